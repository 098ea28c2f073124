"""The program on the screen: which screen is up, themes, the palette, and the terminal itself."""

from __future__ import annotations

import asyncio
import functools
import os
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.app import App, SystemCommand
from textual.drivers.linux_driver import LinuxDriver
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from liveterm import clean
from liveterm.story import Story
from liveterm.ui import hangup, keys
from liveterm.ui.doors import Doors
from liveterm.ui.story_screen import StoryScreen
from liveterm.ui.themes import DARK, LIGHT

_MOST_PASTED = 8 << 20  # characters
_SHELLS = 128  # and the number of the signal is what shells say of a program that one ended
_MOUSE_MODES = (1000, 1003, 1015, 1006)


class _Driver(LinuxDriver):
    """Textual's way to the terminal; without one it would wait for ever for its thread that could not write."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        assert self._file is not None, "there is a terminal"
        self.terminal = hangup.Lasting(self._file)
        self._file = self.terminal  # type: ignore[assignment]  # all of a file that is used

    def start_application_mode(self) -> None:
        """Take the terminal, when whatever may end us leads to its being given back."""
        loop = asyncio.get_running_loop()

        def leave(number: int, _: object) -> None:
            """Called in the midst of anything: the loop itself may be waiting for the terminal."""
            self.terminal.hasten()
            code = _SHELLS + number if number == signal.SIGQUIT else 0
            with suppress(RuntimeError):  # it has been left
                loop.call_soon_threadsafe(functools.partial(self._app.exit, return_code=code))

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            signal.signal(number, leave)
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def _sigcont_application(self, *arguments: Any) -> None:
        """Go on where ^z left the terminal; a signal to go on comes with a hangup, too, and nothing was left then."""
        if self._must_signal_resume:
            super()._sigcont_application(*arguments)

    def run_input_thread(self) -> None:
        """Read keys to the end, passing over bytes that are no text: a terminal may not speak UTF-8."""
        while not self.exit_event.is_set():
            with suppress(UnicodeDecodeError):
                super().run_input_thread()


class LivetermApp(App[None]):
    """Shows a story, or the start screen when there is none yet."""

    TITLE = "liveterm"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    CSS = """
    .typed SheetScreen > VerticalScroll, .typed AskScreen > Vertical, .typed EditsScreen > Vertical,
    .typed QuotesScreen > Vertical { border: ascii $primary; }
    .typed StartScreen SourceInput, .typed StartScreen SourceInput:focus { border: ascii $accent; }
    """

    theme: Reactive[str] = Reactive(DARK.name)

    def __init__(self, story: Story, doors: Doors, on_first_frame: Callable[[], None] = lambda: None) -> None:
        super().__init__(_Driver, ansi_color=True if "NO_COLOR" in os.environ else None)
        self.set_class(doors.settings.ascii, "typed")
        self._story, self._doors = story, doors
        self._on_first_frame = on_first_frame
        self._quit_asked = False
        self.away = True  # until the terminal says that it has the keyboard; many never do
        self._chosen = doors.settings.theme or os.environ.get("TEXTUAL_THEME", "")
        if self._chosen in self.available_themes:
            self.theme = self._chosen

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The program's own and Textual's; there from the start, so that nothing is worked out for another first."""
        return {**super().available_themes, DARK.name: DARK, LIGHT.name: LIGHT}

    def get_default_screen(self) -> Screen[None]:
        if not len(self._story.tape) and self._story.ended:
            from liveterm.ui.start import StartScreen

            return StartScreen(self._doors, self._on_first_frame)
        return StoryScreen(self._story, self._doors, self._on_first_frame)

    def on_mount(self) -> None:
        if not self.is_headless:
            hangup.watch(functools.partial(asyncio.get_running_loop().call_soon_threadsafe, self.exit))
        mine, complaints = keys.keymap(self._doors.settings.keys)
        self.set_keymap(mine)
        if self._chosen and self._chosen not in self.available_themes:
            complaints.append(f"no theme is called “{clean.line(self._chosen, 40)}”: ^p lists those there are")
        if complaints:
            self.call_later(self._say, " · ".join(complaints))

    def show_story(self, story: Story, doors: Doors) -> None:
        """Show this story instead of what is shown now."""
        self._story, self._doors = story, doors
        self.push_screen(StoryScreen(story, doors))

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and do not wait for a terminal that reads nothing."""
        if isinstance(self._driver, _Driver):
            self._driver.terminal.hasten()
        super().exit(result, return_code, message)

    # The terminal ----------------------------------------------------------------------------------------------------

    def write_to_terminal(self, sequence: str) -> None:
        """Send a sequence that draws nothing, in its turn among the frames."""
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    def _fatal_error(self) -> None:
        """Tell where a fault of ours was, without the values there: they may be anyone's words, or a password."""
        if self._exception is not None:
            self._exit_renderables.append(Text(clean.fault(self._exception)))
        self._close_messages_no_wait()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was selected by every way there is, and say what came of it."""
        self._clipboard = text
        self.run_worker(self._copy(text), name="copying")

    async def _copy(self, text: str) -> None:
        from liveterm.ui.handing_on import copy

        self._say(f"selection {await copy(text, self.write_to_terminal)}")

    def use_mouse(self, use: bool) -> None:
        """Have the terminal send the mouse here, or keep it to itself."""
        self.write_to_terminal("".join(f"\x1b[?{mode}{'h' if use else 'l'}" for mode in _MOUSE_MODES))

    def watch_title(self, title: str) -> None:
        """The terminal's own title follows; what it was is restored by whoever runs the app."""
        self.write_to_terminal(f"\x1b]2;{title}\x1b\\")

    def on_key(self, event: events.Key) -> None:
        """A letter that was typed before the line that is to take it had opened belongs to that line all the same."""
        if isinstance(self.screen, StoryScreen) and self.screen.prompting.take_letter(event):
            event.prevent_default()

    async def on_event(self, event: events.Event) -> None:
        """What is pasted comes from anywhere, and a field shows it before anything has read it."""
        if isinstance(event, events.Paste):
            event.text = clean.text(event.text, _MOST_PASTED)
        await super().on_event(event)

    def on_app_focus(self) -> None:
        self.away = False
        self._doors.focus(True)

    def on_app_blur(self) -> None:
        self.away = True
        self._doors.focus(False)

    def action_help_quit(self) -> None:
        """^c without a selection: quit when pressed twice."""
        if self._quit_asked:
            self.exit()
        self._quit_asked = True
        self._say("press ^c again to quit")
        self.set_timer(3, self._forget_quit)

    def _forget_quit(self) -> None:
        self._quit_asked = False

    def _say(self, sentence: str) -> None:
        if isinstance(self.screen, StoryScreen):
            self.screen.say(sentence)

    # Palette, themes -------------------------------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        if isinstance(screen, StoryScreen):
            for key in keys.STORY_KEYS:
                if key.id not in ("palette", "escape"):
                    face = " ".join(keys.faces(self._doors.settings.keys.get(key.id, key.keys)))
                    yield SystemCommand(key.says.capitalize(), face, _runner(self, screen, key.action))
        yield SystemCommand("Theme", "choose the colours", self.action_change_theme)

    def action_turn_theme(self) -> None:
        """Dark or light."""
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name


def _runner(app: App[None], screen: StoryScreen, action: str) -> Callable[[], object]:
    async def run() -> None:
        await app.run_action(action, screen)

    return run
