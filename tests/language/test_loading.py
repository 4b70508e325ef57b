"""Loading a language: what goes wrong, and what is said then."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from kg.errors import LanguageError
from kg.extract import COMPONENTS
from kg.language import languages, load_language


@pytest.fixture
def pipeline(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The path of a pipeline with the components that the test names; they do nothing, as only their names matter here."""
    nlp = spacy.blank("fr")
    for name in request.param:
        nlp.add_pipe("sentencizer", name=name)
    nlp.to_disk(tmp_path / "pipeline")
    return str(tmp_path / "pipeline")


def test_french_is_there() -> None:
    assert "fr" in languages()


@pytest.mark.parametrize("name", ["xx", "", "FR", "../fr", "french"])
def test_an_unknown_language_is_named_with_those_that_there_are(name: str) -> None:
    with pytest.raises(LanguageError, match=rf"{name}.*fr"):
        load_language(name)


@pytest.mark.parametrize("model", ["no_such_pipeline", "/no/such/folder"])
def test_a_missing_pipeline_is_named_with_what_to_do(model: str) -> None:
    with pytest.raises(LanguageError, match=rf"{model}.*install it"):
        load_language("fr", model=model)


@pytest.mark.parametrize(
    ("pipeline", "missing"),
    [
        ((), "named entities and no dependency trees and no parts of speech"),
        (("ner",), "gives no dependency trees"),
        (("parser", "morphologizer"), "gives no named entities"),
        (("ner", "parser"), "gives no parts of speech and morphology"),
        (("sentencizer",), "it has: sentencizer"),
    ],
    indirect=["pipeline"],
)
def test_a_pipeline_that_lacks_something_is_told_what(pipeline: str, missing: str) -> None:
    with pytest.raises(LanguageError, match=missing):
        load_language("fr", model=pipeline)


def test_a_file_that_is_no_pipeline_is_a_language_error(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("nonsense")
    with pytest.raises(LanguageError):
        load_language("fr", model=str(tmp_path))


@pytest.mark.parametrize("extract", [True, False])
def test_extraction_may_be_left_out(shipped_folder: Path, extract: bool) -> None:
    names = load_language("fr", extract=extract).pipe_names
    assert set(COMPONENTS) <= set(names) if extract else not set(COMPONENTS) & set(names)


def test_extraction_comes_behind_all_that_it_reads(shipped_folder: Path) -> None:
    names = load_language("fr").pipe_names
    assert names[-len(COMPONENTS) :] == list(COMPONENTS)
