"""Where a tag stands after it was carried: pure functions on the book, no Qt."""

from __future__ import annotations

from reader.annotations import Tagbook, moved_below


def carried(book: Tagbook, tag: str, way: str) -> Tagbook:
    """The tag one place `up` or `down` among its kind, `in` below the one before it, or `out` of the one above.

    The very book where there is no such place. Raises BadRequest for a tag that is not there any more.
    """
    one = book.vocabulary.tag(tag)
    if one is None:
        return book
    kind = _below(book, one.broader)
    at = kind.index(tag)
    if way == "up" and at > 0:
        return moved_below(book, tag, one.broader, kind[at - 1])
    if way == "down" and at + 1 < len(kind):
        return moved_below(book, kind[at + 1], one.broader, tag)
    if way == "in" and at > 0:
        return moved_below(book, tag, kind[at - 1])
    if way == "out" and one.broader is not None:
        above = book.vocabulary.tag(one.broader)
        up = above.broader if above else None
        uncles = _below(book, up)
        after = uncles.index(one.broader) + 1
        return moved_below(book, tag, up, uncles[after] if after < len(uncles) else None)
    return book


def dropped(book: Tagbook, tag: str, broader: str | None, before: str | None) -> Tagbook:
    """The tag below `broader`, before the tag `before`; as the last there where that is None."""
    one, kind = book.vocabulary.tag(tag), _below(book, broader)
    if before is None and one is not None and one.broader == broader and kind and kind[-1] != tag:
        # to become the last among its kind it goes before the last, and that before it
        return moved_below(moved_below(book, tag, broader, kind[-1]), kind[-1], broader, tag)
    return moved_below(book, tag, broader, before)


def _below(book: Tagbook, broader: str | None) -> list[str]:
    known = {tag.id for tag in book.vocabulary.tags}
    return [tag.id for tag in book.vocabulary.tags if (tag.broader if tag.broader in known else None) == broader]
