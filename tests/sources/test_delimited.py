"""Tables: an article a row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import SourceError
from kg.model import Article
from kg.sources import SourceOptions, read_articles

Read = Callable[..., list[Article | SourceError]]
TEXT = "La ministre a reçu son homologue à Rabat, où ils ont parlé de sécurité."


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a table from a file."""

    def read(raw: str | bytes, *, name: str = "a.csv", **columns: str) -> list[Article | SourceError]:
        (tmp_path / name).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return list(read_articles(tmp_path / name, options=SourceOptions(columns=columns)))

    return read


def shown(found: list[Article | SourceError]) -> list[str]:
    return [item.title if isinstance(item, Article) else str(item).partition(".csv: ")[2] for item in found]


def test_columns_are_called_as_the_fields_are(read: Read) -> None:
    (article,) = read(f'Id,Title,TEXT,date,source,url\n7,Titre,"{TEXT}",15/04/2025,MAP,https://exemple.org/a\n')
    assert isinstance(article, Article)
    assert (article.id, article.title, article.text, article.published) == ("7", "Titre", TEXT, "2025-04-15")
    assert (article.source, article.url) == ("MAP", "https://exemple.org/a")


def test_columns_are_named(read: Read) -> None:
    (article,) = read(f'Corps;Chapeau;Quand\n"{TEXT}";Titre;2025-04\n', text="corps", title="Chapeau", published="Quand")
    assert isinstance(article, Article)
    assert (article.title, article.text, article.published) == ("Titre", TEXT, "2025-04")


@pytest.mark.parametrize("name, sign", [("a.csv", ","), ("a.csv", ";"), ("a.csv", "|"), ("a.tsv", "\t"), ("a.csv", "\t")])
def test_the_separator_is_that_of_the_head(read: Read, name: str, sign: str) -> None:
    (article,) = read(f'title{sign}text\nTitre{sign}"{TEXT}"\n', name=name)
    assert isinstance(article, Article) and article.text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_are_detected(read: Read, encoding: str) -> None:
    (article,) = read(f'title,text\nÀ Rabat,"{TEXT}"\n'.encode(encoding))
    assert isinstance(article, Article) and (article.title, article.text) == ("À Rabat", TEXT)


def test_a_cell_may_have_lines_and_quotation_marks(read: Read) -> None:
    (article,) = read('title,text\r\nTitre,"Un ""mot"",\r\nDeux."\r\n')
    assert isinstance(article, Article) and article.text == 'Un "mot",\nDeux.'


def test_without_a_title_the_first_line_is_the_title(read: Read) -> None:
    (article,) = read('text\n"Titre\n\nTexte."\n')
    assert isinstance(article, Article) and (article.title, article.text) == ("Titre", "Texte.")


def test_a_bad_row_costs_no_other_and_has_the_number_that_a_spreadsheet_shows(read: Read) -> None:
    found = read("title,text,date\nUn,Texte,2025\nDeux,,2025\nTrois,Texte,hier\n\nQuatre\nCinq,Texte,2025\n")
    assert shown(found) == [
        "Un",
        "row 3: empty: no text",
        "row 4: published: 'hier' is no date (write it as 2025-04-14)",
        "row 6: empty: no text",
        "Cinq",
    ]


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row(read: Read) -> None:
    assert shown(read('title,text\nUn,"Texte\nDeux,Texte\nTrois,Texte\n')) == ["row 2: a quotation mark is never closed", "Deux", "Trois"]


def test_one_that_is_never_closed_in_a_large_file_too(read: Read) -> None:
    found = read('title,text\nUn,"Texte\n' + "Deux,Texte\n" * 3 + "x" * 5_100_000 + "\nTrois,Texte\n")
    assert shown(found) == ["row 2: longer than 5 MB: no news article; split it", "Deux", "Trois"]


@pytest.mark.parametrize(
    ("table", "columns", "message"),
    [
        ("", {}, "empty: no rows"),
        ("a,b\n1,2\n", {}, "row 1: no column for the text: there are 'a', 'b'; say which with --column text=NAME"),
        ("a,b\n1,2\n", {"text": "c"}, "row 1: no column 'c' for text: there are 'a', 'b'"),
        ("title,text\n", {}, "empty: no articles"),
    ],
)
def test_a_table_without_articles_is_an_error(read: Read, table: str, columns: dict[str, str], message: str) -> None:
    assert shown(read(table, **columns)) == [message]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from([*'",;\n\r\t ab\x00é']), max_size=60))
def test_any_table_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"text,title\n" + text.encode())
    assert all(isinstance(item, Article | SourceError) for item in read_articles(path))
