"""Names in a text: where they begin and end, what they are, what they may stand for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.extract.mentions import Mention
from kg.vocabulary import EntityType
from tests.extract.documents import analyse


def mentions(text: str) -> list[Mention]:
    return analyse(text).mentions


def persons(text: str) -> list[str]:
    return [mention.text for mention in mentions(text) if mention.type is EntityType.PERSON]


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Hier, M. Morel a signé.", "Morel", "m"),
        ("Hier, Mme Morel a signé.", "Morel", "f"),
        ("Hier, le général Morel a signé.", "Morel", None),
        ("Hier, S.E.M. Paul Morel a signé.", "Paul Morel", "m"),
        ("Hier, Mme Ould Ahmed a signé.", "Ould Ahmed", "f"),
        ("Hier, Mgr Paul Morel a signé.", "Paul Morel", "m"),
    ],
)
def test_a_form_of_address_opens_a_name_without_any_guess(text: str, name: str, gender: str | None) -> None:
    (mention,) = [m for m in mentions(text) if m.type is EntityType.PERSON]
    assert mention.text == name
    assert gender is None or mention.gender == gender
    assert mention.left < mention.start


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hier, {Catherine} De Bolle a signé.", "Catherine De Bolle"),
        ("Hier, {Abdel Fattah} al-Sissi a signé.", "Abdel Fattah al-Sissi"),
        ("Hier, {Paul de La Tour} a signé.", "Paul de La Tour"),
        ("Hier, {Paul van der Meer} a signé.", "Paul van der Meer"),
        ("Hier, {Paul} van der Meer a signé.", "Paul van der Meer"),
        ("Hier, {Sidi} Ould Tah a signé.", "Sidi Ould Tah"),
        ("Hier, {Mohammed} ben Salmane a signé.", "Mohammed ben Salmane"),
        ("Hier, {Jean}-Noël Morel a signé.", "Jean-Noël Morel"),
        ("Hier, {Paul} O'Brien a signé.", "Paul O'Brien"),
        ("Hier, {George} W. Carter a signé.", "George W. Carter"),
        ("Hier, {M. Paul Morel} a signé.", "Paul Morel"),
        ("Hier, {le président Paul Morel} a signé.", "Paul Morel"),
    ],
)
def test_a_guessed_name_is_made_whole(text: str, name: str) -> None:
    assert persons(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Hier, {Paul Morel} Ministre de la Culture a signé.",
        "Hier, {Paul Morel}, Premier ministre, a signé.",
        "Hier, {Paul Morel} et M. Durand ont signé.",
        "Hier, {Paul Morel}. Il a signé.",
    ],
)
def test_a_name_ends_where_something_else_begins(text: str) -> None:
    assert persons(text)[0] == "Paul Morel"


def test_a_headline_in_capitals_gives_no_guessed_person() -> None:
    assert persons("{LE ROI REÇOIT} LE PRÉSIDENT DU SÉNAT FRANÇAIS") == []


def test_a_headline_in_capitals_still_names_countries() -> None:
    found = [m.owners for m in mentions("LE MAROC ET LA FRANCE SIGNENT UN ACCORD") if m.type is EntityType.COUNTRY]
    assert found == [("country/MA",), ("country/FR",)]


def test_a_surname_alone_is_found_again_where_the_pipeline_missed_it() -> None:
    assert persons("Hier, {Paul Morel} a signé. Selon Morel, tout va bien.") == ["Paul Morel", "Morel"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("le ministre marocain", "MA"),
        ("la ministre marocaine", "MA"),
        ("les ministres marocains", "MA"),
        ("les autorités britanniques", "GB"),
        ("le gouvernement sud-africain", "ZA"),
        ("la délégation néo-zélandaise", "NZ"),
    ],
)
def test_a_demonym_in_lower_case_is_an_adjective_for_the_country(text: str, iso: str) -> None:
    (mention,) = mentions(text)
    assert (mention.adjective, mention.people, mention.owners[0]) == (True, None, f"country/{iso}")


@pytest.mark.parametrize(("text", "iso"), [("Hier, les Marocains ont voté.", "MA"), ("Hier, l'Angolais a signé.", "AO")])
def test_a_demonym_with_a_capital_means_people(text: str, iso: str) -> None:
    (mention,) = mentions(text)
    assert (mention.adjective, mention.people) == (False, f"country/{iso}")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("Hier, la Côte d'Ivoire a signé.", "country/CI"),
        ("Hier, la Côte d’Ivoire a signé.", "country/CI"),
        ("Hier, la Guinée-Bissau a signé.", "country/GW"),
        ("Hier, la République démocratique du Congo a signé.", "country/CD"),
        ("Hier, les États-Unis ont signé.", "country/US"),
        ("Hier, les Etats-Unis ont signé.", "country/US"),
        ("Hier, la Maison Blanche a signé.", "country/US"),
        ("Hier, Rabat a signé.", "country/MA"),
    ],
)
def test_the_longest_known_name_says_which_state_is_meant(text: str, node: str) -> None:
    (mention,) = mentions(text)
    assert node in mention.owners


@pytest.mark.parametrize("text", ["le mali", "un pam", "Il est venu à pied."])
def test_words_in_lower_case_are_no_names(text: str) -> None:
    assert mentions(text) == []


def test_a_place_is_no_part_of_a_compound_name() -> None:
    assert [m.text for m in mentions("Le wali de Tanger-Assilah est venu de Casablanca.") if m.sense] == ["Casablanca"]


def test_names_do_not_overlap_and_stand_in_text_order() -> None:
    found = mentions("Hier, {ORG:la Banque du Maroc} et {LOC:le Maroc}, avec {Paul Morel}, ministre français, et les Marocains, ont signé.")
    ranges = [(mention.start, mention.end) for mention in found]
    assert ranges == sorted(ranges)
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))


@pytest.mark.parametrize(
    "text",
    [
        "La Première ministre danoise Mette {Holm} a signé.",
        "Le ministre français de la Culture, Paul {Morel}, a signé.",
        "Hier, M. Paul {Morel} a signé.",
    ],
)
def test_a_guess_without_the_given_name_is_made_whole(text: str) -> None:
    assert persons(text) in (["Mette Holm"], ["Paul Morel"])


@pytest.mark.parametrize("label", ["PER", "PERSON"])
def test_both_usual_labels_for_persons_count(label: str) -> None:
    assert persons(f"Hier, {{{label}:Paul Morel}} a signé.") == ["Paul Morel"]


def test_labels_that_mean_nothing_here_are_left_aside() -> None:
    assert persons("Hier, {MISC:Tour Blanche} a fermé.") == []


def test_what_stands_behind_general_and_of_is_no_surname_where_a_body_is_known() -> None:
    assert persons("Hier, l'assemblée générale d'Interpol a voté.") == []
    assert persons("Hier, le général de Villepin a voté.") == ["de Villepin"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hier, Aminata Morel a signé.", ["Aminata Morel"]),
        ("Hier, {LOC:Aminata de Morel} a signé.", ["Aminata de Morel"]),
        ("Hier, {ORG:Keir Starmer} a signé.", ["Keir Starmer"]),
        ("Hier, le Géorgien {ORG:Xyz Qrst} a signé.", ["Xyz Qrst"]),
        ("Hier, {ORG:Martin Frères} a signé.", []),
        ("Hier, Son Excellence a signé.", []),
        ("Hier, l'avion Xyz Qrst a signé.", []),
        ("Il manquait un général. {Paul Morel} a signé.", ["Paul Morel"]),
    ],
)
def test_full_names_that_the_pipeline_missed_are_found(text: str, found: list[str]) -> None:
    assert persons(text) == found
