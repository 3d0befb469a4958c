"""What the verbs over many orders say: lineage and crosswalk, as plain data and as pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.comparison import Cell, Crosswalk, Edge, Key, Lineages

Answer = dict[str, Any]
_WAS = {"revokes": "revoked by", "supersedes": "superseded by", "amends": "amended by", "continues": "continued by"}


def lineage_answer(file: str, graph: Lineages, key: Key) -> Answer:
    """What the order known by `key` did to others (`to`) and what others did to it (`from`), earliest first."""
    found = graph.around(key)
    return {
        "file": file,
        "number": None if key.kind == "text" else key.number,
        "lineage": [
            *(_edge(graph, edge, "to") for edge in found.done),
            *(_edge(graph, edge, "from") for edge in found.suffered),
        ],
    }


def _edge(graph: Lineages, edge: Edge, direction: str) -> Answer:
    other = graph.node(edge.target if direction == "to" else edge.source)
    return {
        "relation": edge.relation,
        "direction": direction,
        "kind": other.key.kind,
        "number": other.key.number,
        "title": other.title,
        "date": other.date.isoformat() if other.date else None,
        "label": edge.label,
        "in_part": edge.in_part,
        "in_library": other.in_library,
    }


def lineage_page(answer: Answer, graph: Lineages, key: Key) -> str:
    """The banners, then an order a line: what was done, to or by which order, where that stands."""
    node = graph.node(key)
    head = f"{node.name}  {node.title}" if node.title and node.title != node.name else node.name
    lines = [head, *(f"  ! {banner.text}" for banner in graph.revoked_by(key))]
    lines += _columns([_line(graph, row) for row in answer["lineage"]])
    if not answer["lineage"]:
        lines.append("  No order of the library revokes, amends or continues it, nor does it do so to another.")
    return "\n".join(lines)


def _line(graph: Lineages, row: Answer) -> list[str]:
    verb = row["relation"] if row["direction"] == "to" else _WAS[row["relation"]]
    return [
        f"  {verb} in part" if row["in_part"] else f"  {verb}",
        graph.node(Key(row["kind"], row["number"])).name,
        row["date"] or "–",
        f"in {row['label']}" if row["direction"] == "to" else f"in its {row['label']}",
        _cut(row["title"], 72) + ("" if row["in_library"] else " (not in the library)"),
    ]


def crosswalk_answer(files: Sequence[str], walk: Crosswalk) -> Answer:
    """Topics by orders; offsets are code points of each order's reading text."""
    return {
        "orders": [
            {
                "file": file,
                "number": column.reading.order.identity.number,
                "title": column.reading.order.identity.title,
                "mentions": column.total,
                "topics": column.topics,
            }
            for file, column in zip(files, walk.columns, strict=True)
        ],
        "topics": [
            {
                "topic": row.topic.id,
                "name": row.topic.label,
                "mentions": row.total,
                "orders": row.orders,
                "cells": [_cell(cell) for cell in row.cells],
            }
            for row in walk.rows
        ],
        "mentions": walk.total,
    }


def _cell(cell: Cell) -> Answer:
    return {
        "count": cell.count,
        "effect": cell.effect.value if cell.effect else None,
        "effects": [effect.value for effect in cell.effects],
        "label": cell.label or None,
        "start": cell.span.start if cell.span else None,
        "end": cell.span.end if cell.span else None,
    }


def crosswalk_page(walk: Crosswalk) -> str:
    """A topic a line, an order a column: count and main effect; totals at the ends."""
    names = [column.name for column in walk.columns]
    rows = [[row.topic.label, *map(_short, row.cells), str(row.total)] for row in walk.rows]
    foot = ["all topics", *(str(column.total) for column in walk.columns), str(walk.total)]
    table = [["topic", *(_cut(name) for name in names), "all"], *rows, foot]
    return "\n".join(_columns(table))


def _columns(lines: Sequence[Sequence[str]]) -> list[str]:
    """`lines` with their cells in columns."""
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))] if lines else []
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]


def _short(cell: Cell) -> str:
    if not cell.count:
        return "–"
    return f"{cell.count} {cell.effect.value}" if cell.effect else str(cell.count)


def _cut(name: str, width: int = 24) -> str:
    return name if len(name) <= width else f"{name[: width - 1]}…"
