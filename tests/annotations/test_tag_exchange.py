"""Files of every kind, out and in again, by their endings."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reader.annotations import (
    PASSAGES,
    VOCABULARIES,
    Annotation,
    Incoming,
    Note,
    Selector,
    Tag,
    Tagbook,
    Target,
    Vocabulary,
    export_annotations,
    export_topics,
    import_annotations,
    merged,
)
from reader.errors import BadAnnotations, BadRequest
from reader.topics import load_taxonomy
from tests.drawn_tags import tagbooks

SELECTOR = Selector("a hearing", "before ", ".", 10, 19)
BOOK = Tagbook(
    Vocabulary((Tag("rights", "rights"), Tag("hearing", "fair hearing", "rights", colour="#3F5870"))),
    MappingProxyType(
        {
            "urn:uuid:1": Annotation(
                "urn:uuid:1", (Target("eo-1", SELECTOR, "2", "eo-1"),), "hearing", creators=("Ada",)
            ),
            "urn:uuid:2": Annotation(
                "urn:uuid:2", (Target("eo-1", SELECTOR), Target("eo-2", SELECTOR)), None, (Note("compare", "Ada"),)
            ),
        }
    ),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tagbooks(), st.sampled_from([*PASSAGES, *VOCABULARIES]))
def test_what_goes_out_comes_in_unchanged(tmp_path: Path, book: Tagbook, ending: str) -> None:
    assume(book.vocabulary.tags or ending != ".qdc")
    file = tmp_path / f"mine{ending}"
    export_annotations(book, file)
    found = import_annotations(file, book)
    assert (found.new_tags, merged(book, found)[0]) == ((), book)
    assert [problem for problem in found.problems if not problem.startswith("There is no")] == []
    if ending in PASSAGES:
        assert found.annotations == tuple(book.annotations.values())
    else:
        assert merged(Tagbook(), import_annotations(file, Tagbook()))[0].vocabulary == book.vocabulary


@pytest.mark.parametrize("ending", PASSAGES)
def test_the_passages_of_a_colleague_come_in_with_their_tags(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"theirs{ending}"
    export_annotations(BOOK, file)
    found = import_annotations(file, Tagbook())
    assert [tag.label for tag in found.new_tags if tag.id == "hearing"] == ["fair hearing"]
    assert any("not in your vocabulary;" in problem for problem in found.problems)
    both, report = merged(Tagbook(), found)
    assert both.annotations == BOOK.annotations
    assert report.sentence.startswith("2 passages are new; ")


@pytest.mark.parametrize("ending", PASSAGES)
def test_the_chosen_alone_are_written(tmp_path: Path, ending: str) -> None:
    export_annotations(BOOK, tmp_path / f"one{ending}", ["urn:uuid:2"])
    found = import_annotations(tmp_path / f"one{ending}", BOOK)
    assert found.annotations == (BOOK.annotations["urn:uuid:2"],)


def test_an_ending_in_capitals_is_the_same(tmp_path: Path) -> None:
    export_annotations(BOOK, tmp_path / "MINE.CSV")
    assert len(import_annotations(tmp_path / "MINE.CSV", BOOK).annotations) == 2


def test_the_place_past_the_end_of_a_text_is_told(tmp_path: Path) -> None:
    export_annotations(BOOK, tmp_path / "t.jsonld")
    found = import_annotations(tmp_path / "t.jsonld", BOOK, {"eo-1": 15})
    assert len(found.annotations) == 2
    assert found.problems == (
        "“a hearing” is said to stand at 10, past the end of eo-1; it will be looked for by its words.",
    )
    assert import_annotations(tmp_path / "t.jsonld", BOOK, {"eo-1": 19}).problems == ()


def test_one_bad_annotation_is_left_out_and_the_others_are_offered(tmp_path: Path) -> None:
    export_annotations(BOOK, tmp_path / "t.jsonld")
    whole = json.loads((tmp_path / "t.jsonld").read_text("utf-8"))
    whole["first"]["items"][0]["target"] = 7
    (tmp_path / "t.jsonld").write_text(json.dumps(whole), "utf-8")
    found = import_annotations(tmp_path / "t.jsonld", BOOK)
    assert [one.id for one in found.annotations] == ["urn:uuid:2"]
    assert len(found.problems) == 1


def test_what_another_program_says_beyond_the_model_is_told(tmp_path: Path) -> None:
    export_annotations(BOOK, tmp_path / "t.jsonld")
    whole = json.loads((tmp_path / "t.jsonld").read_text("utf-8"))
    whole["first"]["items"][0]["rights"] = "free to all"
    (tmp_path / "t.jsonld").write_text(json.dumps(whole), "utf-8")
    found = import_annotations(tmp_path / "t.jsonld", BOOK)
    assert found.annotations == tuple(BOOK.annotations.values())
    assert found.problems == ("1 annotation says more than is kept here (rights); that is left out.",)


@pytest.mark.parametrize("ending", [".ttl", ".rdf"])
def test_topics_go_out_and_come_in_as_tags(tmp_path: Path, ending: str) -> None:
    taxonomy = load_taxonomy()
    export_topics(taxonomy, tmp_path / f"topics{ending}")
    both, report = merged(BOOK, import_annotations(tmp_path / f"topics{ending}", BOOK))
    assert report.new_tags == len(taxonomy.topics)
    assert {topic.label for topic in taxonomy.topics.values()} <= {tag.label for tag in both.vocabulary.tags}


@pytest.mark.parametrize("ending", [*PASSAGES, *VOCABULARIES])
def test_a_file_cut_short_is_refused_or_gives_what_is_whole(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"t{ending}"
    export_annotations(BOOK, file)
    data = file.read_bytes()
    for length in range(1, len(data) - 2, max(1, len(data) // 60)):
        file.write_bytes(data[:length])
        found, told = taken(file)
        assert told or ending in (".csv", ".ttl")
        assert told.startswith(f"t{ending}") or not told
        assert "\n" not in told
        assert set(found.annotations) <= set(BOOK.annotations.values())
        assert told or ending == ".ttl" or found.problems or length < 300, "what is missing is told"


def taken(file: Path) -> tuple[Incoming, str]:
    """What a file offers; or nothing, and the sentence that refuses it."""
    try:
        return import_annotations(file, BOOK), ""
    except BadAnnotations as told:
        return Incoming(file.name), str(told)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("t.csv", b"", "t.csv is empty."),
        ("t.jsonld", b" \n", "t.jsonld is empty."),
        ("t.jsonld", b"{", "t.jsonld, line 1: the file is cut short or no JSON"),
        ("t.jsonld", b'{"a": "na\xefve"}', "t.jsonld is not text in UTF-8"),
        ("t.qdc", b"x" * 5_000_001, "t.qdc is larger than 5 MB, the most that is taken in."),
        ("t.csv", b"x" * 60_000_000, "t.csv is larger than 50 MB, the most that is taken in."),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadAnnotations) as told:
        import_annotations(tmp_path / name, BOOK)
    assert str(told.value).startswith(sentence)


def test_other_endings_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "tags.csv").mkdir()
    with pytest.raises(BadRequest, match=r"tags\.docx is no file of annotations or tags by its name"):
        import_annotations(tmp_path / "tags.docx", BOOK)
    with pytest.raises(BadAnnotations, match=r"none\.csv cannot be read: No such file"):
        import_annotations(tmp_path / "none.csv", BOOK)
    with pytest.raises(BadAnnotations, match=r"tags\.csv is a folder"):
        import_annotations(tmp_path / "tags.csv", BOOK)
    with pytest.raises(BadRequest, match=r"cannot be written as “\.docx”"):
        export_annotations(BOOK, tmp_path / "tags.docx")
    with pytest.raises(BadRequest, match="A codebook holds one tag at least"):
        export_annotations(Tagbook(), tmp_path / "tags.qdc")
    with pytest.raises(BadRequest, match=r"cannot be written: No such file"):
        export_annotations(BOOK, tmp_path / "nowhere" / "tags.csv")
    with pytest.raises(BadRequest, match=r"end the name of topics\.qdc with"):
        export_topics(load_taxonomy(), tmp_path / "topics.qdc")
    assert [file.name for file in tmp_path.iterdir()] == ["tags.csv"]
