"""What can be exported, in the person's words: one plain sentence for each thing and each form of file."""

from __future__ import annotations

import re

from reader.desktop.hand_outs import Given, Thing
from reader.desktop.wording import short_name, tr


def thing_words(thing: Thing, given: Given) -> tuple[str, str]:
    """Name of what is exported, and a few words below it."""
    pair = f"{short_name(given.comparison.left)} ↔ {short_name(given.comparison.right)}"
    title = given.walkthrough.title if given.walkthrough else tr("none is open")
    words = {
        Thing.COMPARISON: (tr("Comparison"), pair),
        Thing.WALKTHROUGH: (tr("Walkthrough"), title),
        Thing.BUNDLE: (tr("Bundle for a colleague"), tr("texts, tags, links, walkthroughs")),
        Thing.LINKS: (tr("Links, as a table"), tr("what corresponds, and why")),
        Thing.CHANGES: (tr("Changes, as a table"), tr("words removed and put in")),
        Thing.TOPICS: (tr("Topics, as a table"), tr("every place, with its effect")),
        Thing.DUTIES: (tr("Directives, as a table"), tr("who must do what by when")),
    }
    return words[thing]


def form_words(thing: Thing, ending: str) -> tuple[str, str]:
    """Name of a form, and one sentence of what it is good for."""
    stops = thing is Thing.WALKTHROUGH
    page = tr("For any browser: one file, readable without scripts, ready to print.")
    printed = tr("On paper: page numbers, both orders at the head of each page.")
    document = tr("For Word and LibreOffice: both orders side by side, changes marked.")
    slides = tr("For PowerPoint and Impress: one stop of a suggested walkthrough on each.")
    table = tr("For any spreadsheet: one row a passage, both sides in it.")
    words = {
        ".html": (tr("Web page"), tr("For any browser: every stop with its passages, in one file.") if stops else page),
        ".pdf": (tr("PDF"), tr("On paper: every stop with its passages and your notes.") if stops else printed),
        ".docx": (
            tr("Word document"),
            tr("For Word and LibreOffice: every stop with your notes.") if stops else document,
        ),
        ".pptx": (tr("Slides"), tr("One stop on each slide, your note in the speaker’s notes.") if stops else slides),
        ".csv": (tr("Table"), table if thing is Thing.COMPARISON else tr("For any spreadsheet.")),
        ".json": (tr("Data"), tr("Everything that was found, for programs.")),
        ".ics": (tr("Calendar"), tr("The deadlines alone, for any calendar.")),
        ".zip": (tr("Bundle"), tr("Opens on a colleague’s machine with all that you made of this pair.")),
    }
    return words[ending]


def why_not(thing: Thing, given: Given) -> str:
    """Why it cannot be exported just now, in a sentence; empty where it can."""
    if thing is Thing.WALKTHROUGH and given.walkthrough is None:
        return tr("No walkthrough is open. Suggest one (Ctrl+Alt+W), or open one in the panel on the right.")
    if thing is Thing.WALKTHROUGH and given.walkthrough is not None and not given.walkthrough.stops:
        return tr("The open walkthrough has no stops yet.")
    return ""


def file_stem(thing: Thing, given: Given) -> str:
    """The name that is offered, without its ending."""
    left, right = short_name(given.comparison.left), short_name(given.comparison.right)
    beside = tr("{left} beside {right}").format(left=left, right=right)
    titles = {
        Thing.WALKTHROUGH: given.walkthrough.title if given.walkthrough else beside,
        Thing.BUNDLE: tr("{pair}, bundle").format(pair=beside),
        Thing.LINKS: tr("{pair}, links").format(pair=beside),
        Thing.CHANGES: tr("{pair}, changes").format(pair=beside),
        Thing.TOPICS: tr("{pair}, topics").format(pair=beside),
        Thing.DUTIES: tr("{pair}, directives").format(pair=beside),
    }
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "-", titles.get(thing, beside)).strip(" .-")[:120] or "export"
