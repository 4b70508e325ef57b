"""What the relation finders find: a claim in terms of the article's persons and names, before nodes are made of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.atoms import Atoms
from kg.extract.coreference import Cast
from kg.extract.dates import DateMention
from kg.extract.described import Described, Descriptions
from kg.extract.mentions import Mention
from kg.extract.participants import Parties
from kg.extract.persons import Person
from kg.extract.states import States
from kg.model import Quotation
from kg.vocabulary import Factuality


@dataclass(slots=True)
class Claim:
    """A relation between persons, or the owners (ids) and names that mentions stand for; `start` and `end` are the evidence's atoms.

    `trigger` is the atom of the word that tells it, where that is not the first of the evidence.
    """

    subject: Person | Mention | str
    predicate: str
    object: Person | Mention | Described | Quotation | str
    start: int
    end: int
    rule: str
    factuality: Factuality = Factuality.ASSERTED
    date: str | None = None
    place: Mention | None = None
    topics: tuple[str, ...] = ()
    confidence: float = 0.8
    trigger: int | None = None


@dataclass(slots=True)
class Scene:
    """All that is known of an article when relations are looked for."""

    atoms: Atoms
    mentions: list[Mention]
    dates: list[DateMention]
    cast: Cast
    states: States
    in_titles: frozenset[int] = frozenset()
    _parties: Parties | None = field(default=None, init=False)
    _described: Descriptions | None = field(default=None, init=False)

    @property
    def parties(self) -> Parties:
        """The persons, States and bodies of each sentence; found when first asked for, once cast and offices are settled."""
        if self._parties is None:
            self._parties = Parties(self)
        return self._parties

    def renew_parties(self) -> None:
        """Forget the parties, which depend on the offices found, where more of those have been found since."""
        self._parties = None

    @property
    def described(self) -> Descriptions:
        """The agreements and events that the article names or describes."""
        if self._described is None:
            self._described = Descriptions(self)
        return self._described
