"""The table of writers by file name, and writing."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from pyoxigraph import RdfFormat

from kg.errors import ExportError
from kg.export.networks import write_cytoscape, write_dot, write_gexf, write_graphml
from kg.export.properties import PropertyGraph
from kg.export.reifiers import with_triple_terms
from kg.export.selection import Selection
from kg.export.tables import Files, neo4j_command, write_csv, write_neo4j, write_parquet
from kg.files import written_beside
from kg.graph.serialisation import serialise
from kg.graph.store import GraphStore

Writer: TypeAlias = Callable[[GraphStore, Selection], Files]


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written, by their part of the export ("nodes", "edges", or ""), and the command that imports them, or ""."""

    files: dict[str, Path]
    command: str = ""


def _rdf(format_: RdfFormat, graph: GraphStore, selection: Selection) -> Files:
    return {"": serialise(selection.quads(graph), format_, graph.iris.base)}


def _rdf12(format_: RdfFormat, graph: GraphStore, selection: Selection) -> Files:
    return {"": serialise(with_triple_terms(selection.quads(graph)), format_, graph.iris.base)}


def _properties(write: Callable[[PropertyGraph], Files], graph: GraphStore, selection: Selection) -> Files:
    if selection.everything:
        raise ExportError("everything: only RDF holds the ontology too: name a file such as graph.ttl")
    return write(PropertyGraph.of(graph, selection))


WRITERS: Final[dict[str, Writer]] = {
    ".ttl": partial(_rdf, RdfFormat.TURTLE),
    ".nt": partial(_rdf, RdfFormat.N_TRIPLES),
    ".nq": partial(_rdf, RdfFormat.N_QUADS),
    ".trig": partial(_rdf, RdfFormat.TRIG),
    ".rdf": partial(_rdf, RdfFormat.RDF_XML),
    ".jsonld": partial(_rdf, RdfFormat.JSON_LD),
    ".rdf12.ttl": partial(_rdf12, RdfFormat.TURTLE),
    ".rdf12.nt": partial(_rdf12, RdfFormat.N_TRIPLES),
    ".rdf12.nq": partial(_rdf12, RdfFormat.N_QUADS),
    ".rdf12.trig": partial(_rdf12, RdfFormat.TRIG),
    ".graphml": partial(_properties, write_graphml),
    ".gexf": partial(_properties, write_gexf),
    ".cyjs": partial(_properties, write_cytoscape),
    ".dot": partial(_properties, write_dot),
    ".csv": partial(_properties, write_csv),
    ".parquet": partial(_properties, write_parquet),
    ".neo4j.csv": partial(_properties, write_neo4j),
}
COMMANDS: Final[dict[str, Callable[[dict[str, Path]], str]]] = {".neo4j.csv": neo4j_command}


def export(
    graph: GraphStore,
    path: str | Path,
    *,
    article: str | None = None,
    relations: Collection[str] = (),
    since: str | None = None,
    facts_only: bool = False,
    everything: bool = False,
) -> Written:
    """Write the graph, or the part that is selected (see `Selection`), in the format of a file's name (`.gz` behind it compresses).

    Tables are two files: `graph.csv` stands for `graph.nodes.csv` and `graph.edges.csv`. By default what articles say is written, and the
    labels of the topics, countries, roles and portfolios that they use. Raises ExportError.
    """
    path = Path(path)
    suffix, compressed = _suffix(path)
    contents = WRITERS[suffix](graph, Selection(article, tuple(relations), since, facts_only, everything))
    files = {part: _part(path, part) for part in contents}
    with ExitStack() as stack:
        for part, content in contents.items():
            file = stack.enter_context(written_beside(files[part]))
            file.write(gzip.compress(content, mtime=0) if compressed else content)
    return Written(files, COMMANDS[suffix](files) if suffix in COMMANDS else "")


def _part(path: Path, part: str) -> Path:
    """The name of a part: `graph.nodes.csv` for the nodes of `graph.csv`."""
    end = "".join(path.suffixes[-2:]) if path.suffix == ".gz" else path.suffix
    return path.with_name(f"{path.name.removesuffix(end)}.{part}{end}") if part else path


def _suffix(path: Path) -> tuple[str, bool]:
    """The longest known suffix of a file's name, and whether it is compressed."""
    name = path.name.lower()
    compressed = name.endswith(".gz")
    name = name.removesuffix(".gz")
    stem = next((suffix for suffix in sorted(WRITERS, key=len, reverse=True) if name.endswith(suffix) and name != suffix), None)
    if stem is None:
        raise ExportError(f"{path}: no format of that name: end it in {', '.join(WRITERS)}, or one of these and .gz")
    if compressed and stem == ".parquet":
        raise ExportError(f"{path}: Parquet is compressed already: leave .gz out")
    return stem, compressed
