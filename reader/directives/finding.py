"""Outline in, directives out: each modal with somebody for its subject is a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reader.directives.actors import Actor, Titles, actors_in
from reader.directives.deadlines import Days, Deadline, days_of, deadlines_in, printed, recurrence
from reader.directives.model import Directive
from reader.spans import Span
from reader.structure.model import Outline, SegmentKind
from reader.structure.sentences import sentences

_LEFT_OUT = re.compile(
    r"(?:general(?:\sprovisions?)?|definitions?|severability|effective\sdate|judicial\sreview|purpose|background|findings?|"
    r"construction|miscellaneous\sprovisions|amendments?|authorit(?:y|ies))\b[\s.]*$|general\sprovisions",
    re.IGNORECASE,
)
_SKIPPED = (SegmentKind.PREAMBLE, SegmentKind.SIGNATURE, SegmentKind.QUOTED)
_MODAL = re.compile(
    r"\b(?P<modal>(?P<plain>shall|must|should|will)(?:\snot\b)?|(?:is|are)\s(?:hereby\s|also\s|further\s)*(?:directed|instructed|ordered|required)(?:\s(?:to|that)\b)?|"
    r"I\s(?:hereby\s|therefore\s|also\s|further\s)*(?P<direct>direct|order|instruct)\b(?!\sas\b|\sthe\sfollowing\b|\sthat\b))"
)
_RELATIVE = re.compile(
    r"\b(?:who|which|that|whom|it\sis\sthe\spolicy[^.]*|whether|when|where|if|how|whenever|as|what)\s*$", re.IGNORECASE
)
_ASIDE = re.compile(r"“[^“”]{1,400}”|\([^()]{1,240}\)")
_WITH = re.compile(
    r"\b(?:in\s(?:close\s|full\s|continued\s)?(?:coordination|consultation|collaboration|conjunction|cooperation|partnership|concert)\swith|"
    r"(?:after|upon|following)\sconsult(?:ation|ing)\swith|(?:acting\s)?through|with\s(?:the\s)?(?:concurrence|approval|support|assistance|advice)\s(?:of|from)|"
    r"(?:jointly|together|along)\swith|and\sin\sconsultation\sas\sappropriate\swith)\s"
)
_PREPOSITION = re.compile(
    r"\b(?:of|by|to|with|from|for|in|against|under|through|within|on|at|between|among|behalf\sof|than|as|including|upon|into|across|per)\s(?:or\s)?(?:the\s)?$"
)
_JOINED = re.compile(
    r"[\s,;_()]*(?:(?:and|or|and/or|as\swell\sas|the|any|each|all|other|jointly|,|—|–|acting|respectively|his|her|their)[\s,]*)*"
)
_NOT_DUTY = re.compile(
    r"\s*(?:\w+ly\s|also\s)?(?:be\s(?!guided|responsible|prepared|mindful)|have\sthe\s(?:meaning|same)|mean\b|consist\b|comprise\b|not\sbe\s|remain\b|"
    r"take\seffect|terminate\s(?:on|upon|\d)|serve\sas\b|become\b|refer\sto\b|apply\sto\b|expire\b|cease\sto\sexist|continue\sto\sbe\b)"
)
_MEMBERS = re.compile(
    r"\s*(?:also\s|not\s)?(?:include|have\s(?:up\sto|no\smore|\w+\smembers)|report\sto\sthe\sPresident\sthrough)\b"
)
_BODY_NAME = re.compile(r"\b(?:Council|Commission|Task Force|Committee|Working Group|Board|Panel)\b")
_BY_AGENT = re.compile(
    r"\s*(?:not\s)?be\s(?:\w+ly\s)?(?:issued|approved|prepared|submitted|conducted|made|published|undertaken|performed|taken|"
    r"implemented|administered|provided|promulgated|carried\sout|developed|coordinated|reviewed)\sby\s(?P<agent>[^,.;]{3,80})"
)
_ADJUNCT = re.compile(
    r"\s*(?:to\sthe\s(?:maximum\s|fullest\s|greatest\s)?extent\b|consistent\swith|as\s(?:appropriate|necessary|soon|expeditiously)|subject\sto|in\s(?:accordance|addition|"
    r"carrying|coordination|consultation|collaboration|conjunction|cooperation|implementing|developing|conducting|furtherance)\b|pursuant\sto|where\s|with\sthe\s|within\s\w+\s(?:days|months)|not\slater|"
    r"no\slater|through\sthe|and\sas\s|and\swith\s|and\sin\s|acting\s|the\s(?:Secretary|Attorney|Director|Administrator)|and\sthe\s|and\sother\s|promptly|immediately|jointly|also|each|at\sa\sminimum)[^,]*$"
)
_BARE = re.compile(
    r"(?:(?:\w+ly|also|each|jointly)\s)*(?:take\s.*?\b(?:actions?|steps|measures)\b.*?(?:\bto)?|(?:do|take|perform|carry\sout|undertake|adopt|complete|have|discharge)\s.*?\bfollowing\b.*|"
    r"be\sresponsible\sfor|work\sto|seek\sto)?\s*:?"
)
_NOUNISH = re.compile(
    r"(?:the|a|an|any|all|each|such|those|whether|that|which|who|its|their|no|other|one|in\scases?|any|current|for\seach|if)\s",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    ("and", "but", "or", "then", "therefore", "accordingly", "further", "each", "both", "either", "also")
)
_PRONOUN = re.compile(r"(?:^|[,;]\s|\band\s|\bor\s)(?:[Tt]hey|[Ii]t|[Hh]e|[Ss]he|each)[\s,]*$")


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for a whole order."""

    text: str
    """The reading text, with quoted names and asides blotted out."""
    titles: Titles
    days: Days


