"""The verb `tags`: what is tagged and noted in the library, told or written to a file."""

from __future__ import annotations

from collections.abc import Sequence

from reader.annotations import (
    PassageRow,
    Tagbook,
    TagRow,
    export_annotations,
    passage_rows,
    rows_with,
    tag_called,
    tag_tree,
)
from reader.cli.answers import Answer
from reader.cli.parser import Words
from reader.cli.saying import DONE, NOTHING, note, say, say_json
from reader.cli.shelf import Shelf


def tags(words: Words) -> int:
    """Tells the tags and the passages; those of one tag, or with certain words, where some are given."""
    book = Shelf(words).book()
    rows = _rows(book, words.query)
    if words.to is not None:
        export_annotations(book, words.to, dict.fromkeys(row.annotation for row in rows) if words.query else None)
        note(f"Written to {words.to}.")
    if words.json:
        say_json(_answer(book, words.query, rows))
    elif words.to is None:
        _tell(book, words.query, rows)
    return DONE if rows or (book.vocabulary.tags and not words.query) else NOTHING


def _rows(book: Tagbook, query: str) -> tuple[PassageRow, ...]:
    """Passages with the tag of that name, or one below it; where no tag has it, those with these words."""
    tag = tag_called(book.vocabulary, query) if query else None
    return passage_rows(book, tag.id) if tag else rows_with(passage_rows(book), query)


def _answer(book: Tagbook, query: str, rows: Sequence[PassageRow]) -> Answer:
    return {
        "query": query or None,
        "tags": [
            {"id": row.tag.id, "label": row.tag.label, "broader": row.tag.broader, "passages": row.total}
            for row in tag_tree(book)
        ],
        "passages": [
            {
                "id": row.annotation,
                "tag": row.tag_label or None,
                "order": row.order,
                "edition": row.edition or None,
                "label": row.label,
                "quote": row.quote,
                "note": row.note or None,
                "who": row.who or None,
                "when": row.when.isoformat() if row.when else None,
            }
            for row in rows
        ],
    }


def _tell(book: Tagbook, query: str, rows: Sequence[PassageRow]) -> None:
    lines = [_line(row) for row in rows] if query else [_branch(row) for row in tag_tree(book)]
    untagged = 0 if query else sum(not row.tag for row in rows)
    lines += [f"notes without a tag  {untagged}"] if untagged else []
    if lines:
        say("\n".join(lines))
    else:
        note(f"Nothing is tagged with {query}." if query else "Nothing is tagged yet.")


def _branch(row: TagRow) -> str:
    return f"{'  ' * row.depth}{row.tag.label}  {row.total}"


def _line(row: PassageRow) -> str:
    said = f"  — {row.note}" if row.note else ""
    return f"{row.order} {row.label}  {row.tag_label or 'note'}  “{row.quote}”{said}"
