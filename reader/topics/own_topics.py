"""A person's own topics: what a draft would light, and how it is kept in a folder of their own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reader.errors import BadTaxonomy
from reader.places import resources
from reader.structure import Outline
from reader.topics.finding import find_topics
from reader.topics.model import Mention, Topic
from reader.topics.taxonomy import Refreshed, Taxonomy, checked, refreshed
from reader.topics.topic_file import LISTS, WORDS, entries
from reader.writing import write_file


def own_folder(library: Path) -> Path:
    """Where the library in the folder `library` keeps the person's topics."""
    return library / "topics"


def with_own_topics(shipped: Taxonomy, library: Path) -> Refreshed:
    """The topics shipped with the person's own on top; only `shipped`, and a complaint, where those cannot be used."""
    folder = own_folder(library)
    return refreshed(shipped, resources() / "topics", folder) if folder.is_dir() else Refreshed(shipped)


def check_topic(topic: Topic) -> None:
    """Raises BadTaxonomy with one sentence where `topic` cannot be used: a bad id, pattern, empty wording."""
    list(entries(Path(f"{topic.id or 'topic'}.yaml"), _written(topic)))


def preview(topic: Topic, outlines: Iterable[Outline]) -> tuple[tuple[Mention, ...], ...]:
    """What a draft topic would light: for each of `outlines` its mentions in order. Raises BadTaxonomy."""
    check_topic(topic)
    draft = Taxonomy({topic.id: topic})
    return tuple(find_topics(outline, draft) for outline in outlines)


def save_topic(folder: Path, topic: Topic, *beneath: Path) -> Path:
    """Write `topic` to a file of its own in `folder`, whole or not at all; the file's path comes back.

    `beneath`: the folders it is laid over (without any: the topics shipped), whose topics it may name. Raises
    BadTaxonomy where the topic, or the taxonomy with it, cannot be used, or where another file of `folder` describes
    that id; nothing is written then.
    """
    check_topic(topic)
    return _put(folder, topic.id, _written(topic), beneath)


def disable_topic(folder: Path, name: str, *beneath: Path) -> Path:
    """Switch the topic with the id `name` off, by a file in `folder`; raises as `save_topic`."""
    return _put(folder, name, f"topics:\n  - id: {name}\n    disabled: true\n", beneath)


def forget_topic(folder: Path, name: str) -> bool:
    """Take back what `save_topic` or `disable_topic` wrote, so that the topic beneath counts; False without one."""
    file = folder / f"{name}.yaml"
    if not file.is_file() or {entry.id for entry in entries(file)} != {name}:
        return False
    file.unlink()
    return True


def _put(folder: Path, name: str, text: str, beneath: tuple[Path, ...]) -> Path:
    file = folder / f"{name}.yaml"
    if file.exists() and {entry.id for entry in entries(file)} != {name}:
        raise BadTaxonomy(f"{file}:1: this file describes other topics too; move them to a file of another name.")
    checked((*(beneath or (resources() / "topics",)), folder), {file: text})
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, text.encode())
    return file


def _written(topic: Topic) -> str:
    """`topic` as a topic file."""
    import yaml

    kept = {key: getattr(topic, key) for key in WORDS if getattr(topic, key)}
    kept |= {key: list(getattr(topic, key)) for key in LISTS if getattr(topic, key)}
    whole = ({"set": topic.set} if topic.set else {}) | {"topics": [kept]}
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=110)
