"""What stands around the posts: which rows and columns are on the screen, and what each of them says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liveterm import clean
from liveterm.ui.banner import badge_row, banner_row, chip_pieces
from liveterm.ui.cards import badge_pieces
from liveterm.ui.lines import LinesView, Piece, Row, fits, joined
from liveterm.ui.minimap import Minimap, Ticks
from liveterm.ui.panes import PaneFacts, SidePane, kind_facts
from liveterm.ui.replay_bar import Handle, ReplayBar
from liveterm.ui.status import Counts, footer_row, header_row, status_row, title_text
from liveterm.ui.wrapping import breaks

if TYPE_CHECKING:
    from liveterm.ui.story_screen import StoryScreen

_NARROW, _LOW = 80, 20  # cells and rows under which panes and the second reserved row fold away
_CRAMPED, _ROOMY = 50, 160  # cells under which a pane takes all of the screen, and from which it may be wider
_TELLING = 60  # cells from which it is told which posts are shown that nobody asked for
_MAPPED = 90  # cells from which there is room for the map
_MAPPED_AT_ONCE = 2_000  # posts
_NOTICE_TICKS = 5


class Chrome:
    """The widgets around the timeline of a screen. Drawing what has not changed costs next to nothing.

    `zen` leaves only the posts and the status line; `pane_open` unfolds the column where it is folded.
    """

    def __init__(self, screen: StoryScreen) -> None:
        self._screen = screen
        typed = screen.doors.settings.ascii
        self.header, self.banner, self.badge, self.footer = (
            LinesView(id=id, ascii=typed) for id in ("header", "banner", "badge", "footer")
        )
        self.status = Handle(id="status", ascii=typed)
        self.note = LinesView(id="note", ascii=typed)
        self.map = Minimap(id="map", ascii=typed)
        self.bar = ReplayBar(id="bar", ascii=typed)
        self.side = SidePane(screen.dial, id="side", ascii=typed)
        self.zen = self.pane_open = False
        self._notice, self._notice_left = "", 0
        self._left = 0  # posts to be read for who speaks, a second ago at most
        self._surveyed: object = None
        self._badge = Row()
        self._covered: tuple[Piece, ...] = ()  # the badge where neither it nor a footer is shown

    @property
    def counts(self) -> Counts:
        """What the filters do now."""
        screen, filtering = self._screen, self._screen.filtering
        pierces = filtering.in_force and not filtering.filter.strict and screen.app.size.width >= _TELLING
        pierced = sum(not filtering.wants(post) for post in screen.breaking.posts) if pierces else 0
        cursor = screen.timeline.cursor
        kept = cursor is not None and not filtering.passes(cursor) and screen.app.size.width >= _TELLING
        return Counts(screen.timeline.shown, screen.timeline.total, pierced, kept, screen.opening.missing)

    @property
    def _unread(self) -> int:
        """Posts that are to be read for who speaks, counted once a second as long as there are some."""
        left = 0 if self._screen.opening.missing else self._screen.casting.unread
        return left and (self._left or left)

    def say(self, sentence: str) -> None:
        """Show a sentence in the status line for some seconds; "" takes away what was said before."""
        if sentence or self._notice:
            self._notice, self._notice_left = clean.line(sentence), _NOTICE_TICKS
            self.draw_status()

    def tick(self) -> None:
        """A second passed: what was said long enough goes."""
        self._left = self._screen.casting.unread
        self._notice_left -= 1
        if self._notice_left == 0:
            self._notice = ""
        if announced := self._screen.doors.announced():
            self.say(announced)
        self.draw()
        if self._left:
            self.draw_side()
        self.survey()

    def draw(self) -> None:
        self.arrange()
        self.draw_story_time()
        self.draw_banner()
        self.draw_badge()
        self.draw_status()
        if self.note.display:
            self.draw_note()

    def draw_around(self) -> None:
        """What stands beside the posts. The map of a long story waits for the next second: to make it takes a frame."""
        self.draw_side()
        if len(self._screen.story.timeline) <= _MAPPED_AT_ONCE:
            self.survey()

    def draw_all(self) -> None:
        self.draw()
        self.draw_around()

    def draw_note(self) -> None:
        """Where no posts are, the whole of what is wrong: the status line has room for its beginning only."""
        told = dict.fromkeys(self._screen.story.timeline.troubles.values())
        width = max(20, self.note.size.width - 4)
        lines = [sentence[start:end] for sentence in told for start, end in breaks(sentence, width)]
        self.note.styles.height = len(lines) + 1
        self.note.show(*(Row((Piece(f"  {line}", "bad"),)) for line in ("", *lines)))

    def arrange(self) -> None:
        """What is on the screen at all, by its size and by what goes on. No row comes or goes above the posts."""
        screen = self._screen
        width, height = screen.app.size
        narrow, low, hot = width < _NARROW, height < _LOW, bool(screen.breaking.waiting)
        behind = not screen.story.at_edge
        self.header.display = not self.zen
        self.footer.display = not self.zen and not screen.prompting.is_open
        self.banner.set_class(hot, "hot", update=self.banner.is_mounted)
        self.banner.display = hot or not low
        self.badge.display = not (hot and low)
        lasted = screen.story.tape.start != screen.story.clock.edge
        self.bar.display = behind or (lasted and not (low or self.zen))  # else the status line is there to be dragged
        self.note.display = not screen.timeline.total
        for kind, holds in (("over", narrow), ("cramped", width < _CRAMPED), ("roomy", width >= _ROOMY)):
            self.side.set_class(holds, kind, update=self.side.is_mounted)
        self.side.display = self.pane_open if narrow else not self.zen
        self.map.display = width >= _MAPPED and not self.zen

    def draw_story_time(self) -> None:
        """The header, the footer and the bar."""
        screen = self._screen
        self.header.show(header_row(screen.story, screen.dial, screen.app.size.width))
        self._draw_footer()
        if self.bar.display:
            self.bar.show_bar(screen.story, self._ticks, screen.dial)

    def _draw_footer(self) -> None:
        """What keys do, or the badge where a banner has its place."""
        settings, clock = self._screen.doors.settings, self._screen.story.clock
        hints = footer_row(self._screen.story.at_edge, clock.paused, settings.keys, typed=settings.ascii)
        self.footer.show(hints if self.badge.display else self._badge)

    def draw_banner(self) -> None:
        screen = self._screen
        waiting, bearer = screen.breaking.waiting, screen.cards.bearer
        bearer.outranked = bool(waiting) and not bearer.goes_before(waiting)
        if waiting:
            width = screen.app.size.width
            enter = bearer.outranked
            others = len(waiting) - 1
            self.banner.show(banner_row(waiting[-1], others, screen.story.now, screen.dial, width, enter=enter))
        else:
            blog = screen.story.blog
            self.banner.show(Row((Piece(f" {blog.summary[0] if blog.summary else blog.url or ''}", "dim"),)))

    def draw_badge(self) -> None:
        screen = self._screen
        view, waiting = screen.timeline, screen.timeline.waiting
        searched = screen.walking.searched
        chips = chip_pieces(screen.filtering.filter, screen.filtering.on, searched, view.matches if searched else None)
        covers = not (self.badge.display or self.footer.display)
        if not (self.side.display or covers):
            chips = joined(chips, badge_pieces(screen.cards.bearer), by="  ")
        followed = screen.reader.followed
        narrow = screen.app.size.width < _CRAMPED
        row = badge_row(waiting, followed, not view.oldest_first, chips=chips, follow=view.follow, narrow=narrow)
        self.badge.show(row)
        self._badge = row
        self._draw_footer()
        covered = joined(row.left[1:], row.right[:-1]) if covers else ()
        if covered != self._covered:
            self._covered = covered
            self.draw_status()
        screen.app.title = title_text(screen.story.blog.title, waiting.count)

    def draw_status(self) -> None:
        screen = self._screen
        left = self._unread
        reading = f"{left:,} posts to be read for who speaks" if left and not self.side.display else ""
        extra = (Piece(reading, "dim"), Piece(screen.doors.recording(), "dim", keeps_end=True))
        unrecorded, width = screen.doors.unrecorded(), screen.app.size.width
        notice, badge = self._notice, self._covered
        row = status_row(screen.story, self.counts, screen.dial, unrecorded, notice=notice, badge=badge, extra=extra)
        alone = notice or (unrecorded and width < _NARROW)  # the counts come back
        self.status.show(Row(row.left) if alone and not fits(row, width) else row)

    def draw_side(self) -> None:
        screen = self._screen
        unread, people = self._unread, screen.people
        if not self.side.display:
            self.draw_badge()  # which has the card then
        saved = [(name, line == screen.filtering.filter.words) for name, line in screen.filtering.saved.lines.items()]
        kinds = kind_facts(screen.tally.kinds, screen.filtering.filter.kinds)
        listed = people.listed(final=not unread)
        posts = screen.story.timeline.posts
        card = screen.cards.bearer
        facts = PaneFacts(listed, kinds, posts, unread, people.by_recency, people.sought, saved, card)
        self.side.show_facts(facts, screen.dial)

    def survey(self) -> None:
        """Look at the whole story again for the map, if there is news of it."""
        screen = self._screen
        timeline, bookmarked = screen.story.timeline, tuple(screen.reader.bookmarks)
        what = (timeline.position, len(timeline), bookmarked, self.map.size)
        if self.map.display and self.map.size and what != self._surveyed and not screen.opening.missing:
            self._surveyed = what
            self.map.survey(timeline.posts, self._ticks)
            self.draw_map()

    @property
    def _ticks(self) -> Ticks:
        """What is marked of all that is known."""
        screen = self._screen
        known = map(screen.story.timeline.get, screen.reader.bookmarks)
        marked = {post for post in known if post is not None}
        return Ticks(screen.tally.of_kind("breaking"), marked, screen.tally.of_kind("edited"))

    def draw_map(self) -> None:
        """Where the reader is in the whole."""
        view, timeline = self._screen.timeline, self._screen.story.timeline
        top = view.first_visible
        if self.map.display and top is not None:
            bottom = (view.on_screen or [top])[-1]
            places = sorted((timeline.index(top), timeline.index(bottom)))
            self.map.point_at(places[0], places[1], not view.oldest_first)
