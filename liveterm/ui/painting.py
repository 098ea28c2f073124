"""Lines of styled words to strips of cells: what each role looks like in the theme that is on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from liveterm.ui.look import GUTTER, Look
from liveterm.ui.post_text import Line

PREFIX = "timeline--"
DRESS = {
    "author": "color: $text-muted;",
    "breaking": "color: $text-error; text-style: bold reverse;",
    "cursor": "background: $boost;",
    "cursor-bar": "color: $text-accent;",
    "day": "color: $text-muted;",
    "gap": "color: $text-muted;",
    "gone": "color: $text-muted; text-style: strike;",
    "heading": "text-style: bold;",
    "headline": "text-style: bold;",
    "key": "color: $text-warning; text-style: bold;",
    "lead": "color: $text-accent;",
    "link": "color: $text-primary; text-style: underline;",
    "mark": "color: $text-accent;",
    "match": "text-style: reverse;",
    "media": "color: $text-muted;",
    "more": "color: $text-accent;",
    "note": "color: $text-muted; text-style: italic;",
    "pinned": "color: $text-warning;",
    "quote": "text-style: italic;",
    "readline": "color: $text-accent;",
    "signature": "color: $text-secondary;",
    "source": "color: $text-secondary;",
    "summary": "color: $text-warning;",
    "time": "color: $text-muted;",
}
"""How each role looks until a theme says otherwise. `text` is the widget's own style."""

ROLE_CSS = "\n".join(f"TimelineView > .{PREFIX}{role} {{ {rules} }}" for role, rules in DRESS.items())

_FIXED = {"bold": Style(bold=True), "italic": Style(italic=True), "cue": Style(underline=True)}


class Painter:
    """Makes strips for one look in one theme; a new look or theme needs a new painter."""

    def __init__(self, widget: Widget, look: Look) -> None:
        self._widget = widget
        self._width = look.width
        self.signs = look.signs
        self._margin = " " * look.margin
        self._base = widget.rich_style
        self._cursor = Style(bgcolor=widget.get_component_rich_style(f"{PREFIX}cursor").bgcolor)
        self._filters = widget.get_line_filters()
        self._background = widget.background_colors[1]
        self._styles: dict[tuple[str, bool], Style] = {}
        self.blank = Strip.blank(self._width, self._base)

    def strip(self, line: Line, under_cursor: bool = False, mark: str = "") -> Strip:
        """A line as a full row: margin, the cursor's bar, a mark, the words."""
        bar = self.signs.cursor if under_cursor else " "
        segments = [
            Segment(f"{self._margin}{bar}", self._style("cursor-bar", under_cursor)),
            Segment(f"{mark or ' '} ", self._style("mark", under_cursor)),
        ]
        for text, role, target in line.pieces:
            style = self._style(role, under_cursor)
            segments.append(Segment(text, self._linked(style, target) if target else style))
        room = self._width - len(self._margin) - GUTTER - line.cells
        if room > 0:
            segments.append(Segment(" " * room, self._style("text", under_cursor)))
        strip = Strip(segments, self._width - min(room, 0))
        return strip if room >= 0 else strip.crop(0, self._width)

    def _style(self, role: str, under_cursor: bool) -> Style:
        known = self._styles.get((role, under_cursor))
        if known is None:
            known = self._dress(role)
            if under_cursor:
                known += self._cursor
            known = self._styles[role, under_cursor] = self._filtered(known)
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

    def _filtered(self, style: Style) -> Style:
        """The style as the terminal is to have it: without colour, say. Filters look at nothing but styles."""
        segments = [Segment(" ", style)]
        for each in self._filters:
            segments = each.apply(segments, self._background)
        return segments[0].style or style

    def _dress(self, role: str) -> Style:
        """The style of a role, then of its qualities one over the other."""
        first, *qualities = role.split("+")
        style = self._base
        if first != "text":
            style = self._widget.get_component_rich_style(PREFIX + first)
        for quality in qualities:
            style += _FIXED.get(quality) or self._quality(quality)
        return style

    def _quality(self, name: str) -> Style:
        """What a role adds to another: its colour as it is on our background, its attributes."""
        added = self._widget.get_component_rich_style(PREFIX + name, partial=True)
        if added.color is not None:
            added += Style(color=self._widget.get_component_rich_style(PREFIX + name).color)
        return added


def with_selection(strips: list[Strip], first: int, selection: Selection, style: Style) -> list[Strip]:
    """Rows, numbered from `first` on, with what is selected of them in another style."""
    spans = [selection.get_span(first + number) for number in range(len(strips))]
    return [_set_off(strip, *span, style) if span else strip for strip, span in zip(strips, spans, strict=True)]


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


def _set_off(strip: Strip, start: int, end: int, style: Style) -> Strip:
    """A row with the characters from start to end in another style; an end of -1 is the end of the row."""
    text = strip.text
    left = cell_len(text[:start])
    right = strip.cell_length if end < 0 else cell_len(text[:end])
    if right <= left:
        return strip
    middle = strip.crop(left, right)
    chosen = Strip(Segment.apply_style(middle, None, style), middle.cell_length)
    return Strip.join([strip.crop(0, left), chosen, strip.crop(right, strip.cell_length)])
