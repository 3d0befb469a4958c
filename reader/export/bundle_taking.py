"""Taking a checked bundle over into a library: orders, tags, links, walkthroughs; said what is in and what is not."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from reader.annotations import (
    Annotation,
    Incoming,
    MergeReport,
    Tagbook,
    TagStore,
    Target,
    merged,
    order_key,
)
from reader.comparison import HandStore
from reader.errors import BadRequest, ReaderError
from reader.export.bundle_reading import BundleContents, BundledOrder
from reader.export.whole import Report, Watch
from reader.library import Entry, Library
from reader.walkthroughs import Walkthrough, WalkthroughStore

_STEPS = 4


@dataclass(frozen=True, slots=True)
class BundleOutcome:
    """What became of a bundle."""

    left: str
    """Id of the left order in the library."""
    right: str
    added: tuple[str, ...] = ()
    """Those of the two that the library did not have."""
    tags: MergeReport | None = None
    """What became of tags and notes; None where there were none."""
    links: int = 0
    """Links that are new here."""
    walkthroughs: tuple[str, ...] = ()
    """Names of the walkthroughs that came in; those that are here already are not told."""
    problems: tuple[str, ...] = field(default=())
    """One sentence for each kind of part that could not be taken over; empty where all is in."""

    @property
    def sentence(self) -> str:
        """What the person is told: `eo-14010 was there, eo-14165 is new; 2 passages are new, …; 1 link is new.`"""
        ids = dict.fromkeys((self.left, self.right))
        told = [", ".join(f"{name} {'is new' if name in self.added else 'was there'}" for name in ids)]
        told += [self.tags.sentence.removesuffix(".")] if self.tags else []
        told += [f"{self.links} {'link is' if self.links == 1 else 'links are'} new"] if self.links else []
        told += [f"walkthrough {name}" for name in self.walkthroughs]
        return "; ".join(told) + "."


def take_over(contents: BundleContents, library: Library, *, progress: Report | None = None) -> BundleOutcome:
    """Brings a bundle's orders into `library`, and its tags, links and walkthroughs to what is there.

    A text that is here already is recognised; tags and links are joined with the person's own, of which none is lost;
    a walkthrough gets a free name. Taking the same bundle over again changes nothing. Raises BadRequest where the
    library cannot be written or its own tags cannot be read: nothing is taken over then. What fails after that is
    told in `problems`.
    """
    watch = Watch(progress)
    watch.step(0, _STEPS, "orders")
    store = TagStore(library.folder)
    book = store.load()
    before = {entry.id for entry in library.entries()}
    left, right = _imported(contents, library)
    ids = tuple(dict.fromkeys((left.id, right.id)))
    found = BundleOutcome(left.id, right.id, tuple(name for name in ids if name not in before))
    named = _Named(contents, left, right)
    for done, (what, step) in enumerate(_steps(contents, library, named, store, book), 1):
        watch.step(done, _STEPS, what)
        try:
            found = step(found)
        except (ReaderError, OSError) as error:
            sentence = f"The orders are in the library, but not the {what} of the bundle: {error}"
            found = replace(found, problems=(*found.problems, sentence))
    watch.finished(_STEPS)
    return found


Step = Callable[[BundleOutcome], BundleOutcome]


def _steps(
    contents: BundleContents, library: Library, named: _Named, store: TagStore, book: Tagbook
) -> Iterable[tuple[str, Step]]:
    """What follows the orders, by its name."""
    return (
        ("tags", lambda found: _with_tags(found, contents, named, store, book)),
        ("links", lambda found: _with_links(found, contents, library)),
        ("walkthroughs", lambda found: _with_walkthroughs(found, contents, library, named)),
    )


class _Named:
    """From the names that orders have in the bundle to those they have in this library."""

    def __init__(self, contents: BundleContents, left: Entry, right: Entry) -> None:
        pairs = ((contents.left, left), (contents.right, right))
        self._keys = {one.said.key: order_key(one.order, entry.id) for one, entry in pairs}
        self._editions = {one.said.id: entry.id for one, entry in pairs if one.said.id}

    def key(self, key: str) -> str:
        """The key of an order of the bundle, as it is here."""
        return self._keys.get(key, key)

    def target(self, target: Target) -> Target:
        """A passage, said of the order as it is named here."""
        edition = self._editions.get(target.edition, target.edition)
        return replace(target, order=self.key(target.order), edition=edition)

    def annotation(self, one: Annotation) -> Annotation:
        """The same annotation, of orders as they are named here."""
        return replace(one, targets=tuple(map(self.target, one.targets)))

    def walkthrough(self, one: Walkthrough) -> Walkthrough:
        """The same walkthrough, through orders as they are named here."""
        stops = tuple(
            replace(stop, left=tuple(map(self.target, stop.left)), right=tuple(map(self.target, stop.right)))
            for stop in one.stops
        )
        return replace(one, left=self.key(one.left), right=self.key(one.right), stops=stops)


def _imported(contents: BundleContents, library: Library) -> tuple[Entry, Entry]:
    """The entries of both orders, which are in the library now. Raises BadRequest where one did not come in."""
    pair = contents.left, contents.right
    if any(_entry(one, library) is None for one in pair):
        with tempfile.TemporaryDirectory(prefix="bundle-") as folder:
            files = [_laid_out(one, Path(folder) / side) for side, one in zip(("left", "right"), pair, strict=True)]
            outcome = library.import_paths(files)
        for refused in outcome.refused:
            raise BadRequest(f"The bundle {contents.file.name} could not be taken over: {refused.reason}")
    left, right = (_entry(one, library) for one in pair)
    if left is None or right is None:
        raise BadRequest(f"The orders of {contents.file.name} did not come into the library; import them by hand.")
    return left, right


def _laid_out(one: BundledOrder, folder: Path) -> Path:
    folder.mkdir()
    file = folder / one.name
    file.write_bytes(one.data)
    return file


def _entry(one: BundledOrder, library: Library) -> Entry | None:
    """The entry that has this very text; None where the library has none."""
    source, words = sha256(one.data).hexdigest(), sha256(one.order.text.encode("utf-8", "surrogatepass")).hexdigest()
    facts = one.order.identity
    entries = library.entries()
    for entry in entries:
        if entry.source_sha256 == source and entry.part == one.order.part:
            return entry
    for entry in entries:
        if entry.text_sha256 == words and (entry.kind, entry.number) == (facts.kind, facts.number):
            return entry
    return None


def _with_tags(
    found: BundleOutcome, contents: BundleContents, named: _Named, store: TagStore, book: Tagbook
) -> BundleOutcome:
    if not contents.annotations:
        return found
    annotations = tuple(map(named.annotation, contents.annotations))
    after, report = merged(book, Incoming(contents.file.name, annotations, contents.vocabulary.tags))
    store.save(book, after)
    return replace(found, tags=report)


def _with_links(found: BundleOutcome, contents: BundleContents, library: Library) -> BundleOutcome:
    if not contents.hand.entries:
        return found
    store = HandStore(library.folder)
    own = store.load(found.left, found.right)
    joined = own.joined(contents.hand)
    if joined != own:
        store.save(found.left, found.right, joined)
    return replace(found, links=len(joined.entries) - len(own.entries))


def _with_walkthroughs(
    found: BundleOutcome, contents: BundleContents, library: Library, named: _Named
) -> BundleOutcome:
    store = WalkthroughStore(library.folder)
    known = [store.load(kept.name) for kept in store.all() if not kept.problem]
    fresh = [one for one in map(named.walkthrough, contents.walkthroughs) if one not in known]
    return replace(found, walkthroughs=tuple(map(store.add, fresh)))
