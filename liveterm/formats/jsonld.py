"""schema.org LiveBlogPosting in JSON-LD, with what the page around it adds: true authors, key posts, whole bodies.

What stands on every post alike (headline, time, authors of the page) is not the post's and is not believed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final, NamedTuple

from liveterm.errors import FormatError
from liveterm.formats import markup, page_extras, shape
from liveterm.formats.page_extras import Extra
from liveterm.formats.posts import absolute, apart, made_id, newest_first, with_words, without_scheme
from liveterm.formats.reading import html_of, json_of, loads
from liveterm.formats.shape import Record
from liveterm.formats.times import NEVER, Moment, edited, moment
from liveterm.model import Block, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "schema.org JSON-LD"
LOOKS_FOR: Final = "script of type application/ld+json with a LiveBlogPosting that has updates"

_EVERY: Final = 60.0
_KIND: Final = "LiveBlogPosting"
_HOLDER = re.compile(r"\[\[\w{1,20}:[^\]\n]{0,300}\]\]")
_ORDINAL = re.compile(r"[^\d]*(\d+)")
_OBJECT_ID = re.compile(r"[0-9a-f]{24}")
_CLOCK = re.compile(r"^\d{1,2}[:.]\d\d\s*\(?[A-Z]{2,4}\)?\s*[:-]?\s*(?=\S)")
_DEEPEST: Final = 8


class _Alike(NamedTuple):
    """What the posts of a page share, and therefore do not say about themselves."""

    headline: str
    times: bool
    authors: tuple[str, ...]
    images: frozenset[str]
    ordinal: bool
    minutes: bool


def parse(document: Document) -> Page | None:
    """The posts of the LiveBlogPosting with the most updates; None when no update is there."""
    found = list(postings(document))
    best = max(found, key=lambda posting: len(updates(posting)), default=None)
    return None if best is None or not updates(best) else read(best, document)


def postings(document: Document) -> Iterator[Record]:
    """Every LiveBlogPosting in a document, with updates or without; what cannot be parsed is passed over."""
    try:
        root = html_of(document)
    except FormatError:
        root = None
    if root is None:
        value = json_of(document)
        yield from _within(shape.dig(value, "schema") if shape.dig(value, "schema") else value)
        return
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and _KIND in script.text:
            try:
                yield from _within(loads(script.text.strip().rstrip(";")))
            except ValueError:
                continue


def updates(posting: Record) -> list[Record]:
    """The updates of a posting: a list, or a single object as old examples have it."""
    return shape.records(posting, "liveBlogUpdate")


def read(posting: Record, document: Document) -> Page:
    """The page that a LiveBlogPosting describes."""
    given = updates(posting)
    base = absolute(shape.string(posting, "url"), document.url) or document.url
    title = markup.line(shape.first(posting, "headline", "name"))
    alike = _alike(given, title, posting)
    extras = page_extras.of(document)
    entries = apart([_entry(update, alike, extras, base) for update in given])
    fresh = newest_first(with_words(entry) for entry in entries)
    blog = LiveBlog(title, extras.summary, base if base.startswith("http") else None, NAME)
    return Page(blog, fresh, follow=Follow(every=_EVERY), problems=_problems(fresh, alike))


def _within(value: object, depth: int = 0) -> Iterator[Record]:
    if isinstance(value, list) and depth < _DEEPEST:
        for one in value:
            yield from _within(one, depth + 1)
    elif isinstance(value, dict):
        if _KIND in (str(kind).rsplit("/", 1)[-1] for kind in shape.several(value, "@type")):
            yield value
        elif depth < _DEEPEST:
            for key in ("@graph", "mainEntity", "hasPart", "itemListElement"):
                yield from _within(value.get(key), depth + 1)


def _alike(given: list[Record], title: str, posting: Record) -> _Alike:
    headlines = Counter(markup.line(shape.first(one, "headline", "name")) for one in given)
    shown = {shape.string(one, "datePublished") for one in given}
    images = Counter(address for one in given for address in _images(one))
    names = {_authors(one) for one in given}
    same_head = len(headlines) == 1 and len(given) > 1
    shared = names.pop() if len(names) == 1 and len(given) > 1 else ()
    return _Alike(
        headline=next(iter(headlines)) if same_head else title,
        times=same_head and len(shown) == 1,
        authors=shared if len(shared) > 1 or (same_head and len(shown) == 1) else (),
        images=frozenset(image for image, times in images.items() if times > 1) | frozenset(_images(posting)),
        ordinal=_positional(given),
        minutes=len(given) > 3 and all(moment(stamp).at is None or _on_minute(stamp) for stamp in shown),
    )


def _on_minute(stamp: str) -> bool:
    at = moment(stamp).at
    return at is not None and at.second == 0 and at.microsecond == 0


def _positional(given: list[Record]) -> bool:
    """Whether the fragments count the posts from the newest down, so that every id moves with each new post."""
    numbers = [int(found[1][:9]) if (found := _ORDINAL.fullmatch(_fragment(one))) else 0 for one in given]
    if not given or sorted(numbers) != list(range(1, len(given) + 1)):
        return False
    times = [(moment(shape.string(one, "datePublished")).at or _START) for one in given]
    newest = max(times)
    return min(number for number, at in zip(numbers, times, strict=True) if at == newest) == 1


_START: Final = datetime.min.replace(tzinfo=UTC)


def _fragment(update: Record) -> str:
    named = shape.string(update, "@id")
    return (named if "#" in named else shape.string(update, "url")).rpartition("#")[2].strip()


def _entry(update: Record, alike: _Alike, extras: page_extras.Extras, base: str) -> Entry:
    id, url = _identity(update, alike, base)
    at = _published(update, alike, id)
    headline = _headline(update)
    extra = extras.of_post(id or "", headline, at.at)
    if extra.published.at is not None:
        at = extra.published
    body = extra.body or markup.escaped_body(
        _HOLDER.sub("", shape.string(update, "articleBody")).replace('\\"', '"'), base
    )
    if headline == alike.headline and body.blocks:
        headline = ""
    headline = extra.headline or headline
    changed = NEVER if alike.times else moment(shape.dig(update, "dateModified"))
    return Entry(
        id=id or extra.id or made_id(at.at, headline or " ".join(b.text for b in body.blocks)[:80]),
        url=url or extra.url or None,
        published=at.at,
        precision=at.precision,
        updated=edited(at.at, extra.updated or changed.at),
        headline=headline,
        blocks=(body.blocks or _described(update)) + _media(update, alike, body.blocks, base),
        labels=extra.labels,
        authors=extra.authors or _own_authors(update, alike),
        tags=tuple(
            tag.strip()
            for one in shape.several(update, "keywords")
            for tag in shape.string(one).split(",")
            if tag.strip()
        ),
        links=body.links,
    )


def _identity(update: Record, alike: _Alike, base: str) -> tuple[str, str]:
    """The publisher's id and address of a post; "" where it has none that lasts."""
    named, url = shape.string(update, "@id"), absolute(shape.string(update, "url"), base)
    if alike.ordinal:
        return "", ""
    if not url and named.startswith("http"):
        url = named
    if "#" in named or "#" in url:
        fragment = (named if "#" in named else url).rpartition("#")[2]
        return fragment.removeprefix("post-asset:").removeprefix("/") if "post-asset" not in fragment else fragment[
            5:
        ], url
    if named and not named.startswith("http"):
        return named.removeprefix("_:"), url
    own = named or url
    return (own, url) if own and without_scheme(own) != without_scheme(base) else ("", "")


