"""What a served process does: one job after the other on a graph folder, each answered as status, media type and bytes.

It runs apart from the server so that it can be killed: Oxigraph has no time limit of its own.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg.errors import KgError, QueryError, StoreError
from kg.graph import terms as t
from kg.graph.parsing import limit_memory
from kg.graph.serialisation import serialise
from kg.graph.store import GraphStore
from kg.query.evaluation import Result, execute, query_errors
from kg.serve.negotiation import HTML, RESULTS, TRIPLES, choose
from kg.serve.protocol import Operation, RefusedError
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_ARTICLE: Final = "article"
UNION: Final = ""
"""The name of the graph that is the union of all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the client."""

    status: int
    media: str
    body: bytes
    location: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """What a function returned, or the error that it raised."""

    value: Any = None
    error: KgError | None = None


@dataclass(frozen=True, slots=True)
class Describe:
    """A thing of the graph, or the graph of an article, by its path below the base: "person/anne-aqil", "article/dev-1-02".

    `pages` says whether there is a page for each thing to lead browsers to.
    """

    id: str
    accept: str
    pages: bool = False


@dataclass(frozen=True, slots=True)
class Dump:
    """A named graph by its IRI, or `UNION` (Graph Store Protocol, GET)."""

    graph: str
    accept: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A query or an update."""

    operation: Operation
    accept: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function of this package, called with the graph and some arguments; what it returns must be picklable."""

    function: Callable[..., Any]
    args: tuple[Any, ...]
    writes: bool = False


Job = Ask | Describe | Dump | Call


class Desk:
    """Answers jobs on one graph folder; `most_bytes` is the longest answer that it gives."""

    def __init__(self, directory: Path, most_bytes: int) -> None:
        self.directory, self.most_bytes = directory, most_bytes
        self._graph: GraphStore | None = None
        self._seen: frozenset[tuple[str, int, int]] = frozenset()

    def answer(self, job: Job) -> Answer | Returned:
        """The answer, or a plain text that says what is wrong."""
        return self._call(job) if isinstance(job, Call) else self._answer(job)

    def _call(self, job: Call) -> Returned:
        try:
            return Returned(self._write(job) if job.writes else self._look(job))
        except KgError as error:
            return Returned(error=error)
        except OSError as error:
            return Returned(error=StoreError(f"{self.directory}: can't be read: {error}: try again in a moment"))
        except MemoryError:
            return Returned(error=KgError("the answer needs more memory than this server gives"))

    def _write(self, job: Call) -> Any:
        self._graph = None
        with GraphStore.open(self.directory) as graph:
            return job.function(graph, *job.args)

    def _look(self, job: Call) -> Any:
        """Once more where a writer has dropped files between opening the graph and reading it."""
        try:
            return job.function(self._current(), *job.args)
        except OSError:
            self._graph = None
            return job.function(self._current(), *job.args)

    def _answer(self, job: Ask | Describe | Dump) -> Answer:
        try:
            return self._update(job) if isinstance(job, Ask) and job.operation.kind == "update" else self._read(job)
        except RefusedError as error:
            return _plain(error.status, str(error))
        except QueryError as error:
            return _plain(400, str(error))
        except StoreError as error:
            return _plain(503, str(error))
        except (KgError, MemoryError) as error:
            return _plain(500, str(error) or "the answer needs more memory than this server gives")

    def _read(self, job: Ask | Describe | Dump) -> Answer:
        graph = self._current()
        match job:
            case Ask():
                return self._ask(graph, job)
            case Describe():
                return self._describe(graph, job)
            case Dump():
                return self._dump(graph, job)

    def _current(self) -> GraphStore:
        """The graph as it is now: a reader sees it as it was when opened, so it is opened anew after each change."""
        now = fingerprint(self.directory)
        if self._graph is None or now != self._seen:
            self._graph, self._seen = GraphStore.open(self.directory, read_only=True), now
        return self._graph

    def _ask(self, graph: GraphStore, job: Ask) -> Answer:
        operation, output = job.operation, _Capped(self.most_bytes)
        datasets = ([NamedNode(iri) for iri in graphs] for graphs in (operation.default_graphs, operation.named_graphs))
        with query_errors(operation.text):
            result = execute(graph, operation.text, *datasets)
        media = _media(job.accept, tuple(TRIPLES if isinstance(result, ox.QueryTriples) else RESULTS))
        with query_errors(operation.text):
            _write(result, media, output)
        return Answer(200, media, output.getvalue())

    def _describe(self, graph: GraphStore, job: Describe) -> Answer:
        media = _media(job.accept, (HTML, *TRIPLES) if job.pages else tuple(TRIPLES))
        quads = _description(graph, job.id)
        if not quads:
            return _plain(404, f"nothing in this graph is named {graph.iris.base}{job.id}")
        if media == HTML:
            return Answer(303, "text/plain", b"", page_of(job.id))
        return self._capped(media, serialise(quads, TRIPLES[media], graph.iris.base))

    def _dump(self, graph: GraphStore, job: Dump) -> Answer:
        media = _media(job.accept, tuple(TRIPLES))
        name = _named(job.graph) if job.graph != UNION else None
        if name is not None and not graph.store.contains_named_graph(name):
            return _plain(404, f"no graph {job.graph}")
        output = _Capped(self.most_bytes)
        triples = (quad.triple for quad in graph.store.quads_for_pattern(None, None, None, name))
        ox.serialize(triples, output, format=TRIPLES[media], prefixes=PREFIXES)
        return Answer(200, media, output.getvalue())

    def _update(self, job: Ask) -> Answer:
        operation = job.operation
        if operation.default_graphs or operation.named_graphs:
            raise RefusedError(400, "name graphs in the update itself, with USING")
        self._graph = None
        with GraphStore.open(self.directory) as graph, query_errors(operation.text):
            graph.store.update(operation.text, base_iri=graph.iris.base, prefixes=PREFIXES)
        return Answer(204, "text/plain", b"")

    def _capped(self, media: str, body: bytes) -> Answer:
        if len(body) > self.most_bytes:
            raise _too_long(self.most_bytes)
        return Answer(200, media, body)


class _Capped(io.BytesIO):
    """A buffer that refuses to grow beyond a size."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Any, /) -> int:
        written = super().write(data)
        if self.tell() > self._most:
            raise _too_long(self._most)
        return written


