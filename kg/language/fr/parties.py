"""Closed classes of French words about members of parties, coalitions, boards, international organizations, clubs. All are folded."""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import words

PARTISAN_NOUNS: Final = words(
    """elu elue elus elues candidat candidate candidats candidates militant militante militants militantes adherent adherente adherents
    adherentes cadre cadres tenor tenors figure figures cacique caciques baron barons baronne responsable responsables
    representant representante representants representantes collegue collegues homme femme hommes femmes prefere
    colistier colistiere colistiers colistieres encarte encartee adversaire rival rivale opposant opposante edile ediles politicien
    politicienne politique poids lourd pilier piliers parlementaire parlementaires eurodepute eurodeputee eurodeputes eurodeputees depute
    deputee deputes deputees senateur senatrice senateurs senatrices tete liste membre membres dirigeant dirigeante dirigeants dirigeantes
    sympathisant sympathisante conseiller conseillere conseillers conseilleres maire maires frondeur frondeuse frondeurs dissident
    dissidente dissidents veteran veterane fondateur fondatrice cofondateur cofondatrice transfuge"""
)
"""Words for a politician that the name or colour of a party may follow: "l'élue écologiste", "le candidat LR"."""

HEADS: Final = words("chef cheffe chefs cheffes leader leaders patron patronne patrons numero porte")
"""Heads of parties and those who speak for them: "le chef conservateur" holds an office there."""

OF_A_PARTY: Final = PARTISAN_NOUNS - words(
    """dirigeant dirigeante dirigeants dirigeantes responsable responsables adversaire rival rivale
    opposant opposante politique poids lourd homme femme hommes femmes fondateur fondatrice transfuge dissident
    dissidente dissidents representant representante representants representantes"""
) | words("fort issu issue issus issues")
"""Those that "du" and a party make a member: "l'élue du PS"; heads of parties hold an office instead."""

CHAMPIONS: Final = (
    ("poids", "lourd"),
    ("poids", "lourds"),
    ("homme", "fort"),
    ("hommes", "forts"),
    ("femme", "forte"),
    ("tete", "de", "liste"),
)
"""Nouns of several words with "du" and a party behind them: "l'homme fort de la N-VA"."""

EACH: Final = words("l ' un une et autre tous toutes les deux")
"""Between "membres" and "de": "membres l'un et l'autre de l'Union africaine"."""

RANKS: Final = words("rangs")
WINGS: Final = words("droite gauche extreme centre ultradroite")
"""Behind "parti de": the side that a party is on, before its name."""

SPEAKING_FOR: Final = (
    ("pour",), ("chez",), ("au", "sein", "de"), ("au", "sein", "du"), ("du", "cote", "de"), ("du", "cote", "du"), ("du", "cote", "des"),
    ("au", "nom", "de"), ("au", "nom", "du"), ("au", "nom", "des"),
)  # fmt: skip
"""What opens a sentence before a party and, behind a comma, one of its members: "Pour les Verts, Anne Roy a …"."""

GROUP_NOUNS: Final = words("groupe parti mouvement formation alliance coalition intergroupe")
PAST_BEFORE: Final = words("ex ancien ancienne anciens anciennes")
WEAK: Final = words(
    """republicain republicaine republicains republicaines vert verte verts vertes liberal liberale liberaux liberales democrate democrates
    centriste centristes conservateur conservatrice conservateurs conservatrices solidaire solidaires nationaliste reformateur reformatrice
    reformateurs reformatrices unioniste unionistes philippiste philippistes marcheur marcheuse marcheurs marcheuses frontiste frontistes"""
)
"""Words for members that are common words too: they count only where the article speaks of the party's State."""

NO_PARTY: Final = frozenset("SE DVD DVG DVC DIV DIVG EXD EXG NI IND RAS NA NB SVP PHOTO DR VO".split())
"""Capitals in brackets behind a politician's name that name no party: "sans étiquette", "divers droite"."""

# --- membership in words

MEMBERS: Final = words("membre membres composante composantes")
MEMBER_ADJECTIVES: Final = words(
    """fondateur fondateurs fondatrice permanent permanents actif actifs influent influents eminent eminents titulaire titulaires historique
    historiques associe associes observateur suppleant plein droit part entiere actuellement desormais non a de egalement aussi
    depuis toujours"""
)
MEMBER_DETERMINERS: Final = words(
    """un une le la les l des du autre autres ' deux trois quatre cinq six sept huit neuf dix onze douze quinze seize pays etats etat tous
    toutes nouveau nouvelle nouveaux nouvelles seul seule premier premiere dernier derniere eux elles"""
)
AMONG: Final = words("compte comptent comptait figure figurent figurait parmi")
"""Before "les membres": "compte parmi les membres de"."""

