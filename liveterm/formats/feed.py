"""RSS 0.9x to 2.0, Atom, RDF and CDF, read by feedparser, which forgives what is found in the wild.

A feed is known by its root element, whatever its name or Content-Type say. What feedparser is slow or unsafe on is
taken out before (entity declarations, floods of newlines, references to surrogates, endless names, attributes without
number); its sanitizer and its address resolver stay off, since the cleaning door and our own markup reader do their
work in linear time.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from liveterm.errors import FormatError
from liveterm.formats import feed_entry, feed_items, shape, wording
from liveterm.formats.addresses import absolute
from liveterm.formats.posts import newest_first
from liveterm.formats.reading import may_declare_entities, root_name, text_of, without_declaration
from liveterm.model import Document, Entry, Follow, LiveBlog, Page

NAME: Final = "feed"
LOOKS_FOR: Final = "XML whose first element is rss, feed, rdf:RDF or channel"

_ROOTS: Final = ("rss", "feed", "rdf", "channel")
_NEWLINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_SURROGATE = re.compile(
    r"&#(?:0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3])|x0*d[89a-f][0-9a-f]{2});?", re.I
)
_LONG_NAME = re.compile(
    r"(<(?:[a-z]\w{0,20}:)?(?:author|creator|contributor|publisher|managingeditor|webmaster|name|email)\b[^<>]{0,500}>"
    r"\s{0,100}(?:<!\[CDATA\[)?[^<]{1000})[^<]+",
    re.IGNORECASE,
)
_ATTRIBUTE: Final = r"\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')"
_MANY_ATTRIBUTES = re.compile(rf"(<[\w:.-]+(?:{_ATTRIBUTE}){{100}})(?:{_ATTRIBUTE})+")
_FASTEST, _SLOWEST = 60.0, 300.0
_PERIODS: Final = {"hourly": 60.0, "daily": 1440.0, "weekly": 10_080.0, "monthly": 43_200.0, "yearly": 525_600.0}
_MOST_KNOWN: Final = 20_000  # items, as many as a page may have
_MOST_TEXT: Final = 32 << 20  # characters in them

_Item = tuple[str, str]
"""What an item's entries are made from: the names it may use and the feed's address; its text."""

_Known = dict[_Item, tuple[Entry, ...]]
"""Entries by the items they were made from."""

_known: dict[str, _Known] = {}
"""What stood in each feed when it was last read, by its address; the one read last at the end."""


class _Read(NamedTuple):
    """What feedparser made of a feed: what it says of itself, its items, their entries, what was wrong with it, and how
    many items were left for later."""

    facts: object
    items: int
    entries: list[Entry]
    wrong: str
    left: int = 0


def parse(document: Document) -> Page | None:
    """The items of a feed, newest first, or None for what is no feed."""
    text = text_of(document)
    if not _is_feed(text):
        return None
    facts, items, found, wrong, left = _read(document)
    if not found and not facts:
        raise FormatError("this begins like a feed but nothing in it can be read; it may have been cut off")
    return Page(
        blog=_blog(facts, document),
        entries=newest_first(found),
        follow=Follow(every=_every(facts)),
        delta=left > 0,
        problems=() if left else _problems(items, len(found), wrong),
        more=left > 0,
    )


def _problems(items: int, found: int, wrong: str) -> tuple[str, ...]:
    """What is to be said of a feed; a test among alerts is not mentioned, since it makes none of them doubtful."""
    if wrong:
        return (f"the feed is not well-formed ({wrong}); {found} items could be read",)
    return (f"all {items} alerts are tests or exercises, which are left out",) if items and not found else ()


def forget() -> None:
    """Parse every item anew from here on."""
    _known.clear()


def _is_feed(text: str) -> bool:
    return root_name(text).rsplit(":", 1)[-1] in _ROOTS


def unread(document: Document) -> str:
    """What of a feed is to be parsed now; another document's whole text."""
    cut, items = _items(document)
    return text_of(document) if cut is None else _around(cut, _fresh(items, document.url)[: document.most])


def _around(cut: feed_items.Cut, items: Iterable[_Item]) -> str:
    """A feed with no other items than these."""
    return cut.before + "".join(text for _, text in items) + cut.after


