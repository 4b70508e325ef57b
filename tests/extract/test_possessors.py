"""Which body or State a title means that leaves it out."""

from __future__ import annotations

import pytest

from tests.extract.documents import offices, read_marked


def governed(text: str, *, title: str = "") -> set[tuple[str, str, str | None]]:
    return offices(read_marked(text, title=title))


def test_a_possessive_means_the_subject_rather_than_what_stands_nearer() -> None:
    text = "La {ORG:Fondation des forêts} aide l'Italie, a annoncé à Rome sa présidente, {Anne Petit}."
    assert governed(text) == {("anne-petit", "présidente", "fondation-des-forets")}


def test_an_ambassador_may_be_of_a_union() -> None:
    text = "L'Union européenne aide le Togo, a déclaré son ambassadrice à Lomé, {Anne Petit}."
    assert governed(text) == {("anne-petit", "ambassadrice à Lomé", "union-europeenne")}


def test_a_ministers_possessive_means_no_body() -> None:
    text = "La {ORG:Fondation des forêts} a reçu la France et son ministre de la Culture, {Paul Morel}."
    assert governed(text) == {("paul-morel", "ministre de la Culture", "FR")}


@pytest.mark.parametrize("behind", [" (FMF)", ""])
def test_a_demonym_behind_the_noun_for_a_body_is_the_bodys(behind: str) -> None:
    found = governed(f"{{Paul Morel}}, président de la fédération marocaine{behind}, a signé.", title="Le Maroc signe")
    assert {of for _, _, of in found} == {"federation-marocaine"}


@pytest.mark.parametrize("mark", [" -", " :"])
def test_a_paragraph_headed_by_a_state_is_about_it(mark: str) -> None:
    text = f"Italie{mark} Le ministre de la Culture, {{Paul Morel}}, signe.\n\nFrance{mark} Le ministre de la Santé, {{Luc Roy}}, a parlé."
    assert {(name, of) for name, _, of in governed(text)} == {("paul-morel", "IT"), ("luc-roy", "FR")}


def test_a_demonym_before_a_name_tells_whose_office_it_is() -> None:
    text = "L'Italien {Paul Morel}, ministre de la Culture, a signé."
    assert governed(text, title="La France signe") == {("paul-morel", "ministre de la Culture", "IT")}


def test_a_bare_title_is_the_one_that_the_article_tells_in_full() -> None:
    text = "Le préfet {Paul Morel} est venu.\n\n{Paul Morel}, préfet de la région {LOC:Nord}, a signé à {LOC:Lille}."
    assert {of for _, _, of in governed(text, title="Lille : le préfet est venu")} == {"nord"}


def test_a_prime_minister_is_not_restated() -> None:
    text = "{Paul Morel}, Premier ministre français, est venu. Le Premier ministre {Paul Morel} a signé."
    assert {of for _, _, of in governed(text)} == {"FR"}


def test_a_capital_that_sends_somebody_is_its_state() -> None:
    text = "{Paul Morel}, le représentant de Rabat au Pérou, a signé."
    assert governed(text) == {("paul-morel", "représentant au Pérou", "MA")}


def test_a_commissioner_keeps_the_field_behind_the_body() -> None:
    text = "{Paul Morel}, haut-commissaire de l'ONU aux droits de l'homme, a signé."
    assert governed(text) == {("paul-morel", "haut-commissaire aux droits de l'homme", "organisation-des-nations-unies")}


def test_a_chamber_joins_the_title_of_its_head() -> None:
    text = "L'{ORG:Assemblée nationale} a signé. Son président, {Paul Morel}, a parlé."
    assert governed(text, title="La France change") == {("paul-morel", "président de l'Assemblée nationale", "FR")}


def test_a_seat_of_power_joins_the_title_of_its_spokesman() -> None:
    text = "Le Kremlin a déclaré, a annoncé son porte-parole, {Paul Morel}."
    assert governed(text) == {("paul-morel", "porte-parole du Kremlin", "RU")}


def test_a_common_noun_before_dont_means_the_body_named_last() -> None:
    text = "{ORG:Front des forêts} a signé. Le groupe, dont le chef, {Paul Morel}, a parlé, souhaite la paix."
    assert governed(text) == {("paul-morel", "chef", "front-des-forets")}


@pytest.mark.parametrize("text", ["À Téhéran, le ton change. ", "{Luc Roy} se rend à Téhéran. Il y rencontre "])
def test_where_the_text_is_tells_whose_minister_is_meant(text: str) -> None:
    found = governed(f"{text}le ministre de la Culture, {{Paul Morel}}.", title="La France et l'Italie")
    assert ("paul-morel", "ministre de la Culture", "IR") in found


def test_titles_joined_share_the_state_named_behind() -> None:
    text = "La ministre des Transports et vice-Première ministre du Mali, {Anne Petit}, a signé."
    assert {of for _, _, of in governed(text, title="La France signe")} == {"ML"}


def test_what_stands_before_dont_is_governed() -> None:
    assert governed("{Paul Morel} a quitté {LOC:Zagora}, dont il est maire.") == {("paul-morel", "maire", "zagora")}


def test_a_namesake_of_a_state_that_the_article_never_names_is_of_the_articles() -> None:
    text = "Le ministre de la Culture, {Abdoulaye Diop}, a signé au Togo. Le Togo salue."
    assert {of for _, _, of in governed(text, title="Le Togo signe")} == {"TG"}


def test_a_region_has_ministers_of_its_own() -> None:
    text = "{Anne Petit}, ministre de la Santé du Québec, a signé."
    assert governed(text, title="Le Canada signe") == {("anne-petit", "ministre de la Santé", "quebec")}


def test_a_minister_who_receives_an_ambassador_is_of_the_host() -> None:
    text = "Le ministre de la Culture, {Paul Morel}, a reçu l'ambassadeur d'Italie au Togo, {Luc Roy}."
    assert governed(text, title="Une visite") == {("paul-morel", "ministre de la Culture", "TG"), ("luc-roy", "ambassadeur au Togo", "IT")}