def find_directives(outline: Outline) -> tuple[Directive, ...]:
    """Every duty that `outline` lays on somebody, in order of place.

    One for each modal with an actor as its subject; an item below `X shall:` is X's. Definitions, purposes, general
    provisions, quoted clauses and what somebody `may` do are left out.
    """
    text = outline.text
    context = _Context(_blotted(text), Titles(text), days_of(text, outline.order.identity.date))
    found: list[Directive] = []
    leads: dict[int, Directive] = {}
    for index, segment in enumerate(outline.segments):
        if segment.kind in _SKIPPED or _is_left_out(outline, index):
            continue
        found.extend(_of_segment(outline, context, index, leads))
    return tuple(sorted(found, key=lambda directive: directive.span))


def _blotted(text: str) -> str:
    return _ASIDE.sub(lambda aside: "_" * len(aside[0]), text)


def _is_left_out(outline: Outline, index: int) -> bool:
    return any(_LEFT_OUT.match(outline.heading(i).strip(" .“”")) for i in (index, *outline.ancestors(index)))


def _of_segment(outline: Outline, context: _Context, index: int, leads: dict[int, Directive]) -> Iterator[Directive]:
    segment = outline.segments[index]
    if not segment.body:
        return
    parts = sentences(outline.text, Span(segment.body.start, segment.own.end))
    before: tuple[str, ...] = ()
    parent = leads.get(segment.parent) if segment.parent is not None else None
    has_children = next(outline.children(index), None) is not None
    for place, sentence in enumerate(parts):
        made = list(_of_sentence(outline, context, segment.label, sentence, before))
        if place == 0 and parent and not made and not _NOUNISH.match(context.text, sentence.start):
            made = [_under(outline, context, segment.label, sentence, parent)]
        last = place == len(parts) - 1
        if (
            made
            and last
            and has_children
            and outline.text[sentence.start : sentence.end].rstrip().endswith((":", "—", "to", "shall"))
        ):
            lead = made[-1]
            if _is_bare_lead(lead):
                leads[index] = lead
                made = made[:-1]
        if made:
            before = made[-1].actors
        yield from made


def _is_bare_lead(lead: Directive) -> bool:
    """True where a lead-in says nothing of its own: `X shall take all appropriate action to:`."""
    parts = [part for part in lead.action.rstrip(" :—").split(",") if part.strip() and not _ADJUNCT.match(part)]
    return bool(_BARE.fullmatch(", ".join(part.strip() for part in parts)))


