"""Make the picture of the README: the window as it opens for the first time, without a screen.

usage: screenshot.py [FILE] [--theme light|dark] [--size 1440x900] [--pair LEFT RIGHT]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
REPO = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPO))

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402

from reader.desktop.app import begin, make_application, make_window  # noqa: E402
from reader.desktop.settings import Settings  # noqa: E402


def main() -> int:
    """Take the picture; see the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=REPO / "resources" / "guide" / "window.png")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--pair", nargs=2, default=(None, None))
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        make_application()
        settings = replace(Settings(), theme=words.theme, welcomed=True)
        window = make_window(Path(folder) / "library", settings)
        window.view.set_motion(0)
        begin(window, settings, *words.pair)
        window.resize(*map(int, words.size.split("x")))
        window.show()
        _wait_for(lambda: window.session.current is not None)
        window.setFocus()
        window.grab().save(str(words.file))
        window.close()
    return 0


def _wait_for(ready: Callable[[], bool], most: int = 30_000) -> None:
    """Let the window work until `ready()` and half a second more; at most `most` milliseconds."""
    loop, clock = QEventLoop(), QTimer()
    clock.setInterval(50)

    def look() -> None:
        if ready():
            clock.stop()
            QTimer.singleShot(500, loop.quit)

    clock.timeout.connect(look)
    clock.start()
    QTimer.singleShot(most, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
