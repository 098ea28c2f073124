"""Which lines need not pass the cleaning door, because a quick look shows that it would find nothing.

The door takes longer than reading does, and almost every line holds nothing but letters, print's punctuation and web
addresses. Only such lines are let by; whoever is in doubt goes through the door.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from liveterm import clean
from liveterm.model import BREAKING, KEY, PINNED, SPOKEN_KINDS, SUMMARY, Block, Entry, Link

_LONGEST: Final = 16_000  # bytes; less than any text may have
_PRINTABLE: Final = bytes((*range(0x20, 0x7F), 0x0A))
_LETTERS = re.compile(
    rb"(?:\xe2\x80[\x90-\xa7\xb0-\xbf]"  # dashes, quotation marks, bullets, the ellipsis
    rb"|\xe2[\x82\x84-\xb2][\x80-\xbf]"  # currencies, arrows, boxes, signs
    rb"|\xc2[\xa1-\xac\xae-\xbf]"  # Latin signs, without the soft hyphen
    rb"|[\xc3-\xcb\xce-\xd1][\x80-\xbf]"  # Latin, Greek and Cyrillic letters
    rb"|[\xe4-\xe9][\x80-\xbf]{2}"  # Chinese
    rb"|\xf0\x9f[\x8c-\xbf][\x80-\xbf]"  # emoji
    rb")*+"
)
_HIDDEN = re.compile(rb'\\[^"\\/n]')
_LABELS = frozenset((BREAKING, KEY, PINNED, SUMMARY))


def is_plain(raw: bytes) -> bool:
    """Whether one or more lines of JSON hold only letters and signs that are harmless wherever they stand."""
    return _LETTERS.fullmatch(raw.translate(None, _PRINTABLE)) is not None and _HIDDEN.search(raw) is None


def is_sound(entry: Entry, raw: bytes) -> bool:
    """Whether the parts of an entry from a plain line are of the kind and length that the door lets by."""
    headline, url = entry.headline, entry.url
    if (
        len(raw) > _LONGEST
        or len(headline) > clean.LINE
        or "\n" in headline
        or clean.identity(entry.id) is not entry.id
    ):
        return False
    if (url is not None and clean.url(url) is not url) or not _is_time(entry.published) or not _is_time(entry.updated):
        return False
    for block in entry.blocks:
        if (block.kind not in SPOKEN_KINDS or block.url or block.credit or block.spans) and not _is_sound_block(block):
            return False
    if entry.labels or entry.authors or entry.tags or entry.links:
        return _LABELS.issuperset(entry.labels) and _are_lines(entry.authors + entry.tags) and _are_links(entry.links)
    return True


def _is_time(moment: datetime | None) -> bool:
    return moment is None or 1000 < moment.year < 9000


def _is_line(text: str) -> bool:
    return len(text) <= clean.LINE and "\n" not in text


def _are_lines(texts: tuple[str, ...]) -> bool:
    return all(map(_is_line, texts))


def _is_address(url: str | None) -> bool:
    return url is None or clean.url(url) is url


def _are_links(links: tuple[Link, ...]) -> bool:
    return all(_is_line(link.text) and _is_address(link.url) for link in links)


def _is_sound_block(block: Block) -> bool:
    if block.spans:
        return clean.block(block) is block
    return _is_line(block.text) and _is_address(block.url) and (block.credit is None or _is_line(block.credit))
