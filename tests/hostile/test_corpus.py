"""Hundreds of nasty files among good articles: nothing crashes, nothing hangs, every failure is one clear line, the rest is as it was."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from spacy.language import Language

from kg.build import Build, BuildReport, run_of
from kg.errors import SourceError
from kg.extract import read_all
from kg.graph import Graph
from kg.graph.validation import validate
from kg.graph.verification import verify_article
from kg.model import Article, Reading
from kg.readers import isolated
from kg.sources import read_articles
from tests.extract.conftest import shipped
from tests.hostile.corpus import NAMES, UNITS, corpus, markdown, text, write_oddities

__all__ = ["shipped"]

PROMISED = 20_000
"""Characters of the articles that are analysed here; longer ones are in `test_long_texts`."""

LIMIT = 10.0
"""Seconds of the processor that one file may take."""

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).*is deprecated:DeprecationWarning")  # rdflib 7.6 itself


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """All nasty files and three good ones."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, content in corpus().items():
        (folder / name).write_bytes(content)
    write_oddities(folder)
    write_good(folder)
    yield folder
    (folder / "secret.txt").chmod(0o600)


def write_good(folder: Path) -> None:
    (folder / "0-good.md").write_bytes(markdown("Une visite à Rabat"))
    (folder / "m-good.txt").write_bytes(text("Une rencontre à Paris"))
    (folder / "z-good.md").write_bytes(markdown("Un accord signé"))


def timed(found: Iterable[Article | SourceError], seconds: dict[str, float]) -> Iterator[Article | SourceError]:
    """What is found, and how long each took."""
    start = time.process_time()
    for article in found:
        origin = article.origin or ""
        seconds[origin] = seconds.get(origin, 0) + time.process_time() - start
        yield article
        start = time.process_time()


@pytest.fixture(scope="module")
def read(folder: Path) -> tuple[list[Article | SourceError], dict[str, float]]:
    seconds: dict[str, float] = {}
    return list(timed(read_articles([folder]), seconds)), seconds


def test_there_are_at_least_five_hundred_files_and_they_are_always_the_same() -> None:
    made = corpus()
    assert len(made) >= 500
    assert made == corpus()
    assert made != corpus(seed=1)


def test_every_file_is_read_or_refused_in_time(folder: Path, read: tuple[list[Article | SourceError], dict[str, float]]) -> None:
    found, seconds = read
    assert {origin: taken for origin, taken in seconds.items() if taken > LIMIT} == {}
    assert sum(isinstance(article, Article) for article in found) > 200
    silent = {path.name for path in folder.iterdir() if path.is_file()} - {Path(origin).name for origin in seconds}
    assert {name for name in silent if name not in NAMES and not name.startswith("loop")} == set()


def test_every_refusal_is_one_clear_line(folder: Path, read: tuple[list[Article | SourceError], dict[str, float]]) -> None:
    refusals = [str(found) for found in read[0] if isinstance(found, SourceError)]
    assert len(refusals) > 200
    assert [line for line in refusals if not line.startswith(f"{folder}/") or len(line) > 700 or not line.isprintable()] == []


@pytest.mark.parametrize("name", ["pipe.jsonl", "loop.txt", "dangling.md", "device.txt", "socket.txt", "folder.html"])
def test_what_is_no_file_is_refused_when_named(folder: Path, name: str) -> None:
    (error,) = read_articles([folder / name])
    assert isinstance(error, SourceError)


def test_odd_names_are_read_and_shown_on_one_line(folder: Path, read: tuple[list[Article | SourceError], dict[str, float]]) -> None:
    titles = {found.title for found in read[0] if isinstance(found, Article)}
    assert {"Au fond", *(f"Titre {number}" for number in range(len(NAMES)))} <= titles
    assert all(origin.isprintable() for origin in read[1])


def small(articles: Iterable[Article | SourceError]) -> list[Article | SourceError]:
    """Those that are quickly read by the whole pipeline."""
    return [found for found in articles if isinstance(found, SourceError) or len(found.content) < PROMISED]


def build_timed(graph: Graph, nlp: Language, found: Iterable[Article | SourceError], seconds: dict[str, float]) -> BuildReport:
    """A build that notes how long each article takes."""

    def reader(articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            start = time.process_time()
            yield from read_all(nlp, [article])
            seconds[article.origin or article.id] = time.process_time() - start

    return Build(graph, isolated(reader), run_of(nlp.meta))(found)


@pytest.fixture(scope="module")
def built(
    read: tuple[list[Article | SourceError], dict[str, float]], shipped: Language
) -> Iterator[tuple[Graph, BuildReport, dict[str, float]]]:
    """A graph of all that can be read, by the shipped pipeline."""
    seconds: dict[str, float] = {}
    with Graph.open() as graph:
        yield graph, build_timed(graph, shipped, small(read[0]), seconds), seconds


Built = tuple[Graph, BuildReport, dict[str, float]]


def test_every_article_is_analysed_in_time(built: Built) -> None:
    assert {origin: taken for origin, taken in built[2].items() if taken > LIMIT} == {}


def test_no_article_that_was_read_breaks_the_analysis(built: Built) -> None:
    assert [str(error) for error in built[1].errors if "can't be analysed" in str(error)] == []


def test_good_articles_are_what_they_are_alone(built: Built, shipped: Language, folder: Path, tmp_path: Path) -> None:
    write_good(tmp_path)
    alone: dict[str, set[str]] = {}
    for article in read_articles([tmp_path]):
        assert isinstance(article, Article)
        with Graph.open() as graph:
            build_timed(graph, shipped, [article], {})
            alone[article.id] = facts(graph, article.id)
    assert len(alone) == 3
    assert all(alone.values())
    assert {id_: facts(built[0], id_) for id_ in alone} == alone


def facts(graph: Graph, article_id: str) -> set[str]:
    return {f"{fact.subject.id} {fact.predicate} {fact.evidence[0].text}" for fact in graph.statements(article=article_id)}


def test_all_evidence_is_in_its_text(built: Built, read: tuple[list[Article | SourceError], dict[str, float]]) -> None:
    articles = [found for found in small(read[0]) if isinstance(found, Article)]
    assert [str(fault) for article in articles for fault in verify_article(built[0], article)] == []


def test_no_word_of_an_article_became_an_iri_of_its_own(built: Built) -> None:
    nodes = {node for quad in built[0].store for node in (quad.subject, quad.predicate, quad.object, quad.graph_name)}
    assert [node for node in nodes if isinstance(node, NamedNode) and "evil.example" in node.value] == []


def test_the_graph_of_nasty_articles_conforms(built: Built) -> None:
    pytest.importorskip("pyshacl")
    assert [str(violation) for violation in validate(built[0].described_quads(), base=built[0].iris.base)][:5] == []


@pytest.mark.parametrize("kind", ["sentences", "meetings", "opened", "words", "elisions", "name-chain", "offices"])
def test_texts_made_to_be_slow_are_analysed_in_time(kind: str, shipped: Language) -> None:
    """As long as docs/security.md promises; the longest that are read may take more."""
    article = Article("long", "Titre", (UNITS[kind] * PROMISED)[:PROMISED], "2025-04-15")
    start = time.process_time()
    read_all_of(shipped, article)
    assert time.process_time() - start < LIMIT


def read_all_of(nlp: Language, article: Article) -> list[Reading]:
    return list(read_all(nlp, [article]))
