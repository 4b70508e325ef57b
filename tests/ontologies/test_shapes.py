"""The shapes accept a graph in the shape of the contract, and catch each way of leaving it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

pyshacl = pytest.importorskip("pyshacl")

from kg.graph.validation import Violation, validate  # noqa: E402
from kg.resources import folder  # noqa: E402
from kg.vocabulary import PREFIXES, Predicate  # noqa: E402

SHAPES = rdflib.Graph().parse(folder("ontologies") / "shapes.ttl")
REMEDY = rdflib.URIRef(PREFIXES["kg"] + "remedy")
HEADER = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + "PREFIX : <https://w3id.org/newskg/>\n"

ARTICLE = """
<https://w3id.org/newskg/article/a> a kg:Article, schema:NewsArticle ;
    dcterms:identifier "a" ; dcterms:title "Rabat reçoit Paris"@fr ; dcterms:language "fr" ; dcterms:publisher "MAP" ;
    schema:datePublished "2025-04-14"^^xsd:date ; kg:sha256 "SHA" .
<https://w3id.org/newskg/country/MA> a kg:Country ; rdfs:label "Maroc"@fr ; kg:isoCode "MA" .
<https://w3id.org/newskg/country/FR> a kg:Country ; rdfs:label "France"@fr ; skos:altLabel "Paris"@fr ; kg:isoCode "FR" .
<https://w3id.org/newskg/place/rabat> a kg:Place ; rdfs:label "Rabat"@fr .
<https://w3id.org/newskg/person/abdelouafi-laftit> a kg:Person ; rdfs:label "Abdelouafi Laftit"@fr ;
    kg:holdsOffice <https://w3id.org/newskg/office/MA/ministre> .
<https://w3id.org/newskg/office/MA/ministre> a kg:Office ; rdfs:label "ministre de l'Intérieur"@fr ;
    kg:jurisdiction <https://w3id.org/newskg/country/MA> ; kg:role <https://w3id.org/newskg/role/minister> ;
    kg:portfolio <https://w3id.org/newskg/portfolio/interior> .
<https://w3id.org/newskg/country/MA> kg:cooperatesWith <https://w3id.org/newskg/country/FR> .
<https://w3id.org/newskg/country/FR> kg:cooperatesWith <https://w3id.org/newskg/country/MA> .
<https://w3id.org/newskg/statement/1> a kg:Statement, rdf:Statement ; rdf:subject <https://w3id.org/newskg/person/abdelouafi-laftit> ;
    rdf:predicate kg:holdsOffice ; rdf:object <https://w3id.org/newskg/office/MA/ministre> ; kg:status kg:Current ;
    kg:confidence 0.97 ; prov:wasDerivedFrom <https://w3id.org/newskg/article/a> ;
    kg:evidence <https://w3id.org/newskg/article/a#char=0,5> .
<https://w3id.org/newskg/statement/2> a kg:Statement, rdf:Statement ; rdf:subject <https://w3id.org/newskg/country/MA> ;
    rdf:predicate kg:cooperatesWith ; rdf:object <https://w3id.org/newskg/country/FR> ; kg:factuality kg:Planned ;
    kg:topic <https://w3id.org/newskg/topic/security> ; kg:place <https://w3id.org/newskg/place/rabat> ; kg:date "2025-04"^^xsd:gYearMonth ;
    kg:confidence 1.0 ; prov:wasDerivedFrom <https://w3id.org/newskg/article/a> ; kg:evidence <https://w3id.org/newskg/article/a#char=0,5> .
<https://w3id.org/newskg/statement/3> a kg:Statement, rdf:Statement ; rdf:subject <https://w3id.org/newskg/country/FR> ;
    rdf:predicate kg:criticizes ; rdf:object <https://w3id.org/newskg/country/MA> ; kg:factuality kg:Denied ;
    kg:confidence 0.5 ; prov:wasDerivedFrom <https://w3id.org/newskg/article/a> ; kg:evidence <https://w3id.org/newskg/article/a#char=0,5> .
