"""Outline -> Mentions with Effects, by a taxonomy in YAML."""

from reader.topics.finding import find_topics
from reader.topics.model import Effect, Mention, Topic
from reader.topics.own_topics import (
    check_topic,
    disable_topic,
    forget_topic,
    own_folder,
    preview,
    save_topic,
    with_own_topics,
)
from reader.topics.taxonomy import Refreshed, Taxonomy, load_taxonomy, refreshed

__all__ = [
    "Effect", "Mention", "Refreshed", "Taxonomy", "Topic", "check_topic", "disable_topic", "find_topics",
    "forget_topic", "load_taxonomy", "own_folder", "preview", "refreshed", "save_topic", "with_own_topics",
]  # fmt: skip
