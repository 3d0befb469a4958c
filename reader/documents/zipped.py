"""ZIP containers (Word, OpenDocument, EPUB): opened in memory, sizes capped, nothing written to disk."""

from __future__ import annotations

import io
import zipfile
import zlib

from reader.errors import UnreadableFile

_MOST_ENTRIES = 4000
_MOST_BYTES = 200 * 1024 * 1024
"""Unpacked size of everything in a container."""
_MOST_PART = 40 * 1024 * 1024
"""Unpacked size of one part that is read."""
_MOST_RATIO = 400
"""Times by which a part may be larger unpacked than packed."""
_LOCKED = 0x1
"""The bit of an entry's flags that says it is encrypted."""
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
"""What is raised for a broken part of a container."""
_DAMAGED = "it is a damaged file (its ZIP container is broken); fetch or save it again."


class Container:
    """The parts of a ZIP container, by their names inside it."""

    def __init__(self, data: bytes) -> None:
        """Raises UnreadableFile where the container is broken, locked, or would unpack to far too much."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise UnreadableFile(_DAMAGED) from None
        entries = self._zip.infolist()
        if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
            raise _bomb()
        if any(entry.flag_bits & _LOCKED for entry in entries):
            raise locked()
        self.names = frozenset(entry.filename for entry in entries)

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises UnreadableFile where it is missing, broken or far too large."""
        try:
            entry = self._zip.getinfo(name)
        except KeyError:
            raise UnreadableFile(f"its part {name} is missing; save it again from the program that wrote it.") from None
        if entry.file_size > _MOST_PART or entry.file_size > _MOST_RATIO * max(entry.compress_size, 4096):
            raise _bomb()
        try:
            return self._zip.read(entry)
        except DAMAGE:
            raise UnreadableFile(_DAMAGED) from None


def is_zip(data: bytes) -> bool:
    """True for the first bytes of a ZIP container."""
    return data.startswith(b"PK\x03\x04")


def holds(data: bytes, *names: str) -> bool:
    """True for a ZIP container with one of these parts; False also where it is broken."""
    if not is_zip(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return bool(set(names) & set(container.namelist()))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def locked() -> UnreadableFile:
    """The refusal of a file that asks for a password."""
    return UnreadableFile("it is locked with a password; save a copy without one and give that.")


def _bomb() -> UnreadableFile:
    return UnreadableFile("it would unpack to far more than an order needs; give the file of one order.")
