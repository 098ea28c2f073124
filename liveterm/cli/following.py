"""Following sources without a screen, until the end that was asked for or a signal."""

from __future__ import annotations

import argparse
import asyncio
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress

from liveterm import clock, config
from liveterm.cli.sources import usual_interval
from liveterm.errors import LivetermError
from liveterm.live import Follower, Seen
from liveterm.model import Frame
from liveterm.tape import Look

TEND_EVERY_S = 0.25


def _idle() -> None:
    """Nothing to tend."""


def _nobody(look: Look) -> None:
    """Nobody wants to know."""


def follow(
    sources: Sequence[str],
    keep: Callable[[Frame], None],
    arguments: argparse.Namespace,
    *,
    known: Sequence[Frame] = (),
    tend: Callable[[], None] = _idle,
    on_look: Callable[[Look], None] = _nobody,
) -> LivetermError | None:
    """Hand every frame to `keep` until `--looks`, `--for` or a signal ends it, calling `tend` now and then.

    The result is the error of the first source that never gave a post, if there is one.
    """
    return asyncio.run(_follow(sources, keep, arguments, known, tend, on_look))


async def _follow(
    sources: Sequence[str],
    keep: Callable[[Frame], None],
    arguments: argparse.Namespace,
    known: Sequence[Frame],
    tend: Callable[[], None],
    on_look: Callable[[Look], None],
) -> LivetermError | None:
    settings = config.load()[0]
    follower = Follower(
        sources,
        keep,
        interval=arguments.interval or usual_interval(settings),
        wall=clock.wall,
        on_look=on_look,
        date=arguments.date,
        seen=Seen.of(known),
        headers=settings.headers,
        limits=settings.limits,
    )
    tasks = [asyncio.create_task(follower.run(looks=arguments.looks)), asyncio.create_task(stop_signal())]
    tending = asyncio.create_task(_tend(tend))
    await asyncio.wait(tasks, timeout=arguments.span, return_when=asyncio.FIRST_COMPLETED)
    for task in (*tasks, tending):
        task.cancel()
    with suppress(asyncio.CancelledError):
        await tasks[0]
    return follower.failure


async def _tend(tend: Callable[[], None]) -> None:
    while True:
        await asyncio.sleep(TEND_EVERY_S)
        tend()


async def stop_signal() -> None:
    """Wait for a signal that asks for the end."""
    stopped = asyncio.Event()
    kept_on = signal.getsignal(signal.SIGHUP) == signal.SIG_IGN  # by `nohup`: it is to outlive the terminal
    for number in (signal.SIGINT, signal.SIGTERM, *(() if kept_on else (signal.SIGHUP,))):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    await stopped.wait()
