"""What a trainer does to a walkthrough: each deed makes another and leaves the first as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from reader.annotations import Target
from reader.errors import BadRequest
from reader.walkthroughs.model import Hidden, Question, Stop, Walkthrough

_OTHER = {Hidden.LEFT: Hidden.RIGHT, Hidden.RIGHT: Hidden.LEFT, Hidden.RELATION: Hidden.RELATION}


def with_stop(walkthrough: Walkthrough, stop: Stop, at: int | None = None) -> Walkthrough:
    """With `stop` before the one at place `at` (from 0); at the end where None.

    It gets an id where it has none, or one that is taken. A stop that was made with the panes the other way round is
    turned to fit.
    """
    own = {one.id for one in walkthrough.stops}
    named = stop if stop.id and stop.id not in own else replace(stop, id=free_id(own))
    place = len(walkthrough.stops) if at is None else max(0, min(at, len(walkthrough.stops)))
    stops = (*walkthrough.stops[:place], _fitting(walkthrough, named), *walkthrough.stops[place:])
    return replace(walkthrough, stops=stops)


def without_stop(walkthrough: Walkthrough, stop: str) -> Walkthrough:
    """Without the stop of that id."""
    gone = walkthrough.stops[place_of(walkthrough, stop)]
    return replace(walkthrough, stops=tuple(one for one in walkthrough.stops if one is not gone))


def moved(walkthrough: Walkthrough, stop: str, to: int) -> Walkthrough:
    """The stop of that id taken to place `to` (from 0), as far as there are places."""
    here = place_of(walkthrough, stop)
    rest = [one for one in walkthrough.stops if one.id != stop]
    rest.insert(max(0, min(to, len(rest))), walkthrough.stops[here])
    return replace(walkthrough, stops=tuple(rest))


def moved_by(walkthrough: Walkthrough, stop: str, by: int) -> Walkthrough:
    """The stop of that id taken `by` places on (back, where negative), stopping at either end."""
    return moved(walkthrough, stop, max(0, place_of(walkthrough, stop) + by))


def retitled(walkthrough: Walkthrough, stop: str, title: str) -> Walkthrough:
    """The stop of that id under another title. Raises BadRequest for an empty one."""
    return _changed(walkthrough, stop, lambda one: replace(one, title=_title(title)))


def with_note(walkthrough: Walkthrough, stop: str, note: str) -> Walkthrough:
    """The stop of that id with another note (Markdown); an empty one takes it away."""
    return _changed(walkthrough, stop, lambda one: replace(one, note=note))


def with_question(walkthrough: Walkthrough, stop: str, question: Question | None) -> Walkthrough:
    """The stop of that id with a question; None takes it away."""
    return _changed(walkthrough, stop, lambda one: replace(one, question=question))


def with_setting(
    walkthrough: Walkthrough, stop: str, topics: Iterable[str], view: str = "facing", redline: bool = False
) -> Walkthrough:
    """The stop of that id shown otherwise: with these topics lit, in that view, with or without redline."""
    return _changed(walkthrough, stop, lambda one: replace(one, topics=tuple(topics), view=view, redline=redline))


def with_places(
    walkthrough: Walkthrough, stop: str, left: tuple[Target, ...], right: tuple[Target, ...]
) -> Walkthrough:
    """The stop of that id at other places; what else it says stays."""
    return _changed(walkthrough, stop, lambda one: _fitting(walkthrough, replace(one, left=left, right=right)))


def duplicated(walkthrough: Walkthrough, stop: str) -> Walkthrough:
    """With the stop of that id once more, right behind it, under an id of its own."""
    here = place_of(walkthrough, stop)
    return with_stop(walkthrough, walkthrough.stops[here], here + 1)


def walkthrough_retitled(walkthrough: Walkthrough, title: str) -> Walkthrough:
    """The walkthrough under another title. Raises BadRequest for an empty one."""
    return replace(walkthrough, title=_title(title))


def with_author(walkthrough: Walkthrough, author: str) -> Walkthrough:
    """The walkthrough by another author; empty takes the name away."""
    return replace(walkthrough, author=" ".join(author.split()))


def stamped(walkthrough: Walkthrough, when: datetime) -> Walkthrough:
    """With `when` (aware) as the time of its last change, and of its making where none was known."""
    moment = when.astimezone(UTC).replace(microsecond=0)
    return replace(walkthrough, created=walkthrough.created or moment, modified=moment)


def mirrored(walkthrough: Walkthrough) -> Walkthrough:
    """The same with its sides changed."""
    stops = tuple(mirrored_stop(stop) for stop in walkthrough.stops)
    return replace(walkthrough, left=walkthrough.right, right=walkthrough.left, stops=stops)


def mirrored_stop(stop: Stop) -> Stop:
    """The stop with its sides changed; what its question hides goes along."""
    asked = stop.question
    question = replace(asked, hidden=_OTHER[asked.hidden]) if asked else None
    return replace(stop, left=stop.right, right=stop.left, question=question)


def place_of(walkthrough: Walkthrough, stop: str) -> int:
    """Where the stop of that id stands, from 0. Raises BadRequest where there is none."""
    for place, one in enumerate(walkthrough.stops):
        if one.id == stop:
            return place
    raise BadRequest(f"“{walkthrough.title}” has no stop “{stop}”; it may have been deleted meanwhile.")


def free_id(taken: Iterable[str]) -> str:
    """`s4`: one more than the highest number that is taken."""
    numbers = [int(found[1]) for one in taken if (found := re.fullmatch(r"s(\d{1,9})", one))]
    return f"s{max(numbers, default=0) + 1}"


def _changed(walkthrough: Walkthrough, stop: str, change: Callable[[Stop], Stop]) -> Walkthrough:
    here = place_of(walkthrough, stop)
    stops = (*walkthrough.stops[:here], change(walkthrough.stops[here]), *walkthrough.stops[here + 1 :])
    return replace(walkthrough, stops=stops)


def _title(title: str) -> str:
    words = " ".join(title.split())
    if not words:
        raise BadRequest("A title is at least one word; write what the stop is about.")
    return words


def _fitting(walkthrough: Walkthrough, stop: Stop) -> Stop:
    """`stop` with each side's targets on the side of the walkthrough that their order has."""
    if walkthrough.left == walkthrough.right:
        return stop
    here = {target.order for target in stop.left}, {target.order for target in stop.right}
    crossed = here[0] <= {walkthrough.right} and here[1] <= {walkthrough.left} and (here[0] or here[1])
    return mirrored_stop(stop) if crossed else stop
