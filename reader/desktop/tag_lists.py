"""What the Tags dock and its windows list beyond tags and passages: names of orders, and what lost its place. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from reader.annotations import Annotation, Certainty, Placement, Tagbook
from reader.comparison import Side
from reader.desktop.tag_places import TaggedText
from reader.desktop.tag_words import title_of
from reader.desktop.wording import edition_word, short_label, tr
from reader.library import Entry

_QUOTE = 160


class LostKind(StrEnum):
    """Why a passage is listed."""

    LOST = "lost"
    """Its words are in no text that is at hand."""
    ELSEWHERE = "elsewhere"
    """They are not in the text that is open; another edition in the library has them."""
    ALIKE = "alike"
    """Words like them were found, and it is for a person to say whether these are meant."""


@dataclass(frozen=True, slots=True)
class LostRow:
    """A passage without a sure place in the text that is open."""

    annotation: str
    """Id of the annotation."""
    target: int
    side: Side
    kind: LostKind
    title: str
    """Name of its tag."""
    place: str
    """`14165, was 11(a)`."""
    quote: str
    reason: str
    """One sentence."""
    edition: str = ""
    """The library's id of the text that has the words; empty where there is none."""
    edition_words: str = ""
    """`official text`: what that text is."""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return f"{self.title}, {self.place}: “{self.quote}”. {self.reason}"


def order_words(key: str) -> str:
    """An order's key as lists show it: `14165` for `eo-14165`, `Proc. 10886`, else the key."""
    name, _, number = key.partition("-")
    if name == "eo" and number:
        return number.upper()
    if name == "proclamation" and number:
        return tr("Proc. {number}").format(number=number)
    return key


def place_words(label: str) -> str:
    """`§ 11` for a whole section, else the label: `4(b)(i)`."""
    short = short_label(label)
    return f"§ {short}" if short.isdigit() else short


def lost_rows(
    book: Tagbook,
    placements: Mapping[Side, Iterable[Placement]],
    texts: Mapping[Side, TaggedText],
    entries: Mapping[str, Entry],
) -> tuple[LostRow, ...]:
    """What has no sure place in the open texts; `entries` are those of the library by id. Lost ones first."""
    placed = {
        (one.annotation.id, one.target)
        for found in placements.values()
        for one in found
        if one.anchored.certainty is not Certainty.ORPHANED
    }
    rows: dict[tuple[str, int], LostRow] = {}
    for side, found in placements.items():
        for one in found:
            key = (one.annotation.id, one.target)
            sure = one.anchored.certainty
            if side not in texts or sure is Certainty.EXACT or key in rows:
                continue
            if sure is Certainty.APPROXIMATE or key not in placed:
                rows[key] = _row(book, one, side, texts[side], entries)
    rank = list(LostKind)
    return tuple(sorted(rows.values(), key=lambda row: rank.index(row.kind)))


def _row(book: Tagbook, one: Placement, side: Side, text: TaggedText, entries: Mapping[str, Entry]) -> LostRow:
    annotation, target = one.annotation, one.annotation.targets[one.target]
    known = entries.get(target.edition)
    elsewhere = known is not None and not known.problem and target.edition != text.edition
    if one.anchored.certainty is Certainty.APPROXIMATE:
        kind, reason = LostKind.ALIKE, tr("Words like these were found, {score}% alike. Are they the ones?")
        reason = reason.format(score=int(100 * one.anchored.score))
        place = f"{order_words(target.order)}, {place_words(target.label)}"
    else:
        kind = LostKind.ELSEWHERE if elsewhere else LostKind.LOST
        reason = _reason(elsewhere, bool(target.edition) and target.edition == text.edition)
        place = tr("{order}, was {place}").format(order=order_words(target.order), place=place_words(target.label))
    words = edition_word(known.edition.value) if known is not None and elsewhere else ""
    return LostRow(
        annotation.id,
        one.target,
        side,
        kind,
        title_of(book, annotation),
        place if target.label else order_words(target.order),
        _quote(annotation, one.target),
        reason,
        target.edition if elsewhere else "",
        words[:1].lower() + words[1:],
    )


def _reason(elsewhere: bool, same: bool) -> str:
    if elsewhere:
        return tr("These words are not in this edition. The tag is kept.")
    if same:
        return tr("These words are no longer in this text. The tag is kept.")
    return tr("These words are in no text at hand. The tag is kept.")


def _quote(annotation: Annotation, target: int) -> str:
    words = " ".join(annotation.targets[target].selector.exact[: 2 * _QUOTE].split())
    return words if len(words) <= _QUOTE else words[: _QUOTE - 1].rstrip() + "…"


def lost_heading(kind: LostKind, count: int) -> str:
    """`1 lost its place`."""
    words = {
        LostKind.LOST: (tr("1 lost its place"), tr("{n} lost their places")),
        LostKind.ELSEWHERE: (tr("1 in another edition"), tr("{n} in another edition")),
        LostKind.ALIKE: (tr("1 found by likeness"), tr("{n} found by likeness")),
    }[kind]
    return words[0] if count == 1 else words[1].format(n=count)
