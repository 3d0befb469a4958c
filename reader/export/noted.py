"""A person's note (Markdown) as a piece of a page, or as plain paragraphs: none of its own HTML, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def _parser() -> MarkdownIt:
    """Paragraphs, lists, emphasis, quotations, links. Headings would break the page's own order of headings."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False, "breaks": True})
    return made.disable(["image", "heading", "lheading", "html_block", "html_inline"])


def note_html(text: str) -> Markup:
    """`text` as HTML that is safe to set into a page: what it holds of HTML is shown as it stands."""
    return Markup(_parser().render(text).strip())


@dataclass(frozen=True, slots=True)
class NoteRun:
    """Words of a note in one dress."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One paragraph or list item of a note."""

    runs: tuple[NoteRun, ...]
    bullet: str = ""
    """`•` or `2.` for an item of a list; empty elsewhere."""
    depth: int = 0
    """How deep in lists it lies, from 1; 0 outside of any."""

    @property
    def lead(self) -> str:
        """What stands before the words where nothing can hang: the bullet, further in the deeper it lies."""
        return f"{'    ' * max(0, self.depth - 1)}{self.bullet} " if self.bullet else ""

    @property
    def text(self) -> str:
        """The words, with their bullet, without dress."""
        return self.lead + "".join(run.text for run in self.runs)


def note_lines(markdown: str) -> tuple[NoteLine, ...]:
    """The paragraphs, headings and list items of a note. HTML in it stays the words it is; links keep their words."""
    from markdown_it import MarkdownIt

    return tuple(_lines(MarkdownIt("commonmark", {"html": False}).parse(markdown)))


def plain_note(markdown: str) -> str:
    """A note without Markdown's signs: one line a paragraph or list item."""
    return "\n".join(line.text for line in note_lines(markdown))


def _lines(tokens: Iterable[Token]) -> Iterator[NoteLine]:
    lists: list[int | None] = []
    bullet, heading = "", False
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            bullet, lists = _bullet(lists)
        elif token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "inline":
            yield NoteLine(tuple(_runs(token.children or (), heading)), bullet, len(lists))
            bullet = ""
        elif token.type in ("fence", "code_block"):
            yield NoteLine((NoteRun(token.content.rstrip("\n")),), bullet, len(lists))


def _bullet(lists: list[int | None]) -> tuple[str, list[int | None]]:
    """What heads the next item of the innermost list, and the lists with that item counted."""
    number = lists[-1]
    return ("•", lists) if number is None else (f"{number}.", [*lists[:-1], number + 1])


def _runs(tokens: Iterable[Token], heading: bool) -> Iterator[NoteRun]:
    bold, italic = int(heading), 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += 1 if token.type.endswith("open") else -1
        elif token.type in ("em_open", "em_close"):
            italic += 1 if token.type.endswith("open") else -1
        elif token.type in ("softbreak", "hardbreak"):
            yield NoteRun("\n", bold > 0, italic > 0)
        elif token.content:
            yield NoteRun(token.content, bold > 0, italic > 0)
