"""Whose duty it is: the subject of a modal, the doer of a passive, and those it is to be done with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.directives.actors import Actor, Titles, actors_in
from reader.directives.deadlines import Days, deadlines_in
from reader.spans import Span

_RELATIVE = re.compile(
    r"\b(?:who|which|that|whom|it\sis\sthe\spolicy[^.]*|whether|when|where|if|how|whenever|as|what)\s*$", re.IGNORECASE
)
_JOINTLY = r"(?:coordination|consultation|collaboration|conjunction|cooperation|partnership|concert)"
_WITH = re.compile(
    rf"\b(?:in\s(?:close\s|full\s|continued\s)?{_JOINTLY}\swith|(?:after|upon|following)\sconsult(?:ation|ing)\swith|"
    r"(?:acting\s)?through|(?:working|acting|coordinating|consulting)\s(?:jointly\s|closely\s)?with|with\s(?:the\s)?(?:concurrence|approval|support|assistance|advice)\s(?:of|from)|"
    r"(?:jointly|together|along)\swith)\s"
)
_PREPOSITION = re.compile(
    r"\b(?:of|by|to|with|from|for|in|against|under|through|within|on|at|between|among|than|as|including|upon|into|"
    r"across|per)\s(?:or\s)?(?:the\s)?$"
)
_JOINED = re.compile(
    r"(?:[\s,;_()—–/]|\b(?:and|or|as|well|the|any|each|all|other|jointly|acting|respectively|his|her|their)\b)*"
)
BY_AGENT = re.compile(
    r"\s*(?:not\s)?be\s(?:\w+ly\s)?(?:issued|approved|prepared|submitted|conducted|made|published|undertaken|performed|"
    r"taken|implemented|administered|provided|promulgated|carried\sout|developed|coordinated|reviewed)"
    r"\sby\s(?P<agent>[^,.;]{3,80})"
)
_OPENERS = frozenset(
    ("and", "but", "or", "then", "therefore", "accordingly", "further", "each", "both", "either", "also")
)
_PRONOUN = re.compile(r"(?:^|[,;]\s|\band\s|\bor\s)(?:[Tt]hey|[Ii]t|[Hh]e|[Ss]he|each)[\s,]*$")
_CARRIES_ON = re.compile(r"(?:^|\b(?:and|but|or|also|then))[\s,;_]*$")
_AND = re.compile(r"\b(?:and|or)\b")
_CLOSE = 40
_SIGHT = 1000
"""Code points before a modal in which its subject is looked for; without it a sentence of modals costs its square."""
_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole order."""

    source: str
    """The reading text."""
    text: str
    """The same, with quoted names and asides blotted out."""
    titles: Titles
    days: Days


def agent_of(context: Context, modal: re.Match[str]) -> tuple[str, ...]:
    """The doer of a passive duty: `shall be issued by an agency`; empty where none is named."""
    found = BY_AGENT.match(context.text, modal.end())
    if not found:
        return ()
    return tuple(actor.name for actor in actors_in(context.text, Span(*found.span("agent")), context.titles)[:1])


def subject_of(
    context: Context, window: Span, modal: re.Match[str], before: tuple[str, ...], *, first: bool
) -> tuple[str, ...]:
    """Those who must, by the words before the modal (after it, for `I direct X to`); empty where nobody is named.

    `before` are those of the modal or sentence before, whom `they` and a bare `and shall` mean.
    """
    text, window = context.text, Span(max(window.start, window.end - _SIGHT), window.end)
    if modal["direct"]:
        return _first_list(text, actors_in(text, Span(modal.end(), min(len(text), modal.end() + 200)), context.titles))
    words = window.of(text)
    if _RELATIVE.search(words):
        return ()
    if named := _last_list(context, window):
        return named
    if _PRONOUN.search(words):
        inside = actors_in(text, window, context.titles)
        return (inside[-1].name,) if inside else before
    return before if not first and _CARRIES_ON.search(words) else ()


def _joined(text: str, actors: Sequence[Actor]) -> list[Actor]:
    """The first of `actors` and those that follow it in one list."""
    taken = list(actors[:1])
    for actor in actors[1:]:
        if not _JOINED.fullmatch(text[taken[-1].span.end : actor.span.start]):
            break
        taken.append(actor)
    return taken


def _first_list(text: str, actors: Sequence[Actor]) -> tuple[str, ...]:
    return tuple(actor.name for actor in _joined(text, actors))


def _last_list(context: Context, window: Span) -> tuple[str, ...]:
    """The list of actors that the modal belongs to: the last in `window` that is no object of a preposition."""
    text = _without_adjuncts(context, window)
    whole = Span(0, len(text))
    taken: list[Actor] = []
    for actor in reversed(actors_in(text, whole, context.titles, window.start)):
        between = text[actor.span.end : taken[0].span.start] if taken else text[actor.span.end :]
        if taken and (not between.strip() or not _JOINED.fullmatch(between)):
            break
        if not taken and not _reaches(between):
            return ()
        if _PREPOSITION.search(text, max(0, actor.span.start - _LOOK_BACK), actor.span.start):
            if taken and "," in between and not _AND.search(between):
                break
            if taken:
                return ()
            continue
        taken.insert(0, actor)
    if not taken or not _opens_clause(text[: taken[0].span.start]):
        return ()
    return tuple(actor.name for actor in taken)


def _opens_clause(ahead: str) -> bool:
    """True where a subject may begin: at the start, after a comma, a conjunction, an adjunct."""
    last = ahead.rsplit(None, 1)[-1] if ahead.strip() else ""
    return not last or not last[-1].isalpha() or last.casefold() in _OPENERS


def _reaches(between: str) -> bool:
    """True where nothing but adjuncts stands between a subject and its modal."""
    if between.startswith(("’", "'")):
        return False
    rest = re.sub(r",[^,]*(?:,|$)", " ", between)
    return len(rest.split()) <= 3 or "," in between[:2] or bool(re.match(r"\s\w+ing\b", between))


def _without_adjuncts(context: Context, window: Span) -> str:
    """The words of `window` with partners and deadlines blotted out, so that the subject stands alone."""
    spans = [deadline.span for deadline in deadlines_in(context.text, window, context.days)]
    spans += [Span(found.start(), listed[-1].span.end) for found, listed in _partnered(context, window)]
    words = window.of(context.text)
    for span in spans:
        start, end = span.start - window.start, span.end - window.start
        words = words[:start] + "_" * (end - start) + words[end:]
    return words


def _partnered(context: Context, window: Span) -> Iterator[tuple[re.Match[str], list[Actor]]]:
    """Each `in coordination with` inside `window`, with the list of actors that stands close behind it."""
    for words in _WITH.finditer(context.text, window.start, window.end):
        listed = actors_in(context.text, Span(words.end(), window.end), context.titles)
        if listed and listed[0].span.start - words.end() < _CLOSE:
            yield words, _joined(context.text, listed)


def partners_in(context: Context, window: Span) -> tuple[str, ...]:
    """Those it is to be done with, in order, each once."""
    names = (actor.name for _, listed in _partnered(context, window) for actor in listed)
    return tuple(dict.fromkeys(names))
