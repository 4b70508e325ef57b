"""Ministers named by their portfolio alone: "hérite des Affaires étrangères", "À la Justice, c'est X", "X (Finances et Budget)"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.atoms import Atoms
from kg.extract.claims import Scene
from kg.extract.coreference import Group
from kg.extract.factuality import find_factuality
from kg.extract.lexicon import lexicon
from kg.extract.offices import Holding, OfficeMention
from kg.extract.persons import Person
from kg.language.fr import words as fr
from kg.vocabulary import UNASSERTED, Status

TAKING: Final = {
    word: status
    for status, words in (
        (Status.CURRENT, "garde conserve detient gere occupe tient"),
        (Status.FORMER, "tenait occupait detenait gerait quitte quittait delaisse"),
        (
            Status.APPOINTED,
            "herite heritera obtient recoit prend prendra recupere decroche file passe installe occupera charge chapeaute rejoint",
        ),
    )
    for word in words.split()
}
REACH: Final = 9
CONFIDENCE: Final = 0.75


def find_portfolios(scene: Scene) -> None:
    """Add to the cast's holdings the ministers whom the text names by portfolio alone."""
    for mention, person in scene.cast.persons.items():
        _bracket(scene, person, mention.left, mention.end)
    for number, (start, end) in enumerate(scene.atoms.bounds):
        _opening(scene, number, start)
        for i in range(start, end):
            word = scene.atoms.folds[i]
            if i in scene.in_titles:
                continue
            if word in TAKING and (find_factuality(scene.atoms, i) in UNASSERTED or "rien" in scene.atoms.folds[start:i]):
                continue
            if word in TAKING:
                _take(scene, number, i, TAKING[word])
            if word in fr.FALLING:
                _fall(scene, number, i)


def read_portfolios(atoms: Atoms, i: int, end: int) -> tuple[int, str] | None:
    """Portfolios from atom `i` on, joined by commas and "et": (end, the title they make)."""
    parts: list[str] = []
    at, until = i, i
    while at < end:
        start = at
        while at < end and atoms.folds[at] in fr.PORTFOLIO_LEADS:
            at += 1
        hit = lexicon().portfolios.longest(atoms.folds, at)
        if hit is None or not (atoms.capital(at) or parts):
            break
        parts.append(_of(atoms, start, at, hit[0]))
        at = until = hit[0]
        if at >= end or atoms.folds[at] not in {",", "et"}:
            break
        at += 1
    if not parts:
        return None
    return until, "ministre " + (", ".join(parts[:-1]) + " et " + parts[-1] if len(parts) > 1 else parts[0])


def _of(atoms: Atoms, start: int, at: int, end: int) -> str:
    """The portfolio as a complement, with the article that the text shows or that the noun's gender asks for."""
    name = atoms.slice(at, end)
    articles = set(atoms.folds[start:at])
    morph = str(atoms.tokens[at].morph)
    if name[0] in "AEIOUYÉÈÊHaeiouyéèêh" and not articles & {"la", "le", "du", "au", "les", "des", "aux"}:
        return f"de l'{name}"
    plural = "Number=Plur" in morph or atoms.folds[at].endswith("s")
    if articles & {"les", "des", "aux"} or (not articles and plural):
        return f"des {name}"
    if "la" in articles or (not articles and ("Gender=Fem" in morph or ("Gender" not in morph and _looks_feminine(atoms.folds[at])))):
        return f"de la {name}"
    return f"du {name}"


def _looks_feminine(noun: str) -> bool:
    """The gender of a portfolio's noun by its ending: most in -e and -tion are feminine, those in -isme, -oire, -ique and others not."""
    return noun.endswith(("e", "ion")) and not noun.endswith(("isme", "oire", "oine", "aine", "erce", "ique", "role"))


def _bracket(scene: Scene, person: Person, left: int, i: int) -> None:
    """ "Bruno Le Maire (Economie)"."""
    folds = scene.atoms.folds
    if i + 2 >= len(folds) or folds[i] != "(":
        return
    read = read_portfolios(scene.atoms, i + 1, min(i + 14, len(folds))) or _lower(scene, i + 1)
    if read is not None and folds[read[0] : read[0] + 1] == [")"]:
        add_minister(scene, person, i + 1, read, left, read[0] + 1, Status.CURRENT)


def _lower(scene: Scene, i: int) -> tuple[int, str] | None:
    """A portfolio in lower case, as only brackets allow: "Marco Buschmann (justice)"."""
    hit = lexicon().portfolios.longest(scene.atoms.folds, i)
    return (hit[0], "ministre " + _of(scene.atoms, i, i, hit[0])) if hit else None


