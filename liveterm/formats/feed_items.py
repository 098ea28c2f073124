"""Cutting a feed into its items without parsing it, so that only those that changed have to be parsed."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_BASE: Final = "xml:base"
_TOKENS: Final[dict[str, re.Pattern[str]]] = {}


class Cut(NamedTuple):
    """A feed in pieces: what stands before the first item, the items, and what stands between and after them."""

    before: str
    items: tuple[str, ...]
    after: str


def cut(text: str, root: str) -> Cut | None:
    """The pieces of a feed; None where they cannot be told for certain, and the feed must be parsed whole."""
    tokens = _tokens(root)
    items: list[str] = []
    others: list[str] = []
    position, start, last = 0, -1, 0
    while found := tokens.search(text, position):
        token, position = found[0], found.end()
        if token in _ENDS:
            position = text.find(_ENDS[token], position) + len(_ENDS[token])
            if position < len(_ENDS[token]):
                return None
        elif token.startswith("</"):
            if start < 0:
                return None
            items.append(text[start:position])
            start, last = -1, position
        elif start >= 0 or token.endswith("/>"):
            return None
        else:
            others.append(text[last : found.start()])
            start = found.start()
    if start >= 0 or not items or _BASE in others[0]:
        return None
    return Cut(others[0], tuple(items), "".join(others[1:]) + text[last:])


def untorn(text: str, root: str) -> str:
    """The text without its last item, where that has begun and the text ends before it does; half a post is none.

    A feed's only item stays, and so does one that others follow or that the feed's own end follows.
    """
    tokens = _tokens(root)
    position, start, ended = 0, -1, False
    while position >= 0 and (found := tokens.search(text, position)):
        token, position = found[0], found.end()
        if token in _ENDS:
            position = text.find(_ENDS[token], position)
        elif token.startswith("</"):
            start, ended = -1, True
        elif not token.endswith("/>"):
            start = found.start()
    torn = start >= 0 and ended and not _END.search(text, start)
    return text[:start] if torn else text


def surroundings(pieces: Cut, base: str) -> str:
    """What an entry depends on beside its item: the names declared before the first item, the address of the feed."""
    return f"{base}\0{pieces.before[: pieces.before.find('>') + 1]}"


_END = re.compile(r"</(?:[a-z]\w{0,20}:)?(?:channel|rss|feed|rdf)\b", re.IGNORECASE)
_ENDS: Final = {"<![CDATA[": "]]>", "<!--": "-->"}


def _tokens(root: str) -> re.Pattern[str]:
    """What matters in a feed with this root: where its items begin and end, and what hides such words."""
    prefix, _, name = root.rpartition(":")
    item = "entry" if name == "feed" else "item"
    if name == "feed" and prefix:
        item = f"{prefix}:{item}"
    if item not in _TOKENS:
        tag = re.escape(item)
        _TOKENS[item] = re.compile(rf"<!\[CDATA\[|<!--|<{tag}(?:\s[^<>]{{0,2000}})?>|</{tag}\s{{0,20}}>", re.IGNORECASE)
    return _TOKENS[item]
