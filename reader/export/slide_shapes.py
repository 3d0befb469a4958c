"""Shapes and text of a slide, written straight as XML (DrawingML, ECMA-376 part 1), in the light look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from reader.comparison import Mark, Piece
from reader.export.office_look import Look
from reader.export.office_text import legal, runs_right_to_left
from reader.export.slide_fit import GAP, LEADING, Paragraph

Element = Any
"""An element of lxml."""
Canvas = Any
"""A slide of python-pptx, which has no types; so is the next."""
Presentation = Any
UNDERLINES = ("sng", "dbl", "dash", "dotted", "wavy", "dotDash", "dotDotDash", "wavyDbl")
"""One for each topic mark: no two look alike."""
_DECORATIVE = (
    f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""What a screen reader passes over."""
READING, LABELS = "+mj-lt", "+mn-lt"
"""The theme's two faces: serif for what is read, sans for what names it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words in one dress."""

    text: str
    size: float
    """In points."""
    colour: str
    """`RRGGBB`."""
    bold: bool = False
    italic: bool = False
    face: str = LABELS
    strike: bool = False
    underline: str = ""
    """Of DrawingML: `sng`, `wavy`; empty for none."""
    underline_colour: str = ""
    ground: str = ""
    """What lies behind the words; empty for nothing."""


Lines = Sequence[Sequence[Words]]
"""Paragraphs, each its runs."""


def add_box(
    slide: Canvas,
    box: Box,
    lines: Lines,
    name: str,
    *,
    align: str = "l",
    anchor: str = "t",
    fill: str = "",
    edge: str = "",
    inset: float = 0.0,
    gap: float = 0.0,
    leading: float = 0.0,
    geometry: str = "rect",
    description: str = "",
    decorative: bool = False,
) -> None:
    """A box of text at the end of `slide`.

    `inset` is the room between edge and text in inches, `gap` and `leading` the room between paragraphs and the height
    of a line in points (0 for the face's own); `align` is `l`, `ctr` or `r`, `anchor` `t`, `ctr` or `b`.
    `description` is what a screen reader says of it; what is `decorative` it passes over.
    """
    shape = slide.shapes.add_textbox(*(Inches(edge) for edge in (box.left, box.top, box.width, box.height)))
    shape.name = name
    if description:
        shape._element.nvSpPr.cNvPr.set("descr", legal(description))
    if decorative:
        shape._element.nvSpPr.cNvPr.append(parse_xml(_DECORATIVE))
    look = shape._element.spPr
    look.find(qn("a:prstGeom")).set("prst", geometry)
    for old in look.findall(qn("a:noFill")):
        look.remove(old)
    look.append(_fill(fill))
    look.append(_edge(edge))
    body = shape._element.txBody
    facts = body.find(qn("a:bodyPr"))
    facts.attrib.clear()
    facts.set("wrap", "square")
    facts.set("anchor", anchor)
    for edge_name in ("lIns", "tIns", "rIns", "bIns"):
        facts.set(edge_name, str(int(Inches(inset))))
    for old in list(facts):
        facts.remove(old)
    put_lines(body, lines, align=align, gap=gap, leading=leading)


def add_ribbon(slide: Canvas, left: Box, right: Box, fill: str, edge: str, description: str) -> None:
    """One shape through both boxes, narrowed to a waist between them; their tops are level."""
    width, height = right.left + right.width - left.left, max(left.height, right.height)
    add_box(slide, Box(left.left, left.top, width, height), [], "Band", fill=fill, edge=edge, description=description)
    look = slide.shapes[-1]._element.spPr
    begin, end, middle = left.width, right.left - left.left, (left.width + right.left - left.left) / 2
    least = min(left.height, right.height)
    top, bottom = least * 0.22, least * 0.78
    path: list[tuple[str, list[tuple[float, float]]]] = [
        ("moveTo", [(0, 0)]),
        ("lnTo", [(begin, 0)]),
        ("cubicBezTo", [((begin + middle) / 2, 0), ((begin + middle) / 2, top), (middle, top)]),
        ("cubicBezTo", [((end + middle) / 2, top), ((end + middle) / 2, 0), (end, 0)]),
        ("lnTo", [(width, 0)]),
        ("lnTo", [(width, right.height)]),
        ("lnTo", [(end, right.height)]),
        ("cubicBezTo", [((end + middle) / 2, right.height), ((end + middle) / 2, bottom), (middle, bottom)]),
        ("cubicBezTo", [((begin + middle) / 2, bottom), ((begin + middle) / 2, left.height), (begin, left.height)]),
        ("lnTo", [(0, left.height)]),
    ]
    steps = "".join(
        f"<a:{name}>" + "".join(f'<a:pt x="{Inches(x)}" y="{Inches(y)}"/>' for x, y in points) + f"</a:{name}>"
        for name, points in path
    )
    shape = parse_xml(
        f'<a:custGeom {nsdecls("a")}><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{Inches(width)}" h="{Inches(height)}">{steps}<a:close/></a:path></a:pathLst>'
        "</a:custGeom>"
    )
    look.replace(look.find(qn("a:prstGeom")), shape)


