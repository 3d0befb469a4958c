"""Links, changes, topics, duties and crosswalks as rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.comparison import Cell, Comparison, Crosswalk, Reading, Side, changes, duties
from reader.directives import Directive
from reader.export.data import headings
from reader.structure import Outline

_DUTY = ("label", "actors", "with", "modal", "action", "deadline", "due", "recurs")
DUTY_COLUMNS = (
    "matched",
    "score",
    *(f"left {name}" for name in _DUTY),
    *(f"right {name}" for name in _DUTY),
    "reason",
)
LINK_COLUMNS = (
    "relation",
    "score",
    "moved",
    *(f"{side} {what}" for side in ("left", "right") for what in ("labels", "headings", "text")),
    "topic",
    "left phrases",
    "right phrases",
    "reasons",
    "author",
    "note",
)
CHANGE_COLUMNS = ("change", "relation", "left", "removed", "right", "inserted")
MENTION_COLUMNS = ("topic", "name", "side", "order", "label", "effect", "words", "start", "end", "reason")
DIRECTIVE_COLUMNS = ("order", "title", "signed", *_DUTY)

Row = tuple[str, ...]


def link_table(comparison: Comparison) -> list[Row]:
    """Every link as in `LINK_COLUMNS`, the head first; several passages of one side stand in lines of one cell."""
    left, right = comparison.left.outline, comparison.right.outline
    rows = [
        (
            link.relation.value,
            f"{link.score:.3f}",
            "moved" if link.moved else "",
            *_end(left, link.left),
            *_end(right, link.right),
            link.topic or "",
            "\n".join(span.of(left.text) for span in link.left_phrases),
            "\n".join(span.of(right.text) for span in link.right_phrases),
            "; ".join(link.reasons),
            link.author,
            link.note,
        )
        for link in comparison.bitext.links
    ]
    return [LINK_COLUMNS, *rows]


def _end(tree: Outline, labels: Sequence[str]) -> Row:
    """Labels, headings and words of one side of a link."""
    bodies = [segment.body.of(tree.text) for label in labels if (segment := tree.segment(label)) is not None]
    return "\n".join(labels), "\n".join(filter(None, headings(tree, labels))), "\n".join(bodies)


def change_table(comparison: Comparison) -> list[Row]:
    """Every change of wording in linked passages as in `CHANGE_COLUMNS`, the head first, by place on the left."""
    left, right = comparison.left.outline, comparison.right.outline
    rows = [
        (
            row.kind.value,
            comparison.bitext.links[row.link].relation.value,
            left.segments[left.at(row.left.start)].label,
            row.left_words,
            right.segments[right.at(row.right.start)].label,
            row.right_words,
        )
        for row in changes(comparison)
    ]
    return [CHANGE_COLUMNS, *rows]


def mention_table(comparison: Comparison) -> list[Row]:
    """Every place that speaks of a topic as in `MENTION_COLUMNS`, the head first; topic by topic, left then right."""
    rows = [
        (
            row.topic.id,
            row.topic.label,
            side.value,
            comparison.side(side).order.name,
            mention.label,
            mention.effect.value if mention.effect else "",
            mention.quote,
            str(mention.span.start),
            str(mention.span.end),
            mention.reason,
        )
        for row in comparison.topics
        for side in Side
        for mention in row.mentions(side)
    ]
    return [MENTION_COLUMNS, *rows]


def duty_table(comparison: Comparison) -> list[Row]:
    """Both orders' duties as in `DUTY_COLUMNS`, the head first: one row a duty, or a matched pair of them."""
    rows = [
        (
            "both" if row.left and row.right else "only left" if row.left else "only right",
            f"{row.score:.2f}" if row.left and row.right else "",
            *_duty(row.left),
            *_duty(row.right),
            row.reason,
        )
        for row in duties(comparison)
    ]
    return [DUTY_COLUMNS, *rows]


def directive_table(readings: Iterable[Reading]) -> list[Row]:
    """The duties of any number of orders as in `DIRECTIVE_COLUMNS`, the head first, order by order."""
    rows = [
        (reading.order.name, facts.title, facts.date.isoformat() if facts.date else "", *_duty(duty))
        for reading in readings
        for facts in (reading.order.identity,)
        for duty in reading.directives
    ]
    return [DIRECTIVE_COLUMNS, *rows]


def _duty(duty: Directive | None) -> Row:
    if duty is None:
        return ("",) * len(_DUTY)
    return (
        duty.label,
        "; ".join(duty.actors),
        "; ".join(duty.partners),
        duty.modal,
        duty.action,
        duty.deadline or "",
        duty.due.isoformat() if duty.due else "",
        duty.recurs or "",
    )


def crosswalk_table(crosswalk: Crosswalk) -> list[Row]:
    """Topics by orders, the head first: for each order count, main effect and first place; totals at the ends."""
    names = [column.name for column in crosswalk.columns]
    head = ("topic", "name", *(f"{name} {what}" for name in names for what in ("mentions", "effect", "first place")))
    rows = [
        (row.topic.id, row.topic.label, *_cells(row.cells), str(row.total), str(row.orders)) for row in crosswalk.rows
    ]
    totals = [cell for column in crosswalk.columns for cell in (str(column.total), "", "")]
    foot = ("", "all topics", *totals, str(crosswalk.total), str(len(crosswalk.columns)))
    return [(*head, "mentions in all", "orders"), *rows, foot]


def _cells(cells: Sequence[Cell]) -> Row:
    return tuple(
        word for cell in cells for word in (str(cell.count), cell.effect.value if cell.effect else "", cell.label)
    )
