"""Office titles: what belongs to them, what they govern, and whether they are held, were held or are being taken over."""

from __future__ import annotations

import pytest

from kg.vocabulary import Predicate, Status
from tests.extract.documents import analyse, offices, read_marked, statements

MINISTERS = [
    ("Le ministre marocain de l'Intérieur, {Aziz Belmir}, a signé.", {("ministre de l'Intérieur", "MA")}),
    ("La ministre de l'Intérieur marocaine {Salma Belmir} a signé.", {("ministre de l'Intérieur", "MA")}),
    (
        "Le ministre malien de l'Économie, des Finances et du Budget, {Oumar Keïta}, a signé.",
        {("ministre de l'Économie, des Finances et du Budget", "ML")},
    ),
    (
        "La ministre sénégalaise de l'Agriculture, de la Souveraineté alimentaire et de l'Élevage, {Awa Ndour}, a signé.",
        {("ministre de l'Agriculture, de la Souveraineté alimentaire et de l'Élevage", "SN")},
    ),
    (
        "Le ministre d'État, ministre ivoirien de la Défense, {Jean Koffi}, a signé.",
        {("ministre d'État", "CI"), ("ministre de la Défense", "CI")},
    ),
    ("Le ministre belge des Eaux et Forêts, {Luc Peeters}, a signé.", {("ministre des Eaux et Forêts", "BE")}),
    (
        "La ministre déléguée française chargée de la Ville, {Anne Morel}, a signé.",
        {("ministre déléguée chargée de la Ville", "FR")},
    ),
    ("Le secrétaire d'État français aux Transports, {Paul Morel}, a signé.", {("secrétaire d'État aux Transports", "FR")}),
    ("La vice-ministre chinoise du Commerce, {Lin Mei}, a signé.", {("vice-ministre du Commerce", "CN")}),
    (
        "Le ministre algérien des Affaires étrangères et de la Communauté nationale à l'étranger, {Omar Ziani}, a signé.",
        {("ministre des Affaires étrangères et de la Communauté nationale à l'étranger", "DZ")},
    ),
]
HEADS = [
    ("Le président de la République française, {Paul Morel}, a signé.", {("président de la République", "FR")}),
    ("La Première ministre italienne, {Carla Bianchi}, a signé.", {("première ministre", "IT")}),
    ("Le Premier ministre de la République tunisienne, {Omar Ziani}, a signé.", {("premier ministre", "TN")}),
    ("Le roi d'Espagne, {Felipe VI}, a signé.", {("roi", "ES")}),
    ("L'émir du Qatar, {Tamim ben Hamad}, a signé.", {("émir", "QA")}),
    ("Le chancelier allemand {Otto Brandt} a signé.", {("chancelier", "DE")}),
    ("Le président du Mali, {Oumar Keïta}, a signé.", {("président", "ML")}),
    ("La vice-présidente colombienne, {Ana Ruiz}, a signé.", {("vice-présidente", "CO")}),
]
ABROAD = [
    ("L'ambassadeur d'Italie à Tunis, {Carlo Bianchi}, a signé.", {("ambassadeur à Tunis", "IT")}),
    ("L'ambassadrice du Canada au Maroc, {Anne Tremblay}, a signé.", {("ambassadrice au Maroc", "CA")}),
    (
        "Le représentant permanent du Maroc auprès de l'ONU, {Aziz Belmir}, a signé.",
        {("représentant permanent auprès de l'ONU", "MA")},
    ),
    ("Le consul général de France à Agadir, {Paul Morel}, a signé.", {("consul général à Agadir", "FR")}),
    ("L'envoyé spécial américain pour le Soudan, {John Carter}, a signé.", {("envoyé spécial pour le Soudan", "US")}),
]
BODIES = [
    ("Le secrétaire général de l'ONU, {Pedro Lima}, a signé.", {("secrétaire général", "organisation-des-nations-unies")}),
    ("La présidente de la Commission européenne, {Greta Holm}, a signé.", {("présidente", "commission-europeenne")}),
    ("Le directeur général de l'AIEA, {Pablo Ruiz}, a signé.", {("directeur général", "agence-internationale-de-l-energie-atomique")}),
    ("Le président de l'Assemblée nationale française, {Paul Morel}, a signé.", {("président de l'Assemblée nationale", "FR")}),
    ("Le porte-parole du département d'État américain, {John Carter}, a signé.", {("porte-parole du département d'État", "US")}),
    ("Le chef d'état-major de l'armée malienne, {Oumar Keïta}, a signé.", {("chef d'état-major de l'armée", "ML")}),
    ("Le gouverneur de la Banque du Canada, {Paul Tremblay}, a signé.", {("gouverneur", "banque-du-canada")}),
    ("La présidente du groupe {ORG:Solarix}, {Anne Morel}, a signé.", {("présidente", "groupe-solarix")}),
]
LOCAL = [
    ("Le maire de Bordeaux, {Paul Morel}, a signé.", {("maire", "bordeaux")}),
    ("La mairesse de Montréal, {Anne Tremblay}, a signé.", {("mairesse", "montreal")}),
    ("Le wali de la région de Souss-Massa, {Aziz Belmir}, a signé.", {("wali", "souss-massa")}),
    ("La présidente de la région Occitanie, {Anne Morel}, a signé.", {("présidente", "occitanie")}),
    ("Le gouverneur de l'État de Borno, {Musa Bello}, a signé.", {("gouverneur", "borno")}),
    ("Le préfet du Nord, {Paul Morel}, a signé.", {("préfet", "nord")}),
]


