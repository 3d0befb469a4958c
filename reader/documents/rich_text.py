"""RTF, by striprtf: paragraphs, automatic numbers and footnotes; type styles are not kept.

The decoded source is the page of `simple_page`.
"""

from __future__ import annotations

import re

from reader.documents.simple_page import Run, page, paragraph
from reader.errors import UnreadableFile

ORIGIN = "rtf"
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
# striprtf passes over footnotes and old automatic numbers; as plain groups their words stay where they stand.
_KEPT = re.compile(r"\{(?:\\\*)?\\(?:footnote|pntext)\b")


def is_rich_text(data: bytes) -> bool:
    """True for the first bytes of RTF."""
    return data.lstrip()[:5] == b"{\\rtf"


def unpacked(data: bytes) -> str:
    """The document as a small page. Raises UnreadableFile where nothing can be made of it."""
    from striprtf.striprtf import rtf_to_text

    found = _CODE_PAGE.search(data[:2000])
    encoding = f"cp{found[1].decode()}" if found else "cp1252"
    source = _KEPT.sub("{ ", data.decode("latin-1"))
    try:
        text = rtf_to_text(source, encoding=encoding, errors="replace")  # type: ignore[no-untyped-call]  # striprtf has no types
    except (ValueError, LookupError, IndexError, OverflowError):
        raise UnreadableFile("it is a damaged RTF file; save it again from the program that wrote it.") from None
    lines = (" ".join(line.replace("|", " | ").rstrip(" |").split()) for line in text.splitlines())
    return page(ORIGIN, [paragraph([Run(line)]) for line in lines])
