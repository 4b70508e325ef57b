"""Who belongs to which party, body, coalition or club."""

from __future__ import annotations

import pytest

from kg import ontology
from kg.extract.lexicon import lexicon
from kg.extract.partisans import choose_party, namesakes
from kg.vocabulary import Factuality, Predicate
from tests.extract.documents import evidence, pairs, read_marked, statements

PS, PS_BELGIUM, PS_SWITZERLAND = "parti-socialiste", "parti-socialiste-belgique", "parti-socialiste-suisse"


def members(text: str, *, title: str = "", source: str | None = None) -> set[tuple[str, str]]:
    """Who is told to be a member of what, and holds it."""
    reading = read_marked(text, title=title, source=source)
    found = [s for s in statements(reading, Predicate.MEMBER_OF) if s.holds]
    return {(s.subject.partition("/")[2], s.object.partition("/")[2]) for s in found}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("La France attend. {Anne Petit} (PS) a signé.", PS),
        ("La France attend. {Anne Petit} (LR, Hauts-de-Seine) a signé.", "les-republicains"),
        ("La France attend. La sénatrice {Anne Petit} (UC) a signé.", "union-centriste"),
        ("La France attend. {Anne Petit}, sénatrice (LR) du Var, a signé.", "les-republicains"),
        ("La Suisse attend. {Anne Petit} (PS/ZH) a signé.", PS_SWITZERLAND),
        ("La Suisse attend. {Anne Petit} (Vert-e-s/FR) a signé.", "les-vert-e-s"),
        ("Le Maroc attend. {Anne Petit} (Istiqlal) a signé.", "parti-de-l-istiqlal"),
        ("La députée européenne {Anne Petit} (Renew, France) a signé.", "renew-europe"),
    ],
)
def test_a_party_in_brackets_is_that_of_the_person_before(text: str, party: str) -> None:
    assert members(text) == {("anne-petit", party)}


@pytest.mark.parametrize(
    "text",
    [
        "{Anne Petit} (photo) a signé.",
        "Selon {Anne Petit} (AFP), la France attend.",
        "La ministre française {Anne Petit} (Culture) a signé.",
        "La députée {Anne Petit} (DVD) a signé en France.",
        "La présidente du Parti socialiste (PS), {Anne Petit}, a signé en France.",
        "La directrice de l'Office national des mines (ONM), {Anne Petit}, a signé.",
    ],
)
def test_not_every_bracket_names_a_party(text: str) -> None:
    assert members(text) == set()


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("La communiste {Anne Petit} a signé à Paris.", "parti-communiste-francais"),
        ("L'écologiste allemande {Anne Petit} a signé.", "alliance-90-les-verts"),
        ("Le conservateur polonais {Paul Morel} a signé.", "droit-et-justice"),
        ("Le travailliste {Paul Morel} a signé à Londres.", "parti-travailliste"),
        ("{Paul Morel}, député socialiste de l'Essonne, a signé en France.", PS),
        ("Le sénateur républicain du Texas, {Paul Morel}, a signé à Washington. Les États-Unis attendent.", "parti-republicain"),
        ("La députée insoumise de Paris {Anne Petit} a signé.", "la-france-insoumise"),
        ("{Paul Morel}, qui est socialiste, a signé à Dakar. Le Sénégal attend.", "parti-socialiste-senegal"),
        ("Le Premier ministre travailliste {Paul Morel} a signé à Londres.", "parti-travailliste"),
        ("Dans les rangs libéraux, {Paul Morel} a signé. Le Canada attend.", "parti-liberal-du-canada"),
    ],
)
def test_a_word_for_its_members_names_the_party_of_their_state(text: str, party: str) -> None:
    (pair,) = members(text)
    assert pair[1] == party


def test_several_share_a_party() -> None:
    text = "La France attend. Les socialistes {Anne Petit} et {Paul Morel} ont signé."
    assert members(text) == {("anne-petit", PS), ("paul-morel", PS)}