@pytest.mark.parametrize(("sentence", "expected"), [*MINISTERS, *HEADS, *ABROAD, *BODIES, *LOCAL])
def test_a_title_is_cut_into_label_and_what_it_governs(sentence: str, expected: set[tuple[str, str]]) -> None:
    assert {(title, governed) for _, title, governed in offices(read_marked(sentence))} == expected


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_the_apostrophe_does_not_matter(apostrophe: str) -> None:
    found = offices(read_marked(f"Le ministre algérien de l{apostrophe}Énergie, {{Omar Ziani}}, a signé."))
    assert {(person, governed) for person, _, governed in found} == {("omar-ziani", "DZ")}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("L'ancien ministre français de la Culture, {Paul Morel}, a signé.", Status.FORMER),
        ("L'ex-ministre français de la Culture, {Paul Morel}, a signé.", Status.FORMER),
        ("L'ex-Premier ministre italien {Carlo Bianchi} a signé.", Status.FORMER),
        ("Le président déchu du Niger, {Oumar Keïta}, a signé.", Status.FORMER),
        ("Le nouveau ministre français de la Culture, {Paul Morel}, a signé.", Status.APPOINTED),
        ("Le président élu du Ghana, {Kofi Addo}, a signé.", Status.APPOINTED),
        ("L'{ORG:ex-Première} ministre française {Anne Morel} a signé.", Status.FORMER),
        ("L'actuel ministre français de la Culture, {Paul Morel}, a signé.", Status.CURRENT),
        ("Le Premier ministre sortant du Liban, {Sami Haddad}, a signé.", Status.CURRENT),
    ],
)
def test_words_around_a_title_say_whether_it_is_still_held(sentence: str, status: Status) -> None:
    (statement,) = statements(read_marked(sentence), Predicate.HOLDS_OFFICE)
    assert statement.status is status


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Le président par intérim du Mali, {Oumar Keïta}, a signé.", "président par intérim"),
        ("Le président en exercice de la Cédéao, {Oumar Keïta}, a signé.", "président en exercice"),
        ("Le ministre français de la Culture par intérim, {Paul Morel}, a signé.", "ministre de la Culture par intérim"),
    ],
)
def test_an_interim_or_rotating_office_says_so(sentence: str, label: str) -> None:
    assert {title for _, title, _ in offices(read_marked(sentence))} == {label}


def test_a_pronoun_for_the_title_takes_the_head_of_the_one_before() -> None:
    found = offices(read_marked("Le ministre malien de l'Intérieur, {Oumar Keïta}, et celui des Armées, {Issa Traoré}, sont à Bamako."))
    assert found == {("oumar-keita", "ministre de l'Intérieur", "ML"), ("issa-traore", "ministre des Armées", "ML")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("{Paul Morel}, qui préside la {ORG:Fondation Solarix}, a signé.", ("président", "fondation-solarix")),
        ("{Anne Morel}, qui dirige l'agence {ORG:Solarix}, a signé.", ("directrice", "agence-solarix")),
        ("La réunion de la {ORG:Fondation Solarix}, présidée par {Anne Morel}, sera utile.", ("présidente", "fondation-solarix")),
        ("{Paul Morel}, qui dirigeait {ORG:Solarix}, a signé.", ("directeur", "solarix")),
        ("{Paul Morel}, qui préside le tout nouveau {ORG:Front du Nord}, a signé.", ("président", "front-du-nord")),
        ("{Paul Morel}, qui préside le bloc parlementaire du {ORG:Front du Nord}.", ("président", "bloc-parlementaire-du-front-du-nord")),
    ],
)
def test_verbs_of_leading_stand_for_a_title(sentence: str, expected: tuple[str, str]) -> None:
    assert {(title, body) for _, title, body in offices(read_marked(sentence))} == {expected}


