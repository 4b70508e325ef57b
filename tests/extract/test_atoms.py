"""Atoms and the longest known phrase at one of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.atoms import find_atoms
from kg.extract.trie import Trie, cut
from kg.text import fold
from tests.extract.documents import french, make_atoms

TEXTS = st.text(alphabet=st.sampled_from(list("aéÉœ1 _-'’ʼ\n\u00a0\u202f.,«»()€🙂e\u0301")), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("l'Intérieur", ["l", "'", "Intérieur"]),
        ("l’Intérieur", ["l", "’", "Intérieur"]),
        ("porte-parole", ["porte", "-", "parole"]),
        ("M. X", ["M", ".", "X"]),
        ("dit-il", ["dit", "-", "il"]),
        ("50\u202f%", ["50", "%"]),
        ("a_b", ["a", "_", "b"]),
        ("un\n\n\ndeux", ["un", "\n\n\n", "deux"]),
        ("🙂 oui", ["🙂", "oui"]),
    ],
)
def test_a_text_is_cut_into_words_marks_and_line_ends(text: str, words: list[str]) -> None:
    assert make_atoms(text).words == words


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_every_atom_is_the_slice_at_its_offsets(text: str) -> None:
    atoms = find_atoms(french().make_doc(text))
    assert [text[start:end] for start, end in zip(atoms.starts, atoms.ends, strict=True)] == atoms.words


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_only_white_space_lies_between_atoms(text: str) -> None:
    atoms = find_atoms(french().make_doc(text))
    gaps = [text[start:end] for start, end in zip([0, *atoms.ends], [*atoms.starts, len(text)], strict=True)]
    assert "".join(gaps).strip() == ""


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_every_atom_is_covered_by_the_token_that_holds_its_first_character(text: str) -> None:
    atoms = find_atoms(french().make_doc(text))
    assert all(token.idx <= start < token.idx + len(token.text_with_ws) for token, start in zip(atoms.tokens, atoms.starts, strict=True))


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_sentences_cover_all_atoms_in_order(text: str) -> None:
    atoms = find_atoms(french().make_doc(text))
    assert [i for start, end in atoms.bounds for i in range(start, end)] == list(range(len(atoms)))
    assert all(atoms.bounds[number][0] <= i < atoms.bounds[number][1] for i, number in enumerate(atoms.sents))


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_range_of_characters_leads_to_the_atoms_that_touch_it(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    if start == end:
        return
    atoms = find_atoms(french().make_doc(text))
    first, last = atoms.range_of(start, end)
    expected = [i for i in range(len(atoms)) if atoms.starts[i] < end and atoms.ends[i] > start]
    assert list(range(first, last)) == expected


def test_the_span_of_atoms_is_their_slice() -> None:
    atoms = make_atoms("Hier, le Roi du Maroc a signé.")
    span = atoms.span(2, 6)
    assert atoms.text[span.start : span.end] == atoms.slice(2, 6) == "le Roi du Maroc"


def test_a_line_end_ends_a_sentence_whatever_the_pipeline_says() -> None:
    atoms = make_atoms("Rabat accueille la France\nLa visite dure deux jours")
    assert [atoms.slice(*bounds).strip() for bounds in atoms.bounds] == ["Rabat accueille la France", "La visite dure deux jours"]


def test_an_empty_text_has_no_atoms() -> None:
    atoms = make_atoms("")
    assert (len(atoms), atoms.bounds) == (0, [])


@pytest.mark.parametrize(
    ("phrase", "atoms"),
    [
        ("Côte d’Ivoire", ("cote", "d", "'", "ivoire")),
        ("Saint-Vincent", ("saint", "-", "vincent")),
        ("  L'\u00a0Œuvre ", ("l", "'", "oeuvre")),
    ],
)
def test_phrases_are_cut_like_texts(phrase: str, atoms: tuple[str, ...]) -> None:
    assert cut(phrase) == atoms


@pytest.fixture
def trie() -> Trie[str]:
    return Trie(
        [("Guinée", "GN"), ("Guinée-Bissau", "GW"), ("Guinée équatoriale", "GQ"), ("République du Congo", "CG"), ("GUINEE", "late")]
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("guinée", (1, "GN")),
        ("Guinee-Bissau et", (3, "GW")),
        ("Guinée équatoriale", (2, "GQ")),
        ("Guinée - équatoriale", (1, "GN")),
        ("République du", None),
        ("République du Congo", (3, "CG")),
        ("le Mali", None),
        ("", None),
    ],
)
def test_the_longest_known_phrase_is_found(trie: Trie[str], text: str, found: tuple[int, str] | None) -> None:
    assert trie.longest([fold(word) for word in cut(text)], 0) == found


@pytest.mark.parametrize(("start", "found"), [(0, None), (1, (2, "GN")), (2, None), (9, None)])
def test_a_phrase_is_looked_for_at_one_place_only(trie: Trie[str], start: int, found: tuple[int, str] | None) -> None:
    assert trie.longest(["la", "guinee", "dit"], start) == found
