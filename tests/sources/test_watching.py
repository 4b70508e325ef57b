"""Folders that are watched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from kg.errors import KgError
from kg.sources.naming import Names
from kg.sources.reading import read_articles
from kg.sources.watching import watch_folders


@pytest.fixture
def stop() -> Iterator[Event]:
    """An event that is set when the test is over."""
    event = Event()
    yield event
    event.set()


def test_files_are_told_at_first_and_when_they_appear_or_change(tmp_path: Path, stop: Event) -> None:
    first = tmp_path / "a.txt"
    first.write_text("Titre\n\nTexte.")
    (tmp_path / "a.docx").write_text("x")
    batches = watch_folders([tmp_path], stop=stop, latest=200)
    assert next(batches) == [first]
    (tmp_path / "sous").mkdir()
    (tmp_path / "sous" / "b.warc.gz").write_bytes(b"x")
    (tmp_path / ".caché.txt").write_text("x")
    assert next(batches) == [tmp_path / "sous" / "b.warc.gz"]
    first.write_text("Titre\n\nTexte plus long.")
    assert next(batches) == [first]


def test_it_ends_when_it_is_told_to(tmp_path: Path, stop: Event) -> None:
    stop.set()
    assert list(watch_folders([tmp_path], stop=stop)) == []


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no such folder to watch"):
        next(watch_folders([tmp_path / "x"]))


def test_a_file_that_is_read_again_keeps_its_id(tmp_path: Path) -> None:
    path, other = tmp_path / "a.txt", tmp_path / "a.md"
    names = Names()
    ids = []
    for text in ("Titre\n\nTexte.", "Titre\n\nAutre texte."):
        for file in (path, other):
            file.write_text(f"{file.suffix} {text}")
            names.forget(str(file))
            ids += [getattr(item, "id", None) for item in read_articles(file, names=names)]
    assert ids == ["a", "a-md", "a", "a-md"]
