"""Coreference scored apart: which names of an article are one thing, by B-cubed over the annotated mentions.

B-cubed (Bagga and Baldwin, 1998) asks of each mention how many of those put together with it belong with it (precision), and how many of
those that belong with it were put together with it (recall). Here mentions are the places where the text has an annotated form of an
entity; what the extractor names beside those is not judged. A mention that it does not name at all counts for nothing in precision and as
zero in recall. A form that stands for two entities of one article ("Rabat", the city and the State) is left out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from kg.evaluation.gold import GoldArticle
from kg.evaluation.locating import locate, meet
from kg.extract.chains import Chain
from kg.model import Span

Partition: TypeAlias = Mapping[Span, Hashable]  # what each mention was taken for
Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True, slots=True)
class BCubed:
    """Sums over mentions: of their precisions and recalls; how many are annotated, and how many of those were named at all."""

    precisions: float = 0.0
    recalls: float = 0.0
    mentions: int = 0
    named: int = 0

    def __add__(self, other: BCubed) -> BCubed:
        return BCubed(
            self.precisions + other.precisions,
            self.recalls + other.recalls,
            self.mentions + other.mentions,
            self.named + other.named,
        )

    def to_dict(self) -> dict[str, float]:
        """Precision `p`, recall `r` and `f1`, rounded to four places; `mentions`, and how many of them were `named`."""
        p, r = self.precisions / max(self.named, 1), self.recalls / max(self.mentions, 1)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4), "mentions": self.mentions, "named": self.named}


def b_cubed(key: Mapping[Thing, Hashable], response: Mapping[Thing, Hashable]) -> BCubed:
    """Compare two ways to put mentions together; `response` may lack some, and what it has beside `key` is not judged.

    >>> one, two, three = Span(0, 1), Span(2, 3), Span(4, 5)
    >>> b_cubed({one: "a", two: "a", three: "b"}, {one: 1, two: 2, three: 2}).to_dict()
    {'p': 0.6667, 'r': 0.6667, 'f1': 0.6667, 'mentions': 3, 'named': 3}
    """
    judged = {mention: answer for mention, answer in response.items() if mention in key}
    entities, chains = _groups(key), _groups(judged)
    precisions = recalls = 0.0
    for mention, answer in judged.items():
        entity, chain = entities[key[mention]], chains[answer]
        common = len(entity & chain)
        precisions += common / len(chain)
        recalls += common / len(entity)
    return BCubed(precisions, recalls, len(key), len(judged))


def _groups(partition: Mapping[Thing, Hashable]) -> dict[Hashable, set[Thing]]:
    groups: dict[Hashable, set[Thing]] = {}
    for mention, answer in partition.items():
        groups.setdefault(answer, set()).add(mention)
    return groups


def score_article(gold: GoldArticle, chains: Iterable[Chain]) -> BCubed:
    """B-cubed of the chains of one article."""
    spans = locate(gold.article.content, {entity.id: entity.mentions for entity in gold.entities})
    key = {span: entity for entity, found in spans.items() for span in found}
    return b_cubed(key, _answers(key, [(name, chain.entity.id) for chain in chains for name in chain.entity.mentions]))


def _answers(key: Partition, names: list[tuple[Span, str]]) -> dict[Span, str]:
    """What each annotated mention was taken for: by the name that shares most characters with it."""
    answers: dict[Span, str] = {}
    for mention in key:
        shared = [(_shared(mention, name), chain) for name, chain in names if meet(mention, name)]
        if shared:
            answers[mention] = max(shared)[1]
    return answers


def _shared(one: Span, other: Span) -> float:
    """Of the characters of both, the share that they have in common."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))


def score_all(golds: Iterable[GoldArticle], chains: Mapping[str, list[Chain]]) -> BCubed:
    """B-cubed over the mentions of all articles; `chains` by article id."""
    return sum((score_article(gold, chains.get(gold.article.id, [])) for gold in golds), BCubed())
