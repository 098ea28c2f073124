"""Two recordings of one event as one: what either learned, when the first of them learned it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from liveterm.errors import SessionError
from liveterm.model import Entry, Frame
from liveterm.session.lines import Header, header_line
from liveterm.session.reading import Recording, read
from liveterm.session.recorder import Recorder


def merge(paths: Sequence[Path], output: Path) -> int:
    """Write one session from several recordings of an event; the number of frames in it.

    Raises SessionError if a recording cannot be read or the output is there already.
    """
    if output.exists():
        raise SessionError(f"{output}: is there already; choose another name")
    recordings = [read(path) for path in paths]
    frames = merged([recording.frames for recording in recordings])
    if not frames:
        raise SessionError("none of these holds anything to merge")
    header = _header(recordings, frames)
    with Recorder.open(output, header) as recorder:
        for frame in frames:
            recorder.record(frame)
        recorder.settle()
        if recorder.trouble:
            raise SessionError(recorder.trouble)
    if named := next((recording.named for recording in recordings if recording.named), ""):
        with output.open("ab") as file:
            file.write(header_line(replace(header, title=named)))
    return len(frames)


def merged(recordings: Sequence[Sequence[Frame]]) -> list[Frame]:
    """The frames of several recordings in order of time, each change once.

    A recording that only catches up with what another already told says nothing new; going back to an earlier text
    does, and is told from catching up by whether the same recording had that text before.
    """
    story = sorted(
        ((frame, number) for number, frames in enumerate(recordings) for frame in frames), key=lambda pair: pair[0].at
    )
    told = _Told()
    news = (told.news(frame, number) for frame, number in story)
    return [frame for frame in news if frame.entries or frame.withdrawn or frame.blog or frame.trouble is not None]


class _Told:
    """What the merged recording holds so far, and what each recording has said of it."""

    def __init__(self) -> None:
        self._now: dict[object, object] = {}
        self._ever: set[tuple[object, object]] = set()
        self._by: set[tuple[int, object, object]] = set()

    def news(self, frame: Frame, number: int) -> Frame:
        blog = frame.blog
        if blog is not None and not self._is_news(number, ("blog", frame.source), blog):
            blog = None
        return replace(
            frame,
            entries=tuple(entry for entry in frame.entries if self._is_news(number, entry.id, _content(entry))),
            withdrawn=tuple(id for id in frame.withdrawn if self._is_news(number, id, None)),
            blog=blog,
        )

    def _is_news(self, number: int, about: object, value: object) -> bool:
        """Whether a recording tells of something that the others had not told, or goes back to what it said."""
        catching_up = (about, value) in self._ever and (number, about, value) not in self._by
        self._ever.add((about, value))
        self._by.add((number, about, value))
        if catching_up or (about in self._now and self._now[about] == value):
            return False
        self._now[about] = value
        return True


def _content(entry: Entry) -> int:
    return hash(replace(entry, source=""))


def _header(recordings: Sequence[Recording], frames: Sequence[Frame]) -> Header:
    return Header(
        started=min((r.started for r in recordings if r.started), default=frames[0].at),
        sources=tuple(dict.fromkeys(source for recording in recordings for source in recording.sources)),
        title=next((recording.title for recording in recordings if recording.title), ""),
    )
