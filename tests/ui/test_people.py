"""What a reader does about people: find them, hear only them or not at all, see why they speak, and correct it."""

from __future__ import annotations

import base64
from datetime import UTC

from liveterm.model import Block, Reading, Speaker
from liveterm.speakers import Corrections
from liveterm.ui import Doors
from liveterm.ui.panes import PaneFacts, Person, Spot, pane_rows
from liveterm.ui.times import Dial
from tests.build import frame
from tests.ui.conftest import heard, opening, post, screen, until
from tests.ui.test_app import status

SIZE = (110, 34)
SPEECHES = 5


def speech(minute: int, text: str, **facts: object):
    return post(minute, blocks=(Block("paragraph", text),), **facts)


def side(app) -> str:
    return screen(app).side.text()


def sheet(app) -> str:
    return app.screen.text()


async def test_what_was_asked_of_somebody_holds_when_the_full_name_is_learned(frames):
    first = frame(21, speech(21, "“We asked them twice,” Ms Brandt says."))
    news = frame(22, speech(22, "“Nobody came,” says Katarina Brandt, head of operations."))
    app = frames.open(*opening(first), then=[news])
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES + 1)
        number = screen(app).filtering.numbers.of("Brandt")
        await pilot.press("g", "j", "asterisk", number)
        assert screen(app).filtering.filter.speakers == ("Brandt",)
        await frames.tell(1)
        await until(lambda: screen(app).tally.speakers.get("Katarina Brandt") == 2)
        await until(lambda: screen(app).filtering.filter.speakers == ("Katarina Brandt",))
        assert screen(app).filtering.numbers.of("Katarina Brandt") == number
        assert list(screen(app).reader.followed) == ["Katarina Brandt"]
        assert screen(app).chrome.counts.shown == 2


async def answer(pilot, text: str) -> None:
    await pilot.press("ctrl+u", *("space" if letter == " " else letter for letter in text), "enter")


async def correct(pilot, app, choice: str, text: str = "") -> None:
    """Press C in the posts, a number, and type what is asked for; wait until it has taken effect."""
    await pilot.press("C")
    await until(lambda: app.screen is not screen(app))
    await pilot.press(choice)
    if text:
        await until(lambda: app.screen.query("Input"))
        await answer(pilot, text)
    await until(lambda: app.screen is screen(app) and not any(w.name == "correcting" for w in app.workers))


async def take_back(pilot, app, text: str = "") -> None:
    """Press C 9 in the posts and take what was said last, or what was typed."""
    await correct(pilot, app, "9", text or " ")


class Keeper:
    """Keeps corrections as a disk would."""

    def __init__(self, everywhere: Corrections | None = None) -> None:
        self.kept = [Corrections(), everywhere or Corrections()]

    def doors(self) -> Doors:
        return Doors(load_corrections=lambda: (self.kept[0], self.kept[1]), save_corrections=self._save)

    def _save(self, said: Corrections, everywhere: bool) -> str:
        self.kept[everywhere] = said
        return ""


# Who speaks for certain ----------------------------------------------------------------------------------------------


