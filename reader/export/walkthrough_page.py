"""A walkthrough as a hand-out: one stop a section, both passages facing, the trainer's note, answers at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.comparison import Comparison, Side
from reader.export.comparison_paper import note_paragraphs, set_words
from reader.export.lighting import slides_of
from reader.export.noted import note_html
from reader.export.page import fill, hanging
from reader.export.paper import Cell, Grid, Paper, Paragraph, Row, Style, Words, alone, line
from reader.export.summary import summary
from reader.export.summary_paper import opening, running
from reader.walkthroughs import Slide, Walkthrough

_HALVES = (0.48, 0.04, 0.48)


def walkthrough_page(
    walkthrough: Walkthrough,
    comparison: Comparison,
    *,
    slots: Mapping[str, int] | None = None,
    editions: tuple[str, str] = ("", ""),
    printed: bool = False,
) -> str:
    """The hand-out as one self-contained page of HTML; its arguments are those of `reader.export.html_page`.

    A stop with a question tells there neither how the passages stand to one another nor the trainer's note: these come
    with the answer, at the end.
    """
    return fill(
        "walkthrough.html.jinja",
        told=summary(comparison),
        walkthrough=walkthrough,
        slides=slides_of(walkthrough, comparison, slots, editions),
        note_html=note_html,
        printed=printed,
    )


def walkthrough_paper(
    walkthrough: Walkthrough,
    comparison: Comparison,
    *,
    slots: Mapping[str, int] | None = None,
    editions: tuple[str, str] = ("", ""),
) -> Paper:
    """The hand-out as a document to be printed."""
    told = summary(comparison)
    shown = slides_of(walkthrough, comparison, slots, editions)
    title = walkthrough.title or told.title
    about = [alone(line(walkthrough.author, Style.SMALL, role="ink2"))] if walkthrough.author else []
    contents = [
        alone(Paragraph((Words(f"{one.number}. {one.title}", role="focus", goal=f"#stop-{one.number}"),)))
        for one in shown
    ]
    grids = [grid for one in shown for grid in _stop(one.as_asked())]
    return Paper(
        title,
        running(told.left),
        running(told.right),
        (
            *opening(told, title),
            Grid((1.0,), (*about, *_spaced(contents))),
            *grids,
            *_answers(shown),
        ),
    )


def _spaced(rows: list[Row]) -> list[Row]:
    return [alone(line("Stops", Style.STRONG, role="ink2"), space=10, keep=True), *rows] if rows else []


def _stop(one: Slide) -> tuple[Grid, ...]:
    title = Row(
        (Cell((line(f"{one.number}. {one.title}", Style.SECTION),), name=f"stop-{one.number}"),),
        ruled=False,
        keep=True,
        space=18,
        bookmark=f"{one.number}. {one.title}",
    )
    relation = []
    if one.relation:
        role = "ink2" if one.relation.startswith("only") else one.relation
        relation = [alone(line(f"{one.glyph} {one.relation}", Style.STRONG, role=role), keep=True)]
    sides = Row(
        (_side(one, Side.LEFT), Cell(), _side(one, Side.RIGHT)),
        ground="cur" if one.opposed else "",
        whole=True,
    )
    after = [*_asked(one), *(alone(words, space=4) for words in note_paragraphs(one.note)), *_facts(one)]
    after += [alone(line(one.problem, Style.SMALL, role="ink2"))] if one.problem else []
    kept = tuple(replace(row, keep=True) for row in after[:-1]) + tuple(after[-1:])
    below = (Grid((1.0,), kept),) if kept else ()
    return Grid((1.0,), (title, *relation)), Grid(_HALVES, (replace(sides, keep=bool(kept)),)), *below


def _asked(one: Slide) -> list[Row]:
    if one.question is None:
        return []
    return [alone(Paragraph((Words("Question: ", bold=True), Words(one.question.text))), space=4)]


def _facts(one: Slide) -> list[Row]:
    """Effect, actor and the like; and which topics are lit."""
    words = [Words(f"{fact.name}: {fact.words}     ") for fact in one.facts if fact.name != "Next"]
    words += [word for slot, (_, name) in enumerate(one.topics) for word in (Words(name, slot=slot), Words("     "))]
    return [alone(Paragraph(tuple(words), Style.SMALL))] if words else []


def _side(stop: Slide, side: Side) -> Cell:
    one = stop.side(side)
    head = [Words(one.name), Words(f"  {', '.join(one.labels)}", role="ink2")]
    lines = [Paragraph(tuple(head), Style.STRONG)]
    for passage in one.passages:
        place = [Words(f"{hanging(passage)}  ", role="ink2")] if len(one.passages) > 1 else []
        set_paragraphs = [Paragraph(set_words(passage.heading), Style.HEADING)] if passage.heading else []
        set_paragraphs += [Paragraph(set_words(pieces)) for pieces in passage.paragraphs]
        for number, paragraph in enumerate(set_paragraphs):
            lines.append(replace(paragraph, words=(*place, *paragraph.words)) if number == 0 else paragraph)
    if not one.passages:
        lines.append(line(stop.missing(side), Style.SMALL, role="ink2"))
    return Cell(tuple(lines))


def _answers(shown: tuple[Slide, ...]) -> tuple[Grid, ...]:
    asked = [one for one in shown if one.question]
    if not asked:
        return ()
    rows = [
        Row(
            (Cell((line("Answers", Style.SECTION),), name="answers"),),
            ruled=False,
            space=18,
            keep=True,
            bookmark="Answers",
        )
    ]
    for one in asked:
        rows.append(alone(line(f"{one.number}. {answer(one)}")))
        rows += [alone(words) for words in note_paragraphs(one.note)]
    return (Grid((1.0,), tuple(rows)),)


def answer(one: Slide) -> str:
    """`What does the other order do with parole? – ends (opposed)`: question, answer, relation."""
    if one.question is None:
        return ""
    relation = f" ({one.relation})" if one.relation else ""
    return f"{one.question.text} – {one.question.answer.value}{relation}"
