"""Norkon Live Center: the bulletins its frames ask for, and pages that only say which channel they show."""

from __future__ import annotations

import re
from typing import Final

from liveterm.formats import markup, shape, wording
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import html_of, json_of
from liveterm.formats.shape import Record
from liveterm.formats.times import moment
from liveterm.model import Document, Entry, Follow, LiveBlog, Page

NAME: Final = "Norkon Live Center"
LOOKS_FOR: Final = "JSON with result.bulletins, or a page with a frame of livecenter.norkon.net"

_EVERY: Final = 30.0
_FRAME = re.compile(rb"livecenter\.norkon\.net/frame/([\w.-]{1,80})/([\w.-]{1,80})/")
_FEED = re.compile(r"^(?P<root>https?://[^?#]+/BulletinFeed/[^/?#]+/[^/?#]+/)(?:Initial|EarlierObj)\b")
_HOME: Final = "https://livecentercdn.norkon.net/BulletinFeed"


def parse(document: Document) -> Page | None:
    """The bulletins of a channel, newest first; of a page that shows one, where they are. None for all else."""
    if html_of(document) is not None:
        return _embedded(document)
    result = shape.dig(json_of(document), "result")
    if not isinstance(shape.dig(result, "bulletins"), list):
        return None
    bulletins = [one for one in shape.records(result, "bulletins") if shape.string(one, "id")]
    return Page(
        LiveBlog(format=NAME),
        newest_first(with_breaking(_entry(one, document.url)) for one in bulletins),
        follow=_follow(bulletins, shape.truth(result, "hasMore"), document.url),
    )


def _embedded(document: Document) -> Page | None:
    found = _FRAME.search(document.body)
    if found is None:
        return None
    address = f"{_HOME}/{found[1].decode()}/{found[2].decode()}/Initial/"
    blog = LiveBlog(url=document.url or None, format=NAME)
    return Page(blog, follow=Follow(poll=address, older=address, every=_EVERY), delta=True)


def _entry(bulletin: Record, base: str) -> Entry:
    at, precision = moment(shape.dig(bulletin, "created"))
    body = markup.body(shape.string(bulletin, "content", "html"), base)
    author = wording.line(shape.string(bulletin, "authorName"))
    return Entry(
        id=shape.string(bulletin, "id"),
        published=at,
        precision=precision,
        headline=wording.line(shape.string(bulletin, "title")),
        blocks=body.blocks,
        authors=(author,) if author else (),
        links=body.links,
    )


def _follow(bulletins: list[Record], more: bool, address: str) -> Follow:
    found = _FEED.match(address)
    if found is None:
        return Follow(every=_EVERY)
    oldest = f"{found['root']}EarlierObj/{shape.string(bulletins[-1], 'id')}/" if bulletins and more else None
    return Follow(poll=f"{found['root']}Initial/", older=oldest, every=_EVERY)
