"""What our own exports to JSON-LD and RSS say, taken at its word.

Whatever is done to publishers' pages to find out what they mean (signs escaped twice, credits in captions, what all
posts share) would only change what is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from liveterm.formats import shape
from liveterm.formats.markup import NOTHING, Body
from liveterm.formats.posts import sorted_terms
from liveterm.formats.reading import loads, parsed_html
from liveterm.formats.shape import Record
from liveterm.formats.times import instant, moment
from liveterm.formats.writing import SpanKind
from liveterm.model import EXPORT, Block, BlockKind, Entry, Link, Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SIGN: Final = f'<div data-of="{EXPORT}"'
"""How the body of a post begins in an export."""
_WORDS: Final[dict[object, BlockKind]] = {"p": "paragraph", "h3": "heading", "li": "item", "blockquote": "quote"}
_MEDIA: Final[dict[object, BlockKind]] = {"img": "image", "video": "video", "iframe": "embed"}
_MARKS: Final[dict[object, SpanKind]] = {"strong": "bold", "em": "italic", "a": "link"}


def marked(posting: Record) -> bool:
    """Whether a LiveBlogPosting is an export of ours."""
    return shape.string(posting, "additionalType") == EXPORT


def entry(update: Record) -> Entry:
    """The entry that an update of an export says."""
    published = moment(shape.string(update, "datePublished"))
    tags, labels, inferred = sorted_terms(map(_term, shape.several(update, "keywords")))
    told = body(shape.string(update, "articleBody")) or NOTHING
    return Entry(
        id=shape.string(update, "identifier"),
        url=shape.string(update, "url") or None,
        published=published.at,
        precision=published.precision,
        updated=instant(shape.string(update, "dateModified")),
        headline=shape.string(update, "headline") or shape.string(update, "headline", "@value"),
        blocks=told.blocks,
        labels=labels,
        inferred=inferred,
        authors=tuple(shape.string(one, "name") for one in shape.records(update, "author")),
        tags=tags,
        links=told.links,
    )


def body(html: str) -> Body | None:
    """The blocks and links of a post as it was exported; None for what no export of ours has written."""
    root = parsed_html(html) if html.startswith(SIGN) else None
    own = None if root is None else root.find(".//div")
    if own is None:
        return None
    put = frozenset((own.get("data-put") or "").split())
    return Body(tuple(_blocks(own, put)), tuple(_links(own.get("data-links") or "[]")))


def _term(given: object) -> tuple[str, str]:
    return shape.string(given) or shape.string(given, "name"), shape.string(given, "inDefinedTermSet")


def _links(told: str) -> Iterator[Link]:
    try:
        pairs = shape.listing(loads(told))
    except ValueError:
        return
    for pair in pairs:
        if url := shape.string(pair, 1):
            yield Link(shape.string(pair, 0), url)


def _blocks(elements: Iterable[Element], put: frozenset[str]) -> Iterator[Block]:
    for element in elements:
        if element.tag == "ul" and element.get("class") != "links":
            yield from _blocks(element, put)
        elif element.tag in _WORDS:
            yield _spoken(_WORDS[element.tag], element, put)
        else:
            yield from _shown(element)


def _shown(element: Element) -> Iterator[Block]:
    """The picture, film or embed in an element, or that it is."""
    for one in element.iter(*_MEDIA):
        credit = "".join("".join(cite.itertext()) for cite in element.iter("cite"))
        yield Block(_MEDIA[one.tag], one.get("alt") or one.get("title") or "", one.get("src"), credit or None)


def _spoken(kind: BlockKind, element: Element, put: frozenset[str]) -> Block:
    """A block of words; its spans are in the order in which they end, as in what is read off pages."""
    from lxml import etree

    text = ""
    spans: list[Span] = []
    starts: list[int] = []
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            text += "\n" if one.tag == "br" else ""
            starts.append(len(text))
            text += one.text or ""
        else:
            _close(one, starts.pop(), len(text), spans)
            text += (one.tail or "") if one is not element else ""
    return Block(kind, text, spans=tuple(span for span in spans if span.url not in put))


def _close(element: Element, start: int, end: int, spans: list[Span]) -> None:
    """Keep the span that an element was; one that only had to be interrupted for another goes on."""
    if element.tag not in _MARKS:
        return
    kind, url = _MARKS[element.tag], element.get("href") or ""
    if element.get("data-again") is not None:
        before = next((span for span in spans if (span.kind, span.url, span.end) == (kind, url, start)), None)
        if before is not None:
            spans.remove(before)
            start = before.start
    spans.append(Span(start, end, kind, url))
