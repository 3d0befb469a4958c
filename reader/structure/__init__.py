"""Order -> Outline: labels and nesting; references."""

from reader.structure.model import Outline, Reference, Segment, SegmentKind
from reader.structure.outline import outline
from reader.structure.references import find_references
from reader.structure.sentences import sentences

__all__ = ["Outline", "Reference", "Segment", "SegmentKind", "find_references", "outline", "sentences"]
