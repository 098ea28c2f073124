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
