"""Connecting to what lies outside this network, and only there: for addresses that a server named, not the reader.

A name can be looked up twice and mean two things (DNS rebinding). Here it is looked up once, and the addresses that
were found good are the ones connected to. What is said over the connection, TLS too, goes by the name as ever.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, Final

import httpcore

from liveterm.fetch.rules import Address, is_inside, leads_inside, looked_up

_PATIENCE_S: Final = 1.5  # for one of several addresses


class Outside(httpcore.AsyncNetworkBackend):
    """Connects as `wire` does, to addresses outside."""

    def __init__(self, wire: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._wire = wire or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 — the interface is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address of a host that takes one. Raises Failure if any of them lies inside."""
        addresses = await _found(host, timeout)
        if any(map(is_inside, addresses)):
            raise leads_inside(host)
        *first, last = addresses
        for address in first:
            try:
                return await self._wire.connect_tcp(str(address), port, _PATIENCE_S, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._wire.connect_tcp(str(last), port, timeout, local_address, socket_options)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 — the same
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Nothing outside is a socket of this computer."""
        raise httpcore.ConnectError("no server names a socket of this computer")

    async def sleep(self, seconds: float) -> None:
        await self._wire.sleep(seconds)


async def _found(host: str, seconds: float | None) -> list[Address]:
    try:
        async with asyncio.timeout(seconds):
            return await looked_up(host)
    except TimeoutError as error:
        raise httpcore.ConnectTimeout(f"the name {host} was not found in time") from error
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(str(error)) from error
