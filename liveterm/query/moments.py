"""What `30m`, `15:30`, `2025-02-13` and `2025-02-13T15:30` mean at a given time, in a given zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo

_SPAN = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)([smhd])", re.ASCII)
_CLOCK = re.compile(r"(\d\d?)[:.](\d\d)(?::(\d\d))?", re.ASCII)
_DATE = re.compile(r"[\dTZ:.+-]+", re.ASCII)
_LONGEST_DAY = len("2025-02-13")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def moment(text: str, now: datetime, zone: tzinfo, *, end: bool = False) -> datetime | None:
    """The moment that is meant, in UTC: a span before `now`, the latest such time of day, a day or a date and time.

    `end`: where what is named is over: 15:30 ends at 15:31. None when it is no time, or none that can be reckoned
    with.
    """
    try:
        start, length = _meant(text, now, zone)
        return (start + length if end else start).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _meant(text: str, now: datetime, zone: tzinfo) -> tuple[datetime, timedelta]:
    """When what is named begins, and how long it is. Raises ValueError or OverflowError."""
    if span := _SPAN.fullmatch(text):
        return now - timedelta(**{_UNITS[span[2]]: float(span[1])}), timedelta(0)
    if clock := _CLOCK.fullmatch(text):
        hour, minute, second = (int(part or 0) for part in clock.groups())
        given = now.astimezone(zone).replace(hour=hour, minute=minute, second=second, microsecond=0)
        return (given if given <= now else given - timedelta(days=1)), _length(clock[3])
    if not _DATE.fullmatch(text):
        raise ValueError(text)
    given = datetime.fromisoformat(text)
    if given.tzinfo is None:
        given = given.replace(tzinfo=zone)
    return given, timedelta(days=1) if len(text) <= _LONGEST_DAY else _length(given.second)


def _length(second: str | int | None) -> timedelta:
    return timedelta(seconds=1) if second else timedelta(minutes=1)
