"""The one door for untrusted text: what passes it can be drawn, printed, recorded and clicked without harm.

Text is cleaned last, after entities and markup are gone. What is harmless comes back as the very same object, so that
callers can see with `is` that nothing had to change. An ESC becomes ␛, so that an attack stays visible and inert.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from datetime import datetime
from operator import is_
from typing import Final, TypeVar
from unicodedata import category, normalize
from urllib.parse import quote, urlsplit

from msgspec.structs import replace

from liveterm.model import SPOKEN_KINDS, Block, Entry, Follow, Frame, Link, LiveBlog, Page, Span

CUT: Final = " […]"
"""Ends every text that was longer than its limit."""

LINE: Final = 500
HEADLINE: Final = 2_000  # some feeds have no other words than these
TEXT: Final = 40_000
URL: Final = 2_000
ID: Final = 200
_POST: Final = TEXT  # characters of all blocks of a post
_BLOCKS, _SPANS, _LINKS, _NAMES, _POINTS = 500, 200, 200, 50, 50
_ENTRIES: Final = 20_000
_SPAN_WORK: Final = 2_000_000  # characters that finding the spans of one changed block again may cost
_MARKS: Final = 6  # combining marks in a row; Vietnamese, Thai and Tibetan stay below

# Patterns are strings: `re` compiles each when it is first needed, and keeps it; all together would cost milliseconds.
_BREAK = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_DROP = (  # what is taken out wherever it stands
    "[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f"  # C0, DEL, C1 (ESC, breaks and tabs are dealt with before)
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffc"  # soft hyphen, nothings, byte order mark
    "\u115f\u1160\u3164\uffa0"  # fillers: letters without a shape
    "\u202d\u202e"  # overrides, which show a text in another order than it is
    "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U00013430-\U0001345f"  # private use, no characters, hieroglyphs' format
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\U000f0000-\U0010ffff]"
)
_JOINING = "[\u061c\u200c-\u200f\u202a-\u202c\u2066-\u2069\ufe00-\ufe0f\U000e0100-\U000e01ef\ud800-\udfff]"
"""What joins, turns or chooses shapes, or is half a character."""
_BIDI = "[\u202a-\u202c\u2066-\u2069]"
_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_DEEPEST: Final = 8
_JOINER = "(?<![^\x00-\x7f])[\u200c\u200d]+|(?<=[\u200c-\u200f\u061c])[\u200c-\u200f\u061c]+"
_SELECTOR = "(?<=[\ufe00-\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
_CHAIN = "(?:[^\\s\u200d]{1,3}\u200d){9,}"  # the longest emoji of one piece has four parts
_JAMO = "\u1160-\u11ff\ud7b0-\ud7ff"  # vowels and finals of Hangul, which join the letter before them
_MARKED = rf"[\W{_JAMO}]{{7,}}"  # no other \w is a mark: whatever holds seven marks in a row is found
_BLANK = "[\u2800\U0001d159]"  # no blanks by their kind, and yet nothing to see
_DESCRIBING = "\u2ff0-\u2fff"  # how two characters would make one
_ODD = rf"{_MARKED}|{_BLANK}|[\u115f\u1160\u3164\uffa0\ufffc\U00013430-\U0001345f]"
"""Printable, and yet not to be trusted."""
_UNUSUAL = (
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff\u2010-\u2027\u202f-\u205e\u2070-\u20cf"
    "\u2100-\u27ff\u2801-\u2cee\u3001-\u3029\u3030-\u3098\u309b-\u3163\u3165-\ua66e\uac00-\ud7a3\uff01-\uff9f]"
)
"""All but the printable letters and signs of Latin, Greek, Cyrillic, Chinese, Japanese, Korean."""
_GAP = r"\s{2,}|[\t\n]"
_WIDE_GAP = r"[^\S\n]{3,}"
_TALL_GAP = r"\n\s*\n\s*\n"

URL_PLAIN = r"https?://[a-z0-9][a-z0-9.-]*(?::[1-9]\d{0,3}|:[1-5]\d{4})?(?:[/?#][!#-;=?-Z\[\]_a-z|~]*)?"
_URL_START = r"(?i)https?://"
_URL_NEVER = r"[\x00-\x20\x7f-\x9f\\]"
_HOST_NEVER = r"[\s%@|^<>]"
_URL_QUOTED = {ord(char): f"%{ord(char):02X}" for char in ' "<>`{}^'}
_UNSEEN = "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U0001d159\U000e0100-\U000e01ef]"
"""Letters, signs and marks that show nothing, whatever their kind says."""


T = TypeVar("T")


def line(text: str, limit: int = LINE) -> str:
    """Text for one line: no breaks, no tabs, no runs of blanks, at most `limit` characters."""
    if len(text) <= limit and _harmless(text) and not _has_gap(text, "  ", _GAP) and text.strip() is text:
        return text
    return _capped(re.sub(_GAP, " ", _washed(text[: 4 * limit])).strip(), limit, text)


def text(text: str, limit: int = TEXT) -> str:
    """Text of several lines: breaks are `\\n`, never more than one blank line in a row, tabs are blanks."""
    if (
        len(text) <= limit
        and _harmless(text.replace("\n", ""))
        and not _has_gap(text, "   ", _WIDE_GAP)
        and "\n\n\n" not in text
        and text.strip() is text
    ):
        return text
    return _capped(_spaced(_washed(text[: 4 * limit])).strip(), limit, text)


def fault(error: BaseException) -> str:
    """A fault of our own as Python tells of it, each line clean: what its message quotes may be anyone's words."""
    from traceback import format_exception

    lines = "".join(format_exception(error)).split("\n")
    return "\n".join(given[: len(given) - len(given.lstrip(" "))] + line(given, 2 * LINE) for given in lines)