<https://w3id.org/newskg/article/a#char=0,5> a kg:Evidence ; oa:exact "Rabat"@fr ; oa:start 0 ; oa:end 5 .
<https://w3id.org/newskg/agreement/accord> a kg:Agreement ; rdfs:label "accord"@fr ;
    kg:kind <https://w3id.org/newskg/agreement-kind/agreement> .
<https://w3id.org/newskg/quotation/q> a kg:Quotation ; rdf:value "la coopération est solide et durable"@fr .
""".replace("SHA", "0" * 64)

HOLDS = "    kg:holdsOffice <https://w3id.org/newskg/office/MA/ministre> ."
NO_LONGER = '    skos:altLabel "M. Laftit"@fr .'

MUTATIONS = {
    "an article without identifier": ('dcterms:identifier "a" ;', ""),
    "an article with two titles": ('dcterms:title "Rabat reçoit Paris"@fr', 'dcterms:title "Rabat reçoit Paris"@fr, "Autre"@fr'),
    "an article without language": ('dcterms:language "fr" ;', ""),
    "a date of publication that is a string": ('"2025-04-14"^^xsd:date', '"2025-04-14"'),
    "a hash that is none": ("0" * 64, "0" * 63),
    "a country without code": ('; kg:isoCode "MA"', ""),
    "a code of three letters": ('kg:isoCode "MA"', 'kg:isoCode "MAR"'),
    "a person without label": ('a kg:Person ; rdfs:label "Abdelouafi Laftit"@fr', "a kg:Person"),
    "an empty label": ('"Rabat"@fr .\n<https://w3id.org/newskg/person', '""@fr .\n<https://w3id.org/newskg/person'),
    "an office without label": ('a kg:Office ; rdfs:label "ministre de l\'Intérieur"@fr', "a kg:Office"),
    "an office with two jurisdictions": (
        "kg:jurisdiction <https://w3id.org/newskg/country/MA>",
        "kg:jurisdiction <https://w3id.org/newskg/country/MA>, <https://w3id.org/newskg/country/FR>",
    ),
    "an office whose jurisdiction is a person": (
        "kg:jurisdiction <https://w3id.org/newskg/country/MA>",
        "kg:jurisdiction <https://w3id.org/newskg/person/abdelouafi-laftit>",
    ),
    "a role that is a string": ("kg:role <https://w3id.org/newskg/role/minister>", 'kg:role "minister"'),
    "a portfolio elsewhere": ("newskg/portfolio/interior", "newskg/topic/interior"),
    "a kind that is a string": ("kg:kind <https://w3id.org/newskg/agreement-kind/agreement>", 'kg:kind "agreement"'),
    "a kind elsewhere": ("newskg/agreement-kind/agreement", "newskg/role/agreement"),
    "a person of a kind": ("a kg:Agreement ;", "a kg:Person ;"),
    "a quotation without words": ('rdf:value "la coopération est solide et durable"@fr', 'rdf:value ""@fr'),
    "a statement without subject": ("rdf:subject <https://w3id.org/newskg/country/MA> ;", ""),
    "a statement without evidence": ("; kg:evidence <https://w3id.org/newskg/article/a#char=0,5>", ""),
    "a statement with unknown predicate": ("rdf:predicate kg:criticizes", "rdf:predicate kg:likes"),
    "a statement without object": ("rdf:object <https://w3id.org/newskg/country/FR> ;", ""),
    "a statement without confidence": ("kg:confidence 0.97 ;", ""),
    "a confidence above one": ("kg:confidence 0.97", "kg:confidence 1.01"),
    "a confidence that is no decimal": ("kg:confidence 0.97", "kg:confidence 9.7e-1"),
    "a statement from nowhere": ("prov:wasDerivedFrom <https://w3id.org/newskg/article/a> ;", ""),
    "an unknown status": ("kg:status kg:Current", "kg:status kg:Retired"),
    "an unknown factuality": ("kg:factuality kg:Denied", "kg:factuality kg:Doubted"),
    "a date that is a string": ('"2025-04"^^xsd:gYearMonth', '"2025-04"'),
    "a place that is a person": (
        "kg:place <https://w3id.org/newskg/place/rabat>",
        "kg:place <https://w3id.org/newskg/person/abdelouafi-laftit>",
    ),
    "a topic that is a string": ("kg:topic <https://w3id.org/newskg/topic/security>", 'kg:topic "security"'),
    "evidence without words": ('oa:exact "Rabat"@fr ;', ""),
    "evidence that ends before it starts": ("oa:start 0 ; oa:end 5", "oa:start 5 ; oa:end 0"),
    "evidence that ends where it starts": ("oa:start 0 ; oa:end 5", "oa:start 5 ; oa:end 5"),
    "evidence longer than its words": ("oa:start 0 ; oa:end 5", "oa:start 0 ; oa:end 6"),
    "evidence that starts before the text": ("oa:start 0 ; oa:end 5", "oa:start -1 ; oa:end 4"),
    "an asserted statement without plain triple": (HOLDS, NO_LONGER),
    "a denied claim said to be asserted": ("kg:factuality kg:Denied", "kg:factuality kg:Asserted"),
    "a plain triple without statement": ("country/MA> kg:cooperatesWith", "country/MA> kg:supports"),
    "a plain triple of what is of the past": ("kg:status kg:Current", "kg:status kg:Former"),
    "a plain triple of what is denied": ("kg:factuality kg:Planned", "kg:factuality kg:Denied"),
    "a statement about the wrong kind of subject": ("kg:criticizes ; rdf:object", "kg:holdsOffice ; rdf:object"),
    "a statement about the wrong kind of object": ("rdf:predicate kg:criticizes", "rdf:predicate kg:partyTo"),
}

TRIPLES = {
    "holdsOffice": ("Country", "Person"),
    "succeeded": ("Country", "Country"),
    "memberOf": ("Place", "Country"),
    "met": ("Country", "Country"),
    "visited": ("Country", "Person"),
    "invited": ("Place", "Country"),
    "participatedIn": ("Place", "Country"),
    "said": ("Country", "Person"),
    "cooperatesWith": ("Person", "Person"),
    "partyTo": ("Place", "Country"),
    "supports": ("Place", "Place"),
    "aids": ("Person", "Person"),
    "criticizes": ("Place", "Place"),
    "threatens": ("Place", "Office"),
    "sanctions": ("Person", "Place"),
    "attacks": ("Person", "Office"),
}
NODES = {
    "Country": ":country\\/MA",
    "Person": ":person\\/abdelouafi-laftit",
    "Place": ":place\\/rabat",
    "Office": ":office\\/MA\\/ministre",
}


BY_SHAPE = {
    "Article": ('dcterms:language "fr" ;', ""),
    "Entity": ('a kg:Person ; rdfs:label "Abdelouafi Laftit"@fr', "a kg:Person"),
    "Country": ('kg:isoCode "MA"', 'kg:isoCode "MAR"'),
    "Kind": ("newskg/agreement-kind/agreement", "newskg/role/agreement"),
    "Office": MUTATIONS["an office with two jurisdictions"],
    "Quotation": MUTATIONS["a quotation without words"],
    "Statement": MUTATIONS["a confidence above one"],
    "Evidence": MUTATIONS["evidence without words"],
    "StatementsAsAWhole": MUTATIONS["an asserted statement without plain triple"],
    "EvidenceAsAWhole": ("oa:start 0 ; oa:end 5", "oa:start 60 ; oa:end 65"),
    "Fact": ("kg:articleCount 1", "kg:articleCount 0"),
    "Tenure": ("kg:holder <https://w3id.org/newskg/person/abdelouafi-laftit>", "kg:holder <https://w3id.org/newskg/country/MA>"),
    "Occurrence": ("kg:denotes <https://w3id.org/newskg/person/abdelouafi-laftit> ;", ""),
    "IdentityDecision": ("kg:verdict kg:Unsure", "kg:verdict kg:Rejected"),
    "Correction": ('; dcterms:created "2025-04-14T08:00:00"^^xsd:dateTime', ""),
    "CountryWords": ('kg:grammaticalGender "m"', 'kg:grammaticalGender "n"'),
    "CapitalName": ('kg:demonym "marocain"@fr ;', ""),
    "Demonym": ('"marocain"@fr', '"Marocain"@fr'),
    "Name": ('kg:capitalName "Rabat"@fr', 'kg:capitalName "R"@fr'),
    "Concept": (', "minister"@en', ""),
    "Role": ('kg:sphere "state"', 'kg:sphere "elsewhere"'),
    "TitleForm": ('kg:pluralLabel "ministres"@fr', 'kg:pluralLabel "ministers"@en'),
    "Trigger": ('kg:trigger "sécurité"@fr', 'kg:trigger "Sécurité"@fr'),
}
"""A way to break each shape, by the shape's name."""

