"""Where annotations are kept: `annotations/<order key>.jsonld`, one W3C file an order, and `vocabulary.yaml`."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from reader.annotations.jsonld import line_of, page_of
from reader.annotations.jsonld_reading import LARGEST, Parsed, from_jsonld
from reader.annotations.model import Annotation, Tag, Tagbook, Vocabulary
from reader.annotations.vocabulary_deeds import folded, free_id, free_letter, rare_pattern, tag_called
from reader.annotations.vocabulary_file import vocabulary_from_yaml, vocabulary_to_yaml
from reader.errors import BadAnnotations, BadRequest, why
from reader.kept_files import backup_of, contents, keep
from reader.writing import write_file

VOCABULARY = "vocabulary.yaml"
_ENDING = ".jsonld"
_LONGEST = 150
_MANY = 1_000
"""Of so many annotations in one file it takes a while to make the lines."""
_EARLY = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that could not be read. It is never overwritten."""

    file: str
    """Its name in the folder."""
    sentence: str
    """What is wrong, and what can be done."""
    backup: bool
    """True where the state before its last change is kept beside it: `TagStore.put_back`."""


class TagStore:
    """All annotations of one library. Remembers what it last saw of each file, so as to overwrite no other's."""

    def __init__(self, library: Path) -> None:
        """`library` is the library's folder; `annotations` in it is made when something is first saved."""
        self.folder = library / "annotations"
        self.damaged: tuple[Damaged, ...] = ()
        """Files that could not be read by the last `load`."""
        self.problems: tuple[str, ...] = ()
        """A sentence for each damaged file, and for each part of a file that was left out."""
        self._seen: dict[str, str | None] = {}
        self._homes: dict[str, str] = {}
        self._parsed: dict[str, Parsed] = {}
        self._lines: dict[str, tuple[Annotation, str | None, str]] = {}

    def load(self) -> Tagbook:
        """All that is kept, empty where nothing is. A damaged file is left out and told in `damaged`.

        A tag that the vocabulary does not know (its file was lost) is put back into it by the name the files say.
        """
        self._seen, self._homes, self._parsed, self._lines = {}, {}, {}, {}
        damaged: list[Damaged] = []
        vocabulary = self._vocabulary(damaged)
        found: dict[str, Annotation] = {}
        told: list[str] = []
        for file in self._files():
            parsed = self._read(file, damaged)
            vocabulary, named = _with_names(vocabulary, parsed)
            told += parsed.problems
            for one in parsed.annotations:
                self._take(one if one.tag is None else replace(one, tag=named.get(one.tag, one.tag)), file, found, told)
        self.damaged = tuple(damaged)
        self.problems = (*(one.sentence for one in damaged), *told)
        made = sorted(found.values(), key=lambda one: one.created or _EARLY)
        book = Tagbook(vocabulary, MappingProxyType({one.id: one for one in made}))
        self._make_lines(book)
        return book

    def save(self, before: Tagbook, after: Tagbook) -> None:
        """Writes the files in which `after` differs from `before`, each whole or not at all, its old state as `.bak`.

        Raises BadRequest where a file was changed since it was read, is damaged, or cannot be written; that file then
        stands as it was, and the others are written.
        """
        refused: list[str] = []
        if after.vocabulary != before.vocabulary:
            self._try(VOCABULARY, lambda: _checked(after.vocabulary), refused)
        changed = self._changed(before, after)
        if changed:
            labels = {tag.id: tag.label for tag in after.vocabulary.tags}
            for file, annotations in self._by_file(after, changed).items():
                self._try(file, partial(self._said, file, annotations, labels), refused)
        if refused:
            raise BadRequest(" ".join(refused))

    def put_back(self, file: str) -> None:
        """A damaged file's backup in its place; what is damaged is kept beside it as `.damaged`. Load again then.

        Raises BadRequest where there is no backup, or the disk refuses.
        """
        path = self.folder / file
        backup = contents(backup_of(path))
        if backup is None:
            raise BadRequest(f"There is no backup of annotations/{file}; mend the file, or move it away.")
        try:
            if (now := contents(path)) is not None:
                write_file(path.with_name(f"{file}.damaged"), now)
            write_file(path, backup)
        except OSError as error:
            raise BadRequest(f"annotations/{file} cannot be written ({why(error)}); nothing was changed.") from None

    # -- reading -----------------------------------------------------------------------------------------------------

    def _files(self) -> list[str]:
        try:
            return sorted(path.name for path in self.folder.iterdir() if path.name.endswith(_ENDING))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise BadRequest(f"{self.folder} cannot be read ({why(error)}); check the folder.") from None

    def _make_lines(self, book: Tagbook) -> None:
        """The lines of large files, made while nobody waits, so that the first deed need not."""
        sizes = Counter(self._homes.values())
        large = {file for file, count in sizes.items() if count >= _MANY}
        labels = {tag.id: tag.label for tag in book.vocabulary.tags}
        for one in book.annotations.values() if large else ():
            if (file := self._home(one)) in large:
                self._line(one, labels, self._parsed[file].extras.get(one.id, {}))

    def _vocabulary(self, damaged: list[Damaged]) -> Vocabulary:
        try:
            data = self._look(VOCABULARY)
            return Vocabulary() if data is None else vocabulary_from_yaml(data, f"annotations/{VOCABULARY}")
        except (BadAnnotations, BadRequest) as error:
            damaged.append(self._told(VOCABULARY, str(error)))
            return Vocabulary()

    def _read(self, file: str, damaged: list[Damaged]) -> Parsed:
        try:
            data = self._look(file)
            parsed = Parsed(()) if data is None else from_jsonld(data, f"annotations/{file}")
        except (BadAnnotations, BadRequest) as error:
            damaged.append(self._told(file, str(error)))
            return Parsed(())
        self._parsed[file] = replace(parsed, annotations=())
        return parsed

    def _take(self, one: Annotation, file: str, found: dict[str, Annotation], told: list[str]) -> None:
        """Into `found`; one whose id stands in another file too (somebody copied it there) gets an id of its own."""
        if found.get(one.id, one) != one:
            told.append(
                f"annotations/{file}: an annotation of annotations/{self._homes[one.id]} stands here otherwise."
            )
            one = replace(one, id=uuid5(NAMESPACE_URL, f"{one.id} {file}").urn)
        found[one.id] = one
        self._homes.setdefault(one.id, file)

    def _look(self, file: str) -> bytes | None:
        """What stands in a file; remembered, to know whether another changes it."""
        data = contents(self.folder / file)
        self._seen[file] = _digest(data)
        return data

    def _told(self, file: str, sentence: str) -> Damaged:
        backup = backup_of(self.folder / file).exists()
        offer = " The state before its last change is kept beside it and can be put back." if backup else ""
        return Damaged(file, f"{sentence} The file is left as it is.{offer}", backup)

    # -- writing -----------------------------------------------------------------------------------------------------

    def _changed(self, before: Tagbook, after: Tagbook) -> set[str]:
        """Files whose annotations, or the names of their tags, differ."""
        renamed = _renamed(before.vocabulary, after.vocabulary)
        files = {
            self._home(one)
            for id_, one in after.annotations.items()
            if one.tag in renamed or (before.annotations.get(id_) is not one and before.annotations.get(id_) != one)
        }
        return files | {self._home(one) for id_, one in before.annotations.items() if id_ not in after.annotations}

    def _by_file(self, book: Tagbook, files: Iterable[str]) -> dict[str, list[Annotation]]:
        found: dict[str, list[Annotation]] = {file: [] for file in sorted(files)}
        for one in book.annotations.values():
            if (file := self._home(one)) in found:
                found[file].append(one)
        return found

    def _home(self, one: Annotation) -> str:
        """The file an annotation stands in: where it was read, else that of its first target's order."""
        if one.id not in self._homes:
            self._homes[one.id] = file_of(one.targets[0].order if one.targets else "")
        return self._homes[one.id]

    def _said(self, file: str, annotations: list[Annotation], labels: Mapping[str, str]) -> bytes:
        read = self._parsed.get(file, Parsed(()))
        name = annotations[0].targets[0].order if annotations else file.removesuffix(_ENDING)
        lines = [self._line(one, labels, read.extras.get(one.id, {})) for one in annotations]
        return page_of(lines, read.left_out, name)

    def _line(self, one: Annotation, labels: Mapping[str, str], extra: Mapping[str, Any]) -> str:
        """An annotation's line; the one written before, where nothing about it has changed."""
        label = labels.get(one.tag) if one.tag is not None else None
        known = self._lines.get(one.id)
        if known is None or known[0] is not one or known[1] != label:
            known = self._lines[one.id] = one, label, line_of(one, labels, extra)
        return known[2]

    def _try(self, file: str, said: Callable[[], bytes], refused: list[str]) -> None:
        try:
            self._write(file, said())
        except BadRequest as error:
            refused.append(str(error))

    def _write(self, file: str, data: bytes) -> None:
        if any(one.file == file for one in self.damaged):
            raise BadRequest(
                f"annotations/{file} is damaged and not overwritten; put its backup back, or mend it, and load again."
            )
        if len(data) > LARGEST:
            raise BadRequest(f"annotations/{file} would be too large to be read again; shorten the longest notes.")
        path = self.folder / file
        now = contents(path)
        if _digest(now) not in (self._seen.get(file), _digest(data)):
            raise BadRequest(
                f"annotations/{file} was changed by another window since it was read, and is not overwritten; "
                "load the tags again to join both."
            )
        if now != data:
            keep(path, data, now)
        self._seen[file] = _digest(data)


