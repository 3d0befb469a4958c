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
from reader.alignment.hand_records import ANCHOR, FORMAT, PLAIN, Record, Text, entry_of, plain
from reader.errors import BadRequest

LARGEST = 8_000_000
"""Characters of the largest file that is read."""
_HEAD = "# What a person said of the links between two orders. Labels are as printed; times are UTC.\n"
_ODD_BREAKS = "\r\x85\u2028\u2029\ufeff"
_SIDES = ("left", "right")
_COLUMNS = (*PLAIN[:1], *(f"{side} {part}" for side in _SIDES for part in ANCHOR), *PLAIN[1:])
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet would take for a formula; such a cell gets an apostrophe before it, and loses it when read."""


def as_yaml(hand: HandLinks, left: str, right: str) -> str:
    """`hand` as a file of the pair with these ids."""
    data = {"format": int(FORMAT), "left": left, "right": right, "entries": [plain(entry) for entry in hand.entries]}
    return _HEAD + yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


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
        rows.writerow([_guarded(cells[column]) for column in _COLUMNS])
    return out.getvalue()


def from_yaml(text: str, name: str) -> HandLinks:
    """The hand that a YAML file says. Plain values are taken as printed: `label: 3.10` is the label 3.10."""
    _refuse_large(text, name)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            raise BadRequest(f"{name} uses YAML's aliases (*…); write the words out.")
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadRequest(
            f"{name}, line {line} is not YAML ({error.problem}); mend it, or restore its backup."
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise BadRequest(f"{name} is not YAML; mend it, or restore its backup.") from None
    whole = _mapping(root, name) if root is not None else {}
    _refuse_format(_value(whole["format"], name).words if "format" in whole else None, name)
    entries = _sequence(whole["entries"], name) if "entries" in whole else []
    return HandLinks(tuple(entry_of(_yaml_record(node, name)) for node in entries))


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
    _refuse_format(str(whole.get("format")), name)
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


class _Dumper(yaml.SafeDumper):
    """Puts text with odd line ends in double quotes, where they are kept as they are."""

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """`text` as a node, in the plainest style that keeps every character."""
        style = '"' if any(character in text for character in _ODD_BREAKS) else None
        node: yaml.ScalarNode = self.represent_scalar("tag:yaml.org,2002:str", text, style)
        return node


_Dumper.add_representer(str, _Dumper.represent_text)


def _refuse_large(text: str, name: str) -> None:
    if len(text) > LARGEST:
        raise BadRequest(f"{name} is larger than any file of links ({len(text):,} characters); choose another.")


def _refuse_format(found: str | None, name: str) -> None:
    if found != FORMAT:
        raise BadRequest(f"{name} does not say “format: {FORMAT}”; it is no file of links, or of a newer program.")


# -- YAML ------------------------------------------------------------------------------------------------------------


def _yaml_record(node: yaml.Node, name: str) -> Record:
    fields = _mapping(node, name)
    sides = [
        [_yaml_anchor(item, name) for item in _sequence(fields.pop(side), name)] if side in fields else []
        for side in _SIDES
    ]
    return Record(_place(node, name), {key: _value(value, name) for key, value in fields.items()}, *sides)


def _yaml_anchor(node: yaml.Node, name: str) -> dict[str, Text]:
    if isinstance(node, yaml.ScalarNode):
        return {"label": _value(node, name)}
    fields = {key: _value(value, name) for key, value in _mapping(node, name).items()}
    if "label" not in fields:
        raise BadRequest(f"{_place(node, name)}: the passage has no label; write label: and the printed label.")
    return fields


def _mapping(node: yaml.Node, name: str) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise BadRequest(f"{_place(node, name)}: fields and their values are expected here, like “kind: link”.")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        word = _value(key, name)
        if word.words in found:
            raise word.refused(f"“{word.words}” is said twice; keep one.")
        found[word.words] = value
    return found


def _sequence(node: yaml.Node, name: str) -> list[yaml.Node]:
    if isinstance(node, yaml.ScalarNode) and not node.value:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise BadRequest(f"{_place(node, name)}: a list is expected here, each item behind a dash.")
    return list(node.value)


def _value(node: yaml.Node, name: str) -> Text:
    if not isinstance(node, yaml.ScalarNode):
        raise BadRequest(f"{_place(node, name)}: one value is expected here, not a list or fields.")
    return Text(str(node.value), _place(node, name))


def _place(node: yaml.Node, name: str) -> str:
    return f"{name}, line {node.start_mark.line + 1}"


# -- JSON and CSV ----------------------------------------------------------------------------------------------------


def _json_record(said: object, place: str) -> Record:
    if not isinstance(said, dict):
        raise BadRequest(f"{place}: fields and their values are expected here.")
    fields = {key: Text(_word(value, place), place) for key, value in said.items() if key not in _SIDES}
    return Record(place, fields, *(_json_side(said.get(side, []), place) for side in _SIDES))


def _json_side(said: object, place: str) -> list[dict[str, Text]]:
    if not isinstance(said, list) or not all(isinstance(one, dict) and "label" in one for one in said):
        raise BadRequest(f"{place}: the passages of a side are a list, each with its label.")
    return [{key: Text(_word(value, place), place) for key, value in one.items()} for one in said]


def _word(value: object, place: str) -> str:
    if isinstance(value, (dict, list)):
        raise BadRequest(f"{place}: one value is expected, not a list or fields.")
    return "" if value is None else str(value)


def _cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _lines(anchors: tuple[HandAnchor, ...], part: str) -> str:
    return "\n".join(str(getattr(anchor, part)) for anchor in anchors)


def _csv_record(row: Mapping[str, str], place: str) -> Record:
    cells = {column: row.get(column, "").removeprefix("'") for column in _COLUMNS}
    fields = {name: Text(cells[name], place) for name in PLAIN}
    return Record(place, fields, *(_csv_side(cells, side, place) for side in _SIDES))


def _csv_side(cells: Mapping[str, str], side: str, place: str) -> list[dict[str, Text]]:
    columns = [cells[f"{side} {part}"].split("\n") for part in ANCHOR]
    count = len(columns[0]) if cells[f"{side} label"] else 0
    if any(len(column) != count for column in columns if column != [""]):
        raise BadRequest(f"{place}: {side} names {count} passages, but not as many beginnings or places.")
    return [
        {part: Text(column[n], place) for part, column in zip(ANCHOR, columns, strict=True) if n < len(column)}
        for n in range(count)
    ]
