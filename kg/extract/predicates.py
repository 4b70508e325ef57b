"""Titles that a verb or noun gives to somebody named before: "X est maire de Y", "a nommé X ministre", "X prend ses fonctions de"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kg.extract.factuality import find_factuality
from kg.extract.mentions import Mention
from kg.extract.offices import OfficeMention
from kg.language.fr import words as fr
from kg.vocabulary import UNASSERTED, Status

if TYPE_CHECKING:
    from kg.extract.holders import HoldingFinder

NAME_REACH: Final = 12
FRONT: Final = 6


class Predicates:
    """Reads the titles of one article that stand in a predicate; `finder` gives them."""

    def __init__(self, finder: HoldingFinder) -> None:
        self.finder, self.atoms, self.folds, self.names = finder, finder.atoms, finder.folds, finder.names

    def give(self, chain: list[OfficeMention]) -> bool:
        """Give titles to whom the sentence names before them, where its words say so; whether they do."""
        first = chain[0]
        start, _ = self.atoms.sent_of(first.start)
        if (former := self._exercised(chain[-1])) is not None:
            return self.finder.give(chain, former, "relieved", Status.FORMER)
        appointee = self._antecedent(first, start) or self._appointed_behind(first, start) or self._nominated(first, start)
        if appointee is not None:
            return self.finder.give(chain, appointee, "appointed", Status.APPOINTED)
        named = self._last_name(start, first.left)
        if named is not None and self._is_made(named, first):
            return self.finder.give(chain, named, "appointed", Status.APPOINTED)
        if (
            named is None
            or first.left - named.end > NAME_REACH
            or first.determiner not in {"", "le", "la", "l", "un", "une", "de", "d", "a la"}
        ):
            return False
        gap = self.folds[named.end : first.left]
        around = self.folds[max(start, named.left - 8) : first.left]
        appointed = bool(fr.APPOINTING & set(around))
        if first.determiner == "a la" and (verb := self.folds[first.left]) in fr.PRESIDENCY_VERBS:
            if find_factuality(self.atoms, first.left) in UNASSERTED:
                return False
            return self.finder.give(chain, named, "in-the-role-of", Status.CURRENT if verb in fr.PRESIDENCY_HELD else Status.APPOINTED)
        if not gap:
            return appointed and self.finder.give(chain, named, "appointed", Status.APPOINTED)
        text = tuple(gap) if not first.determiner else (*gap, first.determiner)
        role = next((phrase for phrase in fr.IN_THE_ROLE_OF if text[-len(phrase) :] == phrase), ())
        lead = text[: len(text) - len(role)]
        if role and fr.RELIEVING & set(around):
            return self.finder.give(chain, named, "relieved", Status.FORMER)
        if fr.STANDING & set(around):
            return False
        lead = lead[2:] if role and lead[:2] == (",", "qui") else lead
        if set(lead) & {",", ";", "avec", "par", "qui", "que", "dont"} - ({","} if appointed or (role and lead == (",",)) else set()):
            return False
        if first.determiner == "a la":
            return appointed and self.finder.give(chain, named, "appointed", Status.APPOINTED)
        if appointed and (fr.APPOINTING & set(gap) or set(gap) <= fr.FILLERS | {",", "comme", "au", "poste", "de"}):
            return self.finder.give(chain, named, "appointed", Status.APPOINTED)
        if role:
            return self.finder.give(chain, named, "in-the-role-of", Status.APPOINTED if fr.TAKING_UP & set(around) else None)
        if set(gap) <= fr.COPULAS | fr.FILLERS | fr.FIRST_WOMAN | {"donc", "toujours", "depuis"}:
            past = "fut" in gap or gap[:2] == ["a", "ete"]
            return self.finder.give(chain, named, "copula", Status.FORMER if past else None)
        return False

    def _is_made(self, named: Mention, office: OfficeMention) -> bool:
        """ "Ils ont fait d'Ellen Petit leur présidente"."""
        before = self.folds[max(named.left - 3, 0) : named.left]
        made = named.end == office.left and bool(fr.OF & set(before[-2:]) and fr.MAKING & set(before))
        return made and office.determiner in fr.POSSESSIVES | fr.ARTICLES | {"un", "une"}

    def _exercised(self, last: OfficeMention) -> Mention | None:
        """ "il est mis fin aux fonctions de préfet de la Lozère exercées par Mme X": who held the title."""
        behind = self.folds[last.end : last.end + 2]
        return self.finder.name_at(last.end + 2, comma=False) if behind[1:] == ["par"] and behind[0] in fr.EXERCISED else None

    def _last_name(self, start: int, end: int) -> Mention | None:
        return next((m for m in reversed(self.names) if start <= m.start and m.end <= end), None)

    def _antecedent(self, office: OfficeMention, start: int) -> Mention | None:
        """ "M. Younes Tazi, que le Roi a bien voulu nommer wali": who is appointed stands before "que"."""
        if self.folds[office.left - 1] not in {"nommer", "nomme", "nommee", "designe", "designee"}:
            return None
        que = next((k for k in range(office.left - 2, max(start, office.left - 16), -1) if self.folds[k] in {"que", "qu"}), None)
        return next((m for m in reversed(self.names) if que is not None and que - 2 <= m.end <= que), None)

    def _appointed_behind(self, office: OfficeMention, start: int) -> Mention | None:
        """ "Au poste de chancelier, le Parlement a porté Viktor Rossi": who is named behind the verb of appointing."""
        fronted = any(
            tuple(self.folds[office.left + k - len(phrase) : office.left + k]) == phrase for k in (0, 1) for phrase in fr.FRONTED_POSTS
        )
        if not fronted or office.left - start > FRONT:
            return None
        end = self.atoms.sent_of(office.start)[1]
        verb = next((k for k in range(office.end, end) if self.folds[k] in fr.APPOINTING), None)
        named = (m for m in self.names if verb is not None and verb < m.start < min(end, verb + FRONT))
        return next(named, None)

    def _nominated(self, office: OfficeMention, start: int) -> Mention | None:
        """ "La nomination de X, jusqu'ici ministre, comme Première ministre": whom a noun of appointing governs."""
        before = self.folds[max(start, office.left - 3) : office.left]
        if office.determiner not in {"", "de", "d"} or not any(tuple(before[-len(p) :]) == p for p in fr.IN_THE_ROLE_OF):
            return None
        for k in range(office.left - 1, start - 1, -1):
            if self.folds[k] in fr.NOMINATIONS and self.folds[k + 1] in fr.OF:
                return next((m for m in self.names if k < m.left <= k + FRONT and m.end < office.left), None)
            if self.atoms.pos(k) in {"VERB", "AUX"} and "VerbForm=Fin" in str(self.atoms.tokens[k].morph):
                return None
        return None
