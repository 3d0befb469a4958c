"""Corrections as YAML that a person can read and mend: written whole, read with every complaint naming its line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.documents import Identity
from reader.errors import BadCorrections
from reader.structure.anchoring import Anchor
from reader.structure.corrections import Correction, Mend
from reader.structure.facts import FIELDS, with_fact
from reader.structure.printed import is_label

if TYPE_CHECKING:
    import yaml

HEAD = """\
# What a person mended in how this order was read. The file of the order itself is never changed.
# Each entry says what is mended (heading, text, label, under, join, split, set aside, fact), and of which paragraph:
# its number, counted from 1, and the words it begins with. They are made in this order, each on what the last one left.
"""
_MOST = 20_000
"""Entries in a file."""
_LARGEST = 8_000_000
"""Code points in a file."""
_ALLOWED = {"mend", "paragraph", "words", "label", "before", "field", "value"}


def to_yaml(corrections: Sequence[Correction]) -> str:
    """`corrections` as a YAML text that `from_yaml` reads back to the same."""
    import yaml

    entries = [_entry(correction) for correction in corrections]
    body = yaml.safe_dump({"corrections": entries}, allow_unicode=True, sort_keys=False, width=10_000)
    return HEAD + body


def from_yaml(text: str, name: str = "corrections.yaml") -> tuple[Correction, ...]:
    """The corrections in `text`, the content of the file `name`; an empty text holds none.

    Raises BadCorrections with one sentence that names file and line: not YAML, an unknown key or kind, a missing
    paragraph or words, a label or fact that cannot be.
    """
    import yaml

    if len(text) > _LARGEST:
        raise BadCorrections(f"{name} is too large for a file of corrections.")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadCorrections(f"{name}, line {line}: this is not YAML ({error.problem}).") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise BadCorrections(f"{name} is not YAML; mend it or take it away.") from error
    if root is None:
        return ()
    return tuple(_correction(node, name) for node in _listed(root, name))


def _entry(correction: Correction) -> dict[str, object]:
    found: dict[str, object] = {"mend": str(correction.mend)}
    if correction.anchor is not None:
        found |= {"paragraph": correction.anchor.position + 1, "words": correction.anchor.words}
    if correction.field:
        found["field"] = correction.field
    key = _VALUE_KEY.get(correction.mend)
    if key:
        found[key] = correction.value
    return found


_VALUE_KEY = {Mend.LABEL: "label", Mend.UNDER: "label", Mend.SPLIT: "before", Mend.FACT: "value"}


def _listed(root: yaml.Node, name: str) -> Sequence[yaml.Node]:
    if _is_map(root):
        for key, value in root.value:
            if key.value != "corrections":
                raise _bad(key, name, "only `corrections` is expected here")
            if value.id != "sequence" or len(value.value) > _MOST:
                raise _bad(value, name, f"`corrections` is a list of at most {_MOST} entries")
            return list(value.value)
    raise _bad(root, name, "a file of corrections begins with `corrections:`")


def _correction(node: yaml.Node, name: str) -> Correction:
    values = _scalars(node, name)
    try:
        mend = Mend(values.get("mend", ""))
    except ValueError:
        raise _bad(node, name, f"`mend` is one of {', '.join(Mend)}") from None
    key = _VALUE_KEY.get(mend)
    spare = set(values) - {
        "mend",
        "paragraph",
        "words",
        *([key] if key else []),
        *(["field"] if key == "value" else []),
    }
    if spare:
        raise _bad(node, name, f"`{min(spare)}` has no place in a correction of the kind {mend}")
    if mend is Mend.FACT:
        return _fact(node, values, name)
    value = values.get(key, "") if key else ""
    if key and not value.strip():
        raise _bad(node, name, f"`{key}` is missing")
    if key == "label" and not is_label(value):
        raise _bad(node, name, f"“{value[:60]}” is no label; labels are written like 4, 4(b)(ii)")
    return Correction(mend, _anchor(node, values, name), value)


def _fact(node: yaml.Node, values: dict[str, str], name: str) -> Correction:
    field, value = values.get("field", ""), values.get("value", "")
    if field not in FIELDS or {"paragraph", "words"} & set(values):
        raise _bad(node, name, f"a fact has `field` (one of {', '.join(FIELDS)}) and `value`, no paragraph")
    try:
        with_fact(Identity(), field, value)
    except ValueError as error:
        raise _bad(node, name, str(error).rstrip(".")) from error
    return Correction(Mend.FACT, None, value, field)


def _anchor(node: yaml.Node, values: dict[str, str], name: str) -> Anchor:
    number, words = values.get("paragraph", ""), values.get("words", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10 and int(number)):
        raise _bad(node, name, "`paragraph` is a number from 1")
    if not words.strip():
        raise _bad(node, name, "`words`, with which the paragraph begins, is missing")
    return Anchor(int(number) - 1, words)


def _scalars(node: yaml.Node, name: str) -> dict[str, str]:
    if not _is_map(node):
        raise _bad(node, name, "a correction is a list of `key: value`")
    found: dict[str, str] = {}
    for key, value in node.value:
        if key.id != "scalar" or key.value not in _ALLOWED or key.value in found:
            raise _bad(key, name, f"`{str(key.value)[:40]}` is unknown or stands twice")
        if value.id != "scalar":
            raise _bad(value, name, f"`{key.value}` is a single value")
        found[key.value] = value.value
    return found


def _is_map(node: yaml.Node) -> bool:
    return getattr(node, "id", "") == "mapping"


def _bad(node: yaml.Node, name: str, sentence: str) -> BadCorrections:
    return BadCorrections(f"{name}, line {node.start_mark.line + 1}: {sentence}.")
