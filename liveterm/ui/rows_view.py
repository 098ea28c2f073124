"""Posts as rows on the screen: only rows that differ are drawn, and nothing in view moves when rows come and go.

`Rows` knows which post is at which row, `Window` which rows are in view, `Blocks` how they look. `RowsView` has Textual
draw them, and text selected; where the view goes and what it shows is said by the class that is made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from liveterm.clock import wall
from liveterm.timeline import Post
from liveterm.ui.blocks import Block, Blocks, Marks, Scene
from liveterm.ui.look import DRAWN, GUTTER, TYPED, Look, Shape, Times
from liveterm.ui.painting import Painter, differing, with_selection
from liveterm.ui.post_text import post_height
from liveterm.ui.rows import Rows
from liveterm.ui.scrollbar import QuickScrollBar
from liveterm.ui.window import Window

REFINE_S, REST_S = 0.004, 0.008
"""For how long work that nobody waits for goes on at a time, and how long it rests then."""

_SELECTION_ORIGIN = 1 << 24  # above any number of rows: numbers of selected rows must not become negative
_MOST_SELECTED = 5_000  # rows


class RowsView(ScrollView, can_focus=True, inherit_bindings=False):
    """A view of posts that stays still whatever happens above it."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    RowsView {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        background: $background; color: $foreground;
    }
    """

    class Scrolled(Message):
        """Another post is the first in view."""

    def __init__(self, *, id: str | None = None, today: Callable[[], datetime] = wall, ascii: bool = False) -> None:
        super().__init__(id=id)
        self._today = today
        self._look = Look(0, TYPED if ascii else DRAWN)  # width 0: not on the screen yet
        self._scene = Scene(today(), lambda _: Marks())
        self._rows = Rows(self._height_of, lambda post: self._scene.marks(post).read_line)
        self._blocks = Blocks(self._rows, self._shape_of)
        self._painter: Painter | None = None
        self._laid_out = Size(0, 0)
        self._shape: Shape = "fold"
        self._toggled: set[str] = set()
        self._window = Window(self._rows, self._block)
        self._strips: list[Strip] = []
        self._bar_drawn: tuple[int, int, bool, bool] | None = None
        self._first_told: Post | None = None
        self._telling = False
        self._refining = False

    # What is in view -------------------------------------------------------------------------------------------------

    @property
    def cursor(self) -> Post | None:
        """The post the reader is at; None until the reader moves."""
        return self._scene.cursor

    @property
    def cursor_row(self) -> int | None:
        """The row of the view at which the cursor's post begins; None out of view.

        The terminal's own cursor is there too, for those who have the screen read to them.
        """
        rows = (sight.row + sight.block.own for sight in self._window.sights if sight.post is self.cursor)
        return next((row for row in rows if row >= 0), None)

    @property
    def first_visible(self) -> Post | None:
        """The post at the top of the view."""
        shown = (sight.post for sight in self._window.sights if self._rows.is_shown(sight.place))
        return next(shown, None)

    @property
    def on_screen(self) -> list[Post]:
        """Posts whose rows are all in view, from the top."""
        return [sight.post for sight in self._window.whole()]

    def rows_text(self) -> list[str]:
        """The rows in view, as text."""
        return [strip.text.rstrip() for strip in self._strips]

    # Showing ---------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Have the rows drawn that differ from before."""
        if self._painter is None:
            return
        before = self._strips
        self._publish()
        width = self._look.width  # not that of the scrollbar, which is dear to draw
        regions = [Region(0, first, width, count) for first, count in differing(before, self._strips)]
        if regions:
            self.refresh(*regions)

    @contextmanager
    def _holding(
        self, first: Post | None = None, guarded: Post | None = None, then: Callable[[], None] = lambda: None
    ) -> Iterator[None]:
        """Change rows without moving what is in view, go where `then` goes, and draw the difference."""
        if self._painter is None:
            yield
            return
        self._scene.now = self._today()
        with self._window.holding(first, guarded):
            yield
        then()
        self._show()

    def _block(self, place: int) -> Block:
        assert self._painter is not None
        return self._blocks.get(place, self._look, self._painter, self._scene)

    def _publish(self) -> None:
        """Tell Textual how long the list is and where the view is, without a layout or a repaint of the rest."""
        assert self._painter is not None
        self._strips = self._window.strips(self._painter.blank)
        top, total, height = self._window.top, self._rows.total, self._window.height
        self.set_reactive(Widget.virtual_size, Size(self._look.width, total))
        self.set_reactive(Widget.scroll_y, float(top))
        self.set_reactive(Widget.scroll_target_y, float(top))
        # Drawing the bar is most of a frame: it is told only what moves its thumb by an eighth of a cell, or to an end.
        ends = (top == 0, top == self.max_scroll_y)
        drawn = (height * height * 8 // max(1, total), height * top * 8 // max(1, total), *ends)
        if drawn != self._bar_drawn:
            bar = self.vertical_scrollbar
            bar.window_size, bar.window_virtual_size, bar.position = height, total, top
            self._bar_drawn = drawn
        if self.cursor_row is not None and self.screen.focused in (None, self):
            self.app.cursor_position = self.region.offset + Offset(0, self.cursor_row)

    def _tell_soon(self) -> None:
        """Say that another post is first, once a frame and not before the reader has it."""
        if self.first_visible is not self._first_told and not self._telling:
            self._telling = True
            self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        self._telling = False
        self._first_told = self.first_visible
        self.post_message(self.Scrolled().set_sender(self))  # it is told amid the work of the screen
        self._make_ready()

    def _make_ready(self) -> None:
        """Make what is next to the view, up to the bytes for the terminal, while nobody waits for it."""
        for block in self._window.around():
            for strip in block.strips:
                strip.render(self.app.console)

    def _move(self, go: Callable[[], None]) -> None:
        if self._painter is not None:
            self._scene.now = self._today()
            go()
            self._show()

    # Size, theme, heights --------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Take up a new size, keeping the stand the reader chose whatever sizes lie between."""
        if self.size == self._laid_out or not self.size:
            return
        width = self.scrollable_content_region.width
        self._laid_out = self.size
        self._window.height = self.size.height
        if width != self._look.width:
            self._look = replace(self._look, width=width)
            self._painter = Painter(self, self._look)
            self._blocks.clear()
            self._rows.relook()
        self._move(self._window.settle)
        self._refine_soon()

    def _draw_with(self, look: Look) -> None:
        """Take up another look that may change every height."""
        self._look = look
        self._rows.zone = look.zone
        if self._painter is None:
            return
        with self._holding(self.cursor, self.cursor):
            self._painter = Painter(self, look)
            self._blocks.clear()
            self._rows.relook()
        self._refine_soon()

    def on_resize(self) -> None:
        self._fit()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        if self._painter is not None:
            self._painter = Painter(self, self._look)
            self._blocks.clear()
            self._move(self._window.settle)

    def _height_of(self, post: Post) -> int:
        return post_height(post, self._look, self._shape_of(post))

    def _shape_of(self, post: Post) -> Shape:
        if post.id not in self._toggled:
            return self._shape
        return "fold" if self._shape == "open" else "open"

    def _refine_soon(self) -> None:
        if self._painter is not None and not self._refining and self._rows.is_rough:
            self._refining = True
            self.set_timer(REST_S, self._refine)

    def _refine(self) -> None:
        """Measure a few milliseconds' worth of posts out of view."""
        self._refining = False
        with self._holding(guarded=self.cursor):
            self._rows.refine(REFINE_S)
        self._refine_soon()

    # Drawing ---------------------------------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a part of the view, made already; nothing of Textual's own styling is laid over them.

        They end where the scrollbar begins, which is where Textual cuts: rows of that very length it leaves whole.
        """
        self._fit()
        self._tell_soon()
        strips = self._strips[crop.y : crop.bottom]
        if len(strips) < crop.height:
            strips += [Strip.blank(crop.width, self.rich_style)] * (crop.height - len(strips))
        selection = self.text_selection
        if selection is not None:
            strips = with_selection(strips, self._selected_row(crop.y), selection)
        if crop.x or crop.right < self._look.width:
            strips = [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar at the right, made when first asked for, as Textual makes its own."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = QuickScrollBar(vertical=True, name="vertical", thickness=1)
            self._vertical_scrollbar.display = False
            self._vertical_scrollbar.typed = self._look.signs is TYPED
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def render_line(self, y: int) -> Strip:
        """A row with the places of its characters: Textual asks for it to know what the mouse selects."""
        return self._strips[y].apply_offsets(0, self._selected_row(y)) if y < len(self._strips) else Strip([])

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The scrollbar was dragged. When a resize cut the offset, the stand knows better."""
        if self.size == self._laid_out and round(new_value) != self._window.top:
            self._move(lambda: self._window.go_to_row(round(new_value)))

    # How posts look --------------------------------------------------------------------------------------------------

    @property
    def marks(self) -> Callable[[Post], Marks]:
        """Asked for the marks of each post that is drawn. After they changed, `repaint` the posts concerned."""
        return self._scene.marks

    @marks.setter
    def marks(self, marks: Callable[[Post], Marks]) -> None:
        self._scene.marks = marks

    @property
    def shape(self) -> Shape:
        """How much of every post is shown that the reader did not open or close alone."""
        return self._shape

    @shape.setter
    def shape(self, shape: Shape) -> None:
        self._shape = shape
        self._toggled.clear()
        self._draw_with(self._look)

    def toggle_open(self, post: Post) -> None:
        """Show all of one post, or no longer."""
        self._toggled ^= {post.id}
        with self._holding(post):
            self._rows.remeasure([post])

    def set_clock_style(self, times: Times = "clock", zone: tzinfo | None = None, twelve: bool = False) -> None:
        """Tell times by the clock, in a zone (None: the reader's) and with 12 or 24 hours, or by how long ago."""
        self._draw_with(replace(self._look, times=times, zone=zone, twelve=twelve))

    @property
    def heard(self) -> frozenset[str]:
        """People whose words are marked."""
        return self._look.heard

    @property
    def source_marks(self) -> Mapping[str, str]:
        """A short name for each source, shown with its posts; empty shows none."""
        return self._look.source_marks

    @source_marks.setter
    def source_marks(self, marks: Mapping[str, str]) -> None:
        if dict(marks) != self.source_marks:
            self._draw_with(replace(self._look, source_marks=dict(marks)))

    def _mark_with(self, look: Look) -> None:
        """Take up a look that changes no height."""
        self._look = look
        self._blocks.clear()
        self._move(self._window.settle)

    # Selecting text with the mouse -----------------------------------------------------------------------------------

    def _selected_row(self, row: int) -> int:
        """The number of a row of the screen that stays the same while rows come and go above it."""
        return _SELECTION_ORIGIN + self._window.top + row - self._window.drift

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, without what stands in the margin, and what comes after them."""
        origin = _SELECTION_ORIGIN - self._window.drift
        start = max(0, selection.start.y - origin) if selection.start else 0
        end = min(selection.end.y - origin if selection.end else self._rows.total, start + _MOST_SELECTED)
        indent = self._look.margin + GUTTER + self._look.body_indent
        lines: list[str] = []
        for row in self._window.text_rows(start, min(end, self._rows.total - 1)):
            left, right = selection.get_span(origin + start + len(lines)) or (0, -1)
            text = " " * (self._look.margin + GUTTER) + row
            lines.append(text[max(left, indent if lines else 0) : None if right < 0 else right].rstrip())
        return "\n".join(lines), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()
