"""`kg doctor`."""

from __future__ import annotations

import sys

import typer

from kg.cli.locale import localize
from kg.cli.output import DEFAULT_GRAPH, GraphOption, JsonOption, write_table


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command()(doctor)


def doctor(graph: GraphOption = DEFAULT_GRAPH, as_json: JsonOption = False) -> None:
    """Say what is installed and what is missing.

    Looks at Python, packages and extras, the language model, word data, and the graph. The exit code is 1 where something is missing that
    nothing goes without; extras are optional.

    Example: kg doctor --graph kg-graph
    """
    from kg.doctor import State, examine

    findings = list(examine(graph))
    say = localize if sys.stdout.isatty() and not as_json else str
    rows = [(say(finding.what), say(finding.state.value), say(finding.found), say(finding.advice)) for finding in findings]
    write_table(("what", "state", "found", "what to do"), rows, as_json=as_json)
    raise typer.Exit(1 if any(finding.state is State.BAD for finding in findings) else 0)
