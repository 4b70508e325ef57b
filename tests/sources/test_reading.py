"""What comes out of files, folders and standard input, and in which order."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Article
from kg.sources import FORMATS, read_articles

TITLE = "Rabat et Paris renforcent leur coopération"
TEXT = "Le ministre de l’Intérieur a reçu son homologue français.\n\nIls ont parlé de « migration »."


def read(*paths: str | Path, stdin: bytes = b"") -> list[Article | SourceError]:
    return list(read_articles(paths, stdin=io.BytesIO(stdin)))


def articles(*paths: str | Path, stdin: bytes = b"") -> list[Article]:
    found = read(*paths, stdin=stdin)
    assert [item for item in found if isinstance(item, SourceError)] == []
    return [item for item in found if isinstance(item, Article)]


def error(*paths: str | Path, stdin: bytes = b"") -> str:
    (only,) = read(*paths, stdin=stdin)
    assert isinstance(only, SourceError)
    return str(only)


def line(**fields: object) -> bytes:
    return json.dumps({"title": TITLE, "text": TEXT} | fields).encode() + b"\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "depeche.txt"


def test_a_text_file_has_its_first_line_as_title(file: Path) -> None:
    file.write_text(f"\n{TITLE}\n\n{TEXT}\n", encoding="utf-8")
    (article,) = articles(file)
    assert (article.title, article.text) == (TITLE, TEXT)


def test_a_single_path_needs_no_list(file: Path) -> None:
    file.write_text(TEXT, encoding="utf-8")
    assert [item.id for item in read_articles(file) if isinstance(item, Article)] == ["depeche"]


def test_a_file_of_one_line_is_all_title(file: Path) -> None:
    file.write_text(TITLE, encoding="utf-8")
    assert articles(file)[0].content == f"{TITLE}\n"


def test_an_article_knows_the_file_that_it_came_from(file: Path) -> None:
    file.write_text(TITLE, encoding="utf-8")
    assert articles(file)[0].origin == str(file)


def test_the_id_of_a_file_is_the_slug_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "Réunion à Rabat (2).txt"
    path.write_text(TEXT, encoding="utf-8")
    assert articles(path)[0].id == "reunion-a-rabat-2"


def test_files_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    for name in ("a/note.txt", "a/note.md", "b/note.txt", "c/b/note.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n\n{TEXT}", encoding="utf-8")
    ids = [article.id for article in articles(tmp_path)]
    assert ids[:3] == ["note", "note-txt", "b-note"]
    assert ids[3].startswith("note-")
    assert len(set(ids)) == 4


def test_an_id_does_not_change_with_the_text_of_its_file(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.txt").write_text(f"{folder}\n{TEXT}", encoding="utf-8")
    before = [article.id for article in articles(tmp_path)]
    (tmp_path / "b" / "note.txt").write_text("Tout autre chose.", encoding="utf-8")
    assert [article.id for article in articles(tmp_path)] == before


def test_a_folder_is_walked_in_sorted_order_and_other_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "z/c.TXT", "photo.png", ".cache/d.txt", ".hidden.txt", "README"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} : {TITLE}", encoding="utf-8")
    assert [article.id for article in articles(tmp_path)] == ["a", "b", "c"]


def test_a_file_named_twice_is_read_once(file: Path) -> None:
    file.write_text(TEXT, encoding="utf-8")
    assert len(articles(file, file.parent, file)) == 1


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(f"{name}\n{TEXT}", encoding="utf-8")
    assert [article.id for article in articles(tmp_path / "b.txt", tmp_path / "a.txt")] == ["b", "a"]


def test_standard_input_is_json_lines() -> None:
    (article,) = articles(
        "-", stdin=line(id="x-1", published="2025-04-14", source="MAP", lang="fr", url="https://example.org/1", style="brief")
    )
    expected = Article("x-1", TITLE, TEXT, "2025-04-14", "MAP", None, "fr", "https://example.org/1", "standard input")
    assert article == expected


def test_the_process_s_standard_input_is_read_where_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line(id="x")), encoding="utf-8"))
    assert [item.id for item in read_articles(["-"]) if isinstance(item, Article)] == ["x"]


def test_a_bad_line_is_reported_with_its_number_and_the_others_are_read() -> None:
    found = read("-", stdin=line(id="a") + b"\n{broken\n" + line(id="b"))
    assert [str(item) if isinstance(item, SourceError) else item.id for item in found] == [
        "a",
        "standard input: line 3: broken JSON: Expecting property name enclosed in double quotes at column 2",
        "b",
    ]


def test_the_last_line_needs_no_line_end() -> None:
    assert [article.id for article in articles("-", stdin=line(id="a") + line(id="b").rstrip())] == ["a", "b"]


def test_a_line_without_an_id_is_named_after_its_content() -> None:
    first, second = articles("-", stdin=line() + line(text="Autre texte."))
    again = articles("-", stdin=line(text="Autre texte.") + line())
    assert {first.id, second.id} == {article.id for article in again}


def test_the_very_same_article_is_read_once() -> None:
    assert len(articles("-", stdin=line(id="a") * 2 + line() * 2)) == 2


def test_an_id_that_names_another_article_already_is_an_error() -> None:
    found = read("-", stdin=line(id="a") + line(id="a", title="Autre"))
    assert str(found[1]) == "standard input: line 2: id: 'a' names another article already (standard input: line 1)"


def test_an_id_unfit_for_an_iri_is_slugged() -> None:
    assert articles("-", stdin=line(id="https://example.org/À lire"))[0].id == "https-example-org-a-lire"


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_empty_file_is_an_error(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"vide{suffix}"
    path.write_bytes(b"")
    assert error(path).startswith(f"{path}: empty: no ")


@pytest.mark.parametrize("name", ["absent.txt", "absent", "nul\0.txt"])
def test_a_missing_file_is_an_error(tmp_path: Path, name: str) -> None:
    assert error(tmp_path / name).endswith(": no such file or folder")


def test_a_file_of_an_unknown_kind_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    assert "unknown kind of file '.docx' (files named .txt .md" in error(tmp_path / "a.docx")


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    assert "no articles in this folder" in error(tmp_path)


def test_a_pipe_in_a_folder_is_an_error_and_blocks_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert error(tmp_path).endswith("not a regular file")


def test_a_file_that_can_t_be_opened_is_an_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(TEXT, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert error(file) == f"{file}: can't be read: Permission denied"


def test_a_file_name_that_is_no_utf8_is_printable(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(TEXT, encoding="utf-8")
    (article,) = articles(tmp_path)
    assert article.origin is not None
    assert article.origin.encode().endswith(rb"caf\udce9.txt")


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(articles(tmp_path)) == 1


def test_articles_come_one_at_a_time() -> None:
    class Endless(io.RawIOBase):
        count = 0

        def read(self, size: int = -1) -> bytes:
            self.count += 1
            return line(id=str(self.count))

    stream = Endless()
    found: Iterator[Article | SourceError] = read_articles(["-"], stdin=stream)  # type: ignore[arg-type]
    assert [item.id for item in (next(found), next(found)) if isinstance(item, Article)] == ["1", "2"]
    assert stream.count < 10


def test_a_line_of_fifty_megabytes_is_refused_in_little_memory() -> None:
    import tracemalloc

    class Long(io.RawIOBase):
        left = 50_000_000

        def read(self, size: int = -1) -> bytes:
            taken = min(65_536, self.left)
            self.left -= taken
            return b"x" * taken

    tracemalloc.start()
    found = list(read_articles(["-"], stdin=Long()))  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [str(item) for item in found] == ["standard input: line 1: longer than 5 MB: no news article; split it"]
    assert peak < 25_000_000


def test_the_line_after_one_that_is_too_long_is_read() -> None:
    found = read("-", stdin=b"x" * 6_000_000 + b"\n" + line(id="b"))
    assert [type(item) for item in found] == [SourceError, Article]


def test_a_file_above_the_limit_is_refused(file: Path) -> None:
    file.write_bytes(b"mot " * 1_500_000)
    assert error(file).endswith("longer than 5 MB: no news article; split it")


def test_a_text_longer_than_a_book_is_refused(file: Path) -> None:
    file.write_text("titre\n" + "mot " * 100_000, encoding="utf-8")
    assert error(file).endswith("longer than 60,000 characters: no news article; split it")
