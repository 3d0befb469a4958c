from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import BadTaxonomy
from reader.topics import Taxonomy, load_taxonomy

IMMIGRATION = (
    *("migration-protection-protocols", "expedited-removal", "catch-and-release", "parole", "physical-barrier"),
    *("federal-state-agreements", "sanctuary-jurisdictions", "asylum-processing", "credible-fear", "removal"),
    *("unaccompanied-children", "prosecution", "personnel-hiring", "refugee-resettlement", "cbp-one", "dna-testing"),
    *("asylum-cooperative-agreements", "central-american-minors", "victims-office", "root-causes-strategy"),
)

GOOD = """\
set: Gardens
topics:
  - id: hedges
    label: Hedges
    short: Hedge
    alternatives: [box hedge, trim~ hedges]
    note: Rows of shrubs.
"""


def _folder(tmp_path: Path, text: str, name: str = "gardens.yaml") -> Path:
    (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_the_shipped_taxonomy_has_the_topics_of_immigration_and_at_least_a_dozen_others(shipped: Taxonomy) -> None:
    assert set(IMMIGRATION) <= set(shipped.topics)
    assert sum(topic.set != "Immigration" for topic in shipped.topics.values()) >= 12


def test_every_shipped_topic_says_what_it_is_in_a_note_and_has_a_short_label(shipped: Taxonomy) -> None:
    for topic in shipped.topics.values():
        assert topic.note, topic.id
        assert 0 < len(topic.short) <= 16, topic.id
        assert topic.set


def test_topics_stand_in_the_order_of_their_file(tmp_path: Path) -> None:
    text = GOOD + "  - id: arbors\n    label: Arbors\n"
    assert list(load_taxonomy(_folder(tmp_path, text)).topics) == ["hedges", "arbors"]


def test_a_topic_is_read_whole(tmp_path: Path) -> None:
    topic = load_taxonomy(_folder(tmp_path, GOOD)).topics["hedges"]
    assert (topic.label, topic.short, topic.set, topic.note) == ("Hedges", "Hedge", "Gardens", "Rows of shrubs.")
    assert topic.alternatives == ("box hedge", "trim~ hedges")


def test_several_folders_make_one_taxonomy(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    _folder(one, GOOD)
    _folder(two, GOOD.replace("hedges", "ponds").replace("Hedges", "Ponds"))
    assert set(load_taxonomy(one, two).topics) == {"hedges", "ponds"}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (GOOD + "  - id: hedges\n    label: More hedges\n", 8, "described twice"),
        (GOOD + "    colour: green\n", 8, "unknown"),
        (GOOD + "    broader: [gardens]\n", 3, "no file describes"),
        (GOOD + "    patterns: ['(unclosed']\n", 8, "does not compile"),
        (GOOD + "    patterns: ['x*']\n", 8, "matches nothing"),
        (GOOD + "    acronyms: ['']\n", 8, "empty wording"),
        (GOOD + "    signals: one\n", 8, "a list is expected"),
        (GOOD.replace("label: Hedges", "label: [Hedges]"), 4, "one piece of text"),
        (GOOD.replace("    label: Hedges\n", ""), 3, "no “label”"),
        (GOOD.replace("id: hedges", "id: Big Hedges"), 3, "lower-case"),
        ("set: Gardens\n", 1, "no list “topics”"),
        ("topics: {hedges: 1}\n", 1, "must be a list"),
        ("topics:\n  - id: [\n", 3, "not YAML"),
        ("", 1, "empty"),
        ("- hedges\n", 1, "key: value"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence_that_names_file_and_line(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    with pytest.raises(BadTaxonomy, match=says) as caught:
        load_taxonomy(_folder(tmp_path, text))
    assert f"{tmp_path / 'gardens.yaml'}:{line}:" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_topics_that_are_broader_than_one_another_are_refused(tmp_path: Path) -> None:
    text = GOOD + "    broader: [plants]\n  - id: plants\n    label: Plants\n    broader: [hedges]\n"
    with pytest.raises(BadTaxonomy, match="broader than itself"):
        load_taxonomy(_folder(tmp_path, text))


def test_a_python_tag_in_a_file_builds_nothing(tmp_path: Path) -> None:
    marker = tmp_path / "made"
    text = f"topics:\n  - id: x\n    label: !!python/object/apply:pathlib.Path.touch ['{marker}']\n"
    with pytest.raises(BadTaxonomy):
        load_taxonomy(_folder(tmp_path, text))
    assert not marker.exists()


def test_a_missing_folder_and_a_file_that_is_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTaxonomy, match="no such folder"):
        load_taxonomy(tmp_path / "nowhere")
    (tmp_path / "noise.yaml").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(BadTaxonomy, match=r"noise\.yaml:1"):
        load_taxonomy(tmp_path)


def test_importing_the_room_reads_no_file_and_no_yaml() -> None:
    code = "import sys, reader.topics; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0
