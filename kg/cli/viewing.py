"""`kg view` and `kg report`: what people look at and send around."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from kg.cli.output import DEFAULT_GRAPH, GraphOption, RelationOption, tell
from kg.errors import ExportError

if TYPE_CHECKING:
    import networkx as nx

PAGE: Final = ".html"
SinceOption = Annotated[str | None, typer.Option(metavar="DATE", help="Only what is told of as of this date, month or year.")]


class Language(StrEnum):
    """The languages of reports."""

    FRENCH = "fr"
    ENGLISH = "en"


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command()(view)
    app.command()(report)


def view(
    path: Annotated[Path, typer.Argument(metavar="FILE.html|.svg|.png|.pdf", help="The page or picture to write.")],
    graph: GraphOption = DEFAULT_GRAPH,
    relation: RelationOption = None,
    focus: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is near this person, country, …")] = None,
    depth: Annotated[int, typer.Option(min=1, help="How many facts away from the focus.")] = 1,
    since: SinceOption = None,
    title: Annotated[str, typer.Option(help="The title.")] = "Knowledge graph",
) -> None:
    """Draw the network of facts: as one HTML file to search and tap, which needs no network, or as a still picture.

    Example: kg view graph.html --focus Maroc --relation cooperatesWith --depth 2 --since 2024
    """
    from kg.graph.store import GraphStore
    from kg.query.selection import select_network

    with GraphStore.open(graph, read_only=True) as store:
        network = select_network(store, relation or (), focus=focus, depth=depth, since=since)
    _draw(network, path, title)
    tell(f"{path}: written, {network.number_of_nodes()} nodes, {network.number_of_edges()} facts")


def _draw(network: nx.MultiDiGraph[Any], path: Path, title: str) -> None:
    from kg.view import draw_still, network_html
    from kg.view.drawing import FORMATS

    if path.suffix.lower() == PAGE:
        network_html(network, path, title=title)
    elif path.suffix.lower() in FORMATS:
        draw_still(network, title=title).save(path)
    else:
        raise ExportError(f"{path}: no such format of pictures: one of {', '.join((PAGE, *FORMATS))}")


def report(
    path: Annotated[Path, typer.Argument(metavar="FILE.html|.md", help="The report to write.")],
    graph: GraphOption = DEFAULT_GRAPH,
    since: SinceOption = None,
    title: Annotated[str | None, typer.Option(help="The title.")] = None,
    lang: Annotated[Language, typer.Option(help="The language of the report's own words.")] = Language.FRENCH,
) -> None:
    """Write a report to send around: who met whom, what was signed, who took office, cooperation by topic, each with its sentence.

    Example: kg report week.html --since 2025-04-14
    """
    from kg.graph.store import GraphStore
    from kg.report import collect, write_report

    with GraphStore.open(graph, read_only=True) as store:
        found = collect(store, since=since, lang=lang)
    write_report(found, path, title=title, lang=lang)
    tell(f"{path}: written, {found.facts} facts of {found.articles} articles")
