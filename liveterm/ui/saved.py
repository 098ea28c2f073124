"""Filters with a name: a filter of people, kinds and words as one line of the filter language, kept for next time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from liveterm import clean

if TYPE_CHECKING:
    from liveterm.ui.filters import Filter

Keep = Callable[[str, str | None], str]
"""Keeps a setting by its name (None: no longer) and says what went wrong, or ""."""

MENTIONED = 2  # how far a filter reaches that takes whom a post speaks of, too
_NAME = r"[\w-]{1,40}"


def as_line(filter: Filter, now: datetime, zone: tzinfo) -> str:
    """A filter as one line that lets the same posts through. Who is muted and what counts as strict is not in it."""
    from liveterm.query import all_of, any_of, parse, show, speaker
    from liveterm.query.values import Kind, Named, Node

    people = [speaker(name) for name in filter.speakers]
    if filter.reach == MENTIONED:
        people += [Named("mentions", name, True) for name in filter.speakers]
    kinds: list[Node] = [Kind(kind) for kind in filter.kinds]
    nodes = [any_of(group) for group in (people, kinds) if group]
    if filter.words:
        nodes.append(parse(filter.words, now=now, zone=zone).root)
    return show(all_of(nodes))


class Saved:
    """The reader's saved filters, by name. What an act gives back is a sentence to show."""

    def __init__(self, filters: Mapping[str, str], keep: Keep) -> None:
        self.lines = dict(filters)
        self._keep = keep

    def save(self, given: str, line: str) -> str:
        """Keep a line under a name."""
        name = clean.line(given)
        if not re.fullmatch(_NAME, name):
            return "a saved filter needs a name of one word: :save peace-talks"
        if not line:
            return "no filter is on that could be saved: 1 to 9, b, w or f set one"
        wrong = self._keep(f"filters.{name}", line)
        self.lines[name] = line
        return wrong or f"saved as {name}; it is among the kinds (c), and :{name} opens it"

    def forget(self, name: str) -> str:
        """Keep a filter no longer."""
        if name not in self.lines:
            return f"no filter is saved as “{name}”"
        wrong = self._keep(f"filters.{name}", None)
        del self.lines[name]
        return wrong or f"{name} is forgotten"
