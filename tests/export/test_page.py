"""The page of HTML: every passage once and in order, valid, readable by anybody, asking for nothing."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import html5lib
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from reader.comparison import Comparison, Side, compare
from reader.documents import read_bytes
from reader.export import Remark, RemarkNote, Remarks, html_page
from reader.export.anchors import anchors
from reader.topics import load_taxonomy
from tests.small_orders import RESUMES, REVIEWS

STRANGE = 'Families & "guests" <b>of</b> the \u05d1\u05d9\u05ea \u05e9\u05dc\u05d5\u05dd house \U0001d504 \U0001f600'


@pytest.fixture(scope="module")
def strange_comparison() -> Comparison:
    """A pair with markup, quotation marks, Hebrew and letters beyond U+FFFF in it."""
    left, right = (
        read_bytes(text.replace("Families", STRANGE).replace("The border is", f"{STRANGE} border is").encode(), name)
        for text, name in ((REVIEWS, "eo-90001.md"), (RESUMES, "eo-90002.md"))
    )
    return compare(left, right, load_taxonomy())


def page(comparison: Comparison, **how: object) -> LexborHTMLParser:
    return LexborHTMLParser(html_page(comparison, **how))  # type: ignore[arg-type]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("printed", [False, True])
def test_it_is_valid_html(strange_comparison: Comparison, printed: bool) -> None:
    html5lib.HTMLParser(strict=True).parse(html_page(strange_comparison, printed=printed))


@pytest.mark.parametrize("side", list(Side))
def test_every_segment_is_there_once_in_a_cell_of_its_own(strange_comparison: Comparison, side: Side) -> None:
    tree = strange_comparison.side(side).outline
    names, made = anchors(tree.labels, side), page(strange_comparison)
    for segment in tree.segments:
        cells = made.css(f'[id="{names[segment.label]}"]')
        assert len(cells) == 1, segment.label
        said = "".join(squeezed(one.text()) for one in cells[0].css("p"))
        heading = segment.heading.of(tree.text) if segment.heading else ""
        assert said == squeezed(heading + segment.body.of(tree.text)), segment.label


def test_the_left_order_keeps_its_sequence_and_partners_share_a_row(small_comparison: Comparison) -> None:
    rows = page(small_comparison).css("table.facing tbody tr")
    left = anchors(small_comparison.left.outline.labels, Side.LEFT)
    right = anchors(small_comparison.right.outline.labels, Side.RIGHT)
    cells = [[cell.attributes.get("id") for cell in row.css("td.side")] for row in rows]
    met = [name for row in cells for name in row if name in left.values()]
    assert met == list(left.values())
    best = max(small_comparison.bitext.links, key=lambda link: link.score)
    assert [left[best.left[0]], right[best.right[0]]] in cells


def test_strange_letters_come_through(strange_comparison: Comparison) -> None:
    told = page(strange_comparison).css_first("table.facing")
    assert told is not None
    assert told.text().count("\u05d1\u05d9\u05ea \u05e9\u05dc\u05d5\u05dd house \U0001d504 \U0001f600") == 2
    assert all(node.attributes.get("dir") == "auto" for node in told.css("td.side p"))


def test_letters_that_html_cannot_hold_are_shown_as_such() -> None:
    left = read_bytes(REVIEWS.encode(), "eo-90001.md")
    right = read_bytes(RESUMES.encode(), "eo-90002.md")
    broken = left.text.replace("Families who", "Families\x01\ud800who")
    assert len(broken) == len(left.text) + 1
    comparison = compare(type(left)(broken, (), left.identity), right, load_taxonomy())
    made = html_page(comparison)
    assert "Families\ufffd\ufffdwho" in made
    html5lib.HTMLParser(strict=True).parse(made)


def test_names_are_unique_and_every_link_inside_leads_somewhere(small_comparison: Comparison) -> None:
    made = page(small_comparison)
    names = [node.attributes["id"] for node in made.css("[id]")]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    goals = [(node.attributes["href"] or "") for node in made.css("a[href]")]
    assert {goal[1:] for goal in goals if goal.startswith("#")} <= set(names)


def test_nothing_outside_is_asked_for(small_comparison: Comparison) -> None:
    made = page(small_comparison)
    assert made.css("script, link, img, iframe, object, embed, video, audio, form, [src], [srcset], [onclick]") == []
    style = made.css_first("style")
    assert style is not None
    assert re.findall(r"url\(|@import", style.text()) == []
    policy = made.css_first('meta[http-equiv="Content-Security-Policy"]')
    assert policy is not None
    assert "default-src 'none'" in (policy.attributes["content"] or "")


def test_it_can_be_read_without_sight(small_comparison: Comparison) -> None:
    made = page(small_comparison)
    html, title = made.css_first("html"), made.css_first("title")
    assert html is not None
    assert html.attributes["lang"] == "en"
    assert title is not None
    assert title.text().strip()
    levels = [int((node.tag or "h0")[1]) for node in made.css("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in made.css("table"):
        assert table.css_first("caption") is not None
        assert all(head.attributes.get("scope") in ("col", "row") for head in table.css("th"))
    assert len(made.css("main")) == 1
    assert all(node.attributes.get("aria-label") for node in made.css("nav"))
    assert all(node.text().strip() for node in made.css("a"))


def test_changes_are_told_in_words_and_leave_the_text_alone(small_comparison: Comparison) -> None:
    made = page(small_comparison)
    style = made.css_first("style")
    assert style is not None
    assert 'ins::before { content: " [inserted: "' in style.text()
    assert 'del::before { content: " [removed: "' in style.text()
    assert made.css("table.facing ins")
    assert made.css("table.facing del")


CONTRASTS = [
    *(("ink", ground) for ground in ("paper", "cur", "dock", *(f"g{slot}" for slot in range(1, 9)))),
    *(("ink2", ground) for ground in ("paper", "cur", "dock")),
    *(("focus", ground) for ground in ("paper", "dock", "raise")),
    *((role, "paper") for role in ("opposed", "revised", "related", "same", "moved", "tag")),
    ("moved", "cur"),
    ("tag", "cur"),
    ("inserted", "inserted_ground"),
    ("removed", "removed_ground"),
]


@pytest.mark.parametrize(("text", "ground"), CONTRASTS)
def test_contrast_is_enough_in_light_and_dark(small_comparison: Comparison, text: str, ground: str) -> None:
    schemes = re.findall(r":root \{([^}]*--paper[^}]*)\}", html_page(small_comparison))
    assert len(schemes) == 3  # light, dark, paper
    for scheme in schemes:
        colours = dict(re.findall(r"--(\w+): (#[0-9A-Fa-f]{6})", scheme))
        assert contrast(colours[text], colours[ground]) >= 4.5


def contrast(one: str, other: str) -> float:
    """WCAG 2, contrast ratio."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_only_the_topics_asked_for_are_lit(small_comparison: Comparison) -> None:
    topic = small_comparison.topics[0].topic
    marks = page(small_comparison, slots={topic.id: 4}).css("table.facing .t")
    assert marks
    assert all("t5" in (mark.attributes["class"] or "").split() for mark in marks)
    assert page(small_comparison, slots={}).css(".t") == []


