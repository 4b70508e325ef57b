"""`kg validate` and `kg verify`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import DEFAULT_GRAPH, GraphOption

if TYPE_CHECKING:
    from kg.graph.store import GraphStore


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command()(validate)
    app.command()(verify)


def validate(
    graph: GraphOption = DEFAULT_GRAPH,
    shapes: Annotated[Path | None, typer.Option(metavar="FILE.ttl", help="Other SHACL shapes than ours.")] = None,
) -> None:
    """Check a graph against the SHACL shapes.

    Prints one line for each fault.

    Example: kg validate --graph kg-graph
    """
    from kg.graph.store import GraphStore
    from kg.graph.validation import validate as check

    with GraphStore.open(graph, read_only=True) as store:
        violations = check(store.described_quads(), base=store.iris.base, shapes=shapes)
    for violation in violations:
        typer.echo(str(violation))
    typer.echo("conforms" if not violations else f"{len(violations)} faults", err=True)
    raise typer.Exit(1 if violations else 0)


def verify(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="The articles that the graph was built from.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Check the evidence in a graph against the articles.

    Reads them again: every quotation must be what stands at its place.

    Example: kg verify articles/ --graph kg-graph
    """
    from kg.graph.store import GraphStore

    with GraphStore.open(graph, read_only=True) as store:
        faults = _write_faults(store, paths)
    raise typer.Exit(1 if faults else 0)


def _write_faults(store: GraphStore, paths: list[str]) -> int:
    from kg.errors import SourceError
    from kg.graph.verification import unread, verify_article
    from kg.sources import read_articles

    read, faults = [], 0
    for article in read_articles(paths):
        found = [article] if isinstance(article, SourceError) else list(verify_article(store, article))
        read += [] if isinstance(article, SourceError) else [article.id]
        for fault in found:
            typer.echo(f"kg: {fault}", err=True)
        faults += len(found)
    missing = unread(store, read)
    for article_id in missing:
        typer.echo(f"kg: {article_id}: in the graph, but not among the articles given: not checked", err=True)
    typer.echo(f"{len(read)} articles checked, {faults} faults, {len(missing)} not checked")
    return faults + len(missing)
