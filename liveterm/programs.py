"""Running other programs: without a shell, in a process group of their own, for so long, and unheard.

Not a word of theirs reaches the terminal, and no signal meant for us reaches them.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from string import punctuation
from typing import Final

from liveterm import clean, interpreters
from liveterm.errors import UsageError

_GRACE_S: Final = 0.3  # between asking a program to end and ending it
_GLANCE_S: Final = 0.05
_PLACE: Final = re.compile(r"\{(\w+)\}")


def filled(command: str, facts: Mapping[str, str]) -> tuple[list[str], str]:
    """A command line as a program with its arguments, and the text for its stdin, with facts where it names them in
    braces. Raises UsageError.

    A fact is never more than a part of one argument. One that would begin with a sign, wherever it stands, gets a blank
    before it: what begins with - or @ is an option or a file to many programs.
    """
    try:
        (program, *arguments), piped = interpreters.parted(command)
    except ValueError as error:
        raise UsageError(str(error)) from error

    def plain(place: re.Match[str]) -> str:
        return facts.get(place[1], place[0])

    def guarded(place: re.Match[str]) -> str:
        fact, before = plain(place), place.string[: place.start()]
        stands_out = fact != place[0] and fact[:1] in punctuation and before == before.rstrip()
        return f" {fact}" if fact and stands_out else fact

    return [program, *(_PLACE.sub(guarded, word) for word in arguments)], _PLACE.sub(plain, piped)


async def run(command: Sequence[str], text: str = "", *, seconds: float, may_stay: bool = False) -> str:
    """Run a program with a text on its stdin; what went wrong, or "".

    After so many seconds it is ended with all it started, unless it `may_stay`, as a browser may.
    """
    return clean.line(await _run(command, text, seconds, may_stay=may_stay))


async def _run(command: Sequence[str], text: str, seconds: float, *, may_stay: bool) -> str:
    try:
        program = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE if text else DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
        )
    except (OSError, ValueError) as error:
        return f"{command[0]} cannot be run ({getattr(error, 'strerror', None) or error})"
    try:
        async with asyncio.timeout(seconds):
            await program.communicate(text.encode() if text else None)
            while not may_stay and _is_alive(program.pid):  # noqa: ASYNC110 — nobody tells of another's children
                await asyncio.sleep(_GLANCE_S)
    except TimeoutError:
        return "" if may_stay else f"{command[0]} was ended after {seconds:g} s"
    finally:
        if not may_stay:
            await asyncio.shield(_end(program))
    return f"{command[0]} ended with {program.returncode}" if program.returncode else ""


def _is_alive(group: int) -> bool:
    """Whether anything that a program started is still there, when it is gone itself."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # macOS, of those that have ended and are not buried
    return True


async def _end(program: Process) -> None:
    """End a program and all it started."""
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGTERM)
        with suppress(TimeoutError):
            async with asyncio.timeout(_GRACE_S):
                await program.wait()
        os.killpg(program.pid, signal.SIGKILL)
    await program.wait()
