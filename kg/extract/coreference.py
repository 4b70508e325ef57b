"""Who is meant by titles, pronouns and groups: "le ministre", "il", "son hôte", "les deux responsables".

The result is, for each sentence, the groups of persons that take part in it, in text order, each with the stretch of text that names it:
a name together with the titles around it, a pronoun, a phrase for several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.extract.atoms import Atoms
from kg.extract.bearers import Bearers
from kg.extract.designations import LAST_NAMED, Designation, Designations
from kg.extract.groups import Group, coordinate
from kg.extract.heads import is_head_of_government, is_head_of_state
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.offices import Holding, OfficeMention
from kg.extract.persons import Person
from kg.extract.pronouns import find_speaker, is_impersonal, is_quoted
from kg.language.fr import words as fr
from kg.text import fold

WIDENING: Final = frozenset({"title-before-name", "name-before-title", "homologue"})
SUBJECT: Final = 4
UNGOVERNED: Final = 2
GOVERNED: Final = 2
DECAY: Final = 0.6
HEADLINE: Final = 2
FAINT: Final = 0.3
FORGOTTEN: Final = 1e-4


class Cast:
    """The groups of each sentence of one article."""

    def __init__(
        self,
        atoms: Atoms,
        mentions: list[Mention],
        persons: dict[Mention, Person],
        offices: list[OfficeMention],
        holdings: list[Holding],
    ) -> None:
        self.atoms, self.persons, self.holdings = atoms, persons, holdings
        self.designations = Designations(atoms, mentions, persons)
        self.designations.learn(holdings)
        self.groups: list[list[Group]] = [[] for _ in atoms.bounds]
        self.subject: Person | None = None
        self.history: list[Person] = []
        self.salience: defaultdict[Person, float] = defaultdict(float)
        self.subjects: list[Person | None] = []
        self.speaker = find_speaker(atoms, persons)
        attached = {h.office.start for h in holdings if h.rule != "homologue"}
        self.loose = [office for office in offices if office.start not in attached]
        inside = {i for office in offices for i in range(office.start, office.end)}
        generic = {office.start for office in offices if fold(office.label) in fr.GENERIC_TITLES}
        self.bearers = Bearers(self)
        self.phrases = {p.left: p for p in self.designations.phrases if p.head not in inside or p.head in generic}
        singles = sorted([*self._named(), *self._titles()], key=lambda group: group.left)
        of_sentence = defaultdict[int, list[Group]](list)
        for group in singles:
            of_sentence[atoms.sents[group.left]].append(group)
        for number, bounds in enumerate(atoms.bounds):
            self._sentence(number, bounds, of_sentence[number])

    # --- names with their titles, titles alone

    def _named(self) -> Iterator[Group]:
        """One group a name, widened over the titles that go with it."""
        for mention, person in self.persons.items():
            left, right = self.designations.fronts.get(mention.left, mention.left), mention.end
            for holding in self.holdings:
                office = holding.office
                if holding.person is not person or not holding.start <= mention.start < mention.end <= holding.end:
                    continue
                if not office.plural and holding.rule in WIDENING:
                    left, right = min(left, holding.start), max(right, holding.end)
                elif office.plural and holding.start < left and not self._named_between(holding.start, left):
                    left = holding.start
            yield Group(left, right, (person,), "name")

    def _named_between(self, start: int, end: int) -> bool:
        return any(start <= m.start < end for m in self.persons)

    def _titles(self) -> Iterator[Group]:
        """Titles that stand for somebody; who it is is settled sentence by sentence."""
        for office in self.loose:
            if office.determiner in fr.DEFINITE | fr.POSSESSIVES | {"cet", "cette", "ce"}:
                yield Group(office.left, office.end, (), "several" if office.role.plural else "title")

    def _sentence(self, number: int, bounds: tuple[int, int], singles: list[Group]) -> None:
        self.subjects.append(self.subject)
        groups = sorted([*singles, *self._pronouns(bounds, singles)], key=lambda group: group.left)
        settled: list[Group] = []
        for group in groups:
            if settled and group.left < settled[-1].right:
                continue
            if not group.persons and not settled and group.kind == "pronoun":
                group.persons = self._cataphora(group, singles)
            if group.kind == "noun":
                group.persons = self._apposed(group, singles)
            if not group.persons:
                group.persons = self._who(group, settled)
            if group.persons:
                settled.append(group)
                self.history.extend(group.persons)
        self.groups[number] = coordinate(self.atoms, settled)
        self._predicates(bounds, self.groups[number])
        self._weigh(self.groups[number])
        self._remember(number)

    def _remember(self, number: int) -> None:
        """The subject of the sentence is who a pronoun at the start of the next one means."""
        acting = [g for g in self.groups[number] if len(g.persons) == 1 and not g.governed(self.atoms)]
        first = next((g for g in acting if not self._is_object(g)), next(iter(acting), None))
        if first is not None:
            self.subject = first.persons[0]

    def _is_object(self, group: Group) -> bool:
        """Whether a verb has what the group names as its direct object."""
        tokens = {self.atoms.tokens[i] for i in range(group.left, group.right)}
        return any(token.dep_ == "obj" and token.head not in tokens for token in tokens)

    def _weigh(self, groups: list[Group]) -> None:
        """How much the article speaks of each person: subjects count most, what lies back ever less (Lappin and Leass, 1994)."""
        self.salience = defaultdict(float, {p: value * DECAY for p, value in self.salience.items() if value > FORGOTTEN})
        for group in groups:
            for person in group.persons:
                self.salience[person] += GOVERNED if group.governed(self.atoms) else SUBJECT if group is groups[0] else UNGOVERNED

    # --- pronouns and phrases for several

    def _pronouns(self, bounds: tuple[int, int], singles: list[Group]) -> Iterator[Group]:
        folds = self.atoms.folds
        for i in range(*bounds):
            word, following = folds[i], folds[i + 1] if i + 1 < len(folds) else ""
            if word in {"il", "elle"} and folds[i - 1] != "avec" and not is_impersonal(self.atoms, i):
                yield Group(i, i + 1, (), "pronoun")
            elif word in fr.PLURAL_PRONOUNS or (word == "tous" and following == "deux" and self.atoms.pos(i - 1) != "AUX"):
                yield Group(i, i + (2 if word == "tous" else 1), (), "they")
            elif word in {"je", "j", "m", "me"} and self.speaker is not None and not is_quoted(self.atoms, i):
                yield Group(i, i + 1, (self.speaker,), "speaker" if word in {"je", "j"} else "to-speaker")
            elif word == "vous" and self.speaker is not None and following.endswith(("ez", "etes")) and not is_quoted(self.atoms, i):
                yield Group(i, i + 1, (self.speaker,), "speaker")
            elif word in {"lui", "elle"} and folds[i - 1] == "avec":
                yield Group(i, i + 1, (), "other")
            elif word in {"ce", "cette"} and following in {"dernier", "derniere"}:
                yield Group(i, i + 2, (), "last")
            elif word in fr.NUMBERED_GROUPS and folds[i - 1] in {"le", "du", "au", "ce"}:
                yield Group(i - 1, self._phrase_end(i), (), "trois" if word == "trio" else "deux")
            elif word in {"son", "sa"} and following in {"hote", "interlocuteur", "interlocutrice", "visiteur", "invite"}:
                yield Group(i, i + 2, (), "other")
            elif word in fr.HOMOLOGUES - fr.COLLEAGUES and folds[i - 1] in {"son", "sa", "leur"}:
                end = self.designations.demonym_end(i + 1)
                if not any(end <= single.left <= end + 4 and single.kind == "name" for single in singles):
                    yield Group(i - 1, end, (), "homologue")
            elif word in {"deux", "trois"} and (following in fr.SEVERAL or self._is_plural(i + 1)):
                yield Group(i - 1 if folds[i - 1] in {"les", "des", "aux", "ces"} else i, self._phrase_end(i + 1), (), word)
            elif i in self.phrases and not self.phrases[i].plural:
                yield Group(i, self.phrases[i].right, (), "noun")

    def _is_plural(self, i: int) -> bool:
        """Whether a noun for several persons begins at atom `i`: "militaires"."""
        hit = lexicon().designations.longest(self.atoms.folds, i)
        return hit is not None and hit[1].plural

    def _phrase_end(self, i: int) -> int:
        end = i + 1
        while end < len(self.atoms) and (self.atoms.folds[end] in {"d", "'", "etat"} or self.atoms.pos(end) == "ADJ"):
            end += 1
        return end

    def _who(self, group: Group, before: list[Group]) -> tuple[Person, ...]:
        if group.kind in {"deux", "trois"}:
            present = {p for g in before for p in g.persons}
            return self._several(2 if group.kind == "deux" else 3, set(self.atoms.folds[group.left : group.right]), present)
        office = next((o for o in self.loose if o.left == group.left), None)
        if office is not None:
            return self.bearers.bearer(office, before)
        if group.kind == "pronoun":
            return self._pronoun(self.atoms.folds[group.left], before)
        if group.kind == "other":
            return self._other(before)
        if group.kind == "homologue":
            return self._counterpart(group, before)
        if group.kind == "they":
            return self._they(before)
        if group.kind == "last" and before:
            return self._other(before)
        if group.kind == "noun":
            return self.designated(self.phrases[group.left], before)
        return tuple(self.history[-1:]) if group.kind == "last" else ()

    def _apposed(self, group: Group, singles: list[Group]) -> tuple[Person, ...]:
        """ "l'hôte de la rencontre, le ministre français X, …": who is named behind the comma."""
        comma = group.right < len(self.atoms) and self.atoms.folds[group.right] == ","
        return next((g.persons for g in singles if comma and g.kind == "name" and g.left == group.right + 1), ())

    def designated(self, phrase: Designation, before: list[Group]) -> tuple[Person, ...]:
        """Whom a common noun means, among those spoken of last."""
        recent = list(dict.fromkeys(reversed(self.history)))
        if LAST_NAMED not in phrase.kinds:
            in_mind = (p for p in recent if p.in_title or self.salience[p] > FAINT)
            recent = sorted(in_mind, key=lambda p: -self.salience[p] - HEADLINE * p.in_title)
        present = {p for g in before for p in g.persons}
        found = self.designations.referent(phrase, recent, present, self.countries())
        if found is not None and not phrase.kinds:
            found.country = found.country or next(iter(phrase.states), None)
        return (found,) if found is not None else ()

    def _pronoun(self, word: str, before: list[Group]) -> tuple[Person, ...]:
        """The last subject in the sentence, else that of the sentence before, of this gender."""
        gender = "f" if word == "elle" else "m"
        here = [g.persons[0] for g in reversed(before) if len(g.persons) == 1 and not g.governed(self.atoms)]
        for person in (*here[:1], self.subject, *reversed(self.history[-4:])):
            if person is not None and person.gender in {"", gender}:
                return (person,)
        return ()

    def _cataphora(self, group: Group, singles: list[Group]) -> tuple[Person, ...]:
        """ "Depuis Londres, où il achevait une visite, M. Erdogan a …": the subject that follows."""
        if self.atoms.folds[group.left - 1] not in {"ou", "lorsqu", "quand", "qu"}:
            return ()
        later = (g for g in singles if g.kind == "name" and g.left > group.left and not g.governed(self.atoms))
        return next((g.persons for g in later if self.atoms.folds[g.left - 1] == ","), ())

    def _they(self, before: list[Group]) -> tuple[Person, ...]:
        """ "ils", "tous deux": the two or three persons named together last."""
        number = len(self.subjects) - 1
        recent = [*before, *(g for k in range(number - 1, max(number - 3, -1), -1) for g in self.groups[k])]
        last = dict.fromkeys(p for g in self.groups[number - 1] for p in g.persons) if number else {}
        return next((g.persons for g in recent if 2 <= len(g.persons) <= 3), tuple(last) if len(last) == 2 else ())

    def _other(self, before: list[Group]) -> tuple[Person, ...]:
        """ "son hôte": the last person who is not the subject."""
        self_ = next((g.persons[0] for g in before if not g.governed(self.atoms)), self.subject)
        return next(((person,) for person in reversed(self.history) if person is not self_), ())

    def _counterpart(self, group: Group, before: list[Group]) -> tuple[Person, ...]:
        """ "Son homologue allemand": the last person of that State, who then holds what the other one does."""
        states = self.designations.states_in(group.left, group.right)
        ours = self._other_than({p for g in before for p in g.persons}, states)
        held = next(
            (h for h in reversed(self.holdings) if ours and h.person is not ours and h.office.role.ministerial and h.countries), None
        )
        if ours is None or not states:
            return (ours,) if ours is not None else ()
        if held is not None and not any(h.person is ours for h in self.holdings):
            told = replace(held.office, countries=list(states[:1]), elliptic=True)
            self.holdings.append(Holding(ours, told, group.left, group.right, "homologue", held.status, list(states[:1]), 0.7))
        return (ours,)

    def _other_than(self, present: set[Person], states: tuple[str, ...]) -> Person | None:
        """The last person spoken of beside those present, of one of the States if any are given."""
        known = self.countries()
        recent = (p for p in dict.fromkeys(reversed(self.history)) if p not in present)
        return next((p for p in recent if not states or known.get(p) in states), None)

    def _several(self, count: int, words: set[str], present: set[Person]) -> tuple[Person, ...]:
        """The last `count` persons of the kind that the words name: ministers, heads of State, office holders; else the last named."""
        if "chefs" in words:
            principals = {h.person for h in self.holdings if is_head_of_state(h.office) or is_head_of_government(h.office)}
        elif "ministres" in words:
            principals = {h.person for h in self.holdings if fold(h.office.label).startswith("ministre")}
        else:
            principals = {h.person for h in self.holdings}
        recent = [p for p in dict.fromkeys(reversed(self.history)) if p not in present]
        found = [p for p in recent if p in principals][:count]
        if len(found) < count and not words & {"chefs", "ministres"}:
            found = [p for p in recent if self.salience[p] > FAINT]
        return tuple(reversed(found)) if len(found) == count else ()

    def countries(self) -> dict[Person, str | None]:
        """The State of each person, as far as titles and names tell."""
        found: dict[Person, str | None] = {p: p.country for p in self.history}
        for holding in self.holdings:
            if holding.countries:
                found.setdefault(holding.person, holding.countries[0])
                found[holding.person] = found[holding.person] or holding.countries[0]
        return found

    def _predicates(self, bounds: tuple[int, int], groups: list[Group]) -> None:
        """ "Ancien ministre de l'Intérieur, il est également maire": bare titles of the sentence's subject."""
        for office in self.loose:
            if not bounds[0] <= office.start < bounds[1] or office.determiner not in {"", "un", "une", "le", "la"}:
                continue
            opening = office.determiner == "" and office.left - bounds[0] <= 1
            subject = next(
                (g for g in groups if len(g.persons) == 1 and (g.left >= office.end) == opening and not g.governed(self.atoms)), None
            )
            apposed = next((g for g in groups if g.right == office.left - 1 and g.kind in {"noun", "title"} and len(g.persons) == 1), None)
            if apposed is not None and office.determiner == "" and self.atoms.folds[apposed.right] == ",":
                opening, subject = True, apposed
            if subject is None or not (opening or self._copula(subject, office)):
                continue
            span = (min(office.left, subject.left), max(office.end, subject.right))
            rule = "opening-title" if opening else "copula"
            self.holdings.append(Holding(subject.persons[0], office, *span, rule, office.status, list(office.countries), 0.75))

    def _copula(self, subject: Group, office: OfficeMention) -> bool:
        gap = self.atoms.folds[subject.right : office.left]
        return 0 < len(gap) <= 5 and bool(set(gap) & fr.COPULAS) and set(gap) <= fr.COPULAS | fr.FILLERS | {",", "depuis", "toujours"}
