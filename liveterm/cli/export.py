"""`liveterm export`: a session handed on in another format: whole, filtered, bookmarked, or a span of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from liveterm import clock, session
from liveterm.cli import corrections, remembered, warn
from liveterm.cli.keeping import Shelf
from liveterm.cli.sources import damage, event_of, instant, kept_session, recording
from liveterm.errors import SessionError
from liveterm.export import WITH_SPEAKERS, account, write
from liveterm.query import Query, asks_who_speaks, compiled, parse
from liveterm.timeline import Post, Timeline
from liveterm.ui import still_true, to_remember

_WITHOUT_WITHDRAWN = ("jsonld", "rss")
_WITH_WITHDRAWN = "md, html, json and csv"


def run(arguments: argparse.Namespace) -> int:
    """Write what was asked for to a file, or to stdout."""
    path = kept_session(arguments.session, arguments.sessions)
    _spare_sessions(arguments.output)
    found = recording(path)
    timeline = Timeline()
    timeline.move(found.frames, len(found.frames))
    warn(damage(found, path))
    if not timeline.posts:
        raise SessionError(f"{path}: holds no posts; `liveterm sessions check {path}` says what is in it")
    event = event_of(found, path)
    query = parse(arguments.query, now=found.frames[-1].at, zone=clock.HERE)  # as the screen has it at the end
    if arguments.to in WITH_SPEAKERS or asks_who_speaks(query):
        _read_speakers(timeline, event)
    begin = timeline.posts[0].time
    since = _moment(arguments.start, begin)
    chosen = account(
        timeline,
        wanted=_wanted(query, event if arguments.bookmarked else None),
        since=since,
        until=_moment(arguments.until, since or begin),
        title=found.title,
        named=found.named,
    )
    _put(write(chosen, arguments.to), arguments.output)
    if arguments.to in _WITHOUT_WITHDRAWN and (out := len(chosen.posts) - len(chosen.still_there)):
        lacking = f"{out} withdrawn post{'s' * (out != 1)}, which {arguments.to} cannot mark"
        warn(f"left out {lacking}; {_WITH_WITHDRAWN} can")
    if not chosen.posts:
        warn(f"none of the {chosen.of} posts here is among those asked for")
    return 0


def _read_speakers(timeline: Timeline, event: str) -> None:
    """Find out who speaks, unless that is remembered of just these posts."""
    posts, cast, known = timeline.posts, corrections.cast_for(event), remembered.load(event)
    readings = still_true(known, posts)
    is_known = len(posts) == len(readings) == len(known)
    if not is_known:
        cast.learn([post.entry for post in posts])
    for post in posts:
        post.reading = readings[post.id] if is_known else cast.reading(post.id)
    if not is_known:
        remembered.save(event, to_remember(posts))


def _wanted(query: Query, event: str | None) -> Callable[[Post], bool] | None:
    """Which posts were asked for, of an event only those bookmarked; None for all."""
    matches = compiled(query) if query else None
    if event is None:
        return matches
    bookmarks = frozenset(Shelf().load_reader(event).bookmarks)
    return lambda post: post.id in bookmarks and (matches is None or matches(post))


def _moment(text: str | None, begin: datetime) -> datetime | None:
    return instant(text, begin) if text else None


def _spare_sessions(output: Path | None) -> None:
    """Raises SessionError if a session, perhaps the very one that is read, would be written over."""
    try:
        is_session = output is not None and output.is_file() and session.looks_like_session(session.head_of(output))
    except OSError:
        return  # whether it can be written to is told when it is
    if is_session:
        raise SessionError(f"{output}: is a recording, which an export would write over; choose another file")


def _put(document: str, output: Path | None) -> None:
    """Written as it is: some formats end their lines with CR LF."""
    if output is None:
        sys.stdout.buffer.write(document.encode())
        return
    try:
        output.write_bytes(document.encode())
    except OSError as error:
        raise SessionError(f"{output}: cannot be written ({error.strerror}); choose another file") from error
