"""A Guardian live blog as its own pages get it: `.json?dcr`, ten blocks a page, pinned block beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from liveterm.export.hypertext import html_of
from liveterm.model import KEY, PINNED, SUMMARY, Block
from liveterm.shapes.edition import Answer, Edition, as_json, milliseconds, pages
from liveterm.timeline import Post

FRONT: Final = "/world/live/{name}.json?dcr=true"
PAGE: Final = 10

Node = dict[str, Any]

_ELEMENT: Final = "model.dotcomrendering.pageElements."


def answer(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """One page of the live blog: the first, or the one that a block opens (`page=with:block-…`)."""
    if path != FRONT.format(name=edition.name).partition("?")[0]:
        return None
    cut = pages(edition.posts, PAGE)
    wanted = query.get("page", "").removeprefix("with:block-")
    place = next((n for n, page in enumerate(cut) if wanted in [post.id for post in page]), None) if wanted else 0
    return None if place is None else as_json(_page(edition, cut, place))


def _page(edition: Edition, cut: list[Sequence[Post]], place: int) -> Node:
    blog, page_id = edition.blog, f"world/live/{edition.name}"
    pinned = next((post for post in edition.posts if PINNED in post.entry.labels), None)
    return {
        "pageId": page_id,
        "webURL": blog.url or f"{edition.site}/{page_id}",
        "contentType": "LiveBlog",
        "headline": blog.title,
        "standfirst": html_of(Block("item", point) for point in blog.summary),
        "config": {"isLive": not blog.over, "pageId": page_id},
        "mostRecentBlockId": f"block-{edition.posts[0].id}" if edition.posts else "",
        "blocks": [_block(post) for post in cut[place]],
        "pinnedPost": _block(pinned) if pinned else None,
        "keyEvents": [_block(post) for post in edition.posts if KEY in post.entry.labels],
        "pagination": _pagination(cut, place),
    }


def _pagination(cut: list[Sequence[Post]], place: int) -> Node:
    found: Node = {"currentPage": place + 1, "totalPages": len(cut)}
    if place:
        found["newer"] = _with(cut[place - 1])
    if place + 1 < len(cut):
        found |= {"older": _with(cut[place + 1]), "oldest": _with(cut[-1])}
    return found


def _with(page: Sequence[Post]) -> str:
    return f"?page=with:block-{page[0].id}"


def _block(post: Post) -> Node:
    entry = post.entry
    published = milliseconds(entry.published or post.first_seen)
    block: Node = {
        "id": entry.id,
        "blockCreatedOn": published,
        "blockFirstPublished": published,
        "blockLastUpdated": milliseconds(entry.updated) if entry.updated else published,
        "attributes": {
            "pinned": PINNED in entry.labels,
            "keyEvent": KEY in entry.labels,
            "summary": SUMMARY in entry.labels,
        },
        "contributors": [{"name": name} for name in entry.authors],
        "elements": _elements(entry.blocks),
    }
    return block | {"title": entry.headline} if entry.headline else block


def _elements(blocks: Iterable[Block]) -> list[Node]:
    elements: list[Node] = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        if kind == "item":
            elements.append(_element("Text", html=html_of(run)))
        else:
            elements.extend(map(_one, run))
    return elements


def _one(block: Block) -> Node:
    match block.kind:
        case "quote":
            return _element("Blockquote", html=html_of([block]))
        case "heading":
            return _element("Subheading", html=html_of([block]))
        case "image":
            picture = {"url": block.url or "", "fields": {"isMaster": "true"}}
            data = {"alt": block.text, "credit": block.credit or ""}
            return _element("Image", data=data, media={"allImages": [picture]})
        case "video":
            return _element("VideoYoutube", title=block.text, originalUrl=block.url, url=block.url)
        case "embed":
            return _element("RichLink", prefix="", text=block.text, url=block.url)
        case _:
            return _element("Text", html=html_of([block]))


def _element(kind: str, **facts: object) -> Node:
    return {"_type": f"{_ELEMENT}{kind}BlockElement", **facts}
