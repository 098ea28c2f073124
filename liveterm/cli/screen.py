"""The screen: `liveterm [SOURCE…]`, `liveterm demo` and `liveterm replay`.

Builds a story and hands it on with the doors to what lies outside the screen. Here and in `live` it is known whether a
tape grows because someone follows an event or was read from a file; nowhere else.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from liveterm import clean, clock, config, session
from liveterm.aside import aside
from liveterm.cli import complain, corrections, end_when_told, remembered
from liveterm.cli.keeping import Shelf
from liveterm.cli.sources import (
    damage,
    event_of,
    instant,
    is_address,
    kept_session,
    kind_of,
    named_together,
    opened,
    path_of,
    session_path,
    split,
    usual_interval,
)
from liveterm.clock import Clock
from liveterm.credentials import bare
from liveterm.errors import FormatError, LivetermError, SourceError, UsageError
from liveterm.session.newest import newest
from liveterm.story import QUIET_CAP_S, Story
from liveterm.tape import Tape, as_published
from liveterm.ui import Doors, Pixels
from liveterm.ui import run as run_screen

if TYPE_CHECKING:
    from liveterm.cli.watching import Watch
    from liveterm.config import Limits
    from liveterm.live.pace import Hosts
    from liveterm.session import Recording

DEMO = Path(__file__).parent.parent / "demo.jsonl"
DEMO_NAME = "demo"
DEMO_SPEED = 30.0

Opened = tuple[Story, Doors]


def run(arguments: argparse.Namespace) -> int:
    """Show the story that the arguments name; without a screen to draw on, say so."""
    end_when_told()
    if not sys.stdout.isatty():
        raise UsageError("the screen needs a terminal; without one use `liveterm tail SOURCE`")
    gc.disable()  # until the first frame: a story's posts are thousands of objects, and none of them is garbage
    opener = Opener(arguments)
    story, doors = opener.open_what_was_asked()
    code = run_screen(story, doors)
    for line in opener.shelf.recorded:
        print(line, file=sys.stderr)
    return complain(opener.failure) if opener.failure else code


class Opener:
    """Opens whatever the reader names: on the command line, or later on the start screen."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._settings, self._complaints = config.load()
        self.shelf = Shelf(arguments.sessions, self._settings.disk_cap_mb)
        self._watch: Watch | None = None
        self._given: Sequence[str] = ()
        self._asking: Watch | None = None
        self._hosts: Hosts | None = None

    @property
    def failure(self) -> LivetermError | None:
        """Why the source that was opened last never gave a post, if that is so."""
        return self._watch.failure if self._watch else None

    def open_what_was_asked(self) -> Opened:
        """What the command line names; nothing but the start screen when it names nothing."""
        arguments = self._arguments
        if "session" in arguments:
            path = kept_session(arguments.session, arguments.sessions)
            if arguments.session == "-":
                _have_keys_typed()
            return self._replay(path)
        if "sources" not in arguments:
            return self._demo()
        if not arguments.sources:
            tape = Tape()
            return Story(tape, Clock(_edge_of(tape))), self._doors()
        if arguments.sources == ["-"]:
            return self._stdin()
        return self._sources(arguments.sources)

    def _stdin(self) -> Opened:
        """What is piped in; after that the keyboard is where keys come from."""
        if sys.stdin.isatty():
            raise UsageError("- reads what is piped in, and nothing is; try `pbpaste | liveterm -`")
        path = session_path("-")
        text = b"" if path else _piped(self._settings.limits)
        _have_keys_typed()
        return self._session(path) if path else self._text(text, "stdin")

    async def open_named(self, name: str) -> Opened:
        """What the reader named on the start screen: the demo, an address, a path, or copied text."""
        if name == DEMO_NAME:
            return self._demo()
        copied = len(name.strip().splitlines()) > 1
        text = "\n".join(name.splitlines()).encode()
        opened = self._text(text, "copied text") if copied else self._sources([name.strip()])
        self._watch = None  # what comes of it was told on the screen, and says nothing of how the command went
        return opened

    def _sources(self, given: Sequence[str]) -> Opened:
        path, sources = split(given)
        if path is not None:
            return self._session(path)
        for source in sources:
            _check_exists(source)
        watched = any(map(is_address, sources)) or self._interval is not None
        return self._live(sources, looks=None if watched else 1, record=watched)

    def _session(self, path: Path) -> Opened:
        """A session at its newest post, the whole story behind it; of a long one at first its newest posts alone."""
        found = newest(path)
        if found is not None:
            doors = self._doors(event=event_of(found, path))
            return _finished(found, path), msgspec.structs.replace(doors, whole=lambda: aside(lambda: _whole(path)))
        found = opened(path)
        return _finished(found, path), self._doors(event=event_of(found, path), notice=damage(found, path))

    def _replay(self, path: Path) -> Opened:
        if session_path(str(path)) is None:
            read = _frames_of_page(path, self._arguments.date, self._settings.limits)
            return self._play(asyncio.run(read), str(path), path.stem)
        found = opened(path)
        title = found.title or path.stem
        return self._play(Tape(found.frames), event_of(found, path), title, found.named, damage(found, path))

    def _play(self, tape: Tape, event: str, title: str, named: str = "", notice: str = "") -> Opened:
        begin = tape.start or clock.wall()
        start, told = _within(tape, instant(self._arguments.start, begin)) if self._arguments.start else (begin, "")
        played = Clock(_edge_of(tape), start=start, speed=self._arguments.speed)
        story = Story(tape, played, quiet_cap=self._arguments.quiet or None, title=title, named=named)
        return story, self._doors(event=event, notice=notice or told)

    def _demo(self) -> Opened:
        tape = Tape(session.read(DEMO).frames)
        speed = getattr(self._arguments, "speed", None) or DEMO_SPEED
        return Story(tape, Clock(_edge_of(tape), start=tape.start, speed=speed)), self._doors()

    def _text(self, text: bytes, name: str) -> Opened:
        """Copied text, or whatever else came from a pipe."""
        return self._live([name], looks=1, record=True, handed=text)

    def _live(self, sources: Sequence[str], *, looks: int | None, record: bool, handed: bytes | None = None) -> Opened:
        from liveterm.cli.watching import Watch

        self._given = sources
        tape = Tape(growing=True)
        delay = timedelta(seconds=getattr(self._arguments, "delay", 0.0))
        story = Story(tape, Clock(_edge_of(tape), delay=delay), title=named_together(sources))
        watch = Watch(
            tape,
            sources,
            looks=looks,
            interval=self._interval or usual_interval(self._settings),
            date=self._arguments.date,
            settings=self._settings,
            recorder=self.shelf.recorder_for(sources) if record and self._records else None,
            handed=handed,
        )
        self._watch = self._asking = watch
        doors = self._doors(event=named_together(sources))
        return story, msgspec.structs.replace(
            doors,
            background=watch.run,
            poll_now=watch.poll_now,
            focus=watch.focus,
            recording=lambda: watch.recording(told=_is_titled(story)),
            announced=lambda: watch.announced(told=_is_titled(story)),
            unrecorded=watch.unrecorded,
        )

    def _keep_setting(self, name: str, value: str | None) -> str:
        """Keep what the reader chose, for this run's other screens too; what went wrong, or ""."""
        try:
            config.change(name, value)
        except (OSError, UnicodeDecodeError, UsageError) as error:
            return f"this is not kept for next time: {error}"
        self._settings, _ = config.load()
        return ""

    async def _picture(self, url: str, width: int, height: int) -> Pixels:
        from liveterm.cli.pictures import Pictures
        from liveterm.live.pace import Hosts

        followed = self._asking.hosts if self._asking else None  # whoever is asked for news is asked for pictures, too
        self._hosts = followed or self._hosts or Hosts(clock.ticks)
        return await Pictures(self._settings, self._given, self._hosts).get(url, width, height)

    def _doors(self, event: str = "", notice: str = "") -> Doors:
        return Doors(
            picture=self._picture,
            keep_setting=self._keep_setting,
            open=self.open_named,
            demo=DEMO_NAME,
            sessions=self.shelf,
            load_reader=lambda: self.shelf.load_reader(event),
            save_reader=lambda kept: self.shelf.save_reader(event, kept),
            load_corrections=lambda: corrections.load(event),
            save_corrections=lambda said, everywhere: corrections.save(event, said, everywhere),
            load_readings=lambda: remembered.load(event),
            save_readings=lambda readings: remembered.save(event, readings),
            settings=self._settings,
            notices=tuple(filter(None, (*self._complaints, notice, *corrections.complaints(event)))),
            follow=getattr(self._arguments, "follow", False),
        )

    @property
    def _records(self) -> bool:
        return getattr(self._arguments, "record", True) and self._settings.record

    @property
    def _interval(self) -> float | None:
        """Seconds between looks, if somebody said so here."""
        given: float | None = getattr(self._arguments, "interval", None)
        return given


