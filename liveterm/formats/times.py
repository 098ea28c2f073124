"""Instants out of what publishers write: ISO and mail dates, epochs, clocks without a date, zones in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final, NamedTuple

from liveterm.model import Precision

EDIT: Final = timedelta(seconds=30)
"""A post changed within this time of its publication was not edited, only published."""

_FIRST, _EPOCH, _LAST = (datetime(year, 1, 1, tzinfo=UTC) for year in (1001, 1970, 9000))
_MILLISECONDS: Final = 1e11  # an epoch above this counts milliseconds, not seconds
_SLOW: Final = timedelta(minutes=10)  # a clock of ours may be behind the publisher's
_AHEAD: Final = timedelta(hours=14)  # how far the day has got elsewhere, where the zone is not known
_UP: Final = timedelta(hours=1)  # walking down a page, a clock that rises by more has crossed midnight
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ](\d\d:\d\d(?::(\d\d))?)?)?|\d{8}T\d{6}")
_NUMBER = re.compile(r"-?\d{9,16}(?:\.\d+)?")
_OBJECT_ID = re.compile(r"[0-9a-f]{24}")
_LEAP = re.compile(r"(:\d\d):60")
_OFFSET = re.compile(r"(?:gmt|utc)?\s*(?P<sign>[+−-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?")
_HALF = re.compile(r"\s*(?P<half>[ap])\.?m\b\.?", re.IGNORECASE)
_CLOCK: Final = (
    r"(?:T|,?\s+(?:[–-]|at|um|à|a las|alle(?: ore)?)?\s*)(?P<hour>\d{1,2})[:.](?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:\.\d+)?)?\s*(?:Uhr|hrs?\b|h\b)?\s*(?P<zone>[^()\[\]]*?)\s*(?:[(\[].*)?$"
)
_DATES: Final = (
    re.compile(rf"(?P<year>\d{{4}})[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}}){_CLOCK}", re.IGNORECASE),
    re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_CLOCK}", re.IGNORECASE),
    re.compile(rf"(?:[^\W\d]+[,.]?\s+)?(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:de\s+)?(?P<month>[^\W\d_]{{3,12}})"
               rf"[.,]?\s+(?:de\s+)?(?P<year>\d{{4}}){_CLOCK}", re.IGNORECASE),
    re.compile(rf"(?:[^\W\d]+[,.]?\s+)?(?P<month>[^\W\d_]{{3,12}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
               rf",?\s+(?P<year>\d{{4}}){_CLOCK}", re.IGNORECASE),
)  # fmt: skip
_ZONE_WORD = re.compile(r"\s*\(?([A-Za-z][A-Za-z ]+)\)?$")

_HOURS: Final = {
    "greenwich mean time": 0, "gmt": 0, "utc": 0, "coordinated universal time": 0, "z": 0, "wet": 0,
    "western european time": 0, "western european standard time": 0, "western european summer time": 1,
    "british summer time": 1, "bst": 1, "irish standard time": 1, "west africa time": 1, "wat": 1, "west": 1,
    "central european time": 1, "central european standard time": 1, "cet": 1, "mez": 1,
    "west africa standard time": 1, "eastern european standard time": 2,
    "central european summer time": 2, "cest": 2, "mesz": 2, "central africa time": 2, "cat": 2, "sast": 2,
    "eastern european time": 2, "eet": 2, "south africa standard time": 2, "israel standard time": 2,
    "eastern european summer time": 3, "eest": 3, "moscow time": 3, "moscow standard time": 3, "msk": 3,
    "east africa time": 3, "eat": 3, "arabian standard time": 3, "arabia standard time": 3,
    "iran standard time": 3.5, "afghanistan time": 4.5, "myanmar time": 6.5,
    "israel daylight time": 3, "turkey time": 3, "gulf standard time": 4, "pakistan standard time": 5, "pkt": 5,
    "india standard time": 5.5, "indian standard time": 5.5, "ist": 5.5, "nepal time": 5.75,
    "bangladesh standard time": 6, "indochina time": 7, "western indonesia time": 7, "wib": 7,
    "china standard time": 8, "singapore standard time": 8, "hong kong standard time": 8, "hkt": 8, "sgt": 8,
    "philippine standard time": 8, "malaysia time": 8, "taipei standard time": 8, "australian western standard time": 8,
    "japan standard time": 9, "jst": 9, "korean standard time": 9, "kst": 9,
    "australian eastern standard time": 10, "aest": 10, "australian eastern daylight time": 11, "aedt": 11,
    "new zealand standard time": 12, "nzst": 12, "new zealand daylight time": 13, "nzdt": 13,
    "argentina time": -3, "brasilia time": -3, "brasilia standard time": -3, "atlantic daylight time": -3,
    "eastern daylight time": -4, "edt": -4, "atlantic standard time": -4, "eastern standard time": -5, "est": -5,
    "central daylight time": -5, "cdt": -5, "central standard time": -6, "mountain daylight time": -6, "mdt": -6,
    "mountain standard time": -7, "mst": -7, "pacific daylight time": -7, "pdt": -7,
    "pacific standard time": -8, "pst": -8, "newfoundland standard time": -3.5, "newfoundland daylight time": -2.5,
    "alaska standard time": -9, "alaska daylight time": -8, "hawaii-aleutian standard time": -10,
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


_STAMPED = re.compile(
    r"\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)? ?"
    r"(?:(?P<z>Z|GMT|UTC)\b|(?P<sign>[+-])(?P<hours>0\d|1[0-4]):?(?P<minutes>[0-5]\d)\b)"
)
_WELL_WITHIN: Final = 100_000  # characters: as many stamps as are needed stand there


def zone_of(text: str) -> str:
    """The offset from UTC ("+01:00") that a document's stamps are written with, "" if none names one.

    Many systems write UTC wherever they stand, so an offset says more than any number of those: of the offsets, the
    one that is found most often.
    """
    found = Counter(
        "" if stamp["z"] else f"{stamp['sign']}{stamp['hours']}:{stamp['minutes']}"
        for stamp in _STAMPED.finditer(text, 0, _WELL_WITHIN)
    )
    universal = sum(found.pop(name, 0) for name in ("", "+00:00", "-00:00"))
    return found.most_common(1)[0][0] if found else "+00:00" * bool(universal)


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
    if value[10:11] == "T" and value[16:17] == ":" and (at := _plain(value, zone)):
        return Moment(at, "instant")  # nearly all are like this
    stamp = value.strip()
    if _NUMBER.fullmatch(stamp):
        return _of_epoch(float(stamp))
    found = _ISO.match(stamp)
    if found is None:
        return _told(stamp, zone)
    precision: Precision = "day" if found[1] is None and "-" in found[0] else "instant"
    if found[1] is not None and found[2] is None:
        precision = "minute"
    at = _of_iso(stamp, zone)
    return _told(stamp, zone) if at is None else Moment(at, precision)


def instant(value: object, zone: tzinfo = UTC) -> datetime | None:
    """The instant a publisher's stamp names, or None."""
    return moment(value, zone).at


