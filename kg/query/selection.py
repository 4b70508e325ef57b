"""Facts and networks chosen by names as people write them: a relation, what they are near, since when."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.graph.facts import Fact, find_facts
from kg.graph.network import around, to_network
from kg.graph.store import GraphStore
from kg.query.parameters import resolve
from kg.vocabulary import KG

if TYPE_CHECKING:
    import networkx as nx


def select_facts(graph: GraphStore, relations: Iterable[str] = (), *, since: str | None = None, lang: str = "fr") -> Iterator[Fact]:
    """The facts of some relations ("met", "cooperatesWith"; all of them where none is named), told of as of `since` or later.

    `since` is an ISO date, year-month or year. Raises QueryError where a name or the date is not understood.
    """
    wanted = {node.value.removeprefix(KG) for name in relations for node in resolve(graph, "relation", name)}
    day = resolve(graph, "date", since)[0].value if since is not None else None
    only = next(iter(wanted)) if len(wanted) == 1 else None  # the store's index finds the articles that tell of one
    yield from (fact for fact in find_facts(graph, predicate=only, since=day, lang=lang) if not wanted or fact.predicate in wanted)


def select_network(
    graph: GraphStore, relations: Iterable[str] = (), *, focus: str | None = None, depth: int = 1, since: str | None = None
) -> nx.MultiDiGraph[Any]:
    """The network of such facts (its shape: `kg.graph.network.to_network`), or its part within `depth` facts of what `focus` names.

    Raises QueryError where the graph has no such thing, and where a name means several things that take part in these facts.
    """
    network = to_network(select_facts(graph, relations, since=since))
    return network if focus is None else around(network, find_one(graph, "thing", focus, within=network), depth)


def find_one(graph: GraphStore, kind: str, name: str, *, within: Container[object] = ()) -> str:
    """The id of the one thing of a kind ("person", "thing") that a name means; where it means several, the one that is `within`.

    Raises QueryError where there is none, and where several remain.
    """
    ids = [graph.iris.local(node.value) for node in resolve(graph, kind, name)]
    known = [id_ for id_ in ids if id_ in within] or ids
    if len(known) > 1:
        raise QueryError(f"{name!r} may be {', '.join(known)}: write one of these ids")
    return known[0]
