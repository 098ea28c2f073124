"""Connecting to a host: its name is looked up once, and what was found is what is connected to.

A name can be looked up twice and mean two things (DNS rebinding): for addresses that a server named, not the reader,
what was found has to lie outside this network. What is said over the connection, TLS too, goes by the name as ever.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Final

import httpcore

from liveterm.fetch.rules import Address, is_inside, leads_inside, looked_up

_MOMENT_S: Final = 0.25  # after which another address of a host is tried, too (RFC 8305)

Stream = httpcore.AsyncNetworkStream


class Connecting(httpcore.AsyncNetworkBackend):
    """Connects as `wire` does: anywhere, or to addresses `outside` private networks only."""

    def __init__(self, *, outside: bool, wire: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._outside = outside
        self._wire = wire or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 — the interface is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Stream:
        """A connection to the first address of a host that takes one. Raises Failure if one is where it must not be."""
        addresses = await _found(host, timeout)
        if self._outside and any(map(is_inside, addresses)):
            raise leads_inside(host)

        def connect(address: Address) -> Awaitable[Stream]:
            return self._wire.connect_tcp(str(address), port, timeout, local_address, socket_options)

        return await _first(connect, addresses)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 — the same
        socket_options: Iterable[Any] | None = None,
    ) -> Stream:
        """Nothing that is asked for is a socket of this computer."""
        raise httpcore.ConnectError("no address is a socket of this computer")

    async def sleep(self, seconds: float) -> None:
        await self._wire.sleep(seconds)


async def _found(host: str, seconds: float | None) -> list[Address]:
    try:
        async with asyncio.timeout(seconds):
            return await looked_up(host)
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(f"the name {host} was not found in time") from error
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(getattr(error, "strerror", None) or str(error)) from error


async def _first(connect: Callable[[Address], Awaitable[Stream]], addresses: Sequence[Address]) -> Stream:
    """The first connection that stands; each is begun a moment after the one before, or when that failed."""
    left, begun = list(addresses), set[asyncio.Future[Stream]]()
    try:
        while True:
            if left:
                begun.add(asyncio.ensure_future(connect(left.pop(0))))
            wait = _MOMENT_S if left else None
            done, begun = await asyncio.wait(begun, timeout=wait, return_when=asyncio.FIRST_COMPLETED)
            standing = [attempt.result() for attempt in done if attempt.exception() is None]
            for stream in standing[1:]:
                await stream.aclose()
            if standing:
                return standing[0]
            if not left and not begun:
                return done.pop().result()  # raises why the last one failed
    finally:
        for attempt in begun:
            attempt.cancel()
        await asyncio.gather(*begun, return_exceptions=True)
