"""Web pages saved whole: the order is found in its page, and the page around it is set aside."""

from __future__ import annotations

import pytest

from reader.documents import Order, read_bytes

ENACTING = "By the authority vested in me as President, and for every ship at sea, it is hereby ordered:"
TEXT = (
    f"<p>{ENACTING}</p><p><u>Section</u> <u>1</u>. <u>Purpose</u>. The lights of every harbor shall be kept burning"
    " through the winter, so that ships come home.</p><p>(a) The Secretary of Lamps shall trim each lamp within 30 days"
    " of the date of this order, and count them.</p><p>THE WHITE HOUSE,<br>May 2, 2025.</p>"
)
WHITE_HOUSE = f"""<!DOCTYPE html><html lang="en-US"><head><title>Keeping Harbor Lights &#8211; The White House</title>
<link rel="canonical" href="https://www.whitehouse.gov/presidential-actions/2025/05/keeping-harbor-lights/"></head>
<body><a href="#m">Skip to content</a><header><nav><ul><li>Home</li><li>News</li></ul></nav></header><main id="m">
<div><div>Presidential Actions</div><h1>Keeping Harbor Lights</h1><time datetime="2025-05-02">May 2, 2025</time></div>
<div class="entry-content">{TEXT}</div></main><section><h2>Read next</h2><div>Lamps of the nation</div></section>
<footer><p>Copyright</p></footer></body></html>"""
REGISTER = f"""<!doctype html><html><head><title>Keeping Harbor Lights</title></head><body><form>
<ul><li>Browse</li></ul><div id="metadata_content_area"><h1>Keeping Harbor Lights</h1></div>
<p>A page about a document</p>
<div id="fulltext_content_area"><p>Executive Order 99901 of May 2, 2025</p><h1>Keeping Harbor Lights</h1>
<span data-page="19001"></span>{TEXT}<p>[FR Doc. 2025-08123 Filed 5-6-25; 8:45 am]</p></div>
<div id="footer">Write to the office</div></form></body></html>"""
PROJECT = f"""<html><head><title>A project</title></head><body><nav>Documents</nav><div><h3>A President</h3>
<div class="field-docs-start-date-time">May 02, 2025</div><h1>Executive Order 99901—Keeping Harbor Lights</h1>
<div class="field-docs-content">{TEXT}</div>
<p>A President, Executive Order 99901—Keeping Harbor Lights Online</p></div>
<div><h3>Filed Under</h3><a>Executive Orders</a></div></body></html>"""


def _read(page: str) -> Order:
    return read_bytes(page.encode(), "page.html")


@pytest.mark.parametrize("page", [WHITE_HOUSE, REGISTER, PROJECT])
def test_the_text_is_found_in_its_page(page: str):
    order = _read(page)
    paragraphs = order.text.split("\n\n")
    assert paragraphs[0].endswith("Keeping Harbor Lights")
    assert paragraphs[1] == ENACTING
    assert paragraphs[2].startswith("Section 1. Purpose. The lights")
    assert paragraphs[-2:] == ["THE WHITE HOUSE,", "May 2, 2025."]
    assert len(paragraphs) == 6
    assert str(order.identity.date) == "2025-05-02"
    assert order.identity.title == "Keeping Harbor Lights"


def test_what_stands_around_the_text_is_named():
    around = {entry.text for entry in _read(WHITE_HOUSE).set_aside}
    assert {"Skip to content", "Presidential Actions", "Read next", "Lamps of the nation", "Copyright"} <= around


def test_the_white_houses_page_tells_its_address():
    identity = _read(WHITE_HOUSE).identity
    assert identity.source_url == "https://www.whitehouse.gov/presidential-actions/2025/05/keeping-harbor-lights/"


def test_the_registers_page_tells_number_and_citation():
    order = _read(REGISTER)
    assert order.layout == "federal-register-page"
    assert (order.identity.number, order.identity.citation) == ("99901", "90 FR 19001")


def test_the_projects_page_tells_its_number():
    assert _read(PROJECT).identity.number == "99901"


def test_a_page_without_a_content_element_is_read_whole():
    order = _read(f"<html><body><div><div>{TEXT}</div></div></body></html>")
    assert order.text.split("\n\n")[0] == ENACTING
    assert not order.set_aside


def test_a_page_saved_as_a_single_file_is_read():
    from email.message import EmailMessage

    archive = EmailMessage()
    archive.set_content(WHITE_HOUSE, subtype="html", cte="quoted-printable")
    archive.add_related(b"GIF89a", "image", "gif")
    order = read_bytes(b"From: <Saved by a browser>\r\n" + archive.as_bytes(), "page.mhtml")
    assert order.text == _read(WHITE_HOUSE).text
    assert order.identity == _read(WHITE_HOUSE).identity
