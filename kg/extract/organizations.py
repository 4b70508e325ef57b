"""Organizations that the gazetteers don't know: which names of one article are one body, their acronyms, and their full names."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.atoms import Atoms
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.trie import cut
from kg.text import fold
from kg.vocabulary import EntityType


@dataclass(slots=True, eq=False)
class Body:
    """An organization of the article: its fullest name, other names, and its node where the gazetteers know it."""

    label: str
    aliases: list[str] = field(default_factory=list)
    owner: str | None = None


class Bodies:
    """The organizations of one article, found by any of their names."""

    def __init__(self, atoms: Atoms, mentions: list[Mention]) -> None:
        self.bodies: dict[str, Body] = {}
        for mention in sorted((m for m in mentions if m.type is EntityType.ORGANIZATION and not m.adjective and not m.people), key=_length):
            body = self.find(mention.text)
            acronym = _acronym(atoms, mention)
            if acronym is not None:
                self.bodies.setdefault(fold(acronym), body)
                body.aliases.append(acronym)

    def find(self, name: str) -> Body:
        """The body of this name; a new one where the article has not named it before."""
        key = fold(name)
        if key in self.bodies:
            return self.bodies[key]
        hit = lexicon().names.longest(cut(name), 0)
        if hit is not None and hit[0] == len(cut(name)) and hit[1].type is EntityType.ORGANIZATION:
            body = Body(hit[1].label, [], hit[1].id)
        else:
            body = self._longer(key) or Body(name)
        if body.label != name:
            body.aliases.append(name)
        return self.bodies.setdefault(key, body)

    def _longer(self, key: str) -> Body | None:
        """A body whose name begins with these words: "la Commission" after "la Commission européenne"."""
        return next((body for known, body in self.bodies.items() if known.startswith(key + " ")), None)


def _length(mention: Mention) -> tuple[int, int]:
    return -len(mention.text), mention.start


def _acronym(atoms: Atoms, mention: Mention) -> str | None:
    """ "Organisation internationale de la Francophonie (OIF)": the acronym in the bracket."""
    i = mention.end
    if i + 2 < len(atoms) and atoms.folds[i] == "(" and atoms.folds[i + 2] == ")" and atoms.words[i + 1][:2].isupper():
        return atoms.words[i + 1]
    return None
