"""Party labels of persons: "Sandrine Petit (PS)", "la communiste Anne Roy", "le député RN Paul Morel", "Yves Lavoie, du Bloc québécois"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from kg.extract.claims import Claim, Scene
from kg.extract.lexicon import Sense, lexicon
from kg.extract.mentions import Mention
from kg.extract.offices import Holding
from kg.extract.partisans import choose_party, namesakes
from kg.extract.persons import Person
from kg.extract.phrases import opens_phrase, past_articles
from kg.language.fr import parties as members
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType, Predicate

BRACKET: Final = 14
ACRONYM: Final = 6
PHRASE: Final = 6
SEPARATORS: Final = frozenset({",", "/", ";", "-", "–", "—", "et"})
DETERMINERS: Final = fr.DEFINITE | {"un", "une", "deux", "trois", "quatre", "ce", "cette", "cet", "son", "sa", "ses"}


class Labels:
    """Reads the labels of one article."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.atoms, self.folds = scene, scene.atoms, scene.atoms.folds
        persons = scene.cast.persons
        self.by_left = {m.left: m for m in persons} | {m.start: m for m in persons}
        self.by_end = {m.end: m for m in persons}
        self.adjectives = {m.start: m for m in scene.mentions if m.adjective and m.type is EntityType.COUNTRY}
        self.people = {m.start: m.end for m in scene.mentions if m.people}
        self.demonym_ends = {m.end: m.start for m in self.adjectives.values()}
        self.covered = {i for m in scene.mentions if not m.adjective for i in range(m.start, m.end)}
        self.politicians = {id(h.person) for h in scene.cast.holdings if h.office.role.sphere in {"parliament", "state", "local"}}
        self.states: defaultdict[int, list[str]] = defaultdict(list)
        for holding in scene.cast.holdings:
            self.states[id(holding.person)] += holding.countries
        self.titles = [h for h in scene.cast.holdings if h.rule != "homologue" and h.office.end > h.office.start]

    def find(self) -> Iterator[Claim]:
        """`kg:memberOf` claims in the order of the text."""
        names = {m.start: m for m in self.scene.mentions if m.type is EntityType.ORGANIZATION and not m.adjective}
        for i, word in enumerate(self.folds):
            if word == "(":
                yield from self._bracket(i)
            elif i in names or word == "groupe":
                yield from self._named(names.get(i) or self._group(i))
            elif i not in self.covered and (hit := lexicon().partisans.longest(self.folds, i)) is not None:
                yield from self._coloured(i, *hit)

    # --- "Sandrine Petit (PS/ZH)", "sénatrice (LR) du Val-d'Oise"

    def _bracket(self, i: int) -> Iterator[Claim]:
        close = next((k for k in range(i + 1, min(i + BRACKET, len(self.folds))) if self.folds[k] == ")"), None)
        if close is None:
            return
        mention = self.by_end.get(i)
        persons = [self.scene.cast.persons[mention]] if mention is not None else self._entitled(i)
        if len(persons) != 1:
            return
        for at in (i + 1, *(k + 1 for k in range(i + 1, close) if self.folds[k] in SEPARATORS)):
            inside = dict.fromkeys((at, past_articles(self.folds, at)))
            found = (self._party_in_bracket(k, close, persons[0], named=mention is not None) for k in inside)
            party = next((each for each in found if each is not None), None)
            if party is not None:
                start, stop = self._reach(persons[0], i, close + 1)
                yield self._claim(persons[0], party, start, stop, "party-in-brackets", 0.9)
                return

    def _entitled(self, i: int) -> list[Person]:
        """Whose title the bracket at atom `i` stands in, behind its head or its constituency; elsewhere it may give a body's acronym."""
        local = any(h.office.role.sphere in {"parliament", "local"} for h in self._titles_at(i - 1))
        return self._titled(i - 1) if local or self._is_head(i) else []

    def _party_in_bracket(self, at: int, close: int, person: Person, *, named: bool) -> Mention | None:
        """What stands alone between atom `at` and the next separator: a party, another body, or an acronym behind a politician's name."""
        end = next((k for k in range(at, close) if self.folds[k] in {",", "/", ";"}), close)
        if at >= end or not self.atoms.capital(at):
            return None
        hit = lexicon().political.longest(self.folds, at)
        if hit is not None and hit[0] == end:
            chosen = self._choose(hit[1], person)
            return None if chosen is None else self._read_as(chosen, at, end)
        if not named or id(person) not in self.politicians or lexicon().portfolios.longest(self.folds, at) is not None:
            return None
        mention = next((m for m in self.scene.mentions if m.start == at), None)
        if mention is not None:
            return mention if mention.type is EntityType.ORGANIZATION and mention.end == end and not mention.owners else None
        word = self.atoms.words[at]
        acronym = end == at + 1 and word.isupper() and word.isalpha() and 2 <= len(word) <= ACRONYM and word not in members.NO_PARTY
        return Mention(at, end, EntityType.ORGANIZATION, word) if acronym else None

    def _read_as(self, party: Sense, start: int, end: int) -> Mention:
        """The name from atom `start` on as that of a party: what the article's mentions have for it, or a mention of its own."""
        known = next((m for m in self.scene.mentions if m.start == start and party.id in m.owners), None)
        if known is not None:
            return known
        read = Mention(start, end, EntityType.ORGANIZATION, self.atoms.slice(start, end), party, owners=(party.id,))
        self.scene.mentions[:] = [m for m in self.scene.mentions if not start <= m.start < end]
        self.scene.mentions.append(read)
        return read

    # --- "la communiste Anne Roy", "Paul Morel, député socialiste de l'Essonne"

    def _coloured(self, i: int, end: int, parties: tuple[Sense, ...]) -> Iterator[Claim]:
        before, follows = self.folds[i - 1] if i else "", self.folds[end] if end < len(self.folds) else ""
        named = before in DETERMINERS and end in self.by_left
        if (self.atoms.capital(i) and not named) or (before == "-" and self.folds[i - 2] == "ex") or before in members.PAST_BEFORE:
            return
        state = self.adjectives.get(end)
        persons: list[Person] = []
        if before in DETERMINERS or before == "'":
            persons = self._behind(state.end if state is not None else end)
        elif before in members.PARTISAN_NOUNS or self._is_head(i):
            persons = self._holders(i - 1, end)
        elif before in members.RANKS and follows == ",":
            persons = self._behind(end + 1)
        elif before in fr.COPULAS or (before == "," and follows in {",", ".", ";"}):
            persons = self._before(i - 1)
        for person in dict.fromkeys(persons):
            party = self._choose(parties, person, state, weak=self.folds[i] in members.WEAK)
            if party is not None:
                self.scene.mentions.append(
                    Mention(i, end, EntityType.ORGANIZATION, self.atoms.slice(i, end), party, owners=(party.id,), adjective=True)
                )
                start, stop = self._reach(person, i, end)
                yield self._claim(person, party.id, start, stop, "party-colour", 0.85)

    # --- "le député RN Paul Morel", "l'élue du PS", "Yves Lavoie, du Bloc québécois"

    def _group(self, i: int) -> Mention | None:
        """ "du groupe des Verts": a parliamentary group whose name begins with the common noun."""
        hit = lexicon().political.longest(self.folds, i)
        owners = (hit[1][0].id,) if hit is not None else ()
        return Mention(i, hit[0], EntityType.ORGANIZATION, self.atoms.slice(i, hit[0]), owners=owners) if hit is not None else None

    def _named(self, mention: Mention | None) -> Iterator[Claim]:
        if mention is None or self._is_headed(mention):
            return
        k = self._before_common_noun(mention.start - 1)
        if k == mention.start - 1 and not self._is_party(mention):
            return
        while k > 0 and (self.folds[k] in fr.ARTICLES | members.GROUP_NOUNS | members.RANKS | members.WINGS or self.folds[k] == "'"):
            k -= 2 if self.folds[k] in members.WINGS and self.folds[k - 1] in fr.OF else 1
        governed = self.folds[k] in fr.OF
        k = k - 1 if governed else k
        while governed and (state := self.demonym_ends.get(k + 1)) is not None:
            k = state - 1
        persons: list[Person] = []
        if governed and self._stands_for_members(k):
            persons = self._holders(k, mention.end)
        elif governed and (named := self.by_end.get(k + 1) or (self.by_end.get(k) if self.folds[k] == "," else None)) is not None:
            persons = [self.scene.cast.persons[named]]
        elif mention.start - 1 > k >= mention.start - 2 and not governed and mention.end in self.by_left:
            persons = self._behind(mention.end)
        elif not governed and k == mention.start - 1 and (self.folds[k] in members.PARTISAN_NOUNS or self._is_head(k + 1)):
            persons = self._holders(k, mention.end)
        if persons and mention not in self.scene.mentions:
            self.scene.mentions.append(mention)
        if not persons and self._speaks_for(mention):
            persons = self._behind(mention.end + 1)[:1]
        for person in dict.fromkeys(persons):
            self._identify(mention, person)
            start, stop = self._reach(person, mention.start, mention.end)
            yield self._claim(person, mention, start, stop, "party-of-a-member", 0.85)

    def _is_party(self, mention: Mention) -> bool:
        return lexicon().political.longest(self.folds, mention.start) is not None or (
            self.folds[mention.start] in members.COMMON_PARTIES and mention.end > mention.start + 1
        )

    def _before_common_noun(self, k: int) -> int:
        """Where "du parti d'opposition" before a name begins, last atom `k`: the atom of "du"; `k` itself where it is none."""
        for at in range(k, max(k - PHRASE, 0), -1):
            if self.folds[at] in members.COMMON_PARTIES and self.folds[at - 1] in fr.OF:
                return at - 1
            if self.atoms.pos(at) not in {"NOUN", "ADJ"} and self.folds[at] not in fr.OF | {"'"}:
                return k
        return k

    def _identify(self, mention: Mention, person: Person) -> None:
        """Find which party an acronym means that only words for members make one: "le député MSP Ahmed Sadouk"."""
        if not mention.owners and (party := self._choose(namesakes(mention.text), person) if namesakes(mention.text) else None):
            mention.sense, mention.owners = party, (party.id,)

    def _speaks_for(self, mention: Mention) -> bool:
        """ "Pour les Verts, Anne Roy a dénoncé …": a party that opens the sentence, and a comma behind it."""
        start = self.atoms.sent_of(mention.start)[0]
        opens = opens_phrase(self.folds, start, members.SPEAKING_FOR) and mention.start - start <= PHRASE
        return opens and self.folds[mention.end : mention.end + 1] == [","]

    def _is_head(self, end: int) -> bool:
        """Whether the head of a title ends before atom `end`; heads of parties ("le chef conservateur") are no members besides."""
        for start in range(end - 1, max(end - 4, -1), -1):
            hit = lexicon().roles.longest(self.folds, start)
            if hit is None or hit[0] != end or not hit[1].role:
                continue
            if self.folds[start] in members.HEADS:
                return False
            if not any(t.office.start < start < t.office.end for t in self.titles):
                return True
        return False

    def _stands_for_members(self, k: int) -> bool:
        """Whether the words that end at atom `k` make somebody a member of the party behind them."""
        if self.folds[k] in members.OF_A_PARTY or any(opens_phrase(self.folds, k - n, members.CHAMPIONS) for n in (1, 2)):
            return True
        return any(h.office.role.sphere == "parliament" for h in self._titles_at(k))

    def _is_headed(self, mention: Mention) -> bool:
        """Whether the party is what an office governs: "porte-parole du PS" is no membership besides, nor is "chef des députés LR"."""
        around = [h.office for h in self.titles if h.office.start < mention.start <= h.office.end]
        return any(
            self.folds[office.start] in members.HEADS or (office.body is not None and fold(mention.text) in fold(office.body[1]))
            for office in around
        )

    # --- whom a word labels

    def _titles_at(self, i: int) -> list[Holding]:
        return [h for h in self.titles if h.office.start <= i < h.office.end and h.start <= i < h.end]

    def _titled(self, i: int) -> list[Person]:
        """Those who hold the title that covers atom `i`."""
        return list(dict.fromkeys(h.person for h in self._titles_at(i)))

    def _holders(self, i: int, end: int) -> list[Person]:
        """Whose title covers atom `i`, else who is named right behind or before the phrase."""
        titled = self._titled(i)
        if titled:
            return titled
        behind = self._behind(end) or (self._behind(end + 1) if self.folds[end : end + 1] == [","] else [])
        start = self._phrase_start(i)
        before = self._before(start - 1) if start else []
        return before or behind

    def _phrase_start(self, i: int) -> int:
        """Where the apposition around atom `i` begins, behind its comma; 0 where there is none near."""
        for k in range(i, max(i - PHRASE, 0), -1):
            if self.folds[k - 1] == ",":
                return k
            if not (self.atoms.is_word(k - 1) or self.folds[k - 1] in {"'", "-"}) or k - 1 in self.covered:
                return 0
        return 0

    def _behind(self, i: int) -> list[Person]:
        """The persons named from atom `i` on: all that commas and "et" join where a plural stands before them."""
        found: list[Person] = []
        plural = self.folds[i - 1].endswith(("s", "x"))
        people = self.people.get(past_articles(self.folds, i))
        i = people if people is not None else i
        while (mention := self.by_left.get(i)) is not None:
            found.append(self.scene.cast.persons[mention])
            i = mention.end + 1
            if not plural or self.folds[mention.end : i] not in ([","], ["et"]):
                break
        return found

    def _before(self, i: int) -> list[Person]:
        """ "Paul Morel, élu PS", "Paul Morel, qui est socialiste", "Paul Morel est communiste"; atom `i` is the comma or the copula."""
        k = i
        while k > 0 and self.folds[k] in fr.COPULAS | {",", "qui", "lui", "meme", "-"} and k not in self.by_end:
            k -= 1
        named = self.by_end.get(k) or self.by_end.get(k + 1)
        return [self.scene.cast.persons[named]] if named is not None else []

    # --- what is found

    def _choose(self, parties: tuple[Sense, ...], person: Person, state: Mention | None = None, *, weak: bool = False) -> Sense | None:
        states = state.owners if state is not None else tuple(dict.fromkeys((person.country, *self.states[id(person)])))
        return choose_party(parties, states, self.scene.states.weights, weak=weak)

    def _reach(self, person: Person, start: int, end: int) -> tuple[int, int]:
        """The label and the person's nearest name in the sentence."""
        bounds = self.atoms.sent_of(start)
        near = [m for m in person.mentions if bounds[0] <= m.start < bounds[1]]
        nearest = min(near, key=lambda m: abs(m.start - start), default=None)
        return (min(start, nearest.left), max(end, nearest.end)) if nearest is not None else (start, end)

    def _claim(self, person: Person, party: Mention | str, start: int, end: int, rule: str, confidence: float) -> Claim:
        return Claim(person, Predicate.MEMBER_OF, party, start, end, rule, confidence=confidence)
