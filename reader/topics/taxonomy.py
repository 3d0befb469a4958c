"""The taxonomy: topic files in YAML, folder upon folder, checked, with every complaint naming file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from reader.errors import BadTaxonomy
from reader.places import resources
from reader.topics.instruments import FILE, Instrument, by_citation, read_instruments
from reader.topics.matching import Matcher
from reader.topics.model import Topic
from reader.topics.topic_file import Entry, entries

_MOST_TOPICS = 2_000
_MOST_WORDINGS = 8_000
"""Of a person's own folders together; what ships has about 2,500."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All topics, in the order of their folders and files."""

    topics: Mapping[str, Topic]
    """By id."""
    instruments: Mapping[tuple[str, str], Instrument] = field(default_factory=lambda: MappingProxyType({}))
    """(kind, number) to an order known to carry topics."""
    _matcher: list[Matcher] = field(init=False, repr=False, compare=False, default_factory=list)

    @property
    def matcher(self) -> Matcher:
        """The compiled matcher; built at the first call, then kept."""
        if not self._matcher:
            self._matcher.append(Matcher(tuple(self.topics.values())))
        return self._matcher[0]


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of reading the topic files again."""

    taxonomy: Taxonomy
    """The new one; the one in force before, where a file cannot be used."""
    complaint: str | None = None
    """The sentence to show, naming file and line; None where all is well."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A topic with where it stands."""

    topic: Topic
    where: str


def load_taxonomy(*folders: Path) -> Taxonomy:
    """Every `*.yaml` of `folders` (without any: the topics that ship with the program), as one checked taxonomy.

    Files are read by name, folders in the order given. A topic of a later folder takes the place of the earlier one
    of its id; with `extends: true` its lists are added to the earlier one's, with `disabled: true` there is no such
    topic. A later folder that does not exist is none. `instruments.yaml` is the table of orders that carry topics.
    Raises BadTaxonomy, naming file and line: not YAML, an unknown key, a missing id, one repeated in a folder, a
    pattern that does not compile or may run for ever, too many wordings, a topic that is named but nowhere
    described, topics that are broader than themselves.
    """
    return _loaded(folders or (resources() / "topics",), {})


def checked(folders: tuple[Path, ...], drafts: Mapping[Path, str]) -> Taxonomy:
    """The taxonomy of `folders` as it would be with `drafts` (file -> text) written; raises BadTaxonomy."""
    return _loaded(folders, drafts)


def refreshed(current: Taxonomy, *folders: Path) -> Refreshed:
    """The taxonomy of `folders` read anew; where that fails `current` stays in force, with the complaint."""
    try:
        return Refreshed(load_taxonomy(*folders))
    except BadTaxonomy as error:
        return Refreshed(current, str(error))


def _loaded(folders: tuple[Path, ...], drafts: Mapping[Path, str]) -> Taxonomy:
    read: dict[str, _Line] = {}
    off: set[str] = set()
    instruments: list[Instrument] = []
    for folder in folders:
        if folder.is_dir() or any(file.parent == folder for file in drafts):
            _lay_over(read, off, _entries_of(folder, drafts))
            instruments += read_instruments(folder)
        elif folder == folders[0]:
            raise BadTaxonomy(f"{folder}: there is no such folder of topic files; name one that exists.")
    _check_size(read, folders)
    _check_links(read, off)
    _check_instruments(instruments, read, off)
    return Taxonomy(
        MappingProxyType({name: line.topic for name, line in read.items()}),
        by_citation(one for one in instruments if read.keys() & set(one.topics)),
    )


def _entries_of(folder: Path, drafts: Mapping[Path, str]) -> dict[str, Entry]:
    """The topics of one folder, by id."""
    files = {file for file in folder.glob("*.yaml") if file.name != FILE} if folder.is_dir() else set()
    files |= {file for file in drafts if file.parent == folder}
    found: dict[str, Entry] = {}
    for file in sorted(files):
        for entry in entries(file, drafts.get(file)):
            if entry.id in found:
                raise BadTaxonomy(
                    f"{entry.where}: the topic “{entry.id}” is described twice, first in "
                    f"{found[entry.id].where}; give one of them another id."
                )
            found[entry.id] = entry
    return found


def _lay_over(read: dict[str, _Line], off: set[str], own: Mapping[str, Entry]) -> None:
    """Put the topics of a later folder over those `read` so far; `off` gathers those that are switched off."""
    for name, entry in own.items():
        earlier = read[name].topic if name in read else None
        if entry.disabled:
            read.pop(name, None)
            off.add(name)
        elif entry.extends and earlier is None:
            raise BadTaxonomy(f"{entry.where}: “{name}” extends a topic that no earlier folder describes.")
        else:
            read[name] = _Line(entry.topic(earlier), entry.where)
            off.discard(name)


def _check_size(read: Mapping[str, _Line], folders: tuple[Path, ...]) -> None:
    total = 0
    for number, line in enumerate(read.values(), 1):
        total += len(line.topic.alternatives) + len(line.topic.patterns) + len(line.topic.acronyms)
        if number > _MOST_TOPICS or total > _MOST_WORDINGS:
            raise BadTaxonomy(
                f"{line.where}: with this topic the {len(folders)} topic folders hold more than {_MOST_TOPICS:,} "
                f"topics or {_MOST_WORDINGS:,} wordings; remove some."
            )


def _check_links(read: Mapping[str, _Line], off: set[str]) -> None:
    for line in read.values():
        for name in (*line.topic.broader, *line.topic.related):
            if name not in read and name not in off:
                raise BadTaxonomy(f"{line.where}: “{line.topic.id}” names the topic “{name}”, which no file describes.")
    for line in read.values():
        if _reaches(line.topic.id, read):
            raise BadTaxonomy(
                f"{line.where}: “{line.topic.id}” is broader than itself by way of its “broader” topics; "
                "break the circle."
            )


def _check_instruments(instruments: list[Instrument], read: Mapping[str, _Line], off: set[str]) -> None:
    for instrument in instruments:
        for name in instrument.topics:
            if name not in read and name not in off:
                raise BadTaxonomy(f"{instrument.where}: the topic “{name}” is described in no file.")


def _reaches(start: str, read: Mapping[str, _Line]) -> bool:
    """True when `start` is found again on the way up."""
    return start in _above(start, read)


def _above(start: str, read: Mapping[str, _Line]) -> Iterator[str]:
    seen: set[str] = set()
    todo = list(read[start].topic.broader)
    while todo:
        name = todo.pop()
        if name not in seen and name in read:
            seen.add(name)
            todo.extend(read[name].topic.broader)
            yield name
