"""Rows of styled words with things to click in them: the header, banner, panes, status line and footer are such rows.

A row is made by a plain function of what is to be said and how wide it may be; `LinesView` draws it, and of a row that
changed only the cells that did. Text is drawn as it is, never as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from liveterm.ui.dress import BOLD, DIM, Dress, as_drawn, dressed
from liveterm.ui.steady import steady

Act = tuple[str, tuple[object, ...]]
"""An action of the screen, by name, and its parameters."""

ROLES: Dress = {
    "accent": ("accent", Style()),
    "bad": ("error", BOLD),
    "chosen": ("accent", BOLD),
    "dim": (DIM, Style()),
    "hot": ("error", BOLD),
    "key": ("accent", BOLD),
    "live": ("success", BOLD),
    "spot": ("", Style(reverse=True)),
    "strong": ("", BOLD),
    "warm": ("warning", Style()),
}

_TYPED = str.maketrans(
    "▌▲▼●◀▶■❚✓★◆━─⏎⌫−×·…▁▂▃▄▅▆▇█→←↑↓⇧—“”’",
    '|^v*<>#|x*#=-><-x.~_.:-=+*#><^v^-""\'',
)
"""Signs as they are typed, one for one."""

_END = 12  # signs at the end of a name that say which of several it is


class Piece(Struct, frozen=True):
    """Words in one role; a click on them does `act`. Where they are cut, that is at their end, or else before it."""

    text: str
    role: str = ""
    act: Act | None = None
    keeps_end: bool = False


class Row(Struct, frozen=True):
    """Words from the left, and words that stand at the right end. The left gives way when there is too little room."""

    left: tuple[Piece, ...] = ()
    right: tuple[Piece, ...] = ()


def laid_out(row: Row, width: int) -> list[Piece]:
    """The pieces that fill a row of so many cells exactly."""
    right = _cut(row.right, width)
    room = width - _cells(right)
    left = _cut(row.left, room - bool(right))
    gap = room - _cells(left)
    return [*left, Piece(" " * gap), *right] if gap else [*left, *right]


def fits(row: Row, width: int) -> bool:
    """Whether nothing of a row gives way in so many cells."""
    return _cells(row.left) + _cells(row.right) + bool(row.right) <= width


def joined(*groups: Iterable[Piece], by: str = " · ", role: str = "dim") -> tuple[Piece, ...]:
    """Groups of pieces with a sign between them; empty groups leave none."""
    pieces: list[Piece] = []
    for group in groups:
        some = [piece for piece in group if piece.text]
        if some and pieces:
            pieces.append(Piece(by, role))
        pieces += some
    return tuple(pieces)


def shortened(text: str, cells: int) -> str:
    """The text in at most so many cells, ended by … where something is missing."""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, max(0, cells - 1)).rstrip() + "…" if cells > 0 else ""


def shortened_within(text: str, cells: int) -> str:
    """The text in at most so many cells, its end among them as soon as there is any room."""
    end = text[-_END:]
    room = cells - cell_len(end)
    return shortened(text, room) + end if cell_len(text) > cells and room >= _END else shortened(text, cells)


def _cells(pieces: Iterable[Piece]) -> int:
    return sum(cell_len(piece.text) for piece in pieces)


def _cut(pieces: Sequence[Piece], room: int) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        cells = cell_len(piece.text)
        if cells > room:
            cut = shortened_within if piece.keeps_end else shortened
            kept.append(replace(piece, text=cut(piece.text, room)))
            break
        kept.append(piece)
        room -= cells
    return [piece for piece in kept if piece.text]


class LinesView(Widget):
    """Draws rows. Without focus it has no keys; what a click does is for the screen it is on."""

    DEFAULT_CSS = "LinesView { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None, ascii: bool = False) -> None:
        super().__init__(id=id)
        self._ascii = ascii
        self._given: tuple[Row, ...] = ()
        self._rows: list[list[Piece]] = []  # laid out for `_width` cells
        self._width = 0
        self._styles: dict[str, Style] = {}
        self._strips: dict[int, Strip] = {}  # Textual asks for rows again whenever something near them changed

    def show(self, *rows: Row) -> None:
        """Show these rows from the top; only cells that differ are drawn again."""
        if rows == self._given and self._width == self.content_size.width:
            return
        before, strips, self._given = self._rows, self._strips, rows
        self._lay_out()
        self._strips = {y: strip for y, strip in strips.items() if _row(before, y) == _row(self._rows, y)}
        regions = []
        for y in range(max(len(before), len(self._rows))):
            old, new = _row(before, y), _row(self._rows, y)
            if old != new:
                regions.append(_difference(old, new, y, self._width))
        if regions:
            self.refresh(*regions)

    def act_at(self, x: int, y: int) -> Act | None:
        """What a click there does."""
        for piece in _row(self._rows, y):
            x -= cell_len(piece.text)
            if x < 0:
                return piece.act
        return None

    def text(self) -> str:
        """What is shown, as plain lines."""
        return "\n".join("".join(piece.text for piece in row).rstrip() for row in self._rows)

    def _lay_out(self) -> None:
        self._width = self.content_size.width
        self._strips = {}
        self._rows = [laid_out(row, self._width) for row in self._given] if self._width else []
        if self._ascii:
            self._rows = [[replace(piece, text=piece.text.translate(_TYPED)) for piece in row] for row in self._rows]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows without border or padding need nothing of what Textual's own styling does, line by line."""
        if self._width != self.content_size.width:
            self._lay_out()
        strips = [self._strips.get(y) or self.render_line(y) for y in range(crop.y, crop.bottom)]
        if crop.x or crop.right < self._width:
            strips = [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        segments = [Segment(piece.text, self._style(piece.role)) for piece in _row(self._rows, y)]
        strip = self._strips[y] = steady(Strip(segments).adjust_cell_length(self._width, self._style("")))
        return strip

    async def on_click(self, event: events.Click) -> None:
        act = self.act_at(event.x - self.gutter.left, event.y - self.gutter.top)
        if act is not None:
            event.stop()
            await self.app.run_action(("screen", *act), self.screen)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        act = self.act_at(event.x - self.gutter.left, event.y - self.gutter.top)
        self.styles.pointer = "pointer" if act else "default"

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def _style(self, role: str) -> Style:
        if role not in self._styles:
            self._styles[role] = as_drawn(self, dressed(self, ROLES, role) if role else self.rich_style)
        return self._styles[role]


def _row(rows: list[list[Piece]], y: int) -> list[Piece]:
    return rows[y] if 0 <= y < len(rows) else []


def _difference(old: list[Piece], new: list[Piece], y: int, width: int) -> Region:
    """The part of a row that has to be drawn again."""
    if _cells(old) != _cells(new):
        return Region(0, y, width, 1)
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    start = _cells(new[:same])
    after = 0
    while after < min(len(old), len(new)) - same and old[-1 - after] == new[-1 - after]:
        after += 1
    return Region(start, y, width - start - _cells(new[len(new) - after :]), 1)