@pytest.mark.parametrize(
    "text",
    [
        "Le républicain {Paul Morel} a signé à Lima.",
        "L'ex-socialiste {Paul Morel} a signé à Paris.",
        "Le chef conservateur, {Paul Morel}, a signé à Londres. Le Royaume-Uni attend.",
        "Le président du groupe socialiste, {Paul Morel}, a signé à Paris.",
        "Le gouvernement socialiste attend {Paul Morel} à Paris.",
        "{Paul Morel} aime les légumes verts à Paris.",
    ],
)
def test_words_that_make_no_member(text: str) -> None:
    assert members(text) == set()


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Le député RN {Paul Morel} a signé à Paris.", "rassemblement-national"),
        ("Le RN {Paul Morel} a signé à Paris.", "rassemblement-national"),
        ("L'élu du PS {Paul Morel} a signé à Paris.", PS),
        ("{Paul Morel}, élu PS, a signé à Paris.", PS),
        ("Le député {ORG:MSP} {Paul Morel} a signé à Alger.", "mouvement-de-la-societe-pour-la-paix"),
        ("{Paul Morel}, du Bloc québécois, a signé.", "bloc-quebecois"),
        ("{Paul Morel}, issu du RHDP, a signé à Abidjan.", "rassemblement-des-houphouetistes-pour-la-democratie-et-la-paix"),
        ("{Paul Morel}, élu sous l'étiquette du PS, a signé à Paris.", PS),
        ("{Paul Morel} a rejoint le Pastef.", "pastef"),
        ("{Paul Morel} appartient au PS.", PS),
        ("L'élu belge du PTB {Paul Morel} a signé.", "parti-du-travail-de-belgique"),
        ("Issu du parti de droite Vox, {Paul Morel} a signé.", "vox"),
        ("Pour le Bloc québécois, {Paul Morel} a dit non.", "bloc-quebecois"),
        ("Le Vert {Paul Morel} a signé à Berlin.", "alliance-90-les-verts"),
    ],
)
def test_a_party_beside_a_word_for_a_politician(text: str, party: str) -> None:
    assert members(text) == {("paul-morel", party)}


@pytest.mark.parametrize(
    "text",
    [
        "Le porte-parole du PS, {Paul Morel}, a signé à Paris.",
        "{Paul Morel} a quitté le PS.",
        "{Paul Morel} a critiqué le PS.",
        "Selon le parti de {Paul Morel}, la France attend.",
    ],
)
def test_an_office_in_a_party_is_no_membership_besides(text: str) -> None:
    assert members(text) == set()


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Le Maroc, membre de l'Union africaine, a signé.", {("MA", "union-africaine")}),
        ("Le Maroc est membre de l'Union africaine.", {("MA", "union-africaine")}),
        ("Le Maroc est un membre fondateur de l'OCI.", {("MA", "organisation-de-la-cooperation-islamique")}),
        ("La Finlande a rejoint l'OTAN.", {("FI", "organisation-du-traite-de-l-atlantique-nord")}),
        ("La Finlande a adhéré à l'OTAN.", {("FI", "organisation-du-traite-de-l-atlantique-nord")}),
        ("La France, membre permanent, a voté.", {("FR", "conseil-de-securite-des-nations-unies")}),
        (
            "Le Mali et le Niger, membres de l'Alliance des États du Sahel, ont signé.",
            {("ML", "alliance-des-etats-du-sahel"), ("NE", "alliance-des-etats-du-sahel")},
        ),
        (
            "Les pays membres de l'AES, le Mali et le Niger, ont signé.",
            {("ML", "alliance-des-etats-du-sahel"), ("NE", "alliance-des-etats-du-sahel")},
        ),
        ("L'AES (Mali, Niger) a signé.", {("ML", "alliance-des-etats-du-sahel"), ("NE", "alliance-des-etats-du-sahel")}),
        ("{Paul Morel}, membre du conseil d'administration de la BOAD, a signé.", {("paul-morel", "conseil-d-administration-de-la-boad")}),
        ("{Paul Morel} siège au conseil d'administration de la BOAD.", {("paul-morel", "conseil-d-administration-de-la-boad")}),
        ("La Suède est devenue le 32e membre de l'OTAN.", {("SE", "organisation-du-traite-de-l-atlantique-nord")}),
        ("L'Algérie, actuellement membre non permanent du Conseil de sécurité, a voté.", {("DZ", "conseil-de-securite-des-nations-unies")}),
        ("Le Fidesz a rejoint le groupe Patriotes pour l'Europe.", {("fidesz", "patriotes-pour-l-europe")}),
        (
            "Le Mali et le Niger ont créé l'Alliance des États du Sahel.",
            {("ML", "alliance-des-etats-du-sahel"), ("NE", "alliance-des-etats-du-sahel")},
        ),
        ("{Paul Morel} a été élu au bureau politique du RNI.", {("paul-morel", "bureau-politique-du-rni")}),
        ("{Anne Petit}, membre de la commission des Lois, a signé.", {("anne-petit", "commission-des-lois")}),
        (
            "La coalition Arizona, formée de la N-VA et du MR, gouverne la Belgique.",
            {("mouvement-reformateur", "arizona"), ("nieuw-vlaamse-alliantie", "arizona")},
        ),
    ],
)
def test_states_parties_and_persons_are_members_of_bodies(text: str, pairs: set[tuple[str, str]]) -> None:
    assert members(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        "{Paul Morel}, membre du gouvernement marocain, a signé.",
        "{Paul Morel}, ancien membre de l'OTAN, a signé.",
        "L'Ukraine, pays non membre de l'OTAN, a signé.",
        "Le Mali a quitté la CEDEAO.",
        "Le siège de l'Union africaine attend le Maroc.",
        "Le Maroc et le Mali ont salué l'Union africaine.",
        "Le sommet réunissant le Mali et le Niger est utile.",
        "{Paul Morel} entre au Conseil fédéral.",
        "Le Mali a créé une agence.",
    ],
)
def test_what_states_no_membership(text: str) -> None:
    assert members(text) == set()


