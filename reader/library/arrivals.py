"""What comes in: the files meant by paths and folders, and one file read as an order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from reader.documents import Order, read, read_all_bytes
from reader.errors import UnreadableFile
from reader.library.boundary import understood
from reader.library.model import Provenance, Refused

_SUFFIXES = frozenset(
    [
        ".docx",
        ".epub",
        ".htm",
        ".html",
        ".markdown",
        ".md",
        ".mht",
        ".mhtml",
        ".odt",
        ".pdf",
        ".rtf",
        ".text",
        ".txt",
        ".xhtml",
        ".xml",
    ]
)
"""Names that are tried in a folder; a file that is named itself is tried whatever its name."""
_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Arriving:
    """The files of an import."""

    files: tuple[Path, ...]
    """Each once."""
    named: frozenset[Path]
    """Those of `files` that were named themselves, not found in a folder."""
    refused: tuple[Refused, ...]
    """Folders without any."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it came in, and an order it was read as."""

    path: Path
    data: bytes
    sha: str
    """SHA-256 of `data`."""
    order: Order
    record: Provenance | None = field(default=None)
    """What the publisher says of it, where that is known."""


def files_in(paths: Iterable[Path]) -> Arriving:
    """The files to be tried, each once, folders walked in the order of their names; and the folders without any."""
    files: dict[Path, None] = {}
    named: set[Path] = set()
    refused: list[Refused] = []
    for path in paths:
        if not path.is_dir():
            files[path] = None
            named.add(path)
            continue
        inside = list(_walk(path))
        files.update(dict.fromkeys(inside))
        if not inside:
            names = " ".join(sorted(_SUFFIXES))
            refused.append(
                Refused(path, f"{path} holds no file that could be an order; give a folder with files named {names}.")
            )
    return Arriving(tuple(files), frozenset(named), tuple(refused))


def bytes_of(path: Path) -> bytes:
    """All bytes of an ordinary file; for any other, the refusal that the documents room has for it."""
    try:
        about = path.stat()
        if stat.S_ISREG(about.st_mode) and 0 < about.st_size <= _MOST_BYTES:
            return path.read_bytes()
    except (OSError, ValueError):
        pass
    read(path)
    raise UnreadableFile(f"{path} cannot be kept in the library; give an ordinary file of at most 64 MB.")


def sha_of(data: bytes) -> str:
    """The SHA-256 of `data`."""
    return sha256(data).hexdigest()


def receive(path: Path, data: bytes, sha: str, record: Provenance | None = None) -> tuple[Arrival, ...]:
    """The orders in `data`, the bytes of `path`: one, but for a file that holds several.

    Raises UnreadableFile, also where the program itself fails at it.
    """
    orders = understood(path, partial(read_all_bytes, data, path.name))
    return tuple(Arrival(path, data, sha, order, record) for order in orders)


def _walk(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if Path(name).suffix.lower() in _SUFFIXES and not name.startswith("."):
                yield Path(at) / name
