"""The Federal Register's XML and HTML, and GPO's typewritten page: one small order in the three layouts."""

from __future__ import annotations

from datetime import date

import pytest

from reader.documents import BlockKind, Edition, Emphasis, Kind, Order, read_bytes
from reader.documents.catalogue import Catalogue, Entry, catalogue_of

LAMPS = Entry("99001", "Keeping Lamps Lit at Sea", date(2019, 5, 2), "Donald J. Trump")

XML = """<PRESDOCU>
  <EXECORD>
    <TITLE3>Title 3—</TITLE3>
    <PRES>The President<PRTPAGE P="101"/></PRES>
    <EXECORDR>Executive Order 99001 of May 2, 2019</EXECORDR>
    <HD SOURCE="HED">Keeping Lamps Lit at Sea</HD>
    <FP>So that every ship is seen, it is hereby ordered as follows:</FP>
    <FP><E T="04">Section 1</E>. <E T="03">Lamps.</E> (a) Each ship &amp; boat shall carry
    <PRTPAGE P="102"/>a lamp.</FP>
    <P>(b) Lamps are listed in the annex.</P>
    <HD SOURCE="HD2">Colours</HD>
    <ST1>(1)</ST1><TXT>red to port</TXT>
    <GPH SPAN="1"><GID>Signature.EPS</GID></GPH>
    <PSIG>xy</PSIG>
    <PLACE>THE WHITE HOUSE,</PLACE>
    <DATE>May 2, 2019.</DATE>
    <FRDOC>[FR Doc. 2019-00001</FRDOC>
    <FILED>Filed 5-3-19; 8:45 am]</FILED>
    <BILCOD>Billing code 1-P</BILCOD>
    <ANNEX><HD SOURCE="HED">ANNEX</HD><P>1. A red lamp.</P></ANNEX>
  </EXECORD>
</PRESDOCU>"""

STAMP = (
    '<span class="printed-page-inline" data-page="102"></span><span'
    ' class="printed-page-wrapper unprinted-element-wrapper">'
    '<span class="printed-page unprinted-element" data-text="Start Printed Page 102">'
    '<span class="text">Start Printed Page 102</span></span></span>'
)
HTML = f"""
    <a class="eo" href="/executive-order/99001">Executive Order 99001</a> of May 2, 2019
    <h1 id="h-1">Keeping Lamps Lit at Sea</h1>
    <p id="p-1" data-page="101">So that every ship is seen, it is hereby ordered as follows:</p>
    <p id="p-2" data-page="101">
      <strong>Section 1</strong>. <em>Lamps.</em> (a) Each ship &amp; boat shall carry {STAMP}a lamp.</p>
    <p id="p-3" data-page="102">(b) Lamps are listed in the annex.</p>
    <p class="document-graphic"><a href="https://example.org/s.png"><img src="s.png"></a></p>
    wj
    THE WHITE HOUSE,
    May 2, 2019.

    Filed 5-3-19; 8:45 am]
    <script>var menu = "not text";</script>
  <div class="end-matter">
<p class="frdoc">[FR Doc. <a href="/a/2019-00001">2019-00001</a> </p>
<p class="billing-code">Billing code 1-P</p>
</div>"""

GPO = """<html><head><title>Federal Register, Volume 84 Issue 86</title></head>
<body><pre>[Federal Register Volume 84, Number 86 (Friday, May 3, 2019)]
[Presidential Documents]
[Pages 101-102]
From the Federal Register Online via the Government Publishing Office [<a href="http://x.gov">x.gov</a>]

\x00
                         Presidential Documents

[[Page 101]]

                Executive Order 99001 of May 2, 2019


Keeping Lamps Lit
                at Sea

                So that every ship is seen, it is hereby ordered as
                follows:

                Section 1. Lamps. (a) Each ship &amp; boat shall carry

[[Page 102]]

                a lamp that is called ``bright''--or brighter.
                    (b) Lamps are listed in the annex on non-
                harbour lights.
                <GRAPHIC(S) NOT AVAILABLE IN TIFF FORMAT>

                    (Presidential Sig.)

                THE WHITE HOUSE,

                    May 2, 2019.

[FR Doc. 2019-00001
Filed 5-3-19; 8:45 am]
Billing code 1-P

CONTENTS

Agriculture Department
NOTICES
</pre></body></html>"""


@pytest.fixture
def lamps() -> Catalogue:
    return catalogue_of([LAMPS])


def parts(order: Order) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(order.text)) for block in order.blocks]


def aside(order: Order, reason: str) -> list[str]:
    return [entry.text for entry in order.set_aside if entry.reason == reason]


def test_xml(lamps: Catalogue):
    order = read_bytes(XML.encode(), "lamps.xml", lamps)
    assert order.layout == "federal-register-xml"
    assert parts(order) == [
        ("title", "Keeping Lamps Lit at Sea"),
        ("paragraph", "So that every ship is seen, it is hereby ordered as follows:"),
        ("paragraph", "Section 1. Lamps. (a) Each ship & boat shall carry a lamp."),
        ("paragraph", "(b) Lamps are listed in the annex."),
        ("heading", "Colours"),
        ("paragraph", "(1) red to port"),
        ("signature", "THE WHITE HOUSE,"),
        ("signature", "May 2, 2019."),
        ("heading", "ANNEX"),
        ("paragraph", "1. A red lamp."),
    ]
    assert aside(order, "file stamp") == ["[FR Doc. 2019-00001", "Filed 5-3-19; 8:45 am]", "Billing code 1-P"]
    assert aside(order, "document heading") == ["Title 3—", "The President", "Executive Order 99001 of May 2, 2019"]
    styles = {(one.span.of(order.text), one.style) for one in order.emphases}
    assert styles == {("Section 1", Emphasis.BOLD), ("Lamps.", Emphasis.ITALIC)}


