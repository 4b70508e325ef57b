"""From holdings and claims to a `Reading`: nodes for persons, offices, bodies and places; one statement a fact, with its evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from kg.extract.atoms import Atoms
from kg.extract.claims import Claim
from kg.extract.described import Described, is_proper
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.offices import Holding, in_gender
from kg.extract.organizations import Bodies
from kg.extract.persons import Person
from kg.extract.topics import MAXIMUM_TOPICS
from kg.extract.trie import cut
from kg.extract.unnamed import Unnamed, is_deferred
from kg.model import Article, Entity, Office, Quotation, Reading, Span, Statement, content_hash, holder_id
from kg.text import plain, slug
from kg.vocabulary import UNASSERTED, EntityType, Predicate, Status

ANONYMOUS: Final = 8
MOST_BOUND: Final = 3
_STATE_WORDS: Final = re.compile(r" de la (République|Confédération|République \w+)$")


@dataclass(slots=True)
class Node:
    """An entity being put together."""

    id: str
    type: EntityType
    label: str
    aliases: dict[str, None] = field(default_factory=dict)
    iso: str | None = None
    mentions: list[Span] = field(default_factory=list)
    kind: str | None = None

    def freeze(self) -> Entity:
        """The finished entity: aliases and mentions sorted."""
        aliases = tuple(sorted(alias for alias in self.aliases if alias != self.label))
        return Entity(self.id, self.type, self.label, aliases, self.iso, tuple(sorted(set(self.mentions))), self.kind)


class Assembler:
    """Puts one article's nodes and statements together."""

    def __init__(self, article: Article, atoms: Atoms, mentions: list[Mention], persons: dict[Mention, Person], bodies: Bodies) -> None:
        self.article, self.atoms, self.mentions, self.bodies = article, atoms, mentions, bodies
        self.nodes: dict[str, Node] = {}
        self.offices: dict[str, Office] = {}
        self.quotations: dict[str, Quotation] = {}
        self.statements: dict[tuple[str, ...], Statement] = {}
        self.person_ids = _person_ids(persons.values())
        self.described_ids: dict[int, str] = {}

    def reading(self, holdings: Iterable[Holding], claims: Iterable[Claim]) -> Reading:
        """All statements, best evidence first, and the nodes that they need."""
        for holding in _formal(holdings):
            self._hold(holding)
        told = list(claims)
        for claim in told:
            if not is_deferred(claim):
                self._claim(claim)
        reading = self._so_far()
        for claim in told:
            if is_deferred(claim):
                self._claim(claim)
        return replace(reading, deferred=_beyond(reading, self._so_far()))

    def _so_far(self) -> Reading:
        return Reading(
            self.article,
            tuple(node.freeze() for _, node in sorted(self.nodes.items())),
            tuple(office for _, office in sorted(self.offices.items())),
            tuple(quotation for _, quotation in sorted(self.quotations.items())),
            tuple(statement for _, statement in sorted(self.statements.items())),
        )

    def _keep(self, statement: Statement) -> None:
        """One statement a fact: an asserted one before others, the more confident one, the earlier evidence; qualifiers are united."""
        known = self.statements.get(statement.key)
        if known is None:
            self.statements[statement.key] = statement
            return
        first, second = sorted((known, statement), key=lambda s: (s.factuality in UNASSERTED, -s.confidence, s.evidence))
        if second.factuality in UNASSERTED and first.factuality not in UNASSERTED:
            self.statements[statement.key] = first
            return
        topics = tuple(dict.fromkeys((*first.topics, *second.topics)))[:MAXIMUM_TOPICS]
        self.statements[statement.key] = replace(
            first, date=first.date or second.date, place=first.place or second.place, topics=topics, status=_status(first, second)
        )

    # --- offices

    def _hold(self, holding: Holding) -> None:
        person = self._person(holding.person)
        office = self._office(holding)
        evidence = (self.atoms.span(holding.start, holding.end),)
        confidence = round(holding.confidence, 2)
        self._keep(
            Statement(person, Predicate.HOLDS_OFFICE, office, evidence, status=holding.status, confidence=confidence, rule=holding.rule)
        )

    def _office(self, holding: Holding) -> str:
        """The node of an office. Its id, role and portfolios follow from title and jurisdiction alone, so that articles agree."""
        title = holding.office
        label = plain(title.label)
        governed = self._governed(holding)
        key = governed.split("/", 1)[-1] if governed else ""
        neutral = in_gender(label, title.role, "m")
        node = "/".join(part for part in ("office", key, slug(neutral)) if part)
        aliases = {neutral, _STATE_WORDS.sub("", label)} - {label}
        role = lexicon().roles.longest(cut(neutral), 0)
        role_id = role[1].role if role is not None and role[1].role else title.role.role
        office = Office(node, label, governed, role_id, _portfolios(neutral), tuple(sorted(aliases)))
        self.offices.setdefault(node, office)
        return node

    def _governed(self, holding: Holding) -> str | None:
        body = holding.office.body
        if body is not None and slug(body[1]):
            node = self._body(*body)
            if holding.office.area and node in self.nodes:
                self.nodes[node].aliases.setdefault(holding.office.area)
            return node
        if holding.countries:
            return self._owner(holding.countries[0])
        return None

    def _body(self, kind: EntityType, name: str, mention: Mention | None) -> str:
        if mention is not None and mention.owners and mention.type is not EntityType.PLACE:
            return self._owner(mention.owners[0])
        if kind is EntityType.PLACE:
            return self._place(name, mention)
        return self._organization(name)

    # --- other relations

    def _claim(self, claim: Claim) -> None:
        if not all(slug(argument.text) for argument in (claim.subject, claim.object) if isinstance(argument, Mention)):
            return
        one, other = self.node_of(claim.subject), self.node_of(claim.object)
        if one == other:
            return
        place = self.node_of(claim.place) if claim.place is not None else None
        evidence = (self.atoms.span(claim.start, claim.end),)
        self._keep(
            Statement(
                one, claim.predicate, other, evidence, date=claim.date, place=place, topics=claim.topics,
                factuality=claim.factuality, confidence=round(claim.confidence, 2), rule=claim.rule,
            )
        )  # fmt: skip

    def node_of(self, argument: Person | Mention | Described | Quotation | str) -> str:
        """The id of the node that a person, a name or an owner stands for; it is made where it is not there yet."""
        if isinstance(argument, Unnamed):
            return holder_id(self._office(argument.held))
        if isinstance(argument, Person):
            return self._person(argument)
        if isinstance(argument, Described):
            return self._described(argument)
        if isinstance(argument, Quotation):
            return self.quotations.setdefault(argument.id, argument).id
        if isinstance(argument, str):
            return self._owner(argument)
        if argument.type is EntityType.ORGANIZATION and argument.state is not None:
            return self._organ(argument, argument.state)
        if argument.type is EntityType.ORGANIZATION:
            return self._owner(argument.owners[0]) if argument.owners else self._articled(argument)
        if argument.type is EntityType.COUNTRY:
            return self._owner(argument.owners[0])
        return self._place(argument.text, argument)

    # --- nodes

    def _node(self, id_: str, kind: EntityType, label: str, iso: str | None = None) -> Node:
        return self.nodes.setdefault(id_, Node(id_, kind, plain(label), iso=iso))

    def _person(self, person: Person) -> str:
        id_ = self.person_ids[id(person)]
        if id_ in self.nodes:
            return id_
        node = self._node(id_, EntityType.PERSON, person.name)
        for mention in person.mentions:
            for start in dict.fromkeys((mention.start, mention.left, *self._title_starts(mention))):
                node.aliases.setdefault(self.atoms.slice(start, mention.end))
            node.mentions.append(self.atoms.span(mention.start, mention.end))
        return id_

    def _described(self, thing: Described) -> str:
        """An agreement or event. What has no name of its own is told apart from those of other articles by its id."""
        if id(thing) in self.described_ids:
            return self.described_ids[id(thing)]
        label = self._named(thing)
        own = () if is_proper(label) else (content_hash(self.article.id)[:ANONYMOUS],)
        base = f"{thing.type.lower()}/{'-'.join((slug(label), *own))}"
        id_ = next(id_ for id_ in (base, *(f"{base}-{n}" for n in range(2, 99))) if id_ not in self.nodes)
        node = self._node(id_, thing.type, label)
        node.kind = thing.kind or None
        for alias in (thing.label(self.atoms), *thing.aliases(self.atoms)):
            node.aliases.setdefault(alias)
        node.mentions += [self.atoms.span(phrase.start, phrase.end) for phrase in thing.phrases]
        self.described_ids[id(thing)] = id_
        return id_

    def _named(self, thing: Described) -> str:
        """Its fullest phrase; what has no proper name is named by whom it binds and since when: "accord de paix (RDC, Rwanda, 2025)"."""
        label = thing.label(self.atoms)
        if not thing.year or not 2 <= len(thing.bound) <= MOST_BOUND or is_proper(label):
            return label
        sides = sorted({self.nodes[self.node_of(value)].label for value in thing.bound})
        return f"{label} ({', '.join((*sides, thing.year))})"

    def _title_starts(self, mention: Mention) -> tuple[int, ...]:
        """Where "roi Salmane" and "le roi Salmane" begin, for given names of royalty."""
        return (mention.left - 1, mention.left - 2) if mention.royal and mention.left > 1 else ()

    def _owner(self, owner: str) -> str:
        """A State or body of the gazetteers, with the forms in which the article names it."""
        if owner in self.nodes:
            return owner
        sense = lexicon().senses[owner]
        iso = owner.rsplit("/", 1)[-1] if sense.type is EntityType.COUNTRY else None
        node = self._node(owner, sense.type, sense.label, iso)
        for mention in self.mentions:
            if owner in mention.owners and not mention.people and mention.type is sense.type:
                node.aliases.setdefault(mention.text)
                node.mentions.append(self.atoms.span(mention.start, mention.end))
        return owner

    def _organization(self, name: str) -> str:
        body = self.bodies.find(name)
        if body.owner is not None:
            return self._owner(body.owner)
        id_ = f"organization/{slug(body.label)}"
        node = self._node(id_, EntityType.ORGANIZATION, body.label)
        for alias in (*body.aliases, name):
            node.aliases.setdefault(alias)
        return id_

    def _articled(self, mention: Mention) -> str:
        """A body that the article names; where its name is a common noun, with its article too: "Le ministère de la Santé"."""
        id_ = self._organization(mention.text)
        before = self.atoms.words[mention.start - 1] if mention.start else ""
        if mention.text[0].islower() and before.lower() in {"le", "la"} and id_ in self.nodes:
            self.nodes[id_].aliases.setdefault(f"{before} {mention.text}")
        return id_

    def _organ(self, mention: Mention, state: str) -> str:
        """An organ of a State, named by a common noun: "le ministère algérien des Affaires étrangères" is one with "le ministère"."""
        inside = (m for m in self.mentions if m.adjective and mention.start < m.start < mention.end)
        demonyms = {i for m in inside for i in range(m.start, m.end)}
        name = " ".join(self.atoms.words[i] for i in range(mention.start, mention.end) if i not in demonyms)
        id_ = f"organization/{state.rsplit('/', 1)[-1]}/{slug(name)}"
        node = self._node(id_, EntityType.ORGANIZATION, mention.text)
        node.aliases.setdefault(self.atoms.slice(mention.left, mention.end))
        node.mentions.append(self.atoms.span(mention.start, mention.end))
        return id_

    def _place(self, name: str, mention: Mention | None) -> str:
        if mention is not None and mention.type is EntityType.COUNTRY and mention.owners:
            return self._owner(mention.owners[0])
        sense = mention.sense if mention is not None else None
        label = sense.label if sense is not None and sense.type is EntityType.PLACE else name
        id_ = f"place/{slug(label)}"
        node = self._node(id_, EntityType.PLACE, label)
        node.aliases.setdefault(name)
        return id_


