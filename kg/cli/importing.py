"""`kg import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import DEFAULT_GRAPH, GraphOption, tell


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("import")(import_)


def import_(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="RDF named .ttl .nt .nq .trig .n3 .rdf .owl .jsonld .json")],
    graph: GraphOption = DEFAULT_GRAPH,
    name: Annotated[str | None, typer.Option("--as", metavar="NAME", help="What to call the import; else the file's name.")] = None,
) -> None:
    """Read RDF of others into a named graph of its own.

    Replaces what was imported under that name before. All files are read or none; nothing is ever fetched. Take it out again with
    'kg remove graph/import/NAME'.

    Example: kg import ministers.ttl --as ministers
    """
    from kg.graph.importing import import_files
    from kg.graph.store import GraphStore

    with GraphStore.open(graph) as store:
        for id_, triples in import_files(store, paths, name=name).items():
            tell(f"{id_}: {triples} triples")
