"""Live pages of the Washington Post's system, Arc: the stories of a page's global content, one a post."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from liveterm.formats import captions, embeds, markup, shape, wording
from liveterm.formats.addresses import absolute, page
from liveterm.formats.markup import Body
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import html_of, value_after
from liveterm.formats.shape import Record
from liveterm.formats.times import NEVER, Moment, edited, instant, moment
from liveterm.model import Block, BlockKind, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "Arc live page"
LOOKS_FOR: Final = "__NEXT_DATA__ whose globalContent has stories as content_elements"

_EVERY: Final = 60.0
_DEEPEST: Final = 6
_WHEN: Final = ("first_display_date", "display_date", "first_publish_date", "publish_date", "created_date")


def parse(document: Document) -> Page | None:
    """The stories of a live page, newest first; None for a page that holds none."""
    if b"globalContent" not in document.body or (root := html_of(document)) is None:
        return None
    script = root.find(".//script[@id='__NEXT_DATA__']")
    data = value_after(script.text, 0) if script is not None and script.text else None
    content = shape.dig(data, "props", "pageProps", "globalContent")
    stories = [one for one in shape.records(content, "content_elements") if _is_story(one)]
    if not stories:
        return None
    base = page(document.url)
    points = tuple(line for one in shape.several(content, "description", "basic") if (line := wording.line(one)))
    return Page(
        LiveBlog(_headline(content), points, base or None, NAME),
        newest_first(with_breaking(_entry(story, base)) for story in stories),
        follow=Follow(every=_EVERY),
    )


def _is_story(one: Record) -> bool:
    return bool(shape.string(one, "_id")) and ("headlines" in one or "content_elements" in one)


def _headline(story: object) -> str:
    return wording.line(shape.string(story, "headlines", "basic"))


def _entry(story: Record, base: str) -> Entry:
    id = shape.string(story, "_id")
    at = _published(story)
    body = _body(story, base, 0)
    names = (wording.line(shape.string(one, "name")) for one in shape.records(story, "credits", "by"))
    address = absolute(shape.first(story, "canonical_url", "website_url"), base)
    return Entry(
        id=id,
        url=address or (f"{base}#{id}" if base else None),
        published=at.at,
        precision=at.precision,
        updated=edited(at.at, instant(shape.dig(story, "last_updated_date"))),
        headline=_headline(story),
        blocks=body.blocks,
        authors=tuple(dict.fromkeys(name for name in names if name)),
        links=body.links,
    )


def _published(story: Record) -> Moment:
    owners = (story.get("additional_properties"), story)
    stamps = (shape.dig(owner, key) for key in _WHEN for owner in owners)
    return next((found for stamp in stamps if (found := moment(stamp)).at), NEVER)


def _body(owner: Record, base: str, depth: int) -> Body:
    return markup.joined(_element(one, base, depth) for one in shape.records(owner, "content_elements"))


def _element(one: Record, base: str, depth: int) -> Body:
    """The body of one element; of one that is not known here, a line that says what it is."""
    kind = shape.string(one, "type")
    if kind in _NESTS and depth < _DEEPEST:
        inner = _body({"content_elements": one.get("items") or one.get("content_elements")}, base, depth + 1)
        return Body(tuple(Block(_NESTS[kind], block.text, spans=block.spans) for block in inner.blocks), inner.links)
    return _READERS.get(kind, _other)(one, base)


def _text(one: Record, base: str) -> Body:
    return markup.body(shape.string(one, "content"), base)


def _heading(one: Record, base: str) -> Body:
    return Body(tuple(Block("heading", block.text) for block in _text(one, base).blocks))


def _image(one: Record, base: str) -> Body:
    by = ", ".join(name for person in shape.records(one, "credits", "by") if (name := shape.string(person, "name")))
    told = wording.line(shape.string(one, "alt_text"))
    caption = wording.line(shape.first(one, "caption", "credits_caption_display"))
    block = captions.image(told, absolute(shape.string(one, "url"), base), by, caption)
    return Body((block,)) if block else markup.NOTHING


def _other(one: Record, base: str) -> Body:
    kind = shape.string(one, "type").replace("_", " ") or "embed"
    address = absolute(shape.first(one, "canonical_url", "url") or shape.string(one, "raw_oembed", "url"), base)
    told = _headline(one) or wording.line(shape.first(one, "title", "caption"))
    inner = markup.body(shape.string(one, "content") or shape.string(one, "raw_oembed", "html"), base)
    told = told or " ".join(block.text for block in inner.blocks)[:300]
    block = embeds.one_line(told or f"[{kind}]", address, "video" if kind == "video" else "embed")
    return Body((block,), inner.links) if block else markup.NOTHING


_NESTS: Final[dict[str, BlockKind]] = {"list": "item", "quote": "quote"}
_READERS: Final[dict[str, Callable[[Record, str], Body]]] = {
    "text": _text,
    "header": _heading,
    "image": _image,
}
