"""What each verb shows a person, as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.comparison import Comparison, Step
    from reader.library import Entry
    from reader.search import Results

Page = Callable[[dict[str, Any]], str]


def outline_page(answer: dict[str, Any]) -> str:
    """Identity, then the labels indented by depth, then what looks wrong."""
    head = " · ".join(str(answer[key]) for key in ("number", "date", "signatory") if answer[key])
    lines = [
        f"{answer['title'] or answer['file']}",
        f"  {head}" if head else "",
        *map(_indented, answer["labels"]),
    ]
    lines += [f"  ! {warning}" for warning in answer["warnings"]]
    return "\n".join(line for line in lines if line)


def _indented(label: str) -> str:
    return "  " * (1 + label.count("(") + label.count("/")) + label


def topics_page(answer: dict[str, Any]) -> str:
    """A mention a line: label, topic, effect, words."""
    return _table(
        answer["file"],
        ([row["label"], row["topic"], row["effect"] or "–", f"“{row['quote']}”"] for row in answer["mentions"]),
        "No topic of the taxonomy is spoken of.",
    )


def directives_page(answer: dict[str, Any]) -> str:
    """A duty a line: label, due date or deadline, who, what."""
    return _table(
        answer["file"],
        (
            [
                row["label"],
                row["due"] or row["deadline"] or "–",
                "; ".join(row["actors"]) or "–",
                _cut(row["action"]),
            ]
            for row in answer["directives"]
        ),
        "No duty was found.",
    )


def references_page(answer: dict[str, Any]) -> str:
    """A citation a line: label, relation, target."""
    return _table(
        answer["file"],
        ([row["label"], row["relation"] or "–", row["kind"], row["target"]] for row in answer["references"]),
        "Nothing is cited.",
    )


def align_page(answer: dict[str, Any]) -> str:
    """A link a line, then what has no counterpart."""
    rows = (
        [", ".join(link["left"]), "↔", ", ".join(link["right"]), link["relation"], f"{link['score']:.2f}",
         "; ".join(link["reasons"][:1])]
        for link in answer["links"]
    )  # fmt: skip
    lines = [_table(f"{answer['left']} ↔ {answer['right']}", rows, "No passage corresponds.")]
    lines += [f"  only {side}: {', '.join(labels)}" for side, labels in answer["unmatched"].items() if labels]
    return "\n".join(lines)


def compare_page(comparison: Comparison) -> str:
    """What is opposed, revised and related, and what only one side has, with the headings."""
    left, right = comparison.left.order, comparison.right.order
    lines = [f"{left.name} ↔ {right.name}", ""]
    lines += [_step(comparison, step) for step in comparison.steps]
    lines += ["", "Topics (left│right)"]
    lines += [
        f"  {row.topic.label}: {len(row.left)}│{len(row.right)}  {row.left_effect or '–'} / {row.right_effect or '–'}"
        for row in comparison.topics
    ]
    return "\n".join(lines)


def _step(comparison: Comparison, step: Step) -> str:
    left = " ".join(step.left) or "–"
    right = " ".join(step.right) or "–"
    reason = comparison.bitext.links[step.link].reasons[:1] if step.link is not None else ()
    return f"  {step.verdict.value:11} {left:20} ↔ {right:20} {'; '.join(reason)}".rstrip()


def search_page(results: Results) -> str:
    """Hits, grouped by order."""
    lines: list[str] = []
    for group in results.groups:
        lines.append(f"{group.order_id}  {group.title}")
        lines += [f"  {hit.label:16} {hit.snippet}" for hit in group.hits]
    lines.append(f"{results.total} clauses in {results.orders} orders")
    return "\n".join(lines)


def import_page(answer: dict[str, Any]) -> str:
    """What became of the files, and what of their words was set aside."""
    tried = sum(len(answer[name]) for name in ("imported", "skipped", "refused"))
    lines = [
        f"{len(answer['imported'])} imported, {len(answer['skipped'])} already there, {len(answer['refused'])} refused"
    ]
    if answer["witnesses"]:
        lines.append(f"  {len(answer['witnesses'])} of them are further texts of an order that was there")
    if answer["set_aside"]:
        reasons = ", ".join(f"{reason} {words:,}" for reason, words in answer["set_aside"].items())
        lines.append(f"  set aside, in words: {reasons}")
    if answer["recognised"]:
        lines.append(f"  {answer['recognised']} unchanged since an earlier import, and not read again")
    if tried > 1 and answer["seconds"] >= 1:
        lines.append(f"  {answer['seconds']:.0f} s, {tried / answer['seconds']:.0f} files a second")
    return "\n".join(lines)


def get_page(answer: dict[str, Any]) -> str:
    """What came from the Federal Register, an order a line, and what the library made of it."""
    rows = (
        [f"EO {record['number']}", record["date"] or "–", record["citation"] or "–", record["title"]]
        for record in answer["arrived"]
    )
    counts = f"{len(answer['arrived'])} fetched, {len(answer['kept'])} fetched before, {len(answer['missing'])} missing"
    taken = (
        f"{len(answer['imported'])} imported, {len(answer['skipped'])} already there, {len(answer['refused'])} refused"
    )
    return "\n".join(filter(None, (_table("", rows, ""), counts, taken)))


def list_page(entries: Sequence[Entry]) -> str:
    """An order a line."""
    rows = ([entry.id, str(entry.date or "–"), entry.edition.value, entry.title] for entry in entries)
    return _table("", rows, "")


def _table(head: str, rows: Iterable[Sequence[str]], nothing: str) -> str:
    """Rows in columns, under a head; `nothing` where there are none."""
    listed = list(rows)
    if not listed:
        return f"{head}\n  {nothing}".strip("\n")
    widths = [min(44, max(len(row[column]) for row in listed)) for column in range(len(listed[0]))]
    lines = [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in listed
    ]
    return "\n".join([head, *lines] if head else lines)


def _cut(words: str, width: int = 100) -> str:
    return words if len(words) <= width else words[: width - 1].rsplit(" ", 1)[0] + " …"
