"""BBC live pages: the stream of posts inside the page's own data, and the answers of the addresses it polls.

World Service pages keep their data in `__NEXT_DATA__`, bbc.com pages in `__INITIAL_DATA__` (JSON inside a string). A
post has the same `urn` everywhere, so that it stays one post when following moves from the page to the stream.
"""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import parse_qsl

from liveterm.errors import FormatError
from liveterm.formats import addresses, shape, wording
from liveterm.formats.addresses import asked, asking, host, is_web, parts
from liveterm.formats.bbc_blocks import blocks_of, plain
from liveterm.formats.posts import newest_first
from liveterm.formats.reading import html_of, json_of, text_of, value_after
from liveterm.formats.shape import Record
from liveterm.formats.times import NEVER, Moment, edited, moment
from liveterm.model import BREAKING, Block, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "BBC"
LOOKS_FOR: Final = "BBC page data (__NEXT_DATA__ or __INITIAL_DATA__) or stream answer with posts that have a urn"

_EVERY: Final = 30.0
_WORLD_SERVICE: Final = "https://web-cdn.api.bbci.co.uk/ws/poll-data/live"
_NEWS: Final = "https://www.bbc.com/wc-data/container/stream"
_HOST = re.compile(r"(?:^|\.)bbc\.(?:com|co\.uk)$")
_NAME_PART = re.compile(r"[^\W\d_][\w.'’-]*\.?", re.UNICODE)
_SMALL = frozenset(
    ("de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "bin", "al", "el", "of", "and", "y")
)
_ABOUT_EVENT: Final = ("startDateTime", "endDateTime", "liveTextStreamId", "seoHeadline", "seoTitle", "summaryPoints")
_PAGE_NUMBER = re.compile(r"\bpageNumber=\d+")
_KINDS: Final = {"GET_INVOLVED": "get involved", "QUESTION": "question", "ANALYSIS": "analysis"}


def parse(document: Document) -> Page | None:
    """The posts of a BBC live page or of its stream; None when the document holds neither."""
    if b"results" not in document.body:
        return None
    data = _data(document)
    stream = shape.find(data, _is_stream) if data is not None else None
    if stream is None:
        return None
    page = shape.find(data, lambda one: "liveTextStream" in one) or {}
    results = shape.records(stream, "results")
    address = _address(page, document.url)
    entries = [entry for result in results if (entry := _entry(result, address))]
    lost = len(results) - len(entries)
    return Page(
        blog=_blog(data, page, document, address),
        entries=newest_first(entries),
        follow=_follow(data, page, stream, document.url),
        problems=(f"{lost} of {len(results)} posts have no urn and were left out",) if lost else (),
    )


def _data(document: Document) -> Any:
    """The JSON of an answer, or the data inside a page."""
    try:
        root = html_of(document)
    except FormatError:
        root = None
    if root is None:
        return json_of(document)
    for script in root.iter("script"):
        if script.get("id") == "__NEXT_DATA__" and script.text and "liveTextStream" in script.text:
            return value_after(script.text, 0)
    text = text_of(document)
    sign = text.find("__INITIAL_DATA__")
    return value_after(text, sign + len("__INITIAL_DATA__")) if sign >= 0 else None


def _is_stream(value: Record) -> bool:
    results = value.get("results")
    if not isinstance(results, list) or not isinstance(value.get("page", {}), dict):
        return False
    first = next((one for one in results if isinstance(one, dict)), None)
    if first is None:
        return not results and "page" in value and "total" in value["page"]
    return "urn" in first and ("content" in first or "dates" in first)


def _blog(data: object, page: Record, document: Document, address: str | None) -> LiveBlog:
    points = shape.find(data, lambda one: isinstance(one.get("summaryPoints"), dict))
    live = page if isinstance(page.get("isLive"), bool) else shape.find(data, _says_if_live)
    title = shape.string(page, "title") or _title(data, document)
    return LiveBlog(
        title=wording.line(title),
        summary=_points(shape.dig(points, "summaryPoints", "content")),
        url=address,
        format=NAME,
        over=None if live is None else not live["isLive"],
    )


def _says_if_live(value: Record) -> bool:
    """Whether an object tells if the coverage goes on: one about an event, not about a radio programme beside it."""
    return isinstance(value.get("isLive"), bool) and not value.keys().isdisjoint(_ABOUT_EVENT)


def _title(data: object, document: Document) -> str:
    """The title of a page whose data name none beside the stream: what it gives to search engines."""
    named = shape.find(
        data, lambda one: isinstance(one.get("seoTitle"), str) or isinstance(one.get("seoHeadline"), str)
    )
    found = shape.first(named, "seoHeadline", "seoTitle")
    try:
        root = html_of(document)
    except FormatError:
        root = None
    if found or root is None:
        return found
    graph = root.find(".//meta[@property='og:title']")
    heading = root.find(".//h1")
    return (wording.words(heading) if heading is not None else "") or (
        graph.get("content") or "" if graph is not None else ""
    )


def _points(content: object) -> tuple[str, ...]:
    blocks = blocks_of(shape.listing(content, "model", "blocks")).blocks
    return tuple(block.text for block in blocks if block.kind in ("item", "paragraph") and block.text)


def _address(page: Record, address: str) -> str | None:
    """The page's own address, the same for the page and for its stream: as asked for, or as its id gives it away."""
    path = _path(address)
    if path:
        return f"https://www.bbc.com{path}"
    topic = shape.string(page, "metadata", "atiAnalytics", "contentId").rpartition(":")[2]
    home = shape.string(page, "home")
    return f"https://www.bbc.com/{home}/live/{topic}" if topic and home else None


def _path(address: str) -> str:
    """The path of the page that an address is of, or that it asks the stream for; "" for one that is not the BBC's."""
    if not _HOST.search(host(address)):
        return ""
    named = asked(address).get("pageUrl", "")
    path = named if named.startswith("/") else parts(address).path
    return path.partition("?")[0] if "/live/" in path and "poll-data" not in path else ""


def _entry(post: Record, page: str | None) -> Entry | None:
    urn = shape.string(post, "urn")
    if not urn:
        return None
    header = shape.records(post, "header", "model", "blocks")
    headline = " ".join(plain(one) for one in header if one.get("type") == "headline")
    authors, rest = _reporters(header)
    at = _published(post)
    body = blocks_of(shape.listing(post, "content", "model", "blocks"))
    return Entry(
        id=urn,
        url=f"{page}#{urn}" if page else None,
        published=at.at,
        precision=at.precision,
        updated=_updated(post, at),
        headline=headline or wording.line(shape.string(post, "titles", 0, "title")),
        blocks=rest + body.blocks,
        labels=(BREAKING,) if shape.truth(post, "options", "isBreakingNews") else (),
        authors=authors,
        tags=_tags(post),
        links=body.links,
    )


def _published(post: Record) -> Moment:
    for key in ("curated", "firstPublished", "lastPublished"):
        found = moment(shape.dig(post, "dates", key))
        if found.at is not None:
            return found
    return NEVER


def _updated(post: Record, at: Moment) -> Any:
    """The time of an edit: the last publication, when it is later than the first."""
    last = moment(shape.dig(post, "dates", "lastPublished")).at
    begun = moment(shape.dig(post, "dates", "firstPublished")).at or at.at
    return edited(at.at, edited(begun, last))


def _tags(post: Record) -> tuple[str, ...]:
    """What kind of post it is, and the minute of the match it belongs to."""
    kind, minute = shape.string(post, "typeCode"), shape.string(post, "dates", "time")
    return tuple(tag for tag in (_KINDS.get(kind, kind.lower().replace("_", " ")), minute) if tag)


def _reporters(header: list[Record]) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """Who reports, from the lines under a headline; a line that is no name is kept as words."""
    names: list[str] = []
    rest: list[Block] = []
    for block in header:
        if block.get("type") == "contributor":
            names.append(wording.line(shape.string(block, "model", "name")))
        elif block.get("type") == "subheadline":
            told = plain(block)
            name = re.split(r"\s+[-–—|]\s+|,\s+", told, maxsplit=1)[0]
            if is_name(name):
                names.append(name)
            elif told:
                rest.append(Block("heading", told))
    return tuple(dict.fromkeys(name for name in names if name)), tuple(rest)


def is_name(text: str) -> bool:
    """Whether a line is likely to be somebody's name rather than a sentence."""
    parts = text.split()
    if not 1 <= len(parts) <= 6 or text.endswith((".", "!", "?", ":", "…")):
        return False
    return all(_NAME_PART.fullmatch(part) and (part[0].isupper() or part.lower() in _SMALL) for part in parts)


def _follow(data: object, page: Record, stream: Record, address: str) -> Follow:
    index, total = shape.number(stream, "page", "index") or 1, shape.number(stream, "page", "total") or 1
    path = _path(address)
    return Follow(
        poll=_poll(data, page, address, path),
        older=_older(address, path, int(index) + 1) if index < total else None,
        every=_EVERY,
        full=f"https://www.bbc.com{path}" if path else None,
    )


def _poll(data: object, page: Record, address: str, path: str) -> str | None:
    """The stream's own address: of its answer, this one; of a page, only if it came from the BBC."""
    if "liveTextStreamId=" in address and is_web(address):
        return _PAGE_NUMBER.sub("pageNumber=1", address)
    if not path:
        return None
    stream = shape.string(page, "liveTextStream", "id")
    if stream:
        return f"{_WORLD_SERVICE}?{addresses.query({'liveTextStreamId': stream, 'type': 'curated', 'pageUrl': path})}"
    wanted = _stream_key(data)
    if not wanted.get("liveTextStreamId"):
        return None
    query = {"globalContainerPolling": "true", "pageNumber": "1", "pageSize": "20", "type": "curated"}
    query |= {key: value for key, value in wanted.items() if key in ("liveTextStreamId", "type", "pageSize")}
    return f"{_NEWS}?{addresses.query(query | {'pageUrl': path})}"


def _stream_key(data: object) -> dict[str, str]:
    """What a bbc.com page asked its stream for: the query is the key that its data stand under."""
    holder = shape.find(data, lambda one: any(key.startswith("stream?") for key in one if isinstance(key, str)))
    key = next((key for key in holder or () if key.startswith("stream?")), "")
    return dict(parse_qsl(key.removeprefix("stream?")))


def _older(address: str, path: str, number: int) -> str | None:
    """The address of a later page. The World Service's stream has none: there it is a page of the page."""
    if not is_web(address):
        return None
    if path and "/container/stream" not in address:
        return f"https://www.bbc.com{path}?page={number}"
    return asking(address, **{"pageNumber" if "liveTextStreamId=" in address else "page": str(number)})
