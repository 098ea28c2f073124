"""A BBC World Service live page: its data in `__NEXT_DATA__`, 20 posts a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise
from typing import Any, Final

import msgspec

from liveterm.export.hypertext import linked
from liveterm.model import BREAKING, Block, Span
from liveterm.shapes.edition import HTML, Answer, Edition, number, pages, stamp
from liveterm.timeline import Post

FRONT: Final = "/news/live/c{name}"
PAGE: Final = 20

Node = dict[str, Any]


def answer(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """One page of the live page."""
    page, cut = number(query, "page"), pages(edition.posts, PAGE)
    if path != FRONT.format(name=edition.name) or not 1 <= page <= len(cut):
        return None
    data = _page_data(edition, [_post(post) for post in cut[page - 1]], page, len(cut))
    script = msgspec.json.encode({"props": {"pageProps": {"pageData": data}}}).replace(b"</", b"<\\/")
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>'
    holder = b'<script id="__NEXT_DATA__" type="application/json">%b</script></body></html>'
    return Answer(HTML, head.encode() + holder % script)


def _page_data(edition: Edition, posts: list[Node], page: int, total: int) -> Node:
    blog = edition.blog
    points = _node("unorderedList", [_node("listItem", [_paragraph(point)]) for point in blog.summary])
    return {
        "title": blog.title,
        "isLive": not blog.over,
        "metadata": {"atiAnalytics": {"contentId": f"urn:bbc:tipo:topic:c{edition.name}"}},
        "summaryPoints": {"content": {"model": {"blocks": [_node("text", [points])]}} if blog.summary else None},
        "liveTextStream": {
            "id": f"{edition.name:0<32}".upper(),
            "contributors": None,
            "content": {"data": {"results": posts, "page": {"index": page, "total": total}}},
        },
    }


def _post(post: Post) -> Node:
    entry = post.entry
    published = stamp(entry.published or post.first_seen)
    reporters = [{"type": "contributor", "model": {"name": name}} for name in entry.authors]
    return {
        "urn": entry.id,
        "type": "POST",
        "typeCode": None,
        "header": {"model": {"blocks": [_node("headline", [_node("text", [_paragraph(entry.headline)])]), *reporters]}},
        "content": {"model": {"blocks": _blocks(linked(entry))}},
        "options": {"isBreakingNews": entry.breaking_for == BREAKING},
        "dates": {
            "firstPublished": published,
            "lastPublished": stamp(entry.updated) if entry.updated else published,
            "curated": published,
            "time": None,
        },
    }


def _blocks(blocks: Iterable[Block]) -> list[Node]:
    nodes: list[Node] = []
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        if kind == "item":
            nodes.append(_node("unorderedList", [_node("listItem", _fragments(block)) for block in run]))
        else:
            nodes.extend(map(_block, run))
    return nodes


def _block(block: Block) -> Node:
    match block.kind:
        case "image":
            return _image(block)
        case "video":
            clip = {"headlines": {"primaryHeadline": block.text}, "link": {"path": block.url or ""}}
            return _node("video", [{"type": "clipMedia", "model": clip}])
        case "embed":
            oembed = {"provider_name": "", "url": block.url, "html": ""}
            return {"type": "social", "model": {"source": block.url, "blocks": [{"model": {"oembed": oembed}}]}}
        case "quote":
            return _text("blockquote", block)
        case "heading":
            return _text("crosshead", block)
        case _:
            return _text("paragraph", block)


def _image(block: Block) -> Node:
    raw = {"locator": block.url or "", "width": 1024, "copyrightHolder": block.credit or ""}
    return _node(
        "image",
        [{"type": "rawImage", "model": raw}, _node("altText", [_node("text", [_paragraph(block.text)])])],
    )


def _text(kind: str, block: Block) -> Node:
    return {"type": kind, "model": {"text": block.text, "blocks": _fragments(block)}}


def _paragraph(text: str) -> Node:
    return _text("paragraph", Block("paragraph", text))


def _node(kind: str, blocks: list[Node]) -> Node:
    return {"type": kind, "model": {"blocks": blocks}}


def _fragments(block: Block) -> list[Node]:
    """The words of a block in pieces, each plain, bold or italic; those of a link together in one."""
    edges = sorted({0, len(block.text), *(edge for span in block.spans for edge in (span.start, span.end))})
    nodes: list[Node] = []
    for link, run in groupby(pairwise(edges), key=lambda piece: _over(block, *piece, "link")):
        pieces = [_fragment(block, start, end) for start, end in run]
        words = "".join(piece["model"]["text"] for piece in pieces)
        model = {"text": words, "locator": link[0].url, "blocks": pieces} if link else {}
        nodes += [{"type": "urlLink", "model": model}] if link else pieces
    return nodes


def _fragment(block: Block, start: int, end: int) -> Node:
    marks = [span.kind for span in _over(block, start, end, "bold", "italic")]
    return {"type": "fragment", "model": {"text": block.text[start:end], "attributes": marks}}


def _over(block: Block, start: int, end: int, *kinds: str) -> list[Span]:
    """The spans of some kinds that these words stand in."""
    return [span for span in block.spans if span.kind in kinds and span.start <= start and end <= span.end]
