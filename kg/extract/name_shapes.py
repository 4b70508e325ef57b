"""What a person's name looks like: forms of address before it, its parts with capitals, particles, hyphens, where it begins and ends."""

from __future__ import annotations

from kg.extract.atoms import HONORIFICS, NEWLINE, Atoms
from kg.extract.lexicon import lexicon
from kg.language.fr import words as fr


class NameShapes:
    """Reads the shapes of names in one article."""

    def __init__(self, atoms: Atoms) -> None:
        self.atoms, self.words = atoms, lexicon()

    def skip_address(self, start: int, end: int) -> tuple[int, int, str]:
        """Move `start` behind forms of address and offices inside the guess, then look at those before it: (start, left, gender)."""
        gender = ""
        while start < end and (hit := self._address(start)) and hit[0] < end:
            start, gender = hit[0], hit[1] or gender
        left = start
        while (before := self._address_before(left) or self._honorific_before(left)) is not None:
            left, gender = before[0], gender or before[1]
        return start, left, gender

    def _address(self, i: int) -> tuple[int, str] | None:
        """A form of address or office head at atom `i`: (end, gender)."""
        if hit := self.words.civilities.longest(self.atoms.folds, i):
            return self.past_stop(hit[0]), hit[1]
        role = self.words.roles.longest(self.atoms.folds, i)
        return (role[0], role[1].gender) if role else None

    def past_stop(self, i: int) -> int:
        """Behind the full stop at atom `i` that ends an abbreviation: "M.", "Pr."; one behind a whole word ends the sentence."""
        abbreviated = i < len(self.atoms) and self.atoms.words[i] == "." and self.atoms.folds[i - 1] in HONORIFICS
        return i + 1 if abbreviated else i

    def _address_before(self, i: int) -> tuple[int, str] | None:
        """The form of address that ends right before atom `i`: (where it begins, gender)."""
        for length in (1, 2, 3, 4, 5, 6):
            at = i - length
            if at < 0 or self.atoms.folds[at] == NEWLINE:
                return None
            hit = self.words.civilities.longest(self.atoms.folds, at)
            if hit and self.past_stop(hit[0]) == i:
                return at, hit[1]
        return None

    def _honorific_before(self, i: int) -> tuple[int, str] | None:
        """ "Son Excellence le général X": the form of address before the article of another one."""
        return self._address_before(i - 1) if i and self.atoms.folds[i - 1] in {"le", "la"} else None

    def extend(self, start: int, end: int) -> int:
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

    def starts_name(self, i: int) -> bool:
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

    def first_part(self, i: int) -> int:
        """The end of a name's first part: its particles and one word with a capital."""
        while (
            i < len(self.atoms)
            and not self.atoms.capital(i)
            and (self.atoms.folds[i] in fr.PARTICLES | fr.NOBILIARY or self.atoms.words[i] in "-'’")
        ):
            i += 1
        return i + 1

    def goes_on_at(self, i: int) -> bool:
        """Whether atom `i` goes on with a name: a word with a capital, or a particle before one."""
        atoms = self.atoms
        k = self.first_part(i) - 1
        if k >= len(atoms) or atoms.glued(i) or atoms.sents[k] != atoms.sents[i]:
            return False
        return atoms.capital(k) and atoms.words[k].isalpha() and atoms.folds[k] not in fr.NOT_NAMES and not self._is_other(k)

    def follows_demonym(self, i: int) -> bool:
        """ "le Géorgien Zurab …": a demonym with a capital and an article before atom `i`."""
        if i < 2 or not self.atoms.capital(i - 1) or self.atoms.folds[i - 2] not in {"le", "la", "'"}:
            return False
        hit = self.words.demonyms.longest(self.atoms.folds, i - 1)
        return hit is not None and hit[0] == i
