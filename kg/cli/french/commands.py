"""The command line's own words in French: help, usage, and what is said of wrong usage."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence
from typing import Any, Final

import typer

from kg.cli.french import catalogue, translate

_Formatter: Any = typer.Context.formatter_class
_EXTRA: Final = re.compile(r"(.*?)(?:  )?\[([^][]*)\]", re.DOTALL)
"""Help of an option, and what the library adds to it: its default, its range, that it is required."""


class FrenchFormatter(_Formatter):  # type: ignore[misc]  # click's, or the copy of it that typer brings
    """Writes the headings of help, and what is added to the help of options, in French."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line on usage."""
        super().write_usage(prog, args, prefix or _usage("Usage: "))

    def write_heading(self, heading: str) -> None:
        """A heading, with the space that French has before a colon."""
        super().write_heading(f"{_usage(heading)}\u00a0")

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:
        """Names and what they mean."""
        super().write_dl([(name, _translate_extra(text)) for name, text in rows], *args, **options)


class FrenchContext(typer.Context):
    """What a command is called in."""

    formatter_class = FrenchFormatter


def run(app: typer.Typer) -> None:
    """Run the command line in French; wrong usage ends it with exit code 2, as in English."""
    command: Any = typer.main.get_command(app)
    for each in (command, *command.commands.values()):
        _translate_help(each)
    try:
        sys.exit(command(standalone_mode=False) or 0)
    except typer.Abort:
        typer.echo(_usage("Aborted!"), err=True)
        sys.exit(1)
    except Exception as error:
        if not hasattr(error, "show"):  # those of click, or of the copy of it that typer brings, know how to show themselves
            raise
        told = io.StringIO()
        error.show(file=told)
        typer.echo(_usage(told.getvalue().rstrip("\n")), err=True)
        sys.exit(error.exit_code)  # type: ignore[attr-defined]


def _translate_help(command: Any) -> None:
    command.context_class = FrenchContext
    command.help, command.epilog = _help(command.help), _help(command.epilog)
    for parameter in command.params:
        parameter.help = _help(getattr(parameter, "help", None))


def _help(text: str | None) -> str | None:
    """Paragraphs in French, each on one line, as they are broken to the width of the terminal anyhow."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in (text or "").split("\n\n"))
    return "\n\n".join(catalogue("help").get(paragraph, paragraph) for paragraph in paragraphs) or None


def _usage(text: str) -> str:
    """The library's words in French; reasons within them are our own."""
    return "\n".join(translate(translate(line, theme="usage")) for line in text.split("\n"))


def _translate_extra(text: str) -> str:
    found = _EXTRA.fullmatch(text)
    if found is None:
        return translate(text, theme="usage")
    extras = "\u202f; ".join(translate(extra, theme="usage") for extra in found[2].split("; "))
    return f"{found[1]}  [{extras}]" if found[1] else f"[{extras}]"
