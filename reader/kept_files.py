"""The person's own small files (links, walkthroughs, tags): read whole, written whole, the last state kept beside.

What was not read, or was changed since, is never overwritten: that is for the stores to see to, which remember it.
"""

from __future__ import annotations

from pathlib import Path

from reader.errors import BadRequest, why
from reader.writing import write_file


def contents(path: Path, most: int | None = None) -> bytes | None:
    """What stands in the file; None where there is none. Raises BadRequest for one of more than `most` bytes."""
    try:
        if most is not None and path.stat().st_size > most:
            raise BadRequest(f"{spoken(path)} is too large ({path.stat().st_size:,} bytes); choose another file.")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadRequest(f"{path} cannot be read ({why(error)}); check the file and its folder.") from None


def decoded(data: bytes, name: str) -> str:
    """The text of a file that is spoken of as `name`. Raises BadRequest where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig", "surrogatepass")
    except UnicodeDecodeError:
        raise BadRequest(f"{name} is not text in UTF-8; restore its backup, or mend it.") from None


def spoken(path: Path) -> str:
    """How a kept file is spoken of: its folder and its name."""
    return f"{path.parent.name}/{path.name}"


def backup_of(path: Path) -> Path:
    """Where the last state of a file is kept."""
    return path.with_name(f"{path.name}.bak")


def keep(path: Path, data: bytes, before: bytes | None) -> None:
    """Puts `data` in place of `before`, what stands there now, and that beside it as `.bak`.

    All of it or nothing; makes the folder where there is none. Raises BadRequest where the disk refuses.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if before is not None:
            write_file(backup_of(path), before)
        write_file(path, data)
    except OSError as error:
        raise BadRequest(f"{path} cannot be written ({why(error)}); what was kept before is unharmed.") from None


def hand_over(path: Path, data: bytes) -> None:
    """Writes `data` to a place the person chose. Raises BadRequest where the disk refuses; what stood there stands."""
    try:
        write_file(path, data)
    except OSError as error:
        raise BadRequest(f"{path} cannot be written ({why(error)}); choose another place.") from None
