"""Puts what changed on the screen as it is: of most frames, whole rows of one widget with nothing over them.

Textual draws every widget of the screen anew whenever a row of one differs, and cuts each row at every border. That is
most of what a key costs. Where a changed region lies in one widget only, the rows that this widget makes are all there
is to draw; elsewhere, and for the whole screen, Textual does as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Offset, Region
from textual.strip import Strip


class RowsUpdate(CompositorUpdate):
    """Rows of cells, each with where on the screen it begins."""

    def __init__(self, rows: Sequence[tuple[Offset, Strip]]) -> None:
        self.rows = rows

    def render_segments(self, console: Console) -> str:
        """What to write to the terminal."""
        return "".join(f"\x1b[{at.y + 1};{at.x + 1}H{strip.render(console)}" for at, strip in self.rows)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for at, strip in self.rows:
            yield Control.move_to(*at)
            yield from strip


class QuickCompositor(Compositor):
    """Textual's compositor, with a short way for changes within widgets that nothing covers."""

    def render_partial_update(self) -> CompositorUpdate | None:  # type: ignore[override]
        """Everything that changed since the last frame; None if nothing did."""
        rows: list[tuple[Offset, Strip]] = []
        for region in self._dirty_regions:
            region = region.intersection(self.size.region)
            own = self._rows_of_one(region) if region else ()
            if own is None:
                return super().render_partial_update()
            rows += own
        self._dirty_regions.clear()
        return RowsUpdate(rows) if rows else None

    def _rows_of_one(self, region: Region) -> Iterable[tuple[Offset, Strip]] | None:
        """The rows of a region that lies in one widget, or None where several meet."""
        for widget, (where, clip) in self.visible_widgets.items():  # the foremost first
            seen = where.intersection(clip)
            if seen.contains_region(region):
                strips = widget.render_lines(region.translate(-where.offset))
                return [(Offset(region.x, region.y + row), strip) for row, strip in enumerate(strips)]
            if seen.overlaps(region):
                return None
        return ()
