"""The answers of Automattic's WordPress liveblog: all entries in pages, and what changed in a span of time.

A span is counted in the times at which changes came to be known, so that no change can fall between two polls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from liveterm.export.hypertext import html_of, linked
from liveterm.model import KEY
from liveterm.shapes.edition import Answer, Edition, as_json, pages
from liveterm.timeline import Post

FRONT: Final = "/wp-json/liveblog/v1/1/get-entries/1/0-0"
PAGE: Final = 50

_ROOT: Final = "/wp-json/liveblog/v1/1/"
_PAGE = re.compile(r"get-entries/(\d{1,9})/[^/]*/?")
_SPAN = re.compile(r"entries/(\d{1,12})/(\d{1,12})/?")
_REFRESH: Final = 15


def answer(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """A page of entries, or the changes of a span."""
    asked = path.removeprefix(_ROOT)
    if page := _PAGE.fullmatch(asked):
        return _page(edition, int(page[1]))
    if span := _SPAN.fullmatch(asked):
        return _changes(edition, int(span[1]), int(span[2]))
    return None


def _page(edition: Edition, page: int) -> Answer | None:
    cut = pages(edition.posts, PAGE)
    if not 1 <= page <= len(cut):
        return None
    entries = [_entry(post, "new") for post in cut[page - 1]]
    return as_json({"entries": entries, "page": page, "pages": len(cut), "total": len(edition.posts)})


def _changes(edition: Edition, start: int, end: int) -> Answer:
    return as_json(
        {
            "entries": list(_changed(edition, start, end)),
            "latest_timestamp": int(edition.now.timestamp()),
            "refresh_interval": _REFRESH,
            "pages": len(pages(edition.posts, PAGE)),
        }
    )


def _changed(edition: Edition, start: int, end: int) -> Iterator[dict[str, Any]]:
    """The latest change of each post that changed in a span."""
    for post in (*edition.posts, *edition.withdrawn):
        if start <= post.versions[-1].at.timestamp() < end + 1:
            yield _entry(post, "delete" if post.withdrawn else "update" if post.revision else "new")


def _entry(post: Post, kind: str) -> dict[str, Any]:
    entry, latest = post.entry, post.versions[-1].at
    gone = kind == "delete"
    html = "" if gone else html_of(linked(entry))
    changed = latest if gone else entry.updated or (latest if post.revision else post.time)
    return {
        "id": entry.id,
        "type": kind,
        "render": html,
        "content": html,
        "css_classes": "liveblog type-key" if KEY in entry.labels else "liveblog",
        "timestamp": int(changed.timestamp()),
        "entry_time": int(post.time.timestamp()),
        "authors": [{"name": name} for name in entry.authors],
        "entry_title": "" if gone else entry.headline,
        "share_link": entry.url or "",
        "key_event": KEY in entry.labels,
    }
