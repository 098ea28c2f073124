"""The quick scrollbar, beside Textual's own."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.scrollbar import ScrollBar

from liveterm.ui.scrollbar import QuickScrollBar
from tests.ui.test_timeline_view import Desk, reading


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_the_quick_scrollbar_looks_and_acts_like_textuals_own(theme):
    async with reading(Desk(200)) as desk:
        desk.app.theme = theme
        await desk.pilot.pause()
        bar = desk.view.vertical_scrollbar
        assert isinstance(bar, QuickScrollBar)
        for share in (0, 0.1, 0.5, 1):
            desk.view.scroll_to(y=round(desk.view.max_scroll_y * share), animate=False)
            for crop in (Region(0, 0, 1, 30), Region(0, 4, 1, 7)):
                quick, own = bar.render_lines(crop), ScrollBar.render_lines(bar, crop)
                assert [strip.text for strip in quick] == [strip.text for strip in own]
                assert [strip._segments[0].style.meta for strip in quick] == [
                    strip._segments[0].style.meta for strip in own
                ]
                assert [strip._segments[0].style.without_color for strip in quick] == [
                    strip._segments[0].style.without_color for strip in own
                ]


async def test_a_click_below_the_thumb_goes_a_page_on():
    async with reading(Desk(200)) as desk:
        before = desk.view.first_visible
        await desk.pilot.click(desk.view.vertical_scrollbar, offset=(0, 28))
        await desk.pilot.pause(0.3)
        assert desk.view.first_visible is not before
