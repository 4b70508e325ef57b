"""Weighing whether two units are one person or body: bits for and against, added up as in Fellegi and Sunter (1969).

The sum is the logarithm, to base 2, of the odds that they are one. It begins at minus the bits that it takes to find somebody among all
that are in the news; agreement of the name adds the rarity of its words; offices, States and companions add or take away.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.resolve import bodies, names
from kg.resolve.known import owner, state_of
from kg.resolve.likeness import Likeness
from kg.resolve.likeness import compare as compare_persons
from kg.resolve.units import Unit
from kg.resolve.values import HeldOffice, Reason, Verdict
from kg.vocabulary import EntityType, Status

PRIOR: Final = {EntityType.PERSON: -14.0, EntityType.ORGANIZATION: -12.0}
EXACT, SOUNDING = 3.0, 2.0
"""Bits that the very same spelling or sound of all words adds: words of a name do not come together by chance."""
SURE: Final = 1.0
"""Bits from which two units are the same."""
DOUBTFUL: Final = 4.0
"""The same where the names alone leave it open; evidence beside the name is needed then, too."""
APART: Final = -3.0
"""Bits up to which two units differ, where something beside the name speaks against."""
KNOWN, KNOWN_BY_NAME, OTHERS_KNOWN, ONE_ARTICLE = 12.0, 3.0, -12.0, -25.0
SAME_OFFICE, SAME_TITLE, SAME_STATE, SAME_SETTING = 8.0, 3.0, 3.0, 2.0
OTHER_STATE, OTHER_SETTING = -5.0, -2.0
OTHER_HEADS, OTHER_RANK, OTHER_PORTFOLIO, OTHER_OFFICE = -12.0, -6.0, -4.0, -3.0
COMPANION, MOST_COMPANIONS = 1.0, 3
BODY_STATE, BODY_OTHER_STATE, BODY_SETTING = 6.0, -12.0, 5.0
NEARBY: Final = 2
"""Years within which two offices count as held at the same time."""
HEADS_OF_STATE: Final = frozenset(
    """president presidente president-de-la-republique presidente-de-la-republique president-de-la-transition roi reine emir sultan empereur
    souverain monarque chef-de-l-etat chef-d-etat cheffe-de-l-etat guide-supreme""".split()
)
HEADS_OF_GOVERNMENT: Final = frozenset(
    "premier-ministre premiere-ministre chancelier chanceliere chef-du-gouvernement chef-de-gouvernement cheffe-du-gouvernement".split()
)
_SYNONYMS: Final = {
    "chef-de-la-diplomatie": "ministre-des-affaires-etrangeres",
    "cheffe-de-la-diplomatie": "ministre-des-affaires-etrangeres",
}
_FILLERS: Final = frozenset("de d du des la le les l et a au aux en".split())


@dataclass(frozen=True)
class Weight:
    """The evidence on two units, in bits; `linked` where the names may be one's."""

    bits: float
    verdict: Verdict
    reasons: tuple[Reason, ...]
    linked: bool = True
    contrary: bool = False

    @property
    def score(self) -> float:
        """The probability that they are one."""
        return round(1 / (1 + 2 ** -max(min(self.bits, 50.0), -50.0)), 4)


def weigh(a: Unit, b: Unit) -> Weight:
    """Weigh two units; symmetric."""
    if b.first < a.first:
        a, b = b, a
    known = a.gazetteer is not None and a.gazetteer == b.gazetteer
    found = _likeness(a, b)
    if found is None and not known:
        whole = all(len(names.parse(name).words) > 1 for unit in (a, b) for name in unit.names) or a.type is not EntityType.PERSON
        return Weight(-50.0, Verdict.DIFFERENT, (Reason("the names are different", -50.0),), linked=False, contrary=whole)
    likeness, title = found or (Likeness(-PRIOR[a.type], ()), "both are known under these names")
    beside = _known(a, b, unlike=found is None)
    if a.type is EntityType.PERSON:
        beside += _of_person(a, b, likeness)
    elif not known:
        beside += _of_body(a, b, likeness)
    if a.articles & b.articles and not (likeness.exact or known):
        beside.append(Reason("one article tells them apart", ONE_ARTICLE))
    own = PRIOR[a.type] + likeness.bits + (EXACT if likeness.exact else SOUNDING if likeness.sounding else 0.0)
    bits = own + sum(reason.weight for reason in beside)
    reasons = (Reason(title, round(own, 1)), *sorted(beside, key=lambda r: (-abs(r.weight), r.text)))
    return _judge(bits, likeness, beside, reasons)


