"""WordPress liveblog (Automattic): its answers, which say what is new, changed and deleted, and its pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from liveterm.errors import FormatError
from liveterm.formats import markup, shape, wording
from liveterm.formats.addresses import absolute, page
from liveterm.formats.page_extras import inside
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import html_of, json_of, text_of, value_after
from liveterm.formats.shape import Record
from liveterm.formats.times import edited, instant, moment
from liveterm.model import KEY, Document, Entry, Follow, LiveBlog, Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAME: Final = "WordPress liveblog"
LOOKS_FOR: Final = "JSON entries with an entry_time, or a page with liveblog_settings"

_EVERY, _LEAST = 20.0, 15.0
_AHEAD: Final = 3600  # seconds a poll asks for beyond now; each answer moves the range on
_ENDPOINT = re.compile(r"^(?P<root>https?://.+?/liveblog/v1/\d+/)(?P<what>[a-z-]+)/(?P<rest>.*)$")
_SITE = re.compile(r"^(?P<home>https?://.+?/)wp-json/liveblog/v1/(?P<post>\d+)/")
_ENTRY_ID = re.compile(r"liveblog-entry-(\d+)$")


def parse(document: Document) -> Page | None:
    """The entries of an answer or a page, newest first; None for other JSON and other pages."""
    try:
        root = html_of(document)
    except FormatError:
        root = None
    if root is not None:
        return _page(root, document)
    data = json_of(document)
    if isinstance(data, dict):
        known = "pages" in data or "latest_timestamp" in data or "page" in data
        entries = data.get("entries")
        if not isinstance(entries, list) or not (known or any(map(_is_entry, entries))):
            return None
        return _answer(data, shape.records(entries), document)
    if isinstance(data, list) and data and all(map(_is_entry, data)):
        return _answer({}, shape.records(data), document)
    return None


def _is_entry(value: object) -> bool:
    return (
        isinstance(value, dict)
        and "id" in value
        and ("entry_time" in value or ("type" in value and "content" in value))
    )


def _answer(data: Record, given: list[Record], document: Document) -> Page:
    """Later changes of an entry come after earlier ones; the last word counts."""
    latest: dict[str, Record] = {}
    for one in sorted(given, key=lambda one: shape.number(one, "timestamp") or 0):
        if shape.string(one, "id"):
            latest[shape.string(one, "id")] = one
    inorder = [latest[id] for id in dict.fromkeys(shape.string(one, "id") for one in given) if id]
    gone = tuple(shape.string(one, "id") for one in inorder if shape.string(one, "type") == "delete")
    shown = [one for one in inorder if shape.string(one, "type") != "delete"]
    lost = sum(not shape.string(one, "id") for one in given)
    return Page(
        blog=LiveBlog(format=NAME),
        entries=newest_first(with_breaking(_entry(one, document.url)) for one in shown),
        withdrawn=gone,
        follow=_follow(data, given, document),
        delta="latest_timestamp" in data or "get-key-events" in document.url,
        problems=(f"{lost} entries have no id and were left out",) if lost else (),
    )


def _entry(one: Record, base: str) -> Entry:
    at, precision = moment(shape.dig(one, "entry_time"))
    if at is None:
        at, precision = moment(shape.dig(one, "timestamp"))
    body = markup.body(shape.string(one, "render") or shape.string(one, "content"), base, _is_command)
    key = shape.truth(one, "key_event") or "type-key" in shape.string(one, "css_classes").split()
    return Entry(
        id=shape.string(one, "id"),
        url=shape.string(one, "share_link") or _address(shape.string(one, "id"), base),
        published=at,
        precision=precision,
        updated=edited(at, instant(shape.dig(one, "timestamp"))),
        headline=wording.line(shape.first(one, "entry_title", "title", "headline")),
        blocks=body.blocks,
        labels=(KEY,) if key else (),
        authors=_authors(one),
        links=body.links,
    )


def _address(id: str, endpoint: str) -> str | None:
    """Where an entry stands, by the short address that WordPress has for every page."""
    site = _SITE.match(endpoint)
    return f"{site['home']}?p={site['post']}#liveblog-entry-{id}" if site else None


def _is_command(element: Any) -> bool:
    """Whether an element shows an author's command (“/key”), which is no part of the text."""
    return "liveblog-command" in (element.get("class") or "").split()


