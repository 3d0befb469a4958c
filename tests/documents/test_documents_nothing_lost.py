"""Every word of a source is in the reading text, or set aside with a reason."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

import pytest

from reader.documents import front_matter, read
from reader.documents.source import decode, read_file

SAMPLE = (
    ("seeds", "*.txt", 1),
    ("odd-layouts", "eo-141[16]*.txt", 1),
    ("other-presidential-documents", "*.md", 4),
    ("whitehouse-markdown", "*.md", 15),
    ("federal-register-xml", "*.xml", 25),
    ("federal-register-html", "*.html", 25),
    ("gpo-htm", "*.htm", 30),
)
TAG = re.compile(r"<!--.*?-->|<(?=[/!?a-zA-Z])(?!https?:)[^<>]*>", re.DOTALL)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def visible(file: Path) -> str:
    """The words of a source without its tags: an independent, cruder reading than the reader's own."""
    source = decode(read_file(file), file.name)
    if file.suffix in (".md", ".txt"):
        source = source[front_matter.split(source)[1] :]
        source = re.sub(r"<figure\b.*?</figure>", "", source, flags=re.DOTALL).replace("\\n", "\n").replace("**", "")
    source = re.sub(r'(<span class="printed-page-wrapper.*?</span></span></span>)', r" \1 ", source)
    return html.unescape(TAG.sub("", source))


@pytest.mark.parametrize(("folder", "pattern", "every"), SAMPLE)
def test_every_word_is_kept(orders_dir: Path, folder: str, pattern: str, every: int):
    files = sorted((orders_dir / folder).glob(pattern))[::every]
    assert files
    for file in files:
        order = read(file)
        kept = words("\n".join([order.text, *(entry.text for entry in order.set_aside)]).replace("**", ""))
        assert kept == words(visible(file)), file.name


def test_set_aside_words_say_where_they_stood(orders_dir: Path):
    for file in sorted((orders_dir / "seeds").glob("*.txt")):
        source = decode(read_file(file), file.name)
        for entry in read(file).set_aside:
            assert words(entry.text).keys() <= words(entry.at.of(source)).keys()
