"""`kg serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.output import DEFAULT_GRAPH, GraphOption, local_folder, tell
from kg.errors import KgError


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command()(serve)


def serve(
    graph: GraphOption = DEFAULT_GRAPH,
    host: Annotated[
        str, typer.Option(help="The address to listen on; others than the loopback's open the graph to the network.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8000,
    name: Annotated[list[str] | None, typer.Option("--name", metavar="HOST", help="A name under which it is reached (repeatable).")] = None,
    token: Annotated[
        str | None,
        typer.Option(envvar="KG_SERVE_TOKEN", hidden=True, help="Set KG_SERVE_TOKEN to allow updates with this bearer token."),
    ] = None,
    seconds: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that a request may take.")] = 30.0,
    answer_mb: Annotated[int, typer.Option("--max-answer", min=1, help="Megabytes that an answer may have.")] = 64,
    workers: Annotated[int, typer.Option(min=1, help="Queries that run at a time.")] = 2,
) -> None:
    """Serve a graph: pages to look at it in a browser, SPARQL at /sparql, whole graphs at /graphs, RDF of each thing.

    It only reads, unless the environment has KG_SERVE_TOKEN: then who gives that token in a page may correct, and POST /sparql with it as
    bearer token updates.

    Example: kg serve --graph kg-graph --port 8000
    """
    try:
        from kg.explore.app import mount
        from kg.serve.run import run
    except ModuleNotFoundError as error:
        raise KgError(f"kg serve needs {error.name}: pip install 'newskg[serve]'") from error
    from kg.serve.pool import Limits

    limits = Limits(seconds=seconds, answer_bytes=answer_mb * 2**20, processes=workers)
    run(
        local_folder(graph),
        host,
        port,
        limits,
        names=tuple(name or ()),
        token=token,
        mount=mount,
        on_start=lambda url: tell(f"{graph}: {url} (Ctrl-C ends)"),
    )
