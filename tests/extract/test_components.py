"""The components in somebody else's pipeline."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract import COMPONENTS, add_components, read
from kg.extract.components import Analysis, register_extensions
from kg.model import Article
from kg.vocabulary import Predicate
from tests.extract.documents import TAGS

TEXT = "Le ministre marocain de l'Intérieur, Aziz Belmir, est à Rabat. Il a reçu son homologue français, Paul Morel, lundi."


@Language.component("test_tags")
def tags_component(doc: Doc) -> Doc:
    """Parts of speech for the few words that relations need: what a tagger would do."""
    for token in doc:
        tag, _, morph = TAGS.get(token.text, "PROPN" if token.is_title else "NOUN").partition("|")
        token.pos_ = tag
        token.set_morph(morph.replace(";", "|"))  # type: ignore[attr-defined]
    return doc


@pytest.fixture
def ruled() -> Language:
    """A pipeline of rules alone: sentences, and an entity ruler that knows two names."""
    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": None}).add_patterns(  # type: ignore[attr-defined]
        [{"label": "PER", "pattern": "Aziz Belmir"}, {"label": "PERSON", "pattern": "Paul Morel"}]
    )
    return nlp


@pytest.fixture
def extended(ruled: Language) -> Language:
    """The same with the components of extraction, added one by one as anybody would."""
    for name in COMPONENTS:
        ruled.add_pipe(name)
    return ruled


def test_the_components_leave_an_analysis_on_the_document(extended: Language) -> None:
    analysis = extended(TEXT)._.kg
    assert isinstance(analysis, Analysis)
    assert {person.name for person in analysis.persons.values()} == {"Aziz Belmir", "Paul Morel"}


def test_offices_need_no_tags(extended: Language) -> None:
    analysis = extended(TEXT)._.kg
    held = {(h.person.name, h.office.label, *h.countries) for h in analysis.holdings}
    assert held == {
        ("Aziz Belmir", "ministre de l'Intérieur", "country/MA"),
        ("Paul Morel", "ministre de l'Intérieur", "country/FR"),
    }


def test_without_a_date_of_publication_nothing_relative_is_resolved(extended: Language) -> None:
    assert extended(TEXT)._.kg.dates == []


def test_a_date_of_publication_may_be_set_before_the_components(extended: Language) -> None:
    doc = extended.make_doc(TEXT)
    doc._.kg_published = "2025-04-15"
    assert [date.value for date in extended(doc)._.kg.dates] == ["2025-04-14"]


def test_meetings_need_parts_of_speech(ruled: Language) -> None:
    ruled.add_pipe("test_tags")
    claims = add_components(ruled)(TEXT)._.kg.claims
    assert [(c.subject.name, c.predicate, c.object.name) for c in claims] == [("Aziz Belmir", Predicate.MET, "Paul Morel")]


def test_an_article_is_read_by_any_pipeline(ruled: Language) -> None:
    ruled.add_pipe("test_tags")
    reading = read(add_components(ruled), Article("a", "Rabat", TEXT, "2025-04-15"))
    assert {s.predicate for s in reading.statements} == {Predicate.HOLDS_OFFICE, Predicate.MET}


def test_adding_the_components_twice_changes_nothing(extended: Language) -> None:
    before = list(extended.pipe_names)
    assert add_components(extended).pipe_names == before


def test_the_components_stand_in_their_order_at_the_end(ruled: Language) -> None:
    assert add_components(ruled).pipe_names[-len(COMPONENTS) :] == list(COMPONENTS)


def test_registering_the_extensions_again_is_allowed() -> None:
    register_extensions()
    assert all(Doc.has_extension(name) for name in ("kg", "kg_published", "kg_agencies"))


@pytest.mark.parametrize("name", COMPONENTS[1:])
def test_a_component_alone_does_not_crash(name: str) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(name)
    assert isinstance(nlp(TEXT)._.kg, Analysis)


def test_a_stream_of_documents_comes_out_in_its_order(extended: Language) -> None:
    texts = ["Aziz Belmir dort.", "Oui.", TEXT]
    assert [len(set(doc._.kg.persons.values())) for doc in extended.pipe(texts, batch_size=2)] == [1, 0, 2]
