"""Tags out of a SKOS file, ours or anybody's. Nothing is fetched, no entity is resolved, a circle is cut and told."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeGuard
from urllib.parse import unquote

from reader.annotations.incoming import Incoming, Names, fitting_field, offer, text_of, xml_words
from reader.annotations.jsonld import TAG
from reader.annotations.model import Tag, Vocabulary
from reader.annotations.skos import EXACTLY, FORMS, OWN, OWN_FIELDS, SAID_EXACTLY, TOPIC, said_aliases
from reader.errors import BadAnnotations

if TYPE_CHECKING:
    from rdflib import Graph, Literal
    from rdflib.term import Node

_BASE = "urn:order-reader:file"
_NUMBERS = ("place", "pattern", "pinned")
_FIGURES = re.compile("[0-9]{1,9}")


def from_skos(data: bytes, name: str, vocabulary: Vocabulary) -> Incoming:
    """The concepts of a SKOS file called `name` as tags, for a person with that vocabulary.

    The form is told by the ending, `.ttl` or `.rdf`. Of labels in several languages the one without a language is
    taken, else the English one, else the first; the others become other words. Raises BadAnnotations where the file
    cannot be read, or declares a document type.
    """
    return _Reading(_graph(data, name), vocabulary).incoming(name)


def _graph(data: bytes, name: str) -> Graph:
    from rdflib import Graph

    ending = PurePath(name).suffix.lower()
    if ending == ".rdf":
        _refuse_entities(data, name)
    else:
        text_of(data, name)
    graph = Graph(bind_namespaces="none")
    try:
        with _words_as_they_stand():
            graph.parse(data=data, format=FORMS.get(ending, "turtle"), publicID=_BASE)
    except Exception as error:  # rdflib raises whatever its parsers meet: syntax, keys, types, recursion
        line = f", line {error.lines + 1}" if hasattr(error, "lines") and isinstance(error.lines, int) else ""
        raise BadAnnotations(f"{name}{line}: it is cut short or no {_called(ending)}; export it again.") from None
    return graph


def _called(ending: str) -> str:
    return "RDF/XML" if ending == ".rdf" else "Turtle"


def _refuse_entities(data: bytes, name: str) -> None:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise BadAnnotations(
            f"{name} declares a document type or entities, which are not read; save it as Turtle (.ttl) instead."
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        raise BadAnnotations(f"{name} is damaged or no RDF/XML ({error}).") from None


@contextmanager
def _words_as_they_stand() -> Iterator[None]:
    """Keeps rdflib from rewriting numbers: a few bytes (`1E999999999`) would become a gigabyte of figures."""
    import rdflib

    log = logging.getLogger("rdflib.term")  # it warns of odd addresses, which here are names only
    level = log.level
    log.setLevel(logging.CRITICAL)
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before
        log.setLevel(level)


class _Reading:
    """The tags of one graph."""

    def __init__(self, graph: Graph, vocabulary: Vocabulary) -> None:
        from rdflib import RDF, SKOS

        self._graph, self._vocabulary = graph, vocabulary
        self._nodes = sorted({*graph.subjects(RDF.type, SKOS.Concept), *graph.subjects(SKOS.prefLabel, None)}, key=str)
        others = {*graph.subjects(RDF.type, SKOS.ConceptScheme), *graph.subjects(RDF.type, SKOS.Collection)}
        self._nodes = [node for node in self._nodes if node not in others]
        self._problems: list[str] = []
        self._ids: dict[Node, str] = {}

    def incoming(self, name: str) -> Incoming:
        labelled = {node: label for node in self._nodes if (label := self._label(node)) is not None}
        self._ids = {node: id_ for node in labelled if (id_ := self._told_id(node)) is not None}
        names = Names((*self._ids.values(), *(tag.id for tag in self._vocabulary.tags)))
        self._ids |= {node: names.free_id(label) for node, label in labelled.items() if node not in self._ids}
        rows = [(self._place(node), label, self._tag(node, label, labelled)) for node, label in labelled.items()]
        rows.sort(key=lambda row: (row[0], row[1], row[2].id))
        if not rows:
            self._problems.append("There is no concept in the file.")
        return offer(name, (), (tag for _, _, tag in rows), self._problems, self._vocabulary)

    def _label(self, node: Node) -> str | None:
        from rdflib import RDFS, SKOS

        label = next(iter(self._words(node, SKOS.prefLabel) or self._words(node, RDFS.label)), None)
        if label is None or not label.strip():
            self._problems.append(f"The concept {str(node)[:80]} has no label and is left out.")
            return None
        return label

    def _words(self, node: Node, predicate: Node) -> list[str]:
        """What a concept says under `predicate`: without a language first, then in English, then by language."""
        found = [(word.language or "", str(word)) for word in self._graph.objects(node, predicate) if _is_literal(word)]
        ranked = sorted(found, key=lambda said: (said[0] != "", not said[0].lower().startswith("en"), *said))
        return list(dict.fromkeys(word for _, word in ranked))

    def _told_id(self, node: Node) -> str | None:
        """The id that one of our own files gives; None in others."""
        from rdflib import SKOS

        told = str(node)
        for beginning in (TAG, TOPIC):
            if told.startswith(beginning) and (id_ := unquote(told[len(beginning) :], errors="replace")):
                return id_
        notations = (word for word in self._graph.objects(node, SKOS.notation) if _is_literal(word))
        return next((str(word) for word in notations if str(word.datatype) == f"{OWN}id" and str(word)), None)

    def _tag(self, node: Node, label: str, labelled: dict[Node, str]) -> Tag:
        from rdflib import SKOS

        others = (*self._words(node, SKOS.prefLabel), *self._words(node, SKOS.altLabel))
        told = self._words(node, SKOS.definition) or self._words(node, SKOS.scopeNote)
        own: dict[str, Any] = {name: value for name in OWN_FIELDS if (value := self._own(node, name)) is not None}
        tag = Tag(
            self._ids[node],
            label,
            self._above(node, label, labelled),
            aliases=said_aliases(others, label),
            definition=told[0] if told else "",
        )
        tag = replace(tag, **own)
        return replace(tag, **self._exactly(node, tag))

    def _above(self, node: Node, label: str, labelled: dict[Node, str]) -> str | None:
        from rdflib import SKOS

        above = {*self._graph.objects(node, SKOS.broader), *self._graph.subjects(SKOS.narrower, node)}
        known = sorted((one for one in above if one in labelled), key=str)
        if not known and above:
            self._problems.append(f"What “{label}” lies below is not in the file; it comes in at the top.")
        if len(known) > 1:
            self._problems.append(f"“{label}” lies below several; it comes in below “{labelled[known[0]]}” alone.")
        return self._ids[known[0]] if known else None

    def _place(self, node: Node) -> float:
        place = self._own(node, "place")
        return float(place) if isinstance(place, int) else float("inf")

    def _own(self, node: Node, name: str) -> str | int | tuple[str, ...] | None:
        """What stands under a name of our own, where it is as we write it; else None."""
        from rdflib import URIRef

        for word in self._graph.objects(node, URIRef(OWN + name)):
            said = str(word)
            fitting = fitting_field(name, int(said) if name in _NUMBERS and _FIGURES.fullmatch(said) else said)
            if fitting is not None:
                return fitting
        return None

    def _exactly(self, node: Node, tag: Tag) -> dict[str, Any]:
        """What stands there to the letter; a field that another program has changed since is left as it is now."""
        from rdflib import URIRef

        told = next(iter(self._graph.objects(node, URIRef(OWN + EXACTLY))), None)
        try:
            found = json.loads(str(told)) if told is not None else {}
        except (ValueError, RecursionError):
            return {}
        said = found.items() if isinstance(found, dict) else ()
        fitting = {name: fitting_field(name, value) for name, value in said if name in SAID_EXACTLY}
        return {name: value for name, value in fitting.items() if _said(value, tag) == getattr(tag, name)}


def _said(value: object, tag: Tag) -> object:
    """`value` as the triples say it."""
    if isinstance(value, tuple):
        return said_aliases(value, tag.label)
    return xml_words(value) if isinstance(value, str) else value


def _is_literal(word: Node) -> TypeGuard[Literal]:
    from rdflib import Literal

    return isinstance(word, Literal)
