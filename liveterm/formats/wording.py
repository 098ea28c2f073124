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
TAG: Final = re.compile(
    r"</?(?i:a|abbr|amp-[a-z-]+|article|aside|audio|b|big|blockquote|br|center|cite|code|d[dlt]|del|div|em|embed|"
    r"figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|li|main|mark|o:p|object|ol|p|picture|pre|q|s|script|"
    r"section|small|source|span|strike|strong|style|su[bp]|table|tbody|t[dhr]|thead|time|u|ul|video|wbr)"
    r"(?:\s[^<>]*=[^<>]*|\s*/?)>"
)
"""A tag as it stands in text that may hold some; “x<b and c>d” holds none."""
_WHOLE_ALONE = re.compile(r"</|=|<(?i:br|hr|img|li|p|wbr|d[dt]|t[dhr])\b")
"""What a tag that means one can do without a second: it ends something, says more than its name, or stands alone."""
_ENTITY = re.compile(r"(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});)")
_SIGN = re.compile(
    r"(&(?!(?:amp|lt|gt|#38|#60|#62|#[xX](?:26|3[cCeE]));)(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});)"
)
_DEEPEST: Final = 120


def unescaped(text: str) -> str:
    """A text with its entities resolved, once; signs that were escaped twice, too."""
    return undoubled(_without(_ENTITY, text)) if "&" in text else text


def undoubled(text: str) -> str:
    """A text without the entities of signs that were escaped once too often; those that could make markup stay."""
    return _without(_SIGN, text) if "&" in text else text


def single_spaced(text: str) -> str:
    """A line of text with one blank wherever there is white space."""
    if text.isprintable() and "  " not in text:  # as nearly all is; of white space only the blank can be printed
        return text.strip(" ")
    return " ".join(text.split())


def _without(entities: re.Pattern[str], text: str) -> str:
    """A text with what a pattern finds resolved; to split it is faster than to substitute."""
    parts = entities.split(text)
    parts[1::2] = map(_resolve, parts[1::2])
    return "".join(parts)


_resolve = lru_cache(maxsize=1024)(unescape)  # pages use few entities, and those again and again


def line(text: str) -> str:
    """One line of words out of a headline or a name that may hold entities and tags: unescaped once."""
    if "<" in text and _is_html(text):
        return html_line(text)
    text = unescaped(text)
    return html_line(text) if "<" in text and _is_html(text) else single_spaced(text)


def attribute(text: str) -> str:
    """One line of words out of an attribute of a page, whose entities the parser has resolved; HTML that was escaped
    into it is read."""
    return html_line(text) if "<" in text and _is_html(text) else single_spaced(undoubled(text))


def _is_html(line: str) -> bool:
    """Whether a line has tags that mean something; one that is begun in its midst and never ended is a word."""
    tags = list(TAG.finditer(line))
    return any(tag.start() == 0 or _WHOLE_ALONE.search(tag[0]) for tag in tags)


def html_line(html: str) -> str:
    """One line of words out of what is HTML: its entities are the parser's to resolve."""
    if "<" not in html and "&" not in html:
        return single_spaced(html)
    root = parsed_html(html)
    return "" if root is None else words(root)


def words(element: Element) -> str:
    """All words in an element, as one line; what scripts and styles hold is none."""
    parts: list[str] = []
    _collect(element, parts, 0)
    return single_spaced(undoubled("".join(parts)))


def _collect(element: Element, parts: list[str], depth: int) -> None:
    if element.tag in SKIPPED or not isinstance(element.tag, str):
        return
    if text := element.text:
        parts.append(text)
    for child in element:
        if depth < _DEEPEST:
            _collect(child, parts, depth + 1)
        if child.tag in BLOCKS or child.tag == "br":
            parts.append(" ")
        if tail := child.tail:
            parts.append(tail)
