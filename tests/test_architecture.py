"""The house keeps its own rules: layers, no Qt in the engine, no network, no sentence of a real order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent
ENGINE = (
    "documents", "structure", "topics", "directives", "alignment", "search", "library", "annotations",
    "official", "comparison", "walkthroughs", "export", "cli",
)  # fmt: skip


def test_the_layers_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(linter)], cwd=REPO, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("room", ENGINE)
def test_a_room_of_the_engine_loads_no_qt(room: str) -> None:
    script = (
        f"import sys, reader.{room}; sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=REPO, check=False).returncode == 0


def test_only_the_search_room_names_whoosh() -> None:
    users = [
        file.relative_to(REPO).as_posix()
        for file in (REPO / "reader").rglob("*.py")
        if any(
            line.lstrip().startswith(("import whoosh", "from whoosh")) for line in file.read_text("utf-8").splitlines()
        )
    ]
    assert users
    assert all(user.startswith("reader/search/") for user in users)


def test_no_file_has_grown_into_two() -> None:
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in (REPO / "reader").rglob("*.py")}
    assert {file.name: length for file, length in lengths.items() if length > 400} == {}


def test_a_socket_fails_the_suite() -> None:
    import socket

    with socket.socket() as door, pytest.raises(pytest.fail.Exception, match="offline"):
        door.connect(("192.0.2.1", 80))


def test_what_ships_holds_no_sentence_of_a_real_order(orders_dir: Path) -> None:
    tool = orders_dir.parent / "tools" / "own_words.py"
    if not tool.is_file():
        pytest.skip(f"no {tool}")
    done = subprocess.run(
        [sys.executable, str(tool), str(REPO)], capture_output=True, text=True, check=False, env={**os.environ}
    )
    *runs, _ = done.stdout.splitlines()
    prose = [run for run in runs if "resources/facts/" not in run]  # titles of orders are facts and recur
    assert prose == []
