"""An RSS 2.0 feed, the one that `liveterm export` writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from liveterm.export import rss
from liveterm.shapes.edition import WINDOW, Answer, Edition

FRONT: Final = "/feed.rss"


def answer(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """The feed, with the newest posts."""
    if path != FRONT:
        return None
    feed = rss.feed(edition.blog, edition.posts[:WINDOW], f"{edition.site}{FRONT}")
    return Answer("application/rss+xml; charset=utf-8", feed.encode())
