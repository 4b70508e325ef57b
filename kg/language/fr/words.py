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
GENERIC_BODIES: Final = _set("parti compagnie societe entreprise mouvement journal quotidien hebdomadaire constructeur club syndicat")
BODY_HEADS: Final = _set(
    "administration autorite regie haute haut bureau organisme tribunal entreprise cour comite ministere societe initiative"
)
AREA_NOUNS: Final = _set(
    """commune ville region province prefecture departement etat wilaya cercle gouvernorat district canton municipalite collectivite
    circonscription arrondissement conseil agglomeration metropole"""
)
LOCAL_BODIES: Final = _set("departemental regional general municipal")
NP_STOPS: Final = _set(
    """qui que qu dont ou lequel laquelle lesquels avec dans sur apres avant contre depuis lors pendant selon par pour en chez sans sous
    vers entre durant hier lundi mardi mercredi jeudi vendredi samedi dimanche et est a ont ete s se n ne y ainsi mais puis comme afin
    lorsque tandis alors respectivement notamment aussi egalement ce cette ces lui elle il ils elles quand"""
)
ANAPHORS: Final = _set(
    """institution organisation banque parti groupe entreprise compagnie agence instance formation mouvement club societe association union
    federation filiere fondation syndicat bloc etablissement ecole universite hopital organisme haute juridiction"""
)
AMBIGUOUS_HEADS: Final = _set(
    "juge conservateur conservatrice conservateurs responsable responsables president preside ministres patron general prefere"
)
HOMOLOGUES: Final = _set("homologue alter homologues consoeur confrere collegue consoeurs confreres")
CLAUSE_WORDS: Final = _set("""" « “ le la les l que qu un une ce cette son sa ses""")
PARLIAMENTS: Final = _set("parlement assemblee chambre senat congres conseil groupe commission")
LEGISLATURES: Final = _set("parlement assemblee chambre senat congres gouvernement")

PRESIDING: Final = {
    "preside": "president",
    "copreside": "copresident",
    "dirige": "directeur",
    "presidait": "president",
    "dirigeait": "directeur",
}

PRESIDED: Final = {
    "preside": "president", "presidee": "president", "presides": "president", "presidees": "president", "dirige": "directeur",
    "dirigee": "directeur",
}  # fmt: skip

# --- factuality

LACKING: Final = _set("sans faute")
NE_ALONE: Final = _set("peut peuvent pu put pouvait pourra sait savait su ose osent osait")
CALLED_OFF: Final = _set("annule annulee annules annulees reporte reportee reportes reportees ajourne ajournee ajournes ajournees")
CALLING_OFF: Final = CALLED_OFF | _set("annulent annuler annulant annulation reporter reportant report ajourner ajournant ajournement")
CLAUSE_ENDS: Final = _set(", ; : . qui que qu dont ou mais et")
NEGATIONS: Final = _set("pas jamais plus aucun aucune ni rien guere nullement personne")
CONDITIONAL_MODALS: Final = _set("devrait devraient pourrait pourraient aurait auraient serait seraient")
WISHES: Final = _set(
    """souhaite souhaitent souhaitait souhaiterait espere esperent esperait appelle appellent appelait exhorte exhortent prone pronent
    plaide plaident reclame reclament demande demandent voudrait voudraient veut veulent envisage envisagent propose proposent menace
    menacent refuse refusent renonce renoncent renonce dement dementent nie nient exclut excluent"""
)

# --- cooperation

COOPERATION_STEMS: Final = ("cooper", "partenaria", "collabor")
COOPERATION_PHRASES: Final = (
    ("unir", "leurs", "efforts"), ("coordonner", "leurs", "efforts"), ("travaillent", "ensemble"), ("main", "dans", "la", "main"),
    ("patrouilles", "mixtes"), ("patrouilles", "conjointes"), ("groupe", "de", "travail", "conjoint"), ("commission", "mixte"),
    ("cause", "commune"), ("nouent", "une", "alliance"), ("une", "alliance"), ("mecanisme", "conjoint"), ("front", "commun"),
    ("equipes", "de", "travail", "conjointes"), ("equipes", "conjointes"), ("investir", "ensemble"), ("allie", "au"), ("alliee", "a"),
    ("travaille", "avec"), ("travaillent", "avec"), ("travailler", "ensemble"), ("de", "concert"), ("mener", "ensemble"),
    ("travaillons", "avec"), ("nouent", "une"), ("ensemble",), ("conjuguent", "leurs", "efforts"), ("font", "equipe"),
)  # fmt: skip
PAIR_NOUNS: Final = _set(
    """pays parties gouvernements capitales etats nations voisins royaumes organisations peuples institutions etablissements organismes
    compagnies groupes societes entreprises universites agences banques transporteurs"""
)
BODY_PAIRS: Final = PAIR_NOUNS - _set("pays parties gouvernements capitales etats nations voisins royaumes peuples")
ENDING: Final = _set("suspendu suspend suspension rompu rompt rupture fin gele mis denonce annule interrompu")
AGREEMENTS: Final = _set("memorandum memorandums protocole protocoles accord accords convention conventions declaration")
FIELDS: Final = _set("sur portant relatif relative relatifs relatives consacre domaine domaines matiere engage")
TITLE_CONTEXT: Final = _set("ministre ministres ministere secretaire conseil organisation agence direction directeur banque")

