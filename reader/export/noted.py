"""A person's note (Markdown) as a piece of a page: no markup of its own, nothing loaded, nothing run."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@cache
def _parser() -> MarkdownIt:
    """Paragraphs, lists, emphasis, quotations, links. Headings would break the page's own order of headings."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False, "breaks": True})
    return made.disable(["image", "heading", "lheading", "html_block", "html_inline"])


def note_html(text: str) -> Markup:
    """`text` as HTML that is safe to set into a page: what it holds of HTML is shown as it stands."""
    return Markup(_parser().render(text).strip())


def note_text(text: str) -> tuple[str, ...]:
    """`text` without its marks of emphasis: one string a paragraph or item, items with a dash before them."""
    found: list[str] = []
    item = False
    for token in _parser().parse(text):
        item = item or token.type == "list_item_open"
        if token.type == "inline":
            words = "".join(
                "\n" if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or ()
            )
            found.append(f"– {words}" if item else words)
            item = False
        elif token.type in ("fence", "code_block"):
            found.append(token.content.rstrip("\n"))
    return tuple(found)
