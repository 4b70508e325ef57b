"""How French news tells joint work: nouns and verbs of cooperation, joint things, adverbs of acting together.

All words are folded (lower case, no accents), as `kg.text.fold` gives them.
"""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import first_group, participles, words

STEMS: Final = ("cooper", "partenaria", "collabor", "jumelage", "coentrepris", "synergie", "cofinanc", "coproduc", "codevelopp")
ALLIANCES: Final = words("alliance alliances allie allies alliee alliees consortium jumele jumelee jumeles jumelees")
# "opérations conjointes", "commission mixte", "groupe de travail commun"
JOINT: Final = words("conjoint conjointe conjoints conjointes mixte mixtes commun commune communs communes bilateral bilaterale")
JOINT_THINGS: Final = words(
    """operation operations patrouille patrouilles manoeuvres exercice exercices equipe equipes groupe groupes commission comite projet
    projets programme programmes centre entreprise force forces mecanisme plateforme plan campagne recherche recherches unite brigade
    laboratoire fonds societe cellule etat-major feuille front cause secretariat observatoire chaire diplome formation formations"""
)
COMMON_THINGS: Final = words("projet projets programme programmes entreprise force front cause plateforme fonds centre laboratoire societe")
# "agissent de concert", "bâtir ensemble", "main dans la main"
TOGETHER: Final = (
    ("ensemble",), ("conjointement",), ("de", "concert"), ("main", "dans", "la", "main"), ("en", "tandem"), ("de", "conserve"),
    ("a", "quatre", "mains"), ("en", "commun"), ("cote", "a", "cote"), ("font", "equipe"), ("fait", "equipe"), ("faire", "equipe"),
    ("travaille", "avec"), ("travaillent", "avec"), ("travaillons", "avec"), ("travailler", "avec"),
)  # fmt: skip
# "unir leurs efforts", "mutualiser leurs moyens"
UNITING: Final = first_group("mutualiser coordonner conjuguer joindre allier associer combiner rassembler") | words(
    "unir unissent unissant uni unis unira uniront uniraient unissaient joignent joint joindre joignant joindront"
)
EFFORTS: Final = words("efforts forces moyens capacites competences ressources expertises energies savoir-faire actions")
ASSOCIATING: Final = participles(("associe", "allie")) | words(
    "associent associe associera associeront associer allient alliera allier s'associent"
)
AGREEMENTS: Final = words("memorandum memorandums protocole protocoles accord accords convention conventions declaration contrat")
FIELDS: Final = words("sur portant relatif relative relatifs relatives consacre domaine domaines matiere engage")
TITLE_CONTEXT: Final = words("ministre ministres ministere secretaire conseil organisation agence direction directeur banque forum office")
ENDING: Final = words(
    "suspendu suspend suspension suspendue rompu rompt rupture fin gele gelee mis denonce annule interrompu interrompue gelent cesse"
)
WE: Final = words("nous notre nos")
