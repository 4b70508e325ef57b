"""`kg identity`, `kg merge`, `kg split`, `kg reject`, `kg undo`, `kg corrections`: who is who, and what a person corrects of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import DEFAULT_GRAPH, GraphOption, JsonOption, tell, write_table
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph.curation import Correction
    from kg.graph.store import GraphStore


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    for command in (identity, merge, split, reject, undo, corrections):
        app.command()(command)


def identity(
    graph: GraphOption = DEFAULT_GRAPH,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Only decisions about this person or body.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="The sure decisions, too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List who may be whom: the decisions that the articles leave unsure, with the evidence for and against.

    Example: kg identity --name Laftit --all
    """
    from kg.graph.decisions import find_decisions
    from kg.graph.store import GraphStore

    with GraphStore.open(graph, read_only=True) as store:
        found = find_decisions(store, unsure=not everything, name=name)
        rows = [(d.verdict, d.score, d.a.shown, d.b.shown, "; ".join(d.reasons), d.a.words, d.b.words) for d in found]
    write_table(("verdict", "score", "one", "other", "reasons", "one's words", "other's words"), rows, title="Who is who", as_json=as_json)


def merge(
    a: Annotated[str, typer.Argument(metavar="A", help="A name, id or IRI of a person or an organization.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another one, which is the same.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Say that two are one. It holds for all builds to come, until 'kg undo'.

    Example: kg merge "A. Laftit" "Abdelouafi Laftit"
    """
    from kg.graph.store import GraphStore

    with GraphStore.open(graph) as store:
        _show(store, store.correct([("Same", _thing(store, a), _thing(store, b))]))


def split(
    a: Annotated[str, typer.Argument(metavar="A", help="A name, id or IRI of a person or an organization.")],
    mentions: Annotated[list[str], typer.Argument(metavar="MENTION...", help="Ids of articles that mean somebody else by it.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Say that some articles mean somebody else of the same name.

    Example: kg split person/mohamed-ould-ahmed dev-1-02
    """
    from kg.graph.store import GraphStore

    with GraphStore.open(graph) as store:
        node = _thing(store, a)
        _show(store, store.correct([("Different", node, _occurrence(store, node, mention)) for mention in mentions]))


def reject(
    statements: Annotated[list[str], typer.Argument(metavar="STATEMENT...", help="Ids or IRIs: 'kg query evidence' shows them.")],
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Say that statements are wrong: they stay in the graph, marked as rejected, and are asserted no more.

    Example: kg reject statement/3f2a9c0d11e5b7a6
    """
    from kg.graph.facts import find_fact
    from kg.graph.store import GraphStore

    with GraphStore.open(graph) as store:
        found = [store.iris.node(find_fact(store, statement).id).value for statement in statements]
        _show(store, store.correct([("Rejected", statement) for statement in found]))


def undo(graph: GraphOption = DEFAULT_GRAPH) -> None:
    """Take the last correction back.

    Example: kg undo
    """
    from kg.graph.store import GraphStore

    with GraphStore.open(graph) as store:
        last = store.undo()
        if last is None:
            tell("kg: nothing to undo: 'kg corrections' is empty", err=True)
            raise typer.Exit(1)
        tell("undone: ", nl=False)
        _show(store, [last])


def corrections(
    graph: GraphOption = DEFAULT_GRAPH,
    export: Annotated[Path | None, typer.Option(metavar="FILE.ttl", help="Write them to a file.")] = None,
    import_: Annotated[Path | None, typer.Option("--import", metavar="FILE.ttl", help="Add those that somebody exported.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List what was corrected by hand; pass it on, or take over what others corrected.

    Example: kg corrections --export corrections.ttl
    """
    from kg.export.corrections import export_corrections, import_corrections
    from kg.graph.store import GraphStore

    with GraphStore.open(graph, read_only=import_ is None) as store:
        if import_ is not None:
            tell(f"{import_}: {import_corrections(store, import_)} corrections added")
        if export is not None:
            export_corrections(store, export)
            tell(f"{export}: written")
        if export is import_ is None:
            rows = [(c.number, c.created, c.verdict, *_ends(store, c)) for c in store.corrections()]
            write_table(("number", "created", "verdict", "one", "other"), rows, as_json=as_json)


def _show(store: GraphStore, made: list[Correction]) -> None:
    for correction in made:
        typer.echo(f"{correction.number} {correction.verdict}: {' | '.join(end for end in _ends(store, correction) if end)}")


def _ends(store: GraphStore, correction: Correction) -> tuple[str, str]:
    ends = [store.iris.local(iri) for iri in correction.about]
    return ends[0], ends[1] if len(ends) > 1 else ""


def _thing(store: GraphStore, text: str) -> str:
    """The IRI of the one person or organization that a text names; raises QueryError where it names none or several."""
    from kg.query.parameters import resolve

    found, errors = [], []
    for kind in ("person", "organization"):
        try:
            found += [node.value for node in resolve(store, kind, text)]
        except QueryError as error:
            errors.append(str(error))
    if not found:
        raise QueryError(errors[0])
    if len(found) > 1:
        raise QueryError(f"{text!r} names several: {', '.join(store.iris.local(iri) for iri in sorted(found))}: give one's id")
    return found[0]


def _occurrence(store: GraphStore, node: str, mention: str) -> str:
    """The occurrence that a text names: one in an article (by its id), or by its own IRI; raises QueryError."""
    from kg.graph.decisions import occurrences_of

    found = [iri for iri in occurrences_of(store, node) if mention in {iri, store.iris.local(iri), store.iris.article_id(iri)}]
    if len(found) != 1:
        raise QueryError(f"{mention!r}: no article that names {store.iris.local(node)}; 'kg query about' shows those that do")
    return found[0]
