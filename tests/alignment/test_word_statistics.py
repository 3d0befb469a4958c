"""The script that counts words for the shipped table."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

from reader.alignment.words import stem, word_statistics

TOOL = Path(__file__).resolve().parents[2] / "tools" / "word_statistics.py"


def test_it_counts_paragraphs_not_words_and_leaves_figures_out():
    counted = runpy.run_path(str(TOOL))["counted"]
    counts = counted(["Bells and bells in 1925.", "A bell.", "Fog."])
    assert counts["*"] == 3
    assert counts[stem("bell")] == 2
    assert "1925" not in counts


def test_its_table_can_be_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "eo-91234.md").write_text(
        "# Harbours\n\nSection 1. Bells. Ring the bells.\n\nSec. 2. Fog. Mind the fog.\n"
    )
    table = tmp_path / "table.csv"
    monkeypatch.setattr(sys, "argv", ["word_statistics.py", str(tmp_path), "--out", str(table), "--floor", "1"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(TOOL), run_name="__main__")
    assert stopped.value.code == 0
    statistics = word_statistics(table)
    assert statistics.paragraphs >= 2
    assert statistics.frequencies[stem("fog")] == 1