MORE = """
<https://w3id.org/newskg/article/a> schema:articleBody "Les deux ministres."@fr .
<https://w3id.org/newskg/statement/1> kg:fact :fact\\/1 .
:fact\\/1 a kg:Fact ; kg:articleCount 1 ; kg:independentSources 1 .
:tenure\\/1 a kg:Tenure ; kg:holder <https://w3id.org/newskg/person/abdelouafi-laftit> ;
    kg:office <https://w3id.org/newskg/office/MA/ministre> ; prov:wasDerivedFrom :fact\\/1 .
:o1 a kg:Occurrence ; kg:denotes <https://w3id.org/newskg/person/abdelouafi-laftit> ;
    prov:wasDerivedFrom <https://w3id.org/newskg/article/a> .
:o2 a kg:Occurrence ; kg:denotes :person\\/x ; prov:wasDerivedFrom <https://w3id.org/newskg/article/a> .
:d a kg:IdentityDecision ; kg:occurrence :o1, :o2 ; kg:verdict kg:Unsure ; kg:confidence 0.5 .
:c a kg:Correction ; kg:verdict kg:Same ; kg:about :o1, :o2 ; dcterms:created "2025-04-14T08:00:00"^^xsd:dateTime .
<https://w3id.org/newskg/country/MA> kg:capitalName "Rabat"@fr ; kg:demonym "marocain"@fr ; kg:grammaticalGender "m" ;
    rdfs:label "Morocco"@en, "المغرب"@ar .
:role\\/minister a skos:Concept ; skos:prefLabel "ministre"@fr, "minister"@en ; kg:pluralLabel "ministres"@fr ; kg:sphere "state" .
:topic\\/security a skos:Concept ; skos:prefLabel "sécurité"@fr, "security"@en ; kg:trigger "sécurité"@fr .
"""