def url(address: str | None) -> str | None:
    """An http or https address with a host and without a user's name, or None if it is anything else.

    It shows what is opened: what cannot be seen, or turns what can, is written as %E2%80%8E and the like, and refused
    in a host, whose letters and dots are those that browsers take them for (`。` is a dot).
    """
    if address is None or len(address) > URL:
        return None
    if re.fullmatch(URL_PLAIN, address):
        return address
    given = address.strip()
    start = re.match(_URL_START, given)
    if start is None or re.search(_URL_NEVER, given.translate(_URL_QUOTED)):
        return None
    try:
        rest = re.sub(r"[^\x00-\x7f]", _seen, given[start.end() :].translate(_URL_QUOTED))
        good = start[0].lower() + rest
        parts = urlsplit(good)
        host = parts.netloc if good.isascii() else normalize("NFKC", parts.netloc).lower().replace("。", ".")
        good = good.replace(parts.netloc, host, 1)
        fine = bool(urlsplit(good).hostname) and not re.search(_HOST_NEVER, host) and parts.port != 0
    except ValueError:
        return None
    return _same(address, good) if fine and good == _washed(good) and len(good) <= URL else None


def _seen(char: re.Match[str]) -> str:
    """A character of an address, written out if it cannot be seen. Raises ValueError for half of one."""
    unseen = category(char[0])[0] in "CZ" or re.match(_UNSEEN, char[0])
    return quote(char[0]) if unseen else char[0]


def identity(id: str) -> str:
    """An id without white space; one that is very long keeps its start and a checksum of all of it."""
    if id.isascii() and id.isprintable() and " " not in id and len(id) <= ID:
        return id
    plain = "%20".join(_washed(id[: 4 * ID]).split())
    if len(plain) > ID:
        plain = f"{plain[: ID - 9]}~{zlib.crc32(id.encode('utf-8', 'replace')):08x}"
    return _same(id, plain)


def entry(entry: Entry) -> Entry:
    """The entry, clean; the same object if it was."""
    id, source, headline = identity(entry.id) or _made_id(entry), line(entry.source), line(entry.headline, HEADLINE)
    address, published, updated = url(entry.url), _when(entry.published), _when(entry.updated)
    blocks = _within(_each(block, first_blocks(entry.blocks, _BLOCKS), _BLOCKS))
    labels, inferred = _each(line, entry.labels, _NAMES), _each(line, entry.inferred, _NAMES)
    authors, tags = _each(line, entry.authors, _NAMES), _each(line, entry.tags, _NAMES)
    links = _each(_link, entry.links, _LINKS)
    if (
        id is entry.id
        and source is entry.source
        and headline is entry.headline
        and address is entry.url
        and published is entry.published
        and updated is entry.updated
        and blocks is entry.blocks
        and labels is entry.labels
        and inferred is entry.inferred
        and authors is entry.authors
        and tags is entry.tags
        and links is entry.links
    ):
        return entry
    return Entry(
        id=id,
        source=source,
        url=address,
        published=published,
        precision=entry.precision if published else "none",
        updated=updated,
        headline=headline,
        blocks=blocks,
        labels=labels,
        inferred=inferred,
        authors=authors,
        tags=tags,
        links=links,
    )


def first_blocks(blocks: tuple[Block, ...], most: int) -> tuple[Block, ...]:
    """At most so many blocks, the last a mark if some were left out; the same tuple if none was."""
    return blocks if len(blocks) <= most else (*blocks[: most - 1], Block("paragraph", CUT.strip()))


