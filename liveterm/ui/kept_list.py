"""The list of kept sessions: a row each, in as many columns as fit, with one picked and some marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import set_cell_size
from textual import events
from textual.binding import BindingType

from liveterm.config import Settings
from liveterm.ui import keys
from liveterm.ui.doors import Recorded
from liveterm.ui.lines import LinesView, Piece, Row, joined, shortened
from liveterm.ui.times import Dial, span

_SIGNS, _GAP, _LEAST_TITLE, _TITLE_PER_RANK = 2, 2, 20, 5.5  # cells
_HEADED = 8  # rows from which the columns have headings
_OFFERED = ("kept-open", "kept-rename", "kept-delete", "kept-mark", "kept-merge", "kept-prune")


class Column(NamedTuple):
    """What a session has in a column. `rank` is how much that matters, 0 the most."""

    heading: str
    cells: int
    rank: int
    says: Callable[[Recorded, Dial], str]
    right: bool = True


_COLUMNS = (
    Column("source", 12, 5, lambda kept, dial: kept.sources, right=False),
    Column("day", 6, 1, lambda kept, dial: dial.day(kept.start)),
    Column("from", 7, 6, lambda kept, dial: dial.minutes(kept.start)),
    Column("span", 9, 2, lambda kept, dial: span(kept.end - kept.start)),
    Column("posts", 6, 0, lambda kept, dial: f"{kept.posts:,}"),
    Column("breaking", 8, 4, lambda kept, dial: f"{kept.breaking:,}" if kept.breaking else ""),
    Column("size", 7, 3, lambda kept, dial: kept.size),
)


def columns(width: int) -> list[Column]:
    """Those that fit beside a title, what matters most first to come, and the last only beside a long one."""
    room = width - _SIGNS
    fitting = []
    for column in sorted(_COLUMNS, key=lambda column: column.rank):
        room -= column.cells + _GAP
        if room >= max(_LEAST_TITLE, _TITLE_PER_RANK * column.rank):
            fitting.append(column)
    return [column for column in _COLUMNS if column in fitting]


class KeptList(LinesView, can_focus=True):
    """Draws the sessions around the one that is picked. What keys and clicks do is for the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.KEPT_KEYS)]

    def __init__(self, settings: Settings, *, id: str | None = None) -> None:
        super().__init__(id=id, ascii=settings.ascii)
        self._dial = Dial(None, settings.clock == "12h")
        self._chosen = settings.keys
        self._kept: list[Recorded] = []
        self._picked = self._note = ""
        self._marked: set[str] = set()
        self._unreadable: Sequence[str] = ()
        self.whole = False  # whether all there are have been looked into

    @property
    def total(self) -> int:
        return len(self._kept)

    @property
    def picked(self) -> Recorded | None:
        return next((kept for kept in self._kept if kept.path == self._picked), None)

    @property
    def marked(self) -> list[Recorded]:
        return [kept for kept in self._kept if kept.path in self._marked]

    def take(self, found: Iterable[Recorded]) -> None:
        """Have these in their places, whatever was known of them before."""
        known = {kept.path: kept for kept in self._kept} | {kept.path: kept for kept in found}
        self._kept = sorted(known.values(), key=lambda kept: (kept.end, kept.path), reverse=True)
        self.draw()

    def retain(self, paths: set[str], unreadable: Sequence[str] = ()) -> None:
        """Those are all there are, but for files of these names, which cannot be read."""
        self._unreadable = unreadable
        place = self._place
        self._kept = [kept for kept in self._kept if kept.path in paths]
        self._marked &= paths
        self.whole = True
        if self._picked and self._picked not in paths:
            self._pick(place)
        self.draw()

    def say(self, sentence: str) -> None:
        """Show a sentence in the first row until another session is picked."""
        self._note = sentence
        self.draw()

    def go_to(self, path: str) -> None:
        """Pick the session of that path, now or once it is there."""
        self._picked = path
        self.draw()

    def move(self, step: int) -> bool:
        """Pick another; False if that is beyond the first."""
        if self._place + step < 0 and (self._place == 0 or not self._kept):
            return False
        self._pick(self._place + step)
        self.say("")
        return True

    def mark(self) -> None:
        """Mark what is picked, or no longer, and go on to the next."""
        self._marked ^= {self._picked} if self.picked else set()
        self.move(1)

    def _pick(self, place: int) -> None:
        self._picked = self._kept[max(0, min(len(self._kept) - 1, place))].path if self._kept else ""

    @property
    def _place(self) -> int:
        return next((place for place, kept in enumerate(self._kept) if kept.path == self._picked), 0)

    # What is drawn ---------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Show as many as there is room for, around the one that is picked."""
        width, height = self.size
        picked = self.picked if self.has_focus else None
        fitting = columns(width)
        above = [self._title(), *([self._headings(fitting)] if height >= _HEADED and self._kept else [])]
        below = [self._facts(picked, fitting)] if picked else []
        below += [self._hints()] if picked and height >= _HEADED else []
        room = max(1, height - len(above) - len(below))
        first = max(0, min(self._place - room // 2, len(self._kept) - room))
        rows = [self._row(kept, fitting, here=kept is picked) for kept in self._kept[first : first + room]]
        rows += [Row()] * (room - len(rows))
        self.show(*above, *rows, *below)

    def _title(self) -> Row:
        if not self._kept:
            return Row((Piece("nothing is kept yet", "dim"), *self._left_out())) if self.whole else Row()
        count = f"  {len(self._kept):,}" + (f", {len(self.marked)} marked" if self._marked else "")
        if self._note:
            return Row((Piece("Kept  ", "strong"), Piece(self._note, "accent")))
        hint = "Esc back" if self.has_focus else "↓ to them · Esc quits"
        return Row((Piece("Kept", "strong"), Piece(count, "dim"), *self._left_out()), (Piece(hint, "dim"),))

    def _left_out(self) -> tuple[Piece, ...]:
        """Which files are none that can be listed."""
        several = len(self._unreadable) > 1
        files = f"{len(self._unreadable):,} files are no sessions" if several else "1 file is no session"
        return (Piece(f" · {files}: {', '.join(self._unreadable)}", "warm"),) if self._unreadable else ()

    def _headings(self, fitting: Sequence[Column]) -> Row:
        return Row((Piece("  title", "dim"),), (Piece("".join(_cell(each, each.heading) for each in fitting), "dim"),))

    def _row(self, kept: Recorded, fitting: Sequence[Column], *, here: bool) -> Row:
        act = ("kept", ("open", kept.path))
        words = "".join(_cell(column, column.says(kept, self._dial)) for column in fitting)
        signs = (
            Piece("▌" if here else " ", "accent"),
            Piece("✓" if kept.path in self._marked else " ", "key", ("kept", ("mark", kept.path))),
        )
        return Row((*signs, Piece(kept.title, "chosen" if here else "", act)), (Piece(words, "dim", act),))

    def _facts(self, kept: Recorded, fitting: Sequence[Column]) -> Row:
        """What of the picked one has no column here, and its file."""
        hidden = sorted(set(_COLUMNS).difference(fitting), key=lambda column: column.rank)
        told = ["damaged"] * kept.damaged + [
            f"{words} {column.heading}" if column.heading == "breaking" else words
            for column in hidden
            if (words := column.says(kept, self._dial))
        ]
        name = Piece(kept.path.rpartition("/")[2], "dim", keeps_end=True)
        return Row((Piece("  "), *joined((Piece(" · ".join(told), "dim"),), (name,))))

    def _hints(self) -> Row:
        pieces: list[Piece] = [Piece("  ")]
        for id in _OFFERED:
            key = keys.BY_ID[id]
            act = ("kept", (id.removeprefix("kept-"),))
            pieces += [
                Piece(keys.faces(self._chosen.get(id, key.keys))[0], "key", act),
                Piece(f" {key.short}  ", "dim", act),
            ]
        return Row(tuple(pieces), (Piece("?", "key", ("kept", ("help",))), Piece(" keys", "dim", ("kept", ("help",)))))

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        if self.picked is None:
            self._pick(0)
        self.draw()

    def on_resize(self) -> None:
        self.draw()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.move(-1)


def _cell(column: Column, words: str) -> str:
    words = shortened(words, column.cells)
    gap = " " * _GAP
    return gap + (words.rjust(column.cells) if column.right else set_cell_size(words, column.cells))
