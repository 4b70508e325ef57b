"""Where the shipped pipeline is."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg.language


@pytest.fixture(scope="session")
def shipped_folder() -> Path:
    """The folder of the French pipeline that ships with the package; skips where it has not been built."""
    folder = Path(kg.language.__file__).parent / "fr" / "model"
    if not folder.is_dir():
        pytest.skip(f"no pipeline in {folder}: build it with the scripts in training/")
    return folder
