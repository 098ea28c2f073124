"""What a page that holds no live blog of its own points to: feeds, and services whose blogs cannot be read."""

from __future__ import annotations

import re
from typing import Final

from liveterm.errors import FormatError
from liveterm.formats.addresses import absolute
from liveterm.formats.reading import html_of
from liveterm.model import Document

_TYPES: Final = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_UNREAD: Final = (
    (re.compile(rb"\b24liveblog\.com/", re.IGNORECASE), "24liveblog"),
    (re.compile(rb"\bscribblelive\.com/", re.IGNORECASE), "ScribbleLive"),
    (re.compile(rb"\b(?:go\.)?arena\.im/|\bcdn\.arena\.im\b", re.IGNORECASE), "Arena"),
    (re.compile(rb"\blivecenter\.norkon\.net/", re.IGNORECASE), "Norkon Live Center"),
    (re.compile(rb"\btickaroo\.com/", re.IGNORECASE), "Tickaroo"),
)


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


def service(document: Document) -> str:
    """The name of a service whose live blog a page embeds and which is not read here; "" for none."""
    return next((name for sign, name in _UNREAD if sign.search(document.body)), "")
