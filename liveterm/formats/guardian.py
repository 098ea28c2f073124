"""Guardian live blogs: the page's JSON (`.json?dcr`), and the answers of the address that tells of new blocks.

The latter never tells of edits and withdrawals; the former is therefore read again every few minutes.
"""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from liveterm.formats import guardian_blocks, guardian_page, markup, shape, wording
from liveterm.formats.addresses import absolute, asked, asking, host, is_web, parts
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import json_of, parsed_html
from liveterm.formats.shape import Record
from liveterm.model import PINNED, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "Guardian"
LOOKS_FOR: Final = "Guardian JSON with blocks and a pageId, or the html and mostRecentBlockId of its updates"


def parse(document: Document) -> Page | None:
    """The posts of a live blog's JSON, or of an answer with new ones; None for other JSON."""
    data = json_of(document)
    if not isinstance(data, dict):
        return None
    if "blocks" in data and "pageId" in data and isinstance(data["blocks"], list):
        return _page(data, document)
    if "mostRecentBlockId" in data and ("html" in data or "numNewBlocks" in data):
        return _news(data, document)
    return None


def _page(data: Record, document: Document) -> Page:
    address = shape.first(data, "webURL", "canonicalUrl") or document.url.partition("?")[0]
    blocks = shape.records(data, "blocks")
    entries = [guardian_blocks.entry(block, address) for block in blocks if shape.string(block, "id")]
    pinned = shape.records(data, "pinnedPost")
    entries = _with_pinned(
        entries, [guardian_blocks.entry(block, address) for block in pinned if shape.string(block, "id")]
    )
    lost = len(blocks) + len(pinned) - len(entries) if len(entries) < len(blocks) else 0
    return Page(
        blog=_blog(data, address),
        entries=newest_first(with_breaking(entry) for entry in entries),
        follow=_follow(data, document.url),
        problems=(f"{lost} blocks have no id and were left out",) if lost else (),
    )


def _with_pinned(entries: list[Entry], pinned: list[Entry]) -> list[Entry]:
    """The entries with the pinned one labelled; it is added if the page does not show it in its place."""
    names = {entry.id for entry in pinned}
    found = [_labelled(entry) if entry.id in names else entry for entry in entries]
    shown = {entry.id for entry in entries}
    return found + [_labelled(entry) for entry in pinned if entry.id not in shown]


def _labelled(entry: Entry) -> Entry:
    return entry if PINNED in entry.labels else replace(entry, labels=(PINNED, *entry.labels))


def _blog(data: Record, address: str) -> LiveBlog:
    title = wording.line(shape.first(data, "headline", "webTitle"))
    standfirst = markup.body(shape.string(data, "standfirst"), address).blocks
    return LiveBlog(
        title=title,
        summary=tuple(block.text for block in standfirst if block.text),
        url=address if address.startswith("http") else None,
        format=NAME,
        over=_over(data, title),
    )


def _over(data: Record, title: str) -> bool | None:
    """Whether the coverage has ended. Settings that belong to another page are not asked."""
    if guardian_page.has_ended(title) or shape.string(data, "format", "design") == "DeadBlogDesign":
        return True
    live = shape.dig(data, "config", "isLive")
    about = shape.string(data, "config", "pageId")
    return not live if isinstance(live, bool) and about == shape.string(data, "pageId") else None


def _follow(data: Record, address: str) -> Follow:
    first = (shape.number(data, "pagination", "currentPage") or 1) <= 1
    older = shape.string(data, "pagination", "older")
    newest = shape.string(data, "mostRecentBlockId")
    poll = guardian_page.poll_address(shape.string(data, "pageId"), newest, address) if first else None
    return Follow(
        poll=poll,
        older=_paged(address, older) if older else None,
        every=guardian_page.EVERY,
        full=address if poll else None,
    )


def _paged(address: str, query: str) -> str | None:
    """The address of another page of the same JSON."""
    if not is_web(address):
        return None
    if "dcr" in asked(address):
        query = f"?dcr=true&{query.lstrip('?')}"
    return absolute(query, address) or None


def _news(data: Record, document: Document) -> Page:
    """New blocks, as the page's own client gets them."""
    html = shape.string(data, "html")
    root = parsed_html(html) if html else None
    address = _page_of(document.url)
    entries = [] if root is None else guardian_page.entries(guardian_page.articles(root), address)
    newest = shape.string(data, "mostRecentBlockId")
    return Page(
        blog=LiveBlog(format=NAME, url=address or None),
        entries=newest_first(with_breaking(entry) for entry in entries),
        follow=Follow(poll=_next(document.url, newest), every=guardian_page.EVERY),
        delta=True,
        problems=() if entries or not html else ("new blocks were announced but none could be read",),
    )


def _page_of(address: str) -> str:
    """The page that an address tells the news of."""
    if "guardian" not in host(address):
        return ""
    return f"https://www.theguardian.com{parts(address).path.removesuffix('.json')}"


def _next(address: str, newest: str) -> str | None:
    """The same question, from the newest block on."""
    if not newest or "lastUpdate" not in asked(address):
        return None
    return asking(address, lastUpdate=newest if newest.startswith("block-") else f"block-{newest}")
