"""The engine that finds out who speaks, at work in a process of its own.

To read a long event takes most of a minute and as much memory as the event: neither is to be felt at the keys.
`Engine` is our end; run as a module, this file is the other. What is asked and answered is msgpack.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final, TypeVar

import msgspec

from liveterm.child import Child, Ended, serve
from liveterm.model import Entry, Reading
from liveterm.speakers import Cast, Corrections, Known

_PATIENCE_S: Final = 60.0  # for one answer, while it is worked on: a correction may have thousands of posts read again
_MODESTY: Final = 5  # as nice(2) counts it
_Answer = TypeVar("_Answer")
_Readings = dict[str, Reading]


class _Learn(msgspec.Struct, tag=True):
    entries: list[Entry]


class _Correct(msgspec.Struct, tag=True):
    corrections: Corrections


class _People(msgspec.Struct, tag=True):
    pass


_Task = _Learn | _Correct | _People


class Engine:
    """Who speaks in an event, as `Cast` knows it. Whatever is asked may raise `child.Ended`, TimeoutError or OSError:
    the engine that is asked next knows nothing."""

    def __init__(self) -> None:
        self._child = Child("liveterm.engine")

    async def learn(self, entries: Iterable[Entry]) -> Mapping[str, Reading]:
        """Takes new and changed entries; their readings, by id, and those of others that changed."""
        return await self._ask(_Learn(list(entries)), _Readings)

    async def correct(self, corrections: Corrections) -> Mapping[str, Reading]:
        """Takes the reader's word; the readings that changed."""
        return await self._ask(_Correct(corrections), _Readings)

    async def people(self) -> list[Known]:
        """Everybody heard so far."""
        return await self._ask(_People(), list[Known])

    @property
    def pid(self) -> int | None:
        """The process at work now, None before first use."""
        return self._child.pid

    async def close(self) -> None:
        """End the process."""
        await self._child.close()

    async def _ask(self, task: _Task, kind: type[_Answer]) -> _Answer:
        if self._child.ended:
            await self._child.close()
            raise Ended(None)  # the next would answer, and know nothing
        answer = await self._child.ask(msgspec.msgpack.encode(task), _PATIENCE_S)
        return msgspec.msgpack.decode(answer, type=kind)


def _answer(cast: Cast, message: bytes) -> bytes:
    task = msgspec.msgpack.decode(message, type=_Task)
    if isinstance(task, _People):
        return msgspec.msgpack.encode(cast.people())
    if isinstance(task, _Learn):
        told = cast.learn(task.entries) | {entry.id for entry in task.entries}
    else:
        told = cast.correct(task.corrections)
    return msgspec.msgpack.encode({id: cast.reading(id) for id in told})


def _main() -> None:
    with suppress(OSError):
        os.nice(_MODESTY)
    cast = Cast()
    serve(lambda message: _answer(cast, message), pulse=True)


if __name__ == "__main__":
    _main()
