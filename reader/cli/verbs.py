"""One function for each verb: words in, exit code out. Each loads the rooms it needs; a quick one stays quick."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli import answers, pages
from reader.cli.parser import Words
from reader.cli.saying import BAD, DONE, NOTHING, counter, note, refuse, say, say_json
from reader.cli.shelf import Shelf
from reader.documents import Order
from reader.errors import BadRequest, ReaderError
from reader.search import asks_for_marks
from reader.structure import outline

if TYPE_CHECKING:
    from reader.comparison import Comparison


def _each_order(words: Words, answer: Callable[[Order], answers.Answer], page: pages.Page) -> int:
    """One answer for each order, in the order given; one that cannot be read says so and the rest go on."""
    shelf, refused = Shelf(words), 0
    for name in words.orders:
        try:
            found = {"file": name, **answer(shelf.order(name))}
        except ReaderError as error:
            refused += 1
            refuse(str(error))
            if words.json:
                say_json({"file": name, "error": str(error)})
            continue
        if words.json:
            say_json(found)
        else:
            say(page(found))
    return BAD if refused else DONE


def _outline(words: Words) -> int:
    return _each_order(words, answers.outline_answer, pages.outline_page)


def _topics(words: Words) -> int:
    taxonomy = Shelf(words).taxonomy
    return _each_order(words, lambda order: answers.topics_answer(outline(order), taxonomy), pages.topics_page)


def _directives(words: Words) -> int:
    if words.to is not None:
        from reader.comparison import read_order
        from reader.export import export_directives

        shelf = Shelf(words)
        taxonomy = shelf.taxonomy
        export_directives([read_order(shelf.order(name), taxonomy) for name in words.orders], words.to)
        note(f"Written to {words.to}.")
        if not words.json:
            return DONE
    return _each_order(words, lambda order: answers.directives_answer(outline(order)), pages.directives_page)


def _references(words: Words) -> int:
    return _each_order(words, lambda order: answers.references_answer(outline(order)), pages.references_page)


def _lineage(words: Words) -> int:
    """An order's own text is read too, so that one which is only a file has its lineage."""
    from reader.cli import studies
    from reader.comparison import key_of, library_lineages

    shelf, (name,) = Shelf(words), words.orders
    order = shelf.order(name)
    graph, key = library_lineages(shelf.library, order, counter()), key_of(order)
    answer = studies.lineage_answer(name, graph, key)
    if words.json:
        say_json(answer)
    else:
        say(studies.lineage_page(answer, graph, key))
    return DONE if answer["lineage"] else NOTHING


def _crosswalk(words: Words) -> int:
    from reader.cli import studies
    from reader.comparison import crosswalk, read_order
    from reader.export import export_crosswalk

    shelf = Shelf(words)
    taxonomy = shelf.taxonomy
    walk = crosswalk([read_order(shelf.order(name), taxonomy) for name in words.orders], taxonomy)
    if words.to is not None:
        export_crosswalk(walk, words.to)
        note(f"Written to {words.to}.")
    if words.json:
        say_json(studies.crosswalk_answer(words.orders, walk))
    elif words.to is None:
        say(studies.crosswalk_page(walk))
    return DONE if walk.rows else NOTHING


def _compared(words: Words, shelf: Shelf) -> Comparison:
    from reader.comparison import compare

    left, right = (shelf.order(name) for name in words.orders)
    return compare(left, right, shelf.taxonomy)


def _align(words: Words) -> int:
    comparison = _compared(words, Shelf(words))
    answer = answers.align_answer(comparison) | {"left": words.orders[0], "right": words.orders[1]}
    if words.json:
        say_json(answer)
    else:
        say(pages.align_page(answer))
    return DONE if comparison.bitext.links else NOTHING


