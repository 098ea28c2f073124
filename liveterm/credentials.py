"""A user's name and password in an address: sent to its server alone, never shown, logged or recorded."""

from __future__ import annotations

import re
from collections.abc import Callable

from liveterm import clean

_WRITTEN = re.compile(r"(\s*(?:[A-Za-z][\w+.-]*:/+)?)(([^/?#\s]*).*)", re.DOTALL)
_NO_PORT = re.compile(r":(?!\d*$)[^\]:]*$")
_USER = r"(?:[^/?#\s:@]*:[^/?#\s]*|[^/?#\s:@\[]*:(?!\d*(?:[/?#]|$)).*)@"
_FURTHER_IN = re.compile(rf"(:[/\\]++)[^/?#\s]*@|((?<![/\\])[/\\]{{2,}}+){_USER}", re.DOTALL)
_ANYWHERE = re.compile(rf"(:[/\\]++)[^/?#\s]*@|((?<![/\\])[/\\]++){_USER}", re.DOTALL)
_IN_WORDS = re.compile(r"(://)[^/?#\s]*@")
_QUOTED = re.compile(
    r"((?::|%(?:25)*3A)(?:[/\\]|%(?:25)*(?:2F|5C)){2,})(?:(?!%(?:25)*(?:2F|3F|23|5C))[^/?#&\s])*(?:@|%(?:25)*40)",
    re.IGNORECASE,
)
"""Them in an address that stands in another one's query, its signs written as %3A, or as %253A and so on further in."""
_WIDE = str.maketrans("：﹕︓＠﹫／", ":::@@/")


def without_credentials(source: str) -> str:
    """What was given as a source without any user's name and password, fit to be shown and recorded.

    They may stand in front (`bare`) or further in: behind `feed:`, in the query, after a scheme that lost its colon.
    """
    return _hidden(source, _from_source)


def _from_source(source: str) -> str:
    shown = _QUOTED.sub(r"\1", bare(source))
    head, at, tail = shown.rpartition("@")
    where = _FURTHER_IN if shown.lower().startswith(("http://", "https://")) else _ANYWHERE
    return where.sub(r"\1\2", head + at) + tail


def _hidden(given: str, hide: Callable[[str], str]) -> str:
    """What was given as `hide` leaves it, which sees a wide @ and what goes with it as the signs they look like."""
    if not re.search("[@%＠﹫]", given):
        return given
    plain = given.translate(_WIDE) if re.search("[＠﹫]", given) else given
    shown = hide(plain)
    return given if shown == plain else shown


def bare(address: str) -> str:
    """The address as it is asked for, without the user's name and password that it begins with.

    What is no address but may have been meant for one, a password with a slash in it say, loses all before the last @.
    """
    if "@" not in address:
        return address
    found = _WRITTEN.fullmatch(address)
    assert found, "it matches anything"
    scheme, rest, authority = found.groups()
    user, at, _ = authority.rpartition("@")
    if at:
        hidden = len(user) + 1 if "/" in scheme or ":" in user else 0
    else:
        hidden = rest.rindex("@") + 1 if _NO_PORT.search(authority) else 0
    return f"{scheme}{rest[hidden:]}"


def source(given: str) -> str:
    """A source as anyone's session names it, without credentials and clean."""
    return clean.line(without_credentials(given))


def words(given: str) -> str:
    """Words in which an address may stand, a title say, that address without credentials, and clean."""
    return clean.line(_hidden(given, _from_words))


def _from_words(given: str) -> str:
    return _QUOTED.sub(r"\1", _IN_WORDS.sub(r"\1", given))
