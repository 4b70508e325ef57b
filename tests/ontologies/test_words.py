"""The word data as the program sees it: well formed, without names that mean two things, broad enough for news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg import kinds, ontology
from kg.errors import OntologyError
from kg.ontology import Form
from kg.text import fold

TOPICS = Path(__file__).parents[1] / "gold" / "topics.txt"
IDS = {
    "countries": [country.id for country in ontology.countries()],
    "places": [place.id for place in ontology.places()],
    "organizations": [organization.id for organization in ontology.organizations()],
    "roles": [role.id for role in ontology.roles()],
    "portfolios": [portfolio.id for portfolio in ontology.portfolios()],
    "topics": [topic.id for topic in ontology.topics()],
    "agreements": [kind.id for kind in kinds.agreement_kinds()],
    "events": [kind.id for kind in kinds.event_kinds()],
}


def owners(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, set[str]]:
    """For each word, folded, the ids that claim it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for owner, words in pairs:
        for word in words:
            found[fold(word)].add(owner)
    return found


def shared(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, set[str]]:
    return {word: ids for word, ids in owners(pairs).items() if len(ids) > 1}


@pytest.mark.parametrize(
    ("kind", "least"), [("countries", 195), ("places", 1500), ("organizations", 300), ("roles", 200), ("portfolios", 60)]
)
def test_there_are_enough(kind: str, least: int) -> None:
    assert len(IDS[kind]) >= least


@pytest.mark.parametrize("kind", IDS)
def test_ids_are_unique_and_relative(kind: str) -> None:
    assert len(set(IDS[kind])) == len(IDS[kind])
    assert all("/" in one and ":" not in one for one in IDS[kind])


def test_no_noun_is_of_two_kinds() -> None:
    found = (*kinds.agreement_kinds(), *kinds.event_kinds())
    assert not shared((kind.id, kind.forms) for kind in found)


def test_vague_nouns_are_forms_of_their_kind() -> None:
    for kind in (*kinds.agreement_kinds(), *kinds.event_kinds()):
        assert kind.vague <= set(kind.forms), kind.id


def test_no_two_countries_share_a_name() -> None:
    assert not shared((country.id, country.names) for country in ontology.countries())


def test_no_two_countries_share_a_metonym() -> None:
    assert not shared((country.id, country.metonyms) for country in ontology.countries())


def test_no_metonym_of_a_country_is_the_name_of_another() -> None:
    names = owners((country.id, country.names) for country in ontology.countries())
    assert not [(c.id, word) for c in ontology.countries() for word in c.metonyms if names.get(fold(word), {c.id}) != {c.id}]


def test_only_the_two_congos_share_an_adjective() -> None:
    both = shared((country.id, country.demonyms) for country in ontology.countries())
    assert set(both) == {"congolais", "congolaise", "congolaises"}


def test_every_country_has_a_code_an_adjective_and_a_capital() -> None:
    for country in ontology.countries():
        assert country.id == f"country/{country.iso}"
        assert country.demonyms
        assert country.capitals
        assert country.gender in {"m", "f"}


@pytest.mark.parametrize(
    ("word", "iso"),
    [
        ("marocaines", "MA"), ("émiratie", "AE"), ("grecque", "GR"), ("turcs", "TR"), ("burkinabè", "BF"), ("santoméen", "ST"),
        ("nord-coréenne", "KP"), ("sud-africain", "ZA"), ("britanniques", "GB"), ("états-unien", "US"), ("congolaise", "CG"),
        ("congolaise", "CD"), ("ivoirienne", "CI"), ("monténégrine", "ME"), ("nippons", "JP"), ("ouzbèke", "UZ"),
    ],
)  # fmt: skip
def test_adjectives_lead_to_their_country(word: str, iso: str) -> None:
    assert f"country/{iso}" in owners((country.id, country.demonyms) for country in ontology.countries())[fold(word)]


@pytest.mark.parametrize(
    ("word", "iso"),
    [
        ("Rabat", "MA"),
        ("Élysée", "FR"),
        ("Maison Blanche", "US"),
        ("Kremlin", "RU"),
        ("La Haye", "NL"),
        ("Tel-Aviv", "IL"),
        ("Abidjan", "CI"),
    ],
)
def test_metonyms_lead_to_their_country(word: str, iso: str) -> None:
    assert owners((country.id, country.metonyms) for country in ontology.countries())[fold(word)] == {f"country/{iso}"}


@pytest.mark.parametrize(
    ("form", "iso"), [("maroco", "MA"), ("franco", "FR"), ("sino", "CN"), ("algéro", "DZ"), ("hispano", "ES"), ("tuniso", "TN")]
)
def test_first_parts_of_compounds_lead_to_their_country(form: str, iso: str) -> None:
    assert owners((country.id, country.combining_forms) for country in ontology.countries())[fold(form)] == {f"country/{iso}"}


def test_places_lie_in_known_countries() -> None:
    assert {place.country for place in ontology.places() if place.country} <= set(IDS["countries"])


def test_disputed_territories_have_no_country() -> None:
    disputed = {"Sahara occidental", "Cachemire", "Malouines", "plateau du Golan"}
    assert {place.label for place in ontology.places() if place.country is None} >= disputed


def test_organizations_belong_to_known_countries() -> None:
    assert {organization.country for organization in ontology.organizations() if organization.country} <= set(IDS["countries"])


