"""Annotations and vocabulary to and from files of other programs, by the file's ending. Reading changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from reader.annotations.codebook import from_qdc, to_qdc
from reader.annotations.csv_file import to_csv
from reader.annotations.csv_reading import from_csv
from reader.annotations.incoming import MOST_BYTES, Incoming, offer, told_new
from reader.annotations.jsonld import to_jsonld
from reader.annotations.jsonld_reading import Parsed, from_jsonld
from reader.annotations.model import Annotation, Tag, Tagbook, Vocabulary
from reader.annotations.skos import taxonomy_to_skos, to_skos
from reader.annotations.skos_reading import from_skos
from reader.errors import BadAnnotations, BadRequest, why
from reader.topics import Taxonomy
from reader.writing import write_file

PASSAGES = {".jsonld": "Web Annotation (JSON-LD)", ".csv": "Table (CSV)"}
"""Endings of files that hold passages, with what to call them."""
VOCABULARIES = {".qdc": "REFI-QDA codebook", ".ttl": "SKOS (Turtle)", ".rdf": "SKOS (RDF/XML)"}
"""Endings of files that hold a vocabulary."""
_MOST_BYTES_OF_TAGS = 5_000_000


def export_annotations(book: Tagbook, file: Path, ids: Iterable[str] | None = None) -> None:
    """Writes what a person has to `file`, in the form its ending names: passages, or the vocabulary.

    `ids` are those of the annotations to be written, all where None; a vocabulary is always written whole. Raises
    BadRequest for another ending, or where the file cannot be written; what stood there then stands.
    """
    chosen = book.annotations.values() if ids is None else [book.annotations[one] for one in ids]
    _write(file, exported(book.vocabulary, chosen, file.suffix.lower()))


def exported(vocabulary: Vocabulary, annotations: Iterable[Annotation], ending: str) -> bytes:
    """The bytes of a file with that ending. Raises BadRequest for an ending that is none of ours."""
    if ending in (".jsonld", ".json"):
        return to_jsonld(annotations, {tag.id: tag.label for tag in vocabulary.tags})
    if ending == ".csv":
        return to_csv(annotations, vocabulary)
    if ending == ".qdc":
        return _codebook(vocabulary)
    if ending in (".ttl", ".rdf"):
        return to_skos(vocabulary, ending)
    raise BadRequest(f"Annotations cannot be written as “{ending or 'a file without an ending'}”; {_choose()}")


def _codebook(vocabulary: Vocabulary) -> bytes:
    if not vocabulary.tags:
        raise BadRequest("A codebook holds one tag at least; make one first.")
    return to_qdc(vocabulary)


def export_topics(taxonomy: Taxonomy, file: Path) -> None:
    """Writes the topics of a taxonomy as SKOS, `.ttl` or `.rdf`. Raises BadRequest as `export_annotations` does."""
    if file.suffix.lower() not in (".ttl", ".rdf"):
        raise BadRequest(f"Topics are written as SKOS; end the name of {file.name} with .ttl or .rdf.")
    _write(file, taxonomy_to_skos(taxonomy, file.suffix.lower()))


def import_annotations(file: Path, book: Tagbook, lengths: Mapping[str, int] | None = None) -> Incoming:
    """What `file` offers to the person whose book this is; nothing is changed until `merged` does it.

    `lengths` are those of the reading texts at hand, by edition (library id), in code points: a passage that points
    past the end of its own is told. Raises BadAnnotations where the file cannot be read at all, BadRequest where its
    ending is none of ours.
    """
    ending = file.suffix.lower()
    reader = _READERS.get(ending)
    if reader is None:
        raise BadRequest(f"{file.name} is no file of annotations or tags by its name; {_choose()}")
    found = reader(_read(file, ending), file.name, book.vocabulary)
    return _past_the_end(found, lengths or {})


def _choose() -> str:
    return "choose one that ends in .jsonld, .csv (passages), .qdc, .ttl or .rdf (vocabulary)."


def _write(file: Path, data: bytes) -> None:
    try:
        write_file(file, data)
    except OSError as error:
        raise BadRequest(f"{file} cannot be written: {why(error)}.") from None


def _read(file: Path, ending: str) -> bytes:
    most = _MOST_BYTES_OF_TAGS if ending in VOCABULARIES else MOST_BYTES
    try:
        if file.is_dir():
            raise BadAnnotations(f"{file.name} is a folder; choose a file in it.")
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    except OSError as error:
        raise BadAnnotations(f"{file.name} cannot be read: {why(error)}.") from None
    if len(data) > most:
        raise BadAnnotations(f"{file.name} is larger than {most // 1_000_000} MB, the most that is taken in.")
    if not data.strip():
        raise BadAnnotations(f"{file.name} is empty.")
    return data


def _from_jsonld(data: bytes, name: str, vocabulary: Vocabulary) -> Incoming:
    parsed = from_jsonld(data, name)
    used = dict.fromkeys(one.tag for one in parsed.annotations if one.tag is not None)
    tags = [_described(tag, parsed.labels.get(tag, tag), vocabulary) for tag in used]
    problems = (*parsed.problems, *_beyond(parsed), *told_new(tags, vocabulary))
    return offer(name, parsed.annotations, tags, problems, vocabulary)


def _beyond(parsed: Parsed) -> tuple[str, ...]:
    """What is said of what the model has no place for."""
    if not parsed.extras:
        return ()
    words = sorted({key.rpartition(":")[2] for said in parsed.extras.values() for key in said})
    several = f"{len(parsed.extras):,} annotations say" if len(parsed.extras) > 1 else "1 annotation says"
    return (f"{several} more than is kept here ({', '.join(words[:5])}); that is left out.",)


def _described(tag: str, label: str, vocabulary: Vocabulary) -> Tag:
    return Tag(tag, known.label if (known := vocabulary.tag(tag)) else label)


def _past_the_end(found: Incoming, lengths: Mapping[str, int]) -> Incoming:
    """Tells of the passages that cannot be where they say; they are looked for by their words all the same."""
    told = [
        f"“{target.selector.exact[:40]}” is said to stand at {target.selector.start:,}, past the end of "
        f"{target.edition}; it will be looked for by its words."
        for one in found.annotations
        for target in one.targets
        if target.selector.end > lengths.get(target.edition, target.selector.end)
    ]
    return replace(found, problems=(*found.problems, *told)) if told else found


_READERS: Mapping[str, Callable[[bytes, str, Vocabulary], Incoming]] = {
    ".jsonld": _from_jsonld,
    ".json": _from_jsonld,
    ".csv": from_csv,
    ".qdc": from_qdc,
    ".ttl": from_skos,
    ".rdf": from_skos,
}
