"""Moments as files say them: ISO 8601, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def told(moment: datetime) -> str:
    """`2026-01-31T12:00:00Z`; a moment without a time zone is taken for UTC."""
    return _in_utc(moment).isoformat().replace("+00:00", "Z")


def read(words: str) -> datetime:
    """The moment that `words` tell, in UTC. Raises ValueError where they tell none."""
    try:
        return _in_utc(datetime.fromisoformat(words))
    except OverflowError as error:
        raise ValueError(str(error)) from None


def _in_utc(moment: datetime) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
