"""Which State an office without one belongs to, what an article is about, and which States "les deux pays" means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Final

from kg.extract.atoms import NEWLINE, Atoms
from kg.extract.boards import describe_board
from kg.extract.lexicon import lexicon
from kg.extract.mentions import Mention
from kg.extract.offices import Holding, OfficeMention, in_gender
from kg.extract.trie import cut
from kg.language.fr import words as fr
from kg.text import fold
from kg.vocabulary import EntityType, Status

TITLE_WEIGHT: Final = 3.0
PLACE_WEIGHT: Final = 1.0
DATELINE_WEIGHT: Final = 4
AGENCY_WEIGHT: Final = 8
PRINCIPAL_REACH: Final = 40
LISTED: Final = frozenset({"portfolio", "roster"})
"""Rules of lists, where a namesake's State that the article never names says nothing."""
UNPOSSESSED: Final = frozenset({"local", "monarchy"})
DIPLOMATS: Final = frozenset({"role/ambassador", "role/consul", "role/consul-general", "role/charge-d-affaires", "role/head-of-mission"})
SUBJECT_REACH: Final = 4
ONE_A_STATE: Final = frozenset({"role/president", "role/prime-minister", "role/head-of-government", "role/head-of-state"})
COMMISSION: Final = "organization/commission-europeenne"
COMMISSIONS: Final = {
    COMMISSION: "Commission européenne",
    "organization/union-europeenne": "Commission européenne",
    "organization/union-africaine": "Commission de l'Union africaine",
    "organization/communaute-economique-des-etats-de-l-afrique-de-l-ouest": "Commission de la CEDEAO",
    "organization/communaute-economique-des-etats-de-l-afrique-centrale": "Commission de la CEEAC",
    "organization/communaute-economique-et-monetaire-de-l-afrique-centrale": "Commission de la CEMAC",
    "organization/union-economique-et-monetaire-ouest-africaine": "Commission de l'UEMOA",
}
FEDERATIONS: Final = tuple(f"country/{iso}" for iso in ("DE", "AT", "BE", "CH", "NG", "PK", "RU", "CA", "BR", "MX", "IQ", "SO", "ET"))
MONARCHIES: Final = frozenset(
    f"country/{iso}" for iso in "AE BE BH BN BT CA DK ES GB JO JP KH KW LI LS LU MA MC MY NL NO OM QA SA SE SZ TH TO AU NZ".split()
)


