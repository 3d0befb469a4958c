"""The two faces of the window: a serif to read in, and Inter for everything around it.

Both come as variable fonts in packages of their own, so no font file lies in the repository. Qt draws
another weight of a variable font by smearing the regular one unless its `wght` axis is set, so fonts are
made here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700
PACKAGES = ("fontpkg_inter", "fontpkg_source_serif_4")
INTER = "Inter"
SERIFS = ("Charis SIL", "Source Serif 4", "Charter", "Cambria", "Georgia")
_VARIABLE = {INTER: (14.0, 32.0), "Source Serif 4": (8.0, 60.0)}
"""Families with a `wght` and an `opsz` axis; the bounds of `opsz`, in points."""


def load_fonts() -> None:
    """Make the shipped fonts known to Qt. Call once, when the application stands; a second call does nothing.

    A package that is missing is passed over: the fall-backs take its place.
    """
    for package, family in zip(PACKAGES, (INTER, "Source Serif 4"), strict=True):
        if not QFontDatabase.hasFamily(family):
            _load(package)
    _is_there.cache_clear()


@cache
def _is_there(family: str) -> bool:
    """Whether Qt knows the family; asking it is slow, and hundreds of fonts are made for a window."""
    return QFontDatabase.hasFamily(family)


def _load(package: str) -> None:
    try:
        folder = files(package) / "files"
        found = [entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".ttf")]
    except (ModuleNotFoundError, FileNotFoundError):
        return
    for font in found:
        QFontDatabase.addApplicationFontFromData(font)


def reading_family() -> str:
    """The serif that orders are read in: the first of SERIFS that is there."""
    return next((name for name in SERIFS if _is_there(name)), "serif")


def reading_font(points: float, bold: bool = False, italic: bool = False, weight: int | None = None) -> QFont:
    """The reading face at `points` (a point is 1/72 inch at 96 dpi: 11 points are 14.67 logical pixels).

    `weight` (100-900) goes before `bold`. Bold and italic are drawn ones, never synthesised.
    """
    chosen = weight if weight is not None else (BOLD if bold else REGULAR)
    return _font((reading_family(), *SERIFS[2:], "serif"), points * 96 / 72, chosen, italic, QFont.StyleHint.Serif)


def ui_font(pixels: float, weight: int = REGULAR, italic: bool = False) -> QFont:
    """The face of menus, docks and labels, with figures of one width.

    `pixels` are logical ones; Qt draws whole ones and rounds halves up.
    """
    families = (INTER, QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family())
    font = _font(families, pixels, weight, italic, QFont.StyleHint.SansSerif)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _font(families: Sequence[str], pixels: float, weight: int, italic: bool, hint: QFont.StyleHint) -> QFont:
    font = QFont()
    font.setFamilies([name for name in families if name == "serif" or _is_there(name)] or ["serif"])
    font.setStyleHint(hint)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPointSizeF(pixels * 72 / _dpi())
    font.setItalic(italic)
    bounds = _VARIABLE.get(font.families()[0])
    if bounds is None:
        font.setWeight(QFont.Weight(weight))
    else:
        # The font's own weight stays Regular: with both set, Qt would embolden the bold once more.
        font.setVariableAxis(QFont.Tag("wght"), float(weight))
        font.setVariableAxis(QFont.Tag("opsz"), min(max(pixels * 72 / 96, bounds[0]), bounds[1]))
    return font


def _dpi() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.logicalDotsPerInchY() if screen is not None else 96.0
