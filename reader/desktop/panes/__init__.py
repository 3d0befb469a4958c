"""The views of two orders: facing pages, rows, matrix, outline of the pair."""

from reader.desktop.panes.comparison_view import ComparisonView
from reader.desktop.panes.matrix_view import MatrixView
from reader.desktop.panes.pair_outline import PairOutlineView
from reader.desktop.panes.rows_view import RowsView

__all__ = ["ComparisonView", "MatrixView", "PairOutlineView", "RowsView"]