class States:
    """The States and bodies of one article, and how salient each is."""

    def __init__(self, atoms: Atoms, mentions: list[Mention], agencies: tuple[str, ...] = ()) -> None:
        self.atoms = atoms
        self.mentions = [m for m in mentions if m.owners and m.people is None]
        self.bodies = [m for m in mentions if m.type in {EntityType.ORGANIZATION, EntityType.COUNTRY} and not m.people]
        self.places = [m for m in mentions if m.type is EntityType.PLACE and not m.people]
        self.agency: str | None = None
        self.dateline = self._dateline(mentions)
        self.weights = self._weigh(mentions)
        self.agency = max(agencies, key=lambda state: (self.weights[state] > 0, self.weights[state]), default=None)
        if self.agency is not None:
            self.weights[self.agency] += AGENCY_WEIGHT

    def _dateline(self, mentions: list[Mention]) -> Mention | None:
        """The place named at the very start of the body: "Rabat, 18 fév. 2019 (MAP) – …", "Berlin - …"."""
        body = next((m for m in mentions if self.atoms.sents[m.start] >= 1), None)
        if body is None or body.type is EntityType.PERSON or body.start - self.atoms.bounds[self.atoms.sents[body.start]][0] > 2:
            return None
        after = self.atoms.folds[body.end : body.end + 12]
        opens = after[:1] and after[0] in {",", "-", "–", "—", "("}
        return body if opens and set(after) & {"-", "–", "—", ")"} else None

    def _weigh(self, mentions: list[Mention]) -> defaultdict[str, float]:
        weights: defaultdict[str, float] = defaultdict(float)
        for mention in self.mentions:
            if mention.type is EntityType.COUNTRY or (mention.type is EntityType.PLACE and not self._locates(mention)):
                weights[mention.owners[0]] += TITLE_WEIGHT if self.atoms.sents[mention.start] == 0 else 1
        for mention in mentions:
            if mention.type in {EntityType.PLACE, EntityType.ORGANIZATION} and (country := self._country(mention)):
                weights[country] += PLACE_WEIGHT
        if self.dateline is not None and (country := self._country(self.dateline)):
            weights[country] += DATELINE_WEIGHT
        return weights

    def _country(self, mention: Mention) -> str | None:
        if mention.type is EntityType.COUNTRY:
            return mention.owners[0]
        return mention.sense.country if mention.sense is not None else None

    def home(self, excluded: frozenset[str] = frozenset()) -> str | None:
        """The State that a title without one most likely belongs to; `excluded` are States that it can't be."""
        if self.agency is not None and self.agency not in excluded:
            return self.agency
        candidates = [state for state in self.weights if state.startswith("country/") and state not in excluded]
        return max(candidates, key=lambda state: self.weights[state], default=None)

    def pair(self, i: int) -> tuple[Mention | str, ...]:
        """The two States or bodies that "les deux pays" at atom `i` means: the two most salient so far, else in the article."""
        if self.atoms.folds[i + 1] in fr.BODY_PAIRS:
            return self._two_bodies(i)
        acting = [m for m in self.mentions if m.start < i and not self._locates(m)]
        kinds = ("country/", "organization/") if self.atoms.folds[i + 1] == "parties" else ("country/",)
        so_far = Counter(m.owners[0] for m in acting)
        salient = [owner for owner, _ in so_far.most_common() if owner.startswith(kinds)]
        if len(salient) < 2:
            salient = [owner for owner, _ in sorted(self.weights.items(), key=lambda pair: -pair[1]) if owner.startswith("country/")]
        ranked = sorted(salient, key=lambda owner: -(self.weights[owner] + so_far[owner]))
        count = 3 if self.atoms.folds[i] == "trois" else 2
        return tuple(ranked[:count]) if len(ranked) >= count else ()

    def _locates(self, mention: Mention) -> bool:
        """Whether a city only says where: "à Bruxelles", or a dateline."""
        before = self.atoms.folds[mention.start - 1] if mention.start else NEWLINE
        return mention.type is EntityType.PLACE and before in {"a", NEWLINE}

    def _two_bodies(self, i: int) -> tuple[Mention | str, ...]:
        """The two organizations named most before atom `i`."""
        named: dict[str, list[Mention]] = {}
        for mention in self.bodies:
            if mention.start < i and mention.type is EntityType.ORGANIZATION and not mention.adjective:
                named.setdefault(mention.owners[0] if mention.owners else mention.text, []).append(mention)
        ranked = sorted(named.values(), key=len, reverse=True)[:2]
        return tuple(group[0].owned for group in ranked) if len(ranked) == 2 else ()

    def main_body(self, i: int) -> Mention | None:
        """The organization that the article is about: named in its title or twice, the most often; else None."""
        counts: Counter[str] = Counter()
        first: dict[str, Mention] = {}
        for mention in self.bodies:
            if mention.type is EntityType.ORGANIZATION and not mention.adjective:
                key = mention.owners[0] if mention.owners else fold(mention.text)
                counts[key] += 2 if self.atoms.sents[mention.start] == 0 else 1
                first.setdefault(key, mention)
        best = max(counts, key=lambda key: (counts[key], key), default=None)
        return first[best] if best is not None and counts[best] > 1 else None

    def kingdom(self, epithet: str, excluded: frozenset[str | None] = frozenset()) -> str | None:
        """The State that "le Royaume" means: the most salient of those so called, those excluded (a visitor's own) aside."""
        named = lexicon().epithets.get(epithet, ())
        present = [owner for owner in named if self.weights[owner] and owner not in excluded]
        return max(present, key=lambda owner: self.weights[owner], default=None)

    def possessor(self, office: OfficeMention) -> Mention | None:
        """The body that "son secrétaire général", "dont le président" or "de la commission" refers to; None for ministers."""
        i = office.left
        if office.anaphor:
            near = self.places if office.role.sphere == "local" else self.bodies
            before = [m for m in near if m.end <= i and m.type is not EntityType.COUNTRY]
            alike = [m for m in before if office.anaphor in fold(m.text)]
            described = describe_board(self.atoms, office.anaphor, i) if not alike else None
            return alike[-1] if alike else described or (before[-1] if before and office.anaphor not in fr.BOARD_NOUNS else None)
        relative = i > 0 and self.atoms.folds[i - 1] == "dont"
        if not (relative or office.determiner in {"son", "sa", "ses"}):
            return None
        if (
            office.role.ministerial
            or office.role.role in DIPLOMATS
            or office.role.sphere in UNPOSSESSED
            or "chancellor" in office.role.role
        ):
            return None
        start = self.atoms.sent_of(i)[0]
        before = [m for m in self.bodies if start <= m.start and m.end <= i]
        board = describe_board(self.atoms, "", i) if office.role.role == "role/rapporteur" else None
        return board or (before[-1] if before else self._subject_before(start))

    def town_before(self, i: int) -> Mention | None:
        """The town named last before atom `i` in its sentence: "il gagnera Porto-Vecchio, où il verra le maire"."""
        start = self.atoms.sent_of(i)[0]
        before = [m for m in self.places if start <= m.start and m.end <= i and (m.sense is None or m.sense.country is not None)]
        return before[-1] if before else None

    def town(self) -> Mention | None:
        """The town that the article is about: named in its title or dateline, or more than once; the most often."""
        counts: Counter[str] = Counter()
        first: dict[str, Mention] = {}
        for mention in self.places:
            if mention.sense is None or mention.sense.country is not None:
                counts[fold(mention.text)] += 2 if self.atoms.sents[mention.start] <= 1 else 1
                first.setdefault(fold(mention.text), mention)
        best = max(counts, key=lambda name: (counts[name], name), default=None)
        return first[best] if best is not None and counts[best] > 1 else None

    def _subject_before(self, start: int) -> Mention | None:
        """The body that opens the sentence before: "Fanmi Lavalas se tait. Dans une note, sa coordonnatrice …"."""
        sent = self.atoms.sents[start]
        bounds = self.atoms.bounds[sent - 1] if sent > 1 else (start, start)
        named = [m for m in self.bodies if bounds[0] <= m.start < bounds[1] and m.type is EntityType.ORGANIZATION]
        return named[0] if named and named[0].start - bounds[0] <= SUBJECT_REACH else None

    def before(self, i: int, reach: int = 0) -> str | None:
        """The last State named before atom `i` in its sentence, or `reach` sentences back."""
        sent = self.atoms.sents[i]
        for mention in reversed(self.mentions):
            if mention.end <= i:
                if sent - self.atoms.sents[mention.start] > reach:
                    return None
                if mention.type is EntityType.COUNTRY:
                    return mention.owners[0]
        return None


