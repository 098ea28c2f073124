"""How often a post may change and be told of: beyond a limit ever more seldom, so that days of it take little room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from liveterm.config import Limits

_FIRST_WAIT: Final = timedelta(minutes=10)
_LONGEST: Final = 12  # doublings of it, which is a month


@dataclass(slots=True)
class _Told:
    """How often a change of a post was told, how often of those late, and when last."""

    at: datetime
    times: int = 1
    late: int = 0


@dataclass(slots=True)
class Changes:
    """Counts the changes told of each post, and of the event as None.

    `most` are the versions of one that are told as they come, the first included; after that one is told ten minutes
    after the one before, the next after twenty, and so on. `full` is what to say of that, `total` counts all.
    """

    most: int = Limits().post_versions
    full: str = ""
    total: int = 0
    _told: dict[str | None, _Told] = field(default_factory=dict)

    def may_be_told(self, key: str | None, at: datetime) -> bool:
        """Whether a change of a post is to be told now, or held back for a newer one."""
        told = self._told.get(key)
        return told is None or told.times < self.most - 1 or at - told.at >= _FIRST_WAIT * 2**told.late

    def tell(self, key: str | None, at: datetime) -> None:
        """A change is told."""
        self.total += 1
        told = self._told.get(key)
        if told is None:
            self._told[key] = _Told(at)
            return
        told.late = min(told.late + (told.times >= self.most - 1), _LONGEST)
        told.times += 1
        told.at = at
