"""RSS and Atom feeds: an article an item, as far as the feed tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO, Final

from kg.sources.addresses import is_url
from kg.sources.draft import Draft, RefusedError
from kg.sources.extras import needed
from kg.sources.markup import fragment_text

FEED_LIMIT: Final = 20_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed, and what the feed says of all its items: `feed` has its title and language."""

    entry: Mapping[str, Any]
    feed: Mapping[str, Any]


def read_items(stream: BinaryIO) -> Iterator[tuple[str, Item | RefusedError]]:
    """The items of a feed; where it breaks off, those before, and then why."""
    feedparser = needed("feedparser")
    raw = stream.read(FEED_LIMIT + 1)
    if len(raw) > FEED_LIMIT:
        yield "", RefusedError(f"longer than {FEED_LIMIT // 1_000_000} MB: no feed; split it")
        return
    feed = feedparser.parse(BytesIO(raw))
    if not feed.get("version"):
        yield "", RefusedError("empty: no feed" if not raw.strip() else "no RSS or Atom feed")
        return
    for number, entry in enumerate(feed.entries, start=1):
        yield f"item {number}", Item(entry, feed.feed)
    broken = feed.get("bozo_exception") if feed.get("bozo") else None
    if broken is not None and hasattr(broken, "getMessage"):  # a SAXException: an error of XML, where others are but warnings
        yield f"line {broken.getLineNumber()}", RefusedError(f"broken XML: {broken.getMessage()}; the items before it are read")


def read_item(item: Item) -> Draft:
    """The article of an item: its content where the feed has it, else its summary; with its title, date, author and address."""
    entry = item.entry
    title = " ".join(_text(entry.get("title_detail"), entry.get("title")).split())
    text = max((_text(content, None) for content in entry.get("content", ())), key=len, default="") or _text(
        entry.get("summary_detail"), entry.get("summary")
    )
    if not text and not title:
        raise RefusedError("empty: no text")
    published = entry.get("published") or entry.get("updated") or None
    link = entry.get("link")
    return Draft(
        title,
        text if text != title else "",
        published=published,
        source=_given(item.feed.get("title")),
        author=_given(entry.get("author")),
        lang=_given((entry.get("title_detail") or {}).get("language") or item.feed.get("language")),
        url=link if is_url(link) else None,
    )


def _text(detail: Mapping[str, Any] | None, plain: str | None) -> str:
    """What a value of a feed shows: text as it is, HTML without its markup."""
    value = str((detail or {}).get("value") or plain or "")
    return value.strip() if (detail or {}).get("type") == "text/plain" else fragment_text(value)


def _given(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
