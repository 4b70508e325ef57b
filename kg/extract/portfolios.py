"""Ministers named by their portfolio alone: "hérite des Affaires étrangères", "À la Justice, c'est X", "X (Finances et Budget)"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.atoms import NEWLINE, Atoms
from kg.extract.claims import Scene
from kg.extract.factuality import find_factuality
from kg.extract.groups import Group
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.offices import Holding, OfficeMention
from kg.extract.persons import Person
from kg.extract.rosters import BULLETS
from kg.extract.titles import in_gender
from kg.extract.trie import cut
from kg.language.fr import portfolios as fp
from kg.language.fr import words as fr
from kg.language.fr.successions import SUCCEEDING
from kg.vocabulary import UNASSERTED, EntityType, Status

REACH: Final = 9
CONFIDENCE: Final = 0.75
COUNCILLORS: Final = frozenset({"role/state-councillor", "role/federal-councillor"})
"""Those who govern together: the portfolio of one is no office of its own."""
COMMISSION: Final = "organization/commission-europeenne"


def find_portfolios(scene: Scene) -> None:
    """Add to the cast's holdings the ministers whom the text names by portfolio alone."""
    for mention, person in scene.cast.persons.items():
        _bracket(scene, person, mention.left, mention.end)
        _colleague(scene, person, mention)
        _placed(scene, person, mention.left, mention.end)
    for number, (start, end) in enumerate(scene.atoms.bounds):
        for opening in (start, *(k + 1 for k in range(start, end) if scene.atoms.folds[k] == ";")):
            _opening(scene, number, opening)
        _line(scene, start, end)
        for i in range(start, end):
            word = scene.atoms.folds[i]
            if i in scene.in_titles:
                continue
            if word in fp.TAKING and (find_factuality(scene.atoms, i) in UNASSERTED or "rien" in scene.atoms.folds[start:i]):
                continue
            if word in fp.TAKING:
                _take(scene, number, i, fp.TAKING[word])
            if word in fp.FALLING:
                _fall(scene, number, i)


def read_portfolios(atoms: Atoms, i: int, end: int) -> tuple[int, str] | None:
    """Portfolios from atom `i` on, joined by commas and "et", or one seat of power: (end, the title they make)."""
    if (seat := _seat(atoms, i, end)) is not None:
        return seat
    parts: list[str] = []
    at, until = i, i
    while at < end:
        start = at
        while at < end and atoms.folds[at] in fp.LEADS:
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


def _seat(atoms: Atoms, i: int, end: int) -> tuple[int, str] | None:
    """ "garde Bercy", "s'installe place Beauvau": the building stands for the office of who sits there."""
    while i < end and atoms.folds[i] in fp.LEADS:
        i += 1
    hit = lexicon().seats.longest(atoms.folds, i) if i < end else None
    common = i < end and atoms.folds[i] in fp.COMMON_SEATS
    return hit if hit is not None and (common or any(atoms.capital(k) for k in range(i, hit[0]))) else None


def _of(atoms: Atoms, start: int, at: int, end: int) -> str:
    """The portfolio as a complement, with the article that the text shows or that the noun's gender asks for."""
    name = atoms.slice(at, end)
    articles = set(atoms.folds[start:at])
    morph = str(atoms.tokens[at].morph)
    plural = "Number=Plur" in morph or atoms.folds[at].endswith("s")
    if name[0] in "AEIOUYÉÈÊHaeiouyéèêh" and not plural and not articles & {"la", "le", "du", "au", "les", "des", "aux"}:
        return f"de l'{name}"
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
    if read is not None and folds[read[0] : read[0] + 1] in ([")"], [","]):
        add_minister(scene, person, i + 1, read, left, read[0] + 1, Status.CURRENT)


