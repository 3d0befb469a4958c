#!/usr/bin/env python3
"""Count in how many paragraphs of presidential orders each word stem stands.

usage: word_statistics.py FOLDER... [--out resources/alignment/word-statistics.csv] [--floor 3]

Reads every order below the folders, one witness of each number, and writes `stem,paragraphs`, the total under the
stem `*`. Only numbers go into the table; nobody can read an order out of it.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reader.alignment.words import stems
from reader.documents import read
from reader.errors import ReaderError

TABLE = Path(__file__).resolve().parent.parent / "resources" / "alignment" / "word-statistics.csv"
_NUMBER = re.compile(r"\d{4,5}")


def paragraphs(folders: Iterable[Path]) -> Iterator[str]:
    """The paragraphs of every order below `folders`; a number that came before is passed over."""
    seen: set[str] = set()
    for file in sorted(file for folder in folders for file in folder.rglob("*") if file.is_file()):
        number = _NUMBER.search(file.stem)
        if number and number.group() not in seen:
            seen.add(number.group())
            try:
                yield from read(file).text.split("\n\n")
            except ReaderError as error:
                print(error, file=sys.stderr)


def counted(texts: Iterable[str]) -> Counter[str]:
    """Stem -> number of texts that have it; `*` -> number of texts. Stems with a digit are left out."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({stem for stem in stems(text) if stem.isalpha()} | {"*"})
    return counts


def main() -> int:
    """Write the table; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=TABLE)
    parser.add_argument("--floor", type=int, default=3, help="leave out stems in fewer paragraphs")
    args = parser.parse_args()
    counts = counted(paragraphs(args.folders))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("stem", "paragraphs"))
        rows.writerows((stem, n) for stem, n in sorted(counts.items()) if n >= args.floor)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
