"""Why the program believes a statement: what the graph says of it, and how the article was read, by reading it again.

The graph keeps the words that prove a statement, the rule that found them and its confidence. Everything else (who is meant by which words,
how a date was resolved, how a title was cut) comes from the article itself, read again by the same pipeline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import SourceError
from kg.graph.facts import Fact, Node
from kg.model import Article, Span, Statement, holder_id
from kg.vocabulary import Factuality, Predicate

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.extract.chains import Chain
    from kg.extract.components import Analysis

SHOWN: Final = 12  # places of a name or of what refers to it


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an explanation: a heading and lines under it."""

    heading: str
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((self.heading, *(f"  {line}" for line in self.lines)))


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that there is to say of one statement, as text for people."""

    sections: tuple[Section, ...]

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.sections))


def find_article(paths: Iterable[str | Path], article_id: str) -> Article | None:
    """The article of this id among files and folders, or None; what can't be read is passed over."""
    from kg.sources import read_articles

    articles = (article for article in read_articles(paths) if not isinstance(article, SourceError))
    return next((article for article in articles if article.id == article_id), None)


def explain(fact: Fact, article: Article | None = None, nlp: Language | None = None) -> Explanation:
    """What the graph says of a fact; with its article and a pipeline also how that was read."""
    sections = [_told(fact)]
    if article is None or nlp is None:
        sections.append(Section("evidence", tuple(f"{e.start}-{e.end}  {_line(e.text)}" for e in fact.evidence)))
    else:
        sections += Retelling.of(fact, article, nlp).sections()
    return Explanation(tuple(section for section in sections if section.lines))


def _told(fact: Fact) -> Section:
    qualifiers = [
        ("status", str(fact.status) if fact.status else ""),
        ("date", fact.date or ""),
        ("place", fact.place.label if fact.place else ""),
        ("topics", ", ".join(topic.label for topic in fact.topics)),
        ("factuality", f"{fact.factuality}{'' if fact.asserted else ': kept, but not stated as a plain fact'}"),
        ("named by the office alone", ", ".join(f"{office.label} ({office.id})" for office in fact.named_by)),
        ("rule", fact.rule),
        ("confidence", f"{fact.confidence:.2f}"),
        ("article", f"{fact.article}: {fact.title}" + (f" ({fact.published})" if fact.published else "")),
    ]
    head = f"{fact.subject.label} — {fact.predicate} → {fact.object.label}"
    return Section(fact.id, (head, *(f"{name}: {value}" for name, value in qualifiers if value)))


def _line(text: str) -> str:
    return " ".join(text.split())


def _keys(fact: Fact) -> Iterator[tuple[str, ...]]:
    """What the statement may have as its key when its article is read again, an office standing for whom the article does not name."""
    holders = [holder_id(office.id) for office in fact.named_by]
    one, other = fact.subject.id, fact.object.id
    for subject, object_ in ((one, other), *((h, other) for h in holders), *((one, h) for h in holders), *permutations(holders, 2)):
        yield Statement(subject, fact.predicate, object_, ()).key


