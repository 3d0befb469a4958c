"""The facing pages: text panes, link map, overview strips, heads, scroll sync."""

from reader.desktop.panes.comparison_view import ComparisonView

__all__ = ["ComparisonView"]
