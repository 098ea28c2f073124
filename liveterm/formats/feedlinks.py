"""What a page that holds no live blog of its own points to: feeds, and services whose blogs cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from liveterm.errors import FormatError
from liveterm.formats.addresses import absolute, is_web, parts
from liveterm.formats.reading import html_of
from liveterm.model import Document

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

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
    own = document.url if is_web(document.url) else ""
    base = absolute(next(((one.get("href") or "").strip() for one in root.iter("base")), ""), own) or own
    found = [
        absolute((link.get("href") or "").strip(), base)
        for link in root.iter("link")
        if "alternate" in (link.get("rel") or "").lower() and _type_of(link) in _TYPES
    ]
    return tuple(dict.fromkeys(address for address in found if is_web(address) or _is_path(address)))[:10]


def _type_of(link: Element) -> str:
    return (link.get("type") or "").lower().partition(";")[0].strip()


def _is_path(address: str) -> bool:
    """Whether this is where a feed is on a site that a saved page does not name."""
    return bool(address) and not parts(address).scheme


def service(document: Document) -> str:
    """The name of a service whose live blog a page embeds and which is not read here; "" for none."""
    return next((name for sign, name in _UNREAD if sign.search(document.body)), "")
