"""The options that say how articles are read, and `kg watch`, with a reader that knows no language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from kg import build as building
from kg.cli import app
from kg.graph import Graph
from kg.model import Article, Reading
from kg.sources import watching
from tests.sources.servers import site
from tests.sources.test_web import page

Kg = Callable[..., Result]
META = {"lang": "fr", "name": "none", "version": "0"}


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Runs a command on a new graph, with a pipeline that finds nothing."""

    def read(articles: Iterable[Article]) -> Iterator[Reading]:
        return map(Reading, articles)

    monkeypatch.setenv("KG_GRAPH", str(tmp_path / "graph"))
    monkeypatch.setattr(building, "describe_language", lambda *_, **__: META)
    monkeypatch.setattr(building, "reader_in", lambda *_, **__: read)
    monkeypatch.setattr(building, "read_with", lambda nlp: read)
    monkeypatch.setattr("kg.language.load_language", lambda *_, **__: SimpleNamespace(meta=META))
    runner = CliRunner()
    return lambda *args: runner.invoke(app, [str(arg) for arg in args])


def titles(tmp_path: Path) -> list[str]:
    with Graph.open(tmp_path / "graph", read_only=True) as graph:
        return sorted(article.title for article in graph.articles())


def test_columns_are_named_when_building_and_verifying(kg: Kg, tmp_path: Path) -> None:
    table = tmp_path / "articles.csv"
    table.write_text("Chapeau;Corps\nTitre;Un texte.\n;\n", encoding="utf-8")
    columns = ("--column", "text=corps", "--column", "title=Chapeau")
    assert kg("build", table, *columns).exit_code == 0
    assert titles(tmp_path) == ["Titre"]
    assert "1 articles checked, 0 faults" in kg("verify", table, *columns).output
    assert kg("build", table).exit_code == 1


@pytest.mark.parametrize("column", ["text", "texte=Corps", "text="])
def test_a_column_that_is_named_wrongly_is_an_error(kg: Kg, tmp_path: Path, column: str) -> None:
    done = kg("build", tmp_path, "--column", column)
    assert done.exit_code == 2
    assert "write it as text=NAME" in " ".join(done.output.replace("│", " ").split())


def test_addresses_are_built_from_and_unchanged_ones_skipped(kg: Kg, tmp_path: Path) -> None:
    with site() as served:
        url = served.page("/visite", page())
        refused = kg("build", url)
        assert refused.exit_code == 1
        assert "an address of a private network" in refused.output
        built = kg("build", url, f"{served.url}/nowhere", "--allow-private", "--delay", 0)
        assert f"kg: {served.url}/nowhere: the server answers 404 Not Found" in built.output
        assert "1 articles read, 0 unchanged, 1 failed" in built.output
        assert "0 articles read, 1 unchanged" in kg("build", url, "--allow-private", "--delay", 0).output
    assert titles(tmp_path) == ["Visite à Rabat"]


def test_options_on_how_to_read_are_not_sent_to_a_cluster(kg: Kg, tmp_path: Path) -> None:
    done = kg("build", tmp_path, "--engine", "dask", "--follow")
    assert done.exit_code == 2
    assert "for --engine local only" in " ".join(done.output.replace("│", " ").split())


def test_what_changes_in_a_folder_is_built_anew(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text("Un\n\nTexte.")

    def change(*_: object, **__: object) -> Iterator[None]:
        (inbox / "a.txt").write_text("Deux\n\nTexte plus long.")
        (inbox / "b.txt").write_text("Trois\n\nTexte.")
        (inbox / "c.html").write_text("<html></html>")
        yield

    monkeypatch.setattr(watching, "needed", lambda module: SimpleNamespace(watch=change))
    done = kg("watch", inbox)
    assert done.exit_code == 0, done.output
    assert "1 articles read, 0 unchanged, 0 failed" in done.output
    assert "2 articles read, 0 unchanged, 1 failed" in done.output
    assert "c.html: no main text found in the page" in done.output
    assert titles(tmp_path) == ["Deux", "Trois"]


def test_watching_without_its_library_says_what_to_install(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "watchfiles", None)
    done = kg("watch", tmp_path)
    assert str(done.exception) == "watching needs watchfiles: pip install 'newskg[sources]'"
