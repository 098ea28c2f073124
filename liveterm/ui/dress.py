"""What the roles of words look like in the theme that is on: a colour of the theme, and what else.

Component classes of Textual would do the same; each of them is parsed, matched and applied before the first frame.
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.widget import Widget

BOLD, ITALIC = Style(bold=True), Style(italic=True)
DIM = "dim"
"""In a colour's place: the widget's own, on the way to its background."""

Dress = Mapping[str, tuple[str, Style]]
"""Colours by the theme's names for them ("": the widget's own) and attributes, by role."""

_DIM_PART = 0.4


def dressed(widget: Widget, dress: Dress, role: str) -> Style:
    """The whole style of a role, or of several joined by +, one over the other."""
    style = widget.rich_style
    for name in role.split("+"):
        color, attributes = dress[name]
        style += _colored(widget, color) + attributes
    return style


def as_drawn(widget: Widget, style: Style) -> Style:
    """The style as the terminal is to have it: without colour, say. Filters look at nothing but styles."""
    segments = [Segment(" ", style)]
    for each in widget.get_line_filters():
        segments = each.apply(segments, widget.background_colors[1])
    return segments[0].style or style


def background(widget: Widget, color: str) -> Style:
    """A background in a colour of the theme, as far as that covers what the widget has."""
    found = Color.parse(widget.app.theme_variables[color])
    return Style(bgcolor=(widget.background_colors[1] + found).rich_color if found.a < 1 else found.rich_color)


def _colored(widget: Widget, color: str) -> Style:
    if color == DIM:
        if widget.app.native_ansi_color:
            return Style(dim=True)
        _, _, ground, own = widget.colors
        return Style(color=own.blend(ground, _DIM_PART).rich_color)
    return Style(color=Color.parse(widget.app.theme_variables[color]).rich_color) if color else Style()
