"""PDF -> its printed lines with their places, as a small HTML page that the PDF layouts are read from.

The decoded source of a PDF is of our own making: `<html data-from="pdf">`, an `<hr>` before every page, and one
`<p l= y= r=>` for every printed line (left end, base line and right end in points, the base line from the bottom
of the page), with `<b>` and `<i>` where the type is bold or italic, and the class `turned` where it does not run
from left to right. Source offsets of a PDF are code points of this page. Nothing in the PDF is run or followed.
"""

from __future__ import annotations

import ctypes
import html
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from reader.errors import UnreadableFile

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

OPENING = '<html data-from="pdf">'
"""How the decoded source of a PDF begins."""
_MOST_PAGES = 1500
_MOST_SIGNS = 10_000_000
_FEWEST_SIGNS = 12
"""Letters a page, on average, below which a PDF is pictures of pages."""
_NEW_LINE = 4.0
"""Points by which the base line moves to a new line; superscripts move less."""
_GAP = 60.0
"""Points of white inside a line that part a side column from the text."""
_TURNED = 0.1
"""Radians from which a sign counts as turned."""
_BOLD, _ITALIC = 1, 2
_PASSWORD = 4
"""PDFium's number for a missing password."""
# PDFium keeps state of its own and must not be entered by two threads at once.
_ONE_AT_A_TIME = Lock()


@dataclass(slots=True)
class _Line:
    left: float
    base: float
    right: float
    turned: bool
    signs: list[tuple[str, int]] = field(default_factory=list)
    """Each character with its style."""

    def markup(self) -> str:
        """The line as one `<p>`; empty where it shows nothing."""
        while self.signs and self.signs[-1][0].isspace():
            self.signs.pop()
        if not self.signs:
            return ""
        kind = ' class="turned"' if self.turned else ""
        return f'<p{kind} l="{self.left:.1f}" y="{self.base:.1f}" r="{self.right:.1f}">{_styled(self.signs)}</p>\n'


def is_pdf(data: bytes) -> bool:
    """True for the first bytes of a PDF; up to a kilobyte of mail headers may stand before it."""
    return b"%PDF-" in data[:1024]


def unpacked(data: bytes) -> str:
    """The printed lines of a PDF as a small HTML page (see above).

    Raises UnreadableFile where it is damaged, locked, far too long, or holds pictures of pages without text.
    """
    with _ONE_AT_A_TIME:
        document = _opened(data)
        try:
            pages = ["".join(line.markup() for line in _lines(document, at)) for at in range(_length(document))]
        finally:
            document.close()
    source = OPENING + "\n" + "".join(f"<hr>\n{page}" for page in pages)
    letters = sum(map(str.isalpha, _bare(source)))
    if letters < _FEWEST_SIGNS * len(pages):
        raise UnreadableFile(
            "it is a picture of pages without text; run it through a text recognition (OCR) program first, or give"
            " the order in another format."
        )
    return source


def _bare(source: str) -> str:
    import re

    return re.sub(r"<[^<>]*>", "", source)


def _opened(data: bytes) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise UnreadableFile("it is locked with a password; save a copy without one and give that.") from None
        raise UnreadableFile("it is a damaged PDF; fetch the file again.") from None


def _length(document: PdfDocument) -> int:
    pages = len(document)
    if pages > _MOST_PAGES:
        raise UnreadableFile(f"it has {pages:,} pages, more than the {_MOST_PAGES:,} that are read; give one order.")
    return pages


def _lines(document: PdfDocument, at: int) -> list[_Line]:
    import pypdfium2

    try:
        page = document[at]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        raise UnreadableFile(f"page {at + 1} of the PDF is damaged; fetch the file again.") from None
    try:
        return _grouped(text)
    finally:
        text.close()
        page.close()


def _grouped(text: PdfTextPage) -> list[_Line]:
    """The characters of a page as lines, in the order in which the page draws them."""
    lines: list[_Line] = []
    fresh = True
    for sign in _signs(text):
        if sign.text in "\r\n":
            fresh = True
            continue
        line = None if fresh or not lines else lines[-1]
        if line is None or _parted(line, sign):
            if sign.text.isspace():
                continue
            line = _Line(sign.left, sign.base, sign.right, sign.turned)
            lines.append(line)
            fresh = False
        line.signs.append((sign.text, sign.style))
        line.right = max(line.right, sign.right) if not sign.text.isspace() else line.right
    return lines


def _parted(line: _Line, sign: _Sign) -> bool:
    if line.turned or sign.turned:
        return line.turned != sign.turned
    return abs(sign.base - line.base) > _NEW_LINE or (not sign.text.isspace() and sign.left - line.right > _GAP)


@dataclass(slots=True)
class _Sign:
    text: str
    left: float
    right: float
    base: float
    style: int
    turned: bool


def _signs(text: PdfTextPage) -> Iterator[_Sign]:
    import pypdfium2.raw as pdfium

    x, y, flags = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()
    name, box = ctypes.create_string_buffer(128), pdfium.FS_RECTF()
    count = text.count_chars()
    if count > _MOST_SIGNS:
        raise UnreadableFile("a page of the PDF is far too long; give the order in another format.")
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text, at)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        pdfium.FPDFText_GetFontInfo(text, at, name, 128, flags)
        shown = "-" if pdfium.FPDFText_IsHyphen(text, at) == 1 else _character(code)
        turned = _is_turned(pdfium.FPDFText_GetCharAngle(text, at))
        yield _Sign(shown, box.left, box.right, y.value, _style(name.value), turned)


def _character(code: int) -> str:
    """The character of a code point; a space for what is none (PDFs map some glyphs to nothing)."""
    if code in (10, 13):
        return "\n"
    return " " if code < 32 or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF else chr(code)


def _is_turned(angle: float) -> bool:
    return angle > _TURNED and abs(angle - 2 * math.pi) > _TURNED


def _style(font: bytes) -> int:
    name = font.lower()
    bold = _BOLD if b"bold" in name or b"black" in name or b"heavy" in name else 0
    return bold | (_ITALIC if b"italic" in name or b"oblique" in name else 0)


def _styled(signs: list[tuple[str, int]]) -> str:
    parts: list[str] = []
    on = 0
    for text, style in signs:
        # White space has no style of its own: it goes on with what is set.
        style = on if text.isspace() else style
        if style != on:
            parts.append(_closing(on) + _opening(style))
            on = style
        parts.append(html.escape(text, quote=False))
    return "".join(parts) + _closing(on)


def _opening(style: int) -> str:
    return ("<b>" if style & _BOLD else "") + ("<i>" if style & _ITALIC else "")


def _closing(style: int) -> str:
    return ("</i>" if style & _ITALIC else "") + ("</b>" if style & _BOLD else "")
