"""Ticker articles that mark nothing up: headings that begin with a clock time, and the words up to the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from liveterm import clock
from liveterm.formats import markup, wording
from liveterm.formats.addresses import host
from liveterm.formats.posts import apart, made_id, newest_first, with_breaking
from liveterm.formats.reading import changed, html_of
from liveterm.formats.times import instant, month_named, walk_back
from liveterm.model import Document, Entry, Follow, LiveBlog, Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAME: Final = "ticker article"
LOOKS_FOR: Final = "two or more headings that begin with a time, like “12.31 Uhr: …”"

_EVERY: Final = 60.0
_LEAST: Final = 2
_HALF_DAY: Final = 12 * 60  # minutes
_HEAD = re.compile(
    r"^\W{0,4}(?:(?P<at>(?i:ore|um|a las|às|kl\.?))\s+)?(?P<hour>\d{1,2})(?:(?P<sign>[.:])|\s?[hH]\s?)(?P<minute>\d\d)"
    r"(?!\d)(?P<gap>\s*)(?P<half>(?i:[ap]\.?m\b\.?))?\s*"
    r"(?P<unit>(?:(?i:Uhr|h|hrs?)|GMT|BST|UTC|IST|MES?Z|[CE]ES?T|A?[ECMP][SD]?T)\b\.?)?"
    r"\s*(?P<part>\+{2,3}|[:–—|•-])?\s*[.]?\s*(?=\D)(?P<headline>.{1,400}?)(?:\s*\+\+\+)?$",
    re.DOTALL,
)
_PLUS = re.compile(
    r"^\+\+\+\s*(?P<hour>\d{1,2})(?P<sign>[.:])(?P<minute>\d{2})(?P<half>)(?:\s*Uhr)?\s*(?P<part>\+\+\+|[:–-])?\s*"
    r"(?P<headline>.{3,400}?)\s*\+\+\+$",
    re.DOTALL,
)
_DAY = re.compile(r"^(?:[^\W\d]+,?\s+)?(\d{1,2})\.?\s+([^\W\d_]{3,12})\.?\s+(\d{4})$")
_TAGESSCHAU = re.compile(r"(?:(\d{1,2})\.(\d{1,2})\.(\d{4})\s*[•·,-]?\s*)?(\d{1,2}):(\d{2})\s*Uhr")
_LIVE = re.compile(r"live|ticker|blog|dirett?[ao]|en direct|en vivo|ao vivo|minut", re.IGNORECASE)
_HEADINGS: Final = ("h2", "h3", "h4")
_COUNTRIES: Final = {
    "de": "Europe/Berlin", "at": "Europe/Vienna", "ch": "Europe/Zurich", "it": "Europe/Rome", "fr": "Europe/Paris",
    "es": "Europe/Madrid", "uk": "Europe/London", "nl": "Europe/Amsterdam", "pl": "Europe/Warsaw",
}  # fmt: skip


class _Post(NamedTuple):
    """A heading with a time and what follows it, before it is known which day that was."""

    hour: int
    minute: int
    headline: str
    elements: tuple[Element, ...]
    id: str = ""
    day: datetime | None = None
    head: Element | None = None


def parse(document: Document) -> Page | None:
    """The posts of a ticker article, newest first; None for a page without several timed headings."""
    root = html_of(document)
    if root is None:
        return None
    posts = list(_anchored(root)) or list(_headed(root)) or list(_plussed(root))
    if len(posts) < _LEAST or _is_programme(posts, root, document.url):
        return None
    modified, zone = _modified(root, document)
    times = _times(posts, modified, zone)
    entries = [_entry(post, at, document.url) for post, at in zip(posts, times, strict=True)]
    title = _title(root)
    blog = LiveBlog(title, url=document.url if document.url.startswith("http") else None, format=NAME)
    return Page(blog, newest_first(with_breaking(entry) for entry in apart(entries)), follow=Follow(every=_EVERY))


def _is_programme(posts: list[_Post], root: Element, address: str) -> bool:
    """Whether this tells what will be: times that only grow down a page which nowhere calls itself live."""
    times = [(post.hour, post.minute) for post in posts]
    grows = all(earlier < later for earlier, later in pairwise(times))
    return grows and not any(map(_LIVE.search, (address, *map(wording.words, root.iter("title", "h1")))))


def _headed(root: Element) -> Iterator[_Post]:
    """Headings with a time, and their siblings up to the next heading."""
    for head in root.iter(*_HEADINGS):
        found = _HEAD.match(wording.words(head))
        if found and _is_told(found) and (clock := _clock_in(found)):
            yield _Post(*clock, found["headline"].strip(), tuple(_following(head)))


def _is_told(found: re.Match[str]) -> bool:
    """Whether what looks like a clock time is one: “7.15 million” is none, “7.15 Uhr”, “7h15” and “7:15 …” are."""
    told = found["at"] or found["half"] or found["unit"] or found["part"] or found["sign"] is None
    return bool(told) or (found["sign"] == ":" and bool(found["gap"]))


def _clock_in(found: re.Match[str]) -> tuple[int, int] | None:
    """Hour and minute on a clock of 24 hours; None for what no clock shows."""
    hour, minute = int(found["hour"]), int(found["minute"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def _plussed(root: Element) -> Iterator[_Post]:
    """Paragraphs that are or begin with “+++ 16:12 Headline +++”, and the paragraphs after them."""
    for one in root.iter("p", "h2", "h3"):
        head = _plus_in(one)
        found = _PLUS.match(wording.words(head)) if head is not None else None
        if found and (clock := _clock_in(found)):
            within = () if head is one else (one,)
            yield _Post(*clock, found["headline"].strip(), (*within, *_until_next(one)), head=head)


def _plus_in(paragraph: Element) -> Element | None:
    """The part of a paragraph that is such a headline: all of it, or the bold words it begins with."""
    if not (text := wording.words(paragraph)).startswith("+++"):
        return None
    return paragraph if _PLUS.match(text) else next(paragraph.iter("b", "strong"), None)


def _anchored(root: Element) -> Iterator[_Post]:
    """tagesschau: an anchor with an id of its own, and the paragraphs that follow."""
    for one in root.iter("div", "section"):
        if "liveblog--anchor" not in (one.get("class") or "").split() or not one.get("id"):
            continue
        elements = list(_to_anchor(one))
        told = " ".join(_stamps((one, *elements)))
        found = _TAGESSCHAU.search(told)
        if not found or int(found[4]) > 23 or int(found[5]) > 59:
            continue
        head = next((head for part in (one, *elements) for head in part.iter(*_HEADINGS)), None)
        day = _date(found[3], found[2], found[1]) if found[1] else None
        rest = tuple(part for part in elements if part is not head and not _is_stamp(part))
        headline = wording.words(head) if head is not None else ""
        yield _Post(int(found[4]), int(found[5]), headline, rest, one.get("id") or "", day)


def _following(head: Element) -> Iterator[Element]:
    """What stands between a heading and the next one; the heading may be wrapped in a division of its own."""
    start = head
    parent = head.getparent()
    while start.getnext() is None and parent is not None and parent.tag not in ("body", "article", "main"):
        start, parent = parent, parent.getparent()
    for one in start.itersiblings():
        if not isinstance(one.tag, str):
            continue
        if one.tag in ("h1", *_HEADINGS) or next(one.iter(*_HEADINGS), None) is not None:
            return
        yield one


def _until_next(paragraph: Element) -> Iterator[Element]:
    for one in paragraph.itersiblings():
        if not isinstance(one.tag, str):
            continue
        if one.tag in _HEADINGS or _plus_in(one) is not None:
            return
        yield one


def _to_anchor(anchor: Element) -> Iterator[Element]:
    for one in anchor.itersiblings():
        if not isinstance(one.tag, str):
            continue
        if "liveblog--anchor" in (one.get("class") or ""):
            return
        yield one


def _is_stamp(element: Element) -> bool:
    return "liveblog__datetime" in (element.get("class") or "")


def _stamps(elements: tuple[Element, ...]) -> Iterator[str]:
    for element in elements:
        for one in element.iter():
            if isinstance(one.tag, str) and _is_stamp(one):
                yield wording.words(one)


def _modified(root: Element, document: Document) -> tuple[datetime, tzinfo]:
    """The instant the page was last changed, and the zone its clocks are in."""
    zone = _zone_of(document.url)
    now = document.date or document.now or clock.wall()
    for stamp in (*changed(root), *(one.get("datetime") or "" for one in root.iter("time"))):
        at = instant(stamp)
        if at is not None:
            return at, zone or _offset(stamp) or _zone_of_language(root)
    return now, zone or _zone_of_language(root)


def _offset(stamp: str) -> tzinfo | None:
    """The offset written in a stamp; Z is none, since many write it for local time."""
    try:
        zone = datetime.fromisoformat(stamp.strip()).tzinfo
    except ValueError:
        return None
    return zone if zone and zone.utcoffset(None) else None


def _zone_of(address: str) -> tzinfo | None:
    """The zone of a host's country, for countries that have one and publish such tickers."""
    return _zone(_COUNTRIES.get(host(address).rpartition(".")[2], ""))


