"""Pictures in all their pixels, by textual-image, where the terminal can draw them: kitty's protocol, or sixels."""

from __future__ import annotations

import fcntl
import os
import struct
import sys
import termios
from collections.abc import Mapping
from importlib.util import find_spec
from io import StringIO
from shutil import which
from typing import Any, Final, Literal, NamedTuple

from textual.app import ComposeResult
from textual.widget import Widget

from liveterm.ui.doors import Pixels

Protocol = Literal["kitty", "sixel"]

_TERMINALS: Final[Mapping[str, Protocol]] = {
    "xterm-kitty": "kitty",
    "xterm-ghostty": "kitty",
    "ghostty": "kitty",
    "foot": "sixel",
    "foot-extra": "sixel",
    "mlterm": "sixel",
    "contour": "sixel",
    "wezterm": "sixel",
    "WezTerm": "sixel",
    "iTerm.app": "sixel",
    "mintty": "sixel",
}
"""What terminals can draw that say who they are in TERM or TERM_PROGRAM."""

_MOST: Final = 500_000  # pixels: packing takes a microsecond for two, and the screen waits for it


class Drawing(NamedTuple):
    """How pictures are drawn, and how many pixels a cell has across and down."""

    protocol: Protocol
    cell: tuple[int, int]


def drawing(wanted: str, environ: Mapping[str, str] = os.environ) -> Drawing | None:
    """How this terminal draws pictures; None if it does not, is not known to, or has no pixels to speak of.

    `wanted` is the setting: a protocol, "blocks" for none, "auto" for what the terminal is known for. Nothing is asked
    of the terminal, since the answer would be taken for keys.
    """
    known = _known(environ) if wanted == "auto" else wanted
    if known not in ("kitty", "sixel") or find_spec("textual_image") is None:
        return None
    cell = _cell()
    return Drawing("kitty" if known == "kitty" else "sixel", cell) if cell else None


def _known(environ: Mapping[str, str]) -> Protocol | None:
    if environ.get("TMUX") or environ.get("STY"):  # they keep what they do not know to themselves
        return None
    if which("kitty") and not which("kitten") and not environ.get("SSH_CONNECTION"):
        return None  # this kitty is of a time when a picture's place could not be held by characters
    names = (environ.get("TERM", ""), environ.get("TERM_PROGRAM", ""))
    return next((_TERMINALS[name] for name in names if name in _TERMINALS), None)


def _cell() -> tuple[int, int] | None:
    """The pixels of a cell, from the terminal's size in both; None where it gives only one, or is no terminal."""
    try:
        size = fcntl.ioctl(1, termios.TIOCGWINSZ, bytes(8))
    except OSError:
        return None
    rows, columns, across, down = struct.unpack("HHHH", size)
    return (across // columns, down // rows) if rows and columns and across >= columns and down >= rows else None


class Graphic(Widget):
    """A picture in the middle of the room there is."""

    DEFAULT_CSS = """
    Graphic { width: 1fr; height: 1fr; align: center middle; }
    Graphic > * { max-width: 100%; max-height: 100%; }
    """

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._cell = drawing.cell
        library = _library(drawing.cell)
        self._image = library.TGPImage() if drawing.protocol == "kitty" else library.SixelImage()

    def compose(self) -> ComposeResult:
        yield self._image

    def room(self, columns: int, rows: int) -> tuple[int, int]:
        """How many pixels a picture may have in so many cells."""
        across, down = columns * self._cell[0], rows * self._cell[1]
        share = min(1.0, (_MOST / (across * down)) ** 0.5)
        return int(across * share), int(down * share)

    def show(self, pixels: Pixels | None) -> None:
        """Show a picture, or none."""
        from PIL import Image

        if pixels is None:
            self._image.image = None
            return
        self._image.styles.width = max(1, pixels.width // self._cell[0])
        self._image.styles.height = max(1, pixels.height // self._cell[1])
        self._image.image = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.data)

    def on_unmount(self) -> None:
        self.show(None)  # has a terminal forget it, too


def _library(cell: tuple[int, int]) -> Any:
    """textual-image's widgets. When imported they ask the terminal what it can do, and wait for an answer that Textual
    would read; they are told instead."""
    terminal, told = sys.__stdout__, {"TEXTUAL_CELL_WIDTH": str(cell[0]), "TEXTUAL_CELL_HEIGHT": str(cell[1])}
    os.environ.update(told)
    sys.__stdout__ = StringIO()  # type: ignore[assignment,misc]
    try:
        from textual_image import widget
    finally:
        sys.__stdout__ = terminal  # type: ignore[misc]
        for name in told:
            del os.environ[name]
    return widget
