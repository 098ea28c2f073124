"""What known publishers' pages add to their JSON-LD: a reader for each kind of markup, one table for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from functools import partial
from operator import is_
from typing import TYPE_CHECKING, Final, NamedTuple

from liveterm.errors import FormatError
from liveterm.formats import markup, wording
from liveterm.formats.reading import html_of
from liveterm.formats.times import NEVER, Moment, instant, moment
from liveterm.model import KEY, Document

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONGEST_HEADLINE: Final = 250
_INDIA: Final = timezone(timedelta(hours=5.5))
_LETTERS = re.compile(r"[\W_]+")


class Extra(NamedTuple):
    """What the page shows about one post beyond its JSON-LD.

    `whole` is all that stands round the post's time, headline and body in one, for pages that do not tell them apart.
    """

    id: str = ""
    headline: str = ""
    authors: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    body: markup.Body | None = None
    published: Moment = NEVER
    updated: datetime | None = None
    whole: markup.Body | None = None


NOTHING: Final = Extra()
LISTED: Final = Extra(labels=(KEY,))
"""Of a post that the page names among the key ones and does not show."""


class Extras:
    """The extras of a page, found by a post's id, its headline, or its time."""

    def __init__(self) -> None:
        self.summary: tuple[str, ...] = ()
        self._by_id: dict[str, Extra] = {}
        self._by_headline: dict[str, Extra] = {}
        self._by_start: dict[str, Extra] = {}
        self._by_time: dict[datetime, Extra] = {}

    def add(self, extra: Extra, key: str = "", headline: str = "", at: datetime | None = None) -> None:
        """Keep an extra under what its post can be recognised by; what two posts share recognises neither."""
        if key:
            self._by_id[key] = extra
        if headline:
            for known, word in ((self._by_headline, _letters(headline)), (self._by_start, _word(headline))):
                known[word] = NOTHING if word in known else extra
        if at:
            self._by_time[at] = NOTHING if self._by_time.get(at, extra) != extra else extra

    def mention(self, key: str) -> None:
        """Keep that a post is a key one, if the page does not show it."""
        if key:
            self._by_id.setdefault(key, LISTED)

    def of_post(self, id: str, headline: str, at: datetime | None) -> Extra:
        """What the page adds to a post; NOTHING where it does not show it."""
        found = self._by_id.get(id) or (self._by_id.get(_digits(id)) if self._by_id and not id.isdigit() else None)
        if found is None and headline and self._by_headline:
            found = self._by_headline.get(_letters(headline)) or self._by_start.get(_word(headline))
        if found is None and at and self._by_time:
            found = self._by_time.get(at)
        if found is not None and found.whole is not None:
            found = _parted(found.whole, headline)
        return found or NOTHING

    def outlines(self, extra: Extra) -> bool:
        """Whether a page that shows some posts, by their ids, does not show the one of this extra."""
        return bool(self._by_id) and (extra is NOTHING or extra is LISTED)


def of(document: Document) -> Extras:
    """The extras of a page; none for a page of no known kind."""
    extras = Extras()
    try:
        root = html_of(document)
    except FormatError:
        root = None
    if root is None:
        return extras
    reader = next((reader for sign, reader in _READERS if sign in document.body), None)
    if reader is not None:
        reader(root, extras, document.url)
    return extras


def having(root: Element, name: str) -> Iterator[Element]:
    """The elements that have a class."""
    found: list[Element] = root.xpath("//@class[contains(., $name)]/..", name=name)
    return (one for one in found if name in (one.get("class") or "").split())


def inside(element: Element, name: str) -> Element | None:
    """The first element with a class inside another."""
    for one in element.iter():
        kind = one.get("class")
        if kind and name in kind and name in kind.split():
            return one
    return None


def _reach(root: Element, extras: Extras, base: str) -> None:
    """The Mirror and its sisters: the true author, except on key events, where the mark says just that."""
    for post in having(root, "live-event-entry"):
        mark = next((wording.words(one) for one in post.iter("mark")), "")
        content = inside(post, "entry-content")
        key = post.get("data-type") == "key-event" or mark == "KEY EVENT"
        head = next(iter(content.iter("h3")), None) if content is not None else None
        body = None
        if content is not None:
            body = markup.tree_body([content], base, partial(is_, head))
        extra = Extra(
            authors=(mark,) if mark and mark.upper() != "KEY EVENT" else (),
            labels=(KEY,) if key else (),
            body=body if body and body.blocks else None,
            updated=instant(post.get("data-last-modified-time")),
        )
        extras.add(extra, post.get("id") or "")
    for keys in having(root, "live-event-key-events"):
        for link in keys.iter("a"):
            extras.mention(link.get("data-id") or "")
    lead = next(having(root, "live-event-lead-entry"), None)
    if lead is not None:
        extras.summary = tuple(block.text for block in markup.tree_body([lead], base).blocks if block.text)


