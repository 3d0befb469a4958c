"""Questions for the class, made of links that the person reviewed and of the effects that stand there.

What the hidden order does to a topic is told as one of four answers:

| effects of its passage on the topic        | answer                                                     |
| ------------------------------------------ | ---------------------------------------------------------- |
| establish, resume, expand, continue        | continues                                                  |
| limit                                      | limits                                                     |
| end                                        | ends                                                       |
| revoke                                     | not asked: a document ends, its matter perhaps not         |
| require, beside as many others or more     | passed over: a duty does not say which way                 |
| review, whatever it may come to            | not asked: what it came to does not stand in the order     |
| require mostly, none, or two that differ   | not asked: not certain                                     |
| no counterpart, said by the person, and no | is silent                                                  |
| word of the topic anywhere in the order    |                                                            |

Of topics that are fought and not run (crime, drugs) nothing is asked: more of the fight is not more of the matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from reader.alignment import Link, Relation
from reader.comparison import Comparison, Side, TopicRow
from reader.topics import Effect, Mention
from reader.walkthroughs.facts import FOUGHT, Where, passage, shared_topics, topics_told
from reader.walkthroughs.model import Answer, Hidden, Question, Stop
from reader.walkthroughs.naming import order_name, topic_words
from reader.walkthroughs.sentences import where_words
from reader.walkthroughs.stops import stop_for

ANSWERS = {
    Effect.ESTABLISH: Answer.CONTINUES,
    Effect.RESUME: Answer.CONTINUES,
    Effect.EXPAND: Answer.CONTINUES,
    Effect.CONTINUE: Answer.CONTINUES,
    Effect.LIMIT: Answer.LIMITS,
    Effect.END: Answer.ENDS,
}
"""What an effect of the hidden passage answers; effects that are not here answer nothing for certain."""
_HIDDEN = {Side.LEFT: Hidden.LEFT, Side.RIGHT: Hidden.RIGHT}


def questions(
    comparison: Comparison, reviewed_only: bool = True, *, editions: tuple[str, str] = ("", "")
) -> tuple[tuple[Stop, Question], ...]:
    """Stops with their questions, in the left order's sequence; each topic of a link is asked about once.

    With `reviewed_only`, of links that the person drew or confirmed, and of passages that the person said to have no
    counterpart; else of all links on one matter, for the trainer to look through. Nothing is asked whose answer is not
    certain (the table above). The later order is hidden, where the answer about it is certain; else the earlier.
    """
    found = [*_of_links(comparison, reviewed_only, editions), *_of_silence(comparison, editions)]
    return tuple(dict.fromkeys(found))


def answer_of(mentions: Iterable[Mention]) -> Answer | None:
    """What these mentions of one topic answer together; None where that is not certain."""
    counts = Counter(one.effect for one in mentions if one.effect is not None)
    bare = counts.pop(Effect.REQUIRE, 0)
    answers = {ANSWERS.get(effect) for effect in counts}
    return answers.pop() if len(answers) == 1 and counts.total() >= bare else None


def question_text(where: Where, topic: TopicRow) -> str:
    """`What does section 6 of EO 14165 do with Migrant Protection Protocols?`"""
    do = "do" if len(where.labels) > 1 else "does"
    return f"What {do} {where_words(where)} do with {topic_words(topic.topic)}?"


def silence_text(comparison: Comparison, hidden: Side, topic: TopicRow) -> str:
    """`What does EO 14165 do with expedited removal?`"""
    return f"What does {order_name(comparison.side(hidden).order)} do with {topic_words(topic.topic)}?"


def _of_links(
    comparison: Comparison, reviewed_only: bool, editions: tuple[str, str]
) -> Iterator[tuple[Stop, Question]]:
    for link in comparison.bitext.links:
        if link.boilerplate or (reviewed_only and not (link.hand or link.confirmed)):
            continue
        sides = {
            Side.LEFT: passage(comparison, Side.LEFT, link.left),
            Side.RIGHT: passage(comparison, Side.RIGHT, link.right),
        }
        for row in _matters(link, shared_topics(sides[Side.LEFT], sides[Side.RIGHT])):
            asked = _asked(comparison, sides, row)
            if asked is not None:
                yield _stop(comparison, link.left, link.right, row, asked, editions)


def _matters(link: Link, shared: tuple[TopicRow, ...]) -> tuple[TopicRow, ...]:
    """The topic an opposed link is about, else the one that both passages act on most."""
    asked = tuple(row for row in shared if row.topic.id not in FOUGHT)
    if link.relation is Relation.OPPOSED and link.topic:
        return tuple(row for row in asked if row.topic.id == link.topic)
    return asked[:1]


def _asked(comparison: Comparison, sides: dict[Side, Where], row: TopicRow) -> Question | None:
    for hidden in _later_first(comparison):
        where = sides[hidden]
        answer = answer_of(one for one in where.mentions if one.topic == row.topic.id)
        if answer is not None:
            return Question(question_text(where, row), _HIDDEN[hidden], answer)
    return None


def _of_silence(comparison: Comparison, editions: tuple[str, str]) -> Iterator[tuple[Stop, Question]]:
    """About passages that the person said to have no counterpart, on topics of which the other order has no word."""
    for side, labels in ((Side.LEFT, comparison.bitext.alone_left), (Side.RIGHT, comparison.bitext.alone_right)):
        for label in labels:
            rows = topics_told(passage(comparison, side, (label,)))[:1]
            for row in rows:
                if row.mentions(side.other) or row.topic.id in FOUGHT:
                    continue
                asked = Question(silence_text(comparison, side.other, row), _HIDDEN[side.other], Answer.SILENT)
                left: tuple[str, ...] = (label,) if side is Side.LEFT else ()
                right: tuple[str, ...] = () if side is Side.LEFT else (label,)
                yield _stop(comparison, left, right, row, asked, editions)


def _stop(
    comparison: Comparison,
    left: tuple[str, ...],
    right: tuple[str, ...],
    row: TopicRow,
    asked: Question,
    editions: tuple[str, str],
) -> tuple[Stop, Question]:
    stop = stop_for(comparison, left, right, topics=(row.topic.id,), editions=editions, question=asked)
    return stop, asked


def _later_first(comparison: Comparison) -> tuple[Side, Side]:
    """The side of the later order, then the other; the right where a day is not known."""
    left, right = comparison.left.order.identity.date, comparison.right.order.identity.date
    return (Side.LEFT, Side.RIGHT) if left and right and left > right else (Side.RIGHT, Side.LEFT)
