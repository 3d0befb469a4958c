from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from reader.errors import BadTaxonomy
from reader.topics import Taxonomy, load_taxonomy, refreshed

IMMIGRATION = (
    *("migration-protection-protocols", "expedited-removal", "catch-and-release", "parole", "physical-barrier"),
    *("federal-state-agreements", "sanctuary-jurisdictions", "asylum-processing", "credible-fear", "removal"),
    *("unaccompanied-children", "prosecution", "personnel-hiring", "refugee-resettlement", "cbp-one", "dna-testing"),
    *("asylum-cooperative-agreements", "central-american-minors", "victims-office", "root-causes-strategy"),
)

AT_LARGE = (
    *("classified-information", "federal-workforce", "schedule-f", "labor-relations", "regulation", "cost-benefit"),
    *("procurement", "contractor-wages", "sustainability", "energy", "climate", "artificial-intelligence"),
    *("critical-minerals", "tribal-consultation", "federalism", "sanctions", "national-emergency", "trade", "tariffs"),
    *("supply-chains", "health-care", "drug-prices", "pandemic", "education", "student-aid", "civil-rights", "gender"),
    *("diversity-programs", "religion", "elections", "census", "cybersecurity", "space", "critical-infrastructure"),
    *("courts", "policing", "crime", "veterans", "housing", "agriculture", "oceans-fisheries", "forests-wildfire"),
    *("public-lands", "arts-culture", "advisory-bodies", "succession", "pay-rates", "office-closings"),
    *("emergency-boards", "intelligence", "military-justice", "continuity", "export-controls", "foreign-investment"),
    *("international-organizations", "refugee-resettlement"),
)
SHARED: frozenset[str] = frozenset()

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


def test_the_shipped_taxonomy_has_the_topics_of_immigration_and_those_of_orders_at_large(shipped: Taxonomy) -> None:
    assert set(IMMIGRATION) <= set(shipped.topics)
    assert set(AT_LARGE) <= set(shipped.topics)
    assert len(shipped.topics) >= 85


def test_immigration_stands_first_and_each_set_in_one_piece(shipped: Taxonomy) -> None:
    sets = [topic.set for topic in shipped.topics.values()]
    assert sets[0] == "Immigration"
    assert len([here for before, here in pairwise(["", *sets]) if here != before]) == len(set(sets))


def test_no_wording_belongs_to_two_topics_unless_one_is_broader_or_related(shipped: Taxonomy) -> None:
    owner: dict[str, str] = {}
    for topic in shipped.topics.values():
        for wording in (topic.label, *topic.alternatives):
            first = shipped.topics[owner.setdefault(wording.casefold(), topic.id)]
            near = {*topic.broader, *topic.related, *first.broader, *first.related, first.id, topic.id}
            assert first.id == topic.id or {first.id, topic.id} <= near or wording.casefold() in SHARED, (
                wording,
                first.id,
                topic.id,
            )


def test_every_shipped_topic_says_what_it_is_in_a_note_and_has_a_short_label(shipped: Taxonomy) -> None:
    for topic in shipped.topics.values():
        assert topic.note, topic.id
        assert 0 < len(topic.short) <= 14, topic.id
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
        (GOOD + "    patterns: ['(a+)+b']\n", 8, "repeats a repeat"),
        (GOOD + "    patterns: ['(?:\\w+ )*x']\n", 8, "repeats a repeat"),
        (GOOD + "    disabled: perhaps\n", 8, "“true” or “false”"),
        (GOOD.replace("label: Hedges", "label: Hedges\n    extends: true"), 3, "extends a topic"),
        (GOOD + "    acronyms: ['--']\n", 8, "empty wording"),
        (GOOD + f"    exclusions: ['{'x' * 600}']\n", 8, "longer than"),
        (GOOD + "    signals:\n" + "".join(f"      - law {i}\n" for i in range(10_000)), 1007, "more than 1,000"),
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


OWN = """\
set: My gardens
topics:
  - id: hedges
    label: Green walls
    alternatives: [quickset]
"""


def _two_folders(tmp_path: Path, own: str) -> tuple[Path, Path]:
    shipped, mine = tmp_path / "shipped", tmp_path / "mine"
    shipped.mkdir()
    mine.mkdir()
    ponds = "  - id: ponds\n    label: Ponds\n    related: [hedges]\n"
    return _folder(shipped, GOOD + ponds), _folder(mine, own, "own.yaml")


def test_a_later_folder_takes_the_place_of_a_topic_where_it_stood(tmp_path: Path) -> None:
    read = load_taxonomy(*_two_folders(tmp_path, OWN))
    assert list(read.topics) == ["hedges", "ponds"]
    assert (read.topics["hedges"].label, read.topics["hedges"].set) == ("Green walls", "My gardens")
    assert read.topics["hedges"].alternatives == ("quickset",)


def test_a_later_folder_can_add_to_a_topic(tmp_path: Path) -> None:
    own = "topics:\n  - id: hedges\n    extends: true\n    alternatives: [quickset, box hedge]\n"
    topic = load_taxonomy(*_two_folders(tmp_path, own)).topics["hedges"]
    assert topic.alternatives == ("box hedge", "trim~ hedges", "quickset")
    assert (topic.label, topic.set) == ("Hedges", "Gardens")


def test_a_later_folder_can_switch_a_topic_off_though_others_name_it(tmp_path: Path) -> None:
    read = load_taxonomy(*_two_folders(tmp_path, "topics:\n  - id: hedges\n    disabled: true\n"))
    assert list(read.topics) == ["ponds"]


def test_a_later_folder_need_not_exist(tmp_path: Path) -> None:
    assert list(load_taxonomy(_folder(tmp_path, GOOD), tmp_path / "nowhere").topics) == ["hedges"]


def test_folders_that_hold_too_many_wordings_together_are_refused(tmp_path: Path) -> None:
    many = "".join(
        f"  - id: t{i}\n    label: T{i}\n    alternatives: [{', '.join(f'w{i} {j}' for j in range(900))}]\n"
        for i in range(12)
    )
    with pytest.raises(BadTaxonomy, match="wordings; remove some"):
        load_taxonomy(_folder(tmp_path, GOOD + many))


def test_the_last_good_taxonomy_stays_in_force(tmp_path: Path) -> None:
    shipped, mine = _two_folders(tmp_path, OWN)
    first = refreshed(Taxonomy({}), shipped, mine)
    assert first.complaint is None
    _folder(mine, OWN + "    broader: [nothing]\n", "own.yaml")
    second = refreshed(first.taxonomy, shipped, mine)
    assert second.taxonomy is first.taxonomy
    assert second.complaint is not None
    assert f"{mine / 'own.yaml'}:3:" in second.complaint
