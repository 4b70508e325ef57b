"""`kg validate`, `kg verify` and `kg explain`."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kg.cli.locale import ENGLISH, spoken_language
from kg.cli.output import DEFAULT_GRAPH, GraphOption, JsonOption, tell
from kg.cli.sourcing import ColumnOption, FollowOption, source_options

if TYPE_CHECKING:
    from kg.graph.store import GraphStore
    from kg.graph.validation import Violation
    from kg.sources import SourceOptions


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command()(validate)
    app.command()(verify)
    app.command()(explain)


def validate(
    graph: GraphOption = DEFAULT_GRAPH,
    shapes: Annotated[Path | None, typer.Option(metavar="FILE.ttl", help="Other SHACL shapes than ours.")] = None,
    lang: Annotated[Literal["en", "fr"] | None, typer.Option(help="Language in which to say what to do (default: yours).")] = None,
    as_json: JsonOption = False,
) -> None:
    """Check a graph against the SHACL shapes.

    Prints one line for each fault, and under the faults of a shape what to do about them.

    Example: kg validate --graph kg-graph
    """
    from kg.graph.store import GraphStore
    from kg.graph.validation import quads_to_check
    from kg.graph.validation import validate as check

    with GraphStore.open(graph, read_only=True) as store:
        wanted = lang or (ENGLISH if as_json else spoken_language())
        violations = check(quads_to_check(store), base=store.iris.base, shapes=shapes, lang=wanted)
    typer.echo(json.dumps(list(map(asdict, violations)), ensure_ascii=False, indent=2)) if as_json else _write_violations(violations)
    tell("conforms" if not violations else f"{len(violations)} faults", err=True)
    raise typer.Exit(1 if violations else 0)


def _write_violations(violations: list[Violation]) -> None:
    """Each fault, and under those of a shape what to do about them."""
    for (_, remedy), faults in groupby(sorted(violations, key=lambda fault: (fault.shape, fault.remedy)), lambda f: (f.shape, f.remedy)):
        for fault in faults:
            typer.echo(str(fault))
        if remedy:
            typer.echo(f"  {remedy}")


def verify(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="The articles that the graph was built from.")],
    graph: GraphOption = DEFAULT_GRAPH,
    column: ColumnOption = None,
    follow: FollowOption = False,
    as_json: JsonOption = False,
) -> None:
    """Check the evidence in a graph against the articles.

    Reads them again: every quotation must be what stands at its place.

    Example: kg verify articles/ --graph kg-graph
    """
    from kg.graph.store import GraphStore

    with GraphStore.open(graph, read_only=True) as store:
        faults = _write_faults(store, paths, source_options(column, follow), as_json)
    raise typer.Exit(1 if faults else 0)


def _write_faults(store: GraphStore, paths: list[str], options: SourceOptions, as_json: bool) -> int:
    from kg.errors import SourceError
    from kg.graph.verification import unread, verify_article
    from kg.sources import read_articles

    read: list[str] = []
    faults: list[str] = []
    for article in read_articles(paths, options=options):
        found = [article] if isinstance(article, SourceError) else list(verify_article(store, article))
        read += [] if isinstance(article, SourceError) else [article.id]
        for fault in found:
            tell(f"kg: {fault}", err=True)
        faults += map(str, found)
    missing = unread(store, read)
    for article_id in missing:
        tell(f"kg: {article_id}: in the graph, but not among the articles given: not checked", err=True)
    if as_json:
        typer.echo(json.dumps({"checked": len(read), "faults": faults, "not checked": missing}, ensure_ascii=False, indent=2))
    else:
        tell(f"{len(read)} articles checked, {len(faults)} faults, {len(missing)} not checked")
    return len(faults) + len(missing)


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
    tell(str(account_for(fact, article, load_language(article.lang, model=model) if article else None)))
    if article is None:
        tell("how it was read: name the article's file or folder behind the statement", err=True)
