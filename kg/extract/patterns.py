"""How a relation is told: patterns of `ontologies/relations.ttl`, taken apart once and looked up by the forms of their trigger.

`"S accorder|octroyer prêt à O"` is a verb ("accorder" or "octroyer") with the relation's subject before, the noun "prêt" after, and the
relation's object behind "à". `"soutien de S à O"` is a noun with its complements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg import ontology
from kg.errors import OntologyError
from kg.language.fr.verbs import forms_of
from kg.ontology import Relation
from kg.text import fold

ANY: Final = "*"
ANYWHERE: Final = "~"
SLOTS: Final = frozenset({"S", "O"})
PREPOSITIONS: Final = {
    "à": frozenset({"a", "au", "aux"}),
    "de": frozenset({"de", "d", "du", "des"}),
    "fort": frozenset({"fort", "forte", "forts", "fortes"}),
    **{
        word: frozenset({fold(word)}) for word in """contre pour envers sur avec par dans en vers entre chez auprès sous derrière""".split()
    },
}


@dataclass(frozen=True, slots=True)
class Slot:
    """An argument: "S" or "O", and the prepositions that may stand before it; none for a subject or a direct object."""

    name: str
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to tell a relation.

    `trigger` are the lemmas (folded) of the verb or noun; `first` is the verb's subject, None for nouns; one of each of `nouns` must go
    with the verb (`any_noun`: whatever object; `anywhere`: the argument may stand anywhere behind); `before` are the prepositions that a
    noun needs; `slots` are the other arguments in their order.
    """

    relation: Relation
    trigger: tuple[str, ...]
    reflexive: bool = False
    first: Slot | None = None
    nouns: tuple[frozenset[str], ...] = ()
    any_noun: bool = False
    anywhere: bool = False
    before: frozenset[str] = frozenset()
    slots: tuple[Slot, ...] = ()


@cache
def by_form() -> dict[str, tuple[Pattern, ...]]:
    """The patterns under each folded form of their triggers: all forms of verbs, plurals of nouns."""
    found: defaultdict[str, dict[Pattern, None]] = defaultdict(dict)
    for relation in ontology.relations():
        for pattern in (*_patterns(relation, relation.verb_patterns, _verb), *_patterns(relation, relation.noun_patterns, _noun)):
            for lemma in pattern.trigger:
                for form in _forms(lemma, is_verb=pattern.first is not None):
                    found[form][pattern] = None
    return {form: tuple(patterns) for form, patterns in found.items()}


def _patterns(relation: Relation, texts: tuple[str, ...], read: Callable[[Relation, list[str]], Iterator[Pattern]]) -> Iterator[Pattern]:
    for text in texts:
        words = text.split()
        triggers = [word for word in words if word not in SLOTS and word.split("|")[0] not in PREPOSITIONS]
        if not (set(words) >= SLOTS and triggers and (words[0] in SLOTS) == (read is _verb)):
            raise OntologyError(f"relations.ttl: {relation.id}: pattern {text!r} needs a trigger, S and O, a verb's one its subject first")
        yield from read(relation, words)


def _verb(relation: Relation, words: list[str]) -> Iterator[Pattern]:
    """The patterns of a verb, with and without "se" apart."""
    nouns, slots = _complements(words[2:])
    any_noun, anywhere = ANY in words, ANYWHERE in words
    reflexive = tuple(fold(verb.removeprefix("se_")) for verb in _alternatives(words[1]) if verb.startswith("se_"))
    plain = tuple(fold(verb) for verb in _alternatives(words[1]) if not verb.startswith("se_"))
    for trigger in (plain, reflexive):
        if trigger:
            yield Pattern(relation, trigger, trigger is reflexive, Slot(words[0]), nouns, any_noun, anywhere, slots=slots)


def _noun(relation: Relation, words: list[str]) -> Iterator[Pattern]:
    """The pattern of a noun with its complements, and the prepositions before it."""
    at = next(i for i, word in enumerate(words) if word.split("|")[0] not in PREPOSITIONS)
    before = frozenset[str]().union(*(PREPOSITIONS[p] for word in words[:at] for p in word.split("|")))
    _, slots = _complements(words[at + 1 :])
    yield Pattern(relation, tuple(fold(noun) for noun in _alternatives(words[at])), before=before, slots=slots)


def _complements(words: list[str]) -> tuple[tuple[frozenset[str], ...], tuple[Slot, ...]]:
    """The groups of nouns that a pattern needs besides its trigger, and its arguments with their prepositions."""
    nouns: list[frozenset[str]] = []
    slots: list[Slot] = []
    prepositions: frozenset[str] = frozenset()
    for word in words:
        alternatives = _alternatives(word)
        if word in SLOTS:
            slots.append(Slot(word, prepositions))
            prepositions = frozenset()
        elif alternatives[0] in PREPOSITIONS:
            prepositions = frozenset[str]().union(*(PREPOSITIONS[alternative] for alternative in alternatives))
        elif word not in {ANY, ANYWHERE}:
            nouns.append(frozenset(form for alternative in alternatives for form in _forms(fold(alternative), is_verb=False)))
    return tuple(nouns), tuple(slots)


def _alternatives(word: str) -> list[str]:
    """The words of "imposer|infliger", or of classes: "{give}", "{give}|céder"."""
    classes = ontology.word_classes()
    return [each for part in word.split("|") for each in (classes[part[1:-1]] if part.startswith("{") else (part,))]


def _forms(lemma: str, *, is_verb: bool) -> Iterator[str]:
    """All forms of a verb; a noun or adjective with its plural."""
    if is_verb:
        yield from forms_of(lemma)
    else:
        yield lemma
        yield f"{lemma[:-1]}ux" if lemma.endswith("al") else f"{lemma}x" if lemma.endswith(("eau", "eu")) else f"{lemma.rstrip('s')}s"
