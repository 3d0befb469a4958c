"""Outline in, directives out: each modal with somebody for its subject is a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from reader.directives.actors import Titles
from reader.directives.deadlines import Deadline, days_of, deadlines_in, printed, recurrence
from reader.directives.model import Directive
from reader.directives.subjects import BY_AGENT, Context, agent_of, partners_in, subject_of
from reader.spans import Span
from reader.structure import Outline, SegmentKind, sentences

_LEFT_OUT = re.compile(
    r"(?:general|(?:general|miscellaneous)\sprovisions?|definitions?|severability|effective\sdate|judicial\sreview|purpose(?:\sand\s(?:background|scope|findings))?|"
    r"background|findings?|construction|amendments?|authorit(?:y|ies))[\s.]*$|general\sprovisions",
    re.IGNORECASE,
)
_SKIPPED = (SegmentKind.PREAMBLE, SegmentKind.SIGNATURE, SegmentKind.QUOTED)
_NO_DUTY_AT_ALL = re.compile(
    r"(?:It\sis\s(?:also\s|further\s)?(?:the\s)?policy|Nothing\sin\sthis|For\s(?:the\s)?purposes\sof)\b"
)
_AMENDS = re.compile(
    r"\b(?:is|are)\s(?:hereby\s|further\s)*(?:amended|revised)\s(?:by|to|as)\b|\b(?:striking|deleting|inserting)\b[^.;]{0,80}[“\"]|"
    r"\bin\slieu\sthereof\b"
)
_MODAL = re.compile(
    r"\b(?P<modal>(?:shall|must|should|will)(?:\snot\b)?|"
    r"(?:is|are)\s(?:hereby\s|also\s|further\s)*(?:directed|instructed|ordered|required)(?:\s(?:to|that)\b)?|"
    r"I\s(?:hereby\s|therefore\s|also\s|further\s)*(?P<direct>direct|order|instruct)\b"
    r"(?!\sas\b|\sthe\sfollowing\b|\sthat\b))"
)
_ASIDE = re.compile(r"“[^“”]{1,400}”|\([^()]{1,240}\)")
_NOT_DUTY = re.compile(
    r"\s*(?:\w+ly\s|also\s)?(?:be\s(?!guided|responsible|prepared|mindful)|have\sthe\s(?:meaning|same)|mean\b|consist\b|"
    r"comprise\b|not\sbe\s|remain\b|take\seffect|terminate\s(?:on|upon|\d)|serve\s(?:as\b|without\s(?:any\s)?(?:additional\s)?(?:compensation|pay)\b)|become\b|refer\sto\b|"
    r"apply\sto\b|expire\b|cease\sto\sexist|continue\sto\sbe\b)"
)
_MEMBERS = re.compile(
    r"\s*(?:also\s|not\s)?(?:include|have\s(?:up\sto|no\smore|\w+\smembers)|report\sto\sthe\sPresident\sthrough)\b"
)
_BODY_NAME = re.compile(r"\b(?:Council|Commission|Task Force|Committee|Working Group|Board|Panel|designee)\b")
_ADJUNCTS = (
    r"to\sthe\s(?:(?:maximum|fullest|greatest)\s)?extent\b",
    r"consistent\swith\b",
    r"as\s(?:appropriate|necessary)\b",
    r"as\s(?:soon|expeditiously|quickly)\sas\s\w+\s*$",
    r"subject\sto\b",
    r"in\s(?:accordance|addition|carrying|coordination|consultation|collaboration|conjunction|cooperation)\b",
    r"in\s(?:implementing|developing|conducting|furtherance)\b",
    r"pursuant\sto\b",
    r"where\b",
    r"with\sthe\b",
    r"within\s[\w-]+\s(?:days|weeks|months|years?)\b",
    r"(?:not|no)\slater\b",
    r"(?:acting\s)?through\sthe\b",
    r"and\s(?:as|with|in|the|other)\b",
    r"the\s(?:Secretary|Attorney|Director|Administrator)\b",
    r"as\sdetermined\b",
    r"(?:in\sparticular|at\sleast|among\sother\sthings)\s*$",
    r"(?:promptly|immediately|jointly|also|each|at\sa\sminimum)\s*$",
)
_ADJUNCT = re.compile(r"\s*(?:" + "|".join(_ADJUNCTS) + r")[^,]*$")
_BARE = re.compile(
    r"(?:(?:\w+ly|also|each|jointly)\s)*(?:take\s[^:]*\b(?:actions?|steps|measures)\b[^:]*|"
    r"(?:do|take|perform|carry\sout|undertake|adopt|complete|have|discharge)\s[^:]*\bfollowing\b[^:]*|"
    r"be\sresponsible\sfor|work\sto|seek\sto)?\s*:?"
)
_NOUNISH = re.compile(
    r"(?:the|a|an|any|all|each|such|those|whether|that|which|who|its|their|no|other|one|in\scases?|current|for\seach|if)\s",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(r"\b[Nn]o\s(?:\w+\s){1,6}$")
_SECOND_LIMIT = re.compile(r"\bagain\s$|,\s*and\b")
_NEXT_DUTY = re.compile(
    r"[,;]\s+(?:(?:and|but)\s+)?(?=(?:the|each|no|any|all|within|not|such|it|they|that|this)\b)|"
    r"\s(?:and|but)\s+(?=(?:shall|must|should|will|the|they|it|this)\b)|[,;]?\s+(?:and|but)\s+$",
    re.IGNORECASE,
)
_LOOK_BACK = 60


def find_directives(outline: Outline) -> tuple[Directive, ...]:
    """Every duty that `outline` lays on somebody, in order of place.

    One for each modal with an actor as its subject; an item below `X shall:` is X's. Definitions, purposes, general
    provisions, quoted clauses and what somebody `may` do are left out.
    """
    text = outline.text
    blotted = _ASIDE.sub(lambda aside: "_" * len(aside[0]), text)
    context = Context(text, blotted, Titles(text), days_of(text, outline.order.identity.date))
    found: list[Directive] = []
    leads: dict[int, Directive] = {}
    for index, segment in enumerate(outline.segments):
        if segment.kind not in _SKIPPED and not _is_left_out(outline, index):
            found.extend(_of_segment(outline, context, index, leads))
    return tuple(sorted(found, key=lambda directive: directive.span))


def _is_left_out(outline: Outline, index: int) -> bool:
    return any(_LEFT_OUT.match(outline.heading(i).strip(" .“”")) for i in (index, *outline.ancestors(index)))


def _of_segment(outline: Outline, context: Context, index: int, leads: dict[int, Directive]) -> Iterator[Directive]:
    """The duties in a segment's own words; a bare lead-in is put by in `leads` for the items below it."""
    segment = outline.segments[index]
    if not segment.body:
        return
    parts = sentences(context.source, Span(segment.body.start, segment.own.end))
    parent = leads.get(segment.parent) if segment.parent is not None else None
    before: tuple[str, ...] = ()
    for sentence in parts:
        made = list(_of_sentence(context, segment.label, sentence, before))
        if parent and sentence is parts[0] and not made and not _NOUNISH.match(context.text, sentence.start):
            made = [_under(context, segment.label, sentence, parent)]
        if made and sentence is parts[-1] and _leads_in(outline, index, sentence) and _is_bare(made[-1]):
            leads[index] = made.pop()
        before = made[-1].actors if made else before
        yield from made


