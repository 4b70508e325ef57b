"""`kg validate`, `kg verify` and `kg explain`."""

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
    app.command()(explain)


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


def explain(
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="Its id, such as statement/3f…, or its IRI.")],
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH...]", help="Where its article is, to show how it was read.")] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="The spaCy pipeline that the graph was built with.")] = None,
) -> None:
    """Show why the program believes a statement.

    With the article: its evidence in context, who is named and meant where, how its date, title and factuality were read.

    Example: kg explain statement/3f29c0d1a2b4e5f6 articles/ --graph kg-graph
    """
    from kg.errors import SourceError
    from kg.explain import explain as account_for
    from kg.explain import find_article
    from kg.graph.facts import find_fact
    from kg.graph.store import GraphStore
    from kg.language import load_language

    with GraphStore.open(graph, read_only=True) as store:
        fact = find_fact(store, statement)
    article = find_article(paths, fact.article) if paths else None
    if paths and article is None:
        raise SourceError(", ".join(paths), f"no article {fact.article!r} there")
    typer.echo(str(account_for(fact, article, load_language(article.lang, model=model) if article else None)))
    if article is None:
        typer.echo("how it was read: name the article's file or folder behind the statement", err=True)
