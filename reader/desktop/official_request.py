"""What a person writes when asking for official texts, read: plain functions, no toolkit."""

from __future__ import annotations

import re

from reader.errors import BadRequest

_RANGE = re.compile(r"(\d{1,6})\s*(?:-|–|—|\bto\b)\s*(\d{3,6})")
_MOST = 500


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers meant by `14165, EO 14010-14012`: parted by commas, semicolons or spaces, ranges counted out.

    Raises BadRequest for a range that runs backwards or is longer than 500. Whether each is a number of an order is
    for `reader.official.wanted` to say.
    """
    counted = _RANGE.sub(lambda found: " ".join(_counted(int(found[1]), int(found[2]))), text)
    plain = re.sub(r"(?i)\b(?:e\.?\s?o\.?|executive orders?)\s+(?=\d)", "", counted)
    return tuple(dict.fromkeys(word for word in re.split(r"[\s,;]+", plain) if word))


def _counted(first: int, last: int) -> list[str]:
    if last < first:
        raise BadRequest(f"The range {first}-{last} runs backwards; put the smaller number first.")
    if last - first >= _MOST:
        raise BadRequest(f"The range {first}-{last} is longer than {_MOST} orders; ask for fewer at a time.")
    return [str(number) for number in range(first, last + 1)]
