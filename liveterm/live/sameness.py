"""When two entries are the same post, and when a post says something else than before."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from liveterm.model import SPOKEN_KINDS, Block, Entry

_TRACKING = re.compile(
    r"(?:utm(?:_\w+)?|at_\w+|ns_\w+|mc_[ce]id|[dgm]clid|gclsrc|fbclid|msclkid|igshid|ref_src|xtor|(?:int)?cmp(?:id)?|ito|s_cid|icid"
    r"|ocid|taid|amp|outputType=amp)(?:=.*)?",
    re.IGNORECASE,
)
_AMP_HOST = re.compile(r"^(?:www|amp|m)\.")
_AMP_PATH = re.compile(r"^/amp(?=/)|(?:/amp|\.amp)(?=/?$)|\.amp(?=\.html$)")


_PLACE = re.compile(r"//(?P<host>[^/?#]+)[^#]*#(?P<mark>.+)")
_GAPS = re.compile(r"\s+")


@lru_cache(maxsize=1 << 15)  # more than a page may have posts
def canonical(id: str) -> str:
    """What stays of an id that is an address when scheme, trailing slash, tracking and amp are left out."""
    if not id.startswith(("http://", "https://")):
        return id
    try:
        parts = urlsplit(id)
    except ValueError:
        return id
    query = "&".join(part for part in parts.query.split("&") if part and not _TRACKING.fullmatch(part))
    host = _AMP_HOST.sub("", parts.netloc.lower())
    return urlunsplit(("", host, _AMP_PATH.sub("", parts.path).rstrip("/"), query, parts.fragment))


def same_place(one: str, other: str) -> bool:
    """Whether two addresses lead to one place of a site, by a page's long name and by a short one ("/?p=7#entry-1")."""
    (host, mark), there = _place(one), _place(other)
    return bool(mark) and (host, mark) == there


def _place(address: str) -> tuple[str, str]:
    found = _PLACE.match(canonical(address))
    return (found["host"], found["mark"]) if found else ("", "")


def fingerprint(entry: Entry) -> int:
    """A checksum of the words of an entry and the minute it was published."""
    minute = "" if entry.published is None else entry.published.timestamp() // 60
    return zlib.crc32(f"{minute}\0{entry.headline}\0{entry.text}".encode("utf-8", "replace"))


def same_content(one: Entry, other: Entry) -> bool:
    """Whether a reader would see the same: addresses may differ in what only serves tracking, times in anything.

    A breaking that another label stands for says nothing that this one does not, and old sessions lack it.
    """
    if (
        one.headline == other.headline
        and one.blocks == other.blocks
        and one.shown_labels == other.shown_labels
        and one.authors == other.authors
        and one.tags == other.tags
        and one.links == other.links
    ):
        return True
    return _content(one) == _content(other)


def retold(before: Entry, entry: Entry) -> bool:
    """Whether an entry is the one before with less round its words: a page tells of old posts in its data alone.

    Paragraphs run together then, or the authors are missing; pictures and labels may be, too. Nothing is new.
    """
    fewer = _spoken(entry) < _spoken(before) or (before.authors and not entry.authors)
    return bool(
        fewer
        and entry.headline == before.headline
        and _GAPS.sub("", entry.text) == _GAPS.sub("", before.text)
        and set(entry.labels) <= set(before.labels)
        and set(entry.authors) <= set(before.authors)
        and set(entry.tags) <= set(before.tags)
        and {canonical(link.url) for link in entry.links} <= {canonical(link.url) for link in before.links}
        and _media(entry) <= _media(before)
    )


def _spoken(entry: Entry) -> int:
    return sum(block.kind in SPOKEN_KINDS for block in entry.blocks)


def _media(entry: Entry) -> set[tuple[object, ...]]:
    return {_block(block)[2:3] for block in entry.blocks if block.kind not in SPOKEN_KINDS}


def _content(entry: Entry) -> tuple[object, ...]:
    return (
        entry.headline,
        tuple(map(_block, entry.blocks)),
        sorted(entry.shown_labels),
        entry.authors,
        entry.tags,
        tuple((link.text, canonical(link.url)) for link in entry.links),
    )


def _block(block: Block) -> tuple[object, ...]:
    """A block without what publishers sign anew for every reader: the query of a picture's address."""
    address = (block.url or "").partition("?")[0] if block.kind == "image" else canonical(block.url or "")
    return (block.kind, block.text, address, block.credit or "")
