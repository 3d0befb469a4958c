"""From a wording of the taxonomy (`physical barrier`, `detain~ aliens`) to a regular expression."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = r"[”\"’]?(?:[\s\u00a0\u2009]{1,2}|[\-\u2010\u2011\u2013])[“\"‘]?"
_VERB_MARK = "~"
_KEY_LENGTH = 4
_SHORT_KEY = 3
_STRETCH = 16
"""An ending and a gap are never longer."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One compiled wording of a topic."""

    topic: str
    """Id of the topic."""
    printed: str
    """As the taxonomy has it."""
    source: str
    """A regular expression that matches from the start of the wording's first word."""
    keys: tuple[str, ...]
    """First letters of each word that may open a match, casefolded; one empty key where any word may."""
    kind: str
    """`wording`, `acronym`, `passing`, `pattern` or `exclusion`."""
    stems: tuple[str, ...] = ()
    """What its words begin with in small letters, whatever their inflection; none where that is not known."""

    def may_stand(self, lowered: str, at: int) -> bool:
        """False where it cannot stand at offset `at` of a text in small letters: cheaper than its expression."""
        for stem in self.stems:
            found = lowered.find(stem, at, at + len(stem) + _STRETCH)
            if found < 0:
                return False
            at = found + len(stem)
        return True

    def compiled(self) -> re.Pattern[str]:
        """Its regular expression; only an acronym keeps to its case. Raises re.error for a bad pattern."""
        return re.compile(self.source, 0 if self.kind == "acronym" else re.IGNORECASE)


def phrase(topic: str, printed: str, kind: str = "wording") -> Wording:
    """A phrase in any case and number, with hyphen or space between its words; `word~` also matches -s, -ed, -ing."""
    words = re.split(r"[\s\-]+", printed.strip())
    parts = [_word(word, last=i == len(words) - 1) for i, word in enumerate(words)]
    stems = tuple(stem for word in words if (stem := _stem(word)))
    return Wording(topic, printed, _GAP.join(parts) + r"(?!\w)", (_key(words[0].rstrip(_VERB_MARK)),), kind, stems)


def acronym(topic: str, printed: str) -> Wording:
    """An acronym: a whole word, in its own case; a plural `s` may follow."""
    return Wording(
        topic, printed, re.escape(printed) + r"(?:s(?!\w)|(?!\w))", (_key(re.split(r"\W", printed)[0]),), "acronym"
    )


def expression(topic: str, printed: str) -> Wording:
    """A regular expression of the taxonomy; a space in it stands for any white space or a hyphen."""
    return Wording(topic, printed, printed.replace(" ", _GAP), _literal_keys(printed), "pattern")


def keys_of(word: str) -> tuple[str, ...]:
    """The keys under which a word of the text finds its wordings: its first four letters, and its first three."""
    folded = word[:_KEY_LENGTH].casefold()
    return (folded,) if len(word) <= _SHORT_KEY else (folded, folded[:_SHORT_KEY])


def _key(word: str) -> str:
    """The key of a wording that begins with `word`; three letters where inflection may change the fourth."""
    return word[: _KEY_LENGTH if len(word) > _KEY_LENGTH else _SHORT_KEY].casefold()


def _stem(word: str) -> str:
    """The letters of a phrase's word that no inflection changes."""
    plain = re.match(r"[^\W_]*", word)
    letters = plain[0].lower() if plain else ""
    return letters[:-1] if len(letters) > _SHORT_KEY else letters


def _literal_keys(printed: str) -> tuple[str, ...]:
    """The keys of a regular expression that opens with plain letters, or with a choice of words that do."""
    choice = re.match(r"\(\?:([\w |,.]+)\)(?![?*{])", printed)
    openings = [_opening(branch) for branch in choice[1].split("|")] if choice else [_opening(printed)]
    if not all(openings) or (_top_level_choice(printed)):
        return ("",)
    return tuple(dict.fromkeys(openings))


def _opening(printed: str) -> str:
    """The key that `printed` opens with; empty where a match might begin otherwise."""
    whole = re.match(r"[A-Za-z0-9]{1,3}(?=$| )", printed)
    letters = re.match(r"[A-Za-z0-9]{3}(?![?*{|])(?:[A-Za-z0-9](?![?*{|]))?", printed)
    found = whole or letters
    return found[0].casefold() if found else ""


def _top_level_choice(printed: str) -> bool:
    depth = 0
    for char in re.sub(r"\\.|\[[^\]]*\]", "", printed):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            return True
    return False


def _word(word: str, *, last: bool) -> str:
    if word.endswith(_VERB_MARK):
        return _verb(word[:-1])
    escaped = re.escape(word).replace("'", "['’]")
    if not last or not word[-1].isalpha():
        return escaped
    return _plural(escaped)


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}(?:y|ies)(?:['’]s)?"
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}(?:es)?['’]?"
    return f"{word}s?(?:['’]s?)?"


def _verb(stem: str) -> str:
    if stem.endswith("e"):
        return f"{stem[:-1]}(?:e|es|ed|ing)"
    if stem.endswith("y") and stem[-2] not in "aeiou":
        return f"{stem[:-1]}(?:y|ies|ied|ying)"
    return f"{stem}(?:s|es|{stem[-1]}?ed|{stem[-1]}?ing)?"
