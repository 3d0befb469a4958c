"""Which words of a segment a query found, and the lines around them that a person is shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reader.search.fields import Filter
from reader.search.query import All, Either, Node, Words
from reader.search.words import words
from reader.spans import Span, trimmed

_LENGTH = 220
_LEAD = 70
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A few lines of a text."""

    text: str
    marks: tuple[Span, ...]
    """The found words, in code points of `text`."""


def lights(node: Node) -> tuple[Words, ...]:
    """The words a query wants to see, in its order; nothing of what it wants to do without."""
    match node:
        case Words():
            return (node,)
        case All(parts) | Either(parts):
            return tuple(light for part in parts for light in lights(part))
        case Filter() if node.field in ("heading", "title"):
            return tuple(Words((form,), exact=False) for form in node.values)
        case _:
            return ()


def found_words(text: str, wanted: tuple[Words, ...], stem: Callable[[str], str]) -> tuple[Span, ...]:
    """Where `text` has words of `wanted`: in order, not overlapping, a phrase as one span."""
    if not wanted:
        return ()
    here = list(words(text))
    exact = [word.form for word in here]
    stems = [stem(form) for form in exact]
    spans: set[Span] = set()
    runs: Iterable[tuple[int, int]]
    for light in wanted:
        if light.prefix:
            runs = ((i, i + 1) for i, form in enumerate(exact) if form.startswith(light.forms[0]))
        elif light.exact:
            runs = _runs(exact, list(light.forms))
        else:
            runs = _runs(stems, [stem(light.forms[0])])
        spans.update(_whole(text, Span(here[first].start, here[last - 1].end)) for first, last in runs)
    return apart(spans)


def snippet(text: str, within: Span, marks: tuple[Span, ...]) -> Snippet:
    """At most three lines of `text` inside `within`, where most of `marks` stand, cut between words."""
    within = trimmed(text, within)
    inside = [mark for mark in marks if within.covers(mark)]
    window = _window(text, within, _best_start(text, within, inside))
    return _folded(text, window, within, [mark for mark in inside if window.covers(mark)])


def _runs(have: list[str], want: list[str]) -> Iterator[tuple[int, int]]:
    """Where the sequence `want` stands in `have`."""
    for at, word in enumerate(have):
        if word == want[0] and have[at : at + len(want)] == want:
            yield at, at + len(want)


def _whole(text: str, span: Span) -> Span:
    """With the parenthesis that closes one opened inside: `1225(b)`."""
    inside = span.of(text)
    closes = text[span.end : span.end + 1] == ")" and inside.count("(") > inside.count(")")
    return Span(span.start, span.end + closes)


def apart(spans: set[Span]) -> tuple[Span, ...]:
    """`spans` in order, those that overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def _best_start(text: str, within: Span, marks: list[Span]) -> int:
    """The start from which most different words are seen; the first of equals."""
    if not marks or marks[-1].end - within.start <= _LENGTH:
        return within.start
    starts = [mark.start for mark in marks]

    def seen(at: int) -> tuple[int, int]:
        shown = marks[at : bisect_left(starts, starts[at] + _LENGTH - _LEAD)]
        return len({mark.of(text).lower() for mark in shown}), len(shown)

    best = max(range(len(marks)), key=lambda at: (seen(at), -at))
    return max(within.start, _lead_in(text, within, starts[best]))


def _lead_in(text: str, within: Span, mark: int) -> int:
    """Where to begin so that a little stands before `mark`: at its sentence, where that is near."""
    earliest = max(within.start, mark - _LEAD)
    sentence = max(text.rfind(sign, earliest, mark) for sign in (". ", "; ", "\n"))
    if sentence >= 0:
        return trimmed(text, Span(sentence + 1, mark)).start
    if earliest == within.start:
        return earliest
    space = text.find(" ", earliest, mark)
    return space + 1 if space >= 0 else mark


def _window(text: str, within: Span, start: int) -> Span:
    """From `start` on, as much as a snippet holds, ended after a word."""
    end = start + _LENGTH
    if end >= within.end:
        return Span(start, within.end)
    space = max(text.rfind(" ", start + _LENGTH // 2, end + 1), text.rfind("\n", start + _LENGTH // 2, end + 1))
    return trimmed(text, Span(start, space if space > start else end))


def _folded(text: str, window: Span, within: Span, marks: list[Span]) -> Snippet:
    """The words of `window` with white space folded, and `marks` carried along."""
    out: list[str] = [_ELLIPSIS + " "] if window.start > within.start else []
    places: dict[int, int] = {}
    length = len(out[0]) if out else 0
    for at in range(window.start, window.end):
        places[at] = length
        sign = text[at]
        if sign.isspace():
            if text[at - 1 : at].isspace() and at > window.start:
                continue
            sign = " "
        out.append(sign)
        length += 1
    places[window.end] = length
    if window.end < within.end:
        out.append(" " + _ELLIPSIS)
    return Snippet("".join(out), tuple(Span(places[mark.start], places[mark.end]) for mark in marks))
