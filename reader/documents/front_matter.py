"""YAML front matter: the lines between `---` at the head of a Markdown file."""

from __future__ import annotations

import re

from reader.documents.dates import as_date
from reader.documents.draft import Clue
from reader.documents.headings import kind_of
from reader.documents.model import Edition, Kind

_FENCED = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(?P<yaml>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^(?P<key>\w[\w-]*):[ \t]+[\"']?(?P<value>.*?)[\"']?[ \t]*$", re.MULTILINE)
_WHERE = "the front matter"
_MOST = 100_000
_WORDS = {
    "number": ("number", "eo_number", "executive_order_number"),
    "title": ("title",),
    "signatory": ("signatory", "president", "signed_by"),
    "citation": ("citation",),
    "source_url": ("source_url", "url", "source", "link"),
}


def split(source: str) -> tuple[dict[str, object], int]:
    """The front matter's entries and the offset at which the body begins; ({}, 0) where there is none."""
    import yaml

    fenced = _FENCED.match(source)
    if not fenced or len(fenced["yaml"]) > _MOST:
        return {}, 0
    try:
        loaded = yaml.safe_load(fenced["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError):
        # An unquoted colon in a title is the usual slip: its lines still say what they say.
        loaded = {line["key"]: line["value"] for line in _ENTRY.finditer(fenced["yaml"])}
    if not isinstance(loaded, dict) or not loaded:
        return {}, 0
    return {str(key): value for key, value in loaded.items()}, fenced.end()


def clues(entries: dict[str, object]) -> list[Clue]:
    """What the entries say of the order's identity."""
    found = [Clue(fact, words, _WHERE) for fact, keys in _WORDS.items() if (words := _first(entries, keys))]
    for key in ("date", "signing_date", "signed", "published_time"):
        if day := as_date(entries.get(key)):
            found.append(Clue("date", day, _WHERE))
            break
    if (kind := _kind(entries)) is not None:
        found.append(Clue("kind", kind, _WHERE))
    edition = _first(entries, ("edition",)).casefold()
    if edition in {one.value for one in Edition}:
        found.append(Clue("edition", Edition(edition), _WHERE))
    return found


def keywords(entries: dict[str, object]) -> tuple[str, ...]:
    """The page's own keywords, as a list or as words between commas."""
    found: list[str] = []
    for key in ("keywords", "topics", "tags"):
        value = entries.get(key)
        if isinstance(value, str):
            found += value.split(",")
        elif isinstance(value, list):
            found += [word for word in value if isinstance(word, str)]
    return tuple(dict.fromkeys(word.strip() for word in found if word.strip()))


def _first(entries: dict[str, object], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = entries.get(key)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return " ".join(str(value).split())
    return ""


def _kind(entries: dict[str, object]) -> Kind | None:
    for key in ("kind", "type"):
        value = entries.get(key)
        words = value.strip().casefold() if isinstance(value, str) else ""
        squashed = words.replace(" ", "-").replace("_", "-")
        if squashed in {one.value for one in Kind}:
            return Kind(squashed)
        if words and (kind := kind_of(words)):
            return kind
    return None
