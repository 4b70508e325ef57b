"""The page of an article: its text with what it names and what proves facts, the facts beside it."""

from __future__ import annotations

from nicegui import ui
from starlette.requests import Request

from kg.explore.correcting import reject_button
from kg.explore.elements import badge, link, outside, tag, thing_link
from kg.explore.frame import entitle, frame, headline, nothing, unknown
from kg.explore.session import Explorer, Visitor, page_of, url
from kg.explore.views.articles import Piece, ReadArticle, read_article
from kg.graph.facts import Fact
from kg.vocabulary import Factuality


def add_pages(explorer: Explorer) -> None:
    """`/article?id=`; the fragment `#c97` is the evidence that begins at that character."""

    @ui.page("/article", response_timeout=60)
    async def article(request: Request, id: str = "") -> None:
        visitor = await Visitor.of(explorer, request)
        with frame(visitor, id):
            found = await explorer.read(read_article, id, visitor.lang)
            if found is None:
                unknown(visitor, id)
                return
            entitle(found.title)
            _head(visitor, found)
            with tag("div", classes="two"):
                with tag("section", classes="wide-part", aria_label=visitor.say("text")):
                    _text(visitor, found)
                with tag("aside", classes="narrow-part"), tag("section", aria_labelledby="facts"):
                    tag("h2", visitor.say("facts"), id="facts")
                    if not found.facts:
                        nothing(visitor, "no_article_facts")
                    with tag("ol", classes="told"):
                        for number, fact in enumerate(found.facts):
                            _fact(visitor, number, fact, linked=bool(found.paragraphs))


def _head(visitor: Visitor, article: ReadArticle) -> None:
    headline(article.title, visitor.term("Article"))
    with tag("p", classes="names"):
        for part in (article.source, article.author):
            if part:
                tag("span", part)
        if article.published:
            tag("time", article.published, datetime=article.published)
        if article.url:
            outside(visitor.say("read_at"), article.url)
        if article.copy_of:
            tag("span", visitor.say("copy_of"))
            link(article.copy_of, url("/article", id=article.copy_of))
        tag("code", article.id)


def _text(visitor: Visitor, article: ReadArticle) -> None:
    if not article.paragraphs:
        nothing(visitor, "no_text")
        for fact in article.facts:
            for evidence in fact.evidence:
                tag("blockquote", evidence.text, id=f"c{evidence.start}")
        return
    tag("p", visitor.say("legend"), "quiet")
    begun: set[int] = set()
    with tag("div", classes="reading", lang=article.lang):
        for paragraph in article.paragraphs[1:] if article.paragraphs[0][0].start == 0 else article.paragraphs:
            with tag("p"):
                for piece in paragraph:
                    _piece(visitor, article, piece, begun)


def _piece(visitor: Visitor, article: ReadArticle, piece: Piece, begun: set[int]) -> None:
    """A stretch of the text; where evidence begins it can be jumped to."""
    if not piece.facts:
        _named(piece)
        return
    facts = [article.facts[number] for number in piece.facts]
    starts = {evidence.start for fact in facts for evidence in fact.evidence}
    jump = {"id": f"c{piece.start}"} if piece.start in starts and piece.start not in begun else {}
    begun.add(piece.start)
    shown = "\n".join(sentence_of(visitor, fact) for fact in facts)
    with tag("mark", classes=f"evidence relation-{facts[0].predicate}", title=shown, **jump):
        _named(piece)


def _named(piece: Piece) -> None:
    if piece.node is None:
        tag("span", piece.text)
    else:
        link(piece.text, page_of(piece.node.id), f"mention kind-{piece.node.type}")


def sentence_of(visitor: Visitor, fact: Fact) -> str:
    """A fact in words: "Anne Aqil a rencontré Paul Béju (2025-04-15)"."""
    day = f" ({fact.date})" if fact.date else ""
    return f"{fact.subject.label} {visitor.relation(fact.predicate)} {fact.object.label}{day}"


def _fact(visitor: Visitor, number: int, fact: Fact, *, linked: bool) -> None:
    with tag("li", classes=f"relation-{fact.predicate}", id=f"f{number}"):
        thing_link(fact.subject, page_of(fact.subject.id))
        tag("span", f" {visitor.relation(fact.predicate)} ", "verb")
        if fact.object.type == "Quotation":
            tag("q", fact.object.label)
        else:
            thing_link(fact.object, page_of(fact.object.id))
        with tag("p", classes="remarks"):
            if fact.date:
                tag("time", fact.date, datetime=fact.date)
            if fact.status:
                badge(visitor.term(fact.status))
            if fact.factuality is not Factuality.ASSERTED:
                badge(visitor.term(fact.factuality), "doubt")
            badge(visitor.say("confidence", number=round(fact.confidence * 100)))
            for topic in fact.topics:
                link(topic.label, url("/network", topic=topic.id), "topic")
            if linked and fact.evidence:
                link(visitor.say("show_place"), f"#c{fact.evidence[0].start}")
            if visitor.edits and fact.factuality is not Factuality.REJECTED:
                reject_button(visitor, fact.id)
