"""JSON: a record about an order, with its text or without.

The Federal Register's API answers such records (https://www.federalregister.gov/developers/documentation/api/v1);
they hold no text. Where a record brings the text in a field of its own, the decoded source is Markdown made of it:
front matter with what the record says, then the text. Without one it is refused here; the library takes it for what
the publisher says of the order's own file beside it.
"""

from __future__ import annotations

import json
from typing import Any

from reader.documents.dates import as_date
from reader.documents.draft import Clue
from reader.documents.model import Kind
from reader.errors import UnreadableFile

_BODIES = ("full_text", "body", "text", "content", "body_html", "full_text_html")
_SHORTEST = 200
"""Code points of the shortest text of an order."""
_NUMBERS = ("executive_order_number", "presidential_document_number", "proclamation_number", "number")
_ADDRESSES = ("html_url", "source_url", "url")
_WHERE = "the Federal Register's record"
_KINDS = {"executive order": Kind.EXECUTIVE_ORDER, "proclamation": Kind.PROCLAMATION, "notice": Kind.NOTICE}


def is_json(data: bytes) -> bool:
    """True for a file that is one JSON object or list."""
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith((b'{"', b"{\n", b"{\r", b"{ ", b"[{", b"[\n", b"[ ")):
        return False
    return data.rstrip().endswith((b"}", b"]")) and b'"' in head


def unpacked(data: bytes) -> str:
    """The text of a record, with what it says of the order as front matter.

    Raises UnreadableFile where the JSON is broken or holds no text.
    """
    record = _loaded(data)
    if record is None:
        raise UnreadableFile("it is broken JSON; fetch the file again.")
    body = next((text for key in _BODIES if isinstance(text := record.get(key), str) and len(text) >= _SHORTEST), None)
    if body is None:
        raise UnreadableFile(_no_text(record))
    if body.lstrip().startswith("<"):
        return body
    said = {str(clue.fact): str(clue.value) for clue in _clues(record)}
    lines = (f"{fact}: {json.dumps(value, ensure_ascii=False)}" for fact, value in said.items())
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n" if said else body


def _clues(record: dict[str, Any]) -> list[Clue]:
    """What a record says of the order it is about."""
    found = []
    for fact, keys in (
        ("number", _NUMBERS),
        ("title", ("title",)),
        ("citation", ("citation",)),
        ("source_url", _ADDRESSES),
    ):
        if value := _first(record, keys):
            found.append(Clue(fact, value, _WHERE))
    if day := as_date(record.get("signing_date")):
        found.append(Clue("date", day, _WHERE))
    if kind := _KINDS.get(str(record.get("subtype", "")).casefold()):
        found.append(Clue("kind", kind, _WHERE))
    return found


def _loaded(data: bytes) -> dict[str, Any] | None:
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return loaded if isinstance(loaded, dict) else {}


def _first(record: dict[str, Any], keys: tuple[str, ...]) -> str:
    values = (record.get(key) for key in keys)
    return next((str(value) for value in values if isinstance(value, (str, int)) and str(value).strip()), "")


def _no_text(record: dict[str, Any]) -> str:
    number, address = _first(record, _NUMBERS), _first(record, ("html_url", "raw_text_url"))
    about = f"a record about order {number}" if number else "JSON"
    where = f" (at {address})" if address else ""
    return f"it is {about} without the order's text; give the file of the text itself{where}."
