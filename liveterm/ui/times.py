"""Moments and spans in few characters, for rows outside the timeline."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from msgspec import Struct

from liveterm.clock import local

_STEP_S = 10  # ages under a minute move in such steps, so that an idle screen is all but silent


def offset(named: str) -> tzinfo | None:
    """The zone of an offset from UTC ("+01:00"); None for anything else."""
    try:
        return datetime.strptime(named, "%z").tzinfo
    except ValueError:
        return None


class Dial(Struct, frozen=True):
    """How the reader has times of day written: in which zone (None: the computer's), in twelve hours or not."""

    zone: tzinfo | None = None
    twelve: bool = False

    def at(self, moment: datetime) -> datetime:
        """The moment in the zone shown."""
        return moment.astimezone(self.zone) if self.zone else local(moment)

    def minutes(self, moment: datetime) -> str:
        """Hour and minute."""
        there = self.at(moment)
        if self.twelve:
            return f"{there.hour % 12 or 12}:{there:%M}{'am' if there.hour < 12 else 'pm'}"
        return f"{there:%H:%M}"

    def seconds(self, moment: datetime) -> str:
        """Hour, minute and second."""
        there = self.at(moment)
        if self.twelve:
            return f"{there.hour % 12 or 12}:{there:%M:%S}{'am' if there.hour < 12 else 'pm'}"
        return f"{there:%H:%M:%S}"

    def day(self, moment: datetime, besides: datetime | None = None) -> str:
        """Day and month; "" if that is the day of another moment, too."""
        there = self.at(moment)
        return "" if besides and there.date() == self.at(besides).date() else f"{there.day} {there:%b}"

    def name(self, moment: datetime) -> str:
        """What the zone is called then."""
        return self.at(moment).tzname() or ""

    def full(self, moment: datetime) -> str:
        """Day, time and zone, to the second."""
        there = self.at(moment)
        return f"{there:%a} {there.day} {there:%b} {there.year} {self.seconds(moment)} {self.name(moment)}"


def span(length: timedelta) -> str:
    """A span in its largest unit, hours with their minutes: 40 s, 7 m, 1 h 20 m, 2 d."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < 60:
        return f"{seconds // _STEP_S * _STEP_S} s" if seconds >= _STEP_S else "a moment"
    minutes = seconds // 60
    if minutes < 60:
        return f"{minutes} m"
    hours = minutes // 60
    if hours >= 48:
        return f"{hours // 24} d"
    return f"{hours} h {minutes % 60} m" if minutes % 60 else f"{hours} h"


def held(length: timedelta) -> str:
    """A span that the reader chose, to the second: 90 s, 10 m, 2 m 10 s."""
    seconds = length.total_seconds()
    rest = seconds % 60
    if seconds < 120:
        return f"{seconds:g} s"
    return f"{span(length)} {rest:g} s" if rest else span(length)


def ago(length: timedelta) -> str:
    """How long ago something was."""
    return "just now" if length < timedelta(seconds=_STEP_S) else f"{span(length)} ago"
