"""The words in a piece of HTML, as one line: for headlines, names, captions."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Final

from liveterm.formats.reading import parsed_html

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SKIPPED: Final = frozenset(
    ("script", "style", "noscript", "template", "svg", "math", "button", "form", "input", "select", "textarea", "nav",
     "head", "title", "meta", "link", "object", "embed", "map", "canvas", "dialog", "footer", "amp-ad", "amp-analytics",
     "amp-pixel", "amp-social-share")
)  # fmt: skip
"""Elements whose words are not for readers."""
BLOCKS: Final = frozenset(
    ("p", "div", "section", "article", "header", "main", "body", "html", "ul", "ol", "dl", "dt", "dd", "table", "thead",
     "tbody", "tfoot", "tr", "caption", "address", "details", "summary", "hr", "fieldset", "center", "aside", "menu",
     "figcaption", "gu-island", "amp-accordion", "amp-list")
)  # fmt: skip
"""Elements before and after which a line ends."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_DEEPEST: Final = 120


def unescaped(text: str) -> str:
    """A text with its entities resolved, once."""
    return _ENTITY.sub(_resolved, text) if "&" in text else text


def _resolved(found: re.Match[str]) -> str:
    return _resolve(found[0])


_resolve = lru_cache(maxsize=1024)(unescape)  # pages use few entities, and those again and again


def line(text: str) -> str:
    """One line of words out of a headline or a name that may hold entities and tags: unescaped once."""
    text = unescaped(text)
    if "<" in text and re.search(r"<[a-zA-Z/!]", text):
        root = parsed_html(text.replace("&", "&amp;"))
        text = "" if root is None else words(root)
    return " ".join(text.split())


def html_line(html: str) -> str:
    """One line of words out of what is HTML: its entities are the parser's to resolve."""
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    root = parsed_html(html)
    return "" if root is None else words(root)


def words(element: Element) -> str:
    """All words in an element, as one line; what scripts and styles hold is none."""
    parts: list[str] = []
    _collect(element, parts, 0)
    return " ".join("".join(parts).split())


def _collect(element: Element, parts: list[str], depth: int) -> None:
    if element.tag in SKIPPED or not isinstance(element.tag, str):
        return
    if element.text:
        parts.append(element.text)
    for child in element:
        if depth < _DEEPEST:
            _collect(child, parts, depth + 1)
        if child.tag in BLOCKS or child.tag == "br":
            parts.append(" ")
        if child.tail:
            parts.append(child.tail)
