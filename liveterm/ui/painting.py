"""Lines of styled words to strips of cells: what each role looks like in the theme that is on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from liveterm.ui.dress import BOLD, DIM, ITALIC, Dress, as_drawn, background, dressed
from liveterm.ui.look import GUTTER, Look
from liveterm.ui.post_text import Line
from liveterm.ui.steady import steady

ROLES: Dress = {
    "text": ("", Style()),
    "author": (DIM, Style()),
    "bold": ("", BOLD),
    "breaking": ("text-error", Style(bold=True, reverse=True)),
    "cue": ("", Style(underline=True)),
    "cursor-bar": ("text-accent", Style()),
    "day": (DIM, Style()),
    "gap": (DIM, Style()),
    "gone": (DIM, Style(strike=True)),
    "heading": ("", BOLD),
    "headline": ("", BOLD),
    "italic": ("", ITALIC),
    "key": ("text-warning", BOLD),
    "lead": ("text-accent", Style()),
    "link": ("text-primary", Style(underline=True)),
    "mark": ("text-accent", Style()),
    "match": ("", Style(reverse=True)),
    "media": (DIM, Style()),
    "more": ("text-accent", Style()),
    "note": (DIM, ITALIC),
    "pinned": ("text-warning", Style()),
    "quote": ("", ITALIC),
    "readline": ("text-accent", Style()),
    "signature": ("text-secondary", Style()),
    "source": ("text-secondary", Style()),
    "summary": ("text-warning", Style()),
    "time": (DIM, Style()),
}
_UNDER_CURSOR = "surface"
_CHOSEN = Style(reverse=True)


class Painter:
    """Makes strips for one look in one theme; a new look or theme needs a new painter."""

    def __init__(self, widget: Widget, look: Look) -> None:
        self._widget = widget
        self._width = look.width
        self.signs = look.signs
        self._margin = " " * look.margin
        self._base = widget.rich_style
        self._cursor = background(widget, _UNDER_CURSOR)
        self._styles: dict[tuple[str, bool], Style] = {}
        self.blank = Strip.blank(self._width, self._base)

    def strip(self, line: Line, under_cursor: bool = False, mark: str = "") -> Strip:
        """A line as a full row: margin, the cursor's bar, a mark, the words."""
        bar = self.signs.cursor if under_cursor else " "
        pieces = [
            (f"{self._margin}{bar}", self._style("cursor-bar", under_cursor)),
            (f"{mark or ' '} ", self._style("mark", under_cursor)),
        ]
        for text, role, target in line.pieces:
            style = self._style(role, under_cursor)
            pieces.append((text, self._linked(style, target) if target else style))
        room = self._width - len(self._margin) - GUTTER - line.cells
        if room > 0:
            pieces.append((" " * room, self._style("text", under_cursor)))
        strip = Strip(_joined(pieces), self._width - min(room, 0))
        return steady(strip if room >= 0 else strip.crop(0, self._width))

    def _style(self, role: str, under_cursor: bool) -> Style:
        known = self._styles.get((role, under_cursor))
        if known is None:
            known = dressed(self._widget, ROLES, role)
            if under_cursor:
                known += self._cursor
            known = self._styles[role, under_cursor] = as_drawn(self._widget, known)
        return known

    @staticmethod
    def _linked(style: Style, target: str) -> Style:
        """The style with an OSC 8 link, for plain web addresses only: the address goes to the terminal as it is."""
        if (
            target.startswith(("http://", "https://"))
            and target.isascii()
            and target.isprintable()
            and " " not in target
        ):
            return style + Style(link=target)
        return style


def _joined(pieces: Sequence[tuple[str, Style]]) -> list[Segment]:
    """As few segments as look the same: each costs a terminal its whole style, many times what its blanks would."""
    runs: list[Segment] = []
    for text, style in pieces:
        if not text:
            continue
        if runs:
            before, last, _ = runs[-1]
            if style == last or (_shows_no(style, text) and _shows_no(last, " ")):
                runs[-1] = Segment(before + text, last)
                continue
            if _shows_no(last, before) and _shows_no(style, " "):
                runs[-1] = Segment(before + text, style)
                continue
        runs.append(Segment(text, style))
    return runs


def _shows_no(style: Style | None, text: str) -> bool:
    """Whether a text is blanks on which a style cannot be seen; all share their row's background."""
    return text.isspace() and not (style and (style.underline or style.strike or style.reverse or style.link))


def with_selection(strips: list[Strip], first: int, selection: Selection) -> list[Strip]:
    """Rows, numbered from `first` on, with what is selected of them the other way round, as every terminal can show."""
    spans = [selection.get_span(first + number) for number in range(len(strips))]
    return [_set_off(strip, *span) if span else strip for strip, span in zip(strips, spans, strict=True)]


def differing(before: Sequence[Strip], after: Sequence[Strip]) -> list[tuple[int, int]]:
    """Runs of rows that differ, as first row and count."""
    if len(before) != len(after):
        return [(0, len(after))]
    runs: list[tuple[int, int]] = []
    for row, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new or old == new:
            continue
        if runs and sum(runs[-1]) == row:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((row, 1))
    return runs


def _set_off(strip: Strip, start: int, end: int) -> Strip:
    """A row with the characters from start to end the other way round; an end of -1 is the end of the row."""
    text = strip.text
    left = cell_len(text[:start])
    right = strip.cell_length if end < 0 else cell_len(text[:end])
    if right <= left:
        return strip
    middle = strip.crop(left, right)
    chosen = Strip(Segment.apply_style(middle, None, _CHOSEN), middle.cell_length)
    return Strip.join([strip.crop(0, left), chosen, strip.crop(right, strip.cell_length)])
