"""Which posts need not pass the cleaning door, because a quick look shows that it would find nothing.

The door takes longer than reading does, and almost every line holds nothing but letters, print's punctuation and web
addresses. So many lines, and all their posts, are looked at in one stroke; whoever is in doubt goes through the door.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import chain
from typing import Final

from liveterm import clean
from liveterm.model import SPOKEN_KINDS, Entry

_LONGEST: Final = 16_000  # bytes of a line; less than any text may have
_ASCII: Final = bytes(range(0x80))
_LETTERS = (
    rb"(?:\xe2\x80[\x90-\xa7\xb0-\xbf]"  # dashes, quotation marks, bullets, the ellipsis
    rb"|[\x80-\xbf\xc3-\xcb\xce-\xd1\xe4-\xe9]++"  # Latin, Greek, Cyrillic, Chinese; the rest of a character
    rb"|\xe2[\x82\x84-\x9f\xa1-\xb2]"  # currencies, arrows, boxes, signs; not what is blank
    rb"|\xc2[\xa0-\xac\xae-\xbf]"  # Latin signs, without the soft hyphen
    rb"|\xf0\x9f[\x8c-\xbf]"  # emoji
    rb")*+"
)
_HIDDEN = rb'\\[^"\\/n]'
_ADDRESSES = rf"(?:{clean.URL_PLAIN}\n)*+"
_MOST_NAMES, _MOST_BLOCKS = 50, 200
_EARLIEST, _LATEST = datetime(1001, 1, 1, tzinfo=UTC), datetime(8999, 1, 1, tzinfo=UTC)


def are_clean(entries: list[Entry], piece: bytes, raws: list[bytes]) -> bool:
    """Whether the entries of some lines, together and one by one, are such that the door would change nothing."""
    return max(map(len, raws)) <= _LONGEST and _is_plain(piece) and _are_sound(entries)


def _is_plain(piece: bytes) -> bool:
    """Whether JSON that was decoded holds only letters and signs that are harmless wherever they stand.

    A control character can stand in it only as an escape.
    """
    if b"\x7f" in piece or re.search(_HIDDEN, piece):
        return False
    return piece.isascii() or re.fullmatch(_LETTERS, piece.translate(None, _ASCII)) is not None


def _are_sound(entries: list[Entry]) -> bool:
    """Whether all parts of entries from plain lines are of the kind and length that the door lets by."""
    rich = [entry for entry in entries if entry.labels or entry.authors or entry.tags or entry.links or entry.inferred]
    special = [
        block
        for entry in entries
        for block in entry.blocks
        if block.url is not None or block.credit or block.spans or block.kind not in SPOKEN_KINDS
    ]
    links = [link for entry in rich for link in entry.links]
    names = [*chain.from_iterable((*entry.labels, *entry.inferred, *entry.authors, *entry.tags) for entry in rich)]
    lines = [entry.headline for entry in entries]
    lines += names
    lines += [link.text for link in links]
    lines += [block.credit for block in special if block.credit]
    lines += [block.text for block in special if block.kind not in SPOKEN_KINDS]
    addresses = [entry.url for entry in entries if entry.url is not None]
    addresses += [link.url for link in links]
    addresses += [block.url for block in special if block.url is not None]
    return (
        _are_ids([entry.id for entry in entries])
        and _are_lines(lines)
        and all(names)
        and _are_addresses(addresses)
        and _are_times([entry.published for entry in entries if entry.published is not None])
        and _are_times([entry.updated for entry in entries if entry.updated is not None])
        and all(len(entry.blocks) <= _MOST_BLOCKS for entry in entries)
        and all(
            len(part) <= _MOST_NAMES
            for entry in rich
            for part in (entry.labels, entry.inferred, entry.authors, entry.tags, entry.links)
        )
        and all(clean.block(block) is block for block in special if block.spans)
    )


def _are_ids(ids: list[str]) -> bool:
    joined = "".join(ids)
    return all(ids) and joined.isascii() and joined.isprintable() and " " not in joined and _within(ids, clean.ID)


def _are_lines(texts: list[str]) -> bool:
    return "\n" not in "".join(texts) and _within(texts, clean.LINE)


def _are_addresses(urls: list[str]) -> bool:
    return re.fullmatch(_ADDRESSES, "\n".join((*urls, ""))) is not None and _within(urls, clean.URL)


def _within(texts: list[str], most: int) -> bool:
    return max(map(len, texts), default=0) <= most


def _are_times(moments: list[datetime]) -> bool:
    """Whether moments are in UTC and can be shown in any zone."""
    if not moments:
        return True
    return {moment.tzinfo for moment in moments} == {UTC} and min(moments) > _EARLIEST and max(moments) < _LATEST
