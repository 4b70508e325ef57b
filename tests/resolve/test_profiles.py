"""Profiles made from what one article says."""

from __future__ import annotations

import pytest

from kg.model import Article, Entity, Office, Reading, Span, Statement
from kg.resolve import Profile, find_profiles
from kg.resolve.profiles import bare
from kg.vocabulary import EntityType, Predicate, Status


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("M. Laftit", "Laftit"),
        ("Son Excellence M. Paul Biya", "Paul Biya"),
        ("le Roi Mohammed VI", "Mohammed VI"),
        ("l’émir Tamim", "Tamim"),
        ("Cheikh Mohamed Ben Zayed", "Mohamed Ben Zayed"),
        ("Le Drian", "Le Drian"),
        ("de Gaulle", "de Gaulle"),
    ],
)
def test_civilities_are_no_names(form: str, name: str) -> None:
    assert bare(form) == name


def profiles() -> dict[str, Profile]:
    """Those of a small article on two States."""
    article = Article("a1", "", "", "2024-05-14")
    minister = Office(
        "office/MA/ministre-de-l-interieur", "ministre de l'Intérieur", "country/MA", "role/minister", ("portfolio/interior",)
    )
    laftit = "person/abdelouafi-laftit"
    aliases = ("M. Laftit", "Le ministre", "Abdelwafi Laftit", "Laftit")
    evidence = (Span(0, 1),)
    reading = Reading(
        article,
        (
            Entity(laftit, EntityType.PERSON, "Abdelouafi Laftit", aliases),
            Entity("organization/union-europeenne", EntityType.ORGANIZATION, "Union européenne", ("UE", "l'organisation", "européen")),
            Entity("country/MA", EntityType.COUNTRY, "Maroc", iso="MA"),
            Entity("country/FR", EntityType.COUNTRY, "France", iso="FR"),
        ),
        (minister,),
        (),
        (
            Statement(laftit, Predicate.HOLDS_OFFICE, minister.id, evidence),
            Statement(laftit, Predicate.HOLDS_OFFICE, minister.id, evidence, Status.CURRENT),
            Statement(laftit, Predicate.VISITED, "country/FR", evidence),
            Statement("country/MA", Predicate.COOPERATES_WITH, "organization/union-europeenne", evidence),
        ),
    )
    return {profile.local: profile for profile in find_profiles(reading)}


def test_only_persons_and_organizations_have_profiles() -> None:
    assert set(profiles()) == {"person/abdelouafi-laftit", "organization/union-europeenne"}


def test_names_are_the_label_and_other_names() -> None:
    assert profiles()["person/abdelouafi-laftit"].names == ("Abdelouafi Laftit", "Abdelwafi Laftit")
    assert profiles()["organization/union-europeenne"].names == ("Union européenne", "UE")


def test_offices_companions_and_setting_come_from_statements() -> None:
    laftit = profiles()["person/abdelouafi-laftit"]
    assert [(office.title, office.state, office.status) for office in laftit.offices] == [
        ("ministre-de-l-interieur", "country/MA", Status.CURRENT)
    ]
    assert laftit.companions == {"country/MA", "country/FR"}
    assert laftit.setting == ("country/MA", "country/FR")
    assert laftit.date == "2024-05-14"


def test_known_persons_and_bodies_are_recognised() -> None:
    assert profiles()["person/abdelouafi-laftit"].gazetteer == "person/abdelouafi-laftit"
    assert profiles()["organization/union-europeenne"].gazetteer == "organization/union-europeenne"
