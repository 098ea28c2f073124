"""What the short way to the terminal draws, beside what Textual would have drawn."""

from __future__ import annotations

from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate
from textual.geometry import Region

from liveterm.ui.compositing import QuickCompositor, RowsUpdate
from tests.ui.conftest import opening, screen, until

SIZE = (100, 30)
Cells = dict[tuple[int, int], tuple[str, object]]


def drawn(update: CompositorUpdate | None) -> Cells:
    """The cells an update writes, by where they are."""
    cells: Cells = {}
    if isinstance(update, RowsUpdate):
        for at, strip in update.rows:
            put(cells, at.x, at.y, strip)
    elif isinstance(update, ChopsUpdate):
        for y, left, right in update.spans:
            row: Cells = {}
            for x, strip in update.chops[y].items():
                put(row, x, y, strip or [])
            cells |= {place: cell for place, cell in row.items() if left <= place[0] < right}
    return cells


def put(cells: Cells, x: int, y: int, strip) -> None:
    for text, style, _ in strip:
        for letter in text:
            cells[x, y] = letter, style and style.without_color + style.from_color(style.color, style.bgcolor)
            x += 1


async def test_the_short_way_draws_what_textual_would_and_gives_way_where_widgets_meet(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("s", "g", "j")
        compositor = screen(app)._compositor
        assert isinstance(compositor, QuickCompositor)
        where = {widget: found[0] for widget, found in compositor.visible_widgets.items() if found[0]}
        await until(lambda: not compositor._dirty_regions)
        for widget, region in where.items():
            for part in (region, Region(region.x, region.y, max(1, region.width // 2), 1)):
                both = []
                for way in (QuickCompositor.render_partial_update, Compositor.render_partial_update):
                    compositor._dirty_regions = {part}
                    both.append(drawn(way(compositor)))
                    assert not compositor._dirty_regions
                assert both[0] == both[1] and both[0], widget
        compositor._dirty_regions = {Region(0, 0, *SIZE)}
        assert isinstance(compositor.render_partial_update(), ChopsUpdate)
        compositor._dirty_regions = {Region(10, 300, 5, 1)}
        assert compositor.render_partial_update() is None