def settle(holdings: list[Holding], states: States) -> None:
    """Give each holding without a State or body the one that a careful reader would infer; write nationalities back to persons."""
    for holding in holdings:
        _choose_demonym(holding, states)
        _institution(holding, states)
        if holding.countries and holding.person.country is None and holding.countries[0].startswith("country/"):
            holding.person.country = holding.countries[0]
    for holding in holdings:
        if not holding.countries and holding.office.body is None:
            owner = (
                states.possessor(holding.office)
                if holding.person.country is None or holding.office.anaphor or holding.office.role.sphere in {"body", "any"}
                else None
            )
            if owner is not None and owner.type is not EntityType.COUNTRY:
                holding.office.body = (owner.type, owner.text, owner)
                continue
            if holding.office.role.sphere == "body" and (main := states.main_body(holding.start)) is not None:
                holding.office.body = (EntityType.ORGANIZATION, main.text, main)
                holding.confidence -= 0.15
                continue
            if holding.office.role.sphere == "local" and (town := states.town_before(holding.office.left) or states.town()) is not None:
                holding.office.body = (EntityType.PLACE, town.text, town)
                holding.confidence -= 0.2
                continue
            state = _infer(holding, holdings, states)
            if state is not None:
                holding.countries = [state]
                holding.confidence -= 0.15
                holding.person.country = holding.person.country or state


