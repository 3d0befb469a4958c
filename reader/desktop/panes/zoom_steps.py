"""The sizes that zooming goes through, in per cent."""

from __future__ import annotations

ZOOM_STEPS = (70, 80, 90, 100, 110, 125, 150, 175, 200, 225, 250)


def next_zoom(now: int, way: int) -> int | None:
    """The next larger (`way` positive) or smaller size; None at either end."""
    steps = [step for step in ZOOM_STEPS if (step > now if way > 0 else step < now)]
    if not steps:
        return None
    return steps[0] if way > 0 else steps[-1]
