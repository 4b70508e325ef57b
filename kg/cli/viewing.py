"""`kg view`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import DEFAULT_GRAPH, GraphOption


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command()(view)


def view(
    path: Annotated[Path, typer.Argument(metavar="FILE.html", help="The page to write.")],
    graph: GraphOption = DEFAULT_GRAPH,
    relation: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this relation, such as met (repeatable).")] = None,
    focus: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is near this person, country, …")] = None,
    depth: Annotated[int, typer.Option(min=1, help="How many facts away from the focus.")] = 1,
    title: Annotated[str, typer.Option(help="The page's title.")] = "Knowledge graph",
) -> None:
    """Draw the network of facts as one HTML file that needs no network.

    Example: kg view graph.html --focus Maroc --relation cooperatesWith
    """
    from kg.graph.facts import find_facts
    from kg.graph.network import around, to_network
    from kg.graph.store import GraphStore
    from kg.query.parameters import resolve
    from kg.view import network_html

    with GraphStore.open(graph, read_only=True) as store:
        wanted = {store.iris.local(node.value).rpartition("#")[2] for name in relation or () for node in resolve(store, "relation", name)}
        network = to_network(fact for fact in find_facts(store) if not wanted or fact.predicate in wanted)
        if focus is not None:
            network = around(network, store.iris.local(resolve(store, "thing", focus)[0].value), depth)
    network_html(network, path, title=title)
    typer.echo(f"{path}: written, {network.number_of_nodes()} nodes, {network.number_of_edges()} facts")
