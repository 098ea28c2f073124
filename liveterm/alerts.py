"""Calling a reader who looks elsewhere: which posts are worth it, what is said, and by which ways.

What only a call needs is imported for it: most stories call for nobody before the first frame.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from liveterm import clean
from liveterm.config import Alerts
from liveterm.timeline import Change, Post, newest_of

_TITLE, _TEXT = 120, 300  # characters
_DESKTOP_S: Final = 5.0
_MOST_FRESH: Final = 2000
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
_NO_NOTICES = ("linux", "dumb")  # terminals that would show a sequence they do not know, or ring for it
_APPLESCRIPT = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")


class Call(NamedTuple):
    """What the reader is told: about one post, or several."""

    title: str
    text: str
    url: str = ""


TRIAL = Call("A trial", "This is how liveterm calls you when you look elsewhere.", "https://example.org/")


class Alarm:
    """Picks the posts worth a call as story time brings them, and gathers what one call is to tell.

    Only what was learned after `opened` counts, and once: nothing that a replay, a rewind or an old session shows
    again, nothing that a source opens with. An edit counts only if the post became breaking. `meant` is the reader's
    filter, once it was understood.
    """

    def __init__(self, wanted: Alerts, opened: datetime, *, followed: Collection[str] = ()) -> None:
        self._wanted = wanted
        self._opened = opened
        self._followed = followed
        self.meant: Callable[[Post], bool] | None = None
        self._newest: dict[str, datetime] = {}  # by source: the newest post it opened with
        self._breaking: set[str] = set()
        self._fresh: dict[str, None] = {}  # posts that came while we watched, and nobody was called for
        self._due: dict[str, tuple[Post, str]] = {}
        self._told: set[str] = set()
        self._called = float("-inf")

    def take(self, change: Change, sources: Iterable[str]) -> None:
        """Follow a move of the timeline; `sources` are those known now."""
        for post in change.removed if self._fresh or self._due else ():
            self._fresh.pop(post.id, None)
            if self._due.pop(post.id, None):
                self._told.discard(post.id)
                self._breaking.discard(post.id)
        opened = self._opened
        watched = [post for post in change.added if post.versions[0].at >= opened]
        news = [post for post in watched if self._is_news(post)]
        self._fresh.update(dict.fromkeys(post.id for post in news))
        for post in change.added:
            if post.entry.labels and post.entry.breaking:
                self._break(post, is_news=post.id in self._fresh)
        for post in change.changed:
            self._break(post, is_news=post.versions[-1].at >= self._opened)
        self.read(news)
        self._meet(change.added, sources)
        while len(self._fresh) > _MOST_FRESH:
            del self._fresh[next(iter(self._fresh))]

    def read(self, posts: Iterable[Post]) -> None:
        """See whether someone is followed, or the filter meant, in posts of which it is known now who speaks."""
        for post in posts:
            if post.id in self._fresh:
                if self._wanted.followed and (names := [n for n in post.reading.heard if n in self._followed]):
                    self._call_for(post, names[0])
                elif self.meant is not None and self.meant(post):
                    self._call_for(post, "your filter")

    def due(self, now: float, event: str, *, away: bool) -> Call | None:
        """What to call for at this moment (in seconds of any clock); a reader who is not `away` sees it anyway."""
        if not away:
            self._due.clear()
        if not self._due or now - self._called < self._wanted.every_s:
            return None
        self._called = now
        due = list(self._due.values())
        self._due.clear()
        return _call(due, event)

    def _is_news(self, post: Post) -> bool:
        last = self._newest.get(post.entry.source)
        return last is not None and post.came_up > last

    def _break(self, post: Post, *, is_news: bool) -> None:
        """Call for a post that is breaking, the first time it is."""
        if post.entry.breaking and not post.withdrawn and post.id not in self._breaking:
            self._breaking.add(post.id)
            if is_news and self._wanted.breaking:
                self._call_for(post, post.entry.breaking_for.upper())

    def _call_for(self, post: Post, why: str) -> None:
        self._fresh.pop(post.id, None)
        if post.id not in self._told:
            self._told.add(post.id)
            self._due[post.id] = post, why

    def _meet(self, posts: Sequence[Post], sources: Iterable[str]) -> None:
        """Remember with what sources open that were not known before."""
        opening = {post.entry.source for post in posts} - self._newest.keys()
        for source in sources:
            self._newest.setdefault(source, _LONG_AGO)
        for source in opening:
            came = newest_of(post for post in reversed(posts) if post.entry.source == source)
            self._newest[source] = max(self._newest.get(source, came), came)


def _call(due: list[tuple[Post, str]], event: str) -> Call:
    """One call for all that is due, breaking news first."""
    due.sort(key=lambda item: not item[0].entry.breaking)
    reasons = [why for _, why in due]
    title = reasons[0]
    if len(due) > 1:
        counts = (f"{reasons.count(why)} {why}" for why in dict.fromkeys(reasons))
        title = f"{len(due)} posts, {', '.join(counts)}"
    said = " · ".join(post.entry.headline or post.entry.text.partition("\n")[0] for post, _ in due)
    return Call(clean.line(f"{title} · {event}", _TITLE), clean.line(said, _TEXT), due[0][0].entry.url or "")


async def send(
    call: Call, how: Alerts, write: Callable[[str], object], environ: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """Call by every way that is wanted; for each, what went wrong, or "". `write` puts a sequence to the terminal."""
    sequences = {"bell": "\a" if how.bell else "", "terminal": _notice(call, how.terminal, environ)}
    write("".join(sequences.values()))
    running = {}
    if how.desktop:
        running["desktop"] = _on_desktop(call)
    if how.command:
        running["command"] = _by_command(call, how)
    said = {way: "" for way, sequence in sequences.items() if sequence}
    return said | dict(zip(running, await asyncio.gather(*running.values()), strict=True))


def _notice(call: Call, kind: str, environ: Mapping[str, str]) -> str:
    """The sequence that has a terminal show a notice. It never begins with a number, which means other things."""
    if kind == "off" or environ.get("TERM", "") in _NO_NOTICES:
        return ""
    words = f"777;notify;liveterm: {call.title.replace(';', ',')};{call.text}"
    if kind == "osc9":
        words = f"9;liveterm: {call.title}: {call.text}"
    sequence = f"\x1b]{words}\x1b\\"
    return through_tmux(sequence) if environ.get("TMUX") else sequence


def through_tmux(sequence: str) -> str:
    """A sequence as tmux passes it on to the terminal outside."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"


async def _on_desktop(call: Call) -> str:
    import html
    import shutil

    from liveterm import programs

    if sys.platform == "darwin":
        script = [part for line in _APPLESCRIPT for part in ("-e", line)]
        return await programs.run(["osascript", *script, "--", call.title, call.text], seconds=_DESKTOP_S)
    if not shutil.which("notify-send"):
        return "notify-send is not installed"
    text = html.escape(call.text, quote=False)  # some desktops take this for markup
    return await programs.run(["notify-send", "--app-name=liveterm", "--", call.title, text], seconds=_DESKTOP_S)


async def _by_command(call: Call, how: Alerts) -> str:
    from liveterm import programs
    from liveterm.errors import UsageError

    try:
        command, said = programs.filled(how.command, call._asdict())
    except UsageError as error:
        return str(error)
    return await programs.run(command, f"{said}\n" if said else "", seconds=how.command_s)