def _opening(scene: Scene, number: int, start: int) -> None:
    """ "À la Justice, c'est Yassine Fall", "Au Tourisme, Daniela Santanchè"."""
    folds, end = scene.atoms.folds, scene.atoms.bounds[number][1]
    if start >= end or folds[start] not in {"a", "au", "aux"}:
        return
    read = read_portfolios(scene.atoms, start + 1, end) or None
    if read is None or folds[read[0] : read[0] + 1] != [","]:
        return
    group = next((g for g in scene.cast.groups[number] if 0 < g.left - read[0] <= 4), None)
    if group is not None and len(group.persons) == 1:
        add_minister(scene, group.persons[0], start + 1, read, start, group.right, Status.APPOINTED)


def _take(scene: Scene, number: int, i: int, status: Status) -> None:
    """ "garde le portefeuille de la Défense", "s'installe à la Défense", "qui tenait l'Intérieur"."""
    folds, end = scene.atoms.folds, scene.atoms.bounds[number][1]
    k = i + 1
    while k < end and k - i < REACH and folds[k] in fr.PORTFOLIO_FILLERS and not _is_portfolio(scene, k):
        k += 1
    first = k
    while first > i + 1 and folds[first - 1] in fr.PORTFOLIO_LEADS:
        first -= 1
    read = read_portfolios(scene.atoms, first, end)
    before = [g for g in scene.cast.groups[number] if g.right <= i and (not g.governed(scene.atoms) or folds[g.right : i] == [",", "qui"])]
    holder = before[-1] if before else None
    if read is None or holder is None or len(holder.persons) != 1 or (folds[i] == "charge" and _is_no_minister(scene, holder.persons[0])):
        return
    moves = folds[i] in fr.MOVING and folds[read[0] : read[0] + 1] in (["a"], ["pour"])
    other = read_portfolios(scene.atoms, read[0] + 1, end) if moves else None
    if other is not None:
        add_minister(scene, holder.persons[0], k, read, min(holder.left, i), read[0], Status.FORMER)
        add_minister(scene, holder.persons[0], read[0] + 1, other, min(holder.left, i), other[0], Status.APPOINTED)
    else:
        add_minister(scene, holder.persons[0], k, read, min(holder.left, i), read[0], status)


def _is_no_minister(scene: Scene, person: Person) -> bool:
    """Whether the article gives the person other offices only: "le commissaire européen X, chargé des Migrations"."""
    held = [h for h in scene.cast.holdings if h.person is person]
    return bool(held) and not any(h.office.role.ministerial for h in held)


def _is_portfolio(scene: Scene, k: int) -> bool:
    return scene.atoms.capital(k) and lexicon().portfolios.longest(scene.atoms.folds, k) is not None


def _fall(scene: Scene, number: int, i: int) -> None:
    """ "La Défense revient à Theo Francken, l'Emploi à David Clarinval"."""
    start, end = scene.atoms.bounds[number]
    until = start
    for group in _receivers(scene, number, i, end):
        for k in range(until, group.left):
            if _is_portfolio(scene, k) and (read := read_portfolios(scene.atoms, max(start, k - 2), group.left)) is not None:
                add_minister(scene, group.persons[0], k, read, k, group.right, Status.APPOINTED)
                break
        until = group.right


def _receivers(scene: Scene, number: int, i: int, end: int) -> Iterator[Group]:
    """Persons behind the verb whom "à" governs; those that a joined group names are told apart by their own "à"."""
    titled = {g.right: g for g in scene.cast.groups[number] if len(g.persons) == 1 and g.governed(scene.atoms) in {"a", "au"}}
    for mention, person in sorted(scene.cast.persons.items(), key=lambda pair: pair[0].start):
        if i < mention.start < end and mention.end in titled:
            yield titled[mention.end]
        elif i < mention.start < end and scene.atoms.folds[mention.left - 1] in {"a", "au"} | fr.ARTICLES:
            yield Group(mention.left, mention.end, (person,), "name")


def add_minister(scene: Scene, person: Person, at: int, read: tuple[int, str], start: int, end: int, status: Status) -> None:
    role = lexicon().roles.longest(["ministre"], 0)
    if role is None or any(h.person is person and h.office.label == read[1] for h in scene.cast.holdings):
        return
    office = OfficeMention(at, read[0], at, role[1], read[1], False, status)
    scene.cast.holdings.append(Holding(person, office, start, end, "portfolio", status, [], CONFIDENCE))
