"""IRIs and literals of the graph: the terms of the vocabularies, and the names of our own resources under one base IRI.

pyoxigraph's terms are the term model inside the package; rdflib's appear only where users ask for them.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import StoreError
from kg.model import Span
from kg.vocabulary import BASE_IRI, KG, PREFIXES


def term(curie: str) -> NamedNode:
    """The IRI of a prefixed name of `kg.vocabulary.PREFIXES`: `term("kg:met")`."""
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


TYPE: Final = term("rdf:type")
SUBJECT: Final = term("rdf:subject")
PREDICATE: Final = term("rdf:predicate")
OBJECT: Final = term("rdf:object")
VALUE: Final = term("rdf:value")
LABEL: Final = term("rdfs:label")
ALT_LABEL: Final = term("skos:altLabel")
PREF_LABEL: Final = term("skos:prefLabel")
IDENTIFIER: Final = term("dcterms:identifier")
TITLE: Final = term("dcterms:title")
BODY: Final = term("schema:articleBody")
PUBLISHED: Final = term("schema:datePublished")
ISO_CODE: Final = term("kg:isoCode")
JURISDICTION: Final = term("kg:jurisdiction")
SHA256: Final = term("kg:sha256")
STATEMENT: Final = term("kg:Statement")
ARTICLE: Final = term("kg:Article")
STATUS: Final = term("kg:status")
DATE: Final = term("kg:date")
PLACE: Final = term("kg:place")
TOPIC: Final = term("kg:topic")
FACTUALITY: Final = term("kg:factuality")
CONFIDENCE: Final = term("kg:confidence")
EVIDENCE: Final = term("kg:evidence")
RULE: Final = term("kg:rule")
EXACT: Final = term("oa:exact")
START: Final = term("oa:start")
END: Final = term("oa:end")
DERIVED_FROM: Final = term("prov:wasDerivedFrom")
GENERATED_BY: Final = term("prov:wasGeneratedBy")
USED: Final = term("prov:used")

_INTEGER: Final = term("xsd:integer")
_DECIMAL: Final = term("xsd:decimal")
_DATE_TYPES: Final = {4: term("xsd:gYear"), 7: term("xsd:gYearMonth"), 10: term("xsd:date")}
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_UNSAFE: Final = re.compile(r"[^\w./-]")
_EMPTY: Final = re.compile(r"(?<=/)/|/$")
_DOTS: Final = re.compile(r"(?<![^/])\.{1,2}(?![^/])")
_LOCAL: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_RELATIVE: Final = re.compile(r"[^:/?#]+([/?#].*)?")
_DOT_SEGMENT: Final = re.compile(r"(^|/)\.{1,2}($|[/?#])")
_BASE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|\\^`?#]+/")


def value(node: NamedNode | BlankNode | Literal | Triple) -> str:
    """The string within a term: an IRI, a lexical form, a label of a blank node."""
    return str(node) if isinstance(node, Triple) else node.value


def named(node: object) -> NamedNode:
    """A node of which it is known that it is an IRI, such as the fact in a row of `graph/summary`."""
    assert isinstance(node, NamedNode)
    return node


def is_date(text: str) -> bool:
    """Whether it is written as an ISO 8601 date, year-month or year."""
    return _DATE.fullmatch(text) is not None


def date_literal(date: str) -> Literal:
    """An ISO 8601 date, year-month or year as xsd:date, xsd:gYearMonth or xsd:gYear; anything else as a plain string."""
    return Literal(date, datatype=_DATE_TYPES[len(date)]) if is_date(date) else Literal(date)


def decimal_literal(number: float) -> Literal:
    """An xsd:decimal of at most four places, in the canonical form of XML Schema 1.1: "0.97", "1"."""
    return Literal(f"{number:.4f}".rstrip("0").rstrip("."), datatype=_DECIMAL)


def integer_literal(number: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(number), datatype=_INTEGER)


def encode_segment(text: str) -> str:
    """Any string as one IRI segment, injectively: ASCII letters, digits and `-._~` stay, all else is percent-encoded (RFC 3986)."""
    return quote(text, safe="") if text.strip(".") else text.replace(".", "%2E")


def encode_path(text: str) -> str:
    """An id such as "person/élodie" as an IRI path: letters of every script stay (RFC 3987), all else is percent-encoded.

    So are slashes that would leave a segment empty, which not all programs resolve alike.
    """
    safe = _DOTS.sub(lambda dots: dots[0].replace(".", "%2E"), _UNSAFE.sub(lambda char: quote(char[0], safe=""), text))
    return _EMPTY.sub("%2F", safe)


class Iris:
    """The names of our resources under one base IRI, such as "https://w3id.org/newskg/"; raises StoreError where the base is no IRI."""

    def __init__(self, base: str = BASE_IRI) -> None:
        if not _BASE.fullmatch(base):
            raise StoreError(f"--base-iri {base!r}: must be an absolute IRI with an authority that ends with /")
        self.base = base
        self._nodes: dict[str, NamedNode] = {}

    def node(self, node_id: str) -> NamedNode:
        """The IRI of an id such as "country/MA"."""
        found = self._nodes.get(node_id)
        if found is None:
            found = self._nodes[node_id] = NamedNode(self.base + encode_path(node_id))
        return found

    def article(self, article_id: str) -> NamedNode:
        """The IRI of an article, which names its graph too."""
        return NamedNode(f"{self.base}article/{encode_segment(article_id)}")

    def evidence(self, article_id: str, span: Span) -> NamedNode:
        """The IRI of a stretch of an article, as a text fragment (RFC 5147): `article/x#char=3,14`."""
        return NamedNode(f"{self.base}article/{encode_segment(article_id)}#char={span.start},{span.end}")

    def graph(self, name: str) -> NamedNode:
        """The name of a graph that holds across articles: "ontology", "gazetteer", "identity", "curation", "summary"."""
        return NamedNode(f"{self.base}graph/{name}")

    def rebased(self, node: NamedNode) -> NamedNode:
        """A resource of the default base (as in `ontologies/`) under this base; terms of the ontology stay."""
        if self.base == BASE_IRI or not node.value.startswith(BASE_IRI) or node.value.startswith(KG):
            return node
        return NamedNode(self.base + node.value[len(BASE_IRI) :])

    def local(self, iri: str) -> str:
        """The id relative to the base: "country/MA"; an IRI of ours elsewhere or of others is returned unchanged."""
        return iri[len(self.base) :] if iri.startswith(self.base) and not iri.startswith(KG) else iri

    def at(self, local: str) -> NamedNode:
        """The IRI that `local` gave this id for; `node` is for ids that are still to become IRIs."""
        return NamedNode(local if "://" in local else self.base + local)

    def article_id(self, iri: str) -> str:
        """The article id that an article's IRI, or the IRI of evidence in it, stands for."""
        return unquote(self.local(iri).removeprefix("article/").partition("#")[0])


def relative(iri: str, base: str) -> str:
    """An IRI relative to a base, where resolving it gives the same IRI back (RFC 3986, 5.2), else unchanged."""
    local = iri.removeprefix(base)
    return local if local != iri and _RELATIVE.fullmatch(local) and not _DOT_SEGMENT.search(local) else iri


def prefixed(iri: str) -> str:
    """An IRI of a known vocabulary as a prefixed name that Turtle, SPARQL and JSON-LD read alike, else unchanged."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def shorten(iri: str, base: str = BASE_IRI) -> str:
    """An IRI as people read it: prefixed, relative to the base, or whole."""
    short = prefixed(iri)
    return iri.removeprefix(base) or iri if short == iri else short
