"""The report: what it tells, in its two forms and languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from kg.errors import ExportError, QueryError
from kg.graph import Graph, Run
from kg.model import Article, Entity, Reading, Span, Statement
from kg.report import Report, collect, write_report
from kg.report.texts import TEXTS
from kg.vocabulary import EntityType, Factuality, Predicate

SCRIPT = "<script>alert(1)</script> [x](javascript:alert(1)) *gras*"
PERSONS = {name: Entity(f"person/{name.lower()}", EntityType.PERSON, name) for name in ("Anne", "Paul", "Rosa")}


def reading(id_: str, text: str, statements: Callable[[Span], tuple[Statement, ...]], *, title: str = "Titre", **values: str) -> Reading:
    article = Article(id_, title, text, **{"published": "2025-04-15", **values})
    start = article.content.index(text)
    return Reading(article, tuple(PERSONS.values()), (), (), statements(Span(start, start + len(text))))


def met(a: str, b: str, day: str | None = None, factuality: Factuality = Factuality.ASSERTED) -> Callable[[Span], tuple[Statement, ...]]:
    ends = f"person/{a.lower()}", f"person/{b.lower()}"
    return lambda span: (Statement(ends[0], Predicate.MET, ends[1], (span,), None, day, factuality=factuality),)


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph.open() as graph:
        graph.update_articles(
            [
                reading("1", "Anne a vu Paul.", met("Anne", "Paul", "2025-04-14"), url="https://example.org/1"),
                reading("2", "Paul a reçu Anne.", met("Paul", "Anne", "2025-04-14"), title=SCRIPT, url="javascript:alert(1)"),
                reading("3", f"Rosa a vu Anne {SCRIPT}.", met("Rosa", "Anne"), published="2023-01-01"),
                reading("4", "Rosa verrait Paul.", met("Rosa", "Paul", factuality=Factuality.CONDITIONAL)),
                reading("5", "Rosa verra Paul.", met("Rosa", "Paul", "2025-05-01", Factuality.PLANNED)),
            ],
            Run("test"),
        )
        yield graph


def meetings(report: Report) -> list[tuple[list[str], str, tuple[str, ...], int, bool]]:
    (section,) = report.sections
    (group,) = section.groups
    assert section.name == "meetings"
    return [
        ([node.label for node in entry.subjects], entry.object.label, entry.days, entry.articles, entry.planned) for entry in group.entries
    ]


def test_what_several_articles_tell_is_one_entry_in_the_order_of_time(graph: Graph) -> None:
    assert meetings(collect(graph)) == [
        (["Anne"], "Paul", ("2025-04-14",), 2, False),
        (["Rosa"], "Paul", ("2025-05-01",), 1, True),
        (["Rosa"], "Anne", (), 1, False),
    ]


def test_since_leaves_out_what_was_before(graph: Graph) -> None:
    report = collect(graph, since="2025")
    assert (report.facts, report.articles) == (3, 3)
    assert len(meetings(report)) == 2
    with pytest.raises(QueryError, match="no date"):
        collect(graph, since="last week")


class Page(HTMLParser):
    """The elements and addresses of a page, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src"}}

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("lang", TEXTS)
def test_the_page_shows_evidence_and_holds_no_markup_of_articles(graph: Graph, tmp_path: Path, lang: str) -> None:
    page = Page(write_report(collect(graph), tmp_path / "r.html", lang=lang).read_text(encoding="utf-8"))
    assert not page.tags & {"script", "img", "iframe"}
    assert page.addresses == {"#meetings", "https://example.org/1"}
    assert "Anne a vu Paul." in page.words
    assert SCRIPT in page.words
    assert TEXTS[lang]["meetings"] in page.words
    assert f"2 {TEXTS[lang]['articles']}" in page.words


def test_markdown_shows_the_same_and_no_markup_of_articles(graph: Graph, tmp_path: Path) -> None:
    text = write_report(collect(graph), tmp_path / "r.md", lang="en").read_text(encoding="utf-8")
    page = Page(MarkdownIt().render(text))
    assert not page.tags & {"script", "img", "em"}
    assert page.addresses == {"https://example.org/1"}
    assert SCRIPT in page.words
    assert "Anne meets Paul, 2025-04-14 (2 articles)" in page.words


def test_all_sections_of_the_annotated_articles(gold_graph: Graph, tmp_path: Path) -> None:
    report = collect(gold_graph)
    assert [section.name for section in report.sections] == [
        "offices",
        "meetings",
        "agreements",
        "cooperation",
        "support",
        "conflict",
        "events",
    ]
    (agreements,) = next(section for section in report.sections if section.name == "agreements").groups
    assert any(len(entry.subjects) > 1 for entry in agreements.entries)
    topics = [group.heading for section in report.sections if section.name == "cooperation" for group in section.groups]
    assert len(topics) > 5
    assert topics[-1] == ""
    assert all(entry.quotes for section in report.sections for group in section.groups for entry in group.entries)
    assert write_report(report, tmp_path / "r.html").stat().st_size > 100_000


def test_nothing_to_tell_and_no_such_format(tmp_path: Path) -> None:
    with Graph.open() as empty:
        report = collect(empty)
    assert TEXTS["fr"]["nothing"] in write_report(report, tmp_path / "r.md").read_text(encoding="utf-8")
    with pytest.raises(ExportError, match=r"r.docx: no such format of reports: one of .html, .md"):
        write_report(report, tmp_path / "r.docx")
