"""The vocabulary, and the topics, as SKOS; and tags out of any SKOS file (Turtle or RDF/XML, by rdflib).

Source: SKOS Simple Knowledge Organization System Reference, W3C Recommendation of 18 August 2009. What SKOS has no word
for stands under `urn:order-reader:ns:` (colour, letter, pattern, key, place). Nothing is ever fetched: a file's own
addresses are names only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reader.annotations.incoming import xml_words
from reader.annotations.jsonld import EXTENSION, TAG, iri_part
from reader.annotations.model import Tag, Vocabulary
from reader.topics import Taxonomy, Topic

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

OWN = EXTENSION["reader"]
TOPIC = "urn:order-reader:topic:"
SCHEME = "urn:order-reader:vocabulary"
TOPIC_SCHEME = "urn:order-reader:topics"
SET = "urn:order-reader:topics:set:"
OWN_FIELDS = ("colour", "letter", "pattern", "pinned")
"""Fields of a Tag that stand under names of our own."""
EXACTLY = "exactly"
"""Under this name, as JSON: fields that the triples would not give back to the letter (the order of other words)."""
SAID_EXACTLY = ("label", "definition", "letter", "colour", "aliases")
"""The fields that may stand so."""
FORMS = {".ttl": "turtle", ".rdf": "xml"}
"""What rdflib calls the form of a file, by its ending."""


def to_skos(vocabulary: Vocabulary, ending: str) -> bytes:
    """The whole vocabulary as a concept scheme, as `.ttl` or `.rdf`; the same one gives the same bytes."""
    graph, scheme = _graph(SCHEME, "Tags")
    known = {tag.id for tag in vocabulary.tags}
    for place, tag in enumerate(vocabulary.tags):
        _add_tag(graph, scheme, tag, place, known)
    return _serialized(graph, ending)


def taxonomy_to_skos(taxonomy: Taxonomy, ending: str) -> bytes:
    """The topics as a concept scheme: names, other wordings, what belongs to each, and what lies below what.

    Wordings that light a topic only in passing are hidden labels; patterns, citations and what is excluded, which are
    no names, stand under names of our own. The sets of the topic files are collections.
    """
    graph, scheme = _graph(TOPIC_SCHEME, "Topics")
    for topic in taxonomy.topics.values():
        _add_topic(graph, scheme, topic, taxonomy)
    return _serialized(graph, ending)


def _graph(scheme: str, title: str) -> tuple[Graph, URIRef]:
    from rdflib import RDF, SKOS, Graph, Literal, URIRef

    graph = Graph(store="SimpleMemory", bind_namespaces="none")  # this store keeps the order of saying
    graph.bind("rdf", RDF)
    graph.bind("skos", SKOS)
    graph.bind("reader", OWN)
    root = URIRef(scheme)
    graph.add((root, RDF.type, SKOS.ConceptScheme))
    graph.add((root, SKOS.prefLabel, Literal(title)))
    return graph, root


def _add_tag(graph: Graph, scheme: URIRef, tag: Tag, place: int, known: set[str]) -> None:
    from rdflib import RDF, SKOS, Literal, URIRef

    node, label = _tag_node(tag.id), xml_words(tag.label)
    graph.add((node, RDF.type, SKOS.Concept))
    graph.add((node, SKOS.inScheme, scheme))
    graph.add((node, SKOS.prefLabel, Literal(label)))
    graph.add((node, SKOS.notation, Literal(xml_words(tag.id), datatype=URIRef(OWN + "id"))))
    for alias in said_aliases(tag.aliases, label):
        graph.add((node, SKOS.altLabel, Literal(alias)))
    if tag.definition:
        graph.add((node, SKOS.definition, Literal(xml_words(tag.definition))))
    _put_below(graph, scheme, node, [_tag_node(tag.broader)] if tag.broader in known and tag.broader else [])
    for name, value in _own(tag, place).items():
        graph.add((node, URIRef(OWN + name), Literal(value)))


def said_aliases(aliases: Iterable[str], label: str) -> tuple[str, ...]:
    """Other words of a tag as a set of altLabels gives them: each once, in order, none of them the label."""
    return tuple(sorted({xml_words(alias) for alias in aliases} - {label, ""}))


def _own(tag: Tag, place: int) -> dict[str, Any]:
    """What stands under names of our own."""
    plain = Tag(tag.id, "")
    own: dict[str, Any] = {"place": place}
    own |= {name: value for name in OWN_FIELDS if (value := getattr(tag, name)) != getattr(plain, name)}
    own = {name: xml_words(value) if isinstance(value, str) else value for name, value in own.items()}
    given = {
        "label": xml_words(tag.label),
        "definition": xml_words(tag.definition),
        "letter": xml_words(tag.letter),
        "colour": xml_words(tag.colour) if tag.colour else tag.colour,
        "aliases": said_aliases(tag.aliases, xml_words(tag.label)),
    }
    names = [name for name in SAID_EXACTLY if given[name] != getattr(tag, name)]
    if names:
        own[EXACTLY] = json.dumps({name: getattr(tag, name) for name in names}, sort_keys=True)
    return own


def _add_topic(graph: Graph, scheme: URIRef, topic: Topic, taxonomy: Taxonomy) -> None:
    from rdflib import RDF, SKOS, Literal, URIRef

    node = _topic_node(topic.id)
    graph.add((node, RDF.type, SKOS.Concept))
    graph.add((node, SKOS.inScheme, scheme))
    graph.add((node, SKOS.prefLabel, Literal(topic.label)))
    names = {_plain(word) for word in (topic.short, *topic.alternatives, *topic.acronyms)} - {topic.label, ""}
    hidden = {_plain(word) for word in topic.passing} - names - {topic.label, ""}
    if topic.note:
        graph.add((node, SKOS.definition, Literal(topic.note)))
    said = [(SKOS.altLabel, names), (SKOS.hiddenLabel, hidden), (URIRef(OWN + "wordingPattern"), topic.patterns)]
    said += [(URIRef(OWN + "signal"), topic.signals), (URIRef(OWN + "exclusion"), topic.exclusions)]
    for predicate, words in said:
        for word in sorted(words):
            graph.add((node, predicate, Literal(word)))
    _put_below(graph, scheme, node, [_topic_node(one) for one in topic.broader if one in taxonomy.topics])
    for one in topic.related:
        if one in taxonomy.topics:
            graph.add((node, SKOS.related, _topic_node(one)))
    if topic.set:
        collection = URIRef(SET + iri_part(topic.set))
        graph.add((collection, RDF.type, SKOS.Collection))
        graph.add((collection, SKOS.prefLabel, Literal(topic.set)))
        graph.add((collection, SKOS.member, node))


def _put_below(graph: Graph, scheme: URIRef, node: URIRef, above: list[URIRef]) -> None:
    from rdflib import SKOS

    for one in above:
        graph.add((node, SKOS.broader, one))
        graph.add((one, SKOS.narrower, node))
    if not above:
        graph.add((node, SKOS.topConceptOf, scheme))
        graph.add((scheme, SKOS.hasTopConcept, node))


def _plain(wording: str) -> str:
    """A wording without the sign that marks its verbs."""
    return " ".join(word.removesuffix("~") for word in wording.split())


def _tag_node(tag: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(TAG + iri_part(tag))


def _topic_node(topic: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(TOPIC + iri_part(topic))


def _serialized(graph: Graph, ending: str) -> bytes:
    data: bytes = graph.serialize(format=FORMS[ending], encoding="utf-8")
    return data
