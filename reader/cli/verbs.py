"""One function for each verb: words in, exit code out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from reader.cli import answers, pages, studies
from reader.cli.parser import Words
from reader.comparison import Comparison, compare, crosswalk, key_of, library_lineages, read_order
from reader.documents import Order, load_catalogue, read
from reader.errors import BadRequest, ReaderError
from reader.export import export, export_crosswalk, export_directives
from reader.library import Library, Progress, default_folder
from reader.official import get, wanted
from reader.places import corpus, resources
from reader.structure import outline
from reader.topics import Taxonomy, load_taxonomy, own_folder

DONE, NOTHING, BAD = 0, 1, 2


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _note(text: str) -> None:
    sys.stderr.write(text + "\n")


def _json(answer: object) -> None:
    _say(json.dumps(answer, ensure_ascii=False))


class _Shelf:
    """Finds orders by what they were called: a file's path, or a name in the library, which is opened only then.

    As in the window, a library that is new begins with the starter orders.
    """

    def __init__(self, words: Words) -> None:
        self._folder = words.library or default_folder()
        self._library: Library | None = None

    @property
    def taxonomy(self) -> Taxonomy:
        """The topics shipped, with the person's own on top; raises BadTaxonomy where those cannot be used."""
        return load_taxonomy(resources() / "topics", own_folder(self._folder))

    @property
    def library(self) -> Library:
        if self._library is None:
            self._library = Library(self._folder)
            self._library.start_with(corpus())
        return self._library

    def order(self, name: str) -> Order:
        if Path(name).exists() or "/" in name or "." in Path(name).name:
            return read(name, load_catalogue())
        return self.library.resolve(name)


def _each_order(words: Words, answer: Callable[[Order], answers.Answer], page: pages.Page) -> int:
    """One answer for each order, in the order given; one that cannot be read says so and the rest go on."""
    shelf, refused = _Shelf(words), 0
    for name in words.orders:
        try:
            found = {"file": name, **answer(shelf.order(name))}
        except ReaderError as error:
            refused += 1
            _note(f"order-reader: {error}")
            if words.json:
                _json({"file": name, "error": str(error)})
            continue
        if words.json:
            _json(found)
        else:
            _say(page(found))
    return BAD if refused else DONE


def _outline(words: Words) -> int:
    return _each_order(words, answers.outline_answer, pages.outline_page)


def _topics(words: Words) -> int:
    taxonomy = _Shelf(words).taxonomy
    return _each_order(words, lambda order: answers.topics_answer(outline(order), taxonomy), pages.topics_page)


def _directives(words: Words) -> int:
    if words.to is not None:
        shelf = _Shelf(words)
        taxonomy = shelf.taxonomy
        export_directives([read_order(shelf.order(name), taxonomy) for name in words.orders], words.to)
        _note(f"Written to {words.to}.")
        if not words.json:
            return DONE
    return _each_order(words, lambda order: answers.directives_answer(outline(order)), pages.directives_page)


def _references(words: Words) -> int:
    return _each_order(words, lambda order: answers.references_answer(outline(order)), pages.references_page)


def _lineage(words: Words) -> int:
    """An order's own text is read too, so that one which is only a file has its lineage."""
    shelf, (name,) = _Shelf(words), words.orders
    order = shelf.order(name)
    graph, key = library_lineages(shelf.library, order, _progress()), key_of(order)
    answer = studies.lineage_answer(name, graph, key)
    if words.json:
        _json(answer)
    else:
        _say(studies.lineage_page(answer, graph, key))
    return DONE if answer["lineage"] else NOTHING


def _crosswalk(words: Words) -> int:
    shelf = _Shelf(words)
    taxonomy = shelf.taxonomy
    walk = crosswalk([read_order(shelf.order(name), taxonomy) for name in words.orders], taxonomy)
    if words.to is not None:
        export_crosswalk(walk, words.to)
        _note(f"Written to {words.to}.")
    if words.json:
        _json(studies.crosswalk_answer(words.orders, walk))
    elif words.to is None:
        _say(studies.crosswalk_page(walk))
    return DONE if walk.rows else NOTHING


def _compared(words: Words) -> Comparison:
    shelf = _Shelf(words)
    left, right = (shelf.order(name) for name in words.orders)
    return compare(left, right, shelf.taxonomy)


def _align(words: Words) -> int:
    comparison = _compared(words)
    answer = answers.align_answer(comparison) | {"left": words.orders[0], "right": words.orders[1]}
    if words.json:
        _json(answer)
    else:
        _say(pages.align_page(answer))
    return DONE if comparison.bitext.links else NOTHING


def _compare(words: Words) -> int:
    comparison = _compared(words)
    if words.to is not None:
        export(comparison, words.to, _print_pdf)
        _note(f"Written to {words.to}.")
    if words.json:
        _json(answers.compare_answer(comparison))
    elif words.to is None:
        _say(pages.compare_page(comparison))
    return DONE if comparison.bitext.links else NOTHING


def _print_pdf(html: str, file: Path) -> None:
    """PDF is the one format that needs Qt; it is loaded only when asked for."""
    from reader.desktop.printing import print_pdf

    print_pdf(html, file)


def _search(words: Words) -> int:
    library = _Shelf(words).library
    results = library.search(words.query, limit=words.limit)
    if words.json:
        _json(answers.search_answer(words.query, results))
    elif results.total:
        _say(pages.search_page(results))
    else:
        _note(f"Nothing found for {words.query}.")
    return DONE if results.total else NOTHING


def _import(words: Words) -> int:
    library = _Shelf(words).library
    outcome = library.import_paths([Path(name) for name in words.orders], _progress(), None)
    answer = answers.import_answer(outcome)
    if words.json:
        _json(answer)
    else:
        _say(pages.import_page(answer))
    for refused in answer["refused"]:
        _note(f"order-reader: {refused['error']}")
    if answer["refused"]:
        return BAD
    return DONE if answer["imported"] or answer["skipped"] else NOTHING


def _get(words: Words) -> int:
    request = wanted(words.orders, words.first, words.last)
    outcome = get(_Shelf(words).library, request, _progress(), None)
    answer = answers.get_answer(outcome)
    if words.json:
        _json(answer)
    elif outcome.arrived or outcome.kept:
        _say(pages.get_page(answer))
    for sentence in [missing["error"] for missing in answer["missing"]]:
        _note(f"order-reader: {sentence}")
    if outcome.problem or answer["refused"]:
        return BAD
    return DONE if outcome.arrived or outcome.kept else NOTHING


def _progress() -> Callable[[Progress], None] | None:
    """A counter on stderr where a person is watching."""
    if not sys.stderr.isatty():
        return None

    def show(progress: Progress) -> None:
        rate = f", {progress.rate:.0f} a second" if progress.rate >= 1 else ""
        sys.stderr.write(f"\r{progress.done} of {progress.total}{rate}\033[K")
        if progress.done == progress.total:
            sys.stderr.write("\r\033[K")

    return show


def _list(words: Words) -> int:
    entries = _Shelf(words).library.entries()
    if words.json:
        _json([answers.entry_answer(entry) for entry in entries])
    elif entries:
        _say(pages.list_page(entries))
    else:
        _note("The library is empty. Add orders with: order-reader import PATH...")
    return DONE if entries else NOTHING


def _open(words: Words) -> int:
    shelf = _Shelf(words)
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
    "get": _get,
    "list": _list,
    "open": _open,
}