@lru_cache(maxsize=1)
def _items(document: Document) -> tuple[feed_items.Cut | None, dict[_Item, None]]:
    """A feed in pieces and its items in order; None and none for what must be parsed whole."""
    text = text_of(document)
    cut = feed_items.cut(text, root_name(text)) if _is_feed(text) else None
    if cut is None:
        return None, {}
    surroundings = feed_items.surroundings(cut, document.url)
    return cut, dict.fromkeys((surroundings, item) for item in cut.items)


def _fresh(items: Iterable[_Item], base: str) -> list[_Item]:
    known = _known.get(base, {})
    return [item for item in items if item not in known]


def _remember(known: _Known, base: str) -> None:
    """Keep what stands in a feed now, and of others as much as there is room for, those read last before others."""
    _known.pop(base, None)
    _known[base] = known
    while len(_known) > 1 and not _has_room():
        del _known[next(iter(_known))]


def _has_room() -> bool:
    items = [text for known in _known.values() for _, text in known]
    return len(items) <= _MOST_KNOWN and sum(map(len, items)) <= _MOST_TEXT


def _read(document: Document) -> _Read:
    """A feed's entries. Items that stood there last time, byte for byte, are not parsed again: it takes a
    millisecond each, and a feed of hundreds changes by one or two. Of many new ones, the first in the feed come first.
    """
    base, text = document.url, text_of(document)
    cut, items = _items(document)
    if cut is None:
        return _whole(feed_items.untorn(text, root_name(text)), base)
    fresh = _fresh(items, base)
    lot = fresh[: document.most]
    parsed = _parsed(_around(cut, lot))
    given = shape.records(parsed, "entries")
    if len(given) != len(lot) or _wrong(parsed):
        forget()
        return _told(parsed, base) if len(lot) == len(cut.items) else _whole(text, base)
    known = _known.get(base, {})
    for item, record in zip(lot, given, strict=True):
        known[item] = tuple(feed_entry.entries(record, base))
    left = len(fresh) - len(lot)
    told = lot if left else items
    _remember(known if left else {item: known[item] for item in items}, base)
    return _Read(shape.dig(parsed, "feed"), len(told), [entry for item in told for entry in known[item]], "", left)


def _whole(text: str, base: str) -> _Read:
    return _told(_parsed(text), base)


def _told(parsed: object, base: str) -> _Read:
    items = shape.records(parsed, "entries")
    found = [entry for item in items for entry in feed_entry.entries(item, base)]
    return _Read(shape.dig(parsed, "feed"), len(items), found, _wrong(parsed))


def _tamed(text: str) -> str:
    """A feed's text without what feedparser stumbles over."""
    text = _LONG_NAME.sub(r"\1", _MANY_ATTRIBUTES.sub(r"\1", without_declaration(text)))
    return _SURROGATE.sub("\ufffd", _NEWLINES.sub("\n\n", text.replace("\r\n", "\n")))


def _parsed(text: str) -> Any:
    import feedparser

    if may_declare_entities(text):
        raise FormatError(
            "this feed has <!ENTITY before its first element, which is refused because entities can be made to explode"
        )
    try:
        return feedparser.parse(
            io.BytesIO(_tamed(text).encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError) as error:
        raise FormatError(f"this feed cannot be read ({type(error).__name__}: {error})") from error


def _blog(facts: object, document: Document) -> LiveBlog:
    title = wording.line(shape.string(facts, "title"))
    link = absolute(shape.string(facts, "link"), document.url)
    return LiveBlog(title, url=link or None, format=NAME)


def _every(facts: object) -> float:
    """The seconds between looks that a feed advises, by `ttl` or the syndication module: one minute to five.

    What says a quarter of an hour, or a day, says so of all a publisher's feeds, and a story does not stand still for
    that long; a look that finds nothing new costs a "not modified". How long an answer stays good is kept to besides.
    """
    minutes = shape.number(facts, "ttl")
    period = _PERIODS.get(shape.string(facts, "sy_updateperiod").strip().lower())
    if not minutes and period is not None:
        minutes = period / max(shape.number(facts, "sy_updatefrequency") or 1.0, 1.0)
    return min(max(minutes * 60, _FASTEST), _SLOWEST) if minutes else _FASTEST


def _wrong(parsed: object) -> str:
    """What feedparser found wrong with a feed; "" if nothing, or nothing that matters."""
    trouble = shape.dig(parsed, "bozo_exception") if shape.dig(parsed, "bozo") else None
    if trouble is None or type(trouble).__name__ in ("CharacterEncodingOverride", "NonXMLContentType"):
        return ""
    return " ".join(str(trouble).split())[:200] or type(trouble).__name__
