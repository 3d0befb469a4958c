"""Duties and crosswalks as rows of a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.comparison import Cell, Comparison, Crosswalk, Reading, duties
from reader.directives import Directive

_DUTY = ("label", "actors", "with", "modal", "action", "deadline", "due", "recurs")
DUTY_COLUMNS = (
    "matched",
    "score",
    *(f"left {name}" for name in _DUTY),
    *(f"right {name}" for name in _DUTY),
    "reason",
)
DIRECTIVE_COLUMNS = ("order", "title", "signed", *_DUTY)

Row = tuple[str, ...]


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