def _finished(found: Recording, path: Path) -> Story:
    """What was recorded, at its end."""
    tape = Tape(found.frames)
    resting = Clock(_edge_of(tape), rests=True)
    return Story(tape, resting, quiet_cap=QUIET_CAP_S, title=found.title or path.stem, named=found.named)


def _is_titled(story: Story) -> bool:
    """Whether what the event is called may be known by story time."""
    return bool(story.timeline.blogs or len(story.timeline))


def _whole(path: Path) -> tuple[Story, str]:
    """All of a session, and what of it could not be read."""
    found = opened(path)
    story = _finished(found, path)
    story.advance()
    return story, damage(found, path)


def _edge_of(tape: Tape) -> Callable[[], datetime]:
    """The latest story time: the present while a tape grows, then when it last did."""
    return lambda: clock.wall() if tape.growing or tape.last is None else tape.last


def _within(tape: Tape, moment: datetime) -> tuple[datetime, str]:
    """The moment, or the end of the tape that is nearer to it, and a sentence that tells so.

    A time of day that comes after the end is one before the start if that would be nearer the day before.
    """
    start, last = tape.start, tape.last
    if start is None or last is None or start <= moment <= last:
        return moment, ""
    if moment < start or start - (moment - timedelta(days=1)) < moment - last:
        return start, f"the recording starts at {clock.local(start):%Y-%m-%d %H:%M}"
    return last, f"the recording ends at {clock.local(last):%Y-%m-%d %H:%M}"


