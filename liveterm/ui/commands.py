"""What can be typed after `:`: a time of the story, a saved filter's name, what any key does by its id, or `save` and
`forget` with a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from liveterm.errors import UsageError
from liveterm.ui.keys import BY_ID

if TYPE_CHECKING:
    from liveterm.ui.story_screen import StoryScreen

_NOT_HERE = ("go", "escape")


def known(saved: Iterable[str]) -> list[str]:
    """Everything that can be typed but times, to be completed."""
    return ["save ", "forget ", "start", "end", *saved, *(id for id in BY_ID if id not in _NOT_HERE)]


async def carry_out(screen: StoryScreen, line: str) -> None:
    """Do what was typed, or say why that cannot be."""
    from liveterm.ui.travel import moment_asked

    word, _, rest = line.strip().partition(" ")
    filtering = screen.filtering
    if not word:
        return
    if word in ("save", "forget"):
        screen.action_filter(word, rest.strip())
    elif word in filtering.saved.lines:
        screen.action_filter("toggle", "saved", word)
    elif word in BY_ID and word not in _NOT_HERE:
        await screen.app.run_action(BY_ID[word].action, screen)
    else:
        try:
            moment_asked(line, screen.story, screen.dial.zone)
        except UsageError as error:
            screen.say(f"{error}; or type what a key does, as ? lists it")
        else:
            screen.action_time("go", line)
