"""A session published again on this computer, in story time, as a live feed or page that changes while it is read.

Every answer has an ETag and a Last-Modified, and 304 is the answer to those who have it already. Only this computer
can ask, and only by its own names, so that no page in a browser can read along.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit
from zlib import crc32

from liveterm import __version__, clock
from liveterm.clock import Clock
from liveterm.errors import LivetermError
from liveterm.model import LiveBlog
from liveterm.shapes import SHAPES, Answer, Edition
from liveterm.tape import Tape
from liveterm.timeline import Timeline

HOST: Final = "127.0.0.1"
_NAMES: Final = ("127.0.0.1", "localhost", "::1")
_PATIENCE_S: Final = 10.0
_LONGEST: Final = 1 << 14
_MOST_KEPT: Final = 100
_TEXT: Final = "text/plain; charset=utf-8"


async def publish(tape: Tape, story: Clock, *, shape: str, port: int = 0, announce: Callable[[str], None]) -> None:
    """Publish a tape as `story` goes on, until cancelled; `announce` is told the address to follow.

    The story waits for the first who asks, so that nobody misses its beginning. Raises LivetermError when the port
    cannot be had.
    """
    publication = Publication(tape, story, shape)
    try:
        server = await asyncio.start_server(partial(_converse, publication), HOST, port, limit=_LONGEST)
    except (OSError, OverflowError) as error:
        raise LivetermError(
            f"port {port} cannot be used ({error}); choose another, or 0 for any that is free"
        ) from error
    async with server:
        publication.site = f"http://{HOST}:{server.sockets[0].getsockname()[1]}"
        story.pause()
        announce(publication.front)
        await server.serve_forever()


class Publication:
    """A story in one shape, and where it is published. Answers are kept for as long as nothing happens in the story."""

    def __init__(self, tape: Tape, story: Clock, shape: str) -> None:
        self.site = ""
        self._tape = tape
        self._story = story
        self._shape = SHAPES[shape]
        self._name = blake2b(_title(tape).encode(), digest_size=12).hexdigest()
        self._timeline = Timeline()
        self._kept: dict[str, Answer | None] = {}

    @property
    def front(self) -> str:
        """The address to follow."""
        return self.site + self._shape.FRONT.format(name=self._name)

    @property
    def changed(self) -> datetime:
        """When the story last changed, to the second."""
        self._advance()
        position = self._timeline.position
        return (self._tape.time_of(position - 1) if position else self._story.now()).replace(microsecond=0)

    def answer(self, target: str) -> Answer | None:
        """What is at a path and query now."""
        self._story.play()
        self._advance()
        if target not in self._kept:
            path, _, query = target.partition("?")
            asked = dict(parse_qsl(query, keep_blank_values=True))
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[target] = self._shape.answer(self.edition(), unquote(path), asked)
        return self._kept[target]

    def edition(self) -> Edition:
        """The event as it stands now."""
        self._advance()
        newest = self._timeline.posts[::-1]
        return Edition(
            site=self.site,
            name=self._name,
            now=self.changed,
            blog=next(iter(self._timeline.blogs.values()), LiveBlog(title="Untitled")),
            posts=[post for post in newest if not post.withdrawn],
            withdrawn=[post for post in newest if post.withdrawn],
        )

    def _advance(self) -> None:
        position = self._tape.position_at(self._story.now())
        if position != self._timeline.position:
            self._timeline.move(self._tape.frames, position)
            self._kept.clear()


def _title(tape: Tape) -> str:
    return next((frame.blog.title for frame in tape.frames if frame.blog), "")


class _Request(NamedTuple):
    method: str
    target: str
    headers: Mapping[str, str]


async def _converse(publication: Publication, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one request and hang up."""
    try:
        async with asyncio.timeout(_PATIENCE_S):
            request = _request(await reader.readuntil(b"\r\n\r\n"))
            writer.write(_response(publication, request))
            await writer.drain()
    except (TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
        pass  # whoever asked is gone, or never asked
    finally:
        writer.close()


def _request(head: bytes) -> _Request | None:
    """A request's first line and headers; None when it is none."""
    first, *rest = head.decode("latin-1").split("\r\n")
    words = first.split(" ")
    if len(words) != 3:
        return None
    fields = (line.partition(":") for line in rest)
    return _Request(words[0], words[1], {name.strip().lower(): value.strip() for name, _, value in fields})


def _response(publication: Publication, request: _Request | None) -> bytes:
    if request is None or not request.target.startswith("/"):
        return _message(HTTPStatus.BAD_REQUEST)
    if not _is_ours(request.headers.get("host", "")):
        return _message(HTTPStatus.FORBIDDEN)
    if request.method not in ("GET", "HEAD"):
        return _message(HTTPStatus.METHOD_NOT_ALLOWED, Allow="GET, HEAD")
    if request.target == "/":
        return _message(HTTPStatus.FOUND, Location=publication.front)
    answer = publication.answer(request.target)
    return _message(HTTPStatus.NOT_FOUND) if answer is None else _found(answer, publication.changed, request)


def _is_ours(host: str) -> bool:
    """Whether this computer was asked by a name of its own."""
    try:
        return urlsplit(f"//{host}").hostname in _NAMES
    except ValueError:
        return False


def _found(answer: Answer, changed: datetime, request: _Request) -> bytes:
    tag = f'"{len(answer.body):x}-{crc32(answer.body):08x}"'
    known = {"ETag": tag, "Last-Modified": format_datetime(changed, usegmt=True), "Cache-Control": "no-cache"}
    if _has_it(request.headers, tag, changed):
        return _message(HTTPStatus.NOT_MODIFIED, **known)
    head = _head(HTTPStatus.OK, {**known, "Content-Type": answer.kind, "Content-Length": str(len(answer.body))})
    return head if request.method == "HEAD" else head + answer.body


def _has_it(headers: Mapping[str, str], tag: str, changed: datetime) -> bool:
    """Whether who asks has this answer already (RFC 9110, 13.2.2)."""
    tags = headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in tags.split(","))
    try:
        since = parsedate_to_datetime(headers.get("if-modified-since", ""))
        return changed <= since
    except (ValueError, TypeError):
        return False


def _message(status: HTTPStatus, **headers: str) -> bytes:
    """A response that only says what the matter is."""
    if status is HTTPStatus.NOT_MODIFIED:
        return _head(status, headers)
    words = f"{status.phrase}\n".encode()
    return _head(status, {**headers, "Content-Type": _TEXT, "Content-Length": str(len(words))}) + words


def _head(status: HTTPStatus, headers: Mapping[str, str]) -> bytes:
    """Status line and headers, with the blank line that ends them."""
    always = {
        "Date": format_datetime(clock.wall(), usegmt=True),
        "Server": f"liveterm/{__version__}",
        "Connection": "close",
    }
    lines = [
        f"HTTP/1.1 {status.value} {status.phrase}",
        *(f"{key}: {value}" for key, value in {**always, **headers}.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")
