"""The blocks a BBC post is made of, turned into ours. A block of a kind that is not known here becomes one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from liveterm.formats import captions, embeds, markup, shape
from liveterm.formats.markup import Body, Piece
from liveterm.formats.shape import Record
from liveterm.formats.writing import SpanKind
from liveterm.model import Block, BlockKind

_PICTURES: Final = "https://ichef.bbci.co.uk/ace/ws"
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?")
_DEEPEST: Final = 20


def blocks_of(nodes: Iterable[object], depth: int = 0) -> Body:
    """The body that a list of BBC blocks makes."""
    if depth > _DEEPEST:
        return markup.NOTHING
    return markup.joined(_read(node, depth) for node in nodes if isinstance(node, dict))


def plain(node: Record) -> str:
    """All the words of a block, as one line."""
    return " ".join(_words(node, 0).split())


def _words(node: object, depth: int) -> str:
    text = shape.dig(node, "model", "text")
    if isinstance(text, str) and text.strip():
        return text
    if depth > _DEEPEST:
        return ""
    return " ".join(_words(inner, depth + 1) for inner in shape.listing(node, "model", "blocks"))


def _read(node: Record, depth: int) -> Body:
    kind = shape.string(node, "type")
    reader = _READERS.get(kind)
    if reader:
        return reader(node)
    if kind in _NESTS:
        return blocks_of(shape.listing(node, "model", "blocks"), depth + 1)
    if kind == "fragment":
        return _line("paragraph", [node])
    return _placeholder(node, kind)


def _paragraph(node: Record) -> Body:
    return _text(node, "paragraph")


def _heading(node: Record) -> Body:
    return _text(node, "heading")


def _quotation(node: Record) -> Body:
    return _text(node, "quote")


def _text(node: Record, kind: BlockKind) -> Body:
    """A block of text, from its pieces; from its flat text where it has none."""
    inner = shape.records(node, "model", "blocks")
    body = _line(kind, inner)
    if body.blocks:
        return body
    told = " ".join(shape.string(node, "model", "text").split())
    return Body((Block(kind, told),)) if told else markup.NOTHING


def _line(kind: BlockKind, nodes: Iterable[Record]) -> Body:
    pieces: list[Piece] = []
    others: list[Body] = []
    for node in nodes:
        if shape.string(node, "type") in ("fragment", "urlLink", "paragraph", "text", "link", "span"):
            pieces.extend(_pieces(node, (), "", 0))
        else:
            others.append(_placeholder(node, shape.string(node, "type")))
    return markup.joined([markup.pieces_body(kind, pieces), *others])


def _pieces(node: Record, kinds: tuple[SpanKind, ...], url: str, depth: int) -> list[Piece]:
    given = [str(one) for one in shape.listing(node, "model", "attributes")]
    marks: list[SpanKind] = []
    if "bold" in given:
        marks.append("bold")
    if "italic" in given:
        marks.append("italic")
    locator = shape.string(node, "model", "locator")
    if locator and not url:
        marks.append("link")
        url = locator
    kinds = (*kinds, *marks)
    inner = shape.records(node, "model", "blocks")
    if inner and depth < _DEEPEST:
        return [piece for one in inner for piece in _pieces(one, kinds, url, depth + 1)]
    text = shape.dig(node, "model", "text")
    return [(text, kinds, url)] if isinstance(text, str) else []


def _list(node: Record) -> Body:
    items: list[Body] = []
    for item in shape.records(node, "model", "blocks"):
        inner = shape.records(item, "model", "blocks")
        nested = [one for one in inner if shape.string(one, "type") in ("unorderedList", "orderedList")]
        items.append(_line("item", (one for one in inner if one not in nested)))
        items.extend(_list(one) for one in nested[:50])
    return markup.joined(items)


def _image(node: Record) -> Body:
    parts = {shape.string(one, "type"): one for one in shape.records(node, "model", "blocks")}
    raw = parts.get("rawImage", {})
    alt, caption = plain(parts.get("altText", {})), plain(parts.get("caption", {}))
    locator = shape.string(raw, "model", "locator").lstrip("/")
    width = int(min(shape.number(raw, "model", "width") or 640, 1024)) or 640
    origin = shape.string(raw, "model", "originCode") or "cpsprodpb"
    address = f"{_PICTURES}/{width}/{origin}/{locator}" if locator else ""
    if locator.startswith("http"):
        address = locator
    return _one(captions.image(alt or caption, address, shape.string(raw, "model", "copyrightHolder")))


def _player(node: Record) -> Body:
    clip = next((one for one in shape.records(node, "model", "blocks") if shape.string(one, "type") == "clipMedia"), {})
    caption = next(
        (one for one in shape.records(node, "model", "blocks") if shape.string(one, "type") == "caption"), {}
    )
    named = shape.string(clip, "model", "headlines", "primaryHeadline") or shape.string(clip, "model", "description")
    version = shape.dig(clip, "model", "video", "version")
    told = ", ".join(part for part in (named or plain(caption), _length(shape.string(version, "duration"))) if part)
    guidance = shape.string(version, "guidance")
    path = shape.string(clip, "model", "link", "path")
    address = f"https://www.bbc.com{path}" if path.startswith("/") else path
    return _one(embeds.one_line(f"{told} ({guidance})" if guidance and told else told or "Video", address, "video"))


def _length(duration: str) -> str:
    found = _DURATION.fullmatch(duration)
    if not found or not any(found.groups()):
        return ""
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _social(node: Record) -> Body:
    oembed = shape.find(node, lambda one: "provider_name" in one or "html" in one) or {}
    address = shape.string(oembed, "url") or shape.string(node, "model", "source")
    provider = shape.string(oembed, "provider_name").title() or embeds.host_of(address)
    quoted = [block.text for block in markup.body(shape.string(oembed, "html")).blocks]
    told = " ".join(text for text in quoted if not text.lower().startswith("view original content"))
    return _one(embeds.one_line(f"{provider}: {told}" if told else f"Post on {provider}", address))


def _placeholder(node: Record, kind: str) -> Body:
    """One line for what cannot be shown: its kind, and its words if it has any."""
    told = plain(node)
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind or "embed").lower()
    if not kind and not told:
        return markup.NOTHING
    address = shape.string(node, "model", "source") or shape.string(node, "model", "url")
    return _one(embeds.one_line(f"[{name}] {told}".strip(), address))


def _one(block: Block | None) -> Body:
    return Body((block,)) if block else markup.NOTHING


_NESTS: Final = ("text", "section", "group", "wrapper", "container")
_READERS: Final[dict[str, Callable[[Record], Body]]] = {
    "paragraph": _paragraph,
    "introduction": _paragraph,
    "headline": _heading,
    "subheadline": _heading,
    "heading": _heading,
    "crosshead": _heading,
    "blockquote": _quotation,
    "quote": _quotation,
    "pullQuote": _quotation,
    "unorderedList": _list,
    "orderedList": _list,
    "image": _image,
    "video": _player,
    "audio": _player,
    "social": _social,
}
