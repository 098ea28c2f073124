"""Work that blocks, on a thread of its own that keeps nobody from leaving."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

T = TypeVar("T")


async def aside(work: Callable[[], T]) -> T:
    """The result of blocking work, or what it raised.

    asyncio's own threads are waited for at the end, and a name server that does not answer, or a pipe nobody writes
    to, would hold up the program for as long as it likes.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[T] = loop.create_future()

    def run() -> None:
        try:
            done = partial(outcome.set_result, work())
        except Exception as error:  # noqa: BLE001 — raised where the outcome is awaited
            done = partial(outcome.set_exception, error)
        with suppress(RuntimeError):  # the loop has ended, and with it whoever asked
            loop.call_soon_threadsafe(lambda: outcome.cancelled() or done())

    threading.Thread(target=run, daemon=True, name="liveterm-aside").start()
    return await outcome
