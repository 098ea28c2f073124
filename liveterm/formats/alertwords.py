"""Which alerts are for the banner: severe and immediate, or of the highest level; tests and exercises never are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from liveterm.formats.times import edited
from liveterm.model import Entry

_GRAVE: Final = ("extreme", "severe")


def urgent(level: str) -> bool:
    """Whether a level given as a colour is the highest."""
    return level.strip().lower() == "red"


def grave(severity: str, urgency: str) -> bool:
    """Whether a CAP alert is both severe and immediate."""
    return severity.strip().lower() in _GRAVE and urgency.strip().lower() == "immediate"


def actual(status: str) -> bool:
    """Whether an alert is meant; one that does not say so is."""
    return status.strip().lower() in ("", "actual")


def first_of(id: str, replaced: Mapping[str, Sequence[str]]) -> str:
    """The id of the first in a chain of alerts that replace each other; `replaced` are those that each one names."""
    been = {id}
    while (before := next(iter(replaced.get(id, ())), id)) not in been:
        been.add(id := before)
    return id


def told_last(entries: Iterable[Entry]) -> list[Entry]:
    """Of entries with one id the newest, as an edit of the oldest of them."""
    chains: dict[str, list[Entry]] = {}
    for entry in entries:
        chains.setdefault(entry.id, []).append(entry)
    return [_last(chain) if len(chain) > 1 else chain[0] for chain in chains.values()]


def _last(chain: list[Entry]) -> Entry:
    times = [entry.published for entry in chain if entry.published]
    newest = max(times, default=None)
    last = next((entry for entry in reversed(chain) if entry.published == newest), chain[-1])
    first = min(times, default=None)
    return replace(last, published=first, updated=edited(first, last.updated or newest))


def told_apart(*words: str) -> tuple[str, ...]:
    """The words that say something, each once."""
    return tuple(dict.fromkeys(word for word in words if word and word.lower() != "unknown"))


def reflowed(text: str) -> str:
    """A text that was wrapped at some 70 columns, a paragraph a line again; bullets stay lines of their own."""
    lines: list[str] = []
    fresh = True
    for line in text.replace("\r\n", "\n").split("\n"):
        told = line.strip()
        bullet = told.startswith(("* ", "- ", "• "))
        if not told:
            fresh = True
        elif fresh or bullet or not lines:
            lines.append(f"• {told[2:].strip()}" if bullet else told)
            fresh = False
        else:
            lines[-1] = f"{lines[-1]} {told}"
    return "\n".join(lines)