def _institution(holding: Holding, states: States) -> None:
    """A European commissioner sits in the Commission; demonyms of bodies and regions name what is governed."""
    owners = holding.countries
    if holding.office.role.role == "role/european-commissioner" and holding.office.body is None:
        holding.office.label = re.sub(r" européen(ne)?", "", holding.office.label)
        holding.office.body = (EntityType.ORGANIZATION, "Commission européenne", None)
        holding.countries = []
        return
    if holding.office.body is not None and fold(holding.office.body[1]) == "commission":
        holding.office.body = _commission(states) or holding.office.body
    if holding.office.body is None and not holding.countries and _in_commission(holding.office, states):
        holding.office.body = (EntityType.ORGANIZATION, "Commission européenne", None)
        return
    if holding.office.role.role == "role/member-of-the-european-parliament" and holding.office.body is None:
        holding.office.body = (EntityType.ORGANIZATION, "Parlement européen", None)
        holding.countries = []
        return
    if owners and owners[0].startswith("place/"):
        holding.office.body = (EntityType.PLACE, lexicon().senses[owners[0]].label, None)
        holding.countries = []
    elif owners and owners[0].startswith("organization/"):
        commissioner = "commissioner" in holding.office.role.role
        mention = Mention(holding.start, holding.end, EntityType.ORGANIZATION, "Commission européenne") if commissioner else None
        sense = lexicon().senses[owners[0]]
        holding.office.body = (EntityType.ORGANIZATION, "Commission européenne" if mention else sense.label, mention)
        holding.countries = []


def _commission(states: States) -> tuple[EntityType, str, Mention | None] | None:
    """ "la Commission" alone: of the union that the article names most."""
    named = Counter(owner for mention in states.bodies for owner in mention.owners[:1] if owner in COMMISSIONS)
    best = max(named, key=lambda owner: named[owner], default=None)
    return (EntityType.ORGANIZATION, COMMISSIONS[best], None) if best is not None else None


def _in_commission(office: OfficeMention, states: States) -> bool:
    """ "le commissaire Vella", "la vice-présidente exécutive" in an article that names the European Commission."""
    label = fold(office.label)
    fits = label in {"commissaire", "vice-president executif", "vice-presidente executive"} or label.endswith(
        ("president executif", "presidente executive")
    )
    return fits and not office.anaphor and any(COMMISSION in mention.owners for mention in states.bodies)


def _choose_demonym(holding: Holding, states: States) -> None:
    """ "congolais" may be of two States: the one that the article speaks of."""
    if len(holding.countries) == 1:
        rivals = _RIVALS.get(holding.countries[0])
        if rivals:
            holding.countries = [max((holding.countries[0], *rivals), key=lambda state: states.weights[state])]


_ROLE_STATES: Final = {"role/pope": "country/VA"}
_RIVALS: Final = {"country/CG": ("country/CD",), "country/CD": ("country/CG",)}


