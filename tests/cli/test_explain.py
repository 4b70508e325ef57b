"""Why the program believes a statement: told from the graph alone, and with the article read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from typer.testing import CliRunner

import kg.language
from kg.cli import app
from kg.errors import StoreError
from kg.explain import explain, find_article
from kg.extract import add_components, read
from kg.graph import Graph
from kg.graph.facts import Fact, find_fact
from kg.model import Article, Reading
from kg.vocabulary import Predicate
from tests.extract.documents import make_doc

TITLE = "Aziz Belmir à Paris"
MARKED = (
    "Le ministre marocain de l'Intérieur, {Aziz Belmir}, a été nommé. Il a reçu la veille, à Rabat, {Paul Morel}. "
    "M. Belmir n'a pas rencontré {Anne Petit} à Alger. Le 12/04/2025, {Omar Keïta} a rencontré {Paul Morel}."
)
ARTICLE = Article("belmir", TITLE, MARKED.replace("{", "").replace("}", ""), "2025-04-15", "MAP")


@pytest.fixture
def nlp(monkeypatch: pytest.MonkeyPatch) -> Language:
    """A pipeline that tags this article by hand."""
    pipeline = add_components(spacy.blank("fr"))
    monkeypatch.setattr(pipeline, "make_doc", lambda text: make_doc(f"{TITLE}\n{MARKED}"))
    return pipeline


@pytest.fixture
def graph(nlp: Language) -> Iterator[Graph]:
    with Graph.open() as graph:
        graph.update_article(read(nlp, ARTICLE))
        yield graph


def the_fact(graph: Graph, predicate: Predicate, *names: str) -> Fact:
    """The fact about those who are named."""
    (fact,) = [f for f in graph.statements(predicate) if {*names} <= {f.subject.label, f.object.label}]
    return fact


def told(graph: Graph, nlp: Language | None, predicate: Predicate, *names: str, article: Article | None = ARTICLE) -> str:
    """Its explanation."""
    return str(explain(find_fact(graph, the_fact(graph, predicate, *names).id), article, nlp))


def test_a_meeting_is_explained(graph: Graph, nlp: Language) -> None:
    text = told(graph, nlp, Predicate.MET, "Aziz Belmir", "Paul Morel")
    assert "[[Il a reçu la veille, à Rabat, Paul Morel]]." in text
    assert "referred to: « Il » " in text
    assert "« la veille » " in text and "read against the publication on 2025-04-15, it is 2025-04-14" in text
    assert "place: Rabat" in text and "factuality: Asserted" in text


@pytest.fixture
def denied(graph: Graph, nlp: Language) -> str:
    return told(graph, nlp, Predicate.MET, "Anne Petit")


def test_the_words_that_deny_are_shown(denied: str) -> None:
    assert "factuality: Denied: kept, but not stated as a plain fact" in denied
    assert "factuality: Denied\n  « n » " in denied and "« pas »" in denied


def test_a_date_that_says_itself_is_not_read_against_another(graph: Graph, nlp: Language) -> None:
    text = told(graph, nlp, Predicate.MET, "Omar Keïta")
    assert "« 12/04/2025 » " in text and "it says itself 2025-04-12" in text


def test_an_office_is_explained_by_its_title(graph: Graph, nlp: Language) -> None:
    text = told(graph, nlp, Predicate.HOLDS_OFFICE, "Aziz Belmir")
    assert "title as it stands: « Le ministre marocain de l'Intérieur », read as « ministre de l'Intérieur » (Current)" in text
    assert "governs country/MA: the title names it" in text
    assert "the rule « " in text


def test_without_the_article_there_is_what_the_graph_keeps(graph: Graph) -> None:
    text = told(graph, None, Predicate.HOLDS_OFFICE, "Aziz Belmir", article=None)
    assert text.startswith("statement/") and "confidence: " in text and "article: belmir: Aziz Belmir à Paris (2025-04-15)" in text
    assert "title as it stands" not in text


def test_an_article_that_has_changed_is_told(graph: Graph, nlp: Language) -> None:
    changed = replace(ARTICLE, title=TITLE.upper(), text=ARTICLE.text.replace("Il a reçu", "Il a revu"))
    text = told(graph, nlp, Predicate.HOLDS_OFFICE, "Aziz Belmir", article=changed)
    assert "the article has changed" not in text
    fact = the_fact(graph, Predicate.MET, "Aziz Belmir", "Paul Morel")
    assert "the article has changed: it had 'Il a reçu la veille, à Rabat, Paul Morel' there" in str(explain(fact, changed, nlp))


def test_a_statement_that_is_no_longer_found_is_told(graph: Graph, nlp: Language) -> None:
    fact = the_fact(graph, Predicate.MET, "Aziz Belmir", "Paul Morel")
    other = replace(fact, subject=replace(fact.subject, id="person/nobody"))
    assert "does not give this statement" in str(explain(other, ARTICLE, nlp))


def test_an_article_is_found_by_its_id_among_files(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Un titre\n\nUn texte français assez long pour que la langue en soit reconnue.", encoding="utf-8")
    found = find_article([tmp_path], "one")
    assert found is not None and found.title == "Un titre"
    assert find_article([tmp_path, tmp_path / "none.txt"], "two") is None


def test_a_statement_is_found_by_id_and_by_iri(gold_graph: Graph, small_reading: Reading) -> None:
    (fact,) = [f for f in gold_graph.statements(article="small/1 é") if f.predicate == "met"]
    assert find_fact(gold_graph, fact.id) == find_fact(gold_graph, gold_graph.iris.base + fact.id) == fact
    assert fact.rule == "r1"


def test_an_unknown_statement_is_an_error(gold_graph: Graph) -> None:
    with pytest.raises(StoreError, match="no statement 'statement/none': 'kg query evidence' shows their ids"):
        find_fact(gold_graph, "statement/none")


def test_the_command_prints_it(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.language, "load_language", lambda name, model=None: nlp)
    (tmp_path / "belmir.md").write_text(f"---\ntitle: {TITLE}\ndate: 2025-04-15\nsource: MAP\n---\n{ARTICLE.text}\n", encoding="utf-8")
    with Graph.open(tmp_path / "g") as graph:
        graph.update_article(read(nlp, ARTICLE))
        statement = next(graph.statements(Predicate.HOLDS_OFFICE)).id

    def run(*args: object) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["explain", *map(str, args), "--graph", str(tmp_path / "g")])
        return result.exit_code, result.output

    code, text = run(statement, tmp_path / "belmir.md")
    assert code == 0 and "title as it stands" in text
    code, text = run(statement)
    assert code == 0 and "name the article's file" in text
    assert run(statement, tmp_path / "none.md")[0] != 0