def _beyond(reading: Reading, all_: Reading) -> Reading | None:
    """What a reading says beyond another; None where that is nothing. Nodes of both are left as the first one has them."""
    nodes: Iterable[Entity | Office | Quotation] = (*reading.entities, *reading.offices, *reading.quotations)
    known = {node.id for node in nodes}
    told = {statement.key for statement in reading.statements}
    beyond = Reading(
        reading.article,
        tuple(entity for entity in all_.entities if entity.id not in known),
        tuple(office for office in all_.offices if office.id not in known),
        tuple(quotation for quotation in all_.quotations if quotation.id not in known),
        tuple(statement for statement in all_.statements if statement.key not in told),
    )
    return beyond if beyond.statements else None


def _portfolios(label: str) -> tuple[str, ...]:
    """The portfolios that a title names, longest names first: ids of SKOS concepts."""
    folds, found, i = cut(label), set(), 0
    while i < len(folds):
        hit = lexicon().portfolios.longest(folds, i)
        if hit is not None:
            found.add(hit[1])
        i = hit[0] if hit else i + 1
    return tuple(sorted(found))


def _status(first: Statement, second: Statement) -> Status | None:
    """A present office outweighs a past one only where the text says both of the same office: then the better-founded stands."""
    return first.status


def _person_ids(persons: Iterable[Person]) -> dict[int, str]:
    """An id for each person of the article; two of one name get a number."""
    ids: dict[int, str] = {}
    used: dict[str, int] = {}
    for person in dict.fromkeys(persons):
        base = f"person/{slug(person.name)}"
        used[base] = used.get(base, 0) + 1
        ids[id(person)] = base if used[base] == 1 else f"{base}-{used[base]}"
    return ids


