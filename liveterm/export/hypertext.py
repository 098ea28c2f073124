"""Blocks as HTML: for feeds and JSON-LD in the elements that readers of live pages know, for a page without loading
anything from elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from itertools import groupby

from msgspec.structs import replace

from liveterm.export.lines import credited
from liveterm.model import EXPORT, SPOKEN_KINDS, Block, Entry, Link, Span

_MARKS = {"bold": "strong", "italic": "em", "link": "a"}
_NOUNS = {"image": "Photo", "video": "Video", "embed": "Embedded"}
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&#?\w+;")


def html_of(blocks: Iterable[Block], *, quiet: bool = False) -> str:
    """Blocks one after the other; items that stand together are one list.

    `quiet` names pictures and films with a link to them, so that whoever opens the page tells nobody.
    """
    return "".join(_run(kind, list(run), quiet) for kind, run in groupby(blocks, key=lambda block: block.kind))


def linked(entry: Entry) -> tuple[Block, ...]:
    """The blocks of a post with all its links at their words; those that have none there are paragraphs at the end."""
    blocks, others = placed(entry)
    return (*blocks, *map(_paragraph, others))


def exact_html(entry: Entry) -> str:
    """The body of a post for readers of feeds and for our own, which get back what it was made of.

    What only those need stands where others do not look: the links as they were listed, and which of them were put at
    words that were none.
    """
    blocks, others = placed(entry)
    own = {span.url for block in entry.blocks for span in block.spans}
    put = {span.url for block in blocks for span in block.spans} - own
    facts = {"of": EXPORT}
    if entry.links:
        facts["links"] = json.dumps([[link.text, link.url] for link in entry.links], ensure_ascii=False)
    if put:
        facts["put"] = " ".join(sorted(put))
    named = "".join(f" data-{name}={attribute(value)}" for name, value in facts.items())
    return f"<div{named}>{html_of(blocks)}{_listed(others)}</div>"


def placed(entry: Entry) -> tuple[tuple[Block, ...], tuple[Link, ...]]:
    """The blocks of a post with its links as spans of the words they stand at, and the links that stand nowhere.

    Posts whose links are only listed get them back where a reader of the page saw them: at the first place that says
    the link's words and is no link yet. What an embed or a film leads to is no link beside it.
    """
    blocks = list(entry.blocks)
    carried = {span.url for block in blocks for span in block.spans}
    carried |= {block.url for block in blocks if block.url and block.kind in ("embed", "video")}
    others = [link for link in entry.links if link.url not in carried and not _placed(link, blocks)]
    return tuple(blocks), tuple(others)


def title_html(text: str) -> str:
    """A line for readers that take it for HTML if it looks like some, as those of RSS do: escaped only then."""
    return escape(text, quote=False) if _MARKUP.search(text) else text


def text_html(block: Block) -> str:
    """The words of a block with bold, italic and links marked; spans may nest and cross."""
    html, done = "", 0
    open: list[Span] = []
    for edge in sorted({place for span in block.spans for place in (span.start, span.end)}):
        html += words(block.text[done:edge])
        done = edge
        outer = next((n for n, span in enumerate(open) if span.end <= edge), len(open))
        ended = open[outer:]
        again, begun = [span for span in ended if span.end > edge], _begun(block, edge)
        html += "".join(f"</{_MARKS[span.kind]}>" for span in reversed(ended))
        html += "".join(_opening(span, " data-again") for span in again) + "".join(map(_opening, begun))
        open[outer:] = again + begun
    return html + words(block.text[done:])


def words(text: str) -> str:
    """Text as HTML; its line breaks stay."""
    return escape(text, quote=False).replace("\n", "<br>")


def attribute(value: str) -> str:
    """Text as the value of an attribute, in its quotation marks."""
    return f'"{escape(value)}"'


def _placed(link: Link, blocks: list[Block]) -> bool:
    """Whether the link could be put at its words, which is then done."""
    words = r"\s+".join(map(re.escape, link.text.split()))
    said = re.compile(rf"(?<!\w){words}(?!\w)")
    for place, block in enumerate(blocks):
        taken = [span for span in block.spans if span.kind == "link"]
        for found in said.finditer(block.text) if words and block.kind in SPOKEN_KINDS else ():
            if not any(span.start < found.end() and found.start() < span.end for span in taken):
                blocks[place] = replace(block, spans=(*block.spans, Span(*found.span(), "link", link.url)))
                return True
    return False


def _paragraph(link: Link) -> Block:
    words = " ".join(link.text.split()) or link.url
    return Block("paragraph", words, spans=(Span(0, len(words), "link", link.url),))


def _begun(block: Block, edge: int) -> list[Span]:
    """The spans that begin here, the outer first: the longest, and of equally long ones the last that was read."""
    return sorted((span for span in reversed(block.spans) if span.start == edge < span.end), key=lambda span: -span.end)


def _opening(span: Span, more: str = "") -> str:
    where = f" href={attribute(span.url)}" if span.kind == "link" else ""
    return f"<{_MARKS[span.kind]}{where}{more}>"


def _listed(links: Iterable[Link]) -> str:
    """Links that stand at no words of a post, as a list after it."""
    items = "".join(f"<li>{text_html(_paragraph(link))}</li>" for link in links)
    return f'<ul class="links">{items}</ul>' if items else ""


def _run(kind: str, blocks: list[Block], quiet: bool) -> str:
    if kind == "item":
        return "<ul>{}</ul>".format("".join(f"<li>{text_html(block)}</li>" for block in blocks))
    return "".join(_quiet(block) if quiet and kind in _NOUNS else _block(block) for block in blocks)


def _block(block: Block) -> str:
    source = f" src={attribute(block.url)}" if block.url else ""
    match block.kind:
        case "quote":
            return f"<blockquote><p>{text_html(block)}</p></blockquote>"
        case "heading":
            return f"<h3>{text_html(block)}</h3>"
        case "image":
            return f"<figure><img{source} alt={attribute(block.text)}>{_made_by(block)}</figure>"
        case "video":
            return _figure(f"<video{source} title={attribute(block.text)}></video>", block)
        case "embed":
            return _figure(f"<iframe{source} title={attribute(block.text)}></iframe>", block)
        case _:
            return f"<p>{text_html(block)}</p>"


def _figure(frame: str, block: Block) -> str:
    return f"<figure>{frame}{_made_by(block)}</figure>" if block.credit else frame


def _made_by(block: Block) -> str:
    return f"<figcaption><cite>{words(block.credit)}</cite></figcaption>" if block.credit else ""


def _quiet(block: Block) -> str:
    """A picture, film or embed in words, with a link to it."""
    noun = _NOUNS[block.kind]
    told = f"{noun}: {words(block.text) or 'no description'}"
    name = f"<a href={attribute(block.url)}>{told}</a>" if block.url else told
    credit = f"<figcaption>{words(credited(block))}</figcaption>" if block.credit else ""
    return f"<figure><p>{name}</p>{credit}</figure>"
