"""A line to type over the posts, with answers that are known offered while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from liveterm.ui.search import fold

_OFFERED = 6


class Question(NamedTuple):
    """What is asked, what the answer leads to, and answers that are known."""

    asks: str
    means: str
    known: Sequence[str] = ()
    before: str = ""


def offered(typed: str, known: Sequence[str]) -> list[str]:
    """The known answers that hold what was typed, those with a word that begins so first."""
    wanted = fold(typed.strip())
    holding = [name for name in known if wanted in fold(name)]
    return sorted(holding, key=lambda name: f" {wanted}" not in f" {fold(name)}")[:_OFFERED]


class AskScreen(ModalScreen[str | None]):
    """Asks a question. Its result is the answer, None if the reader would rather not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "leave it as it was", show=False),
        Binding("tab,down", "complete", "take the first that is offered", show=False, priority=True),
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

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(f" {self._question.asks} ").markup
            box.border_subtitle = " Enter take · Tab complete · Esc back " if self._question.known else " Enter · Esc "
            yield Static(Content(self._question.means))
            yield Input(self._question.before, compact=True)
            yield Static(self._offers(self._question.before), id="offers")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#offers", Static).update(self._offers(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(" ".join(event.value.split()) or None)

    def action_complete(self) -> None:
        names = offered(self.query_one(Input).value, self._question.known)
        if names:
            field = self.query_one(Input)
            field.value = names[0]
            field.cursor_position = len(names[0])

    def _offers(self, typed: str) -> Content:
        return Content("\n").join([Content(f"  {name}") for name in offered(typed, self._question.known)])
