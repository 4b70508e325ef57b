"""Names of bodies that no gazetteer knows, by their make-up: before an acronym in brackets, from a noun for bodies on, in English.

An acronym belongs to the words before it whose letters it is made of (Schwartz and Hearst, A Simple Algorithm for Identifying Abbreviation
Definitions in Biomedical Text, 2003; here letters must begin words).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.atoms import Atoms
from kg.extract.lexicon import lexicon
from kg.language.fr import institutions as nouns
from kg.language.fr import words as fr

ACRONYM: Final = 8
REACH: Final = 16
LONGEST: Final = 14
SMALL: Final = fr.DETERMINERS | {"et", "pour", "en", "sur", "dans", "'", "-"}
ENGLISH_LINKS: Final = frozenset({"of", "and", "&", "for"})
BREAKS: Final = frozenset({",", ";", ":", "(", ")", "qui", "que", "«", "»", '"', "."})


def bracketed(atoms: Atoms) -> Iterator[tuple[int, int]]:
    """ "la Société nationale des eaux du Bénin (SONEB)": the atoms of each full name before its acronym that no gazetteer knows."""
    for i in range(1, len(atoms) - 2):
        acronym = atoms.words[i + 1]
        if atoms.words[i] == "(" and atoms.words[i + 2] == ")" and acronym[:2].isupper() and 2 <= len(acronym) <= ACRONYM:
            head = _body_head(atoms, i) or _spelt_out(atoms, i, acronym)
            if head is not None and not _is_known(atoms, head, i):
                yield head, i


def _is_known(atoms: Atoms, start: int, end: int) -> bool:
    hit = lexicon().names.longest(atoms.folds, start)
    return hit is not None and hit[0] == end


def _body_head(atoms: Atoms, end: int) -> int | None:
    """Where the name that ends before atom `end` begins: the nearest noun for a body, with a capital."""
    for k in range(end - 1, max(atoms.sent_of(end)[0] - 1, end - REACH), -1):
        if atoms.folds[k] in BREAKS:
            return None
        if atoms.capital(k) and atoms.folds[k] in fr.BODY_NOUNS | fr.BODY_HEADS | nouns.NAMED_BODIES:
            return k
    return None


def _spelt_out(atoms: Atoms, end: int, acronym: str) -> int | None:
    """Where the words begin whose initials make the acronym, small words between them aside: the first has a capital."""
    letters = [letter for letter in acronym.casefold() if letter.isalpha()]
    k = end
    for letter in reversed(letters):
        k -= 1
        while k > 0 and atoms.folds[k] in SMALL:
            k -= 1
        if k <= atoms.sent_of(end)[0] or atoms.folds[k] in BREAKS or not atoms.folds[k].startswith(letter):
            return None
    return k if atoms.capital(k) and len(letters) > 1 else None


def find_bodies(atoms: Atoms) -> Iterator[tuple[int, int]]:
    """The atoms of names that begin with a noun for bodies ("Musée des civilisations de Côte d'Ivoire") or end in an English one."""
    i = 0
    while i < len(atoms):
        end = _french(atoms, i) or _english(atoms, i)
        if end:
            yield i, end
        i = end or i + 1


def _french(atoms: Atoms, i: int) -> int:
    """The end of a French name at atom `i`: a capital behind an article, complements of "de", "pour", "des … et des …"; 0 for none."""
    if not (i and atoms.capital(i) and atoms.folds[i] in nouns.NAMED_BODIES and atoms.folds[i - 1] in fr.DETERMINERS | {"'"}):
        return 0
    if atoms.sents[i] in atoms.loud or lexicon().roles.longest(atoms.folds, i):
        return 0
    end, named = i + 1, i + 1
    stop = min(atoms.sent_of(i)[1], i + LONGEST)
    while end < stop:
        step = _step(atoms, end, stop)
        if not step:
            break
        end = named = step
    return named if named > i + 1 else 0


def _step(atoms: Atoms, i: int, stop: int) -> int:
    """The end of one more adjective or complement of a body's name; 0 where none follows."""
    if atoms.pos(i) in {"ADJ", "PROPN"} and atoms.is_word(i):
        return i + 1
    at = i + 1 if atoms.folds[i] == "et" else i
    if at < stop and atoms.folds[at] in fr.OF | {"pour", "en"}:
        at += 1
        while at < stop and atoms.folds[at] in fr.ARTICLES | {"'"}:
            at += 1
        hit = lexicon().names.longest(atoms.folds, at) if at < stop and atoms.capital(at) else None
        if hit is not None:
            return hit[0]
        return at + 1 if at < stop and atoms.pos(at) in {"NOUN", "PROPN", "ADJ"} and atoms.is_word(at) else 0
    return 0


def _english(atoms: Atoms, i: int) -> int:
    """The end of an English name at atom `i`: capitals only, the last a word for bodies ("Ghana Revenue Authority"); 0 for none."""
    if not atoms.capital(i) or atoms.folds[i] in fr.NOT_NAMES or atoms.sents[i] in atoms.loud:
        return 0
    end = i
    stop = min(atoms.sent_of(i)[1], i + 6)
    while end < stop and (atoms.capital(end) or (atoms.folds[end] in ENGLISH_LINKS and end > i)):
        end += 1
    while end > i + 1 and atoms.folds[end - 1] not in nouns.ENGLISH_BODIES:
        end -= 1
    return end if end > i + 1 else 0