def _check_exists(source: str) -> None:
    path = path_of(source)
    if source == "-":
        raise UsageError("the screen reads stdin alone; with other sources use `liveterm tail`")
    shown = named_together([source])
    if is_address(source):
        if "\\" in source or clean.url(bare(source).partition("#")[0]) is None:
            raise SourceError(f"{shown}: is no web address; check the spelling")
        return
    if kind_of(path) == "file":
        return
    if kind_of(path) == "folder":
        raise SourceError(f"{shown}: is a folder; name a file in it")
    if "://" in source:
        raise SourceError(f"{shown}: only http and https addresses, files and - can be read")
    raise SourceError(f"{shown}: there is no such file, and it is no address; check the spelling")


def _have_keys_typed() -> None:
    """What was piped in has been read: from now on the keyboard is where keys come from."""
    os.dup2(os.open("/dev/tty", os.O_RDWR), 0)


def _piped(limits: Limits) -> bytes:
    from liveterm.fetch import local

    return local.piped(limits.file_mb << 20)


async def _frames_of_page(path: Path, date: datetime | None, limits: Limits) -> Tape:
    """A file that is no session, as if each of its posts had been first seen when it was published."""
    from liveterm.fetch import Fetcher
    from liveterm.formats.apart import Parser
    from liveterm.live import Known, Seen
    from liveterm.live.room import admitted

    parser = Parser(limits)
    try:
        answer = await Fetcher(limits=limits).read(str(path))
        assert answer.document is not None, "a first look has a document"
        page = await parser.parse(msgspec.structs.replace(answer.document, date=date))
    except FormatError as error:
        raise FormatError(f"{path}: {error}") from error
    finally:
        await parser.close()
    page, told = admitted(page, Known(), Seen(), limits)
    frames = as_published(page, clock.wall())
    if told:
        frames[-1] = msgspec.structs.replace(frames[-1], trouble=told)
    return Tape(frames)
