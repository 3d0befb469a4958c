"""Words as an id or the name of a file: small letters, figures and hyphens."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60


def slug(words: str, otherwise: str) -> str:
    """`due-process` for `Due process!`, at most 60 letters, accents left aside; `otherwise` where nothing is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or otherwise
