"""A stand-in for the Federal Register's API on 127.0.0.1, with small records and texts in our own sentences."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SITE = "https://www.federalregister.gov"


@dataclass
class Answer:
    """What the stand-in says once."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: int = 0
    """Bytes left off the end of the body, of which the length was told."""


class StandIn:
    """Answers for the documents in `documents`, after those answers that were put aside for a path in `first`."""

    def __init__(self) -> None:
        self.documents: list[dict[str, Any]] = []
        self.texts: dict[str, bytes] = {}
        """By the path of the address."""
        self.first: dict[str, list[Answer]] = {}
        """Answers to be given before the right one, by a part of the path."""
        self.asked: list[str] = []
        """Paths and queries, in the order in which they came."""
        self.per_page = 1000
        self.before: Callable[[str], None] = lambda path: None
        """Called with every path that is asked for."""
        self._server = _Quiet(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.port = int(self._server.server_address[1])
        self.base = f"http://127.0.0.1:{self.port}/api/v1"

    def __enter__(self) -> StandIn:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def publish(self, number: str, day: str = "2017-01-25", *, text: bool = True, **facts: Any) -> dict[str, Any]:
        """Adds an order; `text`: with its XML."""
        path = f"/documents/full_text/xml/{day.replace('-', '/')}/{number}.xml"
        record = {**record_of(number, day), "full_text_xml_url": SITE + path if text else None, **facts}
        self.documents.append(record)
        if text:
            self.texts[path] = text_of(number)
        return record

    def texts_asked(self) -> list[str]:
        """The numbers of the orders whose texts were asked for."""
        return [path.rpartition("/")[2].removesuffix(".xml") for path in self.asked if "full_text/xml" in path]

    def answer(self, target: str) -> Answer:
        """What is said to a request for `target`, a path with its query."""
        self.asked.append(target)
        self.before(target)
        for part, answers in self.first.items():
            if part in target and answers:
                return answers.pop(0)
        asked = urlsplit(target)
        if asked.path in self.texts:
            return Answer(body=self.texts[asked.path])
        if asked.path == "/api/v1/documents.json":
            return Answer(body=json.dumps(self._page(parse_qs(asked.query), target)).encode())
        return Answer(404, b"not here")

    def _page(self, query: dict[str, list[str]], target: str) -> dict[str, Any]:
        page = int(query.get("page", ["1"])[0])
        found = [one for one in self.documents if _fits(one, query)]
        if not found:
            return {"count": 0, "description": "Documents of type Presidential Document"}
        at = (page - 1) * self.per_page
        answer = {"count": len(found), "results": found[at : at + self.per_page]}
        if at + self.per_page < len(found):
            answer["next_page_url"] = f"{SITE}{target.partition('&page=')[0]}&page={page + 1}"
        return answer


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, *who: object) -> None:
        """A guest that hangs up in mid-answer is no fault of the host."""


def record_of(number: str, day: str) -> dict[str, Any]:
    """A record with the API's field names."""
    return {
        "citation": f"82 FR {number[-4:]}",
        "correction_of": None,
        "document_number": f"2017-0{number[-4:]}",
        "executive_order_number": number,
        "html_url": f"{SITE}/documents/{day.replace('-', '/')}/2017-0{number[-4:]}/keeping-the-lamps",
        "publication_date": day,
        "signing_date": day,
        "subtype": "Executive Order",
        "title": f"Keeping the Lamps of Harbour {number}",
        "type": "Presidential Document",
    }


def text_of(number: str) -> bytes:
    """An order in the Federal Register's XML."""
    return (
        "<PRESDOCU><EXECORD>"
        f"<EXECORDR>Executive Order {number} of January 25, 2017</EXECORDR>"
        f'<HD SOURCE="HED">Keeping the Lamps of Harbour {number}</HD>'
        "<FP>By the power given to me, I order:</FP>"
        '<FP><E T="04">Section 1</E>. <E T="03">Lamps.</E> '
        f"Lamp {number} shall burn from dusk to dawn, and its keeper shall trim it each evening.</FP>"
        '<FP><E T="04">Sec. 2</E>. <E T="03">Oil.</E> The harbour master shall bring the oil within 30 days.</FP>'
        "<PLACE>THE WHITE HOUSE,</PLACE><DATE>January 25, 2017.</DATE>"
        "</EXECORD></PRESDOCU>"
    ).encode()


def _fits(record: dict[str, Any], query: dict[str, list[str]]) -> bool:
    numbers = query.get("conditions[executive_order_numbers][]")
    first, last = (query.get(f"conditions[signing_date][{side}]", [""])[0] for side in ("gte", "lte"))
    day = record["signing_date"] or ""
    return (not numbers or record["executive_order_number"] in numbers) and day >= first and (not last or day <= last)


def _handler(host: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = host.answer(self.path)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body[: len(answer.body) - answer.cut])

        def log_message(self, *what: object) -> None:
            """Nothing on stderr."""

    return Handler
