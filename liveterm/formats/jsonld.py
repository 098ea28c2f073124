"""schema.org LiveBlogPosting in JSON-LD, with what the page around it adds: true authors, key posts, whole bodies.

What stands on every post alike (headline, time, authors of the page) is not the post's and is not believed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final, NamedTuple

from liveterm.errors import FormatError
from liveterm.formats import captions, embeds, markup, own, page_extras, shape, wording
from liveterm.formats.addresses import absolute, without_scheme
from liveterm.formats.posts import apart, made_id, newest_first, positional, sorted_terms, with_breaking
from liveterm.formats.reading import html_of, json_of, loads
from liveterm.formats.shape import Record
from liveterm.formats.times import EDIT, NEVER, Moment, edited, moment, object_id_time, zone_named
from liveterm.model import Block, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "schema.org JSON-LD"
LOOKS_FOR: Final = "a script of type application/ld+json with a LiveBlogPosting that has updates"

_EVERY: Final = 60.0
_KIND: Final = "LiveBlogPosting"
_HOLDER = re.compile(r"\[\[\w{1,20}:[^\]\n]{0,300}\]\]")
_CLOCK = re.compile(r"^\d{1,2}[:.]\d\d\s*\(?[A-Z]{2,4}\)?\s*[:-]?\s*(?=\S)")
_HIDDEN: Final = re.compile(r"(?:\s|//|/\*|\*/|<!\[CDATA\[|<!--)+")
_HIDING: Final = re.compile(r"(?:\s|//|/\*|\*/|\]\]>|-->|;)+$")
_COMMA: Final = re.compile(r",(?=\s*[}\]])")
_BACKSLASH: Final = re.compile(r"(\\[\"\\/bfnrtu])|\\")
_OFFSET: Final = re.compile(r"\dT\d\d:\d\d[\d:.]*([+-]\d\d:?\d\d)$")
_ZONED: Final = re.compile(r":\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)$")
_STAMPS: Final = ("datePublished", "dateModified", "dateCreated", "coverageStartTime")
_CUT: Final = re.compile(r"\s*&#?\w{0,8}…$")  # in the middle of an entity
_BYLINE: Final = re.compile(r"^by\s+(?=[A-Z])", re.IGNORECASE)
_DEEPEST: Final = 8
_MANY: Final = 50  # posts that differ only where nobody looks
_SILENT: Final = timedelta(hours=3)
_START: Final = datetime.min.replace(tzinfo=UTC)


class _Draft(NamedTuple):
    """What an update says of itself, before it is known what to believe."""

    update: Record
    headline: str
    at: Moment
    authors: tuple[str, ...]
    images: tuple[str, ...]
    zone: tzinfo


class _Alike(NamedTuple):
    """What the posts of a page share, and therefore do not say about themselves; `alone` are times that tell one
    from all others, by the second."""

    headline: str
    times: bool
    authors: tuple[str, ...]
    images: frozenset[str]
    ordinal: bool
    minutes: bool
    alone: frozenset[datetime]


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
        yield from _within(value)
        yield from _within(_schema(value))
        return
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and (text := script.text) and _KIND in text:
            yield from _within(_loaded(text))


def _loaded(text: str) -> object:
    """What a script holds, without what hides it from old browsers; mended where that is easy, None if it is not."""
    hidden = _HIDDEN.match(text)
    text = text[hidden.end() if hidden else 0 :].rstrip()
    text = text[:-20] + _HIDING.sub("", text[-20:])
    if "&quot;" in text[:40]:
        text = wording.unescaped(text)
    try:
        return loads(text)
    except ValueError:
        pass
    try:
        return loads(_COMMA.sub("", _BACKSLASH.sub(r"\1", text)))
    except ValueError:
        return None


def _schema(value: object) -> object:
    """Tickaroo's answers hold the posting beside their HTML, as an object or as text."""
    schema = shape.dig(value, "schema")
    try:
        return loads(schema) if isinstance(schema, str) else schema
    except ValueError:
        return None


def updates(posting: Record) -> list[Record]:
    """The updates of a posting: a list, a single object as old examples have it, or an object of numbered ones."""
    given = posting.get("liveBlogUpdate")
    if isinstance(given, dict) and given and all(key.isdigit() for key in given):
        given = list(given.values())
    return [one for part in shape.several(given) for one in shape.records(part)]


