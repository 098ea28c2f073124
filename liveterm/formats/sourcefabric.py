"""Sourcefabric / Superdesk Live Blog: the posts its clients are given, and pages that only say where those are.

Posts that were deleted stay in the listing as tombstones. The order is the editor's and the listing's is another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from msgspec.structs import replace

from liveterm.formats import captions, embeds, markup, shape, wording
from liveterm.formats.addresses import absolute, asked, asking, is_web
from liveterm.formats.markup import Body
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import html_of, json_of, text_of, value_after
from liveterm.formats.shape import Record
from liveterm.formats.times import edited, moment
from liveterm.model import KEY, PINNED, Block, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "Sourcefabric Live Blog"
LOOKS_FOR: Final = "JSON with _items of posts, or a page with LB.blog and LB.api_host"

_EVERY: Final = 20.0
_HOST = re.compile(r"LB\.api_host\s*=\s*[\"']([^\"']{4,300})[\"']")
_API = re.compile(r"(?<![\w.:-])(?:https?:)?//[\w.:-]{3,200}/api/(?:v2/)?client_blogs/[0-9a-f]{24}\b")
_BLOG_ID = re.compile(r"[0-9a-f]{24}")
_ADVERT: Final = "advert"
_SAY_NOTHING: Final = ("", "text", "comment")
_NAMES: Final = ("question", "title", "headline", "caption", "name", "description")
_UNSHOWN: Final = ("comment", "draft", "submitted", "ideas")


def parse(document: Document) -> Page | None:
    """The posts of a listing, newest first; of a page that embeds a blog, where to ask for them."""
    if html_of(document) is not None:
        return _embedded(document)
    data = json_of(document)
    if not isinstance(data, dict):
        return None
    if isinstance(data.get("posts"), dict):
        data = data["posts"]
    items = data.get("_items")
    if isinstance(items, list) and ("_meta" in data or any(map(_is_post, items))):
        return _listing(data, document) if not items or any(map(_is_post, items)) else None
    return _listing({"_items": [data]}, document) if _is_post(data) else None


def _is_post(value: object) -> bool:
    return (
        isinstance(value, dict) and "_id" in value and ("post_status" in value or "groups" in value or "items" in value)
    )


def _listing(data: Record, document: Document) -> Page:
    shown: list[Record] = []
    gone: list[str] = []
    lost = 0
    for post in shape.records(data, "_items"):
        id = shape.string(post, "_id")
        lost += not id
        if id and _is_gone(post):
            gone.append(id)
        elif id and _is_shown(post):
            shown.append(post)
    shown.sort(key=_position, reverse=True)
    blog = shape.dig(data, "blog")
    return Page(
        blog=LiveBlog(wording.line(shape.string(blog, "title")), format=NAME, over=_over(blog)),
        entries=newest_first(with_breaking(_entry(post, document.url)) for post in shown),
        withdrawn=tuple(gone),
        follow=Follow(poll=_first(document.url), older=_older(data, document.url), every=_EVERY),
        delta=True,
        problems=(f"{lost} posts have no id and were left out",) if lost else (),
    )


def _over(blog: object) -> bool | None:
    status = shape.string(blog, "blog_status")
    return status == "closed" if status else None


def _is_gone(post: Record) -> bool:
    """Whether a post was published once and is no more."""
    return shape.truth(post, "deleted") or shape.string(post, "post_status") in ("draft", "submitted")


def _is_shown(post: Record) -> bool:
    status = shape.string(post, "post_status")
    if status in _UNSHOWN:
        return False
    kinds = [shape.string(item, "item_type").lower() for item in _items(post)]
    return not any(kind.startswith(_ADVERT) for kind in kinds) and kinds != ["comment"]


def _position(post: Record) -> float:
    order = shape.number(post, "order")
    return order if order is not None else -1.0


def _entry(post: Record, base: str) -> Entry:
    at, precision = moment(shape.dig(post, "published_date"))
    if at is None:
        at, precision = moment(shape.dig(post, "_created"))
    headline, body = _parted(markup.joined(_body(item, base) for item in _items(post)))
    author = shape.string(post, "publisher", "display_name") or shape.string(post, "byline")
    return Entry(
        id=shape.string(post, "_id"),
        published=at,
        precision=precision,
        updated=edited(at, _changed(post)),
        headline=headline,
        blocks=body.blocks,
        labels=_labels(post),
        authors=(wording.line(author),) if author else (),
        tags=tuple(tag for one in shape.listing(post, "tags") if (tag := shape.string(one))),
        links=body.links,
    )


def _parted(body: Body) -> tuple[str, Body]:
    """A post's headline, which is the heading its text may begin with, and the rest."""
    first = body.blocks[0] if len(body.blocks) > 1 else None
    if first is None or first.kind != "heading":
        return "", body
    return first.text, body._replace(blocks=body.blocks[1:])


def _changed(post: Record) -> Any:
    """When the words were changed; `_updated` moves with every highlight and is only asked where nothing better is."""
    if "content_updated_date" in post:
        return moment(post["content_updated_date"]).at
    return moment(shape.dig(post, "_updated")).at


def _labels(post: Record) -> tuple[str, ...]:
    key = shape.truth(post, "lb_highlight") or shape.truth(post, "highlight")
    return (PINNED,) * shape.truth(post, "sticky") + (KEY,) * key


def _items(post: Record) -> Iterator[Record]:
    """What a post is made of: the items of its main group, or its flat list."""
    for group in shape.records(post, "groups"):
        if shape.string(group, "id") != "root":
            yield from (one["item"] for one in shape.records(group, "refs") if isinstance(one.get("item"), dict))
    for item in shape.records(post, "items"):
        yield item["item"] if isinstance(item.get("item"), dict) else item


