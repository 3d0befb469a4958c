"""An import in words: how far it is, and what came of it."""

from __future__ import annotations

from reader.desktop.wording import tr
from reader.library import ImportOutcome, Progress

_MOST = 300
"""Lines of one kind in the details; a count says how many more there are."""


def progress_words(at: Progress) -> str:
    """`Importing 34 of 517: eo-13767.xml · 12 a second · 40 s left`."""
    words = tr("Importing {done} of {total}: {name}")
    parts = [words.format(done=min(at.done + 1, at.total), total=at.total, name=short_name_of(at.name))]
    if at.rate > 0 and at.done:
        parts.append(tr("{rate} a second").format(rate=f"{at.rate:.0f}" if at.rate >= 3 else f"{at.rate:.1f}"))
    if at.seconds_left is not None and at.done:
        parts.append(tr("{time} left").format(time=time_words(at.seconds_left)))
    return " · ".join(parts)


def time_words(seconds: float) -> str:
    """`40 s`, `3 min`, `1 h 20 min`."""
    if seconds < 60:
        return tr("{n} s").format(n=max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{n} min").format(n=minutes)
    return tr("{h} h {n} min").format(h=minutes // 60, n=minutes % 60)


def import_words(outcome: ImportOutcome) -> str:
    """What became of an import, in one sentence; a single refused file speaks for itself."""
    if len(outcome.refused) == 1 and not outcome.added and not outcome.skipped:
        return outcome.refused[0].reason
    counts = [_added(len(outcome.added))]
    for found, text in (
        (outcome.skipped, tr("{n} in the library already")),
        (outcome.witnesses, tr("{n} of them further texts of an order that was there")),
        (outcome.refused, tr("{n} refused")),
    ):
        if found:
            counts.append(text.format(n=f"{len(found):,}"))
    words = ", ".join(counts) + "."
    return tr("Stopped. {counts}").format(counts=words) if outcome.cancelled else words


def import_details(outcome: ImportOutcome) -> list[str]:
    """A line for each refused file, each further text, what was set aside in all, and each text that was there."""
    lone = len(outcome.refused) == 1 and not outcome.added and not outcome.skipped
    lines = [] if lone else _most([refused.reason for refused in outcome.refused])
    joined = tr("{id} is another text of the order that is here as {of}.")
    lines += _most([joined.format(id=one.id, of=one.of) for one in outcome.witnesses])
    if outcome.set_aside:
        each = ", ".join(f"{reason} {words:,}" for reason, words in outcome.set_aside)
        total = sum(words for _, words in outcome.set_aside)
        lines.append(tr("Set aside in all: {n} words ({each}).").format(n=f"{total:,}", each=each))
    if outcome.added and outcome.seconds >= 1:
        lines.append(tr("It took {time}.").format(time=time_words(outcome.seconds)))
    there = tr("{file} is in the library as {id}.")
    return lines + _most([there.format(file=one.path.name, id=one.id) for one in outcome.skipped])


def short_name_of(name: str) -> str:
    """A file's name, with its middle left out where it is long."""
    return name if len(name) <= 32 else name[:14] + "…" + name[-17:]


def _most(lines: list[str]) -> list[str]:
    more = len(lines) - _MOST
    return lines if more <= 0 else [*lines[:_MOST], tr("and {n} more").format(n=f"{more:,}")]


def _added(count: int) -> str:
    if count == 0:
        return tr("No order imported")
    return tr("1 order imported") if count == 1 else tr("{n} orders imported").format(n=f"{count:,}")
