"""Reddit live threads: pages of updates, one update, and the event itself."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Final

from liveterm.formats import embeds, markup, shape
from liveterm.formats.addresses import asked, asking, host, is_web, parts
from liveterm.formats.markup import Body
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import html_of, json_of
from liveterm.formats.shape import Record
from liveterm.formats.times import moment
from liveterm.model import Block, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "Reddit live thread"
LOOKS_FOR: Final = "JSON of kind Listing with LiveUpdates, or a LiveUpdateEvent"

_EVERY: Final = 15.0
_HOST = re.compile(r"(?:^|\.)reddit\.com$")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((https?://[^()\s]{1,1000})\)")
_BEFORE = re.compile(r"\bbefore=\w*&?")
_BOLD = re.compile(r"\*\*([^*]{1,500})\*\*")


def parse(document: Document) -> Page | None:
    """The updates of a listing, newest first; None for other JSON, among it Reddit's other listings."""
    if html_of(document) is not None:
        return _shell(document.url)
    data = json_of(document)
    kind = shape.string(data, "kind")
    if kind == "LiveUpdateEvent":
        return _event(shape.dig(data, "data"), document.url)
    if kind == "LiveUpdate":
        return _listing([data] if isinstance(data, dict) else [], "", document)
    children = shape.dig(data, "data", "children")
    if kind != "Listing" or not isinstance(children, list):
        return None
    updates = [one for one in children if shape.string(one, "kind") == "LiveUpdate"]
    if children and not updates:
        return None
    return _listing(updates, shape.string(data, "data", "after"), document)


def _shell(address: str) -> Page | None:
    """The page of a thread, which is empty without its script: where the updates are."""
    page = _page_of(address) if _HOST.search(host(address)) else ""
    if not page:
        return None
    updates = f"{page}.json?raw_json=1&limit=100"
    return Page(LiveBlog(url=page, format=NAME), follow=Follow(poll=updates, older=updates, every=_EVERY), delta=True)


def _listing(updates: list[Record], after: str, document: Document) -> Page:
    found = [one["data"] for one in updates if isinstance(one.get("data"), dict) and shape.string(one["data"], "name")]
    page = _page_of(document.url)
    return Page(
        blog=LiveBlog(url=page or None, format=NAME),
        entries=newest_first(with_breaking(_entry(one, page)) for one in found),
        withdrawn=tuple(shape.string(one, "name") for one in found if shape.truth(one, "stricken")),
        follow=Follow(older=_older(document.url, after) if after else None, every=_EVERY),
        delta="before" in asked(document.url),
    )


def _entry(update: Record, page: str) -> Entry:
    name = shape.string(update, "name")
    at, precision = moment(shape.dig(update, "created_utc"))
    body = _body(update)
    author = shape.string(update, "author")
    return Entry(
        id=name,
        url=f"{page}/updates/{name.removeprefix('LiveUpdate_')}" if page else None,
        published=at,
        precision=precision,
        blocks=body.blocks + _embeds(update),
        authors=(author,) if author else (),
        links=body.links,
    )


def _body(update: Record) -> Body:
    """The words, from the HTML; without raw_json=1 that is escaped once more."""
    html = shape.string(update, "body_html")
    if html.startswith("&lt;"):
        html = unescape(html)
    return markup.body(html or _marked(unescape(shape.string(update, "body"))), "https://www.reddit.com")


def _marked(text: str) -> str:
    """The little Markdown that updates use, as HTML."""
    safe = _BOLD.sub(r"<b>\1</b>", _LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=False)))
    lines = (line.strip() for line in safe.split("\n"))
    return "".join(_line(line) for line in lines)


def _line(line: str) -> str:
    if line.startswith("&gt;"):
        return f"<blockquote>{line[4:]}</blockquote>"
    return f"<li>{line[2:]}</li>" if line.startswith(("* ", "- ")) else f"<p>{line}</p>"


def _embeds(update: Record) -> tuple[Block, ...]:
    found = (embeds.one_line("", shape.first(one, "original_url", "url")) for one in shape.records(update, "embeds"))
    return tuple(block for block in found if block)


def _event(event: object, address: str) -> Page:
    """What the event says of itself; it holds no updates, so that their absence means nothing."""
    html = shape.string(event, "resources_html")
    told = markup.body(unescape(html) if html.startswith("&lt;") else html, "https://www.reddit.com")
    points = tuple(block.text for block in told.blocks if block.kind in ("item", "paragraph"))
    described = shape.string(event, "description")
    state = shape.string(event, "state")
    page = _page_of(address)
    return Page(
        blog=LiveBlog(
            title=shape.string(event, "title"),
            summary=((described,) if described else ()) + points,
            url=page or None,
            format=NAME,
            over={"live": False, "complete": True}.get(state),
        ),
        follow=Follow(poll=f"{page}.json?raw_json=1&limit=100" if page else None, every=_EVERY),
        delta=True,
    )


def _page_of(address: str) -> str:
    """The thread's address, without the ending that asks for JSON."""
    place = parts(address)
    pieces = place.path.split("/")
    if "live" not in pieces or not is_web(address):
        return ""
    name = "".join(pieces[pieces.index("live") + 1 :][:1]).removesuffix(".json")
    return f"{place.scheme}://{place.netloc}/live/{name}" if name else ""


def _older(address: str, after: str) -> str | None:
    return asking(_BEFORE.sub("", address), after=after) if is_web(address) else None
