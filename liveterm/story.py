"""A tape, a clock and the timeline they give: what the screen is handed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

import msgspec

from liveterm import clean
from liveterm.clock import Clock
from liveterm.model import NOBODY, Entry, LiveBlog, Reading
from liveterm.tape import Tape
from liveterm.timeline import Change, Post, Timeline

QUIET_CAP_S = 2.0
_EDGE = timedelta(milliseconds=100)  # that it may move between asking for it and going there
_AHEAD = 100  # frames, which takes a millisecond or two


class Story:
    """What is known at story time, and the ways to another time.

    `advance` is the one place where the timeline moves. `quiet_cap` is the longest quiet spell in the reader's
    seconds while the clock runs behind its edge: the clock is moved on, the posts' times never are. One that `loops`
    begins again when it has ended. `title` stands in until a source has named the event; one that the reader `named`
    bears that name at all times.
    """

    def __init__(
        self, tape: Tape, clock: Clock, *, quiet_cap: float | None = None, title: str = "", named: str = ""
    ) -> None:
        self.tape = tape
        self.clock = clock
        self.timeline = Timeline()
        self.quiet_cap = quiet_cap
        self.loops = False
        self._unnamed = LiveBlog(title=clean.line(title))  # a file's name, perhaps
        self._named = clean.line(named)
        self._to_read: dict[str, Post] = {}  # newest last
        self._read: dict[str, Entry] = {}
        self._was_read: dict[str, Entry] = {}  # before all was lined up again
        self.readings: dict[str, Reading] = {}  # by id, what was found last in whichever version
        self._found: dict[int, Reading] = {}  # by the identity of a version's entry, which lives as long as the tape

    # What is known ---------------------------------------------------------------------------------------------------

    @property
    def blog(self) -> LiveBlog:
        """The event as the first source to name it does, or under the name it was opened by; or by the reader's own."""
        told = next((blog for blog in self.timeline.blogs.values() if blog.title), self._unnamed)
        return msgspec.structs.replace(told, title=self._named) if self._named else told

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def at_edge(self) -> bool:
        return self.clock.at_edge

    @property
    def ended(self) -> bool:
        """Whether all there will ever be to know has been learned."""
        return not self.tape.growing

    def advance(self, at_most: int | None = None) -> Change:
        """Bring the timeline to story time, or so many frames nearer to it, and say what changed."""
        self._begin_again()
        position = self.tape.position_at(self.clock.now())
        if at_most is not None:
            position = min(position, self.timeline.position + at_most)
        change = self.timeline.move(self.tape.frames, position)
        self._skip_quiet()
        self._look_up(change)
        return change

    def _look_up(self, change: Change) -> None:
        """Put what is known of who speaks on posts that came or changed, and line up those not read as they are now."""
        to_read, read = self._to_read, self._read
        for post in change.removed:
            to_read.pop(post.id, None)
        for post in (*change.changed, *change.added):  # a jump brings thousands, most of them never read
            post.reading = self._reading_of(post)
            if read.get(post.id) is not post.entry:
                to_read[post.id] = post

    def _reading_of(self, post: Post) -> Reading:
        """What was found in a post as it is now, or else in a version before; of one that is still to come only what
        stands in this one as well."""
        entry, found = post.entry, self._found.get(id(post.entry))
        if found is None and len(post.versions) > 1:
            earlier = (self._found.get(id(version.entry)) for version in reversed(post.versions))
            found = next((reading for reading in earlier if reading is not None), None)
        if found is None and (read := self._read.get(post.id)) is not None:
            found = self._found[id(entry)] = _of_both(self._found.get(id(read), NOBODY), read, entry)
        return found or NOBODY

    @property
    def looks_ahead(self) -> bool:
        """Whether there is something to come that was not looked into yet."""
        return self.timeline.looked_into < len(self.tape)

    def look_ahead(self) -> list[Post]:
        """Look into some of what is still to come, so that a jump there will be short; posts that are not known yet."""
        frames, looked_into = self.tape.frames, self.timeline.looked_into
        return self.timeline.look_ahead(frames, min(len(frames), looked_into + _AHEAD))

    def seconds_until_next(self) -> float:
        """The reader's seconds until story time brings the next frame known of; infinite if none is."""
        if self.timeline.position >= len(self.tape):
            return float("inf")
        return self.clock.seconds_until(self.tape.time_of(self.timeline.position))

    def _begin_again(self) -> None:
        """Go back to the start if the end, which has been shown already, is not to be where it stops."""
        start, was_shown = self.tape.start, self.timeline.position == len(self.tape)
        if self.loops and start and was_shown and self.clock.at_edge and self.ended:
            self.clock.run_again(start)

    def _skip_quiet(self) -> None:
        if self.quiet_cap is None or self.clock.at_edge or self.clock.paused:
            return
        wait = self.seconds_until_next()
        if self.quiet_cap < wait < float("inf"):
            ahead = timedelta(seconds=(wait - self.quiet_cap) * self.clock.speed)
            self.clock.seek(self.clock.now() + ahead)

    # Who speaks ------------------------------------------------------------------------------------------------------

    @property
    def left_to_read(self) -> int:
        """Posts whose speakers have not been worked out yet."""
        return len(self._to_read)

    def has_read(self, post: Post) -> bool:
        """Whether it was worked out who speaks in a post as it is now."""
        return self._read.get(post.id, self._was_read.get(post.id)) is post.entry

    def take_unread(self, count: int, among: Collection[str] = ()) -> list[Post]:
        """The next posts to work out speakers for, newest first; only some of these, if any is still to be read."""
        to_read = self._to_read
        chosen = [to_read.pop(id) for id in [id for id in among if id in to_read][:count]]
        chosen = chosen or [to_read.popitem()[1] for _ in range(min(count, len(to_read)))]
        self._read.update((post.id, post.entry) for post in chosen)
        return chosen

    def read_again(self, but: Mapping[str, Entry]) -> None:
        """Line up all that was taken to work out speakers for, except some entries by id."""
        before, self._read = self._read, dict(but)
        self._was_read |= before
        again = (post for post in self.timeline.posts if post.id in before and but.get(post.id) is not post.entry)
        self._to_read.update((post.id, post) for post in again)

    def show_readings(self, readings: Mapping[str, Reading]) -> list[Post]:
        """Take what is known now of who speaks in the entries with these ids, and return the posts that show it."""
        self.readings.update(readings)
        posts = []
        for name, reading in readings.items():
            post = self.timeline.get(name)
            entry = self._read.get(name) or (post.entry if post else None)
            if entry is not None:
                self._found[id(entry)] = reading
            if post is not None:
                post.reading = self._reading_of(post)
                posts.append(post)
        return posts

    def become(self, whole: Story) -> None:
        """Know all that a story knows of which only the newest was known here. Story time and who was heard stay."""
        self.tape.become(whole.tape)
        self.timeline = whole.timeline
        self._to_read = whole._to_read
        self._read.clear()  # the entries are other objects now
        self._found.clear()
        self.advance()
        self.show_readings(self.readings)

    # Other times -----------------------------------------------------------------------------------------------------

    def seek(self, moment: datetime) -> None:
        """Go to a story time, no earlier than the first thing known. Whoever goes to the edge stays at it."""
        start = self.tape.start
        if moment >= self.clock.edge - _EDGE:
            self.clock.to_edge()
        else:
            self.clock.seek(max(moment, start) if start else moment)

    def skip(self, span: timedelta) -> None:
        """Go back or on by a span of story time."""
        self.seek(self.clock.now() + span)

    def step(self, direction: int) -> None:
        """Stand still at the next (1) or previous (-1) moment at which a post came or changed."""
        self.advance()
        here = self.timeline.position
        frames = self.tape.frames
        edge = self.tape.position_at(self.clock.edge)
        if direction > 0:
            targets: Iterable[int] = range(here, edge)
        else:
            targets = range(self.tape.before(self.tape.time_of(here - 1)) - 1, -1, -1) if here else ()
        for position in targets:
            if frames[position].entries or frames[position].withdrawn:
                self.clock.pause()
                self.clock.seek(self.tape.time_of(position))
                return

    def seek_share(self, share: float) -> None:
        """Go to a place between the start (0.0) and the edge (1.0)."""
        start = self.tape.start
        if start is not None:
            self.seek(start + (self.clock.edge - start) * min(1.0, max(0.0, share)))

    @property
    def share(self) -> float:
        """Where story time is between the start (0.0) and the edge (1.0)."""
        start = self.tape.start
        whole = (self.clock.edge - start).total_seconds() if start else 0.0
        return 1.0 if whole <= 0 or start is None else (self.clock.now() - start).total_seconds() / whole


def _of_both(reading: Reading, read: Entry, entry: Entry) -> Reading:
    """What was found in one version of a post, as far as another has the same words in a block of its own."""
    if reading is NOBODY:
        return NOBODY
    places = {block.text: number for number, block in enumerate(entry.blocks)}
    speakers = []
    for speaker in reading.speakers:
        if speaker.block >= 0 and (place := places.get(read.blocks[speaker.block].text)) is not None:
            speakers.append(msgspec.structs.replace(speaker, block=place))
        elif speaker.block < 0 and read.headline == entry.headline:
            speakers.append(speaker)
    text, names = f"{entry.headline}\n{entry.text}", {None, *(speaker.name for speaker in speakers)}
    quotes = [quote for quote in reading.quotes if quote.text in text and quote.speaker in names]
    mentioned = [name for name in reading.mentioned if name.split()[-1] in text]
    return Reading(tuple(speakers), tuple(mentioned), tuple(quotes))
