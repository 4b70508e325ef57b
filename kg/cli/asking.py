"""`kg query`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.locale import ENGLISH, spoken_language
from kg.cli.output import DEFAULT_GRAPH, GraphOption, InferOption, write_inferred, write_table

if TYPE_CHECKING:
    from kg.query import Rows


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(query)


def query(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="NAME|FILE.rq|SPARQL", help="A named query, a query file, or SPARQL.")] = None,
    graph: GraphOption = DEFAULT_GRAPH,
    format_: Annotated[Format | None, typer.Option("--format", "-f", help="By default a table, or Turtle for CONSTRUCT.")] = None,
    inferred: InferOption = False,
    list_: Annotated[bool, typer.Option("--list", help="List the named queries and their parameters.")] = False,
) -> None:
    """Ask a graph. Parameters of named queries follow as options: --country MA.

    Examples: kg query office-holders --country Maroc;
    kg query 'SELECT ?who { ?who kg:holdsOffice/kg:jurisdiction <country/MA> }' --format csv
    """
    if list_:
        _write_list()
        return
    if question is None:
        raise typer.BadParameter("missing: a query's name, a file or SPARQL; 'kg query --list' shows the names", param_hint="QUESTION")
    from kg.graph.store import GraphStore
    from kg.query import ask

    if inferred:
        write_inferred(graph)
    with GraphStore.open(graph, read_only=True) as store:
        rows = ask(store, question, read_parameters(context.args))
    WRITERS[format_ or (Format.TURTLE if rows.kind == "construct" else Format.TABLE)](rows)


def read_parameters(args: Sequence[str]) -> dict[str, str]:
    """`--name value` and `--name=value` pairs as a dictionary; a hyphen in a name is an underscore in the query."""
    params, rest = {}, list(args)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or (not equals and not rest):
            raise typer.BadParameter(f"{name}: parameters are written --name value")
        params[name.removeprefix("--").replace("-", "_")] = value if equals else rest.pop(0)
    return params


def _write_list() -> None:
    from kg.query import named_queries

    rows = [(query.name, _localized(query.title), " ".join(p.usage for p in query.parameters)) for query in named_queries().values()]
    write_table(("name", "question", "parameters"), rows)


def _localized(title: str) -> str:
    """The title of a named query in the user's language, on a terminal; any other as it is."""
    if spoken_language() == ENGLISH or not sys.stdout.isatty():
        return title
    from kg.explore.texts import QUESTIONS
    from kg.query import named_queries

    return next((QUESTIONS.get(query.name, title) for query in named_queries().values() if query.title == title), title)


def _write_rows(rows: Rows) -> None:
    if rows.kind == "ask":
        typer.echo("yes" if rows else "no")
        return
    write_table(rows.columns, list(rows.shown()), title=_localized(rows.title), localized=False)


def _write_csv(rows: Rows) -> None:
    typer.echo(rows.to_csv(), nl=False)


def _write_json(rows: Rows) -> None:
    typer.echo(rows.to_json())


def _write_turtle(rows: Rows) -> None:
    typer.echo(rows.to_turtle(), nl=False)


WRITERS: dict[Format, Callable[[Rows], None]] = {
    Format.TABLE: _write_rows,
    Format.CSV: _write_csv,
    Format.JSON: _write_json,
    Format.TURTLE: _write_turtle,
}
