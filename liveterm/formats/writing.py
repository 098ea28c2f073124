"""Writing a tree of HTML as blocks: text gathers in a line, which ends where a block does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from msgspec.structs import replace

from liveterm.formats import captions, embeds, wording
from liveterm.formats.addresses import absolute
from liveterm.formats.wording import BLOCKS, SKIPPED
from liveterm.model import Block, BlockKind, Link, Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SpanKind = Literal["bold", "italic", "link"]

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
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
BULLET = re.compile(r"[•◦▪●‣·]\s+")
_CREDIT_CLASS = re.compile(r"credit|copyright|photographer|source", re.IGNORECASE)
_FIGURE_CLASS = re.compile(r"\b(?:photo|wp-caption|image-container|image-wrapper|captioned-image)\b")
_DEEPEST: Final = 120


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


class _Open:
    """A span that has begun; `start` is set by its first word."""

    __slots__ = ("kind", "start", "url", "words")

    def __init__(self, kind: SpanKind, url: str = "") -> None:
        self.kind, self.url = kind, url
        self.start: int | None = None
        self.words: list[str] = []


class Writer:
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
        if depth and element.attrib and unwanted(element):  # what was asked for is wanted
            return
        reader = _READERS.get(tag)
        if depth > _DEEPEST:
            self._say(wording.words(element))
        elif reader is not None:
            reader(self, element, depth)
        else:
            self._children(element, depth)

    def flush(self) -> None:
        """End the line: what has gathered becomes a block."""
        for open in self._open:
            self._close(open)
            open.start = None
        if self._parts:
            self.blocks.append(self._made("".join(self._parts)))
            self._parts, self._spans = [], []
        self._length, self._breaks, self._gap = 0, 0, False

    def pieces(self, words: Iterable[tuple[str, tuple[SpanKind, ...]]], url: str) -> None:
        """Write words that are known to be bold or italic, or neither, and to be one link if there is an address."""
        link = _Open("link", self._address(url))
        self._open.append(link)
        for text, kinds in words:
            opened = [_Open(kind) for kind in kinds if kind != "link"]
            self._open.extend(opened)
            self._say(text)
            for open in opened:
                self._close(open)
                self._open.remove(open)
        self._close(link)
        self._open.remove(link)
        self._keep_link(link)

    def end(self, kind: BlockKind) -> None:
        """End the line as a block of this kind."""
        self._kind = kind
        self.flush()

    def _made(self, text: str) -> Block:
        bullet = BULLET.match(text) if self._kind == "paragraph" else None
        if bullet:
            cut = bullet.end()
            spans = [Span(max(0, s.start - cut), s.end - cut, s.kind, s.url) for s in self._spans if s.end > cut]
            return Block("item", text[cut:], spans=tuple(spans))
        return Block(self._kind, text, spans=tuple(self._spans))

    def _children(self, element: Element, depth: int) -> None:
        if text := element.text:
            self._say(text)
        for child in element:
            self.read(child, depth + 1)
            if tail := child.tail:
                self._say(tail)

    def _block(self, element: Element, depth: int) -> None:
        self.flush()
        self._children(element, depth)
        self.flush()

    def _division(self, element: Element, depth: int) -> None:
        if _is_figure(element):
            self._figure(element, depth)
        else:
            self._block(element, depth)

    def _heading(self, element: Element, depth: int) -> None:
        self._as("heading", element, depth)

    def _item(self, element: Element, depth: int) -> None:
        self._as("item", element, depth)

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
        block = embeds.one_line(told, address)
        if block:
            self.blocks.append(block)

    def _last_link(self, element: Element) -> str:
        named = element.get("cite") or element.get("data-instgrm-permalink") or ""
        found = [link.get("href") or "" for link in element.iter("a")]
        return self._address(named or (found[-1] if found else ""))

    def _quoted(self, element: Element, depth: int) -> None:
        self._say("“")
        self._children(element, depth)
        self._say("”")

    def _bold(self, element: Element, depth: int) -> None:
        self._inline(element, depth, _Open("bold"))

    def _italic(self, element: Element, depth: int) -> None:
        self._inline(element, depth, _Open("italic"))

    def _link(self, element: Element, depth: int) -> None:
        self._inline(element, depth, _Open("link", self._address(element.get("href") or "")))

    def _inline(self, element: Element, depth: int, open: _Open) -> None:
        self._open.append(open)
        self._children(element, depth)
        self._close(open)
        self._open.remove(open)
        self._keep_link(open)

    def _keep_link(self, open: _Open) -> None:
        if open.url and (told := " ".join("".join(open.words).split())):
            self.links.setdefault(open.url, Link(told, open.url))

    def _close(self, open: _Open) -> None:
        if open.start is not None and self._length > open.start and (open.url or open.kind != "link"):
            self._spans.append(Span(open.start, self._length, open.kind, open.url))

    def _cell(self, element: Element, depth: int) -> None:
        if self._length:
            self._say(" · ")
        self._children(element, depth)

    def _pre(self, element: Element, depth: int) -> None:
        self.flush()
        for line in "".join(element.itertext()).splitlines():
            if line.strip():
                self.blocks.append(Block(self._kind, line.strip()))

    def _break(self, element: Element, depth: int) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self.flush()

    def _say(self, raw: str) -> None:
        text = wording.single_spaced(raw)
        if "&" in text:
            text = wording.undoubled(text)
        if not text:
            self._gap = True
            return
        between = ""
        if self._length:
            between = "\n" if self._breaks else " " if self._gap or raw[0].isspace() else ""
        self._breaks = 0
        start = self._length + len(between)
        for open in self._open:
            if open.start is None:
                open.start = start
            open.words.append(raw)
        self._parts.append(between + text)
        self._length = start + len(text)
        self._gap = raw[-1].isspace()

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

    def _picture(self, element: Element, depth: int) -> None:
        self._image(element)

    def _image(self, element: Element, caption: str = "", credit: str = "") -> None:
        """Write a picture, if it is one worth showing: no tracker, no face, no smiley."""
        alt, kind = wording.attribute(element.get("alt") or ""), element.get("class") or ""
        if _EMOJI_CLASS.search(kind):
            self._say(alt)
            return
        tiny = any(_TINY.match(element.get(side) or "9") for side in ("width", "height"))
        if tiny or (_FACE.search(kind) and not caption):
            return
        block = captions.image(alt, self._source(element), credit, caption)
        if block is None:
            return
        self.flush()
        self.blocks.append(block)

    def _figure(self, element: Element, depth: int) -> None:
        pictures = [one for one in element.iter(*_IMAGES) if not unwanted(one)]
        if not pictures or element.find(".//blockquote") is not None or element.find(".//table") is not None:
            self._film(element, depth)
            return
        credit = self._credit(element)
        caption = _without(self._caption(element), credit)
        for picture in pictures:
            self._image(picture, caption, credit)
            self.flush()

    def _film(self, element: Element, depth: int) -> None:
        """Write a figure of something else than pictures; a caption that only names a maker is the film's credit."""
        films = list(element.iter(*_PLAYERS, *_FRAMES))
        credit = " ".join(wording.words(one) for one in element.iter("cite"))
        if credit and len(films) == 1 and wording.words(element) == credit:
            self.flush()
            self._frame(films[0], depth, credit)
        else:
            self._block(element, depth)

    def _caption(self, element: Element) -> str:
        found = list(element.iter("figcaption"))
        return " ".join(wording.words(one) for one in found) if found else wording.words(element)

    def _credit(self, element: Element) -> str:
        for one in element.iter("cite", "small", "span", "p", "div"):
            if one.tag == "cite" or _CREDIT_CLASS.search(one.get("class") or ""):
                return wording.words(one)
        return ""

    def _frame(self, element: Element, depth: int, credit: str | None = None) -> None:
        self.flush()
        address = self._source(element) or self._address(element.get("href") or "")
        if not address and element.get("data-videoid"):
            address = f"https://www.youtube.com/watch?v={element.get('data-videoid')}"
        told = element.get("title") or element.get("aria-label") or ""
        film = element.tag in _PLAYERS or embeds.host_of(address) in ("YouTube", "Vimeo", "Dailymotion")
        block = embeds.one_line(told, address, "video" if film else "embed")
        if block:
            self.blocks.append(replace(block, credit=credit) if credit else block)


_READERS: Final[dict[str, Callable[[Writer, Element, int], None]]] = {
    **dict.fromkeys(BLOCKS, Writer._block),
    **dict.fromkeys(_HEADINGS, Writer._heading),
    **dict.fromkeys(("b", "strong"), Writer._bold),
    **dict.fromkeys(("i", "em"), Writer._italic),
    **dict.fromkeys(_IMAGES, Writer._picture),
    **dict.fromkeys((*_PLAYERS, *_FRAMES), Writer._frame),
    **dict.fromkeys(("td", "th"), Writer._cell),
    "div": Writer._division,
    "figure": Writer._figure,
    "blockquote": Writer._quote,
    "li": Writer._item,
    "pre": Writer._pre,
    "br": Writer._break,
    "a": Writer._link,
    "q": Writer._quoted,
}


def _is_figure(element: Element) -> bool:
    """Whether a division does what `figure` is for: one picture and its caption."""
    return bool(_FIGURE_CLASS.search(element.get("class") or "")) and len(list(element.iter(*_IMAGES))) == 1


def _without(caption: str, credit: str) -> str:
    return caption.replace(credit, "").strip() if credit else caption
