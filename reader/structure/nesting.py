"""How deep each clause lies: of all ways to read the enumerators of a section, the one that breaks fewest rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.structure.rules import COSTS, Family, Reading, readings

_WIDTH = 16
"""How many readings are kept in mind at once."""
_WORSE = 12.0
"""A reading that costs so much more than the best so far is given up."""


@dataclass(frozen=True, slots=True)
class Enumerator:
    """One enumerator of a section, as `nested` needs it."""

    readings: tuple[Reading, ...]
    """Never empty."""
    quoted: bool = False
    at_once: bool = False
    """Directly after the one before, or its heading: it must lie below that one."""
    after_colon: bool = False
    in_quote: bool = False
    """A quoted clause is still open."""


def enumerator_readings(printed: str, number: bool) -> tuple[Reading, ...]:
    """The readings of `printed`; `number` for the numbers of quoted sections and paragraphs."""
    if not number:
        return readings(printed)
    digits = "".join(c for c in printed.split(".")[-1].split("-")[-1] if c.isdigit())
    return (Reading(Family.SECTION, int(digits or 1)),)


@dataclass(frozen=True, slots=True)
class Level:
    """One open list."""

    family: Family
    ordinal: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where an enumerator came to stand."""

    depth: int
    """0 directly below the section."""
    family: Family
    missing: int
    """How many of its list are missing before it."""
    repeated: bool
    """True where its list had this one, or a later one, already."""


@dataclass(frozen=True, slots=True)
class _Path:
    cost: float
    stack: tuple[Level, ...]
    place: Place | None = None
    before: _Path | None = None


def nested(enumerators: Sequence[Enumerator], openings: Sequence[tuple[Level, ...]] = ((),)) -> tuple[Place, ...]:
    """The place of each enumerator of one section, in order.

    `openings` are the lists that are open before the first, in each way to read them (all of the same depth).
    """
    paths = [_Path(0.0, opening) for opening in openings]
    for enumerator in enumerators:
        best: dict[tuple[Level, ...], _Path] = {}
        for path in paths:
            for step in _steps(path, enumerator):
                known = best.get(step.stack)
                if known is None or step.cost < known.cost:
                    best[step.stack] = step
        paths = sorted(best.values(), key=lambda path: path.cost)[:_WIDTH]
        paths = [path for path in paths if path.cost <= paths[0].cost + _WORSE]
    return _places(paths[0])


def _places(path: _Path) -> tuple[Place, ...]:
    places: list[Place] = []
    at: _Path | None = path
    while at is not None and at.place is not None:
        places.append(at.place)
        at = at.before
    return tuple(reversed(places))


def _steps(path: _Path, enumerator: Enumerator) -> Iterator[_Path]:
    """Every way to go on from `path` with `enumerator`."""
    stack = path.stack if enumerator.quoted or enumerator.in_quote or enumerator.at_once else _unquoted(path.stack)
    for reading in enumerator.readings:
        yield _opened(path, stack, reading, enumerator)
        if enumerator.at_once:
            continue
        if stack:
            yield _opened_beside(path, stack, reading, enumerator)
        for depth, level in enumerate(stack):
            if level.family is reading.family and _alike(level, enumerator):
                yield _counted(path, stack, depth, reading)
                if reading.ordinal < level.ordinal:
                    yield _misprinted(path, stack, depth, reading)


def _alike(level: Level, enumerator: Enumerator) -> bool:
    """In a quoted clause that is still open, `(d)` goes on after `“(c)`."""
    return level.quoted == enumerator.quoted or (level.quoted and enumerator.in_quote)


def _unquoted(stack: tuple[Level, ...]) -> tuple[Level, ...]:
    """The lists that are open once a quoted clause has closed."""
    first = next((depth for depth, level in enumerate(stack) if level.quoted), len(stack))
    return stack[:first]


def _counted(path: _Path, stack: tuple[Level, ...], depth: int, reading: Reading) -> _Path:
    """`reading` taken as a further one of the list at `depth`."""
    level, step = stack[depth], reading.ordinal - stack[depth].ordinal
    cost = COSTS.leaves * (len(stack) - depth - 1)
    if step == 1:
        cost += COSTS.continues
    elif step > 1:
        cost += COSTS.skips + min(step - 1, 6)
    elif reading.ordinal == 1:
        cost += COSTS.restarts
    else:
        cost += COSTS.repeats if step == 0 else COSTS.goes_back
    below = (*stack[:depth], Level(level.family, reading.ordinal, level.quoted))
    place = Place(depth, level.family, 0 if level.quoted else max(0, step - 1), step <= 0)
    return _Path(path.cost + cost, below, place, path)


def _misprinted(path: _Path, stack: tuple[Level, ...], depth: int, reading: Reading) -> _Path:
    """`reading` taken as a slip for the next of the list at `depth`: `(iv)` between `(viii)` and `(x)`."""
    level = stack[depth]
    cost = COSTS.misprints + COSTS.leaves * (len(stack) - depth - 1)
    below = (*stack[:depth], Level(level.family, level.ordinal + 1, level.quoted))
    return _Path(path.cost + cost, below, Place(depth, reading.family, 0, repeated=True), path)


def _opened(path: _Path, stack: tuple[Level, ...], reading: Reading, enumerator: Enumerator) -> _Path:
    """`reading` taken to open a list below the last mark."""
    cost = _opening_cost(reading, enumerator)
    same = [i for i, level in enumerate(stack) if level.family is reading.family and _alike(level, enumerator)]
    if same:
        cost += COSTS.same_family_parent if same[-1] == len(stack) - 1 else COSTS.same_family_above
    below = (*stack, Level(reading.family, reading.ordinal, enumerator.quoted))
    place = Place(len(stack), reading.family, _missing_first(reading, enumerator), repeated=False)
    return _Path(path.cost + cost, below, place, path)


def _opened_beside(path: _Path, stack: tuple[Level, ...], reading: Reading, enumerator: Enumerator) -> _Path:
    """`reading` taken to open a fresh list directly below the section (or the quoted clause)."""
    keep = stack[:1] if enumerator.in_quote and stack[0].quoted else ()
    cost = COSTS.opens_beside + (0 if reading.ordinal == 1 else COSTS.opens_late)
    cost += COSTS.restarts if stack[len(keep) :] and stack[len(keep)].family is reading.family else 0
    below = (*keep, Level(reading.family, reading.ordinal, enumerator.quoted))
    place = Place(len(keep), reading.family, _missing_first(reading, enumerator), repeated=False)
    return _Path(path.cost + cost, below, place, path)


def _missing_first(reading: Reading, enumerator: Enumerator) -> int:
    return 0 if enumerator.quoted else reading.ordinal - 1


def _opening_cost(reading: Reading, enumerator: Enumerator) -> float:
    if enumerator.quoted:
        return COSTS.opens + (COSTS.quotes_later if reading.ordinal > 1 else 0)
    if reading.ordinal > 1:
        return COSTS.opens_late + min(reading.ordinal - 2, 6) * 0.1
    if enumerator.at_once:
        return COSTS.opens_at_once
    return COSTS.opens_after_colon if enumerator.after_colon else COSTS.opens
