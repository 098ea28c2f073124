"""The screen that shows a story: the timeline, and around it what is going on, who speaks and what waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Input

from liveterm import clock
from liveterm.story import Story
from liveterm.timeline import Change, Post
from liveterm.ui import keys
from liveterm.ui.banner import BreakingNews, badge_row, banner_row, chip_pieces
from liveterm.ui.blocks import Marks
from liveterm.ui.doors import Doors
from liveterm.ui.filters import Filter, kinds_of
from liveterm.ui.lines import LinesView, Piece, Row
from liveterm.ui.panes import PaneFacts, Person, Section, SidePane, kind_facts
from liveterm.ui.post_acts import PostActs
from liveterm.ui.prompt import Prompt
from liveterm.ui.reader import Reader
from liveterm.ui.replay_bar import ReplayBar
from liveterm.ui.screens import SheetScreen
from liveterm.ui.sheets import Sheet, bookmarks_sheet, help_sheet
from liveterm.ui.status import Counts, footer_row, header_row, status_row, title_text
from liveterm.ui.tally import Numbers, Tally
from liveterm.ui.timeline_view import Place, TimelineView
from liveterm.ui.times import Dial
from liveterm.ui.travel import Traveller

_FRAME_S = 1 / 60
_TICK_S = 1.0
_NOTICE_TICKS = 5
_SAVE_TICKS = 15
_BATCHES = (10, 20, 40, 80)  # posts to work out speakers for at a time; the first answers come soon, the last are many


class StoryScreen(Screen[None]):
    """Shows one story until it is closed. Only `apply` and `show_readings` bring news to the widgets."""

    AUTO_FOCUS = ""  # keys are the screen's own; a widget has the keyboard only while it is used
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings()]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012 — Textual declares it otherwise
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012
    DEFAULT_CSS = """
    StoryScreen {
        layers: base over;
        & #header { background: $panel; }
        & #banner { color: $text-muted; }
        &.breaking #banner { background: $error; color: $foreground; text-style: bold; }
        &.breaking #banner > .line--key { color: $foreground; }
        & #middle { height: 1fr; }
        & #posts { width: 1fr; }
        & #side { width: 24; background: $surface; border-right: tall $background; }
        & #timeline { height: 1fr; }
        & #bar { display: none; background: $surface; }
        &.behind #bar { display: block; }
        & #status { background: $surface; }
        & #footer { background: $panel; }
        &.-narrow #side { display: none; }
        &.-narrow.pane #side { display: block; layer: over; dock: left; width: 28; }
        &.-low #banner { display: none; }
        &.-low.breaking #banner { display: block; }
        &.-low.breaking #badge { display: none; }
        &.zen #header, &.zen #side, &.zen #footer, &.zen #bar { display: none; }
        &.prompting #footer { display: none; }
    }
    """

    def __init__(self, story: Story, doors: Doors, on_first_frame: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self.story = story
        self.doors = doors
        self.reader = Reader(doors.load_reader())
        self.filter = Filter()
        self.filter_on = True
        self.dial = Dial(None, doors.settings.clock == "12h")
        self.tally = Tally()
        self.numbers = Numbers()
        self.breaking = BreakingNews()
        self.notice = ""
        self._on_first_frame = on_first_frame
        self._traveller = Traveller(story, self.reader.bookmarks, self.dial.zone)
        self._news = asyncio.Event()
        self._to_read = asyncio.Event()
        self._notice_left = 0
        self._ticks = 0
        self._search = ""
        self._before_filter: Place | None = None
        self._before_news: tuple[int, Place] | None = None  # how often `l` was pressed, and where from
        self._on_screen: set[Post] = set()
        self._title = ""
        self._saved = self.reader.kept

    def compose(self) -> ComposeResult:
        yield LinesView(id="header")
        yield LinesView(id="banner")
        with Horizontal(id="middle"):
            yield SidePane(self.dial, id="side")
            with Vertical(id="posts"):
                yield LinesView(id="badge")
                yield TimelineView(id="timeline", today=lambda: self.story.now, ascii=self.doors.settings.ascii)
        yield ReplayBar(id="bar")
        yield LinesView(id="status")
        yield LinesView(id="footer")

    # From the first frame on -----------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self.timeline.can_focus = False
        self.timeline.marks = self._marks
        self.timeline.oldest_first = self.doors.settings.order == "oldest"
        if self.dial.twelve:
            self.timeline.set_clock_style(twelve=True)
        self.story.advance()
        self.reader.begin(self.story.timeline.posts)
        self.breaking.begin(self.story.timeline.posts)
        self.timeline.load(self.story.timeline.posts)
        self.timeline.follow = self.doors.follow
        self._draw()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """What can wait until something is on the screen."""
        self._on_first_frame()
        self.tally.take(self.story.timeline.posts)
        self.story.tape.on_growth = self._news.set
        self._draw_side()
        self.run_worker(self._follow_story(), name="story")
        self.run_worker(self._find_speakers(), name="speakers")
        self.set_interval(_TICK_S, self.tick)
        if self.doors.background is not None:
            self.run_worker(self.doors.background(), name="background")
        if self.doors.notices:
            self.say(" · ".join(self.doors.notices))

    async def _follow_story(self) -> None:
        """Bring news to the screen whenever there is some, at most once a frame."""
        while True:
            self._news.clear()
            self.advance()
            soon = self.story.seconds_until_next()
            await clock.sleep(_FRAME_S)
            if soon > _FRAME_S:
                await _either(self._news, min(soon - _FRAME_S, _TICK_S))

    async def _find_speakers(self) -> None:
        """Work out who speaks in posts that are new, off the event loop, a few posts at a time."""
        batches = iter(_BATCHES)
        while True:
            posts = self.story.take_unread(next(batches, _BATCHES[-1]))
            if posts:
                learned = await asyncio.to_thread(self.story.cast.learn, [post.entry for post in posts])
                self.show_readings(learned)
                continue
            self._to_read.clear()
            await self._to_read.wait()
            batches = iter(_BATCHES)

    # News ------------------------------------------------------------------------------------------------------------

    def advance(self) -> None:
        """Bring the screen to story time."""
        change = self.story.advance()
        if change:
            self.apply(change)
        else:
            self._draw_story_time()

    def apply(self, change: Change) -> None:
        """Show what a move of the timeline changed."""
        self.breaking.apply(change)
        self.tally.apply(change)
        self.timeline.apply(change)
        if self.story.left_to_read:
            self._to_read.set()
        self._draw()
        self._draw_side()

    def show_readings(self, ids: frozenset[str]) -> None:
        """Show who speaks in these posts."""
        posts = self.story.show_readings(ids)
        self.tally.take(posts)
        self.timeline.repaint(posts)
        if self.filter_on and (self.filter.speakers or self.filter.words):
            self._sift()
        self._draw()
        self._draw_side()

    def tick(self) -> None:
        """A second of the reader's passed."""
        self._ticks += 1
        self._notice_left -= 1
        if self._notice_left == 0:
            self.notice = ""
        on_screen = set(self.timeline.on_screen)
        if self.app.app_focus and self.app.screen is self:
            read = self.reader.see(on_screen & self._on_screen)
            self.breaking.watch(on_screen)
            if read:
                self.timeline.repaint(read)
        self._on_screen = on_screen
        self.timeline.tick()
        self._draw()
        if self._ticks % _SAVE_TICKS == 0:
            self.save_reader()

    def save_reader(self) -> None:
        """Keep what the reader did, if that is news."""
        if self.reader.kept != self._saved:
            self._saved = self.reader.kept
            self.doors.save_reader(self._saved)

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line for some seconds."""
        if sentence:
            self.notice, self._notice_left = sentence, _NOTICE_TICKS
            self._draw_status()

    def on_unmount(self) -> None:
        self.save_reader()
        self.story.tape.on_growth = lambda: None

    # Drawing ---------------------------------------------------------------------------------------------------------

    @property
    def timeline(self) -> TimelineView:
        return self.query_one("#timeline", TimelineView)

    @property
    def counts(self) -> Counts:
        """What the filters do now."""
        view = self.timeline
        pierced = 0
        if self.filter and self.filter_on and not self.filter.strict:
            pierced = sum(not self.filter.wants(post) for post in self.breaking.posts)
        return Counts(view.shown, view.total, pierced, len(view.waiting))

    def _lines(self, id: str) -> LinesView:
        return self.query_one(f"#{id}", LinesView)

    def _draw(self) -> None:
        self._draw_story_time()
        self._draw_banner()
        self._draw_badge()
        self._draw_status()

    def _draw_story_time(self) -> None:
        """The header, the footer and the bar."""
        at_edge, width = self.story.at_edge, self.app.size.width
        self.set_class(not at_edge, "behind")
        self._lines("header").show(header_row(self.story, self.dial, width))
        self._lines("footer").show(footer_row(at_edge, self.story.clock.paused, self.doors.settings.keys))
        if not at_edge:
            self.query_one("#bar", ReplayBar).show_bar(self.story, self.breaking.posts, self.dial)

    def _draw_banner(self) -> None:
        waiting = self.breaking.waiting
        self.set_class(bool(waiting), "breaking")
        if waiting:
            width = self.app.size.width
            row = banner_row(waiting[-1], len(waiting) - 1, self.story.now, self.dial, width)
        else:
            summary = self.story.blog.summary
            row = Row((Piece(f" {summary[0] if summary else ''}"),))
        self._lines("banner").show(row)

    def _draw_badge(self) -> None:
        view = self.timeline
        waiting = view.waiting
        chips = chip_pieces(self.filter, self.filter_on, self._search, view.matches if self._search else None)
        row = badge_row(waiting, self.reader.followed, not view.oldest_first, chips=chips, follow=view.follow)
        self._lines("badge").show(row)
        title = title_text(self.story.blog.title, len(waiting))
        if title != self._title:
            self._title = self.app.title = title

    def _draw_status(self) -> None:
        left = self.story.left_to_read
        reading = f"reading {left:,} posts for who speaks" if left and not self._side.display else ""
        extra = (reading, self.doors.recording())
        self._lines("status").show(status_row(self.story, self.counts, self.dial, notice=self.notice, extra=extra))

    @property
    def _side(self) -> SidePane:
        return self.query_one("#side", SidePane)

    def _draw_side(self) -> None:
        unread, chosen = self.story.left_to_read, self.filter.speakers
        ranked = self.tally.ranked()
        self.numbers.settle([name for name, _ in ranked], final=not unread)
        ranked += [(name, 0) for name in chosen if name not in self.tally.speakers]
        people = [
            Person(name, count, self.numbers.of(name), name in chosen, name in self.reader.followed)
            for name, count in ranked
        ]
        kinds = kind_facts(self.tally.kinds, self.filter.kinds)
        self._side.show_facts(PaneFacts(people, kinds, self.story.timeline.posts, unread), self.dial)

    def _marks(self, post: Post) -> Marks:
        reader = self.reader
        return Marks(reader.is_unread(post), post.id in reader.bookmarks, post.id == reader.line)

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._draw)

    # Filters ---------------------------------------------------------------------------------------------------------

    def choose(self, filter: Filter) -> None:
        """Show only what this filter lets through."""
        if not self.filter and filter:
            self._before_filter = self.timeline.place()
        self.filter, self.filter_on = filter, True
        self._sift()
        self._draw()
        self._draw_side()

    def _sift(self) -> None:
        on = self.filter and self.filter_on
        self.timeline.keep_only(self.filter.passes if on else None, self.filter.reason)
        self.timeline.heard = self.filter.speakers if on else ()

    def action_choose(self, section: Section, name: str) -> None:
        """A person or kind chosen, or no longer."""
        self.choose(self.filter.with_speaker(name) if section == "speakers" else self.filter.with_kind(name))

    def action_number(self, number: str) -> None:
        name = self.numbers.use(number)
        if name is None:
            self.say(f"nobody has the number {number} yet")
        else:
            self.choose(self.filter.with_speaker(name))

    def action_everyone(self) -> None:
        self.choose(replace(self.filter, speakers=()))

    def action_kind(self, kind: str) -> None:
        self.choose(self.filter.with_kind(kind))

    def action_only_speaker(self) -> None:
        post = self._here()
        heard = post.reading.heard if post else ()
        if not heard:
            self.say("nobody speaks in this post")
            return
        only = self.filter.speakers[0] if len(self.filter.speakers) == 1 else None
        following = heard[(heard.index(only) + 1) % len(heard)] if only in heard else heard[0]
        self.choose(replace(self.filter, speakers=(following,)))

    def action_only_kind(self) -> None:
        post = self._here()
        kinds = kinds_of(post) if post else ()
        if kinds:
            self.choose(replace(self.filter, kinds=kinds[:1]))
        else:
            self.say("this post is of no particular kind")

    def action_clear(self) -> None:
        if self.filter:
            before = self._before_filter
            self.choose(Filter(strict=self.filter.strict))
            if before is not None:
                self.timeline.return_to(before)
            self._draw()

    def action_toggle_filters(self) -> None:
        if self.filter:
            self.filter_on = not self.filter_on
            self._sift()
            self._draw()
        else:
            self.say("no filter is on: 1 to 9, b, w or f set one")

    def action_strict(self) -> None:
        self.choose(replace(self.filter, strict=not self.filter.strict))
        self.say("breaking posts are filtered too" if self.filter.strict else "breaking posts pass every filter")

    def action_star(self) -> None:
        post = self._here()
        heard = post.reading.heard if post else ()
        if heard:
            followed = self.reader.toggle_followed(heard[0])
            self.say(f"{'following' if followed else 'no longer following'} {heard[0]}")
            self._draw_side()

    def action_pane(self, section: Section) -> None:
        if self._side.section == section:
            self._leave_pane()
        else:
            self.add_class("pane")
            self.call_after_refresh(self._side.enter, section)

    def _leave_pane(self) -> None:
        self.set_focus(None)
        self.remove_class("pane")

    def on_side_pane_chosen(self, message: SidePane.Chosen) -> None:
        self.action_choose(*message.spot)

    def on_side_pane_left(self) -> None:
        self._leave_pane()

    # Moving ----------------------------------------------------------------------------------------------------------

    def _here(self) -> Post | None:
        """The post under the cursor, or else the first in view."""
        return self.timeline.cursor or self.timeline.first_visible

    def action_view(self, name: str, argument: int | str) -> None:
        self._before_news = None
        getattr(self.timeline, f"action_{name}")(argument)

    def action_space(self) -> None:
        if self.story.at_edge:
            self.action_view("page", 1)
        else:
            self.action_time("pause")

    def action_news(self) -> None:
        view = self.timeline
        pressed, place = self._before_news or (0, view.place())
        if pressed == 0 and view.waiting:
            self._before_news = 1, place
            view.go_to_oldest_waiting()
        elif pressed < 2 and not (view.at_newest and pressed == 0):
            self._before_news = 2, place
            view.go_newest()
        else:
            self._before_news = None
            view.return_to(place)
        self._draw()

    def action_follow(self) -> None:
        self.timeline.follow = not self.timeline.follow
        self._draw()

    def action_order(self) -> None:
        self.timeline.oldest_first = not self.timeline.oldest_first
        self._draw()

    def action_marked(self, direction: int) -> None:
        """To the next or previous post that is breaking, key or by somebody followed."""
        followed = self.reader.followed
        self._go_next(
            direction,
            lambda post: (
                bool({"breaking", "key"} & {*post.entry.labels}) or any(name in followed for name in post.reading.heard)
            ),
            "post that is breaking, key or by a followed speaker",
        )

    def action_match(self, direction: int) -> None:
        if self._search:
            self.timeline.next_match(direction)
            self._draw_badge()
        else:
            self._go_next(direction, self.reader.is_unread, "unread post")

    def _go_next(self, direction: int, wanted: Callable[[Post], bool], what: str) -> None:
        """To the nearest post down (1) or up (-1) the screen that is wanted and shown."""
        posts, here = self.story.timeline.posts, self._here()
        if here is None:
            return
        at = self.story.timeline.index(here)
        newer = (direction > 0) == self.timeline.oldest_first
        onward = posts[at + 1 :] if newer else reversed(posts[:at])
        shown = self.filter.passes if self.filter and self.filter_on else lambda _: True
        found = next((post for post in onward if wanted(post) and shown(post)), None)
        if found is None:
            self.say(f"no {what} {'below' if direction > 0 else 'above'}")
        else:
            self._before_news = None
            self.timeline.go_to(found, third=True)

    def on_timeline_view_scrolled(self) -> None:
        self._draw_badge()
        self._draw_status()

    def on_timeline_view_cursor_moved(self, message: TimelineView.CursorMoved) -> None:
        self.breaking.done(message.post)
        self._draw_banner()

    async def on_timeline_view_post_clicked(self, message: TimelineView.PostClicked) -> None:
        if message.speaker:
            self.action_choose("speakers", message.speaker)
        elif message.url:
            await self._do_with(message.post, "open" if message.url == message.post.entry.url else "open_link")

    # Story time ------------------------------------------------------------------------------------------------------

    def action_time(self, act: str, argument: int | None = None) -> None:
        """Move the story's clock; polling and recording go on."""
        says: str = getattr(self._traveller, act)(*(() if argument is None else (argument,)))
        self.advance()
        if act == "live":
            self.timeline.go_newest()
        self.say(says)
        self._news.set()

    def on_replay_bar_dragged(self, message: ReplayBar.Dragged) -> None:
        self.story.seek_share(message.share)
        self.advance()
        self._news.set()

    def action_poll(self) -> None:
        self.doors.poll_now()
        self.say("asked for a look now, as soon as manners allow")

    # Posts -----------------------------------------------------------------------------------------------------------

    async def action_enter(self) -> None:
        waiting = self.breaking.waiting
        if waiting:
            self.breaking.done(waiting[-1])
            self.timeline.go_to(waiting[-1], third=True)
            self._draw()
        elif self.timeline.cursor is not None:
            self.timeline.toggle_open(self.timeline.cursor)

    def action_hide_banner(self) -> None:
        for post in self.breaking.waiting[-1:]:
            self.breaking.done(post)
        self._draw()

    async def action_post(self, act: str) -> None:
        post = self._here()
        if post is not None:
            await self._do_with(post, act)

    async def _do_with(self, post: Post, act: str) -> None:
        acts = PostActs(post, self.reader, self.filter, self.dial, self.story.blog.title, self._write)
        marked = {self.reader.line, post.id}
        outcome = await acts.do(act)
        self.say(outcome.says)
        self._repaint(marked)
        if outcome.sheet is not None:
            self._open_sheet(outcome.sheet, self._open_link)

    def _write(self, sequence: str) -> None:
        self.app.write_to_terminal(sequence)  # type: ignore[attr-defined]

    def _repaint(self, ids: set[str]) -> None:
        known = (self.story.timeline.get(id) for id in ids)
        self.timeline.repaint([post for post in known if post is not None])

    def _open_sheet(self, sheet: Sheet, then: Callable[[str], None] | None = None) -> None:
        def chosen(choice: str | None) -> None:
            if choice and then:
                then(choice)

        self.app.push_screen(SheetScreen(sheet), chosen)

    def _open_link(self, url: str) -> None:
        from liveterm.ui.handing_on import open_address

        async def go() -> None:
            self.say(await open_address(url))

        self.run_worker(go(), name="browser")

    def action_not_caught_up(self) -> None:
        marked = {self.reader.line}
        if self.reader.undo_caught_up():
            self._repaint(marked | {self.reader.line})
        else:
            self.say("the line is where it was: A puts it here")

    def action_bookmarks(self) -> None:
        known = (self.story.timeline.get(id) for id in reversed(self.reader.bookmarks))
        sheet = bookmarks_sheet([post for post in known if post is not None], self.dial)
        self._open_sheet(sheet, self._go_to_id)

    def _go_to_id(self, id: str) -> None:
        post = self.story.timeline.get(id)
        if post is not None:
            self.timeline.go_to(post, third=True)

    # Words typed -----------------------------------------------------------------------------------------------------

    async def action_prompt(self, sign: str) -> None:
        """Open the line at the bottom: / to search, f to filter, : to go to a time."""
        if self.query(Prompt):
            return
        self.add_class("prompting")
        before = {"/": self._search, "f": self.filter.words}.get(sign, "")
        await self.mount(Prompt(sign, before))
        if sign == "/":
            self.timeline.prepare_search()

    def on_input_changed(self, event: Input.Changed) -> None:
        prompt = self.query_one(Prompt)
        if prompt.sign == "/":
            self._search_for(event.value)
        elif prompt.sign == "f":
            self._filter_by(event.value)

    async def on_prompt_done(self, message: Prompt.Done) -> None:
        self.remove_class("prompting")
        await self.query_one(Prompt).remove()
        if message.sign == ":" and message.kept:
            self.say(self._traveller.go(message.value))
            self.advance()
            self._news.set()
        elif message.sign == "/" and not message.kept:
            self._search_for("")
        elif message.sign == "f" and not message.kept:
            self._filter_by(message.before)

    def _search_for(self, text: str) -> None:
        self._search = text
        self.timeline.search(text)
        self._draw_badge()

    def _filter_by(self, text: str) -> None:
        self.say(f"filter: {text}")

    # The screen ------------------------------------------------------------------------------------------------------

    def action_times(self) -> None:
        ago = self.timeline.times == "clock"
        self.timeline.set_clock_style("ago" if ago else "clock", self.dial.zone, self.dial.twelve)
        self.say("times are ages now" if ago else "times are by the clock now")

    def action_zen(self) -> None:
        self.toggle_class("zen")

    def action_plain(self) -> None:
        self.app.push_screen(SheetScreen(Sheet("Plain text", [])))

    def action_theme(self) -> None:
        self.app.action_turn_theme()  # type: ignore[attr-defined]

    def action_help(self) -> None:
        self._open_sheet(help_sheet(self.doors.settings.keys, [self.doors.recording()]))

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_back(self) -> None:
        if self._search:
            self._search_for("")
        elif self.has_class("zen"):
            self.remove_class("zen")

    def action_close(self) -> None:
        if self._search or self.has_class("zen"):
            self.action_back()
        else:
            self.app.exit()

    def action_quit(self) -> None:
        self.app.exit()


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, but no longer than that."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return