@dataclass(frozen=True, slots=True)
class Retelling:
    """A fact, its article and what the pipeline finds in that when it reads it again; `statement` is None where it no longer finds it."""

    fact: Fact
    article: Article
    analysis: Analysis
    chains: dict[str, Chain] = field(default_factory=dict)
    statement: Statement | None = None

    @classmethod
    def of(cls, fact: Fact, article: Article, nlp: Language) -> Retelling:
        """Read the article again."""
        from kg.extract import analyse_all, assemble_raw
        from kg.extract.chains import find_chains

        doc: Doc = next(analyse_all(nlp, [article]))[0]
        reading = assemble_raw(doc, article)
        told = {s.key: s for s in (*reading.statements, *(reading.deferred.statements if reading.deferred else ()))}
        found = next((told[key] for key in _keys(fact) if key in told), None)
        return cls(fact, article, doc._.kg, {chain.entity.id: chain for chain in find_chains(doc, article)}, found)

    def sections(self) -> list[Section]:
        """Its parts: evidence in context, subject, object, place, office, date, factuality, confidence."""
        nodes = [("subject", self.fact.subject), ("object", self.fact.object)]
        if self.fact.place is not None:
            nodes.append(("place", self.fact.place))
        return [
            Section("evidence", tuple(self._evidence())),
            *(Section(f"{role}: {node.label}", tuple(self._node(node))) for role, node in nodes),
            Section("office", tuple(self._office())),
            Section(f"date: {self.fact.date}", tuple(self._date())),
            Section(f"factuality: {self.fact.factuality}", tuple(self._cues())),
            Section("confidence", tuple(self._confidence())),
        ]

    @property
    def spans(self) -> list[Span]:
        """The stretches of the evidence."""
        return [Span(evidence.start, evidence.end) for evidence in self.fact.evidence]

    def _sentence(self, span: Span) -> Span:
        """The sentences around a stretch."""
        atoms = self.analysis.atoms
        first, last = atoms.range_of(span.start, span.end)
        return atoms.span(atoms.sent_of(first)[0], atoms.sent_of(max(last - 1, first))[1])

    def _evidence(self) -> Iterator[str]:
        content = self.article.content
        for evidence, span in zip(self.fact.evidence, self.spans, strict=True):
            if content[span.start : span.end] != evidence.text:
                yield f"{span.start}-{span.end}  the article has changed: it had {evidence.text!r} there; build it again"
                continue
            around = self._sentence(span)
            before, after = content[around.start : span.start], content[span.end : around.end]
            yield f"{span.start}-{span.end}  {_line(f'{before}[[{evidence.text}]]{after}')}"
        if self.statement is None:
            yield "read again now, the article does not give this statement: the program or its word data has changed; build it again"

    def _node(self, node: Node) -> Iterator[str]:
        chain = self.chains.get(node.id)
        if chain is not None:
            yield from self._places("named", chain.entity.mentions)
            yield from self._places("referred to", chain.references)
        elif node.type not in {"Office", "Quotation"}:
            yield "named by its words in the evidence"

    def _places(self, how: str, spans: tuple[Span, ...]) -> Iterator[str]:
        shown = [f"« {_line(self.article.content[span.start : span.end])} » {span.start}" for span in spans[:SHOWN]]
        more = f", and {len(spans) - SHOWN} more" if len(spans) > SHOWN else ""
        if shown:
            yield f"{how}: {', '.join(shown)}{more}"

    def _office(self) -> Iterator[str]:
        """How the title was cut, and where it is said what it governs."""
        if self.fact.predicate is not Predicate.HOLDS_OFFICE:
            return
        atoms = self.analysis.atoms
        for holding in self.analysis.holdings:
            office = holding.office
            if atoms.span(holding.start, holding.end) not in self.spans or holding.rule != self.fact.rule:
                continue
            yield f"title as it stands: « {_line(atoms.slice(office.left, office.end))} », read as « {office.label} » ({holding.status})"
            if office.body is not None:
                yield f"governs what the title names: {office.body[1]}"
            elif holding.countries:
                inferred = "the title names it" if office.countries else "inferred from the article"
                yield f"governs {', '.join(holding.countries)}: {inferred}"

    def _date(self) -> Iterator[str]:
        """The expressions of time that have the date's value: those in the sentences of the evidence, else all."""
        if self.fact.date is None:
            return
        atoms = self.analysis.atoms
        fitting = [(atoms.span(d.start, d.end), d.value) for d in self.analysis.dates if d.value == self.fact.date]
        around = [self._sentence(span) for span in self.spans]
        near = [(span, value) for span, value in fitting if any(s.start <= span.start < s.end for s in around)]
        for span, value in near or fitting:
            where = "" if near else ", in another sentence"
            words = _line(self.article.content[span.start : span.end])
            how = "it says itself" if value[:4] in words else f"read against the publication on {self.article.published}, it is"
            yield f"« {words} » {span.start}{where}: {how} {value}"

    def _cues(self) -> Iterator[str]:
        """The words in the sentences of the evidence that take a claim out of the plain facts, or put it in the future."""
        from kg.extract.cues import find_cues

        if self.fact.factuality is Factuality.ASSERTED:
            return
        atoms, around = self.analysis.atoms, [self._sentence(span) for span in self.spans]
        cues = [cue for span in around for cue in find_cues(atoms, *atoms.range_of(span.start, span.end))]
        fitting = [f"« {atoms.words[i]} » {atoms.starts[i]}" for i, kind in cues if kind is self.fact.factuality]
        yield from fitting or [f"no word of its own: the rule « {self.fact.rule} » puts it so"]

    def _confidence(self) -> Iterator[str]:
        """What the rule says, and how often it was right in the annotated articles."""
        from kg.extract.confidence import cell_of, shipped

        if self.statement is None:
            return
        cell = cell_of(self.statement.predicate, self.statement.rule, self.statement.confidence)
        yield f"the rule « {self.statement.rule} » gives {cell[-1]}"
        right, facts = shipped().counts.get(cell[:2], (0, 0))
        if facts:
            yield f"of {facts} facts that it found in the annotated articles, {right} were right"
