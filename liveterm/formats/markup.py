"""HTML as publishers write it, as blocks of plain text with spans; everything that is not the post's is left behind.

Nothing here raises for any input.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from liveterm.formats import wording
from liveterm.formats.reading import parsed_html
from liveterm.formats.writing import BULLET, SpanKind, Writer
from liveterm.model import Block, BlockKind, Link

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Body(NamedTuple):
    """A post's blocks and the links in them."""

    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()


NOTHING: Final = Body()
_PARTING = re.compile(r"<(?i:p|br|div)\b")
_MORE = re.compile(
    r"(?:continue reading|read more|weiterlesen|lire la suite|leggi tutto|seguir leyendo)\W*", re.IGNORECASE
)
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
    writer = Writer(base, skip)
    for element in elements:
        writer.read(element, 0)
        writer.flush()
    return Body(tuple(writer.blocks), tuple(writer.links.values()))


def escaped_body(text: str, base: str = "") -> Body:
    """The blocks of a text that may hold tags, entities, both or neither, or be HTML escaped whole (schema.org's
    articleBody): unescaped once.

    Line breaks part paragraphs where no tag does.
    """
    if "<" not in text or not wording.TAG.search(text):
        text = wording.unescaped(text)
        if "<" not in text or not wording.TAG.search(text):
            return plain_body(text)
    return body(text if _PARTING.search(text) else text.replace("\n", "<br><br>"), base)


def plain_body(text: str) -> Body:
    """The blocks of a text without markup: a line each, those behind a bullet are items."""
    return Body(tuple(_line_block(line) for line in (one.strip() for one in text.splitlines()) if line))


def pieces_body(kind: BlockKind, pieces: Iterable[Piece]) -> Body:
    """A block of words that come in pieces, each with what it is; white space between them is kept as one blank.

    Pieces that lead to one address and follow each other are one link.
    """
    writer = Writer("", None)
    for url, run in groupby(pieces, key=lambda piece: piece[2]):
        writer.pieces([(text, kinds) for text, kinds, _ in run], url)
    writer.end(kind)
    return Body(tuple(writer.blocks), tuple(writer.links.values()))


def without_more(body: Body) -> Body:
    """A body without the link that ends it in feeds, which only leads to the whole."""
    if not body.blocks or not _MORE.fullmatch(body.blocks[-1].text):
        return body
    links = tuple(link for link in body.links if not _MORE.fullmatch(link.text))
    return Body(body.blocks[:-1], links)


def joined(bodies: Iterable[Body]) -> Body:
    """Several bodies as one."""
    blocks: list[Block] = []
    links: dict[str, Link] = {}
    for one in bodies:
        blocks.extend(one.blocks)
        for link in one.links:
            links.setdefault(link.url, link)
    return Body(tuple(blocks), tuple(links.values()))


def _line_block(line: str) -> Block:
    text = wording.single_spaced(line)
    bullet = None if text[0].isalnum() else BULLET.match(text)
    return Block("item", text[bullet.end() :]) if bullet else Block("paragraph", text)
