"""When and where what an article tells happened: dates and places of claims, after all have been found.

A sentence that says neither goes on from the one before: "Il s'est ensuite entretenu avec …" is of the day and the city named last. What
the article is about happened where it is written, on the day of its first sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kg.extract.atoms import NEWLINE
from kg.extract.buildings import find_buildings
from kg.extract.claims import Claim, Scene
from kg.extract.dates import DateMention
from kg.extract.days import is_earlier
from kg.extract.described import Described
from kg.extract.mentions import Mention
from kg.extract.places import find_places, place_before_where, preposition
from kg.extract.stays import Stays
from kg.language.fr import words
from kg.vocabulary import EntityType, Predicate

DATED: Final = frozenset({Predicate.MET, Predicate.VISITED, Predicate.PARTY_TO, Predicate.PARTICIPATED_IN})
PLACED: Final = DATED - {Predicate.VISITED}
LEAD_SENTENCES: Final = 3
DATELINE_REACH: Final = 14
DISTANT: Final = frozenset(
    {"telephone", "telephonique", "telephoniques", "telephoniquement", "visioconference", "virtuel", "virtuelle", "ligne"}
)
CALLED: Final = frozenset({"called", "by-telephone"})
LONG_BEHIND: Final = 40
PARAGRAPH: Final = 30  # sentences of a paragraph from which a day or place is carried on
YEAR: Final = 4
BOUND_REACH: Final = 2
POINTING_REACH: Final = 4
STANDING: Final = frozenset({"between", "compound"})
"""Tellings of agreements that may have been signed long ago."""
BOUNDS: Final = frozenset({"depuis", "jusqu", "avant"})


def settle_settings(scene: Scene, claims: Iterable[Claim]) -> None:
    """Give meetings, visits, agreements and participations the date and, visits aside, the place that their sentence or context says.

    Whoever signs one agreement or takes part in one event does so in one place: the first that is said.
    """
    claims, said = list(claims), dict[int, Mention]()
    timeline = Timeline(scene, Stays(scene, claims))
    placed = [claim for claim in claims if claim.predicate in PLACED and not _is_call(scene, claim)]
    for claim in claims:
        if claim.predicate in DATED:
            claim.date = timeline.date(_at(claim), claim.date, since=claim.predicate is Predicate.VISITED)
    for claim in placed:
        claim.place = timeline.said(claim)
        if claim.place is not None and isinstance(claim.object, Described):
            said.setdefault(id(claim.object), claim.place)
    for claim in placed:
        claim.place = claim.place or said.get(id(claim.object)) or timeline.context(claim)


def _at(claim: Claim) -> int:
    return claim.trigger if claim.trigger is not None else claim.start


def _is_call(scene: Scene, claim: Claim) -> bool:
    start, end = scene.atoms.sent_of(_at(claim))
    return claim.predicate is Predicate.MET and (claim.rule in CALLED or bool(DISTANT & set(scene.atoms.folds[start:end])))


class Timeline:
    """The days and places of one article, sentence by sentence."""

    def __init__(self, scene: Scene, stays: Stays) -> None:
        self.scene, self.atoms, self.stays = scene, scene.atoms, stays
        self.buildings = find_buildings(scene)
        self.paragraphs = self._paragraphs()
        self.body = next((number for number, paragraph in enumerate(self.paragraphs) if paragraph), 0)
        self._last: dict[int, Mention | None] = {}

    def _paragraphs(self) -> list[int]:
        """The number of each sentence's paragraph; the title's is 0."""
        found, number = [], 0
        for start, end in self.atoms.bounds:
            found.append(number)
            number += NEWLINE in self.atoms.folds[start:end]
        return found

    # --- dates

    def date(self, i: int, known: str | None, *, since: bool = False) -> str | None:
        """The date of what atom `i` tells: said in its sentence, else of the sentences before, else of the article's lead.

        `since`: whether "depuis dimanche" says when it began.
        """
        start, end = self.atoms.sent_of(i)
        near = self._said(start, end, i, since=since)
        if near is not None:
            return near
        if known is not None:
            return known
        return self._carried(i) or self._lead_date()

    def _said(self, start: int, end: int, i: int, *, since: bool) -> str | None:
        """The date in the sentence that is nearest to atom `i`, in its own clause first; that of the dateline last."""
        inside = [d for d in self.scene.dates if start <= d.start < end]
        fitting = [d for d in inside if since or not self._since(d)]
        return min(fitting, key=lambda d: self._rank(d, i), default=_NONE).value or None

    def _rank(self, date: DateMention, i: int) -> tuple[bool, bool, bool, int]:
        return self._in_dateline(date), len(date.value) == YEAR, self._barred(date, i), abs(date.start - i)

    def _since(self, date: DateMention) -> bool:
        """ "depuis 2015", "jusqu'à lundi", "avant mars": a bound, not the time of what is told."""
        return bool(BOUNDS & set(self.atoms.folds[max(date.start - BOUND_REACH, 0) : date.start]))

    def _barred(self, date: DateMention, i: int) -> bool:
        """Whether a break stands between the date and the trigger."""
        low, high = sorted((date.start, i))
        return bool({";", ":", "que", "qu", "dont"} & set(self.atoms.folds[low:high]))

    def _in_dateline(self, date: DateMention) -> bool:
        """ "Rabat, 12 mars (MAP) – …"."""
        start, end = self.atoms.bounds[self.body]
        return start <= date.start < min(start + DATELINE_REACH, end) and self.scene.states.dateline is not None and date.start - start <= 4

    def _carried(self, i: int) -> str | None:
        """The day that the sentence before, in the same paragraph, names."""
        number = self.atoms.sents[i]
        for before in range(number - 1, max(number - PARAGRAPH, 0) - 1, -1):
            if self.paragraphs[before] != self.paragraphs[number]:
                return None
            start, end = self.atoms.bounds[before]
            inside = [
                d for d in self.scene.dates if start <= d.start < end and d.is_day and not self._in_dateline(d) and not self._since(d)
            ]
            if inside:
                return inside[0].value
        return None

    def _lead_date(self) -> str | None:
        """The first day that the article's first sentences name."""
        last = min(self.body + LEAD_SENTENCES, len(self.atoms.bounds))
        start, end = self.atoms.bounds[self.body][0], self.atoms.bounds[last - 1][1]
        lead = [d for d in self.scene.dates if start <= d.start < end and d.is_day]
        return min(lead, key=lambda d: (self._in_dateline(d), d.start), default=_NONE).value or None

    # --- places

    def said(self, claim: Claim) -> Mention | None:
        """The place that the event's name or the sentence says, "y" included; a country only where nothing says which city."""
        i = _at(claim)
        if claim.predicate is Predicate.PARTICIPATED_IN and (own := self._of_event(claim.object)) is not None:
            return own
        start, end = self.atoms.sent_of(i)
        before = place_before_where(self.scene, i)
        if before is not None and before.type is EntityType.PLACE:
            return before
        return self._where(start, end, i) or self.stays.place(claim, start, end) or self._pointed_at(claim)

    def context(self, claim: Claim) -> Mention | None:
        """The place of the sentences before, else where the article is written, but for what is older ("avait signé")."""
        i = _at(claim)
        if claim.rule in STANDING:
            return None
        number = self.atoms.sents[i]
        for before in range(number - 1, max(self.body, number - PARAGRAPH) - 1, -1):
            if self.paragraphs[before] != self.paragraphs[number]:
                break
            low, high = self.atoms.bounds[before]
            if (carried := self.stays.place(claim, low, high) or self._last_place(before)) is not None:
                return carried
        if (stay := self.stays.place(claim, self.atoms.bounds[self.body][0], i)) is not None:
            return stay
        if is_earlier(self.scene, i):
            return None
        abroad = next((m for m in self._located(*self.atoms.sent_of(i)) if m.type is EntityType.COUNTRY), None)
        home = self.scene.states.dateline or self._lead_place()
        return abroad if abroad is not None and (home is None or home.sense is None or home.sense.country not in abroad.owners) else home

    def _last_place(self, number: int) -> Mention | None:
        """The last place that a sentence says; found once, since many claims may ask."""
        if number not in self._last:
            self._last[number] = self._where(*self.atoms.bounds[number], None)
        return self._last[number]

    def _of_event(self, thing: object) -> Mention | None:
        """ "le sommet de Johannesburg": the city in the event's name."""
        phrases = thing.phrases if isinstance(thing, Described) else []
        inside = (m for p in phrases for m in self.scene.mentions if p.head < m.start < p.end and m.type is EntityType.PLACE)
        return next((m for m in inside if _is_city(m) and preposition(self.scene, m.start) in words.OF | words.LOCATIVE), None)

    def _pointed_at(self, claim: Claim) -> Mention | None:
        """ "y accueillait": where a traveller has gone, else the place named last before, one where something happens first."""
        i = _at(claim)
        start = self.atoms.sent_of(i)[0]
        if "y" not in self.atoms.folds[max(start, i - POINTING_REACH) : i]:
            return None
        low = self.atoms.bounds[max(self.atoms.sents[i] - 1, 0)][0]
        located = [m for m in self._located(low, i) if m.type is EntityType.PLACE]
        named = [m for m in self.scene.mentions if low <= m.start < i and m.type is EntityType.PLACE and _is_city(m)]
        return self.stays.place(claim, low, i) or next(reversed(located or named), None)

    def _located(self, start: int, end: int) -> list[Mention]:
        return [m for m in find_places(self.scene, start, end) if not self._follows_title(m) and _is_city(m)]

    def _where(self, start: int, end: int, i: int | None) -> Mention | None:
        """The place nearest to atom `i` that a locative preposition governs, buildings before cities; the last one where `i` is None."""
        buildings = [m for m in self.buildings if start <= m.start < end]
        inside = {k for building in buildings for k in range(building.start, building.end)}
        cities = [m for m in self._located(start, end) if m.type is EntityType.PLACE and m.start not in inside]
        if i is None:
            return cities[-1] if cities else None
        near = [m for m in (*buildings, *cities) if abs(m.start - i) <= LONG_BEHIND]
        return min(near, key=lambda m: (self._cut_off(m, i), abs(m.start - i)), default=None)

    def _cut_off(self, place: Mention, i: int) -> bool:
        low, high = sorted((place.start, i))
        return bool({";", ":", "que", "qu", "dont"} & set(self.atoms.folds[low:high]))

    def _follows_title(self, place: Mention) -> bool:
        """ "l'ambassadeur à Alger", "l'arrivée en Libye de …": the place belongs to a title."""
        return place.start in self.scene.in_titles or place.start - 1 in self.scene.in_titles

    def _lead_place(self) -> Mention | None:
        """The first city that the article's first sentences, else its title, say something happens in."""
        last = min(self.body + LEAD_SENTENCES, len(self.atoms.bounds))
        start, end = self.atoms.bounds[self.body][0], self.atoms.bounds[last - 1][1]
        located = (*self._located(start, end), *self._located(0, start))
        return next((m for m in located if m.type is EntityType.PLACE), None)


def _is_city(place: Mention) -> bool:
    """Whether something can take place there: no continent or sea."""
    return place.sense is None or place.type is EntityType.COUNTRY or place.sense.country is not None


_NONE: Final = DateMention(0, 0, "")
