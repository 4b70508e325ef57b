"""Names of bodies by their make-up: before an acronym, behind a noun for bodies, in English."""

from __future__ import annotations

import pytest

from kg.extract.body_names import bracketed, find_bodies
from tests.extract.documents import make_atoms


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hier, la Mutuelle panafricaine du risque (MPR) a signé.", "Mutuelle panafricaine du risque"),
        ("Hier, la Grande Marche Verte (GMV) a signé.", "Grande Marche Verte"),
        ("Hier, la Marche des Femmes Libres (MFL) a signé.", "Marche des Femmes Libres"),
    ],
)
def test_a_name_stands_before_its_acronym(text: str, name: str) -> None:
    atoms = make_atoms(text)
    assert [atoms.slice(*span) for span in bracketed(atoms)] == [name]


@pytest.mark.parametrize("text", ["Hier, Jean Durand (PS) a signé.", "Hier, la France (UE) a signé.", "Hier, un élu de Lyon (LR) a signé."])
def test_a_label_in_brackets_is_no_acronym_of_what_stands_before(text: str) -> None:
    assert list(bracketed(make_atoms(text))) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hier, le Musée des arts du Niger a signé.", "Musée des arts du Niger"),
        ("Hier, l'Agence pour la valorisation des sols a signé.", "Agence pour la valorisation des sols"),
        ("Hier, la Ghana Revenue Authority a signé.", "Ghana Revenue Authority"),
    ],
)
def test_a_noun_for_bodies_begins_or_ends_a_name(text: str, name: str) -> None:
    atoms = make_atoms(text)
    assert [atoms.slice(*span) for span in find_bodies(atoms)] == [name]


@pytest.mark.parametrize("text", ["Hier, le musée des arts du Niger a signé.", "Hier, la Banque a signé.", "Hier, Paul Morel a signé."])
def test_common_nouns_and_persons_are_no_such_names(text: str) -> None:
    assert list(find_bodies(make_atoms(text))) == []
