"""What is typed in the line at the bottom, and what becomes of it while it is typed and when it is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual import events

    from liveterm.ui.prompt import Prompt
    from liveterm.ui.story_screen import StoryScreen


_COMMAND = re.compile(r"(?:^|\s)\s*:((?:save|forget)\b.*)$")


def parted(line: str) -> tuple[str, str]:
    """The words of a line that filters, and what is to be done with them by name (`:save talks`), "" for nothing."""
    found = _COMMAND.search(line)
    return (line[: found.start()], found[1]) if found else (line, "")


class Prompting:
    """Opens the line of a screen for one thing at a time: to search, to filter, to go to a time, to find a person."""

    def __init__(self, screen: StoryScreen) -> None:
        self._screen = screen
        self._prompt: Prompt | None = None
        self._before = ""  # what the line held when it was opened

    @property
    def is_open(self) -> bool:
        """Whether the line stands in the footer's place."""
        return self._prompt is not None

    async def open(self, sign: str) -> None:
        """Open the line: / to search (among the speakers, for one), f to filter, : to go to a time
        or say what to do."""
        from liveterm.ui.commands import known
        from liveterm.ui.prompt import Prompt

        screen = self._screen
        if self._prompt is not None:
            return
        if sign == "/" and screen.side.section == "speakers":
            sign = "person"
        self._before = {"/": screen.walking.searched, "f": screen.filtering.filter.words}.get(sign, "")
        self._prompt = Prompt(sign, self._before, known(screen.filtering.saved.lines) if sign == ":" else ())
        await screen.mount(self._prompt)
        screen.set_focus(self._prompt.field)  # at once: the next key may be here already
        screen.chrome.arrange()
        if sign == "/":
            screen.timeline.prepare_search()

    def typed(self, text: str) -> None:
        """The line holds this now."""
        if self._prompt is not None:
            self.take(self._prompt.sign, text)

    def take_letter(self, event: events.Key) -> bool:
        """Give a letter to the line, if it is open."""
        if self._prompt is None or not event.is_printable or event.character is None:
            return False
        self._prompt.field.insert_text_at_cursor(event.character)
        return True

    async def done(self, message: Prompt.Done) -> None:
        """The reader left the line; one that asks for what cannot be understood stays open."""
        screen, prompt = self._screen, self._prompt
        if prompt is None:
            return
        field = prompt.field
        words, command = parted(message.value) if message.sign == "f" else ("", "")
        wrong = screen.filtering.words(words, self._before) if message.sign == "f" and message.kept else ""
        if wrong:
            screen.say(wrong)
        else:
            self._prompt = None  # what is typed from here on is for the screen
            screen.set_focus(None)
            await prompt.remove()
            screen.chrome.arrange()
            await self._act(message, command)
        for key in field.late():
            screen.app.post_message(key)

    async def _act(self, message: Prompt.Done, command: str) -> None:
        """Do what the line asks for, or leave all as it was."""
        from liveterm.ui.commands import carry_out

        screen = self._screen
        if message.kept and (command or message.sign == ":"):
            await carry_out(screen, command or message.value)
        elif not message.kept:
            self.take(message.sign, message.before)
        if message.sign == "person":
            screen.enter_pane("speakers")
            if screen.people.nobody_found:
                screen.say(f"nobody heard so far is called “{message.value}”; Esc shows all")

    def take(self, sign: str, text: str) -> None:
        """Search, filter or look for a person while it is typed."""
        screen = self._screen
        if sign == "/":
            screen.action_walk("search", text)
        elif sign == "f":
            screen.action_filter("words", parted(text)[0], self._before)
        elif sign == "person" and screen.people.sought != text:
            screen.people.sought = text
            screen.chrome.draw_side()