def _zone_of_language(root: Element) -> tzinfo:
    """The zone that a page's language lets us guess; UTC for one that is spoken in many."""
    language = (root.get("lang") or "").lower()
    return _zone(_COUNTRIES.get(language.rpartition("-")[2], "")) or UTC


def _zone(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name) if name else None
    except ZoneInfoNotFoundError:
        return None


def _times(posts: list[_Post], modified: datetime, zone: tzinfo) -> list[datetime]:
    """The posts' instants, walking back over midnights; a post that names its day has it."""
    start = modified.astimezone(zone)
    clocks = [(post.hour, post.minute) for post in posts]
    way = -1 if _rises(clocks) else 1
    times = walk_back(start, clocks[::way])[::way]
    return [
        post.day.replace(hour=post.hour, minute=post.minute, tzinfo=zone).astimezone(UTC) if post.day else at
        for post, at in zip(posts, times, strict=True)
    ]


def _rises(clocks: list[tuple[int, int]]) -> bool:
    """Whether the oldest post stands first: most clocks are later than the one above, and not by half a day."""
    steps = [60 * (below[0] - above[0]) + below[1] - above[1] for above, below in pairwise(clocks)]
    return sum(0 < step < _HALF_DAY for step in steps) > sum(-_HALF_DAY < step < 0 for step in steps)


def _date(year: str, month: str, day: str) -> datetime | None:
    try:
        return datetime(int(year), int(month), int(day))
    except ValueError:
        return None


def _entry(post: _Post, at: datetime, base: str) -> Entry:
    body = markup.tree_body(post.elements, base, lambda one: one is post.head or _is_day(one))
    return Entry(
        id=post.id or made_id(at.date().isoformat(), f"{post.hour}:{post.minute}", post.headline),
        published=at,
        precision="minute",
        headline=post.headline,
        blocks=body.blocks,
        links=body.links,
    )


def _is_day(element: Element) -> bool:
    """Whether an element is a day's heading, which stands below that day's posts."""
    if element.tag not in ("p", "div", "strong", "b", *_HEADINGS) or len(element) > 2:
        return False
    found = _DAY.match(wording.words(element))
    return bool(found and month_named(found[2]))


def _title(root: Element) -> str:
    heading = root.find(".//h1")
    return wording.words(heading) if heading is not None else ""