def _formal(holdings: Iterable[Holding]) -> list[Holding]:
    """Leave out periphrases ("chef de l'État") of persons to whom the article gives a formal title."""
    holdings = list(holdings)
    formal = {(id(h.person), _realm(h)) for h in holdings if not h.office.role.periphrasis and h.status is not Status.FORMER}
    kept = [h for h in holdings if not (h.office.role.periphrasis and (id(h.person), _realm(h)) in formal)]
    own = defaultdict[int, dict[object, Holding]](dict)
    for holding in kept:
        office = holding.office
        own[id(holding.person)].setdefault((office.label, holding.status, *holding.countries, office.body), holding)
    return [h for h in kept if not any(_says_more(other, h) for other in own[id(h.person)].values())]


def _realm(holding: Holding) -> str | None:
    """The State that an office belongs to; a body's office is none of its."""
    return holding.countries[0] if holding.countries and holding.office.body is None else None


def _says_more(one: Holding, other: Holding) -> bool:
    """Whether `one` gives their person the same office with more words: "ministre de l'Intérieur" beside "ministre"."""
    if one is other or one.status is not other.status:
        return False
    longer, shorter = set(cut(one.office.label)), set(cut(other.office.label))
    same = one.countries == other.countries or not other.countries
    bodies = one.office.body, other.office.body
    governed = bodies[1] is None or (bodies[0] is not None and bodies[0][1] == bodies[1][1])
    return shorter < longer and same and governed and one.office.label.startswith(other.office.label)
