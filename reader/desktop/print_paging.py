"""Rows of a printed document laid on pages: no line is cut, tables repeat their head, headings keep with their text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.desktop.print_setting import GRID, POINT, SetCell, SetLine, set_cell
from reader.desktop.theme import Theme
from reader.export.paper import Grid, Paper, Row, Style

PAD = 5.0
"""Room above and below the lines of a row, in pixels."""
GAP = 12.0
"""Room at both sides of the line between two columns, in pixels. Less, and programs that read columns mix them up."""
LABEL_GAP = 12.0
"""Room between a label and its text."""
_LEADING = (Style.STRONG, Style.HEADING)
"""Lines that lead to what follows are not the last of a page."""
_SHORT = 16
"""A row of so many lines or fewer is not parted."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row in lines, or what of one stands on one page."""

    row: Row
    cells: tuple[SetCell, ...]
    begun: bool = False
    """True where its beginning stands on a page before."""

    @property
    def height(self) -> float:
        """How high it is, with its rooms above and below, in pixels."""
        bare = GRID if not self.begun and any(cell.cell.label for cell in self.cells) else 0.0
        return max((bare, *(stacked(cell.lines) for cell in self.cells))) + 2 * PAD


@dataclass(frozen=True, slots=True)
class Placed:
    """A row on its page."""

    row: SetRow
    top: float


@dataclass(slots=True)
class Page:
    """The rows of one page."""

    rows: list[Placed] = field(default_factory=list)
    bare: bool = False
    """True where the head of its first table stands for the running heads."""


def stacked(lines: Sequence[SetLine]) -> float:
    """The height of lines on top of one another; the first of them needs no room above."""
    return sum(line.lead + (line.before if at else 0.0) for at, line in enumerate(lines))


def set_row(row: Row, grid: Grid, width: float, theme: Theme, pages: dict[str, int]) -> SetRow:
    """`row` in lines, `width` wide in all."""
    cells = []
    left = 0.0
    labels = grid.labels or (0.0,) * len(grid.widths)
    for number, (cell, share, label) in enumerate(zip(row.cells, grid.widths, labels, strict=True)):
        inner = GAP if number > 0 else 0.0
        room = label * POINT
        made = set_cell(cell, left + inner, width * share - inner - GAP, room, theme, pages)
        cells.append(made)
        left += width * share
    return SetRow(row, tuple(cells))


class Pages:
    """Rows laid on pages of one height, from top to bottom."""

    def __init__(self, height: float, running: float) -> None:
        """`height` of a page's field in pixels; `running` of it is for the running heads, where there are any."""
        self._height, self._running = height, running
        self.pages = [Page(bare=True)]
        self._reached = 0.0
        self._head: SetRow | None = None

    def begin(self, grid: Grid, head: SetRow | None, first: SetRow | None) -> None:
        """Begin a table; its head keeps with its first row."""
        self._head = None
        need = (head.height if head else 0.0) + (self.room_for(first) if first else 0.0)
        if (grid.fresh and self._reached) or (self._reached and self._reached + need > self._height):
            self._turn(grid.runs)
        elif grid.runs and not self._reached:
            self.pages[-1].bare = True
        if head is not None:
            self._put(head)
            self._head = head
        self._runs = grid.runs

    def add(self, row: SetRow, following: float = 0.0) -> None:
        """Lay `row`; `following` is the room that must be left below it on the page."""
        self._reached += 0.0 if self._at_top else row.row.space * POINT
        if self._reached + self.room_for(row) + following > self._height and not self._at_top:
            self._turn(self._runs, again=True)
        rest: SetRow | None = row
        while rest is not None:
            rest = self._fit(rest)

    def _fit(self, row: SetRow) -> SetRow | None:
        """Lay what of `row` fits; what is left of it goes to a new page."""
        if self._reached + row.height <= self._height:
            self._put(row)
            return None
        now, later = _parted(row, self._height - self._reached - 2 * PAD, force=self._at_top)
        if now is not None:
            self._put(now)
        if later is not None:
            self._turn(self._runs, again=True)
        return later

    def room_for(self, row: SetRow) -> float:
        """What of `row` must fit on a page for it to begin there: all of a short one, else two lines."""
        if row.row.whole and row.height <= self._height - self._running:
            return row.height
        return least(row)

    @property
    def _at_top(self) -> bool:
        """True where nothing but a running head or a table's head stands on the page."""
        return all(placed.row is self._head for placed in self.pages[-1].rows)

    def _put(self, row: SetRow) -> None:
        self.pages[-1].rows.append(Placed(row, self._reached))
        self._reached += row.height

    def _turn(self, bare: bool, again: bool = False) -> None:
        self.pages.append(Page(bare=bare and (self._head is not None or not again)))
        self._reached = 0.0 if self.pages[-1].bare else self._running
        if again and self._head is not None:
            self._put(self._head)


