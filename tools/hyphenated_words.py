#!/usr/bin/env python3
"""Count which two words presidential orders part by a hyphen in the middle of a line.

usage: hyphenated_words.py FOLDER... [--out resources/facts/hyphenated-words.csv]

Reads every order below the folders and writes `first,second,orders`, for pairs that stand with a hyphen in more
orders than they stand as one word. Only numbers go into the table.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reader.documents import read
from reader.errors import ReaderError

TABLE = Path(__file__).resolve().parent.parent / "resources" / "facts" / "hyphenated-words.csv"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def counted(texts: Iterable[str]) -> Counter[tuple[str, str]]:
    """Pair of words -> orders that part them by a hyphen, where more do so than write them as one word."""
    parted: Counter[tuple[str, str]] = Counter()
    whole: Counter[str] = Counter()
    for text in texts:
        words = {word.casefold() for word in _WORD.findall(text)}
        whole.update(word for word in words if "-" not in word)
        parted.update({pair for word in words for pair in pairwise(word.split("-"))})
    return Counter({pair: orders for pair, orders in parted.items() if orders > whole["".join(pair)]})


def _texts(folders: Iterable[Path]) -> Iterable[str]:
    for file in sorted(file for folder in folders for file in folder.rglob("*") if file.is_file()):
        try:
            yield read(file).text
        except ReaderError as error:
            print(error, file=sys.stderr)


def main() -> int:
    """Write the table; exit code 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=TABLE)
    args = parser.parse_args()
    with args.out.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("first", "second", "orders"))
        rows.writerows((*pair, orders) for pair, orders in sorted(counted(_texts(args.folders)).items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
