"""The person's hand as YAML (how it is kept), JSON and CSV (to hand on). What is written is read back the same.

`name` is how the file is spoken of in a refusal. Every refusal is a BadRequest; nothing is read in part.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

import yaml

from reader.alignment.hand_model import HandAnchor, HandLinks
from reader.alignment.hand_records import ANCHOR, FORMAT, PLAIN, Record, entry_of, plain
from reader.errors import BadRequest
from reader.sheets import bare, guarded
from reader.yaml_words import Words, dumped, fields_of, refuse_format, root_of, words_of

LARGEST = 8_000_000
"""Characters of the largest file that is read."""
_HEAD = "# What a person said of the links between two orders. Labels are as printed; times are UTC.\n"
_SIDES = ("left", "right")
_WHAT = "file of links"
_COLUMNS = (*PLAIN[:1], *(f"{side} {part}" for side in _SIDES for part in ANCHOR), *PLAIN[1:])


def as_yaml(hand: HandLinks, left: str, right: str) -> str:
    """`hand` as a file of the pair with these ids."""
    data = {"format": int(FORMAT), "left": left, "right": right, "entries": [plain(entry) for entry in hand.entries]}
    return _HEAD + dumped(data)


def as_json(hand: HandLinks, left: str, right: str) -> str:
    """The same as JSON."""
    data = {"format": int(FORMAT), "left": left, "right": right, "entries": [plain(entry) for entry in hand.entries]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_csv(hand: HandLinks) -> str:
    """One row an entry; the parts of several passages on one side stand in lines of one cell."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(_COLUMNS)
    for entry in hand.entries:
        said = plain(entry)
        cells = {name: _cell(said.get(name, "")) for name in PLAIN}
        for side, anchors in zip(_SIDES, (entry.left, entry.right), strict=True):
            cells |= {f"{side} {part}": _lines(anchors, part) for part in ANCHOR}
        rows.writerow([guarded(cells[column]) for column in _COLUMNS])
    return out.getvalue()


def from_yaml(text: str, name: str) -> HandLinks:
    """The hand that a YAML file says. Plain values are taken as printed: `label: 3.10` is the label 3.10."""
    whole = fields_of(root_of(text, name, _WHAT, LARGEST), name)
    refuse_format(whole.text("format"), FORMAT, name, _WHAT)
    return HandLinks(tuple(entry_of(_yaml_record(node, name)) for node in whole.items("entries")))


def from_json(text: str, name: str) -> HandLinks:
    """The hand that a JSON file says."""
    _refuse_large(text, name)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise BadRequest(f"{name}, line {line} is not JSON; export the links again, or mend it.") from None
    if not isinstance(whole, dict) or not isinstance(whole.get("entries"), list):
        raise BadRequest(f"{name} has no list of entries; it is no export of links.")
    refuse_format(str(whole.get("format")), FORMAT, name, _WHAT)
    return HandLinks(tuple(entry_of(_json_record(e, f"{name}, entry {n}")) for n, e in enumerate(whole["entries"], 1)))


def from_csv(text: str, name: str) -> HandLinks:
    """The hand that a CSV file says."""
    _refuse_large(text, name)
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        columns = next(rows, [])
        missing = [column for column in _COLUMNS if column not in columns]
        if missing:
            raise BadRequest(f"{name}, line 1 lacks the column “{missing[0]}”; it is no export of links.")
        entries, line = [], rows.line_num + 1
        for row in rows:
            if row:
                entries.append(entry_of(_csv_record(dict(zip(columns, row, strict=False)), f"{name}, line {line}")))
            line = rows.line_num + 1
    except csv.Error as error:
        raise BadRequest(f"{name}, line {rows.line_num} is not CSV ({error}); export the links again.") from None
    return HandLinks(tuple(entries))


def _refuse_large(text: str, name: str) -> None:
    if len(text) > LARGEST:
        raise BadRequest(f"{name} is larger than any file of links ({len(text):,} characters); choose another.")


# -- YAML ------------------------------------------------------------------------------------------------------------


def _yaml_record(node: yaml.Node, name: str) -> Record:
    said = fields_of(node, name)
    sides = [[_yaml_anchor(item, name) for item in said.items(side)] for side in _SIDES]
    plain_ones = {key: words_of(value, name) for key, value in said.nodes.items() if key not in _SIDES}
    return Record(said.place, plain_ones, *sides)


def _yaml_anchor(node: yaml.Node, name: str) -> dict[str, Words]:
    if isinstance(node, yaml.ScalarNode):
        return {"label": words_of(node, name)}
    said = fields_of(node, name)
    if "label" not in said.nodes:
        raise BadRequest(f"{said.place}: the passage has no label; write label: and the printed label.")
    return {key: words_of(value, name) for key, value in said.nodes.items()}


# -- JSON and CSV ----------------------------------------------------------------------------------------------------


def _json_record(said: object, place: str) -> Record:
    if not isinstance(said, dict):
        raise BadRequest(f"{place}: fields and their values are expected here.")
    fields = {key: Words(_word(value, place), place) for key, value in said.items() if key not in _SIDES}
    return Record(place, fields, *(_json_side(said.get(side, []), place) for side in _SIDES))


def _json_side(said: object, place: str) -> list[dict[str, Words]]:
    if not isinstance(said, list) or not all(isinstance(one, dict) and "label" in one for one in said):
        raise BadRequest(f"{place}: the passages of a side are a list, each with its label.")
    return [{key: Words(_word(value, place), place) for key, value in one.items()} for one in said]


def _word(value: object, place: str) -> str:
    if isinstance(value, (dict, list)):
        raise BadRequest(f"{place}: one value is expected, not a list or fields.")
    return "" if value is None else str(value)


def _cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _lines(anchors: tuple[HandAnchor, ...], part: str) -> str:
    return "\n".join(str(getattr(anchor, part)) for anchor in anchors)


def _csv_record(row: Mapping[str, str], place: str) -> Record:
    cells = {column: bare(row.get(column, "")) for column in _COLUMNS}
    fields = {name: Words(cells[name], place) for name in PLAIN}
    return Record(place, fields, *(_csv_side(cells, side, place) for side in _SIDES))


def _csv_side(cells: Mapping[str, str], side: str, place: str) -> list[dict[str, Words]]:
    columns = [cells[f"{side} {part}"].split("\n") for part in ANCHOR]
    count = len(columns[0]) if cells[f"{side} label"] else 0
    if any(len(column) != count for column in columns if column != [""]):
        raise BadRequest(f"{place}: {side} names {count} passages, but not as many beginnings or places.")
    return [
        {part: Words(column[n], place) for part, column in zip(ANCHOR, columns, strict=True) if n < len(column)}
        for n in range(count)
    ]
