"""Which State an office without one belongs to, what an article is about, and which States "les deux pays" means."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from kg.extract.atoms import NEWLINE, Atoms
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.trie import cut
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType

TITLE_WEIGHT: Final = 3.0
PLACE_WEIGHT: Final = 1.0
DATELINE_WEIGHT: Final = 4
AGENCY_WEIGHT: Final = 8
NAMED_SENTENCES: Final = 2
SCENE_REACH: Final = 30
"""How many sentences back in its paragraph a text may have said where it is."""


class States:
    """The States and bodies of one article, and how salient each is."""

    def __init__(self, atoms: Atoms, mentions: list[Mention], agencies: tuple[str, ...] = ()) -> None:
        self.atoms = atoms
        self.mentions = [m for m in mentions if m.owners and m.people is None]
        self.bodies = [m for m in mentions if m.type in {EntityType.ORGANIZATION, EntityType.COUNTRY} and not m.people]
        self.places = [m for m in mentions if m.type is EntityType.PLACE and not m.people]
        self.agency: str | None = None
        named = (m for m in (*self.places, *self.bodies) if m.type is not EntityType.ORGANIZATION and not m.adjective)
        self._named_at = {m.start: m for m in named}
        self.dateline = self._dateline(mentions)
        self.weights = self._weigh(mentions)
        self.agency = max(agencies, key=lambda state: (self.weights[state] > 0, self.weights[state]), default=None)
        if self.agency is not None:
            self.weights[self.agency] += AGENCY_WEIGHT

    def _dateline(self, mentions: list[Mention]) -> Mention | None:
        """The place named at the very start of the body: "Rabat, 18 fév. 2019 (MAP) – …", "Berlin - …"."""
        body = next((m for m in mentions if self.atoms.sents[m.start] >= 1), None)
        if body is None or body.type is EntityType.PERSON or body.start - self.atoms.bounds[self.atoms.sents[body.start]][0] > 2:
            return None
        after = self.atoms.folds[body.end : body.end + 12]
        opens = after[:1] and after[0] in {",", "-", "–", "—", "("}
        return body if opens and set(after) & {"-", "–", "—", ")"} else None

    def _weigh(self, mentions: list[Mention]) -> defaultdict[str, float]:
        weights: defaultdict[str, float] = defaultdict(float)
        for mention in self.mentions:
            if mention.type is EntityType.COUNTRY or (mention.type is EntityType.PLACE and not self._locates(mention)):
                weights[mention.owners[0]] += TITLE_WEIGHT if self.atoms.sents[mention.start] == 0 else 1
        for mention in mentions:
            if mention.type in {EntityType.PLACE, EntityType.ORGANIZATION} and (country := self._country(mention)):
                weights[country] += PLACE_WEIGHT
        if self.dateline is not None and (country := self._country(self.dateline)):
            weights[country] += DATELINE_WEIGHT
        return weights

    def _country(self, mention: Mention) -> str | None:
        if mention.type is EntityType.COUNTRY:
            return mention.owners[0]
        return mention.sense.country if mention.sense is not None else None

    def home(self, excluded: frozenset[str] = frozenset()) -> str | None:
        """The State that a title without one most likely belongs to; `excluded` are States that it can't be."""
        if self.agency is not None and self.agency not in excluded:
            return self.agency
        candidates = [state for state in self.weights if state.startswith("country/") and state not in excluded]
        return max(candidates, key=lambda state: self.weights[state], default=None)

    def pair(self, i: int) -> tuple[Mention | str, ...]:
        """The two States or bodies that "les deux pays" at atom `i` means: the two most salient so far, else in the article."""
        if self.atoms.folds[i + 1] in fr.BODY_PAIRS:
            return () if self.atoms.folds[i - 1] in fr.OWN else self._two_bodies(i)
        if self.atoms.folds[i] == "deux" and (named := self._two_named(i)):
            return named
        acting = [m for m in self.mentions if m.start < i and not self._locates(m)]
        kinds = ("country/", "organization/") if self.atoms.folds[i + 1] in fr.EITHER_PAIRS else ("country/",)
        so_far = Counter(m.owners[0] for m in acting)
        salient = [owner for owner, _ in so_far.most_common() if owner.startswith(kinds)]
        if len(salient) < 2:
            salient = [owner for owner, _ in sorted(self.weights.items(), key=lambda pair: -pair[1]) if owner.startswith("country/")]
        ranked = sorted(salient, key=lambda owner: -(self.weights[owner] + so_far[owner]))
        count = 3 if self.atoms.folds[i] == "trois" else 2
        return tuple(ranked[:count]) if len(ranked) >= count else ()

    def _two_named(self, i: int) -> tuple[str, ...]:
        """The two States that the sentence of atom `i`, else the one before, names before it: by themselves, in "franco-suisse"."""
        sentence = self.atoms.sents[i]
        for number in range(sentence, max(sentence - NAMED_SENTENCES, 0), -1):
            start, end = self.atoms.bounds[number][0], min(i, self.atoms.bounds[number][1])
            owners = [m.owners[0] for m in self.mentions if start <= m.start < end and not self._locates(m)]
            owners += [state for k in range(start, end) if (state := self._combining(k)) is not None]
            states = dict.fromkeys(owner for owner in owners if owner.startswith("country/"))
            if len(states) > 1:
                return tuple(states) if len(states) == 2 else ()
        return ()

    def _combining(self, i: int) -> str | None:
        """The State of "franco-" at atom `i`."""
        return lexicon().combining.get(self.atoms.folds[i]) if self.atoms.folds[i + 1 : i + 2] == ["-"] else None

    def _locates(self, mention: Mention) -> bool:
        """Whether a city only says where: "à Bruxelles", or a dateline."""
        before = self.atoms.folds[mention.start - 1] if mention.start else NEWLINE
        return mention.type is EntityType.PLACE and before in {"a", NEWLINE}

    def _two_bodies(self, i: int) -> tuple[Mention | str, ...]:
        """The two organizations meant at atom `i`: those so called, named last, named most; an acronym stands for the name before it."""
        named: dict[str, list[Mention]] = {}
        short: dict[str, str] = {}
        for mention in self.bodies:
            if mention.start >= i or mention.type is not EntityType.ORGANIZATION or mention.adjective:
                continue
            if self.atoms.words[mention.start - 1] == "(":
                full = next((m for m in self.bodies if m.end == mention.start - 1), None)
                if full is not None:
                    short[self._body_key(mention)] = self._body_key(full)
                continue
            key = self._body_key(mention)
            named.setdefault(short.get(key, key), []).append(mention)
        noun = self.atoms.folds[i + 1].rstrip("s")
        alike = [group for group in named.values() if noun in fold(group[0].text)]
        ranked = sorted(alike, key=len, reverse=True) if len(alike) > 1 else self._named_last(i, [*named.values()])
        return tuple(group[0].owned for group in ranked[:2]) if len(ranked) > 1 else ()

    def _named_last(self, i: int, groups: list[list[Mention]]) -> list[list[Mention]]:
        """The two bodies that the sentence before names, where it names two; else those named most."""
        sentence = self.atoms.sents[i] - 1
        recent = [group for group in groups if any(self.atoms.sents[mention.start] == sentence for mention in group)]
        return recent if len(recent) == 2 else sorted(groups, key=len, reverse=True)

    def _body_key(self, mention: Mention) -> str:
        return mention.owners[0] if mention.owners else fold(mention.text)

    def main_body(self, i: int) -> Mention | None:
        """The organization that the article is about: named in its title or twice, the most often; else None."""
        counts: Counter[str] = Counter()
        first: dict[str, Mention] = {}
        for mention in self.bodies:
            if mention.type is EntityType.ORGANIZATION and not mention.adjective:
                key = self._body_key(mention)
                counts[key] += 2 if self.atoms.sents[mention.start] == 0 else 1
                first.setdefault(key, mention)
        best = max(counts, key=lambda key: (counts[key], key), default=None)
        return first[best] if best is not None and counts[best] > 1 else None

    def kingdom(self, epithet: str, excluded: frozenset[str | None] = frozenset()) -> str | None:
        """The State that "le Royaume" means: the most salient of those so called, those excluded (a visitor's own) aside."""
        named = lexicon().epithets.get(epithet, ())
        present = [owner for owner in named if self.weights[owner] and owner not in excluded]
        return max(present, key=lambda owner: self.weights[owner], default=None)

    def town_before(self, i: int) -> Mention | None:
        """The town named last before atom `i` in its sentence: "il gagnera Porto-Vecchio, où il verra le maire"."""
        start = self.atoms.sent_of(i)[0]
        before = [m for m in self.places if start <= m.start and m.end <= i and (m.sense is None or m.sense.country is not None)]
        return before[-1] if before else None

    def town(self) -> Mention | None:
        """The town that the article is about: named in its title or dateline, or more than once; the most often."""
        counts: Counter[str] = Counter()
        first: dict[str, Mention] = {}
        for mention in self.places:
            if mention.sense is None or mention.sense.country is not None:
                counts[fold(mention.text)] += 2 if self.atoms.sents[mention.start] <= 1 else 1
                first.setdefault(fold(mention.text), mention)
        best = max(counts, key=lambda name: (counts[name], name), default=None)
        return first[best] if best is not None and counts[best] > 1 else None

    def scene(self, i: int) -> str | None:
        """The State where the text is at atom `i`: of the last "À Téhéran, …" that opens a sentence of the paragraph, or of "y", "où"."""
        if (there := self._there(i)) is not None:
            return there
        last = self.atoms.sents[i]
        for number in range(last, max(last - SCENE_REACH, 0), -1):
            start = self.atoms.bounds[number][0]
            place = self._named_at.get(start + 1) or self._named_at.get(start + 2)
            if place is not None and self.atoms.folds[start] in fr.AT | {"en"} and self.atoms.folds[place.end : place.end + 1] == [","]:
                return self._country(place)
            if start and self.atoms.folds[start - 1] == NEWLINE:
                return None
        return None

    def _there(self, i: int) -> str | None:
        """ "Il se rend à Damas. Il y rencontrera le ministre", "à Kiev, où il verra le ministre": the State of the place that is meant."""
        start = self.atoms.sent_of(i)[0]
        word = next((k for k in range(i - 1, start - 1, -1) if self.atoms.folds[k] in {"y", "ou"}), None)
        if word is None or (self.atoms.folds[word] == "y" and self.atoms.pos(word + 1) not in {"VERB", "AUX"}):
            return None
        first = start if self.atoms.folds[word] == "ou" else self.atoms.bounds[max(self.atoms.sents[i] - 1, 1)][0]
        named = (m for m in reversed(self.places) if first <= m.start and m.end <= word and m.sense is not None)
        place = next((m for m in named if self.atoms.folds[m.start - 1] in fr.AT | {"en"}), None)
        behind = place is not None and (self.atoms.folds[word] == "y" or word - place.end <= 1)
        return self._country(place) if place is not None and behind else None

    def before(self, i: int, reach: int = 0) -> str | None:
        """The last State named before atom `i` in its sentence, or `reach` sentences back."""
        sent = self.atoms.sents[i]
        for mention in reversed(self.mentions):
            if mention.end <= i:
                if sent - self.atoms.sents[mention.start] > reach:
                    return None
                if mention.type is EntityType.COUNTRY:
                    return mention.owners[0]
        return None


def agency_countries(source: str | None) -> tuple[str, ...]:
    """The States whose national agency or government published the article, where its name says so ("MAP", "Ministère angolais de …")."""
    if not source:
        return ()
    if fold(source) in lexicon().agencies:
        return lexicon().agencies[fold(source)]
    words = cut(source)
    if words[0] in {"ministere", "presidence", "gouvernement", "ambassade", "primature"}:
        adjectives = (hit[1][0] for i in range(len(words)) if (hit := lexicon().demonyms.longest(words, i)))
        names = (named[1].id for i in range(len(words)) if (named := lexicon().names.longest(words, i)))
        return tuple(owner for owner in (*adjectives, *names) if owner.startswith("country/"))
    return ()
