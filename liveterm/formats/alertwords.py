"""Which alerts are for the banner: severe and immediate, or of the highest level; tests and exercises never are."""

from __future__ import annotations

from typing import Final

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
