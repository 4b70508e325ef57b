"""From what one article says to its quads: pure, deterministic, without blank nodes, all in the graph that the article names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg import __version__
from kg.graph import terms as t
from kg.graph.deferral import DEFERRED, NAMED_BY, Deferred
from kg.graph.minhash import signature
from kg.graph.terms import Iris, date_literal, decimal_literal, encode_segment, integer_literal, term
from kg.model import HOLDER, Article, Entity, Office, Quotation, Reading, Statement, content_hash, holder_id
from kg.resolve import HeldOffice
from kg.vocabulary import SYMMETRIC, Factuality

Edge: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Run:
    """What read the articles: program version, language model, version of the word data, and the least confidence of what is kept.

    Two runs that would read an article in the same way are the same run, so that building again gives the same quads.
    """

    model: str = ""
    words: str = ""
    program: str = f"newskg-{__version__}"
    min_confidence: float = 0.0

    @property
    def id(self) -> str:
        """An id such as "run/newskg-0.1.0-fr_news_sm-1.0-9c1e07-3fa94c21"."""
        least = f"min{self.min_confidence:g}" if self.min_confidence else ""
        return "run/" + encode_segment("-".join(part for part in (self.program, self.model, self.words[:8], least) if part))

    @property
    def label(self) -> str:
        """For people: "newskg-0.1.0, fr_news_sm-1.0-9c1e07"."""
        least = f"confidence ≥ {self.min_confidence:g}" if self.min_confidence else ""
        return ", ".join(part for part in (self.program, self.model, least) if part)


def reading_quads(reading: Reading, run: Run, iris: Iris) -> list[Quad]:
    """All quads of one article, in the shape of the graph contract; no quad twice."""
    graph = iris.article(reading.article.id)
    return [Quad(*edge, graph) for edge in dict.fromkeys(_edges(reading, run, iris))]


def _edges(reading: Reading, run: Run, iris: Iris) -> Iterator[Edge]:
    article = reading.article
    yield from _article_edges(article, iris)
    yield from _run_edges(article, run, iris)
    for entity in reading.entities:
        yield from _entity_edges(entity, article.lang, iris)
    for office in reading.offices:
        yield from _office_edges(office, article.lang, iris)
    for quotation in reading.quotations:
        yield from _quotation_edges(quotation, article.lang, iris)
    for statement in merge_statements(reading.statements):
        yield from _told_edges(statement, article, run, iris)
    if reading.deferred is not None:
        for statement in merge_statements(reading.deferred.statements):
            yield iris.article(article.id), DEFERRED, Literal(_deferred(reading, statement, run, iris).to_json())


def _told_edges(statement: Statement, article: Article, run: Run, iris: Iris) -> Iterator[Edge]:
    yield from _plain_edges(statement, iris)
    yield from _statement_edges(statement, article, run, iris)
    yield from _evidence_edges(statement, article, iris)


def _deferred(reading: Reading, statement: Statement, run: Run, iris: Iris) -> Deferred:
    """What stands in the graph once it is known who held the offices by which a statement names somebody."""
    assert reading.deferred is not None
    own, article = reading.deferred, reading.article
    offices = {holder_id(office.id): office for office in (*reading.offices, *own.offices)}
    named = {end: offices[end] for end in (statement.subject, statement.object) if end.startswith(HOLDER)}
    used = {statement.subject, statement.object, statement.place}
    used |= {node for office in named.values() for node in (office.id, office.jurisdiction)}
    edges = list(_told_edges(statement, article, run, iris))
    for entity in own.entities:
        edges += _entity_edges(entity, article.lang, iris) if entity.id in used else ()
    for office in own.offices:
        edges += _office_edges(office, article.lang, iris) if office.id in used else ()
    for quotation in own.quotations:
        edges += _quotation_edges(quotation, article.lang, iris) if quotation.id in used else ()
    node = statement_id(article.id, statement)
    for holder, office in named.items():
        edges += [(iris.node(holder), t.TYPE, term("kg:Person")), (iris.node(node), NAMED_BY, iris.node(office.id))]
    held = {holder: HeldOffice(office.id, office.jurisdiction, office.role, office.portfolios) for holder, office in named.items()}
    return Deferred(node, held, tuple(sorted(str(Triple(*edge)) for edge in edges)))


def _article_edges(article: Article, iris: Iris) -> Iterator[Edge]:
    node = iris.article(article.id)
    yield node, t.TYPE, t.ARTICLE
    yield node, t.TYPE, term("schema:NewsArticle")
    yield node, t.IDENTIFIER, Literal(article.id)
    yield node, t.TITLE, Literal(article.title, language=article.lang)
    yield node, t.BODY, Literal(article.text, language=article.lang)
    yield node, term("dcterms:language"), Literal(article.lang)
    yield node, t.SHA256, Literal(article.sha256)
    if signed := signature(article.text):
        yield node, term("kg:minHash"), Literal(signed)
    if article.published:
        yield node, t.PUBLISHED, date_literal(article.published)
    if article.source:
        yield node, term("dcterms:publisher"), Literal(article.source)
    if article.author:
        yield node, term("dcterms:creator"), Literal(article.author)
    if article.url:
        yield node, term("schema:url"), Literal(article.url, datatype=term("xsd:anyURI"))


def _run_edges(article: Article, run: Run, iris: Iris) -> Iterator[Edge]:
    """The run stands in each article's graph, so that dropping that graph leaves no trace of it."""
    node = NamedNode(iris.base + run.id)
    yield node, t.TYPE, term("prov:Activity")
    yield node, t.LABEL, Literal(run.label)
    yield node, t.USED, iris.article(article.id)


