"""What a title says beyond its head: parties, bodies that common nouns describe, organs, charges, who is meant where it stands alone."""

from __future__ import annotations

import pytest

from kg.vocabulary import Predicate, Status
from tests.extract.documents import offices, read_marked, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'inamovible ministre malien {Paul Morel} a signé.", ("paul-morel", "ministre", "ML")),
        ("La députée insoumise de Paris {Anne Petit} a signé.", ("anne-petit", "députée", "paris")),
        ("Le député RN {Paul Morel} a signé à Paris.", ("paul-morel", "député", "FR")),
        ("Le chef conservateur, {Paul Morel}, a signé. Le Canada attend.", ("paul-morel", "chef", "parti-conservateur-du-canada")),
        ("Le leader travailliste {Paul Morel} a signé. Le Royaume-Uni attend.", ("paul-morel", "leader", "parti-travailliste")),
        ("L'eurodéputée {Anne Petit} a signé.", ("anne-petit", "eurodéputée", "parlement-europeen")),
        ("La coprésidente de La Gauche, {Anne Petit}, a signé.", ("anne-petit", "coprésidente", "la-gauche")),
        (
            "La présidente du groupe Socialistes et Démocrates (S&D), {Anne Petit}, a signé.",
            ("anne-petit", "présidente", "groupe-socialistes-et-democrates"),
        ),
        ("Le gouverneur de l'État de Jigawa, {Paul Morel}, a signé.", ("paul-morel", "gouverneur", "jigawa")),
        (
            "Le directeur général de la Police nationale d'Haïti, {Paul Morel}, a signé.",
            ("paul-morel", "directeur général de la Police nationale", "HT"),
        ),
        (
            "L'envoyé personnel du secrétaire général, {Paul Morel}, a signé.",
            ("paul-morel", "envoyé personnel du secrétaire général", "organisation-des-nations-unies"),
        ),
        (
            "Le directeur général de la Santé, {Paul Morel}, a signé au Mali.",
            ("paul-morel", "directeur général de la Santé", "ML"),
        ),
        (
            "Le ministre délégué malien auprès du Premier ministre, chargé de la Justice, {Paul Morel}, a signé.",
            ("paul-morel", "ministre délégué auprès du Premier ministre chargé de la Justice", "ML"),
        ),
        ("Le maire, {Paul Morel}, a signé. Oran attend ; Oran a voté.", ("paul-morel", "maire", "oran")),
        (
            "Le président de la Commission, {Paul Morel}, a signé. L'Union africaine attend.",
            ("paul-morel", "président", "commission-de-l-union-africaine"),
        ),
        (
            "{LOC:Frans Vermeer}, ancien ministre malien de la Santé et aujourd'hui maire d'Oran, a signé.",
            ("frans-vermeer", "maire", "oran"),
        ),
        ("{ORG:Frans Vermeer}, ministre malien de la Santé, a signé.", ("frans-vermeer", "ministre de la Santé", "ML")),
        ("{Paul Morel} préside l'Union africaine.", ("paul-morel", "président", "union-africaine")),
        ("{Paul Morel} assure la présidence de l'Union africaine.", ("paul-morel", "président", "union-africaine")),
    ],
)
def test_a_title_is_read_with_what_belongs_to_it(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in offices(read_marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "{Paul Morel}, administrateur civil, a signé.",
        "{Paul Morel}, conseiller des affaires étrangères, a signé.",
        "{Paul Morel} préside la réunion.",
        "N'importe quel président américain, {Paul Morel} compris, a signé.",
        "Le conservateur polonais {Paul Morel} a signé.",
        "À la veille du départ de {Paul Morel}, le ministre malien a nommé un ami.",
    ],
)
def test_ranks_meetings_and_colours_are_no_offices(text: str) -> None:
    assert not any(name == "paul-morel" for name, _, _ in offices(read_marked(text)))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("La commission des Lois a voté. Le président de la commission, {Paul Morel}, a signé.", "commission-des-lois"),
        ("La commission des Lois a voté. Sa rapporteure, la communiste {Anne Petit}, a signé.", "commission-des-lois"),
        ("La {ORG:Banque mondiale} aide. Son représentant résident, {Paul Morel}, a signé.", "banque-mondiale"),
        (
            "La CEDEAO signe. {Paul Morel}, commissaire à l'Énergie de l'organisation, aussi.",
            "communaute-economique-des-etats-de-l-afrique-de-l-ouest",
        ),
        ("La {ORG:Fondation Zaka} attend. Dans une note, {Anne Petit}, sa directrice, a signé.", "fondation-zaka"),
    ],
)
def test_a_body_is_found_where_a_title_refers_to_it(text: str, body: str) -> None:
    assert {owner for _, _, owner in offices(read_marked(text))} == {body}


