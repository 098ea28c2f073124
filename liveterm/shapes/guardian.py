"""A Guardian live blog: its JSON (`.json?dcr`), ten blocks a page, pinned block beside them; its page, and its news.

The address to follow is the JSON's, which tells edits and withdrawals. Without `.json` it is the page's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from liveterm.export.hypertext import html_of, linked
from liveterm.model import KEY, PINNED, SUMMARY, Block
from liveterm.shapes import guardian_page
from liveterm.shapes.edition import Answer, Edition, as_json, milliseconds, pages
from liveterm.timeline import Post

FRONT: Final = "/world/live/{name}.json?dcr=true"
PAGE: Final = 10

Node = dict[str, Any]

_ELEMENT: Final = "model.dotcomrendering.pageElements."


def answer(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """One page of the live blog, the first or the one that a block opens (`page=with:block-…`), or its news."""
    page_id = f"world/live/{edition.name}"
    if path not in (f"/{page_id}.json", f"/{page_id}"):
        return None
    if "lastUpdate" in query:
        return guardian_page.news(edition, query["lastUpdate"])
    cut = pages(edition.posts, PAGE)
    wanted = query.get("page", "").removeprefix("with:block-")
    place = next((n for n, page in enumerate(cut) if wanted in [post.id for post in page]), None) if wanted else 0
    if place is None:
        return None
    if path.endswith(".json"):
        return as_json(_page(edition, page_id, cut, place))
    return guardian_page.page(edition, page_id, cut[place], _pagination(cut, place).get("older", ""))


def _page(edition: Edition, page_id: str, cut: list[Sequence[Post]], place: int) -> Node:
    blog = edition.blog
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
        "elements": _elements(linked(entry)),
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
