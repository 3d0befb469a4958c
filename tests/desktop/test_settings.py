"""Settings come back; a damaged file is ignored and kept."""

from __future__ import annotations

import json

import pytest

from reader.desktop.settings import Settings, load_settings, save_settings, settings_file


def test_settings_come_back_as_they_were_saved(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    kept = Settings(
        left="eo-1", right="eo-2", places=(12.5, 40.0), topics=("parole", "removal"), theme="dark", zoom=130,
        follow=False, redline=True, right_tab=2, dock_widths=(200, 240),
        window=(5, 6, 1200, 800), step_kind="only left",
    )  # fmt: skip
    save_settings(path, kept)
    assert load_settings(path) == kept


def test_without_a_file_everything_is_as_at_the_first_start(tmp_path):
    assert load_settings(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("text", ["{", "[]", "\x00", '"theme"'])
def test_a_damaged_file_is_ignored_and_kept_beside(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, "utf-8")
    assert load_settings(path) == Settings()
    assert (tmp_path / "settings.json.bak").read_text("utf-8") == text
    assert not path.exists()


def test_bytes_that_are_no_text_are_ignored_and_kept(tmp_path):
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff\xfe\x00")
    assert load_settings(path) == Settings()
    assert (tmp_path / "settings.json.bak").is_file()


def test_a_value_that_makes_no_sense_takes_its_default_and_the_others_stay(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({
        "theme": "purple", "zoom": 9000, "follow": "yes", "places": [1, "a"], "dock_widths": [1, 2, 3],
        "topics": ["parole", 3], "left": "eo-14010", "unknown": 1, "right_tab": True,
    }), "utf-8")  # fmt: skip
    assert load_settings(path) == Settings(left="eo-14010", zoom=250)


def test_saving_leaves_no_half_written_file(tmp_path):
    path = tmp_path / "settings.json"
    save_settings(path, Settings())
    save_settings(path, Settings(zoom=80))
    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]


def test_settings_lie_in_the_persons_settings_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_file().name == "settings.json"
    assert "order-reader" in settings_file().parts
