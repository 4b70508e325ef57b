"""Ids of articles: unique in a run, stable from run to run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg.model import Article, content_hash
from kg.sources.addresses import url_id
from kg.sources.draft import RefusedError
from kg.text import slug

_SAFE: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._~-]{0,198}[A-Za-z0-9_~-])?")
_LENGTH: Final = 100


class Names:
    """The ids given in a run, each with a hash of what it names; `taken` are those given before, each with where it was and that hash."""

    def __init__(self, taken: Mapping[str, tuple[str, str]] | None = None) -> None:
        self._taken = dict(taken or {})

    def name(self, article: Article, path: Path | None, place: str, *, many: bool) -> Article | None:
        """`article` with its id: its own, or one made from the file's name; None where the very same article came before.

        Raises `RefusedError` where its own id names another article already.
        """
        if not article.id:
            return self._take_free(article, path, place, many=many)
        own = article.id if _SAFE.fullmatch(article.id) else slug(article.id)[:_LENGTH]
        named = replace(article, id=own or content_hash(article.content))
        if named.id in self._taken:
            where, digest = self._taken[named.id]
            if digest == named.sha256:
                return None
            raise RefusedError(f"id: {named.id!r} names another article already ({where})")
        return self._take(named, place)

    def _take_free(self, article: Article, path: Path | None, place: str, *, many: bool) -> Article | None:
        """`article` under the first of its possible ids that is free."""
        for candidate in _candidates(article, path, many=many):
            named = replace(article, id=candidate)
            if candidate not in self._taken:
                return self._take(named, place)
            if article.url and self._taken[candidate][1] == named.sha256:
                return None
        return None

    def forget(self, origin: str) -> None:
        """Free the ids of what was read from a file, which is read again."""
        starts = f"{origin}: "
        self._taken = {id_: known for id_, known in self._taken.items() if known[0] != origin and not known[0].startswith(starts)}

    def _take(self, article: Article, place: str) -> Article:
        where = ": ".join(part for part in (article.origin, place) if part)
        self._taken[article.id] = (where, article.sha256)
        return article


def _candidates(article: Article, path: Path | None, *, many: bool) -> Iterator[str]:
    """Ids for an article that brings none, best first: its address, the file's name, with its suffix, with its folder, with a hash."""
    if article.url and (id_ := url_id(article.url)):
        yield id_
    stem = (slug(path.stem)[:_LENGTH] if path else "") or "article"
    if path and not many:
        folder = slug(path.absolute().parent.name)[:_LENGTH]
        yield stem
        yield f"{stem}-{path.suffix.lower().removeprefix('.')}"
        yield f"{folder}-{stem}"
    yield f"{stem}-{content_hash(article.title, article.text)}"