def _compare(words: Words) -> int:
    from reader.cli import handing

    shelf = Shelf(words)
    comparison = _compared(words, shelf)
    walkthrough = handing.walkthrough(words, shelf, comparison) if words.walkthrough else None
    if words.to is not None:
        handing.write(comparison, words, words.to, shelf, walkthrough)
        note(f"Written to {words.to}.")
    elif walkthrough is not None:
        raise BadRequest("A walkthrough is handed out as a file; name one with --to, ending in .html or .pdf.")
    if words.json:
        say_json(answers.compare_answer(comparison))
    elif words.to is None:
        say(pages.compare_page(comparison))
    return DONE if comparison.bitext.links else NOTHING


def _search(words: Words) -> int:
    """Tags and notes are read only where they are asked for."""
    shelf = Shelf(words)
    marks = None
    if asks_for_marks(words.query):
        from reader.comparison import marks_in

        marks = marks_in(shelf.book(), shelf.library.entries())
    results = shelf.library.search(words.query, limit=words.limit, marks=marks)
    if words.json:
        say_json(answers.search_answer(words.query, results))
    elif results.total:
        say(pages.search_page(results))
    else:
        note(f"Nothing found for {words.query}.")
    return DONE if results.total else NOTHING


def _import(words: Words) -> int:
    """Orders; and what a colleague handed on: bundles, files of tags."""
    from reader.cli import handing

    shelf = Shelf(words)
    sorts = handing.sorted_paths([Path(name) for name in words.orders])
    outcome = shelf.library.import_paths(sorts.orders, counter(), None)
    answer = answers.import_answer(outcome)
    handed, lines = handing.taken(sorts, shelf, answer["refused"])
    if words.json:
        say_json(answer | handed)
    elif sorts.orders or lines:
        say("\n".join([pages.import_page(answer), *lines] if sorts.orders else lines))
    for refused in answer["refused"]:
        refuse(refused["error"])
    if answer["refused"]:
        return BAD
    return DONE if answer["imported"] or answer["skipped"] or lines else NOTHING


def _tags(words: Words) -> int:
    from reader.cli.tagging import tags

    return tags(words)


def _get(words: Words) -> int:
    from reader.official import get, wanted

    request = wanted(words.orders, words.first, words.last)
    outcome = get(Shelf(words).library, request, counter(), None)
    answer = answers.get_answer(outcome)
    if words.json:
        say_json(answer)
    elif outcome.arrived or outcome.kept:
        say(pages.get_page(answer))
    for sentence in [missing["error"] for missing in answer["missing"]]:
        note(f"order-reader: {sentence}")
    if outcome.problem or answer["refused"]:
        return BAD
    return DONE if outcome.arrived or outcome.kept else NOTHING


def _list(words: Words) -> int:
    entries = Shelf(words).library.entries()
    if words.json:
        say_json([answers.entry_answer(entry) for entry in entries])
    elif entries:
        say(pages.list_page(entries))
    else:
        note("The library is empty. Add orders with: order-reader import PATH...")
    return DONE if entries else NOTHING


def _open(words: Words) -> int:
    shelf = Shelf(words)
    for name in words.orders:
        shelf.order(name)
    return _run_window(words, *words.orders)


def _window(words: Words) -> int:
    return _run_window(words, None, None)


def _run_window(words: Words, left: str | None, right: str | None) -> int:
    try:
        from reader.desktop.app import run
    except ImportError as error:
        raise BadRequest(
            f"The window cannot start because a library of the system is missing ({error}). "
            "On Debian or Ubuntu install: libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0; "
            "the verbs of the terminal work without them."
        ) from error
    return run(words.library, left, right)


VERBS: Mapping[str, Callable[[Words], int]] = {
    "window": _window,
    "outline": _outline,
    "topics": _topics,
    "directives": _directives,
    "references": _references,
    "lineage": _lineage,
    "crosswalk": _crosswalk,
    "align": _align,
    "compare": _compare,
    "search": _search,
    "import": _import,
    "tags": _tags,
    "get": _get,
    "list": _list,
    "open": _open,
}
