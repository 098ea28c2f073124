"""The screen that shows a story: the timeline, and around it what is going on, who speaks and what waits.

It passes on what keys and widgets say; what opens over it is in `overlays`, the line that is typed in `prompting`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import tzinfo
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker, WorkerError

from liveterm import clock
from liveterm.story import Story
from liveterm.timeline import Change, Post
from liveterm.ui import keys
from liveterm.ui.banner import BreakingNews
from liveterm.ui.blocks import Marks
from liveterm.ui.cards import Cards
from liveterm.ui.casting import Casting
from liveterm.ui.chrome import Chrome
from liveterm.ui.compositing import QuickCompositor
from liveterm.ui.doors import Doors
from liveterm.ui.filters import Filtering, Section, kinds_of
from liveterm.ui.look import Times
from liveterm.ui.opening import Opening
from liveterm.ui.overlays import Overlays
from liveterm.ui.panes import SidePane
from liveterm.ui.people import People
from liveterm.ui.prompting import Prompting
from liveterm.ui.reader import Reader
from liveterm.ui.replay_bar import Handle, share_at
from liveterm.ui.saved import Saved
from liveterm.ui.tally import Tally
from liveterm.ui.timeline_view import TimelineView
from liveterm.ui.times import Dial, offset
from liveterm.ui.walking import Walking

if TYPE_CHECKING:
    from liveterm.ui.calling import Calling
    from liveterm.ui.corrector import Corrector
    from liveterm.ui.prompt import Prompt
    from liveterm.ui.travel import Traveller

_FRAME_S = 1 / 60
_AT_ONCE = 48  # frames of a story that runs fast: what they change is shown well within one frame of the screen
_TICK_S = 1.0
_SAVE_TICKS = 15
_ANYWHEN = ("gear", "loop", "hold")  # acts on the clock that lead to no other time
_OF_ALL = ("bookmarks", "correct", "edits", "quotes", "recap")  # open() what tells of all posts


class StoryScreen(Screen[None]):
    """Shows one story until it is closed. Only `apply` and `show_readings` bring news to the widgets."""

    AUTO_FOCUS = ""  # keys are the screen's own; a widget has the keyboard only while it is used
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings()]
    DEFAULT_CSS = """
    StoryScreen {
        layers: base over;
        & #header, & #footer { background: $panel; }
        & #status, & #bar { background: $surface; }
        & #banner.hot { background: $error; color: $text; text-style: bold; }
        & #middle { layout: horizontal; height: 1fr; visibility: hidden; }  /* drawing what is covered takes long */
        & #middle > *, & #posts > * { visibility: visible; }
        & #side { width: 24; background: $surface; }
        & #side.roomy { width: 40; }
        & #side.over { layer: over; dock: left; width: 30; }
        & #side.over.cramped { width: 100%; }
        & #posts { width: 1fr; visibility: hidden; }
        & #timeline { height: 1fr; }
    }
    """

    def __init__(self, story: Story, doors: Doors, on_first_frame: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._compositor = QuickCompositor()
        self.story = story
        self.doors = doors
        self.reader = Reader(doors.load_reader())
        self.dial = Dial(None, doors.settings.clock == "12h")
        self.tally = Tally(kinds_of)
        self.breaking = BreakingNews()
        self.opening = Opening(self, on_first_frame)
        self.chrome = Chrome(self)
        self.side = self.chrome.side
        self.timeline = TimelineView(id="timeline", today=lambda: story.now, ascii=doors.settings.ascii)
        saved = Saved(doors.settings.filters, doors.keep_setting)
        self.filtering = Filtering(self.timeline, story, self.tally, saved)
        self.walking = Walking(self.timeline, story, self.reader, self.filtering)
        self.cards = Cards(story, self.reader, lambda: self.timeline.cursor)
        known = (self.tally, self.filtering, self.reader, self.walking, self.side)
        self.people = People(*known, lambda name: self.corrector.written(name))
        self.casting = Casting(story, doors, lambda: self.corrector.in_force(), self.show_readings)
        self.overlays = Overlays(self)
        self.prompting = Prompting(self)
        self._news = asyncio.Event()
        self._ticks = 0
        self._times: Times = "clock"
        self._on_screen: set[Post] = set()
        self._saved = self.reader.kept
        self._reading: Worker[None] | None = None

    # What the first frame does not need is loaded when it is asked for.

    @cached_property
    def corrector(self) -> Corrector:
        from liveterm.ui.corrector import Corrector

        return Corrector(self.doors.load_corrections, self.doors.save_corrections)

    @cached_property
    def calling(self) -> Calling:
        from liveterm.ui.calling import Calling

        return Calling(self)

    @cached_property
    def travel(self) -> Traveller:
        from liveterm.ui.travel import Traveller

        return Traveller(self.story, self.reader.bookmarks, self.dial)

    def compose(self) -> ComposeResult:
        """The widgets, with all they have to say at first: what is mounted and then changed is laid out twice."""
        self._fill()
        chrome = self.chrome
        yield chrome.header
        yield chrome.banner
        with Widget(id="middle"):
            yield chrome.side
            with Widget(id="posts"):
                yield chrome.badge
                yield chrome.note
                yield self.timeline
            yield chrome.map
        yield chrome.bar
        yield chrome.status
        yield chrome.footer

    # From the first frame on -----------------------------------------------------------------------------------------

    def _fill(self) -> None:
        self.timeline.can_focus = False
        self.timeline.marks = self._marks
        self.timeline.oldest_first = self.doors.settings.order == "oldest"
        if self.dial.twelve:
            self.timeline.set_clock_style(twelve=True)
        self.story.advance()
        self.opening.meet(self.story.timeline.posts)
        self._mark_sources()
        self.timeline.load(self.story.timeline.posts)
        self.timeline.follow = self.doors.follow
        self.chrome.draw()

    def on_mount(self) -> None:
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """What can wait until something is on the screen."""
        self.opening.begin()
        self.story.tape.on_growth = self._news.set
        self.run_worker(self._follow_story(), name="story")
        self._reading = self.run_worker(self.opening.go_on(), name="opening")
        self.set_interval(_TICK_S, self.tick)
        self.calling.begin()
        if self.doors.background is not None:
            self.run_worker(self.doors.background(), name="background")
        self.watch(self.app, "app_focus", self._attend, init=False)
        self.app.theme_changed_signal.subscribe(self, lambda theme: self._keep("theme", theme.name))
        if self.doors.notices:
            self.say(" · ".join(self.doors.notices))

    async def _follow_story(self) -> None:
        """Bring news to the screen whenever there is some, at most once a frame."""
        while True:
            self._news.clear()
            self.advance(_AT_ONCE)
            shown = clock.ticks() + _FRAME_S
            await self._look_ahead(shown)
            await clock.sleep(max(0.0, shown - clock.ticks()))
            wait = min(self.story.seconds_until_next(), _TICK_S)
            if wait > 0:
                await _either(self._news, wait)

    async def _look_ahead(self, until: float) -> None:
        """Get ready for jumps to what is still to come, all of it unless there is news to show from a moment on."""
        while self.story.looks_ahead and (
            clock.ticks() < until or (self.story.seconds_until_next() > 0 and not self._news.is_set())
        ):
            self.tally.expect(self.story.look_ahead())
            await clock.sleep(0.0)

    async def on_unmount(self) -> None:
        self.reader.left_at = clock.wall()
        self._save_reader()
        self.casting.remember()
        self.story.tape.on_growth = lambda: None
        if self._reading is not None:  # it ends a process, which nobody would wait for otherwise
            if not self._reading.is_cancelled:
                self._reading.cancel()
            with suppress(WorkerError):
                await self._reading.wait()

    def nudge(self) -> None:
        """Look at story time again now: it was moved."""
        self._news.set()

    # News ------------------------------------------------------------------------------------------------------------

    def advance(self, at_most: int | None = None) -> None:
        """Bring the screen to story time, or so many frames of the story nearer to it."""
        change = self.story.advance(at_most)
        if change:
            self.apply(change)
        else:
            self.chrome.draw_story_time()

    def apply(self, change: Change) -> None:
        """Show what a move of the timeline changed."""
        is_first = not self.timeline.total and bool(change.added)
        if is_first:  # the first look shows what there is, not what is new
            self.opening.meet(change.added)
        self.breaking.apply(change)
        self.tally.apply(change)
        self.timeline.apply(change)
        self.calling.take(change)
        if is_first:
            self.cards.greet(clock.wall())
        self._mark_sources()
        if self.story.left_to_read:
            self.casting.wake()
        self.chrome.draw_all()

    def _mark_sources(self) -> None:
        """Have each post say where it is from, if there are several sources."""
        sources = self.story.timeline.blogs
        self.timeline.source_marks = {source: source for source in sources} if len(sources) > 1 else {}

    def show_readings(self, posts: list[Post]) -> None:
        """Show who speaks in these posts."""
        if not self.timeline.is_attached:  # the screen is being closed
            return
        before = self.tally.speakers
        for old, new in self.tally.recount(posts):  # the session has learned how somebody is called in full
            self.people.rename(old, new, joined=new in before)
        self.calling.read(posts)
        self.timeline.repaint(posts)
        if self.filtering.in_force:
            self.filtering.sift()
        self.chrome.draw()
        if not self.casting.unread:  # until then what stands beside the posts is brought up to date once a second
            self.chrome.draw_around()

    def tick(self) -> None:
        """A second of the reader's passed."""
        self._ticks += 1
        on_screen = set(self.timeline.on_screen)
        self._attend(self.app.app_focus)
        if self.app.app_focus and self.app.screen is self:
            self.timeline.repaint(self.reader.see(on_screen & self._on_screen))
            self.breaking.watch(on_screen)
        self._on_screen = on_screen
        self.timeline.tick()
        self.chrome.tick()
        self.calling.tick(away=self.app.away)  # type: ignore[attr-defined]
        if self._ticks % _SAVE_TICKS == 0:
            self._save_reader()

    def _attend(self, is_here: bool) -> None:
        if is_here and self.timeline.waiting.count:
            self.timeline.look()
            self.chrome.draw_badge()
        if self.cards.attend(is_here, clock.wall()):
            self.chrome.draw_all()

    def _keep(self, setting: str, value: str) -> None:
        """Keep what a key chose for next time."""
        self.say(self.doors.keep_setting(setting, value))

    def _save_reader(self) -> None:
        if self.reader.kept != self._saved:
            self._saved = self.reader.kept
            self.doors.save_reader(self._saved)

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line for some seconds."""
        self.chrome.say(sentence)

    def _marks(self, post: Post) -> Marks:
        reader = self.reader
        read_to_here = post.id == reader.line and self.story.timeline.posts[-1:] != [post]
        return Marks(reader.is_unread(post), post.id in reader.bookmarks, read_to_here)

    def on_resize(self, event: events.Resize) -> None:
        self.chrome.draw()

    # What keys do ----------------------------------------------------------------------------------------------------

    def action_filter(self, act: str, first: str | None = None, second: str | None = None) -> None:
        """Change what is shown."""
        says = _called(self.filtering, act, first, second)
        self.chrome.draw_all()
        self.say(says)

    def action_person(self, act: str) -> None:
        """Do something about the person under the keyboard in the column, or else who speaks in the reader's post."""
        says = _called(self.people, act)
        self.chrome.draw_all()
        self.say(says)

    def action_walk(self, act: str, first: int | str | None = None, second: int | str | None = None) -> None:
        """Go elsewhere in what is shown."""
        says = _called(self.walking, act, first, second)
        if act != "by":  # what a step changes on the screen, the timeline tells
            self.chrome.draw()
        self.say(says)

    def action_time(self, act: str, argument: float | str | None = None) -> None:
        """Move the story's clock; following and recording go on."""
        if self.opening.unready and act not in _ANYWHEN:
            self.opening.then = partial(self.action_time, act, argument) if act != "live" else bool
            self.say("the rest is still being read; you go there then" if act != "live" else "")
            return
        says = _called(self.travel, act, argument)
        self.advance()
        if act == "live":
            self.timeline.go_newest()
        self.chrome.draw()
        self.say(says)
        self.nudge()

    async def action_post(self, act: str) -> None:
        """Do something with the post the reader is at."""
        post = self.walking.here
        if post is not None:
            marked = [self.reader.line, post.id]
            await self.overlays.post(act, post)
            self._repaint(*marked)

    def action_open(self, what: str) -> None:
        """Open something over the posts."""
        if what in _OF_ALL and self.opening.unready:
            self.say(self.opening.unready)
        else:
            getattr(self.overlays, what)()

    def action_space(self) -> None:
        if self.story.at_edge:
            self.action_walk("by", "page", 1)
        else:
            self.action_time("pause")

    def action_enter(self) -> None:
        if self.cards.bearer.goes_before(self.breaking.waiting):
            self.action_walk_card()
        elif self.breaking.waiting:
            self.action_go_to_banner()
        elif self.timeline.cursor is not None:
            self.timeline.toggle_open(self.timeline.cursor)

    def action_go_to_banner(self) -> None:
        """Go to the breaking post that the banner tells of."""
        for post in self.breaking.waiting[-1:]:
            self.breaking.done(post)
            self.timeline.go_to(post, third=True)
            self.cards.bearer.sent_to(post)
        self.chrome.draw()

    def action_walk_card(self) -> None:
        """Go to the next post that the card tells of."""
        post = self.cards.bearer.next(self.story.timeline.get)
        if post is not None:
            self.timeline.go_to(post, third=True)
        self.chrome.draw_all()

    def action_close_card(self) -> None:
        if self.cards.bearer.close():
            self.chrome.draw_all()

    def action_hide_banner(self) -> None:
        for post in self.breaking.waiting[-1:]:
            self.breaking.done(post)
        self.chrome.draw()

    def action_follow(self) -> None:
        self.timeline.follow = not self.timeline.follow
        self.chrome.draw()

    def action_order(self) -> None:
        if self.side.section == "speakers":
            self.action_person("order")
            return
        self.timeline.oldest_first = not self.timeline.oldest_first
        self.chrome.draw()
        self._keep("order", "oldest" if self.timeline.oldest_first else "newest")

    def action_not_caught_up(self) -> None:
        before = self.reader.line
        if self.reader.undo_caught_up():
            self._repaint(before, self.reader.line)
            self.say("the line is back where it was")
        else:
            self.say("the line is where it was; A puts it here")

    def action_poll(self) -> None:
        self.doors.poll_now()
        self.say("asked for a look as soon as manners allow")

    def action_times(self) -> None:
        """Tell times another way: by how long ago, as the source does, by the reader's clock again."""
        zone = self._source_zone() if self._times == "ago" else None
        self._times = "ago" if self._times == "clock" else "source" if zone else "clock"
        self.dial = Dial(zone, self.dial.twelve)
        self.travel.dial, self.filtering.zone = self.dial, zone
        self.timeline.set_clock_style(self._times, zone, self.dial.twelve)
        self.chrome.draw_all()
        self.say(f"times as the source tells them, {self.dial.name(self.story.now)}" if zone else "")

    def _source_zone(self) -> tzinfo | None:
        """The zone that the source of the post under the cursor writes times in, else that of any source."""
        blogs, here = self.story.timeline.blogs, self.timeline.cursor
        nearest = [blogs[here.entry.source]] if here is not None and here.entry.source in blogs else []
        return next((zone for blog in (*nearest, *blogs.values()) if (zone := offset(blog.zone))), None)

    def action_zen(self) -> None:
        self.chrome.zen = not self.chrome.zen
        self.chrome.draw()

    def action_theme(self) -> None:
        self.app.action_turn_theme()  # type: ignore[attr-defined]

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def key_escape(self) -> None:
        """Esc with the keyboard in no widget; the screen class would keep it to itself."""
        self.clear_selection()
        self.action_back()

    def action_back(self) -> None:
        if self.walking.searched:
            self.action_walk("search", "")
        elif self.cards.bearer.card is not None:
            self.action_close_card()
        elif self.chrome.zen:
            self.action_zen()

    def action_close(self) -> None:
        if self.walking.searched:
            self.action_walk("search", "")
        elif self.chrome.zen:
            self.action_zen()
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit()

    def action_quit(self) -> None:
        self.app.exit()

    # What widgets say ------------------------------------------------------------------------------------------------

    def action_pane(self, section: Section) -> None:
        if self.side.section == section:
            self.on_side_pane_left()
        else:
            self.enter_pane(section)

    def enter_pane(self, section: Section, name: str | None = None) -> None:
        """Give the keyboard to a pane, at a person or kind of it."""
        self.chrome.pane_open = True
        self.chrome.arrange()
        self.side.enter(section, name)
        self.set_focus(self.side)

    def on_side_pane_chosen(self, message: SidePane.Chosen) -> None:
        self.action_filter("toggle", message.spot.section, message.spot.name)

    def on_side_pane_left(self) -> None:
        self.set_focus(None)
        self.prompting.take("person", "")
        self.chrome.pane_open = False
        self.chrome.arrange()

    def on_rows_view_scrolled(self) -> None:
        self.chrome.draw_badge()
        self.chrome.draw_map()

    def on_timeline_view_cursor_moved(self, message: TimelineView.CursorMoved) -> None:
        if message.post.entry.breaking:
            self.breaking.done(message.post)
            self.chrome.draw()
        elif self.filtering.in_force:  # the post that was left may be hidden now
            self.chrome.draw_status()

    def on_timeline_view_post_clicked(self, message: TimelineView.PostClicked) -> None:
        if message.speaker:
            self.action_filter("toggle", "speakers", message.speaker)
        elif message.url:
            self.overlays.link(message.url)

    def on_handle_dragged(self, message: Handle.Dragged) -> None:
        self.action_time("share", share_at(message.x, self.story, self.dial, self.app.size.width))

    async def action_prompt(self, sign: str) -> None:
        await self.prompting.open(sign)

    def on_input_changed(self, event: Input.Changed) -> None:
        self.prompting.typed(event.value)

    async def on_prompt_done(self, message: Prompt.Done) -> None:
        await self.prompting.done(message)

    # Small things ----------------------------------------------------------------------------------------------------

    def _repaint(self, *ids: str) -> None:
        known = (self.story.timeline.get(id) for id in dict.fromkeys(ids))
        self.timeline.repaint([post for post in known if post is not None])

    def write(self, sequence: str) -> None:
        """Send the terminal a sequence that draws nothing."""
        self.app.write_to_terminal(sequence)  # type: ignore[attr-defined]


def _called(doer: object, act: str, *arguments: object) -> str:
    """What an act called by its name says; arguments it was not given are left out (Textual takes no `*arguments`)."""
    says: str = getattr(doer, act)(*(argument for argument in arguments if argument is not None))
    return says


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, but no longer than that."""
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return
