"""Closed classes of French words that steer reading: what may follow a title, what opens a clause, what cancels a fact.

All words are folded (lower case, no accents), as `kg.text.fold` gives them. Open classes (offices, countries, topics) are in `ontologies/`.
"""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import words

# --- office titles

TITLE_ADJECTIVES: Final = words(
    """general generale generaux generales adjoint adjointe adjoints adjointes delegue deleguee delegues deleguees federal federale federaux
    federales national nationale nationaux nationales regional regionale regionaux regionales executif executive executifs executives
    principal principale permanent permanente permanents permanentes special speciale speciaux speciales personnel personnelle resident
    residente parlementaire politique supreme central centrale plenipotentiaire extraordinaire provisoire interimaire departemental
    departementale municipal municipale communal communale technique diplomatique militaire perpetuel perpetuelle provincial provinciale
    cantonal cantonale associe associee honoraire administratif administrative onusien onusienne hereditaire constitutionnel
    souverain financier financiere senior operationnel operationnelle juridique scientifique"""
)
DROPPED_ADJECTIVES: Final = words("sortant sortante sortants actuel actuelle respectif respective respectifs respectives")
OCCUPIED: Final = words("conge titre fonction fonctions poste place")
"""What "en" joins to a title without adding to it."""

WINGS: Final = words("gauche droite centre")
"""What "de" joins to a politician's title without adding to it."""

FORMER_AFTER: Final = words("dechu dechue renverse renversee destitue destituee demissionnaire limoge limogee")
APPOINTED_AFTER: Final = words("elu elue designe designee pressenti pressentie nomme nommee")
FORMER_BEFORE: Final = words("dernier derniere ancien ancienne anciens anciennes ex precedent precedente feu")
APPOINTED_BEFORE: Final = words("nouveau nouvel nouvelle nouveaux nouvelles futur future")
FORMERLY: Final = words("naguere jadis autrefois")
MEANWHILE: Final = words("par ailleurs egalement aussi desormais actuellement aujourd hui toujours encore")
"""Adverbs between a comma and a title in apposition."""

OF: Final = words("de d du des")
AT: Final = words("a au aux")
ARTICLES: Final = words("le la les l")
DEFINITE: Final = words("le la les l du des au aux")
POSSESSIVES: Final = words("son sa ses leur leurs notre nos mon ma")
STATE_ORGANS: Final = words(
    """gouvernement assemblee senat chambre parlement congres republique transition presidence ministere departement armee armees etat
    police gendarmerie garde surete cour conseil tribunal diplomatie executif elysee kremlin chancellerie cabinet primature douanes douane
    renseignement renseignements protection haute confederation nation communes lords bundestag bundesrat knesset duma soviet majlis diete
    cortes rada foreign maison matignon forces marine gouvernorat royaume securite junte souverainete opposition majorite politique apn"""
)
RULING: Final = words("transition souverainete presidentiel sauvegarde salut rassemblement patrie militaire")
"""What marks the council of a junta or a transition, an organ of its State."""

