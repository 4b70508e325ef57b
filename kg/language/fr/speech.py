"""Words of speech: verbs of saying in all their forms, what names a source ("selon"), nouns for words and documents, anonymous speakers.

All words are folded (lower case, no accents), as `kg.text.fold` gives them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.language.fr.conjugation import words

# --- verbs of saying

_FIRST_GROUP: Final = """
    abonder accuser acquiescer admonester affirmer agacer ajouter alarmer alerter alleguer amuser analyser annoncer apostropher approuver
    argumenter arguer articuler assener assumer assurer attaquer attester attrister avancer aviser avouer balancer blaguer blamer bougonner
    brocarder caricaturer certifier chuchoter cingler citer claironner clamer clarifier commenter comparer completer conceder condamner
    confesser confier confirmer conjurer conseiller considerer constater contester crier critiquer declamer declarer decocher decreter
    decrypter demander denier denoncer denigrer deplorer desapprouver desoler detailler developper diagnostiquer divulguer douter
    dramatiser egrener embrayer emerveiller emporter encenser enchainer encourager enerver enflammer enoncer enthousiasmer enumerer
    epancher epingler esclaffer esperer estimer etonner etrangler evaluer evoquer exalter exasperer exclamer excuser exhorter exiger
    expliciter expliquer exposer exprimer exulter fanfaronner feliciter formuler fulminer fustiger gausser glisser gloser gronder grogner
    hasarder hurler imaginer implorer imputer inciter indigner indiquer inquieter insinuer insister insurger interpeller interroger
    invectiver invoquer ironiser irriter jubiler juger jurer justifier lacher lamenter lancer louer marmonner marteler menacer mentionner
    minimiser moquer motiver murmurer narrer nier noter nuancer objecter observer offusquer opiner opposer ordonner parier pavoiser penser
    persifler persister pester philosopher plaider plaisanter pointer postuler preciser preconiser pretexter prier proclamer professer
    proner prononcer pronostiquer proposer protester publier qualifier questionner raconter rager railler raisonner raler rapporter
    rassurer recapituler recadrer reclamer recommander recrier recuser refuser refuter regretter reiterer relater relativiser relever
    remarquer remercier rememorer repeter repliquer reprocher resumer retorquer retracer reveler revendiquer ricaner riposter saluer
    sermonner signaler signifier sommer souffler souhaiter souligner soupconner soupirer specifier stigmatiser suggerer supplier susurrer
    synthetiser tacler tancer targuer taxer temoigner temperer tempeter temporiser theoriser tonner traiter trancher triompher tweeter
    twitter vanter vilipender vituperer vociferer"""
_SECOND_GROUP: Final = "applaudir avertir fremir garantir gemir honnir maudir rebondir reagir rejouir rencherir rugir surencherir"
_OTHERS: Final = words(
    """dit disent disait disaient dirent dira diront dirait diraient disant dite dits dire redit redisent redisait redira redisant redire
    predit predisent predisait predira predisant predire contredit contredisait contredire
    ecrit ecrivent ecrivait ecrivaient ecrivit ecrivirent ecrira ecrivant ecrite ecrits ecrire
    decrit decrivent decrivait decrivaient decrivit decrira decrivant decrite decrire
    repond repondent repondait repondaient repondit repondirent repondra repondant repondu repondre
    defend defendent defendait defendaient defendit defendra defendant defendu defendre
    pretend pretendent pretendait pretendaient pretendit pretendant pretendu pretendre
    requiert requierent requerait requit requis requerir
    reprend reprennent reprenait reprenaient reprit reprendra reprenant repris reprendre
    poursuit poursuivent poursuivait poursuivaient poursuivit poursuivra poursuivant poursuivi poursuivre
    conclut concluent concluait concluaient conclura concluant conclu conclure
    soutient soutiennent soutenait soutenaient soutint soutiendra soutenant soutenu soutenir
    maintient maintiennent maintenait maintint maintiendra maintenu maintenir
    convient conviennent convenait convint convenant convenu convenir
    previent previennent prevenait prevenaient prevint previendra prevenant prevenu prevenir souvient souvenait souvenu
    reconnait reconnaissent reconnaissait reconnaissaient reconnut reconnaitra reconnaissant reconnu reconnaitre
    admet admettent admettait admettaient admit admettra admettant admis admettre
    promet promettent promettait promettaient promit promettra promettant promis promettre
    plaint plaignent plaignait plaignaient plaignit plaignant plaindre craint craignent craignait craignaient craignant
    depeint depeignent depeignait depeignant croit croient croyait croyaient croyant
    rit riait ri sourit souriait souri emeut emu
    appelle appellent appelait appelaient appela appelant appele appeler
    rappelle rappellent rappelait rappelaient rappela rappelerent rappellera rappelant rappele rappeler
    jette jettent jetait jeta jetant jete jeter rejette rejettent rejetait rejeta rejetant rejete rejeter
    dement dementent dementait dementit dementant dementi dementir peste parle parlent parlait parlaient parlant parla parler"""
)


def _first(infinitive: str) -> Iterator[str]:
    """Forms of a verb in -er: "declarer" gives "declare", "declarent", "declarait", "declara", "declarant", …"""
    stem = infinitive.removesuffix("er")
    soft = stem + "e" if stem.endswith("g") else stem
    yield from (stem + ending for ending in "er e ent es ee ees erent era eront erait eraient".split())
    yield from (soft + ending for ending in "a ait aient ant".split())


def _second(infinitive: str) -> Iterator[str]:
    """Forms of a verb in -ir: "avertir" gives "avertit", "avertissent", "avertissait", "averti", …"""
    stem = infinitive.removesuffix("ir")
    yield from (stem + ending for ending in "ir it issent issait issaient irent ira iront irait issant i ie is ies".split())


SAYING: Final = (
    _OTHERS
    | {form for verb in _FIRST_GROUP.split() for form in _first(verb)}
    | {form for verb in _SECOND_GROUP.split() for form in _second(verb)}
)
"""Forms of the verbs that report, judge, praise or blame."""

ALSO_NOUNS: Final = words(
    """annonce annonces demande demandes note notes juge juges critique critiques lance lances reproche reproches doute doutes estime
    excuse excuses rage pointe pointes somme sommes souffle souffles tonne tonnes traite traites triomphe menace menaces replique
    repliques riposte ripostes murmure plaisante precise precises avance avances avise blague blagues blame dite dits dit ecrit ecrits
    ecrite expose relate relevent parle peste promis propose remarque remarques retrace taxe taxes tacle tranche tranches epingle
    convenu conclu maintenu lache laches alerte alertes complete completes decrete repris admis cru ri rire defendu entendu alarme alarmes
    accuse accuses assure assures conteste emporte exige cite cites observe imagine qualifie represente analyse analyses assume hasarde
    louche louent compare temporise compte commente commentes developpe developpes demande raille railles signale satisfait desole ironie
    alarmant inquietant rassurant menacant criant parlant convenant maintenant reconnaissant plaisant desolant enervant irritant etonnant"""
)
"""Forms that are nouns, adjectives or adverbs too: the part of speech decides."""

_MAKING: Final = words("valoir savoir observer remarquer part etat comprendre entendre declaration reponse amende mine")
SAYING_WITH: Final = {
    **dict.fromkeys("fait font faisait faisaient fit firent fera faire faisant".split(), _MAKING),
    **dict.fromkeys("met mettent mettait mettaient mit mettra mettant mis mettre".split(), words("garde avant doute")),
    **dict.fromkeys("veut voulait voulu".split(), words("rassurant rassurante ferme prudent prudente optimiste confiant confiante")),
    **dict.fromkeys("tient tenait tenu".split(), words("propos discours langage")),
}
"""Verbs that say only with one of these words close behind: "a fait valoir", "met en garde", "se veut rassurant"."""

AUXILIARIES: Final = words("a ont avait avaient aura auront aurait auraient ait eut ayant avoir est sont etait etaient fut sera s' se")
ACTIVE: Final = words("a ont avait avaient aura ayant avoir s se")
REPORTED: Final = words("aurait auraient")
BEFORE_VERBS: Final = words("qui il elle ils elles on ne n se s y en lui leur nous")
INVERTED: Final = words("il elle ils elles on")
UNNAMED: Final = words("on ils elles")
LEADS: Final = words(
    """a ont avait avaient aura auront aurait auraient
    est sont etait etaient fut sera s se l la le les lui leur en y ' n ne pas m me nous t ainsi aussi
    comme que alors ensuite enfin encore toutefois cependant neanmoins aussitot immediatement notamment egalement d abord de nouveau par
    ailleurs pour sa part son cote meme puis surtout simplement plus tot tard peu ete deja mieux bien tenu tient tenait"""
)
"""What may stand between a quotation and the verb that attributes it: "», a pour sa part déclaré X"."""

# --- who is named without a verb

SOURCES: Final = (
    ("selon",), ("dixit",), ("d", "'", "apres"), ("a", "en", "croire"), *(("aux", "yeux", of) for of in ("de", "du", "d")),
    *(("de", "l", "'", noun, of) for noun in ("aveu", "avis") for of in ("de", "du", "d")),
    *((before, "la", noun, of) for before, noun in (("dans", "bouche"), ("sous", "plume")) for of in ("de", "du", "d")),
    *((before, noun, of) for before, noun in (("aux", "dires"), ("au", "dire")) for of in ("de", "du", "d")),
)  # fmt: skip
"""What names a source without a verb: "selon X", "aux yeux de X"."""
MOUTHS: Final = tuple(("par", "la", noun, of) for noun in ("bouche", "voix", "plume") for of in ("de", "du", "d"))
"""Who speaks for a body: "la Cour, par la voix de sa procureure"."""
FOR: Final = ("pour",)
WORDS: Final = words(
    """mots mot formule formules phrase phrases propos declaration declarations reponse replique message reaction avertissement constat
    verdict credo avis termes expression discours intervention allocution aveu conclusion appel promesse plaidoyer commentaire remarque
    formulation jugement analyse diagnostic tweet publication post confidence cri conviction voeu"""
)
"""Nouns for what somebody said: "selon la formule de X", "ces mots de X"."""
DOCUMENTS: Final = words(
    """communique texte lettre note rapport document declaration source circulaire missive courrier tribune etude motion resolution
    message dossier avis mise publication tweet compte manifeste appel memoire requete plainte"""
)
"""Nouns for texts that speak for whoever issued them: "précise le communiqué", "affirme la même source"."""
ANONYMOUS: Final = words(
    """source sources temoin temoins habitant habitante habitants riverain riverains diplomate diplomates proche proches entourage
    responsable responsables fonctionnaire observateur observateurs analystes expert experts specialiste specialistes media medias presse
    journal quotidien hebdomadaire agence journaliste manifestant manifestante manifestants militant militants elu elus depute deputes
    cadre conseiller interlocuteur officier policier commercant opposants partisans rumeur rumeurs passant voisin voisins survivant
    rescape client usager usagers salarie parent etudiant officiels participants intervenants avocats beaucoup certains chacun foule"""
)
"""Speakers whom nothing names; with a definite article and no complement some mean a person named before ("le diplomate")."""
COLLECTIVES: Final = words(
    """camp equipe entourage cabinet diplomatie foule presse rue opposition majorite gauche droite famille direction defense police justice
    parquet etat-major redaction communaute population chaine agence journal quotidien hebdomadaire magazine site radio television
    pouvoir gouvernement executif parlement hemicycle assemblee delegation salle public monde pays capitale ville region peuple base"""
)
"""Nouns for many, or for who is nobody: "l'opposition" is no person named before."""
INDEFINITE: Final = words("un une des plusieurs certains certaines d quelques autres autre aucun aucune deux trois quatre cinq")
PLURAL: Final = words("les ces ses leurs nos aux")
MASCULINE: Final = words("le ce cet un du au il celui lui")
FEMININE: Final = words("la cette une elle celle")

# --- words between quotation marks that nobody says

TITLING: Final = words(
    """intitule intitulee intitules intitulees titre titree baptise baptisee baptises baptisees denomme denommee surnomme surnommee nomme
    nommee appele appelee theme themes slogan devise labellise labellisee libelle sigle"""
)
WORKS: Final = words(
    """livre livres ouvrage ouvrages roman romans essai film films documentaire serie emission album chanson titre exposition spectacle
    piece prix concours colloque conference seminaire forum panel atelier campagne operation operations programme programmes projet projets
    initiative initiatives plan label collectif association ong mouvement fondation magazine journal revue site rubrique chapitre module
    trophee festival table sommet salon rencontre rencontres journee journees congres webinaire symposium plateforme reseau groupe parti
    liste coalition alliance accord accords loi decret resolution rapport tribune recueil"""
)
"""Nouns that a quotation in apposition names: "l'exposition « Mille ans de routes caravanières »"."""
CHANTS: Final = words("cris cri scandant scandent scandaient scandaient banderole banderoles pancarte pancartes slogans slogan refrain")

BUILDINGS: Final = frozenset(
    (
        "quai d ' orsay", "kremlin", "maison blanche", "maison - blanche", "elysee", "palais de l ' elysee", "matignon", "bercy",
        "pentagone", "departement d ' etat", "foreign office", "downing street", "place beauvau", "beauvau", "berlaymont", "quirinal",
        "palais chigi", "moncloa", "farnesina",
    )
)  # fmt: skip
"""Seats of ministries and presidencies that speak for them: "a répliqué le Quai d'Orsay"."""
