"""The comparison as one self-contained page of HTML: no script, nothing outside itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from reader.comparison import SLOTS, Comparison, Side, Step, TopicRow, Verdict, authorities, facing_rows
from reader.export.data import order_data
from reader.export.pieces import Passage, Passages

GLYPHS = {
    Verdict.OPPOSED: "→←",
    Verdict.REVISED: "≈",
    Verdict.RELATED: "~",
    Verdict.SAME: "=",
    Verdict.ONLY_LEFT: "⊢",
    Verdict.ONLY_RIGHT: "⊣",
}


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row of the facing table."""

    left: Passage | None
    right: Passage | None
    verdict: str
    glyph: str
    moved: bool
    score: str
    reason: str


def html_page(comparison: Comparison, *, printed: bool = False) -> str:
    """The page as text. `printed` makes the plainer one that Qt's text engine can print."""
    shelf = Environment(
        loader=PackageLoader("reader.export", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    lit = comparison.topics[:SLOTS]
    return shelf.get_template("print.html.jinja" if printed else "page.html.jinja").render(
        left=order_data(comparison.left),
        right=order_data(comparison.right),
        names=(comparison.left.order.name, comparison.right.order.name),
        citations=(comparison.left.order.identity.citation, comparison.right.order.identity.citation),
        rows=page_rows(comparison, {row.topic.id: slot for slot, row in enumerate(lit)}),
        lit=lit,
        topics=comparison.topics,
        opposed=[step for step in comparison.steps if step.verdict is Verdict.OPPOSED],
        only_left=_listed(comparison, Verdict.ONLY_LEFT, Side.LEFT),
        only_right=_listed(comparison, Verdict.ONLY_RIGHT, Side.RIGHT),
        counts=_counts(comparison.steps),
        topic_of=lambda step: _topic_of(comparison, step),
        authorities=authorities(comparison),
    )


def page_rows(comparison: Comparison, slots: dict[str, int]) -> list[PageRow]:
    """Every segment of both orders once, beside its partner; `slots` gives each lit topic its mark (0-7)."""
    left, right = (Passages(comparison, side, slots) for side in Side)
    rows = []
    for row in facing_rows(comparison):
        link = comparison.bitext.links[row.link] if row.link is not None else None
        rows.append(
            PageRow(
                left[row.left] if row.left is not None else None,
                right[row.right] if row.right is not None else None,
                row.verdict.value if row.verdict else "",
                GLYPHS[row.verdict] if row.verdict else "",
                row.moved,
                f"{link.score:.2f}" if link else "",
                link.reasons[0] if link and link.reasons else "",
            )
        )
    return rows


def _listed(comparison: Comparison, verdict: Verdict, side: Side) -> list[tuple[str, str]]:
    """Label and heading (or first words) of what only `side` has."""
    tree = comparison.side(side).outline
    found = []
    for step in comparison.steps:
        if step.verdict is verdict:
            at = tree.index(step.labels(side)[0])
            if at is not None:
                found.append(
                    (
                        tree.segments[at].label,
                        tree.heading(at) or _opening(tree.segments[at].body.of(tree.text)),
                    )
                )
    return found


def _opening(words: str, length: int = 90) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= length else folded[:length].rsplit(" ", 1)[0] + " …"


def _counts(steps: Iterable[Step]) -> list[tuple[str, str, int]]:
    """(glyph, verdict, how many), for the verdicts that occur."""
    found = [step.verdict for step in steps]
    return [(GLYPHS[verdict], verdict.value, found.count(verdict)) for verdict in Verdict if verdict in found]


def _topic_of(comparison: Comparison, step: Step) -> TopicRow | None:
    """The topic an opposed step is about."""
    topic = comparison.bitext.links[step.link].topic if step.link is not None else None
    return comparison.topic(topic) if topic else None