def file_of(order: str) -> str:
    """The name of an order's file: its key, with what a file's name may not hold written as `%2F`."""
    name = quote(order, safe="", errors="surrogatepass")
    plain = "".join(f"%{ord(letter):02X}" if letter.isupper() and not _in_escape(name, n) else letter
                    for n, letter in enumerate(name))  # fmt: skip
    if plain.startswith((".", "~")) or not plain:
        plain = f"%{plain}"
    if len(plain) > _LONGEST:
        plain = f"{plain[:100]}~{_digest(order.encode('utf-8', 'surrogatepass'))}"
    return plain + _ENDING


def _in_escape(name: str, at: int) -> bool:
    return name[at - 1 : at] == "%" or (at > 1 and name[at - 2] == "%")


def _checked(vocabulary: Vocabulary) -> bytes:
    """The vocabulary as a file that will be read again; raises BadRequest rather than write one that will not."""
    data = vocabulary_to_yaml(vocabulary)
    try:
        vocabulary_from_yaml(data, "The vocabulary")
    except BadAnnotations as error:
        raise BadRequest(f"{error} The vocabulary is not written.") from None
    return data


def _renamed(before: Vocabulary, after: Vocabulary) -> frozenset[str]:
    if before is after:
        return frozenset()
    labels = {tag.id: tag.label for tag in before.tags}
    return frozenset(tag.id for tag in after.tags if labels.get(tag.id) != tag.label)


def _with_names(vocabulary: Vocabulary, parsed: Parsed) -> tuple[Vocabulary, dict[str, str]]:
    """The vocabulary with every tag a file speaks of, and which tag each of the file's ids means."""
    named: dict[str, str] = {}
    used = dict.fromkeys(one.tag for one in parsed.annotations if one.tag is not None)
    known = {tag.id for tag in vocabulary.tags}
    for id_ in used:
        if id_ in known:
            continue
        tag = tag_called(vocabulary, parsed.labels.get(id_, id_))
        if tag is None:
            tag = _restored(vocabulary, id_, parsed.labels.get(id_, id_))
            vocabulary = Vocabulary((*vocabulary.tags, tag))
        named[id_] = tag.id
    return vocabulary, named


def _restored(vocabulary: Vocabulary, id_: str, label: str) -> Tag:
    tags = vocabulary.tags
    name = label if folded(label) else id_ if folded(id_) else free_id("", {tag.id for tag in tags})
    return Tag(id_, name, None, free_letter(name, tags), rare_pattern(tags))


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