def _authors(one: Record) -> tuple[str, ...]:
    names = [wording.line(shape.first(author, "name", "display_name")) for author in shape.records(one, "authors")]
    names = [name for name in names if name] or [wording.line(shape.first(one, "author_link", "author"))]
    return tuple(dict.fromkeys(name for name in names if name))


def _follow(data: Record, given: list[Record], document: Document) -> Follow:
    every = max(shape.number(data, "refresh_interval") or _EVERY, _LEAST)
    found = _ENDPOINT.match(document.url)
    if found is None:
        return Follow(every=every)
    stamps = [shape.number(one, "timestamp") or 0 for one in given]
    latest = int(max([*stamps, shape.number(data, "latest_timestamp") or 0]))
    if found["what"] == "entries":
        start = found["rest"].partition("/")[0]
        return Follow(poll=_range(found["root"], latest or _whole(start), document), every=every)
    full = document.url if found["what"] == "get-entries" and found["rest"].startswith(("1/", "1?")) else None
    return Follow(
        poll=_range(found["root"], latest, document) if latest else document.url,
        older=_older(data, found, document.url),
        every=every,
        full=full,
    )


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 12 else 1


def _range(root: str, latest: int, document: Document) -> str:
    """The address of all that changed from a second on: it may not have been over when it was told about."""
    now = int(document.now.timestamp()) if document.now else latest
    return f"{root}entries/{latest}/{max(now, latest) + _AHEAD}/"


def _older(data: Record, found: re.Match[str], address: str) -> str | None:
    page, pages = shape.number(data, "page") or 1, shape.number(data, "pages") or 1
    if found["what"] != "get-entries" or page >= pages or page > 1000:
        return None
    number, slash, rest = found["rest"].partition("/")
    return f"{found['root']}get-entries/{int(page) + 1}{slash}{rest}" if number.isdecimal() else None


def _page(root: Element, document: Document) -> Page | None:
    """A page of the plugin: the entries it shows, and where its script asks for all of them."""
    if b"liveblog" not in document.body:
        return None
    text = text_of(document)
    settings = value_after(text, text.find("liveblog_settings")) if "liveblog_settings" in text else None
    shown = [one for one in root.iter("div", "article", "li") if _ENTRY_ID.search(one.get("id") or "")]
    endpoint = shape.string(settings, "endpoint_url")
    if not endpoint and not shown:
        return None
    base = page(document.url)
    heading = root.find(".//h1")
    title = wording.words(heading) if heading is not None else ""
    return Page(
        blog=LiveBlog(title, url=base if base else None, format=NAME),
        entries=newest_first(with_breaking(_shown(one, base)) for one in shown),
        follow=_from_settings(settings, absolute(endpoint, base), document),
        delta=bool(endpoint),
    )


def _from_settings(settings: object, endpoint: str, document: Document) -> Follow:
    every = max(shape.number(settings, "refresh_interval") or _EVERY, _LEAST)
    if not endpoint:
        return Follow(every=every)
    root = endpoint if endpoint.endswith("/") else f"{endpoint}/"
    id, stamp = shape.string(settings, "latest_entry_id"), int(shape.number(settings, "latest_entry_timestamp") or 0)
    everything = f"{root}get-entries/1/{id or 0}-{stamp}"
    return Follow(
        poll=_range(root, stamp, document) if stamp else everything, older=everything, every=every, full=everything
    )


def _shown(element: Element, base: str) -> Entry:
    found = _ENTRY_ID.search(element.get("id") or "")
    text = inside(element, "liveblog-entry-text")
    at, precision = moment(element.get("data-timestamp"))
    body = markup.tree_body([text if text is not None else element], base, _is_command)
    author = inside(element, "liveblog-author-name")
    name = wording.words(author) if author is not None else ""
    return Entry(
        id=found[1] if found else "",
        url=f"{base}#{element.get('id')}" if base else None,
        published=at,
        precision=precision,
        blocks=body.blocks,
        labels=(KEY,) if "type-key" in (element.get("class") or "").split() else (),
        authors=(name,) if name else (),
        links=body.links,
    )
