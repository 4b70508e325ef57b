"""What is installed and what is missing: `kg doctor`."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, distribution, requires, version
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from kg.errors import KgError

if TYPE_CHECKING:
    from packaging.requirements import Requirement

DISTRIBUTION: Final = "newskg"
PYTHONS: Final = ((3, 11), (3, 13))
"""The oldest and the newest Python that the program is made for."""
_AGAIN: Final = "install newskg again"
_SHOWN: Final = 4  # packages that are named where many are missing
PURPOSES: Final[dict[str, str]] = {
    "pandas": "answers as data frames",
    "validate": "kg validate",
    "notebook": "notebooks and still pictures",
    "parquet": "exports to Parquet",
    "sources": "feeds, web archives, PDF, web addresses, kg watch",
    "scale": "kg build --engine dask",
    "serve": "kg serve",
    "docs": "building the documentation",
    "dev": "developing and testing newskg",
}
"""What each extra of `pyproject.toml` is for."""


class State(StrEnum):
    """How it stands with something: here, missing but not needed for all else, or missing where nothing goes without."""

    GOOD = "good"
    OPTIONAL = "optional"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was looked at: what, how it stands, what was found, and what to do ("" where nothing is)."""

    what: str
    state: State
    found: str
    advice: str = ""


def examine(graph: str) -> Iterator[Finding]:
    """Look at Python, packages, extras, language model, word data, queries, and the graph of that folder or address."""
    yield _python()
    yield _packages()
    yield from _extras()
    yield _try("language model", _model, _AGAIN)
    yield _try("word data", _ontologies, _AGAIN)
    yield _try("named queries", _queries, _AGAIN)
    yield _graph(graph)


def _python() -> Finding:
    oldest, newest = PYTHONS
    good = oldest <= sys.version_info[:2] <= newest
    advice = "" if good else f"use Python {'.'.join(map(str, oldest))} to {'.'.join(map(str, newest))}"
    return Finding("Python", State.GOOD if good else State.BAD, f"{platform.python_version()} ({sys.executable})", advice)


def _requirements(extra: str) -> list[Requirement]:
    """The packages that newskg itself needs, or those that an extra adds."""
    from packaging.requirements import Requirement

    found = [Requirement(text) for text in requires(DISTRIBUTION) or ()]
    if extra:
        found = [one for one in found if one.marker and one.marker.evaluate({"extra": extra}) and not one.marker.evaluate({"extra": ""})]
    else:
        found = [one for one in found if not one.marker or one.marker.evaluate({"extra": ""})]
    return [one for one in found if one.name != DISTRIBUTION]


def _unmet(wanted: list[Requirement]) -> list[str]:
    """Those that are missing or of another version, as they are wanted."""

    def met(one: Requirement) -> bool:
        try:
            return one.specifier.contains(version(one.name), prereleases=True)
        except PackageNotFoundError:
            return False

    return [f"{one.name}{one.specifier}" for one in wanted if not met(one)]


def _packages() -> Finding:
    try:
        unmet = _unmet(_requirements(""))
        found = f"newskg {version(DISTRIBUTION)}"
    except PackageNotFoundError:
        return Finding("packages", State.BAD, "newskg is not installed, only to be found", "pip install .")
    if unmet:
        return Finding("packages", State.BAD, _missing(unmet), _AGAIN)
    return Finding("packages", State.GOOD, f"{found} and all that it needs")


def _missing(unmet: list[str]) -> str:
    more = f" and {len(unmet) - _SHOWN} more" if len(unmet) > _SHOWN else ""
    return f"missing: {', '.join(unmet[:_SHOWN])}{more}"


def _install(extra: str) -> str:
    """The command that adds an extra: from the folder that newskg was installed from (PEP 610), else from the package index."""
    origin = json.loads(distribution(DISTRIBUTION).read_text("direct_url.json") or "{}")
    url = urlsplit(origin.get("url", ""))
    source = url2pathname(url.path) if url.scheme == "file" else DISTRIBUTION
    return f'pip install {"-e " if origin.get("dir_info", {}).get("editable") else ""}"{source}[{extra}]"'


def _extras() -> Iterator[Finding]:
    for extra, purpose in PURPOSES.items():
        try:
            wanted = _requirements(extra)
        except PackageNotFoundError:
            return
        unmet = _unmet(wanted)
        if unmet:
            yield Finding(f"extra {extra}", State.OPTIONAL, _missing(unmet), f"for {purpose}: {_install(extra)}")
        elif wanted:
            yield Finding(f"extra {extra}", State.GOOD, f"for {purpose}")


def _try(what: str, look: Callable[[], str], advice: str) -> Finding:
    try:
        return Finding(what, State.GOOD, look())
    except KgError as error:
        return Finding(what, State.BAD, str(error), advice)


def _model() -> str:
    from kg.language import describe_language

    meta = describe_language("fr")
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _ontologies() -> str:
    from kg import ontology
    from kg.resources import folder

    files = sorted(folder("ontologies").glob("*.ttl"))
    triples = sum(len(ontology.load(path.stem)) for path in files)
    return f"{len(files)} files, {triples} triples ({folder('ontologies')})"


def _queries() -> str:
    from kg.query import named_queries

    return f"{len(named_queries())} queries"


def _graph(graph: str) -> Finding:
    from kg.graph.endpoint import is_endpoint
    from kg.graph.store import GraphStore

    if not is_endpoint(graph) and not Path(graph).exists():
        return Finding("graph", State.OPTIONAL, f"{graph}: none yet", f"kg build PATH... --graph {graph}")
    try:
        with GraphStore.open(graph, read_only=True) as store:
            return Finding("graph", State.GOOD, f"{graph}: {len(list(store.articles()))} articles")
    except KgError as error:
        return Finding("graph", State.BAD, str(error), "see the message, or build it anew")