BODY_NOUNS: Final = words(
    """banque groupe parti universite agence federation syndicat commission comite office musee festival club observatoire association
    fondation region institut centre societe compagnie entreprise coalition mouvement front alliance ligue organisation union ordre chaine
    journal hebdomadaire quotidien radio television hopital ecole college academie caisse fonds mission bureau conseil reseau collectif
    rassemblement confederation groupement chambre autorite service delegation force forces bloc"""
)
PARTY_NOUNS: Final = words("parti mouvement rassemblement front coalition groupe alliance opposition majorite bloc camp")
PARTY_ANAPHORS: Final = words("parti formation mouvement")
GENERIC_BODIES: Final = words("parti compagnie societe entreprise mouvement journal quotidien hebdomadaire constructeur club syndicat")
BODY_HEADS: Final = words(
    "administration autorite regie haute haut bureau organisme tribunal entreprise cour comite ministere societe initiative"
)
AREA_NOUNS: Final = words(
    """commune ville region province prefecture departement etat wilaya cercle gouvernorat district canton municipalite collectivite
    circonscription arrondissement conseil agglomeration metropole"""
)
LOCAL_BODIES: Final = words("departemental regional general municipal")
NP_STOPS: Final = words(
    """qui que qu dont ou lequel laquelle lesquels avec dans sur apres avant contre depuis lors pendant selon par pour en chez sans sous
    vers entre durant hier lundi mardi mercredi jeudi vendredi samedi dimanche et est a ont ete s se n ne y ainsi mais puis comme afin face
    lorsque tandis alors respectivement notamment aussi egalement ce cette ces lui elle il ils elles quand"""
)
ANAPHORS: Final = words(
    """institution organisation banque parti groupe entreprise compagnie agence instance formation mouvement club societe association union
    federation filiere fondation syndicat bloc etablissement ecole universite hopital organisme haute juridiction"""
)
AMBIGUOUS_HEADS: Final = words(
    "juge conservateur conservatrice conservateurs responsable responsables president preside ministres patron general prefere"
)
HOMOLOGUES: Final = words("homologue alter homologues consoeur confrere collegue consoeurs confreres")
CURATORS: Final = words("conservateur conservatrice conservateurs conservatrices")
FORCES: Final = words("police gendarmerie armee armees forces garde marine surete")
BOARD_NOUNS: Final = words("commission comite conseil bureau delegation mission jury panel college directoire")
INNER_ORGANS: Final = words("presidence cabinet primature gouvernement protocole")
PLACE_WORDS: Final = words(
    """grand grande grands nord sud est ouest saint sainte port ville mont lac place palais hotel ile iles cap fort haut haute bas basse
    puerto san santa santo los las la le les el new rio rue avenue boulevard quai stade aeroport golfe mer baie vallee plateau"""
)
PRESIDENCY_VERBS: Final = words(
    """prend prendra pris prendre assure assurera assume exerce occupe conserve garde tient decroche obtient remporte enlevant enleve"""
)
PRESIDENCY_HELD: Final = words("assure assume exerce occupe conserve garde tient")
TITLE_LINKS: Final = words(", et par ailleurs egalement aussi aujourd ' hui desormais actuellement alors toujours puis ensuite")
ANY: Final = words("quel quelle chaque aucun aucune nul nulle certain certaine")
FIRSTS: Final = words("seul seule premier premiere unique")
INSTRUMENTS: Final = words("arrete decret proposition rapport decision ordonnance dahir circulaire cabinet services ministere bureau")
COLLEAGUES: Final = words("collegue consoeur confrere collegues consoeurs confreres")
CLAUSE_WORDS: Final = words("""" « “ le la les l que qu un une ce cette son sa ses""")
PARLIAMENTS: Final = words("parlement assemblee chambre senat congres conseil groupe commission")
LEGISLATURES: Final = words("parlement assemblee chambre senat congres gouvernement")

PRESIDING: Final = {
    "preside": "president",
    "copreside": "copresident",
    "dirige": "directeur",
    "presidait": "president",
    "dirigeait": "directeur",
    "presidera": "president",
    "dirigera": "directeur",
}

CHIEFLY: Final = words("parti diplomatie gouvernement")
"""Whoever directs them is their "chef"."""

PRESIDING_NOW: Final = frozenset({"preside", "dirige", "presidera", "dirigera", "copreside"})
PRESIDED: Final = {
    "preside": "president", "presidee": "president", "presides": "president", "presidees": "president", "dirige": "directeur",
    "dirigee": "directeur",
}  # fmt: skip

# --- factuality

LACKING: Final = words("sans faute")
NE_ALONE: Final = words("peut peuvent pu put pouvait pourra sait savait su ose osent osait")
CALLED_OFF: Final = words("annule annulee annules annulees reporte reportee reportes reportees ajourne ajournee ajournes ajournees")
CALLING_OFF: Final = CALLED_OFF | words("annulent annuler annulant annulation reporter reportant report ajourner ajournant ajournement")
CLAUSE_ENDS: Final = words(", ; : . qui que qu dont ou mais et")
NEGATIONS: Final = words("pas jamais plus aucun aucune ni rien guere nullement personne")
CONDITIONAL_ENDINGS: Final = ("rait", "raient", "rais", "rions", "riez")
CONDITIONAL_MODALS: Final = words("devrait devraient pourrait pourraient aurait auraient serait seraient")
WISHES: Final = words(
    """souhaite souhaitent souhaitait souhaiterait espere esperent esperait appelle appellent appelait exhorte exhortent prone pronent
    plaide plaident reclame reclament demande demandent voudrait voudraient veut veulent envisage envisagent propose proposent menace
    menacent promet promettent promis promettant jure jurent refuse refusent renonce renoncent renonce
    dement dementent nie nient exclut excluent"""
)

# --- cooperation

