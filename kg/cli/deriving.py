"""`kg conflicts` and `kg infer`."""

from __future__ import annotations

import typer

from kg.cli.output import DEFAULT_GRAPH, GraphOption, JsonOption, tell, write_table


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command()(conflicts)
    app.command()(infer)


def conflicts(graph: GraphOption = DEFAULT_GRAPH, as_json: JsonOption = False) -> None:
    """List what articles contradict each other in.

    Two holders of one office on one day, two dates for one meeting or signature: each side with the words that say so.

    Example: kg conflicts --graph kg-graph
    """
    from kg.graph.store import GraphStore
    from kg.query.conflicts import find_conflicts

    with GraphStore.open(graph, read_only=True) as store:
        found = find_conflicts(store)
    rows = [
        (conflict.about, side.claim, side.days, evidence.article, evidence.text)
        for conflict in found
        for side in conflict.sides
        for evidence in side.evidence
    ]
    write_table(("about", "claim", "days", "article", "evidence"), rows, as_json=as_json)
    tell(f"{len(found)} contradictions", err=True)


def infer(graph: GraphOption = DEFAULT_GRAPH) -> None:
    """Write what follows from the ontology into a graph of its own.

    That whoever holds an office holds an org:Post, is an agent, and so on: queries and exports have it until the next change drops it.

    Example: kg infer --graph kg-graph
    """
    from kg.graph.inference import infer as write
    from kg.graph.store import GraphStore

    with GraphStore.open(graph) as store:
        count = write(store)
    tell(f"{count} triples inferred")
