"""Who holds a title: named behind it, before it, in a list, as somebody's counterpart, by appointment."""

from __future__ import annotations

import pytest

from kg.vocabulary import Predicate, Status
from tests.extract.documents import offices, read_marked, statements

CULTURE = ("paul-morel", "ministre de la Culture", "FR")


@pytest.mark.parametrize(
    "sentence",
    [
        "Le ministre français de la Culture, {Paul Morel}, a signé.",
        "Le ministre français de la Culture {Paul Morel} a signé.",
        "Le ministre français de la Culture, M. {Paul Morel}, a signé.",
        "Le ministre de la Culture (France), {Paul Morel}, a signé.",
        "{Paul Morel}, le ministre français de la Culture, a signé.",
        "{Paul Morel}, ministre français de la Culture, a signé.",
        "{Paul Morel} (ministre français de la Culture) a signé.",
        "{Paul Morel} est ministre français de la Culture.",
        "{Paul Morel} a signé en qualité de ministre français de la Culture.",
        "{Paul Morel} a signé en tant que ministre français de la Culture.",
        "Ministre français de la Culture, {Paul Morel} a signé.",
    ],
)
def test_a_title_goes_to_the_person_that_it_stands_beside(sentence: str) -> None:
    found = {(person, title) for person, title, _ in offices(read_marked(sentence, title="La France signe"))}
    assert found == {CULTURE[:2]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Le ministre français de la Culture a reçu {Paul Morel}.",
        "{Paul Morel} est venu. Le ministère français de la Culture a signé.",
        "{Paul Morel} s'est entretenu avec le ministre.",
    ],
)
def test_a_title_of_somebody_else_is_not_given(sentence: str) -> None:
    assert offices(read_marked(sentence)) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "{Paul Morel} s'est entretenu avec le président turc.",
        "{Paul Morel} a rencontré à Rabat le ministre marocain de l'Intérieur.",
        "{Paul Morel} a écrit au ministre français de la Culture.",
        "{Paul Morel}, reçu par le ministre français de la Culture, a signé.",
    ],
)
def test_a_title_behind_the_verb_is_not_the_subjects(sentence: str) -> None:
    assert offices(read_marked(sentence)) == set()


def test_several_titles_joined_are_several_offices() -> None:
    reading = read_marked("{Paul Morel}, maire de Bordeaux et ancien ministre français de la Culture, a signé.")
    status = {s.object: s.status for s in statements(reading, Predicate.HOLDS_OFFICE)}
    assert set(status.values()) == {Status.CURRENT, Status.FORMER}
    assert offices(reading) == {("paul-morel", "maire", "bordeaux"), CULTURE}


def test_a_person_given_the_title_before_a_comma_does_not_give_it_to_the_next() -> None:
    reading = read_marked("{Paul Morel}, ministre français de la Culture, {Jean Durand}, maire de Lyon, et {Anne Petit} ont signé.")
    assert offices(reading) == {CULTURE, ("jean-durand", "maire", "lyon")}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Les ministres français {Paul Morel} et {Anne Petit} ont signé.", {"paul-morel", "anne-petit"}),
        ("Les ministres français {Paul Morel}, {Jean Durand} et {Anne Petit} ont signé.", {"paul-morel", "jean-durand", "anne-petit"}),
        (
            "{Paul Morel}, {Jean Durand} et {Anne Petit}, trois anciens ministres français, ont signé.",
            {"paul-morel", "jean-durand", "anne-petit"},
        ),
    ],
)
def test_a_plural_title_goes_to_all_of_a_list(sentence: str, names: set[str]) -> None:
    assert offices(read_marked(sentence)) == {(name, "ministre", "FR") for name in names}


def test_two_demonyms_are_distributed_over_two_names() -> None:
    reading = read_marked("Les ministres marocain et espagnol de l'Intérieur, {Aziz Belmir} et {Luis Vega}, ont signé.")
    assert offices(reading) == {("aziz-belmir", "ministre de l'Intérieur", "MA"), ("luis-vega", "ministre de l'Intérieur", "ES")}


def test_states_and_names_may_come_in_turns() -> None:
    reading = read_marked("Les ministres du Mali, {Oumar Keïta}, du Niger, {Issa Traoré}, et de la France, {Paul Morel}, ont signé.")
    assert {(person, country) for person, _, country in offices(reading)} == {
        ("oumar-keita", "ML"),
        ("issa-traore", "NE"),
        ("paul-morel", "FR"),
    }


