"""Who acts in a clause and whom prepositions govern, for relations with agreements and events: parties that may act, lists kept whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.extract.participants import Party, Value
from kg.extract.persons import Person
from kg.language.fr import agreements as fr
from kg.language.fr import words
from kg.vocabulary import EntityType, Status

if TYPE_CHECKING:
    from kg.extract.claims import Scene

LIST_GAP: Final = 7
APPOSED: Final = 5
BETWEEN: Final = 30
BETWEEN_START: Final = 5
BETWEEN_GAP: Final = 9
DATELINE_REACH: Final = 14
DASHES: Final = frozenset({"-", "–", "—", ")"})


def find_actors(scene: Scene, i: int) -> list[Party]:
    """Who does what the verb at atom `i` says; a plural verb has all names that are joined before it as its subject."""
    start = scene.atoms.sent_of(i)[0]
    verb = _verb_start(scene, i)
    tree = scene.parties.subject(i)
    if tree is not None and (_is_dateline(scene, tree) or tree.left > i or not _able(tree)):
        tree = None
    if tree is not None and (len(actors_of(tree)) > 1 or not _is_plural(scene, verb)):
        return [tree]
    near = [p for p in _candidates(scene, start, verb) if not _inside_aside(scene, p, verb)]
    several = len(near) > 1 and "et" in scene.atoms.folds[near[0].right : near[-1].left]
    if _is_plural(scene, verb) and (several or (near and len(actors_of(near[-1])) > 1)):
        return near if several else near[-1:]
    if not near and _is_plural(scene, verb) and (hosted := _gathered_by(scene, start, verb)) is not None:
        return [hosted]
    return [tree] if tree is not None else near[-1:]


def _gathered_by(scene: Scene, start: int, verb: int) -> Party | None:
    """ "Réunis à Genève par A, B et C ont signé": all but the host, whom "par" governs."""
    before = scene.parties.inside(start, verb)
    if not before or verb - before[-1].right > 1 or preposition(scene, before[-1]) != "par" or len(before[-1].values) < 3:
        return None
    return Party(before[-1].left, before[-1].right, before[-1].values[1:])


def _candidates(scene: Scene, start: int, verb: int) -> list[Party]:
    """The parties before the verb in its clause that no preposition governs."""
    folds = scene.atoms.folds
    opening = max((k + 1 for k in range(start, verb) if folds[k] in {";", ":", "que", "qu", "mais", "tandis", "alors"}), default=start)
    found = (
        [p for p in scene.parties.inside(opening, verb) if p.right <= verb and _able(p) and not _is_dateline(scene, p)]
        if verb > opening
        else []
    )
    return [p for p in found if not preposition(scene, p) and not _in_brackets(scene, p)]


def _inside_aside(scene: Scene, party: Party, verb: int) -> bool:
    """Whether a party stands in a relative clause that ends before the verb: "le CNC, dont le président, X, était du voyage, et …"."""
    folds, start = scene.atoms.folds, scene.atoms.sent_of(party.left)[0]
    opening = next((k for k in range(party.left, start - 1, -1) if folds[k] in {"dont", "ou", "qui", "lequel", "laquelle"}), None)
    if opening is None:
        return False
    return any(folds[k] == "," and folds[k + 1] == "et" for k in range(party.right, verb - 1)) or "," in folds[party.right : verb]


def _verb_start(scene: Scene, i: int) -> int:
    """Where the verb at atom `i` begins, auxiliaries and what stands between included."""
    k = i
    for at in range(i - 1, max(scene.atoms.sent_of(i)[0] - 1, i - 6), -1):
        if auxiliaries(scene, at, at + 1):
            k = at
        elif scene.atoms.pos(at) not in {"ADV", "PRON", "PUNCT", "ADP", "NOUN"}:
            break
    return k


def auxiliaries(scene: Scene, start: int, end: int) -> set[str]:
    """The forms of "avoir" and "être" between two atoms; "à" is none."""
    atoms = scene.atoms
    return {
        atoms.folds[k] for k in range(start, end) if atoms.folds[k] in words.AUXILIARIES | words.PASSIVES and atoms.words[k].lower() != "à"
    }


def _is_plural(scene: Scene, verb: int) -> bool:
    return scene.atoms.folds[verb].endswith("nt") and not scene.atoms.folds[verb].endswith("ant")


def _is_dateline(scene: Scene, party: Party) -> bool:
    """ "Berlin – Le Maroc et l'Allemagne ont signé": the place where the article comes from does nothing."""
    start = scene.atoms.sent_of(party.left)[0]
    opens = party.left - start <= 1 and len(party.values) == 1
    behind = scene.atoms.folds[party.right : party.right + DATELINE_REACH]
    return (
        opens and behind[:1] != [] and (behind[0] in {"-", "–", "—"} or (behind[0] == "," and bool(DASHES & set(behind)) and "(" in behind))
    )


def _in_brackets(scene: Scene, party: Party) -> bool:
    return party.left > 0 and scene.atoms.folds[party.left - 1] == "("


def _able(party: Party) -> bool:
    return bool(actors_of(party))


def actors_of(party: Party) -> list[Value]:
    """Those of a party that can act: persons, States, bodies; no places."""
    return [value for value in party.values if _may_act(value)]


def _may_act(value: Value) -> bool:
    if isinstance(value, Person):
        return True
    if isinstance(value, str):
        return value.startswith(("country/", "organization/"))
    return value.type in {EntityType.ORGANIZATION, EntityType.COUNTRY}


def preposition(scene: Scene, party: Party) -> str:
    """The preposition before a party, that before "le gouvernement de" where such a noun leads to it; "" for none."""
    governed = scene.parties.governed(party)
    if governed not in words.OF:
        return governed or _before_apposition(scene, party)
    folds = scene.atoms.folds
    k = next(k for k in range(party.left, max(party.left - 6, -1), -1) if folds[k] in words.OF) - 1
    while k > 0 and scene.atoms.pos(k) == "ADJ":
        k -= 1
    if k < 0 or folds[k] not in fr.STATE_HEADS:
        return governed
    k -= 1
    while k > 0 and folds[k] in words.ADDRESSING:
        k -= 1
    return folds[k] if k >= 0 and folds[k] in words.PREPOSITIONS else ""


def _before_apposition(scene: Scene, party: Party) -> str:
    """The preposition before common nouns that stand right before a name: "avec le constructeur coréen Hyundai"."""
    atoms, k = scene.atoms, party.left - 1
    while k > party.left - APPOSED and atoms.pos(k) in {"NOUN", "ADJ"} and not atoms.capital(k):
        k -= 1
    if k == party.left - 1 or atoms.folds[k] not in words.DETERMINERS:
        return ""
    if atoms.folds[k] in words.CONTRACTED - {"des"}:
        return atoms.folds[k]
    k -= 1
    return atoms.folds[k] if k >= 0 and atoms.folds[k] in words.PREPOSITIONS else ""


def governed_by(scene: Scene, i: int, prepositions: frozenset[str], end: int | None = None) -> list[Party]:
    """The parties behind any of the prepositions after atom `i`, within its clause; a list goes on without its preposition."""
    atoms = scene.atoms
    last = min(end or len(atoms), atoms.sent_of(i)[1])
    stop = next((k for k in range(i + 1, last) if atoms.folds[k] in {";", "qui", "que", "qu", "dont"}), last)
    found: list[Party] = []
    for party in scene.parties.inside(i + 1, stop):
        between = range(found[-1].right if found else i + 1, party.left)
        if any(_opens_clause(scene, k) for k in between):
            break
        if _in_brackets(scene, party) or not _able(party):
            continue
        if preposition(scene, party) in prepositions or (found and _continues(scene, party, between)):
            found.append(party)
    return found


def _opens_clause(scene: Scene, k: int) -> bool:
    """Whether the word at atom `k` is a verb with arguments of its own: finite, infinitive, or a participle with "par"."""
    atoms = scene.atoms
    if atoms.pos(k) != "VERB" or atoms.folds[k] in fr.EFFECTING:
        return False
    return "VerbForm=Part" not in str(atoms.tokens[k].morph) or atoms.folds[k + 1 : k + 2] == ["par"]


def _continues(scene: Scene, party: Party, between: range) -> bool:
    """Whether a list goes on without its preposition: "entre les gouvernements du Mali et du Niger", "par A, ministre, et B"."""
    gap = [scene.atoms.folds[k] for k in between]
    return "et" in gap and len(gap) <= LIST_GAP and (preposition(scene, party) == "" or gap[-2:-1] == ["et"] or gap[-1:] == ["et"])


def heads_of(scene: Scene, party: Party) -> Iterator[Value]:
    """The bodies that the persons of a party head, else their States: on whose behalf they act."""
    for person in party.values:
        if not isinstance(person, Person):
            continue
        held = [h.office.body for h in scene.cast.holdings if h.person is person and h.status is Status.CURRENT and h.office.body]
        body = next((mention for kind, _, mention in held if kind is EntityType.ORGANIZATION and mention is not None), None)
        if body is not None:
            yield body.owned
        elif person.country is not None:
            yield person.country


def two_sides(scene: Scene, cue: int, end: int, joints: frozenset[str] = frozenset({"et"})) -> Party | None:
    """The parties of "entre A et B", "liant les deux pays"."""
    folds = scene.atoms.folds
    two = next(
        (k for k in range(cue + 1, min(cue + 4, end - 1)) if folds[k] in {"deux", "trois"} and folds[k + 1] in words.PAIR_NOUNS), None
    )
    if two is not None:
        return Party(two, two + 2, tuple(scene.states.pair(two)))
    found = [p for p in scene.parties.inside(cue + 1, min(cue + BETWEEN, end)) if not _in_brackets(scene, p)]
    if not found or found[0].left - cue > BETWEEN_START:
        return None
    values, right = list(found[0].values), found[0].right
    for party in found[1:]:
        gap = folds[right : party.left]
        complete = bool(joints & set(folds[found[0].left : right]))
        if len(gap) > BETWEEN_GAP or not (joints if complete else joints | {","}) & set(gap) or {".", ";", "qui", "que"} & set(gap):
            break
        values, right = [*values, *party.values], party.right
    return Party(found[0].left, right, tuple(values)) if len(values) > 1 else None
