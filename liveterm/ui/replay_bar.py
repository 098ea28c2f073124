"""The bar from the story's start to its edge: where story time is, what is marked, and a click or drag to go there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from textual import events
from textual.message import Message

from liveterm.story import Story
from liveterm.timeline import Post
from liveterm.ui.lines import LinesView, Piece, Row
from liveterm.ui.times import Dial

_LEAST_TRACK = 8


def bar_row(story: Story, marked: Iterable[Post], dial: Dial, width: int) -> tuple[Row, int, int]:
    """The bar, and where its track begins and how long it is. Nothing later than story time is on it."""
    start, edge = story.tape.start, story.clock.edge
    if start is None:
        return Row(), 0, 0
    first, last = f" {dial.minutes(start)} ", f" {dial.minutes(edge)} "
    if width - len(first) - len(last) < _LEAST_TRACK:
        first = last = " "
    track = max(1, width - len(first) - len(last))
    here = round(story.share * (track - 1))
    hot = {round(_share(post.first_seen, start, edge) * (track - 1)) for post in marked}
    pieces = (Piece(first, "dim"), *_track(here, track, hot), Piece(last, "dim"))
    return Row(pieces), len(first), track


def _track(here: int, track: int, hot: set[int]) -> list[Piece]:
    pieces: list[Piece] = []
    start = 0
    for place in sorted(place for place in hot if place < here):
        pieces += [Piece("━" * (place - start), "accent"), Piece("◆", "hot")]
        start = place + 1
    pieces += [Piece("━" * (here - start), "accent"), Piece("●", "strong"), Piece("─" * (track - here - 1), "dim")]
    return [piece for piece in pieces if piece.text]


def _share(moment: datetime, start: datetime, edge: datetime) -> float:
    whole = (edge - start).total_seconds()
    return min(1.0, max(0.0, (moment - start).total_seconds() / whole)) if whole > 0 else 1.0


class ReplayBar(LinesView):
    """Draws the bar and says where it was clicked or dragged to."""

    class Dragged(Message):
        """The reader wants to be at this share of the story, from 0 to 1."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self, *, id: str | None = None, ascii: bool = False) -> None:
        super().__init__(id=id, ascii=ascii)
        self._track = (0, 1)
        self._dragging = False

    def show_bar(self, story: Story, marked: Iterable[Post], dial: Dial) -> None:
        """Bring the bar up to date."""
        row, start, length = bar_row(story, marked, dial, self.size.width)
        self._track = start, max(1, length)
        self.show(row)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._dragging = True
        self.capture_mouse()
        self._tell(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragging:
            self._tell(event.x)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._dragging = False
        self.release_mouse()

    def _tell(self, x: int) -> None:
        start, length = self._track
        self.post_message(self.Dragged(min(1.0, max(0.0, (x - start) / max(1, length - 1)))))
