"""Cells that no spreadsheet takes for a formula: an apostrophe stands before a risky one, and goes when it is read."""

from __future__ import annotations

_RISKY = tuple("=+-@＝＋－＠")
_CONTROL = ("\t", "\r", "\n")


def guarded(cell: str) -> str:
    """`cell` so that no spreadsheet reckons with it; `bare` gives it back."""
    return f"'{cell}" if _is_risky(cell.lstrip("'")) else cell


def bare(cell: str) -> str:
    """What was `guarded`; any other cell as it is."""
    return cell[1:] if cell.startswith("'") and _is_risky(cell.lstrip("'")) else cell


def _is_risky(cell: str) -> bool:
    return cell.startswith(_CONTROL) or cell.lstrip().startswith(_RISKY)
