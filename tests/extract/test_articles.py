"""Whole articles through the shipped pipeline."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from spacy.language import Language

from kg.extract import read, read_all
from kg.model import Article, Reading, Statement
from kg.vocabulary import Predicate, Status
from tests.extract.documents import evidence, offices, statements

POLITICAL = {Predicate.MET, Predicate.VISITED, Predicate.COOPERATES_WITH}
MINISTERS = Article(
    "rabat",
    "Rabat et Paris resserrent leurs liens sécuritaires",
    "RABAT – Le ministre de l'Intérieur marocain, Abdelouafi Laftit, a reçu lundi à Rabat son homologue français, Bruno Retailleau.\n\n"
    "Les deux ministres ont évoqué la lutte contre le terrorisme et la migration irrégulière. M. Retailleau a salué la qualité de "
    "l'accueil qui lui a été réservé.\n\n"
    "La coopération entre le Maroc et la France en matière de sécurité s'est renforcée depuis que le président français Emmanuel Macron "
    "s'est rendu à Rabat en octobre dernier, à l'invitation du roi Mohammed VI.",
    "2025-04-15",
    "Agence",
)
UNSAID = Article(
    "unsaid",
    "Madrid et Alger se cherchent",
    "ALGER – Le ministre algérien de l'Énergie, Mohamed Arkab, n'a pas rencontré la ministre espagnole Sara Aagesen, contrairement à ce "
    "qu'affirmait un quotidien.\n\n"
    "Le président du gouvernement espagnol, Pedro Sánchez, pourrait se rendre à Alger à l'automne. Un syndicat appelle l'Espagne à "
    "coopérer avec l'Algérie. Selon un journal, M. Arkab aurait reçu Teresa Ribera.",
    "2025-04-15",
)
WEATHER = Article(
    "weather",
    "Des orages attendus en fin de semaine",
    "Après dix jours de soleil, le temps se gâte. Les services de la météo annoncent de fortes averses dans le Sud-Ouest, puis une baisse "
    "des températures.\n\nLes maraîchers se réjouissent : la terre manquait d'eau. À Toulouse, la foire aux fleurs est reportée d'une "
    "semaine, ont indiqué ses organisateurs. Julie Lemoine, qui y vend des rosiers depuis vingt ans, n'y voit pas de drame.",
    "2025-04-15",
)
TYPOGRAPHIC = replace(
    MINISTERS,
    title=MINISTERS.title.replace("'", "’"),
    text=MINISTERS.text.replace("'", "’").replace("M. ", "M.\u00a0").replace(" –", "\u202f–"),
)


@pytest.fixture(scope="module")
def reading(shipped: Language) -> Reading:
    return read(shipped, MINISTERS)


def only(reading: Reading, predicate: Predicate) -> Statement:
    (statement,) = statements(reading, predicate)
    return statement


def test_both_ministers_hold_the_office_of_their_country(reading: Reading) -> None:
    assert {
        ("abdelouafi-laftit", "ministre de l'Intérieur", "MA"),
        ("bruno-retailleau", "ministre de l'Intérieur", "FR"),
    } <= offices(reading)


def test_heads_of_state_hold_theirs(reading: Reading) -> None:
    assert {("emmanuel-macron", "président", "FR"), ("mohammed-vi", "roi", "MA")} <= offices(reading)


def test_nobody_else_holds_anything(reading: Reading) -> None:
    assert len(offices(reading)) == 4


def test_the_ministers_met_with_date_place_and_topics(reading: Reading) -> None:
    met = only(reading, Predicate.MET)
    assert {met.subject, met.object} == {"person/abdelouafi-laftit", "person/bruno-retailleau"}
    assert (met.date, met.place) == ("2025-04-14", "place/rabat")
    assert {"topic/counter-terrorism", "topic/migration"} <= set(met.topics)


def test_the_president_visited_in_october(reading: Reading) -> None:
    visited = only(reading, Predicate.VISITED)
    assert (visited.subject, visited.object, visited.date) == ("person/emmanuel-macron", "place/rabat", "2024-10")


def test_the_two_countries_cooperate_on_security(reading: Reading) -> None:
    cooperation = only(reading, Predicate.COOPERATES_WITH)
    assert {cooperation.subject, cooperation.object} == {"country/MA", "country/FR"}
    assert "topic/security" in cooperation.topics


@pytest.mark.parametrize("article", [MINISTERS, TYPOGRAPHIC], ids=["plain", "typographic"])
def test_all_evidence_is_an_exact_slice_within_one_sentence(shipped: Language, article: Article) -> None:
    found = read(shipped, article)
    slices = list(evidence(found, found.statements))
    assert len(slices) >= 7
    assert all(words == words.strip() and words in article.content and "\n" not in words for words in slices)


@pytest.mark.parametrize(
    ("predicate", "words"),
    [
        (Predicate.MET, ("Abdelouafi Laftit", "a reçu", "Bruno Retailleau")),
        (Predicate.VISITED, ("Emmanuel Macron", "s'est rendu à Rabat")),
        (Predicate.COOPERATES_WITH, ("La coopération entre le Maroc et la France",)),
    ],
)
def test_the_evidence_names_who_did_what(reading: Reading, predicate: Predicate, words: tuple[str, ...]) -> None:
    (proof,) = evidence(reading, statements(reading, predicate))
    assert [word for word in words if word not in proof] == []


def test_offices_are_proved_by_title_and_name(reading: Reading) -> None:
    proofs = set(evidence(reading, statements(reading, Predicate.HOLDS_OFFICE)))
    assert "Le ministre de l'Intérieur marocain, Abdelouafi Laftit" in proofs


def test_all_statements_of_the_article_hold_now(reading: Reading) -> None:
    assert all(statement.holds for statement in reading.statements)
    assert {s.status for s in statements(reading, Predicate.HOLDS_OFFICE)} == {Status.CURRENT}


def test_typographic_apostrophes_and_spaces_change_no_fact(shipped: Language, reading: Reading) -> None:
    other = read(shipped, TYPOGRAPHIC)
    facts = {(s.key, s.date, s.place, s.topics) for s in reading.statements}
    assert {(s.key, s.date, s.place, s.topics) for s in other.statements} == facts


def test_what_is_denied_conditional_or_wished_makes_no_plain_triple(shipped: Language) -> None:
    unsaid = read(shipped, UNSAID)
    assert [s for s in unsaid.statements if s.holds and s.predicate in POLITICAL] == []


def test_an_article_without_politics_tells_of_none(shipped: Language) -> None:
    assert [s for s in read(shipped, WEATHER).statements if s.predicate in POLITICAL] == []


def test_without_a_date_of_publication_no_statement_has_a_relative_date(shipped: Language) -> None:
    assert {s.date for s in read(shipped, replace(MINISTERS, published=None)).statements} == {None}


@pytest.mark.parametrize("batch_size", [1, 2, 7])
def test_the_batch_size_changes_nothing(shipped: Language, batch_size: int) -> None:
    articles = [MINISTERS, WEATHER, UNSAID, TYPOGRAPHIC]
    assert list(read_all(shipped, articles, batch_size=batch_size)) == [read(shipped, article) for article in articles]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_articles_changes_no_reading(shipped: Language, seed: int) -> None:
    articles = [replace(article, id=article.id) for article in (MINISTERS, WEATHER, UNSAID, TYPOGRAPHIC)]
    alone = {id(article): read(shipped, article) for article in articles}
    random.Random(seed).shuffle(articles)
    assert list(read_all(shipped, articles)) == [alone[id(article)] for article in articles]


def test_articles_are_read_as_a_stream(shipped: Language) -> None:
    asked = []

    def endless() -> object:
        while True:
            asked.append(1)
            yield WEATHER

    readings = read_all(shipped, endless(), batch_size=2)  # type: ignore[arg-type]
    assert next(readings).article is WEATHER
    assert len(asked) < 10


@pytest.mark.parametrize("title", ["", "Maroc"])
@pytest.mark.parametrize("text", ["", "\n\n\n", "   ", "2025 12 03 1 000", "🙂🙂🇲🇦", "Oui", "ministre", ".", "«", "\u200b", "e\u0301"])
def test_next_to_nothing_gives_no_statement(shipped: Language, title: str, text: str) -> None:
    assert read(shipped, Article("x", title, text, "2025-04-15")).statements == ()


def test_a_very_long_article_is_read_in_reasonable_time(shipped: Language) -> None:
    paragraphs = [WEATHER.text, MINISTERS.text]
    text = "\n\n".join(paragraphs[i % 2] for i in range(1000))
    long = replace(MINISTERS, text=" ".join(text.split(" ")[:20_000]))
    started = time.perf_counter()
    found = read(shipped, long)
    assert time.perf_counter() - started < 60
    assert len(statements(found, Predicate.MET)) == 1


def test_an_article_in_capitals_does_not_crash(shipped: Language) -> None:
    assert read(shipped, replace(MINISTERS, title=MINISTERS.title.upper(), text=MINISTERS.text.upper())).article.id == "rabat"
