"""Addresses that a page named and that failed: asked ever less, while the page itself is read on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from liveterm.fetch import Failure, server_of
from liveterm.live import pace

_MOST: Final = 100


@dataclass(slots=True)
class _Rest:
    failures: int = 0
    until: float = 0.0


class Resting:
    """Which of the addresses that one source's pages name are not to be asked yet. Those of one server rest together:
    many hold a time or a place in the story, and are asked once."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._rests: dict[str, _Rest] = {}
        self._gone: dict[str, None] = {}

    def failed(self, address: str, error: Exception, seconds: float) -> None:
        """Let an address rest: for nothing more than the usual `seconds` at first, for ever once it is gone."""
        final = isinstance(error, Failure) and error.final
        if final:
            self._gone[address] = None
        rest = self._rests.setdefault(server_of(address), _Rest())
        rest.failures += not final
        if rest.failures > 1:
            refused = isinstance(error, Failure) and error.refused
            rest.until = self._ticks() + pace.jittered(pace.backed_off(seconds, rest.failures, refused))
        for known in (self._rests, self._gone):
            if len(known) > _MOST:
                del known[next(iter(known))]

    def worked(self, address: str) -> None:
        """An address answered as it should."""
        self._rests.pop(server_of(address), None)

    def rests(self, address: str) -> bool:
        """Whether an address is not to be asked yet."""
        rest = self._rests.get(server_of(address))
        return address in self._gone or (rest is not None and rest.until > self._ticks())
