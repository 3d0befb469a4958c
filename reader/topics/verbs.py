"""The table of operative words: what an order does to a topic when it governs it with one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from reader.topics.model import Effect

# Each word is `verb` or `verb:noun` (the noun governs with "of": `termination of`); `+` doubles the last letter.
_WORDS = (
    (
        Effect.REVIEW,
        "review:review reexamine re-examine examine:examination evaluate:evaluation assess:assessment study:study "
        "consider:consideration reconsider:reconsideration analyze:analysis reassess reevaluate audit:audit",
    ),
    (
        Effect.REVOKE,
        "revoke:revocation rescind:rescission repeal:repeal reverse:reversal withdraw:withdrawal cancel:cancellation "
        "nullify supersede:supersession annul void disapprove",
    ),
    (
        Effect.END,
        "end:ending terminate:termination cease:cessation stop+:stopping discontinue:discontinuation abolish:abolition "
        "eliminate:elimination dismantle:dismantling halt:halting dissolve:dissolution disband close:closure "
        "abandon:abandonment eradicate:eradication sunset",
    ),
    (
        Effect.LIMIT,
        "limit:limitation restrict:restriction suspend:suspension reduce:reduction prohibit:prohibition bar+ ban+ "
        "deny:denial prevent:prevention deter+ block:blocking pause:pause freeze withhold narrow:narrowing "
        "minimize curtail:curtailment delay:delay defund defer+ disqualify restrain constrain cap+ prune combat "
        "counter discourage exclude:exclusion tighten:tightening shrink",
    ),
    (
        Effect.RESUME,
        "resume:resumption reinstate:reinstatement reinstitute:reinstitution restore:restoration "
        "reestablish:reestablishment re-establish:re-establishment restart:restart reopen:reopening revive:revival "
        "lift:lifting rebuild reactivate",
    ),
    (
        Effect.CONTINUE,
        "continue:continuation maintain:maintenance retain:retention preserve:preservation keep sustain uphold "
        "renew:renewal reauthorize",
    ),
    (
        Effect.EXPAND,
        "expand:expansion increase:increase enhance:enhancement strengthen:strengthening broaden:broadening "
        "extend:extension empower authorize:authorization allow permit+ enable hire:hiring deploy:deployment "
        "supplement assign:assignment prioritize:prioritization facilitate:facilitation assist promote:promotion "
        "accelerate:acceleration expedite improve:improvement apply encourage maximize augment "
        "scale modernize:modernization unleash advance bolster devote invest diversify incentivize streamline double",
    ),
    (
        Effect.ESTABLISH,
        "establish:establishment create:creation construct:construction build:construction develop:development "
        "form:formation institute:institution enact:enactment adopt:adoption introduce:introduction found "
        "convene plan:planning design:designing prepare:preparation impose:imposition declare:declaration",
    ),
    (
        Effect.REQUIRE,
        "require:requirement ensure implement:implementation enforce:enforcement fulfill use:use conduct "
        "comply:compliance "
        "pursue:pursuit detain:detention remove:removal return:return deport:deportation repatriate:repatriation "
        "prosecute follow direct modify:modification revise:revision amend:amendment update adjust:adjustment "
        "begin start initiate:initiation launch:launch address carry perform coordinate execute:execution "
        "protect:protection support treat subject identify issue:issuance promulgate "
        "publish provide submit report collect make take complete exercise align administer secure",
    ),
)

_IRREGULAR = {
    "begin": ("begun",), "withdraw": ("withdrawn",), "build": ("built",), "keep": ("kept",), "freeze": ("frozen",),
    "withhold": ("withheld",), "uphold": ("upheld",), "make": ("made",), "take": ("taken",), "rebuild": ("rebuilt",),
    "shrink": ("shrunk",), "found": ("founded",),
}  # fmt: skip

# Wordings of more than one word; each row governs as its effect says.
_PHRASES = (
    (
        Effect.REVIEW,
        r"(?:review\w* and )?(?:determin|decid)(?:e|es|ing) (?:whether|if|the extent to which|how)(?: to)?",
    ),
    (
        Effect.REVIEW,
        r"(?:consider|evaluat|assess|examin|study|recommend|review)(?:e|es|ing)? (?:whether|if|how)(?: to)?",
    ),
    (Effect.REVIEW, r"(?:regarding|as to|on) whether"),
    (Effect.REVIEW, r"(?<!to )the extent to which|the (?:feasibility|advisability|desirability) of"),
    (
        Effect.REVIEW,
        r"(?:consider|explor|evaluat|assess|examin|study|investigat|identify)(?:e|es|ing)? (?:\w+ )?"
        r"(?:ways|options|opportunities|measures|methods|approaches|means|alternatives|actions|steps) (?:to|for|by)",
    ),
    (Effect.REVIEW, r"consider(?:ing)? (?=(?:\w+ly )?(?!includ|accord|follow|exist)\w{3,}ing\b)"),
    (
        Effect.LIMIT,
        r"(?:end|stop|prevent|combat|curb|eliminat)(?:e|s|ing)? (?:the |any )?(?:abuse|misuse|exploitation) of",
    ),
    (
        Effect.LIMIT,
        r"(?:tak(?:e|ing)|undertak(?:e|ing)|pursu(?:e|ing)) (?:\w+,? ){0,5}(?:enforcement|legal|civil|criminal) "
        r"(?:\w+ ){0,3}(?:actions?|remedies|measures)(?: (?:against|with respect to))?",
    ),
    (
        Effect.EXPAND,
        r"(?:eliminat|remov|reduc|lower|lift|address)(?:e|es|ing)? (?:[\w,]+ ){0,8}"
        r"(?:barriers|obstacles|impediments|restrictions) (?:to|on|"
        r"that (?:\w+ly )?(?:prevent|impede|hinder|limit|restrict|inhibit|undermine|raise the (?:costs?|price) of))",
    ),
    (Effect.EXPAND, r"(?:accord|giv|assign)(?:e|s|ing)? (?:a )?(?:high(?:er|est)? )?priority to"),
    (Effect.ESTABLISH, r"prepar\w+ (?:to )?(?:them )?(?:for|to )?(?:enter\w* into)?(?= )"),
    (Effect.ESTABLISH, r"enter(?:ing)? into(?= )"),
    (Effect.ESTABLISH, r"there (?:is|are|shall be) (?:hereby )?(?:established|created)"),
    (Effect.CONTINUE, r"(?:keep|maintain|leave)(?:ing)? in (?:effect|force|place)"),
    (Effect.END, r"refrain(?:ing)? from"),
    (Effect.END, r"phas(?:e|ing) out"),
)


class Form(StrEnum):
    """The shape a verb stands in."""

    BASE = "base"
    PRESENT = "present"
    GERUND = "gerund"
    PARTICIPLE = "participle"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Operative:
    """A word of the table in one of its shapes."""

    effect: Effect
    form: Form


def _shapes(verb: str) -> dict[str, Form]:
    """Every shape of `verb` (`stop+`, `terminate`), lower-case."""
    doubled = verb.endswith("+")
    verb = verb.rstrip("+")
    stem = verb[:-1] if verb.endswith("e") else verb + verb[-1] if doubled else verb
    past = verb[:-1] + "ied" if _ends_in_y(verb) else stem + "ed"
    sibilant = verb.endswith(("s", "sh", "ch", "x"))
    present = verb[:-1] + "ies" if _ends_in_y(verb) else verb + ("es" if sibilant else "s")
    shapes = {past: Form.PARTICIPLE, present: Form.PRESENT, stem + "ing": Form.GERUND, verb: Form.BASE}
    if verb in ("begin", "permit"):
        shapes |= {verb + verb[-1] + "ing": Form.GERUND}
    return shapes | dict.fromkeys(_IRREGULAR.get(verb, ()), Form.PARTICIPLE)


def _ends_in_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"


def _table() -> dict[str, tuple[Operative, ...]]:
    found: dict[str, list[Operative]] = {}
    for effect, words in _WORDS:
        for word in words.split():
            verb, _, noun = word.partition(":")
            for shape, form in _shapes(verb.replace("_", " ")).items():
                found.setdefault(shape, []).append(Operative(effect, form))
            if noun:
                found.setdefault(noun, []).append(Operative(effect, Form.NOUN))
    return {shape: tuple(uses) for shape, uses in found.items()}


OPERATIVE = MappingProxyType(_table())
"""Lower-case word to its uses."""

PHRASES = tuple(
    (effect, re.compile(rf"\b{pattern}".replace(" ", r"\s"), re.IGNORECASE)) for effect, pattern in _PHRASES
)
"""Wordings of several words; they govern like a verb."""

OPPOSITE = MappingProxyType(
    {
        Effect.REVOKE: Effect.CONTINUE,
        Effect.END: Effect.CONTINUE,
        Effect.LIMIT: Effect.CONTINUE,
        Effect.ESTABLISH: Effect.LIMIT,
        Effect.RESUME: Effect.LIMIT,
        Effect.EXPAND: Effect.LIMIT,
        Effect.CONTINUE: Effect.END,
        Effect.REQUIRE: Effect.LIMIT,
    }
)
"""What an effect becomes under `not`; a review that is not held has no effect at all."""

UNDOING = frozenset({Effect.REVOKE, Effect.END})
"""Undoing an end or a limit brings a thing back: `reverse the termination of`."""

UNDONE = frozenset({Effect.REVOKE, Effect.END, Effect.LIMIT})

NOUNS_TOO = frozenset(
    (
        *(
            "review",
            "study",
            "audit",
            "end",
            "limit",
            "use",
            "report",
            "support",
            "issue",
            "form",
            "plan",
            "design",
            "pause",
        ),
        *(
            "freeze",
            "cap",
            "bar",
            "ban",
            "lift",
            "return",
            "increase",
            "supplement",
            "advance",
            "address",
            "delay",
            "block",
        ),
        *("halt", "close", "direct", "exercise", "secure", "found", "double", "scale", "counter", "combat", "invest"),
        *("start", "launch", "permit", "void", "stop", "process", "subject"),
    )
)
"""Verbs whose base form is a noun as well; they govern only where the words before them allow it."""

STRONGEST = (
    Effect.REVOKE,
    Effect.END,
    Effect.LIMIT,
    Effect.RESUME,
    Effect.EXPAND,
    Effect.ESTABLISH,
    Effect.CONTINUE,
    Effect.REVIEW,
    Effect.REQUIRE,
)
"""Which of the effects of one verb group (`terminate or modify`) stands for all."""
