"""The vocabulary through a REFI-QDA codebook and back."""

from __future__ import annotations

import re
import uuid
import xml.etree.ElementTree as ET
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings

from reader.annotations import Tag, Tagbook, Vocabulary, merged
from reader.annotations.codebook import SPACE, from_qdc, guid_of, to_qdc
from reader.errors import BadAnnotations
from tests.drawn_tags import vocabularies

RIGHTS = Vocabulary(
    (
        Tag("rights", "rights", None, "R", 2, "#3F5870", "What the law gives.", ("entitlements",), 1),
        Tag("hearing", "fair hearing", "rights", definition="Two\nlines & <more>"),
        Tag("money", "money"),
    )
)
THEIRS = f"""<?xml version="1.0"?>
<CodeBook xmlns="{SPACE}" origin="Another program"><Codes>
  <Code guid="{{0D62985D-B147-5D01-A9B5-CAE5DCD98342}}" name="Refuge" isCodable="false" color="#abc">
    <Description>Who is taken in.</Description>
    <Code guid="1FF58B12-6F6F-4B0C-8BE5-BBDC91F55294" name="Asylum" isCodable="true" unknown="1"/>
    <Code guid="2FF58B12-6F6F-4B0C-8BE5-BBDC91F55294" name="other" isCodable="true"/>
  </Code>
  <Code guid="3FF58B12-6F6F-4B0C-8BE5-BBDC91F55294" name="Other" isCodable="true"/>
  <Code guid="4FF58B12-6F6F-4B0C-8BE5-BBDC91F55294" isCodable="true"/>
</Codes><Sets><Set guid="5FF58B12-6F6F-4B0C-8BE5-BBDC91F55294" name="later">
  <MemberCode guid="1FF58B12-6F6F-4B0C-8BE5-BBDC91F55294"/></Set></Sets></CodeBook>"""

DEEP = '<Code name="x">' * 150 + "</Code>" * 150


def without_our_additions(data: bytes) -> bytes:
    return re.sub(rb"<\?order-reader .*?\?>", b"", data)


@settings(max_examples=30)
@given(vocabularies())
def test_any_vocabulary_comes_into_an_empty_library_as_it_was(vocabulary: Vocabulary) -> None:
    found = from_qdc(to_qdc(vocabulary), "tags.qdc", Vocabulary())
    book, report = merged(Tagbook(), found)
    assert book.vocabulary == vocabulary
    assert report.new_tags == len(vocabulary.tags)


@settings(max_examples=30)
@given(vocabularies())
def test_into_its_own_library_it_changes_nothing(vocabulary: Vocabulary) -> None:
    book = Tagbook(vocabulary)
    for data in (to_qdc(vocabulary), without_our_additions(to_qdc(vocabulary))):
        found = from_qdc(data, "tags.qdc", vocabulary)
        assert found.new_tags == ()
        assert merged(book, found)[0] is book


def test_what_another_program_writes_anew_keeps_name_place_colour_and_definition() -> None:
    found = from_qdc(without_our_additions(to_qdc(RIGHTS)), "tags.qdc", Vocabulary())
    plain = [replace(tag, letter="", pattern=0, aliases=(), pinned=None) for tag in RIGHTS.tags]
    assert [replace(tag, id="", broader=None) for tag in found.tags] == [
        replace(tag, id="", broader=None) for tag in plain
    ]
    assert [tag.broader for tag in found.tags] == [None, found.tags[0].id, None]


def test_the_file_is_as_the_standard_has_it() -> None:
    data = to_qdc(RIGHTS)
    root = ET.fromstring(data)
    names = {"": SPACE}
    assert root.tag == f"{{{SPACE}}}CodeBook"
    assert root.get("origin")
    assert [child.tag for child in root] == [f"{{{SPACE}}}Codes"]
    codes = root.findall(".//Code", names)
    assert [(code.get("name"), code.get("color"), code.findtext("Description", None, names)) for code in codes] == [
        ("rights", "#3F5870", "What the law gives."),
        ("fair hearing", None, "Two\nlines & <more>"),
        ("money", None, None),
    ]
    for code in codes:
        assert set(code.attrib) <= {"guid", "name", "isCodable", "color"}
        assert code.get("isCodable") == "true"
        assert uuid.UUID(code.get("guid"))
        assert [child.tag.partition("}")[2] for child in code] in ([], ["Description"], ["Description", "Code"])
    assert data == to_qdc(RIGHTS), "the same bytes every time"


def test_a_renamed_tag_is_known_by_its_guid() -> None:
    ours = Vocabulary((Tag("rights", "what people may claim"),))
    found = from_qdc(without_our_additions(to_qdc(RIGHTS)), "tags.qdc", ours)
    assert found.tags[0].id == "rights"
    assert [tag.label for tag in found.new_tags] == ["fair hearing", "money"]
    assert guid_of("rights") == guid_of("rights") != guid_of("money")


