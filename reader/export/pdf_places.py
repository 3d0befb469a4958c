"""Places, links and bookmarks put into a PDF: Qt's printing writes pages and nothing that leads from one to another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.export.pdf_update import PdfUpdate

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PdfLink:
    """An area of a page that leads somewhere."""

    page: int
    """Counted from 0."""
    box: Box
    """Left, bottom, right, top in points from the page's lower left corner."""
    goal: str
    """`#left-6` for a place, or an address on the web."""


@dataclass(frozen=True, slots=True)
class PdfBookmark:
    """A line of the list of bookmarks."""

    title: str
    level: int
    """Depth from 0; never more than one below the line before."""
    page: int
    y: float
    """From the page's lower edge, in points."""


@dataclass(frozen=True, slots=True)
class PdfPlaces:
    """What leads where in a document."""

    names: Mapping[str, tuple[int, float]] = field(default_factory=dict)
    """Name -> page counted from 0, and height above its lower edge in points."""
    links: Sequence[PdfLink] = ()
    """Those to unknown names are left out."""
    bookmarks: Sequence[PdfBookmark] = ()
    language: str = "en-US"


def put_places(update: PdfUpdate, places: PdfPlaces) -> None:
    """Put `places` into a PDF as Qt wrote it. Raises ValueError where it is not built as Qt builds one."""
    _Places(update).put(places)


class _Places:
    """Objects that lead from one place to another."""

    def __init__(self, update: PdfUpdate) -> None:
        self._update = update
        self._pages = update.pages()

    def put(self, places: PdfPlaces) -> None:
        """Add links to the pages, and names and bookmarks to the catalogue."""
        self._link(places)
        entries = [b"/Lang " + _text(places.language), b"/ViewerPreferences << /DisplayDocTitle true >>"]
        if places.names:
            named = [b"/%s %s" % (_name(name), self._goal(*place)) for name, place in places.names.items()]
            entries.append(b"/Dests %d 0 R" % self._update.add(b"<< " + b"\n".join(named) + b" >>"))
        if places.bookmarks:
            entries.append(b"/Outlines %d 0 R /PageMode /UseOutlines" % self._outline(places.bookmarks))
        self._extend(self._update.root, b"\n".join(entries))

    def _extend(self, number: int, entries: bytes) -> None:
        body = self._update.read(number)
        end = body.rindex(b">>")
        self._update.write(number, body[:end] + entries + b"\n" + body[end:])

    def _goal(self, page: int, y: float) -> bytes:
        return b"[%d 0 R /XYZ 0 %.2f null]" % (self._pages[page], y)

    def _link(self, places: PdfPlaces) -> None:
        for number, page in enumerate(self._pages):
            links = [link for link in places.links if link.page == number and _known(link.goal, places)]
            if links:
                numbers = b" ".join(b"%d 0 R" % self._update.add(_annotation(link)) for link in links)
                self._update.write(page, re.sub(rb"/Annots \d+ 0 R", b"", self._update.read(page)))
                self._extend(page, b"/Annots [" + numbers + b"]")

    def _outline(self, bookmarks: Sequence[PdfBookmark]) -> int:
        """The number of the list's root. Lines below another are folded away at first."""
        root = self._update.add()
        numbers = [self._update.add() for _ in bookmarks]
        parents, last = [], {-1: root}
        for number, line in zip(numbers, bookmarks, strict=True):
            parents.append(last[line.level - 1])
            last[line.level] = number
        for at, (number, line) in enumerate(zip(numbers, bookmarks, strict=True)):
            kin = [one for one, parent in zip(numbers, parents, strict=True) if parent == parents[at]]
            turn = kin.index(number)
            entries = [b"/Title " + _text(line.title), b"/Parent %d 0 R" % parents[at]]
            entries.append(b"/Dest " + self._goal(line.page, line.y))
            entries += [b"/Prev %d 0 R" % kin[turn - 1]] if turn else []
            entries += [b"/Next %d 0 R" % kin[turn + 1]] if turn + 1 < len(kin) else []
            self._update.write(number, b"<< " + b" ".join([*entries, *_family(number, numbers, parents, -1)]) + b" >>")
        self._update.write(root, b"<< /Type /Outlines " + b" ".join(_family(root, numbers, parents, 1)) + b" >>")
        return root


def _family(number: int, numbers: Sequence[int], parents: Sequence[int], sign: int) -> list[bytes]:
    children = [one for one, parent in zip(numbers, parents, strict=True) if parent == number]
    if not children:
        return []
    return [b"/First %d 0 R /Last %d 0 R /Count %d" % (children[0], children[-1], sign * len(children))]


def _annotation(link: PdfLink) -> bytes:
    goal = b"/Dest /" + _name(link.goal[1:])
    if not link.goal.startswith("#"):
        address = (
            link.goal.encode("ascii", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        )
        goal = b"/A << /S /URI /URI (" + address + b") >>"
    return b"<< /Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /F 4 %s >>" % (*link.box, goal)


def _known(goal: str, places: PdfPlaces) -> bool:
    return goal[1:] in places.names if goal.startswith("#") else goal.startswith(("https://", "http://"))


def _name(name: str) -> bytes:
    return re.sub(rb"[^A-Za-z0-9._-]", lambda found: b"#%02X" % found[0][0], name.encode("utf-8"))


def _text(text: str) -> bytes:
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"
