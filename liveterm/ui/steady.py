"""Rows that end where they should, however many cells a terminal takes their characters to have.

How wide a joined emoji, a flag or a letter of an Indic script is, terminals and what lies between do not agree on; what
stands to the right of it would be pushed aside, or old cells left standing.
"""

from __future__ import annotations

import re
from typing import Final

from rich.console import Console
from rich.style import Style
from textual.strip import Strip

_UNSURE: Final = re.compile(
    "[\\u0590-\\u1fff\\u200b-\\u200f\\u20d0-\\u20ff\\ua800-\\uabff\\ufe00-\\ufe0f\\U0001f000-\\U000fffff]"
)
_REMEMBER, _RETURN = "\x1b7", "\x1b8"  # DECSC and DECRC: where the cursor is


class SteadyStrip(Strip):
    """A strip that blanks its cells before they are written, and counts from its beginning to where it ends."""

    __slots__ = ()

    def render(self, console: Console) -> str:
        """What to write to the terminal."""
        if self._render_cache is None:
            first = next(iter(self), None)
            ground = Style(bgcolor=first.style.bgcolor if first and first.style else None)
            blank = Strip.blank(self.cell_length, ground).render(console)
            words = super().render(console)
            self._render_cache = f"{_REMEMBER}{blank}{_RETURN}{words}{_RETURN}\x1b[{self.cell_length}C"
        return self._render_cache


def steady(strip: Strip) -> Strip:
    """A strip that ends where it should."""
    unsure = any(not segment.text.isascii() and _UNSURE.search(segment.text) for segment in strip)
    return SteadyStrip(strip, strip.cell_length) if unsure else strip
