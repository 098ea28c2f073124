"""A Guardian block, as its own JSON gives it, turned into an entry: its times are the block's, never the page's."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Final

from liveterm.formats import captions, embeds, markup, shape, wording
from liveterm.formats.addresses import absolute
from liveterm.formats.markup import Body
from liveterm.formats.shape import Record
from liveterm.formats.times import Moment, edited, moment, object_id_time
from liveterm.model import KEY, PINNED, SUMMARY, Block, Entry

_ATTRIBUTES: Final = (("pinned", PINNED), ("keyEvent", KEY), ("summary", SUMMARY))
_RESIZED: Final = "https://i.guim.co.uk/img/media/"
_ORIGINAL: Final = "https://media.guim.co.uk/"


def entry(block: Record, page: str) -> Entry:
    """The entry of a block; `page` is the address of the live blog."""
    id = block_id(shape.string(block, "id"))
    at = published(block, id)
    body = markup.joined(element(one, page) for one in shape.records(block, "elements"))
    return Entry(
        id=id,
        url=permalink(page, id),
        published=at.at,
        precision=at.precision,
        updated=_updated(block, at.at),
        headline=wording.line(shape.string(block, "title")),
        blocks=body.blocks,
        labels=labels(block),
        authors=tuple(
            n for one in shape.records(block, "contributors") if (n := wording.line(shape.string(one, "name")))
        ),
        links=body.links,
    )


def block_id(given: str) -> str:
    """A block's id as all the Guardian's formats have it."""
    return given.removeprefix("block-")


def published(block: Record, id: str) -> Moment:
    """When a block was published; failing that, when it was created, which its id tells too."""
    for key in ("blockFirstPublished", "blockCreatedOn"):
        found = moment(shape.dig(block, key))
        if found.at is not None:
            return found
    return object_id_time(id)


def labels(block: Record) -> tuple[str, ...]:
    """Pinned, key, summary: attributes are true, "true", or there as "false" all the same."""
    return tuple(label for key, label in _ATTRIBUTES if shape.truth(block, "attributes", key))


def permalink(page: str, id: str) -> str | None:
    """The address that opens the live blog at a post."""
    return f"{page}?page=with:block-{id}#block-{id}" if page.startswith("http") and id else None


def original(picture: str) -> str:
    """A picture's own address, where a page shows a resized copy of it."""
    address = picture.partition("?")[0]
    return address.replace(_RESIZED, _ORIGINAL, 1) if address.startswith(_RESIZED) else picture


def element(one: Record, page: str) -> Body:
    """The body of one element; of one that is not known here, a line that says what it is."""
    kind = shape.string(one, "_type").rsplit(".", 1)[-1].removesuffix("BlockElement").removesuffix("Element")
    reader = _READERS.get(kind)
    if reader:
        return reader(one, page)
    told = wording.line(shape.first(one, "title", "headline", "alt", "caption", "text"))
    html = shape.string(one, "html")
    if html and not told:
        told = " ".join(block.text for block in markup.body(html, page).blocks)[:300]
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind or "embed").lower()
    return _one(embeds.one_line(f"[{name}] {told}".strip(), absolute(shape.first(one, "originalUrl", "url"), page)))


def _updated(block: Record, at: datetime | None) -> datetime | None:
    return edited(at, moment(shape.dig(block, "blockLastUpdated")).at)


def _text(one: Record, page: str) -> Body:
    return markup.body(shape.string(one, "html") or shape.string(one, "text"), page)


def _subheading(one: Record, page: str) -> Body:
    return Body(tuple(Block("heading", block.text) for block in _text(one, page).blocks))


def _quote(one: Record, page: str) -> Body:
    """A quotation; a pull quote has its speaker apart."""
    body = _text(one, page)
    blocks = tuple(Block("quote", block.text, spans=block.spans) for block in body.blocks)
    said_by = wording.line(shape.string(one, "attribution"))
    return Body((*blocks, Block("paragraph", f"— {said_by}")) if said_by else blocks, body.links)


def _image(one: Record, page: str) -> Body:
    sizes = shape.records(one, "media", "allImages")
    widest = max(sizes, key=lambda size: shape.number(size, "fields", "width") or 0, default={})
    best = next((size for size in sizes if shape.truth(size, "fields", "isMaster")), widest)
    data = shape.dig(one, "data")
    return _one(
        captions.image(
            wording.line(shape.string(data, "alt")),
            original(shape.string(best, "url")),
            shape.string(data, "credit"),
            wording.line(shape.string(data, "caption")),
        )
    )


def _tweet(one: Record, page: str) -> Body:
    body = markup.body(shape.string(one, "html"), page)
    address = shape.first(one, "url", "originalUrl")
    told = " ".join(block.text for block in body.blocks)
    return _one(embeds.one_line(told or f"Post on {embeds.host_of(address)}", address))


def _film(one: Record, page: str) -> Body:
    asset = shape.string(one, "assetId")
    address = shape.first(one, "originalUrl", "url") or (f"https://www.youtube.com/watch?v={asset}" if asset else "")
    return _one(embeds.one_line(wording.line(shape.first(one, "mediaTitle", "title", "caption")), address, "video"))


def _rich_link(one: Record, page: str) -> Body:
    address = absolute(shape.string(one, "url"), page)
    told = wording.line(f"{shape.string(one, 'prefix')} {shape.string(one, 'text')}")
    return _one(embeds.one_line(told, address))


def _nothing(one: Record, page: str) -> Body:
    return markup.NOTHING


def _one(block: Block | None) -> Body:
    return Body((block,)) if block else markup.NOTHING


_READERS: Final[dict[str, Callable[[Record, str], Body]]] = {
    "Text": _text,
    "Subheading": _subheading,
    "Blockquote": _quote,
    "Pullquote": _quote,
    "Image": _image,
    "Tweet": _tweet,
    "Youtube": _film,
    "VideoYoutube": _film,
    "VideoVimeo": _film,
    "VideoFacebook": _film,
    "Video": _film,
    "GuVideo": _film,
    "MediaAtom": _film,
    "RichLink": _rich_link,
    "AdPlaceholder": _nothing,
    "Newsletter": _nothing,
    "NewsletterSignup": _nothing,
}
