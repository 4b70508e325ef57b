"""Asking servers for articles, politely and safely: robots.txt, a pause for each host, limits of time and size, no private addresses.

urllib3, which trafilatura brings, connects to the very address that was checked, under the name that was asked for: neither a name server
that changes its mind nor a redirection leads elsewhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import SplitResult, urljoin

from kg.sources.addresses import port_of, resolve, split_url
from kg.sources.draft import RefusedError
from kg.sources.extras import needed
from kg.sources.options import SourceOptions

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

SIZE_LIMIT: Final = 20_000_000  # bytes, decompressed
TIMEOUT: Final = 10.0  # seconds for a connection, and for each answer to come
DEADLINE: Final = 60.0  # seconds for a whole document
_REDIRECTIONS: Final = 5
_ROBOTS_LIMIT: Final = 500_000  # bytes (RFC 9309, 2.5)
_LONGEST_PAUSE: Final = 60.0  # seconds
_CHUNK: Final = 65_536
_AGAIN: Final = frozenset({429, 503})
_MOVED: Final = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Document:
    """What a server gave: the address in the end, its media type in small letters, and the bytes."""

    url: str
    type: str
    raw: bytes


@dataclass(slots=True)
class Web:
    """Asks for documents; remembers each host's robots.txt and when it was asked last. `clock` and `sleep` count in seconds."""

    options: SourceOptions
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, Any] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Document:
        """The document at an address, redirections followed; raises RefusedError, which says why there is none."""
        for _ in range(_REDIRECTIONS + 1):
            parts = split_url(url)
            pause = self._allowed(url, parts)
            answer = self._ask(url, parts, SIZE_LIMIT, pause)
            if isinstance(answer, Document):
                return answer
            url = answer
        raise RefusedError(f"more than {_REDIRECTIONS} redirections")

    def _allowed(self, url: str, parts: SplitResult) -> float:
        """The pause that robots.txt wants, in seconds; raises RefusedError where it forbids the address (RFC 9309)."""
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(f"{origin}/robots.txt")
        robots, agent = self._robots[origin], self.options.user_agent
        if isinstance(robots, RefusedError):
            raise robots
        if not robots.can_fetch(url, agent):
            raise RefusedError("robots.txt forbids it to programs")
        return max(self.options.delay, min(float(robots.crawl_delay(agent) or 0), _LONGEST_PAUSE))

    def _read_robots(self, url: str) -> Any:
        """The rules of robots.txt: none where there is no such file, a refusal where the server can't say (RFC 9309, 2.3.1)."""
        parse = needed("protego").Protego.parse
        try:
            for _ in range(_REDIRECTIONS + 1):
                answer = self._ask(url, split_url(url), _ROBOTS_LIMIT, self.options.delay)
                if isinstance(answer, Document):
                    return parse(answer.raw.decode("utf-8", "replace"))
                url = answer
        except _MissingError:
            return parse("")
        except _AnswerError as refused:
            return RefusedError(f"robots.txt can't be read, so nothing may be asked: {refused.reason}")
        except RefusedError as refused:
            return refused
        return RefusedError(f"robots.txt: more than {_REDIRECTIONS} redirections")

    def _ask(self, url: str, parts: SplitResult, limit: int, pause: float) -> Document | str:
        """The document at an address, or the address that the server sends us to."""
        for attempt in (1, 2):
            self._wait(parts.netloc, pause)
            with self._opened(url, parts) as answer:
                if answer.status in _MOVED and (target := answer.headers.get("Location")):
                    return urljoin(url, target)
                later = _retry_after(answer)
                if answer.status in _AGAIN and attempt == 1 and later <= _LONGEST_PAUSE:
                    self.sleep(later)
                    continue
                if answer.status != 200:
                    missing = 400 <= answer.status < 500 and answer.status not in _AGAIN
                    raise (_MissingError if missing else _AnswerError)(f"the server answers {answer.status} {answer.reason or ''}".rstrip())
                kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
                return Document(url, kind, b"".join(self._read(answer, limit)))
        raise AssertionError("the second attempt gives an answer or raises")

    def _wait(self, host: str, pause: float) -> None:
        """Leave a host alone for as long as it wants."""
        last = self._asked.get(host)
        if last is not None and (rest := last + pause - self.clock()) > 0:
            self.sleep(rest)
        self._asked[host] = self.clock()

    def _opened(self, url: str, parts: SplitResult) -> closing[BaseHTTPResponse]:
        """An answer whose body is still to be read."""
        import urllib3

        host, port = str(parts.hostname), port_of(parts)
        timeout = urllib3.Timeout(connect=TIMEOUT, read=TIMEOUT)
        headers = {
            "Host": parts.netloc,
            "User-Agent": self.options.user_agent,
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
            "Accept-Language": "fr, *;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        reason = "no address"
        for address in resolve(host, port, allow_private=self.options.allow_private):
            pool = (
                urllib3.HTTPSConnectionPool(address, port, timeout=timeout, server_hostname=host, assert_hostname=host)
                if parts.scheme == "https"
                else urllib3.HTTPConnectionPool(address, port, timeout=timeout)
            )
            try:
                return closing(
                    pool.urlopen("GET", target, headers=headers, redirect=False, retries=False, preload_content=False, decode_content=True)
                )
            except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                reason = _reason(error)
        raise RefusedError(f"{host} can't be reached: {reason}")

    def _read(self, answer: BaseHTTPResponse, limit: int) -> Iterator[bytes]:
        """The body in pieces; raises RefusedError above a size in bytes, and when it takes too long."""
        import urllib3

        size, end = 0, self.clock() + DEADLINE
        try:
            while chunk := answer.read(_CHUNK):
                size += len(chunk)
                if size > limit:
                    raise RefusedError(f"longer than {limit / 1_000_000:g} MB")
                if self.clock() > end:
                    raise RefusedError(f"took longer than {DEADLINE:g} s")
                yield chunk
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise RefusedError(f"the answer breaks off: {_reason(error)}") from None


class _AnswerError(RefusedError):
    """The server answers, but not with a document."""


class _MissingError(_AnswerError):
    """The server says that there is no such document, or not for us."""


def _retry_after(answer: BaseHTTPResponse) -> float:
    """How long the server asks us to wait, in seconds (RFC 9110, 10.2.3)."""
    with suppress(ValueError):
        return max(float(answer.headers.get("Retry-After", "")), 0.0)
    return 1.0


def _reason(error: Exception) -> str:
    text = str(error).partition(": ")[2] or str(error) or type(error).__name__
    return " ".join(text.split())[:200]
