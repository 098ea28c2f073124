"""HTML as publishers write it, as blocks of plain text with spans; everything that is not the post's is left behind.

The tree is read once, top down, by one writer. Nothing here raises for any input.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from liveterm.formats import captions, wording
from liveterm.formats.addresses import absolute
from liveterm.formats.reading import parsed_html
from liveterm.formats.wording import BLOCKS, SKIPPED
from liveterm.model import Block, BlockKind, Link, Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SpanKind = Literal["bold", "italic", "link"]

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOLD: Final = frozenset(("b", "strong"))
_ITALIC: Final = frozenset(("i", "em"))
_IMAGES: Final = frozenset(("img", "amp-img", "amp-anim"))
_PLAYERS: Final = frozenset(("video", "audio", "amp-video", "amp-audio"))
_FRAMES: Final = frozenset(("iframe", "amp-iframe", "amp-youtube", "amp-twitter", "amp-instagram", "amp-facebook"))
_UNWANTED = re.compile(
    r"\b(?:share(?!-?price)|sharing|sharebar|share-?(?:buttons?|bar|list|tools?|links?)|sharedaddy|addthis\w*|addtoany\w*|"
    r"social-?(?:share|sharing|links?|buttons?|icons?|bar|tools?)|advert\w*|ad-?(?:slot|unit|container|wrapper|banner)|"
    r"ads|promo\w*|newsletter\w*|sr-only|visually-?hidden|screen-reader-text|related-?\w*)\b",
    re.IGNORECASE,
)
_EMBED_CLASS = re.compile(r"\b(?:twitter-tweet|twitter-video|\w+-(?:media|embed)|reddit-card|fb-post|fb-video)\b", re.I)
_TINY = re.compile(r"\s*[0-2](?:px)?\s*$")
_EMOJI_CLASS = re.compile(r"\b(?:emoji|wp-smiley|twemoji)\b")
_FACE = re.compile(r"\b(?:avatar|icon|logo|spacer|pixel|gravatar)\b", re.IGNORECASE)
_BULLET = re.compile(r"[•◦▪●‣·]\s+")
_CREDIT_CLASS = re.compile(r"credit|copyright|photographer|source", re.IGNORECASE)
_FIGURE_CLASS = re.compile(r"\b(?:photo|wp-caption|image-container|image-wrapper|captioned-image)\b")
_DEEPEST: Final = 120
_HOSTS: Final = (
    ("youtu", "YouTube"), ("vimeo", "Vimeo"), ("twitter.", "Twitter"), ("x.com", "X"), ("instagram", "Instagram"),
    ("facebook", "Facebook"), ("tiktok", "TikTok"), ("bsky", "Bluesky"), ("spotify", "Spotify"),
    ("soundcloud", "SoundCloud"), ("dailymotion", "Dailymotion"), ("flourish", "Flourish"),
    ("datawrapper", "Datawrapper"),
)  # fmt: skip


class Body(NamedTuple):
    """A post's blocks and the links in them."""

    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()


NOTHING: Final = Body()
Piece = tuple[str, tuple[SpanKind, ...], str]
"""Words, the kinds of span they stand in, and the address if one is a link."""


def body(html: str, base: str = "", skip: Callable[[Element], bool] | None = None) -> Body:
    """The blocks of an HTML fragment; `base` is the address its relative links are seen from."""
    if "<" not in html and "&" not in html:
        return plain_body(html)
    root = parsed_html(html)
    return NOTHING if root is None else tree_body([root], base, skip)


def tree_body(elements: Iterable[Element], base: str = "", skip: Callable[[Element], bool] | None = None) -> Body:
    """The blocks of elements that stand in a page; those that `skip` says yes to are left out, with all in them."""
    writer = _Writer(base, skip)
    for element in elements:
        writer.read(element, 0)
        writer.flush()
    return Body(tuple(writer.blocks), tuple(writer.links.values()))


def escaped_body(text: str, base: str = "") -> Body:
    """The blocks of a text that may hold entities, tags, both or neither (schema.org's articleBody): unescaped once.

    Line breaks part paragraphs.
    """
    text = wording.unescaped(text)
    if "<" not in text:
        return plain_body(text)
    return body(text.replace("&", "&amp;").replace("\n", "<br><br>"), base)


def plain_body(text: str) -> Body:
    """The blocks of a text without markup: a line each, those behind a bullet are items."""
    return Body(tuple(_line_block(line) for line in (one.strip() for one in text.splitlines()) if line))


def pieces_body(kind: BlockKind, pieces: Iterable[Piece]) -> Body:
    """A block of words that come in pieces, each with what it is; white space between them is kept as one blank."""
    writer = _Writer("", None)
    for text, kinds, url in pieces:
        writer.piece(text, kinds, url)
    writer.end(kind)
    return Body(tuple(writer.blocks), tuple(writer.links.values()))


def joined(bodies: Iterable[Body]) -> Body:
    """Several bodies as one."""
    blocks: list[Block] = []
    links: dict[str, Link] = {}
    for one in bodies:
        blocks.extend(one.blocks)
        for link in one.links:
            links.setdefault(link.url, link)
    return Body(tuple(blocks), tuple(links.values()))


