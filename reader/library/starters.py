"""Which of the orders that ship with the program were offered to this library already."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from reader.library.disk import as_json
from reader.writing import write_file

_FILE = "starters.json"


def starters_in(corpus: Path) -> dict[str, Path]:
    """The starter files by name, in the order of their names."""
    return {path.name: path for path in sorted(corpus.glob("*.md")) if path.is_file()}


def fingerprint(path: Path) -> str:
    """The SHA-256 of the file's bytes."""
    return sha256(path.read_bytes()).hexdigest()


def offered(library: Path) -> dict[str, str]:
    """Fingerprints of the starter files offered so far, by name; none where that was never written, or is damaged."""
    try:
        known = json.loads((library / _FILE).read_text(encoding="utf-8"))
        return {str(name): str(sha) for name, sha in known["offered"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def remember(library: Path, files: Mapping[str, str]) -> None:
    """Notes what was offered, so that an order the person removes is not brought back."""
    write_file(library / _FILE, as_json({"offered": dict(sorted(files.items()))}))
