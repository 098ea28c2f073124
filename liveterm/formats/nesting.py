"""How deep JSON and markup may nest: what nests for ever is refused before any format goes down into it."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from liveterm.errors import FormatError
from liveterm.formats import feed
from liveterm.formats.reading import html_of, parsed_xml, text_of
from liveterm.model import Document

if TYPE_CHECKING:
    from lxml.etree import XPath

_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_BRACKETS: Final = b"[{}]"
_STEPS: Final = [1 if byte in b"[{" else -1 for byte in range(256)]
_ALL_BUT_BRACKETS: Final = bytes(byte for byte in range(256) if byte not in _BRACKETS)


def check(document: Document, most: int) -> None:
    """Raise FormatError if a document nests more than so many levels deep.

    libxml2 reads 256 and leaves out the rest without a word, so `most` is less. The items of a feed that were read
    before were looked at then.
    """
    text = text_of(document)
    json = text.lstrip()[:1] in ("{", "[")
    if _json_is_deeper(text, most) if json else _markup_is_deeper(document, text, most):
        raise FormatError(f"it nests more than {most} levels deep; not read, `limits.depth` says how deep it may be")


def _json_is_deeper(text: str, most: int) -> bool:
    if text.count("[") + text.count("{") <= most:
        return False
    brackets = _STRING.sub("", text).encode("utf-8", "replace").translate(None, _ALL_BUT_BRACKETS)
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > most


def _markup_is_deeper(document: Document, text: str, most: int) -> bool:
    if text.count("<") <= most:
        return False
    root = html_of(document)
    if root is None:
        root = parsed_xml(feed.unread(document))  # not kept: feedparser makes a tree of its own, and needs the room
    return root is not None and bool(_deeper(most)(root))


@lru_cache(maxsize=1)
def _deeper(most: int) -> XPath:
    """Whether there is an element below that level: one walk in C, where an `iterwalk` takes longer than parsing."""
    from lxml import etree

    return etree.XPath(f"boolean({'/*' * (most + 1)})")
