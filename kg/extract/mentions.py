"""Finding who and what an article names: persons, countries, places, organizations.

The gazetteers say what is known, the pipeline's named entities what is likely, capitals and forms of address where a name begins and ends.
Where they overlap, the longer one stands, and a known country before a guessed person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.atoms import Atoms
from kg.extract.body_names import bracketed, find_bodies
from kg.extract.boundaries import body_behind, introduced, is_clause, trails
from kg.extract.given_names import given_names
from kg.extract.lexicon import Sense, lexicon
from kg.extract.name_shapes import NameShapes
from kg.language.fr import words as fr
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS: Final = {"country": EntityType.COUNTRY, "organization": EntityType.ORGANIZATION, "place": EntityType.PLACE}
LABELS: Final = {
    "PER": EntityType.PERSON, "PERSON": EntityType.PERSON, "LOC": EntityType.PLACE, "GPE": EntityType.PLACE, "ORG": EntityType.ORGANIZATION,
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Mention:
    """A name in the text: its atoms, its type, and what the gazetteers know of it.

    `left` is where the form of address before a person's name begins; `gender` is "m", "f" or ""; `owners` are the States or bodies for
    which the words may stand (a country's name, a capital, a demonym); `adjective` marks demonyms used as adjectives;
    `state` is the State whose organ a common noun names.
    """

    start: int
    end: int
    type: EntityType
    text: str
    sense: Sense | None = None
    left: int = -1
    gender: str = ""
    owners: tuple[str, ...] = ()
    adjective: bool = False
    people: str | None = None
    royal: bool = False
    state: str | None = None

    def __post_init__(self) -> None:
        if self.left < 0:
            self.left = self.start

    @property
    def owned(self) -> Mention | str:
        """The id of the State or body that is meant, the mention itself where the gazetteers know none."""
        return self.owners[0] if self.owners else self


def find_mentions(doc: Doc, atoms: Atoms) -> list[Mention]:
    """All names of `doc` in text order, without overlaps; demonyms included."""
    return _Finder(doc, atoms).find()


class _Finder:
    def __init__(self, doc: Doc, atoms: Atoms) -> None:
        self.doc, self.atoms, self.words = doc, atoms, lexicon()
        self.shapes = NameShapes(atoms)
        self.owner: list[Mention | None] = [None] * len(atoms)

    def find(self) -> list[Mention]:
        for start, end in bracketed(self.atoms):
            self._claim(Mention(start, end, EntityType.ORGANIZATION, self.atoms.slice(start, end)))
        for start, end in find_bodies(self.atoms):
            if not self._is_known(start, end):
                self._claim(Mention(start, end, EntityType.ORGANIZATION, self.atoms.slice(start, end)))
        guesses = self._guesses()
        persons = [m for m in guesses if m.type is EntityType.PERSON]
        known = list(self._known())
        known += self._contracted(known)
        for mention in sorted((*self._addressed(), *persons), key=lambda m: (m.start - m.end, m.left)):
            rival = max((k for k in known if _overlap(k, mention)), key=lambda k: k.end - k.start, default=None)
            if rival is None or _length(rival) < _length(mention) or not _is_firm(rival, mention):
                self._claim(mention)
        for mention in known:
            longer = next(
                (g for g in guesses if g.type is EntityType.ORGANIZATION and _covers(g, mention) and self._is_longer(g, mention)), None
            )
            self._claim(longer if longer and mention.sense and mention.sense.type is not EntityType.COUNTRY else mention)
        for mention in guesses:
            self._claim(mention)
        self._full_names()
        self._retype()
        self._surnames()
        self._demonyms()
        found = {id(m): m for m in self.owner if m is not None}
        return sorted(found.values(), key=lambda m: m.start)

    def _is_longer(self, guess: Mention, known: Mention) -> bool:
        """Whether a guessed body's name beats a known one within it; "l'ONU pour le Sahel" does not beat "l'ONU"."""
        apposed = guess.start == known.start and not fr.AFTER_NAMES.isdisjoint(self.atoms.folds[known.end : known.end + 1])
        verbal = guess.start == known.start and self.atoms.folds[known.end : guess.end] == [self.atoms.words[known.end].lower()]
        acting = verbal and not self.atoms.capital(known.end) and self.atoms.tokens[known.end].dep_ == "ROOT"
        return _length(guess) > _length(known) and not apposed and not acting

    def _claim(self, mention: Mention) -> None:
        if mention.end > mention.start and all(self.owner[i] is None for i in range(mention.start, mention.end)):
            for i in range(mention.start, mention.end):
                self.owner[i] = mention

    # --- what the gazetteers know

    def _known(self) -> list[Mention]:
        found, i = [], 0
        while i < len(self.atoms):
            hit = self.words.names.longest(self.atoms.folds, i) if self._may_start(i) else None
            if hit is None or not self._same_case(i, hit[0], hit[1]) or self._is_compound(*hit):
                i += 1
                continue
            end, sense = hit
            found.append(Mention(i, end, sense.type, self.atoms.slice(i, end), sense, owners=sense.stands_for))
            i = end
        return found

    def _contracted(self, known: list[Mention]) -> list[Mention]:
        """ "du côté des Démocrates", where the article names "Les Démocrates" too: the article of a name joins the preposition."""
        folds, found = self.atoms.folds, []
        for full in {tuple(folds[m.start : m.end]): m for m in known if folds[m.start] == "les" and m.owners}.values():
            rest = folds[full.start + 1 : full.end]
            for i in range(1, len(folds) - len(rest) + 1):
                if folds[i] == rest[0] and folds[i : i + len(rest)] == rest and folds[i - 1] in {"des", "aux"} and self.atoms.capital(i):
                    end = i + len(rest)
                    found.append(Mention(i, end, full.type, self.atoms.slice(i, end), full.sense, owners=full.owners))
        return found

    def _is_compound(self, end: int, sense: Sense) -> bool:
        """Whether a place is only the first part of a longer name: "Tanger-Assilah"; capitals may be joined ("l'axe Paris-Berlin")."""
        atoms = self.atoms
        if sense.type is not EntityType.PLACE or sense.stands_for or end + 1 >= len(atoms) or atoms.words[end] != "-":
            return False
        return atoms.glued(end) and atoms.glued(end + 1) and atoms.capital(end + 1)

    def _is_known(self, start: int, end: int) -> bool:
        """Whether a gazetteer's name begins at `start` and goes as far as `end`."""
        hit = self.words.names.longest(self.atoms.folds, start)
        return hit is not None and hit[0] >= end

    def _may_start(self, i: int) -> bool:
        return self.atoms.capital(i) or self.atoms.words[i][0].isdigit()

    def _same_case(self, start: int, end: int, sense: Sense) -> bool:
        """Acronyms need their capitals; other names a capital at least at both ends, but for "d'Ivoire" and the like."""
        text = self.atoms.slice(start, end)
        if sense.exact:
            return text.isupper() or (len(text) > 3 and text.istitle() and self.atoms.sents[start] not in self.atoms.loud)
        if self.atoms.folds[start] in fr.DETERMINERS and end < len(self.atoms) and self.atoms.pos(end) == "ADJ":
            return False
        return end - start > 1 or len(text) > 2

    # --- what the pipeline guesses

    def _guesses(self) -> list[Mention]:
        found = []
        for ent in self.doc.ents:
            kind = LABELS.get(ent.label_)
            if kind is None:
                continue
            start, end = self.atoms.range_of(ent.start_char, ent.end_char)
            if start < end:
                kind = introduced(self.atoms, start) or kind
            if start < end and self.atoms.sents[start] not in self.atoms.loud:
                found.append(self._person(start, end) if kind is EntityType.PERSON else self._other(start, end, kind))
        guessed = {i for mention in found if mention is not None for i in range(mention.start, mention.end)}
        behind = (body_behind(self.atoms, i) for i, word in enumerate(self.atoms.folds) if word in fr.BODY_INTRODUCERS)
        missed = (Mention(*span, EntityType.ORGANIZATION, self.atoms.slice(*span)) for span in behind if span and span[0] not in guessed)
        return [mention for mention in (*found, *missed) if mention is not None]

    def _other(self, start: int, end: int, kind: EntityType) -> Mention | None:
        while start < end and (self.atoms.folds[start] in fr.DETERMINERS or not self.atoms.is_word(start)):
            start += 1
        end = next((i for i in range(start + 1, end) if is_clause(self.atoms, i)), end)
        if kind is EntityType.ORGANIZATION and start < end < len(self.atoms) and self.atoms.folds[end - 1] in fr.OF | {"la", "l"}:
            end += self.atoms.capital(end)
        while start < end and (not self.atoms.is_word(end - 1) or trails(self.atoms, end - 1)):
            end -= 1
        if start >= end or self.atoms.folds[start] == "ex" or not any(self.atoms.capital(i) for i in range(start, end)):
            return None
        demonym = self.words.demonyms.longest(self.atoms.folds, start)
        if " ".join(self.atoms.folds[start:end]) in self.words.epithets or (demonym is not None and demonym[0] == end):
            return None
        return Mention(start, end, kind, self.atoms.slice(start, end))

    def _person(self, start: int, end: int) -> Mention | None:
        """A person's name around the guessed atoms: without form of address or office, whole names."""
        while start < end and self.atoms.folds[start] in fr.DETERMINERS and not self.atoms.capital(start):
            start += 1
        start, left, gender = self.shapes.skip_address(start, end)
        while start < end and not (self.atoms.capital(start) or self.atoms.folds[start] in fr.PARTICLES):
            start += 1
        start = self._past_place(start, end)
        if start >= end or self._is_title(start, end) or (self.atoms.folds[start] in fr.NOBILIARY and self.atoms.folds[start + 1] == "'"):
            return None
        end = self.shapes.extend(start, end)
        if end - start == 1 and self._given_name_at(start - 1):
            start -= 1
            _, left, gender = self.shapes.skip_address(start, start)
        if end - start == 1:
            start = self._with_sheikh(left, start)
        if self.atoms.folds[start - 1 : start] and self.atoms.folds[start - 1] in fr.FORENAMES and self.atoms.capital(start - 1):
            start -= 1
        return Mention(
            start, end, EntityType.PERSON, self.atoms.slice(start, end), left=min(left, start), gender=gender, royal=self._royal(start)
        )

    def _is_title(self, start: int, end: int) -> bool:
        """Whether the guess is a title and no name: "Garde des Sceaux"."""
        hit = self.words.roles.longest(self.atoms.folds, start)
        return hit is not None and hit[0] >= end

    def _given_name_at(self, i: int) -> bool:
        """Whether the guess may have missed a given name at atom `i`: a capital within the sentence that nothing else accounts for."""
        atoms = self.atoms
        if i <= 0 or not (atoms.capital(i) and atoms.words[i].isalpha() and i > atoms.sent_of(i)[0]) or atoms.folds[i] in fr.NOT_NAMES:
            return False
        known = (self.words.names, self.words.demonyms, self.words.roles, self.words.civilities)
        return (
            atoms.folds[i - 1] not in fr.DETERMINERS | {"-", "'", "et"}
            and len(atoms.words[i]) > 1
            and all(words.longest(atoms.folds, i) is None for words in known)
        )

    def _with_sheikh(self, left: int, start: int) -> int:
        """ "Cheikh" before a single word is a given name ("Cheikh Niang"), before a full name a form of address."""
        sheikh = start - 1 >= left and self.atoms.folds[start - 1] == "cheikh" and self.atoms.capital(start - 1)
        return start - 1 if sheikh else start

    def _royal(self, i: int) -> bool:
        """Whether a title of royalty stands right before atom `i`: what follows is a given name then."""
        role = self.words.roles.longest(self.atoms.folds, i - 1) if i else None
        return role is not None and role[1].sphere == "monarchy" and role[0] == i

    def _past_place(self, start: int, end: int) -> int:
        """ "le député de Seine-Saint-Denis Thomas Portes": a known place after "de" is no part of the name behind it."""
        if start == 0 or self.atoms.folds[start - 1] not in fr.NOBILIARY:
            return start
        hit = self.words.names.longest(self.atoms.folds, start)
        known = hit is not None and hit[1].type is not EntityType.ORGANIZATION and end - hit[0] >= 2
        return hit[0] if hit is not None and known and self.atoms.capital(hit[0]) else start

    def _addressed(self) -> list[Mention]:
        """Names after "M.", "Mme", "le général" that the pipeline may have missed."""
        found, i = [], 0
        in_title = self._inside_titles()
        while i < len(self.atoms):
            hit = self.words.civilities.longest(self.atoms.folds, i)
            if hit is None or i in in_title or self.atoms.sents[i] in self.atoms.loud:
                i += 1
                continue
            end = self.shapes.past_stop(hit[0])
            if end < len(self.atoms) and self.shapes.starts_name(end):
                start, left, gender = self.shapes.skip_address(end, min(end + 6, len(self.atoms)))
                stop = self.shapes.extend(start, self.shapes.first_part(start))
                if stop - start == 1:
                    start = self._with_sheikh(left, start)
                if stop > start and self.shapes.starts_name(start):
                    found.append(
                        Mention(start, stop, EntityType.PERSON, self.atoms.slice(start, stop), left=min(i, left), gender=gender or hit[1])
                    )
                    end = stop
            i = max(end, i + 1)
        return found

    def _inside_titles(self) -> set[int]:
        """Atoms within office heads of several words: "général" in "directeur général" is no rank."""
        inside: set[int] = set()
        for i in range(len(self.atoms)):
            hit = self.words.roles.longest(self.atoms.folds, i)
            if hit is not None:
                inside.update(range(i + 1, hit[0]))
        return inside

    # --- what follows from the names found

    def _full_names(self) -> None:
        """Claim names that the pipeline missed or took for places: of known office holders, and a given name with another."""
        i = 0
        while i < len(self.atoms) - 1:
            end = self._full_name_at(i) if self.atoms.capital(i) and self.atoms.sents[i] not in self.atoms.loud else 0
            if end:
                for k in range(i, end):
                    if (owner := self.owner[k]) is not None:
                        self._drop(owner)
                _, left, gender = self.shapes.skip_address(i, i)
                self._claim(Mention(i, end, EntityType.PERSON, self.atoms.slice(i, end), left=left, gender=gender))
            i = end or i + 1

    def _retype(self) -> None:
        """Take guessed places and bodies for persons who are known to hold an office, or whom the article calls "M. Riisalo" elsewhere."""
        found = list({id(m): m for m in self.owner if m is not None}.values())
        addressed = {self.atoms.folds[m.end - 1] for m in found if m.type is EntityType.PERSON and m.left < m.start}
        for mention in found:
            guessed = mention.type is not EntityType.PERSON and mention.sense is None and not mention.owners
            if not guessed or _length(mention) < 2 or not self.shapes.goes_on_at(mention.end - 1):
                continue
            if self.atoms.folds[mention.end - 1] in addressed or self.words.officeholders.country(mention.text):
                self._drop(mention)
                self._claim(Mention(mention.start, mention.end, EntityType.PERSON, mention.text))

    def _full_name_at(self, i: int) -> int:
        """The end of a full name at atom `i` where nothing but a guess of the pipeline covers it; 0 for none."""
        end, sure = self.words.officeholders.longest(self.atoms.folds, i), True
        if not end and (given := self._is_given_name(i) or self.shapes.follows_demonym(i)) and self.shapes.goes_on_at(i + 1):
            end, sure = self.shapes.extend(i, self.shapes.first_part(i + 1)), not given or self.shapes.follows_demonym(i)
        owners = {id(owner): owner for owner in self.owner[i:end] if owner is not None}.values()
        guesses = all(o.sense is None and o.type is not EntityType.PERSON and not o.owners and o.end <= end for o in owners)
        return end if end and guesses and (sure or all(o.type is EntityType.PLACE and o.start >= i for o in owners)) else 0

    def _is_given_name(self, i: int) -> bool:
        """Whether atom `i` is a given name and nothing else: "Son Excellence" is none."""
        folds = self.atoms.folds
        other = (self.words.names, self.words.roles, self.words.civilities, self.words.demonyms)
        return folds[i] in given_names() and folds[i] not in fr.NOT_NAMES and not any(words.longest(folds, i) for words in other)

    def _drop(self, mention: Mention) -> None:
        for k in range(mention.start, mention.end):
            self.owner[k] = None

    def _surnames(self) -> None:
        """Claim later bare surnames ("Burhan") of persons whose full name the article gives."""
        surnames = {self.atoms.folds[m.end - 1] for m in self.owner if m and m.type is EntityType.PERSON and _length(m) > 1}
        for i, word in enumerate(self.atoms.folds):
            owner = self.owner[i]
            if word not in surnames or not self.atoms.capital(i) or (owner and (owner.sense or owner.type is EntityType.PERSON)):
                continue
            if owner is None or _length(owner) == 1:
                _, left, gender = self.shapes.skip_address(i, i)
                self.owner[i] = Mention(i, i + 1, EntityType.PERSON, self.atoms.words[i], left=left, gender=gender)

    def _demonyms(self) -> None:
        i = 0
        while i < len(self.atoms):
            hit = self.words.demonyms.longest(self.atoms.folds, i) if self.owner[i] is None else None
            if hit is None or any(self.owner[k] for k in range(i, hit[0])):
                i += 1
                continue
            end, owners = hit
            adjective = not self.atoms.capital(i) or self.atoms.sents[i] in self.atoms.loud
            kind = KINDS[owners[0].split("/", 1)[0]]
            text = self.atoms.slice(i, end)
            self._claim(Mention(i, end, kind, text, owners=owners, adjective=adjective, people=None if adjective else owners[0]))
            i = end


def _length(mention: Mention) -> int:
    return mention.end - mention.start


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _covers(one: Mention, other: Mention) -> bool:
    return one.start <= other.start and other.end <= one.end


def _is_firm(known: Mention, person: Mention) -> bool:
    """Whether what the gazetteer knows outweighs a person's name in the same place."""
    assert known.sense is not None
    if person.left < person.start:
        return False
    return known.sense.type is not EntityType.PLACE or bool(known.owners)
