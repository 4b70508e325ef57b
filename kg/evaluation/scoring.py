"""Scoring a graph against annotated articles: precision, recall and F1 of facts, and how right the qualifiers of those found are.

A fact is found where predicate, subject and object match, either way round where symmetric. Countries match by ISO code; other entities
by any of their names; agreements and events also where words overlap with F1 ≥ 0.5; offices where words overlap with F1 ≥ 0.75 and the
jurisdiction matches; quotations where words overlap with F1 ≥ 0.75. Conditional, wished and denied statements do not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from kg.evaluation.gold import GoldArticle, GoldEntity, GoldFact, GoldOffice, GoldQuote
from kg.evaluation.index import FactIndex, FoundFact
from kg.evaluation.matching import normalise, overlap
from kg.graph import terms as t
from kg.vocabulary import SYMMETRIC, EntityType, Predicate

SAME: Final = 0.75  # overlap of the words of an office or a quotation
AKIN: Final = 0.5  # overlap of the words of an agreement or an event
FREQUENT: Final = 10  # annotated facts that make a predicate's F1 worth averaging
CORE: Final = (Predicate.HOLDS_OFFICE, Predicate.COOPERATES_WITH)


class Aligner:
    """Which annotated entity of one article a node of the graph stands for."""

    def __init__(self, index: FactIndex, entities: tuple[GoldEntity, ...]) -> None:
        self.index, self.entities = index, entities
        self._known: dict[str, str | None] = {}

    def __call__(self, node: str) -> str | None:
        """The entity's id, or None."""
        if node not in self._known:
            self._known[node] = self._find(node)
        return self._known[node]

    def _find(self, node: str) -> str | None:
        codes = {code.upper() for code in self.index.values(node, t.ISO_CODE)}
        country = next((entity.id for entity in self.entities if entity.type is EntityType.COUNTRY and entity.iso in codes), None)
        if codes:
            return country
        things = [entity for entity in self.entities if entity.type is not EntityType.COUNTRY]
        best = max(things, key=lambda entity: self._likeness(node, entity), default=None)
        return best.id if best and self._likeness(node, best) > 0 else None

    def _likeness(self, node: str, entity: GoldEntity) -> float:
        primary = set(map(normalise, self.index.values(node, t.LABEL)))
        labels = set(map(normalise, self.index.labels(node)))
        known, name = set(map(normalise, entity.names)), normalise(entity.name)
        tests = ((4.0, name in primary), (3.0, primary & known), (2.0, name in labels), (1.0, labels & known))
        score = next((points for points, passed in tests if passed), 0.0)
        if score:
            typed = t.term(f"kg:{entity.type}").value in self.index.values(node, t.TYPE)
            return score + 0.5 if typed else score
        if entity.type not in {EntityType.AGREEMENT, EntityType.EVENT}:
            return 0.0
        akin = max((overlap(a, b) for a in self.index.labels(node) for b in entity.names), default=0.0)
        return akin if akin >= AKIN else 0.0


def matches(fact: FoundFact, gold: GoldFact, align: Aligner) -> bool:
    """Whether a fact of the graph is the annotated one."""
    if fact.predicate != gold.predicate:
        return False
    if isinstance(gold.object, GoldOffice):
        return align(fact.subject) == gold.subject and _same_office(fact.object, gold.object, align)
    if isinstance(gold.object, GoldQuote):
        texts = align.index.values(fact.object, t.VALUE, t.LABEL)
        return align(fact.subject) == gold.subject and any(overlap(text, gold.object.quote) >= SAME for text in texts)
    pair = (align(fact.subject), align(fact.object))
    return pair == (gold.subject, gold.object) or (gold.predicate in SYMMETRIC and pair == (gold.object, gold.subject))


