"""Following several sources at once into one story."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime

from liveterm import clock
from liveterm.config import Limits
from liveterm.errors import LivetermError
from liveterm.fetch import Fetcher
from liveterm.formats.apart import Parser
from liveterm.live.names import names_of
from liveterm.live.pace import UNFOCUSED_S, Hosts
from liveterm.live.poller import Means, Poller
from liveterm.live.seen import Seen
from liveterm.model import Frame
from liveterm.tape import Look


def _nobody(look: Look) -> None:
    """Nobody wants to know."""


class Follower:
    """Looks at sources, one task each, and hands on what is new as frames.

    `keep` gets every frame, `on_look` how each look went. `seen` is what is known from an earlier run. With several
    sources the ids of posts start with the source's name. A fetcher or parser that is handed in is not closed here.
    `hosts` says when each host may be asked again.
    """

    def __init__(
        self,
        sources: Sequence[str],
        keep: Callable[[Frame], None],
        *,
        interval: float | None = None,
        wall: Callable[[], datetime] = clock.wall,
        ticks: Callable[[], float] = clock.ticks,
        sleep: Callable[[float], Awaitable[None]] = clock.sleep,
        seen: Seen | None = None,
        on_look: Callable[[Look], None] = _nobody,
        date: datetime | None = None,
        headers: Mapping[str, Mapping[str, str]] | None = None,
        limits: Limits | None = None,
        fetcher: Fetcher | None = None,
        parser: Parser | None = None,
    ) -> None:
        self._owns_fetcher, self._owns_parser = fetcher is None, parser is None
        seen, limits = seen or Seen(), limits or Limits()
        self.hosts = Hosts(ticks)
        self._means = Means(
            fetcher=fetcher or Fetcher(limits=limits, wall=wall, headers=headers),
            parser=parser or Parser(limits),
            hosts=self.hosts,
            seen=seen,
            limits=limits,
            keep=keep,
            on_look=on_look,
            wall=wall,
            ticks=ticks,
            sleep=sleep,
            interval=interval,
            date=date,
        )
        self.names = names_of(sources)
        self._pollers: list[Poller] = []
        for source, name in zip(sources, self.names, strict=True):
            known = seen.source(name)
            known.prefix = f"{name}:" if len(sources) > 1 else ""
            self._pollers.append(Poller(source, known, self._means))

    @property
    def failure(self) -> LivetermError | None:
        """Why the first source that never gave a post did not; None if all did."""
        return next((error for poller in self._pollers if (error := poller.failure)), None)

    async def run(self, looks: int | None = None) -> None:
        """Follow until every source has ended or was looked at so often, or until cancelled."""
        tasks = [asyncio.create_task(poller.run(looks)) for poller in self._pollers]
        warm = asyncio.create_task(self._means.parser.start())  # never cancelled: half a start leaves a child unknown
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(warm, *tasks, return_exceptions=True)
            await self._end()

    def poll_now(self) -> None:
        """Look at everything as soon as the hosts allow it."""
        for poller in self._pollers:
            poller.poll_now()

    def focus(self, focused: bool) -> None:
        """Whether someone is looking: out of sight sources are asked less, and at once on return."""
        means = self._means
        since, means.unfocused_since = means.unfocused_since, None if focused else means.ticks()
        if focused and since is not None and means.ticks() - since > UNFOCUSED_S:
            self.poll_now()

    async def _end(self) -> None:
        try:
            for poller in self._pollers:
                poller.finish()
        finally:
            await self._close()

    async def _close(self) -> None:
        if self._owns_parser:
            await self._means.parser.close()
        if self._owns_fetcher:
            await self._means.fetcher.close()
