"""A Comparison as a file to hand on: HTML, PDF, DOCX, slides, CSV, JSON, iCalendar; bundles; tables of its parts."""

from reader.export.bundle import file_source, gathered, library_source, write_bundle
from reader.export.bundle_format import BundleParts, BundleSource
from reader.export.bundle_reading import BundleContents, BundledOrder, read_bundle
from reader.export.bundle_taking import BundleOutcome, take_over
from reader.export.bundle_zip import is_bundle
from reader.export.citing import Quote, citation, cited, facing_quote
from reader.export.data import comparison_data, links_data
from reader.export.files import (
    CROSSWALK_FORMATS,
    DUTY_FORMATS,
    FORMATS,
    HAND_OUTS,
    export,
    export_changes,
    export_crosswalk,
    export_directives,
    export_duties,
    export_links,
    export_topics,
)
from reader.export.page import html_page
from reader.export.paper import Paper
from reader.export.printed import printed_paper
from reader.export.remarks import Remark, RemarkNote, Remarks, remarks
from reader.export.summary import Summary, summary
from reader.export.walkthrough_page import walkthrough_page
from reader.export.whole import Asked, Report

__all__ = [
    "CROSSWALK_FORMATS",
    "DUTY_FORMATS",
    "FORMATS",
    "HAND_OUTS",
    "Asked",
    "BundleContents",
    "BundleOutcome",
    "BundleParts",
    "BundleSource",
    "BundledOrder",
    "Paper",
    "Quote",
    "Remark",
    "RemarkNote",
    "Remarks",
    "Report",
    "Summary",
    "citation",
    "cited",
    "comparison_data",
    "export",
    "export_changes",
    "export_crosswalk",
    "export_directives",
    "export_duties",
    "export_links",
    "export_topics",
    "facing_quote",
    "file_source",
    "gathered",
    "html_page",
    "is_bundle",
    "library_source",
    "links_data",
    "printed_paper",
    "read_bundle",
    "remarks",
    "summary",
    "take_over",
    "walkthrough_page",
    "write_bundle",
]
