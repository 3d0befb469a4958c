"""Official texts: what is asked, what arrives, what is kept, and what is said where nothing comes."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from reader.documents import Edition
from reader.errors import BadRequest, NoAnswer
from reader.library import Library, Progress
from reader.official import ADDRESS, GetOutcome, Manners, Wanted, get, wanted
from tests.stand_in import Answer, StandIn, text_of

JANUARY = Wanted(first=date(2017, 1, 1), last=date(2017, 1, 31))


def test_an_order_comes_with_its_record(stand_in: StandIn, library: Library, quick: Manners) -> None:
    record = stand_in.publish("13900")
    stand_in.publish("13901")
    outcome = get(library, wanted(["EO 13900"]), base=stand_in.base, manners=quick)
    assert [record.number for record in outcome.arrived] == ["13900"]
    (entry,) = library.entries()
    assert (entry.id, entry.number, entry.edition) == ("eo-13900", "13900", Edition.OFFICIAL)
    assert (entry.citation, entry.source_url) == (record["citation"], record["html_url"])
    assert library.source("eo-13900").read_bytes() == text_of("13900")
    assert library.order("eo-13900").identity.source_url == record["html_url"]
    assert library.search("lamp").orders == 1


def test_the_request_says_what_the_api_understands(stand_in: StandIn, library: Library, quick: Manners) -> None:
    stand_in.publish("13900")
    get(library, JANUARY, base=stand_in.base, manners=quick)
    asked = stand_in.asked[0]
    for words in (
        "conditions%5Btype%5D%5B%5D=PRESDOCU",
        "conditions%5Bpresidential_document_type%5D%5B%5D=executive_order",
        "conditions%5Bsigning_date%5D%5Bgte%5D=2017-01-01",
        "conditions%5Bsigning_date%5D%5Blte%5D=2017-01-31",
        "fields%5B%5D=full_text_xml_url",
    ):
        assert words in asked


def test_a_range_of_days_is_read_page_by_page(stand_in: StandIn, library: Library, quick: Manners) -> None:
    for number in range(13900, 13905):
        stand_in.publish(str(number), f"2017-01-{number - 13890}")
    stand_in.publish("13999", "2017-02-03")
    stand_in.per_page = 2
    seen: list[Progress] = []
    outcome = get(library, JANUARY, seen.append, base=stand_in.base, manners=quick)
    assert [record.number for record in outcome.arrived] == [str(number) for number in range(13900, 13905)]
    assert sum("documents.json" in path for path in stand_in.asked) == 3
    assert Progress(2, 5, "EO 13902") in seen
    assert len(library.entries()) == 5


def test_what_arrived_is_not_asked_for_again(stand_in: StandIn, library: Library, quick: Manners) -> None:
    stand_in.publish("13900")
    stand_in.publish("13901")
    get(library, wanted(["13900"]), base=stand_in.base, manners=quick)
    stand_in.asked.clear()
    again = get(library, wanted(["13900"]), base=stand_in.base, manners=quick)
    assert stand_in.asked == []
    assert ([record.number for record in again.kept], again.arrived) == (["13900"], ())
    assert [item.id for item in again.imported.skipped] == ["eo-13900"]
    more = get(library, JANUARY, base=stand_in.base, manners=quick)
    assert stand_in.texts_asked() == ["13901"]
    assert [record.number for record in more.kept] == ["13900"]
    assert len(library.entries()) == 2


def test_a_busy_host_is_given_the_time_it_asks_for(stand_in: StandIn, library: Library, quick: Manners) -> None:
    import time

    stand_in.publish("13900")
    stand_in.first["full_text/xml"] = [Answer(429, headers={"Retry-After": "1"})]
    began = time.monotonic()
    assert get(library, wanted(["13900"]), base=stand_in.base, manners=quick).arrived
    assert time.monotonic() - began >= 1
    assert stand_in.texts_asked() == ["13900", "13900"]


def test_a_host_that_asks_for_hours_is_left_alone(stand_in: StandIn, library: Library, quick: Manners) -> None:
    stand_in.first["documents.json"] = [Answer(429, headers={"Retry-After": "7200"})]
    with pytest.raises(NoAnswer, match="left alone"):
        get(library, wanted(["13900"]), base=stand_in.base, manners=quick)
    assert len(stand_in.asked) == 1


@pytest.mark.parametrize("harm", [Answer(500), Answer(503), Answer(200, text_of("13900"), cut=40)])
def test_a_fault_that_passes_is_waited_out(stand_in: StandIn, library: Library, quick: Manners, harm: Answer) -> None:
    stand_in.publish("13900")
    stand_in.first["full_text/xml"] = [harm]
    assert get(library, wanted(["13900"]), base=stand_in.base, manners=quick).arrived
    assert library.source("eo-13900").read_bytes() == text_of("13900")


def test_a_fault_that_stays_is_told_and_the_others_come(stand_in: StandIn, library: Library, quick: Manners) -> None:
    for number in ("13900", "13901", "13902"):
        stand_in.publish(number)
    stand_in.first["13901.xml"] = [Answer(500)] * 3
    outcome = get(library, JANUARY, base=stand_in.base, manners=quick)
    assert [record.number for record in outcome.arrived] == ["13900", "13902"]
    (missing,) = outcome.missing
    assert (missing.number, outcome.problem) == ("13901", "")
    assert "error 500" in missing.reason
    assert not list((library.folder / "downloads").glob("*13901*"))


def test_after_three_faults_in_a_row_the_rest_is_not_asked_for(
    stand_in: StandIn, library: Library, quick: Manners
) -> None:
    for number in range(13900, 13906):
        stand_in.publish(str(number))
    stand_in.first["full_text/xml"] = [Answer(404)] * 9
    outcome = get(library, JANUARY, base=stand_in.base, manners=quick)
    assert len(outcome.missing) == 6
    assert outcome.problem.endswith(".")
    assert stand_in.texts_asked() == ["13900", "13901", "13902"]


@pytest.mark.parametrize("body", [b"<html><body>Are you a person?</body></html>", b"not XML", text_of("13900")[:-30]])
def test_what_is_no_whole_order_is_not_kept(stand_in: StandIn, library: Library, quick: Manners, body: bytes) -> None:
    stand_in.publish("13900")
    stand_in.first["full_text/xml"] = [Answer(body=body)] * 9
    outcome = get(library, wanted(["13900"]), base=stand_in.base, manners=quick)
    assert "no whole order" in outcome.missing[0].reason
    assert not (library.folder / "downloads").exists()
    assert library.entries() == ()


def test_a_text_beyond_twenty_megabytes_is_left(stand_in: StandIn, library: Library, quick: Manners) -> None:
    stand_in.publish("13900")
    stand_in.first["full_text/xml"] = [Answer(body=b" " * (20 * 1024 * 1024 + 1))]
    outcome = get(library, wanted(["13900"]), base=stand_in.base, manners=quick)
    assert "20 MB" in outcome.missing[0].reason


def test_stopped_midway_it_goes_on_where_it_was(stand_in: StandIn, library: Library, quick: Manners) -> None:
    for number in range(13900, 13906):
        stand_in.publish(str(number))
    stop = lambda: len(stand_in.texts_asked()) >= 3  # noqa: E731
    outcome = get(library, JANUARY, None, stop, base=stand_in.base, manners=quick)
    assert outcome.cancelled
    assert len(outcome.arrived) == 2
    assert library.entries() == ()
    stand_in.asked.clear()
    rest = get(library, JANUARY, base=stand_in.base, manners=quick)
    assert stand_in.texts_asked() == ["13902", "13903", "13904", "13905"]
    assert (len(rest.kept), len(rest.arrived), len(library.entries())) == (2, 4, 6)


def test_killed_midway_it_goes_on_where_it_was(stand_in: StandIn, library: Library, quick: Manners) -> None:
    for number in range(13900, 13904):
        stand_in.publish(str(number))
    code = (
        "import os, sys; from pathlib import Path; from datetime import date;"
        "from reader.library import Library; from reader.official import Manners, get, wanted;"
        "stop = lambda step: os._exit(9) if step.done == 2 else None;"
        "library, request = Library(Path(sys.argv[1])), wanted((), date(2017, 1, 1));"
        "get(library, request, stop, manners=Manners(apart=0), base=sys.argv[2])"
    )
    command = [sys.executable, "-c", code, str(library.folder), stand_in.base]
    killed = subprocess.run(command, capture_output=True, check=False, cwd=Path(__file__).resolve().parents[2])
    assert killed.returncode == 9, killed.stderr
    (library.folder / "downloads" / ".new-torn").write_bytes(b"<PRES")
    stand_in.asked.clear()
    outcome = get(library, JANUARY, base=stand_in.base, manners=quick)
    assert stand_in.texts_asked() == ["13902", "13903"]
    assert len(outcome.imported.added) == 4
    assert not list((library.folder / "downloads").glob(".new-*"))


@pytest.mark.parametrize(
    "place", ["https://unblock.example.org/check", "http://www.federalregister.gov/x", "file:///etc"]
)
def test_nothing_is_fetched_from_elsewhere(stand_in: StandIn, library: Library, quick: Manners, place: str) -> None:
    stand_in.first["documents.json"] = [Answer(302, headers={"Location": place})]
    with pytest.raises(NoAnswer, match="another place"):
        get(library, wanted(["13900"]), base=stand_in.base, manners=quick)
    stand_in.publish("13900", full_text_xml_url=place)
    outcome = get(library, wanted(["13900"]), base=stand_in.base, manners=quick)
    assert "another place" in outcome.missing[0].reason


def test_the_host_may_send_on_within_itself(stand_in: StandIn, library: Library, quick: Manners) -> None:
    stand_in.publish("13900")
    (path,) = stand_in.texts
    stand_in.first["full_text/xml"] = [Answer(301, headers={"Location": f"https://www.federalregister.gov{path}"})]
    assert get(library, wanted(["13900"]), base=stand_in.base, manners=quick).arrived
    stand_in.first["documents.json"] = [Answer(302, headers={"Location": "documents.json"})] * 9
    with pytest.raises(NoAnswer, match="circle"):
        get(library, JANUARY, base=stand_in.base, manners=quick)


def test_orders_that_are_unknown_or_have_no_text_say_so(stand_in: StandIn, library: Library, quick: Manners) -> None:
    stand_in.publish("12900", "1994-02-02", text=False)
    outcome = get(library, wanted(["12900", "99999"]), base=stand_in.base, manners=quick)
    reasons = {missing.number: missing.reason for missing in outcome.missing}
    assert "no text" in reasons["12900"]
    assert "no executive order 99999" in reasons["99999"]
    assert all(reason.endswith(".") for reason in reasons.values())


def test_only_what_was_asked_for_is_taken(stand_in: StandIn, library: Library, quick: Manners) -> None:
    """A condition that the API overlooks, a mended misprint, another kind of document: none of them comes in."""
    right = stand_in.publish("13900")
    for odd in ({"executive_order_number": "13901"}, {"correction_of": "2017-01"}, {"executive_order_number": None}):
        stand_in.documents.append(right | odd)
    body = json.dumps({"count": 5, "results": [*stand_in.documents, "rubbish"]}).encode()
    stand_in.first["documents.json"] = [Answer(body=body)]
    outcome = get(library, wanted(["13900"]), base=stand_in.base, manners=quick)
    assert stand_in.texts_asked() == ["13900"]
    assert (len(outcome.arrived), outcome.missing) == (1, ())


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"results": 3}'])
def test_an_answer_that_is_no_list_is_told(stand_in: StandIn, library: Library, quick: Manners, body: bytes) -> None:
    stand_in.first["documents.json"] = [Answer(body=body)]
    with pytest.raises(NoAnswer, match="no list"):
        get(library, wanted(["13900"]), base=stand_in.base, manners=quick)


def test_without_a_network_one_sentence_says_so(
    stand_in: StandIn, library: Library, quick: Manners, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    tried = []

    def down(self: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", down)
    with pytest.raises(NoAnswer, match=r"cannot be reached \(Network is unreachable\); check the network"):
        get(library, wanted(["13900"]), base=stand_in.base, manners=quick)
    assert not library.folder.exists()
    assert len(tried) == 2, "a person without a network is not kept waiting"


def test_a_text_that_was_there_gets_its_record(
    stand_in: StandIn, library: Library, quick: Manners, tmp_path: Path
) -> None:
    file = tmp_path / "found.xml"
    file.write_bytes(text_of("13900"))
    library.import_paths([file])
    assert library.entry("eo-13900").source_url is None
    library.rename("eo-13900", "The Lamps")
    record = stand_in.publish("13900")
    outcome = get(library, wanted(["13900"]), base=stand_in.base, manners=quick)
    assert [item.id for item in outcome.imported.skipped] == ["eo-13900"]
    for opened in (library, Library(library.folder)):
        entry = opened.entry("eo-13900")
        assert (entry.source_url, entry.citation) == (record["html_url"], record["citation"])
        assert entry.title == "The Lamps"
    (library.folder / "orders" / "eo-13900" / "order.json").write_text("{")
    (library.folder / "library.json").unlink()
    assert Library(library.folder).entry("eo-13900").source_url == record["html_url"]


@pytest.mark.parametrize(
    ("numbers", "first", "last", "says"),
    [
        (["the lamps"], None, None, "no number"),
        ([], None, None, "Give the numbers"),
        (["13900"], date(2017, 1, 1), None, "not both"),
        ([], date(2017, 2, 1), date(2017, 1, 1), "earlier one first"),
        ([str(number) for number in range(10000, 10600)], None, None, "At most"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(
    numbers: list[str], first: date | None, last: date | None, says: str
) -> None:
    with pytest.raises(BadRequest, match=says):
        wanted(numbers, first, last, date(2020, 1, 1))


def test_words_become_a_request() -> None:
    assert wanted(["14165", "eo-14165", "E.O. 11246-a"]) == Wanted(("14165", "11246-A"))
    assert wanted((), date(1900, 1, 1), None, date(2020, 1, 1)) == Wanted((), date(1936, 3, 14), date(2020, 1, 1))


@pytest.mark.parametrize("base", ["http://example.org/api", "ftp://127.0.0.1", "federalregister"])
def test_only_an_encrypted_address_or_this_machine_is_asked(library: Library, base: str) -> None:
    with pytest.raises(BadRequest, match="https"):
        get(library, wanted(["13900"]), base=base)


def test_no_socket_is_opened_without_the_request(stand_in: StandIn, tmp_path: Path) -> None:
    """Everything else that a library does, in a program of its own that reports each connection and each name asked."""
    code = (
        "import sys\n"
        "seen = []\n"
        "calls = ('socket.connect', 'socket.getaddrinfo')\n"
        "sys.addaudithook(lambda name, _: seen.append(name) if name in calls else None)\n"
        "from pathlib import Path\n"
        "import reader.official\n"
        "import reader.cli.verbs\n"
        "from reader.cli import main\n"
        "reader.cli.shelf.corpus = lambda: Path('no starters')\n"
        "from reader.library import Library\n"
        "library = ['--library', sys.argv[2]]\n"
        "main(['import', sys.argv[1], *library]); main(['list', *library]); main(['search', 'lamp', *library])\n"
        "reader.official.wanted(['13900'])\n"
        "sys.exit(3 if seen else 0)\n"
    )
    order = tmp_path / "order.xml"
    order.write_bytes(text_of("13900"))
    command = [sys.executable, "-c", code, str(order), str(tmp_path / "library")]
    done = subprocess.run(command, capture_output=True, check=False, cwd=Path(__file__).resolve().parents[2])
    assert done.returncode == 0, done.stderr
    assert stand_in.asked == []


def test_the_recorded_answers_come_in(stand_in: StandIn, library: Library, quick: Manners, orders_dir: Path) -> None:
    """Real records and texts, where they are present: number, day and place as the record has them."""
    records = [json.loads(file.read_text("utf-8")) for file in sorted((orders_dir / "federal-register-json").glob("*"))]
    some = [record for record in records if "2017-01-20" <= record["signing_date"] <= "2017-02-28"]
    assert some
    stand_in.documents = some
    stand_in.per_page = 7
    for record in some:
        file = orders_dir / "federal-register-xml" / f"eo-{record['executive_order_number']}.xml"
        stand_in.texts[record["full_text_xml_url"].removeprefix("https://www.federalregister.gov")] = file.read_bytes()
    outcome: GetOutcome = get(library, Wanted(first=date(2017, 1, 20)), base=stand_in.base, manners=quick)
    assert (len(outcome.arrived), outcome.missing, outcome.imported.refused) == (len(some), (), ())
    known = {entry.number: entry for entry in library.entries()}
    for record in some:
        entry = known[record["executive_order_number"]]
        assert (entry.citation, entry.source_url) == (record["citation"], record["html_url"])
        assert (str(entry.date), entry.edition) == (record["signing_date"], Edition.OFFICIAL)
        assert entry.warnings == ()


def test_the_address_may_be_named_in_the_environment(
    stand_in: StandIn, library: Library, quick: Manners, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in.publish("13900")
    monkeypatch.setenv(ADDRESS, stand_in.base)
    assert get(library, wanted(["13900"]), manners=quick).arrived
