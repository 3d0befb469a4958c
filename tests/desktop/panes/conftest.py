"""Two small orders of our own, laid side by side, and the facing pages that show them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from reader.alignment import Bitext, Link, Relation, redlines, scroll_map
from reader.comparison import Comparison, Reading, Session, Step, TopicRow, Verdict, read_order
from reader.desktop.fonts import load_fonts
from reader.desktop.panes import ComparisonView
from reader.desktop.theme import load_theme
from reader.documents import Block, Edition, Identity, Kind, Order
from reader.spans import Span
from reader.topics import Mention, Taxonomy, load_taxonomy

LEFT = (
    "By the power of the harbor board, it is ordered as follows:",
    "Section 1.  Purpose.  The harbor keeps its lamps lit in every season, so that no boat is lost for want of "
    "light. This order says who trims them, who pays for the oil, and who writes the log.",
    "Sec. 2.  Lamps.  (a)  The keeper of the harbor shall trim every lamp before dusk and shall write the hour "
    "into the log, as 8 U.S.C. 1225(b)(2)(C) bids for other papers.",
    "(b)  The keeper shall, within 30 days of the date of this order, report to the board:",
    "(i)  how many lamps burn the whole night through;",
    "(ii)  how much oil each of them drinks in a week; and",
    "(iii)  which of them should be mended first.",
    "Sec. 3.  The Migrant Protection Protocols.  The board shall review whether to end the Migrant Protection "
    "Protocols (MPP) for the gulls that winter on the mole, and shall say so in writing.",
    "Sec. 4.  Ferries.  The ferries run at the full hour while the ice allows it, and the pilots keep a list of "
    "the days on which it does not.",
    "(a)  The pilots shall hand the list to the board.",
    "(b)  The board shall read it.",
    "Sec. 5.  General Provisions.  (a)  Nothing in this order takes a power from the harbor that the law gives it.",
    "(b)  This order is carried out within the law and with the money at hand.",
    "(c)  This order gives nobody a right to enforce in court.",
)
RIGHT = (
    "By the power of the harbor board, it is now ordered:",
    "Section 1.  Purpose.  The board finds that the lamps of the harbor cost more than they are worth \U0001f6a2 and "
    "that the boats have lamps of their own by now.",
    "Sec. 2.  Lamps.  (a)  The keeper of the harbor shall trim one lamp in three before dusk and shall write the "
    "hour into the log.",
    "(b)  The keeper shall, within 60 days of the date of this order, report to the board how much oil was saved.",
    "Sec. 3.  Resumption of the Migrant Protection Protocols.  The board shall resume the Migrant Protection "
    "Protocols (MPP) for all gulls without delay.",
    "Sec. 4.  Ferries.  The ferries run at the half hour while the ice allows it, and the pilots keep no list.",
    "Sec. 5.  Moorings.  A boat that lies at the mole for longer than 7 days shall pay for each day that follows.",
    "Sec. 6.  General Provisions.  (a)  Nothing in this order takes a power from the harbor that the law gives it.",
    "(b)  This order is carried out within the law and with the money at hand.",
    "(c)  This order gives nobody a right to enforce in court.",
)


def order(number: str, paragraphs: tuple[str, ...], title: str = "Of Lamps and Ferries") -> Order:
    """An order of the given paragraphs."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    identity = Identity(number, title, date(2031, 3, 4), Kind.EXECUTIVE_ORDER, "Ada Harbor", edition=Edition.DIGEST)
    return Order("\n\n".join(paragraphs), tuple(blocks), identity, file=f"{number}.txt")


def longer(paragraphs: tuple[str, ...], times: int) -> tuple[str, ...]:
    """The same paragraphs with more to read in each, so that a pane must scroll."""
    more = " The clerk copies this out in full, and in a fair hand, for whoever asks to read it." * times
    return tuple(paragraph if paragraph.endswith((":", ";", "and")) else paragraph + more for paragraph in paragraphs)


def comparison(left: Order, right: Order, links: list[tuple[str, str, Relation]], taxonomy: Taxonomy) -> Comparison:
    """Two orders joined by just these links; the words of opposed ones are `review` and `resume`."""
    readings = read_order(left, taxonomy), read_order(right, taxonomy)
    made = tuple(_link(readings, *link) for link in links)
    trees = readings[0].outline, readings[1].outline
    named = {label for link in made for label in link.left}, {label for link in made for label in link.right}
    only = tuple(
        tuple(label for label in tree.labels if label not in known) for tree, known in zip(trees, named, strict=True)
    )
    bitext = Bitext(made, only[0], only[1])
    steps = [Step(Verdict(link.relation.value), link.left, link.right, at) for at, link in enumerate(made)]
    steps += [Step(Verdict.ONLY_LEFT, (label,), (), None) for label in only[0]]
    steps += [Step(Verdict.ONLY_RIGHT, (), (label,), None) for label in only[1]]
    rows = tuple(
        TopicRow(topic, here, there, None, None, False)
        for topic in taxonomy.topics.values()
        for here, there in [[_of(reading, topic.id) for reading in readings]]
        if here or there
    )
    return Comparison(
        *readings,
        bitext,
        redlines(bitext, *trees),
        scroll_map(bitext, *trees),
        rows,
        tuple(steps),
    )


def _of(reading: Reading, topic: str) -> tuple[Mention, ...]:
    return tuple(mention for mention in reading.mentions if mention.topic == topic)


def _link(readings: tuple[Reading, Reading], left: str, right: str, relation: Relation) -> Link:
    words = ("review", "resume") if relation is Relation.OPPOSED else (None, None)
    phrases = [
        _phrase(reading, label, word) for reading, label, word in zip(readings, (left, right), words, strict=True)
    ]
    return Link((left,), (right,), relation, 0.8, ("both speak of it",), False, phrases[0], phrases[1])


def _phrase(reading: Reading, label: str, word: str | None) -> tuple[Span, ...]:
    segment = reading.outline.segment(label)
    if word is None or segment is None:
        return ()
    at = reading.outline.text.index(word, segment.span.start)
    return (Span(at, at + len(word)),)


LINKS = [
    ("preamble", "preamble", Relation.REVISED),
    ("1", "1", Relation.RELATED),
    ("2(a)", "2(a)", Relation.REVISED),
    ("2(b)", "2(b)", Relation.REVISED),
    ("3", "3", Relation.OPPOSED),
    ("4", "4", Relation.REVISED),
    ("5(a)", "6(a)", Relation.SAME),
    ("5(b)", "6(b)", Relation.SAME),
    ("5(c)", "6(c)", Relation.SAME),
]


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    """The topics that ship."""
    return load_taxonomy()


@pytest.fixture(scope="session")
def pair(taxonomy: Taxonomy) -> Comparison:
    """Two orders on one harbor, long enough to scroll."""
    left, right = order("901", longer(LEFT, 9)), order("902", longer(RIGHT, 6))
    return comparison(left, right, LINKS, taxonomy)


@pytest.fixture(scope="session")
def make_pair(taxonomy: Taxonomy) -> Callable[[tuple[str, ...], tuple[str, ...]], Comparison]:
    """Lays any two lists of paragraphs side by side, without links."""
    return lambda left, right: comparison(order("903", left), order("904", right), [], taxonomy)


@pytest.fixture
def session() -> Session:
    """A session with nothing open."""
    return Session()


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> ComparisonView:
    """The facing pages at their usual size, without motion."""
    load_fonts()
    shown = ComparisonView(session, load_theme("light"))
    qtbot.addWidget(shown)
    shown.set_motion(0)
    shown.resize(988, 700)
    shown.show()
    qtbot.waitExposed(shown)
    return shown
