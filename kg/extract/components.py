"""The extractor as spaCy components, usable in anybody's pipeline: each reads what the ones before it left on the `Doc`.

    for name in ("kg_mentions", "kg_dates", "kg_offices", "kg_coreference", "kg_relations"):
        nlp.add_pipe(name)

What they find is in `doc._.kg`, an `Analysis`. `doc._.kg_published` and `doc._.kg_agencies` say when and where the article comes from.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.adopted import adopt_names, retype_bodies, retype_places
from kg.extract.atoms import Atoms, find_atoms
from kg.extract.claims import Claim, Scene
from kg.extract.cooperation import find_cooperation
from kg.extract.coreference import Cast
from kg.extract.dates import DateMention, find_dates
from kg.extract.duties import find_duties
from kg.extract.fields import settle_fields
from kg.extract.holders import find_holdings
from kg.extract.interims import find_interims
from kg.extract.meetings import find_meetings
from kg.extract.memberships import find_memberships
from kg.extract.mentions import Mention, find_mentions
from kg.extract.offices import Holding, OfficeMention, find_offices, name_places
from kg.extract.pacts import find_founded
from kg.extract.participations import find_participations
from kg.extract.partisans import settle_parties
from kg.extract.persons import Person, find_persons
from kg.extract.portfolios import find_portfolios
from kg.extract.quotations import find_quotations
from kg.extract.realms import settle
from kg.extract.relations import find_relations
from kg.extract.setting import settle_settings
from kg.extract.signatures import find_signatures
from kg.extract.states import States
from kg.extract.successions import find_successions
from kg.extract.unnamed import add_unnamed
from kg.extract.visits import find_visits

COMPONENTS = ("kg_mentions", "kg_dates", "kg_offices", "kg_coreference", "kg_relations")
FINDERS = (
    find_meetings, find_visits, find_cooperation, find_signatures, find_participations, find_memberships, find_quotations, find_relations,
)  # fmt: skip


@dataclass(slots=True)
class Analysis:
    """What the components know of one document."""

    atoms: Atoms
    mentions: list[Mention] = field(default_factory=list)
    persons: dict[Mention, Person] = field(default_factory=dict)
    dates: list[DateMention] = field(default_factory=list)
    offices: list[OfficeMention] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    states: States | None = None
    cast: Cast | None = None
    scene: Scene | None = None
    claims: list[Claim] = field(default_factory=list)


def register_extensions() -> None:
    """Declare the attributes that the components use; safe to call again."""
    for name in ("kg", "kg_published", "kg_agencies"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


register_extensions()


def _analysis(doc: Doc) -> Analysis:
    if doc._.kg is None:
        doc._.kg = Analysis(find_atoms(doc))
    analysis: Analysis = doc._.kg
    return analysis


@Language.component("kg_mentions")
def mentions_component(doc: Doc) -> Doc:
    """Find names of persons, countries, places, organizations, and which names are one person."""
    analysis = _analysis(doc)
    analysis.mentions = find_mentions(doc, analysis.atoms)
    settle_parties(analysis.mentions, doc._.kg_agencies or ())
    analysis.persons = find_persons(analysis.atoms, analysis.mentions)
    return doc


@Language.component("kg_dates")
def dates_component(doc: Doc) -> Doc:
    """Find expressions of time and resolve them against the date of publication."""
    analysis = _analysis(doc)
    analysis.dates = find_dates(analysis.atoms, doc._.kg_published)
    return doc


@Language.component("kg_offices")
def offices_component(doc: Doc) -> Doc:
    """Find office titles and who holds them."""
    analysis = _analysis(doc)
    analysis.offices = find_offices(analysis.atoms, analysis.mentions)
    known = retype_bodies(analysis.atoms, analysis.mentions, analysis.offices)
    known = retype_places(analysis.atoms, known, analysis.offices)
    missed = adopt_names(analysis.atoms, known, name_places(analysis.atoms, analysis.offices))
    if missed or known != analysis.mentions:
        analysis.mentions = sorted([*known, *missed], key=lambda mention: mention.start)
        analysis.persons = find_persons(analysis.atoms, analysis.mentions)
        analysis.offices = find_offices(analysis.atoms, analysis.mentions)
    analysis.holdings = find_holdings(analysis.atoms, analysis.mentions, analysis.persons, analysis.offices)
    analysis.states = States(analysis.atoms, analysis.mentions, doc._.kg_agencies or ())
    return doc


@Language.component("kg_coreference")
def coreference_component(doc: Doc) -> Doc:
    """Find whom titles, pronouns and groups mean; then settle which State each office belongs to."""
    analysis = _analysis(doc)
    if analysis.states is not None:
        analysis.cast = Cast(analysis.atoms, analysis.mentions, analysis.persons, analysis.offices, analysis.holdings)
        in_titles = frozenset(i for office in analysis.offices for i in range(office.start, office.end))
        analysis.scene = Scene(analysis.atoms, analysis.mentions, analysis.dates, analysis.cast, analysis.states, in_titles)
        find_portfolios(analysis.scene)
        find_duties(analysis.scene)
        find_interims(analysis.scene)
        analysis.claims = list(find_successions(analysis.scene))
        settle(analysis.holdings, analysis.states, analysis.cast.subjects)
        add_unnamed(analysis.scene)
        analysis.scene.renew_parties()
    return doc


@Language.component("kg_relations")
def relations_component(doc: Doc) -> Doc:
    """Find all relations but offices, which stand already."""
    analysis = _analysis(doc)
    if analysis.scene is not None:
        analysis.claims += [claim for finder in FINDERS for claim in finder(analysis.scene)]
        analysis.claims += find_founded(analysis.scene, analysis.claims)
        settle_settings(analysis.scene, analysis.claims)
        settle_fields(analysis.scene, analysis.claims)
    return doc
