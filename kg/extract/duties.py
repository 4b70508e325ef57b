"""Offices told without a title: "à la tête de l'agence", "occupe le perchoir", "dirige depuis 2020 la Mutuelle", "siège au Sénat"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kg.extract.claims import Scene
from kg.extract.factuality import find_factuality
from kg.extract.groups import Group
from kg.extract.lexicon import RoleForm, lexicon
from kg.extract.offices import Holding, OfficeMention
from kg.extract.persons import Person
from kg.extract.phrases import first_words, opens_phrase, past_articles
from kg.extract.titles import Context, Title, in_gender
from kg.extract.trie import cut
from kg.language.fr import duties as fd
from kg.language.fr import successions as fs
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import UNASSERTED, EntityType, Status

REACH: Final = 10
CONFIDENCE: Final = 0.75
RULE: Final = "duty"
_TRIGGERS: Final = frozenset({*first_words(fd.AT_THE_HEAD), *fd.COMMANDING, *fd.SITTING, *(seat.split()[0] for seat in fd.SEATS)})
"""The words that `read` looks at."""
ROLES: Final = tuple(phrase for phrase in fr.IN_THE_ROLE_OF if len(phrase) > 1 or phrase == ("comme",))


def find_duties(scene: Scene) -> None:
    """Add to the cast's holdings the offices that verbs and nouns give, where no title does."""
    duties = _Duties(scene)
    for number, (start, end) in enumerate(scene.atoms.bounds):
        for i in range(start, end):
            if scene.atoms.folds[i] in _TRIGGERS:
                duties.read(number, i)
    for office in list(scene.cast.loose):
        duties.predicate(office)


def title_of(context: Context, at: int) -> str:
    """The title of who heads the body named at atom `at`: by its name, in full where only its acronym stands."""
    contracted = context.folds[at - 1] == "des" and lexicon().political.longest(("les", *context.folds[at : at + 4]), 0) is not None
    if contracted or lexicon().political.longest(context.folds, at) is not None:
        return "chef"
    named = context.at.get(at)
    if named is not None and named.type is EntityType.ORGANIZATION and named.sense is not None:
        full = cut(named.sense.label)
        if full[0] == "banque" and any(lexicon().names.longest(full, k) for k in range(1, len(full))):
            return "gouverneur"
        return fd.HEADED_BY.get(" ".join(full[:2])) or fd.HEADED_BY.get(full[0], "directeur")
    return fd.HEADED_BY.get(" ".join(context.folds[at : at + 2])) or fd.HEADED_BY.get(context.folds[at], "directeur")


