"""Where a text speaks of a topic: wordings found by their first letters, citations by their meaning."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reader.spans import Span
from reader.topics.citations import citations, normalised
from reader.topics.model import Topic
from reader.topics.wordings import Wording, acronym, expression, keys_of, phrase

_RANK = ("wording", "pattern", "acronym", "signal", "passing")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """A wording of a topic found in a text."""

    topic: str
    span: Span
    kind: str
    """`wording`, `acronym`, `passing`, `pattern` or `signal`."""
    printed: str
    """The wording, acronym or citation of the taxonomy that was met."""


@dataclass(frozen=True, slots=True)
class _Bundle:
    """The wordings that begin with the same letters. Each is compiled when a text first may hold it: most never are."""

    wordings: tuple[Wording, ...]
    _compiled: dict[Wording, re.Pattern[str]] = field(default_factory=dict)

    def pattern(self, wording: Wording) -> re.Pattern[str]:
        """The expression of one of `wordings`."""
        if wording not in self._compiled:
            self._compiled[wording] = wording.compiled()
        return self._compiled[wording]

    def matches(self, text: str, lowered: str, at: int) -> Iterator[Match]:
        """Every wording that stands at offset `at` of `text`; `lowered` is the same text in small letters."""
        for wording in self.wordings:
            if wording.may_stand(lowered, at) and (hit := self.pattern(wording).match(text, at)):
                yield Match(wording.topic, Span(*hit.span()), wording.kind, wording.printed)


class Matcher:
    """All wordings of a taxonomy, ready to be looked for."""

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        self._by_key: dict[str, list[Wording]] = defaultdict(list)
        self._bundles: dict[str, _Bundle] = {}
        self._signals: dict[str, list[str]] = defaultdict(list)
        for topic in topics:
            for wording in _wordings(topic):
                for key in wording.keys:
                    self._by_key[key].append(wording)
            for signal in topic.signals:
                self._signals[normalised(signal)].append(topic.id)

    def find(self, text: str) -> tuple[Match, ...]:
        """Every match in `text`, by place; of matches of one topic that overlap only the longest stays."""
        found = [*self._wordings_in(text), *self._signals_in(text)]
        barred: dict[str, list[Span]] = defaultdict(list)
        for match in found:
            if match.kind == "exclusion":
                barred[match.topic].append(match.span)
        allowed = [match for match in found if match.kind != "exclusion" and not _is_barred(match, barred[match.topic])]
        return tuple(_with_parallels(text, sorted(_longest(allowed), key=lambda match: (match.span, match.topic))))

    def _wordings_in(self, text: str) -> Iterator[Match]:
        known, lowered = self._by_key, _lowered(text)
        for word in _WORD.finditer(text):
            for key in keys_of(word[0]):
                if key in known:
                    yield from self._under(key).matches(text, lowered, word.start())
        anywhere = self._under("")
        for wording in anywhere.wordings:
            for hit in anywhere.pattern(wording).finditer(text):
                yield Match(wording.topic, Span(*hit.span()), wording.kind, wording.printed)

    def _under(self, key: str) -> _Bundle:
        if key not in self._bundles:
            self._bundles[key] = _Bundle(tuple(self._by_key.get(key, ())))
        return self._bundles[key]

    def _signals_in(self, text: str) -> Iterator[Match]:
        for cited, span in citations(text):
            for signal, topics in self._signals.items():
                if cited == signal or cited.startswith(signal + "("):
                    for topic in topics:
                        yield Match(topic, span, "signal", signal)


def _lowered(text: str) -> str:
    """`text` in small letters, of the same length (a few letters would become two)."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(letter.lower()[:1] for letter in text)


def _wordings(topic: Topic) -> Iterator[Wording]:
    for printed in dict.fromkeys((topic.label, *topic.alternatives)):
        yield phrase(topic.id, printed)
    for printed in topic.passing:
        yield phrase(topic.id, printed, "passing")
    for printed in topic.exclusions:
        yield phrase(topic.id, printed, "exclusion")
    for printed in topic.acronyms:
        yield acronym(topic.id, printed)
    for printed in topic.patterns:
        yield expression(topic.id, printed)


def _is_barred(match: Match, barred: list[Span]) -> bool:
    return any(span.covers(match.span) for span in barred)


def _longest(matches: list[Match]) -> Iterator[Match]:
    """Of overlapping matches of the same topic, the longest (the first kind of `_RANK`, where they are as long)."""
    kept: dict[str, list[Match]] = defaultdict(list)
    for match in sorted(matches, key=lambda m: (m.span.start, -m.span.end, _RANK.index(m.kind))):
        before = kept[match.topic]
        if not before or not before[-1].span.meets(match.span):
            before.append(match)
        elif len(match.span) > len(before[-1].span):
            before[-1] = match
    for found in kept.values():
        yield from found


def _with_parallels(text: str, matches: list[Match]) -> list[Match]:
    """`matches` in order, a parallel citation joined to what it stands behind: `section 1 of the INA (8 U.S.C. 2)`."""
    joined: list[Match] = []
    for match in matches:
        before = next((other for other in reversed(joined) if other.topic == match.topic), None)
        if match.kind == "signal" and before and text[before.span.end : match.span.start] in (" (", ", "):
            end = match.span.end + (
                text[match.span.end : match.span.end + 1] == ")" and "(" in text[before.span.end : match.span.start]
            )
            joined[joined.index(before)] = replace(before, span=Span(before.span.start, end))
        else:
            joined.append(match)
    return joined
