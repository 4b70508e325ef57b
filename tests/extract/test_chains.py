"""Which stretches of an article are one person, State, body or place."""

from __future__ import annotations

from kg.extract.chains import Chain, find_chains
from kg.extract.cues import find_cues
from kg.extract.states import agency_countries
from kg.model import Article
from kg.vocabulary import EntityType, Factuality
from tests.extract.documents import _unmark, french, make_atoms, make_doc


def chains(marked: str) -> dict[str, Chain]:
    """The chains of an article by the labels of their entities."""
    doc = make_doc(f"\n{marked}")
    doc._.kg_published, doc._.kg_agencies = "2025-04-15", agency_countries(None)
    for name in french().pipe_names:
        doc = french().get_pipe(name)(doc)
    return {chain.entity.label: chain for chain in find_chains(doc, Article("a", "", _unmark(marked)[0]))}


def words(marked: str, label: str) -> tuple[list[str], list[str]]:
    """The names of one chain, and what refers to it."""
    chain, content = chains(marked)[label], f"\n{_unmark(marked)[0]}"
    names, references = ([content[s.start : s.end] for s in spans] for spans in (chain.entity.mentions, chain.references))
    return names, references


def test_names_in_part_are_one_person() -> None:
    names, _ = words("{Aziz Belmir} a parlé. M. Belmir est arrivé.", "Aziz Belmir")
    assert names == ["Aziz Belmir", "Belmir"]


def test_somebody_without_a_fact_has_a_chain() -> None:
    assert chains("{Aziz Belmir} dort.")["Aziz Belmir"].entity.type is EntityType.PERSON


def test_pronouns_and_titles_refer() -> None:
    text = "Le ministre marocain de l'Intérieur, {Aziz Belmir}, est arrivé. Le ministre a parlé. Il a salué Paris."
    _, references = words(text, "Aziz Belmir")
    assert references == ["Le ministre", "Il"]


def test_a_country_is_named_by_its_adjective_and_referred_to_by_its_capital() -> None:
    names, references = words("Le gouvernement marocain a signé. Le Maroc salue l'accord. Rabat salue aussi la France.", "Maroc")
    assert {"marocain", "Maroc"} <= set(names)
    assert references == ["Rabat"]


def test_a_capital_that_says_where_is_not_its_state() -> None:
    assert words("Le Maroc salue la France. {Aziz Belmir} est arrivé à Rabat.", "Maroc") == (["Maroc"], [])


def test_agreements_are_named_by_their_phrases_and_referred_to_as_the_text() -> None:
    names, references = words("Le Maroc et la France ont signé un accord de pêche. Le texte a été salué.", "accord de pêche")
    assert (names, references) == (["accord de pêche"], ["texte"])


def test_the_chains_of_one_text_are_always_the_same() -> None:
    text = "{Aziz Belmir} a reçu {Paul Morel} à Rabat. M. Morel a parlé."
    assert list(chains(text).items()) == list(chains(text).items())


def test_cues_are_the_words_that_take_a_claim_out_of_the_facts() -> None:
    atoms = make_atoms("Il n'a pas rencontré {Paul Morel}, qui serait arrivé et rencontrera le roi ?")
    cues = [(atoms.words[i], kind) for i, kind in find_cues(atoms, 0, len(atoms))]
    assert ("pas", Factuality.DENIED) in cues and ("serait", Factuality.CONDITIONAL) in cues
    assert ("rencontrera", Factuality.PLANNED) in cues and ("?", Factuality.CONDITIONAL) in cues
    assert not {"Il", "Paul", "roi", "rencontré"} & {word for word, _ in cues}
