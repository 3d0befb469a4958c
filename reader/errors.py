"""The family of errors a person can be shown: each is one clear sentence of what, where, and what to do."""

from __future__ import annotations

import os


class ReaderError(Exception):
    """Something the person can act on. Its text is the sentence shown, on stderr or in the window's bar."""


class UnreadableFile(ReaderError):
    """A file that cannot be read as an order: missing, a folder, empty, too large, not text."""


class UnknownOrder(ReaderError):
    """A name that is neither in the library nor a file."""


class BadQuery(ReaderError):
    """A search that cannot be understood."""


class BadTaxonomy(ReaderError):
    """A topic file that cannot be used; the sentence names file and line."""


class BadCorrections(ReaderError):
    """A file of corrections that cannot be used; the sentence names file and line."""


class BadAnnotations(ReaderError):
    """A file of annotations or of a vocabulary that cannot be used; the sentence names the file and what is wrong."""


class LibraryDamaged(ReaderError):
    """The library on disk does not hold together; the sentence says what was kept and where."""


class BadRequest(ReaderError):
    """A command's words are off, or what is asked for cannot be made."""


class NoAnswer(ReaderError):
    """A publisher that was asked for a text does not answer, or answers with something else."""


class Cancelled(Exception):
    """The person cancelled the work; never shown."""


def why(error: OSError) -> str:
    """The system's own words for what went wrong, without number and file name: `No space left on device`."""
    return os.strerror(error.errno) if error.errno else str(error)
