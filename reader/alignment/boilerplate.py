"""General provisions: what every order ends with, to be dimmed or folded."""

from __future__ import annotations

from reader.alignment.passages import is_general
from reader.structure import Outline, find_references

_HEADINGS = frozenset(("general provisions", "general provision"))
_UNDOING = frozenset(("revokes", "supersedes", "rescinds", "terminates", "repeals", "amends"))


def boilerplate(outline: Outline) -> frozenset[str]:
    """Labels of the general provisions of `outline`: by their words, or by the heading they stand under.

    A clause that revokes or amends another document is never one, nor a passage with any part that is none.
    """
    acting = {reference.label for reference in find_references(outline) if reference.relation in _UNDOING}
    general: list[bool] = []
    for i, segment in enumerate(outline.segments):
        led = any(outline.heading(at).casefold().strip(" .") in _HEADINGS for at in (i, *outline.ancestors(i)))
        by_words = is_general(segment.own.of(outline.text))
        general.append(segment.label not in acting and (led or by_words or _only_leads(outline, i)))
    for i in reversed(range(len(general))):
        parts = list(outline.children(i))
        if parts:
            general[i] = general[i] and all(general[part] for part in parts)
    return frozenset(segment.label for segment, flag in zip(outline.segments, general, strict=True) if flag)


def _only_leads(outline: Outline, place: int) -> bool:
    """True for words that only lead over to parts: `Nothing in this order shall be construed to:`."""
    segment = outline.segments[place]
    return bool(segment.body) and segment.body.of(outline.text).endswith((":", "—")) and any(outline.children(place))
