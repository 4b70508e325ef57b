"""Ministers named without their portfolio, where the article names one ministry: "le ministère de la Santé … la ministre Roy"."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.atoms import Atoms
from kg.extract.lexicon import lexicon
from kg.extract.offices import Holding, OfficeMention
from kg.extract.phrases import past_articles
from kg.language.fr import words as fr
from kg.text import fold


def complete_ministers(atoms: Atoms, holdings: list[Holding], loose: list[OfficeMention]) -> None:
    """Give bare ministers among `holdings` the portfolio of the only ministry, or of the only minister without a name (`loose`)."""
    bare = [h for h in holdings if h.office.label == "ministre" and not h.office.plural]
    if not bare:
        return
    labels = {
        fold(label): label
        for label in (*_ministries(atoms), *(o.label for o in loose if not o.plural and o.label.startswith("ministre d")))
    }
    named = {fold(h.office.label) for h in holdings}
    free = [label for folded, label in labels.items() if folded not in named]
    persons = {id(h.person) for h in bare}
    if len(free) != 1 or len(persons) != 1:
        return
    for holding in bare:
        if not any(h.person is holding.person and h is not holding and h.office.role.ministerial for h in holdings):
            holding.office = replace(holding.office, label=free[0])


def _ministries(atoms: Atoms) -> list[str]:
    """The titles of those who head the ministries named: "ministère nigérien de la Santé" gives "ministre de la Santé"."""
    found = []
    for i, word in enumerate(atoms.folds):
        if word != "ministere":
            continue
        of = next((k for k in range(i + 1, min(i + 4, len(atoms))) if atoms.folds[k] in fr.OF), None)
        hit = lexicon().portfolios.longest(atoms.folds, past_articles(atoms.folds, of + 1)) if of is not None else None
        if of is not None and hit is not None:
            found.append(f"ministre {atoms.slice(of, hit[0])}")
    return found
