"""Relations told by patterns (`ontologies/relations.ttl`): who supports, criticizes, aids, sanctions, attacks, threatens, invites whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.extract.arguments import Arguments
from kg.extract.claims import Claim, Scene
from kg.extract.company import find_event_factuality
from kg.extract.described import Described
from kg.extract.fillers import Argument, kind
from kg.extract.matches import Match
from kg.extract.patterns import PREPOSITIONS, Pattern, Slot, by_form
from kg.language.fr import relations as fr
from kg.language.fr import words
from kg.vocabulary import Factuality

BEFORE_REACH: Final = 4
LEADING_CLITICS: Final = frozenset({"l", "'", "lui", "leur", "y"})
VERBAL: Final = frozenset({"VERB", "AUX", "ADJ"})


def find_relations(scene: Scene) -> Iterator[Claim]:
    """All relations told by patterns, one claim a pair and trigger; a pattern with a noun ("frapper d'embargo") outdoes its bare verb."""
    forms = by_form()
    acts: dict[str, tuple[Argument, ...]] = {}
    latest: tuple[Pattern, Claim] | None = None
    for i, word in enumerate(scene.atoms.folds):
        lemma = scene.atoms.lemma(i)
        if word not in forms and lemma not in forms and word not in fr.LIKEWISE:
            continue
        if i in scene.in_titles and not scene.parties.has_auxiliary(scene.atoms.tokens[i]):
            continue
        patterns = [p for p in dict.fromkeys((*forms.get(word, ()), *forms.get(lemma, ()))) if _fits(scene, p, i)]
        found = [(pattern, claim) for pattern in patterns for claim in Match(scene, pattern, i, acts).claims()]
        most: dict[str, int] = {}
        for pattern, claim in found:
            most[claim.predicate] = max(most.get(claim.predicate, 0), len(pattern.nouns))
        for pattern, claim in found:
            if len(pattern.nouns) == most[claim.predicate] and (pattern.nouns or not any(most.values())):
                yield claim
                if claim.factuality is Factuality.ASSERTED:
                    acts[claim.predicate] = (claim.subject,)
                    latest = pattern, claim
        if latest is not None and word in fr.LIKEWISE:
            yield from _repeated(scene, i, *latest)


def _repeated(scene: Scene, i: int, pattern: Pattern, claim: Claim) -> Iterator[Claim]:
    """ "Le Nicaragua a fait de même", "Lima en a fait autant avec X": what was told last, of another subject, with another object."""
    atoms = scene.atoms
    verb = next((k for k in (i - 1, i - 2) if atoms.folds[k] in fr.DOING), None)
    if (
        verb is None
        or atoms.sents[i] - atoms.sents[claim.start] > 1
        or tuple(atoms.folds[verb + 1 : i + 1]) not in fr.LIKEWISE[atoms.folds[i]]
    ):
        return
    find = Arguments(scene, pattern.relation, verb)
    subject, other = find.subject(verb), find.complement(Slot("O", PREPOSITIONS["avec"]), i + 1, None)
    factuality = find_event_factuality(scene, verb)
    for value in subject.values if subject is not None else ():
        for object_ in other.values if other is not None else (claim.object,):
            if value not in {claim.subject, object_} and kind(value) in pattern.relation.subjects and not isinstance(value, Described):
                end = max(i + 1, other.right if other is not None else 0)
                start = min(subject.left if subject is not None else i, verb)
                yield replace(
                    claim, subject=value, object=object_, start=start, end=end, factuality=factuality, confidence=0.6, trigger=None
                )


def _fits(scene: Scene, pattern: Pattern, i: int) -> bool:
    """Whether atom `i` has the part of speech of the pattern's trigger, with "se" or the preposition that it needs."""
    atoms = scene.atoms
    start = atoms.sent_of(i)[0]
    k = i - 1
    while k > start and (atoms.folds[k] in words.CLITICS or atoms.pos(k) in {"ADV", "AUX"}):
        k -= 1
    before = set(atoms.folds[max(start, min(k, i - BEFORE_REACH)) : i])
    if pattern.first is None:
        return atoms.pos(i) == "NOUN" and (not pattern.before or bool(pattern.before & before))
    if atoms.tokens[i].dep_.startswith("aux") or (atoms.pos(i) not in VERBAL and not _is_verbal(scene, pattern, i)):
        return False
    return bool({"se", "s"} & before) == pattern.reflexive


def _is_verbal(scene: Scene, pattern: Pattern, i: int) -> bool:
    """Whether the words around show a verb that the pipeline took for something else: "a adoubé X", "banni par Y", "Rabat pointe"."""
    folds = scene.atoms.folds
    start = scene.atoms.sent_of(i)[0]
    if folds[i - 1] in words.AUXILIARIES or folds[i + 1 : i + 2] == ["par"]:
        return True
    if not (pattern.nouns or scene.atoms.tokens[i].dep_ == "ROOT"):
        return False
    k = i - 1
    while k > start and folds[k] in LEADING_CLITICS:
        k -= 1
    party = scene.parties.at(k - (folds[k] == ",")) if k > start else None
    ends = party is not None and party.right == k + (folds[k] != ",")
    return ends and party is not None and not scene.parties.governors(party.left)
