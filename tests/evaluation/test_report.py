"""The report page: what it shows, that it needs nothing else, and that everybody can read it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.evaluation.gold import GoldArticle
from kg.evaluation.report import LOOKS, Line, cut_text, report_html, write_report
from kg.evaluation.results import Results, examine
from kg.evaluation.trial import Trial, from_graph
from kg.model import Reading, Span
from tests.evaluation.examples import MET, MINISTER, SAW, TEXT, article, index_of, perfect

HOSTILE = "<script>document.title='hacked'</script><img src=x onerror=alert(1)>&amp;"


def examined(gold: GoldArticle, reading: Reading) -> Results:
    index = index_of(reading)
    return examine(from_graph(index, [gold]), [gold])


@pytest.fixture
def results() -> Results:
    """MET is found, with a wrong date; SAW is missed; MINISTER is there, but not annotated."""
    reading = perfect(article(MET, MINISTER))
    late = tuple(replace(s, date="2024" if s.date else None, rule="made", confidence=0.75) for s in reading.statements)
    return examined(article(MET, SAW), replace(reading, statements=late))


class Page(HTMLParser):
    """The tags, the links and the texts of a page, and the words in each mark."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.loads: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.inside: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.ids.add(values.get("id") or "")
        self.links += [values["href"] or ""] if tag == "a" else []
        self.loads += [value for name in ("src", "data", "srcset") if (value := values.get(name))]
        self.inside = values.get("class") if tag == "mark" else self.inside

    def handle_endtag(self, tag: str) -> None:
        self.inside = None if tag == "mark" else self.inside

    def handle_data(self, data: str) -> None:
        if self.inside is not None:
            self.marks.append((self.inside, data))


def test_evidence_is_marked_in_the_text(results: Results) -> None:
    page = Page(report_html(results))
    assert page.marks == [("wrong", "La ministre Anne Aqil"), ("found", "a reçu Paul Béju"), ("missed", "M. Béju a vu Rita Sol")]


def test_facts_are_listed_with_what_there_is_to_say_of_them(results: Results) -> None:
    text = " ".join(re.sub(r"<[^>]+>", " ", report_html(results)).split())
    assert "2 found Anne Aqil met Paul Béju ✗ date: 2024, should be 2025-04-15 confidence 0.75, rule made" in text
    assert "3 missed Paul Béju met Rita Sol lost at: trigger" in text
    assert "1 wrong Anne Aqil holdsOffice ministre confidence 0.75, rule made" in text


def test_topics_are_right_lacking_or_too_many() -> None:
    told = replace(MET, topics=("trade", "security"))
    reading = perfect(article(replace(MET, topics=("trade", "energy"))))
    text = report_html(examined(article(told), reading))
    assert "✗ topic: energy, should not be there; ✗ topic: security, lacking; ✓ topic: trade" in " ".join(text.split())


def test_the_page_has_figures_a_legend_and_a_list_to_jump_from(results: Results) -> None:
    text = report_html(results)
    page = Page(text)
    assert "<td>met</td><td>1.000</td><td>0.500</td><td>0.667</td><td>1</td><td>1</td><td>0</td>" in text
    assert "Missed facts by the stage that lost them" in text and "Legend" in text
    assert {link.removeprefix("#") for link in page.links} <= page.ids
    assert "#a1" in page.links


def test_the_page_loads_and_runs_nothing(results: Results) -> None:
    page = Page(report_html(results))
    assert not {"script", "link", "iframe", "img", "object"} & set(page.tags)
    assert page.loads == []
    assert "url(" not in report_html(results) and "@import" not in report_html(results)


def test_whatever_articles_and_graphs_say_is_text() -> None:
    gold = article(MET, text=TEXT + HOSTILE)
    gold = replace(gold, article=replace(gold.article, title=HOSTILE, source=HOSTILE))
    reading = perfect(replace(gold, facts=(MET, MINISTER)))
    hostile = replace(reading, statements=tuple(replace(s, rule=HOSTILE) for s in reading.statements))
    page = Page(report_html(examined(gold, hostile), title=HOSTILE))
    assert not {"script", "img"} & set(page.tags)


def _luminance(color: str) -> float:
    """Relative luminance of WCAG 2."""
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("kind", LOOKS)
def test_marked_words_can_be_read(kind: str) -> None:
    look = LOOKS[kind]
    assert contrast(look.text, look.background) >= 4.5
    assert contrast(look.line.split()[1], look.background) >= 3


def test_other_words_can_be_read(results: Results) -> None:
    colors = dict(re.findall(r"--(ink|quiet|link): (#[0-9a-f]{6})", report_html(results)))
    assert set(colors) == {"ink", "quiet", "link"}
    assert all(contrast(color, "#ffffff") >= 4.5 for color in colors.values())


def test_kinds_differ_by_more_than_colour() -> None:
    assert len({look.line.split()[0] for look in LOOKS.values()}) == len(LOOKS)


def test_the_text_is_cut_where_evidence_begins_and_ends() -> None:
    lines = [Line(1, "found", "", (Span(0, 6),)), Line(2, "wrong", "", (Span(3, 8),)), Line(3, "missed", "", ())]
    pieces = [(piece.text, piece.kinds, piece.ends) for piece in cut_text("abcdefghij", lines)]
    assert pieces == [("abc", ("found",), ()), ("def", ("found", "wrong"), (1,)), ("gh", ("wrong",), (2,)), ("ij", (), ())]


def test_an_article_that_the_graph_lacks_is_shown_all_the_same() -> None:
    gold = article(MET)
    text = report_html(examine(Trial(index_of(), {}), [gold]))
    assert "not in the graph" in text and "lost at: article" in text


def test_a_report_that_cannot_be_written_is_an_error(results: Results, tmp_path: Path) -> None:
    write_report(results, tmp_path / "r.html")
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    with pytest.raises(ExportError, match=r"none/r\.html: can't be written"):
        write_report(results, tmp_path / "none" / "r.html")
