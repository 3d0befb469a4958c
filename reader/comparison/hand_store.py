"""Where the person's links are kept: one readable YAML file a pair, `links/<left-id>--<right-id>.yaml`."""

from __future__ import annotations

import re
from pathlib import Path

from reader.alignment import HandLinks, as_csv, as_json, as_yaml, from_csv, from_json, from_yaml
from reader.errors import BadRequest
from reader.kept_files import contents, decoded, hand_over, keep, spoken

_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,120}")
_READERS = {".yaml": from_yaml, ".yml": from_yaml, ".json": from_json, ".csv": from_csv}


class HandStore:
    """The links of all pairs of one library. Remembers what it last saw of each file, so as to overwrite no other's."""

    def __init__(self, library: Path) -> None:
        """`library` is the library's folder; `links` in it is made when something is first saved."""
        self.folder = library / "links"
        self._seen: dict[Path, bytes | None] = {}

    def load(self, left: str, right: str) -> HandLinks:
        """What was said of the pair of orders with these ids; mirrored, where it was said of the pair swapped.

        Empty where nothing was. Raises BadRequest where the file can not be read, naming the line.
        """
        path, swapped = self._file(left, right)
        data = contents(path)
        hand = from_yaml(decoded(data, spoken(path)), spoken(path)) if data is not None else HandLinks()
        self._seen[path] = data
        return hand.mirrored() if swapped else hand

    def save(self, left: str, right: str, hand: HandLinks) -> Path:
        """Writes `hand` for the pair, all of it or nothing; what was there before is kept beside it as `.bak`.

        Raises BadRequest where the file has changed since `load` (nothing is overwritten then) or can not be written.
        """
        path, swapped = self._file(left, right)
        now = contents(path)
        if now != self._seen.get(path):
            raise BadRequest(f"{spoken(path)} was changed meanwhile, or not read yet; open the pair again, then save.")
        pair = (right, left) if swapped else (left, right)
        data = as_yaml(hand.mirrored() if swapped else hand, *pair).encode("utf-8", "surrogatepass")
        if data == now:
            return path
        keep(path, data, now)
        self._seen[path] = data
        return path

    def _file(self, left: str, right: str) -> tuple[Path, bool]:
        """The file of the pair, and whether it has the sides the other way round."""
        for name in (left, right):
            if not _ID.fullmatch(name):
                raise BadRequest(f"“{name}” is no id of an order in the library; import the order first.")
        own, other = self.folder / f"{left}--{right}.yaml", self.folder / f"{right}--{left}.yaml"
        if own != other and own.exists() and other.exists():
            raise BadRequest(f"{own.name} and {other.name} speak of one pair; join them in one file in {self.folder}.")
        return (other, True) if other.exists() and own != other else (own, False)


def import_hand(path: Path) -> HandLinks:
    """The links that a file of the person says: YAML, JSON or CSV by its ending. Raises BadRequest.

    Join them with those of the pair by `HandLinks.joined`.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise BadRequest(f"{path.name} ends in none of {', '.join(_READERS)}; links are imported from these.")
    data = contents(path)
    if data is None:
        raise BadRequest(f"{path} is not there; choose a file of links.")
    return read(decoded(data, path.name), path.name)


def export_hand(hand: HandLinks, path: Path, left: str, right: str) -> None:
    """Writes the links to `path` as YAML, JSON or CSV by its ending; `left` and `right` name the pair in it."""
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise BadRequest(f"{path.name} ends in none of {', '.join(_READERS)}; links are exported to these.")
    text = as_csv(hand) if suffix == ".csv" else (as_json if suffix == ".json" else as_yaml)(hand, left, right)
    hand_over(path, text.encode("utf-8", "surrogatepass"))
