"""A walkthrough being presented: which stop, what is still kept back, how large. Plain state; a window copies it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.walkthroughs.model import Answer, Hidden, Walkthrough
from reader.walkthroughs.round import Round
from reader.walkthroughs.slides import Slide

SIZES = (60, 200)
"""Least and greatest size of the type, in percent."""
SIZE_STEP = 10


@dataclass(frozen=True, slots=True)
class Performance:
    """Where a presentation stands; each act makes another."""

    slides: tuple[Slide, ...]
    round: Round
    at: int = 0
    """Index of the slide; one past the last is the page with the score, where questions are asked."""
    blank: bool = False
    note: bool = True
    """Whether the trainer's note is seen below the passages."""
    size: int = 100
    """Of the type, in percent."""
    digits: str = ""
    """Figures typed towards a stop's number."""

    @property
    def slide(self) -> Slide | None:
        """What is shown; None on the page with the score."""
        return self.slides[self.at] if self.at < len(self.slides) else None

    @property
    def last(self) -> int:
        """Index of the last page."""
        return len(self.slides) if self.round.asked else len(self.slides) - 1

    @property
    def asking(self) -> bool:
        """True while the slide keeps something back."""
        return self.slide is not None and not self.round.is_shown(self.slide.stop)

    def hides(self, part: Hidden) -> bool:
        """True while that part of the slide is kept back."""
        return self.asking and self.slide is not None and self.slide.hides(part)

    @property
    def given(self) -> Answer | None:
        """What the class answered to this slide's question."""
        return self.round.given(self.slide.stop) if self.slide else None

    def went(self, at: int) -> Performance:
        """At another page, or the nearest there is; lit again where it was blank."""
        return replace(self, at=min(max(at, 0), self.last), blank=False, digits="")

    def forward(self) -> Performance:
        """What is kept back is shown first; then the next page."""
        if self.blank:
            return replace(self, blank=False)
        return self.revealed() if self.asking else self.went(self.at + 1)

    def back(self) -> Performance:
        """The page before."""
        return replace(self, blank=False) if self.blank else self.went(self.at - 1)

    def answered(self, answer: Answer) -> Performance:
        """With the class's answer, where something is asked and not yet shown."""
        return replace(self, round=self.round.answered(self.slide.stop, answer)) if self.slide else self

    def revealed(self) -> Performance:
        """With the slide shown whole."""
        return replace(self, round=self.round.revealed(self.slide.stop)) if self.slide else self

    def blanked(self) -> Performance:
        """Blank, or lit again."""
        return replace(self, blank=not self.blank)

    def noted(self) -> Performance:
        """With the note, or without."""
        return replace(self, note=not self.note)

    def sized(self, by: int) -> Performance:
        """In type so many steps larger (smaller, where negative)."""
        return replace(self, size=min(max(self.size + by * SIZE_STEP, SIZES[0]), SIZES[1]))

    def typed(self, digit: str) -> Performance:
        """With one more figure of a stop's number; goes there as soon as no longer number can be meant."""
        digits = (self.digits + digit).lstrip("0")
        total = len(self.slides)
        if not digits or int(digits) > total:
            return replace(self, digits="")
        return self.went(int(digits) - 1) if int(digits) * 10 > total else replace(self, digits=digits)

    def entered(self) -> Performance:
        """What was typed is the whole number."""
        return self.went(int(self.digits) - 1) if self.digits else self


def performance(walkthrough: Walkthrough, slides: tuple[Slide, ...], at: int = 0) -> Performance:
    """The beginning of a presentation, at the slide `at`."""
    return Performance(slides, Round(walkthrough), min(max(at, 0), max(len(slides) - 1, 0)))
