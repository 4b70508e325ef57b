"""Checking a graph against the SHACL shapes of `ontologies/shapes.ttl` with pySHACL (the extra `newskg[validate]`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import Quad, RdfFormat

from kg.errors import OntologyError
from kg.graph import terms as t
from kg.graph.serialisation import serialise
from kg.graph.store import GraphStore
from kg.graph.terms import shorten
from kg.resources import folder
from kg.vocabulary import KG

if TYPE_CHECKING:
    import rdflib

_REMEDY: Final = KG + "remedy"


@dataclass(frozen=True, slots=True)
class Violation:
    """What a node breaks: severity ("Violation", "Warning", "Info"), node, path and message, IRIs shortened.

    `shape` is the shape's name ("Evidence") and `remedy` what is to be done, "" where the shapes do not say it (`kg:remedy`).
    """

    severity: str
    node: str
    path: str
    message: str
    shape: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.severity}: {self.node}{f' {self.path}' if self.path else ''}: {self.message}"


def validate(quads: Iterable[Quad], *, base: str, shapes: Path | None = None, lang: str = "en") -> list[Violation]:
    """What breaks the shapes, sorted; an empty list where the graph conforms. Raises OntologyError without pySHACL or shapes.

    `lang` ("en" or "fr") is that of the remedies. The quads are copied to memory first: pySHACL takes four times as long on an Oxigraph
    store.
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
        known = rdflib.Graph().parse(path, format="turtle")
        _, report, _ = pyshacl.validate(rdflib.Graph().parse(data=content, format="nt"), shacl_graph=known)
    except (RuntimeError, SyntaxError) as error:  # what pySHACL and rdflib raise for malformed shapes
        raise OntologyError(f"{path}: {error}") from error
    if not isinstance(report, rdflib.Graph):
        raise OntologyError(f"{path}: can't be checked: {report}")
    return sorted((_violation(report, result, base, known, lang) for result in _results(report)), key=str)


def quads_to_check(graph: GraphStore) -> Iterator[Quad]:
    """What `validate` looks at in a graph: what is exported, and the texts of the articles, against which evidence is measured."""
    return chain(graph.described_quads(), graph.store.quads_for_pattern(None, t.BODY, None))


def _results(report: rdflib.Graph) -> Iterable[Any]:
    from rdflib.namespace import SH

    return report.objects(None, SH.result)


def _violation(report: rdflib.Graph, result: Any, base: str, shapes: rdflib.Graph, lang: str) -> Violation:
    from rdflib import URIRef
    from rdflib.namespace import SH

    severity = shorten(str(report.value(result, SH.resultSeverity)), base).rpartition("#")[2]
    path = report.value(result, SH.resultPath)
    message = " ".join(sorted(str(text) for text in report.objects(result, SH.resultMessage)))
    focus, where = shorten(str(report.value(result, SH.focusNode)), base), shorten(str(path), base) if path else ""
    source = report.value(result, SH.sourceShape)
    shape = source if isinstance(source, URIRef) else shapes.value(None, SH.property, source)
    remedies = (str(text) for text in shapes.objects(shape, URIRef(_REMEDY)) if getattr(text, "language", None) == lang)
    return Violation(severity, focus, where, message, str(shape or "").rpartition("/")[2], min(remedies, default=""))
