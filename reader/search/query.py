"""The query language, read into a small tree: words, "phrases", OR, -not, prefix*, fields such as `by:biden`.

    either  = all { "OR" all }              all  = unit { ["AND"] unit }
    unit    = ("-" | "NOT") unit | "(" either ")" | field ":" value | '"' words '"' | word

Every refusal is a BadQuery of one sentence that says what is wrong, where (counted in characters from 1), and
what to do. Whoosh's own parser is not used because it never refuses: an unknown field becomes ordinary text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeGuard

from reader.errors import BadQuery
from reader.search.fields import FIELDS, MARK_FIELDS, Filter, read_field
from reader.search.words import COMMON, forms

_LONGEST = 1000
_DEEPEST = 20
_FIELD = re.compile(r"([^\W\d_]{2,}):(?=\S)")
_SIGNS = {"(": "open", ")": "close"}
_CONNECTORS = frozenset({"OR", "AND", "NOT"})


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several that must follow one another."""

    forms: tuple[str, ...]
    exact: bool
    """True: exactly these forms; False: any form with the same stem (one word only)."""
    prefix: bool = False
    """True: the (only) form may go on."""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every part must hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part must hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The part must not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class Places:
    """One of these segments; what a `tag:` or `note:` becomes. Never parsed from text."""

    labels: frozenset[tuple[str, str]]
    """The order's id and the segment's own label."""


Node = Words | Filter | All | Either | Without | Places


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    """`word phrase field open close not OR AND`."""
    text: str
    at: int
    """Where it begins, in code points from 0."""
    field: str = ""


def parse(text: str, *, exact: bool = False) -> Node:
    """The tree of a query. `exact` makes every plain word stand for itself alone, not for its other forms.

    Raises BadQuery, and nothing else, where the text cannot be understood.
    """
    if len(text) > _LONGEST:
        raise BadQuery(f"The search is {len(text)} characters long; shorten it to at most {_LONGEST}.")
    tokens = _tokens(text.encode("utf-8", "replace").decode())  # half a character cannot be searched
    if not tokens:
        raise BadQuery("The search is empty: type a word, a “phrase” in quotes, or a field such as by:biden.")
    return _Parser(tokens, exact).whole()


def check_query(text: str) -> None:
    """Raises BadQuery where `text` cannot be understood; whether its topics exist is only known to an index."""
    parse(text)


def asks_for_marks(text: str) -> bool:
    """True where `text` asks for tags or notes. Raises BadQuery where it cannot be understood."""
    return _asks(parse(text))


def _asks(tree: Node) -> bool:
    match tree:
        case All(parts) | Either(parts):
            return any(map(_asks, parts))
        case Without(part):
            return _asks(part)
        case _:
            return isinstance(tree, Filter) and tree.field in MARK_FIELDS


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token, at = _next_token(text, at)
        found.append(token)
    return found


def _next_token(text: str, at: int) -> tuple[_Token, int]:
    """The token that begins at `at`, and where the next may begin."""
    sign = text[at]
    if sign in _SIGNS:
        return _Token(_SIGNS[sign], sign, at), at + 1
    if sign in '"“”':
        words, end = _quoted(text, at)
        return _Token("phrase", words, at), end
    if sign in "-−" and text[at + 1 : at + 2].strip(" )-−"):
        return _Token("not", sign, at), at + 1
    field = _FIELD.match(text, at)
    if field:
        return _field_token(text, at, field.group(1), field.end())
    end = _end_of_run(text, at, stop_at_quote=True)
    run = text[at:end]
    kind = "not" if run == "NOT" else run if run in _CONNECTORS else "word"
    return _Token(kind, run, at), end


def _field_token(text: str, at: int, name: str, value_at: int) -> tuple[_Token, int]:
    if text[value_at] in '"“”':
        value, end = _quoted(text, value_at)
    else:
        end = _end_of_run(text, value_at, stop_at_quote=False)
        value = text[value_at:end]
    return _Token("field", value, at, field=name.lower()), end


def _quoted(text: str, at: int) -> tuple[str, int]:
    """The words between the quotation mark at `at` and the next one."""
    closing = re.compile('["“”]').search(text, at + 1)
    if not closing:
        raise BadQuery(
            f"The quotation mark at character {at + 1} is not closed; put another one after the phrase’s last word."
        )
    return text[at + 1 : closing.start()], closing.end()


