"""Following sources: look, compare, wait."""

from __future__ import annotations

from liveterm.live.compare import compare
from liveterm.live.follower import Follower
from liveterm.live.names import names_of
from liveterm.live.seen import Known, Seen

__all__ = ["Follower", "Known", "Seen", "compare", "names_of"]
