"""Who does what to whom where the words stand apart: asides, pronouns, plans, lists, clauses without subject; read by the real pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract import read
from kg.extract.atoms import find_atoms
from kg.extract.phrases import is_complement
from kg.model import Article
from kg.vocabulary import UNASSERTED, Predicate


def told(shipped: Language, text: str, predicate: Predicate) -> set[tuple[str, str]]:
    """The pairs of labels between which a text asserts a relation."""
    reading = read(shipped, Article("example", "Brève", text, "2025-04-14"))
    labels = {entity.id: entity.label for entity in reading.entities}
    found = (s for s in reading.statements if s.predicate == predicate and s.factuality not in UNASSERTED)
    return {(labels[s.subject], labels[s.object]) for s in found}


@pytest.mark.parametrize(
    ("text", "predicate", "pair"),
    [
        ("Le député Paul Morel a parlé. Il accuse le Mali de mensonge.", Predicate.CRITICIZES, ("Paul Morel", "Mali")),
        ("La députée Anne Petit a déposé une motion et fustigé le Mali.", Predicate.CRITICIZES, ("Anne Petit", "Mali")),
        ("Le Tchad a, lui aussi, protesté. Bamako appuie la démarche initiée par Paris.", Predicate.SUPPORTS, ("Mali", "France")),
        ("La députée Anne Petit a parlé. Le sénateur Paul Morel l'a soutenue.", Predicate.SUPPORTS, ("Paul Morel", "Anne Petit")),
        ("En recevant la députée Anne Petit, le ministre Paul Morel a souri.", Predicate.MET, ("Paul Morel", "Anne Petit")),
        ("Après avoir rencontré la députée Anne Petit, le ministre Paul Morel a souri.", Predicate.MET, ("Paul Morel", "Anne Petit")),
        ("Le ministre français Paul Morel s'est envolé pour Vienne.", Predicate.VISITED, ("Paul Morel", "Vienne")),
        ("De passage à Dakar, le ministre Paul Morel a souri.", Predicate.VISITED, ("Paul Morel", "Dakar")),
        (
            "« Il faut agir », a dit Paul Morel à la tribune du sommet de Kigali.",
            Predicate.PARTICIPATED_IN,
            ("Paul Morel", "sommet de Kigali"),
        ),
    ],
)
def test_the_parties_are_found_across_what_stands_between(
    shipped: Language, text: str, predicate: Predicate, pair: tuple[str, str]
) -> None:
    assert {frozenset(found) for found in told(shipped, text, predicate)} == {frozenset(pair)}


def test_all_places_of_a_list_are_visited(shipped: Language) -> None:
    found = told(shipped, "Le ministre Paul Morel se rendra à Madagascar, à Maurice et en Afrique du Sud.", Predicate.VISITED)
    assert found == {("Paul Morel", "Madagascar"), ("Paul Morel", "Maurice"), ("Paul Morel", "Afrique du Sud")}


def test_who_takes_part_in_the_summit_of_a_place_that_where_points_to_is_there(shipped: Language) -> None:
    text = "Le président Paul Morel a gagné Vienne, où il prend part lundi au sommet de l'Otan."
    reading = read(shipped, Article("example", "Brève", text, "2025-04-14"))
    places = {s.place for s in reading.statements if s.predicate is Predicate.PARTICIPATED_IN}
    assert places == {"place/vienne"}


@pytest.mark.parametrize(("text", "expected"), [("l'État d'avoir", False), ("l'État du Mali", True), ("l'État de « céder »", False)])
def test_de_before_an_infinitive_or_quoted_words_is_no_complement(shipped: Language, text: str, expected: bool) -> None:
    atoms = find_atoms(shipped(f"Paul reproche à {text} menti."))
    at = next(i for i, word in enumerate(atoms.folds) if word in {"d", "du", "de"})
    assert is_complement(atoms, at) is expected
