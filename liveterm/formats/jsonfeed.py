"""JSON Feed 1.0 and 1.1, and what calls itself so in the wild: mail-style dates, no ids, entities in titles."""

from __future__ import annotations

from typing import Final

from liveterm.formats import markup, shape, wording
from liveterm.formats.addresses import absolute
from liveterm.formats.posts import made_id, newest_first, with_breaking
from liveterm.formats.reading import json_of
from liveterm.formats.times import edited, moment
from liveterm.model import Block, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "JSON Feed"
LOOKS_FOR: Final = "JSON whose version names jsonfeed.org"

_EVERY: Final = 60.0


def parse(document: Document) -> Page | None:
    """The items of a JSON Feed, newest first, or None for other JSON."""
    feed = json_of(document)
    if "jsonfeed.org/" not in shape.string(feed, "version"):
        return None
    entries = [_entry(item, feed, document.url) for item in shape.records(feed, "items")]
    home = absolute(shape.string(feed, "home_page_url"), document.url)
    return Page(
        blog=LiveBlog(wording.line(shape.string(feed, "title")), url=home or None, format=NAME, over=_over(feed)),
        entries=newest_first(with_breaking(entry) for entry in entries),
        follow=Follow(every=_EVERY, older=absolute(shape.string(feed, "next_url"), document.url) or None),
    )


def _over(feed: object) -> bool | None:
    expired = shape.dig(feed, "expired")
    return expired if isinstance(expired, bool) else None


def _entry(item: object, feed: object, base: str) -> Entry:
    link = absolute(shape.string(item, "url"), base)
    title = wording.line(shape.string(item, "title"))
    at, precision = moment(shape.dig(item, "date_published"))
    body = _body(item, link or base)
    return Entry(
        id=shape.string(item, "id") or link or made_id(title, *(block.text for block in body.blocks[:3])),
        url=link or absolute(shape.string(item, "external_url"), base) or None,
        published=at,
        precision=precision,
        updated=edited(at, moment(shape.dig(item, "date_modified")).at),
        headline=title,
        blocks=_picture(item, body.blocks) + body.blocks,
        authors=_authors(item) or _authors(feed),
        tags=tuple(
            dict.fromkeys(tag for one in shape.listing(item, "tags") if (tag := wording.line(shape.string(one))))
        ),
        links=body.links,
    )


def _body(item: object, base: str) -> markup.Body:
    html = shape.string(item, "content_html")
    if html:
        return markup.body(html, base)
    return markup.plain_body(shape.string(item, "content_text") or shape.string(item, "summary"))


def _picture(item: object, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The item's own picture, where its text shows none."""
    address = shape.string(item, "image")
    if not address or any(block.kind == "image" for block in blocks):
        return ()
    return (Block("image", "", address),)


def _authors(owner: object) -> tuple[str, ...]:
    """Names from 1.1's list or 1.0's single author."""
    given = shape.records(owner, "authors") or shape.records(owner, "author")
    return tuple(dict.fromkeys(name for one in given if (name := wording.line(shape.string(one, "name")))))
