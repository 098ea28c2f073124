"""An Atom feed (RFC 4287): an entry's `updated` moves with each edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree as xml

from liveterm.export.hypertext import html_of, linked, words
from liveterm.shapes.edition import WINDOW, Answer, Edition, stamp
from liveterm.timeline import Post

FRONT: Final = "/feed.atom"

_NAMESPACE: Final = "http://www.w3.org/2005/Atom"


def answer(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """The feed, with the newest posts."""
    if path != FRONT:
        return None
    feed = xml.Element("feed", xmlns=_NAMESPACE)
    _put(feed, "id", f"urn:liveterm:{edition.name}")
    _put(feed, "title", words(edition.blog.title)).set("type", "html")
    _put(feed, "updated", stamp(edition.now))
    xml.SubElement(feed, "link", rel="self", href=f"{edition.site}{FRONT}")
    if edition.blog.url:
        xml.SubElement(feed, "link", rel="alternate", href=edition.blog.url)
    for post in edition.posts[:WINDOW]:
        _entry(xml.SubElement(feed, "entry"), post)
    return Answer("application/atom+xml", xml.tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(element: xml.Element, post: Post) -> None:
    entry = post.entry
    published = entry.published or post.first_seen
    _put(element, "id", entry.id)
    _put(element, "title", words(entry.headline)).set("type", "html")
    _put(element, "published", stamp(published))
    _put(element, "updated", stamp(entry.updated or published))
    if entry.url:
        xml.SubElement(element, "link", rel="alternate", href=entry.url)
    for name in entry.authors:
        _put(xml.SubElement(element, "author"), "name", name)
    for tag in entry.tags:
        xml.SubElement(element, "category", term=tag)
    _put(element, "content", html_of(linked(entry))).set("type", "html")


def _put(parent: xml.Element, name: str, text: str) -> xml.Element:
    element = xml.SubElement(parent, name)
    element.text = text
    return element