def test_each_mark_of_a_topic_has_an_underline_of_its_own(small_comparison: Comparison) -> None:
    style = page(small_comparison).css_first("style")
    assert style is not None
    told = {
        slot: tuple(
            re.findall(rf"(?:^|\s|, )\.t{slot} {{ (text-decoration-style[^}}]*|background-image[^}}]*)}}", style.text())
        )
        for slot in range(2, 9)
    }
    assert all(told.values()), told
    assert len(set(told.values())) == len(told)


def test_what_a_person_wrote_stands_beside_its_passage(small_comparison: Comparison) -> None:
    note = RemarkNote("See *this* <script>alert(1)</script> ![x](http://example.org/x.png)", "A. Reader")
    remarks = Remarks(left={"2(b)": (Remark("removal / fast", "expedited removal", (note,)),)})
    made = page(small_comparison, notes=remarks)
    cell: LexborNode | None = made.css_first('[id="left-2-b"] .remark')
    assert cell is not None
    assert "removal / fast" in cell.text()
    assert "A. Reader" in cell.text()
    assert cell.css_first("em") is not None
    assert made.css("script, img") == []
    html5lib.HTMLParser(strict=True).parse(html_page(small_comparison, notes=remarks))


def test_a_digest_is_called_one() -> None:
    text = REVIEWS.replace("kind: executive-order", "kind: executive-order\nedition: digest")
    left, right = read_bytes(text.encode(), "a.md"), read_bytes(RESUMES.encode(), "b.md")
    made = page(compare(left, right, load_taxonomy()))
    assert len(made.css(".badge")) == 2  # in the head, and over its column


def test_labels_that_look_alike_keep_names_of_their_own() -> None:
    names = anchors(["5(a)", '5("a")', "5(A)", "Actions/More, and more"], Side.RIGHT)
    assert list(names.values()) == ["right-5-a", "right-5-a--2", "right-5-A", "right-Actions-More-and-more"]
