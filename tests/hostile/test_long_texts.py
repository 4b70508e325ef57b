"""A text of the greatest length that is accepted is in the graph in time, identity and all that is derived included."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language

from kg.build import build
from kg.graph import Graph
from kg.model import Article
from kg.sources.checking import check_length
from tests.extract.conftest import shipped
from tests.hostile.long_texts import KINDS, long_text
from tests.hostile.test_corpus import LIMIT

__all__ = ["shipped"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_longest_text_is_built_in_time(shipped: Language, kind: str) -> None:
    article = Article("long", "Titre", long_text(kind), "2025-04-14")
    check_length(article.title + article.text)
    with Graph.open() as graph:
        start = time.process_time()
        report = build(graph, [article], nlp=shipped)
        seconds = time.process_time() - start
    assert report.progress.read == 1
    assert seconds < LIMIT
