"""How wide text is and where its lines break, in terminal cells.

Nearly all text is made of characters one cell wide, where a line is a slice: one search tells, and the rest goes the
careful way, character by character.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, get_character_cell_size

# Characters known to be one cell wide. What is missing here is not wrong, only slower.
_UNSURE = (
    "[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u2319"
    "\u2500-\u25fc\u2800-\u28ff]"
)
_JOINER, _AS_EMOJI = "\u200d", "\ufe0f"

Break = tuple[int, int]
"""A line: where in the text it starts and ends."""


def is_plain(text: str) -> bool:
    """Whether every character is surely one cell wide."""
    return text.isprintable() if text.isascii() else re.search(_UNSURE, text) is None


def cells(text: str) -> int:
    """How many cells the text takes."""
    return len(text) if is_plain(text) else cell_len(text)


def breaks(text: str, width: int) -> list[Break]:
    """The lines of a text, at most `width` cells each, broken at spaces and line ends, or inside words too long.

    The space or line end at a break belongs to no line. No text is one empty line.
    """
    if len(text) <= width and is_plain(text):
        return [(0, len(text))]
    return _slices(text, width) if is_plain(text) else _careful(text, width)


def count_rows(text: str, width: int) -> int:
    """How many lines `breaks` would give."""
    if not is_plain(text):
        return len(_careful(text, width))
    rows, start, length, last_space = 1, 0, len(text), text.rfind
    while length - start > width:
        space = last_space(" ", start, start + width + 1)
        start = start + width if space <= start else space + 1
        rows += 1
    return rows


def fit(text: str, width: int, more: str = "…") -> str:
    """The text, cut with a sign where it is wider than `width`."""
    if cells(text) <= width:
        return text
    start, end = breaks(text.replace(" ", "\u00a0"), max(1, width - cells(more)))[0]
    return text[start:end].rstrip() + more


def _slices(text: str, width: int) -> list[Break]:
    rows, start, length, last_space = [], 0, len(text), text.rfind
    while length - start > width:
        space = last_space(" ", start, start + width + 1)
        if space <= start:
            rows.append((start, start + width))
            start += width
        else:
            rows.append((start, space))
            start = space + 1
    rows.append((start, length))
    return rows


def _careful(text: str, width: int) -> list[Break]:
    rows: list[Break] = []
    start = 0
    for line in text.split("\n"):
        rows += _careful_line(text, start, start + len(line), width)
        start += len(line) + 1
    return rows


def _careful_line(text: str, start: int, end: int, width: int) -> list[Break]:
    """Marks that combine stay with what they stand on: they take no cell, so they never begin a line."""
    rows: list[Break] = []
    used = 0
    space = -1
    used_at_space = 0
    for place in range(start, end):
        size = _size(text, place)
        if text[place] == " " and place > start:
            space, used_at_space = place, used + size
        if used + size > width:
            if space > start:
                rows.append((start, space))
                start, used = space + 1, used - used_at_space
            else:
                rows.append((start, place))
                start, used = place, 0
            space = -1
            if place < start:  # the break swallowed this very space
                used = 0
                continue
        used += size
    rows.append((start, end))
    return rows


def _size(text: str, place: int) -> int:
    """Cells of one character where it stands: never less than a terminal takes for it."""
    character = text[place]
    if place and text[place - 1] == _JOINER:
        return 0
    return 1 if character == _AS_EMOJI else get_character_cell_size(character)
