"""Bytes -> decoded source: sizes are capped, encodings found, what is no text refused in one sentence."""

from __future__ import annotations

import stat
from pathlib import Path

from reader.documents import packed
from reader.errors import UnreadableFile, why

MOST_BYTES = 50 * 1024 * 1024
"""The largest file that is read."""

_MAGIC = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
)
_INSTEAD = "give the order as text, Markdown, HTML or XML"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = tuple(set(range(32)) - {9, 10, 11, 12, 13})
_MOST_CONTROL = 0.02
"""The share of control bytes from which a file is no text."""


def read_file(path: Path) -> bytes:
    """The bytes of `path`.

    Raises UnreadableFile where it is missing, no regular file, empty, above `MOST_BYTES` or may not be read.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise UnreadableFile(f"{path} is a folder; give the file of one order.")
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableFile(f"{path} is not a regular file; save the order to a file first.")
        check_size(about.st_size, str(path))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableFile(f"There is no file {path}; check its name and folder.") from None
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        raise UnreadableFile(f"{path} cannot be read ({reason}); check its name and permissions.") from None
    check_size(len(data), str(path))
    return data


def check_size(size: int, name: str) -> None:
    """Raises UnreadableFile for a file of no bytes or of more than `MOST_BYTES`."""
    if size == 0:
        raise UnreadableFile(f"{name} is empty; there is nothing to read.")
    if size > MOST_BYTES:
        whole, most = f"{size / 1024 / 1024:.0f} MB", MOST_BYTES // 1024 // 1024
        raise UnreadableFile(f"{name} is {whole}, more than the {most} MB that are read; give one order's file.")


def decode(data: bytes, name: str) -> str:
    """The text of `data`: unpacked, by its byte order mark, as UTF-8, or in the encoding that fits best.

    Raises UnreadableFile for what is no text.
    """
    if (page := packed.unpacked(data, name)) is not None:
        return page
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableFile(f"{name} is {what}, not text; give the order as text, Markdown, HTML or XML.")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _in(data, encoding, name)
    control = sum(data[:65536].count(byte) for byte in _CONTROL)
    if control > _MOST_CONTROL * min(len(data), 65536):
        raise _no_text(name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if control:
            raise _no_text(name) from None
        text = _guessed(data, name)
    # GPO's pages hold a few NULs where blank lines were; as spaces they keep every offset.
    text = text.replace("\0", " ")
    if not text.strip():
        raise UnreadableFile(f"{name} holds only white space; there is nothing to read.")
    return text


def _in(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise _no_text(name) from None
    if not text.strip():
        raise UnreadableFile(f"{name} holds only white space; there is nothing to read.")
    return text


def _guessed(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise _no_text(name)
    return str(best)


def _no_text(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} is not text; {_INSTEAD}.")
