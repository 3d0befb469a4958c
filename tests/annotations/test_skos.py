"""The vocabulary and the topics through SKOS and back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotations import Tag, Tagbook, Vocabulary, merged
from reader.annotations.skos import taxonomy_to_skos, to_skos
from reader.annotations.skos_reading import from_skos
from reader.errors import BadAnnotations
from reader.topics import load_taxonomy
from tests.drawn_tags import vocabularies

REPO = Path(__file__).resolve().parents[2]
ENDINGS = (".ttl", ".rdf")
RIGHTS = Vocabulary(
    (
        Tag("rights", "rights", None, "R", 2, "#3F5870", "What the law gives.", ("entitlements", "claims"), 1),
        Tag("hearing", "fair hearing", "rights"),
    )
)
HEAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <http://thesaurus.example/> .
"""


def read(text: str, vocabulary: Vocabulary | None = None):
    return from_skos((HEAD + text).encode(), "theirs.ttl", vocabulary or Vocabulary())


@settings(max_examples=30, deadline=None)
@given(vocabularies(), st.sampled_from(ENDINGS))
def test_any_vocabulary_comes_back_as_it_was(vocabulary: Vocabulary, ending: str) -> None:
    data = to_skos(vocabulary, ending)
    book, _ = merged(Tagbook(), from_skos(data, f"tags{ending}", Vocabulary()))
    assert book.vocabulary == vocabulary
    own = Tagbook(vocabulary)
    assert merged(own, from_skos(data, f"tags{ending}", vocabulary))[0] is own


