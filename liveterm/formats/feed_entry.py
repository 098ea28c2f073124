"""One item of a feed, as feedparser gives it, turned into an entry."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.sax.saxutils import unescape

from liveterm.formats import captions, markup, own, shape, wording
from liveterm.formats.addresses import absolute, is_web
from liveterm.formats.alertwords import actual, grave, urgent
from liveterm.formats.guardian_feed import split_live_blog
from liveterm.formats.posts import made_id, sorted_terms, with_breaking
from liveterm.formats.shape import Record
from liveterm.formats.times import NEVER, Moment, edited, moment
from liveterm.model import BREAKING, Block, Entry, Link


def entries(item: Record, base: str) -> list[Entry]:
    """The entry of one item; the item of a Guardian live blog holds several, an alert that is only a test none."""
    item = dict(item)  # feedparser's own has opinions on what is asked of it
    if not actual(shape.string(item, "cap_status")):
        return []
    content = _content(item)[0]
    if (body := own.body(content)) is not None:
        return [_own_entry(item, body)]
    entry = _entry(item, base)
    return list(map(with_breaking, split_live_blog(entry, content) or [entry]))


def _entry(item: object, base: str) -> Entry:
    title = _title(item)
    link = _link(item, base)
    published, precision = _moment(item, "published")
    updated = _moment(item, "updated")
    body = _body(item, link or base)
    terms = ((wording.line(shape.string(t, "term")), shape.string(t, "scheme")) for t in shape.records(item, "tags"))
    tags, labels, inferred = sorted_terms(terms)
    return Entry(
        id=_id(item, link, title, body),
        url=link or None,
        published=published or updated.at,
        precision=precision if published else updated.precision,
        updated=edited(published, updated.at) if published else None,
        headline=title,
        blocks=body.blocks + _media(item, body.blocks),
        labels=(BREAKING,) if _is_grave(item) else labels,
        inferred=inferred,
        authors=_authors(item),
        tags=tags,
        links=body.links + _enclosures(item, base),
    )


def _own_entry(item: object, body: markup.Body) -> Entry:
    """The entry that an item of our own export says."""
    published = moment(shape.string(item, "published"))
    tags, labels, inferred = sorted_terms(
        (shape.string(tag, "term"), shape.string(tag, "scheme")) for tag in shape.records(item, "tags")
    )
    return Entry(
        id=shape.string(item, "id"),
        url=_link(item, "") or None,
        published=published.at,
        precision=published.precision,
        updated=moment(shape.string(item, "updated")).at,
        headline=unescape(shape.string(item, "title")),
        blocks=body.blocks,
        labels=labels,
        inferred=inferred,
        authors=tuple(shape.string(one, "name") for one in shape.records(item, "authors")),
        tags=tags,
        links=body.links,
    )


def _is_grave(item: object) -> bool:
    """Whether an item is an alert for the banner: by the disaster system's level, or as CAP says it."""
    meant = shape.string(item, "cap_msgtype").lower() != "cancel"
    serious = grave(shape.string(item, "cap_severity"), shape.string(item, "cap_urgency"))
    return urgent(shape.string(item, "gdacs_alertlevel")) or (meant and serious)


def _link(item: object, base: str) -> str:
    """The item's address. feedparser takes the id for one unless told otherwise; only an address is one."""
    link = shape.string(item, "link")
    return "" if link == shape.string(item, "id") and not is_web(link) else absolute(link, base)


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
    """The longest text of an item and its type; whatever else it has, the one that we exported."""
    given = [(shape.string(one, "value"), shape.string(one, "type")) for one in shape.records(item, "content")]
    given.append((shape.string(item, "summary"), shape.string(item, "summary_detail", "type")))
    return max(given, key=lambda one: (one[0].startswith(own.SIGN), len(one[0])))


def _body(item: object, base: str) -> markup.Body:
    text, kind = _content(item)
    if kind == "text/plain" and "<" not in text and "&" not in text:
        return markup.plain_body(text)
    return markup.without_more(markup.body(text, base))


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
