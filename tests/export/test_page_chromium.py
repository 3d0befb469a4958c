"""The page in a browser that is not ours: no message, no request, printable."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from reader.comparison import Comparison
from reader.export import html_page

pytestmark = pytest.mark.long
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture
def page(small_comparison: Comparison, tmp_path: Path) -> Path:
    file = tmp_path / "pair.html"
    file.write_text(html_page(small_comparison), "utf-8")
    return file


def browsed(page: Path, *how: str) -> str:
    """What the browser says of `page` on its error channel; it can reach no host."""
    if BROWSER is None:
        pytest.skip("no chromium on this machine")
    words = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"]
    log = page.parent / "net.json"
    more = ["--enable-logging=stderr", "--v=0", f"--log-net-log={log}", f"--user-data-dir={page.parent / 'profile'}"]
    done = subprocess.run(
        [*words, *more, *how, page.as_uri()], capture_output=True, text=True, timeout=120, check=False
    )
    return done.stderr


@pytest.mark.parametrize("width", [390, 1440])
def test_it_is_drawn_without_a_message(page: Path, width: int) -> None:
    picture = page.with_suffix(".png")
    said = browsed(page, f"--window-size={width},1600", f"--screenshot={picture}")
    assert picture.stat().st_size > 20_000
    assert re.findall(r"CONSOLE.*", said) == []


def test_it_prints(page: Path) -> None:
    printed = page.with_suffix(".pdf")
    said = browsed(page, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    assert re.findall(r"CONSOLE.*", said) == []
    text = "".join("".join(one.get_textpage().get_text_range().split()) for one in pypdfium2.PdfDocument(str(printed)))
    assert "Familieswhoaskforshelterdeserveafairhearingandashortwait." in text
    assert "Theborderistobeheldwitheverylawfulmeans." in text


def test_it_asks_for_nothing(page: Path) -> None:
    browsed(page, f"--screenshot={page.with_suffix('.png')}")
    told = (page.parent / "net.json").read_text("utf-8", "replace")
    asked = set(re.findall(r'"url":"([^"]+)"', told))
    own = {one for one in asked if not re.search(r"google(apis)?\.com|gvt1\.com|chrome://|chrome-extension", one)}
    assert {one for one in own if not one.startswith(("file:", "data:", "about:"))} == set()
