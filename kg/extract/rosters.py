"""Lists that set who is who a line: "Ministre de l'Intérieur : Aziz Belmir", "- Karim Benali à Béchar" under "Sont nommés walis :"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.extract.atoms import NEWLINE
from kg.extract.mentions import Mention
from kg.extract.offices import OfficeMention
from kg.extract.phrases import past_articles
from kg.vocabulary import EntityType, Status

if TYPE_CHECKING:
    from kg.extract.holders import HoldingFinder

BULLETS: Final = frozenset("- – — • * · ▪ > + o".split())
COLON_REACH: Final = 40
NOMINATING: Final = frozenset(
    """nomme nommes nommee nommees nomination nominations remaniement remanie gouvernement compose composition mouvement designes elus
    elections elu""".split()
)


class Rosters:
    """Reads the lists of one article; `finder` has found what running text says."""

    def __init__(self, finder: HoldingFinder, mentions: list[Mention]) -> None:
        self.finder, self.atoms, self.folds = finder, finder.atoms, finder.atoms.folds
        self.mentions = mentions
        self.status = self._status()

    def find(self) -> None:
        """Add to the finder's holdings what lines of lists say."""
        header: OfficeMention | None = None
        nominating = False
        for start, end in self._lines():
            first = self._past_bullet(start, end)
            colon = end - 1 if self.folds[end - 1] == ":" else None
            if colon is None:
                colon = next((k for k in range(first, min(end, first + COLON_REACH)) if self.folds[k] == ":"), None)
            if colon == end - 1:
                header = self._header(first, colon)
                nominating = bool(NOMINATING & set(self.folds[first:colon]))
            elif nominating and first > start:
                self._nominate(first, end)
            if colon == end - 1:
                continue
            if header is not None and (first > start or end - first < COLON_REACH) and self._under(header, first, end):
                continue
            if colon is not None:
                self._pair(first, colon, end)
            elif first == start:
                header, nominating = None, False

    def _nominate(self, first: int, end: int) -> None:
        """Who is named with a title on a line under "Sa Majesté a nommé :" takes it over."""
        for holding in self.finder.found:
            if first <= holding.start < end and holding.status is Status.CURRENT:
                holding.status = Status.APPOINTED

    def _status(self) -> Status:
        """Whether the article tells of appointments: its title and the sentences before the first list say so."""
        end = self.atoms.bounds[min(3, len(self.atoms.bounds) - 1)][1] if self.atoms.bounds else 0
        return Status.APPOINTED if NOMINATING & set(self.folds[:end]) else Status.CURRENT

    def _lines(self) -> Iterator[tuple[int, int]]:
        start = 0
        for i, word in enumerate(self.folds):
            if word == NEWLINE:
                if i > start:
                    yield start, i
                start = i + 1
        if start < len(self.folds):
            yield start, len(self.folds)

    def _past_bullet(self, i: int, end: int) -> int:
        """The first word of a line: behind a dash, or a number with its mark."""
        if self.folds[i] in BULLETS and i + 1 < end:
            return i + 1
        if self.folds[i].isdigit() and i + 2 < end and self.folds[i + 1] in {".", ")", "°", "-", "/"}:
            return i + 2
        return i

    # --- "Ministre de la Santé : Awa Ndoye", "Awa Ndoye : ministre de la Santé"

    def _pair(self, first: int, colon: int, end: int) -> None:
        titles = [o for o in self.finder.offices if first <= o.start < colon and not o.plural]
        named = self.finder.name_at(colon + 1)
        if titles and titles[0].left <= first + 1 and titles[-1].end == colon and named is not None and named.end <= end:
            self._give(titles, named)
            return
        holder = self.finder.by_left.get(first) or self.finder.by_left.get(past_articles(self.folds, first))
        behind = [o for o in self.finder.offices if colon < o.start < end and not o.plural]
        if holder is not None and holder.end == colon and behind and behind[0].left <= colon + 2:
            self._give([o for n, o in enumerate(behind) if n == 0 or o.left <= behind[n - 1].end + 2], holder)

    def _give(self, titles: list[OfficeMention], named: Mention) -> None:
        person = self.finder.persons[named]
        for title in titles:
            self.finder.found = [h for h in self.finder.found if h.office is not title]
            start, end = min(title.left, named.left), max(title.end, named.end)
            status = self.status if title.status is Status.CURRENT else title.status
            self.finder.add(person, title, start, end, "roster", status)

    # --- "Sont nommés walis :" and the lines below

    def _header(self, first: int, colon: int) -> OfficeMention | None:
        """The last plural title of a line that ends in a colon."""
        plural = [o for o in self.finder.offices if first <= o.start and o.end <= colon and o.plural]
        return plural[-1] if plural else None

    def _under(self, header: OfficeMention, first: int, end: int) -> bool:
        """A line with one person and at most a place under a plural title."""
        names = [m for m in self.finder.names if first <= m.start < end]
        titled = any(first <= o.start < end for o in self.finder.offices)
        if len(names) != 1 or titled:
            return False
        named = names[0]
        place = next((m for m in self.mentions if first <= m.start < end and m.type in {EntityType.PLACE, EntityType.COUNTRY}), None)
        office = replace(header, plural=False, elliptic=True, status=Status.CURRENT)
        if place is not None and self._locates(place, named):
            self._govern(office, place)
        self.finder.add(self.finder.persons[named], office, named.left, max(named.end, place.end if place else 0), "roster", self.status)
        return True

    def _locates(self, place: Mention, named: Mention) -> bool:
        """ "X (Béchar)", "X à Oran", "Oran : X", "wilaya d'Oran : X"."""
        before, after = self.folds[place.start - 1], self.folds[place.end] if place.end < len(self.folds) else ""
        return before in {"(", "a", "au", "en", "aux"} or (place.end <= named.left and after == ":")

    def _govern(self, office: OfficeMention, place: Mention) -> None:
        """A local office governs the place, an ambassador is sent by the State in brackets, or posted where "à" and "en" say."""
        if office.role.sphere in {"local", "parliament"}:
            office.body = (EntityType.PLACE, place.text, place)
        elif office.role.sphere == "embassy" and place.type is EntityType.COUNTRY and self.folds[place.start - 1] == "(":
            office.countries = [place.owners[0]]
        elif office.role.sphere == "embassy":
            office.label = f"{office.label} {self.atoms.slice(place.start - 1, place.end)}"
