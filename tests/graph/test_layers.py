"""Imports point down: the store knows nothing of the stages that stand on it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

PACKAGE = Path(kg.__file__).parent
ABOVE = {
    "graph": {"query", "export", "view", "evaluation", "build", "explain", "cli", "demo", "extract", "language", "sources"},
    "query": {"view", "evaluation", "build", "explain", "cli", "demo", "extract", "language", "sources"},
    "export": {"query", "view", "evaluation", "build", "explain", "cli", "demo", "extract", "language", "sources"},
    "evaluation": {"query", "export", "view", "build", "explain", "cli", "demo", "sources"},  # puts extraction to the test: stands above it
}
HANDLE = PACKAGE / "graph" / "graph.py"  # stands above all stages: docs/decisions/0010


def imports(path: Path) -> Iterator[str]:
    """The modules of kg that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("folder", ABOVE)
def test_no_import_points_up(folder: str) -> None:
    arrows = [
        f"{path.name} -> {module}"
        for path in (PACKAGE / folder).glob("*.py")
        if path != HANDLE
        for module in imports(path)
        if module.startswith("kg.") and module.split(".")[1] in ABOVE[folder]
    ]
    assert arrows == []


def test_only_the_package_itself_offers_the_handle_below() -> None:
    users = [path for path in (PACKAGE / "graph").glob("*.py") if "kg.graph.graph" in set(imports(path))]
    assert [path.name for path in users] == ["__init__.py"]
