"""The timeline on the screen: posts in a list of any length that never moves under the reader's eyes.

`Rows` knows which post is at which row, `Window` which rows are in view, `Blocks` how they look. The widget moves the
window as the reader asks, and after every change has only the rows drawn that differ from those on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollDown, ScrollMessage, ScrollTo, ScrollUp
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from liveterm.clock import wall
from liveterm.folding import fold
from liveterm.timeline import Change, Post
from liveterm.ui.blocks import Block, Blocks, Marks, Scene, Stand
from liveterm.ui.look import DRAWN, GUTTER, TYPED, Look, Shape, Times
from liveterm.ui.painting import Painter, differing, with_selection
from liveterm.ui.post_text import MORE, post_height
from liveterm.ui.rows import Key, Predicate, Rows
from liveterm.ui.scrollbar import QuickScrollBar
from liveterm.ui.search import Search
from liveterm.ui.waiting import Waiting
from liveterm.ui.window import Window

_REFINE_S, _REST_S = 0.004, 0.008
_OVERLAP = 2  # rows that a page keeps of the one before
_WHEEL_ROWS = 3
_SELECTION_ORIGIN = 1 << 24  # above any number of rows: numbers of selected rows must not become negative
_MOST_SELECTED = 5_000  # rows


class Place(Struct, frozen=True):
    """A place to come back to: a post and where in it the view began (None: the newest edge), and the cursor's post."""

    post: str | None
    key: Key
    part: int
    offset: int
    cursor: str | None
    cursor_key: Key


class TimelineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Posts as the reader wants them: filtered, searched, in either order, still."""

    BINDINGS: ClassVar[list[BindingType]] = []
    DEFAULT_CSS = """
    TimelineView {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        background: $background; color: $foreground;
    }
    """

    class CursorMoved(Message):
        """The reader put the cursor on another post."""

        def __init__(self, post: Post) -> None:
            super().__init__()
            self.post = post

    class Scrolled(Message):
        """Another post is the first in view."""

    class PostClicked(Message):
        """A post was clicked: on a link, on the name of someone who speaks, or elsewhere."""

        def __init__(self, post: Post, url: str | None, speaker: str | None) -> None:
            super().__init__()
            self.post, self.url, self.speaker = post, url, speaker

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
        self._follow = False
        self._arrived = Waiting(self._rows.passes)
        self._window = Window(self._rows, self._block)
        self._strips: list[Strip] = []
        self._search = Search(self._rows.shown_posts)
        self._bar_drawn: tuple[int, int, bool, bool] | None = None
        self._first_told: Post | None = None
        self._telling = False
        self._refining = False

    # What is shown ---------------------------------------------------------------------------------------------------

    @property
    def shown(self) -> int:
        """Posts that pass the filter."""
        return self._rows.shown

    @property
    def total(self) -> int:
        """All posts."""
        return len(self._rows)

    @property
    def hidden(self) -> int:
        """Posts the filter hides."""
        return self.total - self.shown

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

    @property
    def at_newest(self) -> bool:
        """Whether the newest edge is in view."""
        return self._window.stand is None or self._rows.total <= self.size.height

    @property
    def waiting(self) -> Waiting:
        """Posts that arrived out of sight since the reader left the edge, or while the terminal was out of focus."""
        return self._arrived

    def rows_text(self) -> list[str]:
        """The rows in view, as text."""
        return [strip.text.rstrip() for strip in self._strips]

    # What comes in ---------------------------------------------------------------------------------------------------

    def load(self, posts: Sequence[Post]) -> None:
        """Show these posts, oldest first, instead of all others, from the newest edge."""
        self._search.outdate()
        self._rows.load(posts)
        self._arrived.clear()
        if self.cursor is not None and self._rows.place_of(self.cursor) is None:
            self._scene.cursor = None
        if self._painter is not None:
            self._rows.relook()
        self._move(lambda: self._window.go(None))
        self._refine_soon()

    def renew(self, posts: Sequence[Post], known: Callable[[str], Post | None]) -> None:
        """Show these posts, and those of them that are in view where they are: they are the same, better known."""
        place = self.place()
        self.load(posts)
        first, cursor = (known(id) if id else None for id in (place.post, place.cursor))
        keys = {"key": first.key if first else place.key, "cursor_key": cursor.key if cursor else place.cursor_key}
        self.return_to(replace(place, **keys))

    def apply(self, change: Change) -> None:
        """Follow a move of the timeline. Away from the newest edge nothing moves in view."""
        heir = self._rows.heir(self.cursor, set(change.removed)) if self.cursor else None
        riding = self.cursor is not None and self.cursor is self._newest_shown()
        self._arrived.discard(change.removed)
        self._arrived.look_again(change.changed)
        self._search.outdate((*change.changed, *change.removed))
        selecting = self.text_selection is not None
        if selecting:  # what the mouse is drawn over stays where it is
            self._window.stay()
        with self._holding(guarded=None if riding else heir):
            self._rows.apply(change)
            self._scene.cursor = heir
        if not (self.at_newest and self.app.app_focus):
            self._arrived.add(change.added)
            self.look()
        news = any(map(self._rows.passes, change.added))
        lost = riding and self._window.stand is None and heir is not None and not self._window.sees(heir)
        if news and (self._follow or lost) and not selecting:
            self.go_newest()
        self._refine_soon()

    def repaint(self, posts: Iterable[Post]) -> None:
        """Draw these posts again: who speaks in them, or what the reader did with them, changed."""
        changed = list(posts)
        if changed:
            self._arrived.look_again(changed)
            with self._holding(guarded=self.cursor):
                self._rows.remeasure(changed)
            self._refine_soon()

    def keep_only(self, predicate: Predicate | None, reason: str = "", heard: Iterable[str] = ()) -> None:
        """Show only posts that pass, and the one under the cursor until the cursor leaves it; None: all of them.

        The cursor's post keeps its row, or else the first post in view does. `heard` are the people whose words are
        marked.
        """
        self._scene.reason = reason
        if frozenset(heard) != self.heard:
            self._look = replace(self._look, heard=frozenset(heard))
            self._blocks.clear()
        with self._holding(self.cursor, self.cursor):
            self._rows.keep_only(predicate, self.cursor)
        self._arrived.look_again()
        self._refine_soon()

    def tick(self) -> None:
        """Bring relative times up to date; only the rows that differ are drawn."""
        if self._look.times == "ago":
            self._move(self._window.settle)

    def _newest_shown(self) -> Post | None:
        place = self._rows.older_shown(len(self._rows))
        return self._rows.posts[place] if place >= 0 else None

    # Showing ---------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Have the rows drawn that differ from before, and tell of what changed."""
        if self._painter is None:
            return
        before = self._strips
        self._publish()
        width = self._look.width  # not that of the scrollbar, which is dear to draw
        regions = [Region(0, first, width, count) for first, count in differing(before, self._strips)]
        if regions:
            self.refresh(*regions)
        self.look()

    @contextmanager
    def _holding(
        self, first: Post | None = None, guarded: Post | None = None, then: Callable[[], None] = lambda: None
    ) -> Iterator[None]:
        """Change rows without moving what is in view, go where `then` goes, and draw the difference."""
        self._search.outdate()
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

    def look(self) -> None:
        """Forget what waited and has come into view, if anybody looks here."""
        if not self.app.app_focus:
            return
        if self.at_newest:
            self._arrived.clear()
        self._arrived.discard(sight.post for sight in self._window.sights if sight.row + sight.block.own >= 0)

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
            self.set_timer(_REST_S, self._refine)

    def _refine(self) -> None:
        """Measure a few milliseconds' worth of posts out of view."""
        self._refining = False
        with self._holding(guarded=self.cursor):
            self._rows.refine(_REFINE_S)
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

    # As the reader likes it ------------------------------------------------------------------------------------------

    @property
    def marks(self) -> Callable[[Post], Marks]:
        """Asked for the marks of each post that is drawn. After they changed, `repaint` the posts concerned."""
        return self._scene.marks

    @marks.setter
    def marks(self, marks: Callable[[Post], Marks]) -> None:
        self._scene.marks = marks

    @property
    def follow(self) -> bool:
        """Whether the view returns to the newest edge by itself whenever something arrives."""
        return self._follow

    @follow.setter
    def follow(self, follow: bool) -> None:
        self._follow = follow
        if follow:
            self.go_newest()

    @property
    def oldest_first(self) -> bool:
        """Whether the screen reads from the oldest post down to the newest."""
        return not self._rows.newest_first

    @oldest_first.setter
    def oldest_first(self, oldest_first: bool) -> None:
        if oldest_first != self.oldest_first:
            with self._holding(self.cursor, self.cursor):
                self._rows.turn()

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

    # Searching -------------------------------------------------------------------------------------------------------

    def prepare_search(self) -> None:
        """Read the posts for a search that is about to come, a few milliseconds at a time."""
        if not self._search.read_ahead(_REFINE_S):
            self.set_timer(_REST_S, self.prepare_search)

    def search(self, text: str) -> int:
        """Mark a text wherever it is shown, go to the nearest place from where the search began, and count the posts.

        Capitals and accents make no difference. No text ends the search.
        """
        if text and not self._search.needle:
            start = self.cursor if self.cursor is not None and self._window.sees(self.cursor) else self.first_visible
            self._search.origin = start.key if start else (0.0, 0)
        self._search.look_for(fold(text))
        self._mark_with(replace(self._look, needle=self._search.needle))
        if self._search.found:
            self._land(self._search.next(self._search.origin, not self._rows.newest_first, including=True))
        return len(self._search.found)

    def next_match(self, direction: int) -> Post | None:
        """Go to the next post down (1) or up (-1) the screen that matches, around the end if need be."""
        if not self._search.found:
            return None
        here = self.cursor.key if self.cursor else self._search.origin
        post = self._search.next(here, (direction > 0) != self._rows.newest_first)
        self._land(post)
        return post

    @property
    def matches(self) -> tuple[int, int]:
        """The number of the match under the cursor from the top of the screen, 0 for none; and how many there are."""
        found = self._search.found
        here = found.index(self.cursor) + 1 if self.cursor in found else 0
        return (len(found) + 1 - here if here and self._rows.newest_first else here), len(found)

    def _land(self, post: Post) -> None:
        """Bring the first match in a post a third down the screen, unless it is in view."""
        self._put_cursor(post)
        place = self._rows.place_of(post)
        if place is None or self._painter is None:
            return
        if self._block(place).first_match() is None and self._shape_of(post) != "open":
            self.toggle_open(post)
        row = self._block(place).first_match() or 0
        on_screen = self._rows.top(place) + row - self._window.top
        if not 0 <= on_screen < self.size.height:
            self._move(lambda: self._window.go(self._window.stand_in(place, row, self.size.height // 3)))

    # The mouse -------------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a post and says what was clicked; on the end of a folded post it opens it."""
        found = self._window.row_at(event.y)
        if found is None or self.text_selection is not None:
            return
        sight, row = found
        if not self._rows.is_shown(sight.place) or row < sight.block.own:
            return
        line = sight.block.lines[row]
        target, role = line.target_at(event.x - self._look.margin - GUTTER)
        self._put_cursor(sight.post)
        if line.part == MORE:
            self.toggle_open(sight.post)
        is_name = role.startswith("signature")
        self.post_message(self.PostClicked(sight.post, None if is_name else target, target if is_name else None))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, _WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -_WHEEL_ROWS)

    def on_scroll_up(self, event: ScrollUp) -> None:
        """A click above the scrollbar's thumb."""
        self._turn_page(event, -1)

    def on_scroll_down(self, event: ScrollDown) -> None:
        """A click below the scrollbar's thumb."""
        self._turn_page(event, 1)

    def on_scroll_to(self, event: ScrollTo) -> None:
        """The scrollbar's thumb was dragged: the view goes with it at once."""
        event.stop()
        event.prevent_default()
        if event.y is not None:
            self.scroll_to(y=event.y, animate=False)

    def _turn_page(self, event: ScrollMessage, step: int) -> None:
        event.stop()
        event.prevent_default()
        self.action_page(step)

    def _wheel(self, event: events.MouseEvent, rows: int) -> None:
        event.stop()
        event.prevent_default()
        self.action_scroll(rows)

    # Moving ----------------------------------------------------------------------------------------------------------

    def go_newest(self) -> None:
        """Return to the newest edge, the cursor too if there is one."""
        self._move(lambda: self._window.go(None))
        self._cursor_to(self._rows.older_shown(len(self._rows)))

    def go_oldest(self) -> None:
        """Go to where the story begins, the cursor too if there is one."""
        self._move(self._window.go_to_end)
        self._cursor_to(self._rows.newer_shown(-1))

    def go_to(self, post: Post, *, third: bool = False) -> None:
        """Put the cursor on a post and bring it into view, if asked a third down the screen."""
        self._put_cursor(post)
        place = self._rows.place_of(post)
        if place is not None and (third or not self._window.sees(post)):
            row = self.size.height // 3 if third else 0
            self._move(lambda: self._window.go(self._window.stand_in(place, 0, row)))

    def go_to_oldest_waiting(self) -> None:
        """Go to the first post that arrived since the reader left the edge, or to the edge if there is none."""
        waiting = self.waiting.posts
        if waiting:
            self.go_to(waiting[0], third=True)
        else:
            self.go_newest()

    def place(self) -> Place:
        """Where the reader is."""
        stand, cursor = self._window.stand, self.cursor
        mark = (cursor.id, cursor.key) if cursor else (None, (0.0, 0))
        if stand is None:
            return Place(None, (0.0, 0), 0, 0, *mark)
        return Place(stand.post.id, stand.key, stand.part, stand.offset, *mark)

    def return_to(self, place: Place) -> None:
        """Go back to a place, or to what is next to it now."""
        if place.cursor is not None:
            self._cursor_to(self._nearest_shown(place.cursor_key), force=True)
        if place.post is None:
            self._move(lambda: self._window.go(None))
        elif len(self._rows):
            where = self._rows.carrier(self._rows.near(place.key))
            post = self._rows.posts[where]
            self._move(lambda: self._window.go(Stand(post, post.key, place.part, place.offset)))

    def action_cursor(self, step: int) -> None:
        """Next (1) or previous (-1) post on the screen; from what is in view if the cursor is not."""
        rows, cursor = self._rows, self.cursor
        place = rows.place_of(cursor) if cursor is not None and self._window.sees(cursor) else None
        if place is not None:
            there = rows.shown_below(place) if step > 0 else rows.shown_above(place)
        else:
            there = self._outermost(-step)
        if there >= 0:
            self._put_cursor(rows.posts[there], lambda: self._window.reveal(there))
        elif place is not None:
            self.action_scroll(step * self.size.height)

    def action_page(self, step: int) -> None:
        """A page down (1) or up (-1), the cursor too if there is one."""
        self._leaf(step, self.size.height - _OVERLAP)

    def action_half_page(self, step: int) -> None:
        """Half a page down (1) or up (-1), the cursor too if there is one."""
        self._leaf(step, self.size.height // 2)

    def action_scroll(self, rows: int) -> None:
        """So many rows down, or up if negative; the cursor stays."""
        self._move(lambda: self._window.go_by(rows))

    def action_edge(self, end: Literal["top", "bottom"]) -> None:
        """To the top or bottom of the screen order."""
        if (end == "top") == self._rows.newest_first:
            self.go_newest()
        else:
            self.go_oldest()

    def _move(self, go: Callable[[], None]) -> None:
        if self._painter is not None:
            self._scene.now = self._today()
            go()
            self._show()

    def _leaf(self, step: int, rows: int) -> None:
        top = self._window.top
        self.action_scroll(step * max(1, rows))
        if self.cursor is not None and (top == self._window.top or not self._window.sees(self.cursor)):
            self._cursor_to(self._outermost(step if top == self._window.top else -step))

    def _outermost(self, side: int) -> int:
        """The lowest (1) or highest (-1) post whole in view, or at least in part; -1 if there is none."""
        sights = self._window.whole() or [s for s in self._window.sights if self._rows.is_shown(s.place)]
        return sights[0 if side < 0 else -1].place if sights else -1

    def _nearest_shown(self, key: Key) -> int:
        if not len(self._rows):
            return -1
        near = self._rows.near(key)
        return near if self._rows.is_shown(near) else max(self._rows.older_shown(near), self._rows.newer_shown(near))

    def _cursor_to(self, place: int, force: bool = False) -> None:
        if place >= 0 and (force or self.cursor is not None):
            self._put_cursor(self._rows.posts[place])

    def _put_cursor(self, post: Post, then: Callable[[], None] = lambda: None) -> None:
        if post is self.cursor:
            self._move(then)
            return
        with self._holding(post, post, then):
            self._scene.cursor = post
            self._rows.hold(post)
        self.post_message(self.CursorMoved(post))
