"""What opens over the posts: a sheet of text, perhaps with numbered things to choose; or the posts as plain text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from liveterm.ui.over import OverScreen
from liveterm.ui.sheets import Sheet

_SHEET = 92
_AROUND = 5  # cells of its frame, its padding and the scrollbar


class SheetScreen(OverScreen[str | None]):
    """Shows a sheet until it is closed or something on it is chosen. Its result is the choice."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "close", show=False),
        Binding("enter", "take", "choose", show=False),
        Binding("j,down", "pick(1)", "down", show=False),
        Binding("k,up", "pick(-1)", "up", show=False),
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
        self._picked = 0  # the choice that the reader walked to
        self._tops: list[int] = []  # the row that each line begins at

    def compose(self) -> ComposeResult:
        with VerticalScroll() as box:
            box.border_title = self._title
            box.border_subtitle = self._keys
            yield Static(self._laid_out())

    def on_resize(self) -> None:
        for shown in self.query(Static):  # none yet, if the size is told before what it is for
            shown.update(self._laid_out())

    def turn_to(self, sheet: Sheet) -> None:
        """Show another sheet in the place of this one."""
        self._sheet, self._picked = sheet, 0
        box = self.query_one(VerticalScroll)
        box.border_title, box.border_subtitle = self._title, self._keys
        self.query_one(Static).update(self._laid_out())
        box.scroll_home(animate=False)

    @property
    def _title(self) -> str:
        return Content(f" {self._sheet.title} ").markup

    def text(self) -> str:
        """What the sheet says, as plain lines."""
        return "\n".join(line.plain for line in self._sheet.lines)

    @property
    def _keys(self) -> str:
        chosen = "1-9 ↑↓ Enter choose" if self._sheet.places else "1-9 choose" if self._sheet.choices else ""
        return f" {chosen} · Esc back " if chosen else " Esc back "

    def _laid_out(self) -> Content:
        width = min(_SHEET, self.app.size.width) - _AROUND
        lines = [_hung(line, width, self._sheet.hang) for line in self._sheet.lines]
        if self._sheet.places:
            place = self._sheet.places[self._picked]
            lines[place] = lines[place].stylize("reverse")
        self._tops = [0, *accumulate(line.plain.count("\n") + 1 for line in lines)]
        return Content("\n").join(lines)

    def action_pick(self, step: int) -> None:
        """To the next choice, or a row on where there are none."""
        if not self._sheet.places:
            self.action_scroll(step)
            return
        self._picked = max(0, min(len(self._sheet.places) - 1, self._picked + step))
        self.query_one(Static).update(self._laid_out())
        top = self._tops[self._sheet.places[self._picked]]
        shown = self.query_one(VerticalScroll)
        shown.scroll_to_region(Region(0, top, 1, 2), animate=False)

    def action_take(self) -> None:
        """Choose what the reader walked to; close a sheet that has nothing of the kind."""
        if self._sheet.places:
            self.action_choose(self._picked + 1)
        else:
            self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        at = event.get_content_offset(self.query_one(Static))
        rows = [self._tops[place] for place in self._sheet.places]
        number = 0 if at is None else bisect_right(rows, at.y)
        if number:
            self.action_choose(number)

    def action_scroll(self, rows: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_choose(self, number: int) -> None:
        choice = self._sheet.choices[number - 1] if number <= len(self._sheet.choices) else ""
        if choice:
            self.dismiss(choice)


def _hung(line: Content, width: int, hang: int) -> Content:
    """A line whose second and later rows begin further in."""
    if line.cell_length <= width:
        return line
    if not hang or width <= 2 * hang:
        return Content("\n").join(line.wrap(width))
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