def least(row: SetRow) -> float:
    """What of `row` must stand on one page: all of a short one, else two lines."""
    if max((len(cell.lines) for cell in row.cells), default=0) <= _SHORT:
        return row.height
    return max(stacked(cell.lines[:2]) for cell in row.cells) + 2 * PAD


def _parted(row: SetRow, room: float, force: bool) -> tuple[SetRow | None, SetRow | None]:
    """What of `row` stands in `room` pixels, and the rest. No paragraph leaves one line alone, unless `force`."""
    counts = [_fitting(cell.lines, room, force) for cell in row.cells]
    if not any(counts) and not force:
        return None, row
    if not any(counts):
        counts = [min(1, len(cell.lines)) for cell in row.cells]
    now = tuple(replace(cell, lines=cell.lines[:count]) for cell, count in zip(row.cells, counts, strict=True))
    later = tuple(replace(cell, lines=cell.lines[count:]) for cell, count in zip(row.cells, counts, strict=True))
    rest = SetRow(row.row, later, begun=True) if any(cell.lines for cell in later) else None
    return SetRow(row.row, now, row.begun), rest


def _fitting(lines: Sequence[SetLine], room: float, force: bool) -> int:
    """How many of `lines` stand in `room` pixels."""
    count, height = 0, 0.0
    for at, line in enumerate(lines):
        height += line.lead + (line.before if at else 0.0)
        if height > room:
            break
        count += 1
    if count in (0, len(lines)):
        return count
    if lines[count].last and not lines[count].first and not lines[count - 1].first:
        count -= 1
    if count and lines[count - 1].first and not lines[count - 1].last:
        count -= 1
    while count and lines[count - 1].paragraph.style in _LEADING:
        count -= 1
    return count if count or not force else 1


_Table = tuple[Grid, SetRow | None, list[SetRow]]
"""A grid, its head and its rows, in lines."""


def paged(
    paper: Paper, width: float, height: float, running: float, theme: Theme, step: Callable[[int, int], None]
) -> list[Page]:
    """`paper` on pages whose field is `width` by `height` pixels. `step` is told how many rows of how many are set."""
    rows = sum(len(grid.rows) for grid in paper.grids)
    done = 0
    tables: list[_Table] = []
    for grid in paper.grids:
        head = set_row(grid.head, grid, width, theme, {}) if grid.head else None
        made = []
        for row in grid.rows:
            step(done, rows)
            made.append(set_row(row, grid, width, theme, {}))
            done += 1
        tables.append((grid, head, made))
    pages = _laid(tables, height, running)
    numbers = dict(_places(pages))
    if any(_asks(row) for grid in paper.grids for row in grid.rows):
        tables = [
            (grid, head, [set_row(one.row, grid, width, theme, numbers) if _asks(one.row) else one for one in made])
            for grid, head, made in tables
        ]
        pages = _laid(tables, height, running)
    return pages


def _asks(row: Row) -> bool:
    return any(words.page_of for cell in row.cells for paragraph in cell.paragraphs for words in paragraph.words)


def _laid(tables: Sequence[_Table], height: float, running: float) -> list[Page]:
    pages = Pages(height, running)
    below = _below(pages, tables)
    for number, (grid, head, rows) in enumerate(tables):
        pages.begin(grid, head, rows[0] if rows else None)
        for at, row in enumerate(rows):
            pages.add(row, below[number, at])
    return pages.pages


def _below(pages: Pages, tables: Sequence[_Table]) -> dict[tuple[int, int], float]:
    """The room that each row needs below it: for one that keeps with the next, all up to the first that does not."""
    needs: dict[tuple[int, int], float] = {}
    opening = 0.0
    for number, (_, head, rows) in reversed(list(enumerate(tables))):
        for at, row in reversed(list(enumerate(rows))):
            needs[number, at] = opening if row.row.keep else 0.0
            opening = row.row.space * POINT + (row.height + opening if row.row.keep else pages.room_for(row))
        opening += head.height if head and rows else 0.0
    return needs


def _places(pages: Sequence[Page]) -> Iterator[tuple[str, int]]:
    for number, page in enumerate(pages, start=1):
        for placed in page.rows:
            if not placed.row.begun:
                yield from ((cell.cell.name, number) for cell in placed.row.cells if cell.cell.name)
