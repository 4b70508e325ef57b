"""Imports go down, importing does nothing, and no module is the place where everything fits."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg

PACKAGE = Path(kg.__file__).parent
LONGEST = 420
BOTTOM = ("model", "errors", "vocabulary", "text", "resources", "files")
TOP = {"cli", "demo", "doctor", "build", "workers", "distribute", "explain", "explore", "serve"}
FORBIDDEN = {
    "ontology": TOP | {"evaluation", "export", "extract", "graph", "language", "query", "sources", "view", "model"},
    "extract": TOP | {"evaluation", "export", "graph", "query", "sources", "view"},
    "language": TOP | {"evaluation", "export", "graph", "query", "sources", "view"},
    "sources": TOP | {"evaluation", "export", "extract", "graph", "language", "ontology", "query", "view"},
    "resolve": TOP | {"evaluation", "export", "extract", "graph", "query", "sources", "view"},
    "graph": TOP | {"evaluation", "export", "extract", "language", "query", "sources", "view"},
    "query": TOP | {"evaluation", "export", "extract", "language", "sources", "view"},
    "export": TOP | {"evaluation", "extract", "language", "query", "sources", "view"},
    "view": TOP | {"evaluation", "export", "extract", "language", "query", "sources"},
    "report": TOP | {"evaluation", "export", "extract", "language", "sources", "view"},
    "explore": {"cli", "demo", "explain", "build", "evaluation", "export", "extract", "language", "sources"},
    "serve": {"cli", "demo", "explain", "explore", "build", "evaluation", "export", "extract", "language", "sources", "view"},
    "evaluation": {"cli", "demo", "explain", "query", "view", "export", "sources"},
    "readers": TOP | {"evaluation", "export", "graph", "query", "sources", "view"},
    "workers": {"cli", "demo", "build", "explain", "serve", "evaluation", "export", "graph", "query", "sources", "view"},
    "distribute": {"cli", "demo", "explain", "serve", "evaluation", "query", "view"},
    "build": {"cli", "demo", "distribute", "explain", "query", "view", "export", "evaluation"},
    "explain": {"cli", "demo", "build", "query", "view", "export", "evaluation"},
}
ALLOWED_AT_THE_BOTTOM: dict[str, set[str]] = {"model": {"vocabulary"}, "files": {"errors"}}
HANDLE = "kg.graph.graph"
"""The one handle on a graph stands above the stages, though its name is short (docs/decisions/0010)."""
HEAVY = ("spacy", "rdflib", "pandas", "networkx", "pyoxigraph", "bokeh", "trafilatura", "typer")


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def name_of(path: Path) -> str:
    """The dotted name of a module: "kg.extract.atoms"."""
    parts = ("kg", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """The modules of this package that a module imports anywhere, even within a function or for types only."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "kg")
        elif isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] == "kg":
            yield from (f"kg.{alias.name}" for alias in node.names) if node.module == "kg" else (node.module or "",)


def part_of(module: str) -> str:
    """The first part below the package: "extract" of "kg.extract.atoms"."""
    return module.split(".")[1] if "." in module else ""


def edges(part: str) -> dict[str, set[str]]:
    """What each module of one part imports from other parts."""
    found = {name_of(path): {part_of(module) for module in imports(path)} - {part, ""} for path in modules()}
    return {name: targets for name, targets in found.items() if part_of(name) == part}


@pytest.mark.parametrize("part", BOTTOM)
def test_the_bottom_imports_nothing_above_it(part: str) -> None:
    assert set().union(*edges(part).values()) <= ALLOWED_AT_THE_BOTTOM.get(part, set())


@pytest.mark.parametrize("part", sorted(FORBIDDEN))
def test_no_arrow_points_up(part: str) -> None:
    found = {name: targets for name, targets in edges(part).items() if name != HANDLE}
    assert found, f"there is no kg.{part}: drop it from FORBIDDEN"
    assert {name: bad for name, targets in found.items() if (bad := targets & FORBIDDEN[part])} == {}


def test_nothing_below_imports_the_handle() -> None:
    assert {name_of(path) for path in modules() if HANDLE in imports(path)} == {"kg.graph"}


def test_importing_goes_in_no_circle_between_parts() -> None:
    """At the top of modules; what a function imports when it is called is another matter."""
    graph = {part_of(name_of(path)): set[str]() for path in modules()}
    for path in modules():
        graph[part_of(name_of(path))] |= {part_of(module) for module in _imports_on_loading(path)} & set(graph)
    graph = {part: targets - {part, ""} for part, targets in graph.items()}
    done: set[str] = set()
    while ready := [part for part, targets in graph.items() if part not in done and targets <= done]:
        done.update(ready)
    assert set(graph) - done == set()


def _imports_on_loading(path: Path) -> Iterator[str]:
    """Imports among a module's own statements, those for types only left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kg."):
            yield node.module or ""
        elif isinstance(node, ast.ImportFrom) and node.module == "kg":
            yield from (f"kg.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_module_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def loaded_by(statement: str) -> set[str]:
    """Top-level modules that a fresh interpreter holds after a statement."""
    code = f"{statement}\nimport sys\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=PACKAGE.parent)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement", ["import kg", "import kg.model, kg.errors, kg.vocabulary, kg.text, kg.resources", "import kg.language"]
)
def test_importing_loads_nothing_heavy(statement: str) -> None:
    assert loaded_by(statement) & set(HEAVY) == set()


@pytest.mark.parametrize("name", sorted(kg.__all__))
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(kg, name).__name__ == name


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018
