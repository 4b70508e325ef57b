"""`kg export`, `kg stats`, `kg articles`, `kg remove`, `kg backup`, `kg restore`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import (
    DEFAULT_GRAPH,
    GraphOption,
    InferOption,
    JsonOption,
    RelationOption,
    local_folder,
    tell,
    write_inferred,
    write_table,
)
from kg.vocabulary import KG


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    for command in (export, stats, articles, remove, backup, restore):
        app.command()(command)


def export(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Its name says the format; see above. Any but Parquet may end in .gz.")
    ],
    graph: GraphOption = DEFAULT_GRAPH,
    article: Annotated[str | None, typer.Option(metavar="ID", help="Only what this article says.")] = None,
    relation: RelationOption = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Only facts of this day, month or year and later, by their own date or their article's."),
    ] = None,
    facts_only: Annotated[bool, typer.Option("--facts-only", help="Plain facts and labels, without evidence.")] = False,
    everything: Annotated[bool, typer.Option("--everything", help="The whole ontology and gazetteer, too (RDF only).")] = False,
    inferred: InferOption = False,
) -> None:
    """Write a graph to files, in the format of their names.

    RDF: .ttl .nt .nq .trig .rdf .jsonld, with triple terms .rdf12.ttl .rdf12.nt .rdf12.nq .rdf12.trig. Networks: .graphml .gexf (Gephi)
    .cyjs (Cytoscape) .dot (Graphviz). Tables, a file of nodes and one of edges: .csv .parquet .neo4j.csv.
    The same graph gives the same bytes.

    Example: kg export graph.ttl graph.gexf --relation met --since 2024
    """
    from kg.export import export as write
    from kg.graph.store import GraphStore
    from kg.query.parameters import resolve

    if inferred:
        write_inferred(graph)
    with GraphStore.open(graph, read_only=True) as store:
        relations = [node.value.removeprefix(KG) for name in relation or () for node in resolve(store, "relation", name)]
        for path in paths:
            written = write(store, path, article=article, relations=relations, since=since, facts_only=facts_only, everything=everything)
            for file in written.files.values():
                tell(f"{file}: written")
            if written.command:
                typer.echo(written.command)


def stats(graph: GraphOption = DEFAULT_GRAPH, as_json: JsonOption = False) -> None:
    """Count articles, things and facts.

    Example: kg stats --graph kg-graph
    """
    from kg.graph.statistics import count
    from kg.graph.store import GraphStore

    with GraphStore.open(graph, read_only=True) as store:
        counts = count(store)
    totals = {"articles": counts.articles, "statements": counts.statements, "quads": counts.quads}
    groups = (("total", totals), ("things", counts.things), ("facts", counts.facts))
    rows = [(kind, name, number) for kind, group in groups for name, number in group.items()]
    write_table(("kind", "what", "count"), rows, title=graph, as_json=as_json)


def articles(graph: GraphOption = DEFAULT_GRAPH, as_json: JsonOption = False) -> None:
    """List the articles of a graph.

    Example: kg articles --graph kg-graph
    """
    from kg.graph.store import GraphStore

    with GraphStore.open(graph, read_only=True) as store:
        rows = [(a.id, a.published or "", a.source or "", a.title, a.statements) for a in store.articles()]
    write_table(("id", "published", "source", "title", "statements"), rows, as_json=as_json)


def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids as 'kg articles' lists them, or graph/import/NAME.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Retract articles, or take out imports.

    All that they say, and nothing else, leaves the graph.

    Example: kg remove dev-1-02
    """
    from kg.graph.importing import remove_import
    from kg.graph.store import GraphStore

    with GraphStore.open(graph) as store:
        unknown = [id_ for id_ in ids if not (remove_import(store, id_) or store.remove(id_))]
    for article_id in unknown:
        tell(f"kg: no article {article_id!r}: see 'kg articles'", err=True)
    raise typer.Exit(1 if unknown else 0)


def backup(
    path: Annotated[Path, typer.Argument(metavar="FILE.nq.gz", help="The file to write.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Write all of a graph to one file.

    A build may go on meanwhile: the backup has the graph as it was at the start.

    Example: kg backup graph.nq.gz
    """
    from kg.export import backup as write
    from kg.graph.store import GraphStore

    with GraphStore.open(graph, read_only=True) as store:
        write(store, path)
    tell(f"{path}: written")


def restore(
    path: Annotated[Path, typer.Argument(metavar="FILE.nq.gz", help="What 'kg backup' wrote.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Make a graph of a backup.

    The folder must be new or empty.

    Example: kg restore graph.nq.gz --graph restored
    """
    from kg.export import restore as read

    read(path, local_folder(graph))
    tell(f"{graph}: restored from {path}")
