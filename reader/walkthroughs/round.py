"""A quiz: the questions of a walkthrough, what was answered, what was shown, and the score. Plain state."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from reader.errors import BadRequest
from reader.sheets import guarded
from reader.walkthroughs.model import Answer, Question, Stop, Walkthrough

_COLUMNS = ("stop", "title", "question", "answer given", "right answer", "right")


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One question and what became of it."""

    stop: str
    """Id of the stop."""
    number: int
    """Which stop of the walkthrough, from 1."""
    title: str
    question: str
    given: Answer | None
    """None where nothing was answered before it was shown."""
    answer: Answer
    right: bool


@dataclass(frozen=True, slots=True)
class Round:
    """One round of questions; each act makes another."""

    walkthrough: Walkthrough
    answers: tuple[tuple[str, Answer], ...] = ()
    """Stop id and what was answered, in the order of answering."""
    shown: tuple[str, ...] = ()
    """Ids of the stops that were shown whole, in that order."""

    @property
    def asked(self) -> tuple[tuple[Stop, Question], ...]:
        """The stops with a question, in order."""
        return tuple((stop, stop.question) for stop in self.walkthrough.stops if stop.question is not None)

    def question(self, stop: str) -> Question | None:
        """The question of that stop; None where it has none, or there is no such stop."""
        return next((question for one, question in self.asked if one.id == stop), None)

    def given(self, stop: str) -> Answer | None:
        """What was answered there; None where nothing was."""
        return dict(self.answers).get(stop)

    def is_shown(self, stop: str) -> bool:
        """True where the stop is to be shown whole: it was revealed, or has no question."""
        return stop in self.shown or self.question(stop) is None

    def is_right(self, stop: str) -> bool | None:
        """Whether the answer was right; None where nothing was answered."""
        given, question = self.given(stop), self.question(stop)
        return None if given is None or question is None else given is question.answer

    def answered(self, stop: str, answer: Answer) -> Round:
        """With an answer; another one takes its place until the stop is revealed, after that nothing changes."""
        if self.is_shown(stop):
            return self
        return replace(self, answers=(*(pair for pair in self.answers if pair[0] != stop), (stop, answer)))

    def revealed(self, stop: str) -> Round:
        """With the stop shown whole; what has no question is shown anyway."""
        return self if self.is_shown(stop) else replace(self, shown=(*self.shown, stop))

    @property
    def score(self) -> tuple[int, int]:
        """Right answers, and questions in all."""
        return sum(self.is_right(stop.id) is True for stop, _ in self.asked), len(self.asked)

    @property
    def is_over(self) -> bool:
        """True where every question was shown."""
        return all(self.is_shown(stop.id) for stop, _ in self.asked)

    @property
    def sentence(self) -> str:
        """`5 of 7 right, 1 not answered.`"""
        right, total = self.score
        if not total:
            return "This walkthrough asks no questions."
        open_ = total - sum(self.given(stop.id) is not None for stop, _ in self.asked)
        return f"{right} of {total} right{f', {open_} not answered' if open_ else ''}."

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        """Every question with its outcome, in the walkthrough's order."""
        return tuple(
            ResultRow(
                stop.id,
                number,
                stop.title,
                stop.question.text,
                self.given(stop.id),
                stop.question.answer,
                self.is_right(stop.id) is True,
            )
            for number, stop in enumerate(self.walkthrough.stops, 1)
            if stop.question is not None
        )

    def as_csv(self) -> str:
        """The rows as CSV (RFC 4180), the score last; no cell is taken for a formula by a spreadsheet."""
        out = io.StringIO(newline="")
        table = csv.writer(out)
        table.writerow(_COLUMNS)
        for row in self.rows:
            given = row.given.value if row.given else ""
            cells = (str(row.number), row.title, row.question, given, row.answer.value, "yes" if row.right else "no")
            table.writerow([guarded(cell) for cell in cells])
        right, total = self.score
        table.writerow(["", "Score", "", "", "", f"{right} of {total}"])
        return out.getvalue()

    def as_data(self) -> dict[str, Any]:
        """Answers and what was shown as plain data, to go on later with `resumed`."""
        return {"answers": {stop: answer.value for stop, answer in self.answers}, "shown": list(self.shown)}


def resumed(walkthrough: Walkthrough, data: Mapping[str, Any]) -> Round:
    """The round that `as_data` told, over `walkthrough` as it is now; stops that are gone are left out.

    Raises BadRequest where `data` is nothing that `as_data` gives.
    """
    answers, shown = data.get("answers", {}), data.get("shown", [])
    if (
        not isinstance(answers, Mapping)
        or not all(answer in tuple(Answer) for answer in answers.values())
        or not isinstance(shown, list)
        or not all(isinstance(stop, str) for stop in shown)
    ):
        raise BadRequest("The kept answers of this round cannot be read; begin the round anew.")
    asked = {stop.id for stop in walkthrough.stops if stop.question is not None}
    return Round(
        walkthrough,
        tuple((str(stop), Answer(answer)) for stop, answer in answers.items() if stop in asked),
        tuple(stop for stop in shown if stop in asked),
    )
