"""Official texts from the Federal Register: asked for only upon a person's explicit request."""

from reader.official.connection import Manners
from reader.official.getting import ADDRESS, get, wanted
from reader.official.model import GetOutcome, Missing, Record, Wanted

__all__ = ["ADDRESS", "GetOutcome", "Manners", "Missing", "Record", "Wanted", "get", "wanted"]
