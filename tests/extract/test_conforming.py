"""What the shipped pipeline makes of all annotated articles and of the examples is a graph that conforms to the shapes."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract import read_all
from kg.graph import Graph, Run
from kg.graph.validation import quads_to_check, validate
from kg.model import Article
from kg.resources import folder
from kg.sources import read_articles
from tests.extract.floors import GOLD
from tests.extract.reading_once import read_once

pytest.importorskip("pyshacl")


def test_the_graph_of_all_annotated_articles_conforms(shipped: Language) -> None:
    readings = [reading for reading, _ in read_once(shipped, sorted(GOLD.rglob("*.jsonl")))]
    examples = [article for article in read_articles([folder("examples") / "articles"]) if isinstance(article, Article)]
    assert examples
    with Graph.open() as graph:
        graph.update_articles([*readings, *read_all(shipped, examples)], Run("test"))
        assert [str(fault) for fault in validate(quads_to_check(graph), base=graph.iris.base)] == []
