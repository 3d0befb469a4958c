"""Getting official texts: ask, keep what arrives, and have the library take it in."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from datetime import date

from reader.errors import BadRequest, Cancelled, NoAnswer
from reader.library import ImportOutcome, Library, Progress, Provenance
from reader.official.connection import HOST, Connection, Manners
from reader.official.downloads import Downloads
from reader.official.federal_register import records, text_of
from reader.official.model import GetOutcome, Missing, Record, Wanted

ADDRESS = "ORDER_READER_OFFICIAL"
"""Names another address to ask at, in the environment: that of a stand-in on this machine, for trying things out."""

_FIRST_DAY = date(1936, 3, 14)  # of the Federal Register
_NUMBER = re.compile(r"(?:(?:e\.?\s*o\.?|executive order)[\s-]*)?(\d{1,6}(?:-[a-z])?)", re.IGNORECASE)
_MOST_NUMBERS = 500
_GIVE_UP_AFTER = 3
"""Texts in a row that do not come, after which the rest is not asked for."""


def wanted(
    numbers: Iterable[str] = (), first: date | None = None, last: date | None = None, today: date | None = None
) -> Wanted:
    """The request that these words make: numbers (`14165`, `EO 14165`), or the first and last day of signing.

    Raises BadRequest, with a sentence, where they make none.
    """
    named = tuple(dict.fromkeys(_number(word) for word in numbers))
    today = today or date.today()
    if named and (first or last):
        raise BadRequest("Give either numbers of orders or days of signing, not both.")
    if named:
        if len(named) > _MOST_NUMBERS:
            raise BadRequest(f"At most {_MOST_NUMBERS} orders are got at a time; give fewer, or days of signing.")
        return Wanted(named)
    if first is None:
        raise BadRequest("Give the numbers of the orders to get, such as 14165, or the first day of signing.")
    if first > (last or today):
        raise BadRequest(f"The first day, {first}, is after the last, {last or today}; put the earlier one first.")
    return Wanted(first=max(first, _FIRST_DAY), last=last or today)


def get(
    library: Library,
    request: Wanted,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    base: str | None = None,
    manners: Manners | None = None,
) -> GetOutcome:
    """Asks the Federal Register for the orders of `request`, and takes their texts into `library`.

    `progress` counts orders. `base`: the address to ask at; else that named by ORDER_READER_OFFICIAL, else the
    Federal Register's own. What has arrived once is kept in the library's folder `downloads` and not asked for again,
    whatever stops the rest. Raises NoAnswer where nothing could be asked at all, BadRequest where the library cannot be
    written.
    """
    address = base or os.environ.get(ADDRESS) or f"https://{HOST}/api/v1"
    connection = Connection(address.rstrip("/"), manners or Manners(), cancelled)
    run = _Run(Downloads(library.folder), connection, progress)
    try:
        run.fetch(request)
    except Cancelled:
        return run.outcome(ImportOutcome(), cancelled=True)
    taken = _take_in(library, run, progress, cancelled)
    return run.outcome(taken, cancelled=taken.cancelled)


def _take_in(
    library: Library, run: _Run, progress: Callable[[Progress], None] | None, cancelled: Callable[[], bool] | None
) -> ImportOutcome:
    here = [*run.kept, *run.arrived]
    texts = {run.downloads.text(record.number): _provenance(record) for record in here}
    return library.import_paths(texts, progress, cancelled, records=texts) if texts else ImportOutcome()


class _Run:
    """One request while it is under way."""

    def __init__(
        self, downloads: Downloads, connection: Connection, progress: Callable[[Progress], None] | None
    ) -> None:
        self.downloads = downloads
        self.arrived: list[Record] = []
        self.kept: list[Record] = []
        self._connection = connection
        self._progress = progress
        self._missing: list[Missing] = []
        self._problem = ""

    def fetch(self, request: Wanted) -> None:
        """Gets every text that has not arrived yet. Raises NoAnswer where the list of orders cannot be had."""
        self.downloads.clear_strays()
        self._tell(0, len(request.numbers), "")
        self.kept = [record for number in request.numbers if (record := self.downloads.record(number))]
        have = {record.number for record in self.kept}
        due = Wanted(tuple(number for number in request.numbers if number not in have), request.first, request.last)
        if request.numbers and not due.numbers:
            return
        found = list(records(self._connection, due))
        self._missing += [_unknown(number) for number in due.numbers if number not in {item.number for item in found}]
        before = [record for item in found if (record := self.downloads.record(item.number))]
        self.kept += before
        self._fetch_texts(found, {record.number for record in before})

    def outcome(self, imported: ImportOutcome, *, cancelled: bool) -> GetOutcome:
        """What became of the request."""
        return GetOutcome(
            tuple(self.arrived), tuple(self.kept), tuple(self._missing), imported, cancelled, self._problem
        )

    def _fetch_texts(self, found: list[Record], have: set[str]) -> None:
        failed = 0
        for done, record in enumerate(found):
            self._tell(done, len(found), f"EO {record.number}")
            if record.number in have:
                continue
            if failed >= _GIVE_UP_AFTER:
                self._missing.append(Missing(record.number, f"EO {record.number} was not asked for any more."))
                continue
            try:
                self.downloads.keep(record, text_of(self._connection, record))
                self.arrived.append(record)
                failed = 0
            except NoAnswer as error:
                self._missing.append(Missing(record.number, str(error)))
                failed += bool(record.xml_url)
                self._problem = str(error) if failed >= _GIVE_UP_AFTER else self._problem
        self._tell(len(found), len(found), "")

    def _tell(self, done: int, total: int, name: str) -> None:
        if self._progress:
            self._progress(Progress(done, total, name))


def _provenance(record: Record) -> Provenance:
    return Provenance(record.number, record.title, record.date, record.citation, record.html_url)


def _unknown(number: str) -> Missing:
    return Missing(number, f"The Federal Register knows no executive order {number}; check the number.")


def _number(word: str) -> str:
    found = _NUMBER.fullmatch(word.strip())
    if not found:
        raise BadRequest(f"“{word}” is no number of an executive order; give one such as 14165.")
    return found.group(1).upper()