def read(posting: Record, document: Document) -> Page:
    """The page that a LiveBlogPosting describes."""
    if own.marked(posting):
        return _read_own(posting, document)
    found = _each_once(updates(posting))
    zone = _zone(posting, found)
    given = list(_drafts(found, zone))
    base = absolute(shape.string(posting, "url"), document.url) or document.url
    title = wording.line(shape.first(posting, "headline", "name"))
    alike = _alike(given, title, posting)
    extras = page_extras.of(document)
    names = [_identity(draft.update, alike, base) for draft in given]
    bearers = {(id, draft.headline, draft.at.at) for (id, _), draft in zip(names, given, strict=True)}
    often = Counter(id for id, *_ in bearers)
    told = [(id if often[id] == 1 else "", url) for id, url in names]  # a name that different posts bear is none
    shown = [_shown(*one, alike, extras) for one in zip(given, told, strict=True)]
    entries = apart([_entry(*one, alike, base) for one in zip(given, told, shown, strict=True)])
    fresh = newest_first(with_breaking(entry) for entry in entries if entry.headline or entry.blocks)
    over = _over(moment(posting.get("coverageEndTime"), zone).at, fresh, document.now)
    blog = LiveBlog(title, extras.summary, base if base.startswith("http") else None, NAME, over)
    outlined = tuple(id for (id, _), extra in zip(told, shown, strict=True) if id and extras.outlines(extra))
    return Page(
        blog,
        fresh,
        follow=Follow(every=_EVERY),
        problems=_problems(fresh, alike),
        outlined=outlined,
    )


def _read_own(posting: Record, document: Document) -> Page:
    """The page that an export of ours describes."""
    entries = newest_first(map(own.entry, updates(posting)))
    over = _over(moment(posting.get("coverageEndTime")).at, entries, document.now)
    blog = LiveBlog(shape.string(posting, "headline"), (), shape.string(posting, "url") or None, NAME, over)
    return Page(blog, entries, follow=Follow(every=_EVERY))


def _over(end: datetime | None, entries: tuple[Entry, ...], now: datetime | None) -> bool | None:
    """Whether the coverage has ended, as far as the end that a posting names can tell.

    Many publishers put the time of the newest post there, or a day after it, whatever goes on: an end counts when
    nothing came after it, and one that is only when something came last when nothing has come for hours.
    """
    if end is None or now is None:
        return None
    times = [at for entry in entries for at in (entry.published, entry.updated) if at is not None]
    newest = max(times, default=end)
    return newest <= end <= now and (end - newest > EDIT or now - end > _SILENT)


def _each_once(given: list[Record]) -> list[Record]:
    """The updates without those that stand there twice; most have a text that no other has."""
    fresh: dict[object, list[Record]] = {}
    for one in given:
        alike = fresh.setdefault(
            tuple(shape.string(one, key) for key in ("articleBody", "headline", "datePublished")), []
        )
        if len(alike) > _MANY or one not in alike:
            alike.append(one)
    kept = {id(one) for alike in fresh.values() for one in alike}
    return [one for one in given if id(one) in kept]


def _within(value: object, depth: int = 0) -> Iterator[Record]:
    if isinstance(value, list) and depth < _DEEPEST:
        for one in value:
            yield from _within(one, depth + 1)
    elif isinstance(value, dict):
        if _KIND in (str(kind).rsplit("/", 1)[-1] for kind in shape.several(value, "@type")):
            yield value
        elif depth < _DEEPEST:
            for inner in value.values():
                yield from _within(inner, depth + 1)


def _zone(posting: Record, given: list[Record]) -> tzinfo:
    """The zone of stamps that name none, if they do: the one that another stamp of the posting names."""
    if given and _ZONED.search(shape.string(given[0], "datePublished")):
        return UTC
    for one in (posting, *given):
        for key in _STAMPS:
            if named := _OFFSET.search(shape.string(one, key)):
                return zone_named(named[1]) or UTC
    return UTC


