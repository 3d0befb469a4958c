"""Small orders in our own sentences, as files."""

from __future__ import annotations

from pathlib import Path

from reader.topics import Taxonomy, Topic

TAXONOMY = Taxonomy({"ferries": Topic("ferries", "Ferries", alternatives=("ferry",))})


def order_text(
    number: str = "30001",
    title: str = "Running the Ferries",
    date: str = "2019-05-06",
    signatory: str = "Donald J. Trump",
    clause: str = "The ferry sails at dawn and again at dusk.",
    **facts: str,
) -> str:
    """An order in Markdown with front matter, of two sections."""
    more = "".join(f"{name}: {value}\n" for name, value in facts.items())
    return (
        f'---\nnumber: "{number}"\ntitle: {title}\ndate: {date}\nsignatory: {signatory}\nkind: executive-order\n{more}'
        f"---\n\nBy the power given to me, I order:\n\nSection 1. *Sailings.* {clause}\n\n"
        "Sec. 2. *Fares.* (a) A grown person pays two coins.\n\n(b) A child pays one coin.\n"
    )


def order_file(folder: Path, name: str, **how: str) -> Path:
    """The file `name` in `folder` with `order_text`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(order_text(**how), encoding="utf-8")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes; an open database's traces are none of them."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
