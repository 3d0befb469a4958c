"""Order -> Outline: labels and nesting; references; what a person mended of them."""

from reader.structure.anchoring import Anchor
from reader.structure.corrections import Correction, Mend, Mended, Unfit, anchored, apply, mended
from reader.structure.corrections_file import from_yaml, to_yaml
from reader.structure.model import Outline, Reference, Segment, SegmentKind
from reader.structure.outline import outline
from reader.structure.quoting import Quotations
from reader.structure.references import find_references
from reader.structure.sentences import sentences

__all__ = [
    "Anchor",
    "Correction",
    "Mend",
    "Mended",
    "Outline",
    "Quotations",
    "Reference",
    "Segment",
    "SegmentKind",
    "Unfit",
    "anchored",
    "apply",
    "find_references",
    "from_yaml",
    "mended",
    "outline",
    "sentences",
    "to_yaml",
]