def test_the_codebook_of_another_program_is_taken() -> None:
    found = from_qdc(THEIRS.encode(), "theirs.qdc", Vocabulary((Tag("asylum", "asylum"),)))
    assert [(tag.label, tag.broader, tag.colour) for tag in found.tags] == [
        ("Refuge", None, "#aabbcc"),
        ("Asylum", "refuge", None),
        ("other", "refuge", None),
        ("Other (2)", None, None),
    ]
    assert [tag.label for tag in found.new_tags] == ["Refuge", "other", "Other (2)"]
    assert found.problems == (
        "A code without a name is left out; those below it move up.",
        "The set “later” is left out: a tag has one place, in the tree.",
        "Two tags are called “Other”; the second comes in as “Other (2)”.",
    )


@pytest.mark.parametrize("space", ["urn:QDA-XML:codebook:1:0", "urn:QDA-XML:project:1.0", ""])
def test_the_name_spaces_that_programs_write_are_all_taken(space: str) -> None:
    found = from_qdc(THEIRS.replace(SPACE, space).encode(), "theirs.qdc", Vocabulary())
    assert [tag.label for tag in found.tags] == ["Refuge", "Asylum", "other", "Other (2)"]


def test_more_tags_than_anybody_has_are_refused() -> None:
    many = "<Code name='x'/>" * 10_001
    with pytest.raises(BadAnnotations, match="speaks of 10,001 tags; at most 10,000 are taken in"):
        from_qdc(f"<CodeBook><Codes>{many}</Codes></CodeBook>".encode(), "theirs.qdc", Vocabulary())


def test_ours_stands_where_both_say_something() -> None:
    ours = Tagbook(Vocabulary((Tag("asylum", "asylum", colour="#111111"),)), MappingProxyType({}))
    theirs = THEIRS.replace('name="Asylum"', 'name="Asylum" color="#222222"')
    book, report = merged(ours, from_qdc(theirs.encode(), "theirs.qdc", ours.vocabulary))
    assert book.vocabulary.tags[0] == ours.vocabulary.tags[0]
    assert report.new_tags == 3


def test_what_another_program_has_changed_holds() -> None:
    odd = Vocabulary((Tag("money", "mo\x07ney", definition="a\rb"),))
    assert from_qdc(to_qdc(odd), "t.qdc", Vocabulary()).tags == odd.tags
    data = to_qdc(odd).replace("mo\ufffdney".encode(), b"coins").replace(b"a\nb", b"changed")
    assert from_qdc(data, "t.qdc", Vocabulary()).tags == (Tag("money", "coins", definition="changed"),)


def test_damage_in_our_additions_costs_nothing_else() -> None:
    data = re.sub(rb'<\?order-reader \{"aliases".*?\?>', b'<?order-reader {"aliases": ?>', to_qdc(RIGHTS))
    found = from_qdc(data, "tags.qdc", RIGHTS)
    assert [tag.label for tag in found.tags] == [tag.label for tag in RIGHTS.tags]
    assert found.problems == ("What this program had added to the code “rights” is damaged and is left out.",)


def test_additions_of_a_wrong_kind_are_passed_over() -> None:
    wrong = b'<?order-reader {"aliases": 7, "pinned": 77, "pattern": "x", "id": "", "label": [], "place": -2}?>'
    data = re.sub(rb"<\?order-reader .*?\?>", wrong, to_qdc(Vocabulary((Tag("money", "money"),))))
    assert from_qdc(data, "tags.qdc", Vocabulary()).tags == (Tag("money", "money"),)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'<!DOCTYPE CodeBook [<!ENTITY a "aaaa">]><CodeBook/>', "tags.qdc declares a document type"),
        (b'<!DOCTYPE CodeBook SYSTEM "file:///etc/passwd"><CodeBook/>', "tags.qdc declares a document type"),
        (THEIRS.encode()[:300], "tags.qdc is damaged or no codebook"),
        (b"no XML", "tags.qdc is damaged or no codebook"),
        (b"<Project/>", "tags.qdc is XML, but no codebook of the REFI-QDA standard"),
        (
            f'<CodeBook xmlns="{SPACE}"><Codes>{DEEP}</Codes></CodeBook>'.encode(),
            "tags.qdc nests codes more than 100 deep",
        ),
    ],
)
def test_what_is_no_codebook_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BadAnnotations) as told:
        from_qdc(data, "tags.qdc", Vocabulary())
    assert str(told.value).startswith(sentence)
    assert "\n" not in str(told.value)


def test_a_codebook_without_codes_offers_nothing() -> None:
    found = from_qdc(to_qdc(Vocabulary()), "tags.qdc", RIGHTS)
    assert (found.tags, found.problems) == ((), ("There is no code in the file.",))
