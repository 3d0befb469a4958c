"""What is handed on and what comes from a colleague: exports, hand-outs, bundles, files of tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from reader.annotations import PASSAGES, VOCABULARIES, MergeReport, TagStore, import_annotations, merged
from reader.cli.answers import Answer
from reader.cli.parser import Words
from reader.cli.saying import note, steps
from reader.cli.shelf import Shelf
from reader.comparison import Comparison, HandStore, with_hand_links, with_places
from reader.errors import BadRequest, ReaderError
from reader.export import Asked, Paper, Report, export, is_bundle, read_bundle, take_over
from reader.walkthroughs import Walkthrough, WalkthroughStore, fits, import_walkthrough, oriented


@dataclass(frozen=True, slots=True)
class Sorted:
    """The paths of an import by what they are."""

    orders: tuple[Path, ...]
    bundles: tuple[Path, ...]
    tags: tuple[Path, ...]


def sorted_paths(paths: Iterable[Path]) -> Sorted:
    """Bundles and files of tags apart from everything else, which may be orders."""
    orders: list[Path] = []
    bundles: list[Path] = []
    tags: list[Path] = []
    for path in paths:
        ending = path.suffix.lower()
        if not path.is_file():
            orders.append(path)
        elif ending in (*PASSAGES, *VOCABULARIES):
            tags.append(path)
        else:
            (bundles if ending == ".zip" and is_bundle(path) else orders).append(path)
    return Sorted(tuple(orders), tuple(bundles), tuple(tags))


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file."""

    answer: Answer
    lines: tuple[str, ...]
    """The same for a person."""
    problems: tuple[str, ...] = ()
    """What could not be taken over of it, a sentence each."""


def taken(sorts: Sorted, shelf: Shelf, refused: list[Answer]) -> tuple[Answer, list[str]]:
    """What became of bundles and files of tags: as JSON, empty where there were none; and in lines.

    Adds to `refused` what was not taken over.
    """
    answer: Answer = {}
    lines: list[str] = []
    for name, files, take in (("bundles", sorts.bundles, _bundle), ("tags", sorts.tags, _tags)):
        if files:
            found = _each(files, shelf, take, refused)
            answer[name] = [one.answer for one in found]
            lines += [line for one in found for line in one.lines]
    return answer, lines


def _each(
    files: Iterable[Path], shelf: Shelf, take: Callable[[Path, Shelf], Taken], refused: list[Answer]
) -> list[Taken]:
    """What `take` says of each file; one that is refused stops no other."""
    found = []
    for file in files:
        try:
            one = take(file, shelf)
        except ReaderError as error:
            refused.append({"file": str(file), "error": str(error)})
            continue
        found.append(one)
        refused += [{"file": str(file), "error": problem} for problem in one.problems]
    return found


def _bundle(file: Path, shelf: Shelf) -> Taken:
    outcome = take_over(read_bundle(file), shelf.library, progress=steps())
    answer = {
        "file": str(file),
        "left": outcome.left,
        "right": outcome.right,
        "imported": list(outcome.added),
        "tags": _merge_answer(outcome.tags) if outcome.tags else None,
        "links": outcome.links,
        "walkthroughs": list(outcome.walkthroughs),
    }
    return Taken(answer, (f"{file}: {outcome.sentence}",), outcome.problems)


def _tags(file: Path, shelf: Shelf) -> Taken:
    """What is doubtful or left out of such a file is told, but is no refusal: the rest is in."""
    store = TagStore(shelf.library.folder)
    before = store.load()
    incoming = with_places(import_annotations(file, before), shelf.library)
    after, report = merged(before, incoming)
    store.save(before, after)
    told = [*incoming.problems, *report.problems]
    for sentence in told:
        note(sentence)
    return Taken({"file": str(file), **_merge_answer(report), "problems": told}, (f"{file}: {report.sentence}",))


def _merge_answer(report: MergeReport) -> Answer:
    return {"new": report.new, "joined": report.joined, "already": report.already, "new tags": report.new_tags}


def walkthrough(words: Words, shelf: Shelf, comparison: Comparison) -> Walkthrough:
    """The walkthrough that was asked for: a file, or one of the library's by its name. Raises BadRequest."""
    name, file = words.walkthrough, Path(words.walkthrough)
    found = import_walkthrough(file) if file.exists() or file.suffix else WalkthroughStore(shelf.folder).load(name)
    left, right = (shelf.id(order) for order in words.orders)
    if not fits(found, comparison, (left, right)):
        raise BadRequest(
            f"“{found.title}” leads through {found.left} and {found.right}, not through these two; compare those."
        )
    return oriented(found, comparison, (left, right))


def write(comparison: Comparison, words: Words, file: Path, shelf: Shelf, led: Walkthrough | None) -> None:
    """Writes the comparison, the hand-out of `led`, or (to .zip) a bundle of all there is. Raises BadRequest.

    A bundle alone takes along what the person tagged and linked; the other files hold what the two texts say.
    """
    left, right = (shelf.source(name) for name in words.orders)
    bundle = file.suffix.lower() == ".zip"
    if bundle and left.id and right.id:
        comparison = with_hand_links(comparison, HandStore(shelf.folder).load(left.id, right.id))
    export(
        comparison,
        file,
        _print_pdf,
        walkthrough=led,
        annotations=shelf.book() if bundle else None,
        sources=(left, right),
        progress=steps(),
    )


def _print_pdf(paper: Paper, file: Path, progress: Report | None, cancelled: Asked | None) -> object:
    """PDF is the one format that needs Qt; it is loaded only when asked for."""
    from reader.desktop.printing import print_pdf

    return print_pdf(paper, file, progress, cancelled)
