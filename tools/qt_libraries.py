"""Say plainly which system libraries Qt still needs, by the names of their Debian packages.

usage: qt_libraries.py [--window] [--packages]

Exit code 0 when nothing is missing, 2 with one sentence when something is. With --window also what a real window
needs; with --packages only the package names are printed, for a script to install. Linux only; elsewhere Qt brings
its own.
"""

from __future__ import annotations

import ctypes
import sys

OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing(libraries: dict[str, str]) -> list[str]:
    """Packages whose library cannot be loaded."""
    packages = []
    for name, package in libraries.items():
        try:
            ctypes.CDLL(name)
        except OSError:
            packages.append(package)
    return packages


def main(words: list[str]) -> int:
    """Print what is missing; see the module's text."""
    if not sys.platform.startswith("linux"):
        return 0
    packages = missing(OFFSCREEN | (WINDOW if "--window" in words else {}))
    if "--packages" in words:
        print(" ".join(packages))
    elif packages:
        print(
            f"The window needs system libraries that are not here. On Debian or Ubuntu: "
            f"apt install {' '.join(packages)}",
            file=sys.stderr,
        )
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