def edited(published: datetime | None, updated: datetime | None) -> datetime | None:
    """The time of a real edit: None when the two are one moment, or in the wrong order."""
    if updated is None or (published is not None and updated - published <= EDIT):
        return None
    return updated


def zone_named(words: str) -> tzinfo | None:
    """The zone that a name means ("British Summer Time", "CET", "GMT+1", "+05:30"), or None."""
    name = " ".join(words.lower().replace("(", " ").replace(")", " ").split())
    offset = _OFFSET.fullmatch(name)
    if offset is None:
        hours = _HOURS.get(name)
        return None if hours is None else timezone(timedelta(hours=hours))
    ahead = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
    if ahead > _AHEAD:
        return None
    return timezone(ahead if offset["sign"] == "+" else -ahead)


def month_named(word: str) -> int | None:
    """The number of a month named in English or a few of its neighbours' languages."""
    return _MONTHS.get(word.lower().strip(".,"))


def object_id_time(id: str) -> Moment:
    """The second in which an id of 24 hexadecimal digits was given, as databases of documents give them."""
    return moment(int(id[:8], 16)) if _OBJECT_ID.fullmatch(id) else NEVER


def in_words(
    found: re.Match[str],
    now: datetime,
    *,
    nearest: bool = False,
    zone: tzinfo | None = UTC,
    above: datetime | None = None,
) -> Moment:
    """The moment in words like “16:12 Greenwich Mean Time 13 February”.

    `found` has the groups hour, minute, zone (“p.m.” may lead it), day, month and year; all but the first two may be
    empty. Without a year it is the latest that is not in the future, or the one nearest to `now`. Without a day it is
    that of the post `above` it, or the day before when the clock had passed midnight. `zone` is for words that name
    none, None for the reader's own. With a zone that nobody knows only the day is certain.
    """
    clock, named = _clock(found)
    known = zone_named(named) if named else zone
    lost = bool(named) and known is None
    if clock is None or (lost and not found["day"]):
        return NEVER
    if lost:
        return _known(_on_a_day(found, (0, 0), UTC, now + _AHEAD, nearest), "day")
    if found["day"]:
        return _known(_on_a_day(found, clock, known, now + _SLOW, nearest), "minute")
    if nearest and above is None:
        return _known(_moment_of(now.year, now.month, now.day, clock, known), "minute")
    start = (above or now).astimezone(known)
    return Moment(walk_back(start, [clock], ahead=_UP if above else _SLOW)[0], "minute")