@pytest.mark.parametrize(
    "acronym", ["ONU", "UE", "UA", "CEDEAO", "OCI", "OIF", "OTAN", "FMI", "CPI", "AIEA", "AES", "FIFA", "RNI", "M23", "AQMI"]
)
def test_acronyms_of_the_news_are_known(acronym: str) -> None:
    assert any(acronym in organization.names for organization in ontology.organizations())


@pytest.mark.parametrize(
    ("role", "form", "grammar"),
    [
        ("minister", "ministres", Form("mf", "p", "ministre")),
        ("prime-minister", "première ministre", Form("f", "s", "première ministre")),
        ("prime-minister", "premiers ministres", Form("m", "p", "premier ministre")),
        ("mayor", "mairesses", Form("f", "p", "mairesse")),
        ("spokesperson", "porte-parole", Form("mf", "sp", "porte-parole")),
        ("king", "reine", Form("f", "s", "reine")),
        ("secretary-general", "secrétaires générales", Form("f", "p", "secrétaire générale")),
        ("director-general", "directeurs généraux", Form("m", "p", "directeur général")),
        ("first-lady", "première dame", Form("f", "s", "première dame")),
    ],
)
def test_forms_of_titles_have_their_grammar(role: str, form: str, grammar: Form) -> None:
    assert {one.id: one for one in ontology.roles()}[f"role/{role}"].forms[form] == grammar


def test_no_form_belongs_to_two_roles() -> None:
    assert not shared((role.id, role.forms) for role in ontology.roles())


def test_every_plural_has_a_singular() -> None:
    forms = [(text, form) for role in ontology.roles() for text, form in role.forms.items()]
    assert not [text for text, form in forms if form.number == "p" and form.singular == text]


def test_the_first_form_of_a_role_is_its_label() -> None:
    assert all(next(iter(role.forms)) == role.label for role in ontology.roles())


@pytest.mark.parametrize(
    ("role", "expected"), [("foreign-affairs-head", True), ("head-of-state", True), ("minister", False), ("head", False)]
)
def test_periphrases_are_marked(role: str, expected: bool) -> None:
    assert {one.id: one for one in ontology.roles()}[f"role/{role}"].periphrasis is expected


@pytest.mark.parametrize("kind", ["roles", "topics"])
def test_broader_concepts_exist_without_cycles(kind: str) -> None:
    concepts = ontology.roles() if kind == "roles" else ontology.topics()
    parents = {one.id: one.broader for one in concepts}
    for start in parents:
        seen, here = set[str](), parents[start]
        while here is not None:
            assert here not in seen
            seen.add(here)
            here = parents[here]


@pytest.mark.parametrize(
    ("form", "gender"), [("M.", "m"), ("Mme", "f"), ("MM.", "m"), ("Dr", ""), ("générale", "f"), ("cheikh", "m"), ("Son Excellence", "")]
)
def test_forms_of_address_have_a_gender(form: str, gender: str) -> None:
    assert ontology.civilities()[form] == gender


def test_occupations_forms_of_address_and_roles_are_apart() -> None:
    roles = {fold(form) for role in ontology.roles() for form in role.forms}
    assert not roles & {fold(form) for form in (*ontology.occupations(), *ontology.civilities())}
    assert "cheffes d'orchestre" in ontology.occupations()


def test_no_two_portfolios_share_a_name() -> None:
    assert not shared((portfolio.id, portfolio.names) for portfolio in ontology.portfolios())


def test_the_topics_are_those_of_the_gold_list() -> None:
    if not TOPICS.exists():
        pytest.skip(f"{TOPICS} is not there")
    assert {topic.id.removeprefix("topic/") for topic in ontology.topics()} == set(TOPICS.read_text().split())


def test_every_topic_has_triggers_none_of_them_false_for_it() -> None:
    for topic in ontology.topics():
        assert len(topic.triggers) >= 10
        assert not set(map(fold, topic.triggers)) & set(map(fold, topic.false_triggers))


def test_triggers_have_their_asterisk_at_the_end_alone() -> None:
    words = [word for topic in ontology.topics() for word in (*topic.triggers, *topic.false_triggers)]
    assert not [word for word in words if "*" in word[:-1] or word == "*" or word != word.casefold()]


def test_known_office_holders_lead_to_known_countries() -> None:
    assert {country for _, country in ontology.officeholders()} <= set(IDS["countries"])


def test_a_missing_file_is_named() -> None:
    with pytest.raises(OntologyError, match=r"no-such-words\.ttl"):
        ontology.load("no-such-words")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("not turtle", r"countries\.ttl"),
        ("<https://w3id.org/newskg/country/MA> a <https://w3id.org/newskg/ontology#Country> .", "country/MA: needs exactly one"),
        ("<https://example.org/MA> a <https://w3id.org/newskg/ontology#Country> .", "https://example.org/MA is not under"),
    ],
)
def test_malformed_words_are_named(content: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "countries.ttl").write_text(content)
    monkeypatch.setattr(ontology, "folder", lambda name: tmp_path)
    ontology.load.cache_clear()
    ontology.countries.cache_clear()
    try:
        with pytest.raises(OntologyError, match=reason):
            ontology.countries()
    finally:
        ontology.load.cache_clear()
        ontology.countries.cache_clear()
