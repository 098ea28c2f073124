"""A post's picture on the screen, one at a time, as well as the terminal can draw it; its description always."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from liveterm.errors import LivetermError
from liveterm.model import Block, Entry
from liveterm.ui.doors import Pixels
from liveterm.ui.graphics import Graphic
from liveterm.ui.over import OverScreen

Fetch = Callable[[str, int, int], Awaitable[Pixels]]
"""Gets the picture at an address, to fit into so many pixels across and down. Raises LivetermError."""

_SHADES = " .:-=+*#%@"
_LEAST_ROWS, _TOLD_ROWS = 3, 2


def pictures_of(entry: Entry) -> list[Block]:
    """The pictures of a post that have an address."""
    return [block for block in entry.blocks if block.kind == "image" and block.url]


def fitted(pixels: Pixels, width: int, height: int) -> Pixels:
    """The picture in at most so many pixels, by leaving some out; a smaller one stays as it is."""
    share = min(1.0, width / pixels.width, height / pixels.height)
    if share == 1.0:
        return pixels
    across, down = max(1, int(pixels.width * share)), max(1, int(pixels.height * share))
    columns = [x * pixels.width // across for x in range(across)]
    rows = [y * pixels.height // down for y in range(down)]
    return Pixels(across, down, b"".join(pixels.at(x, y) for y in rows for x in columns))


def half_blocks(pixels: Pixels, width: int) -> list[Strip]:
    """Two rows of pixels in each row of cells, in the middle of so many cells."""
    left = (width - pixels.width) // 2
    strips = []
    for y in range(0, pixels.height, 2):
        segments = [Segment(" " * left)]
        for x in range(pixels.width):
            below = _color(pixels.at(x, y + 1)) if y + 1 < pixels.height else None
            segments.append(Segment("▀", Style(color=_color(pixels.at(x, y)), bgcolor=below)))
        strips.append(Strip(segments).adjust_cell_length(width))
    return strips


def shades(pixels: Pixels, width: int) -> list[Strip]:
    """The same without colour: the brighter, the fuller the sign."""
    left = " " * ((width - pixels.width) // 2)
    strips = []
    for y in range(0, pixels.height, 2):
        row = "".join(_SHADES[sum(pixels.at(x, y)) * len(_SHADES) // 766] for x in range(pixels.width))
        strips.append(Strip([Segment(left + row)]).adjust_cell_length(width))
    return strips


def _color(pixel: bytes) -> str:
    return f"#{pixel.hex()}"


class Blocks(Widget):
    """Draws a picture with characters: half blocks in colours, or shades."""

    DEFAULT_CSS = "Blocks { width: 1fr; height: 1fr; }"

    def __init__(self, in_colors: bool) -> None:
        super().__init__()
        self._pixels: Pixels | None = None
        self._draw = half_blocks if in_colors else shades
        self._strips: list[Strip] = []
        self._drawn: tuple[Pixels | None, Size] | None = None

    def room(self, columns: int, rows: int) -> tuple[int, int]:
        """How many pixels a picture may have in so many cells."""
        return columns, rows * 2

    def show(self, pixels: Pixels | None) -> None:
        """Show a picture, or none."""
        self._pixels = pixels
        self.refresh()

    def render_line(self, y: int) -> Strip:
        if self._drawn != (self._pixels, self.size):
            self._drawn = self._pixels, self.size
            width, height = self.size
            fits = fitted(self._pixels, width, height * 2) if self._pixels else None
            self._strips = self._draw(fits, width) if fits else []
        from_top = y - (self.size.height - len(self._strips)) // 2
        return self._strips[from_top] if 0 <= from_top < len(self._strips) else Strip.blank(self.size.width)


class PictureScreen(OverScreen[None]):
    """Shows the pictures of a post, one at a time, and below each what it shows and whose it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", "close", show=False),
        Binding("v,n,j,right,down,space", "turn(1)", "next picture", show=False),
        Binding("N,k,left,up", "turn(-1)", "the one before", show=False),
    ]
    DEFAULT_CSS = """
    PictureScreen { background: $background; layout: vertical; }
    PictureScreen Static {
        width: 1fr; height: auto; max-height: 4; background: $panel; color: $foreground; padding: 0 1;
    }
    """

    def __init__(self, pictures: Sequence[Block], fetch: Fetch, canvas: Blocks | Graphic) -> None:
        super().__init__()
        self._pictures = pictures
        self._fetch = fetch
        self._at = 0
        self._canvas = canvas
        self._says = Static()

    def compose(self) -> ComposeResult:
        yield self._canvas
        yield self._says

    def on_mount(self) -> None:
        self.action_turn(0)

    def text(self) -> str:
        """What stands below the picture."""
        return str(self._says.content)

    def action_turn(self, step: int) -> None:
        self._at = (self._at + step) % len(self._pictures)
        self._canvas.show(None)
        self._tell("asking for it …")
        self.run_worker(self._get(self._pictures[self._at]), exclusive=True, name="picture")

    async def _get(self, picture: Block) -> None:
        columns, rows = self.app.size
        room = self._canvas.room(columns, max(_LEAST_ROWS, rows - _TOLD_ROWS))
        try:
            pixels = await self._fetch(picture.url or "", *room)
        except LivetermError as error:
            self._tell(str(error))
            return
        self._tell()
        self._canvas.show(pixels)

    def _tell(self, state: str = "") -> None:
        picture = self._pictures[self._at]
        credit = f" ({picture.credit})" if picture.credit else ""
        number = f"{self._at + 1} of {len(self._pictures)}, v next · " if len(self._pictures) > 1 else ""
        lines = [picture.text + credit or "no description", f"{number}Esc back" + (f" · {state}" if state else "")]
        self._says.update(Content("\n".join(lines)))
