"""How French news tells joint work: nouns and verbs of cooperation, joint things, adverbs of acting together.

All words are folded (lower case, no accents), as `kg.text.fold` gives them.
"""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import first_group, participles, verbs, words

STEMS: Final = (
    "cooper", "partenaria", "collabor", "jumelage", "coentrepris", "synergie", "cofinanc", "coproduc", "codevelopp", "cogest", "coorganis",
    "cogere", "copilot", "interconnec",
)  # fmt: skip
ALLIANCES: Final = words("alliance alliances allie allies alliee alliees consortium jumele jumelee jumeles jumelees")
PARTNERS: Final = words("partenaire partenaires allie allies alliee alliees associe associee associes associees")
"""Nouns for who works with somebody: "partenaire de Renault", "notre allié"."""
TRADING: Final = words("commercial commerciale commerciaux client fournisseur economique sociaux")
"""Partners of this kind buy and sell."""
# "opérations conjointes", "commission mixte", "groupe de travail commun"
JOINT: Final = words("conjoint conjointe conjoints conjointes mixte mixtes commun commune communs communes bilateral bilaterale")
JOINT_THINGS: Final = words(
    """operation operations patrouille patrouilles manoeuvres exercice exercices equipe equipes groupe groupes commission comite projet
    projets programme programmes centre entreprise force forces mecanisme plateforme plan campagne recherche recherches unite brigade
    laboratoire fonds societe cellule etat-major feuille front cause secretariat observatoire chaire diplome formation formations mission
    missions enquete enquetes initiative initiatives bouclier bureau candidature atelier usine satellite chantier chantiers entrainement"""
)
COMMON_THINGS: Final = words(
    """projet projets programme programmes entreprise force front cause plateforme fonds centre laboratoire societe exercice exercices
    patrouille patrouilles manoeuvres operations mission liste listes equipe equipes candidat candidate poste postes offensive"""
)
# "agissent de concert", "bâtir ensemble", "main dans la main"
TOGETHER: Final = (
    ("ensemble",), ("conjointement",), ("de", "concert"), ("main", "dans", "la", "main"), ("en", "tandem"), ("de", "conserve"),
    ("a", "quatre", "mains"), ("en", "commun"), ("cote", "a", "cote"), ("font", "equipe"), ("fait", "equipe"), ("faire", "equipe"),
)  # fmt: skip
WORKING: Final = verbs("travailler oeuvrer agir")
"""With "avec"."""
MAKING: Final = verbs(
    """mener conduire organiser développer exploiter fabriquer gérer piloter lancer créer fonder éditer opérer monter former bâtir
    construire produire réaliser mettre financer"""
)
"""What somebody does "avec" somebody: the partner stands right behind the verb, or between commas."""
FIGHTING: Final = verbs("participer combattre battre intervenir lutter engager")
"""With "aux côtés de"."""
TALKING: Final = words(
    """discussion discussions negociation negociations pourparlers entretien entretiens dialogue consultations guerre bras echanges reunion
    rencontre conversation conversations terme relations"""
)
"""What is done with somebody without working together."""
SHARING: Final = verbs("échanger partager interconnecter harmoniser")
EXCHANGES: Final = words("echange echanges partage mutualisation")
"""Nouns with "de" and what is shared."""
SHARED: Final = words(
    """renseignements informations donnees fichiers experiences experience expertise pratiques systemes reseaux equipements moyens
    connaissances savoir-faire technologies exploitation regles services etudiants officiers experts
    enseignants stagiaires chercheurs professeurs cadres antennes installations infrastructures laboratoires couts"""
)
# "unir leurs efforts", "mutualiser leurs moyens"
UNITING: Final = first_group("mutualiser coordonner conjuguer joindre allier associer combiner rassembler") | words(
    "unir unissent unissant uni unis unira uniront uniraient unissaient joignent joint joindre joignant joindront"
)
EFFORTS: Final = words(
    "efforts forces moyens capacites competences ressources expertises energies savoir-faire actions enquetes operations reponses"
)
ASSOCIATING: Final = participles(("associe", "allie")) | words(
    "associent associe associera associeront associer allient alliera allier s'associent"
)
AGREEMENTS: Final = words("memorandum memorandums protocole protocoles accord accords convention conventions declaration contrat")
FIELDS: Final = words("sur portant relatif relative relatifs relatives consacre domaine domaines matiere engage creant")
TITLE_CONTEXT: Final = words("ministre ministres ministere secretaire conseil organisation agence direction directeur banque forum office")
ENDING: Final = words(
    "suspendu suspend suspension suspendue rompu rompt rupture fin gele gelee mis denonce annule interrompu interrompue gelent cesse"
)
POSSESSIVES: Final = words("notre nos son leur sa ses leurs")
WE: Final = words("nous notre nos")
NO_JOINT_WORK: Final = words(
    """paix treve cessez-le-feu armistice reconciliation extradition entraide pret financement credit don subvention vente achat
    retrait siege adhesion gouvernement coalition"""
)
"""What agreements are about that found no joint work: they settle, lend or sell."""
