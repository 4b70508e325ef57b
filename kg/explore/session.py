"""The explorer of one graph, and who visits it: language, theme, and whether he may edit."""

from __future__ import annotations

import asyncio
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Concatenate, Final, ParamSpec, TypeVar
from urllib.parse import unquote, urlencode

from starlette.requests import Request

from kg.explore import texts
from kg.explore.views.labels import concept_names, term_labels
from kg.explore.views.names import NameIndex, read_names
from kg.graph.store import GraphStore
from kg.serve.jobs import fingerprint
from kg.serve.pool import Pool

P = ParamSpec("P")
T = TypeVar("T")

LANG: Final = "kg-lang"
THEME: Final = "kg-theme"
EDIT: Final = "kg-edit"
"""Names of cookies."""

THEMES: Final = ("auto", "light", "dark")
_PREFERRED: Final = re.compile(r"\s*([a-z]{2})\b[^,;]*(?:;\s*q=([\d.]+))?", re.IGNORECASE)


class Explorer:
    """Asks the graph for the pages, keeps the index of names in step with it, and knows the browsers that may edit."""

    def __init__(self, pool: Pool, token: str | None) -> None:
        self._pool, self._token = pool, token
        self._index: NameIndex | None = None
        self._seen: object = None
        self._words: dict[tuple[str, str], dict[str, str]] = {}
        self._renewing = asyncio.Lock()
        self._keys: set[str] = set()
        self._editors: set[str] = set()
        self._done: dict[str, tuple[str, str]] = {}

    @property
    def editable(self) -> bool:
        """Whether the server was started so that it can be edited at all."""
        return self._token is not None

    async def read(self, function: Callable[Concatenate[GraphStore, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a view returns; raises KgError where it does, TimeoutError, DiedError, OverloadedError."""
        return await self._pool.read(function, *args, **kwargs)

    async def write(self, function: Callable[Concatenate[GraphStore, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same, with the graph open for writing."""
        return await self._pool.write(function, *args, **kwargs)

    async def names(self) -> NameIndex:
        """The index of all names as they are now."""
        async with self._renewing:
            now = fingerprint(self._pool.directory)
            if self._index is None or now != self._seen:
                things = await self.read(read_names)
                self._index, self._seen = await asyncio.to_thread(NameIndex, things), now
                self._words.clear()
        return self._index

    async def terms(self, lang: str) -> dict[str, str]:
        """The ontology's labels by local name."""
        if ("", lang) not in self._words:
            self._words["", lang] = await self.read(term_labels, lang)
        return self._words["", lang]

    async def concepts(self, scheme: str, lang: str) -> dict[str, str]:
        """The concepts of a scheme, id → label."""
        if (scheme, lang) not in self._words:
            self._words[scheme, lang] = await self.read(concept_names, scheme, lang)
        return self._words[scheme, lang]

    # --- editing

    def key_for(self, token: str) -> str | None:
        """A key that opens editing once, for whoever knows the token; None for others."""
        if self._token is None or not hmac.compare_digest(token.encode(), self._token.encode()):
            return None
        key = secrets.token_urlsafe(16)
        self._keys.add(key)
        return key

    def open_editing(self, key: str) -> str | None:
        """The value of the cookie of a browser that may edit; None where the key was no or was used."""
        if key not in self._keys:
            return None
        self._keys.discard(key)
        value = secrets.token_urlsafe(24)
        self._editors.add(value)
        return value

    def end_editing(self, cookie: str) -> None:
        """A browser may edit no longer."""
        self._editors.discard(cookie)

    def remember(self, cookie: str, said: str, verdict: str) -> None:
        """Note what a browser corrected, for the next page to say."""
        self._done[cookie] = (said, verdict)

    def corrected(self, cookie: str) -> tuple[str, str] | None:
        """What a browser corrected and was not told yet."""
        return self._done.pop(cookie, None)

    def may_edit(self, cookie: str) -> bool:
        """Whether a browser with this cookie may edit."""
        return cookie in self._editors


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asked for a page: the explorer, his language and theme ("auto", "light", "dark"), the page's own address."""

    explorer: Explorer
    lang: str
    theme: str
    address: str
    cookie: str
    terms: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def of(cls, explorer: Explorer, request: Request) -> Visitor:
        """Read the request's cookies and headers."""
        lang = request.cookies.get(LANG, "")
        if lang not in texts.LANGUAGES:
            lang = preferred(request.headers.get("accept-language", ""))
        theme = request.cookies.get(THEME, "")
        query = f"?{request.url.query}" if request.url.query else ""
        return cls(
            explorer,
            lang,
            theme if theme in THEMES else "auto",
            request.url.path + query,
            request.cookies.get(EDIT, ""),
            await explorer.terms(lang),
        )

    @property
    def edits(self) -> bool:
        """Whether he may edit now."""
        return self.explorer.may_edit(self.cookie)

    def say(self, key: str, **values: object) -> str:
        """A text in his language."""
        return texts.say(self.lang, key, **values)

    def count(self, one: str, many: str, number: int) -> str:
        """A number of things in his language."""
        return texts.count(self.lang, one, many, number)

    def term(self, name: str) -> str:
        """A term of the ontology in his language."""
        return self.terms.get(name, name)

    def relation(self, predicate: str, *, incoming: bool = False) -> str:
        """A relation in his language, as its object has it where `incoming`."""
        if incoming and predicate in texts.INVERSE:
            return texts.INVERSE[predicate][texts.LANGUAGES.index(self.lang)]
        return f"← {self.term(predicate)}" if incoming else self.term(predicate)


def preferred(header: str) -> str:
    """The language of ours that an Accept-Language header likes best: "fr" for "fr-MA,en;q=0.8", English where it names none."""
    ranges = ((found[1].lower(), float(found[2] or 1)) for part in header.split(",") if (found := _PREFERRED.match(part)))
    known = [(quality, lang) for lang, quality in ranges if lang in texts.LANGUAGES and quality > 0]
    return max(known, key=lambda item: item[0])[1] if known else "en"


def url(path: str, **parameters: object) -> str:
    """The permalink of a view: `url("/network", focus="country/MA", topic="") == "/network?focus=country%2FMA"`."""
    given = {name.rstrip("_"): value for name, value in parameters.items() if value not in ("", None, [], ())}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def page_of(id_: str) -> str:
    """The page of a thing or an article by its id as it stands in its IRI."""
    kind, _, rest = id_.partition("/")
    return url("/article", id=unquote(rest)) if kind == "article" else url("/entity", id=id_)
