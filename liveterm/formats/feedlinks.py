"""The feeds that a page offers in its head, for when it holds no live blog itself."""

from __future__ import annotations

from liveterm.errors import FormatError
from liveterm.formats.posts import absolute
from liveterm.formats.reading import html_of
from liveterm.model import Document

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


def of(document: Document) -> tuple[str, ...]:
    """The addresses of the feeds that a page links as its alternates."""
    try:
        root = html_of(document)
    except FormatError:
        return ()
    if root is None:
        return ()
    found = [
        absolute((link.get("href") or "").strip(), document.url)
        for link in root.iter("link")
        if "alternate" in (link.get("rel") or "").lower() and (link.get("type") or "").lower().strip() in _TYPES
    ]
    return tuple(dict.fromkeys(address for address in found if address.startswith(("http://", "https://"))))[:10]
