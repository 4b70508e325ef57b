"""The reference of the ontology, from `ontologies/kg.ttl`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.resources import folder
from kg.vocabulary import KG, PREFIXES, Predicate

HEAD: Final = """# The ontology

The terms of `https://w3id.org/newskg/ontology#`, prefix `kg:`, as `ontologies/kg.ttl` defines them.
[The graph](../explanation/the-graph.md) shows how they are used together; [the annotation guide](../project/annotation-guide.md) says
exactly when each relation holds.
"""
_SECTIONS: Final = {
    "Relations": "What a statement may say: also the plain triples of the graph.",
    "Classes": "What things are.",
    "Properties": "What statements and things carry; also those of word data, of identity and of what is derived.",
    "Values": "Of status, factuality and other closed lists.",
}
_FACTS: Final = {
    "subclass of": RDFS.subClassOf,
    "subproperty of": RDFS.subPropertyOf,
    "from": RDFS.domain,
    "to": RDFS.range,
    "like": SKOS.closeMatch,
    "PLOVER": rdflib.URIRef(KG + "ploverClass"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its name without prefix, section, labels and comments by language, and other facts as they are shown."""

    name: str
    section: str
    labels: dict[str, str]
    comments: dict[str, str]
    facts: dict[str, str]


@cache
def terms() -> tuple[Term, ...]:
    """All terms of the ontology, in the order of their names."""
    graph = rdflib.Graph().parse(folder("ontologies") / "kg.ttl")
    found = {node for node in graph.subjects(RDF.type) if isinstance(node, rdflib.URIRef) and node.startswith(KG)}
    return tuple(_term(graph, node) for node in sorted(found, key=lambda node: node.lower()))


def _term(graph: rdflib.Graph, node: rdflib.URIRef) -> Term:
    name, kinds = node.removeprefix(KG), set(graph.objects(node, RDF.type))
    section = "Classes" if OWL.Class in kinds else "Values" if OWL.NamedIndividual in kinds else "Properties"
    if name in frozenset(Predicate):
        section = "Relations"
    facts = {title: ", ".join(sorted(map(_short, graph.objects(node, predicate)))) for title, predicate in _FACTS.items()}
    if OWL.SymmetricProperty in kinds:
        facts["symmetric"] = "yes"
    if section == "Values":
        facts["of"] = ", ".join(sorted(_short(kind) for kind in kinds - {OWL.NamedIndividual}))
    return Term(name, section, _by_language(graph.objects(node, RDFS.label)), _by_language(graph.objects(node, RDFS.comment)), facts)


def _by_language(literals: Iterable[rdflib.term.Node]) -> dict[str, str]:
    return {literal.language or "": str(literal) for literal in literals if isinstance(literal, rdflib.Literal)}


def _short(node: rdflib.term.Node) -> str:
    """A node as it is shown: a link within the page, a prefixed name, or its words."""
    iri = str(node)
    if iri.startswith(KG):
        name = iri.removeprefix(KG)
        return f"[{name}](#{name})"
    prefix = next((prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)), None)
    return f"`{prefix}:{iri.removeprefix(PREFIXES[prefix])}`" if prefix else iri


def page() -> str:
    """The page in Markdown."""
    return "\n".join([HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for section, text in _SECTIONS.items():
        yield f"## {section}\n\n{text}\n"
        for term in terms():
            if term.section == section:
                facts = " · ".join(f"{title} {value}" for title, value in term.facts.items() if value)
                yield f"### {term.name} {{ #{term.name} }}\n\n{term.comments.get('en', '')}\n"
                yield f"*{term.labels.get('fr', '')}: {term.comments.get('fr', '')}*\n"
                yield f"{facts}\n" if facts else ""


def undescribed() -> list[str]:
    """Terms that lack a label or a comment in French or English."""
    return [term.name for term in terms() if not {"fr", "en"} <= set(term.labels) & set(term.comments)]
