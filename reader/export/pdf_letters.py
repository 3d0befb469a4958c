"""What the glyphs of a PDF stand for, put right where Qt does not know: its ToUnicode maps (ISO 32000-1, 9.10.3).

Qt looks a glyph's letter up backwards in the font's table, up to U+FFFF, and takes the first: a space comes out as a
tab, an apostrophe as a modifier letter, and letters from U+10000 on not at all. Here the maps say what the text said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.export.pdf_update import PdfUpdate, found

_KIN = ("-\u00ad\u2010\u2011", "'\u02b9\u2032", "’\u02bc", "”\u02ee", " \t\u00a0", "µμ", "ΩΩ", "ÅÅ")
"""Letters that fonts draw with one glyph."""
_ASTRAL = 0x10000


@dataclass(frozen=True, slots=True)
class FontLetters:
    """The letters that were drawn with one font, in the order of their first use."""

    family: str
    """As the font calls itself: `Source Serif 4`."""
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Font:
    """A font as it stands in the PDF: its glyphs are numbered from 1 in the order of their first use."""

    name: str
    """`SourceSerif4Roman_700wght_9.4opsz`"""
    stream: int
    """Number of its map's object."""
    count: int
    known: Mapping[int, str]
    """What Qt says of each glyph."""


def put_letters(update: PdfUpdate, fonts: Sequence[FontLetters]) -> int:
    """Write into the PDF what its glyphs stand for; returns for how many of its fonts.

    `fonts` are held against those of the PDF by name and by letters; one that fits none keeps the map it has.
    """
    left = list(fonts)
    done = 0
    for font in _fonts(update):
        at = next((at for at, told in enumerate(left) if _fits(font, told)), None)
        if at is not None:
            _write(update, font.stream, _told(font, left.pop(at)))
            done += 1
    return done


def _fonts(update: PdfUpdate) -> list[_Font]:
    made = []
    for number in update.numbers():
        body = update.read(number)
        if b"/Subtype /Type0" in body and b"/ToUnicode" in body:
            widths = update.read(int(found(rb"/DescendantFonts \[(\d+) 0 R\]", body)))
            count = len(found(rb"/W \[\s*0 \[([^\]]*)\]", widths).split()) - 1
            stream = int(found(rb"/ToUnicode (\d+) 0 R", body))
            name = found(rb"/BaseFont /(\S+)", body).decode("ascii", "replace")
            made.append(_Font(name, stream, count, _known(update.read(stream))))
    return made


def _known(stream: bytes) -> dict[int, str]:
    known = {}
    for first, letters in re.findall(rb"<([0-9A-F]{4})> <[0-9A-F]{4}> \[([^\]]*)\]", stream):
        for at, letter in enumerate(re.findall(rb"<([0-9A-F]{4})>", letters), int(first, 16)):
            known[at] = chr(int(letter, 16))
    return known


def _fits(font: _Font, told: FontLetters) -> bool:
    """True where `told` can be the letters of `font`: its family, no glyph that Qt knows for another letter."""
    if not font.name.casefold().startswith("".join(told.family.split()).casefold()):
        return False
    parts = set(unicodedata.normalize("NFKD", "".join(told.letters)))
    strange = [letter for letter in font.known.values() if not _kin(letter, told.letters)]
    strange = [letter for letter in strange if not set(unicodedata.normalize("NFKD", letter)) <= parts]
    return not strange and len(_unknown(font)) == len(_astral(told))


def _told(font: _Font, told: FontLetters) -> dict[int, str]:
    said = {at: _kin(letter, told.letters) or letter for at, letter in font.known.items()}
    return said | dict(zip(_unknown(font), _astral(told), strict=True))


def _unknown(font: _Font) -> list[int]:
    return [at for at in range(1, font.count + 1) if at not in font.known]


def _astral(told: FontLetters) -> list[str]:
    return [letter for letter in told.letters if ord(letter) >= _ASTRAL]


def _kin(letter: str, letters: Sequence[str]) -> str:
    """`letter`, if it is one of `letters`, or the one of them that is drawn with the same glyph; else nothing."""
    if letter in letters:
        return letter
    kin = next((some for some in _KIN if letter in some), "")
    return next((one for one in kin if one in letters), "")


def _write(update: PdfUpdate, number: int, letters: Mapping[int, str]) -> None:
    lines = [
        f"<{at:04X}> <{words.encode('utf-16-be', 'replace').hex().upper()}>" for at, words in sorted(letters.items())
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    chars = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    stream = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{chars}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
    update.write(number, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