def test_a_membership_that_is_denied_does_not_hold() -> None:
    (statement,) = statements(read_marked("L'Ukraine n'est pas membre de l'OTAN."), Predicate.MEMBER_OF)
    assert (statement.factuality, statement.holds) == (Factuality.DENIED, False)


def test_the_evidence_has_the_person_and_the_label() -> None:
    reading = read_marked("Hier, à Paris, la communiste {Anne Petit} a signé.")
    assert list(evidence(reading, statements(reading, Predicate.MEMBER_OF))) == ["communiste Anne Petit"]


def test_a_shared_name_means_the_party_of_the_state_that_is_named_most() -> None:
    reading = read_marked("La Belgique attend. Le Parti socialiste, présidé par {Paul Morel}, gouverne la Belgique.")
    assert {office.jurisdiction for office in reading.offices} == {f"organization/{PS_BELGIUM}"}


def test_the_state_of_a_person_decides_before_that_of_the_article() -> None:
    socialists = lexicon().partisans.longest(["socialiste"], 0)
    assert socialists is not None
    chosen = choose_party(socialists[1], ["country/BE"], {"country/FR": 5.0})
    assert chosen is not None
    assert chosen.id == f"organization/{PS_BELGIUM}"


def test_a_common_word_needs_its_state() -> None:
    republicans = lexicon().partisans.longest(["republicain"], 0)
    assert republicans is not None
    assert choose_party(republicans[1], (), {"country/FR": 5.0}, weak=True) is None
    assert choose_party(republicans[1], (), {"country/US": 1.0}, weak=True) is not None


def test_namesakes_are_all_parties_of_a_name() -> None:
    assert {PS, PS_BELGIUM, PS_SWITZERLAND} <= {party.id.partition("/")[2] for party in namesakes("PS")}
    assert namesakes("PS de Paris") == ()


def test_parties_have_states_and_words_of_their_own() -> None:
    parties = ontology.parties()
    assert len(parties) > 250
    assert {party.id for party in parties} <= {organization.id for organization in ontology.organizations()}
    words = [word for party in parties for word in party.partisans]
    assert all(word == word.lower() for word in words)
    assert all(len(set(party.partisans)) == len(party.partisans) for party in parties)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Union africaine, à laquelle le Maroc appartient, attend.", {("MA", "union-africaine")}),
        ("L'Union africaine, dont le Maroc est membre, attend.", {("MA", "union-africaine")}),
        ("La Suède est entrée dans l'Otan.", {("SE", "organisation-du-traite-de-l-atlantique-nord")}),
        ("Le Kenya compte parmi les membres de l'Union africaine.", {("KE", "union-africaine")}),
        ("Le Kenya est le deuxième membre de l'Union africaine.", {("KE", "union-africaine")}),
    ],
)
def test_bodies_that_a_relative_or_an_ordinal_leads_to(text: str, expected: set[tuple[str, str]]) -> None:
    assert members(text) == expected


@pytest.mark.parametrize("text", ["Le Maroc est entré dans la salle.", "L'Union africaine, dont le Maroc est voisin, attend."])
def test_entering_and_other_relatives_are_no_membership(text: str) -> None:
    assert members(text) == set()


def test_a_party_is_known_by_the_common_noun_before_its_name() -> None:
    assert members("{Anne Petit}, du parti d'opposition {ORG:Terre verte}, a signé.") == {("anne-petit", "terre-verte")}
    assert members("{Anne Petit}, du quotidien {ORG:Terre verte}, a signé.") == set()


def test_a_member_may_have_a_title_first() -> None:
    text = "{Paul Morel}, ministre de la Culture et membre de l'Union africaine, a signé."
    assert pairs(read_marked(text), Predicate.MEMBER_OF) == {("paul-morel", "union-africaine")}
