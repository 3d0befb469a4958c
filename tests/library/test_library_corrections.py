"""Corrections are kept beside the source, laid over it whenever it is read, and taken away without a trace."""

from __future__ import annotations

from library_orders import TAXONOMY, order_file, tree

from reader.documents import Edition
from reader.library import Library
from reader.structure import Correction, Mend, anchored, outline


def _anchor(library, words):
    order = library.order("eo-30001")
    return anchored(order, order.text.index(words))


def test_a_correction_is_laid_over_the_order_and_the_source_is_not_touched(ferries: Library):
    before = ferries.source("eo-30001").read_bytes()
    assert "2(b)" in outline(ferries.order("eo-30001")).labels
    fixed = ferries.correct("eo-30001", [Correction(Mend.TEXT, _anchor(ferries, "(b) A child"))])
    assert "2(b)" not in outline(fixed).labels
    again = Library(ferries.folder, TAXONOMY)
    assert again.order("eo-30001").text == fixed.text
    assert "2(b)" not in outline(again.order("eo-30001")).labels
    assert ferries.source("eo-30001").read_bytes() == before


def test_without_corrections_all_is_as_it_was(ferries: Library):
    folder = ferries.folder / "orders" / "eo-30001"
    files, order, entry = tree(folder), ferries.order("eo-30001"), ferries.entry("eo-30001")
    ferries.correct("eo-30001", [Correction(Mend.FACT, None, "Another Title", "title")])
    assert ferries.entry("eo-30001").title == "Another Title"
    ferries.correct("eo-30001", [])
    assert tree(folder) == files
    assert (ferries.order("eo-30001"), ferries.entry("eo-30001")) == (order, entry)


def test_a_fact_given_by_hand_is_listed_and_kept_by_another_library_object(ferries: Library):
    facts = [Correction(Mend.FACT, None, "official", "edition"), Correction(Mend.FACT, None, "2020-01-02", "date")]
    ferries.correct("eo-30001", facts)
    entry = Library(ferries.folder, TAXONOMY).entry("eo-30001")
    assert (entry.edition, str(entry.date)) == (Edition.OFFICIAL, "2020-01-02")
    (ferries.folder / "library.json").unlink()
    assert Library(ferries.folder, TAXONOMY).entry("eo-30001") == entry
    assert Library(ferries.folder, TAXONOMY).corrections("eo-30001") == tuple(facts)


def test_importing_the_same_file_again_keeps_the_corrections(ferries: Library, tmp_path):
    ferries.correct("eo-30001", [Correction(Mend.SET_ASIDE, _anchor(ferries, "(b) A child"))])
    ferries.import_paths([order_file(tmp_path / "again", "ferries.md")])
    assert "A child" not in ferries.order("eo-30001").text
    assert any("A child" in piece.text for piece in ferries.order("eo-30001").set_aside)


def test_a_damaged_file_of_corrections_is_told_and_the_order_still_opens(ferries: Library):
    (ferries.folder / "orders" / "eo-30001" / "corrections.yaml").write_text("corrections: [", "utf-8")
    order = ferries.order("eo-30001")
    assert "A child" in order.text
    assert any("corrections.yaml" in warning for warning in order.warnings)


def test_what_was_mended_is_found_by_the_search(ferries: Library):
    order = ferries.order("eo-30001")
    assert order.text
    ferries.correct("eo-30001", [Correction(Mend.SET_ASIDE, _anchor(ferries, "(b) A child"))])
    assert not ferries.search("child").hits
    ferries.correct("eo-30001", [])
    assert ferries.search("child").hits
