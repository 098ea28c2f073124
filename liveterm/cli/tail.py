"""`liveterm tail`: every post once, then every change, for scripts, people and screen readers."""

from __future__ import annotations

import argparse
import sys
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import accumulate
from typing import Protocol

from liveterm.cli import complain, corrections, end_when_told, warn
from liveterm.cli.sources import damage, event_of, named_together, recording, split
from liveterm.export import lines
from liveterm.model import Frame, Reading
from liveterm.speakers import Cast
from liveterm.tape import Look
from liveterm.timeline import Post, Timeline, Version

_Said = tuple[int, Callable[[], None]]


def run(arguments: argparse.Namespace) -> int:
    """Print what the sources say until the end that was asked for."""
    end_when_told()
    session, sources = split(arguments.sources)
    if session is not None:
        found = recording(session)
        writer = _Json() if arguments.json else _Plain(several=len({frame.source for frame in found.frames}) > 1)
        Teller(writer, corrections.cast_for(event_of(found, session))).tell_all(found.frames)
        warn(damage(found, session))
        return 0
    from liveterm.cli.following import follow  # brings httpx, which a session has no need of

    writer = _Json() if arguments.json else _Plain(several=len(sources) > 1)
    teller = Teller(writer, corrections.cast_for(named_together(sources)))
    if arguments.looks == 1:
        frames: list[Frame] = []
        failure = follow(sources, frames.append, arguments)
        teller.tell_all(frames)
    else:
        failure = follow(sources, teller.tell, arguments, on_look=teller.look)
    return complain(failure) if failure else 0


class Writer(Protocol):
    """One shape of output; each call gives the line or lines for one thing, with its end of line."""

    def blog(self, frame: Frame) -> str: ...

    def trouble(self, frame: Frame) -> str: ...

    def quiet(self, look: Look) -> str: ...

    def post(self, post: Post, version: Version, reading: Reading, revision: int) -> str: ...


class Teller:
    """Turns frames into lines, knowing what it has said before."""

    def __init__(self, writer: Writer, cast: Cast) -> None:
        self._writer = writer
        self._frames: list[Frame] = []
        self._timeline = Timeline()
        self._cast = cast
        self._said: dict[str, int] = {}  # lines said of each post so far
        self._states: dict[str, str] = {}

    def tell_all(self, frames: Iterable[Frame]) -> None:
        """Say everything at once: each event, the posts oldest first as they first stood, then the changes as they
        came; whatever else was told comes where it did."""
        self._frames = list(frames)
        self._timeline.move(self._frames, len(self._frames))
        posts = self._timeline.posts
        self._cast.learn([post.entry for post in posts])
        readings = {id(version): reading for post in posts for version, reading in self._versions(post)}
        openings = {frame.source: frame for frame in reversed(self._frames) if frame.blog is not None}
        for opening in reversed(openings.values()):
            self._blog(opening)
        facts = self._facts(openings)
        for post, born in zip(posts, _still_to_come(posts), strict=True):
            while facts and facts[0][0] <= born:
                facts.popleft()[1]()
            self._post(post, post.versions[0], readings[id(post.versions[0])])
        changes: list[_Said] = [
            (version.position, partial(self._post, post, version, readings[id(version)]))
            for post in posts
            for version in post.versions[1:]
        ]
        for _, say in sorted((*facts, *changes), key=lambda said: said[0]):
            say()
        sys.stdout.flush()

    def _facts(self, told: Mapping[str, Frame]) -> deque[_Said]:
        """What frames tell besides posts, each with its place, but for the events that were told of already."""
        facts: deque[_Said] = deque()
        for place, frame in enumerate(self._frames):
            if frame.blog is not None and told[frame.source] is not frame:
                facts.append((place, partial(self._blog, frame)))
            if frame.trouble is not None:
                facts.append((place, partial(self._trouble, frame)))
        return facts

    def _versions(self, post: Post) -> list[tuple[Version, Reading]]:
        """Who speaks in each version, by all that is known of who is who."""
        read = []
        for version in post.versions:
            self._cast.learn([version.entry])
            read.append((version, self._cast.reading(post.id)))
        return read

    def tell(self, frame: Frame) -> None:
        """Say what one more frame brought, and of which earlier posts it changed who speaks."""
        self._frames.append(frame)
        change = self._timeline.move(self._frames, len(self._frames))
        relabelled = self._cast.learn([post.entry for post in (*change.changed, *change.added)])
        news = [*change.added, *change.changed]
        told = {post.id for post in news}
        others = [post for id in relabelled - told if (post := self._timeline.get(id)) is not None]
        if frame.blog is not None:
            self._blog(frame)
        if frame.trouble is not None:
            self._trouble(frame)
        for post in (*news, *sorted(others, key=lambda post: post.key)):
            self._post(post, post.versions[-1], self._cast.reading(post.id))
        sys.stdout.flush()

    def look(self, look: Look) -> None:
        """Say that nothing comes, once for each quiet spell."""
        before, self._states[look.source] = self._states.get(look.source), look.state
        if look.state == "quiet" != before:
            sys.stdout.write(self._writer.quiet(look))
            sys.stdout.flush()

    def _blog(self, frame: Frame) -> None:
        sys.stdout.write(self._writer.blog(frame))

    def _trouble(self, frame: Frame) -> None:
        sys.stdout.write(self._writer.trouble(frame))

    def _post(self, post: Post, version: Version, reading: Reading) -> None:
        revision = self._said.get(post.id, 0)
        self._said[post.id] = revision + 1
        sys.stdout.write(self._writer.post(post, version, reading, revision))


def _still_to_come(posts: Sequence[Post]) -> list[int]:
    """For each post the first frame that told of it or of one after it: whatever is older has been told by then."""
    born = [post.versions[0].position for post in posts]
    return list(accumulate(reversed(born), min))[::-1]


class _Json:
    def blog(self, frame: Frame) -> str:
        assert frame.blog is not None
        return lines.text(lines.blog_line(frame.source, frame.blog))

    def trouble(self, frame: Frame) -> str:
        return lines.text(lines.trouble_line(frame.source, frame.at, frame.trouble)) if frame.trouble else ""

    def quiet(self, look: Look) -> str:
        return ""  # nothing went wrong

    def post(self, post: Post, version: Version, reading: Reading, revision: int) -> str:
        return lines.text(
            lines.entry_line(
                version.entry,
                revision=revision,
                withdrawn=version.withdrawn,
                first_seen=post.first_seen,
                reading=reading,
            )
        )


class _Plain:
    def __init__(self, *, several: bool) -> None:
        self._several = several

    def blog(self, frame: Frame) -> str:
        assert frame.blog is not None
        return f"{frame.source}: " * self._several + lines.plain_blog(frame.blog)

    def trouble(self, frame: Frame) -> str:
        return lines.plain_trouble(frame.source, frame.trouble or "")

    def quiet(self, look: Look) -> str:
        return f"{look.source}: {look.note}\n\n"

    def post(self, post: Post, version: Version, reading: Reading, revision: int) -> str:
        return f"{version.entry.source}: " * self._several + lines.plain(
            version.entry,
            revision=revision,
            withdrawn=version.withdrawn,
            first_seen=post.first_seen,
            reading=reading,
        )
