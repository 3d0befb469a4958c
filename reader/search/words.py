"""Cutting a text into the words that are searched, the same for the index, the query and the snippet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(
    r"""
    (?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?   # U.S.C. and D.C
    | \d+(?:[.,]\d+)+                              # 3.4 and 64,095
    | \w+(?:['’]\w+)*                              # parole, alien's
    """,
    re.VERBOSE,
)
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_LONGEST = 80

_COMMON = """
    a an and are as at be been by for from had has have in into is it its of on or such that the their this to was
    were which will with
"""
COMMON = frozenset(_COMMON.split())
"""Words so common that a search does not insist on them when it also has others."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text."""

    form: str
    """As it is compared: small letters, without the dots of `U.S.C.`, the comma of `64,095` or a final `'s`."""
    start: int
    """Its first code point in the text."""
    end: int
    """One past its last code point."""


def words(text: str) -> Iterator[Word]:
    """The words of `text` in order, with their places in code points."""
    for found in _WORD.finditer(text):
        yield Word(_form(found.group()), found.start(), found.end())


def forms(text: str) -> list[str]:
    """The compared forms of all words of `text`, in order."""
    return [_form(found.group()) for found in _WORD.finditer(text)]


def _form(printed: str) -> str:
    """How a printed word is compared."""
    form = printed.lower().replace("’", "'").removesuffix("'s")
    if "." in form and _ACRONYM.fullmatch(form):
        form = form.replace(".", "")
    return form.replace(",", "")[:_LONGEST]
