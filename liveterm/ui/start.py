"""The start screen: what to follow, open or play. It never stops at an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from liveterm import clean
from liveterm.errors import LivetermError
from liveterm.ui.doors import Doors, Recent
from liveterm.ui.lines import LinesView, Piece, Row
from liveterm.ui.times import Dial
from liveterm.ui.wrapping import breaks

_MOST_RECENT = 20
_MOST_SHOWN = 9
_FRAME = 6  # rows of the name and the line to type in
_HINTS = 5  # rows of the ways to name a source, which go where there is no room for what was kept
_WIDTH = 72
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
        Binding("down", "pick(1)", "next kept session", show=False),
        Binding("up", "pick(-1)", "previous kept session", show=False),
        Binding("escape,ctrl+c", "quit", "quit", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    StartScreen {
        align: center middle;
        & > Vertical { width: 72; max-width: 100%; height: auto; max-height: 100%; padding: 0 1; }
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
        self._recent: list[Recent] = []
        self._picked = -1
        self._said = 0  # rows
        self._dial = Dial(None, doors.settings.clock == "12h")

    def compose(self) -> ComposeResult:
        with Vertical():
            yield LinesView(id="name")
            yield SourceInput(placeholder="an address, a path or copied text — or just Enter")
            yield LinesView(id="says")
            yield LinesView(id="ways")
            yield LinesView(id="recent")

    def on_mount(self) -> None:
        self.query_one("#name", LinesView).show(_NAME)
        self.query_one("#ways", LinesView).show(*_WAYS)
        self.query_one(SourceInput).focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._on_first_frame()
        try:
            self._recent = list(self._doors.recent())[:_MOST_RECENT]
        except LivetermError as error:
            self._say(str(error))
        self._draw()
        if self._doors.notices:
            self._say(" · ".join(self._doors.notices))

    def _draw(self) -> None:
        """Show what was kept, as much of it as there is room for: around what is picked."""
        room = self.app.size.height - _FRAME - self._said
        hinted = bool(room >= _HINTS + min(_MOST_SHOWN, len(self._recent)) + bool(self._recent))
        height = max(0, min(_MOST_SHOWN + 1, room - _HINTS * hinted))
        shown = max(1, height - 1)
        first = max(0, self._picked - shown + 1)
        rows = [Row((Piece("Kept", "strong"), Piece("  ↑ ↓ and Enter · Esc quits", "dim")))] if self._recent else []
        kept = list(enumerate(self._recent))[first : first + shown]
        rows += [self._recent_row(*one) for one in kept]
        self.query_one("#ways", LinesView).display = hinted
        recent = self.query_one("#recent", LinesView)
        recent.styles.height = height  # whether or not so many are kept: nothing moves when they are there
        recent.show(*rows)

    def on_resize(self) -> None:
        self._draw()

    def _recent_row(self, place: int, kept: Recent) -> Row:
        act = ("open_recent", (place,))
        when = self._dial.at(kept.when)
        picked = place == self._picked
        left = (
            Piece("▌" if picked else " ", "accent"),
            Piece(kept.title or kept.path, "chosen" if picked else "", act),
        )
        posts = f"{kept.posts:,} post{'s' * (kept.posts != 1)}"
        facts = (
            f"{posts}  {when:%a} {when.day} {when:%b %H:%M}"
            if self.app.size.width >= _WIDTH
            else f"{when.day} {when:%b}"
        )
        return Row(left, (Piece(f"  {facts}", "dim", act),))

    def action_pick(self, step: int) -> None:
        if self._recent:
            self._picked = max(-1, min(len(self._recent) - 1, self._picked + step))
            self._draw()

    def action_open_recent(self, place: int) -> None:
        self._open(self._recent[place].path)

    def action_quit(self) -> None:
        self.app.exit()

    def on_input_changed(self) -> None:
        self._picked = -1
        self._draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        asked = event.value.strip()
        if self._picked >= 0 and not asked:
            asked = self._recent[self._picked].path
        self._open(asked or self._doors.demo)

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
        says = self.query_one("#says", LinesView)
        width = min(_WIDTH, self.app.size.width) - 2
        rows = [Row((Piece(sentence[start:end], role),)) for start, end in breaks(sentence, width)] if sentence else []
        self._said = says.styles.height = len(rows)
        says.show(*rows)
        self._draw()
