"""Closed classes of French words that steer reading: what may follow a title, what opens a clause, what cancels a fact.

All words are folded (lower case, no accents), as `kg.text.fold` gives them. Open classes (offices, countries, topics) are in `ontologies/`.
"""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# --- office titles

TITLE_ADJECTIVES: Final = _set(
    """general generale generaux generales adjoint adjointe adjoints adjointes delegue deleguee delegues deleguees federal federale federaux
    federales national nationale nationaux nationales regional regionale regionaux regionales executif executive executifs executives
    principal principale permanent permanente permanents permanentes special speciale speciaux speciales personnel personnelle resident
    residente parlementaire politique supreme central centrale plenipotentiaire extraordinaire provisoire interimaire departemental
    departementale municipal municipale communal communale technique diplomatique militaire perpetuel perpetuelle provincial provinciale
    cantonal cantonale associe associee honoraire administratif administrative onusien onusienne hereditaire constitutionnel
    souverain financier financiere senior operationnel operationnelle juridique scientifique"""
)
DROPPED_ADJECTIVES: Final = _set("sortant sortante sortants actuel actuelle respectif respective respectifs respectives")
FORMER_AFTER: Final = _set("dechu dechue renverse renversee destitue destituee demissionnaire limoge limogee")
APPOINTED_AFTER: Final = _set("elu elue designe designee pressenti pressentie nomme nommee")
FORMER_BEFORE: Final = _set("dernier derniere ancien ancienne anciens anciennes ex precedent precedente feu")
APPOINTED_BEFORE: Final = _set("nouveau nouvel nouvelle nouveaux nouvelles futur future")
THEN_BEFORE: Final = _set("jusqu jusque jusqu'alors alors naguere autrefois jadis")
OF: Final = _set("de d du des")
AT: Final = _set("a au aux")
ARTICLES: Final = _set("le la les l")
DEFINITE: Final = _set("le la les l du des au aux")
POSSESSIVES: Final = _set("son sa ses leur leurs notre nos mon ma")
STATE_ORGANS: Final = _set(
    """gouvernement assemblee senat chambre parlement congres republique transition presidence ministere departement armee armees etat
    police gendarmerie garde surete cour conseil tribunal diplomatie executif elysee kremlin chancellerie cabinet primature douanes douane
    renseignement renseignements protection haute confederation nation communes lords bundestag bundesrat knesset duma soviet majlis diete
    cortes rada foreign maison matignon forces marine gouvernorat royaume securite junte souverainete opposition majorite politique"""
)
BODY_NOUNS: Final = _set(
    """banque groupe parti universite agence federation syndicat commission comite office musee festival club observatoire association
    fondation region institut centre societe compagnie entreprise coalition mouvement front alliance ligue organisation union ordre chaine
    journal hebdomadaire quotidien radio television hopital ecole college academie caisse fonds mission bureau conseil reseau collectif
    rassemblement confederation groupement chambre autorite service delegation force forces"""
)
AREA_NOUNS: Final = _set(
    """commune ville region province prefecture departement etat wilaya cercle gouvernorat district canton municipalite collectivite
    circonscription arrondissement conseil agglomeration metropole"""
)
LOCAL_BODIES: Final = _set("departemental regional general municipal")
NP_STOPS: Final = _set(
    """qui que qu dont ou lequel laquelle lesquels avec dans sur apres avant contre depuis lors pendant selon par pour en chez sans sous vers
    entre durant hier lundi mardi mercredi jeudi vendredi samedi dimanche et est a ont ete s se n ne y ainsi mais puis comme afin lorsque tandis
    alors respectivement notamment aussi egalement ce cette ces lui elle il ils elles quand"""
)
ANAPHORS: Final = _set(
    """institution organisation banque parti groupe entreprise compagnie agence instance formation mouvement club societe association union
    federation filiere fondation syndicat bloc etablissement ecole universite hopital organisme haute juridiction"""
)
AMBIGUOUS_HEADS: Final = _set("juge conservateur conservatrice conservateurs responsable responsables president preside ministres patron general prefere")
HOMOLOGUES: Final = _set("homologue alter homologues consoeur confrere collegue consoeurs confreres")

PRESIDING: Final = {"preside": "president", "copreside": "coprésident", "dirige": "directeur", "presidait": "president", "dirigeait": "directeur"}

PRESIDED: Final = {
    "preside": "president", "presidee": "president", "presides": "president", "presidees": "president", "dirige": "directeur",
    "dirigee": "directeur",
}  # fmt: skip

# --- coreference

PERSON_NOUNS: Final = _set(
    """responsable responsables dirigeant dirigeante dirigeants diplomate diplomates interlocuteur homme hommes personnalites parties hote
    souverain monarque interesse"""
)

# --- factuality

NEGATIONS: Final = _set("pas jamais plus aucun aucune ni rien guere nullement personne")
CONDITIONAL_MODALS: Final = _set("devrait devraient pourrait pourraient aurait auraient serait seraient")
WISHES: Final = _set(
    """souhaite souhaitent souhaitait souhaiterait espere esperent esperait appelle appellent appelait exhorte exhortent prone pronent plaide
    plaident reclame reclament demande demandent voudrait voudraient veut veulent envisage envisagent propose proposent menace menacent
    refuse refusent renonce renoncent renonce dement dementent nie nient exclut excluent"""
)
