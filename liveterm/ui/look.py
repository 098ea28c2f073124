"""How things are drawn: widths, signs and the ways to tell a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from functools import cached_property
from typing import Literal

import msgspec

from liveterm.clock import local

Times = Literal["clock", "ago", "source"]
"""How times are told: by the reader's clock, by how long ago, by the clock of the source."""
Shape = Literal["compact", "fold", "open"]
"""How much of a post is shown: its first words, all but the end of a very long one, everything."""

GUTTER = 3  # the cursor's bar, the post's mark, a space
TEXT_CAP = 88
NARROW = 60
LEAST_ROOM = 8


class Signs(msgspec.Struct, frozen=True):
    """The signs that are not letters."""

    cursor: str = "▌"
    unread: str = "●"
    bookmark: str = "★"
    bullet: str = "•"
    bar: str = "▎"
    photo: str = "▣ photo:"
    video: str = "▶ video:"
    embed: str = "↗"
    edit: str = "✎"
    more: str = "…"
    said: str = "—"
    rule: str = "─"
    dots: str = "···"


DRAWN = Signs()
TYPED = Signs(">", "*", "+", "*", "|", "[photo]", "[video]", "->", "~", "...", "--", "-", "...")


class Look(msgspec.Struct, frozen=True, dict=True):
    """Everything the lines of a post depend on beside the post. `width` is in cells.

    `source_marks` are short names by source, empty with a single source. `heard` are the people whose words are
    marked, `needle` the folded text searched for.
    """

    width: int
    signs: Signs = DRAWN
    times: Times = "clock"
    zone: tzinfo | None = None
    twelve: bool = False
    source_marks: Mapping[str, str] = {}
    heard: frozenset[str] = frozenset()
    needle: str = ""

    @cached_property
    def head_indent(self) -> int:
        """Cells from the gutter to the words that stand beside the time."""
        return 9 if self.twelve and self.times != "ago" else 7

    @cached_property
    def body_indent(self) -> int:
        return 0 if self.width < NARROW else self.head_indent

    @cached_property
    def head_room(self) -> int:
        return max(LEAST_ROOM, min(TEXT_CAP, self.width - GUTTER - self.head_indent - 1))

    @cached_property
    def body_room(self) -> int:
        return max(LEAST_ROOM, min(TEXT_CAP, self.width - GUTTER - self.body_indent - 1))

    @cached_property
    def margin(self) -> int:
        """Cells left free on the left of a wide terminal, to keep the text in its middle."""
        return max(0, self.width - GUTTER - self.body_indent - TEXT_CAP - 1) // 2


def age(span: timedelta) -> str:
    """A span in at most five characters."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 1:
        return "now"
    if minutes < 60:
        return f"{minutes} m"
    return f"{minutes // 60} h" if minutes < 24 * 60 else f"{minutes // (24 * 60)} d"


def clock_label(moment: datetime, look: Look) -> str:
    """Hour and minute in the zone shown."""
    there = moment.astimezone(look.zone) if look.zone else local(moment)
    if look.twelve:
        return f"{there.hour % 12 or 12}:{there:%M}{'am' if there.hour < 12 else 'pm'}"
    return f"{there:%H:%M}"
