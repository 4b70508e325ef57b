"""Reading one office title: its head, adjectives and demonyms, the words before it, and the label that is left.

The complements are read by `kg.extract.complements`; which of them says what is governed, by `kg.extract.jurisdictions`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from kg.extract.atoms import NEWLINE, Atoms
from kg.extract.complements import Complements
from kg.extract.jurisdictions import Governed
from kg.extract.lexicon import RoleForm, lexicon
from kg.extract.mentions import Mention
from kg.extract.partisans import choose_party
from kg.extract.segments import Segment
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType, Status

ADJECTIVAL: Final = ("able", "ible", "eux", "euse", "ique", "if", "ive", "issime")
YEAR: Final = 4
PARTY_HEADS: Final = frozenset({"role/head", "role/leader", "role/boss", "role/parliamentary-leader"})


def in_gender(label: str, role: RoleForm, gender: str) -> str:
    """A title's label with its head in another gender: "présidente de l'Assemblée" becomes "président de l'Assemblée"."""
    words = label.split(" ")
    for i in range(min(len(role.singular.split(" ")), len(words))):
        if words[i] in {"de", "du", "des", "par", "en"}:
            break
        words[i] = lexicon().genders.get((fold(words[i]), gender), words[i])
    return " ".join(words)


@dataclass(slots=True, eq=False)
class OfficeMention:
    """An office title in the text.

    `left` includes determiner and status words; `countries` are the States named in it; `body` is the organization or area governed
    (type, name, mention), `area` the full phrase of an area ("préfecture de Tanger-Assilah"), `anaphor` the noun by which a body is
    referred to ("de l'institution"), `nation` the State of a body so referred to ("de la fédération marocaine"). `follows` is the title
    before of the same holder, `patron` whom the holder serves, `resume` where the text goes on behind the patron's name, `inner` the
    office of a patron without a name ("l'envoyé du président français"); `elliptic` titles are made up from another one.
    """

    start: int
    end: int
    left: int
    role: RoleForm
    label: str
    plural: bool
    status: Status
    countries: list[str] = field(default_factory=list)
    body: tuple[EntityType, str, Mention | None] | None = None
    determiner: str = ""
    patron: Mention | None = None
    elliptic: bool = False
    anaphor: str = ""
    nation: str = ""
    area: str = ""
    follows: OfficeMention | None = None
    resume: int = -1
    inner: RoleForm | None = None

    def __post_init__(self) -> None:
        if self.resume < 0:
            self.resume = self.end


class Context:
    """What reading a title needs of its article: atoms, the mention at each atom, the States named, the most frequent first."""

    def __init__(self, atoms: Atoms, mentions: list[Mention]) -> None:
        self.atoms, self.words = atoms, lexicon()
        self.folds = atoms.folds
        self.at: dict[int, Mention] = {}
        self.inside: set[int] = set()
        self.counts = Counter(m.owners[0] for m in mentions if m.type is EntityType.COUNTRY and not m.people)
        self.present = [state for state, _ in self.counts.most_common()]
        for mention in mentions:
            if mention.adjective and not mention.owners[0].startswith(("country/", "place/")):
                continue
            self.at[mention.start] = mention
            if mention.type is EntityType.PERSON:
                self.at.setdefault(mention.left, mention)
            if not mention.adjective:
                self.inside.update(range(mention.start + 1, mention.end))

    def epithet(self, i: int) -> str | None:
        """The State that a common noun at atom `i` ("royaume", "émirat") means here: the one of those so called that the article names."""
        named = self.words.epithets.get(self.folds[i], ()) if i < len(self.folds) else ()
        return next((state for state in self.present if state in named), None)


