"""A walkthrough as slides: one stop a slide, both passages facing, the trainer's note in the speaker notes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reader.comparison import Comparison
from reader.export.lighting import slides_of
from reader.export.office_look import load_look
from reader.export.slide_drawing import Deck
from reader.export.slide_paper import new_slides
from reader.export.summary import summary
from reader.export.whole import Asked, Report, Watch
from reader.walkthroughs import Walkthrough, suggested


def write_slides(
    comparison: Comparison,
    file: Path,
    *,
    walkthrough: Walkthrough | None = None,
    slots: Mapping[str, int] | None = None,
    editions: tuple[str, str] = ("", ""),
    progress: Report | None = None,
    cancelled: Asked | None = None,
) -> None:
    """Write `walkthrough` (or, without one, that which the comparison suggests) to `file` as .pptx.

    A cover, a slide a stop (more where its words do not fit in type of 14 points), a slide before it where the class is
    asked first, and the sources. `slots` lights its topics at every stop that names none of its own; `editions` are the
    library's ids of the two orders. Characters that no XML file can hold are shown as �. `progress` is told (stops
    done, stops in all, title of the next); raises Cancelled where `cancelled` says so, before anything is written, and
    OSError where the file cannot be.
    """
    watch, look, told = Watch(progress, cancelled), load_look(), summary(comparison)
    walk = walkthrough or suggested(comparison, editions=editions)
    stops = slides_of(walk, comparison, slots, editions)
    made = new_slides(walk.title or told.title, walk.author, look)
    deck = Deck(made, look, told, walk.title or told.title)
    deck.add_cover(walk.author, len(stops))
    for stop in stops:
        watch.step(stop.number - 1, len(stops), stop.title)
        deck.add_stop(stop)
    deck.add_sources()
    deck.add_numbers()
    watch.step(len(stops), len(stops))
    made.save(str(file))
