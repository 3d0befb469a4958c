"""Where walkthroughs are kept: one YAML file each in the library's folder `walkthroughs`; others ship, read-only."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reader.errors import BadRequest, why
from reader.kept_files import contents, decoded, hand_over, keep, spoken
from reader.places import resources
from reader.slugs import slug
from reader.walkthroughs.model import Walkthrough
from reader.walkthroughs.walkthrough_files import LARGEST, from_yaml, to_yaml
from reader.writing import UNFINISHED

_SUFFIX = ".yaml"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Kept:
    """One walkthrough of the list."""

    name: str
    """By which it is loaded: the file's name without ending, `two-orders-one-border`."""
    title: str
    left: str
    """Key of the left order: `eo-14010`."""
    right: str
    stops: int
    author: str = ""
    modified: datetime | None = None
    shipped: bool = False
    """True where it came with the program: it can be presented, and changed as a copy."""
    problem: str = ""
    """A sentence where the file cannot be used; empty where all is well."""


@dataclass(frozen=True, slots=True)
class RemovedWalkthrough:
    """A walkthrough that was taken out and can be brought back."""

    file: str
    """Name of its file in the folder `removed`."""
    name: str
    title: str


class WalkthroughStore:
    """The walkthroughs of one library. Remembers what it last saw of each file, so as to overwrite no other's."""

    def __init__(self, library: Path, shipped: Path | None = None) -> None:
        """`library` is the library's folder; `walkthroughs` in it is made when something is first saved."""
        self.folder = library / "walkthroughs"
        self._shipped = shipped if shipped is not None else resources() / "walkthroughs"
        self._seen: dict[str, bytes | None] = {}

    def all(self) -> tuple[Kept, ...]:
        """The person's own by title, then those that ship. A file that cannot be used is listed with its problem."""
        own = sorted((_kept(path, False) for path in _files(self.folder)), key=lambda kept: kept.title.casefold())
        taken = {kept.name for kept in own}
        return (*own, *(kept for kept in self.shipped() if kept.name not in taken))

    def shipped(self) -> tuple[Kept, ...]:
        """Those that came with the program, by file name."""
        return tuple(_kept(path, True) for path in _files(self._shipped))

    def is_shipped(self, name: str) -> bool:
        """True where `name` is one that came with the program and the person has none of that name."""
        return not self._own(name).is_file() and self._of_shipped(name).is_file()

    def load(self, name: str) -> Walkthrough:
        """The walkthrough of that name: the person's, else the one that ships.

        Raises BadRequest, naming file and line, where it is not there or cannot be read.
        """
        own = self._own(name)
        data = contents(own, LARGEST)
        if data is not None:
            found = from_yaml(decoded(data, spoken(own)), spoken(own))
            self._seen[name] = data
            return found
        shipped = self._of_shipped(name)
        data = contents(shipped, LARGEST)
        if data is None:
            raise BadRequest(f"There is no walkthrough “{name}” in {self.folder}; choose one of the list.")
        return from_yaml(decoded(data, spoken(shipped)), spoken(shipped))

    def save(self, name: str, walkthrough: Walkthrough) -> Path:
        """Writes the walkthrough, all of it or nothing; what was there before is kept beside it as `.yaml.bak`.

        Raises BadRequest where the file has changed since it was loaded or saved here (nothing is overwritten then),
        where it ships with the program, or where it cannot be written.
        """
        path = self._own(name)
        if self.is_shipped(name):
            raise BadRequest(f"“{walkthrough.title}” came with the program; save a copy of it, and change that.")
        now = contents(path, LARGEST)
        if now != self._seen.get(name):
            raise BadRequest(f"{spoken(path)} was changed meanwhile, or not read yet; open it again, then save.")
        data = to_yaml(walkthrough).encode("utf-8", "surrogatepass")
        if data == now:
            return path
        if len(data) > LARGEST:
            raise BadRequest(f"“{walkthrough.title}” would be a file of {len(data):,} bytes; make two of it.")
        keep(path, data, now)
        self._seen[name] = data
        return path

    def add(self, walkthrough: Walkthrough) -> str:
        """Keeps a new walkthrough under a free name made of its title; gives the name."""
        name = self.free_name(walkthrough.title)
        self.save(name, walkthrough)
        return name

    def copy(self, name: str) -> str:
        """Keeps a copy of a walkthrough, also of one that ships, titled `… (copy)`; gives its name."""
        found = self.load(name)
        return self.add(replace(found, title=f"{found.title} (copy)"))

    def free_name(self, title: str) -> str:
        """`two-orders-one-border`, or with `-2` behind it where there is one of that name."""
        stem = slug(title, "walkthrough")
        count = 1
        while self._taken(name := stem if count == 1 else f"{stem}-{count}"):
            count += 1
        return name

    def import_file(self, path: Path) -> str:
        """Takes over a colleague's file; where its name is taken, under another. Gives the name. Raises BadRequest."""
        data = contents(path, LARGEST)
        if data is None:
            raise BadRequest(f"{path} is not there; choose a walkthrough's file.")
        walkthrough = from_yaml(decoded(data, path.name), path.name)
        name = self.free_name(path.stem)
        self.save(name, walkthrough)
        return name

    def remove(self, name: str) -> RemovedWalkthrough:
        """Moves the walkthrough to the folder `removed`, from where it can be restored. Raises BadRequest."""
        path = self._own(name)
        if self.is_shipped(name):
            raise BadRequest(f"“{name}” came with the program and stays; only your own can be removed.")
        kept = _kept(path, False)
        attic = self.folder / "removed"
        stamp = datetime.now(UTC).strftime(_STAMP)
        file = f"{stamp}-{name}{_SUFFIX}"
        count = 2
        while (attic / file).exists():
            file, count = f"{stamp}-{name}-{count}{_SUFFIX}", count + 1
        try:
            attic.mkdir(parents=True, exist_ok=True)
            path.rename(attic / file)
        except OSError as error:
            raise BadRequest(f"{spoken(path)} cannot be removed ({why(error)}); it stands as it was.") from None
        self._seen.pop(name, None)
        return RemovedWalkthrough(file, name, kept.title)

    def removed(self) -> tuple[RemovedWalkthrough, ...]:
        """What was removed, the last first."""
        found = [
            RemovedWalkthrough(path.name, path.stem.partition("-")[2], _kept(path, False).title)
            for path in _files(self.folder / "removed")
        ]
        return tuple(reversed(found))

    def restore(self, removed: RemovedWalkthrough) -> str:
        """Brings it back under its name, or under a free one where that is taken; gives the name."""
        source = self.folder / "removed" / Path(removed.file).name
        name = self.free_name(removed.name)
        try:
            source.rename(self._own(name))
        except OSError as error:
            raise BadRequest(f"“{removed.title}” cannot be brought back ({why(error)}); it is in {source}.") from None
        self._seen[name] = contents(self._own(name), LARGEST)
        return name

    def _taken(self, name: str) -> bool:
        return self._own(name).exists() or self._of_shipped(name).exists()

    def _own(self, name: str) -> Path:
        return self.folder / f"{_checked(name)}{_SUFFIX}"

    def _of_shipped(self, name: str) -> Path:
        return self._shipped / f"{_checked(name)}{_SUFFIX}"


