"""The report of `kg eval` as one page of HTML that loads nothing: each article with what was found, missed and wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import Environment

from kg.errors import ExportError
from kg.evaluation.gold import GoldFact
from kg.evaluation.index import FoundFact
from kg.evaluation.losses import Stage
from kg.evaluation.results import Results
from kg.evaluation.scoring import Comparison, judged, stated, told
from kg.model import Span

_PAGE: Final = Path(__file__).with_name("report.html")


class Look(NamedTuple):
    """How a kind of fact is shown: text, background and underline, each with what the page says of it."""

    text: str
    background: str
    line: str
    means: str


LOOKS: Final[dict[str, Look]] = {
    "found": Look("#0f3d20", "#d7f0de", "solid #1a7f3c", "the graph states it, and the annotation too"),
    "missed": Look("#4a3200", "#fdeac2", "dashed #8a5a00", "annotated, but not in the graph: the annotator's evidence"),
    "wrong": Look("#5c0f0f", "#fbd9d9", "double #b42318", "in the graph, but not annotated: the graph's own evidence"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """One qualifier of a found fact: its name, whether it is right, and in words what the graph says."""

    name: str
    right: bool
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of an article: its number there, "found", "missed" or "wrong", what it says, and what there is to say of it."""

    number: int
    kind: str
    text: str
    spans: tuple[Span, ...]
    notes: tuple[Note, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the kinds of facts that it proves, and the numbers of those whose evidence ends with it."""

    text: str
    kinds: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article of the report."""

    comparison: Comparison
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]

    def count(self, kind: str) -> int:
        """How many facts of a kind it has."""
        return sum(line.kind == kind for line in self.lines)


def write_report(results: Results, path: Path, *, title: str = "Extraction, article by article") -> None:
    """Write the report; raises ExportError where the file can't be written."""
    try:
        path.write_text(report_html(results, title=title), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path}: can't be written: {error.strerror or error}") from error


def report_html(results: Results, *, title: str = "Extraction, article by article") -> str:
    """The report as HTML; whatever comes from articles and graphs is escaped."""
    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_PAGE.read_text(encoding="utf-8"))
    stages = {(loss.article, loss.fact): loss.stage for loss in results.losses}
    sheets = [_sheet(comparison, stages) for comparison in results.score.comparisons]
    return template.render(title=title, figures=results.to_dict(), sheets=sheets, looks=LOOKS, stages=list(Stage))


def _sheet(comparison: Comparison, stages: dict[tuple[str, GoldFact], Stage]) -> Sheet:
    lines = tuple(sorted(_lines(comparison, stages), key=lambda line: min(line.spans, default=Span(0, 0))))
    lines = tuple(Line(n, line.kind, line.text, line.spans, line.notes, line.remark) for n, line in enumerate(lines, 1))
    return Sheet(comparison, lines, tuple(cut_text(comparison.gold.article.content, lines)))


def _lines(comparison: Comparison, stages: dict[tuple[str, GoldFact], Stage]) -> Iterator[Line]:
    gold, index = comparison.gold, comparison.align.index
    for fact, hit in comparison.found:
        yield Line(0, "found", told(gold, fact), hit.evidence, tuple(_notes(comparison, fact, hit)), _origin(hit))
    for fact in comparison.missed:
        start = gold.article.content.find(fact.evidence)
        span = (Span(start, start + len(fact.evidence)),) if start >= 0 and fact.evidence else ()
        yield Line(0, "missed", told(gold, fact), span, (), f"lost at: {stages[gold.article.id, fact]}")
    for hit in comparison.wrong:
        yield Line(0, "wrong", stated(hit, index), hit.evidence, (), _origin(hit))


def _origin(hit: FoundFact) -> str:
    return f"confidence {hit.confidence:.2f}" + (f", rule {hit.rule}" if hit.rule else "")


def _notes(comparison: Comparison, fact: GoldFact, hit: FoundFact) -> Iterator[Note]:
    names = {entity.id: entity.name for entity in comparison.gold.entities}
    for name, want, got in judged(fact, hit, comparison.align):
        shown = names.get(got or "", got) or ("another place" if name == "place" and hit.place else "none")
        yield Note(name, want == got, shown if want == got else f"{shown}, should be {names.get(want, want)}")
    for topic in sorted({*(fact.topics or ()), *hit.topics} if fact.topics is not None else ()):
        wanted, there = topic in (fact.topics or ()), topic in hit.topics
        yield Note("topic", wanted and there, topic if wanted and there else f"{topic}, {'lacking' if wanted else 'should not be there'}")


def cut_text(content: str, lines: Iterable[Line]) -> Iterator[Piece]:
    """The text in pieces, cut wherever evidence begins or ends."""
    spans = [(span, line) for line in lines for span in line.spans]
    edges = sorted({0, len(content), *(edge for span, _ in spans for edge in (span.start, span.end))})
    for start, end in pairwise(edges):
        around = [line for span, line in spans if span.start <= start and end <= span.end]
        ends = tuple(sorted({line.number for span, line in spans if span.end == end}))
        yield Piece(content[start:end], tuple(kind for kind in LOOKS if any(line.kind == kind for line in around)), ends)
