"""The screen. `run` is the way in; importing this imports no Textual."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from liveterm.story import Story
from liveterm.ui import hangup
from liveterm.ui.doors import Doors, Pixels, Recorded, Remembered, Sessions, still_true, to_remember
from liveterm.ui.reader import Kept

__all__ = ["Doors", "Kept", "Pixels", "Recorded", "Remembered", "Sessions", "run", "still_true", "to_remember"]

_SWITCH_S = 0.0005  # a key waits no longer than this for the thread that works out who speaks
_COLLECT = (1_000, 10, 2_000)  # a few new things at a time, and old ones hardly ever: neither is felt as a stutter


def run(story: Story, doors: Doors) -> int:
    """Show a story until the reader quits; the result is 0 if nothing broke."""
    gc.disable()
    sys.setswitchinterval(_SWITCH_S)
    os.environ.setdefault("TEXTUAL_FPS", "120")  # read once, when Textual is imported
    from liveterm.ui.app import LivetermApp

    with _terminal_title():
        app = LivetermApp(story, doors, on_first_frame=_collect_again)
        app.run()
    return app.return_code or 0


@contextmanager
def _terminal_title() -> Iterator[None]:
    """Have the terminal remember its title and take it up again in the end."""
    terminal = sys.__stderr__  # where Textual draws
    if terminal is None or not terminal.isatty():
        yield
        return
    terminal.write("\x1b[22;2t")
    terminal.flush()
    try:
        yield
    finally:
        hangup.let_go()
        lasting = hangup.Lasting(terminal)
        lasting.hasten()
        lasting.write("\x1b[23;2t")
        lasting.flush()


def _collect_again() -> None:
    gc.freeze()
    gc.enable()
    gc.set_threshold(*_COLLECT)
