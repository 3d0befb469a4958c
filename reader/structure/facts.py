"""Facts about an order that a person gives by hand: checked, and said to be theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from reader.documents import Edition, Identity, Kind

_LONGEST = 500


def with_fact(identity: Identity, field: str, value: str) -> Identity:
    """`identity` with `field` as the person gave it and a reason that says so; an empty `value` takes the fact away.

    Raises ValueError with one sentence: an unknown field, or a value that it cannot have.
    """
    if field not in FIELDS:
        raise ValueError(f"“{field[:40]}” is none of {', '.join(FIELDS)}.")
    if len(value) > _LONGEST:
        raise ValueError(f"the {field} is longer than {_LONGEST} characters.")
    value = " ".join(value.split())
    known = FIELDS[field](value) if value else _NONE.get(field)
    others = tuple(reason for reason in identity.reasons if not reason.startswith(f"{field}:"))
    changes: dict[str, Any] = {field: known, "reasons": (*others, f"{field}: given by hand")}
    return replace(identity, **changes)


def _number(value: str) -> str:
    plain = re.sub(r"^(?:EO|E\.O\.|Executive Order|No\.)\s*", "", value, flags=re.IGNORECASE).strip()
    if not re.fullmatch(r"\d{1,6}(?:-?[A-Z])?", plain):
        raise ValueError(f"“{value[:40]}” is no number of an order; numbers are written like 14165.")
    return plain


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"“{value[:40]}” is no date; dates are written like 2025-01-20.") from None


def _kind(value: str) -> Kind:
    try:
        return Kind(value)
    except ValueError:
        raise ValueError(f"“{value[:40]}” is no kind of document; there are {', '.join(Kind)}.") from None


def _edition(value: str) -> Edition:
    try:
        return Edition(value)
    except ValueError:
        raise ValueError(f"“{value[:40]}” is no edition; there are {', '.join(Edition)}.") from None


FIELDS: dict[str, Callable[[str], object]] = {
    "number": _number,
    "title": str,
    "date": _date,
    "signatory": str,
    "kind": _kind,
    "citation": str,
    "edition": _edition,
}
"""The fields of Identity that can be given, and how each is read."""

_NONE: dict[str, object] = {"title": "", "kind": Kind.OTHER, "edition": Edition.WITNESS}
"""What a field is without a value; None elsewhere."""
