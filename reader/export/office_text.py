"""Words as an office file can hold them: what XML forbids is shown as �, right-to-left words are told apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can not hold, not even escaped: control characters, lone surrogates, U+FFFE and U+FFFF."""
_STRONG = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = re.compile(f"[{_STRONG}](?:[^\\w{_STRONG}]*[{_STRONG}])*")


def legal(text: str) -> str:
    """`text` with every character that XML can not hold replaced by U+FFFD, one for one; all others as they stand."""
    return _FORBIDDEN.sub("�", text)


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """`text` in order, cut where its direction changes: (words, True where they are written from right to left)."""
    done = 0
    for found in _RIGHT_TO_LEFT.finditer(text):
        if found.start() > done:
            yield text[done : found.start()], False
        yield found[0], True
        done = found.end()
    if done < len(text):
        yield text[done:], False


def runs_right_to_left(text: str) -> bool:
    """True where the first letter with a direction says that the paragraph is read from right to left (UAX 9, P2)."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