def test_who_leaves_an_office_held_it() -> None:
    texts = (
        "{Paul Morel} a été démis de ses fonctions de ministre malien de la Justice.",
        "Il est mis fin aux fonctions de préfet du Var exercées par {Paul Morel}.",
    )
    for text in texts:
        assert [s.status for s in statements(read_marked(text), Predicate.HOLDS_OFFICE)] == [Status.FORMER]


def test_a_post_may_stand_before_the_verb_of_appointing() -> None:
    text = "Au poste de chancelier de la Confédération, le Parlement a nommé {Paul Morel}. La Suisse attend."
    assert offices(read_marked(text)) == {("paul-morel", "chancelier de la Confédération", "CH")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Maroc a vu {Mohammed VI}. Le roi a signé.", ("mohammed-vi", "roi", "MA")),
        (
            "La Turquie a vu {Recep Tayyip Erdogan}. Le temps passe. « Fin », a commenté le chef de l'État turc.",
            ("recep-tayyip-erdogan", "chef de l'État", "TR"),
        ),
    ],
)
def test_a_lone_title_means_the_one_who_has_none(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in offices(read_marked(text))


def test_a_periphrasis_stands_beside_the_office_of_a_body() -> None:
    text = "{Paul Morel} est président de l'Union africaine. Le chef de l'État malien, {Paul Morel}, a signé."
    assert {(title, of) for _, title, of in offices(read_marked(text))} == {("président", "union-africaine"), ("chef de l'État", "ML")}


@pytest.mark.parametrize(
    "text",
    [
        "{LOC:Frans Vermeer}, le ministre malien de la Justice, a signé.",
        "Le ministre malien de la Justice, {LOC:Frans Vermeer}, a signé.",
        "{LOC:Malien Frans Vermeer} est ministre malien de la Justice.",
    ],
)
def test_a_name_beside_a_title_is_a_person_and_no_place(text: str) -> None:
    assert ("frans-vermeer", "ministre de la Justice", "ML") in offices(read_marked(text))


def test_a_place_beside_a_title_stays_one() -> None:
    assert offices(read_marked("Le maire de {LOC:Villeneuve Loubet}, {Paul Morel}, a signé.")) == {
        ("paul-morel", "maire", "villeneuve-loubet")
    }


def test_a_title_is_no_name() -> None:
    assert offices(read_marked("Le ministre malien de la Justice, {Garde des Sceaux}, a signé.")) == set()


def test_counterparts_of_several_share_their_title() -> None:
    text = "Les ministres français et italien de la Justice ont reçu leur homologue malien, {Paul Morel}."
    assert offices(read_marked(text)) == {("paul-morel", "ministre de la Justice", "ML")}


def test_a_colleague_with_a_title_of_his_own_does_not_share_it() -> None:
    text = "Le ministre malien de la Justice, {Luc Roy}, a reçu son collègue {Paul Morel}, maire d'Oran."
    assert {title for name, title, _ in offices(read_marked(text)) if name == "paul-morel"} == {"maire"}


def test_a_minister_of_the_only_ministry_has_its_portfolio() -> None:
    text = "Le ministère malien de la Justice a signé. Le ministre {Paul Morel} a parlé."
    assert offices(read_marked(text)) == {("paul-morel", "ministre de la Justice", "ML")}


def test_of_two_ministries_none_is_chosen() -> None:
    text = "Le ministère malien de la Justice et le ministère malien de la Santé ont signé. Le ministre malien {Paul Morel} a parlé."
    assert offices(read_marked(text)) == {("paul-morel", "ministre", "ML")}


def test_a_bank_beside_a_title_is_no_person() -> None:
    assert offices(read_marked("La {ORG:Banque Zaka}, présidente du Mali, a signé.")) == set()