def _made_id(entry: Entry) -> str:
    """An id for an entry whose own was nothing that can be shown."""
    return f"{zlib.crc32(f'{entry.headline} {entry.text}'.encode('utf-8', 'replace')):08x}"


def block(block: Block) -> Block:
    """The block, clean, its spans still over the words they were on; those that cannot be found again are dropped."""
    words = text(block.text) if block.kind in SPOKEN_KINDS else line(block.text, 4 * LINE)
    address = url(block.url)
    credit = None if block.credit is None else line(block.credit)
    spans = _spans(block, words) if block.spans else block.spans
    if words is block.text and address is block.url and credit is block.credit and spans is block.spans:
        return block
    return Block(block.kind, words, address, credit, spans)


def blog(blog: LiveBlog) -> LiveBlog:
    """The event's facts, clean; the same object if they were."""
    title, summary = line(blog.title), _each(_point, blog.summary, _POINTS)
    address, format = url(blog.url), line(blog.format, 80)
    zone = blog.zone if _ZONE.fullmatch(blog.zone) else ""
    same = title is blog.title and summary is blog.summary and address is blog.url and format is blog.format
    return blog if same and zone == blog.zone else LiveBlog(title, summary, address, format, blog.over, zone)


_ZONE = re.compile(r"[+-]\d\d:\d\d")
_clean_before: Final[dict[int, Entry]] = {}
"""The entries of the page that came last, by where they lie: a feed of thousands has most of them again."""


def _entry_again(given: Entry) -> Entry:
    """The entry, clean, without a look at one that came clean out of here a moment ago."""
    return given if _clean_before.get(id(given)) is given else entry(given)


def page(page: Page) -> Page:
    """The page, clean; the same object if it was."""
    facts, entries = blog(page.blog), _each(_entry_again, page.entries, _ENTRIES)
    _clean_before.clear()
    _clean_before.update(zip(map(id, entries), entries, strict=True))
    withdrawn, problems = _each(identity, page.withdrawn, _ENTRIES), _each(line, page.problems, _POINTS)
    follow, listed = _follow(page.follow), _each(identity, page.listed, _ENTRIES)
    outlined = _each(identity, page.outlined, _ENTRIES)
    same = _each(lambda ids: _each(identity, ids, _ENTRIES), page.same, _ENTRIES)
    left_out = page.left_out + max(0, len(page.entries) - _ENTRIES)
    if (
        facts is page.blog
        and entries is page.entries
        and withdrawn is page.withdrawn
        and problems is page.problems
        and follow is page.follow
        and listed is page.listed
        and outlined is page.outlined
        and same is page.same
    ):
        return page
    return Page(facts, entries, withdrawn, follow, page.delta, problems, listed, outlined, same, page.more, left_out)


def frame(frame: Frame) -> Frame:
    """The frame, clean; the same object if it was."""
    source, entries = line(frame.source), _each(entry, frame.entries, _ENTRIES)
    withdrawn = _each(identity, frame.withdrawn, _ENTRIES)
    facts = None if frame.blog is None else blog(frame.blog)
    trouble = None if frame.trouble is None else line(frame.trouble)
    if (
        source is frame.source
        and entries is frame.entries
        and withdrawn is frame.withdrawn
        and facts is frame.blog
        and trouble is frame.trouble
    ):
        return frame
    return Frame(at=frame.at, source=source, entries=entries, withdrawn=withdrawn, blog=facts, trouble=trouble)


def _has_gap(text: str, blanks: str, gap: str) -> bool:
    """Whether there are too many blanks in a row, of whatever kind."""
    return blanks in text or (not text.isascii() and re.search(gap, text) is not None)


def _harmless(text: str) -> bool:
    """Whether every character may stay; breaks are not harmless here, other blanks are not looked at."""
    if text.isascii():
        return text.isprintable()
    return not re.search(_UNUSUAL, text) or (text.replace("\xa0", "").isprintable() and not re.search(_ODD, text))


def _washed(text: str) -> str:
    """Text of harmless characters only, its breaks `\\n`."""
    if _harmless(text.replace("\n", "")):
        return text
    text = re.sub(_BREAK, "\n", text).replace("\x1b", "␛").replace("\t", " ")
    text = re.sub(_DROP, "", text)
    if text.isascii():
        return text
    text = re.sub(_MARKED, _thinned, re.sub(_BLANK, " ", text))
    if re.search(_JOINING, text):
        text = re.sub("[\ud800-\udfff]", "\ufffd", text)
        text = "\n".join(map(_balanced, text.split("\n")))
        text = re.sub(_SELECTOR, "", re.sub(_JOINER, "", text))
        text = re.sub(_CHAIN, lambda chain: chain[0].replace("\u200d", ""), text)
    return text


