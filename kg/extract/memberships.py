"""Who belongs to which body: `kg:memberOf` from party labels, "membre de", verbs of joining, and what a coalition is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.extract.boards import board_end
from kg.extract.claims import Claim, Scene
from kg.extract.factuality import find_factuality
from kg.extract.labels import Labels
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.participants import Party, Value
from kg.extract.persons import Person
from kg.extract.phrases import first_words, opens_phrase, past_articles
from kg.language.fr import parties as members
from kg.language.fr import words as fr
from kg.vocabulary import EntityType, Predicate

UNION: Final = "organization/union-europeenne"
COUNCIL: Final = "organization/conseil-de-securite-des-nations-unies"
ADJECTIVES: Final = 9
LIST_GAP: Final = frozenset(
    {",", ";", "et", "ou", "la", "le", "les", "l", "'", "de", "du", "des", "d", "ainsi", "que", "puis", "par", "avec"}
)
LIST_REACH: Final = 5
OBJECT_REACH: Final = 7
COALITION_REACH: Final = 8
CLAUSE: Final = 9
_TRIGGERS: Final = frozenset({"("}).union(
    members.MEMBERS, members.JOINING, members.BELONGING_RELATIVES, members.SEATED, members.FORMING, members.COMPOSED, members.GATHERED,
    members.STATES_AS_MEMBERS, members.PLAYERS, members.CONTINGENTS, first_words(members.BELONGING, members.UNDER_THE_LABEL),
)  # fmt: skip
"""The words that memberships are read at."""


def find_memberships(scene: Scene) -> Iterator[Claim]:
    """`kg:memberOf` claims of an article."""
    yield from Labels(scene).find()
    yield from Memberships(scene).find()


class Memberships:
    """Reads memberships that words state."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.atoms, self.folds = scene, scene.atoms, scene.atoms.folds
        self.bodies = {m.start: m for m in scene.mentions if m.type is EntityType.ORGANIZATION and not m.adjective and not m.people}
        self.european = any(UNION in m.owners for m in scene.mentions)

    def find(self) -> Iterator[Claim]:
        """Claims in the order of the text."""
        for i in self.atoms.where(_TRIGGERS):
            word = self.folds[i]
            if word in members.MEMBERS and self.folds[i - 1] not in members.PAST_BEFORE | {"non", "-"}:
                yield from self._members(i)
            elif word in members.JOINING or opens_phrase(self.folds, i, members.BELONGING):
                yield from self._joins(i)
            elif word in members.BELONGING_RELATIVES:
                yield from self._relative_joins(i)
            elif word in members.SEATED:
                yield from self._seated(i)
            elif word in members.FORMING:
                yield from self._form(i)
            elif word in members.COMPOSED:
                yield from self._composed(i)
            elif word in members.GATHERED:
                yield from self._gathered(i)
            elif word in members.STATES_AS_MEMBERS and self.folds[i + 1 : i + 2] and self.folds[i + 1] in fr.OF:
                yield from self._states_of(i)
            elif word == "(" and i in {m.end for m in self.bodies.values()}:
                yield from self._listed(i)
            elif word in members.PLAYERS:
                yield from self._plays(i)
            elif word in members.CONTINGENTS:
                yield from self._sends(i)
            elif opens_phrase(self.folds, i, members.UNDER_THE_LABEL):
                yield from self._stands_for(i)

    # --- "le Maroc, membre de l'Union africaine"

    def _members(self, i: int) -> Iterator[Claim]:
        body, end = self._body_of(i)
        body, end = body or self._relative(i), max(end, i + 1)
        if body is None:
            return
        start = i
        while start > 0 and self._belongs(start - 1):
            start -= 1
        several = self.folds[i].endswith("s")
        for value in self._apposed(start, several=several) or self._copula(start) or self._named_behind(i, end, several=several):
            yield from self._claim(value, body, i, end, "member-of", 0.85)

    def _belongs(self, i: int) -> bool:
        """Whether atom `i` stands between who is a member and the word: "le 32e", "un des trois", "actuellement"."""
        word = self.folds[i]
        known = members.MEMBER_DETERMINERS | members.MEMBER_ADJECTIVES - {"de", "a"}
        return word in known or word[0].isdigit() or word.endswith("ieme")

    def _body_of(self, i: int) -> tuple[Mention | str | None, int]:
        """What the word "membre" at atom `i` is followed by: the body and where it ends."""
        k = i + 1
        permanent = False
        while k < min(i + ADJECTIVES, len(self.folds)):
            if self.folds[k] == "du" and self.folds[k + 1 : k + 2] == ["meme"] and self.folds[k + 2] in members.GROUP_NOUNS:
                named = (m for m in self.bodies.values() if m.end < i and self.folds[m.start - 1] != "(")
                before = [m for m in named if lexicon().political.longest(self.folds, m.start) is not None]
                return (before[-1] if before else None), k + 3
            if self.folds[k] in fr.OF and (body := self._body_at(past_articles(self.folds, k + 1))) is not None:
                return body, body.end
            if self.folds[k] not in members.MEMBER_ADJECTIVES | members.EACH and not self.folds[k].isdigit():
                break
            permanent = permanent or self.folds[k].startswith("permanent")
            k += 1
        if permanent:
            return COUNCIL, k
        if self.folds[i - 1] in members.STATES_AS_MEMBERS and self.european and self.folds[i + 1 : i + 2] != ["de"]:
            return UNION, i + 1
        return None, i

    def _relative(self, i: int) -> Mention | None:
        """ "l'Alliance fleuve Congo, coalition dont le groupe est membre": the body before "dont"."""
        dont = next((k for k in range(i - 1, max(i - CLAUSE, 0), -1) if self.folds[k] == "dont"), None)
        if dont is None:
            return None
        near = [m for m in self.bodies.values() if dont - COALITION_REACH < m.end <= dont]
        return max(near, key=lambda m: m.end, default=None)

    def _body_at(self, at: int) -> Mention | None:
        """The body named from atom `at` on: a known name, or a board with its complements ("la commission des Finances")."""
        if at >= len(self.folds) or self.folds[at] in members.MEMBERLESS:
            return None
        if at in self.bodies:
            return self.bodies[at]
        inner = self.bodies.get(self._past_of(at + 1)) if self.folds[at] in members.GROUP_NOUNS else None
        if inner is not None:
            return inner
        if self.folds[at] not in members.BOARDS | members.GROUP_NOUNS:
            return None
        end = board_end(self.atoms, at)
        return Mention(at, end, EntityType.ORGANIZATION, self.atoms.slice(at, end)) if end > at + 1 else None

    # --- whose membership it is

    def _apposed(self, start: int, *, several: bool) -> tuple[Value, ...]:
        """Who stands before the comma before "membre": all of a list where the word is a plural, else its last."""
        titled = next((h.person for h in self.scene.cast.holdings if h.office.end == start - 1), None)
        if start and self.folds[start - 1] == "et" and titled is not None:
            return (titled,)
        if start == 0 or self.folds[start - 1] != ",":
            return ()
        bounds = self.atoms.sent_of(start)
        before = [p for p in self.scene.parties.inside(bounds[0], start) if p.right <= start - 1 and self._adjoins(p, start - 1)]
        if not before:
            return ()
        values = before[-1].values
        return values if several else values[-1:]

    def _adjoins(self, party: Party, i: int) -> bool:
        gap = self.folds[party.right : i]
        return not gap or (gap[0] == "(" and gap[-1] == ")") or set(gap) <= {",", "qui", "est", "sont"}

    def _copula(self, start: int) -> tuple[Value, ...]:
        """ "Le Fidesz est membre du PPE", "M. Nouri, qui est membre", "devient membre", "dont le groupe est membre"."""
        while start > 1 and self.folds[start - 1] in {"pas", "plus", "jamais", "toujours", "desormais"}:
            start -= 1
        if start > 1 and self.folds[start - 1] == "parmi" and self.folds[start - 2] in members.AMONG:
            start -= 1
        elif start == 0 or self.folds[start - 1] not in fr.COPULAS | fr.APPOINTING | members.BECOMING:
            return ()
        subject = self._within(start - 1) or self.scene.parties.subject(start - 1)
        return subject.values if subject is not None else ()

    def _within(self, verb: int) -> Party | None:
        """ "dont le Qatar est membre": the party between the relative pronoun and its verb."""
        k = self.scene.parties.before_verb(verb, self.atoms.sent_of(verb)[0])
        party = self.scene.parties.at(k)
        if party is None or party.right != k + 1:
            return None
        opening = party.left - 1
        while self.folds[opening] in fr.ARTICLES | {"'"}:
            opening -= 1
        return party if self.folds[opening] in members.BELONGING_RELATIVES else None

    def _named_behind(self, i: int, end: int, *, several: bool) -> tuple[Value, ...]:
        """ "les pays membres de l'AES, le Mali et le Niger", "un État membre, la Hongrie", "Membre de l'OTAN, la Turquie …"."""
        opening = i - self.atoms.sent_of(i)[0] <= 1
        apposed = self.folds[i - 1] in members.STATES_AS_MEMBERS or (several and self.folds[end : end + 1] == [":"])
        if end + 1 < len(self.folds) and self.folds[end] == "(" and self.folds[end + 2 : end + 3] == [")"]:
            end += 3
        if end >= len(self.folds) or self.folds[end] not in {",", ":", "("} or not (opening or apposed):
            return ()
        values, _ = self._list(end + 1)
        return values if several or opening or len(values) == 1 else ()

    def _list(self, i: int) -> tuple[tuple[Value, ...], int]:
        """The parties named from atom `i` on, one after the other: (who, where the list ends)."""
        found: list[Value] = []
        end = i
        for party in (p for p in self.scene.parties.by_sentence[self.atoms.sents[min(i, len(self.folds) - 1)]] if p.left >= i):
            gap = self.folds[end : party.left]
            if gap[:1] == ["("] and ")" in gap:
                gap = gap[gap.index(")") + 1 :]
            if len(gap) > LIST_REACH or not set(gap) <= LIST_GAP or (found and not set(gap) & {",", ";", "et"}):
                break
            found += party.values
            end = party.right
        return tuple(found), end

    # --- "la Finlande a rejoint l'OTAN", "siège au conseil d'administration de la BOAD"

    def _joins(self, i: int) -> Iterator[Claim]:
        subject = self.scene.parties.subject(i)
        body = self._joined(i)
        if subject is None or body is None or self.scene.parties.governed(subject):
            return
        for value in subject.values:
            if self._may_join(value, body, i):
                yield from self._claim(value, body, i, body.end, "joined", 0.8)

    def _relative_joins(self, i: int) -> Iterator[Claim]:
        """ "l'Union africaine, à laquelle le Maroc appartient", "la Cédéao, dont fait partie le Bénin"."""
        end = min(i + CLAUSE, self.atoms.sent_of(i)[1])
        verb = next(
            (k for k in range(i + 1, end) if self.folds[k] in members.JOINING or opens_phrase(self.folds, k, members.BELONGING)), None
        )
        near = [m for m in self.bodies.values() if i - COALITION_REACH < m.end <= i]
        body = max(near, key=lambda m: m.end, default=None)
        if verb is None or body is None or not set(self.folds[body.end : i]) <= {",", "(", ")", "a", *self._acronym_at(body.end)}:
            return
        party = next((p for p in self.scene.parties.inside(i + 1, end) if p.right <= verb or p.left <= verb + 4), None)
        for value in party.values if party is not None else ():
            if self._may_join(value, body, i):
                yield from self._claim(value, body, body.start, max(verb + 1, party.right if party is not None else 0), "joined", 0.75)

    def _seated(self, i: int) -> Iterator[Claim]:
        """ "Anne Roy a été élue au conseil d'administration de la BOAD", "la Suède est entrée dans l'Otan"."""
        body = self._joined(i)
        if body is not None and self.folds[i] in members.ENTERING and (state := self.scene.parties.subject(i)) is not None:
            for value in state.values if body.sense is not None and body.sense.country is None else ():
                if _is_state(value) and not self.scene.parties.governed(state):
                    yield from self._claim(value, body, i, body.end, "joined", 0.75)
            return
        board = body is not None and self.folds[body.start] in members.BOARDS and self.folds[body.start + 1] not in members.COUNCILS
        subject = self.scene.parties.subject(i) if board else None
        if body is not None and subject is not None and not self.scene.parties.governed(subject):
            for value in subject.values:
                yield from self._claim(value, body, i, body.end, "joined", 0.75)

    def _form(self, i: int) -> Iterator[Claim]:
        """ "le SPD, les Verts et le FDP forment la coalition", "le Mali et le Niger ont créé l'AES"."""
        body = self._body_at(past_articles(self.folds, i + 1))
        subject = self.scene.parties.subject(i)
        if body is None or subject is None or len(subject.values) < 2 or any(isinstance(v, Person) for v in subject.values):
            return
        for value in subject.values:
            yield from self._claim(value, body, i, body.end, "coalition", 0.75)

    def _joined(self, i: int) -> Mention | None:
        """The body that a verb of joining leads to, directly or behind "à", "au sein de", "dans"."""
        if self.folds[i] == "siege" and self.folds[i - 1] in fr.DETERMINERS | {"'"}:
            return None
        k = i + 1
        while k < min(i + OBJECT_REACH, len(self.folds)):
            if (body := self._body_at(k)) is not None:
                straight = (fr.AT | fr.OF | {"dans", "parmi"}).isdisjoint(self.folds[i + 1 : k])
                return body if straight == (self.folds[i] in members.TRANSITIVE) else None
            date = next((d for d in self.scene.dates if k in range(d.start - 1, d.end)), None)
            if date is None and self.folds[k] not in members.INTO | {"'", "partie"} and self.atoms.pos(k) != "ADV":
                return None
            k = k + 1 if date is None else date.end
        return None

    def _may_join(self, value: Value, body: Mention, i: int) -> bool:
        """Persons join parties and boards, States international bodies; what belongs to a body of one State is its part."""
        political = lexicon().political.longest(self.folds, body.start) is not None
        if isinstance(value, Person):
            return political or self.folds[body.start] in members.BOARDS
        if isinstance(value, str):
            return body.sense is None or body.sense.country is None
        return political or self.folds[i] not in {"appartient", "appartiennent", "fait", "font"}

    # --- "la coalition, formée du PS et du MR", "l'AES (Mali, Niger, Burkina Faso)"

    def _composed(self, i: int) -> Iterator[Claim]:
        values, end = self._list(self._past_of(i + 1))
        body = self._coalition(i)
        if body is None or len(values) < 2:
            return
        for value in values:
            if not isinstance(value, Person):
                yield from self._claim(value, body, i, end, "coalition", 0.8)

    def _past_of(self, i: int) -> int:
        while i < len(self.folds) and self.folds[i] in fr.OF | {"par", "l", "la", "le", "les", "'", "notamment"}:
            i += 1
        return i

    def _coalition(self, i: int) -> Mention | None:
        """The coalition that the word at atom `i` speaks of: named before, at most "qui", a comma, a common noun between."""
        start = max(self.atoms.sent_of(i)[0], i - COALITION_REACH)
        near = [m for m in self.bodies.values() if start <= m.start and m.end <= i]
        body = max(near, key=lambda m: m.end, default=None) or self._baptized(start, i)
        links = members.COALITIONS | {",", "qui", "ce", "cette", "le", "la", "l", "'", "est", "»", "”"}
        return body if body is not None and set(self.folds[body.end : i]) - links <= set(self._acronym_at(body.end)) else None

    def _acronym_at(self, i: int) -> list[str]:
        """The bracket with an acronym at atom `i`."""
        return self.folds[i : i + 3] if self.folds[i] == "(" and self.folds[i + 2 : i + 3] == [")"] else []

    def _baptized(self, start: int, end: int) -> Mention | None:
        """ "sa coalition, baptisée Arizona", "le Quad, ce quatuor": a name of nothing else, beside a noun for a coalition."""
        if not members.COALITIONS & set(self.folds[start:end]):
            return None
        taken = {k for m in self.scene.mentions for k in range(m.start, m.end)}
        for k in range(end - 1, start, -1):
            baptized = self.folds[k - 1] in members.NAMED | members.COALITIONS
            named = baptized or (k not in taken and self.folds[k - 1] in fr.ARTICLES | {"«", "“", '"'})
            if named and self.atoms.capital(k) and self.atoms.words[k].isalpha():
                return Mention(k, k + 1, EntityType.ORGANIZATION, self.atoms.words[k])
        return None

    def _listed(self, i: int) -> Iterator[Claim]:
        """A bracket with two States or more behind a body's name, or with two parties or more behind an alliance of parties."""
        body = next(m for m in self.bodies.values() if m.end == i)
        values, end = self._list(i + 1)
        if len(values) < 2 or self.folds[end] != ")":
            return
        alliance = lexicon().political.longest(self.folds, body.start) is not None
        if all(_is_state(v) for v in values) or (alliance and all(isinstance(v, str | Mention) and not _is_state(v) for v in values)):
            for value in values:
                yield from self._claim(value, body, body.start, end + 1, "coalition", 0.8)

    def _states_of(self, i: int) -> Iterator[Claim]:
        """ "les pays de l'AES, le Mali, le Niger et le Burkina Faso", "le Mali et le Niger, deux pays de l'AES"."""
        body = self.bodies.get(past_articles(self.folds, i + 2))
        if body is None or body.end + 3 >= len(self.folds):
            return
        start, end = i, body.end + len(self._acronym_at(body.end))
        while start > 0 and self.folds[start - 1] in members.MEMBER_DETERMINERS:
            start -= 1
        listed = self._list(end + 1)[0] if self.folds[end] in {",", ":"} else ()
        values = listed if len(listed) > 1 else self._apposed(start, several=True)
        for value in values if all(_is_state(v) for v in values) else ():
            yield from self._claim(value, body, i, body.end, "coalition", 0.8)

    def _gathered(self, i: int) -> Iterator[Claim]:
        """ "le Mali et le Niger, réunis au sein de l'AES"."""
        if self.folds[i + 1 : i + 2] not in (["au"], ["dans"], ["en"], ["sous"]):
            return
        at = next((k for k in range(i + 2, min(i + OBJECT_REACH, len(self.folds))) if k in self.bodies), None)
        subject = self.scene.parties.subject(i)
        if at is None or subject is None or len(subject.values) < 2 or not all(_is_state(v) for v in subject.values):
            return
        for value in subject.values:
            yield from self._claim(value, self.bodies[at], i, self.bodies[at].end, "coalition", 0.75)

    # --- taking part in a force, standing for a party, playing for a club

    def _sends(self, i: int) -> Iterator[Claim]:
        """ "le contingent danois de la force Takuba": the State takes part in the force."""
        state = next((m for m in self.scene.mentions if m.start == i + 1 and m.adjective and m.type is EntityType.COUNTRY), None)
        if state is None or self.folds[state.end : state.end + 1] != ["de"]:
            return
        at = next((k for k in range(state.end + 1, min(state.end + LIST_REACH, len(self.folds))) if k in self.bodies), None)
        if at is not None:
            yield from self._claim(state.owners[0], self.bodies[at], i, self.bodies[at].end, "contingent", 0.75)

    def _stands_for(self, i: int) -> Iterator[Claim]:
        """ "Paul Morel, élu sous l'étiquette du PS": who is named last before."""
        at = past_articles(self.folds, i + 3)
        while at < min(i + OBJECT_REACH, len(self.folds)) and at not in self.bodies:
            at += 1
        body = self.bodies.get(at)
        if body is None or lexicon().political.longest(self.folds, at) is None:
            return
        before = [p for p in self.scene.parties.inside(self.atoms.sent_of(i)[0], i) if not self.scene.parties.governed(p)]
        persons = [p.values[0] for p in before if len(p.values) == 1 and isinstance(p.values[0], Person)]
        for person in persons[-1:]:
            yield from self._claim(person, body, i, body.end, "under-the-label", 0.8)

    def _plays(self, i: int) -> Iterator[Claim]:
        """ "l'attaquante de l'Olympique Essenbeek, Odile Mbarga"."""
        if (
            self.folds[i + 1 : i + 2]
            and self.folds[i + 1] in fr.OF
            and (club := self.bodies.get(past_articles(self.folds, i + 2))) is not None
        ):
            at = club.end + 1 if self.folds[club.end : club.end + 1] == [","] else club.end
            party = self.scene.parties.at(at) if at < len(self.folds) else None
            for value in party.values[:1] if party is not None and party.left <= at else ():
                if isinstance(value, Person):
                    yield from self._claim(value, club, i, club.end, "player", 0.75)

    def _claim(self, value: Value, body: Mention | str, start: int, end: int, rule: str, confidence: float) -> Iterator[Claim]:
        own = value if isinstance(value, str) else (value.owners[:1] if isinstance(value, Mention) else None)
        if own and isinstance(body, Mention) and own in (body.owners[:1], *body.owners[:1]):
            return
        factuality = find_factuality(self.atoms, start)
        yield Claim(value, Predicate.MEMBER_OF, body, start, end, rule, factuality, confidence=confidence)


def _is_state(value: Value) -> bool:
    return isinstance(value, str) and value.startswith("country/")
