"""The whole story in one column beside the posts: where many came at once, what is marked, where the reader is.

A row stands for an equal share of the posts, in the order of the screen: so one post with a date of another century
takes no more room than any other. How long its bar is says how fast posts came there, against what is usual.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise
from math import log2

from msgspec import Struct

from liveterm.timeline import Post
from liveterm.ui.lines import LinesView, Piece, Row

WIDTH = 3
_BARS = "▏▎▍▌▋▊▉█"
_TYPED_BARS = ".:-=+*%#"
_HERE, _TYPED_HERE = "▐", ">"
_STEPS = 1.5  # of a bar's length for each doubling of the pace


class Ticks(Struct, frozen=True):
    """The posts that are marked. Where a row has several, the first kind of these is drawn."""

    breaking: Collection[Post] = ()
    bookmarked: Collection[Post] = ()
    edited: Collection[Post] = ()


SIGNS = (("◆", "hot"), ("★", "accent"), ("✎", "warm"))
TYPED_SIGNS = (("!", "hot"), ("+", "accent"), ("~", "warm"))


class Terrain(Struct, frozen=True):
    """A story in so many rows, oldest first: where in the posts each begins, its pace from 1 to 8, and its tick."""

    bounds: Sequence[int] = (0,)
    paces: Sequence[int] = ()
    ticks: Sequence[int | None] = ()

    def row_of(self, place: int) -> int:
        """The row in which the post at a place is."""
        return min(bisect_right(self.bounds, place), len(self.paces)) - 1


def terrain(posts: Sequence[Post], ticks: Ticks, rows: int) -> Terrain:
    """The story in at most so many rows; posts come oldest first."""
    rows = min(rows, len(posts))
    if not rows:
        return Terrain()
    bounds = [row * len(posts) // rows for row in range(rows + 1)]
    spans = list(pairwise(bounds))
    return Terrain(bounds, _paces(posts, spans), [_tick(posts[start:end], ticks) for start, end in spans])


def _paces(posts: Sequence[Post], spans: Sequence[tuple[int, int]]) -> list[int]:
    """How fast posts come in each span, as lengths of a bar: half of it is what is usual in this story."""
    rates = [_rate(posts, start, end) for start, end in spans]
    usual = sorted(rates)[len(rates) // 2]
    return [max(1, min(len(_BARS), round(len(_BARS) / 2 + _STEPS * log2(rate / usual)))) for rate in rates]


def _rate(posts: Sequence[Post], start: int, end: int) -> float:
    """Posts a second from the first of a span to the first of the next."""
    end = min(end, len(posts) - 1)
    start = max(0, min(start, end - 1))
    return max(1, end - start) / max(1.0, posts[end].key[0] - posts[start].key[0])


def _tick(posts: Sequence[Post], ticks: Ticks) -> int | None:
    kinds = enumerate((ticks.breaking, ticks.bookmarked, ticks.edited))
    return next((kind for kind, marked in kinds if marked and not set(marked).isdisjoint(posts)), None)


class Minimap(LinesView):
    """Draws the terrain, newest post first or last as the screen has it. A click on a row goes there."""

    DEFAULT_CSS = f"Minimap {{ width: {WIDTH}; height: 1fr; }}"

    def __init__(self, *, id: str | None = None, ascii: bool = False) -> None:
        super().__init__(id=id)
        self._bars = _TYPED_BARS if ascii else _BARS
        self._signs = TYPED_SIGNS if ascii else SIGNS
        self._here = _TYPED_HERE if ascii else _HERE
        self._terrain = Terrain()
        self._drawn: object = None

    def survey(self, posts: Sequence[Post], ticks: Ticks) -> None:
        """Look at the whole story again."""
        self._terrain = terrain(posts, ticks, self.size.height)

    def point_at(self, first: int, last: int, newest_first: bool) -> None:
        """Show that the posts from one place to another are what the reader sees."""
        seen = range(self._terrain.row_of(first), self._terrain.row_of(last) + 1)
        if self._drawn == (self._terrain, seen, newest_first):
            return
        self._drawn = self._terrain, seen, newest_first
        order = range(len(self._terrain.paces))
        self.show(*(self._row(row, row in seen) for row in (reversed(order) if newest_first else order)))

    def _row(self, row: int, seen: bool) -> Row:
        tick = self._terrain.ticks[row]
        start, end = self._terrain.bounds[row : row + 2]
        act = ("walk", ("place", (start + end) // 2))
        sign, role = (" ", "") if tick is None else self._signs[tick]
        bar = self._bars[self._terrain.paces[row] - 1]
        here = Piece(self._here if seen else " ", "accent", act)
        return Row((here, Piece(bar, "accent" if seen else "dim", act), Piece(sign, role, act)))