def _on_a_day(
    found: re.Match[str], clock: tuple[int, int], zone: tzinfo | None, latest: datetime, nearest: bool
) -> datetime | None:
    """The instant at a clock time of the day that was found, in the year it names or else must have meant."""
    month = month_named(found["month"])
    if month is None:
        return None
    years = [int(found["year"])] if found["year"] else range(latest.year + 1, latest.year - 9, -1)
    times = [at for year in years if (at := _moment_of(year, month, int(found["day"]), clock, zone))]
    if nearest:
        return min(times, key=lambda at: abs(at - latest), default=None)
    return next((at for at in times if found["year"] or at <= latest), None)


def _clock(found: re.Match[str]) -> tuple[tuple[int, int] | None, str]:
    """Hour and minute on a clock of 24 hours, or None when no clock shows that; then the name of the zone."""
    hour, minute, named = int(found["hour"]), int(found["minute"]), found["zone"] or ""
    half = _HALF.match(named)
    if half:
        named = named[half.end() :]
        hour = hour % 12 + (12 if half["half"] in "pP" else 0) if 1 <= hour <= 12 else 24
    return ((hour, minute) if hour < 24 and minute < 60 else None), named.strip()


def _moment_of(year: int, month: int, day: int, clock: tuple[int, int], zone: tzinfo | None) -> datetime | None:
    try:  # without a zone astimezone takes the reader's, with its summer time
        return datetime(min(max(year, 1000), 9000), month, day, *clock, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError, OSError):  # 29 February
        return None


def walk_back(start: datetime, clocks: Sequence[tuple[int, int]], *, ahead: timedelta = _UP) -> list[datetime]:
    """The instants of clock times read from the newest down, the first of them at most `ahead` of `start`.

    `start` is aware and in the page's own zone. The day goes back whenever the clock goes up by more than an hour.
    """
    found: list[datetime] = []
    last = start
    for hour, minute in clocks:
        moment = last.replace(hour=hour, minute=minute, second=0, microsecond=0)
        if moment - last > (_UP if found else ahead):
            moment -= timedelta(days=1)
        found.append(moment.astimezone(UTC))
        last = moment
    return found


def _of_epoch(number: float) -> Moment:
    seconds = number / 1000 if abs(number) > _MILLISECONDS else number
    try:
        return _known(_meant(datetime.fromtimestamp(seconds, UTC)), "instant")
    except (OverflowError, OSError, ValueError):
        return NEVER


def _plain(stamp: str, zone: tzinfo) -> datetime | None:
    """The instant of a stamp that Python reads as it stands."""
    try:
        found = datetime.fromisoformat(stamp)
        return _meant((found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC))
    except (ValueError, OverflowError):
        return None


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


def _told(stamp: str, zone: tzinfo) -> Moment:
    """A moment as people write it, or computers that write for people: “3 May 2026, 2:05 PM BST”; or a mail date."""
    found = next((match for form in _DATES if (match := form.fullmatch(stamp))), None)
    if found is None:
        return _of_mail(stamp)
    clock, named = _clock(found)
    month = int(found["month"]) if found["month"].isdecimal() else month_named(found["month"])
    known = zone_named(named) if named else zone
    if clock is None or not month:
        return NEVER
    try:
        day = datetime(int(found["year"]), month, int(found["day"]), tzinfo=known or UTC)
        at = _in_utc(day.replace(hour=clock[0], minute=clock[1], second=int(found["second"] or 0)))
    except ValueError:
        return NEVER
    if known is None:  # with a zone that nobody knows only the day is certain
        return _known(_meant(day), "day")
    return _known(at, "instant" if found["second"] else "minute")


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
        return _meant(found.astimezone(UTC))
    except (OverflowError, ValueError):
        return None


def _meant(found: datetime) -> datetime | None:
    """A time, unless it is what a computer writes for none: its year 1, or the second its clock began to count."""
    return found if _FIRST < found < _LAST and found != _EPOCH else None


def _known(found: datetime | None, precision: Precision) -> Moment:
    return NEVER if found is None else Moment(found, precision)
