"""The table of writers by file name."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from pyoxigraph import NamedNode, Quad, RdfFormat

from kg.errors import ExportError
from kg.export.beside import written_beside
from kg.graph import terms as t
from kg.graph.serialisation import serialise
from kg.graph.store import GraphStore
from kg.vocabulary import KG, Predicate

Writer: TypeAlias = Callable[[Iterable[Quad], str], bytes]


def _rdf(format_: RdfFormat, quads: Iterable[Quad], base: str) -> bytes:
    return serialise(quads, format_, base)


WRITERS: Final[dict[str, Writer]] = {
    ".ttl": partial(_rdf, RdfFormat.TURTLE),
    ".nt": partial(_rdf, RdfFormat.N_TRIPLES),
    ".nq": partial(_rdf, RdfFormat.N_QUADS),
    ".trig": partial(_rdf, RdfFormat.TRIG),
    ".rdf": partial(_rdf, RdfFormat.RDF_XML),
    ".jsonld": partial(_rdf, RdfFormat.JSON_LD),
}


def export(graph: GraphStore, path: str | Path, *, article: str | None = None, facts_only: bool = False, everything: bool = False) -> None:
    """Write the graph to a file in the format of its name (`.gz` behind it compresses).

    In: what articles say and the labels of the topics, countries, roles and portfolios that they use; with `article` one article alone,
    with `facts_only` only plain facts and labels, with `everything` the whole ontology and gazetteer too. Raises ExportError.
    """
    path = Path(path)
    writer = _writer(path)
    quads = iter(graph.store) if everything else graph.described_quads(article)
    chosen = _facts(quads) if facts_only else quads
    content = writer(chosen, graph.iris.base)
    with written_beside(path) as file:
        file.write(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)


def _writer(path: Path) -> Writer:
    suffix = path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix
    if suffix.lower() not in WRITERS:
        raise ExportError(f"{path}: no format of that name: end it in {', '.join(WRITERS)}, or one of these and .gz")
    return WRITERS[suffix.lower()]


_FACT_TERMS: Final = frozenset({t.LABEL, t.TYPE, t.ISO_CODE, t.JURISDICTION, *(NamedNode(KG + predicate) for predicate in Predicate)})
_EVIDENCE_TYPES: Final = frozenset({t.STATEMENT, t.term("rdf:Statement"), t.term("kg:Evidence"), t.term("prov:Activity")})


def _facts(quads: Iterable[Quad]) -> Iterator[Quad]:
    quads = list(quads)
    hidden = {quad.subject for quad in quads if quad.object in _EVIDENCE_TYPES}
    return (quad for quad in quads if quad.predicate in _FACT_TERMS and quad.subject not in hidden)
