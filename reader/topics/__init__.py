"""Outline -> Mentions with Effects, by a taxonomy in YAML."""

from reader.topics.finding import find_topics
from reader.topics.model import Effect, Mention, Topic
from reader.topics.taxonomy import Taxonomy, load_taxonomy

__all__ = ["Effect", "Mention", "Taxonomy", "Topic", "find_topics", "load_taxonomy"]
