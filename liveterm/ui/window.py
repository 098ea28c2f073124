"""Which rows are in view, and how they stay there.

The place of the window is not a row number but a place in a post, its stand; row numbers follow from it. Whatever
arrives, changes or is measured, the stand is found again. At the newest edge there is no stand: there the window stays
at the edge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import Struct
from msgspec.structs import replace
from textual.strip import Strip

from liveterm.timeline import Post
from liveterm.ui.blocks import Block, Stand
from liveterm.ui.post_text import DAY, GAP, HEAD
from liveterm.ui.rows import Key, Rows


class Sight(Struct, frozen=True):
    """A block in view and the row of the screen it begins at, negative if it begins above.

    It is a memory: post and place may have changed since, which is how the reader's line is found again.
    """

    place: int
    post: Post
    key: Key
    block: Block
    row: int

    def stand(self, row: int) -> Stand:
        """A stand for a row of the block where it is on the screen."""
        line = self.block.lines[row]
        return Stand(self.post, self.key, line.part, line.offset, line.text, self.row + row)


class Window:
    """A view of so many rows on a list, with the blocks in it laid out exactly."""

    def __init__(self, rows: Rows, block_at: Callable[[int], Block]) -> None:
        self.height = 0
        self.top = 0
        self.stand: Stand | None = None
        self.sights: list[Sight] = []
        self._asked_for = 0  # where the stand would have the top be, were there rows enough
        self.drift = 0  # how far what is in view has moved as row numbers, in all
        self._rows = rows
        self._block_at = block_at

    # Being somewhere -------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Find the stand's row, measuring what comes into view until that changes nothing any more."""
        for _ in range(8):
            self._asked_for = self._wanted_top()
            self.top = max(0, min(self._asked_for, self._lowest_top()))
            if self._look_down():
                break

    def strips(self, blank: Strip) -> list[Strip]:
        """The rows in view."""
        strips = [strip for sight in self.sights for strip in sight.block.strips[max(0, -sight.row) :]][: self.height]
        return strips + [blank] * (self.height - len(strips))

    def around(self) -> Iterator[Block]:
        """The blocks of the screenfuls above and below, which are likely to be asked for next."""
        for sights, step in ((self.sights[:1], self._rows.above), (self.sights[-1:], self._rows.below)):
            place = sights[0].place if sights else -1
            rows = 0
            while place >= 0 and rows < self.height and (place := step(place)) >= 0:
                block = self._block_at(place)
                rows += len(block.lines)
                yield block

    def text_rows(self, first: int, last: int) -> Iterator[str]:
        """The words of rows of all there are, in view or not."""
        if first < self._rows.total:
            place, row = self._rows.at(first)
            for _ in range(first, last + 1):
                place, row = self._walk(place, row)
                yield self._block_at(place).lines[row].text
                row += 1

    def row_at(self, row: int) -> tuple[Sight, int] | None:
        """What is at a row of the screen, and the row inside its block."""
        for sight in self.sights:
            if sight.row <= row < sight.row + len(sight.block.lines):
                return sight, row - sight.row
        return None

    def sees(self, post: Post) -> bool:
        """Whether any row of the post itself is in view."""
        return any(
            sight.post is post
            and sight.row + len(sight.block.lines) > sight.block.own
            and self._rows.is_shown(sight.place)
            for sight in self.sights
        )

    def whole(self) -> list[Sight]:
        """The posts all of whose words are in view, from the top; of one taller than the window, the end."""
        return [
            sight
            for sight in self.sights
            if self._rows.is_shown(sight.place)
            and (sight.row + sight.block.own >= 0 or len(sight.block.lines) > self.height)
            and sight.row + sight.block.end <= self.height
        ]

    def _wanted_top(self) -> int:
        """Where the stand asks the window to begin, which may be beyond what there is."""
        place = self._rows.place_of(self.stand.post) if self.stand else None
        if self.stand is None or place is None:
            return 0 if self._rows.newest_first else self._lowest_top()
        block = self._block_at(place)
        self._rows.set_height(place, len(block.lines))
        return self._rows.top(place) + block.row_of(self.stand) - self.stand.row

    def _lowest_top(self) -> int:
        return max(0, self._rows.total - self.height)

    def _look_down(self) -> bool:
        """Collect what is in view from the top down; False if a height turned out to be another."""
        self.sights = []
        if not self._rows.total:
            return True
        place, inside = self._rows.at(self.top)
        row = -inside
        honest = True
        while place >= 0 and row < self.height:
            block = self._block_at(place)
            honest = not self._rows.set_height(place, len(block.lines)) and honest
            post = self._rows.posts[place]
            self.sights.append(Sight(place, post, post.key, block, row))
            row += len(block.lines)
            place = self._rows.below(place)
        return honest

    # Staying there ---------------------------------------------------------------------------------------------------

    @contextmanager
    def holding(self, first: Post | None = None, guarded: Post | None = None) -> Iterator[None]:
        """Whatever is done inside, what is in view is found again afterwards: the post named first, else the top row.

        At the edge the window stays at the edge. It moves on only when the guarded post would be pushed out of it.
        """
        stands = self.stands(first)
        at_edge = self.stand is None
        guarding = guarded is not None and self.sees(guarded)
        reference = (self.sights[0].post, self._head(self.sights[0].place)) if self.sights else None
        yield
        if not at_edge:
            self._regain(stands)
        self.settle()
        if guarding and guarded is not None:
            heads = [stand for stand in stands if stand.part >= HEAD]
            for others in (heads, sorted(heads, key=lambda stand: stand.post is not guarded)):
                if not self.sees(guarded):
                    self._regain(others)
                    self.settle()
        if self.stand is not None and self.stand.row:
            self.stand = self.stand_at_top()
        place = self._rows.place_of(reference[0]) if reference else None
        if reference and place is not None:
            self.drift += self._head(place) - reference[1]

    def stay(self) -> None:
        """Stand on what is at the top from here on, at the edge, too: on words of the post, for the row that begins its
        day will stand above a newer one."""
        if self.stand is None and self.sights:
            sight = self.sights[0]
            row = max(-sight.row, sight.block.own)
            self.stand = replace(sight.stand(row), row=sight.row + row)

    def _head(self, place: int) -> int:
        """The row of the first of a post's own, below those that stand above it for the time being."""
        return self._rows.top(place) + self._block_at(place).own

    def stands(self, first: Post | None = None) -> list[Stand]:
        """A stand for the top row and one for each post that begins in view, one post's before all others."""
        if not self.sights:
            return []
        top = self.sights[0].stand(-self.sights[0].row)
        if self.stand is not None and self.top == self._asked_for:
            top = self.stand
        begin = [
            sight.stand(sight.block.own) for sight in self.sights if 0 <= sight.row + sight.block.own < self.height
        ]
        return sorted([top, *begin], key=lambda stand: stand.post is not first)

    def stand_at_top(self) -> Stand | None:
        """A stand for the first row in view; None at the newest edge."""
        if self.top == (0 if self._rows.newest_first else self._lowest_top()) or not self.sights:
            return None
        return self.sights[0].stand(-self.sights[0].row)

    def stand_in(self, place: int, row: int = 0, screen_row: int = 0) -> Stand:
        """A stand for a row of a block."""
        post = self._rows.posts[place]
        lines = self._block_at(place).lines
        line = lines[max(0, min(row, len(lines) - 1))]
        return Stand(post, post.key, line.part, line.offset, line.text, screen_row)

    def _regain(self, stands: list[Stand]) -> None:
        """Stand on the first of these that is still where it was in the story."""
        self.stand = next((found for stand in stands if (found := self._found(stand))), None)
        if self.stand is None and stands:
            self.stand = self._stand_near(stands[0])

    def _stand_near(self, stand: Stand) -> Stand | None:
        """A stand for what is next to a post that is gone; None, the edge, if nothing newer is left."""
        place = self._rows.near(stand.key)
        if place < 0 or self._rows.newer_shown(place) < 0:
            return None
        place = self._rows.carrier(place)
        return Stand(self._rows.posts[place], self._rows.posts[place].key, HEAD, 0)

    def _found(self, stand: Stand) -> Stand | None:
        place = self._rows.place_of(stand.post)
        if place is None or stand.post.key != stand.key:
            return None
        if stand.part == GAP:
            place = self._rows.carrier(place)
        elif not self._rows.is_shown(place):
            return None
        elif stand.part == DAY:
            place = self._rows.day_beginning(place)
        post = self._rows.posts[place]
        return replace(stand, post=post, key=post.key)

    # Going elsewhere -------------------------------------------------------------------------------------------------

    def go(self, stand: Stand | None) -> None:
        """Bring a line to its row of the screen, and stand on whatever is then at the top; None: to the newest edge."""
        self.stand = stand
        self.settle()
        self.stand = self.stand_at_top()

    def go_by(self, rows: int) -> None:
        """Move by so many rows of real text."""
        if self.sights:
            self.go(self.stand_in(*self._walk(self.sights[0].place, rows - self.sights[0].row)))

    def go_to_row(self, row: int) -> None:
        """Move to a row of all there are, measured or guessed."""
        if self._rows.total:
            self.go(self.stand_in(*self._rows.at(max(0, min(row, self._lowest_top())))))

    def go_to_end(self) -> None:
        """Move to the oldest edge."""
        if self._rows.total and self._rows.newest_first:
            place = self._rows.last()
            block = self._block_at(place)
            last = len(block.lines) - 1
            self.go(self.stand_in(place, last, self.height - 1))
        elif self._rows.total:
            self.go(self.stand_in(self._rows.first()))

    def reveal(self, place: int) -> None:
        """Bring a post into view by the shortest way, its beginning rather than its end."""
        rows = len(self._block_at(place).lines)
        first = self._rows.top(place) - self.top
        if first < 0 or rows > self.height:
            self.go(self.stand_in(place))
        elif first + rows > self.height:
            self.go(self.stand_in(place, 0, self.height - rows))

    def _walk(self, place: int, row: int) -> tuple[int, int]:
        """Where one comes to, so many rows from the first row of a block, up or down."""
        height = len(self._block_at(place).lines)
        while row < 0 and (above := self._rows.above(place)) >= 0:
            place = above
            height = len(self._block_at(place).lines)
            row += height
        while row >= height and (below := self._rows.below(place)) >= 0:
            row -= height
            place = below
            height = len(self._block_at(place).lines)
        return place, max(0, min(row, height - 1))
