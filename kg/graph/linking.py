"""Linking persons and bodies to Wikidata, or to any SPARQL endpoint of its shape, where the gazetteers do not know them.

What is found stands in `graph/links`, with where it was sought (`kg:soughtAt`), so that nothing is asked twice. A name alone links nobody:
there must be exactly one candidate of the right class left once those of other States are put aside.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.graph import terms as t
from kg.graph.endpoint import Endpoint
from kg.graph.store import GraphStore
from kg.graph.terms import term
from kg.vocabulary import PREFIXES

SOUGHT_AT: Final = term("kg:soughtAt")
EXACT_MATCH: Final = term("skos:exactMatch")
LANGUAGES: Final = ("fr", "en")
_HUMAN: Final = "http://www.wikidata.org/entity/Q5"
_NAMES_ONLY: Final = frozenset(f"http://www.wikidata.org/entity/{id_}" for id_ in ("Q4167410", "Q101352", "Q202444"))
"""Classes of pages and items that are about names: disambiguation page, family name, given name."""
_QUERY: Final = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
SELECT DISTINCT ?label ?item ?class ?country {{
  VALUES ?label {{ {labels} }}
  ?item rdfs:label|skos:altLabel ?label ; wdt:P31 ?class .
  OPTIONAL {{ ?item wdt:P27|wdt:P17 ?country }}
}}"""
_UNKNOWN: Final = """SELECT DISTINCT ?node ?class ?label ?state {
  GRAPH ?article { ?article a kg:Article . ?node a ?class ; rdfs:label ?label FILTER(?class IN (kg:Person, kg:Organization)) }
  FILTER NOT EXISTS { ?node skos:exactMatch ?other }
  OPTIONAL { GRAPH ?article { ?node kg:holdsOffice/kg:jurisdiction ?country } GRAPH <graph/gazetteer> { ?country skos:exactMatch ?state } }
}"""

Item: TypeAlias = tuple[str, frozenset[str], frozenset[str]]  # IRI, classes, countries


@dataclass(frozen=True, slots=True)
class Politeness:
    """How a public endpoint is asked: names in one query, seconds between two, tries of each."""

    batch: int = 40
    pause: float = 1.0
    tries: int = 4
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Thing:
    """A person or body to link: its labels, and the States (IRIs there) that it serves."""

    node: NamedNode
    person: bool
    labels: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class LinkReport:
    """How linking went: how many were sought, linked, and left because several fit."""

    sought: int = 0
    linked: int = 0
    ambiguous: int = 0


def link(
    graph: GraphStore,
    url: str,
    *,
    again: bool = False,
    politeness: Politeness = Politeness(),
    on_progress: Callable[[int, int], None] = lambda done, all_: None,
) -> LinkReport:
    """Seek all persons and bodies without a link at an endpoint; those sought there before only with `again`.

    Each batch is written when it is answered, so that a run that is broken off goes on where it was. Raises StoreError.
    """
    endpoint, name = Endpoint.configured(url), graph.iris.graph("links")
    _forget_gone(graph, name)
    things = [thing for thing in _unknown(graph) if again or Quad(thing.node, SOUGHT_AT, NamedNode(url), name) not in graph.store]
    report = LinkReport()
    for start in range(0, len(things), politeness.batch):
        batch = things[start : start + politeness.batch]
        if start:
            politeness.sleep(politeness.pause)
        found = _ask(endpoint, sorted({label for thing in batch for label in thing.labels}), politeness)
        chosen = {thing.node: fitting(thing, found) for thing in batch}
        quads = [Quad(thing.node, SOUGHT_AT, NamedNode(url), name) for thing in batch]
        quads += [Quad(node, EXACT_MATCH, NamedNode(items[0]), name) for node, items in chosen.items() if len(items) == 1]
        graph.store.extend(quads)
        report = LinkReport(
            report.sought + len(batch),
            report.linked + sum(len(items) == 1 for items in chosen.values()),
            report.ambiguous + sum(len(items) > 1 for items in chosen.values()),
        )
        on_progress(report.sought, len(things))
    return report


def fitting(thing: Thing, found: dict[str, list[Item]]) -> list[str]:
    """The items (IRIs, sorted) that a thing may be: of its class, and of its State where both are known."""
    items = {iri: (classes, countries) for label in thing.labels for iri, classes, countries in found.get(label, ())}
    kind = {
        iri: countries for iri, (classes, countries) in items.items() if (_HUMAN in classes) is thing.person and not classes & _NAMES_ONLY
    }
    of_state = [iri for iri, countries in kind.items() if thing.states & countries]
    open_ = [iri for iri, countries in kind.items() if not thing.states or not countries]
    return sorted(of_state or open_)


def _unknown(graph: GraphStore) -> list[Thing]:
    rows = graph.store.query(_UNKNOWN, base_iri=graph.iris.base, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    things: dict[str, Thing] = {}
    for row in rows:
        node = row["node"]
        assert isinstance(node, NamedNode)
        thing = things.setdefault(node.value, Thing(node, t.value(row["class"]).endswith("Person")))
        thing.labels.add(t.value(row["label"]))
        thing.states |= {t.value(row["state"])} if row["state"] is not None else set()
    return [things[iri] for iri in sorted(things)]


def _ask(endpoint: Endpoint, labels: Sequence[str], politeness: Politeness) -> dict[str, list[Item]]:
    """The items of each label; asked again, after longer and longer pauses, where the server does not answer."""
    terms = " ".join(str(Literal(label, language=language)) for label in labels for language in LANGUAGES)
    for attempt in range(1, politeness.tries + 1):
        try:
            body, _ = endpoint.query(_QUERY.format(labels=terms), "application/sparql-results+json")
            rows = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
            assert isinstance(rows, ox.QuerySolutions)
            return _items(list(rows))
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{endpoint.query_url}: gives no answer of Wikidata's shape: {error}") from error
        except StoreError:
            if attempt == politeness.tries:
                raise
            politeness.sleep(politeness.pause * 2**attempt)
    raise AssertionError("there is at least one try")


def _items(rows: Iterable[ox.QuerySolution]) -> dict[str, list[Item]]:
    classes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    countries: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        key = t.value(row["label"]), t.value(row["item"])
        classes[key].add(t.value(row["class"]))
        countries[key] |= {t.value(row["country"])} if row["country"] is not None else set()
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for label, item in sorted(classes):
        found[label].append((item, frozenset(classes[label, item]), frozenset(countries[label, item])))
    return dict(found)


def _forget_gone(graph: GraphStore, name: NamedNode) -> None:
    """Links of things that no article speaks of any more."""
    gone = "FILTER NOT EXISTS { GRAPH ?article { ?article a kg:Article . ?node a ?class } }"
    text = f"DELETE {{ GRAPH {name} {{ ?node ?p ?o }} }} WHERE {{ GRAPH {name} {{ ?node ?p ?o }} {gone} }}"
    graph.store.update(text, base_iri=graph.iris.base, prefixes=PREFIXES)
