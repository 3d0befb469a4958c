"""What every test stands on: no screen, no network, no one's own library; real orders only where they are present."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from tests.stand_in import StandIn

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("ORDER_READER_STRICT", "1")  # an error of the program itself is raised, not kept as a sentence
REPO = Path(__file__).resolve().parent.parent
if str(REPO) not in sys.path:
    sys.path.insert(0, str(REPO))


def _shared() -> Path:
    return Path(os.environ.get("ORDERS_DIR", REPO.parent / "shared" / "orders"))


@pytest.fixture(scope="session")
def orders_dir() -> Path:
    """The folder of real orders; the test is skipped where it is absent."""
    folder = _shared()
    if not folder.is_dir():
        pytest.skip(f"no real orders at {folder} (set ORDERS_DIR)")
    return folder


@pytest.fixture(scope="session")
def gold_dir(orders_dir: Path) -> Path:
    """The hand-made gold data beside the orders; the test is skipped where it is absent."""
    folder = orders_dir.parent / "gold"
    if not folder.is_dir():
        pytest.skip(f"no gold data at {folder}")
    return folder


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, int]]:
    """Any attempt to connect anywhere fails the test that made it; but for the addresses put into the set it gives."""
    allowed: set[tuple[str, int]] = set()
    real_connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any, *rest: Any) -> NoReturn:
        pytest.fail(f"a socket was opened to {address!r}; the reader works offline")

    def connect(self: socket.socket, address: Any) -> None:
        if self.family == getattr(socket, "AF_UNIX", None) or address in allowed:
            return real_connect(self, address)
        return refuse(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    return allowed


@pytest.fixture
def stand_in(_no_network: set[tuple[str, int]]) -> Iterator[StandIn]:
    """A stand-in for the Federal Register on this machine: its own port is the one address that may be reached."""
    from tests.stand_in import StandIn

    with StandIn() as host:
        _no_network.add(("127.0.0.1", host.port))
        yield host


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and library of a test live in a folder of its own, never in the person's."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("ORDER_READER_LIBRARY", str(home / "library"))


@pytest.fixture(scope="session")
def small_comparison() -> Any:
    """The two orders of tests/small_orders.py, compared."""
    from reader.comparison import compare
    from reader.documents import read_bytes
    from reader.topics import load_taxonomy
    from tests.small_orders import RESUMES, REVIEWS

    left, right = (
        read_bytes(text.encode(), f"eo-{name}.md") for name, text in (("90001", REVIEWS), ("90002", RESUMES))
    )
    return compare(left, right, load_taxonomy())
