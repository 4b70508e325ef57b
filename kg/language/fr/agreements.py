"""French function words and verbs around agreements and events: who signs what, who takes part in what. All folded."""

from __future__ import annotations

from typing import Final

from kg.language.fr.conjugation import words

ER_ENDINGS: Final = "e es ent ee ees er ant a erent ait aient era eront erait eraient".split()


def er_forms(stems: str) -> frozenset[str]:
    """The forms of regular verbs in "-er" that news uses, folded: `"signe" in er_forms("sign")` (for "signe" and "signé")."""
    return frozenset(stem + ending for stem in stems.split() for ending in ER_ENDINGS)


# --- noun phrases

ORDINALS: Final = words(
    """premier premiere deuxieme seconde second troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme
    treizieme quatorzieme quinzieme seizieme vingtieme trentieme quarantieme cinquantieme soixantieme centieme"""
)
BEFORE_HEAD: Final = words(
    """nouvel nouveau nouvelle nouveaux nouvelles prochain prochaine dernier derniere derniers dernieres historique important importante
    vaste grand grande double present presente premier premiere recent recente ancien ancienne ambitieux ambitieuse meme futur future
    precedent precedente traditionnel traditionnelle fameux fameuse simple veritable dit dite ledit ladite"""
)
IN_TURN: Final = words("prochain prochaine precedent precedente")
DEFINITE: Final = words("le la les l du des au aux ce cet cette ces son sa ses leur leurs notre nos dudit ladite ledit auxdits desdits")
DEMONSTRATIVE: Final = words("ce cet cette ces dudit ladite ledit")
INDEFINITE: Final = words("un une deux trois quatre cinq six sept huit neuf dix plusieurs nombreux divers autre autres chaque des quelques")
FIELD_LEADS: Final = words("sur pour contre relatif relative relatifs relatives concernant envers")
FIELD_PHRASES: Final = (
    ("portant", "sur"), ("en", "matiere", "de"), ("en", "matiere", "d"), ("dans", "le", "domaine"), ("dans", "les", "domaines"),
    ("consacre", "a"), ("consacree", "a"), ("consacre", "au"), ("consacree", "au"), ("consacre", "aux"), ("consacree", "aux"),
    ("a", "haut", "niveau"), ("a", "long", "terme"), ("de", "haut", "niveau"), ("a", "l", "'", "horizon"),
)  # fmt: skip
TITLED: Final = words("intitule intitulee intitules intitulees baptise baptisee dit dite appele appelee denomme denommee")
OPENING_QUOTES: Final = frozenset('«“"')
CLOSING_QUOTES: Final = frozenset('»”"')
AGREEMENT_ANAPHORS: Final = words("texte document instrument")
EVENT_ANAPHORS: Final = words("evenement manifestation competition epreuve rendez conclave travaux")
TIME_WORDS: Final = words(
    """lundi mardi mercredi jeudi vendredi samedi dimanche hier demain aujourd ce cette matin soir ici meme recemment derniere dernier
    prochain prochaine"""
)

OPENING_ADJECTIVES: Final = words(
    """cense censee censes censees valable valables destine destinee destines destinees susceptible susceptibles assorti assortie prevu
    prevue prevus prevues conforme conformes propre propres estime estimee evalue evaluee applicable favorable contraire"""
)
"""Adjectives that have a complement of their own, which no longer names the agreement."""
STATE_HEADS: Final = words(
    """gouvernement gouvernements etat royaume republique groupe autorites partie parties confederation federation union principaute
    sultanat emirat cabinet delegation"""
)
PRONOUN_HEADS: Final = words("celui celle") | ORDINALS | {"un", "une", "autre"}
PRONOUN_COMPLEMENTS: Final = words("qui relatif relative sur portant consacre consacree concernant ayant pour entre avec")

NOT_ON: Final = words("depuis avant apres jusqu jusque ici des fin expiration echeance")
CONTENT_VERBS: Final = words(
    """prevoit prevoient porte portent vise visent couvre couvrent concerne concernent instaure institue fixe definit permet permettra
    permettront comporte comprend stipule dispose ouvre engage consacre prone appelle rappelle condamne insiste autorise cree garantit
    etablit encadre organise prevoyait portait visait met mettra doit devrait interdit oblige comprennent definissent"""
)

# --- signing

_CONCLUDING: Final = words(
    "conclu conclue conclus conclues conclut concluent conclure conclura concluront concluait concluant concluraient conclurait conclurent"
)
ARRIVING: Final = words(
    """parvenu parvenue parvenus parvenues parvient parviennent parvenir parvinrent abouti aboutit aboutissent aboutir souscrit souscrivent
    souscrire souscrivait reconduit reconduite reconduits convenu convenue convenus conviennent convient"""
)
AGREEING: Final = words("accordes accordees accordent entendus entendues entendent accorderont entendront")
"""With "se … sur"."""
SIGNING_VERBS: Final = (
    er_forms(
        "sign cosign contresign paraph ratifi adopt scell nou enterin formalis renouvel renouvell prorog officialis concretis pass decroch"
        " arrach trouv"
    )
    | _CONCLUDING
    | ARRIVING
    | AGREEING
    | words("adhere adherent adherer adhera adherait adherant rejoint rejointe rejoignent rejoindre")
)
"""Whoever does this to an agreement is a party to it."""
SIGNING_STEMS: Final = ("sign", "cosign", "contresign", "paraph", "conclu", "scell")
"""Verbs whose object may stand far behind."""
SIGNING_NOUNS: Final = words(
    "signature signatures conclusion ratification adoption paraphe adhesion signataire signataires cosignataire cosignataires"
)
SIGNATURE_MARKS: Final = words("signature signatures griffe paraphe paraphes")
BEARING: Final = words("porte portent portait portaient portant recu recoit")
PUTTING: Final = er_forms("appos") | words("mis met mettent mettant")
PROCEEDING: Final = words("procede procedent procedait proceder procedant")
ANNOUNCING: Final = er_forms("annonc officialis celebr confirm") | words("fait")
EFFECTING: Final = words("effectue effectuee apposee faite assuree intervenue")
TIED: Final = words("lie liee lies liees")
PARTY_NOUNS: Final = words("partie parties")
PUBLISHING: Final = er_forms("publi diffus public") | words("rendu rendent emis emettent")
JOINT: Final = words("conjointe conjoint commune commun tripartite")
BY_VOTE: Final = words("unanimite majorite consensus acclamation voix contre tour bloc siege soir matin midi nuit reserve jour")
BINDING: Final = words("lie lient liant liait unit unissant engageant engage engagent associant")
NEGOTIATING: Final = words(
    """projet projets negociation negociations negocier negocie negocient negociaient discussions discuter pourparlers vers futur future
    eventuel eventuelle hypothetique espoir perspective perspectives faute absence proposition conclure obtenir parvenir signer
    possible potentiel potentielle ebauche finaliser demande reclame prone"""
)
OBJECT_REACH: Final = 26
OBLIGING: Final = words("engage oblige contraint engageait obligeait contraignait engagera obligera")
WHICH: Final = words("lequel laquelle lesquels lesquelles duquel")
THROUGH: Final = words("par dans vertu termes")
UNDER: Final = (("aux", "termes"), ("en", "vertu"), ("par",), ("dans", "le", "cadre"), ("au", "titre"))
PLEDGING: Final = ("engag", "conven", "convien", "accord", "promet")
