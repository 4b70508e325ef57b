"""The page of a thing: what articles say of it, each fact with its sentence."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request

from kg.explore.correcting import merge_button, reject_button, split_button
from kg.explore.drawing import draw_network, draw_tenures
from kg.explore.elements import badge, cell, link, note, outside, row, table, tag, thing_link
from kg.explore.frame import entitle, frame, headline, nothing, unknown
from kg.explore.session import Explorer, Visitor, page_of, url
from kg.explore.views.labels import kind_of
from kg.explore.views.tenures import Held
from kg.explore.views.things import READ, AboutFact, Relation, Thing, Told, find_thing, key_of
from kg.vocabulary import Factuality

NAMES = 12
"""Other names at the head of the page; the rest is behind a fold."""


def add_pages(explorer: Explorer) -> None:
    """`/entity?id=&relation=&other=`."""

    @ui.page("/entity", response_timeout=60)
    async def entity(request: Request, id: str = "", relation: str = "", other: str = "") -> None:
        visitor = await Visitor.of(explorer, request)
        with frame(visitor, id):
            thing = await explorer.read(find_thing, id, visitor.lang, relation, other)
            if thing is None:
                unknown(visitor, id)
                return
            entitle(thing.node.label)
            _head(visitor, thing)
            if relation:
                link(visitor.say("back_to", name=thing.node.label), page_of(thing.node.id), "back")
            if not thing.relations and not thing.tenures:
                nothing(visitor, "no_facts")
            with tag("div", classes="two"):
                with tag("div", classes="wide-part"):
                    _tenures(visitor, thing, relation)
                    _facts(visitor, thing, chosen=bool(relation))
                with tag("aside", classes="narrow-part"):
                    if not relation:
                        _neighbours(visitor, thing)
                    _identity(visitor, thing)


def _head(visitor: Visitor, thing: Thing) -> None:
    articles = visitor.count("one_article", "articles_count", thing.articles)
    headline(thing.node.label, visitor.term(thing.node.type), articles)
    if thing.names:
        with tag("p", classes="names"):
            tag("span", f"{visitor.say('other_names')} : " if visitor.lang == "fr" else f"{visitor.say('other_names')}: ", "quiet")
            tag("span", ", ".join(thing.names[:NAMES]))
    with tag("p", classes="names"):
        for address in thing.links:
            outside(address.removeprefix("http://www.wikidata.org/entity/"), address)
        tag("code", thing.node.id)
    if visitor.edits and thing.node.type in {"Person", "Organization"}:
        merge_button(visitor, thing.node.id)
    if not thing.complete:
        note(visitor.say("incomplete", number=READ))


def _tenures(visitor: Visitor, thing: Thing, relation: str) -> None:
    if not thing.tenures or relation:
        return
    with tag("section", aria_labelledby="timeline"):
        tag("h2", visitor.say("timeline"), id="timeline")
        draw_tenures(visitor, thing.tenures, by_holder=thing.node.type == "Office")
        show_tenures(visitor, thing.tenures)


def show_tenures(visitor: Visitor, tenures: tuple[Held, ...] | list[Held]) -> None:
    """Tenures as a table."""
    heads = ("office", "holder", "seen", "begins", "ends", "sources_head")
    with table(visitor.say("timeline"), [visitor.say(head) for head in heads]):
        for held in tenures:
            with row():
                with cell():
                    thing_link(held.office, page_of(held.office.id))
                    if held.of:
                        tag("small", held.of.label)
                with cell():
                    thing_link(held.holder, page_of(held.holder.id))
                cell(" – ".join(dict.fromkeys(day for day in (held.first_seen, held.last_seen) if day)))
                cell(held.starts)
                cell(held.ends or (visitor.say("former_since", day=held.seen_former) if held.seen_former else ""))
                cell(str(held.sources))


def _neighbours(visitor: Visitor, thing: Thing) -> None:
    if thing.neighbours.ties:
        with tag("section", aria_labelledby="neighbours"):
            tag("h2", visitor.say("neighbours"), id="neighbours")
            draw_network(visitor, thing.neighbours, thing.node.id, visitor.say("neighbours_label"), "22rem", legend=False)
            link(visitor.say("open_network"), url("/network", focus=thing.node.id, depth=1))


def _facts(visitor: Visitor, thing: Thing, *, chosen: bool) -> None:
    if not thing.relations:
        return
    with tag("section", aria_labelledby="facts"):
        tag("h2", visitor.say("facts"), id="facts")
        for relation in thing.relations:
            _relation(visitor, thing, relation, chosen)


def _relation(visitor: Visitor, thing: Thing, relation: Relation, chosen: bool) -> None:
    key = key_of(relation.predicate, relation.incoming)
    with tag("section", classes="relation"):
        with tag("h3"):
            tag("span", visitor.relation(relation.predicate, incoming=relation.incoming))
            badge(visitor.count("one_fact", "facts_number", relation.total))
        for fact in relation.facts:
            _fact(visitor, thing, fact, key)
        if relation.total > len(relation.facts) and not chosen:
            link(visitor.say("all_facts", number=relation.total), url("/entity", id=thing.node.id, relation=key), "more")
        elif relation.total > len(relation.facts) > 1:
            note(visitor.say("first_of", shown=len(relation.facts), number=relation.total))


def _fact(visitor: Visitor, thing: Thing, about: AboutFact, key: str) -> None:
    with tag("article", classes="fact"):
        with tag("p", classes="fact-head"):
            if about.other.type == "Quotation":
                tag("q", about.other.label)
            else:
                thing_link(about.other, page_of(about.other.id))
            if about.of:
                link(about.of.label, page_of(about.of.id), "quiet")
            if about.day:
                tag("time", about.day, datetime=about.day)
            if about.sources:
                badge(visitor.count("one_source", "sources", about.sources))
        for told in about.told:
            show_telling(visitor, told)
        if about.articles > len(about.told):
            more = url("/entity", id=thing.node.id, relation=key, other=about.other.id)
            link(visitor.say("all_articles", number=about.articles), more, "more")


def show_telling(visitor: Visitor, told: Told) -> None:
    """How one article tells a fact: the sentence in its context, where it stands, how sure it is."""
    fact = told.fact
    with tag("figure", classes=f"telling relation-{fact.predicate}"):
        for quote in told.quotes:
            with tag("blockquote"):
                tag("span", quote.before)
                tag("mark", quote.text)
                tag("span", quote.after)
        with tag("figcaption"):
            place = told.quotes[0].start if told.quotes else 0
            link(fact.title or fact.article, f"{url('/article', id=fact.article)}#c{place}")
            tag("span", ", ".join(part for part in (told.source, fact.published) if part))
            if fact.status:
                badge(visitor.term(fact.status))
            if fact.factuality is not Factuality.ASSERTED:
                badge(visitor.term(fact.factuality), "doubt")
            badge(visitor.say("confidence", number=round(fact.confidence * 100)))
            if fact.place:
                link(fact.place.label, page_of(fact.place.id), f"thing kind-{kind_of(fact.place.id)}")
            for topic in fact.topics:
                link(topic.label, url("/network", topic=topic.id), "topic")
            if visitor.edits and fact.factuality is not Factuality.REJECTED:
                reject_button(visitor, fact.id)


def _identity(visitor: Visitor, thing: Thing) -> None:
    merged = thing.merged
    if not merged.named:
        return
    with tag("section", aria_labelledby="identity"):
        tag("h2", visitor.say("identity"), id="identity")
        tag("p", visitor.say("identity_intro"), "quiet")
        with tag("ul", classes="plain"):
            for named in merged.named:
                with tag("li"):
                    link(named.title or named.article, url("/article", id=named.article))
                    tag("small", ", ".join(named.names))
                    if visitor.edits and len(merged.named) > 1:
                        split_button(visitor, thing.node.id, named.occurrence)
        if merged.decided:
            with tag("details"):
                tag("summary", visitor.say("decisions"))
                for decided in merged.decided:
                    with tag("div", classes="decision"):
                        badge(f"{visitor.say(decided.verdict)} {decided.score:.2f}")
                        tag("span", f"{decided.one} – {decided.other}")
                        tag("small", "; ".join(decided.reasons))
        for verdict, about in merged.corrected:
            with tag("p"):
                badge(visitor.say("corrected"), "doubt")
                tag("span", f"{visitor.say(verdict)}: {about}")
