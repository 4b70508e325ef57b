"""Noun phrases for agreements and events: where they end, what they are, and which mean the same."""

from __future__ import annotations

import pytest

from kg.extract.claims import Scene
from kg.extract.described import Described, is_proper
from kg.vocabulary import EntityType
from tests.extract.documents import analyse


def scene_of(marked: str) -> Scene:
    scene = analyse(f"Brèves\n{marked}").scene
    assert scene is not None
    return scene


def described(marked: str) -> list[Described]:
    return scene_of(marked).described.groups


def labels(marked: str) -> list[str]:
    scene = scene_of(marked)
    return [thing.label(scene.atoms) for thing in scene.described.groups]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("On parle d'un accord de pêche.", "accord de pêche"),
        ("On parle d'un mémorandum d'entente sur la formation des juges.", "mémorandum d'entente sur la formation des juges"),
        ("On parle d'une convention relative à la pêche et à la mer.", "convention relative à la pêche et à la mer"),
        ("On parle d'une déclaration conjointe.", "déclaration conjointe"),
        ("On parle de l'accord entre le Maroc et la France.", "accord entre le Maroc et la France"),
        ("On parle de l'accord de pêche Maroc-Russie.", "accord de pêche Maroc-Russie"),
        ("On parle de la résolution 2797.", "résolution 2797"),
        ("On parle d'un accord signé lundi.", "accord"),
        ("On parle d'une charte qui oblige.", "charte"),
        ("On parle du traité de Lisbonne.", "traité de Lisbonne"),
        ("On parle d'une charte intitulée « Vers la paix ».", "charte intitulée « Vers la paix »"),
        ("On parle de la 7e session de la commission mixte.", "7e session de la commission mixte"),
        ("On parle du prochain sommet.", "prochain sommet"),
        ("On parle de la COP30.", "COP30"),
        ("On parle du XVIIe Sommet de la Francophonie.", "XVIIe Sommet de la Francophonie"),
        ("On parle du sommet lundi.", "sommet"),
        ("On parle d'un accord valable jusqu'en mai.", "accord"),
    ],
)
def test_a_phrase_goes_as_far_as_its_complements(text: str, label: str) -> None:
    assert labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "type_", "kind"),
    [
        ("On parle d'un traité.", EntityType.AGREEMENT, "agreement-kind/treaty"),
        ("On parle d'un protocole d'accord.", EntityType.AGREEMENT, "agreement-kind/memorandum"),
        ("On parle d'un protocole.", EntityType.AGREEMENT, "agreement-kind/protocol"),
        ("On parle d'une feuille de route.", EntityType.AGREEMENT, "agreement-kind/roadmap"),
        ("On parle de deux contrats.", EntityType.AGREEMENT, "agreement-kind/contract"),
        ("On parle d'un sommet.", EntityType.EVENT, "event-kind/summit"),
        ("On parle du tournoi de Rabat.", EntityType.EVENT, "event-kind/tournament"),
    ],
)
def test_a_noun_tells_the_kind(text: str, type_: EntityType, kind: str) -> None:
    (thing,) = described(text)
    assert (thing.type, thing.kind) == (type_, kind)


@pytest.mark.parametrize(
    "text",
    [
        "On parle d'une conférence de presse.",
        "Ils ont donné leur avis.",
        "Le texte est long.",
        "La résolution du conflit tarde.",
        "{ORG:Alliance française} de Rabat.",
    ],
)
def test_what_only_begins_like_one_is_none(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Un accord de pêche est là. Cet accord est utile.",
        "Un accord de pêche est là. L'accord est utile.",
        "Un accord de pêche est là. Le texte est utile.",
        "Un mémorandum d'entente est là. L'accord est utile.",
        "L'accord de pêche est là. L'accord de pêche est utile.",
    ],
)
def test_later_phrases_mean_the_same(text: str) -> None:
    (thing,) = described(text)
    assert len(thing.phrases) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Un accord de pêche est là. Un accord de défense est utile.",
        "La 48e session est là. La 49e session est utile.",
        "Le sommet de Rabat est là. Le prochain sommet est utile.",
        "Un accord de pêche est là. Le sommet est utile.",
        "Deux contrats sont là. Le contrat de vente est utile.",
    ],
)
def test_other_words_numbers_or_kinds_mean_another(text: str) -> None:
    assert len(described(text)) == 2


def test_the_title_names_vaguely_what_the_text_names_in_full() -> None:
    scene = analyse("Rabat et Paris scellent un partenariat\nUne déclaration conjointe sur la pêche est là.").scene
    assert scene is not None
    assert len(scene.described.groups) == 1


def test_one_of_several_has_the_noun_of_all() -> None:
    assert labels("Deux conventions sont là. Celle relative à la pêche est utile. La seconde, sur la mer, est longue.") == [
        "conventions", "convention relative à la pêche", "convention sur la mer",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "proper"),
    [
        ("accord de Rabat", True),
        ("résolution 2797", True),
        ("COP30", True),
        ("Accord pour la paix", True),
        ("accord de paix", False),
        ("Alliance", False),
        ("7e session", False),
        ("XVIIe Sommet", False),
        ("XVIIe Sommet de la Francophonie", True),
    ],
)
def test_some_labels_name_one_thing_in_the_world(label: str, proper: bool) -> None:
    assert is_proper(label) is proper


def test_short_forms_are_aliases() -> None:
    scene = scene_of("On parle d'un accord de pêche entre le Maroc et la France. L'accord est utile.")
    (thing,) = scene.described.groups
    assert thing.aliases(scene.atoms) == ["accord de pêche entre le Maroc et la France", "accord de pêche", "accord"]
