"""The walkthroughs of a library as a window has them, without Qt: which is open, what was done, what is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path

from reader.desktop.author import author
from reader.errors import BadRequest, ReaderError
from reader.history import Deed, History
from reader.walkthroughs import (
    Kept,
    RemovedWalkthrough,
    Walkthrough,
    WalkthroughStore,
    import_walkthrough,
    stamped,
    walkthrough_retitled,
    with_author,
)

Shelf = Mapping[str, Walkthrough]
"""The person's own walkthroughs that were touched, by the names of their files."""
Act = Callable[[Walkthrough], Walkthrough]


class Origin(Enum):
    """Where an open walkthrough comes from."""

    OWN = auto()
    SHIPPED = auto()
    """It came with the program; the first change makes a copy."""
    DRAFT = auto()
    """It was suggested; the first change keeps it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The walkthrough that is open."""

    name: str
    """Of its file; empty for a draft."""
    origin: Origin
    walkthrough: Walkthrough


class WalkBook:
    """Every deed is kept on disk at once and told to the watchers. One way back over all walkthroughs."""

    def __init__(self, library: Path) -> None:
        """`library` is the library's folder. Nothing is read yet."""
        self.store = WalkthroughStore(library)
        self.history: History[Shelf] = History({})
        self.opened: Opened | None = None
        self.problem = ""
        """Why the last deed is not kept on disk, in a sentence; empty where it is."""
        self.listing: tuple[Kept, ...] = ()
        """All walkthroughs, the person's own first."""
        self.drafts: dict[frozenset[str], Walkthrough] = {}
        """What was suggested and is kept nowhere yet, by the keys of the two orders; until the window is closed."""
        self._origins: dict[str, Opened | None] = {}
        self._removed: dict[str, RemovedWalkthrough] = {}
        self._watchers: list[Callable[[], None]] = []

    def watch(self, watcher: Callable[[], None]) -> None:
        """Have `watcher` called after each change."""
        self._watchers.append(watcher)

    def _tell(self) -> None:
        for watcher in tuple(self._watchers):
            watcher()

    # What there is

    def adopt(self, listing: tuple[Kept, ...]) -> None:
        """Take up what `store.all()` gave, which may be asked on any thread."""
        self.listing = listing
        self._tell()

    def for_pair(self, keys: tuple[str, str]) -> tuple[Kept, ...]:
        """Those of the listing made for these two orders, whichever side each is on."""
        return tuple(kept for kept in self.listing if not kept.problem and {kept.left, kept.right} == set(keys))

    @property
    def walkthrough(self) -> Walkthrough | None:
        """The one that is open."""
        return self.opened.walkthrough if self.opened else None

    def close(self) -> None:
        """Have none open."""
        self._open(None)

    def _open(self, opened: Opened | None) -> None:
        self._set(opened)
        self._tell()

    def _set(self, opened: Opened | None) -> None:
        self.opened = opened
        if opened is not None and opened.origin is Origin.DRAFT:
            self.hold_draft(opened.walkthrough)

    def hold_draft(self, draft: Walkthrough) -> None:
        """Have a draft among what can be opened for its two orders."""
        self.drafts[_pair(draft)] = draft

    def draft_for(self, keys: tuple[str, str]) -> Walkthrough | None:
        """What was suggested for these two orders and is not kept yet."""
        return self.drafts.get(frozenset(keys))

    def open(self, name: str) -> None:
        """Open one of the listing. Raises BadRequest where it cannot be read."""
        walkthrough = self.store.load(name)
        if self.store.is_shipped(name):
            self._open(Opened(name, Origin.SHIPPED, walkthrough))
            return
        if self.history.now.get(name) != walkthrough:
            self._take_in(name, walkthrough)
        self._open(Opened(name, Origin.OWN, walkthrough))

    def _take_in(self, name: str, walkthrough: Walkthrough) -> None:
        """What is read belongs to every state that can be gone back to; of a file changed elsewhere nothing can."""
        if any(name in deed.state for deed in (*self.history.past, *self.history.future)):
            self.history = History({**self.history.now, name: walkthrough})
            return

        def having(deed: Deed[Shelf]) -> Deed[Shelf]:
            return Deed(deed.name, {**deed.state, name: walkthrough})

        past, future = (tuple(having(deed) for deed in deeds) for deeds in (self.history.past, self.history.future))
        self.history = History({**self.history.now, name: walkthrough}, past, future)

    def show_draft(self, walkthrough: Walkthrough) -> None:
        """Open a walkthrough that is kept nowhere yet."""
        self._open(Opened("", Origin.DRAFT, walkthrough))

    # Deeds

    def do(self, name: str, act: Act, again: bool = False) -> None:
        """One deed called `name` on the open walkthrough; a shipped one is copied first, a draft kept.

        `again`: it goes on with the deed before, and both are one. Raises BadRequest where `act` does; nothing has
        changed then.
        """
        opened = self.opened
        if opened is None:
            raise BadRequest("No walkthrough is open; choose one, or begin one.")
        changed = act(opened.walkthrough)
        if changed == opened.walkthrough:
            return
        own = opened.name
        if opened.origin is not Origin.OWN:
            self._no_draft(opened)
            changed = _own(changed, opened)
            own = self.store.free_name(changed.title)
            self._origins[own] = opened
        state = {**self.history.now, own: stamped(changed, datetime.now(UTC))}
        before = self.history
        joins = again and before.past and opened.origin is Origin.OWN
        after = History(state, before.past, ()) if joins else before.did(name, state)
        self._go(after)

    def keep(self, name: str) -> None:
        """Keep the draft, or a copy of the shipped one, as it is; a deed called `name`."""
        opened = self.opened
        if opened is not None and opened.origin is not Origin.OWN:
            self._no_draft(opened)
            self._add(name, _own(opened.walkthrough, opened))

    def _no_draft(self, opened: Opened) -> None:
        """A draft that is kept is one no more; undo makes it one again."""
        if opened.origin is Origin.DRAFT:
            self.drafts.pop(_pair(opened.walkthrough), None)

    def begin(self, name: str, walkthrough: Walkthrough) -> None:
        """A new walkthrough, as the deed called `name`; it is open then."""
        self._add(name, with_author(walkthrough, author()))

    def take_file(self, name: Callable[[Walkthrough], str], path: Path) -> None:
        """A colleague's file, as the deed that `name` calls it. Raises BadRequest."""
        found = import_walkthrough(path)
        self._add(name(found), found)

    def _add(self, name: str, walkthrough: Walkthrough) -> None:
        own = self.store.free_name(walkthrough.title)
        self._origins[own] = self.opened
        self._go(self.history.did(name, {**self.history.now, own: stamped(walkthrough, datetime.now(UTC))}))

    def delete(self, name: str) -> None:
        """Take the open one away, as the deed called `name`; a draft just goes. Raises BadRequest for a shipped one."""
        opened = self.opened
        if opened is None:
            return
        if opened.origin is Origin.SHIPPED:
            raise BadRequest(
                f"“{opened.walkthrough.title}” came with the program and stays; only yours can be deleted."
            )
        if opened.origin is Origin.DRAFT:
            self._no_draft(opened)
            self.close()
            return
        rest = {key: one for key, one in self.history.now.items() if key != opened.name}
        self._go(self.history.did(name, rest))

    def undo(self) -> None:
        """One deed back; what it was done to is open then."""
        self._go(self.history.undone())

    def redo(self) -> None:
        """One deed forward again."""
        self._go(self.history.redone())

    # Keeping

    def _go(self, history: History[Shelf]) -> None:
        before, after = self.history.now, history.now
        touched = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        self.history, self.problem = history, ""
        for name in touched:
            try:
                self._keep(name, after.get(name))
            except ReaderError as error:
                self.problem = str(error)
            self._list(name, after.get(name))
        for name in touched:
            found, origin = after.get(name), self._origins.get(name)
            if found and origin is not None:
                self._no_draft(origin)
            self._set(Opened(name, Origin.OWN, found) if found else origin)
        self._tell()

    def _keep(self, name: str, walkthrough: Walkthrough | None) -> None:
        if walkthrough is None:
            self._removed[name] = self.store.remove(name)
            return
        gone = self._removed.pop(name, None)
        if gone is not None and gone in self.store.removed():
            self.store.restore(gone)
        self.store.save(name, walkthrough)

    def _list(self, name: str, walkthrough: Walkthrough | None) -> None:
        """The listing with what has changed."""
        own = [kept for kept in self.listing if not kept.shipped and kept.name != name]
        if walkthrough is not None:
            one = walkthrough
            own.append(Kept(name, one.title, one.left, one.right, len(one.stops), one.author, one.modified))
        own.sort(key=lambda kept: kept.title.casefold())
        self.listing = (*own, *(kept for kept in self.listing if kept.shipped))


def _pair(walkthrough: Walkthrough) -> frozenset[str]:
    return frozenset((walkthrough.left, walkthrough.right))


def _own(walkthrough: Walkthrough, opened: Opened) -> Walkthrough:
    """A draft or a shipped one as the person's own."""
    named = walkthrough
    if opened.origin is Origin.SHIPPED and walkthrough.title == opened.walkthrough.title:
        named = walkthrough_retitled(walkthrough, f"{walkthrough.title} (copy)")
    return replace(with_author(named, author()), created=None)
