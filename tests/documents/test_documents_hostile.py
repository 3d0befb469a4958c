"""Files that are damaged anywhere: read, or refused in one sentence; libraries are loaded only when asked for."""

from __future__ import annotations

import io
import random
import subprocess
import sys

import docx
import pytest

from reader.documents import read_all_bytes
from reader.errors import UnreadableFile
from tests.small_files import BOLD, Printed, epub_of, odt_of, pdf_of


def _word() -> bytes:
    document, held = docx.Document(), io.BytesIO()
    document.add_paragraph("Section 1. Lamps shall burn.")
    document.save(held)
    return held.getvalue()


FILES = {
    "pdf": pdf_of([[Printed(80, 700, "On Lamps", BOLD), Printed(80, 600, "Section 1. Lamps shall burn.")]]),
    "docx": _word(),
    "odt": odt_of("<text:list><text:list-item><text:p>Lamps shall burn.</text:p></text:list-item></text:list>"),
    "epub": epub_of({"one": "<html><body><p>Lamps shall burn.</p></body></html>"}, ["one"]),
    "rtf": rb"{\rtf1\ansi\ansicpg1252 \b Section 1\b0 . Lamps\u8217?\par {\listtext (a)\tab}Trim;\par}",
    "mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    b"Content-Type: text/html\n\n<p>Lamps</p>",
    "json": b'{"title": "On Lamps", "full_text": "' + b"Lamps shall burn. " * 20 + b'"}',
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_damaged_anywhere_is_read_or_refused(kind: str):
    chance = random.Random(kind)
    for _ in range(6):
        data = bytearray(FILES[kind])
        for _ in range(chance.choice((1, 4, 30))):
            at = chance.randrange(len(data))
            if chance.random() < 0.7:
                data[at] = chance.randrange(256)
            else:
                del data[at : at + chance.randrange(1, 20)]
        said = _read(bytes(data), f"lamps.{kind}")
        assert said.startswith(f"lamps.{kind}") or not said
        assert "\n" not in said


def _read(data: bytes, name: str) -> str:
    """What is said where the file is refused; empty where it is read."""
    try:
        assert all(order.text for order in read_all_bytes(data, name))
    except UnreadableFile as refused:
        return str(refused)
    return ""


def test_libraries_are_loaded_only_when_such_a_file_comes():
    probe = (
        "import sys; from reader.documents import read_bytes; read_bytes(b'# Lamps\\n\\nLamps burn.', 'lamps.md');"
        "print(sorted({'pypdfium2', 'docx', 'lxml', 'striprtf', 'email'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
