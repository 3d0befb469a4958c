"""Outline -> Directives: who must do what by when."""

from reader.directives.finding import find_directives
from reader.directives.model import Directive

__all__ = ["Directive", "find_directives"]