def import_walkthrough(path: Path) -> Walkthrough:
    """The walkthrough of a file anywhere. Raises BadRequest with file and line."""
    data = contents(path, LARGEST)
    if data is None:
        raise BadRequest(f"{path} is not there; choose a walkthrough's file.")
    return from_yaml(decoded(data, path.name), path.name)


def export_walkthrough(walkthrough: Walkthrough, path: Path) -> None:
    """Writes the walkthrough to `path`, for a colleague. Raises BadRequest where it cannot be written."""
    hand_over(path, to_yaml(walkthrough).encode("utf-8", "surrogatepass"))


def _files(folder: Path) -> list[Path]:
    """The walkthroughs' files of a folder, by name; links and unfinished files are none."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.glob(f"*{_SUFFIX}") if path.is_file() and not path.is_symlink())
    return sorted(path for path in found if not path.name.startswith(UNFINISHED))


def _kept(path: Path, shipped: bool) -> Kept:
    try:
        data = contents(path, LARGEST)
        found = from_yaml(decoded(data or b"", spoken(path)), spoken(path))
    except BadRequest as error:
        return Kept(path.stem, path.stem, "", "", 0, shipped=shipped, problem=str(error))
    return Kept(
        path.stem, found.title, found.left, found.right, len(found.stops), found.author, found.modified, shipped
    )


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise BadRequest(f"“{name[:80]}” is no name of a walkthrough; names are of small letters, figures and hyphens.")
    return name
