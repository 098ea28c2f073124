"""The quick scrollbar, beside Textual's own."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.scrollbar import ScrollBar

from liveterm.ui.scrollbar import QuickScrollBar
from liveterm.ui.timeline_view import TimelineView
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


async def test_clicks_beside_the_thumb_turn_pages():
    async with reading(Desk(200)) as desk:
        before = desk.rows
        await desk.pilot.click(desk.view.vertical_scrollbar, offset=(0, 28))
        await desk.pilot.pause()
        assert desk.rows[:2] == before[-2:]
        desk.view.scroll_to(y=desk.view.max_scroll_y // 2, animate=False)
        before = desk.rows
        await desk.pilot.click(desk.view.vertical_scrollbar, offset=(0, 1))
        await desk.pilot.pause()
        assert desk.rows[-2:] == before[:2]


async def test_the_view_goes_with_the_thumb_at_once():
    async with reading(Desk(200)) as desk:
        bar = desk.view.vertical_scrollbar
        await desk.pilot.mouse_down(bar, offset=(0, 0))
        await desk.pilot.hover(bar, offset=(0, 15))
        await desk.pilot.pause()
        assert 60 < int(desk.view.first_visible.id[1:]) < 140
        await desk.pilot.hover(bar, offset=(0, 29))
        await desk.pilot.mouse_up(bar, offset=(0, 29))
        await desk.pilot.pause()
        assert int(desk.view.first_visible.id[1:]) < 10


async def test_textuals_own_keys_for_scrolling_do_not_get_in_the_way():
    async with reading(Desk(200)) as desk:
        assert desk.view.has_focus
        before = desk.rows
        await desk.pilot.press("end", "pagedown", "down")
        assert desk.rows == before


async def test_in_typed_signs_the_bar_has_no_others():
    desk = Desk(200)
    desk.view = TimelineView(ascii=True)
    async with reading(desk):
        desk.view.scroll_to(y=77, animate=False)
        bar = desk.view.vertical_scrollbar
        assert {strip.text for strip in bar.render_lines(Region(0, 0, 1, 30))} == {" "}
        thumb = [strip for strip in bar.render_lines(Region(0, 0, 1, 30)) if strip._segments[0].style.reverse]
        assert 1 <= len(thumb) <= 3
