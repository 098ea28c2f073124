"""Which thing stands at which row, for a list of things of different heights.

Things are counted from the oldest, so that news is an append and nothing older has to be told. A thing of height 0 is
in the list and not on the screen.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

BLOCK = 512


class HeightIndex:
    """Heights with running sums by blocks of 512: asking and setting cost microseconds at 100,000."""

    __slots__ = ("_heights", "_sums", "total")

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = array("I", heights)
        self._sums: list[int] = []
        self.total = 0
        self._sum_from(0)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, place: int) -> int:
        return self._heights[place]

    def __setitem__(self, place: int, height: int) -> None:
        grown = height - self._heights[place]
        if grown:
            self._heights[place] = height
            self._sums[place // BLOCK] += grown
            self.total += grown

    def extend(self, heights: Iterable[int]) -> None:
        """Add things at the newest end."""
        first = len(self._heights)
        self._heights.extend(heights)
        self._sum_from(first)

    def cut(self, place: int) -> None:
        """Forget everything from `place` on."""
        del self._heights[place:]
        self._sum_from(place)

    def insert(self, place: int, height: int) -> None:
        """Put a thing before the one at `place`."""
        self._heights.insert(place, height)
        self._sum_from(place)

    def __delitem__(self, place: int) -> None:
        del self._heights[place]
        self._sum_from(place)

    def before(self, place: int) -> int:
        """Rows of everything older than `place`."""
        block = place // BLOCK
        return sum(self._sums[:block]) + sum(self._heights[block * BLOCK : place])

    def find(self, row: int) -> tuple[int, int]:
        """The thing at a row counted from the oldest, and the row inside it. The row must be below `total`."""
        block = 0
        for rows in self._sums:
            if row < rows:
                break
            row -= rows
            block += 1
        place = block * BLOCK
        for height in self._heights[place : place + BLOCK]:
            if row < height:
                break
            row -= height
            place += 1
        return place, row

    def _sum_from(self, place: int) -> None:
        first = place // BLOCK
        del self._sums[first:]
        heights = self._heights
        self._sums += [sum(heights[start : start + BLOCK]) for start in range(first * BLOCK, len(heights), BLOCK)]
        self.total = sum(self._sums)
