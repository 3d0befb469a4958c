"""How fast a piece of work goes, of late."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

_SPAN = 10.0
"""Seconds that are looked back."""


@dataclass(slots=True)
class Pace:
    """Counts what is finished; the rate is that of the last ten seconds, so that it neither jumps nor lags."""

    clock: Callable[[], float] = time.monotonic
    _steps: deque[tuple[float, int]] = field(default_factory=deque)

    def rate(self, done: int) -> float:
        """Pieces a second, when `done` pieces are finished by now; 0 while that is not known."""
        now = self.clock()
        self._steps.append((now, done))
        while len(self._steps) > 2 and now - self._steps[1][0] >= _SPAN:
            self._steps.popleft()
        began, before = self._steps[0]
        return (done - before) / (now - began) if now > began else 0.0
