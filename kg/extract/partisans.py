"""Political parties: which of several that share a name or a word for members an article means ("PS", "socialiste", "conservateurs").

The State that a person belongs to decides, else the one that the article speaks of most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from kg.extract.lexicon import Sense, lexicon
from kg.extract.mentions import Mention
from kg.extract.trie import cut
from kg.vocabulary import EntityType

AGENCY_WEIGHT: Final = 3


def settle_parties(mentions: Iterable[Mention], agencies: Collection[str] = ()) -> None:
    """Let names that several parties share ("PS", "Parti travailliste") mean the one of the State named most.

    `agencies` are the States of the article's source. The mentions are changed in place.
    """
    mentions = list(mentions)
    weights: Counter[str] = Counter(dict.fromkeys(agencies, AGENCY_WEIGHT))
    for mention in mentions:
        weights.update(_states(mention))
    for mention in mentions:
        parties = namesakes(mention.text) if mention.type is EntityType.ORGANIZATION and mention.owners else ()
        if len(parties) > 1 and mention.owners[0] in {party.id for party in parties}:
            mention.sense = max(parties, key=lambda party: weights[party.country or ""])
            mention.owners = (mention.sense.id,)


def namesakes(name: str) -> tuple[Sense, ...]:
    """The parties that a name may mean: all that are called "PS"."""
    atoms = cut(name)
    hit = lexicon().political.longest(atoms, 0)
    return hit[1] if hit is not None and hit[0] == len(atoms) else ()


def choose_party(
    parties: tuple[Sense, ...], states: Iterable[str | None], weights: Mapping[str, float], *, weak: bool = False
) -> Sense | None:
    """The party of the first of `states` (a person's) that has just one, else of the State that the article speaks of most.

    None where no State decides; a word that is no common word too (`weak`) and belongs to one party needs none.
    """
    known = [state for state in states if state is not None and state.startswith("country/")]
    for state in known:
        own = [party for party in parties if party.country == state]
        if own:
            return own[0] if len(own) == 1 else None
    if known:
        return next((party for party in parties if party.country is None), None)
    best = max(parties, key=lambda party: weights.get(party.country or "", 0.0))
    if weights.get(best.country or "", 0.0) == 0 and (stateless := [party for party in parties if party.country is None]):
        best = stateless[0]
    rivals = [party for party in parties if party.country == best.country]
    if len(rivals) == 1 and (weights.get(best.country or "", 0.0) > 0 or (len(parties) == 1 and not weak) or best.country is None):
        return best
    return None


def _states(mention: Mention) -> tuple[str, ...]:
    if mention.type is EntityType.COUNTRY:
        return mention.owners[:1]
    state = mention.sense.country if mention.type is EntityType.PLACE and mention.sense is not None else None
    return (state,) if state is not None else ()
