"""ActivityStreams 2.0 (W3C): the posts that an account of the fediverse sent, as its outbox lists them."""

from __future__ import annotations

from typing import Final

from liveterm.formats import captions, embeds, markup, shape, wording
from liveterm.formats.addresses import absolute, parts
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import json_of
from liveterm.formats.shape import Record
from liveterm.formats.times import edited, moment
from liveterm.model import Block, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "ActivityPub outbox"
LOOKS_FOR: Final = "a JSON collection of activities, or the address of its first page"

_EVERY: Final = 60.0
_COLLECTIONS: Final = ("OrderedCollection", "OrderedCollectionPage", "Collection", "CollectionPage")
_SPOKEN: Final = ("Note", "Article", "Page", "Question")


def parse(document: Document) -> Page | None:
    """The posts of a collection, newest first, or where its first page is; None for other JSON."""
    data = json_of(document)
    if not isinstance(data, dict) or "@context" not in data or shape.string(data, "type") not in _COLLECTIONS:
        return None
    inner = data["first"] if isinstance(data.get("first"), dict) else data
    told = [_object_of(one) for one in shape.several(inner, "orderedItems") + shape.several(inner, "items")]
    first, next_page = _address(data.get("first"), document), _address(inner.get("next"), document)
    posts = [one for one in told if shape.string(one, "type") in _SPOKEN and shape.string(one, "id")]
    gone = tuple(shape.string(one, "id") for one in told if shape.string(one, "type") == "Tombstone")
    return Page(
        blog=LiveBlog(wording.line(shape.first(data, "name", "summary")), format=NAME),
        entries=newest_first(with_breaking(_entry(one, document.url)) for one in posts),
        withdrawn=tuple(id for id in gone if id),
        follow=Follow(poll=first if not told else None, older=next_page, every=_EVERY),
    )


def _address(place: object, document: Document) -> str | None:
    """Where another page is, given as its address or as the page itself."""
    return absolute(place if isinstance(place, str) else shape.string(place, "id"), document.url) or None


def _object_of(activity: object) -> Record:
    """What an activity is about; what somebody else wrote and was only passed on is an address, and left out."""
    about = shape.dig(activity, "object")
    if isinstance(about, dict):
        return {"type": "Tombstone", **about} if shape.string(activity, "type") == "Delete" else about
    return activity if isinstance(activity, dict) else {}


def _entry(post: Record, base: str) -> Entry:
    at, precision = moment(shape.dig(post, "published"))
    body = markup.body(shape.string(post, "content"), base)
    author = _author(shape.dig(post, "attributedTo"))
    tags = (shape.string(tag, "name") for tag in shape.several(post, "tag") if shape.string(tag, "type") == "Hashtag")
    return Entry(
        id=shape.string(post, "id"),
        url=shape.first(post, "url", "id"),
        published=at,
        precision=precision,
        updated=edited(at, moment(shape.dig(post, "updated")).at),
        headline=wording.line(shape.first(post, "name", "summary")),
        blocks=body.blocks + _media(post, base),
        authors=(author,) if author else (),
        tags=tuple(dict.fromkeys(tag.removeprefix("#") for tag in tags if tag)),
        links=body.links,
    )


def _author(told: object) -> str:
    """An author's name, or the last word of their address, which is what others call them by."""
    name = wording.line(shape.first(told, "name", "preferredUsername"))
    address = told if isinstance(told, str) else shape.string(told, "id")
    return name or parts(address).path.rstrip("/").rpartition("/")[2].removeprefix("@")


def _media(post: Record, base: str) -> tuple[Block, ...]:
    blocks: list[Block | None] = []
    for one in shape.several(post, "attachment"):
        told, address = wording.line(shape.string(one, "name")), absolute(shape.first(one, "url", "href"), base)
        if shape.string(one, "mediaType").startswith(("video/", "audio/")):
            blocks.append(embeds.one_line(told, address, "video"))
        else:
            blocks.append(captions.image(told, address))
    return tuple(block for block in blocks if block)
