"""EPUB: chapters in reading order; nothing outside the container, nothing locked."""

from __future__ import annotations

import pytest

from reader.documents import BlockKind, read_bytes
from reader.errors import UnreadableFile
from tests.small_files import epub_of, zip_of

CHAPTERS = {
    "nav.xhtml": "<html><body><h2>Contents</h2><ol><li>Lamps</li></ol></body></html>",
    "two.xhtml": "<html><body><p>Sec. 2. <i>Wicks</i>. Wicks are white &amp; dry.</p></body></html>",
    "one.xhtml": (
        '<?xml version="1.0"?><html><body class="x"><h1>On the Lamps of the Harbor</h1>'
        "<p>It is hereby ordered:</p><p><b>Section 1</b>. Lamps shall burn.</p>"
        '<script>steal()</script><img src="http://elsewhere.example/lamp.png"/></body></html>'
    ),
}


def test_chapters_are_read_in_reading_order():
    order = read_bytes(epub_of(CHAPTERS, ["nav.xhtml", "one.xhtml", "two.xhtml"], "nav.xhtml"), "lamps.epub")
    assert order.layout == "epub"
    assert order.text.split("\n\n") == [
        "On the Lamps of the Harbor",
        "It is hereby ordered:",
        "Section 1. Lamps shall burn.",
        "Sec. 2. Wicks. Wicks are white & dry.",
    ]
    assert order.blocks[0].kind is BlockKind.TITLE
    assert any("Contents" in entry.text and entry.reason == "site menu" for entry in order.set_aside)


def test_a_chapter_outside_the_container_is_not_asked_for():
    book = epub_of({"one.xhtml": CHAPTERS["one.xhtml"]}, ["one.xhtml"])
    outside = book.replace(b"text/one.xhtml", b"../../etc/pass")
    with pytest.raises(UnreadableFile, match=r"damaged|is missing"):
        read_bytes(outside, "lamps.epub")
    package = '<package><manifest><item id="a" href="../../../etc/passwd" media-type="text/html"/></manifest>'
    container = '<container><rootfile full-path="OEBPS/book.opf"/></container>'
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OEBPS/book.opf": package + '<spine><itemref idref="a"/></spine></package>',
    }
    with pytest.raises(UnreadableFile, match=r"its part \.\./\.\./etc/passwd is missing"):
        read_bytes(zip_of(parts), "lamps.epub")


def test_a_book_locked_by_its_seller_is_refused():
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfile full-path="book.opf"/></container>',
        "META-INF/encryption.xml": '<encryption><CipherReference URI="one.xhtml"/></encryption>',
        "book.opf": '<package><manifest><item id="a" href="one.xhtml" media-type="text/html"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>',
        "one.xhtml": "????",
    }
    with pytest.raises(UnreadableFile, match="locked by its seller"):
        read_bytes(zip_of(parts), "lamps.epub")


def test_a_book_with_entities_of_its_own_is_refused():
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<!DOCTYPE c [<!ENTITY a "aaaa">]><container>&a;</container>',
    }
    with pytest.raises(UnreadableFile, match="damaged book"):
        read_bytes(zip_of(parts), "lamps.epub")
    with pytest.raises(UnreadableFile, match="without chapters"):
        read_bytes(zip_of({**parts, "META-INF/container.xml": "<container/>"}), "lamps.epub")