def _published(update: Record, alike: _Alike, id: str) -> Moment:
    """When a post was published; where all claim one time, what its id gives away is believed instead."""
    if alike.times:
        return moment(int(id[:8], 16)) if _OBJECT_ID.fullmatch(id) else NEVER
    found = moment(shape.dig(update, "datePublished"))
    if found.at is None:
        found = moment(shape.dig(update, "dateCreated"))
    return found._replace(precision="minute") if alike.minutes and found.precision == "instant" else found


def _headline(update: Record) -> str:
    return _CLOCK.sub("", markup.line(shape.first(update, "headline", "name")))


def _described(update: Record) -> tuple[Block, ...]:
    text = shape.first(update, "text", "description")
    return markup.escaped_body(text).blocks if text else ()


def _authors(update: Record) -> tuple[str, ...]:
    names = (shape.string(one) or shape.string(one, "name") for one in shape.several(update, "author"))
    return tuple(dict.fromkeys(name for given in names if (name := markup.line(given))))


def _own_authors(update: Record, alike: _Alike) -> tuple[str, ...]:
    names = _authors(update)
    if names == alike.authors:
        return ()
    publisher = markup.line(shape.string(update, "publisher", "name"))
    return tuple(name for name in names if name != publisher)


def _images(owner: Record) -> list[str]:
    found = (shape.string(one) or shape.first(one, "url", "contentUrl") for one in shape.several(owner, "image"))
    return [address for address in found if address]


def _media(update: Record, alike: _Alike, blocks: tuple[Block, ...], base: str) -> tuple[Block, ...]:
    """The post's own picture and films; a picture that other posts have too is the page's."""
    media: list[Block | None] = []
    shown = any(block.kind in ("image", "video") for block in blocks)
    for one in [] if shown else shape.several(update, "image"):
        address = shape.string(one) or shape.first(one, "url", "contentUrl")
        if address and address not in alike.images:
            told = markup.line(shape.first(one, "caption", "description", "name"))
            credit = markup.line(shape.first(one, "creditText") or shape.string(one, "author", "name"))
            media.append(markup.image(told, absolute(address, base), credit))
    for one in [] if shown else shape.records(update, "video"):
        told = markup.line(shape.first(one, "name", "headline", "description"))
        media.append(markup.embed(told, absolute(shape.first(one, "url", "contentUrl", "embedUrl"), base), "video"))
    return tuple(block for block in media if block)


def _problems(entries: tuple[Entry, ...], alike: _Alike) -> tuple[str, ...]:
    found = []
    if alike.times:
        found.append("every post claims the page's own headline and time; both were set aside")
    missing = sum(entry.published is None for entry in entries)
    if missing:
        found.append(f"{missing} of {len(entries)} posts have no time that can be read")
    return tuple(found)


__all__ = ["LOOKS_FOR", "NAME", "Extra", "parse", "postings", "read", "updates"]
