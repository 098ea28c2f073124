"""What the headers of an answer ask of whoever asks again (RFC 9110, RFC 9111)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST_FRESH: Final = 3600.0
LONGEST_WAIT: Final = 24 * 3600.0
LONGEST_SKEW: Final = 365 * 24 * 3600.0
USUAL_WAIT: Final = 600.0
"""Seconds to stay away when told to, but not for how long."""

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_NOT_KEPT = re.compile(r"\bno-(?:cache|store)\b", re.IGNORECASE)


def fresh_for(headers: Mapping[str, str], now: datetime) -> float | None:
    """For how many seconds an answer stays good, at most an hour; None if it does not say."""
    control = headers.get("cache-control", "")
    if _NOT_KEPT.search(control):
        return 0.0
    age = _seconds(headers.get("age", ""))  # how long it lay with somebody in between
    if most := _MAX_AGE.search(control):
        return _within(float(most[1]) - age, LONGEST_FRESH)
    if "expires" not in headers:
        return None
    expires = _date(headers["expires"])
    if expires is None:
        return 0.0  # RFC 9111: an invalid date, such as 0, is in the past
    return _within((expires - (_date(headers.get("date", "")) or now)).total_seconds() - age, LONGEST_FRESH)


def stay_away(headers: Mapping[str, str], now: datetime) -> float:
    """How many seconds a server that is busy wants us to wait, at most a day; ten minutes if that makes no sense."""
    given = headers.get("retry-after", "").strip()
    if given.isdecimal() and len(given) < 20:
        return _within(float(given), LONGEST_WAIT)
    until = _date(given)
    if until is None:
        return USUAL_WAIT
    return _within((until - (_date(headers.get("date", "")) or now)).total_seconds(), LONGEST_WAIT)


def skew(headers: Mapping[str, str], now: datetime) -> float:
    """How many seconds the server's clock is ahead of ours, as far as it tells; at most a year either way."""
    said = _date(headers.get("date", ""))
    if said is None:
        return 0.0
    ahead = (said - now).total_seconds() + _seconds(headers.get("age", ""))
    return max(-LONGEST_SKEW, min(ahead, LONGEST_SKEW))


def _seconds(text: str) -> float:
    return float(text) if text.isdecimal() and len(text) < 12 else 0.0


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _within(seconds: float, most: float) -> float:
    return max(0.0, min(seconds, most))
