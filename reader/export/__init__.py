"""A Comparison as a file to hand on: HTML, PDF, DOCX, CSV, JSON."""

from reader.export.data import comparison_data, links_data
from reader.export.files import FORMATS, export
from reader.export.page import html_page

__all__ = ["FORMATS", "comparison_data", "export", "html_page", "links_data"]
