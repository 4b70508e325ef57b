"""Bodies named by common nouns: "le gouvernement espagnol" is the State, "l'armée israélienne" an organ of it, "l'ONG" one named before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from kg import ontology
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.phrases import is_complement
from kg.language.fr import institutions as nouns
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.claims import Scene

INNER: Final = frozenset({"amod", "nmod", "case", "det", "fixed", "flat:name", "flat:foreign", "flat", "conj", "cc", "punct", "nummod"})
REACH: Final = 22
_DETERMINERS: Final = fr.DEFINITE | {"'", "ce", "cette"} | fr.POSSESSIVES


def find_institutions(scene: Scene) -> Iterator[tuple[int, int, Mention | str]]:
    """What common nouns with an article name, in text order: (first atom, end, a State's id or the mention of a body)."""
    named: dict[str, Mention] = {}
    for i, word in enumerate(scene.atoms.folds):
        if word == "pouvoir" and scene.atoms.folds[i - 1] == "au" and scene.atoms.pos(i - 2) != "VERB":
            continue
        if not i or scene.atoms.folds[i - 1] not in _DETERMINERS or i in scene.in_titles:
            continue
        found: tuple[int, Mention | str] | None = None
        if word in nouns.STATE_NOUNS and (state := _state_behind(scene, i)) is not None:
            found = state
        elif word == "etat" and (home := _own_state(scene, i)) is not None:
            found = i + 1, home
        elif word in nouns.INSTITUTION_NOUNS:
            if _is_named(scene, i):
                _remember(scene, i, named)
            else:
                found = _institution(scene, i, named)
        elif (word in nouns.REFERRING_NOUNS or (word in nouns.TRUNCATED and scene.atoms.capital(i))) and not _is_named(scene, i):
            found = _referred(scene, i)
        if found is not None:
            yield _determiner(scene, i), *found


def _own_state(scene: Scene, i: int) -> str | None:
    """ "l'État" alone, with a capital: the State that the article is about."""
    folds = scene.atoms.folds
    alone = scene.atoms.capital(i) and folds[i - 2 : i] == ["l", "'"] and not (i + 1 < len(folds) and is_complement(scene.atoms, i + 1))
    return scene.states.home() if alone else None


def _determiner(scene: Scene, i: int) -> int:
    return i - 2 if scene.atoms.folds[i - 1] == "'" else i - 1


def _is_named(scene: Scene, i: int) -> bool:
    """Whether a known name, or one that begins before, covers atom `i`: "Sénat" alone is none."""
    return any(m.start <= i < m.end and (m.start < i or m.owners or m.end > i + 1) for m in scene.mentions)


def _state_behind(scene: Scene, i: int) -> tuple[int, str] | None:
    """The State that the words right behind atom `i` name: "espagnol", "du Mali"."""
    at = i + 1
    if at + 1 < len(scene.atoms) and scene.atoms.folds[at] in nouns.STATE_EPITHETS:
        at = i = at + 1
        i -= 1
    if at < len(scene.atoms) and scene.atoms.folds[at] in fr.OF:
        at += 1
        while at < len(scene.atoms) and scene.atoms.folds[at] in fr.ARTICLES | {"'"}:
            at += 1
    if at == i + 1:
        hit = lexicon().demonyms.longest(scene.atoms.folds, at)
        return (hit[0], hit[1][0]) if hit is not None and hit[1][0].startswith("country/") and not scene.atoms.capital(at) else None
    mention = next((m for m in scene.mentions if m.start == at and m.owners and m.owners[0].startswith("country/")), None)
    return None if mention is None or mention.people or mention.adjective else (mention.end, mention.owners[0])


def _institution(scene: Scene, i: int, named: dict[str, Mention]) -> tuple[int, Mention] | None:
    """An organ of a State with its complements; alone, the one so called before, else that of the State the article is about."""
    end = _phrase_end(scene, i)
    noun = scene.atoms.folds[i]
    if end == i + 1 and noun in named:
        return end, named[noun]
    if end == i + 1 and noun not in nouns.BARE_INSTITUTIONS:
        return None
    state = _state_inside(scene, i + 1, end) or scene.states.home()
    left = _determiner(scene, i)
    mention = Mention(i, end, EntityType.ORGANIZATION, scene.atoms.slice(i, end), left=left, state=state)
    named[noun] = mention
    return end, mention


def _remember(scene: Scene, i: int, named: dict[str, Mention]) -> None:
    """An organ whose name the pipeline saw: "Le ministère" further on means it."""
    mention = next((m for m in scene.mentions if m.start == i and not m.owners and m.type is EntityType.ORGANIZATION), None)
    if mention is not None:
        named[scene.atoms.folds[i]] = mention


def _state_inside(scene: Scene, start: int, end: int) -> str | None:
    inside = (m for m in scene.mentions if start <= m.start < end and m.owners)
    return next((m.owners[0] for m in inside if m.owners[0].startswith("country/")), None)


def _phrase_end(scene: Scene, i: int) -> int:
    """Where the noun phrase of the noun at atom `i` ends: what the tree hangs on it without a break, verbs and appositions aside."""
    atoms, head = scene.atoms, scene.atoms.tokens[i]
    stop = min(atoms.sent_of(i)[1], i + REACH)
    demonym = lexicon().demonyms.longest(atoms.folds, i + 1)
    end = demonym[0] if demonym is not None and not atoms.capital(i + 1) else i + 1
    while end < stop:
        token = atoms.tokens[end]
        opens_clause = atoms.folds[end] in fr.OF and not is_complement(atoms, end)
        if not _hangs_on(token, head) or atoms.folds[end] in nouns.CIRCUMSTANTIAL or opens_clause:
            break
        end += 1
    while end > i + 1 and (not atoms.is_word(end - 1) or atoms.folds[end - 1] in fr.OF | fr.AT | {"et", "l", "la", "le", "les"}):
        end -= 1
    return end


def _hangs_on(token: Token, head: Token) -> bool:
    """Whether `token` is `head` or depends on it through relations within a noun phrase."""
    while token.i != head.i:
        if token.dep_ not in INNER or token.head.i == token.i:
            return False
        token = token.head
    return True


def _referred(scene: Scene, i: int) -> tuple[int, Mention | str] | None:
    """The body that a noun with adjectives at most means: the last one whose name has the word, else the one named most."""
    word, folds = scene.atoms.folds[i], scene.atoms.folds
    end = _past_adjectives(scene, i + 1)
    if "parlementaire" in folds[i:end]:
        return None
    named = {"PROPN", "NOUN", "ADJ"}
    if end < len(folds) and (scene.atoms.pos(end) in named or scene.atoms.capital(end) or is_complement(scene.atoms, end)):
        return None
    states = {owner for m in scene.mentions if m.adjective and i < m.start < end for owner in m.owners}
    before = [m for m in scene.mentions if m.end <= i and m.type is EntityType.ORGANIZATION and not m.adjective and not m.people]
    before = [m for m in before if not states or m.sense is None or m.sense.country in {None, *states}]
    alike = [m for m in before if word in scene.atoms.folds[m.start : m.end]]
    if not alike and word in nouns.TRUNCATED and (scene.atoms.capital(i) or word not in nouns.REFERRING_NOUNS):
        return None
    if word in {"parti", "formation"}:
        before = [m for m in before if not m.owners or m.owners[0] in _party_ids()]
    elif word in nouns.FIRMS:
        before = [m for m in before if not m.owners or m.owners[0] not in _party_ids()]
    if word in nouns.CHARITIES:
        before = [m for m in before if m.sense is None or m.sense.country is None] or before
    counts = Counter(map(_identity, before))
    chosen = alike[-1] if alike else max(before, key=lambda m: (counts[_identity(m)], bool(m.owners), m.start), default=None)
    return None if chosen is None else (end, chosen.owned)


def _past_adjectives(scene: Scene, i: int) -> int:
    """Behind the adjectives from atom `i` on: "panafricaine", "ouest-africaine"."""
    atoms = scene.atoms
    while i < len(atoms) and not atoms.capital(i) and (atoms.pos(i) == "ADJ" or (atoms.folds[i] == "-" and atoms.glued(i))):
        i += 1
    return i


@cache
def _party_ids() -> frozenset[str]:
    return frozenset(party.id for party in ontology.parties())


def _identity(mention: Mention) -> str:
    return mention.owners[0] if mention.owners else fold(mention.text)