def embed(text: str, url: str = "", kind: BlockKind = "embed") -> Block | None:
    """One line for something that cannot be shown here; without words, the name of its host stands for it."""
    told = " ".join(text.split())
    if not told and url:
        told = f"{'Video' if kind == 'video' else 'Embedded'}: {host_of(url)}"
    return Block(kind, told, url or None) if told else None


def host_of(url: str) -> str:
    """The name people know a host by."""
    host = re.sub(r"^(?:https?:)?//(?:www\.)?", "", url).split("/", 1)[0].lower()
    return next((name for part, name in _HOSTS if part in host), host)


def unwanted(element: Element) -> bool:
    """Whether an element is furniture of the page: sharing, advertising, things only screen readers get."""
    kind, name = element.get("class"), element.get("id")
    if (kind and _is_furniture(kind)) or (name and _is_furniture(name)):
        return True
    return element.get("hidden") is not None


@lru_cache(maxsize=4096)
def _is_furniture(words: str) -> bool:
    """Whether a class or id says so; pages repeat a few of them thousands of times."""
    return bool(_UNWANTED.search(words))


def _line_block(line: str) -> Block:
    text = " ".join(line.split())
    bullet = None if text[0].isalnum() else _BULLET.match(text)
    return Block("item", text[bullet.end() :]) if bullet else Block("paragraph", text)


class _Open:
    """A span that has begun; `start` is set by its first word."""

    __slots__ = ("kind", "start", "url", "words")

    def __init__(self, kind: SpanKind, url: str = "") -> None:
        self.kind, self.url = kind, url
        self.start: int | None = None
        self.words: list[str] = []


