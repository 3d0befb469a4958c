"""What a clause does to a topic: from the operative words that govern the mention, lead-ins and negation included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.spans import Span
from reader.topics.clauses import Clause
from reader.topics.model import Effect
from reader.topics.operative import (
    BLOCKS,
    NOTHING,
    WORD,
    Governed,
    Hit,
    from_group,
    group_of,
    group_over,
    hits_in,
    is_blocked,
    is_idle,
    stands_before,
)
from reader.topics.verbs import OPERATIVE, OPPOSITE, Form

_MODAL = re.compile(
    r"\b(?:shall|must|should|will|(?:is|are)\s(?:hereby\s)?(?:directed|instructed|ordered|required)|"
    r"I\s(?:hereby\s|therefore\s|also\s|further\s)*(?:direct|order|proclaim|determine|establish|revoke|delegate|instruct)|"
    r"[Tt]here\s(?:is|are)\s(?:hereby\s)?(?:established|created)|hereby|policy\sof\s(?:the|my)\s[\w\s]{3,60}?(?=\sto\b|\sthat\b|\sthrough\b)|policy\sof\sthe\sexecutive\sbranch\sto\sbe|"
    r"[Tt]his\s(?:order|proclamation|memorandum|section)|(?P<may>may)(?!\s(?:be\snecessary|be\sappropriate|have|apply)))\b"
)
_ABOUT = re.compile(r"(?:With\s(?:respect|regard)\sto|Regarding|In\sthe\scase\sof)\s[^;]*$")
_DUTY = re.compile(r"\b(?:shall|must|should|will)\b")
_ACTS = re.compile(r"(?<!of\s)\b[Tt]his\s(?:order|proclamation)\s(?:hereby\s|also\s)?(?!is\b|was\b)\w+s\b|\bhereby\b")
_POLICY = re.compile(r"\bpolicy\sof\b")
_ASKING = re.compile(r"\b(?:in\swhich|whom|when|whether|if|unless)\b[^,;]*$|\b(?:that|which|who),[^;]{0,40},\s*$")
_SUBJECT = re.compile(
    r"[”\"’)_\s]*(?:\([^)]*\)\s)?(?P<modal>(?:shall|must|should)\s(?:not\s)?(?!be\b|not\b|remain\b|continue\b)\w+)"
)
_PASSIVE = re.compile(
    r"\b(?P<aux>(?:shall|must|should|will)\s(?:(?P<not1>not)\s)?be|is|are|be|being)\s"
    r"(?:(?P<not2>not|no\slonger)\s)?(?:hereby\s|also\s|\w+ly\s){0,2}(?P<verb>\w+)"
)
_FIXED_AFTER = (
    (Effect.CONTINUE, re.compile(r"\b(?:shall\s|will\s)?(?:remain|continue)s?\sin\s(?:full\sforce\sand\s)?effect")),
    (
        Effect.LIMIT,
        re.compile(
            r"\b(?:(?:do|does|shall|will|must)\snot\sreceive|(?:is|are|be)\s(?:not|no\slonger)\seligible|(?:is|are|be)\sineligible|"
            r"(?:is|are|be)\s(?:exercised|used|granted|invoked)\s(?:sparingly|(?:on\s)?only|solely)|"
            r"only\son\sa\scase-by-case\sbasis|on\sonly\sa\scase-by-case\sbasis|only\s(?:when|under)|"
            r"for\s(?:suspension|termination|rescission|elimination|withholding))\b"
        ),
    ),
    (Effect.REVOKE, re.compile(r"\b(?:is|are)\s(?:hereby\s)?(?:revoked|rescinded)\b")),
)
_HINDRANCE = re.compile(r"\s(?:\w+\s){0,2}(?:times|fees?|backlogs?|delays?|burdens?|costs?)\b")
_EMPOWERED = re.compile(r"(?:authorized|directed|required|empowered|encouraged|permitted)\sto\b")
_CLAUSE_END = re.compile(
    r";|\bto\sensure\b|\bso\sthat\b|\b(?:shall|must|will|should)\s(?!(?:not\s)?(?:be|remain|continue|receive)\b)"
)
_CONSTRUED = re.compile(r"\b[Nn]othing\sin\sthis\b|\bbe\sconstrued\s(?:to|as)\b")
_LISTS_AREAS = re.compile(
    r"\b(?:(?:which|that)\s(?:may\s|shall\s|will\s)?(?:involve|include)|including|such\sas|with\srespect\sto)\b[^;.]{0,80}:\s*$"
)
_PEOPLE_LISTED = re.compile(r"\b(?:persons?|individuals?|entit(?:y|ies)|aliens?|those|anyone)\b")
_SAYS_WHO = re.compile(
    r"\W*(?:\([^()]{1,6}\)\s*)?(?:to\s(?:have|be)|any\s(?:\w+\s){0,2}(?:person|individual|entity|alien)|persons?|(?:is|are|has|have|who)\b)"
)
_DEEMED = re.compile(r"considered\s(?!for\b|by\b|in\b|when\b|during\b)")
_IN_QUESTION = re.compile(r"\b(?:whether|if|when|unless|where)\b")
_FAR = 220
_NEAR = 160
_SIGHT = 1200


def governing(text: str, clause: Clause | None, place: Span) -> Governed:
    """The effect of `clause` on the mention at `place`, with the words it rests on."""
    if clause is None or clause.quiet or _CONSTRUED.search(text, clause.span.start, place.start):
        return NOTHING
    if clause.heading:
        return _heading(text, clause, place)
    if clause.telling and not _tells_and_acts(text, clause):
        return NOTHING
    return _in_sentence(text, clause, place)


def _heading(text: str, clause: Clause, place: Span) -> Governed:
    """In a heading any listed word before the mention governs it."""
    window = Span(clause.span.start, max(place.end, clause.span.start))
    hits = [hit for hit in hits_in(text, window, opens=True) if hit.span.start <= place.start]
    before = [hit for hit in hits if not (is_blocked(text, hit, place) or is_idle(text, hit, place))]
    return from_group(text, group_of(text, before)) if before else NOTHING


def _tells_and_acts(text: str, clause: Clause) -> bool:
    """A purpose clause acts only where it says what this order does, or what the policy is."""
    words = clause.span.of(text)
    return bool(_POLICY.search(words) or _ACTS.search(words))


def _in_sentence(text: str, clause: Clause, place: Span) -> Governed:
    listed = _is_listed(text, clause)
    modal = _modal_before(text, clause, place)
    if modal is not None and modal["may"]:
        return NOTHING
    if about := _about(text, clause, place):
        return about
    after = _after(text, clause, place)
    before = _before(text, clause, place, modal, listed) if modal or listed else NOTHING
    if after.firm and not (before.firm and before.effect is not Effect.REQUIRE):
        return after
    if before.effect is not None:
        return before
    if clause.leads and not modal and _bare_item(text, clause, place):
        return _from_lead(text, clause)
    return after


def _is_listed(text: str, clause: Clause) -> bool:
    """True where the clause opens a list item that may carry on what an operative lead-in began."""
    if not (clause.opens and (clause.clausal or clause.leads)):
        return False
    if not clause.leads:
        first = WORD.match(text, clause.span.start)
        uses = OPERATIVE.get(first[0].casefold(), ()) if first else ()
        return any(use.form in (Form.BASE, Form.GERUND) for use in uses)
    return bool(_MODAL.search(" ".join(lead.of(text) for lead in clause.leads))) and not re.search(
        r"\b(?:who|that|which)\s*:\s*$", clause.leads[0].of(text)
    )


def _about(text: str, clause: Clause, place: Span) -> Governed | None:
    """`With respect to X, the Secretary shall limit ...`: what the main clause does is done to X."""
    about = _ABOUT.match(text, clause.span.start, place.start)
    modal = _DUTY.search(text, place.end, clause.span.end) if about else None
    if not modal or _DUTY.search(text, clause.span.start, place.start):
        return None
    hits = hits_in(text, Span(modal.start(), min(clause.span.end, modal.end() + _NEAR)), opens=False)
    return from_group(text, hits[:1]) if hits else None


def _bare_item(text: str, clause: Clause, place: Span) -> bool:
    """True where no verb of its own and no subordination stands before the mention: the lead-in governs it."""
    ahead = Span(clause.span.start, place.start)
    return not hits_in(text, ahead, opens=True) and not BLOCKS.search(ahead.of(text))


def _modal_before(text: str, clause: Clause, place: Span) -> re.Match[str] | None:
    """The nearest modal to the left of the mention, in its own sentence."""
    last = None
    for found in _MODAL.finditer(text, clause.span.start, place.start):
        if not _ASKING.search(text, max(clause.span.start, found.start() - 60), found.start()):
            last = found
    return last


def _before(text: str, clause: Clause, place: Span, modal: re.Match[str] | None, listed: bool) -> Governed:
    """What stands to the left of the mention and governs it."""
    opening = clause.span.start if listed and not modal else modal.start() if modal else place.start
    start = max(opening, place.start - _SIGHT)
    window = Span(start, min(clause.span.end, place.end))
    hits = [
        hit
        for hit in hits_in(text, window, opens=listed and not modal and start == opening)
        if stands_before(hit, place)
    ]
    question = _question(text, clause, place, hits)
    near = [hit for hit in hits if not (is_blocked(text, hit, place) or is_idle(text, hit, place))]
    if question and question.span.end <= clause.span.start:
        return replace(from_group(text, [question]), outcome=_outcome(text, clause, question, near))
    if question and (near or question.span.end <= place.start):
        return _questioned(text, question, near, place)
    if not near:
        return NOTHING if any(is_idle(text, hit, place) for hit in hits) else _bare_modal(text, modal, place)
    return _eased(text, from_group(text, _apart(text, group_over(text, near), place)), place)


def _apart(text: str, group: Sequence[Hit], place: Span) -> Sequence[Hit]:
    """Of `exclude or remove aliens` only `remove` is done to the mention `remove aliens`."""
    if len(group) > 1 and group[-1].span.start == place.start and group[-1].form is not Form.NOUN:
        between = text[group[-2].span.end : place.start]
        return group[-1:] if between.split() in (["or"], ["and"]) else group
    return group


def _eased(text: str, governed: Governed, place: Span) -> Governed:
    """To cut the fees, times or burdens of a thing is to further it."""
    if governed.effect is Effect.LIMIT and _HINDRANCE.match(text, place.end):
        return replace(governed, effect=Effect.EXPAND)
    return governed


def _question(text: str, clause: Clause, place: Span, hits: Sequence[Hit]) -> Hit | None:
    """The words that put in question what is done to the mention, in its sentence or in a lead-in above."""
    own = [hit for hit in hits if hit.whether and not re.search(r";|\bshall\b", text[hit.span.end : place.start])]
    if own:
        return own[-1]
    above = [hit for lead in clause.leads for hit in hits_in(text, lead, opens=True) if hit.whether]
    return above[-1] if above else None


def _questioned(text: str, question: Hit, near: Sequence[Hit], place: Span) -> Governed:
    """A review: from its first word to the last verb it puts in question, where that is near."""
    group = [hit for hit in near if question.span.start <= hit.span.start]
    last = group[-1] if group else question
    end = last.span.end if last.span.end - question.span.start <= 90 else question.span.end
    start = question.span.start if question.span.end <= place.end else last.span.start
    first = min((hit.span.start for hit in group_of(text, [*near])), default=start) if group else start
    span = Span(min(first, start), max(end, question.span.end))
    return Governed(Effect.REVIEW, span, True, _in_question(text, question, near))


def _in_question(text: str, question: Hit, near: Sequence[Hit]) -> Effect | None:
    """What the words behind `question` would do: `end` for `determine whether to terminate`."""
    asked = [hit for hit in near if hit.span.start >= question.span.end and hit.effect is not Effect.REVIEW]
    return from_group(text, group_of(text, asked)).effect if asked else None


def _outcome(text: str, clause: Clause, question: Hit, near: Sequence[Hit]) -> Effect | None:
    """The same for a question in a lead-in: by the item's own verb, else by the lead-in's."""
    if own := _in_question(text, question, near):
        return own
    behind = [hit for lead in clause.leads if lead.covers(question.span) for hit in hits_in(text, lead, opens=True)]
    return _in_question(text, question, behind)


def _bare_modal(text: str, modal: re.Match[str] | None, place: Span) -> Governed:
    """A modal with a verb that the table does not know: a requirement, where nothing stands between."""
    if modal is None or modal[0][0] in "IThtp" or BLOCKS.search(text[modal.end() : place.start]):
        return NOTHING
    if re.search(r"\b(?:who|whom)\b", text[modal.end() : place.start]):
        return NOTHING
    if place.start - modal.end() > _NEAR or "," in text[modal.end() : place.start]:
        return NOTHING
    verb = re.match(r"\s*(?:not\s)?(?:\w+ly\s)?\w+", text[modal.end() : place.end])
    end = modal.end() + (len(verb[0]) if verb else 0)
    effect = Effect.LIMIT if verb and verb[0].lstrip().startswith("not ") else Effect.REQUIRE
    return Governed(effect, Span(modal.start(), end), False)


def _after(text: str, clause: Clause, place: Span) -> Governed:
    """What stands to the right of the mention and says what becomes of it: `is revoked`, `are not eligible`."""
    end = min(clause.span.end, place.end + _FAR)
    stop = _CLAUSE_END.search(text, place.end, end)
    end = stop.start() if stop else end
    for effect, pattern in _FIXED_AFTER:
        if found := pattern.search(text, place.end, clause.span.end if effect is Effect.REVOKE else end):
            return Governed(effect, Span(*found.span()), True)
    ordered = bool(_MODAL.search(text, clause.span.start, place.start))
    for found in _PASSIVE.finditer(text, place.end, end):
        if _IN_QUESTION.search(text, place.end, found.start()):
            break
        if result := _passive(text, found, ordered):
            return result
    subject = _SUBJECT.match(text, place.end, clause.span.end)
    return Governed(Effect.REQUIRE, Span(*subject.span("modal")), False) if subject else NOTHING


def _passive(text: str, found: re.Match[str], ordered: bool) -> Governed | None:
    uses = [use for use in OPERATIVE.get(found["verb"].casefold(), ()) if use.form is Form.PARTICIPLE]
    if _DEEMED.match(text, found.start("verb")):
        return None
    relative = re.search(r"\b(?:that|which|who|what|as|if|when|unless)\s*$", text[: found.start()][-12:])
    if relative or not found["verb"].endswith(("ed", "en", "t")):
        return None
    if _EMPOWERED.match(text, found.start("verb")):
        return None
    negated = bool(found["not1"] or found["not2"])
    if uses and (ordered or uses[0].effect is not Effect.REQUIRE):
        effect = OPPOSITE.get(uses[0].effect) if negated else uses[0].effect
        return Governed(effect, Span(*found.span()), uses[0].effect is not Effect.REQUIRE or negated)
    return Governed(Effect.LIMIT, Span(*found.span()), True) if negated and ordered else None


def _from_lead(text: str, clause: Clause) -> Governed:
    """An item without a verb of its own is governed by the lead-in above it.

    Not where the lead-in only lists what an action may touch, nor where the items say who is meant.
    """
    people = any(_PEOPLE_LISTED.search(lead.of(text)) for lead in clause.leads)
    if _LISTS_AREAS.search(clause.leads[0].of(text)) or (people and _SAYS_WHO.match(clause.span.of(text))):
        return NOTHING
    for lead in clause.leads:
        end = Span(lead.end, lead.end)
        passive = _last_passive(text, lead)
        if passive:
            return passive
        if not _MODAL.search(text, lead.start, lead.end):
            continue
        hits = [hit for hit in hits_in(text, lead, opens=True) if not is_blocked(text, hit, end)]
        question = [hit for hit in hits if hit.whether]
        if question:
            return _questioned(text, question[-1], hits, end)
        if hits:
            return from_group(text, group_of(text, hits))
    return NOTHING


def _last_passive(text: str, lead: Span) -> Governed | None:
    for found in reversed(list(_PASSIVE.finditer(text, lead.start, lead.end))):
        result = _passive(text, found, True)
        if result and result.firm:
            return result
    return None