def faults(turtle: str, lang: str = "en") -> list[Violation]:
    """What `kg validate` finds in a graph."""
    triples = ox.parse(HEADER + turtle, format=ox.RdfFormat.TURTLE)
    return validate(triples, base="https://w3id.org/newskg/", lang=lang)


def test_every_shape_says_in_two_languages_what_to_do() -> None:
    shapes = set(SHAPES.subjects(rdflib.RDF.type, rdflib.SH.NodeShape))
    remedies = {
        (shape, text.language) for shape, text in SHAPES.subject_objects(REMEDY) if isinstance(text, rdflib.Literal) and len(text) > 20
    }
    assert remedies == {(shape, lang) for shape in shapes for lang in ("fr", "en")}
    assert {str(shape).rpartition("/")[2] for shape in shapes} == {*BY_SHAPE, *map(str, Predicate)}


def test_the_whole_graph_of_the_mutations_conforms() -> None:
    assert faults(ARTICLE + MORE) == []


@pytest.mark.parametrize("shape", BY_SHAPE)
def test_the_report_names_the_shape_and_what_to_do(shape: str) -> None:
    old, new = BY_SHAPE[shape]
    assert (ARTICLE + MORE).count(old) >= 1
    found = [fault for fault in faults((ARTICLE + MORE).replace(old, new, 1), "fr") if fault.shape == shape]
    assert found
    assert found[0].remedy == str(SHAPES.value(rdflib.URIRef(f"https://w3id.org/newskg/shape/{shape}"), REMEDY))


def violations(turtle: str) -> str:
    """The report on a graph, or "" where it conforms."""
    conforms, _, text = pyshacl.validate(rdflib.Graph().parse(data=HEADER + turtle, format="turtle"), shacl_graph=SHAPES)
    return "" if conforms else str(text)


def test_a_graph_in_the_shape_of_the_contract_conforms() -> None:
    assert violations(ARTICLE) == ""