def _body(item: Record, base: str) -> Body:
    """What an item says; one that says nothing we can show is a line that names it, unless nothing is all it is."""
    kind = shape.string(item, "item_type").lower()
    body = _READERS.get(kind, _text)(item, base)
    return body if body.blocks or kind in _SAY_NOTHING else _placeholder(item, kind)


def _placeholder(item: Record, kind: str) -> Body:
    meta = shape.dig(item, "meta")
    named = shape.find(meta, lambda one: any(shape.string(one, key) for key in _NAMES)) or {}
    told = wording.line(shape.first(named, *_NAMES))
    block = embeds.one_line(f"[{wording.line(kind)}] {told}", shape.first(meta, "original_url", "url"))
    return Body((block,)) if block else markup.NOTHING


def _text(item: Record, base: str) -> Body:
    """The words of an item; a free type's form brings its style sheets along, which are none."""
    html = shape.string(item, "text")
    return markup.body(html, base, _is_form) if html else markup.plain_body(shape.string(item, "headline"))


def _is_form(element: Any) -> bool:
    return "freetype--advert" in (element.get("class") or "")


def _image(item: Record, base: str) -> Body:
    body = _text(item, base)
    meta = shape.dig(item, "meta")
    credit = wording.line(shape.string(meta, "credit"))
    if any(block.kind == "image" for block in body.blocks):
        return body._replace(blocks=tuple(_credited(block, credit) for block in body.blocks))
    sizes = shape.dig(meta, "media", "renditions")
    address = next(
        (
            href
            for name in ("baseImage", "viewImage", "original", "thumbnail")
            if (href := shape.string(sizes, name, "href"))
        ),
        "",
    )
    caption = wording.line(shape.string(meta, "caption"))
    block = captions.image(caption, absolute(address, base), credit)
    return markup.joined([Body((block,)) if block else markup.NOTHING, body])


def _credited(block: Block, credit: str) -> Block:
    unsigned = block.kind == "image" and not block.credit and credit
    return replace(block, credit=captions.credit_of(credit)) if unsigned else block


def _quote(item: Record, base: str) -> Body:
    said, by = wording.line(shape.string(item, "meta", "quote")), wording.line(shape.string(item, "meta", "credit"))
    if not said:
        return _text(item, base)
    return Body((Block("quote", said), Block("paragraph", f"— {by}")) if by else (Block("quote", said),))


def _embed(item: Record, base: str) -> Body:
    """What is embedded, in one line: whose it is and what it says. Its scripts stay behind."""
    meta = shape.dig(item, "meta")
    shown = markup.body(shape.string(item, "text") or shape.string(meta, "html"), base)
    address = shape.string(meta, "original_url") or next((link.url for link in shown.links), "")
    told = wording.line(shape.string(meta, "title")) or " ".join(block.text for block in shown.blocks)
    if shown.blocks and not shape.string(meta, "title"):
        return shown._replace(blocks=tuple(_addressed(block, address) for block in shown.blocks))
    whose = ", ".join(filter(None, (shape.string(meta, "author_name"), shape.string(meta, "provider_name"))))
    block = embeds.one_line(f"{whose}: {told}" if whose and told else told or whose, address)
    said = markup.plain_body(wording.line(shape.string(meta, "description")))
    return markup.joined([Body((block,)) if block else markup.NOTHING, said])


def _addressed(block: Block, address: str) -> Block:
    return replace(block, url=address) if block.kind == "embed" and not block.url and address else block


def _nothing(item: Record, base: str) -> Body:
    return markup.NOTHING


def _first(address: str) -> str | None:
    """The address of the listing's first page, where what changed last stands."""
    if not is_web(address) or "page" not in asked(address):
        return None
    return _paged(address, 1)


def _older(data: Record, address: str) -> str | None:
    page, size = shape.number(data, "_meta", "page") or 1, shape.number(data, "_meta", "max_results") or 0
    total = shape.number(data, "_meta", "total") or 0
    more = shape.string(data, "_links", "next", "href") or page * size < total
    return _paged(address, int(page) + 1) if more and is_web(address) and page < 1000 else None


def _paged(address: str, number: int) -> str:
    return asking(address, page=str(number))


def _embedded(document: Document) -> Page | None:
    """A page that shows a blog with a script: where that script asks for the posts."""
    if b"client_blogs" not in document.body and b"LB.blog" not in document.body:
        return None
    text = text_of(document)
    address = _api_address(text, document.url)
    if not address:
        return None
    title = re.search(r"<title[^>]{0,200}>([^<]{1,300})", text)
    return Page(
        blog=LiveBlog(wording.line(title[1]) if title else "", url=document.url or None, format=NAME),
        follow=Follow(poll=address, older=address, every=_EVERY),
        delta=True,
    )


def _api_address(text: str, base: str) -> str:
    first = "?max_results=20&page=1"
    found = _API.search(text) if "client_blogs" in text else None
    if found:
        return f"{absolute(found[0], base)}/posts{first}"
    named, sign = _HOST.search(text), text.find("LB.blog")
    if not named or sign < 0:
        return ""
    blog = value_after(text, text.find("=", sign))
    id = shape.string(blog, "_id") if isinstance(blog, dict) else shape.string(blog)
    if not _BLOG_ID.fullmatch(id):
        return ""
    root = absolute(named[1], base).rstrip("/").removesuffix("/api")
    return f"{root}/api/client_blogs/{id}/posts{first}"


_READERS: Final[dict[str, Callable[[Record, str], Body]]] = {
    "image": _image,
    "quote": _quote,
    "embed": _embed,
    "poll": _text,
    "comment": _nothing,
}
