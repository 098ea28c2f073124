"""Addresses that a page named and that failed: asked ever less, while the page itself is read on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from liveterm.fetch import Failure
from liveterm.live import pace

_MOST: Final = 100


@dataclass(slots=True)
class _Rest:
    failures: int = 0
    until: float = 0.0


class Resting:
    """Which of the addresses that one source's pages name are not to be asked yet; those that differ in what they ask
    alone, in the query, are one."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._rests: dict[str, _Rest] = {}

    def failed(self, address: str, error: Exception, seconds: float) -> None:
        """Let an address rest: for nothing more than the usual `seconds` at first, for ever once it is gone."""
        rest = self._rests.setdefault(_place(address), _Rest())
        rest.failures += 1
        wait, refused = 0.0, False
        if isinstance(error, Failure):
            wait, refused = (float("inf") if error.final else error.wait or 0.0), error.refused
        if rest.failures > 1:
            wait = max(wait, pace.jittered(pace.backed_off(seconds, rest.failures, refused)))
        rest.until = self._ticks() + wait
        if len(self._rests) > _MOST:
            del self._rests[next(iter(self._rests))]

    def worked(self, address: str) -> None:
        """An address answered as it should."""
        self._rests.pop(_place(address), None)

    def rests(self, address: str) -> bool:
        """Whether an address is not to be asked yet."""
        rest = self._rests.get(_place(address))
        return rest is not None and rest.until > self._ticks()


def _place(address: str) -> str:
    return address.partition("?")[0]