def put_lines(body: Element, lines: Lines, *, align: str = "l", gap: float = 0.0, leading: float = 0.0) -> None:
    """`lines` as the paragraphs of a text body, in the place of what it held."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for number, line in enumerate(lines or ((),)):
        body.append(_paragraph(line, align, gap if number else 0.0, leading))


def passage_lines(column: Iterable[Paragraph], size: int, look: Look) -> list[list[Words]]:
    """A column of a passage as lines: labels, redline, lit topics and framed phrases in their marks."""
    lines = []
    for paragraph in column:
        line = (
            [Words(f"{paragraph.label}  ", size, look.roles["ink2"], bold=True, face=READING)]
            if paragraph.label
            else []
        )
        lines.append([*line, *(_dressed(piece, size, look, bold=paragraph.bold) for piece in paragraph.pieces)])
    return lines


def _dressed(piece: Piece, size: int, look: Look, *, bold: bool) -> Words:
    """A piece of a passage. A framed phrase is bold, in the colour of what is opposed, on paper."""
    roles, slot = look.roles, piece.slot
    colour, ground, underline, hue = roles["ink"], "", "", ""
    if piece.change is Mark.INSERTED:
        colour, ground, underline = roles["inserted"], roles["inserted_ground"], "sng"
    elif piece.change is Mark.REMOVED:
        colour, ground = roles["removed"], roles["removed_ground"]
    elif slot is not None:
        ground, underline, hue = look.tints[slot], UNDERLINES[slot], look.topics[slot]
    if piece.phrase:
        colour, ground, bold = roles["opposed"], roles["raise"], True
    return Words(
        piece.text,
        size,
        colour,
        bold=bold,
        face=READING,
        strike=piece.change is Mark.REMOVED,
        underline=underline,
        underline_colour=hue,
        ground=ground,
    )


def _paragraph(line: Sequence[Words], align: str, gap: float, leading: float) -> Element:
    made = parse_xml(f"<a:p {nsdecls('a')}/>")
    facts = parse_xml(f'<a:pPr {nsdecls("a")} algn="{align}"/>')
    if runs_right_to_left("".join(words.text for words in line)):
        facts.set("rtl", "1")
        facts.set("algn", {"l": "r", "r": "l"}.get(align, align))
    for name, points in (("lnSpc", leading), ("spcBef", gap)):
        if points:
            facts.append(parse_xml(f'<a:{name} {nsdecls("a")}><a:spcPts val="{round(points * 100)}"/></a:{name}>'))
    made.append(facts)
    for words in line:
        for turn, part in enumerate(legal(words.text).split("\n")):
            if turn:
                made.append(parse_xml(f"<a:br {nsdecls('a')}/>"))
            if part:
                made.append(_run(words, part))
    return made


def _run(words: Words, text: str) -> Element:
    """A run; its properties in the sequence that the schema asks for."""
    run = parse_xml(f'<a:r {nsdecls("a")}><a:rPr lang="en-US" dirty="0"/><a:t/></a:r>')
    facts = run.find(qn("a:rPr"))
    facts.set("sz", str(round(words.size * 100)))
    facts.set("b", str(int(words.bold)))
    for key, value in (
        ("i", "1" if words.italic else ""),
        ("u", words.underline),
        ("strike", "sngStrike" if words.strike else ""),
    ):
        if value:
            facts.set(key, value)
    facts.append(_fill(words.colour))
    if words.ground:
        facts.append(_coloured("highlight", words.ground))
    if words.underline_colour:
        held = parse_xml(f"<a:uFill {nsdecls('a')}/>")
        held.append(_fill(words.underline_colour))
        facts.append(held)
    for name in ("latin", "ea", "cs"):
        face = words.face if name == "latin" else words.face.replace("-lt", f"-{name}")
        facts.append(parse_xml(f'<a:{name} {nsdecls("a")} typeface="{face}"/>'))
    run.find(qn("a:t")).text = text
    return run


def _fill(colour: str) -> Element:
    return _coloured("solidFill", colour) if colour else parse_xml(f"<a:noFill {nsdecls('a')}/>")


def _coloured(name: str, colour: str) -> Element:
    return parse_xml(f'<a:{name} {nsdecls("a")}><a:srgbClr val="{colour}"/></a:{name}>')


def _edge(colour: str) -> Element:
    made = parse_xml(f'<a:ln {nsdecls("a")} w="12700"/>')
    made.append(_fill(colour))
    return made


def reading_gap(size: int) -> float:
    """Room between two paragraphs of a passage, in points."""
    return size * GAP


def reading_leading(size: int) -> float:
    """Height of a line of a passage, in points."""
    return size * LEADING