def serve_jobs(connection: Connection, directory: Path, most_bytes: int, most_memory: int) -> None:
    """Say that it is ready, then answer the jobs that come over a connection until it is closed: the whole life of a served process."""
    limit_memory(most_memory)
    desk = Desk(directory, most_bytes)
    with suppress(EOFError, KeyboardInterrupt, BrokenPipeError):
        connection.send(None)
        while True:
            connection.send(desk.answer(connection.recv()))


def _write(result: Result, media: str, output: io.BytesIO) -> None:
    if isinstance(result, ox.QueryTriples):
        ox.serialize(result, output, format=TRIPLES[media], prefixes=PREFIXES)
    else:
        result.serialize(output, format=RESULTS[media])


def _media(accept: str, offered: tuple[str, ...]) -> str:
    media = choose(accept, offered)
    if media is None:
        raise RefusedError(406, f"offered are {', '.join(offered)}")
    return media


def _named(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise RefusedError(400, f"{iri!r} is no IRI") from error


def page_of(id_: str) -> str:
    """The path of the explorer's page of a thing or an article: "/entity?id=person%2Fanne-aqil"."""
    kind, _, rest = id_.partition("/")
    return f"/article?{urlencode({'id': rest})}" if kind == _ARTICLE else f"/entity?{urlencode({'id': id_})}"


def node_of(graph: GraphStore, id_: str) -> NamedNode:
    """The IRI that a path stands for, as a browser sends it: "person/élodie", "article/small/1 é"."""
    kind, _, rest = id_.partition("/")
    return graph.iris.article(rest) if kind == _ARTICLE else graph.iris.node(id_)


def _description(graph: GraphStore, id_: str) -> list[Quad]:
    """What is said of a thing, and the statements that it is an end of with their evidence; of an article, its whole graph."""
    node = node_of(graph, id_)
    if graph.store.contains_named_graph(node):
        return list(graph.store.quads_for_pattern(None, None, None, node))
    find = graph.store.quads_for_pattern
    own = list(find(node, None, None))
    ends = [quad for end in (t.SUBJECT, t.OBJECT) for quad in find(None, end, node)]
    statements = [quad for end in ends for quad in find(end.subject, None, None)]
    evidence = [quad for link in statements if link.predicate == t.EVIDENCE for quad in find(NamedNode(t.value(link.object)), None, None)]
    return [*own, *statements, *evidence]


def fingerprint(directory: Path) -> frozenset[tuple[str, int, int]]:
    """What changes when the store's files do; the store's own log of events left out."""
    with suppress(OSError):
        files = ((file.name, file.stat()) for file in directory.iterdir() if not file.name.startswith(("LOG", "LOCK")))
        return frozenset((name, stat.st_mtime_ns, stat.st_size) for name, stat in files)
    return frozenset()


def _too_long(most: int) -> RefusedError:
    return RefusedError(400, f"the answer is longer than {most:,} bytes: ask for less, with LIMIT and OFFSET")


def _plain(status: int, text: str) -> Answer:
    return Answer(status, "text/plain", text.encode())