# --- coreference

PERSON_NOUNS: Final = _set(
    """responsable responsables dirigeant dirigeante dirigeants diplomate diplomates interlocuteur homme hommes personnalites parties hote
    souverain monarque interesse"""
)
PREPOSITIONS: Final = _set("avec par de du des d a au aux chez pour contre selon entre sur envers sous apres avant vers dont parmi dans en")
CONTRACTED: Final = _set("du des au aux")
ADDRESSING: Final = _set(
    """le la les l ' sm sar sem m mme . s e se sa son majeste altesse excellence general colonel capitaine marechal docteur"""
)
GENERIC_TITLES: Final = frozenset(
    {"responsable", "dirigeant", "dirigeante", "diplomate", "leader", "numero un", "homme fort", "responsables"}
)
IMPERSONAL: Final = _set("faut faudra fallait y semble importe convient")
SEVERAL: Final = _set(
    """ministres presidents chefs hommes responsables dirigeants diplomates leaders souverains emissaires parties interlocuteurs
    personnalites candidats"""
)

HEADS_OF_GOVERNMENT: Final = frozenset(
    ("premier ministre", "chef du gouvernement", "chef de l'executif", "president du gouvernement", "president du conseil", "chancelier")
)

PLURAL_PRONOUNS: Final = _set("ils elles")

# --- time

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan", "fevrier fevr fev", "mars", "avril avr", "mai", "juin", "juillet juil", "aout",
            "septembre sept sep", "octobre oct", "novembre nov", "decembre dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {name: i for i, name in enumerate("lundi mardi mercredi jeudi vendredi samedi dimanche".split())}
NUMBERS: Final = {
    name: i for i, name in enumerate("zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze".split())
} | {"une": 1}
LAST: Final = _set("dernier derniere passe passee precedent precedente ecoule ecoulee")
NEXT: Final = _set("prochain prochaine suivant suivante")
SEASONS: Final = _set("ete hiver automne printemps")
BEFORE_MONTH: Final = _set("en debut fin mi de des depuis d au courant mois ce jusqu dans")
BEFORE_YEAR: Final = _set("en depuis debut fin de mi an annee des")

SAME_DAY: Final = _set("matinee apres-midi midi journee soiree soir matin ensuite auparavant")

# --- appointments

APPOINTING: Final = _set(
    """nomme nommee nomment nommes elu elue elus elit designe designee designes promu promue devient devenu devenue intronise investi
    investie assermente assermentee porte portee choisi choisie propulse propulsee reconduit reconduite reelu reelue accede"""
)
IN_THE_ROLE_OF: Final = (
    ("au", "poste", "de"), ("aux", "fonctions", "de"), ("fonctions", "de"), ("fonctions", "d", "'"), ("comme",), ("en", "qualite", "de"),
    ("en", "tant", "que"), ("a", "titre", "de"), ("au", "poste", "d", "'"), ("en", "qualite", "d", "'"), ("poste", "de"),
    ("poste", "d", "'"), ("titre", "de"),
)  # fmt: skip
COPULAS: Final = _set("est etait sont etaient devient demeure reste fut sera a ete")
FILLERS: Final = _set(
    """egalement aussi desormais actuellement encore par ailleurs
    dimanche lundi mardi mercredi jeudi vendredi samedi hier aujourd hui officiellement"""
)

# --- meetings

