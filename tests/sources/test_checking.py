"""The checks that every format shares: characters, language, dates, addresses."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Article
from kg.sources.checking import check_draft, normalize_line_ends
from kg.sources.dates import normalize_date
from kg.sources.draft import Draft, RefusedError
from kg.sources.languages import settle_language

FRENCH = "Le ministre de l'Intérieur a reçu lundi son homologue espagnol pour parler de la lutte contre la migration irrégulière."
ENGLISH = "The interior minister met his Spanish counterpart on Monday to talk about the fight against irregular migration, officials said."
NAMES = "Mahamat Idriss Déby, Abdelmadjid Tebboune, Kaïs Saïed et Mohamed Ould Ghazouani à Nouakchott."


def check(draft: Draft) -> Article:
    return check_draft(draft, languages=("fr",))


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-04-14", "2025-04-14"),
        ("2025-04", "2025-04"),
        ("2025", "2025"),
        ("2025-04-14T23:30:00+01:00", "2025-04-14"),
        ("2025-04-14T18:00Z", "2025-04-14"),
        ("2025-04-14 18:00:00", "2025-04-14"),
        ("14 avril 2025", "2025-04-14"),
        ("lundi 14 avril 2025", "2025-04-14"),
        ("Lundi, 14 Avril 2025", "2025-04-14"),
        ("1er mai 2025", "2025-05-01"),
        ("14 avr. 2025", "2025-04-14"),
        ("3 août 2023", "2023-08-03"),
        ("3 AOUT 2023", "2023-08-03"),
        ("31 déc. 2023", "2023-12-31"),
        ("avril 2025", "2025-04"),
        ("14/04/2025", "2025-04-14"),
        ("4.4.2025", "2025-04-04"),
        ("Mon, 14 Apr 2025 18:00:00 GMT", "2025-04-14"),
        ("  2025-04-14\n", "2025-04-14"),
    ],
)
def test_a_date_is_made_iso_however_it_is_written(written: str, iso: str) -> None:
    assert normalize_date(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "hier",
        "2025-13-01",
        "2025-02-30",
        "32 mai 2025",
        "14 jui 2025",
        "14 m 2025",
        "0000",
        "",
        "14/14/2025",
        "2025-4-1",
        "1 2 3",
        "20250414",
    ],
)
def test_what_is_no_date_is_refused_with_its_field(written: str) -> None:
    with pytest.raises(ValueError):
        normalize_date(written)
    if written:
        with pytest.raises(RefusedError, match=r"^published: .* is no date"):
            check(Draft("T", FRENCH, published=written))


@given(st.dates())
def test_every_day_of_the_calendar_is_read_back(day: object) -> None:
    assert normalize_date(str(day)) == str(day)


@given(st.text(max_size=30))
def test_no_date_raises_anything_but_a_value_error(written: str) -> None:
    with contextlib.suppress(ValueError):
        normalize_date(written)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\f", "\v", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_newline(end: str) -> None:
    assert check(Draft("T", f"un{end}deux")).text == "un\ndeux"


@given(st.text(st.characters(exclude_characters="\r\v\f\u2028\u2029")))
def test_no_other_character_is_changed(text: str) -> None:
    assert normalize_line_ends(text) == text


@pytest.mark.parametrize("kept", ["e\u0301", "\u00a0", "\u202f", "’", "\u200b", "\u0092", "\ufeff", "ﬁ", "\t", "😀"])
def test_unusual_characters_are_kept(kept: str) -> None:
    assert check(Draft("T", f"a{kept}b")).text == f"a{kept}b"


@pytest.mark.parametrize("bad", ["\0", "\x02", "\x1b", "\x7f", "\ud800", "\uffff"])
def test_a_control_character_is_refused_with_its_line(bad: str) -> None:
    with pytest.raises(RefusedError, match=rf"^text: control character U\+{ord(bad):04X} in line 2"):
        check(Draft("T", f"un\ndeux{bad}"))


def test_a_title_of_two_lines_becomes_one() -> None:
    assert check(Draft("un\ntitre", "texte")).title == "un titre"


def test_fields_of_white_space_are_none() -> None:
    article = check(Draft("T", "texte", source=" ", author="", url="\n", published=" "))
    assert (article.source, article.author, article.url, article.published) == (None, None, None, None)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "example.org", "http://", "https://a b", "https://a/<script>", "file:///etc/passwd"]
)
def test_an_address_that_is_not_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(RefusedError, match=r"^url: "):
        check(Draft("T", "texte", url=url))


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        (FRENCH, None),
        (FRENCH, "fr"),
        (FRENCH, "en"),
        ("Bref.", None),
        ("Bref.", "fr-MA"),
        ("Bref.", "Français"),
        ("Bref.", "fra"),
        (NAMES, None),
    ],
)
def test_french_is_read(text: str, declared: str | None) -> None:
    assert settle_language(text, declared=declared, languages=("fr",)) == "fr"


@pytest.mark.parametrize(
    ("text", "declared", "reason"),
    [
        (ENGLISH, None, "the text reads as 'en'; only fr is read"),
        (ENGLISH, "fr", "the text reads as 'en'"),
        ("Bref.", "en-GB", "is declared to be in 'en'"),
        ("استقبل وزير الداخلية المغربي نظيره الفرنسي يوم الاثنين في الرباط لبحث ملف الهجرة", None, "reads as 'ar"),
    ],
)
def test_another_language_is_refused(text: str, declared: str | None, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        settle_language(text, declared=declared, languages=("fr",))
