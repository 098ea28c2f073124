"""What the reader knows better about who is who, as it is kept: for one event and for all, with the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from liveterm.speakers import Corrections


class Change(NamedTuple):
    """One word of the reader's: a sentence, what it does to the corrections, who is called what from now on.

    `here`: it is about one post, so never about all events.
    """

    says: str
    does: Callable[[Corrections], Corrections]
    names: tuple[str, str] | None = None
    here: bool = False


class Kept(NamedTuple):
    """The reader's word about one event and about all, and the last that was said."""

    event: Corrections
    everywhere: Corrections
    last: Change | None = None


class Corrector:
    """Takes the reader's word and keeps it. Values lie behind values, so that undoing is going back to the one before.

    `load` gives the word about this event and about all; `save` keeps one of the two (True: about all) and says what
    went wrong, or "".
    """

    def __init__(
        self, load: Callable[[], tuple[Corrections, Corrections]], save: Callable[[Corrections, bool], str]
    ) -> None:
        self.everywhere = False  # whether the next word is about all events
        self._load = load
        self._save = save
        self._behind: list[Kept] = []
        self._now: Kept | None = None

    def in_force(self) -> Corrections:
        """What the engine is to go by. Asked first, it reads files."""
        now = self._known()
        return now.event.over(now.everywhere)

    @property
    def last(self) -> Change | None:
        """What was said last and can be taken back."""
        return self._now.last if self._now else None

    def take(self, change: Change) -> str:
        """Take the reader's word; what went wrong in keeping it, or ""."""
        now = self._known()
        everywhere = self.everywhere and not change.here
        after = change.does(now.everywhere if everywhere else now.event)
        kept = now._replace(everywhere=after) if everywhere else now._replace(event=after)
        self._behind.append(now)
        self._now = kept._replace(last=change)
        return self._save(after, everywhere)

    def undo(self) -> str:
        """Take the last word back; what went wrong in keeping that, or ""."""
        if not self._behind:
            return ""
        taken, self._now = self._known(), self._behind.pop()
        if taken.everywhere != self._now.everywhere:
            return self._save(self._now.everywhere, True)
        return self._save(self._now.event, False)

    def said(self) -> list[tuple[Corrections, bool]]:
        """Each thing that was ever said and is in force, with whether it is about all events. It reads files."""
        now = self._known()
        return [(part, False) for part in now.event.parts()] + [(part, True) for part in now.everywhere.parts()]

    def is_last(self, part: Corrections, everywhere: bool) -> bool:
        """Whether something in force is what was said last: undoing takes it back."""
        before = self._behind[-1] if self._behind else self._known()
        return part not in (before.everywhere if everywhere else before.event).parts()

    def drop(self, part: Corrections, everywhere: bool) -> str:
        """Take back something that was said at some time; what went wrong in keeping that, or ""."""
        values: list[Kept] = []
        for kept in (*self._behind, self._known()):  # in none of them it may stand, or undoing would bring it back
            left = _without(kept, part, everywhere)
            if not values or left[:2] != values[-1][:2]:
                values.append(left)
        self._now = values.pop()
        self._behind = values
        return self._save(self._now.everywhere if everywhere else self._now.event, everywhere)

    def written(self, name: str) -> list[str]:
        """What else stands in the posts for somebody, by the reader's word; nothing before that was read."""
        if self._now is None:
            return []
        return [old for old, new in self._now.event.over(self._now.everywhere).alias if new == name]

    def _known(self) -> Kept:
        if self._now is None:
            self._now = Kept(*self._load())
        return self._now


def _without(kept: Kept, part: Corrections, everywhere: bool) -> Kept:
    if everywhere:
        return kept._replace(everywhere=kept.everywhere.less(part))
    return kept._replace(event=kept.event.less(part))
