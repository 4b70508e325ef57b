"""Office holders whom an article names by their office alone: "le ministre marocain des Affaires étrangères a rencontré …".

Who that is, the article does not say; what it says of them is kept apart (`kg.model.Reading.deferred`) until the graph knows who held the
office on its day: see docs/decisions/0046.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from kg import ontology
from kg.extract.groups import Group
from kg.extract.offices import Holding, OfficeMention
from kg.extract.persons import Person
from kg.language.fr import words as fr
from kg.vocabulary import KG, EntityType, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.claims import Claim, Scene

_FORMAL: Final = " "
"""A minister's title says of what: it has more than one word."""


@dataclass(slots=True, eq=False)
class Unnamed(Person):
    """The holder of an office, whom the article does not name."""

    holding: Holding | None = None

    @property
    def held(self) -> Holding:
        """The office by which the article names them."""
        assert self.holding is not None
        return self.holding


def is_deferred(claim: Claim) -> bool:
    """Whether a claim is about somebody whom the article does not name."""
    return isinstance(claim.subject, Unnamed) or isinstance(claim.object, Unnamed)


@cache
def sole_roles() -> frozenset[str]:
    """The roles (ids) that one person at a time has in one jurisdiction."""
    return frozenset(node.id for node in ontology.concepts("offices", "role") if "true" in node.words(KG + "soleHolder"))


def add_unnamed(scene: Scene) -> None:
    """Let the holders of offices that stand without a name take part in what is told of persons: one person an office and State.

    "La cheffe de la diplomatie indienne" is rather a minister of India whom the article names.
    """
    persons: dict[tuple[str, str, str], Unnamed] = {}
    served = {state for holding in scene.cast.holdings for state in holding.countries}
    for office in _loose(scene):
        owner = _owner(scene, office)
        if owner is None or (office.role.periphrasis and owner in served):
            continue
        person = persons.setdefault((office.role.role, office.label, owner), _person(office, owner))
        groups = scene.cast.groups[scene.atoms.sents[office.left]]
        groups.append(Group(office.left, office.end, (person,), "title"))
        groups.sort(key=lambda group: group.left)


def _person(office: OfficeMention, owner: str) -> Unnamed:
    states = [owner] if owner.startswith("country/") else []
    person = Unnamed(office.label, (office.role.singular,), gender=office.role.gender, country=next(iter(states), None))
    person.holding = Holding(person, office, office.left, office.end, "office-alone", office.status, states)
    return person


def _loose(scene: Scene) -> Iterator[OfficeMention]:
    """Titles of present holders, of whom there is one at a time, that mean nobody whom the article names."""
    named = {i for groups in scene.cast.groups for group in groups for i in range(group.left, group.right)}
    for office in scene.cast.loose:
        if office.plural or office.role.role not in sole_roles() or office.status is not Status.CURRENT or office.follows is not None:
            continue
        if office.determiner not in fr.DEFINITE or office.elliptic or office.patron is not None or office.inner is not None:
            continue
        if office.role.ministerial and _FORMAL not in office.label:
            continue
        if named.isdisjoint(range(office.left, office.end)):
            yield office


def _owner(scene: Scene, office: OfficeMention) -> str | None:
    """The State or known body (id) that the title itself names; or the one State of which the article speaks."""
    if office.body is not None:
        mention = office.body[2]
        known = mention is not None and mention.owners and mention.type is EntityType.ORGANIZATION
        return mention.owners[0] if mention is not None and known else None
    if office.countries:
        return office.countries[0] if len(office.countries) == 1 else None
    named = {mention.owners[0] for mention in scene.states.mentions if mention.type is EntityType.COUNTRY}
    states = named | {scene.states.agency} if scene.states.agency is not None else named
    return next(iter(states)) if len(states) == 1 and office.role.sphere in {"state", "monarchy"} else None
