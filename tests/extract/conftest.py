"""The shipped pipeline, loaded once; tests that need it are skipped where it has not been built."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

import kg.language
from kg.language import load_language


@pytest.fixture(scope="session")
def shipped() -> Language:
    """The French pipeline that ships with the package, extraction included."""
    folder = Path(kg.language.__file__).parent / "fr" / "model"
    if not folder.is_dir():
        pytest.skip(f"no pipeline in {folder}: build it with the scripts in training/")
    return load_language("fr")