@pytest.mark.parametrize("name", MUTATIONS)
def test_mutations_are_caught(name: str) -> None:
    old, new = MUTATIONS[name]
    assert ARTICLE.count(old) >= 1
    assert violations(ARTICLE.replace(old, new, 1))


@pytest.mark.parametrize("predicate", Predicate)
def test_plain_triples_between_the_wrong_kinds_are_caught(predicate: Predicate) -> None:
    subject, object_ = TRIPLES[predicate]
    found = [fault for fault in faults(f"{ARTICLE}{NODES[subject]} kg:{predicate} {NODES[object_]} .") if fault.shape == predicate]
    assert found
    assert found[0].remedy.startswith(f"kg:{predicate} goes from ")


def test_symmetric_statements_may_have_either_plain_triple() -> None:
    one_way = ARTICLE.replace("<https://w3id.org/newskg/country/FR> kg:cooperatesWith <https://w3id.org/newskg/country/MA> .\n", "")
    assert violations(one_way) == ""


def test_what_is_of_the_past_needs_no_plain_triple() -> None:
    former = ARTICLE.replace("kg:status kg:Current", "kg:status kg:Former")
    assert (
        violations(
            former.replace("    kg:holdsOffice <https://w3id.org/newskg/office/MA/ministre> .", '    skos:altLabel "M. Laftit"@fr .')
        )
        == ""
    )


@pytest.mark.parametrize("name", ["countries", "organizations", "parties", "offices", "portfolios", "topics", "agreements", "events"])
def test_the_word_data_conform(name: str) -> None:
    path = folder("ontologies") / f"{name}.ttl"
    assert violations(re.sub(r"@prefix (wd|skos|rdfs|kg):.*\n", "", path.read_text())) == ""


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("countries", 'kg:grammaticalGender "m"', 'kg:grammaticalGender "n"'),
        ("countries", 'kg:demonym "afghan"@fr', 'kg:demonym "Afghan"@fr'),
        ("countries", 'kg:combiningForm "afghano"@fr', 'kg:combiningForm "afghano-"@fr'),
        ("countries", ', "Morocco"@en', ""),
        ("offices", 'kg:sphere "state"', 'kg:sphere "elsewhere"'),
        ("offices", "kg:periphrasis true", 'kg:periphrasis "yes"'),
        ("topics", 'kg:trigger "', 'kg:trigger "Sécurité"@fr, "'),
        ("topics", 'kg:trigger "', 'kg:trigger "a*b"@fr, "'),
        ("portfolios", ', "interior"@en', ""),
        ("agreements", ', "treaty"@en', ""),
        ("events", ', "summit"@en', ""),
        ("agreements", 'kg:falseTrigger "', 'kg:falseTrigger "Pacte"@fr, "'),
    ],
)
def test_mutations_of_the_word_data_are_caught(name: str, old: str, new: str) -> None:
    content = (folder("ontologies") / f"{name}.ttl").read_text()
    stanzas = content.split("\n\n")
    wanted = next(stanza for stanza in stanzas if old in stanza and not stanza.startswith(("#", "@prefix")))
    header = "\n".join(line for line in content.splitlines() if line.startswith("@prefix"))
    lone = re.sub(r"    skos:broader \S+ ;\n", "", wanted)
    assert violations(f"{header}\n{lone}") == ""
    assert violations(f"{header}\n{lone.replace(old, new, 1)}")


def test_gold_articles_conform(tmp_path: Path) -> None:
    """The graph that the scorer's reference writer makes of gold articles, where that tool is at hand."""
    tool = Path(__file__).parents[3] / "shared" / "tools" / "gold_to_trig.py"
    gold = Path(__file__).parents[1] / "gold" / "dev-1.jsonl"
    if not (tool.is_file() and gold.is_file()):
        pytest.skip(f"{tool} or {gold} is not there")
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(gold.read_text().splitlines()[:3]))
    made = subprocess.run([sys.executable, str(tool), str(few)], capture_output=True, text=True, check=True).stdout
    union = rdflib.Graph()
    triples = [quad.triple for quad in ox.parse(made, format=ox.RdfFormat.TRIG)]
    union.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    conforms, _, text = pyshacl.validate(union, shacl_graph=SHAPES)
    assert conforms, text
