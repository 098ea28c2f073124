"""A Guardian live blog's page: its articles, key events and pinned post, today's markup and that of 2014 to 2018.

Class names are hashes and change with every build; what is selected here are elements, ids and times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from liveterm.formats import addresses, guardian_blocks, markup, shape, wording
from liveterm.formats.addresses import absolute, host, is_web
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import canonical, html_of, loads
from liveterm.formats.shape import Record
from liveterm.formats.times import Moment, edited, instant, moment, object_id_time
from liveterm.model import KEY, PINNED, SUMMARY, Block, Document, Entry, Follow, LiveBlog, Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAME: Final = "Guardian page"
LOOKS_FOR: Final = 'an article whose id is "block-" and a number in hexadecimal digits'
EVERY: Final = 25.0

_NEWS: Final = "https://api.nextgen.guardianapps.co.uk"
_ENDED = re.compile(r"[–—-]\s*as it happened\s*$", re.IGNORECASE)
_LIVE = re.compile(r'"isLive"\s*:\s*(true|false)')
_BLOCK, _ANY_BLOCK = re.compile(r"block-[0-9a-f]{16,40}$"), re.compile(r"block-")
_PERMALINK = re.compile(r"block-([0-9a-f]{16,40})")


def parse(document: Document) -> Page | None:
    """The posts of a Guardian live page; None for a page without its articles."""
    root = html_of(document)
    if root is None or not (shown := list(articles(root))):
        return None
    liveness = _props(root, "Liveness")
    address = shape.string(liveness, "webURL") or canonical(root) or document.url.partition("?")[0].partition("#")[0]
    keys = {shape.string(one, "id"): one for one in shape.records(_props(root, "KeyEventsCarousel"), "keyEvents")}
    found = [_keyed(entry, keys) for entry in entries(shown, address)]
    title = _title(root)
    return Page(
        blog=LiveBlog(
            title, _standfirst(root), address if address.startswith("http") else None, NAME, _over(root, title)
        ),
        entries=newest_first(with_breaking(entry) for entry in _pinned(root, found, keys, address)),
        follow=_follow(root, liveness, document.url),
    )


def articles(root: Element) -> Iterator[Element]:
    """The posts of a page in its order, without the copy that is pinned above them.

    Others call articles blocks, too: the Guardian's ids are hexadecimal, or its islands of script are on the page.
    """
    is_block = _BLOCK if root.find(".//gu-island") is None else _ANY_BLOCK
    for one in root.iter("article", "div"):
        if is_block.match(one.get("id") or "") and (one.tag == "article" or one.get("itemprop") == "liveBlogUpdate"):
            yield one


def entries(found: Iterable[Element], page: str) -> list[Entry]:
    """The entries of articles."""
    return [_entry(one, guardian_blocks.block_id(one.get("id") or ""), page) for one in found]


def has_ended(title: str) -> bool:
    """Whether a title says that the event is over."""
    return bool(_ENDED.search(title))


def poll_address(page_id: str, newest: str, address: str, api: str = _NEWS) -> str | None:
    """The address that tells what is new since a block; only for what came from the Guardian itself."""
    ours = host(address).endswith("theguardian.com") or host(address) == host(api)
    if not page_id or not newest or not ours:
        return None
    newest = newest if newest.startswith("block-") else f"block-{newest}"
    query = addresses.query({"lastUpdate": newest, "isLivePage": "true", "dcr": "true"})
    return f"{api}/{page_id}.json?{query}"


def _entry(article: Element, id: str, page: str) -> Entry:
    header = article.find("header")
    head = _headline(article)
    at = _published(article, header, id)
    body = markup.tree_body([article], page, lambda one: one is head or _beside_body(one))
    return Entry(
        id=id,
        url=guardian_blocks.permalink(page, id) or _linked(header, id),
        published=at.at,
        precision=at.precision,
        updated=_updated(article, at),
        headline=wording.words(head) if head is not None else "",
        blocks=tuple(_original(block) for block in body.blocks),
        labels=_labels(article),
        authors=_authors(header),
        links=body.links,
    )


def _linked(header: Element | None, id: str) -> str | None:
    """The address that a post's own time leads to, in an answer that does not say on which page it stands."""
    links = (one.get("href") or "" for one in header.iter("a")) if header is not None and id else ()
    return next((address for address in links if is_web(address) and address.endswith(f"block-{id}")), None)


def _headline(article: Element) -> Element | None:
    """The heading that is marked as the headline or stands before all text; one that comes later is a part of it."""
    marked = (one for one in article.iter("h2") if "block-title" in (one.get("class") or ""))
    first = next(article.iter("h2", "p", "blockquote", "ul", "figure"), None)
    return next(marked, first if first is not None and first.tag == "h2" else None)


