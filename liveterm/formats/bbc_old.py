"""The BBC's commentary of before 2024: Morph payloads inside pages, and the batches its clients asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import quote

from liveterm.formats import captions, embeds, markup, shape, wording
from liveterm.formats.markup import Body
from liveterm.formats.posts import newest_first
from liveterm.formats.reading import html_of, json_of, text_of, value_after
from liveterm.formats.shape import Record
from liveterm.formats.times import edited, moment
from liveterm.formats.writing import SpanKind
from liveterm.model import BREAKING, Block, BlockKind, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "BBC commentary"
LOOKS_FOR: Final = "a Morph payload or batch whose results have an assetId"

_EVERY: Final = 30.0
_DEEPEST: Final = 20


def parse(document: Document) -> Page | None:
    """The posts of an old BBC live page or batch; None when the document holds neither."""
    if b"assetId" not in document.body:
        return None
    for data in _candidates(document):
        body = shape.find(data, _is_commentary)
        if body is not None:
            return _page(body, data, document)
    return None


def _candidates(document: Document) -> Iterator[Any]:
    if html_of(document) is None:
        yield json_of(document)
        return
    text = text_of(document)
    position = text.find("Morph.setPayload(")
    while position >= 0:
        comma = text.find(",", position)
        if comma < 0:
            return
        yield value_after(text, comma)
        position = text.find("Morph.setPayload(", comma)


def _is_commentary(value: Record) -> bool:
    results = value.get("results")
    return isinstance(results, list) and any(isinstance(one, dict) and "assetId" in one for one in results)


def _page(body: Record, data: object, document: Document) -> Page:
    entries = [_entry(post, document.url) for post in shape.records(body, "results") if shape.string(post, "assetId")]
    titled = shape.find(data, lambda one: isinstance(one.get("pageTitle"), str)) or {}
    number = int(shape.number(body, "pageNumber") or _number(document.url))
    pages = shape.number(body, "numberOfPages") or 1
    return Page(
        blog=LiveBlog(wording.line(shape.string(titled, "pageTitle")), format=NAME),
        entries=newest_first(entries),
        follow=Follow(older=_older(document.url, number + 1) if number < pages else None, every=_EVERY),
    )


def _number(address: str) -> int:
    """The page number in a batch's address."""
    _, found, rest = address.replace("%2F", "/").partition("pageNumber/")
    digits = rest.split("/", 1)[0]
    return int(digits) if found and digits.isdecimal() and len(digits) < 6 else 1


def _older(address: str, number: int) -> str | None:
    for sign in ("pageNumber/", quote("pageNumber/", safe="")):
        before, found, rest = address.partition(sign)
        if found:
            end = sign[len("pageNumber") :]
            return f"{before}{sign}{number}{end}{rest.partition(end)[2]}"
    return None


def _entry(post: Record, base: str) -> Entry:
    at, precision = moment(shape.dig(post, "dateAdded"))
    body = markup.joined(_read(node, base, 0) for node in shape.records(post, "body"))
    picture = _picture(post, base)
    return Entry(
        id=shape.string(post, "assetId"),
        published=at,
        precision=precision,
        updated=edited(at, moment(shape.dig(post, "lastUpdated")).at),
        headline=wording.line(shape.string(post, "title")),
        blocks=picture + body.blocks,
        labels=(BREAKING,) if shape.truth(post, "options", "isBreakingNews") else (),
        authors=tuple(name for one in shape.records(post, "contributors") if (name := shape.string(one, "name"))),
        links=body.links,
    )


def _picture(post: Record, base: str) -> tuple[Block, ...]:
    for one in shape.records(post, "media", "images", "body"):
        found = captions.image(
            wording.line(shape.first(one, "altText", "alt", "caption")),
            shape.string(one, "href"),
            shape.first(one, "copyrightHolder", "copyright"),
        )
        if found:
            return (found,)
    return ()


def _read(node: Record, base: str, depth: int) -> Body:
    name = shape.string(node, "name")
    kind = _KINDS.get(name)
    if kind is None:
        return _TAKEN.get(name, _placeholder)(node)
    if name == "list" and depth < _DEEPEST:
        return markup.joined(
            _read({**one, "name": "listItem"}, base, depth + 1) for one in shape.records(node, "children")
        )
    pieces = list(_pieces(node, (), "", 0))
    return markup.pieces_body(kind, pieces)


def _pieces(node: object, kinds: tuple[SpanKind, ...], url: str, depth: int) -> Iterator[markup.Piece]:
    if isinstance(node, str):
        yield node, kinds, url
        return
    name = shape.string(node, "name")
    if name in ("bold", "strong"):
        kinds = (*kinds, "bold")
    elif name in ("italic", "emphasis"):
        kinds = (*kinds, "italic")
    elif name in ("link", "url") and not url:
        kinds, url = (*kinds, "link"), _target(node)
    text = shape.dig(node, "text")
    if isinstance(text, str):
        yield text, kinds, url
    for inner in shape.several(node, "children") if depth < _DEEPEST else ():
        if shape.string(inner, "name") not in ("url", "href"):
            yield from _pieces(inner, kinds, url, depth + 1)


def _target(node: object) -> str:
    """A link's address: an attribute, or a child of its own."""
    given = shape.first(node, "href", "url") or shape.string(node, "attributes", "href")
    for inner in shape.records(node, "children"):
        if shape.string(inner, "name") in ("url", "href"):
            given = given or shape.string(inner, "text") or shape.string(inner, "children", 0, "text")
    return given


def _quote(node: Record) -> Body:
    told = [
        one
        for one in shape.records(node, "children")
        if shape.string(one, "name") in ("quoteText", "text", "paragraph")
    ]
    return markup.pieces_body("quote", [piece for one in told or [node] for piece in _pieces(one, (), "", 0)])


def _embed(node: Record) -> Body:
    """An embed's children are the service's name and the address."""
    told = [
        shape.string(one) or shape.string(one, "text") or shape.string(one, "children", 0, "text")
        for one in shape.listing(node, "children")
    ]
    address = next((text for text in told if text.startswith("http")), "")
    service = next((text for text in told if text and not text.startswith("http")), "") or embeds.host_of(address)
    block = embeds.one_line(f"Post on {service.title()}" if service else "", address)
    return Body((block,)) if block else markup.NOTHING


def _video(node: Record) -> Body:
    told = " ".join(text for text, _, _ in _pieces(node, (), "", 0)) or shape.first(node, "title", "caption") or "Video"
    block = embeds.one_line(told, "", "video")
    return Body((block,)) if block else markup.NOTHING


def _placeholder(node: Record) -> Body:
    name = shape.string(node, "name") or "embed"
    told = " ".join(text for text, _, _ in _pieces(node, (), "", 0))
    block = embeds.one_line(f"[{name}] {told}".strip())
    return Body((block,)) if block else markup.NOTHING


_KINDS: Final[dict[str, BlockKind]] = {
    "paragraph": "paragraph", "link": "paragraph", "bold": "paragraph", "italic": "paragraph", "text": "paragraph",
    "list": "item", "listItem": "item", "heading": "heading", "crosshead": "heading", "subheading": "heading",
}  # fmt: skip
_TAKEN: Final[dict[str, Callable[[Record], Body]]] = {
    "quote": _quote, "blockquote": _quote, "embed": _embed, "video": _video, "audio": _video,
}  # fmt: skip