def _end_of_run(text: str, at: int, *, stop_at_quote: bool) -> int:
    """Where a run without spaces ends; parentheses belong to it only in pairs, as in `1225(b)(2)`."""
    end = at
    while end < len(text) and not text[end].isspace():
        if text[end] == ")" or (stop_at_quote and text[end] in '"“”'):
            break
        if text[end] == "(":
            closing = re.compile(r"\([^\s()]*\)").match(text, end)
            if not closing:
                break
            end = closing.end()
        else:
            end += 1
    return max(end, at + 1)


class _Parser:
    """Walks the tokens once, left to right."""

    def __init__(self, tokens: list[_Token], exact: bool) -> None:
        self._tokens = tokens
        self._at = 0
        self._exact = exact
        self._depth = 0

    def whole(self) -> Node:
        """The tree of all tokens."""
        tree = self._either()
        token = self._peek()
        if token:
            raise BadQuery(
                f"The closing parenthesis at character {token.at + 1} has no opening one; remove it or add “(”."
            )
        if tree is None:
            raise BadQuery("The search holds no word to look for: type letters or figures.")
        return tree

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, kind: str) -> _Token | None:
        token = self._peek()
        if token is None or token.kind != kind:
            return None
        self._at += 1
        return token

    def _either(self) -> Node | None:
        parts = [self._all()]
        while token := self._take("OR"):
            if not self._more():
                raise _nothing_beside(token, "after")
            parts.append(self._all())
        kept = tuple(part for part in parts if part is not None)
        return kept[0] if len(kept) == 1 else Either(kept) if kept else None

    def _all(self) -> Node | None:
        parts: list[Node | None] = []
        taken = 0
        while self._more():
            parts.append(self._unit())
            taken += 1
            token = self._take("AND")
            if token and not self._more():
                raise _nothing_beside(token, "after")
        token = self._peek()
        if not taken and token and token.kind in ("OR", "AND"):
            raise _nothing_beside(token, "before")
        kept = _without_common(tuple(part for part in parts if part is not None))
        return kept[0] if len(kept) == 1 else All(kept) if kept else None

    def _more(self) -> bool:
        token = self._peek()
        return token is not None and token.kind not in ("OR", "AND", "close")

    def _unit(self) -> Node | None:
        token = self._tokens[self._at]
        self._at += 1
        if token.kind in ("not", "open"):
            return self._nested(token)
        if token.kind == "field":
            return self._field(token)
        return self._words(token)

    def _nested(self, token: _Token) -> Node | None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadQuery(f"The search is nested too deeply at character {token.at + 1}; write it more simply.")
        inner = self._negated(token) if token.kind == "not" else self._group(token)
        self._depth -= 1
        return inner

    def _negated(self, token: _Token) -> Node | None:
        if not self._more():
            raise _nothing_beside(token, "after")
        part = self._unit()
        return None if part is None else Without(part)

    def _group(self, token: _Token) -> Node | None:
        inner = self._either()
        if not self._take("close"):
            raise BadQuery(f"The parenthesis at character {token.at + 1} is not closed; add “)” after its last word.")
        return inner

    def _field(self, token: _Token) -> Node:
        if token.field not in FIELDS:
            raise BadQuery(
                f"There is no field “{token.field}” (character {token.at + 1}); "
                f"use one of {', '.join(FIELDS)}, or put the words in quotes to look for them."
            )
        return read_field(token.field, token.text, token.at)

    def _words(self, token: _Token) -> Node | None:
        found = tuple(forms(token.text))
        if token.kind == "phrase":
            return Words(found, exact=True, quoted=True) if found else None
        if token.text.endswith("*") and found:
            return _prefix(token, found)
        # `catch-and-release` and `1225(b)(2)` are looked for as they are printed, `releases` in all its forms
        return Words(found, exact=self._exact or len(found) > 1) if found else None


def _without_common(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """`parts` without plain words such as `the`, as long as another word or phrase stays."""
    kept = tuple(part for part in parts if not (_plain(part) and part.forms[0] in COMMON))
    return kept if any(isinstance(part, Words | Either | All) for part in kept) else parts


def _plain(part: Node) -> TypeGuard[Words]:
    return isinstance(part, Words) and len(part.forms) == 1 and not part.quoted and not part.prefix


def _prefix(token: _Token, found: tuple[str, ...]) -> Words:
    if len(found) > 1 or len(found[0]) < 2:
        raise BadQuery(
            f"“{token.text}” at character {token.at + 1} cannot be completed; "
            "give one word’s first two letters or more before the *, as in deport*."
        )
    return Words(found, exact=True, prefix=True)


def _nothing_beside(token: _Token, side: str) -> BadQuery:
    return BadQuery(
        f"Nothing stands {side} the “{token.text}” at character {token.at + 1}; "
        "add a word there, or put it in quotes to look for it."
    )