class Title:
    """The reading of one title: `head` is where the role begins, `i` the atom reached so far."""

    def __init__(self, context: Context, head: int, end: int, role: RoleForm) -> None:
        self.context, self.atoms, self.folds, self.words = context, context.atoms, context.folds, context.words
        self.head, self.head_end, self.role, self.i = head, end, role, end
        self.dropped: set[int] = set()
        self.countries: list[str] = []
        self.segments: list[Segment] = []
        self.status = Status.CURRENT
        self.patron: Mention | None = None
        self.inner: tuple[int, RoleForm] | None = None
        self.anaphor = ""
        self.nation = ""
        self.area = ""
        self.resume = -1
        self.party: Mention | None = None
        self.joint = False

    def read(self) -> OfficeMention | None:
        self._adjectives()
        Complements(self).read()
        self._union_demonym()
        if self.folds[self.i : self.i + 2] == ["par", "interim"]:
            self.i += 2
        left, determiner = self._before()
        if self._is_over():
            self.status = Status.FORMER
        if (not determiner and self._is_clause()) or (self.folds[self.head] in fr.CURATORS and not self.segments):
            return None
        body = Governed(self).read()
        if body is None and self.party is not None and not self.anaphor:
            body = (EntityType.ORGANIZATION, self.party.text, self.party)
        label = self._label()
        if not label:
            return None
        return OfficeMention(
            self.head, self.i, left, self.role, label, self.role.plural, self.status, self.countries, body, determiner, self.patron,
            anaphor=self.anaphor, nation=self.nation, area=self.area, resume=self.resume,
            inner=self.inner[1] if self.inner is not None else None,
        )  # fmt: skip

    def _union_demonym(self) -> None:
        """ "chef de la diplomatie européenne": a union of States has a diplomacy too."""
        last = self.segments[-1] if self.segments and not self.countries else None
        hit = self.words.demonyms.longest(self.folds, self.i) if self.i < len(self.folds) else None
        if last is not None and self.folds[last.head] == "diplomatie" and hit is not None and hit[1][0].startswith("organization/"):
            self.countries = [hit[1][0]]
            self.drop(self.i, hit[0])

    def _is_over(self) -> bool:
        """ "garde des Sceaux de 2020 à 2024", "ministre entre 2012 et 2014": a term with both its ends."""
        words = self.folds[self.i : self.i + 4]
        years = len(words) == 4 and words[1].isdigit() and words[3].isdigit() and len(words[3]) == YEAR
        return years and (words[0], words[2]) in {("de", "a"), ("entre", "et")}

    def _is_clause(self) -> bool:
        """ "X, le député de Y, juge le chef …": a verb, whatever the tagger says."""
        return self.folds[self.head] in fr.AMBIGUOUS_HEADS and self.i == self.head_end and self.fold_at(self.i) in fr.CLAUSE_WORDS

    def read_verb(self) -> OfficeMention | None:
        """The title that a verb stands for, with its object as the body governed."""
        head = Complements(self).after_article(self.i + 1 if self.fold_at(self.i) in fr.OF else self.i)
        while head < len(self.atoms) and self._precedes_noun(head):
            head += 1
        start = self.i
        self.dropped.update(range(start, head))
        segment = Complements(self).noun_phrase("of", start, head) if head > start or self._names_body(head) else None
        if segment is None:
            return None
        self.segments, self.i = [segment], segment.end
        if segment.mention is None:
            self.take_demonym()
        Complements(self).read()
        body = Governed(self).read()
        party = self.anaphor in fr.PARTY_ANAPHORS and self.fold_at(self.i) not in fr.OF
        if body is None and not self.countries and not party:
            return None
        label, noun = self._label(), self.atoms.words[head]
        if body is None and label.startswith(f"{self.role.singular} {noun}"):
            label = label.replace(noun, f"{self._of(start, head)}{noun}", 1)
        return OfficeMention(
            self.head,
            self.i,
            self.head - 1,
            self.role,
            label,
            False,
            Status.CURRENT,
            self.countries,
            body,
            determiner="qui",
            anaphor=self.anaphor if party else "",
        )

    def _names_body(self, i: int) -> bool:
        """ "qui dirige Dacia": the name of a body that takes no article."""
        mention = self.context.at.get(i)
        return mention.type is EntityType.ORGANIZATION if mention is not None else i < len(self.atoms) and self.atoms.capital(i)

    def _precedes_noun(self, i: int) -> bool:
        """ "le tout nouveau groupe": an adjective or adverb before the noun."""
        return not self.atoms.capital(i) and (self.atoms.pos(i) in {"ADJ", "ADV", "DET"} or self.folds[i] in {"tout", "toute"})

    def _of(self, start: int, end: int) -> str:
        """ "de la", "de l'", "des" or "du": the object's article as a complement's."""
        articles = {"la": "de la ", "'": "de l'", "les": "des ", "l": "de l'"}
        return next((articles[self.folds[k]] for k in range(end - 1, start - 1, -1) if self.folds[k] in articles), "du ")

    def fold_at(self, i: int) -> str:
        return self.folds[i] if 0 <= i < len(self.folds) else NEWLINE

    # --- what follows the head

    def _adjectives(self) -> None:
        """Adjectives of the title, demonyms, "par intérim", "en exercice", a party in brackets."""
        while True:
            word, following = self.fold_at(self.i), self.fold_at(self.i + 1)
            if word in fr.TITLE_ADJECTIVES:
                self.i += 1
            elif (word, following) in {("par", "interim"), ("en", "exercice"), ("en", "chef"), ("d", "'")} and self._d_etat(word):
                self.i += 3 if word == "d" else 2
            elif (word == "en" and following in fr.OCCUPIED) or (word == "de" and following in fr.WINGS):
                self.drop(self.i, self.i + 2)
            elif word in fr.DROPPED_ADJECTIVES | fr.FORMER_AFTER | fr.APPOINTED_AFTER:
                self._drop_status(word)
            elif not self.take_demonym() and not self._bracket() and not self._party() and not self._partisan():
                return

    def _partisan(self) -> bool:
        """ "la députée insoumise de Paris": the word for a party's members goes; after "chef" it names the party that is headed."""
        hit = self.words.partisans.longest(self.folds, self.i) if self.i < len(self.folds) and not self.atoms.capital(self.i) else None
        if hit is None or self.role.sphere == "embassy":
            return False
        if self.role.role in PARTY_HEADS:
            party = choose_party(hit[1], (), self.context.counts, weak=True)
            if party is None:
                return False
            self.party = Mention(self.i, hit[0], EntityType.ORGANIZATION, party.label, party, owners=(party.id,))
        self.drop(self.i, hit[0])
        return True

    def _d_etat(self, word: str) -> bool:
        return word != "d" or (
            self.fold_at(self.i + 2) == "etat" and self.role.role.startswith(("role/minister", "role/secretary", "role/councill"))
        )

    def _drop_status(self, word: str) -> None:
        if word in fr.FORMER_AFTER:
            self.status = Status.FORMER
        elif word in fr.APPOINTED_AFTER:
            self.status = Status.APPOINTED
        self.drop(self.i, self.i + 1)

    def drop(self, start: int, end: int) -> None:
        self.dropped.update(range(start, end))
        self.i = end

    def take_demonym(self) -> bool:
        """A demonym names the State; several are joined by "et" after a plural ("les ministres marocain et espagnol")."""
        mention = self.context.at.get(self.i)
        if mention is None or not mention.adjective or not self.governs(mention):
            return False
        self.countries.append(self.owner_of(mention))
        self.drop(mention.start, mention.end)
        while self.fold_at(self.i) in {"et", ","} and (more := self.context.at.get(self.i + 1)) and more.adjective and self.role.plural:
            self.countries.append(self.owner_of(more))
            self.drop(self.i, more.end)
        return True

    def governs(self, mention: Mention) -> bool:
        """ "ministre de la Coopération africaine": what is no State belongs to the portfolio, but "le ministre québécois des Finances"."""
        owner = self.owner_of(mention)
        sense = self.words.senses.get(owner)
        regional = sense is not None and sense.type is EntityType.PLACE and sense.country is not None and mention.start == self.head_end
        return owner.startswith("country/") or regional or not self.role.ministerial

    def owner_of(self, mention: Mention) -> str:
        return mention.owners[0]

    def _party(self) -> bool:
        """Skip the party between a member of parliament and the constituency: "le député LFI de Seine-Saint-Denis"."""
        mention = self.context.at.get(self.i)
        if mention is None or mention.type is not EntityType.ORGANIZATION or mention.adjective:
            return False
        follows = self.context.at.get(mention.end)
        named = follows is not None and follows.type is EntityType.PERSON
        if not (named or self.fold_at(mention.end) in fr.OF) or (self.role.sphere != "parliament" and not mention.text.isupper()):
            return False
        self.drop(mention.start, mention.end)
        return True

    def _bracket(self) -> bool:
        """Skip a short bracket between head and complement: "Présidente (Les Républicains) de la région"."""
        if self.fold_at(self.i) != "(":
            return False
        close = next((k for k in range(self.i + 1, min(self.i + 8, len(self.folds))) if self.folds[k] == ")"), None)
        if close is None or self.fold_at(close + 1) not in fr.OF:
            return False
        self.drop(self.i, close + 1)
        return True

    # --- what precedes the head

    def _before(self) -> tuple[int, str]:
        """(where the title's own words begin, its determiner); status words set the status."""
        i = self.head
        while True:
            word = self.fold_at(i - 1)
            if word == "-" and self.fold_at(i - 2) == "ex":
                self.status, i = Status.FORMER, i - 2
            elif word == "-" and self.fold_at(i - 2) == "co":
                self.joint, i = True, i - 2
            elif word in fr.FORMER_BEFORE | fr.FORMERLY:
                self.status, i = Status.FORMER, i - 1
            elif word in fr.APPOINTED_BEFORE:
                self.status, i = (Status.APPOINTED if self.status is Status.CURRENT else self.status), i - 1
            elif word == "alors" or (
                (word in {"ici", "la"} and self.fold_at(i - 2) in {"-", "'", "jusqu", "jusque"})
                or (word == "'" and self.fold_at(i - 2) == "jusqu")
            ):
                self.status = Status.FORMER
                i -= 1
                while self.fold_at(i - 1) in {"-", "'", "jusqu", "jusque"}:
                    i -= 1
            else:
                break
        i = self._past_epithet(i)
        if self.fold_at(i - 1) == "'" and self.fold_at(i - 2) in {"l", "d"}:
            return i - 2, self.fold_at(i - 2)
        if self.fold_at(i - 1) in fr.DEFINITE | fr.POSSESSIVES | {"un", "une", "cet", "cette", "ce", "de", "deux", "trois", "quatre"}:
            if self.fold_at(i - 2) == "feu":
                self.status, i = Status.FORMER, i - 1
                return i - 1, self.fold_at(i)
            return i - 1, self.fold_at(i - 1)
        return i, ""

    def _past_epithet(self, i: int) -> int:
        """ "l'inamovible ministre", "le très influent président": where the adjectives before the head begin, an article before them."""
        at = i
        while at > 0 and self._is_epithet(at - 1):
            at -= 1
        determined = (
            self.fold_at(at - 1) in fr.DEFINITE | fr.POSSESSIVES | {"un", "une", "cet", "cette", "ce"} or self.fold_at(at - 1) == "'"
        )
        return at if at < i and determined else i

    def _is_epithet(self, i: int) -> bool:
        """An adjective or adverb, also where the tagger takes it for a noun."""
        if i in self.context.at or self.atoms.capital(i) or not self.atoms.is_word(i):
            return False
        return self.atoms.pos(i) in {"ADJ", "ADV"} or (self.atoms.pos(i) == "NOUN" and self.folds[i].endswith(ADJECTIVAL))

    # --- the label

    def _label(self) -> str:
        """Head in the singular, then what has not been dropped, as the text has it."""
        parts, run = [f"co-{self.role.singular}" if self.joint else self.role.singular], self.head_end
        for i in range(self.head_end, self.i + 1):
            if i == self.i or i in self.dropped:
                if run < i:
                    parts.append(self.atoms.slice(run, i))
                run = i + 1
        return " ".join(self._lowered(part) for part in parts if fold(part))

    def _lowered(self, part: str) -> str:
        first = part.split(" ", 1)[0]
        return part[0].lower() + part[1:] if first[0].isupper() and fold(first) in fr.TITLE_ADJECTIVES else part
