"""Relations told by patterns: every example of `ontologies/relations.ttl` is a test; a relation is added by a stanza in that file alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from spacy.language import Language

import kg.resources
from kg import ontology
from kg.errors import OntologyError
from kg.extract import patterns, read
from kg.language import load_language
from kg.model import Article
from kg.vocabulary import UNASSERTED

INAUGURATED = """
rel:inaugurated a kg:Relation ;
    rdfs:label "a inauguré"@fr, "inaugurated"@en ;
    kg:predicate kg:inaugurated ;
    kg:subjectClass kg:Person, kg:Country ;
    kg:objectClass kg:Organization, kg:Event ;
    kg:verbPattern "S inaugurer O"@fr .
"""


@cache
def french() -> Language:
    return load_language("fr")


def told(sentence: str, predicate: str) -> set[tuple[str, str]]:
    """The pairs of labels between which a sentence asserts a relation."""
    reading = read(french(), Article("example", "Brève", sentence, "2025-04-14"))
    labels = {entity.id: entity.label for entity in reading.entities}
    found = (s for s in reading.statements if s.predicate == predicate and s.factuality not in UNASSERTED)
    return {(labels[s.subject], labels[s.object]) for s in found}


EXAMPLES = [(r.predicate, *e.split(" → ")) for r in ontology.relations() for e in r.examples]
COUNTER_EXAMPLES = [(r.predicate, e) for r in ontology.relations() for e in r.counter_examples]


@pytest.mark.parametrize(("predicate", "sentence", "pairs"), EXAMPLES)
def test_each_example_gives_its_relation(predicate: str, sentence: str, pairs: str) -> None:
    assert told(sentence, predicate) == {tuple(pair.split(", ")) for pair in pairs.split(" ; ")}


@pytest.mark.parametrize(("predicate", "sentence"), COUNTER_EXAMPLES)
def test_no_counter_example_gives_it(predicate: str, sentence: str) -> None:
    assert told(sentence, predicate) == set()


def test_every_relation_has_examples_of_both_kinds() -> None:
    assert [r.id for r in ontology.relations() if not (r.examples and r.counter_examples)] == []


@pytest.fixture
def own_ontologies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the ontologies that the program reads instead; what it remembers of either is forgotten."""
    copy = shutil.copytree(kg.resources.folder("ontologies"), tmp_path / "ontologies")
    caches = (ontology.load, ontology.relations, ontology.word_classes, patterns.by_form)
    monkeypatch.setattr(ontology, "folder", lambda name: copy)
    for cached in caches:
        cached.cache_clear()
    yield copy
    for cached in caches:
        cached.cache_clear()


def test_a_relation_is_added_by_a_stanza(own_ontologies: Path) -> None:
    sentence = "Emmanuel Macron a inauguré le Salon international de l'agriculture."
    assert told(sentence, "inaugurated") == set()
    with (own_ontologies / "relations.ttl").open("a", encoding="utf-8") as file:
        file.write(INAUGURATED)
    for cached in (ontology.load, ontology.relations, patterns.by_form):
        cached.cache_clear()
    assert {subject for subject, _ in told(sentence, "inaugurated")} == {"Emmanuel Macron"}


@pytest.mark.parametrize("text", ["condamner", "S condamner", "de S à O"])
def test_a_pattern_that_says_nothing_is_refused(own_ontologies: Path, text: str) -> None:
    with (own_ontologies / "relations.ttl").open("a", encoding="utf-8") as file:
        file.write(INAUGURATED.replace("S inaugurer O", text))
    for cached in (ontology.load, ontology.relations, patterns.by_form):
        cached.cache_clear()
    with pytest.raises(OntologyError, match=r"relation/inaugurated: pattern"):
        patterns.by_form()
