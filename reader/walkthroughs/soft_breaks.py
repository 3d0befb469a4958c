"""Notes from files whose lines are broken at a width: such a break means a space, and a field shows it as one."""

from __future__ import annotations

from itertools import pairwise

LEAST_WRAPPED = 50
"""Code points: a paragraph whose longest line is shorter was broken by hand, not for want of room."""


def flowing(markdown: str) -> str:
    """`markdown` with the paragraphs that were broken at a width in one line each.

    A line is joined to the one above where both are of one paragraph (CommonMark) and its first word would not have
    fitted above. Lists, code, tables, hard breaks and lines that someone kept short stay as they are.
    """
    from markdown_it import MarkdownIt

    if "\n" not in markdown:
        return markdown
    lines = markdown.split("\n")
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    joined: dict[int, str] = {}
    tokens = parser.parse(markdown)
    for token, inside in pairwise(tokens):
        if token.type == "paragraph_open" and token.map and inside.type == "inline" and inside.map:
            _join(joined, token.map[0], inside.content.split("\n"))
    made: list[str] = []
    for number, line in enumerate(lines):
        if number in joined:
            made[-1] = f"{made[-1].rstrip()} {joined[number]}"
        else:
            made.append(line)
    return "\n".join(made)


def _join(joined: dict[int, str], first: int, lines: list[str]) -> None:
    """Note which lines of a paragraph, that begins in line `first`, go to the end of the one above."""
    longest = max(len(line.rstrip()) for line in lines)
    if longest < LEAST_WRAPPED:
        return
    for number, (above, line) in enumerate(pairwise(lines), 1):
        words = line.split()
        hard = above.endswith(("  ", "\\"))
        if words and not hard and len(above.rstrip()) + 1 + len(words[0]) > longest:
            joined[first + number] = " ".join(words)
