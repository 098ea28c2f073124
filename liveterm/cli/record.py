"""`liveterm record`: keeps a session without a screen, for daemons, cron and ssh."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from liveterm import clean, clock
from liveterm.cli import end_when_told
from liveterm.cli.following import follow
from liveterm.cli.sources import split
from liveterm.credentials import without_credentials
from liveterm.errors import SessionError, UsageError
from liveterm.model import Frame
from liveterm.session import Header
from liveterm.session.recorder import Recorder


def run(arguments: argparse.Namespace) -> int:
    """Record until the end that was asked for; on a session that exists, go on with it."""
    end_when_told()
    session, sources = split(arguments.sources)
    if session is not None:
        raise UsageError(f"{session}: is a recording already; name the address it came from, with -o to go on with it")
    header = Header(started=clock.wall(), sources=tuple(map(without_credentials, sources)))
    with Recorder.open(arguments.output, header) as recorder:
        keeper = _Keeper(recorder, acknowledge=arguments.ack)
        failure = follow(sources, keeper.keep, arguments, known=recorder.known, tend=keeper.tend)
        keeper.settle()
    if recorder.waiting:
        raise SessionError(recorder.outcome)
    return failure.exit_code if failure else 0  # what went wrong was said when it did


class _Keeper:
    """Writes frames down, and says what is on disk and what went wrong, each once."""

    def __init__(self, recorder: Recorder, *, acknowledge: bool) -> None:
        self._recorder = recorder
        self._acknowledge = acknowledge
        self._told = ""

    def keep(self, frame: Frame) -> None:
        self._say(self._recorder.record(frame))
        if frame.trouble:
            _remark(f"{frame.source}: {frame.trouble}")

    def tend(self) -> None:
        self._say(self._recorder.tend())

    def settle(self) -> None:
        self._say(self._recorder.settle())

    def _say(self, on_disk: Iterable[str]) -> None:
        if self._acknowledge:
            sys.stdout.write("".join(f"ACK {id}\n" for id in on_disk))
            sys.stdout.flush()
        if self._recorder.trouble != self._told:
            self._told = self._recorder.trouble
            if self._told:
                _remark(self._told)


def _remark(sentence: str) -> None:
    print(f"liveterm: {clean.line(sentence)}", file=sys.stderr, flush=True)
