"""A Guardian live blog as a browser gets it: the page with its newest blocks, and what its script then asks for."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import msgspec

from liveterm.export.hypertext import html_of, linked
from liveterm.model import KEY, PINNED, SUMMARY
from liveterm.shapes.edition import HTML, Answer, Edition, as_json, stamp
from liveterm.timeline import Post


def page(edition: Edition, page_id: str, shown: Sequence[Post], older: str) -> Answer:
    """The page with these blocks; `older` is the query of the next page, or ""."""
    newest = f"block-{edition.posts[0].id}" if edition.posts else ""
    liveness = {"pageId": page_id, "ajaxUrl": edition.site, "mostRecentBlockId": newest, "onFirstPage": True}
    keys = [_key_event(post) for post in edition.posts if {KEY, SUMMARY} & set(post.entry.labels)]
    pinned = next((post for post in edition.posts if PINNED in post.entry.labels), None)
    points = "".join(f"<li>{escape(point)}</li>" for point in edition.blog.summary)
    parts = [
        '<!doctype html><html><head><meta charset="utf-8">',
        f'<script>window.guardian = {{"isLive": {"false" if edition.blog.over else "true"}}}</script></head><body>',
        f'<h1>{escape(edition.blog.title)}</h1><div data-gu-name="standfirst"><ul>{points}</ul></div>',
        _island("Liveness", liveness),
        _island("KeyEventsCarousel", {"keyEvents": keys}),
        f'<div id="pinned-post">{_article(pinned, named=False)}</div>' if pinned else "",
        *(_article(post) for post in shown),
        f'<a href="{escape(older)}">Next</a>' if older else "",
        "</body></html>",
    ]
    return Answer(HTML, "\n".join(parts).encode())


def news(edition: Edition, since: str) -> Answer:
    """The blocks that came after the one named; edits and withdrawals are never among them."""
    ids = [f"block-{post.id}" for post in edition.posts]
    fresh = edition.posts[: ids.index(since)] if since in ids else []
    return as_json(
        {
            "numNewBlocks": len(fresh),
            "html": "".join(map(_article, fresh)),
            "mostRecentBlockId": ids[0] if ids else "",
        }
    )


def _island(name: str, props: object) -> str:
    told = escape(msgspec.json.encode(props).decode())
    return f'<gu-island name="{name}" props="{told}"></gu-island>'


def _key_event(post: Post) -> dict[str, object]:
    attributes = {"keyEvent": KEY in post.entry.labels, "summary": SUMMARY in post.entry.labels}
    return {"id": post.id, "title": post.entry.headline, "attributes": attributes}


def _article(post: Post, *, named: bool = True) -> str:
    entry = post.entry
    link = f'<a href="?page=with:block-{escape(entry.id)}"><time datetime="{stamp(post.time)}"></time></a>'
    names = "".join(f"<span>{escape(name)}</span>" for name in entry.authors)
    headline = f"<h2>{escape(entry.headline)}</h2>" if entry.headline else ""
    updated = f'<footer><time datetime="{stamp(entry.updated)}">Updated</time></footer>' if entry.updated else ""
    id = f' id="block-{escape(entry.id)}"' if named else ""
    head, body = f"<header>{link}{names}{headline}</header>", html_of(linked(entry))
    return f'<article class="block"{id}>{head}{body}{updated}</article>'