def _beside_body(element: Element) -> bool:
    """What stands in an article without being its text: times, sharing."""
    kind = element.get("class") or ""
    return (
        element.tag in ("header", "footer", "time")
        or "block-time" in kind
        or "block-share" in kind
        or "block--" in kind
    )


def _original(block: Block) -> Block:
    if block.kind != "image" or not block.url:
        return block
    return replace(block, url=guardian_blocks.original(block.url))


def _published(article: Element, header: Element | None, id: str) -> Moment:
    for part in (header, article):
        for stamp in part.iter("time") if part is not None else ():
            if part is article and _in_footer(stamp):
                continue
            found = moment(stamp.get("datetime") or "")
            if found.at is not None:
                return found
    return object_id_time(id)


def _in_footer(stamp: Element) -> bool:
    return any(one.tag == "footer" or "updated-time" in (one.get("class") or "") for one in stamp.iterancestors())


def _updated(article: Element, at: Moment) -> datetime | None:
    for stamp in article.iter("time"):
        if stamp.get("datetime") and _in_footer(stamp):
            return edited(at.at, instant(stamp.get("datetime")))
    return None


def _labels(article: Element) -> tuple[str, ...]:
    """What the old markup says by its classes; today's page says it beside the articles."""
    kind = article.get("class") or ""
    return tuple(label for sign, label in (("is-key-event", KEY), ("is-summary", SUMMARY)) if sign in kind)


def _authors(header: Element | None) -> tuple[str, ...]:
    """Who wrote a post: the words beside the time, or the portrait's."""
    if header is None:
        return ()
    told = [wording.words(one) for one in header.iter("span") if not _within(one, ("a", "h2", "time"))]
    names = [name for name in told if name and not name[0].isdigit()]
    if not names:
        names = [(one.get("alt") or "").strip() for one in header.iter("img")]
    return tuple(dict.fromkeys(name for name in names if name))


def _within(element: Element, tags: tuple[str, ...]) -> bool:
    return any(one.tag in tags for one in element.iterancestors())


def _keyed(entry: Entry, keys: dict[str, Record]) -> Entry:
    """An entry with the labels that the list of key events gives it: there are summaries among those."""
    block = keys.get(entry.id)
    if block is None:
        return entry
    given = tuple(label for label in guardian_blocks.labels(block) if label != PINNED) or (KEY,)
    return replace(entry, labels=tuple(dict.fromkeys((*entry.labels, *given))))


def _pinned(root: Element, found: list[Entry], keys: dict[str, Record], page: str) -> list[Entry]:
    """The entries with the pinned one labelled, and added if it stands on another page."""
    article = root.find(".//*[@id='pinned-post']//article")
    id = _pinned_id(article) if article is not None else ""
    if article is None or not id:
        return found
    if any(entry.id == id for entry in found):
        return [replace(one, labels=(PINNED, *one.labels)) if one.id == id else one for one in found]
    known = keys.get(id)
    entry = _keyed(guardian_blocks.entry(known, page) if known else _entry(article, id, page), keys)
    return [*found, replace(entry, labels=tuple(dict.fromkeys((PINNED, *entry.labels))))]


def _pinned_id(article: Element) -> str:
    for link in article.iter("a"):
        match = _PERMALINK.search(link.get("href") or "")
        if match:
            return match[1]
    return guardian_blocks.block_id(article.get("id") or "")


def _props(root: Element, name: str) -> object:
    """The properties of an island of the page; the first that can be read."""
    for island in root.iter("gu-island"):
        if island.get("name") == name and island.get("props"):
            try:
                return loads(island.get("props") or "")
            except ValueError:
                continue
    return None


def _title(root: Element) -> str:
    heading = root.find(".//h1")
    return wording.words(heading) if heading is not None else ""


def _standfirst(root: Element) -> tuple[str, ...]:
    found = root.find(".//*[@data-gu-name='standfirst']")
    if found is None:
        return ()
    return tuple(block.text for block in markup.tree_body([found]).blocks if block.kind in ("paragraph", "item"))


def _over(root: Element, title: str) -> bool | None:
    if has_ended(title):
        return True
    for script in root.iter("script"):
        if script.text and "window.guardian" in script.text and (found := _LIVE.search(script.text)):
            return found[1] == "false"
    return None


def _follow(root: Element, liveness: object, address: str) -> Follow:
    first = shape.dig(liveness, "onFirstPage") is not False
    api = shape.string(liveness, "ajaxUrl") or _NEWS
    newest = shape.string(liveness, "mostRecentBlockId")
    poll = poll_address(shape.string(liveness, "pageId"), newest, address, api) if first else None
    return Follow(poll=poll, older=_older(root, address), every=EVERY, full=address if poll else None)


def _older(root: Element, address: str) -> str | None:
    for link in root.iter("a"):
        target = link.get("href") or ""
        if "page=with" in target and wording.words(link).strip().lower() in ("next", "older"):
            return absolute(target, address) or None if is_web(address) else None
    return None
