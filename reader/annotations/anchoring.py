"""Words found again in a text that may have changed: by place, by quote, by likeness; else they are an orphan.

The steps are those of Hypothesis (position, then quote with prefix and suffix, then a near match), with two of our own:
a selector's context grows until nothing else in its own text could be taken for it, so that words that are gone are
not found in a passage like theirs; and each place found is weighed by quote and surroundings together (`nearness`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance import Indel

from reader.annotations.anchor_text import AnchorText, lowered, prepared
from reader.annotations.candidates import candidates
from reader.annotations.choosing import chosen
from reader.annotations.model import Anchored, Certainty, Selector
from reader.annotations.nearness import Candidate
from reader.annotations.pieces import by_pieces, pieces
from reader.annotations.sought import LONGEST_CONTEXT, Sought, folded, sought
from reader.spans import Span

CONTEXT = 32
"""Code points of prefix and suffix; doubled where the passage is not the only one of its kind."""
UNLIKE = 0.4
"""Other places of the text a selector is made in fit it at most so well, once its context has grown."""
LIKENESS = 0.6
"""Words less like those sought, letter by letter, are not those."""
MOSTLY = 0.75
"""A passage of several paragraphs of which less is found again is lost."""
_SIGN = re.compile(r"``|''|-+|\S")
_SIGN_OR_SPACE = re.compile(rf"{_SIGN.pattern}|\s+")
_ORPHAN = Anchored(None, Certainty.ORPHANED, 0.0)


def selector(text: str | AnchorText, span: Span) -> Selector:
    """What finds `span` of `text` again: its words, what stands before and after them, and its place.

    Prefix and suffix are of 32 code points; of more where other passages of the text are so like this one that it could
    be mistaken. Raises ValueError where the span reaches beyond the text.
    """
    whole = text if isinstance(text, AnchorText) else prepared(text)
    if span.end > len(whole.text):
        raise ValueError(f"the span {span.start}..{span.end} reaches beyond the text's {len(whole.text)} code points")
    context = CONTEXT
    made = _selector(whole.text, span, context)
    while context < LONGEST_CONTEXT and _mistakable(whole, made):
        context *= 2
        made = _selector(whole.text, span, context)
    return made


def _selector(text: str, span: Span, context: int) -> Selector:
    prefix = text[max(0, span.start - context) : span.start]
    return Selector(span.of(text), prefix, text[span.end : span.end + context], span.start, span.end)


def _mistakable(text: AnchorText, made: Selector) -> bool:
    """True where another passage of the text could be taken for the one chosen, or for one of its ends.

    For an end the context does not grow to its longest, which is the mark of a passage that has a twin as a whole.
    """
    if _has_like(text, made):
        return True
    parts = pieces(made)
    longest = max(len(made.prefix), len(made.suffix)) * 2 >= LONGEST_CONTEXT
    return len(parts) > 1 and not longest and any(_has_like(text, one) for one in (parts[0], parts[-1]))


def _has_like(text: AnchorText, made: Selector) -> bool:
    wanted = sought(made)
    own = Candidate(*text.bare_span(Span(made.start, made.end)))
    return any(one.fit > UNLIKE for one in [*candidates(text, wanted), *by_pieces(text, wanted)] if not one.meets(own))


def anchor(text: str | AnchorText, selector: Selector, expected: int | None = None) -> Anchored:
    """Where the selector's words stand in `text`: exact, approximate with a score, or orphaned; never a guess.

    Exact are the very words, whatever their white space and the shape of their quotation marks and dashes. `expected`:
    the code point where they should begin, as other passages tell; None where they tell nothing.
    """
    whole = text if isinstance(text, AnchorText) else prepared(text)
    if _undisturbed(whole.text, selector):
        return Anchored(Span(selector.start, selector.end), Certainty.EXACT, 1.0)
    wanted = sought(selector)
    if not wanted.quote:
        return _without_letters(whole.text, selector)
    place = chosen(whole, wanted, expected)
    return _anchored(whole, wanted, place) if place else _ORPHAN


def _undisturbed(text: str, one: Selector) -> bool:
    """True where the words stand where they stood, between what they stood between."""
    return (
        bool(one.exact)
        and text[one.start : one.end] == one.exact
        and text.endswith(one.prefix, 0, one.start)
        and text.startswith(one.suffix, one.end)
    )


def _without_letters(text: str, one: Selector) -> Anchored:
    """A quote of signs alone is found with its surroundings only."""
    passage = one.prefix + one.exact + one.suffix
    at = text.find(passage)
    if not one.exact.strip() or len(passage) == len(one.exact) or at < 0 or text.find(passage, at + 1) >= 0:
        return _ORPHAN
    start = at + len(one.prefix)
    return Anchored(Span(start, start + len(one.exact)), Certainty.EXACT, 1.0)


def _anchored(text: AnchorText, wanted: Sought, place: Candidate) -> Anchored:
    """The place as a span of the text, with the signs that stand at the quote's two ends."""
    span = _with_signs(text.text, text.span(place.start, place.end), wanted.selector.exact)
    then, now = folded(wanted.selector.exact), folded(span.of(text.text))
    if then == now:
        return Anchored(span, Certainty.EXACT, 1.0)
    if place.kinship is not None:
        score, least = round(place.kinship, 4), MOSTLY
    else:
        score, least = likeness(then, now), LIKENESS
    return Anchored(span, Certainty.APPROXIMATE, score) if score >= least else _ORPHAN


def likeness(one: str, other: str) -> float:
    """How alike two passages are, 0 to 1: nine tenths letter for letter whatever the case, one tenth with the case."""
    small = Indel.normalized_similarity(lowered(one), lowered(other))
    return round(0.9 * small + 0.1 * Indel.normalized_similarity(one, other), 4)


def _with_signs(text: str, span: Span, exact: str) -> Span:
    """The span with those signs before and after it that stand there in the quote too."""
    first = next(at for at, letter in enumerate(exact) if letter.isalnum())
    last = next(at for at, letter in enumerate(reversed(exact)) if letter.isalnum())
    start = span.start - _matching(exact[:first][::-1], text[max(0, span.start - 40) : span.start][::-1])
    end = span.end + _matching(exact[len(exact) - last :], text[span.end : span.end + 40])
    return replace(span, start=start, end=end)


def _matching(signs: str, outward: str) -> int:
    """So many characters of `outward` are the signs, in their sequence, white space aside."""
    wanted = [folded(sign) for sign in _SIGN.findall(signs)]
    reached = 0
    for sign in _SIGN_OR_SPACE.finditer(outward):
        if sign.group().isspace():
            continue
        if not wanted or folded(sign.group()) != wanted.pop(0):
            break
        reached = sign.end()
    return reached
