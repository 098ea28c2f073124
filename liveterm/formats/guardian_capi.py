"""The Guardian’s Content API: `response.content` with its blocks. What it holds about staff is not read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from liveterm.formats import captions, embeds, guardian_blocks, markup, shape, wording
from liveterm.formats.markup import Body
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import json_of
from liveterm.formats.shape import Record
from liveterm.formats.times import Moment, edited, moment, object_id_time
from liveterm.model import Block, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "Guardian Content API"
LOOKS_FOR: Final = "JSON whose response.content has blocks"

_EVERY: Final = 60.0


def parse(document: Document) -> Page | None:
    """The posts of a Content API document; None for an article that has no blocks."""
    content = shape.dig(json_of(document), "response", "content")
    blocks = shape.dig(content, "blocks")
    if not isinstance(blocks, dict):
        return None
    shown = [one for one in shape.records(blocks, "body") if shape.dig(one, "published") is not False]
    address = shape.string(content, "webUrl")
    title = wording.line(shape.string(content, "webTitle"))
    return Page(
        blog=LiveBlog(title, url=address or None, format=NAME, over=True if "as it happened" in title else None),
        entries=newest_first(with_breaking(_entry(one, address)) for one in shown if shape.string(one, "id")),
        follow=Follow(every=_EVERY),
    )


def _entry(block: Record, page: str) -> Entry:
    id = guardian_blocks.block_id(shape.string(block, "id"))
    at = _published(block, id)
    body = _body(block, page)
    return Entry(
        id=id,
        url=guardian_blocks.permalink(page, id),
        published=at.at,
        precision=at.precision,
        updated=edited(at.at, moment(shape.dig(block, "lastModifiedDate")).at),
        headline=wording.line(shape.string(block, "title") or shape.string(block, "attributes", "title")),
        blocks=body.blocks,
        labels=guardian_blocks.labels(block),
        authors=tuple(
            name for one in shape.records(block, "contributors") if (name := shape.first(one, "webTitle", "name"))
        ),
        links=body.links,
    )


def _published(block: Record, id: str) -> Moment:
    for key in ("firstPublishedDate", "publishedDate", "createdDate"):
        found = moment(shape.dig(block, key))
        if found.at is not None:
            return found
    return object_id_time(id)


def _body(block: Record, page: str) -> Body:
    """The block's text as shown; its elements only add what that text leaves out."""
    shown = markup.body(shape.string(block, "bodyHtml"), page)
    told = " ".join(one.text for one in shown.blocks)
    parts = [_element(one, page) for one in shape.records(block, "elements")]
    missing = [part for part in parts if not all(one.text in told and one.kind != "image" for one in part.blocks)]
    if any(one.kind == "image" for one in shown.blocks):
        missing = [part for part in missing if all(one.kind != "image" for one in part.blocks)]
    return markup.joined([shown, *missing])


def _element(one: Record, page: str) -> Body:
    kind = shape.string(one, "type")
    data = shape.dig(one, f"{_DATA.get(kind, kind)}TypeData")
    if not isinstance(data, dict):
        return markup.NOTHING
    return _READERS.get(kind, _other)(data, one, page)


def _text(data: Record, one: Record, page: str) -> Body:
    return markup.body(shape.string(data, "html"), page)


def _pullquote(data: Record, one: Record, page: str) -> Body:
    body = markup.body(shape.string(data, "html"), page)
    said_by = wording.line(shape.string(data, "attribution"))
    blocks = tuple(Block("quote", block.text) for block in body.blocks)
    return Body((*blocks, Block("paragraph", f"— {said_by}")) if said_by else blocks, body.links)


def _image(data: Record, one: Record, page: str) -> Body:
    assets = shape.records(one, "assets")
    address = next((file for asset in assets if (file := shape.string(asset, "file"))), "")
    block = captions.image(
        wording.line(shape.string(data, "alt")),
        address,
        shape.string(data, "credit"),
        wording.line(shape.string(data, "caption")),
    )
    return Body((block,)) if block else markup.NOTHING


def _player(data: Record, one: Record, page: str) -> Body:
    block = embeds.one_line(
        wording.line(shape.first(data, "title", "caption")), shape.first(data, "url", "originalUrl"), "video"
    )
    return Body((block,)) if block else markup.NOTHING


def _other(data: Record, one: Record, page: str) -> Body:
    told = wording.line(shape.first(data, "linkText", "title", "alt", "caption"))
    if not told:
        told = " ".join(block.text for block in markup.body(shape.string(data, "html"), page).blocks)
    block = embeds.one_line(told, shape.first(data, "url", "originalUrl"))
    return Body((block,)) if block else markup.NOTHING


_DATA: Final = {"rich-link": "richLink", "content-atom": "contentAtom"}
_READERS: Final[dict[str, Callable[[Record, Record, str], Body]]] = {
    "text": _text,
    "pullquote": _pullquote,
    "image": _image,
    "video": _player,
    "audio": _player,
}
