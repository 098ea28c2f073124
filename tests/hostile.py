"""A small loopback server that answers as a test says: well, badly, slowly or not at all."""

from __future__ import annotations

import asyncio
import gzip
import inspect
import socket
import ssl
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

REASONS = {200: "OK", 304: "Not Modified", 404: "Not Found"}


@dataclass
class Ask:
    """One request as it came: `number` counts those for the same path, `connection` those who connected, from 1."""

    path: str
    headers: dict[str, str]
    number: int
    connection: int = 0


Handler = Callable[..., bytes | Awaitable[bytes | None] | None]


@dataclass
class Site:
    """Where the server is and what it was asked. An answer is bytes, or a function of the Ask (and the writer)."""

    base: str = ""
    answers: dict[str, bytes | Handler] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str) -> str:
        return self.base + path

    def asked(self, path: str) -> list[Ask]:
        return [ask for ask in self.asks if ask.path == path]


def answer(body: bytes | str = b"", status: int = 200, headers: Iterable[tuple[str, str]] = (), **named: str) -> bytes:
    """A whole well-formed answer; `etag="…"` and the like are headers, too."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Because')}"]
    lines += [f"{name}: {value}" for name, value in headers]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    if status in (204, 304):
        data = b""
    else:
        lines.append(f"Content-Length: {len(data)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + data


def redirect(to: str, status: int = 302) -> bytes:
    return answer(b"moved", status, location=to)


def zipped(body: bytes) -> bytes:
    return gzip.compress(body)


def bomb(megabytes: int) -> bytes:
    """That many megabytes of blanks, as a thousandth of it in gzip."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(b" " * (1 << 20)) for _ in range(megabytes)]) + packer.flush()


async def silence(ask: Ask, writer: asyncio.StreamWriter) -> None:
    """Never a byte."""
    await asyncio.sleep(3600)


async def trickle(ask: Ask, writer: asyncio.StreamWriter) -> None:
    """A header line now and then, for ever."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-More: yes\r\n")
        await writer.drain()
        await asyncio.sleep(0.01)


async def endless(ask: Ask, writer: asyncio.StreamWriter) -> None:
    """A body without an end."""
    writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
        await writer.drain()


async def reset(ask: Ask, writer: asyncio.StreamWriter) -> None:
    """Half a body, then the connection is torn."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>")
    await writer.drain()
    connection: socket.socket = writer.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


@asynccontextmanager
async def site(*, tls: ssl.SSLContext | None = None, **answers: bytes | Handler) -> AsyncIterator[Site]:
    """A running server; `feed=…` answers `/feed`. All that is unknown is 404."""
    here = Site(answers={f"/{name}": given for name, given in answers.items()})
    tasks: set[asyncio.Task[Any]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        tasks.add(task)
        here.connections += 1
        connection = here.connections
        try:
            while await _once(here, connection, reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # whoever asked has gone, or the test is over
        finally:
            tasks.discard(task)
            writer.close()
            with suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=1 << 20, ssl=tls)
    here.base = f"http{'s' if tls else ''}://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield here
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await server.wait_closed()


async def _once(here: Site, connection: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    """Answer one request; whether the connection may be used again."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    path = head[0].split()[1]
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    ask = Ask(path, headers, len(here.asked(path)) + 1, connection)
    here.asks.append(ask)
    given = here.answers.get(path.partition("?")[0], answer(b"no", 404))
    if callable(given):
        arguments = (ask, writer) if len(inspect.signature(given).parameters) > 1 else (ask,)
        made = given(*arguments)
        given = await made if inspect.isawaitable(made) else made
    if given is None:
        return False
    writer.write(given)
    await writer.drain()
    return True