def test_two_titles_before_two_names_go_in_the_same_order() -> None:
    reading = read_marked("Le Premier ministre grec et le président chypriote, {Nikos Pavlou} et {Andreas Christou}, ont signé.")
    assert offices(reading) == {("nikos-pavlou", "premier ministre", "GR"), ("andreas-christou", "président", "CY")}


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("son homologue italien, {Carlo Bianchi}", "IT"),
        ("son homologue italien {Carlo Bianchi}", "IT"),
        ("son homologue italien M. {Carlo Bianchi}", "IT"),
        ("son homologue sénégalais, {Carlo Bianchi}", "SN"),
    ],
)
def test_a_counterpart_holds_the_same_office_of_another_country(phrase: str, country: str) -> None:
    reading = read_marked(f"Le ministre français de la Culture, {{Paul Morel}}, a reçu {phrase}.")
    assert offices(reading) == {CULTURE, ("carlo-bianchi", "ministre de la Culture", country)}


def test_a_counterpart_may_be_named_before_the_word() -> None:
    reading = read_marked("Le ministre français de la Culture, {Paul Morel}, et {Carlo Bianchi}, son homologue italien, ont signé.")
    assert offices(reading) == {CULTURE, ("carlo-bianchi", "ministre de la Culture", "IT")}


def test_what_a_title_is_in_charge_of_is_no_portfolio_of_the_subject() -> None:
    reading = read_marked(
        "Le ministre français de la Culture, {Paul Morel}, a reçu le ministre italien délégué chargé du Commerce, {Carlo Bianchi}."
    )
    assert {title for person, title, _ in offices(reading) if person == "paul-morel"} == {"ministre de la Culture"}


def test_a_commissioner_in_charge_of_a_field_is_no_minister() -> None:
    reading = read_marked("Le commissaire européen {Carlo Bianchi}, chargé des Migrations, a signé.")
    assert {title for _, title, _ in offices(reading)} == {"commissaire"}


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("{Paul Morel}, l'envoyé de {Luiz Inácio Lula da Silva}, est en Italie.", "BR"),
        ("L'Italie veille. Leur ambassadeur à Paris, {Carlo Bianchi}, a signé.", "IT"),
    ],
)
def test_whose_office_it_is_shows_in_whom_it_serves(sentence: str, country: str) -> None:
    assert {country for _, _, country in offices(read_marked(sentence))} == {country}


def test_a_counterpart_shows_her_gender_in_the_title() -> None:
    reading = read_marked("Le président français {Paul Morel} a reçu son homologue italienne, {Carla Bianchi}.")
    assert ("carla-bianchi", "présidente", "IT") in offices(reading)


def test_two_counterparts_each_have_their_own_country() -> None:
    reading = read_marked(
        "Le ministre français de la Culture, {Paul Morel}, a reçu ses homologues italien et espagnol, {Carlo Bianchi} et {Luis Vega}."
    )
    assert {(person, country) for person, _, country in offices(reading)} == {
        ("paul-morel", "FR"),
        ("carlo-bianchi", "IT"),
        ("luis-vega", "ES"),
    }


def test_a_counterpart_of_nobody_holds_nothing() -> None:
    assert offices(read_marked("{Paul Morel} a reçu son homologue italien, {Carlo Bianchi}.")) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "{Paul Morel} a été nommé ministre français de la Culture.",
        "{Paul Morel}, nommé ministre français de la Culture, a signé.",
        "Le roi a nommé {Paul Morel} ministre français de la Culture.",
        "{Paul Morel} a été nommé au poste de ministre français de la Culture.",
        "{Paul Morel} devient ministre français de la Culture.",
    ],
)
def test_an_appointment_says_so(sentence: str) -> None:
    reading = read_marked(sentence)
    assert ("paul-morel", "ministre de la Culture", "FR") in offices(reading)
    assert {s.status for s in statements(reading, Predicate.HOLDS_OFFICE)} == {Status.APPOINTED}


def test_who_is_replaced_held_the_office_before() -> None:
    reading = read_marked("{Paul Morel} a été nommé ministre français de la Culture. Il succède à {Jean Durand}.")
    found = {s.subject: s.status for s in statements(reading, Predicate.HOLDS_OFFICE)}
    assert found == {"person/paul-morel": Status.APPOINTED, "person/jean-durand": Status.FORMER}


def test_a_succession_is_a_statement_of_its_own() -> None:
    reading = read_marked("{Paul Morel} a été nommé ministre français de la Culture. Il succède à {Jean Durand}.")
    (statement,) = statements(reading, Predicate.SUCCEEDED)
    assert (statement.subject, statement.object) == ("person/paul-morel", "person/jean-durand")