def test_html(lamps: Catalogue):
    order = read_bytes(HTML.encode(), "lamps.html", lamps)
    assert order.layout == "federal-register-html"
    assert parts(order) == [
        ("title", "Keeping Lamps Lit at Sea"),
        ("paragraph", "So that every ship is seen, it is hereby ordered as follows:"),
        ("paragraph", "Section 1. Lamps. (a) Each ship & boat shall carry a lamp."),
        ("paragraph", "(b) Lamps are listed in the annex."),
        ("signature", "THE WHITE HOUSE,"),
        ("signature", "May 2, 2019."),
    ]
    assert aside(order, "page stamp") == ["Start Printed Page 102"]
    assert aside(order, "signature mark") == ["wj"]
    assert "not text" not in order.text


def test_gpo_page(lamps: Catalogue):
    order = read_bytes(GPO.encode(), "lamps.htm", lamps)
    assert order.layout == "gpo-htm"
    assert parts(order) == [
        ("title", "Keeping Lamps Lit at Sea"),
        ("paragraph", "So that every ship is seen, it is hereby ordered as follows:"),
        ("paragraph", "Section 1. Lamps. (a) Each ship & boat shall carry a lamp that is called “bright”—or brighter."),
        ("paragraph", "(b) Lamps are listed in the annex on non-harbour lights."),
        ("signature", "THE WHITE HOUSE,"),
        ("signature", "May 2, 2019."),
    ]
    assert aside(order, "page stamp") == ["[[Page 102]]"]
    assert aside(order, "contents of the issue")[0] == "CONTENTS"


def test_letters_that_gpo_names_in_brackets_get_their_shape(lamps: Catalogue):
    named = GPO.replace("Each ship", "Each C[ocirc]te d'Or ship [sic]").replace(
        "THE WHITE HOUSE,", "(Presidential Sig.)B\n\n                THE WHITE HOUSE,"
    )
    order = read_bytes(named.encode(), "lamps.htm", lamps)
    assert "Each Côte d'Or ship [sic] & boat" in order.text
    assert "(Presidential Sig.)B" in aside(order, "signature mark")


@pytest.mark.parametrize(("source", "name"), [(XML, "a.xml"), (HTML, "a.html"), (GPO, "a.htm")])
def test_identity_of_an_official_text(source: str, name: str, lamps: Catalogue):
    identity = read_bytes(source.encode(), name, lamps).identity
    assert (identity.number, identity.title, identity.date) == ("99001", LAMPS.title, LAMPS.date)
    assert (identity.kind, identity.signatory) == (Kind.EXECUTIVE_ORDER, "Donald J. Trump")
    assert (identity.citation, identity.edition) == ("84 FR 101", Edition.OFFICIAL)
    assert identity.source_url == "https://www.federalregister.gov/d/2019-00001"
    assert {reason.split(":")[0] for reason in identity.reasons} >= {"number", "title", "date", "kind", "signatory"}


@pytest.mark.parametrize("source", [XML, HTML, GPO])
def test_the_layout_is_told_by_the_content_not_the_name(source: str, lamps: Catalogue):
    assert read_bytes(source.encode(), "order.txt", lamps).layout in {
        "federal-register-xml",
        "federal-register-html",
        "gpo-htm",
    }


def test_source_map_of_html_leads_into_the_source(lamps: Catalogue):
    order = read_bytes(HTML.encode(), "lamps.html", lamps)
    for word in ("Keeping", "boat", "listed", "HOUSE"):
        at = order.source_map.to_source(order.text.index(word))
        assert HTML[at : at + len(word)] == word


def test_a_proclamation_in_xml_is_no_executive_order(lamps: Catalogue):
    source = (
        "<PRESDOCU><PROCLA><PROC>Proclamation 9001 of May 2, 2019</PROC><HD SOURCE='HED'>Lamp"
        " Day</HD><FP>I do hereby proclaim it.</FP></PROCLA></PRESDOCU>"
    )
    identity = read_bytes(source.encode(), "p.xml", lamps).identity
    assert (identity.kind, identity.number, identity.title) == (Kind.PROCLAMATION, "9001", "Lamp Day")


def test_any_other_page_is_read_by_its_elements():
    page = (
        "<!doctype html><html><head><title>Lamps</title></head><body><nav><a>Home</a> <a>News</a></nav>"
        "<h1>Keeping Lamps Lit</h1><p>Every ship shall:<br>(a) carry"
        " a lamp.</p><ul><li>Red<ul><li>Glass</li></ul></li></ul>"
        "<table><tr><td>Sloop</td><td>$4</td></tr></table><footer>Privacy</footer></body></html>"
    )
    order = read_bytes(page.encode(), "page.html")
    assert parts(order) == [
        ("title", "Keeping Lamps Lit"),
        ("paragraph", "Every ship shall:"),
        ("paragraph", "(a) carry a lamp."),
        ("list-item", "Red"),
        ("list-item", "Glass"),
        ("table", "Sloop | $4"),
    ]
    assert aside(order, "site menu") == ["Home News", "Privacy"]
    assert order.blocks[-2].kind is BlockKind.LIST_ITEM
