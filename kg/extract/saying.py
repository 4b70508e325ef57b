"""Which words of a text are verbs of saying, and what the tree hangs on them."""

from __future__ import annotations

from typing import Final

from kg.extract.atoms import Atoms
from kg.extract.discourse import Discourse
from kg.extract.participants import Parties
from kg.language.fr import speech
from kg.language.fr import words as fr

WITH_REACH: Final = 5
AUXILIARY_REACH: Final = 5
INFINITIVES: Final = ("er", "ir", "dire", "crire", "faire", "dre", "ttre", "vre", "clure", "itre")


class Verbs:
    """The verbs of saying of one article."""

    def __init__(self, atoms: Atoms, parties: Parties, discourse: Discourse) -> None:
        self.atoms, self.folds, self.parties, self.discourse = atoms, atoms.folds, parties, discourse

    def says(self, k: int) -> bool:
        """Whether atom `k` is a verb of saying: by its form, and by its part of speech or the auxiliary before it."""
        word = self.folds[k]
        if word in speech.SAYING_WITH:
            return bool(speech.SAYING_WITH[word] & set(self.folds[k + 1 : k + 1 + WITH_REACH]))
        if word not in speech.SAYING:
            return False
        if self.atoms.pos(k) in {"VERB", "AUX"} or (k > 0 and self.folds[k - 1] in speech.AUXILIARIES):
            return True
        participle = self.atoms.words[k].lower().endswith(("é", "ée", "és", "ées"))
        return not (word in speech.ALSO_NOUNS or participle or self.atoms.capital(k)) or self._stands_as_verb(k)

    def _stands_as_verb(self, k: int) -> bool:
        """Whether a word that may be a noun ("juge", not "juge de paix") follows a name, a comma or "qui", as only a verb can."""
        if self.atoms.capital(k) or (k + 1 < len(self.folds) and self.folds[k + 1] in fr.OF) or not k:
            return False
        return self.folds[k - 1] in {",", "»", ")"} | speech.BEFORE_VERBS or self.parties.at(k - 1) is not None

    def attributes(self, k: int, *, any_verb: bool) -> bool:
        """Whether atom `k` may attribute a quotation before it: a verb of saying, or any verb where `any_verb`; no auxiliary."""
        if self.folds[k] in speech.LEADS or self.folds[k] in fr.PASSIVES:
            return False
        return self.says(k) or (any_verb and self.atoms.pos(k) == "VERB")

    def participle_behind(self, k: int, limit: int) -> int | None:
        """The participle of a verb of saying close behind the pronoun at atom `k`: "a-t-il, lundi, ajouté"."""
        return next((n for n in range(k + 1, min(k + WITH_REACH, limit)) if self.says(n)), None)

    def is_gerund(self, k: int) -> bool:
        """Whether atom `k` is a present participle: "ajoutant"."""
        return self.folds[k].endswith("ant") and "Tense=Past" not in str(self.atoms.tokens[k].morph)

    def is_infinitive(self, k: int) -> bool:
        """Whether atom `k` is an infinitive: "dénoncer"."""
        return "VerbForm=Inf" in str(self.atoms.tokens[k].morph) or self.folds[k].endswith(INFINITIVES)

    def is_active(self, k: int, start: int) -> bool:
        """Whether who does what the verb says is its subject: "a dénoncé", not "dénoncé par X"."""
        before = set(self.folds[max(start, k - AUXILIARY_REACH) : k])
        return bool(speech.ACTIVE & before) or not (self.atoms.parsed and self.parties.is_passive(k))

    def behind(self, k: int, limit: int, relation: str = "nsubj") -> int | None:
        """The head of the subject that the tree finds behind the verb at atom `k`; it may take it for an object ("obj") there."""
        token = self.atoms.tokens[k]
        token = token.head if token.dep_.startswith("aux") else token
        for child in token.children if self.atoms.parsed else ():
            at = self.parties.first.get(child.i, -1)
            if not child.dep_.startswith(relation) or self.discourse.around[at] is not None:
                continue
            if k < at < limit and self.folds[at] not in fr.DAY_WORDS:
                return at
        return None
