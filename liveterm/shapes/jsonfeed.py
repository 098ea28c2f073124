"""A JSON Feed 1.1, in pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from liveterm.export.hypertext import html_of, linked
from liveterm.shapes.edition import Answer, Edition, as_json, number, pages, stamp
from liveterm.timeline import Post

FRONT: Final = "/feed.json"
PAGE: Final = 50


def answer(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """One page of the feed."""
    page, cut = number(query, "page"), pages(edition.posts, PAGE)
    if path != FRONT or not 1 <= page <= len(cut):
        return None
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": edition.blog.title,
        "feed_url": f"{edition.site}{FRONT}",
        "items": [_item(post) for post in cut[page - 1]],
    }
    if edition.blog.url:
        feed["home_page_url"] = edition.blog.url
    if edition.blog.over is not None:
        feed["expired"] = edition.blog.over
    if page < len(cut):
        feed["next_url"] = f"{edition.site}{FRONT}?page={page + 1}"
    return as_json(feed, "application/feed+json")


def _item(post: Post) -> dict[str, Any]:
    entry = post.entry
    item: dict[str, Any] = {
        "id": entry.id,
        "title": entry.headline,
        "content_html": html_of(linked(entry)),
        "date_published": stamp(entry.published or post.first_seen),
        "authors": [{"name": name} for name in entry.authors],
        "tags": entry.tags,
    }
    if entry.url:
        item["url"] = entry.url
    if entry.updated:
        item["date_modified"] = stamp(entry.updated)
    return item
