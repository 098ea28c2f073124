"""What a session file holds already, so that going on with it repeats nothing."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from liveterm.model import Entry, Frame, LiveBlog


class Kept:
    """The latest of everything in a file; of entries only a fingerprint, so that it stays small."""

    def __init__(self, frames: Iterable[Frame] = ()) -> None:
        self._entries: dict[str, int] = {}
        self._blogs: dict[str, LiveBlog] = {}
        self._troubles: dict[str, str] = {}
        for frame in frames:
            self.add(frame)

    def news(self, frame: Frame) -> Frame:
        """The part of a frame that the file does not hold."""
        blog, trouble = frame.blog, frame.trouble
        latest: dict[str, int] = {}
        entries: list[Entry] = []
        for entry in frame.entries:
            if latest.get(entry.id, self._entries.get(entry.id)) != hash(entry):
                entries.append(entry)
                latest[entry.id] = hash(entry)
        return msgspec.structs.replace(
            frame,
            entries=tuple(entries),
            blog=None if blog == self._blogs.get(frame.source) else blog,
            trouble=None if trouble == self._troubles.get(frame.source, "") else trouble,
        )

    def add(self, frame: Frame) -> None:
        """The file holds this frame now."""
        self._entries.update((entry.id, hash(entry)) for entry in frame.entries)
        for id in frame.withdrawn:
            self._entries.pop(id, None)  # coming back is news, changed or not
        if frame.blog is not None:
            self._blogs[frame.source] = frame.blog
        if frame.trouble is not None:
            self._troubles[frame.source] = frame.trouble
