"""AMP pages with an amp-live-list: its children, their times in attributes, and tombstones where posts were deleted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from liveterm.formats import markup, wording
from liveterm.formats.addresses import page
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import canonical, html_of
from liveterm.formats.shape import number
from liveterm.formats.times import Moment, edited, instant, moment
from liveterm.model import Document, Entry, Follow, LiveBlog, Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAME: Final = "AMP live list"
LOOKS_FOR: Final = "an amp-live-list with items"

_LEAST: Final = 30.0
_AD = re.compile(r"^ad[-_]|advert", re.IGNORECASE)
_HEADS: Final = ("h1", "h2", "h3", "h4")


def parse(document: Document) -> Page | None:
    """The items of a page's live lists; None when it has no such list."""
    if b"<amp-live-list" not in document.body.lower():
        return None
    root = html_of(document)
    lists = list(root.iter("amp-live-list")) if root is not None else []
    if root is None or not lists:
        return None
    items = [item for one in lists for item in _items(one)]
    base = page(document.url)
    gone = tuple(item.get("id") or "" for item in items if item.get("data-tombstone") is not None)
    shown = [item for item in items if item.get("data-tombstone") is None]
    disabled = all(one.get("disabled") is not None for one in lists)
    return Page(
        blog=LiveBlog(
            _title(root),
            url=canonical(root) or base or None,
            format=NAME,
            over=True if disabled else None,
        ),
        entries=newest_first(with_breaking(_entry(item, base)) for item in shown),
        withdrawn=gone,
        follow=Follow(every=max(_LEAST, (number(lists[0].get("data-poll-interval")) or 0) / 1000)),
    )


def _items(live_list: Element) -> list[Element]:
    """The posts of a list: children with an id and a time that are no advertisements."""
    holders = [one for one in live_list if isinstance(one.tag, str) and one.get("items") is not None]
    found = [child for holder in holders for child in holder if isinstance(child.tag, str)]
    return [one for one in found if one.get("id") and one.get("data-sort-time") and not _AD.search(one.get("id") or "")]


def _entry(item: Element, base: str) -> Entry:
    id = item.get("id") or ""
    head = next((one for one in item.iter(*_HEADS)), None)
    at = _published(item)
    body = markup.tree_body([item], base, lambda one: one is head or one.tag in ("amp-timeago", "time"))
    return Entry(
        id=id,
        url=f"{base}#{id}" if base else None,
        published=at.at,
        precision=at.precision,
        updated=edited(at.at, instant(item.get("data-update-time"))),
        headline=wording.words(head) if head is not None else "",
        blocks=body.blocks,
        links=body.links,
    )


def _published(item: Element) -> Moment:
    """The time shown to readers, if there is one; else the time the list is sorted by."""
    for one in item.iter("amp-timeago", "time"):
        found = moment(one.get("datetime") or "")
        if found.at is not None:
            return found
    return moment(item.get("data-sort-time"))


def _title(root: Element) -> str:
    heading = root.find(".//h1")
    if heading is None:
        heading = root.find(".//title")
    return "".join(heading.itertext()).strip() if heading is not None else ""
