"""Files that are no text: each kind is unpacked to a small page of our own making, which the layouts then read.

The page is the decoded source of such a file: source offsets are code points of it. What it looks like is told in
the module of each kind. The libraries are loaded only when such a file comes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.documents import pdf_lines
from reader.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Packing:
    """One kind of file that is no text."""

    name: str
    sniff: Callable[[bytes], bool]
    """True for the bytes of such a file."""
    unpacked: Callable[[bytes], str]
    """Its page; raises UnreadableFile with a sentence that begins after the file's name."""


PACKINGS: tuple[Packing, ...] = (Packing("PDF", pdf_lines.is_pdf, pdf_lines.unpacked),)


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
