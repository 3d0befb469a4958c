"""Nothing is lost: in every shared file, and in formats that are no text."""

from __future__ import annotations

import re
from collections import Counter
from html.entities import html5
from pathlib import Path

import pytest

from reader.documents import read_all, read_bytes
from tests.documents.test_documents_nothing_lost import visible
from tests.small_files import BOLD, Printed, pdf_of

FOLDERS = {
    "seeds": "*.txt",
    "odd-layouts": "*.*",
    "other-presidential-documents": "*.md",
    "whitehouse-markdown": "*.md",
    "federal-register-xml": "*.xml",
    "federal-register-html": "*.html",
    "gpo-htm": "*.htm",
}


def signs(text: str) -> Counter[str]:
    """The letters and digits of a text, each counted; hyphens and spaces may come and go at line ends."""
    return Counter(sign for sign in text if sign.isalnum())


def shaped(text: str) -> str:
    """`text` with the letters that GPO names in brackets (`C[ocirc]te`) as letters, by HTML's own names."""
    return re.sub(
        r"\[(\w+)\]", lambda name: found if (found := html5.get(f"{name[1]};", "")).isalpha() else name[0], text
    )


def kept(file: Path) -> Counter[str]:
    """The letters and digits of all orders of a file, and of what was set aside with them."""
    said = "".join(order.text + "".join(entry.text for entry in order.set_aside) for order in read_all(file))
    return signs(shaped(said))


def drawn(data: bytes) -> str:
    """What PDFium itself gives as the text of a PDF: an independent, cruder reading than the reader's own."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_every_letter_of_real_pdfs_is_kept(orders_dir: Path):
    files = sorted((orders_dir / "federal-register-pdf").glob("*.pdf"))[1::6]
    assert files
    for file in files:
        assert kept(file) == signs(drawn(file.read_bytes())), file.name


def test_every_letter_of_a_small_pdf_is_kept():
    pages = [
        [Printed(80, 700, "On Lamps", BOLD), Printed(80, 600, "Lamps shall bur-"), Printed(80, 589, "n, each day.")],
        [Printed(80, 700, "Sideways table", turned=True), Printed(500, 40, "Right foot"), Printed(20, 40, "Left foot")],
    ]
    order = read_bytes(pdf_of(pages), "lamps.pdf")
    words = "".join(one.words for page in pages for one in page)
    assert signs(order.text + "".join(entry.text for entry in order.set_aside)) == signs(words)


@pytest.mark.long
def test_every_letter_of_every_shared_pdf_is_kept(orders_dir: Path):
    files = sorted((orders_dir / "federal-register-pdf").glob("*.pdf"))
    assert [file.name for file in files if kept(file) != signs(drawn(file.read_bytes()))] == []


@pytest.mark.long
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_letter_of_every_shared_file_is_kept(orders_dir: Path, folder: str):
    files = sorted((orders_dir / folder).glob(FOLDERS[folder]))
    assert [file.name for file in files if kept(file) != signs(shaped(visible(file)))] == []