def _judge(bits: float, likeness: Likeness, beside: list[Reason], reasons: tuple[Reason, ...]) -> Weight:
    against = any(reason.weight < 0 for reason in beside)
    backed = any(reason.weight >= SAME_STATE for reason in beside)
    sure = bits >= DOUBTFUL and backed if likeness.doubtful else bits >= SURE
    if sure:
        return Weight(bits, Verdict.SAME, reasons)
    if bits <= APART and against:
        return Weight(bits, Verdict.DIFFERENT, reasons, contrary=True)
    return Weight(bits, Verdict.UNSURE, reasons)


def _likeness(a: Unit, b: Unit) -> tuple[Likeness, str] | None:
    """The best likeness between their names, and how to say it."""
    compare = compare_persons if a.type is EntityType.PERSON else bodies.compare
    best: tuple[float, str, Likeness] | None = None
    for one in a.names:
        for other in b.names:
            likeness = compare(*sorted((one, other)))
            if likeness is not None and (best is None or likeness.bits > best[0]):
                note = f" ({', '.join(likeness.notes)})" if likeness.notes else ""
                best = (likeness.bits, f"{one} ~ {other}{note}", likeness)
    return (best[2], best[1]) if best is not None else None


def _known(a: Unit, b: Unit, *, unlike: bool) -> list[Reason]:
    """Persons of like names are known as one by those names, which says little; unlike names (a nickname) tell nothing else."""
    if a.gazetteer is None or b.gazetteer is None:
        return []
    if a.gazetteer == b.gazetteer:
        return [Reason(f"both are known as {a.gazetteer}", KNOWN if unlike or a.type is EntityType.ORGANIZATION else KNOWN_BY_NAME)]
    if a.type is EntityType.PERSON:
        return []  # the gazetteer may have somebody under two spellings
    return [Reason(f"known as {a.gazetteer} and {b.gazetteer}", OTHERS_KNOWN)]


def _of_person(a: Unit, b: Unit, likeness: Likeness) -> list[Reason]:
    near = _nearby(a, b)
    pairs = [_offices(one, other, near) for one in sorted(a.offices, key=repr) for other in sorted(b.offices, key=repr)]
    found = []
    best = max(pairs, key=lambda reason: (reason.weight, reason.text), default=None)
    worst = min(pairs, key=lambda reason: (reason.weight, reason.text), default=None)
    if best is not None and best.weight > 0:
        found.append(best)
    if worst is not None and worst.weight < 0 and (best is None or best.weight < SAME_OFFICE or worst.weight <= OTHER_HEADS):
        found.append(worst if likeness.exact else Reason(worst.text, 2 * worst.weight))
    if likeness.bits < names.TELLING and a.states and b.states and (best is None or best.weight <= 0):
        found.append(Reason("a common name, and different offices", OTHER_OFFICE))
    if a.states and b.states:
        shared = a.states & b.states
        found.append(Reason(f"both serve {min(shared)}", SAME_STATE) if shared else Reason("they serve different States", OTHER_STATE))
    else:
        found += _surroundings(a, b)
    return found + _companions(a, b)


def _nearby(a: Unit, b: Unit) -> bool:
    """Whether the articles on both are of about the same time, as far as their dates are known."""
    if a.dates is None or b.dates is None:
        return False
    gap = max(int(a.dates[0][:4]), int(b.dates[0][:4])) - min(int(a.dates[1][:4]), int(b.dates[1][:4]))
    return gap <= NEARBY


