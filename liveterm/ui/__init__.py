"""The screen. `run` is the way in; importing this imports no Textual."""

from __future__ import annotations

import gc
import os

from liveterm.story import Story
from liveterm.ui.doors import Doors, Recent
from liveterm.ui.reader import Kept

__all__ = ["Doors", "Kept", "Recent", "run"]

_COLLECT = (20_000, 20, 50)  # rarely, and old things hardly ever: a full collection is felt as a stutter


def run(story: Story, doors: Doors) -> None:
    """Show a story until the reader quits."""
    gc.disable()
    os.environ.setdefault("TEXTUAL_FPS", "120")  # read once, when Textual is imported
    from liveterm.ui.app import LivetermApp

    LivetermApp(story, doors, on_first_frame=_collect_again).run()


def _collect_again() -> None:
    gc.freeze()
    gc.enable()
    gc.set_threshold(*_COLLECT)
