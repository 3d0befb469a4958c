"""`corrections.yaml`: what a person mended in how an order is read, kept beside its source, which is never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reader.documents import Identity, Order
from reader.errors import BadCorrections
from reader.library.model import Entry
from reader.structure import Correction, Mend, from_yaml, mended, to_yaml
from reader.writing import write_file

CORRECTIONS = "corrections.yaml"


def corrections_in(folder: Path) -> tuple[Correction, ...]:
    """The corrections of the order in `folder`; none without a file. Raises BadCorrections with file and line."""
    try:
        text = (folder / CORRECTIONS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise BadCorrections(f"{folder / CORRECTIONS} cannot be read ({error}); mend it or take it away.") from None
    return from_yaml(text, str(folder / CORRECTIONS))


def write_corrections(folder: Path, corrections: Sequence[Correction]) -> None:
    """Keeps `corrections` for the order in `folder`; without any, the file goes."""
    if corrections:
        write_file(folder / CORRECTIONS, to_yaml(corrections).encode("utf-8"))
    else:
        (folder / CORRECTIONS).unlink(missing_ok=True)


def stamp(folder: Path) -> int:
    """Another number whenever the corrections were written anew; 0 where there are none."""
    try:
        return (folder / CORRECTIONS).stat().st_mtime_ns
    except OSError:
        return 0


def corrected(order: Order, folder: Path) -> Order:
    """`order` as the person mended it; where the file cannot be used, as it was, with a warning that says so."""
    try:
        corrections = corrections_in(folder)
    except BadCorrections as error:
        return replace(order, warnings=(*order.warnings, str(error)))
    return mended(order, corrections).order if corrections else order


def with_facts(entry: Entry, folder: Path) -> Entry:
    """The entry with the facts that the person gave its order; a title given in the list stays before them."""
    try:
        facts = [one for one in corrections_in(folder) if one.mend is Mend.FACT]
    except BadCorrections:
        return entry
    if not facts:
        return entry
    own = Identity(
        entry.number,
        entry.title,
        entry.date,
        entry.kind,
        entry.signatory,
        entry.citation,
        entry.source_url,
        entry.edition,
    )
    known = mended(Order("", (), own), facts).order.identity
    return replace(
        entry,
        number=known.number,
        title=known.title,
        date=known.date,
        kind=known.kind,
        signatory=known.signatory,
        citation=known.citation,
        edition=known.edition,
    )
