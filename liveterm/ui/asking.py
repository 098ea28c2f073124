"""A line to type over the posts, with answers that are known offered while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from liveterm.folding import fold
from liveterm.ui.over import OverScreen

_OFFERED, _AROUND = 10, 6  # answers; rows of a small screen that are not theirs


class Question(NamedTuple):
    """What is asked, what the answer leads to, and answers that are known; `only`: no other answer will do."""

    asks: str
    means: str
    known: Sequence[str] = ()
    before: str = ""
    only: bool = False


def offered(typed: str, known: Sequence[str]) -> list[str]:
    """The known answers that hold what was typed: that very one first, then those with a word that begins so."""
    wanted = fold(typed.strip())
    holding = [name for name in known if wanted in fold(name)]
    return sorted(holding, key=lambda name: (wanted != fold(name), f" {wanted}" not in f" {fold(name)}"))


class AskScreen(OverScreen[str | None]):
    """Asks a question. Its result is the answer, None if the reader would rather not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "leave it as it was", show=False),
        Binding("tab", "complete", "take what is offered", show=False, priority=True),
        Binding("down", "move(1)", "the next that is offered", show=False, priority=True),
        Binding("up", "move(-1)", "the one before", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    AskScreen { align: center middle; background: $background 60%; }
    AskScreen > Vertical {
        width: 72; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; color: $foreground; border: round $primary;
        border-title-color: $accent; border-title-style: bold; border-subtitle-color: $text-muted; padding: 0 1;
    }
    AskScreen Static { width: 1fr; height: auto; background: $surface; color: $text-muted; }
    AskScreen Input { width: 1fr; background: $panel; }
    """

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self._at = 0

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(f" {self._question.asks} ").markup
            box.border_subtitle = " arrows, Enter take · Esc back " if self._question.known else " Enter · Esc "
            yield Static(Content(self._question.means))
            yield Input(self._question.before, compact=True)
            yield Static(self._offers(self._question.before), id="offers")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = " ".join(event.value.split())
        if not self._question.only:
            self.dismiss(typed or None)
        elif names := offered(typed, self._question.known):
            self.dismiss(names[self._at])

    def action_move(self, step: int) -> None:
        """Go to another answer that is offered; where any will do, it is taken into the line."""
        if self._question.only:
            self._show(self._at + step)
        else:
            self.action_complete()

    def action_complete(self) -> None:
        field = self.query_one(Input)
        names = offered(field.value, self._question.known)
        if names:
            field.value = names[self._at]
            field.cursor_position = len(field.value)

    def _show(self, at: int) -> None:
        typed = self.query_one(Input).value
        self._at = max(0, min(at, len(offered(typed, self._question.known)) - 1))
        self.query_one("#offers", Static).update(self._offers(typed))

    def _offers(self, typed: str) -> Content:
        """The answers that are offered, as many as there is room for, the one that Enter takes marked."""
        question, names = self._question, offered(typed, self._question.known)
        if question.only and not names:
            return Content.styled(f"  nothing here is called “{typed.strip()}”", "$text-warning")
        room = max(1, min(_OFFERED, self.app.size.height - _AROUND))
        first = max(0, self._at - room + 1)
        shown = [
            Content.styled(f"> {name}", "bold $accent") if question.only and at == self._at else Content(f"  {name}")
            for at, name in enumerate(names[first : first + room], first)
        ]
        more = len(names) - len(shown)
        return Content("\n").join([*shown, *([Content(f"  … {more} more: type to narrow")] if more else [])])