BELONGING_RELATIVES: Final = words("auquel laquelle auxquels auxquelles dont ou")
"""Relative pronouns that stand for a body: "l'UA, à laquelle le Maroc appartient"."""

ENTERING: Final = words("entre entree entrent entrera entrait entrant admis admise admises accede accedera")
COMMON_PARTIES: Final = words("parti formation")
"""Common nouns that make a party of any name behind them: "du parti d'opposition Patria Querida"."""

BECOMING: Final = words("devenue devenu devenus devenait restent deviennent deviendra devenir redevient redevenu comme")
MEMBERLESS: Final = words(
    """gouvernement famille equipage personnel delegation cabinet executif public corps entourage cortege clan jury parlement
    assemblee senat commando cellule gang bande equipe armee police forces securite societe ministere"""
)
"""What "membre de" may be followed by without a membership that is a fact: "membre du gouvernement", "un membre de la famille"."""

BOARDS: Final = words(
    """conseil commission comite bureau directoire secretariat college haute haut delegation sous conference conclave groupe equipe panel
    collectif front coordination intersyndicale academie institut convention jury task force"""
)
"""Common nouns for a body that has members: "la commission des Finances", "le conseil d'administration de la BOAD"."""

STATES_AS_MEMBERS: Final = words("etat etats pays")

JOINING: Final = words(
    """adhere adherent adherera adherait adhere rejoint rejoignent rejoindra rejoignait rejoignant integre integrent integrera integrant
    reintegre reintegrent reintegra reintegrera reintegree appartient appartiennent appartenant siege siegent siegera siegeant milite
    encarte encartee affilie affiliee affilies affiliees admis admise accede rallie rallient"""
)
"""Verbs of membership; their object follows directly or behind a preposition."""

TRANSITIVE: Final = words(
    """rejoint rejoignent rejoindra rejoignait rejoignant integre integrent integrera integrant reintegre reintegrent reintegra reintegrera
    rallie rallient"""
)
INTO: Final = words(
    "a au aux dans de du d' d sein parmi les la le l ' des comme en qualite tant que nouveau membre plein droit officiellement"
)
BELONGING: Final = (("fait", "partie"), ("font", "partie"), ("faisant", "partie"), ("fera", "partie"), ("feront", "partie"))
SEATED: Final = words("elu elue elus elues nomme nommee nommes designe designee entre entrent entree coopte cooptee")
"""Verbs that only a board behind "à" makes a membership: "élue au conseil d'administration de X"."""

COUNCILS: Final = words("federal federale municipal regional departemental general communal provincial national constitutionnel cantonal")
"""Councils whose members hold an office of their own: "conseiller fédéral"."""

UNDER_THE_LABEL: Final = (
    ("sous", "l", "'", "etiquette"), ("sous", "les", "couleurs"), ("sous", "la", "banniere"), ("dans", "les", "rangs"),
)  # fmt: skip
CONTINGENTS: Final = words("contingent contingents")
NAMED: Final = words("baptisee baptise dite dit surnommee surnomme appelee appele denommee denomme nommee")

# --- coalitions

COMPOSED: Final = words(
    """forme formee formes formees compose composee composes composees constitue constituee constitues constituees reunissant rassemblant
    regroupant associant unissant rassemble reunit regroupe associe unit comprend comprenant reunissent rassemblent regroupent comprennent
    rassemblait reunissait regroupait"""
)
"""Words between a coalition and its members: "la coalition, formée du PS et du MR", "l'AES, qui regroupe le Mali et le Niger"."""

GATHERED: Final = words("reunis reunies regroupes regroupees unis unies rassembles rassemblees allies alliees ligues associes associees")
"""Participles of members before "au sein de" or "dans" their body: "le Mali et le Niger, réunis au sein de l'AES"."""

FORMING: Final = words("forment composent constituent formaient formeront cree creent creaient fonde fondent lance")
"""Verbs whose several subjects are the members of the body behind: "le Mali et le Niger ont créé l'AES"."""

COALITIONS: Final = words(
    """coalition coalitions alliance bloc quatuor trio quad groupe plateforme front union federation confederation majorite cartel
    intersyndicale organisation communaute"""
)

# --- clubs

PLAYERS: Final = words(
    """joueur joueuse joueurs joueuses attaquant attaquante attaquants defenseur defenseure defenseurs milieu milieux gardien gardienne
    gardiens societaire pensionnaire ailier ailiere avant buteur buteuse lateral laterale meneur meneuse pivot arriere coureur coureuse
    grimpeur sprinteur equipier footballeur footballeuse basketteur basketteuse handballeur handballeuse portier capitaine"""
)
