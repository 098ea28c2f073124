"""The start screen: what to follow, open or play. It never stops at an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import Worker

from liveterm import clean, clock
from liveterm.aside import aside
from liveterm.errors import LivetermError
from liveterm.ui.doors import Doors, Recorded, Sessions
from liveterm.ui.kept_list import KeptList
from liveterm.ui.keys import KEPT
from liveterm.ui.lines import LinesView, Piece, Row
from liveterm.ui.wrapping import breaks

_FRAME = 6  # rows of the name and the line to type in
_HINTS = 5  # rows of the ways to name a source, which go where there is no room for what was kept
_LEAST_KEPT, _MOST_KEPT = 6, 16  # rows
_WIDTH = 96
_MOMENT_S = 0.05
_NAME = Row((Piece("liveterm", "accent"), Piece("  live events in your terminal", "dim")))
_WAYS = (
    Row((Piece("an address", "strong"), Piece("   https://… a live page or a feed", "dim"))),
    Row((Piece("a path", "strong"), Piece("       a session, a saved page, a feed file", "dim"))),
    Row((Piece("copied text", "strong"), Piece("  of a live page, pasted here", "dim"))),
    Row((Piece("Enter", "key"), Piece("        on the empty line plays the demo", "dim"))),
)


class SourceInput(Input):
    """Takes an address or a path; text of several lines that is pasted is a source by itself."""

    class Pasted(Message):
        """Several lines were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_paste(self, event: events.Paste) -> None:
        if len(event.text.strip().splitlines()) > 1:  # terminals send what ends a line as they like
            event.prevent_default()
            event.stop()
            self.post_message(self.Pasted(event.text))


class StartScreen(Screen[None]):
    """Asks what to show, offers what was kept, and opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "to_kept", "to the kept sessions", show=False),
        Binding("escape", "back", "back, or quit", show=False, priority=True),
        Binding("ctrl+c", "quit", "quit", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    StartScreen {
        align: center middle;
        & > Vertical { width: 96; max-width: 100%; height: auto; max-height: 100%; padding: 0 1; }
        & LinesView { height: auto; }
        & #name { height: 2; text-style: bold; }
        & SourceInput, & SourceInput:focus { background: $surface; border: round $accent; height: 3; margin-bottom: 1; }
        & #ways { height: 4; margin-bottom: 1; }
        & #says { height: 0; }
    }
    """

    def __init__(self, doors: Doors, on_first_frame: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._doors = doors
        self._on_first_frame = on_first_frame
        self._begun = False
        self._act: Worker[None] | None = None
        self._said = 0  # rows
        self._line = SourceInput(placeholder="an address, a path or copied text — or just Enter")
        self._says, self._ways = LinesView(id="says"), LinesView(id="ways")
        self.kept = KeptList(doors.settings, id="kept")

    def compose(self) -> ComposeResult:
        with Vertical():
            yield LinesView(id="name")
            yield self._line
            yield self._says
            yield self._ways
            yield self.kept

    def on_mount(self) -> None:
        self.query_one("#name", LinesView).show(_NAME)
        self._ways.show(*_WAYS)
        self._line.focus()
        self._arrange()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._on_first_frame()
        self._begun = True
        self._look()
        if self._doors.notices:
            self._say(" · ".join(self._doors.notices))

    def on_screen_resume(self) -> None:
        if self._begun:
            self._look()

    def on_resize(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Give what was kept the room there is, at once: nothing moves when it comes."""
        room = self.app.size.height - _FRAME - self._said
        nothing = self.kept.whole and not self.kept.total
        hinted = room >= _HINTS + (1 if nothing else _LEAST_KEPT)
        self._ways.display = hinted
        self.kept.styles.height = max(1, min(_MOST_KEPT, room - _HINTS * hinted))

    # What was kept ---------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        self.run_worker(self._look_through, name="look", group="look", exclusive=True)  # type: ignore[arg-type]

    async def _look_through(self) -> None:
        """Have in the list what is kept now, some sessions at a time as they are looked into."""
        found = self._doors.sessions.look() if self._doors.sessions else iter(())
        try:
            paths: set[str] = set()
            while some := await aside(lambda: _some(found)):
                self.kept.take(some)
                paths.update(kept.path for kept in some)
            sessions = self._doors.sessions
            self.kept.retain(paths, await aside(lambda: sessions.unreadable(paths)) if sessions else ())
            self._arrange()
        except LivetermError as error:
            self._say(str(error), "bad")

    def action_to_kept(self) -> None:
        if self.kept.total:
            self.kept.focus()

    def action_kept(self, act: str, argument: int | str | None = None) -> None:
        """Do something about the kept sessions. `argument` is the path of the session, or how far to move.

        Until what was begun is over, keys are for what it asks, which may not be on the screen yet.
        """
        if self._act is not None and not self._act.is_finished:
            return
        if isinstance(argument, str):
            self.kept.go_to(argument)
        picked = self.kept.picked
        if act == "move":
            if not self.kept.move(int(argument or 0)):
                self._line.focus()
        elif act == "help":
            from liveterm.ui.screens import SheetScreen
            from liveterm.ui.sheets import help_sheet

            self.app.push_screen(SheetScreen(help_sheet(self._doors.settings.keys, (), (KEPT,))))
        elif act == "mark":
            self.kept.mark()
        elif picked is not None and act == "open":
            self._open(picked.path)
        elif picked is not None and self._doors.sessions is not None:
            self._act = self.run_worker(self._keep_house(act, picked, self._doors.sessions), name=act)

    async def _keep_house(self, act: str, picked: Recorded, sessions: Sessions) -> None:
        from liveterm.ui.housekeeping import Housekeeping

        self._say("")
        try:
            done = await getattr(Housekeeping(self.app, sessions), act)(picked, self.kept.marked)
        except LivetermError as error:
            self._say(str(error), "bad")
            return
        self.kept.say(clean.line(done.says))
        if done.path:
            self.kept.go_to(done.path)
        self._look()

    def action_back(self) -> None:
        if self.kept.has_focus:
            self._line.focus()
        else:
            self.app.exit()

    def action_quit(self) -> None:
        self.app.exit()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._open(event.value.strip() or self._doors.demo)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is a source, wherever the keyboard was."""
        if not self._line.has_focus:
            self._line.focus()
            self._line.post_message(events.Paste(event.text))

    def on_source_input_pasted(self, message: SourceInput.Pasted) -> None:
        self._open(message.text)

    def _open(self, asked: str) -> None:
        self.run_worker(self._show(asked), name="open", exclusive=True)

    async def _show(self, asked: str) -> None:
        """Open what was asked for; what went wrong is said here, and the line stays as it is."""
        self._say("opening …")
        try:
            story, doors = await self._doors.open(asked)
        except LivetermError as error:
            self._say(str(error), "bad")
        else:
            self._say("")
            self.app.show_story(story, doors)  # type: ignore[attr-defined]

    def _say(self, sentence: str, role: str = "dim") -> None:
        sentence = clean.line(sentence)
        width = min(_WIDTH, self.app.size.width) - 2
        rows = [Row((Piece(sentence[start:end], role),)) for start, end in breaks(sentence, width)] if sentence else []
        self._said = self._says.styles.height = len(rows)
        self._says.show(*rows)
        self._arrange()


def _some(found: Iterator[Recorded]) -> list[Recorded]:
    """The next sessions that can be looked into in a moment, one at least; none if there are no more."""
    some = []
    until = clock.ticks() + _MOMENT_S
    for kept in found:
        some.append(kept)
        if clock.ticks() > until:
            break
    return some
