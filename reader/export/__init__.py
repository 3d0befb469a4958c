"""A Comparison as a file to hand on: HTML, PDF, DOCX, CSV, JSON, iCalendar; duties and crosswalks as tables."""

from reader.export.data import comparison_data, links_data
from reader.export.files import (
    CROSSWALK_FORMATS,
    DUTY_FORMATS,
    FORMATS,
    export,
    export_crosswalk,
    export_directives,
    export_duties,
)
from reader.export.page import html_page

__all__ = [
    "CROSSWALK_FORMATS",
    "DUTY_FORMATS",
    "FORMATS",
    "comparison_data",
    "export",
    "export_crosswalk",
    "export_directives",
    "export_duties",
    "html_page",
    "links_data",
]
