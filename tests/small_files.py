"""Small files in formats that are no text, made here byte for byte: PDF, Word, OpenDocument, EPUB."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PLAIN, BOLD, ITALIC = "F1", "F2", "F3"


@dataclass(frozen=True)
class Printed:
    """Words printed on a page: where they begin, in points from the left and from the bottom, and in which type."""

    left: float
    base: float
    words: str
    type: str = PLAIN
    turned: bool = False


def pdf_of(pages: Sequence[Iterable[Printed]]) -> bytes:
    """A PDF of 612 by 792 points with these words, in Helvetica of 9 points."""
    fonts = [b"<< /Type /Font /Subtype /Type1 /BaseFont /%b /Encoding /WinAnsiEncoding >>" % name for name in _FACES]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *fonts]
    kids = []
    for page in pages:
        drawn = b"\n".join(_drawn(one) for one in page)
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font"
            b" << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(kids))
    return _with_table(objects)


_FACES = (b"Helvetica", b"Helvetica-Bold", b"Helvetica-Oblique")


def _drawn(one: Printed) -> bytes:
    words = one.words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    run = "0 1 -1 0" if one.turned else "1 0 0 1"
    return f"BT /{one.type} 9 Tf {run} {one.left} {one.base} Tm (".encode() + words + b") Tj ET"


def _with_table(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + head + table + tail


def zip_of(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP container of these parts; one named `mimetype` is stored unpacked, as the formats ask."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as container:
        for name, words in parts.items():
            container.writestr(name, words, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return held.getvalue()


def odt_of(body: str, automatic: str = "", header: str = "") -> bytes:
    """An OpenDocument text with this body, automatic styles and header."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{where}:1.0"'
        for name, where in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"))
    )
    spaces += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {spaces}><office:master-styles><style:master-page><style:header><text:p>{header}"
        "</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zip_of({"mimetype": kind, "content.xml": content, "styles.xml": styles, "META-INF/manifest.xml": "<m/>"})


def epub_of(chapters: dict[str, str], spine: Sequence[str], contents: str = "") -> bytes:
    """A book of these chapters (name in the folder `text` -> XHTML), read in the order of `spine`."""
    items = "".join(
        f'<item id="{name}" href="text/{name}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == contents else ''}/>"
        for name in chapters
    )
    refs = "".join(f'<itemref idref="{name}"/>' for name in spine)
    return zip_of(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="OEBPS/book.opf"/></container>',
            "OEBPS/book.opf": f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>",
            **{f"OEBPS/text/{name}": page for name, page in chapters.items()},
        }
    )
