"""From articles to readings: sixteen relations, and those that `ontologies/relations.ttl` adds, with the words that prove them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.extract.assemble import Assembler
from kg.extract.components import COMPONENTS, Analysis
from kg.extract.confidence import calibrated
from kg.extract.organizations import Bodies
from kg.extract.states import agency_countries
from kg.model import Article, Reading

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 16

__all__ = ["BATCH", "COMPONENTS", "add_components", "analyse_all", "read", "read_all"]


def add_components(nlp: Language) -> Language:
    """Add the extraction components that `nlp` does not have yet, in their order, at its end."""
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    return nlp


def analyse_all(nlp: Language, articles: Iterable[Article], *, batch_size: int = BATCH) -> Iterator[tuple[Doc, Article]]:
    """Articles with their documents, each through the whole pipeline, in a stream: what was found is in `doc._.kg`."""
    pairs = ((_document(nlp, article), article) for article in articles)
    yield from nlp.pipe(pairs, as_tuples=True, batch_size=batch_size)


def read_all(nlp: Language, articles: Iterable[Article], *, batch_size: int = BATCH) -> Iterator[Reading]:
    """Read articles in a stream: one `Reading` an article, in the same order."""
    for doc, article in analyse_all(nlp, articles, batch_size=batch_size):
        yield assemble(doc, article)


def read(nlp: Language, article: Article) -> Reading:
    """Read one article."""
    return next(read_all(nlp, [article]))


def assemble(doc: Doc, article: Article) -> Reading:
    """The reading of an article whose document has been through the pipeline."""
    return calibrated(assemble_raw(doc, article))


def assemble_raw(doc: Doc, article: Article) -> Reading:
    """The same, each confidence as the rule gave it."""
    analysis: Analysis = doc._.kg
    return assembler(doc, article).reading(analysis.holdings, analysis.claims)


def assembler(doc: Doc, article: Article) -> Assembler:
    """What puts together nodes and statements of an article whose document has been through the pipeline."""
    analysis: Analysis = doc._.kg
    return Assembler(article, analysis.atoms, analysis.mentions, analysis.persons, Bodies(analysis.atoms, analysis.mentions))


def _document(nlp: Language, article: Article) -> Doc:
    """The tokenized content, with the date and origin that later components need."""
    doc = nlp.make_doc(article.content)
    doc._.kg_published = article.published
    doc._.kg_agencies = agency_countries(article.source)
    return doc
