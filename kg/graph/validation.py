"""Checking a graph against the SHACL shapes of `ontologies/shapes.ttl` with pySHACL (the extra `newskg[validate]`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Quad, RdfFormat

from kg.errors import OntologyError
from kg.graph.serialisation import serialise
from kg.graph.terms import shorten
from kg.resources import folder

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True)
class Violation:
    """What a node breaks: severity ("Violation", "Warning", "Info"), node, path and message, IRIs shortened."""

    severity: str
    node: str
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.node}{f' {self.path}' if self.path else ''}: {self.message}"


def validate(quads: Iterable[Quad], *, base: str, shapes: Path | None = None) -> list[Violation]:
    """What breaks the shapes, sorted; an empty list where the graph conforms. Raises OntologyError without pySHACL or shapes.

    The quads are copied to memory first: pySHACL takes four times as long on an Oxigraph store.
    """
    try:
        import pyshacl
    except ImportError as error:
        raise OntologyError("kg validate needs pySHACL: pip install 'newskg[validate]'") from error
    import rdflib

    path = shapes or folder("ontologies") / "shapes.ttl"
    if not path.is_file():
        raise OntologyError(f"{path}: no shapes there")
    content = serialise(quads, RdfFormat.N_TRIPLES, base).decode()
    try:
        _, report, _ = pyshacl.validate(rdflib.Graph().parse(data=content, format="nt"), shacl_graph=str(path), shacl_graph_format="turtle")
    except (RuntimeError, SyntaxError) as error:  # what pySHACL and rdflib raise for malformed shapes
        raise OntologyError(f"{path}: {error}") from error
    if not isinstance(report, rdflib.Graph):
        raise OntologyError(f"{path}: can't be checked: {report}")
    return sorted((_violation(report, result, base) for result in _results(report)), key=str)


def _results(report: rdflib.Graph) -> Iterable[Any]:
    from rdflib.namespace import SH

    return report.objects(None, SH.result)


def _violation(report: rdflib.Graph, result: Any, base: str) -> Violation:
    from rdflib.namespace import SH

    severity = shorten(str(report.value(result, SH.resultSeverity)), base).rpartition("#")[2]
    path = report.value(result, SH.resultPath)
    message = " ".join(sorted(str(text) for text in report.objects(result, SH.resultMessage)))
    return Violation(severity, shorten(str(report.value(result, SH.focusNode)), base), shorten(str(path), base) if path else "", message)
