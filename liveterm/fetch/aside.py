"""Work that blocks, on a thread of its own that keeps nobody from leaving."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from liveterm.errors import LivetermError

T = TypeVar("T")


async def aside(work: Callable[[], T]) -> T:
    """The result of blocking work, or what it raised (LivetermError, OSError, ValueError).

    asyncio's own threads are waited for at the end, and a name server that does not answer, or a pipe nobody writes
    to, would hold up the program for as long as it likes.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, failure: Exception | None) -> None:
        if done.cancelled():
            return
        if failure is not None:
            done.set_exception(failure)
        else:
            done.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, failure = None, None
        try:
            result = work()
        except (LivetermError, OSError, ValueError) as error:
            failure = error
        with suppress(RuntimeError):  # the loop has ended, and with it whoever asked
            loop.call_soon_threadsafe(settle, result, failure)

    threading.Thread(target=run, daemon=True, name="liveterm-aside").start()
    return await done
