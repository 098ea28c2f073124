"""RSS 2.0, newest item first: https://www.rssboard.org/rss-specification, with the whole post in content:encoded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final
from xml.etree import ElementTree as xml

from liveterm import __version__
from liveterm.export.account import Account
from liveterm.export.hypertext import exact_html, title_html
from liveterm.export.jsonld import as_exact, terms_of
from liveterm.model import Entry, LiveBlog
from liveterm.timeline import Post

_CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
_CREATOR: Final = "http://purl.org/dc/elements/1.1/"
_ATOM: Final = "http://www.w3.org/2005/Atom"
_TERMS: Final = "http://purl.org/dc/terms/"
_NAMESPACES: Final = {"xmlns:content": _CONTENT, "xmlns:dc": _CREATOR, "xmlns:atom": _ATOM, "xmlns:dcterms": _TERMS}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEASER: Final = 300


def write(account: Account) -> str:
    """The posts that were not withdrawn as a feed."""
    return feed(account.blog, account.still_there[::-1])


def feed(blog: LiveBlog, posts: Sequence[Post], self_url: str = "") -> str:
    """A feed with these posts, in this order. `self_url` is where it can be had, if it is served."""
    root = xml.Element("rss", {"version": "2.0", **_NAMESPACES})
    channel = xml.SubElement(root, "channel")
    _put(channel, "title", title_html(blog.title))
    _put(channel, "link", blog.url or "https://example.invalid/")
    _put(channel, "description", title_html("; ".join(blog.summary) or blog.title))
    if self_url:
        xml.SubElement(channel, "atom:link", rel="self", type="application/rss+xml", href=self_url)
    if posts:
        _put(channel, "lastBuildDate", _mail_date(max(post.entry.updated or post.time for post in posts)))
    _put(channel, "generator", f"liveterm {__version__}")
    for post in posts:
        _item(xml.SubElement(channel, "item"), post.entry)
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _item(item: xml.Element, entry: Entry) -> None:
    if entry.headline:
        _put(item, "title", title_html(entry.headline))
    if entry.url:
        _put(item, "link", entry.url)
    _put(item, "guid", entry.id).set("isPermaLink", "true" if entry.id == entry.url else "false")
    if entry.published:
        _put(item, "pubDate", _mail_date(entry.published))
        if entry.published.microsecond or entry.precision != "instant":  # which a mail date has no way to say
            _put(item, "dcterms:issued", as_exact(entry.published, entry.precision))
    if entry.updated:
        _put(item, "atom:updated", as_exact(entry.updated, "instant"))
    for name in entry.authors:
        _put(item, "dc:creator", name)
    for term, terms in terms_of(entry):
        _put(item, "category", term).attrib.update({"domain": terms} if terms else {})
    if entry.text or not entry.headline:
        _put(item, "description", title_html(_teaser(entry)))
    _put(item, "content:encoded", exact_html(entry))


def _teaser(entry: Entry) -> str:
    """The post's first words, for readers that show a list."""
    text = " ".join(entry.text.split())
    return text if len(text) <= _TEASER else text[:_TEASER].rsplit(" ", 1)[0] + " …"


def _mail_date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _put(parent: xml.Element, name: str, text: str) -> xml.Element:
    element = xml.SubElement(parent, name)
    element.text = _NO_XML.sub("\ufffd", text)
    return element
