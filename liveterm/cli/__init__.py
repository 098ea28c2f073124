"""The command line: reads arguments, builds what a command needs, and hands it on.

Nothing here is imported before it is known which command is meant, so that `--version` and the first frame are quick.
"""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import TracebackType

from liveterm.errors import LivetermError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the result is its exit code: 0 fine, 1 unreadable, 2 wrong arguments, 3 no format knows it."""
    sys.excepthook = _tell_of_fault
    gc.disable()  # nothing of what is imported is garbage, and to look through it takes time
    from liveterm import clock, config
    from liveterm.cli.arguments import read

    clock.live_in(config.load()[0].zone)
    arguments = read(sys.argv[1:] if argv is None else argv)
    command = import_module(f"liveterm.cli.{arguments.module}")
    gc.enable()
    try:
        if sys.stdout is None:
            raise LivetermError("stdout is closed; there is nothing to write to")
        code = int(command.run(arguments))
        sys.stdout.flush()
        return code
    except LivetermError as error:
        return complain(error)
    except BrokenPipeError:  # whoever read our output has had enough
        _write_no_more()
        return 0
    except OSError as error:
        from liveterm.ui import hangup

        if hangup.let_go():
            return 0  # the terminal was closed
        if error.errno not in _FULL:
            raise
        _write_no_more()
        warn(f"writing failed: {error.strerror}")
        return 1
    except KeyboardInterrupt:
        return 0


def end_when_told() -> None:
    """From now on be ended by SIGTERM and SIGHUP as by SIGINT, whatever is waited for; not by what `nohup` ignores."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, end)


def _write_no_more() -> None:
    """Drop what has not been written: Python would try again, and complain, when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_of_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    from liveterm import clean

    print(clean.fault(error), file=sys.stderr)


def warn(sentence: str) -> None:
    """Say on stderr what was not as it should be, if anything was."""
    if sentence:
        from liveterm import clean

        print(f"liveterm: {clean.line(sentence)}", file=sys.stderr)


def complain(error: LivetermError) -> int:
    """Say what went wrong in one line on stderr; the result is the exit code."""
    warn(str(error))
    return error.exit_code
