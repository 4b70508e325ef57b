"""How fields and bodies are found in text, Markdown, pages and JSON Lines."""

from __future__ import annotations

import json

import pytest

from kg.sources.draft import Draft, RefusedError
from kg.sources.page import read_page
from kg.sources.plain import read_markdown, read_text, strip_markup
from kg.sources.records import read_record

FRONT_MATTER = """---
title: "Climat : une alliance"
date: 28 juin 2024
source: MAP
author: [Jeanne Dupré, Ali Benani]
url: https://example.org/climat
lang: fr
rubrique: monde
---

Le Maroc et l'Allemagne coopèrent.
"""

PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Le titre - Le Journal</title>
<meta property="og:title" content="Le titre"><meta property="og:site_name" content="Le Journal"><meta name="author" content="Jeanne Dupré">
<meta property="article:published_time" content="2024-06-28T18:00:00+01:00"><link rel="canonical" href="https://example.org/a"></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav><article><h1>Le titre</h1>
<p>RABAT – Le ministre de l’Intérieur, <a href="/x">Abdelouafi Laftit</a>, a reçu lundi son homologue français, M.&nbsp;Retailleau.</p>
<p>Les deux ministres ont parlé de migration&#8239;: «&nbsp;une réunion utile&nbsp;», selon <b>le</b> communiqué des deux ministères.</p>
</article>
<footer>© Le Journal, mentions légales</footer></body></html>"""


def refusal(read: object, raw: bytes) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read(raw)  # type: ignore[operator]
    return caught.value


def test_front_matter_gives_the_fields() -> None:
    expected = Draft(
        title="Climat : une alliance",
        text="\nLe Maroc et l'Allemagne coopèrent.\n",
        published="28 juin 2024",
        source="MAP",
        author="Jeanne Dupré, Ali Benani",
        url="https://example.org/climat",
        lang="fr",
    )
    assert read_text(FRONT_MATTER.encode()) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_front_matter_is_found_with_any_line_end(end: str) -> None:
    assert read_text(FRONT_MATTER.replace("\n", end).encode()).source == "MAP"


def test_front_matter_without_a_title_leaves_it_to_the_first_line() -> None:
    draft = read_text(b"---\ndate: 2025\n---\n\nLe titre\n\nLe texte")
    assert (draft.title, draft.text, draft.published) == ("Le titre", "Le texte", "2025")


def test_words_that_yaml_takes_for_truth_values_stay_words() -> None:
    assert read_text(b"---\nlang: no\ntitle: 1984\n---\ntexte").lang == "no"


@pytest.mark.parametrize(
    ("matter", "reason", "place"),
    [
        ("title: Climat : une alliance", "front matter is no YAML: mapping values are not allowed here", "line 2"),
        ("date: 2025\ntitle: 'sans fin", "front matter is no YAML", "line 4"),
        ("\ttitle: x", "front matter is no YAML", "line 2"),
        ("- a\n- b", "front matter is not a list of `name: value` lines", "line 2"),
        ("title: {a: b}", "front matter: title must be a single value", "line 2"),
        ("[" * 5000, "front matter is no YAML", "line 2"),
    ],
)
def test_bad_front_matter_is_refused_with_its_line(matter: str, reason: str, place: str) -> None:
    refused = refusal(read_text, f"---\n{matter}\n---\ntexte".encode())
    assert refused.reason.startswith(reason)
    assert refused.place == place


def test_front_matter_that_is_not_closed_is_refused() -> None:
    assert "not closed" in refusal(read_text, b"---\ntitle: x\n\ntexte").reason


def test_a_headline_that_repeats_the_title_is_no_text() -> None:
    draft = read_markdown(b"---\ntitle: Le titre\n---\n\n# Le titre\n\nLe texte\n")
    assert (draft.title, draft.text) == ("Le titre", "Le texte")


def test_front_matter_without_text_is_refused() -> None:
    assert "empty" in refusal(read_text, b"---\ntitle: x\n---\n\n").reason


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert read_text(b"---\nUn titre\n\nUn texte").title == "---"


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("# Titre\n\nUn *mot* et **deux**", "Titre\n\nUn mot et deux"),
        ("[Emmanuel Macron](https://example.org) à Rabat", "Emmanuel Macron à Rabat"),
        ("![légende](photo.jpg)", "légende"),
        ("> « Une citation »", "« Une citation »"),
        ("une ligne\nune autre  \nune troisième", "une ligne\nune autre\nune troisième"),
        ("- un\n- deux", "- un\n- deux"),
        ("1. un\n2. deux", "1. un\n2. deux"),
        ("    en retrait", "en retrait"),
        ("2025. Une année", "2025. Une année"),
        ("a &amp; b &eacute; \\*", "a & b é *"),
        ("avec <b>gras</b> <!-- note -->", "avec gras"),
        ("<div>\nun bloc\n</div>", "un bloc"),
        ("`code` et ```x```", "code et x"),
        ("l’État\u00a0: «\u202foui\u202f»", "l’État\u00a0: «\u202foui\u202f»"),
    ],
)
def test_markdown_is_read_as_what_it_shows(markdown: str, shown: str) -> None:
    assert strip_markup(markdown) == shown


def test_a_markdown_heading_is_the_title() -> None:
    draft = read_markdown(b"# Le titre\n\nLe **texte**\n")
    assert (draft.title, draft.text) == ("Le titre", "Le texte")


def test_a_page_gives_its_article_without_what_surrounds_it() -> None:
    draft = read_page(PAGE.encode())
    assert draft.text == (
        "RABAT – Le ministre de l’Intérieur, Abdelouafi Laftit, a reçu lundi son homologue français, M.\u00a0Retailleau.\n\n"
        "Les deux ministres ont parlé de migration\u202f: «\u00a0une réunion utile\u00a0», selon le communiqué des deux ministères."
    )


@pytest.mark.parametrize(
    "link", ["À lire aussi : une autre réunion", "Lire aussi – Le gazoduc en dix questions", "Voir également notre carte"]
)
def test_links_to_other_articles_are_no_text(link: str) -> None:
    assert link not in read_page(PAGE.replace("\n<p>Les deux", f"\n<p>{link}</p><p>Les deux").encode()).text


def test_a_reference_by_cp1252_number_is_read_as_browsers_do() -> None:
    assert "l’Intérieur" in read_page(PAGE.replace("l’", "l&#146;").encode()).text


def test_reading_a_page_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    refusal(read_page, b"<html></html>")
    assert capfd.readouterr() == ("", "")


def test_a_page_gives_its_metadata() -> None:
    draft = read_page(PAGE.encode())
    found = (draft.title, draft.published, draft.source, draft.author, draft.lang, draft.url)
    assert found == ("Le titre", "2024-06-28", "Le Journal", "Jeanne Dupré", "fr", "https://example.org/a")


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "ISO-8859-15"])
def test_the_charset_that_a_page_declares_is_used(charset: str) -> None:
    page = PAGE.replace("utf-8", charset).replace("’", "'").replace("–", "-").replace("Jeanne", "€")
    assert read_page(page.encode("cp1252" if charset != "ISO-8859-15" else "iso8859_15")).author in {"€ Dupré", "Dupré"}


@pytest.mark.parametrize("charset", ["rot13", "utf-7", "unicode_escape", "idna", "nonsense"])
def test_a_charset_that_is_none_is_not_believed(charset: str) -> None:
    assert read_page(PAGE.replace("utf-8", charset).encode("cp1252", "ignore")).title == "Le titre"


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<p>", "rien", "<html>" + "<div>" * 3000, "<!DOCTYPE html>", "<![CDATA["])
def test_a_page_without_main_text_is_refused_or_short(html: str) -> None:
    try:
        assert len(read_page(html.encode()).text) < 10
    except RefusedError as refused:
        assert "page" in refused.reason


def test_a_record_has_the_keys_of_the_gold_files() -> None:
    record = {
        "id": 7,
        "title": "T",
        "text": "a\r\nb",
        "published": None,
        "source": "S",
        "author": "A",
        "lang": "fr",
        "url": "u",
        "facts": [1],
    }
    assert read_record(json.dumps(record).encode()) == Draft("T", "a\nb", "7", None, "S", "A", "fr", "u")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"null", "not an article: a JSON object with a text is needed, not null"),
        (b"3", "a number"),
        (b'"texte"', "a string"),
        (b"[]", "a list"),
        (b"{", "broken JSON"),
        (b'{"text": "a"} x', "broken JSON: Extra data at column 15"),
        (b"[" * 100_000, "broken JSON"),
        (b'{"text": ' + b"9" * 10_000 + b"}", "broken JSON"),
        (b"{}", "empty: no text"),
        (b'{"title": "T"}', "empty: no text"),
        (b'{"title": "T", "text": " \\n "}', "empty: no text"),
        (b'{"text": null}', "empty: no text"),
        (b'{"text": 1}', "text must be a string, not a number"),
        (b'{"text": ["a"]}', "text must be a string, not a list"),
        (b'{"text": "a", "title": {}}', "title must be a string, not an object"),
        (b'{"text": "a", "id": true}', "id must be a string, not true or false"),
        (b'{"text": "a", "published": 2025}', "published must be a string, not a number"),
        (b'{"text": "a", "lang": ["fr"]}', "lang must be a string, not a list"),
    ],
)
def test_a_record_that_is_no_article_is_refused(raw: bytes, reason: str) -> None:
    assert reason in refusal(read_record, raw).reason


def test_a_row_of_a_table_is_a_line_that_pairs_its_cells() -> None:
    table = "<table><tr><th>Poste</th><th>Nom</th></tr><tr><td>Intérieur</td><td>Anne Petit</td></tr></table>"
    text = read_page(PAGE.replace("\n<p>Les deux", f"\n{table}<p>Les deux").encode()).text
    assert "Intérieur : Anne Petit" in text.split("\n\n")
    assert "|" not in text
