"""Addresses as they stand in documents: taken apart, put together, joined; what is none is treated as an empty one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_NOTHING: Final = SplitResult("", "", "", "", "")


def parts(address: str) -> SplitResult:
    """An address in its parts."""
    try:
        return urlsplit(address)
    except ValueError:
        return _NOTHING


def host(address: str) -> str:
    """The host's name, in small letters."""
    return parts(address).hostname or ""


def is_web(address: str) -> bool:
    """Whether an address can be asked for over the web."""
    return address.startswith(("http://", "https://"))


def asked(address: str) -> dict[str, str]:
    """What the query of an address says, by name."""
    return dict(parse_qsl(parts(address).query, keep_blank_values=True))


def asking(address: str, **changes: str) -> str:
    """The same address with these things said in its query."""
    place = parts(address)
    return urlunsplit((place.scheme, place.netloc, place.path, query(asked(address) | changes), ""))


def query(wanted: Mapping[str, str]) -> str:
    """The query of an address that asks for these things."""
    return urlencode(wanted, errors="replace")


def page(address: str) -> str:
    """An address without its fragment; "" if it is none of the web."""
    return address.partition("#")[0] if is_web(address) else ""


def absolute(address: str, base: str) -> str:
    """An address as seen from the page it stands on; "" for one that cannot be joined."""
    if not address or is_web(address):
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def without_scheme(address: str) -> str:
    """An address less what two spellings of it differ in: scheme and a slash at the end."""
    return address.partition("://")[2].rstrip("/") or address