def test_the_same_vocabulary_gives_the_same_bytes() -> None:
    told = (
        "from reader.annotations.skos import taxonomy_to_skos; from reader.topics import load_taxonomy; import hashlib;"
        "print(*(hashlib.sha256(taxonomy_to_skos(load_taxonomy(), it)).hexdigest() for it in ('.ttl', '.rdf')))"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", told], env={**os.environ, "PYTHONHASHSEED": seed}, cwd=REPO, check=True,
            capture_output=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(sums) == 1


def test_the_file_is_as_skos_has_it() -> None:
    from rdflib import RDF, SKOS, Graph, Literal, URIRef

    graph = Graph().parse(data=to_skos(RIGHTS, ".ttl"), format="turtle")
    rights, hearing = URIRef("urn:order-reader:tag:rights"), URIRef("urn:order-reader:tag:hearing")
    scheme = URIRef("urn:order-reader:vocabulary")
    for said in (
        (scheme, RDF.type, SKOS.ConceptScheme),
        (scheme, SKOS.hasTopConcept, rights),
        (rights, SKOS.topConceptOf, scheme),
        (rights, SKOS.prefLabel, Literal("rights")),
        (rights, SKOS.altLabel, Literal("claims")),
        (rights, SKOS.definition, Literal("What the law gives.")),
        (rights, SKOS.narrower, hearing),
        (hearing, SKOS.broader, rights),
        (hearing, SKOS.inScheme, scheme),
        (hearing, SKOS.notation, Literal("hearing", datatype=URIRef("urn:order-reader:ns:id"))),
    ):
        assert said in graph


@pytest.mark.parametrize("ending", ENDINGS)
def test_topics_go_out_and_come_back_as_tags(ending: str) -> None:
    taxonomy = load_taxonomy()
    found = from_skos(taxonomy_to_skos(taxonomy, ending), f"topics{ending}", Vocabulary())
    tags = {tag.id: tag for tag in found.tags}
    assert set(tags) == set(taxonomy.topics)
    for topic in taxonomy.topics.values():
        tag = tags[topic.id]
        assert (tag.label, tag.definition) == (topic.label, topic.note)
        assert set(topic.acronyms) - {topic.label} <= set(tag.aliases)
        assert tag.broader in (*topic.broader, None)
    assert [problem for problem in found.problems if "comes in below" not in problem] == []


def test_a_thesaurus_of_others_is_taken() -> None:
    found = read(
        """:a a skos:Concept ; skos:prefLabel "Recht"@de, "Rights"@en ; skos:narrower :b ; skos:scopeNote "Wide."@en .
        :b a skos:Concept ; skos:prefLabel "Hearing" ; skos:altLabel "trial", "day in court" .
        :c a skos:Concept ; skos:prefLabel "Asylum" ; skos:broader :a, :b ."""
    )
    assert found.tags == (
        Tag("asylum", "Asylum", "rights"),
        Tag("hearing", "Hearing", "rights", aliases=("day in court", "trial")),
        Tag("rights", "Rights", aliases=("Recht",), definition="Wide."),
    )
    assert found.problems == ("“Asylum” lies below several; it comes in below “Rights” alone.",)


def test_bad_parts_are_told_and_the_rest_is_offered() -> None:
    found = read(
        """:a a skos:Concept ; skos:prefLabel "a" ; skos:broader :b .
        :b a skos:Concept ; skos:prefLabel "b" ; skos:broader :a .
        :c a skos:Concept .
        :d a skos:Concept ; skos:prefLabel "d" ; skos:broader :gone .
        :e a skos:Concept ; skos:prefLabel "d" ."""
    )
    assert [(tag.label, tag.broader) for tag in found.tags] == [("a", None), ("b", "a"), ("d", None), ("d (2)", None)]
    assert found.problems == (
        "The concept http://thesaurus.example/c has no label and is left out.",
        "What “d” lies below is not in the file; it comes in at the top.",
        "Two tags are called “d”; the second comes in as “d (2)”.",
        "The tag “a” lies below itself; it comes in at the top.",
    )


def test_an_id_of_ours_is_not_given_to_another() -> None:
    found = read(
        """:a a skos:Concept ; skos:prefLabel "Money" .
        <urn:order-reader:tag:money> a skos:Concept ; skos:prefLabel "coins" ."""
    )
    assert {(tag.id, tag.label) for tag in found.tags} == {("money-2", "Money"), ("money", "coins")}


def test_what_another_program_has_changed_holds() -> None:
    data = to_skos(RIGHTS, ".ttl").replace(b'"claims"', b'"titles"')
    tag = from_skos(data.replace(b'skos:prefLabel "rights"', b'skos:prefLabel "freedoms"'), "t.ttl", Vocabulary()).tags[
        0
    ]
    assert (tag.label, tag.aliases) == ("freedoms", ("entitlements", "titles"))


def test_a_number_of_few_bytes_stays_one() -> None:
    text = ':a a skos:Concept ; skos:prefLabel "1E99999999"^^<http://www.w3.org/2001/XMLSchema#decimal> .'
    assert read(text).tags[0].label == "1E99999999"


def test_nothing_is_fetched() -> None:
    found = read(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> . <http://elsewhere.example/x> owl:imports <http://y.example/> ."
        ':a a skos:Concept ; skos:prefLabel "a" ; skos:inScheme <http://elsewhere.example/x> .'
    )
    assert [tag.label for tag in found.tags] == ["a"]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("t.ttl", to_skos(RIGHTS, ".ttl")[:-40], "t.ttl, line "),
        ("t.ttl", b"<a> <b> " + b"[ <c> " * 5000, "t.ttl"),
        ("t.ttl", b"\xff\xfe", "t.ttl is not written in UTF-8"),
        ("t.ttl", b"  ", "t.ttl is empty"),
        ("t.rdf", to_skos(RIGHTS, ".rdf")[:-40], "t.rdf is damaged or no RDF/XML"),
        (
            "t.rdf",
            b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>',
            "t.rdf declares a document type",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(BadAnnotations) as told:
        from_skos(data, name, Vocabulary())
    assert str(told.value).startswith(sentence)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "data", [b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', b"<notes>words</notes>"]
)
def test_xml_that_says_nothing_of_concepts_offers_nothing(data: bytes) -> None:
    found = from_skos(data, "t.rdf", Vocabulary())
    assert (found.tags, found.problems) == ((), ("There is no concept in the file.",))