RECEIVING_VERBS: Final = _set(
    """recu recue recus recues recoit recoivent recevra recevront recevait recevoir recevant rencontre rencontree rencontres rencontrera
    rencontrer rencontraient rencontrait rencontrant
    rencontrerait rencontreraient recevrait recevraient vu reunis reunies accueilli accueillie accueille accueillera appele telephone
    convoque"""
)
TALKING_VERBS: Final = _set(
    """entretenu entretenue entretenus entretenues entretient entretiennent entretiendra entretiendront entretenait entretenir entretenant
    entretienne enchaine converse discute echange parle concerte retrouves retrouvees aborde evoque dine
    dejeune confere negocie revu revus reuni reunie reunit reunira"""
)
MEETING_NOUNS: Final = _set(
    """entretien entretiens entrevue entrevues rencontre tete reunion reunions pourparlers audience discussions conversation echanges
    conversations echange appel telephone seance dejeuner diner souper
    face sommet negociations consultations coup concertation"""
)
DISCUSSING: Final = _set(
    """sur menu consacre consacree consacres consacrees portant porte portait aborde abordes abordee aborder abordant
    evoque evoques evoquer evoquant parler discuter discutant traiter question
    questions
    propos sujet discute examen examine examiner revue theme themes dossier dossiers autour parle thematique thematiques"""
)
AUXILIARIES: Final = _set("a ont avait avaient ayant aura auront ai aurait auraient avoir")
PASSIVES: Final = _set("est sont ete etait etaient sera seront etre fut furent")
ATTENDING: Final = _set("presence accompagne accompagnee accompagnes cotes assist flanque flanquee entoure assistait assistaient pris")

# --- names

PARTICLES: Final = _set("ben bin ibn ould mint el al von van der den ter dos da do di y e bel abou ait of as ul ed es")
NOBILIARY: Final = _set("de d du la des le")
DETERMINERS: Final = _set("le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs notre nos")
NOT_NAMES: Final = _set(
    """le la les un une des il elle ils elles on nous vous je tu ce cet cette ces c son sa ses leur leurs mon ma mes ton ta tes notre nos
    votre vos qui que quoi dont ou et mais or ni car donc si quand comme lorsque puis ainsi alors apres avant depuis pendant selon
    pour par avec sans sous sur dans en a au aux du de d l s n m j t qu entre vers chez contre malgre outre lors tout tous toute
    toutes chaque plusieurs certains aucun aucune autre autres meme deux trois quatre cinq six sept huit neuf dix onze douze quant
    suite interroge invite reste face non oui voici voila jamais toujours hier aujourd demain ici la-bas cela ceci celui celle ceux
    celles quelque quelques quelle quel rien personne lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril
    mai juin juillet aout septembre octobre novembre decembre titulaire docteur accueilli arrive recu reunis photo communique lire
    propos"""
)

# --- places

LOCATIVE: Final = _set("a au aux en dans chez vers pour")
PLACE_FILLERS: Final = _set("la le les l ' ville capitale region palais siege sol")

# --- portfolios

MOVING: Final = _set("passe quitte passait")
FALLING: Final = _set("revient reviennent echoit echoient confie confiee confies va echu attribue attribuee")
PORTFOLIO_LEADS: Final = _set("le la les l du des de d au aux a ' en")
PORTFOLIO_FILLERS: Final = PORTFOLIO_LEADS | _set("portefeuille ministere charge outre egalement aussi par surcroit s ainsi")

# --- successions

SUCCEEDING_VERBS: Final = _set(
    """succede succedant succedera succeder succedait succedent remplace remplacera remplacer remplacant remplacait remplacement"""
)
SUCCESSION_PHRASES: Final = (
    ("la", "suite", "de"),
    ("la", "suite", "d"),
    ("la", "place", "de"),
    ("le", "relais", "de"),
    ("successeur", "de"),
    ("successeur", "d"),
)

# --- visits

VISIT_NOUNS: Final = _set("visite deplacement sejour tournee voyage escale etape")
TRAVEL_VERBS: Final = _set(
    """rendu rendue rendus rendues rendra rendront rend rendent rendait rendre arrive arrivee arrives arrivees arrivera arriveront gagnera
    gagneront venu venue venus debarque foule atterri envole envolera gagner attendu attendue attendus deplace deplacee deplaces
    deplacera deplacait sejourne sejournait
    sejournera atterrira debarquera visite visitera visitait visiter visitee arretes arrete arretee"""
)
BEING_VERBS: Final = _set("etait etais etaient sera serai seront est sont suis")
DAY_WORDS: Final = frozenset(WEEKDAYS) | _set("hier demain deja encore aussi egalement matin soir meme jour la veille")
REFLEXIVE_VERBS: Final = _set(
    """rendu rendue rendus rendues rendra rendront rend rendent rendait rendre arretes arrete arretee deplace deplacee deplaces
    deplacera deplacait"""
)
DIRECT_VERBS: Final = _set("gagnera gagneront gagner foule visite visitera visitait visiter")
INVITING_VERBS: Final = _set("convie conviee invite invitee invites appele prie")
