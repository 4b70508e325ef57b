"""What the training scripts make of text, trees and steps; nothing is trained here."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from training.annotated import FOLDER, find_names
from training.cuts import find_cuts
from training.errors import find_errors, written
from training.headings import is_heading, make_headings
from training.report import FIGURES, below_floor, table, write_between
from training.sentences import Sentence, Token
from training.steps import Step, run_steps


def doc(*sentences: str) -> Doc:
    """A text whose sentences are given, words separated by spaces."""
    words = [sentence.split() for sentence in sentences]
    starts = [i == 0 for sentence in words for i in range(len(sentence))]
    return Doc(spacy.blank("fr").vocab, words=[word for sentence in words for word in sentence], sent_starts=starts)  # type: ignore[arg-type]


def test_names_are_found_one_after_the_other() -> None:
    spans = find_names("Paris salue Paris Hilton.", "LOC Paris; PER Paris Hilton")
    assert [(span.start, span.end, span.label) for span in spans] == [(0, 5, "LOC"), (12, 24, "PER")]


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="Lyon"):
        find_names("Paris dort.", "LOC Lyon")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_annotated_line_is_a_key_and_names(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        key, names = line.split("\t")
        assert key
        assert all(entry.split(" ", 1)[0] in {"PER", "LOC", "ORG"} for entry in names.split("; "))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("Hier , M.", "Morel a signé .", "civility"),
        ("Hier , J.", "Morel a signé .", "initial"),
        ("Il vit av.", "Foch .", "abbreviation"),
        ("« Nous irons", "Demain » , dit-il .", "quotation"),
        ("Il va", "Demain .", "no mark"),
    ],
)
def test_doubtful_starts_are_told(before: str, after: str, kind: str) -> None:
    assert [cut.kind for cut in find_cuts(doc(before, after))] == [kind]


@pytest.mark.parametrize("first", ["Il dort .", "« Il dort .", "Dort-il ?", "Pain , vin , etc."])
def test_a_start_after_a_final_mark_is_right(first: str) -> None:
    assert not list(find_cuts(doc(first, "Elle lit .")))


def test_noun_phrases_become_headings() -> None:
    tokens = (
        Token("le", pos="DET", head=1, dep="det"),
        Token("ministre", pos="NOUN", head=2, dep="nsubj"),
        Token("dort", pos="VERB", head=2, dep="root"),
        Token(".", pos="PUNCT", head=2, dep="punct"),
    )
    (heading,) = make_headings(Sentence("s", tokens))
    assert (heading.text, heading.tokens[0].head, heading.tokens[0].dep) == ("Ministre", 0, "root")
    assert is_heading(heading)


@pytest.mark.parametrize(
    ("ours", "theirs", "kinds"),
    [
        ([(0, 1, "PER")], [(0, 1, "PER")], []),
        ([(0, 1, "LOC")], [(0, 1, "PER")], ["LOC for PER, one word"]),
        ([(0, 2, "PER")], [(0, 1, "PER")], ["PER too long, one word"]),
        ([], [(0, 1, "ORG")], ["ORG missed, one word"]),
        ([(0, 1, "ORG")], [], ["ORG invented, one word"]),
    ],
)
def test_errors_in_names_have_kinds(ours: list[tuple[int, int, str]], theirs: list[tuple[int, int, str]], kinds: list[str]) -> None:
    predicted, gold = doc("Morel Durand dort ."), doc("Morel Durand dort .")
    for text, names in ((predicted, ours), (gold, theirs)):
        text.set_ents([spacy.tokens.Span(text, start, end, label) for start, end, label in names])
    assert [error.kind for error in find_errors(predicted, gold)] == kinds


def test_an_acronym_is_told_from_a_word() -> None:
    assert [written(name) for name in ("OTAN", "Rabat", "conseil de la BOAD")] == ["an acronym", "one word", "begins small"]


def test_figures_below_their_floor_are_named() -> None:
    scores = {key: floor or 0.0 for key, _, floor in FIGURES} | dict.fromkeys(
        ("cuts_civility", "cuts_initial", "cuts_abbreviation", "cuts_quotation", "cuts_no_mark"), 0.0
    )
    scores |= {"tokens_per_second": 9000, "words_per_second": 8000, "megabytes": 25, "names_f": 0.5}
    assert below_floor(scores) == ["names_f 0.5 < 0.87"]
    assert "| — PER | 93.0 | 93.0 |" in table(scores)


def test_a_table_is_put_between_its_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("a\n<!-- t: begin -->\nold\n<!-- t: end -->\nb\n", encoding="utf-8")
    write_between("t", "new\n", readme=readme)
    assert readme.read_text(encoding="utf-8") == "a\n<!-- t: begin -->\nnew\n<!-- t: end -->\nb\n"


def test_a_step_waits_for_what_it_needs_and_is_kept_once_done(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    steps = [Step(second, partial(copy, first, second), needs=(first,)), Step(first, partial(first.write_text, "text"))]
    run_steps(steps, jobs=2)
    assert second.read_text() == "text"
    second.write_text("kept")
    run_steps(steps)
    assert second.read_text() == "kept"


def copy(source: Path, target: Path) -> None:
    """Write what `source` holds to `target`."""
    target.write_text(source.read_text())