def _express(root: Element, extras: Extras, base: str) -> None:
    for post in having(root, "live-events__entry"):
        author, text = inside(post, "live-events__entry-author"), inside(post, "live-events__entry-text")
        parts = [text] if text is not None else []
        body = markup.tree_body([*parts, *_children(post, "photo")], base) if parts else None
        extra = Extra(
            authors=(wording.words(author),) if author is not None and wording.words(author) else (),
            body=body if body and body.blocks else None,
            updated=instant(post.get("data-update-time")),
        )
        extras.add(extra, post.get("id") or "")


def _independent(root: Element, extras: Extras, base: str) -> None:
    """The time shown to readers is not the time of writing: posts are released by the hour."""
    for post in root.iterfind(".//amp-live-list//*[@data-sort-time]"):
        name = post.get("id") or ""
        if not name.startswith("post-"):
            continue
        shown = next((one.get("datetime") for one in post.iter("amp-timeago", "time") if one.get("datetime")), "")
        extra = Extra(published=moment(shown), updated=instant(post.get("data-update-time")))
        extras.add(extra, name.removeprefix("post-"))


def _repubblica(root: Element, extras: Extras, base: str) -> None:
    """Ids that last and key posts; the times here are local, whatever their Z says, and not believed."""
    keys = {
        (link.get("href") or "").lstrip("#")
        for index in having(root, "liveblog__index__list")
        for link in index.iter("a")
    }
    for post in having(root, "liveblog__post"):
        name, content = post.get("id") or "", inside(post, "liveblog__post__content")
        if not name or content is None:
            continue
        body = markup.tree_body([content], base)
        blocks = body.blocks
        title = inside(content, "liveblog__post__title")
        headline = wording.words(title) if title is not None else ""
        if blocks and (not headline or blocks[0].text == headline):
            headline, body = blocks[0].text, body._replace(blocks=blocks[1:])
        extra = Extra(name, headline, (), (KEY,) if name in keys else (), body if body.blocks else None)
        extras.add(extra, headline=headline)
    summary = next(having(root, "story__summary"), None)
    if summary is not None and wording.words(summary):
        extras.summary = (wording.words(summary),)


def _times_of_india(root: Element, extras: Extras, base: str) -> None:
    """Whole texts, under class names that change with every build: what stands round the time a post has in both."""
    for stamp in root.iter("time"):
        at = instant(stamp.get("datetime"), _INDIA)
        if at is not None:
            body = markup.tree_body([_around(stamp)], base, _is_time)
            extras.add(Extra(whole=body), at=at)


def _parted(whole: markup.Body, headline: str) -> Extra:
    """A post's headline and body, told apart by the start of its headline; nothing if the words are another post's."""
    start = _word(headline)
    place = next((n for n, block in enumerate(whole.blocks) if start and _word(block.text).startswith(start)), None)
    if place is None:
        return NOTHING
    rest = whole._replace(blocks=whole.blocks[place + 1 :])
    full = whole.blocks[place].text
    if rest.blocks and len(full) <= _LONGEST_HEADLINE:
        return Extra(headline=full, body=rest)
    return Extra(body=whole._replace(blocks=whole.blocks[place:]))


def _cnn(root: Element, extras: Extras, base: str) -> None:
    for post in root.iterfind(".//article[@data-post-id]"):
        content = inside(post, "live-story-post__content")
        if content is not None:
            body = markup.tree_body([content], base)
            extras.add(Extra(body=body if body.blocks else None), post.get("data-post-id") or "")


def _children(element: Element, name: str) -> list[Element]:
    return [child for child in element if isinstance(child.tag, str) and name in (child.get("class") or "").split()]


def _is_time(element: Element) -> bool:
    return bool(element.tag == "time")


def _around(stamp: Element) -> Element:
    """The largest element round a time that holds no other time."""
    found = stamp
    for parent in stamp.iterancestors():
        if parent.tag in ("body", "html", "main") or _holds_another(parent, stamp):
            break
        found = parent
    return found


def _holds_another(element: Element, stamp: Element) -> bool:
    return any(one.get("datetime") != stamp.get("datetime") for one in element.iter("time"))


def _word(headline: str) -> str:
    """A headline's first letters, by which a copy that is cut can be recognised."""
    return _letters(headline)[:36]


def _letters(headline: str) -> str:
    return _LETTERS.sub("", headline.casefold())


def _digits(id: str) -> str:
    return "".join(char for char in id if char.isdigit())


_READERS: Final[tuple[tuple[bytes, Callable[[Element, Extras, str], None]], ...]] = (
    (b"live-event-entry", _reach),
    (b"live-events__entry", _express),
    (b"<amp-live-list", _independent),
    (b"liveblog__post", _repubblica),
    (b"timesofindia", _times_of_india),
    (b"live-story-post__content", _cnn),
)
