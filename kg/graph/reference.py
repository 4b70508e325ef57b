"""What stands in the graph beside the articles: the ontology, and the labels of countries, topics, roles and portfolios.

Both come from `ontologies/` and are loaded once a version (a hash of those files, kept in the graph itself).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import OntologyError
from kg.graph import terms as t
from kg.graph.remote import RemoteStore
from kg.graph.terms import Iris, term
from kg.resources import folder
from kg.vocabulary import BASE_IRI

ONTOLOGY_FILE: Final = "kg.ttl"
_KINDS: Final = tuple(
    f"{BASE_IRI}{kind}/" for kind in ("country", "place", "organization", "topic", "role", "portfolio", "agreement-kind", "event-kind")
)
_KEPT: Final = frozenset(
    term(name)
    for name in (
        "rdf:type",
        "rdfs:label",
        "skos:prefLabel",
        "skos:broader",
        "skos:exactMatch",
        "skos:notation",
        "kg:isoCode",
        "kg:soleHolder",
    )
)
_VERSIONED: Final = term("prov:Entity")


@cache
def words_version(directory: Path | None = None) -> str:
    """A hash (64 hexadecimal digits) of all that `ontologies/` says: part of what a reading depends on."""
    digest = hashlib.sha256()
    for path in sorted((directory or folder("ontologies")).glob("*.ttl")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def stored_base(store: ox.Store | RemoteStore) -> str | None:
    """The base IRI of a graph that was built before, or None for an empty one."""
    quads = store.quads_for_pattern(None, t.TYPE, _VERSIONED)
    found = (t.value(quad.subject) for quad in quads if quad.subject == quad.graph_name)  # elsewhere anybody may say so
    return next((iri.removesuffix("graph/gazetteer") for iri in found if iri.endswith("graph/gazetteer")), None)


def load_reference(store: ox.Store | RemoteStore, iris: Iris, directory: Path | None = None) -> bool:
    """Load ontology and gazetteer where this version is not there yet; says whether it did. Raises OntologyError on a malformed file."""
    directory = directory or folder("ontologies")
    graph = iris.graph("gazetteer")
    version = Literal(words_version(directory))
    if Quad(graph, t.SHA256, version, graph) in store:
        return False
    stamp = (Triple(graph, t.TYPE, _VERSIONED), Triple(graph, t.SHA256, version))
    ontology, words = _reference(directory, version.value)
    store.remove_graph(iris.graph("inferred"))
    _refill(store, iris.graph("ontology"), ontology)
    _refill(store, graph, (*(_rebased(triple, iris) for triple in words), *stamp))
    return True


@lru_cache(maxsize=2)
def _reference(directory: Path, version: str) -> tuple[tuple[Triple, ...], tuple[Triple, ...]]:
    """The triples of ontology and gazetteer, read once in a process."""
    return tuple(_parse(directory / ONTOLOGY_FILE)), tuple(gazetteer(directory))


def gazetteer(directory: Path) -> Iterator[Triple]:
    """What the word data says about countries, topics, roles, portfolios and kinds as such, labels foremost; triggers stay out."""
    for path in sorted(directory.glob("*.ttl")):
        for triple in _parse(path):
            subject = t.value(triple.subject)
            names_country = triple.predicate == t.ALT_LABEL and subject.startswith(_KINDS[0])
            if subject.startswith(_KINDS) and (triple.predicate in _KEPT or names_country):
                yield triple
                if triple.predicate == t.PREF_LABEL:  # SKOS S11: prefLabel is a sub-property of rdfs:label, which queries ask for
                    yield Triple(triple.subject, t.LABEL, triple.object)


def _parse(path: Path) -> Iterator[Triple]:
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            yield quad.triple
    except FileNotFoundError:
        return
    except SyntaxError as error:
        raise OntologyError(f"{path}: line {error.lineno}: {error.msg}") from error


def _rebased(triple: Triple, iris: Iris) -> Triple:
    subject, object_ = (iris.rebased(node) if isinstance(node, NamedNode) else node for node in (triple.subject, triple.object))
    assert not isinstance(subject, Literal)
    return Triple(subject, triple.predicate, object_)


def _refill(store: ox.Store | RemoteStore, graph: NamedNode, triples: Iterable[Triple]) -> None:
    """Put triples in place of a graph's; the blank nodes of OWL stay out: the graph promises none."""
    named = [triple for triple in triples if not isinstance(triple.subject, BlankNode) and not isinstance(triple.object, BlankNode)]
    store.remove_graph(graph)
    store.bulk_extend(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in named)