def test_she_who_succeeds_is_not_the_king_who_appointed_her() -> None:
    reading = read_marked("Le roi {Philippe} a nommé {Anne Peeters} ambassadrice de Belgique à Alger. Elle succède à {Luc Jansens}.")
    (statement,) = statements(reading, Predicate.SUCCEEDED)
    assert statement.subject == "person/anne-peeters"


def test_a_king_reigns_over_no_republic() -> None:
    reading = read_marked("Le roi {Philippe} a nommé {Anne Peeters} ambassadrice de Belgique à Alger.")
    assert {country for person, _, country in offices(reading) if person == "philippe"} <= {"BE", None}


def test_a_portfolio_in_brackets_has_its_own_gender_whatever_the_tagger_says() -> None:
    reading = read_marked("Le gouvernement français compte {Paul Morel} (Pêche).")
    assert {title for _, title, _ in offices(reading)} == {"ministre de la Pêche"}


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("{Paul Morel} (Justice) a signé.", "ministre de la Justice"),
        ("{Paul Morel} hérite des Affaires étrangères.", "ministre des Affaires étrangères"),
        ("À la Justice, c'est {Paul Morel}.", "ministre de la Justice"),
        ("La Défense revient à {Paul Morel}.", "ministre de la Défense"),
    ],
)
def test_a_portfolio_alone_makes_a_minister(sentence: str, title: str) -> None:
    assert {(person, found) for person, found, _ in offices(read_marked(sentence, title="La France change"))} == {("paul-morel", title)}


def test_a_country_follows_from_the_persons_other_title() -> None:
    reading = read_marked(
        "Le ministre d'État, ministre de la Santé, {Omar Ziani}, a signé à Tunis. Le ministre tunisien {Omar Ziani} a parlé."
    )
    assert {country for _, _, country in offices(reading)} == {"TN"}


def test_a_deputy_and_mayor_holds_two_offices() -> None:
    found = offices(read_marked("Le député-maire de {LOC:Bordeaux}, {Paul Morel}, a signé."))
    assert {(title, of) for _, title, of in found} == {("député", "bordeaux"), ("maire", "bordeaux")}


def test_an_envoy_before_his_president_keeps_his_own_title() -> None:
    found = offices(read_marked("{Paul Morel}, l'envoyé spécial du président français, {Jean Roy}, est arrivé."))
    assert {(name, title) for name, title, _ in found} == {("paul-morel", "envoyé spécial du président"), ("jean-roy", "président")}


@pytest.mark.parametrize("adverb", ["par ailleurs", "également", "aujourd'hui"])
def test_an_adverb_may_stand_between_name_and_title(adverb: str) -> None:
    reading = read_marked(f"{{Paul Morel}}, {adverb} président du Sénat français, a signé.")
    assert {(name, title) for name, title, _ in offices(reading)} == {("paul-morel", "président du Sénat")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Feu le président français {Paul Morel} a signé.",
        "{Paul Morel}, naguère président français, a signé.",
        "{Paul Morel}, président français de 2007 à 2012, a signé.",
        "{Paul Morel} fut président français.",
    ],
)
def test_words_around_a_title_tell_that_it_is_over(sentence: str) -> None:
    assert [s.status for s in statements(read_marked(sentence), Predicate.HOLDS_OFFICE)] == [Status.FORMER]


def test_a_prime_minister_may_be_head_of_the_government_besides() -> None:
    reading = read_marked("Le Premier ministre, chef du gouvernement, {Paul Morel}, a signé.", title="La France signe")
    assert {title for _, title, _ in offices(reading)} == {"premier ministre", "chef du gouvernement"}


@pytest.mark.parametrize("line", ["De notre envoyé spécial, {Paul Morel}", "{Paul Morel}, envoyé spécial"])
def test_a_byline_is_no_office(line: str) -> None:
    assert offices(read_marked(f"La France signe.\n\n{line}")) == set()


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("La {ORG:Ligue du Nord}, présidée par le ministre français de la Culture, {Paul Morel}, a signé.", "ligue-du-nord"),
        ("{Zelta}, que dirige {Paul Morel}, a signé.", "zelta"),
        ("Le patron de {Zelta}, {Paul Morel}, a signé.", "zelta"),
    ],
)
def test_a_body_is_led_by_whom_the_text_names(text: str, of: str) -> None:
    assert of in {governed for name, _, governed in offices(read_marked(text)) if name == "paul-morel"}
