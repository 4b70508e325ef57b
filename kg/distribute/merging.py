"""Partitions into one graph, and a graph into files of N-Quads that bulk-load into any store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad, RdfFormat

from kg.files import written_beside
from kg.graph import terms as t
from kg.graph.store import BATCH, GraphStore

ARTICLES: Final = 5_000  # in one file of a graph


def merge_partitions(graph: GraphStore, partitions: Iterable[str | Path], *, force: bool = False) -> int:
    """Put what partitions say into the graph, in place of what it said of the same articles; returns how many.

    What the graph holds already, as the same run read it, is passed over unless `force`. What follows from all articles is left as it
    was, until the graph's `derive`. Raises StoreError.
    """
    count = 0
    for path in partitions:
        articles = (rows for rows in _by_article(Path(path)) if force or not _is_held(graph, rows))
        while batch := list(islice(articles, BATCH)):
            graph.write_graphs({_name(rows): rows for rows in batch})
            count += len(batch)
    return count


def _by_article(path: Path) -> Iterator[list[Quad]]:
    quads = ox.parse(path=str(path), format=RdfFormat.N_QUADS)
    return (list(rows) for _, rows in groupby(quads, key=lambda quad: quad.graph_name))


def _name(rows: Sequence[Quad]) -> NamedNode:
    return t.named(rows[0].graph_name)


def _is_held(graph: GraphStore, rows: Sequence[Quad]) -> bool:
    """Whether the graph has the same article as read by the same run, which is what `GraphStore.holds` asks."""
    name = _name(rows)
    told = [quad for quad in rows if quad.predicate == t.USED or (quad.predicate == t.SHA256 and quad.subject == name)]
    return all(quad in graph.store for quad in told)


def write_graph(graph: GraphStore, folder: Path) -> list[Path]:
    """Write all that a graph holds to files of sorted N-Quads, some thousand articles in each, the rest in one; returns their names.

    Raises ExportError, and StoreError where the graph is remote.
    """
    names = sorted({name for name in graph.embedded.named_graphs() if isinstance(name, NamedNode)}, key=str)
    start = f"{graph.iris.base}article/"
    articles = [name for name in names if name.value.startswith(start)]
    parts = [articles[first : first + ARTICLES] for first in range(0, len(articles), ARTICLES)]
    lots = {f"articles-{number:05}.nq": part for number, part in enumerate(parts, 1)}
    lots["rest.nq"] = [name for name in names if not name.value.startswith(start)]
    for name, lot in lots.items():
        with written_beside(folder / name) as file:
            for graph_name in lot:
                rows = graph.store.quads_for_pattern(None, None, None, graph_name)
                file.write("".join(sorted(f"{quad} .\n" for quad in rows)).encode())
    return [folder / name for name in lots]
