"""RDF of others beside the articles: each import is a named graph of its own, replaced whole or not at all.

Nothing is ever fetched: contexts of JSON-LD, `owl:imports`, entities and DTDs of XML that are elsewhere stay there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad, RdfFormat

from kg.errors import SourceError
from kg.graph.parsing import REFUSED
from kg.graph.store import GraphStore
from kg.graph.terms import encode_segment
from kg.text import slug

SUFFIXES: Final = (".ttl", ".nt", ".nq", ".trig", ".n3", ".rdf", ".xml", ".owl", ".jsonld", ".json")
_EXTENSIONS: Final = {"owl": "rdf", "json": "jsonld"}
SECONDS: Final = 10
"""How long a file may take to parse, with one second more for each megabyte."""
_REMOTE_CONTEXT: Final = re.compile(r"LoadDocumentCallback")


def import_graph(name: str) -> str:
    """The id of the named graph of an import: `import_graph("wikidata") == "graph/import/wikidata"`."""
    return f"graph/import/{encode_segment(name)}"


def import_files(graph: GraphStore, paths: Iterable[str | Path], *, name: str | None = None) -> dict[str, int]:
    """Read RDF files into named graphs, in place of what was there; the ids of these graphs with their numbers of triples.

    In: the format is that of a file's name; without `name` each file's own name gives that of its graph. Graphs within a file become one.
    Relative IRIs are resolved against the graph's base; blank nodes get IRIs below their graph's. Raises SourceError, which names file and
    line, and then nothing is written.
    """
    triples: dict[str, dict[Quad, None]] = {}
    for number, path in enumerate(map(Path, paths), start=1):
        id_ = import_graph(name or slug(path.stem) or "import")
        node = NamedNode(graph.iris.base + id_)
        read = _read(path, graph.iris.base, f"{node.value}#b{number}-")
        triples.setdefault(id_, {}).update(dict.fromkeys(Quad(triple.subject, triple.predicate, triple.object, node) for triple in read))
    for id_, quads in triples.items():
        graph.replace_graph(NamedNode(graph.iris.base + id_), list(quads))
    return {id_: len(quads) for id_, quads in triples.items()}


def remove_import(graph: GraphStore, id_: str) -> bool:
    """Take an import out of the graph by its id, "graph/import/…"; returns False where there is none."""
    start, _, name = id_.partition(import_graph(""))
    node = NamedNode(graph.iris.base + import_graph(unquote(name)))
    known = not start and graph.store.contains_named_graph(node)
    if known:
        graph.store.remove_graph(node)
    return known


def _read(path: Path, base: str, genid: str) -> list[ox.Triple]:
    _check(path)
    extension = path.suffix.lower().removeprefix(".")
    with tempfile.NamedTemporaryFile(suffix=".nt") as found:
        arguments = [str(path.absolute()), _EXTENSIONS.get(extension, extension), base, genid]
        _parse(path, arguments, found.fileno())
        return [quad.triple for quad in ox.parse(path=found.name, format=RdfFormat.N_TRIPLES)]


def _check(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise SourceError(str(path), f"unknown kind of file {path.suffix!r} (RDF named {' '.join(SUFFIXES)} is read)")
    try:
        if not path.exists():
            raise SourceError(str(path), "no such file")
        if not path.is_file():
            raise SourceError(str(path), "not a regular file")
        path.open("rb").close()
    except OSError as error:
        raise SourceError(str(path), f"can't be read: {error.strerror or error}") from error


def _parse(path: Path, arguments: list[str], output: int) -> None:
    """Let a process of its own parse a file; raises SourceError where it does not end well and in time."""
    seconds = SECONDS + path.stat().st_size / 1_000_000
    command = [sys.executable, "-m", "kg.graph.parsing", *arguments]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE, timeout=seconds, env=environment)
    except subprocess.TimeoutExpired as error:
        raise SourceError(str(path), f"can't be parsed within {seconds:.0f} s: nested too deeply, or too large (split it)") from error
    if done.returncode == REFUSED:
        line, _, reason = done.stderr.decode().strip().partition(" ")
        raise SourceError(str(path), _explain(reason), place=f"line {line}")
    if done.returncode:
        raise SourceError(str(path), "can't be parsed in the memory that a file may take: nested too deeply, or too large (split it)")


def _explain(reason: str) -> str:
    if _REMOTE_CONTEXT.search(reason):
        return "names a context that stands elsewhere, and nothing is fetched: copy the context into the file"
    return re.sub(r"^Parser error at line \d+ (?:between )?columns? ([\d and]+): ", r"column \1: ", reason)