def _drafts(given: list[Record], zone: tzinfo) -> Iterator[_Draft]:
    told: object = None
    authors: tuple[str, ...] = ()
    for update in given:
        if update.get("author") != told:  # often the same long list on every post
            told, authors = update.get("author"), _authors(update)
        headline = _headline(update)
        headline = _CUT.sub("…", headline) if headline.endswith("…") else headline
        yield _Draft(update, headline, moment(update.get("datePublished"), zone), authors, _images(update), zone)


def _headline(update: Record) -> str:
    """The headline, which is HTML on most pages; a value that is said to be text is that."""
    told = update.get("headline")
    if isinstance(told, dict) and shape.string(told, "@type") == "Text":
        return wording.single_spaced(shape.string(told, "@value"))
    return wording.line(shape.first(update, "headline", "name"))


def _alike(given: list[_Draft], title: str, posting: Record) -> _Alike:
    headlines = {draft.headline for draft in given}
    times = Counter(draft.at.at for draft in given)
    names = {draft.authors for draft in given}
    images = Counter(address for draft in given for address in draft.images)
    one_head = len(headlines) == 1 and len(given) > 1
    one_time = one_head and len(times) == 1
    shared = next(iter(names)) if len(names) == 1 and len(given) > 1 else ()
    return _Alike(
        headline=next(iter(headlines)) if one_time else title,
        times=one_time,
        authors=shared if len(shared) > 1 or one_time else (),
        images=frozenset(image for image, times in images.items() if times > 1) | frozenset(_images(posting)),
        ordinal=_positional(given),
        minutes=len(given) > 1 and all(at is None or at.second == at.microsecond == 0 for at in times),
        alone=frozenset(at for at, posts in times.items() if at and posts == 1 and (at.second or at.microsecond)),
    )


def _positional(given: list[_Draft]) -> bool:
    newest = max(given, key=lambda draft: draft.at.at or _START)
    return positional([_fragment(one.update) for one in given], given.index(newest))


def _fragment(update: Record) -> str:
    named = shape.string(update, "@id")
    return (named if "#" in named else shape.string(update, "url")).rpartition("#")[2].strip()


def _shown(draft: _Draft, name: tuple[str, str], alike: _Alike, extras: page_extras.Extras) -> page_extras.Extra:
    """What the page shows of a post; the newest posts only, on some."""
    return extras.of_post(name[0], _CLOCK.sub("", draft.headline), _published(draft, alike, name[0]).at)


def _entry(draft: _Draft, name: tuple[str, str], extra: page_extras.Extra, alike: _Alike, base: str) -> Entry:
    update, (id, url) = draft.update, name
    at = _published(draft, alike, id)
    told = _CLOCK.sub("", draft.headline)
    at = extra.published if extra.published.at else at
    body = extra.body or _body(update, base)
    headline = extra.headline or ("" if told == alike.headline and body.blocks else told)
    changed = NEVER if alike.times else moment(update.get("dateModified"), draft.zone)
    tags, labels, inferred = sorted_terms(_keywords(update))
    return Entry(
        id=id or extra.id or _made(draft, alike, headline or " ".join(block.text for block in body.blocks)[:80]),
        url=url or None,
        published=at.at,
        precision=at.precision,
        updated=edited(at.at, extra.updated or changed.at),
        headline=headline,
        blocks=(body.blocks or _described(update)) + _media(draft, alike, body.blocks, base),
        labels=extra.labels or labels,
        inferred=() if extra.labels else inferred,
        authors=extra.authors or _own_authors(draft, alike),
        tags=tags,
        links=body.links,
    )


def _made(draft: _Draft, alike: _Alike, words: str) -> str:
    """An id for a post that has none: of its time, which no edit changes, and of its words where that is not enough."""
    return made_id(draft.at.at) if draft.at.at in alike.alone else made_id(draft.at.at, words)


def _body(update: Record, base: str) -> markup.Body:
    """The article's body; editors' place-holders are no text, and quotes escaped for a script are quotes."""
    text = "\n".join(map(shape.string, shape.several(update, "articleBody")))
    if "[[" in text:
        text = _HOLDER.sub("", text)
    return markup.escaped_body(text.replace('\\"', '"'), base)


