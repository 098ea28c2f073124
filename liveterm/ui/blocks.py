"""Posts made into rows of the screen, kept as long as what they were made of stays the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec
from textual.strip import Strip

from liveterm.clock import local
from liveterm.timeline import Post
from liveterm.ui.look import Look, Shape
from liveterm.ui.painting import Painter
from liveterm.ui.post_text import GAP, SIGNATURE, Line, day_line, gap_line, post_lines, read_line, time_label
from liveterm.ui.rows import Edge, Key, Rows

_KEPT = 160


class Marks(msgspec.Struct, frozen=True):
    """What the reader's own acts say about a post. `read_line`: everything up to this post had been read."""

    unread: bool = False
    bookmarked: bool = False
    read_line: bool = False


class Stand(msgspec.Struct, frozen=True):
    """A line of a post, and the row of the screen it is to be at. `text` finds it again when the post was edited."""

    post: Post
    key: Key
    part: int
    offset: int
    text: str = ""
    row: int = 0


class Block(msgspec.Struct):
    """A post's rows, from those that stand above it on; `own` is the first of its own."""

    made_of: tuple[object, ...]
    lines: list[Line]
    strips: list[Strip]
    own: int

    @property
    def end(self) -> int:
        """The row after the last that has words."""
        return len(self.lines) - (self.lines[-1].part == SIGNATURE)

    def row_of(self, stand: Stand) -> int:
        """The row that is nearest to what the stand names."""
        row = 0
        for number, line in enumerate(self.lines):
            if (line.part, line.offset) <= (stand.part, stand.offset):
                row = number
        if stand.text and self.lines[row].text != stand.text:
            same = [number for number, line in enumerate(self.lines) if line.text == stand.text]
            row = min(same, key=lambda number: abs(number - row), default=row)
        return row

    def first_match(self) -> int | None:
        """The first row that holds what is searched for."""
        marked = (row for row, line in enumerate(self.lines) if any("+match" in role for _, role, _ in line.pieces))
        return next(marked, None)


class Scene(msgspec.Struct):
    """What blocks are made of beside posts and look: story time, marks, the cursor, why posts are hidden."""

    now: datetime
    marks: Callable[[Post], Marks]
    cursor: Post | None = None
    reason: str = ""


class Blocks:
    """The blocks of the posts last seen. What a block is made of is compared with what it would be made of now."""

    def __init__(self, rows: Rows, shape_of: Callable[[Post], Shape]) -> None:
        self._rows = rows
        self._shape_of = shape_of
        self._kept: dict[Post, Block] = {}

    def clear(self) -> None:
        """Make everything anew: the look or the theme changed."""
        self._kept.clear()

    def get(self, place: int, look: Look, painter: Painter, scene: Scene) -> Block:
        """The rows of what stands at a place, a post or a run of hidden ones."""
        post = self._rows.posts[place]
        edge = self._rows.edge(place)
        if self._rows.is_shown(place):
            made_of = self._post_made_of(post, edge, look, scene)
        else:
            made_of = (edge.hidden, scene.reason)
        block = self._kept.pop(post, None)
        if block is None or block.made_of != made_of:
            lines, own = self._lines(post, edge, look, scene)
            block = Block(made_of, lines, _strips(lines, own, painter, scene, post), own)
        self._kept[post] = block
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return block

    def _post_made_of(self, post: Post, edge: Edge, look: Look, scene: Scene) -> tuple[object, ...]:
        label = time_label(post, look, scene.now) if look.times == "ago" else ""
        under_cursor = post is scene.cursor
        return (post.versions[-1], post.reading, edge, scene.marks(post), under_cursor, self._shape_of(post), label)

    def _lines(self, post: Post, edge: Edge, look: Look, scene: Scene) -> tuple[list[Line], int]:
        if edge.hidden:
            return [gap_line(edge.hidden, scene.reason, look)], 0
        above = [day_line(edge.day, look, local(scene.now).date())] if edge.day else []
        if edge.read:
            above.append(read_line(look))
        own = post_lines(post, look, self._shape_of(post), time_label(post, look, scene.now))
        return above + own, len(above)


def _strips(lines: list[Line], own: int, painter: Painter, scene: Scene, post: Post) -> list[Strip]:
    """Rows as strips: the cursor's bar along the post, its marks beside the first two rows."""
    marks = scene.marks(post) if lines[0].part != GAP else Marks()
    beside = {own: painter.signs.unread * marks.unread, own + 1: painter.signs.bookmark * marks.bookmarked}
    here = post is scene.cursor
    return [painter.strip(line, here and row >= own, beside.get(row, "")) for row, line in enumerate(lines)]