def _leads_in(outline: Outline, index: int, sentence: Span) -> bool:
    """True where `sentence` breaks off before the items below segment `index`."""
    broken_off = sentence.of(outline.text).rstrip().endswith((":", "—", " to", " shall"))
    return broken_off and next(outline.children(index), None) is not None


def _is_bare(lead: Directive) -> bool:
    """True where a lead-in says nothing of its own: `X shall take all appropriate action to:`."""
    parts = [part for part in lead.action.rstrip(" :—").split(",") if part.strip() and not _ADJUNCT.match(part)]
    return bool(_BARE.fullmatch(", ".join(part.strip() for part in parts)))


def _under(context: Context, label: str, sentence: Span, lead: Directive) -> Directive:
    """The directive of an item below a lead-in."""
    own = deadlines_in(context.text, sentence, context.days)
    return replace(
        lead,
        label=label,
        span=sentence,
        action=_action(context.source, sentence.start, sentence.end),
        deadline=_words_of(context.source, own) or lead.deadline,
        due=_due(own) or lead.due,
        recurs=recurrence(sentence.of(context.text)) or lead.recurs,
        partners=tuple(dict.fromkeys((*lead.partners, *partners_in(context, sentence)))),
    )


def _of_sentence(context: Context, label: str, sentence: Span, before: tuple[str, ...]) -> Iterator[Directive]:
    """One directive for each modal of the sentence that somebody is the subject of."""
    if _NO_DUTY_AT_ALL.match(context.text, sentence.start) or _AMENDS.search(context.source, *_ends(sentence)):
        return
    duties: list[tuple[re.Match[str], Span, tuple[str, ...]]] = []
    start, actors, first = sentence.start, before, True
    for modal in _MODAL.finditer(context.text, sentence.start, sentence.end):
        window = Span(start, modal.start())
        if named := _named(context, window, modal, actors, first=first):
            duties.append((modal, window, named))
            actors, start = named, modal.end()
        first = False
    parts = [_parting(context.text, one[0].end(), other[0].start()) for one, other in pairwise(duties)]
    starts = [duties[0][1].start if duties else 0, *parts]
    for (modal, _, named), start, end in zip(duties, starts, [*parts, sentence.end], strict=False):
        yield from _made(context, label, sentence, Span(start, end), modal, named)


