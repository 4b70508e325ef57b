"""Which pronouns mean somebody, and who speaks in an interview."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kg.extract.atoms import Atoms
from kg.extract.mentions import Mention
from kg.extract.persons import Person
from kg.language.fr import words as fr

INTERVIEW_QUESTIONS: Final = 3


def is_impersonal(atoms: Atoms, i: int) -> bool:
    """ "il faut", "il y a", "il s'agit", "il est vrai que", "il a été convenu de"."""
    following = atoms.folds[i + 1 : i + 7]
    if atoms.folds[i] == "elle":
        return False
    if following[:1] == ["y"] and following[1:2] and following[1] in fr.AUXILIARIES:
        return not any("VerbForm=Part" in str(atoms.tokens[k].morph) for k in range(i + 3, min(i + 5, len(atoms))))
    rest = [word for word in following if word not in fr.NEGATIONS | {"n", "ne", "'"}]
    if rest[:2] in (["s", "agit"], ["s", "agissait"], ["s", "agira"]):
        return True
    attribute = next((k for k, word in enumerate(rest) if word not in fr.BEING), len(rest))
    judged = 0 < attribute < len(rest) and rest[attribute] in fr.IMPERSONAL_ATTRIBUTES
    leading = {"que", "qu", "de", "d"} & set(rest[attribute + 1 : attribute + 3])
    return bool(rest) and (rest[0] in fr.IMPERSONAL or (judged and bool(leading)))


def is_quoted(atoms: Atoms, i: int) -> bool:
    """Whether atom `i` stands between quotation marks within its paragraph."""
    start = max((k for k in range(i) if atoms.folds[k] == "\n"), default=0)
    inside = atoms.words[start:i]
    return inside.count("«") > inside.count("»") or inside.count("“") > inside.count("”") or inside.count('"') % 2 == 1


def find_speaker(atoms: Atoms, persons: Mapping[Mention, Person]) -> Person | None:
    """Who answers in an interview: whom the title names before a colon, where paragraphs ask questions."""
    questions = sum(atoms.folds[end - 1] == "?" or atoms.folds[end - 2 : end - 1] == ["?"] for _, end in atoms.bounds)
    if questions < INTERVIEW_QUESTIONS or not persons:
        return None
    first = min(persons, key=lambda m: m.start)
    return persons[first] if atoms.sents[first.start] <= 1 else None
