"""The reference of commands, from the command line itself."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import typer
from typer.main import get_command

from kg.cli import app

HEAD = """# Commands

What `kg COMMAND --help` says of each. [The command line](command-line.md) tells exit codes, the environment, and what is written for
programs.
"""


def commands() -> dict[str, Any]:
    """The commands by name, in the order of `kg --help`; a value is typer's own object."""
    command: Any = get_command(app)
    return dict(command.commands)


def page() -> str:
    """The page in Markdown."""
    return "\n".join([HEAD, *(_section(name, command) for name, command in commands().items())])


def _section(name: str, command: Any) -> str:
    text, _, example = _unwrapped(command.help or "").partition("Example")
    lines = [f"## kg {name}", "", _escaped(text).strip(), ""]
    if example:
        lines += ["```console", *(f"$ {line.strip()}" for line in example.partition(":")[2].strip().split(";\n\n")), "```", ""]
    return "\n".join([*lines, *_table("argument", command), *_table("option", command), ""])


def _unwrapped(text: str) -> str:
    """The paragraphs of a docstring, each on one line."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\b", "").strip())
    return "\n\n".join(" ".join(paragraph.split()) if "Example" not in paragraph else _lines(paragraph) for paragraph in paragraphs)


def _lines(paragraph: str) -> str:
    """An example of several commands, one a line."""
    return re.sub(r";\s+", ";\n\n", " ".join(paragraph.split()))


def _table(kind: str, command: Any) -> list[str]:
    """Its arguments or options as `--help` words them, defaults and variables included."""
    context = typer.Context(command)
    found = [parameter.get_help_record(context) for parameter in command.params if parameter.param_type_name == kind]
    rows = [
        f"| {_code(re.sub(' <.*>$', '', names) if kind == 'argument' else names)} | {_escaped(text)} |"
        for names, text in filter(None, found)
    ]
    return [f"| {kind} | what |", "|---|---|", *rows, ""] if rows else []


def _code(names: str) -> str:
    """Names as code, without the type that typer puts behind those of arguments: "PATH... <list[str]>"."""
    shown = names if names.startswith("-") else names.partition(" <")[0]
    return f"<code>{escape(shown)}</code>".replace("|", "&#124;")


def _escaped(text: str) -> str:
    return re.sub(r"([<>*_|\[\]])", r"\\\1", text)


def undescribed() -> list[str]:
    """What lacks a description: commands, their arguments and options."""
    found = [name for name, command in commands().items() if not command.help]
    return found + [f"{name} {p.opts[0]}" for name, command in commands().items() for p in command.params if not getattr(p, "help", None)]
