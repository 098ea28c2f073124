"""Instants out of what publishers write: ISO and mail dates, epochs, clocks without a date, zones in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final, NamedTuple

from liveterm.model import Precision

EDIT: Final = timedelta(seconds=30)
"""A post changed within this time of its publication was not edited, only published."""

_MILLISECONDS: Final = 1e11  # an epoch above this counts milliseconds, not seconds
_GRACE: Final = timedelta(days=1)  # for zones and for clocks that are slow
_UP: Final = timedelta(hours=1)  # walking down a page, a clock that rises by more has crossed midnight
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ](\d\d:\d\d(?::(\d\d))?)?)?|\d{8}T\d{6}")
_NUMBER = re.compile(r"-?\d{9,16}(?:\.\d+)?")
_LEAP = re.compile(r"(:\d\d):60")
_ZONE_WORD = re.compile(r"\s*\(?([A-Za-z][A-Za-z ]+)\)?$")

_HOURS: Final = {
    "greenwich mean time": 0, "gmt": 0, "utc": 0, "coordinated universal time": 0, "z": 0, "wet": 0,
    "british summer time": 1, "bst": 1, "irish standard time": 1, "west africa time": 1, "wat": 1, "west": 1,
    "central european time": 1, "central european standard time": 1, "cet": 1, "mez": 1,
    "central european summer time": 2, "cest": 2, "mesz": 2, "central africa time": 2, "cat": 2, "sast": 2,
    "eastern european time": 2, "eet": 2, "south africa standard time": 2, "israel standard time": 2,
    "eastern european summer time": 3, "eest": 3, "moscow time": 3, "moscow standard time": 3, "msk": 3,
    "east africa time": 3, "eat": 3, "arabian standard time": 3, "arabia standard time": 3,
    "israel daylight time": 3, "turkey time": 3, "gulf standard time": 4, "pakistan standard time": 5, "pkt": 5,
    "india standard time": 5.5, "indian standard time": 5.5, "ist": 5.5, "nepal time": 5.75,
    "bangladesh standard time": 6, "indochina time": 7, "western indonesia time": 7, "wib": 7,
    "china standard time": 8, "singapore standard time": 8, "hong kong standard time": 8, "hkt": 8, "sgt": 8,
    "japan standard time": 9, "jst": 9, "korean standard time": 9, "kst": 9,
    "australian eastern standard time": 10, "aest": 10, "australian eastern daylight time": 11, "aedt": 11,
    "new zealand standard time": 12, "nzst": 12, "new zealand daylight time": 13, "nzdt": 13,
    "argentina time": -3, "brasilia time": -3, "brasilia standard time": -3, "atlantic daylight time": -3,
    "eastern daylight time": -4, "edt": -4, "atlantic standard time": -4, "eastern standard time": -5, "est": -5,
    "central daylight time": -5, "cdt": -5, "central standard time": -6, "mountain daylight time": -6, "mdt": -6,
    "mountain standard time": -7, "mst": -7, "pacific daylight time": -7, "pdt": -7,
    "pacific standard time": -8, "pst": -8,
}  # fmt: skip
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier gennaio enero janeiro",
            "feb february februar février fevrier febbraio febrero fevereiro",
            "mar march märz maerz mars marzo março",
            "apr april avril aprile abril",
            "may mai maggio mayo maio",
            "jun june juni juin giugno junio junho",
            "jul july juli juillet luglio julio julho",
            "aug august août aout agosto",
            "sep sept september septembre settembre septiembre setembro",
            "oct okt october oktober octobre ottobre octubre outubro",
            "nov november novembre noviembre novembro",
            "dec dez december dezember décembre decembre dicembre diciembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}


class Moment(NamedTuple):
    """An instant in UTC, or None, and how exactly it is known."""

    at: datetime | None
    precision: Precision


NEVER: Final = Moment(None, "none")


def moment(value: object, zone: tzinfo = UTC) -> Moment:
    """The moment a publisher's stamp names: epoch seconds or milliseconds, ISO 8601, or a mail date.

    `zone` is for stamps that name none. What cannot be read is NEVER.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _of_epoch(float(value)) if abs(value) < 1e15 else NEVER
    if not isinstance(value, str) or len(value) > 100:
        return NEVER
    stamp = value.strip()
    if stamp[10:11] == "T" and stamp[16:17] == ":" and stamp[4:5] == "-" and (at := _of_iso(stamp, zone)):
        return Moment(at, "instant")  # nearly all are like this
    if _NUMBER.fullmatch(stamp):
        return _of_epoch(float(stamp))
    found = _ISO.match(stamp)
    if found is None:
        return _of_mail(stamp)
    precision: Precision = "day" if found[1] is None and "-" in found[0] else "instant"
    if found[1] is not None and found[2] is None:
        precision = "minute"
    return _known(_of_iso(stamp, zone), precision)


