"""How French news tells a journey: verbs of arriving and going, nouns of visits, what announces one, who travels along.

All words are folded (lower case, no accents), as `kg.text.fold` gives them.
"""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import first_group, participles, words

# "s'est rendu à": only with "se"
REFLEXIVE: Final = (
    first_group("deplacer transporter arreter poser envoler")
    | participles(("rendu",))
    | words("rend rendent rendait rendaient rendra rendront rendrai rendre rendit")
)
# "est arrivé à"
GOING: Final = (
    first_group("arriver debarquer sejourner atterrir")
    | participles(("arrive", "venu", "attendu", "alle", "retourne", "atterri"))
    | words("atterrit atterrira atterriront ira iront irai vient viennent venait viendra viendront partira")
    | words("sejourne atterrissait")
)
# "a gagné Dakhla", "foule le sol de Rabat": the place is the object
DIRECT: Final = first_group("visiter rallier fouler") | words("gagner gagnera gagneront gagnerai")
# "s'envole pour Vienne", "a quitté Alger pour Tunis"
LEAVING: Final = first_group("envoler quitter embarquer decoller") | words("part partent partait partira partiront parti partie partis")
LIST_PARTS: Final = words("a au aux en et puis la le l ' les ensuite enfin")
BEING: Final = words("etait etais etaient sera serai seront est sont suis")
PRESENT: Final = words("est sont suis")
VERBS: Final = REFLEXIVE | GOING | DIRECT | LEAVING
# "est allé voir", "vient de signer", "est venu plaider": with a verb behind, a journey only where a place is named
AUXILIARY_LIKE: Final = words("vient viennent venait alle allee alles ira iront va")
INTENDING: Final = words(
    "compte comptait comptent comptaient devait devaient projette projetait prevoit prevoyait prevu prevue conviant convie"
)
COMING: Final = AUXILIARY_LIKE | participles(("venu",))
NOT_GOING: Final = words("terme echeance bout point tete accord conclusion maturite expiration expiree pouvoir fin")

NOUNS: Final = words("visite visites deplacement sejour tournee voyage escale etape arrivee venue passage halte periple")
# nouns that need a person ("l'arrivée de X à Y") or a verb ("fait étape à")
STOPS: Final = words("etape escale halte")
STAYS: Final = words("visite sejour")
ARRIVING: Final = words("arrivee venue passage")
MAKING: Final = words(
    "fait faire fera feront faisait faisant faite effectue premiere deuxieme troisieme derniere prochaine ultime nouvelle lors apres"
)

ALONG: Final = words("delegation voyage suite deplacement")
PART: Final = words("partie")
BELONGING: Final = words("etait etaient est sont sera seront")
INVITING: Final = words("convie conviee invite invitee invites appele prie convier inviter conviant invitant invitation presse")
COMPANIONS: Final = words("accompagne accompagnee accompagnes flanque flanquee")
OPENING_NOUNS: Final = words("effectue entame en effectuait acheve poursuit debute")
DAY_FILLERS: Final = words("a son tour en personne toujours quant lui elle")