def _under(outline: Outline, context: _Context, label: str, sentence: Span, lead: Directive) -> Directive:
    """The directive of an item below a lead-in."""
    own = deadlines_in(context.text, sentence, context.days)
    deadline = _words_of(outline.text, own) or lead.deadline
    due = next((d.due for d in own if d.due), lead.due)
    action = _action(outline.text, sentence.start, sentence.end)
    recurs = recurrence(sentence.of(context.text)) or lead.recurs
    partners = tuple(dict.fromkeys((*lead.partners, *_partners(context, sentence))))
    return replace(
        lead, label=label, span=sentence, action=action, deadline=deadline, due=due, recurs=recurs, partners=partners
    )


def _of_sentence(
    outline: Outline, context: _Context, label: str, sentence: Span, before: tuple[str, ...]
) -> Iterator[Directive]:
    if re.match(
        r"(?:It\sis\s(?:also\s|further\s)?(?:the\s)?policy|Nothing\sin\sthis|For\s(?:the\s)?purposes\sof)",
        context.text[sentence.start : sentence.end],
    ):
        return
    modals = [m for m in _MODAL.finditer(context.text, sentence.start, sentence.end)]
    start, actors = sentence.start, before
    for i, modal in enumerate(modals):
        end = modals[i + 1].start() if i + 1 < len(modals) else sentence.end
        subject = Span(start, modal.start())
        named = _subject(context, subject, modal, actors if i else before, first=i == 0)
        if _is_no_duty(context.text, modal) or (named is None and _BY_AGENT.match(context.text, modal.end())):
            named = _agent(context, modal)
        if not named or _lists_members(context.text, modal, named):
            continue
        actors = named
        start = modal.end()
        scope = Span(sentence.start if i == 0 else subject.start, end)
        yield from _made(outline, context, label, sentence, scope, modal, named, end)


def _is_no_duty(text: str, modal: re.Match[str]) -> bool:
    return bool(_NOT_DUTY.match(text, modal.end()))


def _lists_members(text: str, modal: re.Match[str], named: tuple[str, ...]) -> bool:
    """`The Council shall include ...` says who sits on it; nobody has to do anything."""
    return bool(_MEMBERS.match(text, modal.end()) and _BODY_NAME.search(named[-1]))


def _agent(context: _Context, modal: re.Match[str]) -> tuple[str, ...]:
    """The doer of a passive duty: `shall be issued by an agency`."""
    found = _BY_AGENT.match(context.text, modal.end())
    return (
        tuple(a.name for a in actors_in(context.text, Span(*found.span("agent")), context.titles)[:1]) if found else ()
    )


def _subject(
    context: _Context, window: Span, modal: re.Match[str], before: tuple[str, ...], *, first: bool
) -> tuple[str, ...] | None:
    """Those who must, by the words before the modal (after it, for `I direct X to`); None where nobody is named."""
    text = context.text
    if modal["direct"]:
        after = actors_in(text, Span(modal.end(), min(len(text), modal.end() + 200)), context.titles)
        return _first_list(text, after)
    words = window.of(text)
    if _RELATIVE.search(words):
        return None
    named = _last_list(context, window)
    if named:
        return named
    tail = words.strip(" ,;_").rsplit(None, 3)[-1:] or [""]
    if _PRONOUN.search(words):
        inside = actors_in(text, window, context.titles)
        return (inside[-1].name,) if inside else (before or None)
    return before or None if not first and tail[0].casefold() in ("and", "but", "or", "also", "then", "") else None


def _first_list(text: str, actors: Sequence[Actor]) -> tuple[str, ...] | None:
    taken = list(actors[:1])
    for actor in actors[1:]:
        if not _JOINED.fullmatch(text[taken[-1].span.end : actor.span.start]):
            break
        taken.append(actor)
    return tuple(actor.name for actor in taken) or None


def _last_list(context: _Context, window: Span) -> tuple[str, ...] | None:
    """The list of actors that the modal belongs to: the last in `window` that is no object of a preposition."""
    text = _without_adjuncts(context, window)
    taken: list[Actor] = []
    for actor in reversed(actors_in(text, window, context.titles)):
        ahead = text[window.start : actor.span.start]
        if taken and not _JOINED.fullmatch(text[actor.span.end : taken[0].span.start]):
            break
        if not taken and not _reaches(text[actor.span.end : window.end]):
            return None
        if _PREPOSITION.search(ahead):
            if taken:
                return None
            continue
        taken.insert(0, actor)
    if not taken or not _opens_clause(text[window.start : taken[0].span.start]):
        return None
    return tuple(actor.name for actor in taken)