PAIR_NOUNS: Final = words(
    """pays parties gouvernements capitales etats nations voisins royaumes organisations peuples institutions etablissements organismes
    compagnies groupes societes entreprises universites agences banques transporteurs partenaires instances federations fondations
    associations ministeres parlements chambres assemblees clubs ligues administrations partis formations entites operateurs constructeurs
    ong musees ecoles hopitaux armees marines polices instituts structures academies armateurs laboratoires centres firmes geants
    syndicats mouvements diplomaties republiques puissances rives"""
)
OWN: Final = words("leurs nos")
EITHER_PAIRS: Final = words("parties partenaires")
BODY_PAIRS: Final = (
    PAIR_NOUNS
    - EITHER_PAIRS
    - words("pays gouvernements capitales etats nations voisins royaumes peuples diplomaties republiques puissances rives armees")
)

# --- coreference

NUMBERED_GROUPS: Final = words("duo tandem binome trio couple")
BEFORE_PERSON_NOUNS: Final = words(
    """ancien ancienne ex futur future jeune vieux vieil vieille nouveau nouvel nouvelle celebre grand grande puissant puissante riche
    fameux fameuse principal principale tres plus seul seule meme bouillant bouillante influent influente defunt defunte autre"""
)
"""Adjectives between an article and a noun for a person: "l'ancien footballeur", "le jeune officier"."""
CLITICS: Final = words("ne n se s l le la les lui leur y en me m te t nous vous '")
PREPOSITIONS: Final = words(
    "avec par de du des d a au aux chez pour contre selon entre sur envers sous apres avant vers dont parmi dans en"
)
CONTRACTED: Final = words("du des au aux")
ADDRESSING: Final = words(
    """le la les l ' sm sar sem m mme . s e se sa son majeste altesse excellence general colonel capitaine marechal docteur"""
)
GENERIC_TITLES: Final = frozenset(
    {"responsable", "dirigeant", "dirigeante", "diplomate", "leader", "numero un", "numero deux", "homme fort", "responsables"}
)
HONORIFIC_TITLES: Final = frozenset({"prince", "princesse", "emir heritier"})
IMPERSONAL: Final = words(
    """faut faudra fallait faudrait y semble semblait importe convient convenait manque manquait manquera reste restait existe existait vaut
    valait suffit suffisait parait paraissait incombe"""
)
"""Verbs behind an "il" that means nobody."""
BEING: Final = words("est etait sera serait fut a avait ete aussi egalement donc desormais")
IMPERSONAL_ATTRIBUTES: Final = words(
    """vrai question prevu possible impossible temps clair evident necessaire important urgent exclu convenu interdit difficile probable
    essentiel indispensable certain juste normal inacceptable inadmissible decide rappele recommande demande bon preferable hors"""
)
"""Behind "il est" and before "que" or "de", in clauses whose "il" means nobody."""
SEVERAL: Final = words(
    """ministres presidents chefs hommes responsables dirigeants diplomates leaders souverains emissaires parties interlocuteurs
    personnalites candidats negociateurs homologues gouverneurs parlementaires ambassadeurs generaux patrons maires femmes"""
)

HEADS_OF_GOVERNMENT: Final = frozenset(
    ("premier ministre", "chef du gouvernement", "chef de l'executif", "president du gouvernement", "president du conseil", "chancelier")
)

PLURAL_PRONOUNS: Final = words("ils elles")

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
LAST: Final = words("dernier derniere passe passee precedent precedente ecoule ecoulee")
NEXT: Final = words("prochain prochaine suivant suivante")
SEASONS: Final = words("ete hiver automne printemps")
BEFORE_MONTH: Final = words("en debut fin mi de des depuis d au courant mois ce jusqu dans")
BEFORE_YEAR: Final = words("en depuis debut fin de mi an annee des")

EXPECTED: Final = words("attendu attendue attendus attendues prevu prevue prevus prevues programme programmee prochain")

# --- appointments

