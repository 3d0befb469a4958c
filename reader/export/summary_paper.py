"""The summary of a comparison as the first pages of a document to be printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reader.comparison import GLYPHS
from reader.export.paper import Cell, Grid, Paragraph, Row, Style, Words, alone, line
from reader.export.summary import (
    AloneLine,
    DueLine,
    Head,
    OpposedLine,
    Said,
    Summary,
    TopicLine,
    spoken_day,
)

Names = Mapping[str, str]
Item = tuple[Paragraph, ...]
_SCREENFUL = 16
"""So many items of a list stand in two columns before the next ones begin below them."""
FACING = (0.439, 0.11, 0.451)
"""Shares of the page's width: left, relation, right; the texts of both sides come out as wide as one another."""
PARTS = {
    "opposed": "What is opposed",
    "only": "What only one of them has",
    "topics": "Topics",
    "deadlines": "Deadlines",
    "authorities": "Authorities",
    "facing": "The two orders, facing",
}
"""The document's parts by their names, in order."""


def running(head: Head) -> str:
    """`EO 14010 · Feb. 2, 2021 · digest, not the official text`."""
    parts = (
        head.name,
        spoken_day(head.day) if head.day else "",
        "digest, not the official text" if head.digest else "",
    )
    return " · ".join(part for part in parts if part)


def opening(told: Summary, title: str) -> tuple[Grid, ...]:
    """Title, and which two orders these are."""
    heads = Row((_identity(told.left), Cell(), _identity(told.right)), ruled=False, space=6)
    return Grid((1.0,), (alone(line(title, Style.TITLE)),)), Grid(FACING, (heads,))


def _identity(head: Head) -> Cell:
    lines = [line(head.name, Style.NAME)]
    if head.title and head.title != head.name:
        lines.append(Paragraph((Words(head.title, italic=True),)))
    if head.facts or head.source_url.startswith(("https://", "http://")):
        source = (Words(" · " if head.facts else ""), Words("source", role="focus", goal=head.source_url))
        web = source if head.source_url.startswith(("https://", "http://")) else ()
        lines.append(Paragraph((Words(" · ".join(head.facts), role="ink2"), *web), Style.SMALL))
    if head.digest:
        lines.append(line("Digest, not the official text", Style.STRONG, role="ink2"))
    return Cell(tuple(lines))


def _contents(told: Summary) -> Grid:
    signs: list[Words] = []
    for verdict, count in told.counts:
        role = "ink2" if verdict.value.startswith("only") else verdict.value
        signs += [Words(f"{GLYPHS[verdict]} {count} {_worded(told, verdict.value)}", role=role), Words("     ")]
    if told.moved:
        signs.append(Words(f"↑↓ {told.moved} moved", role="moved"))
    parts: list[Words] = []
    for name, title in PARTS.items():
        parts += [Words(title, role="focus", goal=f"#{name}"), Words("  "), Words("", goal=f"#{name}", page_of=name)]
        parts.append(Words("      "))
    return Grid(
        (1.0,),
        (
            alone(Paragraph(tuple(signs), Style.STRONG), space=12, bookmark="In short"),
            alone(Paragraph(tuple(parts[:-1]), Style.SMALL), space=4),
        ),
    )


def _worded(told: Summary, verdict: str) -> str:
    lone = {"only left": f"only in {told.left.name}", "only right": f"only in {told.right.name}"}
    return lone.get(verdict, verdict)


def part(name: str) -> Row:
    """The heading of one of `PARTS`."""
    return Row(
        (Cell((line(PARTS[name], Style.SECTION),), name=name),), ruled=False, keep=True, space=16, bookmark=PARTS[name]
    )


def _head(*titles: str) -> Row:
    return Row(tuple(Cell((line(title, Style.STRONG, role="ink2"),)) for title in titles), ruled=False, closed=True)


def _opposed(told: Summary, names: tuple[Names, Names]) -> tuple[Grid, ...]:
    rows = tuple(_opposed_row(one, names) for one in told.opposed)
    if not rows:
        return (Grid((1.0,), (part("opposed"), alone(line("Nothing that we found.")))),)
    return Grid((1.0,), (part("opposed"),)), Grid((0.24, 0.38, 0.38), rows, _head("Topic", *told.names))


def _opposed_row(one: OpposedLine, names: tuple[Names, Names]) -> Row:
    topic = line(one.topic or "on the whole", Style.STRONG)
    return Row((Cell((topic,)), _said(one.left, names[0]), _said(one.right, names[1])))


def _said(one: Said, names: Names) -> Cell:
    effect = (Words(f"  {one.effect}", role="ink2"),) if one.effect else ()
    phrases = tuple(line(f"“{phrase}”") for phrase in one.phrases) or (line(one.opening),)
    return Cell((Paragraph((*_places(one.labels, names), *effect), Style.STRONG), *phrases))


def _places(labels: Sequence[str], names: Names) -> tuple[Words, ...]:
    found: list[Words] = []
    for label in labels:
        found += [Words(", ")] if found else []
        found.append(_place(label, names))
    return tuple(found)


def _place(label: str, names: Names) -> Words:
    return Words(label, role="focus", goal=f"#{names[label]}" if label in names else "")


def _lone(told: Summary, names: tuple[Names, Names]) -> tuple[Grid, ...]:
    """What only one has: two lists, one after the other, each in two columns."""
    left = _lone_lines(told.only_left, names[0])
    right = _lone_lines(told.only_right, names[1])
    return (
        Grid((1.0,), (part("only"), *_subhead(f"Only in {told.left.name}", left))),
        _columns(left),
        Grid((1.0,), _subhead(f"Only in {told.right.name}", right)),
        _columns(right),
    )