def test_a_verb_of_leading_may_follow_another_title() -> None:
    found = offices(read_marked("{Paul Morel}, maire d'Oran, qui dirige la {ORG:Fondation Solarix}, juge le texte utile."))
    assert found == {("paul-morel", "maire", "oran"), ("paul-morel", "directeur", "fondation-solarix")}


@pytest.mark.parametrize(
    "sentence",
    [
        "{Paul Morel}, qui dirige Oran, a signé.",
        "{Paul Morel}, qui préside le groupe parlementaire, a signé.",
        "Le chef d'orchestre {Paul Morel} a signé.",
        "Le président a signé.",
        "{Paul Morel} a signé avec le ministère de l'Intérieur.",
        "Le romancier {Paul Morel} a signé.",
    ],
)
def test_occupations_and_titles_without_a_name_give_no_office(sentence: str) -> None:
    assert offices(read_marked(sentence)) == set()


def test_a_title_without_a_country_takes_that_of_the_dateline() -> None:
    reading = read_marked("Tunis, 15 avril – Le ministre de la Santé, {Omar Ziani}, a signé.")
    assert offices(reading) == {("omar-ziani", "ministre de la Santé", "TN")}


def test_a_title_without_a_country_takes_that_of_the_national_agency() -> None:
    reading = read_marked("Le ministre de la Santé, {Omar Ziani}, a signé un accord sur les vaccins.", source="APS")
    assert [governed for _, _, governed in offices(reading)] in (["DZ"], ["SN"])


def test_of_two_states_named_equally_often_the_first_is_home() -> None:
    reading = read_marked("Le porte-parole du gouvernement, {Anne Morel}, a salué les ministres français et russe.")
    assert offices(reading) == {("anne-morel", "porte-parole du gouvernement", "FR")}


@pytest.mark.parametrize(("demonym", "country"), [("congolais", "CD"), ("guinéen", "GN"), ("nigérien", "NE"), ("nigérian", "NG")])
def test_neighbours_with_similar_demonyms_are_told_apart(demonym: str, country: str) -> None:
    places = {"CD": "Kinshasa", "GN": "Conakry", "NE": "Niamey", "NG": "Abuja"}
    reading = read_marked(f"À {places[country]}, le ministre {demonym} de la Santé, {{Omar Ziani}}, a signé.")
    assert {governed for _, _, governed in offices(reading)} == {country}


def test_a_plural_title_gives_each_name_its_own_country() -> None:
    reading = read_marked(
        "Les ministres des Affaires étrangères du Mali, du Niger et du Burkina Faso, {Oumar Keïta}, {Issa Garba} et {Paul Ouédraogo}, "
        "sont à Bamako."
    )
    label = "ministre des Affaires étrangères"
    assert offices(reading) == {("oumar-keita", label, "ML"), ("issa-garba", label, "NE"), ("paul-ouedraogo", label, "BF")}


def test_roles_and_portfolios_are_concepts() -> None:
    (office,) = read_marked("Le ministre marocain de l'Intérieur, {Aziz Belmir}, a signé.").offices
    assert (office.role, office.portfolios) == ("role/minister", ("portfolio/interior",))


def test_the_masculine_title_names_the_office_and_stands_beside_the_feminine_one() -> None:
    (office,) = read_marked("La directrice générale de l'OMC, {Ada Obi}, a signé.").offices
    assert office.id.endswith("/directeur-general")
    assert (office.label, office.aliases) == ("directrice générale", ("directeur général",))


@pytest.mark.parametrize("head", ["directeur", "ministre", "président", "maire"])
def test_every_title_lies_where_it_says_it_does(head: str) -> None:
    analysis = analyse(f"Hier, le {head} de Tunis, {{Omar Ziani}}, a signé.")
    (office,) = analysis.offices
    assert analysis.atoms.folds[office.start] == head.replace("é", "e")
    assert analysis.atoms.folds[office.left] == "le"
