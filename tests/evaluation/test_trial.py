"""What is put to the test: facts and chains, from a graph or read now."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.evaluation import trial
from kg.evaluation.trial import from_graph, read_now
from tests.evaluation.examples import MET, article, index_of, perfect
from tests.extract.documents import french


def test_a_graph_names_things_where_their_labels_stand() -> None:
    gold = article(MET)
    chains = from_graph(index_of(perfect(gold)), [gold]).chains[gold.article.id]
    content = gold.article.content
    named = {chain.entity.label: [content[s.start : s.end] for s in chain.entity.mentions] for chain in chains}
    assert named["Paul Béju"] == ["Paul Béju", "Paul Béju", "M. Béju"]
    assert [chain.entity.iso for chain in chains if chain.entity.label == "Maroc"] == ["MA"]


def test_files_are_read_each_by_its_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str | None] = []

    def load(model: str | None) -> Language:
        loaded.append(model)
        return french()

    monkeypatch.setattr(trial, "load", load)
    files = [[article(id_="one")], [article(id_="two")], [article(id_="three")]]
    assert set(read_now(files, ["a", "b", "a"]).chains) == {"one", "two", "three"}
    assert loaded == ["a", "b"]
    read_now(files, [None])
    assert loaded == ["a", "b", None]