RELIEVING: Final = words(
    """releve relevee releves demis demise demises limoge limogee limoges decharge dechargee dechargees suspendu suspendue fin quitte
    quittait demissionne demissionnait demission abandonne laisse revoque revoquee destitue destituee evince evincee"""
)
DISMISSED: Final = words("limoge destitue revoque demis renvoye congedie evince remercie ecarte renverse depose")
STANDING: Final = words(
    "candidat candidate candidats candidature candidatures brigue briguent postule postulait convoite pressenti pressentie"
)
TAKING_UP: Final = words("pris prend prendra assermente assermentee serment")
EXERCISED: Final = words("exercees exercee assumees assumee assurees occupe occupee occupees detenu detenue tenu tenue")
APPOINTING: Final = words(
    """nomme nommee nomment nommes elu elue elus elit designe designee designes promu promue devient devenu devenue intronise investi
    investie assermente assermentee porte portee choisi choisie propulse propulsee reconduit reconduite reelu reelue accede
    coopte cooptee"""
)
IN_THE_ROLE_OF: Final = (
    ("au", "poste", "de"), ("aux", "fonctions", "de"), ("fonctions", "de"), ("fonctions", "d", "'"), ("comme",), ("en", "qualite", "de"),
    ("en", "tant", "que"), ("a", "titre", "de"), ("au", "poste", "d", "'"), ("en", "qualite", "d", "'"), ("poste", "de"),
    ("poste", "d", "'"), ("titre", "de"),
)  # fmt: skip
FRONTED_POSTS: Final = (
    ("au", "poste", "de"), ("au", "poste", "d", "'"), ("aux", "fonctions", "de"), ("a", "la", "fonction", "de"), ("comme",),
    ("a", "titre", "de"), ("en", "qualite", "de"), ("au", "rang", "de"),
)  # fmt: skip
MAKING: Final = words("fait font fera faire faisant fit firent feront")
NOMINATIONS: Final = words("nomination designation election reelection reconduction investiture promotion confirmation")
FIRST_WOMAN: Final = words("la le premiere premier femme homme")
"""What may stand between a copula and a title: "est la première femme ministre des Finances"."""
COPULAS: Final = words("est etait sont etaient devient demeure reste fut sera a ete")
FILLERS: Final = words(
    """egalement aussi desormais actuellement encore par ailleurs
    dimanche lundi mardi mercredi jeudi vendredi samedi hier aujourd hui officiellement"""
)

# --- meetings

AUXILIARIES: Final = words("a ont avait avaient ayant aura auront ai aurait auraient avoir")
OPENING_LEADS: Final = words("apres avant en pour afin de d avoir ' s se y l le la les lui ete tout ayant")
"""What may stand before a verb that opens a sentence without its subject: "Après avoir reçu X, Y …"."""
EMPHATIC: Final = words("lui elle eux elles")
BY_AGENT: Final = words("par")
PASSIVES: Final = words("est sont ete etait etaient sera seront etre fut furent")
ATTENDING: Final = words("presence accompagne accompagnee accompagnes cotes assist flanque flanquee entoure assistait assistaient pris")

# --- names

PARTICLES: Final = words("ben bin ibn ould mint el al von van der den ter dos da do di y e bel abou ait of as ul ed es")
FORENAMES: Final = words("sidi moulay lalla")
NOBILIARY: Final = words("de d du la des le")
ADVERBIALS: Final = words(
    "effet outre contraire nouveau revanche retour vain fait particulier meme ailleurs plus juste urgence premier substance clair direct"
)
AREAS_BEFORE_NAMES: Final = words("region province prefecture wilaya gouvernorat district departement canton commune localite ville")
BODY_INTRODUCERS: Final = words(
    "ong milice syndicat association fondation constructeur operateur compagnie start-up cabinet filiale armateur"
)
AFTER_NAMES: Final = words("pour contre en depuis lors dans avec a au aux sur par apres avant selon qui que vers chez")
DETERMINERS: Final = words("le la les l un une des du de d au aux ce cet cette ces son sa ses leur leurs notre nos")
NO_NAME_ENDS: Final = DETERMINERS | PREPOSITIONS | words("et qui que ou n ne nous vous")
NOT_NAMES: Final = words(
    """le la les un une des il elle ils elles on nous vous je tu ce cet cette ces c son sa ses leur leurs mon ma mes ton ta tes notre nos
    votre vos qui que quoi dont ou et mais or ni car donc si quand comme lorsque puis ainsi alors apres avant depuis pendant selon
    pour par avec sans sous sur dans en a au aux du de d l s n m j t qu entre vers chez contre malgre outre lors tout tous toute
    toutes chaque plusieurs certains aucun aucune autre autres meme deux trois quatre cinq six sept huit neuf dix onze douze quant
    suite interroge invite reste face non oui voici voila jamais toujours hier aujourd demain ici la-bas cela ceci celui celle ceux
    celles quelque quelques quelle quel rien personne lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril
    mai juin juillet aout septembre octobre novembre decembre titulaire docteur accueilli arrive recu reunis photo communique lire
    propos cote exit"""
)

# --- places

LOCATIVE: Final = words("a au aux en dans chez vers pour")
PLACE_FILLERS: Final = words("la le les l ' ville capitale region palais siege sol")

# --- visits

DAY_WORDS: Final = frozenset(WEEKDAYS) | words("hier demain deja encore aussi egalement matin soir meme jour la veille")
