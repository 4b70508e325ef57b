"""Finds what kg says to people: messages in its source code, as templates with `{}` for what is put in, and the help of its commands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

import kg
from kg.cli import app

PACKAGE = Path(kg.__file__).parent
ELSEWHERE = (PACKAGE / "serve", PACKAGE / "explore")  # speaks to programs, in English; has a catalogue of its own
CALLS = {"BadParameter", "Fault", "Finding", "Status", "echo", "error", "localize", "tell", "unreadable", "write_table"}
SAYING = {"__str__", "explain", "_confidence", "_cues", "_date", "_evidence", "_kind", "_message", "_node", "_office", "_place", "_reason"}
SAYING |= {"_unknown", "_usage"}  # functions that give a message
PREFIX = "kg: "
PROGRAMMING = {"AssertionError", "AttributeError", "KeyError", "TypeError", "ValueError"}
DATA = {"yes", "no", "newskg {}", "Python", "pip install .", "kg build PATH... --graph {}"}  # and commands: the same in all languages


def templates() -> dict[str, str]:
    """Each message in the source code as a template, with its place."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if not any(map(path.is_relative_to, ELSEWHERE)):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                for text in _messages(node):
                    for line in text.splitlines():
                        found.setdefault(line.strip(), f"{path.relative_to(PACKAGE.parent)}:{getattr(node, 'lineno', 0)}")
    return {text: place for text, place in found.items() if text not in DATA and any(map(str.isalpha, text.replace("{}", "")))}


def help_texts() -> dict[str, str]:
    """Each paragraph of the help of all commands and options, with its command."""
    found: dict[str, str] = {}
    root: Any = typer.main.get_command(app)
    for command in (root, *root.commands.values()):
        texts = [command.help, command.epilog, *(getattr(param, "help", None) for param in command.params)]
        for text in filter(None, texts):
            for paragraph in text.split("\n\n"):
                found.setdefault(" ".join(paragraph.split()), f"help of {command.name}")
    return found


def _messages(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in CALLS or (name.endswith("Error") and name not in PROGRAMMING):
            for argument in (*node.args, *(keyword.value for keyword in node.keywords if keyword.arg in {"title", "reason"})):
                yield from _texts(argument)
    elif isinstance(node, ast.FunctionDef) and node.name in SAYING:
        for part in ast.walk(node):
            if isinstance(part, ast.Return | ast.Yield) and part.value is not None:
                yield from _texts(part.value)


def _texts(node: ast.expr) -> Iterator[str]:
    """The templates that an expression may be."""
    match node:
        case ast.Constant(value=str(text)):
            yield text.removeprefix(PREFIX).strip()
        case ast.JoinedStr(values=parts):
            yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in parts).removeprefix(PREFIX).strip()  # type: ignore[misc]
        case ast.IfExp(body=body, orelse=other):
            yield from _texts(body)
            yield from _texts(other)
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            for element in elements:
                yield from _texts(element)
        case ast.BoolOp(values=values):
            for value in values:
                yield from _texts(value)