def _entity_edges(entity: Entity, lang: str, iris: Iris) -> Iterator[Edge]:
    node = iris.node(entity.id)
    yield node, t.TYPE, term(f"kg:{entity.type}")
    yield node, t.LABEL, Literal(entity.label, language=lang)
    for alias in entity.aliases:
        if alias != entity.label:
            yield node, t.ALT_LABEL, Literal(alias, language=lang)
    if entity.iso:
        yield node, t.ISO_CODE, Literal(entity.iso)
    if entity.kind:
        yield node, term("kg:kind"), iris.node(entity.kind)


def _office_edges(office: Office, lang: str, iris: Iris) -> Iterator[Edge]:
    node = iris.node(office.id)
    yield node, t.TYPE, term("kg:Office")
    yield node, t.LABEL, Literal(office.label, language=lang)
    for alias in office.aliases:
        yield node, t.ALT_LABEL, Literal(alias, language=lang)
    if office.jurisdiction:
        yield node, t.JURISDICTION, iris.node(office.jurisdiction)
    if office.role:
        yield node, term("kg:role"), iris.node(office.role)
    for portfolio in office.portfolios:
        yield node, term("kg:portfolio"), iris.node(portfolio)


def _quotation_edges(quotation: Quotation, lang: str, iris: Iris) -> Iterator[Edge]:
    node = iris.node(quotation.id)
    yield node, t.TYPE, term("kg:Quotation")
    yield node, t.VALUE, Literal(quotation.text, language=lang)


def merge_statements(statements: tuple[Statement, ...]) -> list[Statement]:
    """One statement a fact: what is told again adds its evidence and topics, and fills in what the first telling left open."""
    merged: dict[tuple[str, ...], Statement] = {}
    for statement in statements:
        first = merged.get(statement.key)
        merged[statement.key] = statement if first is None else _merge(first, statement)
    return list(merged.values())


def _merge(first: Statement, again: Statement) -> Statement:
    return replace(
        first,
        evidence=tuple(dict.fromkeys((*first.evidence, *again.evidence))),
        topics=tuple(dict.fromkeys((*first.topics, *again.topics))),
        status=first.status or again.status,
        date=first.date or again.date,
        place=first.place or again.place,
        confidence=max(first.confidence, again.confidence),
    )


def _plain_edges(statement: Statement, iris: Iris) -> Iterator[Edge]:
    if not statement.holds:
        return
    subject, object_ = iris.node(statement.subject), iris.node(statement.object)
    yield subject, term(f"kg:{statement.predicate}"), object_
    if statement.predicate in SYMMETRIC:
        yield object_, term(f"kg:{statement.predicate}"), subject


def _statement_edges(statement: Statement, article: Article, run: Run, iris: Iris) -> Iterator[Edge]:
    node = iris.node(statement_id(article.id, statement))
    yield node, t.TYPE, t.STATEMENT
    yield node, t.TYPE, term("rdf:Statement")
    yield node, t.SUBJECT, iris.node(statement.subject)
    yield node, t.PREDICATE, term(f"kg:{statement.predicate}")
    yield node, t.OBJECT, iris.node(statement.object)
    yield node, t.CONFIDENCE, decimal_literal(statement.confidence)
    yield node, t.DERIVED_FROM, iris.article(article.id)
    yield node, t.GENERATED_BY, NamedNode(iris.base + run.id)
    for predicate, value in _qualifiers(statement, iris):
        yield node, predicate, value


def _qualifiers(statement: Statement, iris: Iris) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    if statement.status:
        yield t.STATUS, term(f"kg:{statement.status}")
    if statement.date:
        yield t.DATE, date_literal(statement.date)
    if statement.place:
        yield t.PLACE, iris.node(statement.place)
    for topic in statement.topics:
        yield t.TOPIC, iris.node(topic)
    if statement.factuality is not Factuality.ASSERTED:
        yield t.FACTUALITY, term(f"kg:{statement.factuality}")
    if statement.rule:
        yield t.RULE, Literal(statement.rule)


def statement_id(article_id: str, statement: Statement) -> str:
    """An id such as "statement/3f…": one for each fact and article, whatever its qualifiers and evidence."""
    return f"statement/{content_hash(article_id, *statement.key)}"


def _evidence_edges(statement: Statement, article: Article, iris: Iris) -> Iterator[Edge]:
    node = iris.node(statement_id(article.id, statement))
    for span in statement.evidence:
        evidence = iris.evidence(article.id, span)
        yield node, t.EVIDENCE, evidence
        yield evidence, t.TYPE, term("kg:Evidence")
        yield evidence, t.EXACT, Literal(article.content[span.start : span.end], language=article.lang)
        yield evidence, t.START, integer_literal(span.start)
        yield evidence, t.END, integer_literal(span.end)
