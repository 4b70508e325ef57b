"""Passing corrections on: a Turtle file of what one person corrected by hand, taken over by another."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import RdfFormat

from kg.errors import StoreError
from kg.files import written_beside
from kg.graph.curation import read_corrections
from kg.graph.serialisation import serialise
from kg.graph.store import GraphStore


def export_corrections(graph: GraphStore, path: Path) -> None:
    """Write all corrections to a file, as Turtle; raises ExportError where it can't be written."""
    quads = graph.store.quads_for_pattern(None, None, None, graph.iris.graph("curation"))
    with written_beside(path) as file:
        file.write(serialise(quads, RdfFormat.TURTLE, graph.iris.base))


def import_corrections(graph: GraphStore, path: Path) -> int:
    """Make the corrections of a file that have not been made here yet, in their order; returns how many.

    Raises StoreError, naming the file, where it holds none or can't be read.
    """
    try:
        quads = list(ox.parse(path=str(path), format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise StoreError(f"{path}: line {error.lineno}: {error.msg}") from error
    except OSError as error:
        raise StoreError(f"{path}: can't be read: {error.strerror or error}") from error
    found = read_corrections(quad.triple for quad in quads)
    if not found:
        raise StoreError(f"{path}: no corrections in it: write one with 'kg corrections --export FILE'")
    made = {(known.verdict, known.about) for known in graph.corrections()}
    new = [correction for correction in found if (correction.verdict, correction.about) not in made]
    graph.correct((correction.verdict, *correction.about) for correction in new)
    return len(new)
