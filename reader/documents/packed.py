"""Files that are no text: each kind is unpacked to a small page of our own making, which the layouts then read.

The page is the decoded source of such a file: source offsets are code points of it. What it looks like is told in
the module of each kind. The libraries are loaded only when such a file comes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.documents import epub, json_record, open_document, pdf_lines, rich_text, web_archive, word_document
from reader.documents.zipped import Container, is_zip, locked
from reader.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Packing:
    """One kind of file that is no text."""

    name: str
    sniff: Callable[[bytes], bool]
    """True for the bytes of such a file."""
    unpacked: Callable[[bytes], str]
    """Its page; raises UnreadableFile with a sentence that begins after the file's name."""


_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of an OLE container: Word before 2007, and any Office document with a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def _refused_old(data: bytes) -> str:
    if _LOCKED in data:
        raise locked()
    raise UnreadableFile("it is an old office document; open it in its program and save it as DOCX or text.")


def _refused_zip(data: bytes) -> str:
    Container(data)
    raise UnreadableFile("it is a ZIP archive; unpack it and give the file of one order.")


PACKINGS: tuple[Packing, ...] = (
    Packing("PDF", pdf_lines.is_pdf, pdf_lines.unpacked),
    Packing("Word", word_document.is_word, word_document.unpacked),
    Packing("EPUB", epub.is_epub, epub.unpacked),
    Packing("OpenDocument", open_document.is_open_document, open_document.unpacked),
    Packing("RTF", rich_text.is_rich_text, rich_text.unpacked),
    Packing("MHTML", web_archive.is_web_archive, web_archive.unpacked),
    Packing("JSON", json_record.is_json, json_record.unpacked),
    Packing("old office document", lambda data: data.startswith(_OLD), _refused_old),
    Packing("ZIP", is_zip, _refused_zip),
)
"""In the order in which they are asked."""


def unpacked(data: bytes, name: str) -> str | None:
    """The page that `data` is unpacked to; None where it is no packed file.

    Raises UnreadableFile, spoken of as `name`, where it is damaged, locked or holds no text.
    """
    for packing in PACKINGS:
        if packing.sniff(data):
            try:
                return packing.unpacked(data)
            except UnreadableFile as error:
                raise UnreadableFile(f"{name}: {error}") from None
    return None
