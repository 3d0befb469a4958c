"""Citations that signal a topic: INA sections and the United States Code, brought to one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.spans import Span

_SECTION = r"\d+[A-Za-z]?(?:-\d+)?(?:\s?\([0-9A-Za-z]{1,5}\))*"
_STEPS = r"(?:\([0-9A-Za-z]{1,5}\))+"
_LIST = rf"{_SECTION}(?:(?:,|,? (?:and|or|through)) (?!\d+ (?:U\.|C\.|USC))(?:{_STEPS}|{_SECTION}))*"
_ACT = r"(?:the )?(?:INA\b|Immigration and Nationality Act)"
_CITED = re.compile(
    rf"(?P<before>(?:[Ss]ections?|§§?) (?P<ina>{_LIST}) of {_ACT})"
    rf"|(?P<after>\bINA,? (?:[Ss]ections? |§ ?)?(?P<ina2>{_SECTION}))"
    rf"|(?P<title>\d+) (?:U\.\s?S\.\s?C\.?|USC)(?: (?:[Ss]ections?|§§?))? ?(?P<usc>{_LIST})"
    rf"|[Ss]ections? (?P<usc2>{_LIST}) of title (?P<title2>\d+),? United States Code"
)
_ITEM = re.compile(_SECTION)


def normalised(citation: str) -> str:
    """`INA 235(b)(2)(C)`, `8 U.S.C. 1225(b)(2)(C)`: one spelling for each way of citing, others left as they are."""
    for cited, _ in citations(citation):
        return cited
    return " ".join(citation.split())


def citations(text: str) -> Iterator[tuple[str, Span]]:
    """Each cited section in `text` with its place (of a list of sections, each one's own words; one, the whole)."""
    for hit in _CITED.finditer(text):
        act, group = _act(hit)
        items = list(_ITEM.finditer(text, *hit.span(group)))
        for item in items:
            first = item is items[0]
            span = Span(hit.start() if first else item.start(), hit.end() if len(items) == 1 else item.end())
            yield f"{act} {''.join(item[0].split())}", span


def _act(hit: re.Match[str]) -> tuple[str, str]:
    """The prefix of the citation's one spelling, and the group that holds its sections."""
    for group, act in (("ina", "INA"), ("ina2", "INA")):
        if hit[group]:
            return act, group
    if hit["usc"]:
        return f"{hit['title']} U.S.C.", "usc"
    return f"{hit['title2']} U.S.C.", "usc2"