def _same_office(node: str, gold: GoldOffice, align: Aligner) -> bool:
    """Title and jurisdiction match; for a body's office, title and body may be cut differently: then both together must match."""
    bodies, titles = align.index.values(node, t.JURISDICTION), align.index.labels(node)
    governed = {align(body) or "?" for body in bodies}
    if any(overlap(title, gold.office) >= SAME for title in titles) and (gold.of in governed if gold.of else not governed):
        return True
    body = next((e for e in align.entities if e.id == gold.of and e.type is EntityType.ORGANIZATION), None)
    if body is None:
        return False
    names = {name for node in bodies for name in align.index.labels(node)} if gold.of in governed else {""}
    whole = [f"{gold.office} {name}" for name in body.names]
    return any(overlap(f"{title} {name}", text) >= SAME for title in titles for name in names for text in whole)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article, annotated facts against those of the graph: found ones with what found them, missed ones, wrong ones.

    `known` is False where the graph does not have the article.
    """

    gold: GoldArticle
    align: Aligner
    found: tuple[tuple[GoldFact, FoundFact], ...] = ()
    missed: tuple[GoldFact, ...] = ()
    wrong: tuple[FoundFact, ...] = ()
    known: bool = True


def compare(index: FactIndex, gold: GoldArticle, only: Collection[str] = ()) -> Comparison:
    """What of one article was found; `only` are the predicates that count, all where empty."""
    facts = index.facts(gold.article.id)
    free = [fact for fact in facts or () if not only or fact.predicate in only]
    align = Aligner(index, gold.entities)
    found, missed = [], []
    for wanted in gold.facts:
        if only and wanted.predicate not in only:
            continue
        hit = next((fact for fact in free if matches(fact, wanted, align)), None)
        if hit is None:
            missed.append(wanted)
        else:
            free.remove(hit)
            found.append((wanted, hit))
    return Comparison(gold, align, tuple(found), tuple(missed), tuple(free), facts is not None)


@dataclass(slots=True)
class Score:
    """Counts of facts by predicate and of qualifiers; the articles that have no graph; missed and wrong facts in words."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter, {predicate: Counter() for predicate in CORE}))
    qualifiers: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    articles_missing: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Figures rounded to four places.

        `all`, `core`, `macro_f1`, `by_predicate`, `qualifiers` and `articles_missing` are those of the shared definition. Beside them:
        `macro_f1_frequent`, over the predicates with `FREQUENT` annotated facts or more; `without_facts`, how many articles have no
        annotated fact at all, and how many facts the graph states of them.
        """
        by_predicate = {str(predicate): figures(count) for predicate, count in sorted(self.counts.items())}
        frequent = [row["f1"] for row in by_predicate.values() if row["tp"] + row["fn"] >= FREQUENT]
        idle = [comparison for comparison in self.comparisons if not comparison.gold.facts]
        return {
            "all": figures(sum(self.counts.values(), Counter())),
            "core": figures(sum((self.counts[predicate] for predicate in CORE), Counter())),
            "macro_f1": round(sum(row["f1"] for row in by_predicate.values()) / max(len(by_predicate), 1), 4),
            "macro_f1_frequent": round(sum(frequent) / max(len(frequent), 1), 4),
            "by_predicate": by_predicate,
            "qualifiers": {name: _qualifier(name, count) for name, count in sorted(self.qualifiers.items())},
            "without_facts": {"articles": len(idle), "wrong": sum(len(comparison.wrong) for comparison in idle)},
            "articles_missing": self.articles_missing,
        }


def figures(count: Counter[str]) -> dict[str, float]:
    """Precision, recall, F1 and the counts they come from."""
    tp, fp, fn = (count[key] for key in ("tp", "fp", "fn"))
    p = tp / (tp + fp) if tp + fp else 0.0
    r = tp / (tp + fn) if tp + fn else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0, "tp": tp, "fp": fp, "fn": fn}


def _qualifier(name: str, count: Counter[str]) -> float | dict[str, float]:
    return figures(count) if name == "topics" else round(count["ok"] / max(count["ok"] + count["bad"], 1), 4)


def score(index: FactIndex, golds: Iterable[GoldArticle], only: Collection[str] = ()) -> Score:
    """Score what the graph says of annotated articles; `only` are the predicates that count, all where empty."""
    return summed(compare(index, gold, only) for gold in golds)


def summed(comparisons: Iterable[Comparison]) -> Score:
    """The score of articles that have been compared."""
    result = Score()
    for comparison in comparisons:
        result.comparisons.append(comparison)
        if not comparison.known:
            result.articles_missing.append(comparison.gold.article.id)
        _count(result, comparison)
    return result


def _count(result: Score, comparison: Comparison) -> None:
    for key, group in (("tp", [f.predicate for f, _ in comparison.found]), ("fn", [f.predicate for f in comparison.missed])):
        for predicate in group:
            result.counts[predicate][key] += 1
    for fact in comparison.wrong:
        result.counts[fact.predicate]["fp"] += 1
    for wanted, hit in comparison.found:
        _count_qualifiers(result.qualifiers, wanted, hit, comparison.align)
    article = comparison.gold.article.id
    result.missed += [f"missed {article}: {told(comparison.gold, fact)}  << {fact.evidence[:120]}" for fact in comparison.missed]
    result.wrong += [f"wrong  {article}: {stated(fact, comparison.align.index)}" for fact in comparison.wrong]


def judged(wanted: GoldFact, hit: FoundFact, align: Aligner) -> Iterator[tuple[str, str, str | None]]:
    """The qualifiers status, date and place that the annotation of a found fact gives: (name, what is right, what the graph says)."""
    place = align(hit.place) if hit.place else None
    for name, want, got in (("status", wanted.status, hit.status), ("date", wanted.date, hit.date), ("place", wanted.place, place)):
        if want:
            yield name, want, got


def _count_qualifiers(qualifiers: dict[str, Counter[str]], wanted: GoldFact, hit: FoundFact, align: Aligner) -> None:
    for name, want, got in judged(wanted, hit, align):
        qualifiers[name]["ok" if got == want else "bad"] += 1
    if wanted.topics is not None:
        topics = frozenset(wanted.topics)
        qualifiers["topics"] += Counter()
        for key, group in (("tp", topics & hit.topics), ("fp", hit.topics - topics), ("fn", topics - hit.topics)):
            qualifiers["topics"][key] += len(group)


def told(gold: GoldArticle, fact: GoldFact) -> str:
    """An annotated fact in words: "Abdelouafi Laftit holdsOffice ministre de l'Intérieur (Maroc)"."""
    names = {entity.id: entity.name for entity in gold.entities}
    match fact.object:
        case GoldOffice(office, of):
            object_ = f"{office} ({names[of] if of else '-'})"
        case GoldQuote(quote):
            object_ = f"« {quote} »"
        case entity:
            object_ = names[entity]
    return f"{names[fact.subject]} {fact.predicate} {object_}"


def stated(fact: FoundFact, index: FactIndex) -> str:
    """A fact of the graph in words, nodes by the first of their labels."""
    subject, object_ = (min(index.labels(node) | index.values(node, t.VALUE), default=node) for node in (fact.subject, fact.object))
    return f"{subject} {fact.predicate} {object_}"
