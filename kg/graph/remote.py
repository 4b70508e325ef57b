"""A remote store with the face of pyoxigraph's `Store`, as far as `GraphStore` and its readers use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, Final, TypeAlias, TypeVar

import pyoxigraph as ox
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.graph import terms as t
from kg.graph.endpoint import Endpoint
from kg.graph.keywords import keywords

Node: TypeAlias = NamedNode | BlankNode | Literal | Triple
Name: TypeAlias = NamedNode | BlankNode | DefaultGraph | None
T = TypeVar("T")

PAGE: Final = 10_000  # rows that every server gives at once
ASKED: Final = 200  # nodes that one request asks about
_RESULTS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples"
_BOOLEAN: Final = t.term("xsd:boolean")
_VIRTUOSO_ASK: Final = "__ASK_RETVAL"
"""What Virtuoso calls the column of its one row where ASK holds, of none where it does not."""

_UNIONS: Final = ((), (("union-default-graph", "true"),), (("default-graph-uri", "urn:x-arq:UnionGraph"),))
"""How servers are told that the default graph is the union of all: some need not be (Virtuoso, GraphDB), Oxigraph, Jena."""


class RemoteStore:
    """The quads of a SPARQL endpoint; each method does what pyoxigraph's does, over HTTP. Raises StoreError.

    Once `use_graphs_below` has named a base, they are those of the graphs with names below it: a server may hold others', and its own.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._base = ""
        self._union: tuple[tuple[str, str], ...] = ()

    def use_graphs_below(self, base: str, graph: NamedNode) -> None:
        """Keep to the graphs below a base IRI, and find out how this server takes queries over the union of graphs, from one that is there.

        Raises StoreError where it does not.
        """
        self._base = base
        for parameters in _UNIONS:
            if self._select(f"SELECT * {{ {graph} ?p ?o }} LIMIT 1", parameters):
                self._union = parameters
                return
        raise StoreError(f"{self.endpoint.query_url}: does not answer over the union of its graphs: set it so on the server")

    # --- reading

    def query(
        self,
        query: str,
        *,
        base_iri: str,
        prefixes: Mapping[str, str],
        use_default_graph_as_union: bool = False,
        default_graph: Sequence[NamedNode] | None = None,
        named_graphs: Sequence[NamedNode] | None = None,
        custom_functions: Mapping[NamedNode, Callable[..., Any]] | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """The answer; our own functions are not known there."""
        parameters = [("default-graph-uri", name.value) for name in default_graph or ()]
        parameters += [("named-graph-uri", name.value) for name in named_graphs or ()]
        if use_default_graph_as_union:
            parameters += self._union
        body, media = self.endpoint.query(_prologue(base_iri, prefixes) + query, _accept(query), parameters)
        return self._triples(body, media) if "sparql-results" not in media and "json" not in media else self._results(body)

    def quads_for_pattern(
        self, subject: Node | None, predicate: NamedNode | None, object_: Node | None, name: Name = None
    ) -> Iterator[Quad]:
        """The quads that match; None matches all, in named graphs only."""
        given = (subject, predicate, object_, name)
        free = [variable for variable, term in zip("spog", given, strict=True) if term is None]
        s, p, o, g = (str(term) if term is not None else f"?{variable}" for variable, term in zip("spog", given, strict=True))
        pattern = f"GRAPH {g} {{ {s} {p} {o} }}{'' if name else self._ours()}"
        if not free:
            yield from (Quad(*given) for _ in range(self._ask(pattern)))  # type: ignore[arg-type]
            return
        columns = " ".join(f"?{variable}" for variable in free)
        for row in self._paged(f"SELECT {columns} {{ {pattern} }} ORDER BY {columns}"):
            terms = [term if term is not None else _canonical(row[variable]) for variable, term in zip("spog", given, strict=True)]
            yield Quad(*terms)  # type: ignore[arg-type]

    def quads_about(self, subjects: Iterable[NamedNode], predicates: Iterable[NamedNode] = (), name: Name = None) -> Iterator[Quad]:
        """The quads with any of these subjects and, where given, predicates, in one graph or all: many in one request."""
        columns = "?s ?p ?o" if name else "?s ?p ?o ?g"
        chosen = f"FILTER(?p IN ({', '.join(map(str, predicates))}))" if predicates else ""
        for asked in _batches(subjects, ASKED):
            pattern = f"VALUES ?s {{ {_joined(asked)} }} GRAPH {name or '?g'} {{ ?s ?p ?o {chosen} }}{'' if name else self._ours()}"
            for row in self._paged(f"SELECT {columns} {{ {pattern} }} ORDER BY {columns}"):
                yield Quad(row["s"], row["p"], _canonical(row["o"]), name or row["g"])

    def quads_leading_to(self, predicate: NamedNode, objects: Iterable[NamedNode | Literal], name: NamedNode) -> Iterator[Quad]:
        """The quads of a graph with a predicate and any of these objects: many in one request."""
        for asked in _batches(objects, ASKED):
            pattern = f"VALUES ?o {{ {_joined(asked)} }} GRAPH {name} {{ ?s {predicate} ?o }}"
            for row in self._paged(f"SELECT ?s ?o {{ {pattern} }} ORDER BY ?s ?o"):
                yield Quad(row["s"], predicate, _canonical(row["o"]), name)

    def quads_inside(self, names: Iterable[NamedNode]) -> Iterator[Quad]:
        """The quads of some graphs: several in one request."""
        for asked in _batches(names, ASKED):
            pattern = f"VALUES ?g {{ {_joined(asked)} }} GRAPH ?g {{ ?s ?p ?o }}"
            for row in self._paged(f"SELECT ?s ?p ?o ?g {{ {pattern} }} ORDER BY ?s ?p ?o ?g"):
                yield Quad(row["s"], row["p"], _canonical(row["o"]), row["g"])

    def contains_named_graph(self, name: NamedNode) -> bool:
        """Whether the graph has any triple."""
        return self._ask(f"GRAPH {name} {{ ?s ?p ?o }}")

    def __contains__(self, quad: Quad) -> bool:
        return self._ask(f"GRAPH {quad.graph_name} {{ {quad.subject} {quad.predicate} {quad.object} }}")

    def __iter__(self) -> Iterator[Quad]:
        return self.quads_for_pattern(None, None, None)

    def __len__(self) -> int:
        (row,) = self._select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }}{self._ours()} }}")
        return int(row["n"].value)

    # --- writing

    def update(self, text: str, *, base_iri: str = "", prefixes: Mapping[str, str] | None = None) -> None:
        """Carry out an update."""
        self.endpoint.update(_prologue(base_iri, prefixes or {}) + text)

    def remove_graph(self, name: NamedNode) -> None:
        """Drop a graph, whether it is there or not."""
        self.endpoint.update(f"DROP SILENT GRAPH {name}")

    def extend(self, quads: Iterable[Quad]) -> None:
        """Add quads, in updates of `endpoint.batch` triples."""
        for name, group in groupby(sorted(quads, key=lambda quad: str(quad.graph_name)), key=lambda quad: quad.graph_name):
            for batch in _batches(group, self.endpoint.batch):
                self.endpoint.update(insertion(name, batch))

    bulk_extend = extend

    def replace_graph(self, name: NamedNode, quads: Sequence[Quad]) -> None:
        """Put quads in place of a graph: in one request where the server has a Graph Store URL, else dropped and filled anew.

        The first batch goes into the update that drops. What is broken off after it leaves less than the whole graph there, without what
        the graph says of its own node, its hash above all: that is written last.
        """
        if self.endpoint.graph_url is not None:
            self.endpoint.put_graph(name.value, _ntriples(quads).encode())
            return
        ordered = sorted(quads, key=lambda quad: (quad.subject == name, quad.predicate == t.SHA256))
        first, rest = ordered[: self.endpoint.batch], ordered[self.endpoint.batch :]
        self.endpoint.update(replacement(name, first))
        self.extend(rest)

    def replace_graphs(self, graphs: Mapping[NamedNode, Sequence[Quad]]) -> None:
        """Put quads in place of several graphs, each as `replace_graph` does; small ones together, `endpoint.batch` triples."""
        together: list[str] = []
        size = 0
        for name, quads in graphs.items():
            if self.endpoint.graph_url is not None or len(quads) > self.endpoint.batch:
                self.replace_graph(name, quads)
                continue
            if together and size + len(quads) > self.endpoint.batch:
                self.endpoint.update(" ;\n".join(together))
                together, size = [], 0
            together.append(replacement(name, quads))
            size += len(quads)
        if together:
            self.endpoint.update(" ;\n".join(together))

    def flush(self) -> None:
        """Nothing: each update is on the server's disk when it answers."""

    # --- the wire

    def _ours(self) -> str:
        return f" FILTER(STRSTARTS(STR(?g), {Literal(self._base)}))" if self._base else ""

    def _ask(self, pattern: str) -> bool:
        return bool(self._select(f"SELECT (1 AS ?one) {{ {pattern} }} LIMIT 1"))

    def _select(self, query: str, parameters: Sequence[tuple[str, str]] = ()) -> list[ox.QuerySolution]:
        body, _ = self.endpoint.query(query, _RESULTS, parameters)
        results = self._results(body)
        assert isinstance(results, ox.QuerySolutions)
        try:
            return list(results)
        except (SyntaxError, ValueError) as error:
            raise self._broken() from error

    def _paged(self, ordered: str) -> Iterator[ox.QuerySolution]:
        """All rows of an ordered query, a page at a time; within another SELECT, since Virtuoso sorts no more than a page at the top."""
        offset = 0
        while rows := self._select(f"SELECT * {{ {{ {ordered} }} }} LIMIT {PAGE} OFFSET {offset}"):
            yield from rows
            if len(rows) < PAGE:
                return
            offset += PAGE

    def _results(self, body: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
        try:
            results = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
            if isinstance(results, ox.QuerySolutions) and [name.value for name in results.variables] == [_VIRTUOSO_ASK]:
                return _boolean(next(results, None) is not None)
        except (SyntaxError, ValueError) as error:
            raise self._broken() from error
        return results

    def _triples(self, body: bytes, media: str) -> ox.QueryTriples:
        format_ = ox.RdfFormat.from_media_type(media) or ox.RdfFormat.N_TRIPLES
        held = ox.Store()
        try:
            held.extend(Quad(*quad.triple) for quad in ox.parse(body, format=format_))
        except (SyntaxError, ValueError) as error:
            raise self._broken() from error
        result = held.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
        assert isinstance(result, ox.QueryTriples)
        return result

    def _broken(self) -> StoreError:
        return StoreError(
            f"{self.endpoint.query_url}: the answer breaks off (the server's own time limit?) or is in no format that we asked for"
        )


def _accept(query: str) -> str:
    """Virtuoso takes the first type that it can write, whatever the query: so there must be one for it."""
    return _TRIPLES if {"CONSTRUCT", "DESCRIBE"} & keywords(query) else _RESULTS


def _boolean(holds: bool) -> ox.QueryBoolean:
    result = ox.Store().query(f"ASK {{ FILTER({str(holds).lower()}) }}")
    assert isinstance(result, ox.QueryBoolean)
    return result


def _prologue(base: str, prefixes: Mapping[str, str]) -> str:
    """BASE and PREFIX declarations, in one line, so that places in error messages keep their lines."""
    declared = f"BASE <{base}> " if base else ""
    return declared + "".join(f"PREFIX {name}: <{iri}> " for name, iri in prefixes.items())


def _canonical(node: Any) -> Any:
    """A term as we write it: Virtuoso makes "1" of true, which XML Schema (Datatypes, 3.3.2) says in both ways."""
    if isinstance(node, Literal) and node.datatype == _BOOLEAN and node.value in {"0", "1"}:
        return Literal(node.value == "1")
    return node


def insertion(name: object, quads: Iterable[Quad]) -> str:
    """The update that adds quads to a graph, as SPARQL."""
    return f"INSERT DATA {{ GRAPH {name} {{\n{_ntriples(quads)}}} }}"


def replacement(name: object, quads: Iterable[Quad]) -> str:
    """The update that puts quads in place of a graph, as SPARQL."""
    return f"DROP SILENT GRAPH {name} ;\n{insertion(name, quads)}"


def _joined(terms: Iterable[NamedNode | Literal]) -> str:
    return " ".join(map(str, terms))


def _batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(values)
    while batch := list(islice(rest, size)):
        yield batch


def _ntriples(quads: Iterable[Quad]) -> str:
    text = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    assert text is not None  # it is None only where an output is given
    return text.decode()
