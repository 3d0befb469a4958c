"""Words with their citation, plain and rich, and both sides as a small table."""

from __future__ import annotations

from datetime import date

import html5lib
import pytest

from reader.comparison import Comparison, Reading, compare, read_order
from reader.documents import read_bytes
from reader.export.citing import citation, cited, facing_quote
from reader.spans import Span
from reader.topics import load_taxonomy
from tests.small_orders import RESUMES, REVIEWS


def reading(text: str, **facts: str) -> Reading:
    head = "".join(f"{name}: {value}\n" for name, value in facts.items())
    return read_order(read_bytes(text.replace("---\n", f"---\n{head}", 1).encode(), "order.md"), load_taxonomy())


def over(one: Reading, first: str, last: str = "") -> Span:
    start, end = one.outline.segment(first), one.outline.segment(last or first)
    assert start is not None
    assert end is not None
    return Span(start.span.start, end.span.end)


@pytest.mark.parametrize(
    ("first", "last", "place"),
    [
        ("3", "", "sec. 3"),
        ("2(a)(i)", "", "sec. 2(a)(i)"),
        ("2(a)", "2(b)", "secs. 2(a)-(b)"),
        ("2(a)(i)", "2(a)(ii)", "secs. 2(a)(i)-(ii)"),
        ("1", "3", "secs. 1-3"),
        ("2(b)", "3", "secs. 2(b), 3"),
        ("preamble", "1", "preamble, sec. 1"),
        ("signature", "", "signature"),
    ],
)
def test_the_places_are_named_as_lawyers_do(first: str, last: str, place: str) -> None:
    one = reading(REVIEWS)
    assert citation(one, over(one, first, last)) == f"EO 90001, {place} (Mar. 4, 2021)"


def test_what_is_known_is_told_and_what_is_not_is_left_out() -> None:
    known = reading(RESUMES, citation="90 FR 8467")
    assert known.order.identity.date == date(2025, 2, 3)
    assert citation(known, over(known, "3")) == "EO 90002, sec. 3 (Feb. 3, 2025), 90 FR 8467"
    bare = read_order(
        read_bytes(b"Section 1. Anything. Some words stand here.\n\nSec. 2. More.", "a.txt"), load_taxonomy()
    )
    assert citation(bare, over(bare, "1")).endswith(", sec. 1")


def test_a_digest_is_named_as_one() -> None:
    one = reading(REVIEWS, edition="digest")
    assert citation(one, over(one, "3")).startswith("digest of EO 90001, sec. 3")


def test_words_stand_in_quotation_marks_and_are_escaped() -> None:
    one = reading(REVIEWS)
    segment = one.outline.segment("2(a)(ii)")
    assert segment is not None
    quote = cited(one, segment.body)
    words = segment.body.of(one.outline.text)
    assert quote.plain == f"“{words}” EO 90001, sec. 2(a)(ii) (Mar. 4, 2021)"
    assert "longest &amp; publish the figure &lt;each month&gt;" in quote.html
    html5lib.HTMLParser(strict=True).parseFragment(quote.html)


def test_a_word_in_the_middle_is_cited_by_its_clause() -> None:
    one = reading(REVIEWS)
    at = one.outline.text.index("Migrant Protection")
    assert cited(one, Span(at, at + 7)).plain == "“Migrant” EO 90001, sec. 2(a)(i) (Mar. 4, 2021)"
    assert cited(one, Span(at, at)).plain == ""


def test_both_sides_make_a_table(small_comparison: Comparison) -> None:
    left, right = small_comparison.left, small_comparison.right
    quote = facing_quote(small_comparison, over(left, "2(a)(ii)"), over(right, "3"))
    rows = [line.split("\t") for line in quote.plain.split("\n")]
    assert [len(row) for row in rows] == [2, 2, 2]
    assert rows[0] == ["EO 90001", "EO 90002"]
    assert rows[2][1] == "EO 90002, sec. 3 (Feb. 3, 2025)"
    assert "&lt;each month&gt;" in quote.html
    html5lib.HTMLParser(strict=True).parseFragment(quote.html)
    assert facing_quote(small_comparison, None, over(right, "3")).plain.split("\n")[1].startswith("\t“")
    assert facing_quote(small_comparison, None, None).plain == ""


def test_letters_beyond_the_first_plane_come_through() -> None:
    text = REVIEWS.replace("Families", "Families \U0001d504 \u05e9\u05dc\u05d5\u05dd")
    pair = compare(read_bytes(text.encode(), "a.md"), read_bytes(RESUMES.encode(), "b.md"), load_taxonomy())
    quote = cited(pair.left, over(pair.left, "1"))
    assert "Families \U0001d504 \u05e9\u05dc\u05d5\u05dd" in quote.plain
    assert "Families \U0001d504 \u05e9\u05dc\u05d5\u05dd" in quote.html
