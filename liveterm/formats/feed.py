"""RSS 0.9x to 2.0, Atom and RDF, read by feedparser, which forgives what is found in the wild.

A feed is known by its root element, whatever its name or Content-Type say. What feedparser is slow or unsafe on is
taken out before (entity declarations, floods of newlines, references to surrogates); its sanitizer and its address
resolver stay off, since the cleaning door and our own markup reader do their work in linear time.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import Any, Final

from liveterm.errors import FormatError
from liveterm.formats import captions, markup, shape, wording
from liveterm.formats.addresses import absolute
from liveterm.formats.alertwords import urgent
from liveterm.formats.guardian_feed import split_live_blog
from liveterm.formats.posts import made_id, newest_first, with_words
from liveterm.formats.reading import root_name, text_of
from liveterm.formats.shape import Record
from liveterm.formats.times import NEVER, Moment, edited, moment
from liveterm.model import BREAKING, Block, Document, Entry, Follow, Link, LiveBlog, Page

NAME: Final = "feed"
LOOKS_FOR: Final = "XML whose first element is rss, feed or rdf:RDF"

_ROOTS: Final = ("rss", "feed", "rdf")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,2000}\?>")
_NEWLINES = re.compile(r"(?:[ \t]*\n){3,}")
_SURROGATE = re.compile(
    r"&#(?:0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3])|x0*d[89a-f][0-9a-f]{2});?", re.I
)
_FASTEST, _SLOWEST = 60.0, 300.0


def parse(document: Document) -> Page | None:
    """The items of a feed, newest first, or None for what is no feed."""
    text = text_of(document)
    if root_name(text).rsplit(":", 1)[-1] not in _ROOTS:
        return None
    if _ENTITY.search(text):
        raise FormatError(
            "this feed declares entities of its own, which are refused because they can be made to explode"
        )
    parsed = _parsed(text)
    facts = shape.dig(parsed, "feed")
    found = [entry for item in shape.records(parsed, "entries") for entry in _entries(dict(item), document.url)]
    if not found and not facts:
        raise FormatError("this begins like a feed but nothing in it can be read; it may have been cut off")
    return Page(
        blog=_blog(facts, document),
        entries=newest_first(with_words(entry) for entry in found),
        follow=Follow(every=_every(facts)),
        problems=_problems(parsed, len(found)),
    )


def _parsed(text: str) -> Any:
    import feedparser

    text = _DECLARATION.sub("", text, count=1).lstrip()
    text = _SURROGATE.sub("\ufffd", _NEWLINES.sub("\n\n", text.replace("\r\n", "\n")))
    try:
        return feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
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
    minutes = shape.number(facts, "ttl")
    return min(max(minutes * 60, _FASTEST), _SLOWEST) if minutes else _FASTEST


def _problems(parsed: object, entries: int) -> tuple[str, ...]:
    trouble = shape.dig(parsed, "bozo_exception") if shape.dig(parsed, "bozo") else None
    if trouble is None or type(trouble).__name__ in ("CharacterEncodingOverride", "NonXMLContentType"):
        return ()
    return (f"the feed is not well-formed ({' '.join(str(trouble).split())[:200]}); {entries} items could be read",)


def _entries(item: Record, base: str) -> list[Entry]:
    """The entry of one item; the item of a Guardian live blog holds several."""
    entry = _entry(item, base)
    return split_live_blog(entry, _content(item)[0]) or [entry]


def _entry(item: object, base: str) -> Entry:
    title = _title(item)
    link = absolute(shape.string(item, "link"), base)
    published, precision = _moment(item, "published")
    updated = _moment(item, "updated")
    body = _body(item, link or base)
    return Entry(
        id=_id(item, link, title, body),
        url=link or None,
        published=published or updated.at,
        precision=precision if published else updated.precision,
        updated=edited(published, updated.at) if published else None,
        headline=title,
        blocks=body.blocks + _media(item, body.blocks),
        labels=(BREAKING,) if urgent(shape.string(item, "gdacs_alertlevel")) else (),
        authors=_authors(item),
        tags=tuple(
            dict.fromkeys(t for tag in shape.records(item, "tags") if (t := wording.line(shape.string(tag, "term"))))
        ),
        links=body.links + _enclosures(item, base),
    )


def _id(item: object, link: str, title: str, body: markup.Body) -> str:
    """The publisher's id, else the item's address, else one made from its words."""
    return shape.string(item, "id") or link or made_id(title, *(block.text for block in body.blocks[:3]))


def _title(item: object) -> str:
    title = shape.string(item, "title")
    plain = shape.string(item, "title_detail", "type") == "text/plain"
    return " ".join(title.split()) if plain and "&" not in title else wording.html_line(title)


def _moment(item: object, key: str) -> Moment:
    """The time in a field as it was written; feedparser's own reading of it where ours fails."""
    found = moment(shape.string(item, key))
    if found.at is not None:
        return found
    fields = shape.dig(item, f"{key}_parsed")
    if not fields:
        return NEVER
    try:
        at = datetime(*fields[:6]).replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return NEVER
    return Moment(at, "instant" if ":" in shape.string(item, key) else "day")


def _content(item: object) -> tuple[str, str]:
    """The longest text of an item and its type."""
    given = [(shape.string(one, "value"), shape.string(one, "type")) for one in shape.records(item, "content")]
    given.append((shape.string(item, "summary"), shape.string(item, "summary_detail", "type")))
    return max(given, key=lambda one: len(one[0]))


def _body(item: object, base: str) -> markup.Body:
    text, kind = _content(item)
    if kind == "text/plain" and "<" not in text and "&" not in text:
        return markup.plain_body(text)
    return markup.body(text, base)


def _media(item: object, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The item's own picture, where its text shows none."""
    if any(block.kind == "image" for block in blocks):
        return ()
    given = [one for one in shape.records(item, "media_content") if _is_picture(one)]
    given += shape.records(item, "media_thumbnail")
    if not given:
        return ()
    best = max(given, key=lambda one: shape.number(one, "width") or 0)
    credit = next((shape.string(one, "content") for one in shape.records(item, "media_credit")), "")
    block = captions.image(wording.line(shape.string(item, "media_description")), shape.string(best, "url"), credit)
    return (block,) if block else ()


def _is_picture(media: object) -> bool:
    kind = shape.first(media, "medium", "type")
    return kind.startswith("image") or (
        not kind and bool(re.search(r"\.(?:jpe?g|png|webp|gif)\b", shape.string(media, "url")))
    )


def _authors(item: object) -> tuple[str, ...]:
    names = [wording.line(shape.string(one, "name")) for one in shape.records(item, "authors")]
    names = [name for name in names if name] or [wording.line(shape.string(item, "author"))]
    return tuple(dict.fromkeys(name for name in names if name))


def _enclosures(item: object, base: str) -> tuple[Link, ...]:
    given = [one for one in shape.records(item, "links") if shape.string(one, "rel") == "enclosure"]
    found = ((shape.string(one, "type"), absolute(shape.string(one, "href"), base)) for one in given)
    return tuple(Link(kind or "enclosure", address) for kind, address in found if address)
