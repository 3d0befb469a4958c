"""Which of two orders is worked with as the left one, so that changing sides changes nothing but the sides."""

from __future__ import annotations

from reader.structure import Outline
from reader.topics import Mention

Topics = tuple[tuple[Mention, ...], tuple[Mention, ...]]
"""The mentions of the left and of the right order."""


def comes_first(one: Outline, mentions: tuple[Mention, ...], other: Outline, others: tuple[Mention, ...]) -> bool:
    """True where `one` is worked with as the left side, wherever it stands: the older, then by words and topics."""
    if _rank(one) != _rank(other):
        return _rank(one) < _rank(other)
    return (one.labels, repr(mentions)) < (other.labels, repr(others))


def _rank(outline: Outline) -> tuple[str, str]:
    signed = outline.order.identity.date
    return (signed.isoformat() if signed else "9", outline.text)
