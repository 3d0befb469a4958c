"""Orders in our own sentences with every sort of odd character; and what another program makes of an office file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from reader.comparison import Comparison, compare
from reader.documents import BlockKind, Order, read_bytes
from reader.documents.model import Block
from reader.spans import Span
from reader.topics import load_taxonomy

_ODD = (
    "Sec. 1. Policy. Publish the figure <each month> & fund R&D; write “quoted” 'and' \"straight\" marks.",
    "Sec. 2. Letters. Old 𝔘nicode 😀 and the greeting שלום עולם stand in a line; \x0b\x01 are signs no file holds.",
)
_TURNED = (
    "Sec. 1. Policy. Publish the figure <each month> & fund R&D; write “quoted” 'and' \"plain\" marks.",
    "Sec. 2. Greetings. What follows is read the other way.",
    "مرحبا بكم في هذا البلد, كل شهر.",
)


def odd_comparison() -> Comparison:
    """Two orders compared; characters that a reader of files would have cleaned away are put in by hand."""
    return compare(_order(_ODD, "90301"), _order(_TURNED, "90302"), load_taxonomy())


def _order(paragraphs: tuple[str, ...], number: str) -> Order:
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(start, start + len(paragraph)), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    order = read_bytes(f"Executive Order {number}\n\n{text}".encode(), f"eo-{number}.txt")
    return Order(text, tuple(blocks), order.identity, file=order.file)


def shown_pages(file: Path) -> str:
    """The words that LibreOffice shows of `file`; the test is skipped where it or poppler is absent."""
    for program in ("soffice", "pdftotext"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not on this machine, so nothing else opens the file")
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = file.with_suffix(".pdf")
    return subprocess.run(["pdftotext", "-layout", str(pages), "-"], check=True, capture_output=True, text=True).stdout
