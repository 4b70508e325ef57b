"""Where travellers were: whoever "est arrivé à Pretoria" met there those of whom nothing else says where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from kg.extract.claims import Claim
from kg.extract.mentions import Mention
from kg.vocabulary import EntityType, Factuality, Predicate

if TYPE_CHECKING:
    from kg.extract.claims import Scene

HOSTED: Final = frozenset({"received"})
"""Tellings of meetings whose subject is at home."""


class Stays:
    """The visits to places that an article tells, by traveller, in text order."""

    def __init__(self, scene: Scene, claims: Iterable[Claim]) -> None:
        self.scene = scene
        visits = [claim for claim in claims if claim.predicate is Predicate.VISITED]
        self.visits = [(v, v.object) for v in sorted(visits, key=_at) if isinstance(v.object, Mention) and self._is_stop(v.object)]

    def place(self, claim: Claim, start: int, end: int) -> Mention | None:
        """The place that somebody who takes part in a meeting visits by what atoms `start` to `end` tell, the last one.

        "M. Petit s'est rendu à Maroua. Il a rencontré le gouverneur": Maroua; of other claims None.
        """
        if claim.predicate is not Predicate.MET:
            return None
        who = [claim.object] if claim.rule in HOSTED else [claim.subject, claim.object]
        told = {Factuality.ASSERTED, claim.factuality}
        found = [place for v, place in self.visits if start <= _at(v) < end and v.factuality in told and any(v.subject is p for p in who)]
        return found[-1] if found else None

    def _is_stop(self, place: Mention) -> bool:
        """A city or the like; not where one came from ("en provenance de Harare")."""
        from_there = "provenance" in self.scene.atoms.folds[max(place.start - 2, 0) : place.start]
        return place.type is EntityType.PLACE and not from_there


def _at(claim: Claim) -> int:
    return claim.trigger if claim.trigger is not None else claim.start
