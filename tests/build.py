"""Builders with dull defaults: say only what a test is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from liveterm.clock import Clock
from liveterm.model import Block, Entry, Frame, LiveBlog, Page

START = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)


def at(minutes: float = 0) -> datetime:
    """A moment so many minutes into the story."""
    return START + timedelta(minutes=minutes)


def entry(id: str = "a", minutes: float | None = 0, text: str = "Nothing much happens.", **facts: object) -> Entry:
    """An entry published so many minutes into the story; None: no time is known."""
    published = None if minutes is None else at(minutes)
    precision = "none" if minutes is None else "instant"
    blocks = facts.pop("blocks", (Block("paragraph", text),))
    facts.setdefault("headline", f"Post {id}")
    return Entry(id=id, published=published, precision=precision, blocks=blocks, **facts)  # type: ignore[arg-type]


def frame(minutes: float = 0, *entries: Entry, **facts: object) -> Frame:
    """A frame learned so many minutes into the story."""
    return Frame(at=at(minutes), entries=entries, **facts)  # type: ignore[arg-type]


def page(*entries: Entry, title: str = "An event", **facts: object) -> Page:
    """A page with these entries, newest first."""
    return Page(LiveBlog(title=title), entries, **facts)  # type: ignore[arg-type]


class Turned:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        self.seconds += seconds


def clock(end: float = 60, start: float | None = None, running: Turned | None = None, **facts: object) -> Clock:
    """A clock whose edge is `end` minutes into the story."""
    begin = None if start is None else at(start)
    return Clock(lambda: at(end), start=begin, running=running or Turned(), **facts)  # type: ignore[arg-type]
