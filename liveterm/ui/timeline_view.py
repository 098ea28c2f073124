"""The timeline on the screen: posts in a list of any length that never moves under the reader's eyes.

What arrives, what is filtered and searched, and where the keys and the mouse lead; `RowsView` has it drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace
from textual import events
from textual.message import Message
from textual.scrollbar import ScrollDown, ScrollMessage, ScrollTo, ScrollUp

from liveterm.clock import wall
from liveterm.folding import fold
from liveterm.timeline import Change, Post
from liveterm.ui.blocks import Stand
from liveterm.ui.look import GUTTER
from liveterm.ui.post_text import MORE
from liveterm.ui.rows import Key, Predicate
from liveterm.ui.rows_view import REFINE_S, REST_S, RowsView
from liveterm.ui.search import Search
from liveterm.ui.waiting import Waiting

_OVERLAP = 2  # rows that a page keeps of the one before
_WHEEL_ROWS = 3


class Place(Struct, frozen=True):
    """A place to come back to: a post and where in it the view began (None: the newest edge), and the cursor's post."""

    post: str | None
    key: Key
    part: int
    offset: int
    cursor: str | None
    cursor_key: Key


class TimelineView(RowsView):
    """Posts as the reader wants them: filtered, searched, in either order, still."""

    class CursorMoved(Message):
        """The reader put the cursor on another post."""

        def __init__(self, post: Post) -> None:
            super().__init__()
            self.post = post

    class PostClicked(Message):
        """A post was clicked: on a link, on the name of someone who speaks, or elsewhere."""

        def __init__(self, post: Post, url: str | None, speaker: str | None) -> None:
            super().__init__()
            self.post, self.url, self.speaker = post, url, speaker

    def __init__(self, *, id: str | None = None, today: Callable[[], datetime] = wall, ascii: bool = False) -> None:
        super().__init__(id=id, today=today, ascii=ascii)
        self._follow = False
        self._arrived = Waiting(self._rows.passes)
        self._search = Search(self._rows.shown_posts)

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
    def at_newest(self) -> bool:
        """Whether the newest edge is in view."""
        return self._window.stand is None or self._rows.total <= self.size.height

    @property
    def waiting(self) -> Waiting:
        """Posts that arrived out of sight since the reader left the edge, or while the terminal was out of focus."""
        return self._arrived

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

    def _show(self) -> None:
        super()._show()
        if self._painter is not None:
            self.look()

    @contextmanager
    def _holding(
        self, first: Post | None = None, guarded: Post | None = None, then: Callable[[], None] = lambda: None
    ) -> Iterator[None]:
        self._search.outdate()
        with super()._holding(first, guarded, then):
            yield

    def look(self) -> None:
        """Forget what waited and has come into view, if anybody looks here."""
        if not self.app.app_focus:
            return
        if self.at_newest:
            self._arrived.clear()
        self._arrived.discard(sight.post for sight in self._window.sights if sight.row + sight.block.own >= 0)

    # As the reader likes it ------------------------------------------------------------------------------------------

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

    # Searching -------------------------------------------------------------------------------------------------------

    def prepare_search(self) -> None:
        """Read the posts for a search that is about to come, a few milliseconds at a time."""
        if not self._search.read_ahead(REFINE_S):
            self.set_timer(REST_S, self.prepare_search)

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
