"""Reading requests of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/): which operation, with which dataset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from kg.graph.keywords import keywords

FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final = {"application/sparql-query": "query", "application/sparql-update": "update"}
_GRAPHS: Final = {"query": ("default-graph-uri", "named-graph-uri"), "update": ("using-graph-uri", "using-named-graph-uri")}
_FETCHING: Final = ("SERVICE", "LOAD")


class RefusedError(Exception):
    """A request that is not answered: the HTTP status, and why."""

    def __init__(self, status: int, reason: str) -> None:
        self.status = status
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update, and the graphs that it is about; none means what the text itself says, or all."""

    kind: str
    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read_operation(method: str, content_type: str, parameters: Sequence[tuple[str, str]], body: bytes) -> Operation:
    """The one operation of a request, or RefusedError.

    In: the method, the Content-Type header ("" where there is none), the parameters of the URL, the body.
    """
    if method == "GET":
        return _operation([pair for pair in parameters if pair[0] != "update"], "query")
    media, _, options = content_type.lower().partition(";")
    if "charset" in options and "utf-8" not in options:
        raise RefusedError(415, "requests must be in UTF-8")
    text = _decoded(body)
    media = media.strip()
    if media == FORM:
        return _operation([*parameters, *parse_qsl(text, keep_blank_values=True, errors="strict")])
    if media in _DIRECT:
        kind = _DIRECT[media]
        return _operation([*(pair for pair in parameters if pair[0] not in _GRAPHS), (kind, text)], kind)
    raise RefusedError(415, f"Content-Type {media or 'missing'}: send {FORM}, {' or '.join(_DIRECT)}")


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the request is not in UTF-8") from error


def _operation(parameters: Sequence[tuple[str, str]], kind: str | None = None) -> Operation:
    texts = [(name, text) for name, text in parameters if name in _GRAPHS]
    if len(texts) != 1 or (kind is not None and texts[0][0] != kind):
        raise RefusedError(400, f"there must be exactly one {kind or 'query or update'}")
    kind, text = texts[0]
    if found := next((word for word in _FETCHING if word in keywords(text)), None):
        raise RefusedError(403, f"{found} would fetch from elsewhere: this endpoint does not")
    default, named = (tuple(_graph(value) for name, value in parameters if name == wanted) for wanted in _GRAPHS[kind])
    return Operation(kind, text, default, named)


def _graph(iri: str) -> str:
    try:
        return NamedNode(iri).value
    except ValueError as error:
        raise RefusedError(400, f"{iri!r} is no IRI of a graph") from error
