"""The posts that a Sourcefabric (Superdesk) Live Blog gives its clients: what changed last first, tombstones included.

A post there has no headline; here it is the heading that its text begins with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from liveterm.export.hypertext import html_of, linked
from liveterm.model import KEY, PINNED, Block
from liveterm.shapes.edition import Answer, Edition, as_json, number, pages
from liveterm.timeline import Post

FRONT: Final = "/api/client_blogs/{name}/posts?max_results=25&page=1"
PAGE, MOST = 25, 100

Node = dict[str, Any]


def answer(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """One page of the listing."""
    if path != FRONT.format(name=edition.name).partition("?")[0]:
        return None
    size, page = max(1, min(number(query, "max_results", PAGE), MOST)), number(query, "page")
    posts = sorted((*edition.posts, *edition.withdrawn), key=_changed, reverse=True)
    cut = pages(posts, size)
    if not 1 <= page <= len(cut):
        return None
    links: Node = {"self": {"href": path.removeprefix("/api/")}}
    if page < len(cut):
        links["next"] = {"href": f"client_blogs/{edition.name}/posts?page={page + 1}", "title": "next page"}
    return as_json(
        {
            "_items": [_post(post) for post in cut[page - 1]],
            "_links": links,
            "_meta": {"max_results": size, "page": page, "total": len(posts)},
            "blog": {"title": edition.blog.title, "blog_status": "closed" if edition.blog.over else "open"},
        }
    )


def _changed(post: Post) -> datetime:
    return post.versions[-1].at


def _post(post: Post) -> Node:
    entry = post.entry
    refs = [{"type": item["item_type"], "item": item} for item in _items(_whole(entry.headline, linked(entry)))]
    return {
        "_id": entry.id,
        "_updated": _stamp(_changed(post)),
        "_current_version": post.revision + 1,
        "operation": "update" if post.revision else "create",
        "published_date": _stamp(post.time),
        "content_updated_date": _stamp(entry.updated or post.time),
        "order": post.time.timestamp(),
        "post_status": "open",
        "deleted": post.withdrawn,
        "sticky": PINNED in entry.labels,
        "lb_highlight": KEY in entry.labels,
        "tags": entry.tags,
        "publisher": {"display_name": ", ".join(entry.authors)},
        "groups": [
            {"id": "root", "role": "grpRole:NEP", "refs": [{"idRef": "main"}]},
            {"id": "main", "role": "grpRole:Main", "refs": refs},
        ],
    }


def _whole(headline: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Block("heading", headline), *blocks) if headline else blocks


def _items(blocks: Iterable[Block]) -> Iterator[Node]:
    """The items of a post: its text in pieces between pictures and embeds."""
    for kind, run in groupby(blocks, key=_item_type):
        if kind == "text":
            yield {"item_type": "text", "text": html_of(run)}
        else:
            yield from map(_embed if kind == "embed" else _image, run)


def _item_type(block: Block) -> str:
    return block.kind if block.kind in ("image", "embed") else "text"


def _image(block: Block) -> Node:
    media = {"renditions": {"baseImage": {"href": block.url or ""}}}
    meta = {"caption": block.text, "credit": block.credit or "", "media": media}
    return {"item_type": "image", "text": html_of([block]), "meta": meta}


def _embed(block: Block) -> Node:
    return {"item_type": "embed", "text": "", "meta": {"title": block.text, "original_url": block.url or ""}}


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