def _balanced(line: str) -> str:
    """A line whose embeddings and isolates all end as they began; otherwise the line without any."""
    waiting: list[str] = []
    for char in re.findall(_BIDI, line):
        if char in _OPENS:
            waiting.append(_OPENS[char])
        elif not waiting or waiting.pop() != char:
            return re.sub(_BIDI, "", line)
        if len(waiting) > _DEEPEST:
            break
    return re.sub(_BIDI, "", line) if waiting else line


def _thinned(found: re.Match[str]) -> str:
    """The characters found, less the marks that follow six others; what has no width of its own is one."""
    kept: list[str] = []
    marks = 0
    for char in found[0]:
        marks = marks + 1 if _is_mark(char) else 0
        if marks <= _MARKS:
            kept.append(char)
    return "".join(kept)


def _is_mark(char: str) -> bool:
    """Whether a character stands with the one before it; of those that Python does not know yet only emoji do not."""
    kind = category(char)
    return (
        kind in ("Mn", "Me", "Mc", "Cf")
        or (kind == "Cn" and char < "\U0001f000")
        or bool(re.match(f"[{_JAMO}{_DESCRIBING}]", char))
    )


def _spaced(text: str) -> str:
    return re.sub(_WIDE_GAP, " ", re.sub(_TALL_GAP, "\n\n", text))


def _capped(washed: str, limit: int, before: str) -> str:
    if len(washed) > limit or (len(before) > 4 * limit and not washed.endswith(CUT)):
        washed = washed[: limit - len(CUT)].rstrip() + CUT
    return _same(before, washed)


def _same(before: str, after: str) -> str:
    return before if before == after else after


def _each(washed: Callable[[T], T | None], values: tuple[T, ...], most: int) -> tuple[T, ...]:
    """The values, each washed, without those of which nothing is left; the same tuple if nothing changed."""
    if not values:
        return values
    new = tuple(value for given in values[:most] if (value := washed(given)))
    return values if len(new) == len(values) and all(map(is_, new, values)) else new


def _within(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """As many blocks as one post may have characters."""
    if sum(len(block.text) for block in blocks) <= _POST:
        return blocks
    room, kept = _POST, []
    for block in blocks:
        room -= len(block.text)
        if room < 0:
            kept.append(Block("paragraph", CUT.strip()))
            break
        kept.append(block)
    return tuple(kept)


def _spans(block: Block, words: str) -> tuple[Span, ...]:
    """The spans of a block whose text has become `words`."""
    spans = block.spans[:_SPANS]
    if words is not block.text:
        if len(block.text) * len(spans) > _SPAN_WORK:
            return ()
        shift = _spaced(_washed(block.text))
        gap = len(shift) - len(shift.lstrip())
        spans = tuple(moved for span in spans if (moved := _moved(span, block.text, words, gap)))
    return _each(lambda span: _span(span, len(words)), spans if len(spans) < len(block.spans) else block.spans, _SPANS)


def _moved(span: Span, before: str, after: str, gap: int) -> Span | None:
    """The span over the same words as before, if they still stand where they should."""
    if span.start < 0 or span.end > len(before):
        return None
    start = len(_spaced(_washed(before[: span.start]))) - gap
    words = _spaced(_washed(before[span.start : span.end]))
    if start < 0 or not words or after[start : start + len(words)] != words:
        return None
    return replace(span, start=start, end=start + len(words))


def _span(span: Span, length: int) -> Span | None:
    if not 0 <= span.start < span.end <= length:
        return None
    if span.kind != "link" and not span.url:
        return span
    address = url(span.url)
    if address is None:
        return None
    return span if address is span.url else replace(span, url=address)


def _link(link: Link) -> Link | None:
    words, address = line(link.text), url(link.url)
    if address is None:
        return None
    return link if words is link.text and address is link.url else Link(words, address)


def _point(point: str) -> str:
    return line(point, 4 * LINE)


def _when(moment: datetime | None) -> datetime | None:
    """A moment that can be shown in any zone."""
    return moment if moment is None or 1000 < moment.year < 9000 else None


def _follow(follow: Follow) -> Follow:
    poll, older, full = url(follow.poll), url(follow.older), url(follow.full)
    headers = tuple((name, value) for name, value in follow.headers if _is_header(name) and _is_header(value))
    every = follow.every if follow.every is None or 0 < follow.every < 1e6 else None
    new = Follow(poll, older, every, full, follow.full_every if follow.full_every > 0 else 240.0, headers)
    return follow if new == follow else new


def _is_header(text: str) -> bool:
    return text.isascii() and text.isprintable() and len(text) <= LINE
