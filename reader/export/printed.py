"""What is to be printed of a comparison, as a document: the comparison itself, or a walkthrough's hand-out."""

from __future__ import annotations

from collections.abc import Mapping

from reader.comparison import Comparison
from reader.export.comparison_paper import comparison_paper
from reader.export.paper import Paper
from reader.export.remarks import Remarks
from reader.export.walkthrough_page import walkthrough_paper
from reader.walkthroughs import Walkthrough


def printed_paper(
    comparison: Comparison,
    *,
    slots: Mapping[str, int] | None = None,
    walkthrough: Walkthrough | None = None,
    notes: Remarks | None = None,
    editions: tuple[str, str] = ("", ""),
) -> Paper:
    """The document; its arguments are those of `reader.export.html_page`. Pure; for any thread."""
    if walkthrough is not None:
        return walkthrough_paper(walkthrough, comparison, slots=slots, editions=editions)
    return comparison_paper(comparison, slots=slots, notes=notes)
