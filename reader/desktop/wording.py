"""The words for what the comparison found, translated, in one place."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader.comparison import Comparison, Reading, Side, Step, Verdict
from reader.documents import Edition, Kind
from reader.structure import Outline
from reader.topics import Effect


def tr(text: str, context: str = "Words") -> str:
    """`text` in the person's language."""
    return QCoreApplication.translate(context, text)


def verdict_word(verdict: Verdict) -> str:
    """`opposed`, `only left` ... as shown."""
    return tr(verdict.value)


def effect_word(effect: Effect | None) -> str:
    """`review`, `end` ... as shown; a dash where none is known."""
    return tr(effect.value) if effect else "–"


def kind_word(kind: str) -> str:
    """`Executive order`, `Fact sheet` ... as shown."""
    words = {
        Kind.EXECUTIVE_ORDER: "Executive order",
        Kind.PROCLAMATION: "Proclamation",
        Kind.MEMORANDUM: "Memorandum",
        Kind.FACT_SHEET: "Fact sheet",
        Kind.NOTICE: "Notice",
        Kind.LETTER: "Letter",
        Kind.OTHER: "Document",
    }
    return tr(words[Kind(kind)]) if kind in set(Kind) else kind


def edition_word(edition: str) -> str:
    """`Official text`, `Digest`, `Other text` as shown."""
    words = {Edition.OFFICIAL: "Official text", Edition.DIGEST: "Digest", Edition.WITNESS: "Other text"}
    return tr(words[Edition(edition)]) if edition in set(Edition) else edition


def long_date(day: date | None) -> str:
    """`2 February 2021`, in the person's language; empty for None."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy") if day else ""


def labels_text(step: Step) -> str:
    """`4(a)(ii)(B) ↔ 6`, or the one label of a passage without counterpart."""
    sides = [", ".join(short_label(label) for label in step.labels(side)) for side in Side]
    return " ↔ ".join(side for side in sides if side)


def short_label(label: str) -> str:
    """The label as lists show it: the last words of a headed part, the printed label of everything else."""
    return label.rsplit("/", 1)[-1]


def short_name(reading: Reading) -> str:
    """The number of an order, or its name where it has none: `14165`."""
    return reading.order.identity.number or reading.order.name


def subjects(comparison: Comparison, reading: Reading) -> dict[str, str]:
    """What each segment speaks of most often, by label: the short name of a topic. Others are left out."""
    counts: dict[str, Counter[str]] = {}
    for mention in reading.mentions:
        counts.setdefault(mention.label, Counter())[mention.topic] += 1
    topics = {row.topic.id: row.topic.short or row.topic.label for row in comparison.topics}
    return {label: topics[found.most_common(1)[0][0]] for label, found in counts.items()}


def heading_of(tree: Outline, label: str, words: int = 7) -> str:
    """A segment's heading; without one, its first words (at most `words`), with dots where more follow."""
    at = tree.index(label)
    if at is None:
        return ""
    heading = tree.heading(at)
    if heading:
        return heading
    body = tree.segments[at].body.of(tree.text).split()
    return " ".join(body[:words]) + (" …" if len(body) > words else "")