def instant(value: object, zone: tzinfo = UTC) -> datetime | None:
    """The instant a publisher's stamp names, or None."""
    return moment(value, zone).at


def edited(published: datetime | None, updated: datetime | None) -> datetime | None:
    """The time of a real edit: None when the two are one moment, or in the wrong order."""
    if updated is None or (published is not None and updated - published <= EDIT):
        return None
    return updated


def zone_named(words: str) -> tzinfo | None:
    """The zone that a name in words or letters means ("British Summer Time", "CET"), or None."""
    hours = _HOURS.get(" ".join(words.lower().replace("(", " ").replace(")", " ").split()))
    return None if hours is None else timezone(timedelta(hours=hours))


def month_named(word: str) -> int | None:
    """The number of a month named in English or a few of its neighbours' languages."""
    return _MONTHS.get(word.lower().strip(".,"))


def in_words(found: re.Match[str], now: datetime, *, nearest: bool = False) -> Moment:
    """The moment in words like “16:12 Greenwich Mean Time 13 February”.

    `found` has the groups hour, minute, zone, day, month and year, of which all but the first two may be empty. Without
    a day it is that of `now`; without a year, the latest that is not in the future, or the one nearest to `now`.
    """
    zone = zone_named(found["zone"] or "") or UTC
    here = now.astimezone(zone)
    month = month_named(found["month"]) if found["month"] else here.month
    day = int(found["day"] or here.day)
    if month is None:
        return NEVER
    years = [int(found["year"])] if found["year"] else range(now.year + 1, now.year - 9, -1)
    times = [at for year in years if (at := _moment_of(year, month, day, found, zone))]
    if nearest:
        times.sort(key=lambda at: abs(at - now))
    elif not found["year"]:
        times = [at for at in times if at <= now + _GRACE]
    return Moment(times[0].astimezone(UTC), "minute") if times else NEVER


def _moment_of(year: int, month: int, day: int, found: re.Match[str], zone: tzinfo) -> datetime | None:
    try:
        return datetime(min(max(year, 1000), 9000), month, day, int(found["hour"]), int(found["minute"]), tzinfo=zone)
    except ValueError:  # 29 February, 25 o'clock
        return None


def walk_back(start: datetime, clocks: Sequence[tuple[int, int]]) -> list[datetime]:
    """The instants of clock times read from the newest down, the first of them not much after `start`.

    `start` is aware and in the page's own zone. The day goes back whenever the clock goes up by more than an hour.
    """
    found: list[datetime] = []
    last = start
    for hour, minute in clocks:
        moment = last.replace(hour=hour, minute=minute, second=0, microsecond=0)
        if moment - last > _UP:
            moment -= timedelta(days=1)
        found.append(moment.astimezone(UTC))
        last = moment
    return found


def _of_epoch(number: float) -> Moment:
    seconds = number / 1000 if abs(number) > _MILLISECONDS else number
    try:
        return Moment(datetime.fromtimestamp(seconds, UTC), "instant")
    except (OverflowError, OSError, ValueError):
        return NEVER


def _of_iso(stamp: str, zone: tzinfo) -> datetime | None:
    if ":60" in stamp:
        stamp = _LEAP.sub(r"\1:59", stamp)
    if stamp[-1].isalpha() and stamp[-1] != "Z":
        named = _ZONE_WORD.search(stamp, 10)
        if named and (meant := zone_named(named[1])):
            stamp, zone = stamp[: named.start()], meant
    try:
        found = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return _in_utc(found if found.tzinfo else found.replace(tzinfo=zone))


def _of_mail(stamp: str) -> Moment:
    from email.utils import parsedate_tz

    try:
        fields = parsedate_tz(stamp)
    except (ValueError, IndexError, TypeError, OverflowError):
        return NEVER
    if fields is None:
        return NEVER
    try:
        found = datetime(*fields[:6], tzinfo=timezone(timedelta(seconds=fields[9] or 0)))
    except (ValueError, OverflowError, TypeError):
        return NEVER
    return _known(_in_utc(found), "instant" if ":" in stamp else "day")


def _in_utc(found: datetime) -> datetime | None:
    try:
        return found.astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def _known(found: datetime | None, precision: Precision) -> Moment:
    return NEVER if found is None else Moment(found, precision)
