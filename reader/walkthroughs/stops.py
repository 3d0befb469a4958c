"""Making a stop: the places of both panes, by label or by selection, with a title composed from what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.annotations import Target, order_key, selector
from reader.comparison import Comparison, DutyRow, Side, Step
from reader.spans import Span, trimmed
from reader.structure import Outline
from reader.walkthroughs.model import Question, Stop
from reader.walkthroughs.naming import title_of

Place = Span | str
"""Words of a reading text, or the label of a segment."""
Places = tuple[tuple[Place, ...], tuple[Place, ...]]
"""Places on the left and on the right; either may be empty."""
WHOLE = 1_600
"""Code points up to which a segment is taken with all that lies below it; of a longer one, its own words."""


def stop_for(
    comparison: Comparison,
    left: Place | Sequence[Place] | None = None,
    right: Place | Sequence[Place] | None = None,
    *,
    topics: Iterable[str] = (),
    view: str = "facing",
    redline: bool = False,
    editions: tuple[str, str] = ("", ""),
    title: str = "",
    note: str = "",
    question: Question | None = None,
) -> Stop:
    """A stop at these places, its `id` still empty (`with_stop` gives it one).

    `left` and `right` are spans, labels, several of these, or None. `topics` are the lit ones, in the order of their
    marks. `editions` are the library's ids of the two orders. Without a `title`, one is composed from the facts.
    A label that the order does not have is passed over.
    """
    places = _several(left), _several(right)
    targets = [
        _targets(comparison, side, several, edition)
        for side, several, edition in zip(Side, places, editions, strict=True)
    ]
    labels = [_labels(comparison.side(side).outline, several) for side, several in zip(Side, places, strict=True)]
    named = title or title_of(comparison, labels[0], labels[1])
    return Stop("", named, note, targets[0], targets[1], tuple(topics), view, redline, question)


def step_places(step: Step) -> Places:
    """The places of a link, or of a passage without counterpart."""
    return step.left, step.right


def segment_places(comparison: Comparison, side: Side, label: str) -> Places:
    """A segment, and the one it is linked with best, if any."""
    return _facing(side, label, _partners(comparison, side, label))


def passage_places(comparison: Comparison, side: Side, span: Span) -> Places:
    """Selected words, and the segment that the one they begin in is linked with best, if any.

    Where nothing is selected (an empty span), the segment in which the place lies.
    """
    label = _label_at(comparison.side(side).outline, span)
    return _facing(side, span or label, _partners(comparison, side, label))


def topic_places(comparison: Comparison, topic: str) -> Places:
    """The segments in which either order first does something to a topic, or else first speaks of it."""
    row = comparison.topic(topic)
    found = []
    for side in Side:
        mentions = row.mentions(side) if row else ()
        first = next((mention for mention in mentions if mention.effect is not None), next(iter(mentions), None))
        found.append((first.label,) if first else ())
    return found[0], found[1]


def duty_places(row: DutyRow) -> Places:
    """The sentences in which the duties of a row stand."""
    return (row.left.span,) if row.left else (), (row.right.span,) if row.right else ()


def labelled_spans(outline: Outline, label: str, within: Iterable[Span] = ()) -> tuple[Span, ...]:
    """What a label stands for when it is shown: the whole segment, or of a long one its own words.

    Of a long one, also those clauses below it in which one of the spans `within` stands.
    """
    at = outline.index(label)
    if at is None:
        return ()
    segment = outline.segments[at]
    whole = trimmed(outline.text, segment.span)
    if len(whole) <= WHOLE:
        return (whole,)
    holding = sorted({outline.at(span.start) for span in within if segment.span.covers(span)} - {at})
    own = [segment.own, *(outline.segments[index].own for index in holding)]
    return tuple(trimmed(outline.text, span) for span in own)


def _facing(side: Side, place: Place, others: tuple[str, ...]) -> Places:
    return ((place,), others) if side is Side.LEFT else (others, (place,))


def _partners(comparison: Comparison, side: Side, label: str) -> tuple[str, ...]:
    """The other side's labels of the best link of `label`, or of the nearest segment above it that has one."""
    tree = comparison.side(side).outline
    at = tree.index(label)
    for index in () if at is None else (at, *tree.ancestors(at)):
        name = tree.segments[index].label
        links = [one for one in comparison.bitext.links if name in (one.left if side is Side.LEFT else one.right)]
        if links:
            best = max(links, key=lambda link: link.score)
            return best.right if side is Side.LEFT else best.left
    return ()


def _several(places: Place | Sequence[Place] | None) -> tuple[Place, ...]:
    if places is None:
        return ()
    return (places,) if isinstance(places, Span | str) else tuple(places)


def _labels(outline: Outline, places: Iterable[Place]) -> tuple[str, ...]:
    """The labels that these places are known by."""
    found = []
    for place in places:
        label = place if isinstance(place, str) else _label_at(outline, place)
        if outline.segment(label) is not None:
            found.append(label)
    return tuple(dict.fromkeys(found))


def _label_at(outline: Outline, span: Span) -> str:
    return outline.segments[outline.at(span.start)].label if outline.segments else ""


def _targets(comparison: Comparison, side: Side, places: Iterable[Place], edition: str) -> tuple[Target, ...]:
    outline = comparison.side(side).outline
    key = order_key(outline.order, edition)
    framed = _framed(comparison, side)
    found: list[Target] = []
    for place in places:
        spans = (place,) if isinstance(place, Span) else labelled_spans(outline, place, framed)
        found += [_target(outline, span, key, edition) for span in spans if span]
    return tuple(dict.fromkeys(found))


def _framed(comparison: Comparison, side: Side) -> tuple[Span, ...]:
    links = comparison.bitext.links
    return tuple(span for link in links for span in (link.left_phrases if side is Side.LEFT else link.right_phrases))


def _target(outline: Outline, span: Span, key: str, edition: str) -> Target:
    return Target(key, selector(outline.text, span), _label_at(outline, span), edition)