class _Duties:
    def __init__(self, scene: Scene) -> None:
        self.scene, self.atoms, self.folds = scene, scene.atoms, scene.atoms.folds
        self._context: Context | None = None

    @property
    def context(self) -> Context:
        """What reading titles needs; made when first asked for."""
        if self._context is None:
            self._context = Context(self.atoms, self.scene.mentions)
        return self._context

    def read(self, number: int, i: int) -> None:
        """Add the offices that the words at atom `i` give."""
        if i in self.scene.in_titles:
            return
        if opens_phrase(self.folds, i, fd.AT_THE_HEAD):
            self._heading(number, i)
        elif self.folds[i] in fd.COMMANDING:
            self._commanding(number, i)
        elif self.folds[i] in fd.SITTING and i + 2 < len(self.folds):
            self._sitting(number, i)
        elif (seat := self._seat(i)) is not None:
            self._seated(number, i, seat)

    # --- "à la tête de l'agence"

    def _heading(self, number: int, i: int) -> None:
        of = next(k for k in range(i + 2, i + 5) if self.folds[k] in fr.OF)
        office = self._of_body(i, of)
        if office is None:
            return
        for person, status, (start, end) in self._headed(number, i, office.end):
            self._give(person, office, min(start, i), max(end, office.end), status)

    def _headed(self, number: int, i: int, end: int) -> Iterator[tuple[Person, Status, tuple[int, int]]]:
        """Who is at the head of a body, where the phrase begins at atom `i` and ends at `end`; whom he or she replaced there."""
        start = self.atoms.bounds[number][0]
        groups = [g for g in self.scene.cast.groups[number] if len(g.persons) == 1]
        before = [g for g in groups if g.right <= i]
        if not before:
            behind = next((g for g in groups if g.left >= end and not g.governed(self.atoms)), None)
            if behind is not None and "," in self.folds[end : behind.left]:
                yield behind.persons[0], self._status(set(self.folds[start:i]), []), (behind.left, behind.right)
            return
        near = before[-1]
        gap = [word for word in self.folds[near.right : i] if word not in fd.ADVERBS]
        if len(gap) > REACH or ("," in gap and gap != [","] and not (fd.TAKING | fd.LEAVING) & set(gap)):
            return
        around = set(self.folds[max(start, near.left - REACH) : i])
        status = Status.FORMER if fd.UNTIL & set(self.folds[near.right : i]) else self._status(around, gap)
        yield near.persons[0], status, (near.left, near.right)

    def _status(self, around: set[str], gap: list[str]) -> Status:
        if (fd.LEAVING | fs.SUCCEEDING | fs.REPLACED) & around or {"suite", "relais", "succession", "ancien", "ex"} & around:
            return Status.FORMER
        return Status.APPOINTED if fd.TAKING & around else Status.CURRENT

    def _of_body(self, i: int, of: int) -> OfficeMention | None:
        """The office of who heads the body behind the preposition at atom `of`."""
        at = past_articles(self.folds, of + 1)
        if at >= len(self.folds) or not self._is_body_noun(at):
            return None
        role = self._role(title_of(self.context, at))
        office = Title(self.context, i, of, role).read() if role is not None else None
        if office is None or not (office.body or office.anaphor or " " in office.label):
            return None
        return self._as_others(office)

    def _as_others(self, office: OfficeMention) -> OfficeMention:
        """The title that the article gives somebody else at the head of the same body, else the usual one."""
        name = fold(office.body[1]) if office.body is not None else ""
        same = (h.office for h in self.scene.cast.holdings if h.office.body is not None and fold(h.office.body[1]) == name)
        known = next((o for o in same if o.role.role in HEADS), None)
        return replace(office, role=known.role, label=in_gender(known.label, known.role, "m")) if known is not None else office

    # --- "dirige depuis 2020 la Mutuelle"

    def _commanding(self, number: int, i: int) -> None:
        chosen = self._chosen(number, i)
        relative = self.folds[i - 1] in {"que", "qu", "dont", "ou"} or self.folds[i - 2 : i] == ["qu", "'"]
        if relative or (chosen is None and find_factuality(self.atoms, i) in UNASSERTED) or self.atoms.pos(i) not in {"VERB", "AUX"}:
            return
        subject, role = chosen or self._subject(i), self._role(fd.COMMANDING[self.folds[i]])
        if subject is None or role is None or self.scene.parties.is_passive(i):
            return
        at = self._object(i)
        noun = past_articles(self.folds, at)
        if noun >= len(self.folds) or not self._is_body_noun(noun):
            return
        if self.folds[i].startswith("condui") and self.folds[noun] != "diplomatie":
            return
        if (head := title_of(self.context, noun)) == "chef" and (chief := self._role(head)) is not None:
            role = chief
        office = Title(self.context, at - 1, at, role).read_verb()
        if office is None or not self._governs(office):
            return
        former = self.folds[i].endswith(("ait", "e")) and self.folds[i - 1] in fr.AUXILIARIES
        status = Status.APPOINTED if chosen is not None else Status.FORMER if former else Status.CURRENT
        self._give(subject[0], office, min(subject[1], i), max(subject[2], office.end), status)

    def _chosen(self, number: int, i: int) -> tuple[Person, int, int] | None:
        """ "Anne Roy a été choisie pour diriger KLM", "ont désigné X pour occuper la primature": who is chosen for what atom `i` says."""
        if self.folds[i - 1] not in {"pour", "de", "d", "a"} or "VerbForm=Inf" not in str(self.atoms.tokens[i].morph):
            return None
        start = self.atoms.bounds[number][0]
        verb = next((k for k in range(i - 2, max(start - 1, i - 2 * REACH), -1) if self.folds[k] in fd.CHOOSING), None)
        if verb is None or find_factuality(self.atoms, verb) in UNASSERTED:
            return None
        auxiliary = set(self.folds[max(start, verb - 3) : verb])
        if fs.BEING & auxiliary:
            return self._subject(verb)
        if "VerbForm=Part" in str(self.atoms.tokens[verb].morph) and not fr.AUXILIARIES & auxiliary:
            before = [g for g in self.scene.cast.groups[number] if len(g.persons) == 1 and g.right <= verb]
            return (before[-1].persons[0], before[-1].left, before[-1].right) if before else None
        named = [g for g in self.scene.cast.groups[number] if len(g.persons) == 1 and verb < g.left < i and not g.governed(self.atoms)]
        return (named[0].persons[0], named[0].left, named[0].right) if named else None

    def _is_body_noun(self, at: int) -> bool:
        """Whether a name or a noun for a body stands at an atom: not "préside la cérémonie"."""
        word, nouns = self.folds[at], fr.BODY_NOUNS | fr.BOARD_NOUNS | fr.STATE_ORGANS | fd.HEADED_BY.keys()
        return word not in fd.TRANSIENT and (at in self.context.at or self.atoms.capital(at) or word in nouns)

    def _governs(self, office: OfficeMention) -> bool:
        """Whether what a verb's object names is a body or an organ: by a name, a capital, or the noun for a board."""
        if office.body is None:
            return bool(office.countries) and " " in office.label
        kind, name, mention = office.body
        return kind is EntityType.ORGANIZATION and (mention is not None or name[0].isupper() or cut(name)[0] in fr.BOARD_NOUNS)

    def _object(self, i: int) -> int:
        """Where the object of the verb at atom `i` begins: behind "depuis 2020", "aussi", "cette année"."""
        at, end = i + 1, self.atoms.sent_of(i)[1]
        while at < min(i + REACH, end) and not self._opens_object(at):
            at += 1
        return at

    def _opens_object(self, at: int) -> bool:
        return self.folds[at] in fr.ARTICLES or at in self.context.at

    # --- "abandonne la présidence de Nestlé", "la présidence échoit à X"

    def _seat(self, i: int) -> tuple[int, str] | None:
        """(Where it ends, the title) of the noun for an office at atom `i`."""
        if self.folds[i - 1] not in fr.DEFINITE | {"'", "une"}:
            return None
        for length in (3, 2, 1):
            words = [w for w in self.folds[i : i + length] if w != "-"]
            if (title := fd.SEATS.get(" ".join(words))) is not None:
                return i + length, title
        return None

    def _seated(self, number: int, i: int, seat: tuple[int, str]) -> None:
        end, title = seat
        at = past_articles(self.folds, end + 1)
        if title == "directeur" and title_of(self.context, at) == "chef":
            title = "chef"
        role = self._role(title)
        office = Title(self.context, i, end, role).read() if role is not None else None
        if office is None:
            return
        if self.folds[i] == "perchoir":
            office = replace(office, label="président de l'Assemblée nationale")
        if (receiver := self._receiver(number, i, office.end)) is not None:
            status = Status.CURRENT if self.folds[receiver.left - 1] == "par" else Status.APPOINTED
            self._give(receiver.persons[0], office, min(i, receiver.left), max(office.end, receiver.right), status)
            return
        verb = self._governing(number, i)
        chosen = self._chosen(number, verb) if verb is not None else None
        if verb is None or (chosen is None and find_factuality(self.atoms, verb) in UNASSERTED):
            return
        subject = chosen or self._subject(verb)
        if subject is None:
            return
        word = self.folds[verb]
        status = Status.CURRENT if word in fd.KEEPING else Status.FORMER if word in fd.LEAVING else Status.APPOINTED
        status = Status.APPOINTED if chosen is not None else status
        self._give(subject[0], office, min(subject[1], verb), max(subject[2], office.end), status)

    def _governing(self, number: int, i: int) -> int | None:
        """The verb of taking, keeping or leaving whose object the noun at atom `i` is."""
        start = self.atoms.bounds[number][0]
        governing = fd.TAKING | fd.KEEPING | fd.LEAVING | fd.ASSUMING | (fs.SUCCEEDING if self.folds[i - 2] == "a" else frozenset())
        verb = next((k for k in range(i - 1, max(start - 1, i - REACH), -1) if self.folds[k] in governing), None)
        if verb is None or {",", ";", ":", "et", "selon", "que", "qui"} & set(self.folds[verb + 1 : i]):
            return None
        governed = fr.OF & set(self.folds[verb + 1 : i]) or self.folds[verb] in fd.ENTRUSTING
        return None if governed and self.folds[verb] not in fd.INHERITING else verb

    def _receiver(self, number: int, i: int, end: int) -> Group | None:
        """ "La vice-présidence échoit à X", "a confié à X la direction": who gets what is named from atom `i` up to `end`."""
        groups = [g for g in self.scene.cast.groups[number] if len(g.persons) == 1]
        entrusted = fd.ENTRUSTING & set(self.folds[max(self.atoms.bounds[number][0], i - REACH) : i])
        falling = fd.FALLING & set(self.folds[end : end + 2])
        if not (entrusted or falling):
            return None
        near = (g for g in groups if i - REACH < g.left < end + REACH and (g.left > end or entrusted))
        return next((g for g in near if g.governed(self.atoms) in fr.AT | (falling & {"par"})), None)

    # --- "siège au Sénat"

    def _sitting(self, number: int, i: int) -> None:
        at = past_articles(self.folds, i + 2)
        title = fd.CHAMBERS.get(self.folds[at]) if self.folds[i + 1] in fr.AT and at < len(self.folds) else None
        subject = self._subject(i)
        role = self._role(title) if title is not None else None
        if role is None or subject is None or find_factuality(self.atoms, i) in UNASSERTED:
            return
        country = lexicon().demonyms.longest(self.folds, at + 1)
        countries = [country[1][0]] if country is not None and country[1][0].startswith("country/") else []
        office = OfficeMention(i, at + 1, i, role, role.singular, False, Status.CURRENT, countries)
        if not any(h.person is subject[0] and h.office.role.sphere == "parliament" for h in self.scene.cast.holdings):
            self._give(subject[0], office, min(subject[1], i), max(subject[2], at + 1), Status.CURRENT)

    # --- "elle a été élue la semaine dernière présidente du Sénat", "siège comme député"

    def predicate(self, office: OfficeMention) -> None:
        """Give a title that no name stands by to the subject of the verb that gives it."""
        if office.plural or any(h.office.start == office.start for h in self.scene.cast.holdings):
            return
        start, end = self.atoms.sent_of(office.start)
        verb, status = self._giving(start, office)
        if verb is None or find_factuality(self.atoms, verb) in UNASSERTED or fr.STANDING & set(self.folds[start : office.left]):
            return
        opening = self.atoms.pos(verb) == "VERB" and verb - start <= 1
        behind = self._behind(start, verb, office.end, end)
        subject = (behind or self._subject(verb)) if opening else (self._subject(verb) or behind)
        if subject is not None:
            person, left, right = subject
            span = (min(left, verb), max(right, office.end))
            self._govern(office, start, verb)
            if not self._is_told(person, office):
                given = Holding(person, office, *span, RULE, status, list(office.countries), CONFIDENCE)
                self.scene.cast.holdings.append(given)

    def _govern(self, office: OfficeMention, start: int, verb: int) -> None:
        """ "Pau, dont il reste maire": what stands before "dont" is governed."""
        dont = next((k for k in range(verb - 1, max(start, verb - 6), -1) if self.folds[k] == "dont"), None)
        if dont is None or office.body is not None or office.countries:
            return
        end = dont - 1 if self.folds[dont - 1] == "," else dont
        governed = next((m for m in self.scene.mentions if m.end == end and m.type is not EntityType.PERSON and not m.adjective), None)
        if governed is not None and governed.type is EntityType.COUNTRY:
            office.countries.append(governed.owners[0])
        elif governed is not None:
            office.body = (governed.type, governed.text, governed)

    def _giving(self, start: int, office: OfficeMention) -> tuple[int | None, Status]:
        """(The verb before a title that gives it to its subject, the status)."""
        former = office.status is Status.FORMER
        bare = office.determiner in {"", "de", "d"}
        for k in range(office.left - 1, max(start - 1, office.left - REACH), -1):
            word, between = self.folds[k], self.folds[k + 1 : office.left]
            if k in self.scene.in_titles or word in {";", ":", "que", "qui", "dont", "par"}:
                break
            if word in fs.RECEIVING and fs.TOKENS & set(between) and office.determiner in {"de", "d"}:
                return k, Status.APPOINTED
            if word in fr.APPOINTING | fd.BECOMING and bare and not self._named_between(k, office.left):
                return k, Status.FORMER if former else Status.CURRENT if word.startswith(("ree", "recond")) else Status.APPOINTED
            copula = word in fr.COPULAS - {"a"} and not set(between) - fr.FILLERS - {"toujours", "depuis", "que", "n", "'"}
            if copula and office.determiner in {"", "le", "la", "l"}:
                return k, Status.FORMER if word == "fut" or (word == "ete" and not between) else office.status
            if self.atoms.pos(k) == "VERB" and bare and any(tuple(between[-len(p) :]) == p for p in ROLES):
                return k, Status.APPOINTED if "serment" in between else office.status
        return None, office.status

    def _named_between(self, start: int, end: int) -> bool:
        return any(start < m.start < end for m in self.scene.cast.persons)

    def _subject(self, verb: int) -> tuple[Person, int, int] | None:
        """The one person who is the subject of the verb at an atom, with where the text names or means him or her."""
        near = (g for g in self.scene.cast.groups[self.atoms.sents[verb]] if g.right == verb and g.kind == "pronoun")
        if (pronoun := next(near, None)) is not None:
            return pronoun.persons[0], pronoun.left, pronoun.right
        subject = self.scene.parties.subject(verb)
        if subject is None:
            return None
        persons = [value for value in subject.values if isinstance(value, Person)]
        return (persons[0], subject.left, subject.right) if len(persons) == len(subject.values) == 1 else None

    def _behind(self, start: int, verb: int, at: int, end: int) -> tuple[Person, int, int] | None:
        """ "Élu le 2 août président de la Fédération, X a …": the subject that follows a participle that opens the sentence."""
        comma = next((k for k in range(at, min(end, at + REACH)) if self.folds[k] == ","), None)
        if verb - start > 1 or comma is None:
            return None
        groups = (g for g in self.scene.cast.groups[self.atoms.sents[verb]] if comma < g.left < end and len(g.persons) == 1)
        group = next((g for g in groups if not g.governed(self.atoms)), None)
        if group is None and (topic := self.scene.cast.subjects[self.atoms.sents[verb]]) is not None:
            return topic, verb, at
        return (group.persons[0], group.left, group.right) if group is not None else None

    # --- what is found

    def _role(self, title: str) -> RoleForm | None:
        hit = lexicon().roles.longest([fold(word) for word in title.replace("-", " - ").split()], 0)
        return hit[1] if hit is not None else None

    def _is_told(self, person: Person, office: OfficeMention) -> bool:
        """Whether the article gives the person this title already, or any for the same body where this one is only the usual."""
        name = fold(office.body[1]) if office.body is not None else None
        for held in (h.office for h in self.scene.cast.holdings if h.person is person):
            other = fold(held.body[1]) if held.body is not None else None
            alike = held.role.role == office.role.role or office.role.role in USUAL
            if alike and (other == name or (None in {other, name} and held.role.role == office.role.role)):
                return True
        return False

    def _give(self, person: Person, office: OfficeMention, start: int, end: int, status: Status) -> None:
        if self._is_told(person, office):
            return
        label = in_gender(office.label, office.role, person.gender) if person.gender else office.label
        office = replace(office, label=label, elliptic=True, determiner="")
        self.scene.cast.holdings.append(Holding(person, office, start, end, RULE, status, list(office.countries), CONFIDENCE))


USUAL: Final = frozenset({"role/director", "role/head"})
HEADS: Final = frozenset(
    f"role/{name}"
    for name in "president director director-general executive-director chief-executive governor secretary-general boss rector head".split()
)
"""Roles of who heads a body."""