class _Writer:
    """Turns a tree into blocks: text gathers in a line, which ends where a block does."""

    def __init__(self, base: str, skip: Callable[[Element], bool] | None) -> None:
        self.blocks: list[Block] = []
        self.links: dict[str, Link] = {}
        self._base, self._skip = base, skip
        self._parts: list[str] = []
        self._length = 0
        self._gap = False
        self._breaks = 0
        self._open: list[_Open] = []
        self._spans: list[Span] = []
        self._kind: BlockKind = "paragraph"

    def read(self, element: Element, depth: int) -> None:
        """Write an element and all in it, not what follows it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED or (self._skip and self._skip(element)):
            return
        if element.attrib and unwanted(element):
            return
        if depth > _DEEPEST:
            self._say(wording.words(element))
        elif tag == "br":
            self._break()
        elif tag in _IMAGES:
            self._image(element, "")
        elif tag == "figure" or (tag == "div" and _is_figure(element)):
            self._figure(element, depth)
        elif tag in _PLAYERS or tag in _FRAMES:
            self._frame(element)
        elif tag == "blockquote":
            self._quote(element, depth)
        elif tag in ("a", "q") or tag in _BOLD or tag in _ITALIC:
            self._inline(element, tag, depth)
        elif tag in ("td", "th"):
            self._cell(element, depth)
        else:
            self._structure(element, tag, depth)

    def flush(self) -> None:
        """End the line: what has gathered becomes a block."""
        for open in self._open:
            self._close(open)
            open.start = None
        text = "".join(self._parts)
        if text:
            self.blocks.append(self._made(text))
        self._parts, self._spans = [], []
        self._length, self._breaks, self._gap = 0, 0, False

    def piece(self, text: str, kinds: tuple[SpanKind, ...], url: str) -> None:
        """Write words that are known to be bold, italic or a link."""
        opened = [_Open(kind, self._address(url) if kind == "link" else "") for kind in kinds]
        self._open.extend(opened)
        self._say(text)
        for open in opened:
            self._close(open)
            self._open.remove(open)
            self._keep_link(open)

    def end(self, kind: BlockKind) -> None:
        """End the line as a block of this kind."""
        self._kind = kind
        self.flush()

    def _made(self, text: str) -> Block:
        bullet = _BULLET.match(text) if self._kind == "paragraph" else None
        if bullet:
            cut = bullet.end()
            spans = [Span(max(0, s.start - cut), s.end - cut, s.kind, s.url) for s in self._spans if s.end > cut]
            return Block("item", text[cut:], spans=tuple(spans))
        return Block(self._kind, text, spans=tuple(self._spans))

    def _children(self, element: Element, depth: int) -> None:
        if element.text:
            self._say(element.text)
        for child in element:
            self.read(child, depth + 1)
            if child.tail:
                self._say(child.tail)

    def _structure(self, element: Element, tag: str, depth: int) -> None:
        if tag in _HEADINGS:
            self._as("heading", element, depth)
        elif tag == "li":
            self._as("item", element, depth)
        elif tag == "pre":
            self._pre(element)
        elif tag in BLOCKS:
            self.flush()
            self._children(element, depth)
            self.flush()
        else:
            self._children(element, depth)

    def _as(self, kind: BlockKind, element: Element, depth: int) -> None:
        self.flush()
        before, self._kind = self._kind, kind
        self._children(element, depth)
        self.flush()
        self._kind = before

    def _quote(self, element: Element, depth: int) -> None:
        found = _EMBED_CLASS.search(element.get("class") or "")
        if found is None:
            self._as("quote", element, depth)
            return
        self.flush()
        address = self._last_link(element)
        told = wording.words(element)
        block = embed(told, address)
        if block:
            self.blocks.append(block)

    def _last_link(self, element: Element) -> str:
        named = element.get("cite") or element.get("data-instgrm-permalink") or ""
        found = [link.get("href") or "" for link in element.iter("a")]
        return self._address(named or (found[-1] if found else ""))

    def _inline(self, element: Element, tag: str, depth: int) -> None:
        if tag == "q":
            self._say("“")
            self._children(element, depth)
            self._say("”")
            return
        open = self._opened(element, tag)
        self._open.append(open)
        self._children(element, depth)
        self._close(open)
        self._open.remove(open)
        self._keep_link(open)

    def _keep_link(self, open: _Open) -> None:
        if open.url and (told := " ".join("".join(open.words).split())):
            self.links.setdefault(open.url, Link(told, open.url))

    def _opened(self, element: Element, tag: str) -> _Open:
        if tag == "a":
            return _Open("link", self._address(element.get("href") or ""))
        return _Open("bold" if tag in _BOLD else "italic")

    def _close(self, open: _Open) -> None:
        if open.start is not None and self._length > open.start and (open.url or open.kind != "link"):
            self._spans.append(Span(open.start, self._length, open.kind, open.url))

    def _cell(self, element: Element, depth: int) -> None:
        if self._length:
            self._say(" · ")
        self._children(element, depth)

    def _pre(self, element: Element) -> None:
        self.flush()
        for line in "".join(element.itertext()).splitlines():
            if line.strip():
                self.blocks.append(Block(self._kind, line.strip()))

    def _break(self) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self.flush()

    def _say(self, raw: str) -> None:
        told = raw.split()
        if not told:
            self._gap = True
            return
        if self._breaks and self._length:
            self._put("\n")
        elif self._length and (self._gap or raw[0].isspace()):
            self._put(" ")
        self._breaks = 0
        for open in self._open:
            if open.start is None:
                open.start = self._length
            open.words.append(raw)
        self._put(" ".join(told))
        self._gap = raw[-1].isspace()

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _address(self, given: str) -> str:
        given = given.strip()
        found = absolute(f"https:{given}" if given.startswith("//") else given, self._base)
        return found if found.startswith(("http://", "https://")) else ""

    def _source(self, element: Element) -> str:
        for name in ("src", "data-src", "data-original", "data-lazy-src"):
            address = self._address(element.get(name) or "")
            if address:
                return address
        listed = (element.get("srcset") or element.get("data-srcset") or "").split(",")[-1].split()
        return self._address(listed[0]) if listed else ""

    def _image(self, element: Element, caption: str, credit: str = "") -> bool:
        """Write a picture; False when it is none worth showing (a tracker, a face, a smiley)."""
        alt, kind = element.get("alt") or "", element.get("class") or ""
        if _EMOJI_CLASS.search(kind):
            self._say(alt)
            return False
        tiny = any(_TINY.match(element.get(side) or "9") for side in ("width", "height"))
        if tiny or (_FACE.search(kind) and not caption):
            return False
        block = captions.image(alt, self._source(element), credit, caption)
        if block is None:
            return False
        self.flush()
        self.blocks.append(block)
        return True

    def _figure(self, element: Element, depth: int) -> None:
        pictures = [one for one in element.iter(*_IMAGES) if not unwanted(one)]
        if not pictures or element.find(".//blockquote") is not None or element.find(".//table") is not None:
            self.flush()
            self._children(element, depth)
            self.flush()
            return
        credit = self._credit(element)
        caption = _without(self._caption(element), credit)
        for picture in pictures:
            self._image(picture, caption, credit)
            self.flush()

    def _caption(self, element: Element) -> str:
        found = list(element.iter("figcaption"))
        return " ".join(wording.words(one) for one in found) if found else wording.words(element)

    def _credit(self, element: Element) -> str:
        for one in element.iter("cite", "small", "span", "p", "div"):
            if one.tag == "cite" or _CREDIT_CLASS.search(one.get("class") or ""):
                return wording.words(one)
        return ""

    def _frame(self, element: Element) -> None:
        self.flush()
        address = self._source(element) or self._address(element.get("href") or "")
        if not address and element.get("data-videoid"):
            address = f"https://www.youtube.com/watch?v={element.get('data-videoid')}"
        told = element.get("title") or element.get("aria-label") or ""
        film = element.tag in _PLAYERS or host_of(address) in ("YouTube", "Vimeo", "Dailymotion")
        block = embed(told, address, "video" if film else "embed")
        if block:
            self.blocks.append(block)


def _is_figure(element: Element) -> bool:
    """Whether a division does what `figure` is for: one picture and its caption."""
    return bool(_FIGURE_CLASS.search(element.get("class") or "")) and len(list(element.iter(*_IMAGES))) == 1


def _without(caption: str, credit: str) -> str:
    return caption.replace(credit, "").strip() if credit else caption
