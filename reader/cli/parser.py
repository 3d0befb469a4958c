"""The words of a command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reader import __version__

ORDER = "library id (eo-14165), number (14165) or path of a file"


@dataclass(frozen=True, slots=True)
class Words:
    """A parsed command."""

    verb: str
    """`window` where no verb was given."""
    orders: tuple[str, ...] = ()
    """What was named after the verb: orders, or paths to import."""
    query: str = ""
    to: Path | None = None
    walkthrough: str = ""
    """A walkthrough's file, or its name in the library."""
    limit: int = 20
    json: bool = False
    first: date | None = None
    """The first day of signing."""
    last: date | None = None
    library: Path | None = None
    """The library's folder; the person's own where None."""


def parse(argv: Sequence[str]) -> Words:
    """Parse the words after the program's name; leaves with exit code 2 and a sentence where they make no sense."""
    found = _parser().parse_args(argv)
    orders = getattr(found, "orders", None) or [
        order for name in ("left", "right") if (order := getattr(found, name, None))
    ]
    return Words(
        found.verb or "window",
        tuple(orders),
        " ".join(getattr(found, "query", ())),
        getattr(found, "to", None),
        getattr(found, "walkthrough", None) or "",
        getattr(found, "limit", 20),
        getattr(found, "json", False),
        getattr(found, "first", None),
        getattr(found, "last", None),
        getattr(found, "library", None) or found.library_before,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="order-reader",
        description="Read two presidential orders side by side. With no verb, opens the window.",
        epilog="Exit code: 0 done, 1 nothing found, 2 bad input.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument("--library", dest="library_before", type=Path, metavar="DIR", help="use the library in DIR")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    for name, says in (
        ("outline", "labels and text of orders"),
        ("topics", "places that speak of a topic, and what is done to it"),
        ("directives", "who must do what by when"),
        ("references", "what orders cite, revoke and amend"),
    ):
        one = _verb(verbs, name, says)
        one.add_argument("orders", nargs="+", metavar="ORDER", help=ORDER)
        if name == "directives":
            one.add_argument("--to", type=Path, metavar="FILE", help="write FILE.csv or .ics (a calendar)")
    lineage = _verb(verbs, "lineage", "what an order revoked or amended, and what did so to it, in the library")
    lineage.add_argument("orders", nargs=1, metavar="ORDER", help=ORDER)
    crosswalk = _verb(verbs, "crosswalk", "topics by orders: how often, to what effect, where first")
    crosswalk.add_argument("orders", nargs="+", metavar="ORDER", help=f"2 to 50 orders, each a {ORDER}")
    crosswalk.add_argument("--to", type=Path, metavar="FILE", help="write FILE.csv")
    _pair(_verb(verbs, "align", "which passages of two orders correspond"))
    compare = _verb(verbs, "compare", "what differs between two orders; written to a file with --to")
    _pair(compare)
    endings = ".html, .pdf, .docx, .pptx, .csv, .json, .ics or .zip (a bundle for a colleague)"
    compare.add_argument("--to", type=Path, metavar="FILE", help=f"write FILE{endings}")
    compare.add_argument("--walkthrough", metavar="FILE", help="write the hand-out of that walkthrough")
    search = _verb(verbs, "search", "find clauses in the library")
    search.add_argument("query", nargs="+", metavar="QUERY", help='words, "phrases", topic:parole, signed:2021..')
    search.add_argument("--limit", type=_positive, default=20, metavar="N", help="show at most N clauses (20)")
    taken = _verb(verbs, "import", "add files, folders, bundles or files of tags to the library")
    taken.add_argument("orders", nargs="+", metavar="PATH")
    tags = _verb(verbs, "tags", "tagged and noted passages of the library")
    tags.add_argument("query", nargs="*", metavar="QUERY", help="a tag's name, or words of its passages and notes")
    tags.add_argument("--to", type=Path, metavar="FILE", help="write FILE.jsonld, .csv, .qdc, .ttl or .rdf")
    get = _verb(verbs, "get", "fetch official texts from the Federal Register into the library; needs the network")
    get.add_argument("orders", nargs="*", metavar="NUMBER", help="number of an order (14165)")
    get.add_argument("--from", dest="first", type=_day, metavar="DAY", help="orders signed from DAY (2017-01-20) on")
    get.add_argument("--to", dest="last", type=_day, metavar="DAY", help="orders signed up to DAY (today)")
    _verb(verbs, "list", "the orders of the library")
    _pair(_verb(verbs, "open", "open the window on two orders"))
    return parser


def _verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, says: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=says, description=f"{says[0].upper()}{says[1:]}.")
    verb.add_argument("--json", action="store_true", help="print JSON on stdout and nothing else")
    verb.add_argument("--library", type=Path, metavar="DIR", help="use the library in DIR")
    return verb


def _pair(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("left", metavar="LEFT", help=ORDER)
    verb.add_argument("right", metavar="RIGHT", help=ORDER)


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word} is not a day; write it like 2017-01-20") from None


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
