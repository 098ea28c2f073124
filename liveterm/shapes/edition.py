"""What is published at a moment, and what a publisher answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple, Protocol

import msgspec

from liveterm.model import LiveBlog
from liveterm.timeline import Post

HTML: Final = "text/html; charset=utf-8"
JSON: Final = "application/json"
WINDOW: Final = 500
"""Posts that a feed without pages shows."""


class Edition(NamedTuple):
    """The event as it stands at a story time, newest post first, with those that were withdrawn apart.

    `site` is the publisher's address, without a slash at its end; `name` stands for the event in addresses and ids:
    24 hexadecimal digits.
    """

    site: str
    name: str
    now: datetime
    blog: LiveBlog
    posts: Sequence[Post]
    withdrawn: Sequence[Post]


class Answer(NamedTuple):
    """A document and its content type."""

    kind: str
    body: bytes


class Shape(Protocol):
    """What a module has to offer to be a shape."""

    @property
    def FRONT(self) -> str:
        """The path, and query, of the address to follow; `{name}` is the event's name."""

    def answer(self, edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
        """What is at a path; None for nothing."""


def as_json(value: object, kind: str = JSON) -> Answer:
    """A value as a JSON document."""
    return Answer(kind, msgspec.json.encode(value))


def pages(posts: Sequence[Post], size: int) -> list[Sequence[Post]]:
    """Posts cut into pages; an event without posts has one that is empty."""
    return [posts[start : start + size] for start in range(0, len(posts), size)] or [()]


def number(query: Mapping[str, str], key: str, otherwise: int = 1) -> int:
    """The number that an address asks for, if it is one."""
    given = query.get(key, "")
    return int(given) if given.isdecimal() and len(given) < 15 else otherwise


def milliseconds(moment: datetime) -> int:
    """A moment as publishers' scripts count it."""
    return round(moment.timestamp() * 1000)


def stamp(moment: datetime) -> str:
    """A moment as RFC 3339 in UTC, to the millisecond."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
