"""Orders of any length, made from our own sentences, for measuring."""

from __future__ import annotations

import random

_WHO = ("The Secretary of State", "The Attorney General", "Each agency head", "The Director", "The Secretary of Labor")
_VERBS = (
    "shall review",
    "shall report on",
    "shall end",
    "shall resume",
    "shall publish",
    "shall count",
    "may ask about",
)
_WHAT = (
    "the parole of families at the border",
    "expedited removal under 8 U.S.C. 1225(b)(1)",
    "the wages of builders on federal works",
    "the safety of bridges, roads and harbors",
    "rules that nobody has used for years",
    "the hiring of inspectors in the interior",
    "grants to towns along the river",
)
_WHEN = ("within 30 days of the date of this order", "as soon as practicable", "each year", "in the first month")


def made_order(sections: int, seed: int = 1) -> str:
    """An order of that many sections, about 90 words each, the same for the same seed."""
    chance = random.Random(seed)
    parts = ["By the authority of the Constitution I order:"]
    for number in range(1, sections + 1):
        name = "Section" if number == 1 else "Sec."
        parts.append(
            f"{name} {number}. *Matter {number} of the {chance.choice(_WHAT).split()[-1]}.* {_sentence(chance)}"
        )
        parts += [f"({letter}) {_sentence(chance)} {_sentence(chance)}" for letter in "abc"]
    return "\n\n".join(parts)


def made_passage(sentences: int, seed: int = 1) -> str:
    """An order of one section without clauses, of that many sentences."""
    chance = random.Random(seed)
    return "Section 1. *One long matter.* " + " ".join(_sentence(chance) for _ in range(sentences))


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(_WHO)} {chance.choice(_VERBS)} {chance.choice(_WHAT)} {chance.choice(_WHEN)}."
