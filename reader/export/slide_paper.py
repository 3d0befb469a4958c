"""An empty set of slides in the reader's look: 16:9, paper and ink, two layouts, faces that other machines have."""

from __future__ import annotations

import re

import pptx
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from reader.export.office_look import Look
from reader.export.office_text import legal
from reader.export.slide_fit import largest
from reader.export.slide_shapes import READING, Box, Canvas, Element, Presentation, Words, put_lines

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.78
"""Of a slide and its left and right margins, in inches."""
FACES = ("Georgia", "Arial")
"""What is read, and what names it."""
_TITLE = Box(MARGIN, 0.66, WIDTH - 2 * MARGIN, 0.8)
_COVER = Box(MARGIN, 1.35, WIDTH - 2 * MARGIN, 1.7)
_NUMBER = Box(WIDTH - MARGIN - 1.2, 6.98, 1.2, 0.3)
_ONE_LINE, _TWO_LINES = (32, 28, 25), (22, 20, 18, 16)
_COLOURS = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "ink2",
    "lt2": "dock",
    "accent1": "opposed",
    "accent2": "revised",
    "accent3": "related",
    "accent4": "same",
    "accent5": "inserted",
    "accent6": "tag",
    "hlink": "focus",
    "folHlink": "moved",
}
_COVER_LAYOUT, _STOP_LAYOUT = "Title Slide", "Title Only"


def new_slides(title: str, author: str, look: Look) -> Presentation:
    """A presentation without slides."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in list(made.slide_layouts):
        if layout.name not in (_COVER_LAYOUT, _STOP_LAYOUT):
            made.slide_layouts.remove(layout)
    _master(made.slide_master._element, look)
    for layout in made.slide_layouts:
        _layout(layout, look)
    for part in made.part.package.iter_parts():
        if "/theme/" in part.partname:
            part._blob = _theme(part.blob, look)
    facts = made.core_properties
    facts.title, facts.author, facts.language = legal(title)[:255], legal(author)[:255] or "Order Reader", "en-US"
    facts.last_modified_by, facts.subject = "Order Reader", "Two orders, side by side"
    return made


def add_slide(made: Presentation, title: str, look: Look, *, cover: bool = False) -> Canvas:
    """A new last slide with its title."""
    layout = next(one for one in made.slide_layouts if one.name == (_COVER_LAYOUT if cover else _STOP_LAYOUT))
    slide = made.slides.add_slide(layout)
    for place in list(slide.placeholders):
        if place.placeholder_format.idx != 0:
            place._element.getparent().remove(place._element)
    words = Words(title, 38 if cover else _title_size(title), look.roles["ink"], bold=True, face=READING)
    put_lines(slide.shapes.title._element.txBody, [[words]])
    slide.shapes.title.name = "Title"
    return slide


def _title_size(title: str) -> int:
    """On one line where that can be read, else on two."""
    width = _TITLE.width * 72
    size = largest(title, _ONE_LINE, width, 1)
    return size if largest(title, (size, 0), width, 1) == size else largest(title, _TWO_LINES, width, 2)


def add_number(slide: Canvas, number: int) -> None:
    """The number of a slide in its corner, as what is read last."""
    slide.shapes._spTree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{900 + number}" name="Slide number"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr>'
            "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
            '<a:fld id="{5BCAD085-E8A6-4845-BD4E-CB4CCA059FC4}" type="slidenum"><a:rPr lang="en-US"/>'
            f"<a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>"
        )
    )


def _master(master: Element, look: Look) -> None:
    """Paper behind everything, titles bold at the left, and only a number at the foot."""
    for shape in list(master.iter(qn("p:sp"))):
        sort = shape.find(f".//{qn('p:ph')}").get("type")
        if sort == "title":
            _set_place(shape, _TITLE, anchor="ctr")
        elif sort == "sldNum":
            _set_place(shape, _NUMBER, anchor="ctr")
            _set_label(shape, look)
        elif sort in ("dt", "ftr"):
            shape.getparent().remove(shape)
        else:
            _set_place(shape, Box(MARGIN, 1.7, WIDTH - 2 * MARGIN, 5.0), anchor="t")
    first = master.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    first.set("algn", "l")
    words = first.find(qn("a:defRPr"))
    words.set("sz", "3000")
    words.set("b", "1")


def _layout(layout: Element, look: Look) -> None:
    for shape in list(layout.placeholders):
        sort = shape._element.find(f".//{qn('p:ph')}").get("type")
        if sort in ("dt", "ftr"):
            shape._element.getparent().remove(shape._element)
        elif sort == "sldNum":
            _set_place(shape._element, _NUMBER, anchor="ctr")
            _set_label(shape._element, look)
        elif sort == "ctrTitle":
            _set_place(shape._element, _COVER, anchor="b")
        elif sort == "subTitle":
            _set_place(shape._element, Box(MARGIN, 3.3, WIDTH - 2 * MARGIN, 1.0), anchor="t")
        else:
            _set_place(shape._element, _TITLE, anchor="ctr")


def _set_place(shape: Element, box: Box, anchor: str) -> None:
    look = shape.find(qn("p:spPr"))
    for old in look.findall(qn("a:xfrm")):
        look.remove(old)
    left, top, width, height = (int(Inches(edge)) for edge in (box.left, box.top, box.width, box.height))
    look.insert(
        0,
        parse_xml(f'<a:xfrm {nsdecls("a")}><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'),
    )
    body = shape.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}")
    for old in list(body):
        body.remove(old)
    for edge in ("lIns", "tIns", "rIns", "bIns"):
        body.set(edge, "0")
    body.set("anchor", anchor)


def _set_label(shape: Element, look: Look) -> None:
    """Small figures at the right."""
    styles = shape.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}")
    for old in list(styles):
        styles.remove(old)
    styles.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} algn="r"><a:defRPr sz="1100"><a:solidFill>'
            f'<a:srgbClr val="{look.roles["ink3"]}"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
        )
    )


def _theme(blob: bytes, look: Look) -> bytes:
    """The theme with our colours and faces: major for what is read, minor for what names it."""
    text = blob.decode("utf-8")
    for slot, role in _COLOURS.items():
        text = re.sub(
            rf"(<a:{slot}>).*?(</a:{slot}>)", rf'\g<1><a:srgbClr val="{look.roles[role]}"/>\g<2>', text, flags=re.S
        )
    for kind, face in zip(("major", "minor"), FACES, strict=True):
        text = re.sub(rf'(<a:{kind}Font>\s*<a:latin typeface=")[^"]*"', rf'\g<1>{face}"', text)
    return text.encode("utf-8")
