"""Reading JSON of unknown shape: what is there and of the right kind, and a plain nothing otherwise.

Publishers drop keys, change types and send null. A reader that asks through these functions cannot raise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Record = dict[str, Any]


def dig(value: object, *path: str | int) -> Any:
    """What lies at the end of a path of keys and positions, or None."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def string(value: object, *path: str | int) -> str:
    """The text there, stripped; a number is written out; "" for anything else."""
    if len(path) == 1 and isinstance(value, dict):
        found = value.get(path[0])  # by far the most frequent question
    else:
        found = dig(value, *path) if path else value
    if isinstance(found, str):
        return found.strip()
    if isinstance(found, int | float) and not isinstance(found, bool):
        return _written(found)
    return ""


def first(value: object, *keys: str) -> str:
    """The first of these keys that holds text."""
    for key in keys:
        if text := string(value, key):
            return text
    return ""


def listing(value: object, *path: str | int) -> list[Any]:
    """The list there, or an empty one."""
    found = dig(value, *path) if path else value
    return found if isinstance(found, list) else []


def several(value: object, *path: str | int) -> list[Any]:
    """The list there; a single value counts as a list of one, nothing as none."""
    if len(path) == 1 and isinstance(value, dict):
        found = value.get(path[0])
    else:
        found = dig(value, *path) if path else value
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def records(value: object, *path: str | int) -> list[Record]:
    """The objects in the list there (or the single object there), whatever else stands between them."""
    return [one for one in several(value, *path) if isinstance(one, dict)]


def number(value: object, *path: str | int) -> float | None:
    """The number there, also one written as text."""
    found = dig(value, *path) if path else value
    if isinstance(found, bool) or not isinstance(found, int | float | str):
        return None
    try:
        size = float(found)
    except (ValueError, OverflowError):
        return None
    return size if abs(size) < 1e18 else None


def find(value: object, fits: Callable[[Record], bool], depth: int = 14) -> Record | None:
    """The first object that fits, nearest to the top, among all that are nested in a value."""
    level: list[Any] = [value]
    for _ in range(depth):
        for one in level:
            if isinstance(one, dict) and fits(one):
                return one
        level = [inner for one in level for inner in _inside(one)]
    return None


def truth(value: object, *path: str | int) -> bool:
    """Whether what is there says yes: true, "true" or 1."""
    found = dig(value, *path) if path else value
    return found is True or found == 1 or (isinstance(found, str) and found.strip().lower() in ("true", "1", "yes"))


def _inside(value: object) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _written(found: float) -> str:
    try:
        return str(found)
    except ValueError:  # more digits than Python writes out
        return ""
