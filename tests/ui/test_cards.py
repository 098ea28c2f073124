"""What is told to a reader who comes late, was elsewhere, or was here before."""

from __future__ import annotations

import pytest

from liveterm.ui import Doors, Kept
from tests.build import at, frame
from tests.ui.conftest import heard, opening, post, screen, until

SIZE = (110, 40)
SPEECHES = 5
KEY = {"labels": ("key",)}


def side(app) -> str:
    return screen(app).side.text()


def rows(app) -> str:
    return "\n".join(screen(app).timeline.rows_text())


@pytest.fixture
def wall(monkeypatch):
    """Sets the wall clock."""

    def turn(minutes: float) -> None:
        monkeypatch.setenv("LIVETERM_NOW", at(minutes).isoformat())

    turn(21)
    return turn


def look_away(app, away: bool) -> None:
    app.app_focus = not away


async def test_who_opens_an_event_in_its_middle_is_told_the_story_so_far_beside_the_posts(frames):
    told = opening(frame(20.5, post(20, headline="All is key", **KEY)))
    app = frames.open(*told)
    async with app.run_test(size=SIZE):
        await until(lambda: "The story so far" in side(app))
        assert "It goes on." in side(app)
        assert "09:20 ✎ All is key" in side(app)
        assert "Number 19" in rows(app)
        await heard(app, SPEECHES)
        assert "Alan Turing" in side(app)


async def test_enter_walks_what_stands_out_oldest_first_and_then_the_card_is_gone(frames):
    app = frames.open(*opening(*(frame(20 + n, post(n, headline=f"Key {n}", **KEY)) for n in (3, 9))))
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: "The story so far" in side(app))
        await pilot.press("enter")
        assert screen(app).timeline.cursor.id == "n3"
        await pilot.press("enter")
        assert screen(app).timeline.cursor.id == "n9"
        await pilot.press("enter")
        assert "The story so far" not in side(app)


async def test_breaking_news_that_the_card_does_not_lead_to_has_enter_before_it(frames):
    app = frames.open(
        *opening(frame(23, post(3, headline="Key", **KEY))), then=[frame(24, post(24, labels=("breaking",)))]
    )
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: "The story so far" in side(app))
        await frames.tell()
        await until(lambda: "⏎ go" in screen(app).chrome.banner.text())
        await pilot.press("enter")
        assert screen(app).timeline.cursor.id == "n24"
        await pilot.press("enter")
        assert screen(app).timeline.cursor.id == "n3"


async def test_enter_opens_posts_again_once_the_reader_went_elsewhere(frames):
    app = frames.open(*opening(frame(21, post(3, headline="Key", **KEY))))
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: "The story so far" in side(app))
        await pilot.press("j", "j", "enter")
        assert screen(app).timeline.cursor.id == "n19"
        assert "The story so far" in side(app)


async def test_esc_closes_the_card_and_no_row_of_the_posts_moves(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        before = rows(app)
        await pilot.press("escape")
        assert "The story so far" not in side(app)
        assert rows(app) == before


async def test_q_leaves_although_a_card_is_up(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: "The story so far" in side(app))
        await pilot.press("q")
        assert not app.is_running


async def test_back_after_five_minutes_the_reader_is_told_what_is_new_and_what_was_edited(frames, wall):
    news = [frame(21, post(24, **KEY)), frame(22, post(3, headline="Number 3, mended")), frame(23, post(25))]
    app = frames.open(*opening(), then=news, doors=Doors(load_reader=lambda: Kept("n20", at(20), left_at=at(20))))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        look_away(app, True)
        await pilot.pause()
        await frames.tell(3)
        await heard(app, SPEECHES + 1)
        before = rows(app)
        wall(27)
        look_away(app, False)
        await until(lambda: "While you were away" in side(app))
        assert "2 new, 1 key, 1" in side(app)
        assert "Lovelace 1" in side(app)
        assert rows(app) == before
        walked = []
        for _ in range(3):
            await pilot.press("enter")
            walked.append(screen(app).timeline.cursor.id)
        assert walked == ["n3", "n24", "n25"]


async def test_a_short_look_elsewhere_is_not_worth_a_card(frames, wall):
    app = frames.open(
        *opening(), then=[frame(21, post(21))], doors=Doors(load_reader=lambda: Kept("n20", at(20), left_at=at(20)))
    )
    async with app.run_test(size=SIZE) as pilot:
        look_away(app, True)
        await pilot.pause()
        await frames.tell()
        wall(25)
        look_away(app, False)
        await pilot.pause()
        assert screen(app).cards.bearer.card is None


async def test_who_opens_an_event_again_is_told_what_came_since(frames, wall):
    wall(50)
    kept = Kept("n15", at(15), left_at=at(16))
    app = frames.open(*opening(frame(30, post(2, headline="Two, mended"))), doors=Doors(load_reader=lambda: kept))
    async with app.run_test(size=SIZE):
        await until(lambda: "While you were away" in side(app))
        assert "34 m: 5 new, 1 edited" in side(app)


async def test_when_the_event_was_closed_is_kept(frames, wall):
    kept: list[Kept] = []
    async with frames.open(*opening(), doors=Doors(save_reader=kept.append)).run_test(size=SIZE):
        wall(33)
    assert kept[-1].left_at == at(33)


async def test_where_there_is_no_column_the_card_stands_in_the_badge(frames):
    app = frames.open(*opening())
    async with app.run_test(size=(60, 24)) as pilot:
        await until(lambda: "R tells the story so far  Esc close" in screen(app).chrome.badge.text())
        await pilot.press("escape")
        assert screen(app).chrome.badge.text().strip() == "F hold"


async def test_what_a_card_says_in_the_badge_is_as_true_later_and_the_status_line_has_its_own_words(frames):
    news = [frame(minute, post(minute, labels=("breaking",))) for minute in (22, 23)]
    app = frames.open(*opening(frame(21, post(3, headline="Key", **KEY))), then=news)
    async with app.run_test(size=(40, 12)) as pilot:
        await until(lambda: "missed: 1 key" in screen(app).chrome.badge.text())
        await frames.tell(2)
        await until(lambda: screen(app).chrome.banner.display and not screen(app).chrome.badge.display)
        assert "missed: 1 key" in screen(app).chrome.footer.text()
        await pilot.press("comma")
        status = screen(app).chrome.status.text().strip()
        assert status.startswith("as it was known at 09:22") and status.endswith("21 posts")


async def test_the_recap_says_it_all_and_goes_to_what_is_chosen(frames):
    app = frames.open(*opening(frame(21, post(3, headline="The key thing", **KEY))))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("R")
        told = app.screen.text()
        assert "It goes on." in told
        assert "1 09:03  The key thing" in told
        assert "Alan Turing 3, Ada Lovelace 2" in told
        await pilot.press("1")
        assert screen(app).timeline.cursor.id == "n3"