def _keywords(update: Record) -> Iterator[tuple[str, str]]:
    """The keywords, each with the set of terms it is of: in a list, as text with commas between, or as terms."""
    for one in shape.several(update, "keywords"):
        if isinstance(one, dict):
            yield wording.line(shape.string(one, "name")), shape.string(one, "inDefinedTermSet")
        else:
            yield from ((tag.strip(), "") for tag in shape.string(one).split(","))


def _identity(update: Record, alike: _Alike, base: str) -> tuple[str, str]:
    """The publisher's id and address of a post; "" where it has none that lasts."""
    named, url = shape.string(update, "@id"), absolute(shape.string(update, "url"), base)
    if alike.ordinal:
        return "", ""
    url = url or (named if named.startswith("http") else "")
    for address in (named, url):
        fragment = address.rpartition("#")[2].lstrip("/") if "#" in address else ""
        if fragment:
            return fragment.removeprefix("post-") if "asset:" in fragment else fragment, url
    if named and not named.startswith("http"):
        return named.removeprefix("_:"), url
    own = named or url
    if own and without_scheme(own) != without_scheme(base):
        return own, url
    return shape.string(update, "identifier") or shape.string(update, "identifier", "value"), ""


def _published(draft: _Draft, alike: _Alike, id: str) -> Moment:
    """When a post was published; where all claim one time, what its id gives away is believed instead."""
    if alike.times:
        return object_id_time(id)
    found = draft.at if draft.at.at else moment(draft.update.get("dateCreated"), draft.zone)
    return found._replace(precision="minute") if alike.minutes and found.precision == "instant" else found


def _described(update: Record) -> tuple[Block, ...]:
    text = shape.first(update, "text", "description")
    return markup.escaped_body(text).blocks if text else ()


def _authors(update: Record) -> tuple[str, ...]:
    given = (_told(one, "name") for one in shape.several(update, "author") if not _is_organisation(one))
    return _names(tuple(name for name in given if name))


def _is_organisation(author: object) -> bool:
    """Whether an author is the publisher standing in for somebody."""
    return isinstance(author, dict) and "Organization" in shape.string(author, "@type")


@lru_cache(maxsize=256)
def _names(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in given if (name := _BYLINE.sub("", wording.line(one)))))


def _own_authors(draft: _Draft, alike: _Alike) -> tuple[str, ...]:
    """A post's authors, unless they are the page's or the publisher itself."""
    if not draft.authors or draft.authors == alike.authors:
        return ()
    publisher = shape.string(draft.update, "publisher", "name")
    return tuple(name for name in draft.authors if name != publisher)


def _images(owner: Record) -> tuple[str, ...]:
    return tuple([address for one in shape.several(owner, "image") if (address := _told(one, "url", "contentUrl"))])


def _told(one: object, *keys: str) -> str:
    """What stands where schema.org allows a text or an object: the text, or the first of the object's keys."""
    return one.strip() if isinstance(one, str) else shape.first(one, *keys)


def _media(draft: _Draft, alike: _Alike, blocks: tuple[Block, ...], base: str) -> tuple[Block, ...]:
    """The post's own picture and films; a picture that other posts have too is the page's."""
    if any(block.kind in ("image", "video") for block in blocks):
        return ()
    media: list[Block | None] = []
    own = [image for image in draft.images if image not in alike.images]
    for one in shape.several(draft.update, "image") if own else ():
        address = _told(one, "url", "contentUrl")
        if address in own:
            told = wording.line(shape.first(one, "caption", "description", "name"))
            credit = wording.line(shape.first(one, "creditText") or shape.string(one, "author", "name"))
            media.append(captions.image(told, absolute(address, base), credit))
    for one in shape.records(draft.update, "video") if "video" in draft.update else ():
        told = wording.line(shape.first(one, "name", "headline", "description"))
        media.append(embeds.one_line(told, absolute(shape.first(one, "url", "contentUrl", "embedUrl"), base), "video"))
    return tuple(block for block in media if block)


def _problems(entries: tuple[Entry, ...], alike: _Alike) -> tuple[str, ...]:
    found = []
    if alike.times:
        found.append("every post claims the page's own headline and time; both were set aside")
    missing = sum(entry.published is None for entry in entries)
    if missing:
        found.append(f"{missing} of {len(entries)} posts have no time that can be read")
    return tuple(found)
