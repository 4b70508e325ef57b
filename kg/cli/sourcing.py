"""The options that say how articles are read, and `kg watch`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

import typer

from kg.cli.output import DEFAULT_GRAPH, GraphOption, tell

if TYPE_CHECKING:
    from kg.sources import SourceOptions

FIELDS: Final = ("id", "title", "text", "published", "source", "author", "lang", "url")

ColumnOption: TypeAlias = Annotated[
    list[str] | None, typer.Option(metavar="FIELD=NAME", help="The column of a CSV or TSV file that has the text, title, … (repeatable).")
]
FollowOption: TypeAlias = Annotated[bool, typer.Option("--follow", help="Read the pages that the items of feeds link to.")]
PrivateOption: TypeAlias = Annotated[bool, typer.Option("--allow-private", help="Ask addresses of this machine and its network, too.")]
AgentOption: TypeAlias = Annotated[
    str | None, typer.Option("--user-agent", metavar="TEXT", help="What servers are told; begins with the name that robots.txt may use.")
]
DelayOption: TypeAlias = Annotated[float, typer.Option(metavar="SECONDS", min=0, help="Between two requests to one host.")]


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command()(watch)


def source_options(
    column: list[str] | None = None,
    follow: bool = False,
    allow_private: bool = False,
    user_agent: str | None = None,
    delay: float | None = None,
) -> SourceOptions:
    """The options as given; raises typer.BadParameter where one is malformed."""
    from kg.sources import SourceOptions
    from kg.sources.options import DELAY, USER_AGENT

    columns = {}
    for pair in column or ():
        field, equals, name = pair.partition("=")
        if not equals or not name or field not in FIELDS:
            raise typer.BadParameter(f"{pair!r}: write it as text=NAME, with one of {', '.join(FIELDS)}", param_hint="--column")
        columns[field] = name
    return SourceOptions(columns, follow, allow_private, user_agent or USER_AGENT, DELAY if delay is None else delay)


def watch(
    folders: Annotated[list[str], typer.Argument(metavar="FOLDER...", help="Folders to watch, with what is in them.")],
    graph: GraphOption = DEFAULT_GRAPH,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline to use instead of ours.")] = None,
    base_iri: Annotated[str | None, typer.Option(metavar="IRI", help="Base of the IRIs of a new graph.")] = None,
    min_confidence: Annotated[
        float, typer.Option(metavar="X", min=0, max=1, help="Leave out statements that are less likely to be right, such as 0.8.")
    ] = 0.0,
    column: ColumnOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Read folders into a graph, and then every file that appears or changes in them, until Ctrl-C.

    Between two changes the graph is free for other programs. What is deleted stays in the graph: 'kg remove' retracts it. Needs
    pip install 'newskg[sources]'.

    Example: kg watch inbox/ --graph kg-graph
    """
    from kg.build import build
    from kg.cli.building import write_error
    from kg.graph.store import GraphStore
    from kg.language import load_language
    from kg.readers import LANGUAGE
    from kg.sources import Names, read_articles
    from kg.sources.reading import printable
    from kg.sources.watching import watch_folders

    options, names = source_options(column), Names()
    batches = watch_folders(folders)
    nlp = load_language(LANGUAGE, model=model)
    for paths in batches:
        for path in paths:
            names.forget(printable(path))
        articles = read_articles(paths, names=names, options=options)
        with GraphStore.open(graph, base_iri=base_iri) as store:
            report = build(store, articles, nlp=nlp, min_confidence=min_confidence, on_error=write_error)
        if not quiet:
            tell(f"{graph}: {report}")
