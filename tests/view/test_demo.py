"""What `make demo` shows of a graph."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from kg.demo import main, show_graph
from kg.graph import Graph, Run
from kg.model import Article, Entity, Reading, Span, Statement
from kg.vocabulary import EntityType, Predicate


def shown(graph: Graph) -> str:
    console = Console(file=io.StringIO(), width=100, highlight=False)
    show_graph(graph, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_relations_holders_and_cooperation_are_shown_with_evidence(gold_graph: Graph) -> None:
    text = shown(gold_graph)
    assert all(title in text for title in ("What the articles say", "Who holds which office", "Who cooperates with whom"))
    assert "holds office" in text
    assert "roi, Maroc" in text
    assert text.count("« ") > 20


def test_words_in_square_brackets_are_no_markup() -> None:
    article = Article("a", "Le [bold]titre[/]", "[red]Un texte[/red]")
    one, other = (Entity(f"country/{code}", EntityType.COUNTRY, name, iso=code) for code, name in (("MA", "Maroc"), ("ES", "Espagne")))
    fact = Statement(one.id, Predicate.COOPERATES_WITH, other.id, (Span(18, 38),))
    with Graph.open() as graph:
        graph.update_article(Reading(article, (one, other), statements=(fact,)), Run("test"))
        assert "[red]Un texte[/red]" in shown(graph)


def test_a_graph_without_facts_is_shown() -> None:
    with Graph.open() as graph:
        assert "What the articles say" in shown(graph)


def test_a_folder_that_is_no_graph_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text("x", encoding="utf-8")
    assert main([str(tmp_path), "--graph", str(tmp_path), "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().out.startswith("kg: ")