def _opens_clause(ahead: str) -> bool:
    """True where a subject may begin after `ahead`: at the start, after a comma, a conjunction or a blotted-out adjunct."""
    last = re.search(r"(\S+)\s*$", ahead)
    return not last or not last[1][-1].isalpha() or last[1].casefold() in _OPENERS


def _reaches(between: str) -> bool:
    """True where nothing but adjuncts stands between a subject and its modal."""
    rest = re.sub(r",[^,]*(?:,|$)", " ", between)
    return len(rest.split()) <= 3 or "," in between[:2] or bool(re.match(r"\s\w+ing\b", between))


def _without_adjuncts(context: _Context, window: Span) -> str:
    """The text with partners and deadlines inside `window` blotted out, so that the subject stands alone."""
    text = context.text
    for deadline in deadlines_in(text, window, context.days):
        text = _blot(text, deadline.span)
    for found in _WITH.finditer(text, window.start, window.end):
        listed = actors_in(text, Span(found.end(), window.end), context.titles)
        if listed and listed[0].span.start - found.end() < 40:
            last = listed[0]
            for actor in listed[1:]:
                if not _JOINED.fullmatch(text[last.span.end : actor.span.start]):
                    break
                last = actor
            text = _blot(text, Span(found.start(), last.span.end))
    return text


def _blot(text: str, span: Span) -> str:
    return text[: span.start] + "_" * len(span) + text[span.end :]


def _partners(context: _Context, window: Span) -> tuple[str, ...]:
    """Those it is to be done with."""
    found: list[str] = []
    for words in _WITH.finditer(context.text, window.start, window.end):
        listed = actors_in(context.text, Span(words.end(), min(window.end, words.end() + 400)), context.titles)
        if listed and listed[0].span.start - words.end() < 40:
            found.extend(_first_list(context.text, listed) or ())
    return tuple(dict.fromkeys(found))


def _made(
    outline: Outline, context: _Context, label: str, sentence: Span, scope: Span, modal: re.Match[str],
    named: tuple[str, ...], end: int,
) -> Iterator[Directive]:  # fmt: skip
    limits = deadlines_in(context.text, scope, context.days)
    partners = tuple(name for name in _partners(context, scope) if name not in named)
    action = _action(outline.text, modal.end(), end)
    words = " ".join((modal["direct"] or modal["modal"]).split()).replace("hereby ", "")
    if re.search(r"\b[Nn]o\s(?:\w+\s){1,6}$", context.text[max(scope.start, modal.start() - 60) : modal.start()]):
        words = f"{words} not"
    made = Directive(
        label,
        sentence,
        named,
        partners,
        words,
        action,
        _words_of(outline.text, limits),
        _due(limits),
        recurrence(scope.of(context.text)),
    )
    yield from _by_limit(outline.text, made, limits)


def _by_limit(text: str, made: Directive, limits: Sequence[Deadline]) -> Iterator[Directive]:
    """`made`, or one for each of several due dates: `within 90 days ... and again within 180 days`."""
    due = [limit for limit in limits if limit.due]
    if len(due) < 2 or not any(
        re.search(r"\bagain\s$|,\s*and\b", text[limit.span.start - 60 : limit.span.start]) for limit in due[1:]
    ):
        yield made
        return
    apart = (
        len(due) == len(made.actors)
        and all(limit.span.start < made.span.end for limit in due)
        and "again" not in made.action
    )
    for i, limit in enumerate(due):
        actors = (made.actors[i],) if apart else made.actors
        yield replace(made, actors=actors, deadline=printed(text, limit), due=limit.due)


def _words_of(text: str, limits: Sequence[Deadline]) -> str | None:
    dated = [limit for limit in limits if limit.due] or list(limits)
    return printed(text, dated[0]) if dated else None


def _due(limits: Sequence[Deadline]) -> date | None:
    return next((limit.due for limit in limits if limit.due), None)


def _action(text: str, start: int, end: int) -> str:
    """What is to be done, from the verb on, white space folded."""
    words = " ".join(text[start:end].split())
    return re.sub(r"[\s,;]+(?:and|or)?\s*$", "", words.lstrip(" ,;:")).removesuffix(".").strip()
