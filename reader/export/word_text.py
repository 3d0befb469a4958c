"""Paragraphs, runs and links of a Word document, written straight as XML (WordprocessingML, ECMA-376 part 1).

python-docx looks styles and cells up anew at every access; a table of some thousand cells needs a shorter way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from reader.export.office_text import legal, runs_right_to_left, stretches

Element = Any
"""An element of lxml."""
_BREAKS = re.compile(r"([\n\t])")
_NAMES = {"\n": qn("w:br"), "\t": qn("w:tab")}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Dress:
    """How a run is set: by its character style, and little else."""

    style: str = ""
    """Id of a character style; empty for none."""
    bold: bool = False
    italic: bool = False
    frame: str = ""
    """Colour `RRGGBB` of a frame around the words; empty for none."""


PLAIN = Dress()


def child(parent: Element, name: str, /, **values: str | int) -> Element:
    """A new last child `w:name` of `parent`, with `values` as its attributes `w:...`."""
    made = etree.SubElement(parent, qn(f"w:{name}"))
    for key, value in values.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def paragraph(
    parent: Element, style: str, text: str = "", *, indent: int | None = None, hanging: int = 0, keep: bool = False
) -> Element:
    """A new last paragraph of `parent` (of a document's body: its last before the section's facts), still empty.

    `style` is the id of a paragraph style.
    `text` are the words that it will hold: they decide on its direction. `indent` and `hanging` are in twentieths of a
    point; `keep` holds it on one page with the next.
    """
    made = child(parent, "p")
    section = parent.find(qn("w:sectPr")) if parent.tag == qn("w:body") else None
    if section is not None:
        section.addprevious(made)
    facts = child(made, "pPr")
    child(facts, "pStyle", val=style)
    if keep:
        child(facts, "keepNext")
    if runs_right_to_left(text):
        child(facts, "bidi")
    if indent is not None:
        child(facts, "ind", left=indent, hanging=hanging)
    return made


def add_words(parent: Element, text: str, dress: Dress = PLAIN) -> None:
    """Runs with `text` at the end of `parent` (a paragraph or a link), one for each direction it is written in."""
    for words, right_to_left in stretches(legal(text)):
        run = child(parent, "r")
        _dressed(run, dress, right_to_left)
        for part in _BREAKS.split(words):
            if part in _NAMES:
                etree.SubElement(run, _NAMES[part])
            elif part:
                held = child(run, "t")
                held.text = part
                held.set(_SPACE, "preserve")


def add_link(parent: Element, bookmark: str, text: str, dress: Dress = PLAIN) -> None:
    """`text` at the end of a paragraph, leading to `bookmark` of the same document."""
    add_words(child(parent, "hyperlink", anchor=bookmark, history="1"), text, dress)


def add_outer_link(parent: Element, relationship: str, text: str, dress: Dress) -> None:
    """`text` at the end of a paragraph, leading to the address of a relationship with that id."""
    made = child(parent, "hyperlink", history="1")
    made.set(qn("r:id"), relationship)
    add_words(made, text, dress)


def add_field(parent: Element, instruction: str, shown: str) -> None:
    """A field that Word reckons itself (`PAGE`, `NUMPAGES`); `shown` stands there until it does."""
    add_words(child(parent, "fldSimple", instr=instruction), shown)


def _dressed(run: Element, dress: Dress, right_to_left: bool) -> None:
    """The properties of a run, in the sequence that the schema asks for."""
    if dress == PLAIN and not right_to_left:
        return
    facts = child(run, "rPr")
    if dress.style:
        child(facts, "rStyle", val=dress.style)
    if dress.bold:
        child(facts, "b")
        child(facts, "bCs")
    if dress.italic:
        child(facts, "i")
        child(facts, "iCs")
    if dress.frame:
        child(facts, "bdr", val="single", sz=8, space=0, color=dress.frame)
    if right_to_left:
        child(facts, "rtl")
