"""The paper a Word document is set on: page, styles, running heads, language, properties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from reader.export.office_look import Look
from reader.export.office_text import legal
from reader.export.word_text import add_field, add_words

Style = Any
"""A paragraph style of python-docx, whose types tell the styles' sorts apart only when they run."""
TEXT_WIDTH = 261
"""Millimetres between the margins: A4, lying."""
READING, LABELS = "Georgia", "Arial"
"""Faces that are at hand wherever Word is; those of the window are on hardly any other machine."""
_UNDERLINES = ("single", "double", "dash", "dotted", "wave", "dotDash", "dotDotDash", "wavyDouble")
"""One for each topic mark: no two look alike."""
_HEADINGS = (("Title", 24, 0, 8), ("Heading 1", 16, 18, 6), ("Heading 2", 12.5, 12, 3), ("Heading 3", 11, 8, 2))
"""Style, size, space above and below, in points."""
_LINES = (
    ("Order Name", 12, 4, 0),
    ("Order Facts", 10, 0, 2),
    ("Summary Line", 10, 0, 3),
    ("Table Head", 10.5, 3, 3),
    ("Passage", 10, 2, 3),
    ("Relation", 9, 3, 1),
    ("Facts", 9.5, 4, 4),
    ("Note", 11, 0, 4),
    ("Reference", 9.5, 0, 2),
)


def new_paper(title: str, look: Look) -> WordFile:
    """An empty document: A4 lying, its styles in `look`, its language English, `title` among its properties."""
    paper = Document()
    page = paper.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin, page.bottom_margin = Mm(22), Mm(18)
    page.header_distance = page.footer_distance = Mm(9)
    _properties(paper, title)
    _faces(paper)
    _paragraph_styles(paper, look)
    _character_styles(paper, look)
    _table_style(paper, look)
    return paper


def running_heads(paper: WordFile, orders: Sequence[str], foot: str) -> None:
    """Both orders' names at the head of every page; at its foot `foot` and `Page 2 of 9`."""
    page = paper.sections[0]
    for lines, words in ((page.header, tuple(orders)), (page.footer, (foot, ""))):
        line = lines.paragraphs[0]
        stops = line.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        add_words(line._p, f"{words[0]}\t{words[1]}")
    last = page.footer.paragraphs[0]._p
    add_words(last, "Page ")
    add_field(last, "PAGE", "1")
    add_words(last, " of ")
    add_field(last, "NUMPAGES", "1")


def _properties(paper: WordFile, title: str) -> None:
    facts = paper.core_properties
    facts.title, facts.language = legal(title)[:255], "en-US"
    facts.author = facts.last_modified_by = "Order Reader"
    facts.subject, facts.comments, facts.keywords = "Two orders, side by side", "", ""
    settings = paper.settings.element
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # below that, Word opens the file in its compatibility mode


def _faces(paper: WordFile) -> None:
    """The reading face as the theme's, so that every style follows it."""
    for part in paper.part.package.iter_parts():
        if "/theme/" in part.partname and part.partname.endswith(".xml"):
            part._blob = re.sub(rb'(<a:latin typeface=")[^"]*"', rb"\1" + READING.encode() + b'"', part.blob)


def _paragraph_styles(paper: WordFile, look: Look) -> None:
    ink, quiet = (RGBColor.from_string(look.roles[role]) for role in ("ink", "ink2"))
    normal = paper.styles["Normal"]
    _spaced(normal, 10, 0, 4)
    normal.paragraph_format.line_spacing = 1.2
    normal.font.color.rgb = ink
    for name, size, above, below in _HEADINGS:
        style = paper.styles[name]
        _spaced(style, size, above, below)
        style.font.color.rgb, style.font.bold = ink, True
        for border in style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
    for name, size, above, below in _LINES:
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = normal, True
        _spaced(style, size, above, below)
    for name in ("Relation", "Table Head"):
        _labelled(paper.styles[name], quiet if name == "Relation" else ink)
    paper.styles["Relation"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("Header", "Footer"):
        _spaced(paper.styles[name], 8.5, 0, 0)
        _labelled(paper.styles[name], quiet)
        for stops in paper.styles[name].element.iter(qn("w:tabs")):
            stops.getparent().remove(stops)


def _spaced(style: Style, size: float, above: float, below: float) -> None:
    style.font.size = Pt(size)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)


def _labelled(style: Style, colour: RGBColor) -> None:
    """`style` in the face of labels."""
    style.font.name, style.font.color.rgb = LABELS, colour
    fonts = style.element.rPr.find(qn("w:rFonts"))
    fonts.set(qn("w:cs"), LABELS)


def _character_styles(paper: WordFile, look: Look) -> None:
    """Inserted, Removed, Topic 1 to 8, Opposed Phrase and the rest: never colour alone."""
    roles = look.roles
    _character(
        paper,
        "Inserted",
        f'<w:color w:val="{roles["inserted"]}"/><w:u w:val="single"/>{_ground(roles["inserted_ground"])}',
    )
    _character(paper, "Removed", f'<w:strike/><w:color w:val="{roles["removed"]}"/>{_ground(roles["removed_ground"])}')
    frame = f'<w:bdr w:val="single" w:sz="8" w:space="0" w:color="{roles["opposed"]}"/>'
    _character(paper, "Opposed Phrase", frame)
    for slot, (hue, tint) in enumerate(zip(look.topics, look.tints, strict=True)):
        line = f'<w:u w:val="{_UNDERLINES[slot]}" w:color="{hue}"/>'
        _character(paper, f"Topic {slot + 1}", line + _ground(tint))
    _character(paper, "Passage Label", f'<w:b/><w:bCs/><w:color w:val="{roles["ink"]}"/>')
    _character(paper, "Quiet", f'<w:i/><w:iCs/><w:color w:val="{roles["ink3"]}"/>')
    _character(paper, "Small", f'<w:color w:val="{roles["ink2"]}"/><w:sz w:val="17"/><w:szCs w:val="17"/>')
    _character(paper, "Place", f'<w:color w:val="{roles["focus"]}"/><w:u w:val="single"/>')
    for verdict in ("opposed", "revised", "related", "same"):
        _character(paper, f"Verdict {verdict}", f'<w:b/><w:bCs/><w:color w:val="{roles[verdict]}"/>')
    _character(paper, "Verdict only", f'<w:b/><w:bCs/><w:color w:val="{roles["ink2"]}"/>')
    _character(paper, "Reference Mark", f'<w:color w:val="{roles["focus"]}"/><w:vertAlign w:val="superscript"/>')


def _ground(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def _character(paper: WordFile, name: str, facts: str) -> None:
    paper.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="character" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
            f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="20"/><w:qFormat/>'
            f"<w:rPr>{facts}</w:rPr></w:style>"
        )
    )


def _table_style(paper: WordFile, look: Look) -> None:
    """`Facing`: thin lines between the rows, a quiet head."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{look.roles["line"]}"'
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{look.roles["line2"]}"'
    paper.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Facing"><w:name w:val="Facing"/>'
            f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top {strong}/><w:bottom {strong}/>'
            f"<w:insideH {line}/><w:insideV {line}/></w:tblBorders>"
            '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="110" w:type="dxa"/>'
            '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="110" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {strong}/></w:tcBorders>'
            f"{_ground(look.roles['chrome'])}</w:tcPr></w:tblStylePr></w:style>"
        )
    )
