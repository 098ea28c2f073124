"""A query as a row of chips."""

from __future__ import annotations

from liveterm.query.values import Query, show


def chips(query: Query) -> list[tuple[str, tuple[int, int]]]:
    """What must all hold, each as canonical text and the columns (start, end) it has in the line that was typed."""
    return [(show(node), (start, end)) for node, start, end in query.parts]
