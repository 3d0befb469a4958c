"""Labels taken apart: `4(a)("b")(ii)` is the steps `4`, `(a)`, `("b")`, `(ii)`."""

from __future__ import annotations

import re

CONTINUED = "/continued"
"""The last step of a paragraph that goes on with a clause after its list: it prints no number of its own."""

_STEP = re.compile(r'\("?[^()"]+"?\)|/continued$')
PRINTED = re.compile(r'(?:[^()"#]*/)?(?:\d[\w.-]*)?(?:\("?[A-Za-z0-9][\w.-]*"?\))*')
"""A label as it is printed: a section's number, enumerators in parentheses, in an annex its name before."""


def steps(label: str) -> tuple[str, ...]:
    """The steps of `label` in order; a counter (`3(a)#2`) does not count."""
    plain = label.split("#")[0]
    found = [step[0] for step in _STEP.finditer(plain)]
    first = plain[: len(plain) - sum(map(len, found))]
    return (first, *found) if first else tuple(found)


def last_step(label: str) -> tuple[str, bool]:
    """What the last step of `label` prints, without its marks, and whether it is quoted; empty for a continuation."""
    last = steps(label)[-1] if steps(label) else ""
    if last == CONTINUED:
        return "", False
    return (last.strip('()"'), last.startswith('("'))


def is_label(words: str) -> bool:
    """Whether `words` can be the label of a section or clause: `4`, `1-101`, `4(b)(ii)`, `(a)`, `Annex/2("a")`."""
    return bool(words) and not words.endswith("/") and PRINTED.fullmatch(words) is not None
