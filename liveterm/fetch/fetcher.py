"""The one who asks: knows what was said before, where things moved, and how to tell it."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

import msgspec

from liveterm import clean, clock
from liveterm.config import Limits
from liveterm.credentials import bare, without_credentials
from liveterm.fetch import advice, local
from liveterm.fetch.answers import Answer, Failure
from liveterm.fetch.rules import (
    Origin,
    check_reach,
    host_of,
    is_address,
    next_hop,
    origin,
    trusted_with,
)
from liveterm.fetch.web import LOCATION, Reply, Web, decoded
from liveterm.model import Document

_REMEMBERED: Final = 200  # addresses of which we know what they said
_VALID_FOR: Final = timedelta(days=8)  # some servers answer "not modified" for ever
_WORDS: Final[Mapping[int, str]] = {HTTPStatus.GONE: "gone", HTTPStatus.NO_CONTENT: "unreadable"}
_SIGN_IN: Final = "open it in a browser, or give your subscription's headers in the settings"
_ADVISED: Final[Mapping[int, str]] = {
    HTTPStatus.GONE: "it will not come back, look for where the coverage went on",
    HTTPStatus.UNAUTHORIZED: _SIGN_IN,
    HTTPStatus.FORBIDDEN: _SIGN_IN,
    HTTPStatus.NOT_FOUND: "check the address",
}


class _Memory(msgspec.Struct):
    """What an address said last: how to ask whether that still holds, and a digest of the body."""

    etag: bytes = b""
    modified: bytes = b""
    digest: bytes = b""
    since: datetime | None = None
    stamp: tuple[int, int, int] | None = None


class Fetcher:
    """Reads sources, one question at a time or many; `close` it in the end.

    `headers` are the reader's own for a host, such as a subscription's cookie. They go out over https only, to its
    usual port, and to the very servers the reader names.
    """

    def __init__(
        self,
        *,
        wall: Callable[[], datetime] = clock.wall,
        headers: Mapping[str, Mapping[str, str]] | None = None,
        limits: Limits = Limits(),  # noqa: B008 — a frozen value
    ) -> None:
        self._wall = wall
        self._own = {host.lower(): dict(given) for host, given in (headers or {}).items()}
        self._limits = limits
        self._web = Web(limits)
        self._memory: OrderedDict[str, _Memory] = OrderedDict()
        self._moved: dict[str, str] = {}
        self._given: set[Origin] = set()
        self._stdin_read = False

    async def read(
        self,
        source: str,
        *,
        headers: Sequence[tuple[str, str]] = (),
        named_by: str | None = None,
        again: bool = True,
    ) -> Answer:
        """What a source says now: an address, a path, or `-` for stdin. Raises Failure.

        `named_by` is the address of the page that named this one, if no reader did; `again` False asks for the whole
        answer whatever was said before.
        """
        if source == "-":
            return await self._stdin()
        if not is_address(source):
            return await self._file(source, again)
        through: list[str] = []
        try:
            async with asyncio.timeout(self._limits.request_s):
                answer = await self._address(source, headers, named_by, again, through)
        except TimeoutError:
            within = f"within {self._limits.request_s:g} s"
            failure = Failure("offline", f"{host_of(source)} did not answer {within}; try again later")
            failure.through = tuple(through)
            raise failure from None
        except Failure as error:
            error.through = tuple(through)
            raise
        return msgspec.structs.replace(answer, through=tuple(through)) if through else answer

    def forget(self, source: str) -> None:
        """Ask for all of a source next time, because what it said last could not be read."""
        asked = urldefrag(bare(source))[0]
        self._memory.pop(self._moved.pop(asked, asked), None)

    async def close(self) -> None:
        """Close all connections."""
        await self._web.close()

    async def _stdin(self) -> Answer:
        """Stdin ends, so it says something once."""
        if self._stdin_read:
            return Answer(document=None)
        body = await local.read_stdin(self._limits.file_mb << 20)
        self._stdin_read = True
        return Answer(document=Document("-", body, now=self._wall()), bytes=len(body))

    async def _file(self, source: str, again: bool) -> Answer:
        path = _path(source)
        stamp = local.stamp_of(path)
        memory = self._remember(source)
        if again and stamp is not None and stamp == memory.stamp:
            return Answer(document=None)
        body = await local.read_file(path, self._limits.file_mb << 20)
        same = self._is_known(memory, body) and again
        memory.stamp = stamp
        return Answer(document=None if same else Document(source, body, now=self._wall()), bytes=len(body))

    async def _address(
        self, source: str, headers: Sequence[tuple[str, str]], named_by: str | None, again: bool, through: list[str]
    ) -> Answer:
        """The answer of an address, wherever that leads; `through` gets where else was asked."""
        auth = _credentials(source)
        asked = _plain(source)
        if named_by is not None and named_by.startswith("https:"):
            asked = asked.replace("http:", "https:", 1)  # what a page over https names is not asked for in the clear
        here = self._moved.get(asked, asked)
        if named_by is None:
            self._given.add(origin(asked))
        else:
            await check_reach(named_by, here)
        theirs = not (origin(asked) == origin(here) == origin(named_by or here) in self._given)
        for_good, home, started = True, here, clock.ticks()
        for _ in range(self._limits.redirects + 1):
            stranger = not trusted_with(here, asked)
            if _elsewhere(here, asked):
                through.append(here)
            sent = self._headers(here, () if stranger else headers, again)
            try:
                reply = await self._web.get(here, sent, None if stranger else auth, outside=theirs)
                if not reply.redirects:
                    ms = round((clock.ticks() - started) * 1000)
                    return self._answer_at(home, reply, asked, here, again, ms)
                there = urldefrag(next_hop(here, reply.headers.get(LOCATION, "")))[0]
                await check_reach(here, there)
            except Failure as error:
                error.via = _elsewhere(here, asked)
                error.final = error.final and (here == asked or error.word == "gone")
                raise
            theirs = theirs or origin(here) != origin(there)
            for_good = for_good and reply.status in (301, 308)
            home = there if for_good else home
            here = there
        raise Failure(
            "refused", f"{host_of(asked)} redirects more than {self._limits.redirects} times; open it in a browser"
        )

    def _answer_at(self, home: str, reply: Reply, asked: str, here: str, again: bool, ms: int) -> Answer:
        """The answer from where an address is at home now; that is not believed of a place that gives none."""
        self._moved.pop(asked, None)
        if home != asked:
            self._move(asked, home)
        try:
            return self._answer(reply, asked, here, again, ms)
        except Failure:
            self._moved.pop(asked, None)
            raise

    def _move(self, asked: str, there: str) -> None:
        """Remember for the run where an address has moved for good."""
        self._moved.pop(asked, None)
        self._moved[asked] = there
        while len(self._moved) > _REMEMBERED:
            del self._moved[next(iter(self._moved))]

    def _headers(self, here: str, extra: Sequence[tuple[str, str]], again: bool) -> list[tuple[bytes, bytes]]:
        """The headers of one question: the reader's own, the format's, and whether anything changed."""
        given = [*self._own_for(here).items(), *extra]
        headers = [(name.encode("latin-1", "replace"), value.encode("latin-1", "replace")) for name, value in given]
        memory = self._memory.get(here)
        if not again or memory is None or memory.since is None or self._wall() - memory.since > _VALID_FOR:
            return headers
        if memory.etag:
            headers.append((b"If-None-Match", memory.etag))
        if memory.modified:
            headers.append((b"If-Modified-Since", memory.modified))
        return headers

    def _own_for(self, here: str) -> Mapping[str, str]:
        """The reader's own headers for an address, unless a server could have chosen how they are sent: in the clear,
        or to another port of the host."""
        host = host_of(here)
        safe = origin(here) == ("https", host, 443) or origin(here) in self._given
        return self._own.get(host, {}) if safe else {}

    def _answer(self, reply: Reply, asked: str, here: str, again: bool, ms: int) -> Answer:
        now = self._wall()
        if not reply.gives and reply.status != HTTPStatus.NOT_MODIFIED:
            raise _refusal(reply, host_of(here), now)
        known = here in self._memory and self._memory[here].since is not None
        if reply.status == HTTPStatus.NOT_MODIFIED and not (known and again):
            raise Failure("unreadable", f"{host_of(here)} says “not modified” to a first question; try again later")
        memory = self._remember(here)
        self._keep_validators(memory, reply, now)
        unchanged = reply.status == HTTPStatus.NOT_MODIFIED or (self._is_known(memory, reply.body) and again)
        kind = clean.line(reply.headers.get("content-type", ""), 200)
        moved = self._moved.get(asked)
        return Answer(
            document=None if unchanged else Document(here, reply.body, kind, now),
            fresh=advice.fresh_for(reply.headers, now) or 0.0,
            moved=moved if moved != asked else None,
            via=_elsewhere(here, asked),
            skew=advice.skew(reply.headers, now),
            status=reply.status,
            etag=clean.line(decoded(memory.etag)) or None,
            last_modified=clean.line(decoded(memory.modified)) or None,
            bytes=len(reply.body),
            ms=ms,
        )

    def _keep_validators(self, memory: _Memory, reply: Reply, now: datetime) -> None:
        """The newest pair, whether or not the body changed; a 304 that names only one leaves the other."""
        etag, modified = reply.validators
        if reply.gives:
            memory.etag, memory.modified, memory.since = etag, modified, now
        else:
            memory.etag, memory.modified = etag or memory.etag, modified or memory.modified

    def _remember(self, address: str) -> _Memory:
        memory = self._memory.setdefault(address, _Memory())
        self._memory.move_to_end(address)
        while len(self._memory) > _REMEMBERED:
            self._memory.popitem(last=False)
        return memory

    def _is_known(self, memory: _Memory, body: bytes) -> bool:
        digest = hashlib.blake2b(body, digest_size=16).digest()
        same = digest == memory.digest
        memory.digest = digest
        return same


def _path(source: str) -> Path:
    scheme, _, rest = source.partition("://")
    if rest and scheme != "file":
        shown = without_credentials(source)
        raise Failure("unreadable", f"only http and https addresses, files and - can be read: {shown}")
    path = Path(rest or source)
    with suppress(RuntimeError):  # nobody of that name has a home here
        return path.expanduser()
    return path


def _plain(source: str) -> str:
    """An address as it is sent: no credentials, no fragment. Raises Failure if it is none.

    Behind a backslash browsers see a path, others the host: there is no saying who is meant.
    """
    try:
        plain = None if "\\" in source else clean.url(urldefrag(bare(source))[0])
    except ValueError:
        plain = None
    if plain is None or not all(0 < len(label) < 64 for label in host_of(plain).rstrip(".").split(".")):
        shown = clean.line(without_credentials(source), 200)
        advised = "write / or %5C for its backslash" if "\\" in source else "check it"
        raise Failure("unreadable", f"“{shown}” is no web address; {advised}", final=True)
    return plain


def _elsewhere(here: str, asked: str) -> str | None:
    """The address that answers, if it is of another host than was asked."""
    return here if host_of(here) != host_of(asked) else None


def _credentials(source: str) -> tuple[str, str] | None:
    if "@" not in source:
        return None
    try:
        parts = urlsplit(source)
    except ValueError:
        return None
    return None if parts.username is None else (unquote(parts.username), unquote(parts.password or ""))


def _refusal(reply: Reply, host: str, now: datetime) -> Failure:
    """What a status that is no success means for the reader; whichever it is, it may say when to come back."""
    status = reply.status
    busy = status == HTTPStatus.TOO_MANY_REQUESTS or "retry-after" in reply.headers
    wait = advice.stay_away(reply.headers, now) if busy else None
    said = "sent an empty answer" if status == HTTPStatus.NO_CONTENT else f"said {_phrase(status)}"
    advised = _ADVISED.get(status) or (f"it is asked again in {clock.spelled(wait)}" if wait else "try again later")
    return Failure(_WORDS.get(status, "refused"), f"{host} {said}; {advised}", wait=wait, status=status)


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
