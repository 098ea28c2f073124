"""A BBC live page read off its HTML: the last resort, for when its data cannot be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from liveterm import clock
from liveterm.formats import markup, wording
from liveterm.formats.addresses import page
from liveterm.formats.bbc import is_name
from liveterm.formats.posts import apart, made_id, newest_first
from liveterm.formats.reading import changed, html_of
from liveterm.formats.times import NEVER, Moment, in_words, instant, moment, object_id_time
from liveterm.model import BREAKING, Document, Entry, Follow, LiveBlog, Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAME: Final = "BBC page"
LOOKS_FOR: Final = 'an article with data-testid="content-post", or class lx-stream-post'

_EVERY: Final = 30.0
_CLOCK = re.compile(
    r"(?:published at\s*)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?P<zone>(?:\s+[A-Za-z]+){0,5}?)"
    r"(?:\s+(?P<day>\d{1,2})\s+(?P<month>[^\W\d_]{3,12}))?(?:\s+(?P<year>\d{4}))?\s*$"
)
_ID = re.compile(r"asset:[0-9a-f-]{8,40}")
_HEADS: Final = ("h2", "h3", "h4")


def parse(document: Document) -> Page | None:
    """The posts in a BBC page's HTML, of the present system or the one before; None when it shows none."""
    root = html_of(document)
    if root is None:
        return None
    posts = [
        *root.iterfind(".//article[@data-testid='content-post']"),
        *root.iterfind(".//*[@data-testid='content-post']"),
    ]
    posts = list(dict.fromkeys(posts)) or [one for one in root.iter("article", "li") if _has(one, "lx-stream-post")]
    if not posts:
        return None
    base = page(document.url)
    changed_at = next((at for stamp in changed(root) if (at := instant(stamp))), None)
    entries = apart([_entry(post, base, document, changed_at) for post in posts])
    blog = LiveBlog(_title(root), _summary(root), base if base else None, NAME)
    return Page(blog, newest_first(entries), follow=Follow(every=_EVERY))


def _entry(post: Element, base: str, document: Document, changed_at: datetime | None) -> Entry:
    head = next(post.iter(*_HEADS), None)
    stamp = _stamp(post)
    given = _id(post, head)
    at = _moment(stamp, document, changed_at)
    at = at if at.at else object_id_time(given)
    breaking = [one for one in post.iter() if one.get("data-testid") == "breaking-news-label"]
    names = list(_names(post))
    apart_from = {head, stamp, *breaking, *names}
    body = markup.tree_body([post], base, lambda one: one in apart_from or one.tag == "time" or _furniture(one))
    headline = _headline(head, stamp, breaking) if head is not None else ""
    id = given or made_id(at.at.strftime("%m-%d %H:%M") if at.at else "", headline)
    blocks = body.blocks
    if blocks and blocks[0].text.lower() == "breaking":
        blocks, breaking = blocks[1:], [post]
    return Entry(
        id=id,
        url=f"{base}#{id}" if base and ":" in id else None,
        published=at.at,
        precision=at.precision,
        headline=headline,
        blocks=blocks,
        labels=(BREAKING,) if breaking or _has_class(post, "breaking") else (),
        authors=tuple(dict.fromkeys(name for one in names if is_name(name := _name(one)))),
        links=body.links,
    )


def _id(post: Element, head: Element | None) -> str:
    """The post's id, wherever the page keeps it: on the post, on its headline, or on something inside."""
    for one in (post, head, *post.iter()):
        for key in ("id", "data-post-id", "data-urn"):
            given = (one.get(key) or "") if one is not None else ""
            found = _ID.search(given)
            if found:
                return found[0]
    return (post.get("id") or post.get("data-post-id") or "").removeprefix("post_")


def _headline(head: Element, stamp: Element | None, breaking: list[Element]) -> str:
    """The words of a headline without the hidden time and label that may stand inside it."""
    inner = [one for one in head.iter() if one is stamp or one in breaking or _hidden(one)]
    told = " ".join(block.text for block in markup.tree_body([head], skip=lambda one: one in inner).blocks)
    return re.sub(r",?\s*published at\b.*$", "", told).strip()


def _stamp(post: Element) -> Element | None:
    """What shows a post's time."""
    for one in post.iter():
        kind = one.get("class") or ""
        if (
            one.tag == "time"
            or one.get("data-testid") == "timestamp"
            or kind.endswith("Timestamp")
            or "meta-time" in kind
        ):
            return one
    return None


def _moment(stamp: Element | None, document: Document, changed_at: datetime | None) -> Moment:
    """When a post was published, in London's time where the words name no zone; the page was changed at about then."""
    if stamp is None:
        return NEVER
    inner = stamp if stamp.tag == "time" else next(stamp.iter("time"), stamp)
    exact = moment(inner.get("datetime") or "")
    if exact.at is not None:
        return exact
    found = _CLOCK.search(" ".join("".join(stamp.itertext()).split()))
    if found is None:
        return NEVER
    around = document.date or changed_at
    nearest = around is not None and (document.date is not None or bool(found["day"]))
    return in_words(found, around or document.now or clock.wall(), nearest=nearest, zone=ZoneInfo("Europe/London"))


def _names(post: Element) -> Iterator[Element]:
    for one in post.iter("p", "span", "div", "h4"):
        kind = one.get("class") or ""
        if "ontributor" in kind or "meta-reporter" in kind or one.get("data-testid") in ("contributor-name", "byline"):
            yield one


def _name(element: Element) -> str:
    return re.split(r"\s+[-–—|]\s+|,\s+", wording.words(element).removeprefix("By "), maxsplit=1)[0]


def _furniture(element: Element) -> bool:
    kind = element.get("class") or ""
    return _hidden(element) or "share" in (element.get("data-testid") or "") or "lx-stream-post__meta" in kind


def _hidden(element: Element) -> bool:
    kind = (element.get("class") or "").lower()
    return "visuallyhidden" in kind or "visually-hidden" in kind


def _title(root: Element) -> str:
    heading = root.find(".//h1")
    return wording.words(heading) if heading is not None else ""


def _summary(root: Element) -> tuple[str, ...]:
    for one in root.iter():
        if not isinstance(one.tag, str):
            continue
        named = (one.get("data-testid") or "").lower()
        if "summary" in named or _has(one, "lx-c-summary-points"):
            points = tuple(words for item in one.iter("li") if (words := wording.words(item)))
            if points:
                return points
    return ()


def _has(element: Element, name: str) -> bool:
    return name in (element.get("class") or "").split()


def _has_class(element: Element, part: str) -> bool:
    return part in (element.get("class") or "").lower()
