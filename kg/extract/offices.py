"""Finding office titles: "le ministre d’État marocain chargé de l’Intérieur", "celui des Armées", "qui préside le Sénat".

A title is a head from `ontologies/offices.ttl` with what belongs to it; `kg.extract.titles` reads one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extract.atoms import Atoms
from kg.extract.lexicon import RoleForm
from kg.extract.mentions import Mention
from kg.extract.persons import Person
from kg.extract.titles import Context, OfficeMention, Title, in_gender
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType, Status

__all__ = ["Holding", "OfficeMention", "find_offices", "in_gender", "name_places"]


@dataclass(slots=True, eq=False)
class Holding:
    """A person given an office: the country or body governed, the atoms that say so, and the rule that found it."""

    person: Person
    office: OfficeMention
    start: int
    end: int
    rule: str
    status: Status
    countries: list[str] = field(default_factory=list)
    confidence: float = 0.9


def find_offices(atoms: Atoms, mentions: list[Mention]) -> list[OfficeMention]:
    """All office titles in text order, without overlaps."""
    return _Finder(atoms, mentions).find()


def name_places(atoms: Atoms, offices: list[OfficeMention]) -> list[tuple[int, bool]]:
    """Where the holder of a singular title with a determiner would be named: (atom, whether behind a comma)."""
    places = []
    for office in offices:
        if office.plural or not office.determiner or office.end >= len(atoms):
            continue
        comma = atoms.folds[office.end] == ","
        places.append((office.end + 1 if comma else office.end, comma))
    return places


class _Finder:
    def __init__(self, atoms: Atoms, mentions: list[Mention]) -> None:
        self.context = Context(atoms, mentions)
        self.ends = {m.end for m in mentions if m.type is EntityType.PERSON}

    def find(self) -> list[OfficeMention]:
        found: list[OfficeMention] = []
        i = 0
        while i < len(self.context.atoms):
            office = (self._read(i) or self._presiding(i) or self._elliptic(i, found)) if i not in self.context.inside else None
            if office:
                found.append(office)
            i = office.end if office else i + 1
        return found

    def _read(self, i: int) -> OfficeMention | None:
        hit = self.context.words.roles.longest(self.context.folds, i)
        if hit is None or (i and (self.context.folds[i - 1] in fr.ANY or self._is_first_to(i))):
            return None
        if i in self.context.at and self.context.at[i].type is EntityType.PERSON and self.context.at[i].start == i:
            return None
        if hit[0] in self.context.inside and hit[0] > i + 1:
            hit = self.context.words.roles.longest([self.context.folds[i]], 0)
            hit = (i + hit[0], hit[1]) if hit else None
        if hit is not None and self._is_given_name(i, hit[1]):
            return None
        if hit is None or not hit[1].role or self._hyphenated(i, hit[0]) or (hit[0] == i + 1 and self._is_verb(i)):
            return None
        end, role = hit
        return Title(self.context, i, end, role).read()

    def _is_first_to(self, i: int) -> bool:
        """ "Seul médiateur à avoir fait le voyage": no title but a description."""
        folds = self.context.folds
        return folds[i - 1] in fr.FIRSTS and folds[i + 1 : i + 2] == ["a"] and self.context.atoms.pos(i + 2) in {"VERB", "AUX"}

    def _is_given_name(self, i: int, role: RoleForm) -> bool:
        """ "le sélectionneur, Pape Thiaw": a capital without an article."""
        bare = i == 0 or self.context.folds[i - 1] not in fr.DEFINITE | {"-", "'"}
        return role.role == "role/pope" and self.context.atoms.capital(i) and bare

    def _is_verb(self, i: int) -> bool:
        """ "juge" and "conservateur" may be a verb and an adjective."""
        return (
            self.context.atoms.pos(i) in {"VERB", "AUX", "ADJ"}
            and not self.context.atoms.capital(i)
            and self.context.folds[i] in fr.AMBIGUOUS_HEADS
        )

    def _elliptic(self, i: int, found: list[OfficeMention]) -> OfficeMention | None:
        """ "celui des Forces armées" after "la ministre de l'Intégration": the head of the title before, with another complement."""
        gender = {"celui": "m", "celle": "f"}.get(self.context.folds[i])
        if gender is None or not found or i + 1 >= len(self.context.atoms) or self.context.folds[i + 1] not in fr.OF:
            return None
        if self.context.atoms.sents[i] - self.context.atoms.sents[found[-1].start] > 1:
            return None
        head = in_gender(found[-1].role.singular.split(" ")[0], found[-1].role, gender)
        hit = self.context.words.roles.longest([fold(head)], 0)
        office = Title(self.context, i, i + 1, hit[1]).read() if hit is not None else None
        named = office is not None and office.end > i + 1 and self.context.folds[office.end : office.end + 1] == [","]
        return replace(office, determiner="le") if office is not None and named else None

    def _presiding(self, i: int) -> OfficeMention | None:
        """ "qui préside la commission des finances": the verb stands for the title."""
        folds = self.context.folds
        role = fr.PRESIDING.get(folds[i])
        presidency = folds[i] == "presidence" and (folds[i - 2 : i] == ["a", "la"] or (folds[i - 1] == "la" and self._takes(i - 2)))
        main = role is not None and i in self.ends and folds[i] in fr.PRESIDING_NOW
        if not presidency and not main and (role is None or i < 1 or folds[i - 1] != "qui"):
            return None
        hit = self.context.words.roles.longest([role or "president"], 0)
        office = Title(self.context, i, i + 1, hit[1]).read_verb() if hit else None
        if (
            office is not None
            and main
            and not (office.countries or (office.body is not None and office.body[2] is not None and office.body[2].sense))
        ):
            return None
        chief = self.context.words.roles.longest(["chef"], 0)
        if office is not None and chief is not None and role == "directeur" and fr.CHIEFLY & set(folds[i + 1 : office.end]):
            office = replace(office, role=chief[1], label=office.label.replace("directeur", "chef", 1))
        if office is not None and main and folds[i].endswith("era"):
            office = replace(office, status=Status.APPOINTED)
        return replace(office, determiner="a la", left=i - 2) if office is not None and presidency else office

    def _takes(self, i: int) -> bool:
        return i >= 0 and self.context.folds[i] in fr.PRESIDENCY_VERBS

    def _hyphenated(self, start: int, end: int) -> bool:
        """Whether the head is only a part of a compound: "sous-ministre", "co-président" are heads of their own or none."""
        before = (
            start >= 2
            and self.context.folds[start - 1] == "-"
            and self.context.atoms.glued(start)
            and self.context.folds[start - 2] not in {"ex", "co"}
        )
        after = (
            end + 1 < len(self.context.atoms)
            and self.context.folds[end] == "-"
            and self.context.atoms.glued(end)
            and self.context.atoms.glued(end + 1)
        )
        return before or after
