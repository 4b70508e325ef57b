"""Which stretches of an article are one person, State, body or place: what coreference came to, whether or not facts came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kg.extract import assembler
from kg.extract.mentions import Mention
from kg.extract.persons import Person
from kg.model import Article, Entity, Span
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.extract.assemble import Assembler
    from kg.extract.components import Analysis


_DESCRIBED: Final = frozenset({EntityType.AGREEMENT, EntityType.EVENT})


@dataclass(frozen=True, slots=True)
class Chain:
    """One thing as the article speaks of it: the entity, whose `mentions` are its names, and where else the text refers to it.

    `references` are titles, pronouns, phrases for several ("les deux ministres"), capitals that stand for their State, and "le texte".
    """

    entity: Entity
    references: tuple[Span, ...] = ()


def find_chains(doc: Doc, article: Article) -> list[Chain]:
    """The chains of an article whose document has been through the pipeline, sorted by the ids of their entities."""
    analysis: Analysis = doc._.kg
    builder = assembler(doc, article)
    builder.reading(analysis.holdings, analysis.claims)  # so that ids are those of the reading
    names: dict[str, set[Span]] = {}
    for node, span in (*_named(builder, analysis), *_described(builder, analysis, anaphors=False)):
        names.setdefault(node, set()).add(span)
    for id_, built in builder.nodes.items():
        names.setdefault(id_, set()).update(() if built.type in _DESCRIBED else built.mentions)
    references: dict[str, set[Span]] = {}
    for node, span in (*_referred(builder, analysis), *_described(builder, analysis, anaphors=True)):
        if not any(span.start < name.end and name.start < span.end for name in names.get(node, ())):
            references.setdefault(node, set()).add(span)
    return [
        Chain(replace(node.freeze(), mentions=tuple(sorted(names.get(id_, ())))), tuple(sorted(references.get(id_, ()))))
        for id_, node in sorted(builder.nodes.items())
    ]


def _named(builder: Assembler, analysis: Analysis) -> Iterator[tuple[str, Span]]:
    """Names, each with its node; demonyms of persons and names that no node can be made of are left out."""
    for mention in analysis.mentions:
        value: Person | Mention | None = analysis.persons.get(mention) if mention.type is EntityType.PERSON else mention
        if value is None or mention.people or (mention.type is EntityType.COUNTRY and not mention.owners):
            continue
        node = builder.node_of(value)
        if node.partition("/")[2]:
            yield node, analysis.atoms.span(mention.start, mention.end)


def _described(builder: Assembler, analysis: Analysis, *, anaphors: bool) -> Iterator[tuple[str, Span]]:
    """The phrases for agreements and events, or what refers back to them ("le texte")."""
    for thing in analysis.scene.described.groups if analysis.scene else ():
        for phrase in thing.phrases:
            if phrase.anaphor is anaphors:
                yield builder.node_of(thing), analysis.atoms.span(phrase.start, phrase.end)


def _referred(builder: Assembler, analysis: Analysis) -> Iterator[tuple[str, Span]]:
    """Titles, pronouns, phrases for several, capitals for their States: each with the nodes that it stands for."""
    for party in (party for parties in (analysis.scene.parties.by_sentence if analysis.scene else ()) for party in parties):
        for value in party.values:
            yield builder.node_of(value), analysis.atoms.span(party.left, party.right)
