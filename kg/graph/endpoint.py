"""A SPARQL 1.1 endpoint of any maker: queries and updates through SPARQLWrapper, whole graphs by the Graph Store Protocol.

Where the endpoint is, and who we are there, comes from its URL and from the environment, never from the graph:

| variable | what | by default |
|---|---|---|
| `KG_UPDATE_URL` | where updates go | `…/query` → `…/update`, else the query URL |
| `KG_GRAPH_STORE_URL` | where whole graphs are put | none: they are written by updates |
| `KG_USER`, `KG_PASSWORD` | for HTTP's basic or digest authentication, as the server asks | `~/.netrc` (or `NETRC`) for that host |
| `KG_BATCH` | triples in one update | 1000 |
| `KG_TIMEOUT` | seconds that a request may take | 120 |
"""

from __future__ import annotations

import netrc
import os
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from SPARQLWrapper import POST, URLENCODED, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from kg import __version__
from kg.errors import StoreError

_AGENT: Final = f"newskg/{__version__}"
_UNSAFE_TO_SHOW: Final = 300  # characters of a server's message that we pass on


def is_endpoint(location: object) -> bool:
    """Whether a graph's location is a URL rather than a folder."""
    return isinstance(location, str) and location.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The URLs of one store, and how to talk to it."""

    query_url: str
    update_url: str
    graph_url: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    batch: int = 1000
    timeout: int = 120

    @classmethod
    def configured(cls, url: str, environment: Mapping[str, str] = os.environ) -> Endpoint:
        """The endpoint at a query URL, the rest from the environment; raises StoreError on what can't be."""
        parts = urllib.parse.urlsplit(url)
        if parts.username or parts.password:
            raise StoreError(f"{parts.hostname}: no passwords in URLs: set KG_USER and KG_PASSWORD, or write them to ~/.netrc")
        user, password = environment.get("KG_USER"), environment.get("KG_PASSWORD")
        if user is None:
            user, password = _from_netrc(parts.hostname or "", environment)
        return cls(
            url,
            environment.get("KG_UPDATE_URL") or (url.removesuffix("/query") + "/update" if url.endswith("/query") else url),
            environment.get("KG_GRAPH_STORE_URL"),
            user,
            password,
            _whole(environment, "KG_BATCH", 1000),
            _whole(environment, "KG_TIMEOUT", 120),
        )

    def query(self, text: str, accept: str, parameters: Sequence[tuple[str, str]] = ()) -> tuple[bytes, str]:
        """The answer to a query, and its media type; SyntaxError where the server calls it malformed, else StoreError."""
        wrapper = self._wrapper(text, parameters)
        wrapper.addCustomHttpHeader("Accept", accept)
        return self._send(self.query_url, lambda: _read(wrapper.query().response))

    def update(self, text: str) -> None:
        """Carry out an update; raises StoreError."""
        wrapper = self._wrapper(text, ())
        wrapper.addCustomHttpHeader("Accept", "*/*")
        self._send(self.update_url, lambda: _read(wrapper.query().response))

    def put_graph(self, name: str, triples: bytes) -> None:
        """Put N-Triples in place of a named graph (Graph Store Protocol, PUT); raises StoreError."""
        assert self.graph_url is not None
        url = f"{self.graph_url}{'&' if '?' in self.graph_url else '?'}{urllib.parse.urlencode({'graph': name})}"
        headers = {"Content-Type": "application/n-triples", "User-Agent": _AGENT}
        request = urllib.request.Request(url, data=triples, headers=headers, method="PUT")
        self._authenticate()
        self._send(url, lambda: _read(urllib.request.urlopen(request, timeout=self.timeout)))

    def _wrapper(self, text: str, parameters: Sequence[tuple[str, str]]) -> SPARQLWrapper:
        self._authenticate()
        wrapper = SPARQLWrapper(self.query_url, self.update_url, agent=_AGENT)
        wrapper.setOnlyConneg(True)
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(URLENCODED)  # Virtuoso does not answer a query that is sent as the body
        wrapper.setTimeout(self.timeout)
        wrapper.setQuery(text)
        for name, value in parameters:
            wrapper.addParameter(name, value)
        return wrapper

    def _authenticate(self) -> None:
        """Let urllib, which SPARQLWrapper uses, answer what these servers ask: basic or digest."""
        if self.user is None or self.password is None:
            return
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        for url in filter(None, (self.query_url, self.update_url, self.graph_url)):
            known.add_password(None, url, self.user, self.password)
        handlers = urllib.request.HTTPDigestAuthHandler(known), urllib.request.HTTPBasicAuthHandler(known)
        urllib.request.install_opener(urllib.request.build_opener(*handlers))

    def _send(self, url: str, request: Callable[[], tuple[bytes, str]]) -> tuple[bytes, str]:
        try:
            return request()
        except QueryBadFormed as error:
            raise SyntaxError(_message(error)) from error
        except TimeoutError as error:
            raise StoreError(f"{url}: no answer within {self.timeout} s: set KG_TIMEOUT to wait longer") from error
        except (SPARQLWrapperException, urllib.error.URLError, OSError, ValueError) as error:
            raise StoreError(f"{url}: {_message(error)}") from error


def _read(response: Any) -> tuple[bytes, str]:
    with response:
        return response.read(), response.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _message(error: Exception) -> str:
    """What the server says, in one line."""
    if isinstance(error, urllib.error.HTTPError):
        asks = " (is KG_USER and KG_PASSWORD set, or a line in ~/.netrc?)" if error.code in {401, 403} else ""
        return f"the server answers {error.code} {error.reason}{asks}: {_line(error.read().decode(errors='replace'))}"
    if isinstance(error, urllib.error.URLError):
        return f"can't be reached: {error.reason}"
    said = re.search(r"Response:\s+b?(.*)", str(error), re.DOTALL)
    return _line(f"{getattr(error, 'msg', error)}{': ' + said[1] if said else ''}".replace("\\n", " "))


def _line(text: str) -> str:
    return " ".join(text.split())[:_UNSAFE_TO_SHOW]


def _from_netrc(host: str, environment: Mapping[str, str]) -> tuple[str | None, str | None]:
    with suppress(OSError, netrc.NetrcParseError):
        found = netrc.netrc(environment.get("NETRC")).authenticators(host)
        if found:
            return found[0], found[2]
    return None, None


def _whole(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(name, str(default))
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise StoreError(f"{name}={text!r}: must be a whole number above 0")
    return int(text)
