"""Unpacking a bundle that a stranger may have made: in memory, sizes capped, no name that could lead anywhere."""

from __future__ import annotations

import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from reader.errors import BadRequest, why

MANIFEST = "manifest.json"
MOST_BYTES = 200 * 1024 * 1024
"""Size of the file, and of all its parts unpacked."""
MOST_PART = 50 * 1024 * 1024
"""Size of one part unpacked: the largest file that is read as an order."""
MOST_PARTS = 64
MOST_RATIO = 100
"""Times by which a part may be larger unpacked than packed."""
_SMALL = 4096
"""Packed sizes below this count as this: a short text of one letter is no bomb."""
_LONGEST_NAME = 200
_LOCKED = 0x1
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_DEVICES = re.compile(r"(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_UNSAFE = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]')
FOLDERS = frozenset(["texts/", "texts/left/", "texts/right/", "tags/", "walkthroughs/"])
"""Entries for folders, which some programs put into a container; they hold nothing."""


def unpacked(file: Path) -> Mapping[str, bytes]:
    """The parts of the container `file` by name. Raises BadRequest, before anything is unpacked where that can be."""
    try:
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            raise BadRequest(f"{file} is no ordinary file; give the bundle’s .zip.")
        if about.st_size > MOST_BYTES:
            raise BadRequest(f"{file.name} is larger than any bundle ({_mb(about.st_size)}); ask for a smaller one.")
        with zipfile.ZipFile(file) as container:
            entries = _checked(container.infolist(), file.name)
            return {entry.filename: _read(container, entry, file.name) for entry in entries}
    except FileNotFoundError:
        raise BadRequest(f"There is no file {file}; check its name and folder.") from None
    except PermissionError as error:
        raise BadRequest(f"{file} cannot be read ({why(error)}); check its permissions.") from None
    except _DAMAGE:
        raise BadRequest(f"{file.name} is a damaged bundle (its ZIP container is broken); ask for it again.") from None


def is_bundle(file: Path) -> bool:
    """True for a ZIP container with a manifest at its top; False also where it cannot be opened."""
    try:
        with zipfile.ZipFile(file) as container:
            return MANIFEST in container.namelist()
    except _DAMAGE:
        return False


def part_name(file: str) -> str:
    """The name of a file of the person's, made one that every system takes and `unpacked` lets pass."""
    plain = unicodedata.normalize("NFC", _UNSAFE.sub("_", file.replace("/", "_")))
    stem, dot, ending = plain.rpartition(".")
    if not stem:
        stem, dot, ending = ending, "", ""
    name = f"{stem[:80].strip(' .~') or 'order'}{dot}{ending[:12].strip(' .')}".rstrip(". ")
    return f"order-{name}" if _DEVICES.fullmatch(name) else name


def _checked(entries: list[zipfile.ZipInfo], bundle: str) -> list[zipfile.ZipInfo]:
    """Those of `entries` that are parts, once all have been found harmless by what the container says of them."""
    if len(entries) > MOST_PARTS:
        raise BadRequest(f"{bundle} has {len(entries)} parts, a bundle at most {MOST_PARTS}; it was not opened.")
    seen: set[str] = set()
    for entry in entries:
        if problem := _name_problem(entry.orig_filename) or _kind_problem(entry) or _size_problem(entry):
            raise BadRequest(f"{bundle} was not opened: its part {_shown(entry.orig_filename)} {problem}.")
        plain = unicodedata.normalize("NFKC", entry.filename).casefold()
        if plain in seen:
            raise BadRequest(f"{bundle} was not opened: two of its parts are called {_shown(entry.filename)}.")
        seen.add(plain)
    whole = sum(entry.file_size for entry in entries)
    if whole > MOST_BYTES:
        raise BadRequest(f"{bundle} was not opened: it would unpack to {_mb(whole)}, far more than a bundle needs.")
    return [entry for entry in entries if not entry.is_dir()]


def _name_problem(name: str) -> str:
    """What is wrong with the name of a part; empty for a plain path below the bundle's top."""
    if not name or len(name) > _LONGEST_NAME:
        return "has no name, or a name that is too long"
    if _UNSAFE.search(name) or unicodedata.normalize("NFC", name) != name:
        return "has a character in its name that no file may have"
    if name.startswith(("/", "~")):
        return "would lie outside its folder"
    steps = name.removesuffix("/").split("/")
    if ".." in steps:
        return "would lie outside its folder"
    if any(not step or step == "." or step.endswith((".", " ")) or step.startswith(" ") for step in steps):
        return "has a name that systems read in different ways"
    if any(_DEVICES.fullmatch(step) for step in steps):
        return "has the name of a device"
    return ""


def _kind_problem(entry: zipfile.ZipInfo) -> str:
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR if entry.is_dir() else 0):
        return "is a link or a device, not a file"
    if entry.is_dir() and (entry.filename not in FOLDERS or entry.file_size):
        return "is a folder that no bundle has"
    if entry.flag_bits & _LOCKED:
        return "is locked with a password"
    if entry.compress_type not in _PACKINGS:
        return "is packed in a way that bundles are not"
    return ""


def _size_problem(entry: zipfile.ZipInfo) -> str:
    if entry.file_size > MOST_PART:
        return f"would unpack to {_mb(entry.file_size)}, more than the {_mb(MOST_PART)} a part may have"
    if entry.file_size > MOST_RATIO * max(entry.compress_size, _SMALL):
        return "would unpack to far more than it holds"
    return ""


def _read(container: zipfile.ZipFile, entry: zipfile.ZipInfo, bundle: str) -> bytes:
    """The bytes of a part; never more than the container said, whatever is in it."""
    with container.open(entry) as part:
        data = part.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise BadRequest(f"{bundle} was not opened: its part {_shown(entry.filename)} is not as large as it says.")
    return data


def _shown(name: str) -> str:
    """A name that is safe to print, whatever stands in it."""
    plain = "".join(sign if sign.isprintable() else "�" for sign in name[:80])
    return f"“{plain}{'…' if len(name) > 80 else ''}”"


def _mb(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