def _subhead(title: str, items: Sequence[Item]) -> tuple[Row, ...]:
    """A heading over `items`; where there are none, it says so."""
    if items:
        return (alone(line(title, Style.SUBSECTION), keep=True, space=4),)
    return alone(line(title, Style.SUBSECTION), keep=True, space=4), alone(line("Nothing."))


def _columns(items: Sequence[Item]) -> Grid:
    """`items` in two columns of about the same length, a screenful at a time, so that reading on is easy."""
    rows = []
    for start in range(0, len(items), _SCREENFUL):
        some = items[start : start + _SCREENFUL]
        half = _half(some)
        left, right = (tuple(one for item in part for one in item) for part in (some[:half], some[half:]))
        rows.append(Row((Cell(left), Cell(), Cell(right)), ruled=start > 0))
    return Grid((0.48, 0.04, 0.48), tuple(rows))


def _half(items: Sequence[Item]) -> int:
    """How many of `items` make the first column."""
    lengths = [sum(len(one.text) + 40 for one in item) for item in items]
    return min(range(1, len(items) + 1), key=lambda count: abs(sum(lengths[:count]) - sum(lengths[count:])))


def _lone_lines(lines: Iterable[AloneLine], names: Names) -> list[Item]:
    found: list[Item] = []
    for one in lines:
        heading = (Words(f"{one.heading}. ", bold=True),) if one.heading else ()
        found.append((Paragraph((_place(one.label, names), Words("  "), *heading, Words(one.sentence))),))
    return found


def _topics(told: Summary, names: tuple[Names, Names], lit: Mapping[str, int]) -> tuple[Grid, ...]:
    cells = [_topic(one, names, lit) for one in told.topics]
    if not cells:
        return (Grid((1.0,), (part("topics"), alone(line("None of the topics that the reader knows.")))),)
    half = (len(cells) + 1) // 2
    gap, none = Cell(), (Cell(), Cell(), Cell())
    rows = tuple(Row((*cells[at], gap, *(cells[half + at] if half + at < len(cells) else none))) for at in range(half))
    heads = _head(
        "Topic", *told.names, "", "Topic" if len(cells) > 1 else "", *(told.names if len(cells) > 1 else ("", ""))
    )
    return Grid((1.0,), (part("topics"),)), Grid((0.22, 0.13, 0.13, 0.04, 0.22, 0.13, 0.13), rows, heads)


def _topic(one: TopicLine, names: tuple[Names, Names], lit: Mapping[str, int]) -> tuple[Cell, Cell, Cell]:
    opposed = (Words("  →← opposed", role="opposed"),) if one.opposed else ()
    name = Paragraph((Words(one.name, slot=lit.get(one.id)), *opposed), Style.STRONG)
    left = _spoken_of(one.left, one.left_effect, one.left_first, names[0])
    right = _spoken_of(one.right, one.right_effect, one.right_first, names[1])
    return Cell((name,)), Cell((left,)), Cell((right,))


def _spoken_of(count: int, effect: str, first: str, names: Names) -> Paragraph:
    if not count:
        return line("not spoken of", Style.SMALL, role="ink2")
    places = Words(f"{count} {'place' if count == 1 else 'places'}", role="focus", goal=f"#{names.get(first, '')}")
    return Paragraph((Words(f"{effect or 'named'} · "), places), Style.SMALL)


def _deadlines(told: Summary, names: tuple[Names, Names]) -> tuple[Grid, ...]:
    if not told.deadlines:
        return (Grid((1.0,), (part("deadlines"), alone(line("Neither order sets one.")))),)
    both = tuple(
        Row((Cell(_due(row.left, names[0])), Cell(), Cell(_due(row.right, names[1]))))
        for row in told.deadlines
        if row.left and row.right
    )
    lefts = [_due(row.left, names[0]) for row in told.deadlines if row.left and not row.right]
    rights = [_due(row.right, names[1]) for row in told.deadlines if row.right and not row.left]
    matched = (Grid((0.48, 0.04, 0.48), both, _head(told.left.name, "", told.right.name)),) if both else ()
    return (
        Grid((1.0,), (part("deadlines"),)),
        *matched,
        Grid((1.0,), _subhead(f"Only in {told.left.name}", lefts)),
        _columns(lefts),
        Grid((1.0,), _subhead(f"Only in {told.right.name}", rights)),
        _columns(rights),
    )


def _due(one: DueLine, names: Names) -> tuple[Paragraph, ...]:
    when = " · ".join(part for part in (spoken_day(one.due) if one.due else "", one.words) if part)
    who = (Words(f"{one.who}: ", bold=True),) if one.who else ()
    place = Paragraph((_place(one.label, names), Words(f"  {when}")), Style.STRONG)
    return place, Paragraph((*who, Words(one.what)))


def _authorities(told: Summary) -> Grid:
    listed = (
        ("Both cite", told.authorities_both or ("nothing in common",)),
        (f"Only {told.left.name}", told.authorities_left or ("nothing",)),
        (f"Only {told.right.name}", told.authorities_right or ("nothing",)),
    )
    rows = (alone(Paragraph((Words(f"{lead}: ", bold=True), Words(f"{'; '.join(cited)}.")))) for lead, cited in listed)
    return Grid((1.0,), (part("authorities"), *rows))


def summary_grids(told: Summary, names: tuple[Names, Names], lit: Mapping[str, int]) -> tuple[Grid, ...]:
    """All of the summary; `names` are those of the places on either side, `lit` gives lit topics their marks (0-7)."""
    return (
        *opening(told, told.title),
        _contents(told),
        *_opposed(told, names),
        *_lone(told, names),
        *_topics(told, names, lit),
        *_deadlines(told, names),
        _authorities(told),
    )