@lru_cache(maxsize=200_000)
def _offices(one: HeldOffice, other: HeldOffice, near: bool) -> Reason:
    """What two offices say of their holders."""
    text = f"{one.id.removeprefix('office/')} and {other.id.removeprefix('office/')}"
    alike = _alike(one, other)
    if one.jurisdiction != other.jurisdiction:
        if _heads(one, other) and Status.FORMER not in {one.status, other.status}:
            return Reason(f"heads of different States: {text}", OTHER_HEADS)
        return Reason(f"like titles: {text}", SAME_TITLE) if alike and not (one.jurisdiction and other.jurisdiction) else Reason(text, 0.0)
    if alike:
        return Reason(f"the same office: {text}" if one.id == other.id else f"like offices: {text}", SAME_OFFICE)
    if not near or one.jurisdiction is None or Status.FORMER in {one.status, other.status}:
        return Reason(text, 0.0)
    if (rank(one) is None) != (rank(other) is None) and any(o.title.startswith("ministre") for o in (one, other)):
        return Reason(f"of different rank at one time: {text}", OTHER_RANK)
    if one.title.startswith("ministre") and other.title.startswith("ministre"):
        return Reason(f"different portfolios at one time: {text}", OTHER_PORTFOLIO)
    return Reason(text, 0.0)


def rank(office: HeldOffice) -> int | None:
    """0 for heads of State, 1 for heads of government; by the title where a State is governed."""
    if office.jurisdiction != office.state:
        return None
    return 0 if office.title in HEADS_OF_STATE else 1 if office.title in HEADS_OF_GOVERNMENT else None


def _heads(one: HeldOffice, other: HeldOffice) -> bool:
    """Whether two offices are at the head of two States."""
    return None not in {rank(one), rank(other)} and one.state is not None and other.state is not None and one.state != other.state


def _alike(one: HeldOffice, other: HeldOffice) -> bool:
    if one.id == other.id or (rank(one) is not None and rank(one) == rank(other)):
        return True
    if one.role is not None and one.role == other.role and set(one.portfolios) & set(other.portfolios):
        return True
    left, right = ({*_SYNONYMS.get(title, title).split("-")} - _FILLERS for title in (one.title, other.title))
    return 2 * len(left & right) >= len(left | right) and len(left & right) > (len(left | right) > 1)


def _surroundings(a: Unit, b: Unit) -> list[Reason]:
    """Where offices don't tell both States: those of the companions and of the articles."""
    left, right = a.states or _countries(a), b.states or _countries(b)
    if left & right:
        return [Reason(f"both appear with {min(left & right)}", SAME_SETTING)]
    return [Reason("they appear with different States", OTHER_SETTING)] if left and right else []


def _countries(unit: Unit) -> frozenset[str]:
    return frozenset(companion for companion in unit.companions if companion.startswith("country/")) | unit.setting


def _companions(a: Unit, b: Unit) -> list[Reason]:
    shared = sorted(companion for companion in a.companions & b.companions if companion.startswith(("person/", "organization/")))
    if not shared:
        return []
    return [Reason(f"both appear with {', '.join(shared[:MOST_COMPANIONS])}", COMPANION * min(len(shared), MOST_COMPANIONS))]


def _of_body(a: Unit, b: Unit, likeness: Likeness) -> list[Reason]:
    found = _companions(a, b)
    left, right = _body_states(a), _body_states(b)
    if left and right:
        shared = left & right
        found.append(Reason(f"both are of {min(shared)}", BODY_STATE) if shared else Reason("of different States", BODY_OTHER_STATE))
    elif likeness.bits < bodies.PROPER - 1:
        left, right = left or _countries(a), right or _countries(b)
        if left & right:
            found.append(Reason(f"both appear with {min(left & right)}", BODY_SETTING))
        elif left and right:
            found.append(Reason("they appear with different States", BODY_OTHER_STATE / 2))
    return found


def _body_states(unit: Unit) -> frozenset[str]:
    """The States that a body's names tell, else those that its ids or the gazetteer do."""
    named = {state for name in unit.names if (state := bodies.parse(name).state) is not None}
    own = {state_of(unit.gazetteer), *(owner(member.local) for member in unit.members)}
    return frozenset(named) or frozenset(state for state in own if state is not None)
