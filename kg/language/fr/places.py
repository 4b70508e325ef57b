"""Nouns of buildings and streets in which meetings take place; folded, as `kg.text.fold` gives them."""

from __future__ import annotations

from typing import Final

STREETS: Final = frozenset("rue place avenue boulevard quai".split())
OFFICIAL: Final = frozenset("palais residence hotel bureau maison".split())
BUILDINGS: Final = (
    STREETS
    | OFFICIAL
    | frozenset(
        """chateau stade villa cathedrale mosquee basilique abbaye aeroport universite campus forteresse caserne base salle salon musee
    manoir pavillon domaine centre tour cite""".split()
    )
)
SEATS: Final = frozenset("primature prefecture presidence mairie chancellerie elysee matignon vatican kremlin".split())
"""Seats of power that need no name: "reçu à la primature"."""
HALLS: Final = frozenset("ville region departement police congres".split())
"""With "hôtel de" or "palais des"."""
