"""`liveterm serve`: a session re-published on this computer as a live feed, in story time."""

from __future__ import annotations

import argparse
import asyncio
from contextlib import suppress

from liveterm import clock
from liveterm.cli import end_when_told
from liveterm.cli.following import stop_signal
from liveterm.cli.sources import kept_session, opened
from liveterm.clock import Clock
from liveterm.serve import publish
from liveterm.tape import Tape


def run(arguments: argparse.Namespace) -> int:
    """Publish until a signal; the address is the first line."""
    end_when_told()
    path = kept_session(arguments.session, arguments.sessions)
    tape = Tape(opened(path).frames)
    story = Clock(lambda: tape.last or clock.wall(), start=tape.start, speed=arguments.speed)
    with suppress(KeyboardInterrupt):
        asyncio.run(_publish(tape, story, arguments))
    return 0


async def _publish(tape: Tape, story: Clock, arguments: argparse.Namespace) -> None:
    publishing = asyncio.create_task(
        publish(tape, story, shape=arguments.shape, port=arguments.port, announce=_announce)
    )
    stop = asyncio.create_task(stop_signal())
    await asyncio.wait({publishing, stop}, return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    if publishing.done():
        await publishing  # raises what kept it from publishing
    publishing.cancel()


def _announce(address: str) -> None:
    print(address, flush=True)