def _infer(holding: Holding, holdings: list[Holding], states: States) -> str | None:
    office = holding.office
    excluded = frozenset(c for h in holdings if h.rule == "homologue" and h.office.label == office.label for c in h.countries)
    excluded |= _taken(holding, holdings)
    if office.role.sphere == "embassy":
        excluded |= _hosts(office)
    if office.role.sphere == "monarchy":
        excluded |= frozenset(states.weights) - MONARCHIES
    home = states.home(excluded)
    if "federal" in fold(office.label) and (present := [state for state in FEDERATIONS if states.weights[state]]):
        return max(present, key=lambda state: states.weights[state])
    if office.role.role in _ROLE_STATES:
        return _ROLE_STATES[office.role.role]
    organ = _organ_state(office) if office.role.sphere != "embassy" else None
    if organ is not None:
        return organ
    if holding.person.country is not None and not (holding.rule in LISTED and home and not states.weights[holding.person.country]):
        return holding.person.country
    others = [h.countries[0] for h in holdings if h.person is holding.person and h is not holding and h.countries]
    if others:
        return others[0]
    if office.patron is not None:
        patron = next((h for h in holdings if office.patron in h.person.mentions and h.countries), None)
        if patron is not None:
            return patron.countries[0]
        if (known := lexicon().officeholders.country(office.patron.text)) is not None:
            return known
    if len(office.label.split()) == 1 or office.role.role == "role/prime-minister":
        near = states.before(office.left)
        if near is not None and office.role.sphere in {"state", "any", "monarchy"} and near.startswith("country/"):
            return near
    if office.determiner == "" and fr.INNER_ORGANS & set(cut(office.label)) and (near := _principal(holding, holdings)) is not None:
        return near
    if office.determiner in fr.POSSESSIVES:
        return states.before(office.left) or _principal(holding, holdings) or states.before(office.left, reach=1) or home
    return home if office.role.sphere in {"state", "embassy", "monarchy", "parliament", "any"} else None


def _taken(holding: Holding, holdings: list[Holding]) -> frozenset[str]:
    """The States in which somebody else holds the same office, where a State has but one: presidents, heads of government, ministers."""
    office = holding.office
    unique = office.role.sphere == "monarchy" or office.role.role in ONE_A_STATE or (office.role.ministerial and " " in office.label)
    if not unique or holding.status is not Status.CURRENT:
        return frozenset()
    title = _neutral(office)
    others = (h for h in holdings if h.person is not holding.person and h.status is Status.CURRENT and h.office.body is None)
    return frozenset(country for h in others if _neutral(h.office) == title for country in h.countries)


def _neutral(office: OfficeMention) -> str:
    """A title without its gender, "chef de la diplomatie" being a minister's."""
    label = fold(in_gender(office.label, office.role, "m"))
    return "ministre des affaires etrangeres" if label == "chef de la diplomatie" else label


def _principal(holding: Holding, holdings: list[Holding]) -> str | None:
    """The State of the person named last before "son secrétaire d'État", who holds an office there."""
    others = [h for h in holdings if h.person is not holding.person and h.countries and not h.office.plural]
    named = [(m.start, h.countries[0]) for h in others for m in h.person.mentions if 0 < holding.start - m.end < PRINCIPAL_REACH]
    return max(named, default=(0, None))[1]


def _hosts(office: OfficeMention) -> frozenset[str]:
    """The States that an ambassador's title names: those where he is posted, not whose he is."""
    folds = cut(office.label)
    found = (lexicon().names.longest(folds, i) for i in range(len(folds)))
    return frozenset(owner for hit in found if hit for owner in (*hit[1].stands_for, hit[1].country) if owner)


def _organ_state(office: OfficeMention) -> str | None:
    """The State whose organ the title names: "porte-parole de la Maison Blanche"."""
    metonyms = lexicon().metonyms
    folds = cut(office.label)
    for i in range(len(folds)):
        if (hit := metonyms.longest(folds, i)) and hit[1].type is EntityType.COUNTRY:
            return hit[1].id
    return None


def agency_countries(source: str | None) -> tuple[str, ...]:
    """The States whose national agency or government published the article, where its name says so ("MAP", "Ministère angolais de …")."""
    if not source:
        return ()
    if fold(source) in lexicon().agencies:
        return lexicon().agencies[fold(source)]
    words = cut(source)
    if words[0] in {"ministere", "presidence", "gouvernement", "ambassade"}:
        found = (hit[1][0] for i in range(len(words)) if (hit := lexicon().demonyms.longest(words, i)))
        return tuple(owner for owner in found if owner.startswith("country/"))
    return ()