async def test_details_say_why_somebody_is_a_speaker(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j", "i")
        assert "It is sure that Alan Turing speaks here:" in sheet(app)
        line = next(line for line in app.screen._sheet.lines if "We count to 20" in line.plain)
        cues = [line.plain[span.start : span.end] for span in line.spans if "underline" in str(span.style)]
        assert cues == ["says Alan Turing"]


async def test_a_person_who_is_only_mentioned_passes_once_the_filter_was_widened_twice(frames):
    app = frames.open(*opening(frame(21, speech(21, "Nobody has seen Ada Lovelace today."))))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        assert "Ada Lovelace" in told_of(app, "n21").reading.mentioned
        await pilot.press("j", "2")
        assert screen(app).filtering.filter.speakers == ("Ada Lovelace",)
        ada = screen(app).timeline.shown
        await pilot.press("plus")
        assert screen(app).timeline.shown == ada
        await pilot.press("plus")
        assert "+ mentions too" in screen(app).chrome.badge.text()
        await pilot.press("k", "G")
        assert screen(app).filtering.passes(told_of(app, "n21"))
        await pilot.press("plus")
        assert not screen(app).filtering.passes(told_of(app, "n21"))


async def test_widening_counts_in_the_column_and_for_a_speaker_that_was_typed(frames):
    app = frames.open(*opening(frame(21, speech(21, "Nobody has seen Ada Lovelace today."))))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("f")
        await answer(pilot, "speaker:lovelace")
        assert not screen(app).filtering.passes(told_of(app, "n21"))
        await pilot.press("plus", "plus")
        assert screen(app).filtering.passes(told_of(app, "n21"))
        assert "+ mentions too" in screen(app).chrome.badge.text()
        ada = next(person for person in screen(app).people.listed(final=True) if person.name == "Ada Lovelace")
        assert ada.posts == 3
        await pilot.press("plus")
        assert not screen(app).filtering.passes(told_of(app, "n21"))


async def test_the_screen_says_that_the_filter_was_widened_as_long_as_it_is(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        for sign in ("+ maybe too", "+ mentions too"):
            await pilot.press("plus")
            assert sign in screen(app).chrome.badge.text()
        await pilot.press("1")
        assert "+ mentions too" in screen(app).chrome.badge.text()
        await pilot.press("plus")
        assert " too" not in screen(app).chrome.badge.text()


def told_of(app, id: str):
    return screen(app).story.timeline.get(id)


# The column ----------------------------------------------------------------------------------------------------------


async def test_the_column_tells_the_last_words_of_the_person_the_keyboard_is_on(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("s")
        assert "3 posts, last " in side(app)
        assert "“We count to 20" in side(app)


async def test_numbers_stay_with_their_people_when_the_order_is_another(frames):
    app = frames.open(*opening(), then=[frame(21, post(24))])
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await frames.tell()
        await heard(app, SPEECHES + 1)
        assert side(app).index("Ada Lovelace") < side(app).index("Alan Turing")
        await pilot.press("s", "S")
        await pilot.press("S")
        await pilot.press("S")
        assert side(app).index("Ada Lovelace") < side(app).index("Alan Turing")
        assert "2 Ada Lovelace" in side(app)
        await pilot.press("2")
        assert screen(app).filtering.filter.speakers == ("Ada Lovelace",)


async def test_where_nobody_was_found_no_key_is_about_somebody_else(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j", "s", "slash", *"zzz", "enter")
        assert "nobody heard so far is called “zzz”" in status(app)
        await pilot.press("w", "M", "asterisk")
        assert not screen(app).filtering.in_force
        assert not screen(app).reader.followed
        await pilot.press("C")
        assert app.screen is screen(app)


async def test_typing_in_the_column_finds_a_person(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("s", "slash")
        await answer(pilot, "love")
        assert "Alan Turing" not in side(app)
        assert screen(app).side.person == "Ada Lovelace"
        await pilot.press("enter")
        assert screen(app).filtering.filter.speakers == ("Ada Lovelace",)
        await pilot.press("escape")
        assert "Alan Turing" in side(app)


async def test_m_hides_who_speaks_here_and_w_in_the_column_hears_one_alone(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j", "M", "j")
        assert screen(app).timeline.hidden == 3
        assert "without Alan Turing" in screen(app).chrome.badge.text()
        await pilot.press("s", "w")
        assert screen(app).filtering.filter.speakers == ("Alan Turing",)
        assert screen(app).filtering.filter.muted == ()
        await pilot.press("w")
        assert not screen(app).filtering.filter


def test_who_has_a_number_is_listed_before_others_where_there_is_no_room_for_all():
    people = [Person(f"Somebody {n}", 99 - n, None, False, False) for n in range(30)]
    people += [Person("Ann Bell", 2, "1", False, False), Person("Tom Reed", 1, None, True, False)]
    text = "\n".join(
        "".join(piece.text for piece in row.left) for row in pane_rows(PaneFacts(people), Dial(UTC), 24, 8)
    )
    assert text.index("Somebody 0") < text.index("1 Ann Bell") < text.index("Tom Reed") < text.index("more")


def listed_lately(spot: Spot | None) -> list[str]:
    """Who stands in a column of 8 rows in which 30 people spoke one after another, the first of them last."""
    people = [Person(f"Somebody {n}", 1, str(n - 20) if n > 20 else None, False, False) for n in range(30)]
    rows = pane_rows(PaneFacts(people, by_recency=True), Dial(UTC), 24, 8, spot)
    return ["".join(piece.text for piece in row.left).strip() for row in rows]


def test_who_spoke_last_is_seen_wherever_the_keyboard_is():
    for spot in (None, Spot("speakers", "Somebody 0"), Spot("speakers", "Somebody 17")):
        shown = "\n".join(listed_lately(spot))
        assert "Somebody 0" in shown
        assert spot is None or spot.name in shown


async def test_at_its_top_the_keyboard_stays_there_when_the_order_is_another(frames):
    last = speech(25, "“It is cold,” says Grace Hopper.")
    app = frames.open(*opening(frame(25, last)))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES + 1)
        await pilot.press("s")
        assert screen(app).people.here == ["Alan Turing"]
        await pilot.press("S")
        assert screen(app).people.here == ["Grace Hopper"]
        await pilot.press("j")
        below = screen(app).people.here
        await pilot.press("S")
        assert screen(app).people.here == below


# Quotes --------------------------------------------------------------------------------------------------------------


async def test_a_quote_is_copied_with_whose_it_is_and_where_it_stands(frames, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    told = post(24, source="bbc", url="https://example.org/live#24")
    app = frames.open(*opening(frame(24, told)))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES + 1)
        written = []
        screen(app).write = written.append
        await pilot.press("j", "quotation_mark", "y")
        await until(lambda: written)
        text = base64.b64decode(written[0].split(";")[2].rstrip("\a")).decode()
        assert text == "“We count to 24” — Ada Lovelace, BBC, 09:24 UTC, https://example.org/live#24"


async def test_the_list_of_quotes_is_of_those_who_are_chosen_and_goes_to_their_posts(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("1", "quotation_mark")
        assert sheet(app).count("Alan Turing") == 3
        assert "Ada Lovelace" not in sheet(app)
        await pilot.press("j", "enter")
        assert screen(app).timeline.cursor.id == "n12"


async def test_a_headlines_part_of_a_quote_is_not_listed_beside_it(frames):
    said = Block("paragraph", "“It is very late,” says Grace Hopper.")
    told = post(25, headline="Bridge ‘very late’, says Grace Hopper", blocks=(said,))
    app = frames.open(*opening(frame(25, told)))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES + 1)
        await pilot.press("quotation_mark")
        assert "“It is very late” — Grace Hopper" in sheet(app)
        assert sheet(app).count("very late") == 1


# Corrections ---------------------------------------------------------------------------------------------------------


async def test_a_new_name_stands_everywhere_at_once_and_can_be_taken_back(frames):
    keeper = Keeper()
    app = frames.open(*opening(), doors=keeper.doors())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("1", "j")
        await correct(pilot, app, "1", "Countess")
        assert screen(app).tally.speakers == {"Countess": 3, "Ada Lovelace": 2}
        assert screen(app).filtering.filter.speakers == ("Countess",)
        assert screen(app).filtering.numbers.of("Countess") == "1"
        assert keeper.kept[0].alias == (("Alan Turing", "Countess"),)
        await take_back(pilot, app)
        assert screen(app).tally.speakers == {"Alan Turing": 3, "Ada Lovelace": 2}
        assert screen(app).filtering.filter.speakers == ("Alan Turing",)
        assert keeper.kept[0] == Corrections()


async def test_part_of_a_known_name_is_enough_to_merge_two_people(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j")
        await correct(pilot, app, "2", "lovel")
        assert screen(app).tally.speakers == {"Ada Lovelace": 5}


async def test_two_people_who_were_one_for_a_while_have_their_own_numbers_again(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j")
        numbers = screen(app).filtering.numbers
        assert (numbers.of("Alan Turing"), numbers.of("Ada Lovelace")) == ("1", "2")
        await correct(pilot, app, "2", "lovel")
        assert numbers.of("Ada Lovelace") == "2"
        await pilot.press("1")
        assert screen(app).filtering.filter.speakers == ("Ada Lovelace",)
        await pilot.press("1")
        await take_back(pilot, app)
        assert screen(app).tally.speakers == {"Alan Turing": 3, "Ada Lovelace": 2}
        assert (numbers.of("Alan Turing"), numbers.of("Ada Lovelace")) == ("1", "2")


async def test_nobody_is_the_same_person_as_somebody_who_is_not_there(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j", "C")
        await until(lambda: app.screen is not screen(app))
        await pilot.press("2")
        await until(lambda: app.screen.query("Input"))
        await answer(pilot, "zzz")
        assert "nothing here is called “zzz”" in str(app.screen.query_one("#offers").visual)
        await answer(pilot, "ada")
        await until(lambda: app.screen is screen(app) and "Alan Turing" not in screen(app).tally.speakers)


async def test_what_was_said_in_an_earlier_run_can_be_found_and_taken_back(frames):
    keeper = Keeper(everywhere=Corrections().nobody("Alan Turing").renamed("Ada Lovelace", "Countess"))
    keeper.kept[0] = Corrections().quiet("n8", "Countess")
    app = frames.open(*opening(), doors=keeper.doors())
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: screen(app).tally.speakers == {"Countess": 1} and not screen(app).casting.unread)
        await take_back(pilot, app, "not a person")
        await until(lambda: screen(app).tally.speakers == {"Alan Turing": 3, "Countess": 1})
        assert keeper.kept[1] == Corrections().renamed("Ada Lovelace", "Countess")
        assert "taken back: Alan Turing is not a person (in all events)" in status(app)
        await take_back(pilot, app, "does not speak")
        assert keeper.kept[0] == Corrections()
        await take_back(pilot, app)
        await until(lambda: screen(app).tally.speakers == {"Alan Turing": 3, "Ada Lovelace": 2})
        await pilot.press("C")
        await until(lambda: app.screen is not screen(app))
        await pilot.press("9")
        await until(lambda: app.screen is screen(app))
        assert "nothing was corrected so far" in status(app)


async def test_a_word_about_all_events_is_one_word_only(frames):
    keeper = Keeper()
    app = frames.open(*opening(), doors=keeper.doors())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j", "C")
        await until(lambda: app.screen is not screen(app))
        await pilot.press("0")
        await until(lambda: app.screen is not screen(app) and "counts for all events" in sheet(app))
        await pilot.press("1")
        await until(lambda: app.screen.query("Input"))
        await answer(pilot, "Countess")
        await until(lambda: app.screen is screen(app) and "Countess" in screen(app).tally.speakers)
        await pilot.press("C")
        await until(lambda: app.screen is not screen(app))
        assert "counts for this event only" in sheet(app)
        await pilot.press("4")
        await until(lambda: app.screen is screen(app) and "Countess" not in screen(app).tally.speakers)
        assert keeper.kept == [Corrections().nobody("Countess"), Corrections().renamed("Alan Turing", "Countess")]


async def test_what_can_be_taken_back_is_listed_once(frames):
    app = frames.open(*opening(), doors=Keeper(everywhere=Corrections().nobody("Port Ansel")).doors())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j")
        await correct(pilot, app, "1", "Countess")
        await pilot.press("C")
        await until(lambda: app.screen is not screen(app))
        await pilot.press("9")
        await until(lambda: app.screen.query("#offers"))
        offers = str(app.screen.query_one("#offers").visual)
        assert offers.count("is shown as Countess") == 1
        assert "Port Ansel is not a person (in all events)" in offers


async def test_typing_finds_somebody_by_the_name_that_stands_in_the_posts(frames):
    before = Corrections().renamed("Ada Lovelace", "Countess")
    app = frames.open(*opening(), doors=Keeper(everywhere=before).doors())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("s", "slash")
        await answer(pilot, "love")
        assert screen(app).side.person == "Countess"


async def test_two_spellings_can_be_taken_apart(frames):
    app = frames.open(*opening(frame(21, speech(21, "“I count too,” says Alan M. Turing."))))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES + 1)
        assert screen(app).tally.speakers["Alan Turing"] == 4
        await pilot.press("j")
        await correct(pilot, app, "3", "alan m")
        assert screen(app).tally.speakers == {"Alan Turing": 3, "Ada Lovelace": 2, "Alan M. Turing": 1}


async def test_nobody_is_made_of_what_is_no_person_and_silence_is_kept_to_one_post(frames):
    app = frames.open(*opening())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j")
        await correct(pilot, app, "5")
        assert screen(app).tally.speakers == {"Alan Turing": 2, "Ada Lovelace": 2}
        await pilot.press("s", "C", "4")
        await until(lambda: "Ada Lovelace" not in screen(app).tally.speakers or "Alan Turing" not in side(app))
        assert len(screen(app).tally.speakers) == 1
        await pilot.press("C", "9")
        await until(lambda: app.screen.query("#offers"))
        assert "Alan Turing does not speak in “Number 20”" in str(app.screen.query_one("#offers").render())


async def test_a_role_speaks_with_its_holders_name(frames):
    app = frames.open(*opening(frame(21, speech(21, "“I count too,” says the mayor."))))
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("s")
        await correct(pilot, app, "7", "the mayor")
        await heard(app, SPEECHES + 1)


async def test_what_is_known_from_before_teaches_the_engine_and_counts_for_posts_to_come(frames):
    before = Corrections().renamed("Alan Turing", "A. M. Turing")
    app = frames.open(*opening(), then=[frame(21, post(28))], doors=Keeper(everywhere=before).doors())
    async with app.run_test(size=SIZE):
        await heard(app, SPEECHES)
        assert screen(app).tally.speakers == {"A. M. Turing": 3, "Ada Lovelace": 2}
        await frames.tell()
        await heard(app, SPEECHES + 1)
        assert screen(app).tally.speakers["A. M. Turing"] == 4


async def test_a_correction_for_all_events_is_kept_apart_from_this_ones(frames):
    keeper = Keeper()
    app = frames.open(*opening(), doors=keeper.doors())
    async with app.run_test(size=SIZE) as pilot:
        await heard(app, SPEECHES)
        await pilot.press("j", "C")
        await until(lambda: app.screen is not screen(app))
        await pilot.press("0")
        await until(lambda: "all events (0" in sheet(app))
        await pilot.press("4")
        await until(lambda: "Alan Turing" not in screen(app).tally.speakers)
        assert keeper.kept[1].not_person == {"Alan Turing"}
        assert keeper.kept[0] == Corrections()


# What is remembered --------------------------------------------------------------------------------------------------


async def test_an_event_opens_with_who_spoke_in_it_and_forgets_that_of_posts_that_changed(frames):
    kept = []
    app = frames.open(*opening(), doors=Doors(save_readings=kept.append))
    async with app.run_test(size=SIZE):
        await heard(app, SPEECHES)
        await until(lambda: not screen(app).casting.unread)
    (readings,) = kept
    assert readings["n4"][1].heard == ("Alan Turing",)
    print_of_4, _ = readings["n4"]
    said = Reading((Speaker("Somebody Else"),))
    known = {"n4": (print_of_4, said), "n8": (0, said)}
    seen = []
    app = frames.open(*opening(), doors=Doors(load_readings=lambda: known))
    async with app.run_test(size=SIZE):
        show = screen(app).casting._show
        screen(app).casting._show = lambda posts: (seen.append({p.id: p.reading.heard for p in posts}), show(posts))
        await heard(app, SPEECHES)
    assert seen[0] == {"n4": ("Somebody Else",)}
    assert seen[-1]["n4"] == ("Alan Turing",)
