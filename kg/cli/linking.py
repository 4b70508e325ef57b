"""`kg link`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.output import DEFAULT_GRAPH, GraphOption, tell


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command()(link)


def link(
    endpoint: Annotated[str, typer.Option(metavar="URL", help="A SPARQL endpoint of Wikidata's shape.")],
    graph: GraphOption = DEFAULT_GRAPH,
    again: Annotated[bool, typer.Option("--again", help="Those that were sought there before, too.")] = False,
    pause: Annotated[float, typer.Option(min=0.0, help="Seconds between two requests.")] = 1.0,
    batch: Annotated[int, typer.Option(min=1, help="How many are sought in one request.")] = 40,
) -> None:
    """Link persons and organizations that the gazetteers do not know to Wikidata (skos:exactMatch), where exactly one item fits.

    Example: kg link --endpoint https://query.wikidata.org/sparql
    """
    from kg.graph.linking import Politeness
    from kg.graph.linking import link as seek
    from kg.graph.store import GraphStore

    def show(done: int, wanted: int) -> None:
        tell(f"{done} of {wanted} sought", err=True)

    with GraphStore.open(graph) as store:
        report = seek(store, endpoint, again=again, politeness=Politeness(batch, pause), on_progress=show)
    tell(f"{report.sought} sought, {report.linked} linked, {report.ambiguous} left because several fit")
