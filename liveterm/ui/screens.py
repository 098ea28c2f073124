"""What opens over the posts: a sheet of text, perhaps with numbered things to choose; or the posts as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from liveterm.ui.over import OverScreen
from liveterm.ui.sheets import Sheet

_SHEET = 92
_AROUND = 5  # cells of its frame, its padding and the scrollbar


class SheetScreen(OverScreen[str | None]):
    """Shows a sheet until it is closed or something on it is chosen. Its result is the choice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss", "close", show=False),
        Binding("j,down", "scroll(1)", "down", show=False),
        Binding("k,up", "scroll(-1)", "up", show=False),
        Binding("space,pagedown,ctrl+d", "scroll(10)", "page down", show=False),
        Binding("pageup,ctrl+u", "scroll(-10)", "page up", show=False),
        *(Binding(str(number % 10), f"choose({number})", show=False) for number in range(1, 11)),
    ]
    DEFAULT_CSS = """
    SheetScreen { align: center middle; background: $background 60%; }
    SheetScreen > VerticalScroll {
        width: 92; max-width: 100%; height: auto; max-height: 100%;
        background: $surface; color: $foreground; border: round $primary;
        border-title-color: $accent; border-title-style: bold; border-subtitle-color: $text-muted;
        padding: 0 1; scrollbar-size-vertical: 1;
    }
    SheetScreen Static { width: 1fr; height: auto; background: $surface; }
    """

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet

    def compose(self) -> ComposeResult:
        with VerticalScroll() as box:
            box.border_title = self._title
            box.border_subtitle = " 1-9 choose · Esc back " if self._sheet.choices else " Esc back "
            yield Static(self._laid_out())

    def on_resize(self) -> None:
        for shown in self.query(Static):  # none yet, if the size is told before what it is for
            shown.update(self._laid_out())

    def turn_to(self, sheet: Sheet) -> None:
        """Show another sheet in the place of this one."""
        self._sheet = sheet
        box = self.query_one(VerticalScroll)
        box.border_title = self._title
        self.query_one(Static).update(self._laid_out())
        box.scroll_home(animate=False)

    @property
    def _title(self) -> str:
        return Content(f" {self._sheet.title} ").markup

    def text(self) -> str:
        """What the sheet says, as plain lines."""
        return "\n".join(line.plain for line in self._sheet.lines)

    def _laid_out(self) -> Content:
        width = min(_SHEET, self.app.size.width) - _AROUND
        return Content("\n").join(_hung(line, width, self._sheet.hang) for line in self._sheet.lines)

    def action_scroll(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_choose(self, number: int) -> None:
        choice = self._sheet.choices[number - 1] if number <= len(self._sheet.choices) else ""
        if choice:
            self.dismiss(choice)


def _hung(line: Content, width: int, hang: int) -> Content:
    """A line whose second and later rows begin further in."""
    if not hang or line.cell_length <= width or width <= 2 * hang:
        return line
    first = line.wrap(width)[0]
    after = len(line.plain) - len(line.plain[len(first.plain) :].lstrip())
    rows = [first, *(row.pad_left(hang) for row in line[after:].wrap(width - hang))]
    return Content("\n").join(rows)


class PlainScreen(OverScreen[None]):
    """Text and nothing else, without the mouse, so that the terminal's own selection can copy it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,Z,enter,space", "dismiss", "close", show=False)]
    DEFAULT_CSS = """
    PlainScreen { background: $background; }
    PlainScreen Static { width: 1fr; height: 1fr; background: $background; color: $foreground; }
    """

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield Static(Content("\n".join(row.strip("▌●★ ") for row in self._rows)))

    def on_mount(self) -> None:
        self.app.use_mouse(False)  # type: ignore[attr-defined]

    def on_unmount(self) -> None:
        self.app.use_mouse(True)  # type: ignore[attr-defined]