def _parting(text: str, start: int, end: int) -> int:
    """Where one duty of a sentence ends and the next begins: at the last `, and the ...` between their modals."""
    return max((found.start() for found in _NEXT_DUTY.finditer(text, start, end)), default=end)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _named(
    context: Context, window: Span, modal: re.Match[str], before: tuple[str, ...], *, first: bool
) -> tuple[str, ...]:
    """Whose duty the modal states; empty where it states none."""
    named = subject_of(context, window, modal, before, first=first)
    if _NOT_DUTY.match(context.text, modal.end()) or (not named and BY_AGENT.match(context.text, modal.end())):
        return agent_of(context, modal)
    return () if named and _lists_members(context.text, modal, named) else named


def _lists_members(text: str, modal: re.Match[str], named: tuple[str, ...]) -> bool:
    """`The Council shall include ...` says who sits on it; nobody has to do anything."""
    return bool(_MEMBERS.match(text, modal.end()) and _BODY_NAME.search(named[-1]))


def _made(
    context: Context, label: str, sentence: Span, scope: Span, modal: re.Match[str], named: tuple[str, ...]
) -> Iterator[Directive]:
    """The directive of one modal; `scope` is its own part of the sentence."""
    limits = deadlines_in(context.text, scope, context.days)
    made = Directive(
        label=label,
        span=sentence,
        actors=named,
        partners=tuple(name for name in partners_in(context, scope) if name not in named),
        modal=_modal_words(context.text, scope, modal),
        action=_action(context.source, modal.end(), scope.end),
        deadline=_words_of(context.source, limits),
        due=_due(limits),
        recurs=recurrence(scope.of(context.text)),
    )
    yield from _by_limit(context.source, made, limits)


def _modal_words(text: str, scope: Span, modal: re.Match[str]) -> str:
    """The modal as printed, `no agency shall` as `shall not`."""
    words = " ".join((modal["direct"] or modal["modal"]).split()).replace("hereby ", "")
    ahead = text[max(scope.start, modal.start() - _LOOK_BACK) : modal.start()]
    return f"{words} not" if _NO_SUBJECT.search(ahead) else words


def _by_limit(text: str, made: Directive, limits: Sequence[Deadline]) -> Iterator[Directive]:
    """`made`, or one for each of several due dates: `within 90 days ... and again within 180 days`."""
    due = [limit for limit in limits if limit.due]
    if not any(_SECOND_LIMIT.search(text[limit.span.start - _LOOK_BACK : limit.span.start]) for limit in due[1:]):
        yield made
        return
    apart = len(due) == len(made.actors) and "again" not in made.action
    for i, limit in enumerate(due):
        actors = (made.actors[i],) if apart else made.actors
        yield replace(made, actors=actors, deadline=printed(text, limit), due=limit.due)


def _words_of(text: str, limits: Sequence[Deadline]) -> str | None:
    """The printed words of the deadline that counts: the first with a date, else the first."""
    dated = [limit for limit in limits if limit.due] or list(limits)
    return printed(text, dated[0]) if dated else None


def _due(limits: Sequence[Deadline]) -> date | None:
    return next((limit.due for limit in limits if limit.due), None)


def _action(text: str, start: int, end: int) -> str:
    """What is to be done, from the verb on, white space folded."""
    words = " ".join(text[start:end].split())
    return re.sub(r"[\s,;]+(?:and|or)?\s*$", "", words.lstrip(" ,;:")).removesuffix(".").strip()
