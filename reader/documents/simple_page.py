"""The small HTML page that office documents and books are unpacked to: the decoded source of such a file.

`<html data-from="word">`, then one element for each paragraph: `<p>`, `<h1>` to `<h6>`, `<ul><li>` (nested to show
depth), a `<tr>` of `<td>` for each row, with `<b>`, `<i>` and `<br>` inside. The header and footer of every printed
page stand in a `<span class="unprinted-element">`. Automatic numbers are written out as they are shown.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style; a newline is a line break inside the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False

    def markup(self) -> str:
        """The words as HTML."""
        words = html.escape(_clean(self.text), quote=False).replace("\n", "<br>")
        if self.italic:
            words = f"<i>{words}</i>"
        return f"<b>{words}</b>" if self.bold else words


def page(origin: str, blocks: Iterable[str]) -> str:
    """The whole page of the blocks of a file that came as `origin` (`word`, `opendocument`, `rtf`, `epub`)."""
    return f'<html data-from="{origin}"><body>\n' + "\n".join(block for block in blocks if block) + "\n</body></html>\n"


def came_as(source: str, origin: str) -> bool:
    """True for the page of a file that came as `origin`."""
    return source.startswith(f'<html data-from="{origin}">')


def paragraph(runs: Iterable[Run], level: int = 0) -> str:
    """A paragraph, or a heading where it has a level from 1; empty where it shows nothing."""
    words = _inside(runs)
    tag = f"h{min(level, 6)}" if level else "p"
    return f"<{tag}>{words}</{tag}>" if words.strip() else ""


def item(runs: Iterable[Run], depth: int) -> str:
    """A bulleted item; the outermost have depth 1."""
    words = _inside(runs)
    depth = max(1, min(depth, 9))
    return "<ul>" * depth + f"<li>{words}</li>" + "</ul>" * depth if words.strip() else ""


def row(cells: Iterable[Iterable[Run]]) -> str:
    """A row of a table."""
    inside = "".join(f"<td>{_inside(cell)}</td>" for cell in cells)
    return f"<table><tr>{inside}</tr></table>"


def furniture(text: str) -> str:
    """What stands on every printed page."""
    words = html.escape(_clean(text), quote=False)
    return f'<p><span class="unprinted-element">{words}</span></p>' if words.strip() else ""


def _inside(runs: Iterable[Run]) -> str:
    return "".join(run.markup() for run in _merged(runs))


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Runs of the same style as one: office programs split words between them."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and (last.bold, last.italic) == (run.bold, run.italic):
            merged[-1] = Run(last.text + run.text, run.bold, run.italic)
        elif run.text:
            merged.append(run)
    return merged


def _clean(text: str) -> str:
    """Without characters that no text has."""
    return "".join(sign for sign in text if sign in "\n\t" or (ord(sign) >= 32 and not 0xD800 <= ord(sign) < 0xE000))
