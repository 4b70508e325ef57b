"""The command line: `kg COMMAND`. Each command imports what it needs when it runs, so that help comes at once."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from kg import __version__
from kg.cli import (
    asking,
    building,
    checking,
    curating,
    deriving,
    doctoring,
    graphs,
    importing,
    linking,
    scoring,
    serving,
    sourcing,
    viewing,
)
from kg.cli.locale import FRENCH, spoken_language
from kg.cli.output import tell
from kg.errors import KgError

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (building, sourcing, importing, asking, graphs, curating, deriving, linking, viewing, serving, checking, scoring, doctoring):
    module.add_commands(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newskg {__version__}")
        raise typer.Exit


@app.callback(epilog="Exit codes: 0 all good; 1 some articles failed or a check found faults; 2 wrong usage or a fatal error.")
def kg(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False) -> None:
    """News articles in, a knowledge graph with the evidence behind every fact out.

    Start with: kg build articles/ --out graph.ttl, then: kg query --list
    """


def _run() -> None:
    if spoken_language() == FRENCH:
        from kg.cli.french.commands import run

        run(app)
    app()


def main() -> None:
    """Run the command line in the user's language; a KgError becomes one line on standard error and exit code 2."""
    try:
        _run()
    except KgError as error:
        tell(f"kg: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output has gone, as with `kg query … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
