"""Whom an agreement binds, as its noun phrase and the words around it say: "l'accord entre A et B", "le protocole liant A et B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.actors import governed_by, two_sides
from kg.extract.described import Described
from kg.extract.lexicon import lexicon
from kg.extract.noun_phrases import Phrase
from kg.extract.participants import Party
from kg.extract.phrases import opens_phrase
from kg.language.fr import agreements as fr
from kg.language.fr import words

if TYPE_CHECKING:
    from kg.extract.claims import Scene

NOUN_REACH: Final = 4
PARTY_REACH: Final = 3
BY_REACH: Final = 8
PLEDGE_REACH: Final = 12


@dataclass(slots=True)
class Signing:
    """One telling of a signature: the agreement, the atom of the word that tells it, and the parties found there."""

    thing: Described
    trigger: int
    parties: list[Party]
    rule: str
    phrase: Phrase | None = None


def find_commitments(scene: Scene, phrase: Phrase) -> Iterator[Signing]:
    """All that the phrase of an agreement and the words around it say of its parties."""
    yield from _bound(scene, phrase)
    yield from _gapped(scene, phrase)


def _gapped(scene: Scene, phrase: Phrase) -> Iterator[Signing]:
    """ "…; A et B, celui relatif à la pêche", "un troisième, sur l'eau, par A et B", "le dernier l'a été par A": the verb left out."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(phrase.head)
    if phrase.complement < 0:
        return
    by = next((k for k in range(phrase.end, min(phrase.end + BY_REACH, end)) if folds[k] == "par"), None)
    if by is not None and (folds[phrase.end : by] == [","] or folds[by - 2 : by] == ["a", "ete"]):
        parties = governed_by(scene, by - 1, frozenset({"par"}))
    elif not fr.SIGNING_VERBS & set(folds[start:end]):
        parties = [p for p in scene.parties.inside(start, phrase.start) if p.right == phrase.start - 1 and folds[p.right] == ","]
    else:
        return
    yield Signing(scene.described.of[phrase], phrase.head, parties, "gapped", phrase)


def _bound(scene: Scene, phrase: Phrase) -> Iterator[Signing]:
    """ "l'accord entre A et B", "le protocole liant A et B", "l'accord Maroc-UE": whom it binds, where it is spoken of as being there."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(phrase.head)
    thing = scene.described.of[phrase]
    if fr.NEGOTIATING & set(folds[max(start, phrase.start - 6) : phrase.start]):
        return
    cue = next((k for k in range(phrase.head, min(phrase.end + 3, end)) if folds[k] == "entre" or folds[k] in fr.BINDING), None)
    if cue is not None:
        party = two_sides(scene, cue, end, frozenset({"et"}) if folds[cue] == "entre" else words.AT | {"et"})
        if party is not None:
            yield Signing(thing, phrase.head, [party], "between", phrase)
            return
    for way in (_pledged, _obliging, _within):
        if (found := way(scene, phrase)) is not None:
            yield found
    pair = _compound(scene, phrase)
    if pair and phrase.definite:
        yield Signing(thing, phrase.head, [Party(phrase.start, phrase.end, pair)], "compound", phrase)


def _within(scene: Scene, phrase: Phrase) -> Signing | None:
    """ "Dans une déclaration conjointe, A et B ont …", "Dans la Déclaration de Dakar, adoptée jeudi, A …": whose words they are."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(phrase.head)
    opens = folds[start] in {"dans", "par", "aux"} and phrase.start - start <= NOUN_REACH
    own = bool(fr.JOINT & phrase.words) or scene.atoms.capital(phrase.head)
    if not opens or not own or not phrase.kind.endswith(("/declaration", "/resolution")):
        return None
    commas = [k for k in range(phrase.end, end - 1) if folds[k] == ","]
    if commas and folds[commas[0] + 1] in fr.SIGNING_VERBS:
        commas = commas[1:]
    party = _behind(scene, commas[0], end) if commas else None
    return Signing(scene.described.of[phrase], phrase.head, [party], "within", phrase) if party is not None else None


def _behind(scene: Scene, i: int, end: int) -> Party | None:
    """The party that follows atom `i` at once."""
    return next((p for p in scene.parties.inside(i + 1, end) if p.left - i <= PARTY_REACH and not scene.parties.governed(p)), None)


def _obliging(scene: Scene, phrase: Phrase) -> Signing | None:
    """ "le texte oblige A à …"."""
    folds, end = scene.atoms.folds, scene.atoms.sent_of(phrase.head)[1]
    verb = next((k for k in range(phrase.end, min(phrase.end + NOUN_REACH, end - 1)) if folds[k] in fr.OBLIGING), None)
    party = _behind(scene, verb, end) if verb is not None else None
    return Signing(scene.described.of[phrase], phrase.head, [party], "pledged", phrase) if party is not None else None


def _pledged(scene: Scene, phrase: Phrase) -> Signing | None:
    """ "une déclaration par laquelle les deux pays s'engagent à …", "Aux termes de l'accord, A s'engage à …": whom it binds."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(phrase.head)
    which = next((k for k in range(phrase.end, min(phrase.end + NOUN_REACH, end)) if folds[k] in fr.WHICH), None)
    if which is not None and fr.THROUGH & set(folds[phrase.end : which]):
        opening = which
    elif folds[phrase.end : phrase.end + 1] == [","] and opens_phrase(folds, start, fr.UNDER):
        opening = phrase.end
    else:
        return None
    pledge = next((k for k in range(opening + 2, min(opening + PLEDGE_REACH, end)) if folds[k].startswith(fr.PLEDGING)), None)
    party = _behind(scene, opening, pledge) if pledge is not None else None
    return Signing(scene.described.of[phrase], phrase.head, [party], "pledged", phrase) if party is not None else None


def _compound(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    """The two States of "franco-marocain" or "Maroc-UE" in the phrase."""
    atoms = scene.atoms
    for k in range(phrase.head, phrase.end - 2):
        if atoms.folds[k + 1] != "-":
            continue
        hit = lexicon().demonyms.longest(atoms.folds, k + 2)
        first = lexicon().combining.get(atoms.folds[k])
        if first and hit and hit[1][0] != first:
            return first, hit[1][0]
        one = next((m for m in scene.mentions if m.end == k + 1 and m.owners), None)
        other = next((m for m in scene.mentions if m.start == k + 2 and m.owners), None)
        if one and other:
            return one.owners[0], other.owners[0]
    return ()
