"""Who is named by office alone takes part in what is told, apart from what is told by name, which stays as it was."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract import read
from kg.model import Article, Reading

ALBARES = "person/jose-manuel-albares"
FOREIGN = "holder/MA/ministre-des-affaires-etrangeres"


def reading(shipped: Language, text: str, title: str = "Diplomatie") -> Reading:
    return read(shipped, Article("x", title, text, "2025-04-14", "Reuters"))


def deferred(shipped: Language, text: str) -> set[tuple[str, str, str]]:
    later = reading(shipped, text).deferred
    return {(s.subject, s.predicate, s.object) for s in later.statements} if later is not None else set()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Le ministre marocain des Affaires étrangères a reçu lundi José Manuel Albares.", (FOREIGN, "met", ALBARES)),
        ("Le ministre des Affaires étrangères a rencontré José Manuel Albares. Le Maroc se réjouit.", (FOREIGN, "met", ALBARES)),
        ("Le président français a condamné mardi les frappes russes contre Kiev.", ("holder/FR/president", "criticizes", "country/RU")),
        ("Le secrétaire général de l'ONU a dénoncé les bombardements israéliens contre Gaza.",
         ("holder/organisation-des-nations-unies/secretaire-general", "criticizes", "country/IL")),
    ],
)  # fmt: skip
def test_an_office_of_a_known_state_or_body_stands_for_its_holder(shipped: Language, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in deferred(shipped, text)


@pytest.mark.parametrize(
    "text",
    [
        "L'ancien président français a rencontré Ahmed Attaf à Alger.",
        "Un ministre marocain a rencontré Ahmed Attaf à Alger.",
        "Le ministre marocain a rencontré Ahmed Attaf à Alger.",
        "Le ministre des Affaires étrangères a rencontré Ahmed Attaf. L'Espagne et le Maroc coopèrent.",
        "Le député français a rencontré Ahmed Attaf à Alger.",
        "Le ministre marocain des Affaires étrangères, Nasser Bourita, a rencontré Ahmed Attaf.",
    ],
)
def test_what_is_not_clear_is_left_as_it_was(shipped: Language, text: str) -> None:
    assert deferred(shipped, text) == set()


def test_what_is_told_by_name_stands_apart(shipped: Language) -> None:
    found = reading(
        shipped, "Le ministre marocain des Affaires étrangères a reçu José Manuel Albares, ministre espagnol des Affaires étrangères."
    )
    assert [s.predicate for s in found.statements] == ["holdsOffice"]
    assert found.deferred is not None
    assert [office.id for office in found.deferred.offices] == ["office/MA/ministre-des-affaires-etrangeres"]
    assert not {entity.id for entity in found.entities} & {entity.id for entity in found.deferred.entities}
    assert all(s.confidence < 0.9 for s in found.deferred.statements)
    sure = found.at_least(0.89).deferred
    assert sure is not None and sure.statements == ()
