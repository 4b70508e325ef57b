"""Finding who and what an article names: persons, countries, places, organizations.

The gazetteers say what is known, the pipeline's named entities what is likely, capitals and forms of address where a name begins and ends.
Where they overlap, the longer one stands, and a known country before a guessed person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.extract.atoms import NEWLINE, Atoms
from kg.extract.boundaries import body_behind, introduced, is_clause, trails
from kg.extract.lexicon import Sense, lexicon
from kg.language.fr import words as fr
from kg.vocabulary import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

ACRONYM: Final = 8
BODY_REACH: Final = 16
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
        self.owner: list[Mention | None] = [None] * len(atoms)

    def find(self) -> list[Mention]:
        for mention in self._bracketed():
            self._claim(mention)
        guesses = self._guesses()
        persons = [m for m in guesses if m.type is EntityType.PERSON]
        known = list(self._known())
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
        self._surnames()
        self._demonyms()
        found = {id(m): m for m in self.owner if m is not None}
        return sorted(found.values(), key=lambda m: m.start)

    def _is_longer(self, guess: Mention, known: Mention) -> bool:
        """Whether a guessed body's name beats a known one within it; "l'ONU pour le Sahel" does not beat "l'ONU"."""
        apposed = guess.start == known.start and self.atoms.folds[known.end] in fr.AFTER_NAMES
        return _length(guess) > _length(known) and not apposed

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

    def _is_compound(self, end: int, sense: Sense) -> bool:
        """Whether a place is only the first part of a longer name: "Tanger-Assilah"; capitals may be joined ("l'axe Paris-Berlin")."""
        atoms = self.atoms
        if sense.type is not EntityType.PLACE or sense.stands_for or end + 1 >= len(atoms) or atoms.words[end] != "-":
            return False
        return atoms.glued(end) and atoms.glued(end + 1) and atoms.capital(end + 1)

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

    def _bracketed(self) -> list[Mention]:
        """ "la Société nationale des eaux du Bénin (SONEB)": a body's full name before its acronym, where the gazetteers don't know it."""
        found = []
        for i in range(1, len(self.atoms) - 2):
            acronym = self.atoms.words[i + 1]
            if self.atoms.words[i] != "(" or self.atoms.words[i + 2] != ")" or not (acronym[:2].isupper() and 2 <= len(acronym) <= ACRONYM):
                continue
            head = self._body_head(i)
            if head is not None:
                found.append(Mention(head, i, EntityType.ORGANIZATION, self.atoms.slice(head, i)))
        return found

    def _body_head(self, end: int) -> int | None:
        """Where the body's name that ends before atom `end` begins: the nearest noun for a body, with a capital."""
        for k in range(end - 1, max(self.atoms.sent_of(end)[0] - 1, end - BODY_REACH), -1):
            word = self.atoms.folds[k]
            if word in {",", ";", ":", "(", ")", "qui", "que"}:
                return None
            if self.atoms.capital(k) and word in fr.BODY_NOUNS | fr.BODY_HEADS:
                hit = self.words.names.longest(self.atoms.folds, k)
                return None if hit is not None and hit[0] == end else k
        return None

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
        if " ".join(self.atoms.folds[start:end]) in self.words.epithets:
            return None
        return Mention(start, end, kind, self.atoms.slice(start, end))

    def _person(self, start: int, end: int) -> Mention | None:
        """A person's name around the guessed atoms: without form of address or office, whole names."""
        while start < end and self.atoms.folds[start] in fr.DETERMINERS and not self.atoms.capital(start):
            start += 1
        start, left, gender = self._skip_address(start, end)
        while start < end and not (self.atoms.capital(start) or self.atoms.folds[start] in fr.PARTICLES):
            start += 1
        start = self._past_place(start, end)
        if start >= end or self._is_title(start, end) or (self.atoms.folds[start] in fr.NOBILIARY and self.atoms.folds[start + 1] == "'"):
            return None
        end = self._extend(start, end)
        if end - start == 1 and self._given_name_at(start - 1):
            start -= 1
            _, left, gender = self._skip_address(start, start)
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

    def _skip_address(self, start: int, end: int) -> tuple[int, int, str]:
        """Move `start` behind forms of address and offices inside the guess, then look at those before it: (start, left, gender)."""
        gender = ""
        while start < end and (hit := self._address(start)) and hit[0] < end:
            start, gender = hit[0], hit[1] or gender
        left = start
        while (before := self._address_before(left)) is not None:
            left, gender = before[0], gender or before[1]
        return start, left, gender

    def _address(self, i: int) -> tuple[int, str] | None:
        """A form of address or office head at atom `i`: (end, gender)."""
        if hit := self.words.civilities.longest(self.atoms.folds, i):
            end = hit[0] + 1 if hit[0] < len(self.atoms) and self.atoms.words[hit[0]] == "." else hit[0]
            return end, hit[1]
        role = self.words.roles.longest(self.atoms.folds, i)
        return (role[0], role[1].gender) if role else None

    def _address_before(self, i: int) -> tuple[int, str] | None:
        """The form of address that ends right before atom `i`: (where it begins, gender)."""
        for length in (1, 2, 3, 4, 5, 6):
            at = i - length
            if at < 0 or self.atoms.folds[at] == NEWLINE:
                return None
            hit = self.words.civilities.longest(self.atoms.folds, at)
            if hit and (hit[0] == i or (hit[0] == i - 1 and self.atoms.words[i - 1] == ".")):
                return at, hit[1]
        return None

    def _extend(self, start: int, end: int) -> int:
        """Where the name that begins at `start` ends, at least `end`."""
        while end < len(self.atoms):
            step = self._name_goes_on(start, end)
            if not step:
                break
            end += step
        return end

    def _name_goes_on(self, start: int, i: int) -> int:
        """How many atoms from `i` on still belong to the name before."""
        atoms = self.atoms
        follows = atoms.folds[i + 1] if i + 1 < len(atoms) else NEWLINE
        if atoms.words[i] in {"-", "'", "’"} and atoms.glued(i) and follows != NEWLINE and atoms.glued(i + 1) and follows[0].isalnum():
            return 2
        if atoms.words[i] == "." and i - start >= 1 and len(atoms.words[i - 1]) == 1 and follows != NEWLINE and atoms.capital(i + 1):
            return 2
        if atoms.folds[i] in fr.NOBILIARY and atoms.capital(i) and follows != NEWLINE and atoms.capital(i + 1):
            return 2
        if atoms.capital(i) and atoms.words[i].isalpha() and not self._is_other(i):
            return 1
        if (
            atoms.folds[i] in fr.PARTICLES
            and atoms.words[i].isalpha()
            and follows not in {NEWLINE}
            and (atoms.capital(i + 1) or follows == "-" or (follows in fr.PARTICLES and atoms.capital(i + 2)))
        ):
            return 1
        return 0

    def _is_other(self, i: int) -> bool:
        """Whether a capital at atom `i` opens an office or a form of address rather than a name's next part."""
        if self.words.roles.longest(self.atoms.folds, i):
            return True
        return self.words.civilities.longest(self.atoms.folds, i) is not None and self.atoms.folds[i] not in {"cheikh", "sidi", "moulay"}

    def _addressed(self) -> list[Mention]:
        """Names after "M.", "Mme", "le général" that the pipeline may have missed."""
        found, i = [], 0
        in_title = self._inside_titles()
        while i < len(self.atoms):
            hit = self.words.civilities.longest(self.atoms.folds, i)
            if hit is None or i in in_title or self.atoms.sents[i] in self.atoms.loud:
                i += 1
                continue
            end = hit[0] + 1 if hit[0] < len(self.atoms) and self.atoms.words[hit[0]] == "." else hit[0]
            if end < len(self.atoms) and self._starts_name(end):
                start, left, gender = self._skip_address(end, min(end + 6, len(self.atoms)))
                stop = self._extend(start, self._first_part(start))
                if stop - start == 1:
                    start = self._with_sheikh(left, start)
                if stop > start and self._starts_name(start):
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

    def _starts_name(self, i: int) -> bool:
        if i >= len(self.atoms) or self.atoms.folds[i] == NEWLINE or self.words.roles.longest(self.atoms.folds, i):
            return False
        if self.atoms.folds[i] in fr.NOBILIARY and (self.words.roles.longest(self.atoms.folds, i + 1) or self._address(i + 1)):
            return False
        if self.atoms.folds[i] in fr.NOBILIARY and not self.atoms.capital(i) and self._is_known_behind(i):
            return False
        particle = self.atoms.folds[i] in fr.PARTICLES | fr.NOBILIARY
        following = i + 1 < len(self.atoms) and self.atoms.is_word(i + 1) and self.atoms.capital(i + 1)
        glued = i + 2 < len(self.atoms) and self.atoms.words[i + 1] in {"-", "'", "’"} and self.atoms.capital(i + 2)
        return (self.atoms.capital(i) and self.atoms.words[i].isalpha()) or (particle and (following or glued))

    def _is_known_behind(self, i: int) -> bool:
        """ "l'assemblée générale d'Interpol": a State, place or body behind "de", no surname."""
        behind = i + 2 if i + 1 < len(self.atoms) and self.atoms.folds[i + 1] == "'" else i + 1
        return behind < len(self.atoms) and self.words.names.longest(self.atoms.folds, behind) is not None

    def _first_part(self, i: int) -> int:
        """The end of a name's first part: its particles and one word with a capital."""
        while (
            i < len(self.atoms)
            and not self.atoms.capital(i)
            and (self.atoms.folds[i] in fr.PARTICLES | fr.NOBILIARY or self.atoms.words[i] in "-'’")
        ):
            i += 1
        return i + 1

    # --- what follows from the names found

    def _surnames(self) -> None:
        """Claim later bare surnames ("Burhan") of persons whose full name the article gives."""
        surnames = {self.atoms.folds[m.end - 1] for m in self.owner if m and m.type is EntityType.PERSON and _length(m) > 1}
        for i, word in enumerate(self.atoms.folds):
            owner = self.owner[i]
            if word not in surnames or not self.atoms.capital(i) or (owner and (owner.sense or owner.type is EntityType.PERSON)):
                continue
            if owner is None or _length(owner) == 1:
                _, left, gender = self._skip_address(i, i)
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
