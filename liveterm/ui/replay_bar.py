"""The bar from the story's start to its edge: where story time is, how much came when, what is marked, and a click or
drag to go there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby, pairwise

from msgspec import Struct
from textual import events
from textual.message import Message

from liveterm.story import Story
from liveterm.ui.lines import LinesView, Piece, Row
from liveterm.ui.minimap import SIGNS, TYPED_SIGNS, Ticks
from liveterm.ui.times import Dial

_LEAST_TRACK = 8
_SLACK = 1e-3  # of a cell: a moment that was asked for by a cell is in it, however it was rounded
_ROOMY = 80
_FEW = 12  # ticks that are drawn however short the bar is
_NOTHING, _LEVELS = "━", "▂▃▄▅▆▇█"


class Track(Struct, frozen=True):
    """What came in each cell of the bar up to story time: how much, from 0 to 7, and its tick. None is later."""

    levels: list[int]
    ticks: dict[int, int]


def surveyed(story: Story, ticks: Ticks, here: int, length: int) -> Track:
    """What came in the first `here` cells of a bar of so many."""
    start, edge = story.tape.start, story.clock.edge
    if start is None:
        return Track([], {})
    step = (edge - start) / max(1, length - 1)
    known = story.timeline.position
    bounds = [min(known, story.tape.before(start + step * place)) for place in range(here + 1)]
    counts = [after - before for before, after in pairwise(bounds)]
    most = max(counts, default=1)
    levels = [-(-count * len(_LEVELS) // most) if count else 0 for count in counts]
    return Track(levels, _cells(ticks, bounds))


def _cells(ticks: Ticks, bounds: Sequence[int]) -> dict[int, int]:
    """The cells in which something is marked, and what matters most of it."""
    told = (
        [post.versions[0].position for post in ticks.breaking],
        [post.versions[0].position for post in ticks.bookmarked],
        [version.position for post in ticks.edited for version in post.versions[1:]],
    )
    cells: dict[int, int] = {}
    for kind, positions in reversed([*enumerate(map(sorted, told))]):
        passed = [bisect_left(positions, bound) for bound in bounds]
        found = [cell for cell, (before, after) in enumerate(pairwise(passed)) if after > before]
        if len(found) <= max(_FEW, len(bounds) // 2):  # what is nearly everywhere marks nothing
            cells.update(dict.fromkeys(found, kind))
    return cells


def _label(end: datetime, other: datetime, dial: Dial, width: int) -> str:
    """What stands at an end of the bar: the time, and the day if the other is on another; only that if it is short."""
    day = dial.day(end, other)
    return f" {day if day and width < _ROOMY else f'{day} {dial.minutes(end)}'.strip()} "


def share_at(x: int, story: Story, dial: Dial, width: int) -> float:
    """How far into the story that cell of a bar of so many is, from 0 to 1."""
    first, last = _ends(story, dial, width)
    return min(1.0, max(0.0, (x - len(first)) / max(1, width - len(first) - len(last) - 1)))


def _ends(story: Story, dial: Dial, width: int) -> tuple[str, str]:
    """What stands before and after the bar, if there is room for it."""
    start, edge = story.tape.start, story.clock.edge
    first, last = (_label(start, edge, dial, width), _label(edge, start, dial, width)) if start else (" ", " ")
    return (first, last) if width - len(first) - len(last) >= _LEAST_TRACK else (" ", " ")


class Handle(LinesView):
    """A row to go to another story time with, by dragging it; a mere click is for what is to be clicked in it."""

    class Dragged(Message):
        """The reader wants to be where that cell of the bar is."""

        def __init__(self, x: int) -> None:
            super().__init__()
            self.x = x

    def __init__(self, *, id: str | None = None, ascii: bool = False) -> None:
        super().__init__(id=id, ascii=ascii)
        self._pressed: int | None = None  # where, as long as it is
        self._dragged = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed, self._dragged = event.x, False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._pressed is not None and (self._dragged or event.x != self._pressed):
            self._dragged = True
            self.post_message(self.Dragged(event.x))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._pressed = None
        self.release_mouse()

    async def on_click(self, event: events.Click) -> None:
        if self._dragged:
            event.prevent_default()


class ReplayBar(Handle):
    """Draws the bar; a click on it goes there, too."""

    def __init__(self, *, id: str | None = None, ascii: bool = False) -> None:
        super().__init__(id=id, ascii=ascii)
        self._signs = TYPED_SIGNS if ascii else SIGNS
        self._track = Track([], {})
        self._surveyed: object = None
        self._shown: tuple[Story, Ticks, Dial] | None = None

    def on_resize(self) -> None:
        if self._shown is not None:
            self.show_bar(*self._shown)

    def show_bar(self, story: Story, ticks: Ticks, dial: Dial) -> None:
        """Bring the bar up to date. Nothing later than story time is on it."""
        self._shown = story, ticks, dial
        width = self.size.width
        if story.tape.start is None:
            self.show(Row())
            return
        first, last = _ends(story, dial, width)
        length = max(1, width - len(first) - len(last))
        here = int(story.share * (length - 1) + _SLACK)
        self._survey(story, ticks, here, length)
        self.show(Row((Piece(first, "dim"), *self._pieces(here, length), Piece(last, "dim"))))

    def _survey(self, story: Story, ticks: Ticks, here: int, length: int) -> None:
        """Look at the story again if story time is in another cell, or there is more of what is rare."""
        cell_s = (story.clock.edge - (story.tape.start or story.clock.edge)).total_seconds() // length
        what = here, length, cell_s, len(ticks.breaking), len(ticks.bookmarked)
        if what != self._surveyed:
            self._surveyed = what
            self._track = surveyed(story, ticks, here, length)

    def _pieces(self, here: int, length: int) -> Iterator[Piece]:
        cells = [self._cell(place) for place in range(here)]
        for role, run in groupby(cells, key=lambda cell: cell[1]):
            yield Piece("".join(sign for sign, _ in run), role)
        yield Piece("●", "strong")
        if here < length - 1:
            yield Piece("─" * (length - here - 1), "dim")

    def _cell(self, place: int) -> tuple[str, str]:
        """What stands in a cell before story time, and its role."""
        if (kind := self._track.ticks.get(place)) is not None:
            return self._signs[kind]
        level = self._track.levels[place] if place < len(self._track.levels) else 0
        return (_LEVELS[level - 1] if level else _NOTHING), "accent"

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self.post_message(self.Dragged(event.x))
