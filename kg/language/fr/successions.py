"""Closed classes of French words for who follows whom in an office. All words are folded."""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import words

SUCCEEDING: Final = words(
    """succede succedent succedant succedera succederont succeder succedait remplace remplacent remplacera remplacer remplacant remplacait
    supplante supplanter detrone detroner detronant"""
)
"""Verbs whose subject takes over from their object; "remplacé" may be a passive."""

REPLACED: Final = words("remplace remplacee remplaces remplacees supplante supplantee detrone detronee evince evincee devance")
BEING: Final = words("est ete etre sera etait fut serait soit etant")

TAKING_OVER: Final = (
    ("la", "suite", "de"), ("la", "suite", "d"), ("la", "suite", "du"), ("la", "place", "de"), ("la", "place", "d"), ("la", "place", "du"),
    ("le", "relais", "de"), ("le", "relais", "d"), ("le", "relais", "du"), ("la", "releve", "de"), ("la", "releve", "d"),
    ("la", "releve", "du"), ("la", "succession", "de"), ("la", "succession", "d"), ("la", "succession", "du"), ("en", "remplacement", "de"),
    ("en", "remplacement", "d"), ("en", "remplacement", "du"),
    ("successeur", "de"), ("successeur", "d"), ("successeur", "du"), ("successeure", "de"), ("successeuse", "de"),
    ("successeure", "d"), ("le", "flambeau", "de"), ("le", "flambeau", "des", "mains"), ("le", "temoin", "de"), ("en", "lieu", "et"),
)  # fmt: skip
"""Phrases of who takes over, up to the preposition before who held the office."""

AT_THE_EXPENSE: Final = (("au", "profit", "de"), ("au", "profit", "d"), ("au", "profit", "du"))
IN_THE_PLACE: Final = (("a", "sa", "place"), ("a", "sa", "succession"), ("en", "remplacement", "de", "celui"))
SEATS: Final = words("fauteuil poste siege place bureau")
SEATING: Final = words(
    """installe installee installera assied assiera occupe occupera prend prendra pris reprend reprendra repris herite heritera recupere
    investit"""
)
"""Nouns for the seat that somebody leaves, and verbs of who takes it."""

SYMBOLS: Final = words(
    """place fauteuil poste temoin flambeau relais main mains pouvoir pouvoirs cle cles clef clefs clochette maillet charges charge
    fonctions presidence renes commandes barre siege brassard couronne trone direction gouvernail echarpe sceaux marteau sceptre"""
)
"""What is handed over with an office."""

HANDING: Final = words(
    """cede cedent cedera cedait ceder cedant cedee passe passent passera passait passer passant transmet transmettent transmettra transmis
    transmettre transmettant remet remettent remettra remis remettre remettant laisse laissera laissait laisser laissant
    abandonne abandonner efface effacer"""
)
"""Verbs whose subject hands over to whom "à" leads."""

TOKENS: Final = words("maillet cle cles clef clefs temoin flambeau relais clochette marteau echarpe brassard sceaux sceptre")
"""What is received from who held the office before."""

RECEIVING: Final = words("recu recoit recevra recueilli reprend repris")
HANDOVERS: Final = words("passation passations transmission alternance")
OF_POWERS: Final = words("pouvoir pouvoirs service services charge charges consignes temoin flambeau commandement fonctions")
SUCCESSORS: Final = words("successeur successeure successeuse successeurs remplacant remplacante")
PREDECESSORS: Final = words("predecesseur predecesseure predecesseuse predecesseurs")
BEATING: Final = words("bat battu battue battre devance devancee defait vainc vaincu vaincue emporte elimine eliminee renverse")
OUTGOING: Final = words("sortant sortante")
"""Who beats somebody so called takes over."""

DEPARTURES: Final = words(
    """demission depart limogeage eviction deces renvoi destitution chute retrait mandat mutation revocation disgrace debarquement"""
)
"""What ends an office, where another person is appointed in the same sentence: "la démission de X", "l'expiration du mandat de X"."""

HEADS: Final = frozenset(
    f"role/{name}" for name in "prime-minister head-of-government president president-of-the-republic head-of-state chancellor".split()
)
"""Roles of which several names may mean one office: "Premier ministre", "chef du gouvernement d'union"."""