def _placed(scene: Scene, person: Person, left: int, i: int) -> None:
    """ "Anne Roy à la Justice, Paul Morel à l'Intérieur": the status is that of the verb before, else that of an appointment."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.sent_of(left)
    if i >= end or folds[i] not in fr.AT or (left > start and folds[left - 1] in fr.PREPOSITIONS | SUCCEEDING):
        return
    read = read_portfolios(scene.atoms, i + 1, end)
    if read is None:
        return
    status = next((fp.TAKING[folds[k]] for k in range(left, start - 1, -1) if folds[k] in fp.TAKING), Status.APPOINTED)
    add_minister(scene, person, i + 1, read, left, read[0], status)


def _colleague(scene: Scene, person: Person, mention: Mention) -> None:
    """ "son collègue français aux Finances, Paul Morel", "sa collègue de la Justice": a minister of the portfolio."""
    folds, start = scene.atoms.folds, scene.atoms.sent_of(mention.left)[0]
    i = next((k for k in range(mention.left - 1, max(start, mention.left - REACH), -1) if folds[k] in fr.HOMOLOGUES), None)
    if i is None:
        return
    demonym = next((m for m in scene.mentions if m.start == i + 1 and m.adjective), None)
    at = demonym.end if demonym is not None else i + 1
    read = read_portfolios(scene.atoms, at + 1, mention.left) if folds[at] in fr.AT | fr.OF else None
    if read is None or any(k >= read[0] for k in range(read[0], mention.left) if folds[k] != ","):
        return
    held = [h for h in scene.cast.holdings if h.person is person and h.rule == "homologue"]
    scene.cast.holdings[:] = [h for h in scene.cast.holdings if h not in held]
    add_minister(scene, person, at + 1, read, i, mention.end, Status.CURRENT, list(demonym.owners) if demonym is not None else [])


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
    groups = [g for g in scene.cast.groups[number] if len(g.persons) == 1]
    group = next((g for g in groups if 0 < g.left - read[0] <= 4), None)
    verb = next((k for k in range(read[0], min(read[0] + REACH, end)) if folds[k] in fp.CHOOSING), None)
    if verb is not None and (group is None or group.left < verb):
        group = next((g for g in groups if 0 < g.left - verb <= 2), group)
    if group is not None:
        add_minister(scene, group.persons[0], start + 1, read, start, group.right, Status.APPOINTED)


def _line(scene: Scene, start: int, end: int) -> None:
    """ "Défense : Issa Maloua", "- Ministère de la Santé : Abdoulaye Sabre", "Anne Petit : Justice": a line of a list or table."""
    folds = scene.atoms.folds
    if not start or folds[start - 1] != NEWLINE:
        return
    first = start + 1 if folds[start] in BULLETS else start
    if folds[first : first + 1] and folds[first] in {"ministere", "secretariat"}:
        first += 1
    holder = next((m for m in scene.cast.persons if m.left == first and folds[m.end : m.end + 1] == [":"]), None)
    if holder is not None and (behind := read_portfolios(scene.atoms, holder.end + 1, end)) is not None:
        add_minister(scene, scene.cast.persons[holder], holder.end + 1, behind, first, behind[0], Status.APPOINTED)
        return
    read = read_portfolios(scene.atoms, first, end)
    if read is None or folds[read[0] : read[0] + 1] != [":"]:
        return
    named = next((m for m in scene.cast.persons if m.left == read[0] + 1 or m.start == read[0] + 1), None)
    if named is not None:
        add_minister(scene, scene.cast.persons[named], first, read, first, named.end, Status.APPOINTED)


def _take(scene: Scene, number: int, i: int, status: Status) -> None:
    """ "garde le portefeuille de la Défense", "s'installe à la Défense", "qui tenait l'Intérieur"."""
    folds, end = scene.atoms.folds, scene.atoms.bounds[number][1]
    k = i + 1
    while k < end and k - i < REACH and folds[k] in fp.FILLERS and not _is_portfolio(scene, k):
        k += 1
    first = k
    while first > i + 1 and folds[first - 1] in fp.LEADS:
        first -= 1
    read = read_portfolios(scene.atoms, first, end) or _same(scene, number, i, k)
    if (folds[i] in fp.POSTED and folds[i + 1] not in fr.AT) or (folds[i] in fp.VISITING and _seat(scene.atoms, first, end)):
        return
    before = [g for g in scene.cast.groups[number] if g.right <= i and (not g.governed(scene.atoms) or folds[g.right : i] == [",", "qui"])]
    holder = _bearer(scene, i, before)
    if read is None or holder is None or len(holder.persons) != 1 or (folds[i] == "charge" and _is_no_minister(scene, holder.persons[0])):
        return
    _left_by(scene, number, read)
    if folds[i] not in fp.POSTED and folds[i] != "quitte":
        _gapped(scene, read[0], end, status)
    moves = folds[i] in fp.MOVING and folds[read[0] : read[0] + 1] in (["a"], ["au"], ["aux"], ["pour"])
    other = read_portfolios(scene.atoms, read[0] + 1, end) if moves else None
    if other is not None:
        add_minister(scene, holder.persons[0], k, read, min(holder.left, i), read[0], Status.FORMER)
        add_minister(scene, holder.persons[0], read[0] + 1, other, min(holder.left, i), other[0], Status.APPOINTED)
    else:
        add_minister(scene, holder.persons[0], k, read, min(holder.left, i), read[0], status)


def _same(scene: Scene, number: int, i: int, end: int) -> tuple[int, str] | None:
    """ "hérite du portefeuille", "reprend le ministère": the one of the minister spoken of last, here or in the sentence before."""
    folds = scene.atoms.folds
    if folds[i] not in fp.INHERITING or folds[end - 1] not in fp.POSTS or folds[end : end + 1] in (["de"], ["d"], ["du"], ["des"]):
        return None
    start = scene.atoms.bounds[max(number - 1, 1)][0]
    titles = [h.office for h in scene.cast.holdings if h.office.role.ministerial and start <= h.office.start < i]
    titles += [office for office in scene.cast.loose if office.role.ministerial and start <= office.start < i]
    named = [office for office in titles if office.label.startswith("ministre ")]
    return (end, max(named, key=lambda office: office.start).label) if named else None


def _bearer(scene: Scene, i: int, before: list[Group]) -> Group | None:
    """Who does what the verb at atom `i` says: by the tree, whom a relative clause before the verb qualifies, else the last one named."""
    subject = scene.parties.subject(i)
    found = next((g for g in before if subject is not None and g.left <= subject.left < g.right), None)
    folds = scene.atoms.folds
    if folds[i - 1] == ",":
        found = next((g for g in before if folds[g.right] == "," and folds[g.right + 1] in {"que", "qu", "dont", "qui"}), found)
    return found or (before[-1] if before else None)


def _gapped(scene: Scene, i: int, end: int, status: Status) -> None:
    """ "…, l'Italien Raffaele Fitto la Cohésion ; l'Autrichien Magnus Brunner, des Migrations": more of the same without the verb."""
    folds = scene.atoms.folds
    while i < end:
        named = next((m for m in scene.cast.persons if i < m.start < end), None)
        people = {k for m in scene.mentions if m.people for k in range(m.start, m.end)}
        if named is None or any(folds[k] not in fp.GAP and k not in people for k in range(i, named.left)):
            return
        first = named.end + 1 if folds[named.end] == "," else named.end
        read = read_portfolios(scene.atoms, first, end)
        if read is None or folds[first] not in fr.ARTICLES | fr.OF:
            return
        add_minister(scene, scene.cast.persons[named], first, read, named.left, read[0], status)
        i = read[0]


def _left_by(scene: Scene, number: int, read: tuple[int, str]) -> None:
    """ "prend les Transports, délaissés par Anne Roy", "hérite de la Justice, que tenait Paul Morel": whose portfolio it was."""
    folds = scene.atoms.folds
    i = read[0] + 1 if folds[read[0] : read[0] + 1] == [","] else read[0]
    words = folds[i : i + 2]
    left = len(words) == 2 and ((words[0] in fp.LEFT and words[1] == "par") or (words[0] in {"que", "qu"} and words[1] in fp.HELD))
    named = next((m for m in scene.cast.persons if m.left == i + 2 or m.start == i + 2), None) if left else None
    if named is not None:
        add_minister(scene, scene.cast.persons[named], i, read, i, named.end, Status.FORMER)


def _is_no_minister(scene: Scene, person: Person) -> bool:
    """Whether the article gives the person other offices only: "le commissaire européen X, chargé des Migrations"."""
    held = [h for h in scene.cast.holdings if h.person is person]
    return bool(held) and not any(h.office.role.ministerial for h in held)


def _is_portfolio(scene: Scene, k: int) -> bool:
    return scene.atoms.capital(k) and lexicon().portfolios.longest(scene.atoms.folds, k) is not None


def _fall(scene: Scene, number: int, i: int) -> None:
    """ "La Défense revient à Theo Francken, l'Emploi à David Clarinval": each portfolio goes to who is named behind it."""
    folds, (start, end) = scene.atoms.folds, scene.atoms.bounds[number]
    until = start
    for group in _receivers(scene, number, i, end):
        for k in range(until, group.left):
            first = k
            while first > until and folds[first - 1] in fp.LEADS:
                first -= 1
            read = read_portfolios(scene.atoms, first, group.left) if _is_portfolio(scene, k) else None
            if read is not None and not any(_is_portfolio(scene, other) for other in range(read[0], group.left)):
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


def add_minister(
    scene: Scene, person: Person, at: int, read: tuple[int, str], start: int, end: int, status: Status, countries: list[str] | None = None
) -> None:
    """Give a person the portfolio of `read`: as a minister, or as a commissioner where the article is about the European Commission."""
    commission = _about_commission(scene)
    label = _commissioner(read[1]) if commission else read[1]
    role = lexicon().roles.longest(["commissaire"] if commission else list(cut(read[1])), 0)
    held = [h.office for h in scene.cast.holdings if h.person is person]
    if role is None or any(office.label == label or office.role.role in COUNCILLORS for office in held):
        return
    label = in_gender(label, role[1], person.gender) if person.gender else label
    office = OfficeMention(at, read[0], at, role[1], label, False, status)
    if commission:
        office.body = (EntityType.ORGANIZATION, "Commission européenne", None)
    scene.cast.holdings.append(Holding(person, office, start, end, "portfolio", status, countries or [], CONFIDENCE))


def _about_commission(scene: Scene) -> bool:
    """Whether the portfolios are those of commissioners: the article speaks of them more than of ministers."""
    words = scene.atoms.folds
    ministers = sum(words.count(word) for word in ("ministre", "ministres", "gouvernement", "remaniement"))
    commissioners = sum(words.count(word) for word in ("commissaire", "commissaires", "commission", "college"))
    return commissioners > ministers and any(COMMISSION in m.owners for m in scene.mentions)


def _commissioner(label: str) -> str:
    """ "ministre de la Justice et des Transports" becomes "commissaire à la Justice et aux Transports"."""
    for old, new in ((" de la ", " à la "), (" de l'", " à l'"), (" des ", " aux "), (" du ", " au "), ("ministre", "commissaire")):
        label = label.replace(old, new)
    return label
