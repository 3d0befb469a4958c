"""The docks on either side: library and outline; topics, differences, directives, references, the current link."""

from reader.desktop.docks.differences import DifferencesDock
from reader.desktop.docks.directives import DirectivesDock
from reader.desktop.docks.library import LibraryDock
from reader.desktop.docks.link_panel import LinkPanel
from reader.desktop.docks.outline import OutlineDock
from reader.desktop.docks.rail import Rail
from reader.desktop.docks.references import ReferencesDock
from reader.desktop.docks.sides import LeftDock, RightDock
from reader.desktop.docks.topics import TopicsDock
from reader.desktop.docks.walkthrough import WalkthroughDock

__all__ = [
    "DifferencesDock",
    "DirectivesDock",
    "LeftDock",
    "LibraryDock",
    "LinkPanel",
    "OutlineDock",
    "Rail",
    "ReferencesDock",
    "RightDock",
    "TopicsDock",
    "WalkthroughDock",
]
