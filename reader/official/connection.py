"""Asking one host for one thing at a time: politely, patiently, and nobody else."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from reader import __version__
from reader.errors import BadRequest, Cancelled, NoAnswer

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from urllib.error import HTTPError
    from urllib.request import OpenerDirector

HOST = "www.federalregister.gov"
_PIECE = 64 * 1024
_MOST_REDIRECTS = 3
_RETRIED = frozenset({408, 429, 500, 502, 503, 504})
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_NAME = "The Federal Register"


@dataclass(frozen=True, slots=True)
class Manners:
    """How hard a host is pressed. Seconds throughout."""

    apart: float = 0.5
    """Between the beginnings of two requests."""
    patience: float = 30.0
    """Waiting for an answer, and for each piece of it."""
    tries: int = 5
    """Of each request, where the host is busy or the answer breaks off."""
    first_wait: float = 1.0
    """Before the second try; doubled before each further one."""
    longest_wait: float = 120.0
    """A host that asks for more is taken at its word: the request is given up."""


class _Broken(Exception):
    """The answer did not come, or not whole."""


class _Busy(Exception):
    """The host says that it cannot answer now."""

    def __init__(self, status: int, wait: float | None) -> None:
        super().__init__(status)
        self.status = status
        self.wait = wait
        """Seconds that the host asks for; None where it does not say."""


@dataclass(slots=True)
class Connection:
    """Reads from one host. No socket is opened before `read`."""

    base: str
    """`https://www.federalregister.gov/api/v1`, or the address of a stand-in."""
    manners: Manners = field(default_factory=Manners)
    cancelled: Callable[[], bool] | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: float | None = None
    _heard: bool = False
    """True once the host has answered at all: then a silence may pass."""

    def __post_init__(self) -> None:
        base = urlsplit(self.base)
        if not base.hostname or (base.scheme != "https" and not (base.scheme == "http" and base.hostname in _LOOPBACK)):
            raise BadRequest(f"{self.base} is no address to ask for official texts at; give one that begins https://.")

    def read(self, address: str, most: int) -> bytes:
        """What `address` (of this host; or relative to the base) answers, at most `most` bytes.

        Raises NoAnswer, with a sentence, where it does not answer, is not found, is too long, or leads elsewhere;
        Cancelled where the person stops the waiting.
        """
        address = self.own(address)
        problem = f"{_NAME} does not answer; try again later."
        for attempt in range(self.manners.tries):
            wait = self.manners.first_wait * 2**attempt
            try:
                return self._followed(address, most)
            except _Busy as busy:
                problem = _busy(busy.status)
                wait = wait if busy.wait is None else busy.wait
            except _Broken as broken:
                problem = f"{_NAME} cannot be reached ({broken}); check the network connection and try again."
                if not self._heard and attempt:
                    break
            if wait > self.manners.longest_wait:
                break
            if attempt + 1 < self.manners.tries:
                self._pause(wait)
        raise NoAnswer(problem)

    def own(self, address: str) -> str:
        """The address at this connection's own host. Raises NoAnswer for any other host, or one without encryption."""
        base, asked = urlsplit(self.base), urlsplit(urljoin(self.base + "/", address))
        ours = (base.scheme, base.netloc.lower())
        if (asked.scheme, asked.netloc.lower()) not in {ours, ("https", HOST)}:
            raise NoAnswer(
                f"{_NAME} sends the reader on to another place ({asked.scheme}://{asked.netloc}), and nothing is "
                f"fetched from there; open https://{HOST} in a browser to see what it wants, and try again."
            )
        return urlunsplit((base.scheme, base.netloc, asked.path, asked.query, ""))

    def _followed(self, address: str, most: int) -> bytes:
        for _ in range(_MOST_REDIRECTS + 1):
            self._keep_apart()
            with self._answer(address) as answer:
                if not 300 <= (answer.status or 0) < 400:
                    return self._body(answer, most)
                address = self.own(urljoin(address, answer.headers.get("Location") or ""))
        raise NoAnswer(f"{_NAME} sends the reader round in a circle; try again later.")

    @contextmanager
    def _answer(self, address: str) -> Iterator[HTTPResponse | HTTPError]:
        """An open answer of the host, or a redirection. Raises _Busy, _Broken, NoAnswer."""
        from http.client import HTTPException
        from urllib.error import HTTPError, URLError
        from urllib.request import Request

        asking = Request(address, headers={"User-Agent": f"order-reader/{__version__}", "Accept-Encoding": "identity"})
        try:
            with self._opener().open(asking, timeout=self.manners.patience) as answer:
                self._heard = True
                yield answer
        except HTTPError as error:
            status, self._heard = error.code, True
            with error:
                if 300 <= status < 400:
                    yield error  # it has what an answer has: `status` and `headers`
                elif status in _RETRIED:
                    raise _Busy(status, _retry_after(error.headers.get("Retry-After"))) from None
                else:
                    raise NoAnswer(_refusal(status)) from None
        except URLError as error:
            raise _Broken(_reason(error.reason)) from None
        except (OSError, HTTPException) as error:
            raise _Broken(_reason(error)) from None

    def _body(self, answer: HTTPResponse | HTTPError, most: int) -> bytes:
        told = answer.headers.get("Content-Length", "")
        length = int(told) if told.isdigit() else None
        pieces: list[bytes] = []
        held = 0
        while (length or 0) <= most and held <= most:
            self._stop_if_asked()
            piece = answer.read(_PIECE)
            if not piece:
                break
            pieces.append(piece)
            held += len(piece)
        else:
            raise NoAnswer(f"{_NAME} answers with more than {most // 1024 // 1024} MB, which is no order; it was left.")
        if length is not None and held < length:
            raise _Broken("the answer broke off")
        return b"".join(pieces)

    def _opener(self) -> OpenerDirector:
        """Opens addresses without following any elsewhere; a machine's own stand-in is not sought at a proxy."""
        from urllib.request import HTTPRedirectHandler, ProxyHandler, build_opener

        class _Stay(HTTPRedirectHandler):
            def redirect_request(self, *_about: object) -> None:
                return None

        local = urlsplit(self.base).hostname in _LOOPBACK
        return build_opener(_Stay, *([ProxyHandler({})] if local else []))

    def _keep_apart(self) -> None:
        if self._last is not None:
            self._pause(self._last + self.manners.apart - self.clock())
        self._stop_if_asked()
        self._last = self.clock()

    def _pause(self, seconds: float) -> None:
        """Waits, and notices within a fifth of a second where the person stops it."""
        end = self.clock() + seconds
        while (left := end - self.clock()) > 0:
            self._stop_if_asked()
            self.sleep(min(0.2, left))

    def _stop_if_asked(self) -> None:
        if self.cancelled and self.cancelled():
            raise Cancelled


def _retry_after(told: str | None) -> float | None:
    """Seconds that the header asks for: a number of them, or a moment (RFC 9110, 10.2.3). None where it is neither."""
    if not told:
        return None
    if told.strip().isdigit():
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _busy(status: int) -> str:
    if status == 429:
        return f"{_NAME} asks to be left alone for a while (too many requests); try again in a few minutes."
    return f"{_NAME} has a fault of its own (error {status}); try again later."


def _refusal(status: int) -> str:
    if status == 404:
        return f"{_NAME} has no such page any more (error 404); try again later, or look for the order on its site."
    return f"{_NAME} refuses the request (error {status}); try again later, or look for the order on its site."


def _reason(error: object) -> str:
    if isinstance(error, TimeoutError):
        return "it took too long"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
