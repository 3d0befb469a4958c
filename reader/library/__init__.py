"""The person's orders on disk: import, list, open, remove, search."""

from reader.library.library import Library, default_folder
from reader.library.model import Entry, ImportOutcome, Progress, Refused, Removed, Skipped

__all__ = [
    "Entry",
    "ImportOutcome",
    "Library",
    "Progress",
    "Refused",
    "Removed",
    "Skipped",
    "default_folder",
]
