"""The line at the bottom that takes words: to search for, to filter by, to go to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

_ASKS = {
    "/": ("search ", "words as they stand in the posts"),
    "f": ("filter ", "rutte kind:breaking -has:video since:30m"),
    "person": ("person ", "a name or part of one; Enter goes there"),
    ":": ("go to ", "15:30, -20m, 50%, start, end · save NAME · a saved filter · an id of ?"),
}


class Line(Input):
    """Takes what is typed until the key that ends it; keys that come too soon after that are kept."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._late: list[events.Key] = []
        self._ended = False

    def late(self) -> list[events.Key]:
        """The keys that came after the end, to be pressed again; whatever is typed now is for the line."""
        keys = [events.Key(key.key, key.character) for key in self._late]
        self._late, self._ended = [], False
        return keys

    def on_key(self, event: events.Key) -> None:
        if self._ended:
            event.stop()
            event.prevent_default()
            self._late.append(event)
        self._ended = self._ended or event.key in ("enter", "escape")


class Prompt(Horizontal):
    """Asks for one line. `sign` is what for; `before` what stood there when it opened, `known` what → completes."""

    BINDINGS = [Binding("escape", "cancel", "leave it as it was", show=False)]  # noqa: RUF012 — read by Textual
    DEFAULT_CSS = """
    Prompt { height: 1; dock: bottom; background: $panel; }
    Prompt Static { width: auto; padding: 0 0 0 1; color: $accent; text-style: bold; }
    Prompt Input { width: 1fr; background: $panel; }
    """

    class Done(Message):
        """The reader is done with the line; `kept` says whether what was typed is meant."""

        def __init__(self, prompt: Prompt, value: str, kept: bool) -> None:
            super().__init__()
            self.sign, self.before, self.value, self.kept = prompt.sign, prompt.before, value, kept

    def __init__(self, sign: str, before: str, known: Sequence[str] = ()) -> None:
        super().__init__()
        self.sign, self.before = sign, before
        self._known = known

    def compose(self) -> ComposeResult:
        asks, example = _ASKS[self.sign]
        yield Static(asks, markup=False)
        yield Line(self.before, placeholder=example, compact=True, suggester=_completed(self._known))

    @property
    def field(self) -> Line:
        """Where it is typed."""
        return self.query_one(Line)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(self, event.value, True))

    def action_cancel(self) -> None:
        self.post_message(self.Done(self, self.field.value, False))


def _completed(known: Sequence[str]) -> SuggestFromList | None:
    return SuggestFromList(known, case_sensitive=True) if known else None
