"""What a page says that was not known: new posts, edits, withdrawals, and what is none of these."""

from __future__ import annotations

from datetime import timedelta
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from liveterm.live import Known, Seen, compare
from liveterm.live.compare import confirm, doubtful
from liveterm.live.sameness import canonical
from liveterm.model import PINNED, Block, Entry, Frame, Link
from tests.build import at, entry, frame, page


def posts(*numbers: int, **facts: object) -> list[Entry]:
    """Posts in the order of a page, newest first: the number is the minute."""
    return [entry(str(number), number, text=f"What happened in minute {number}.", **facts) for number in numbers]


def numbered(first: int, last: int) -> list[Entry]:
    return posts(*range(last, first - 1, -1))


def look(known: Known, entries: list[Entry], minutes: float = 60, **facts: object) -> Frame | None:
    return compare(known, page(*entries, **facts), at(minutes))


def ids(found: Frame | None) -> list[str]:
    return [] if found is None else [post.id for post in found.entries]


def test_the_first_look_brings_everything_oldest_first():
    found = look(Known("bbc"), numbered(1, 5))
    assert ids(found) == ["1", "2", "3", "4", "5"]
    assert {post.source for post in found.entries} == {"bbc"}
    assert found.blog.title == "An event"


def test_posts_of_one_minute_stand_in_the_reverse_of_the_pages_order():
    found = look(Known(), [entry("late", 1), entry("middle", 1), entry("early", 1)])
    assert ids(found) == ["early", "middle", "late"]


def test_a_look_that_brings_nothing_is_no_frame():
    known = Known()
    look(known, numbered(1, 5))
    assert look(known, numbered(1, 5)) is None


def test_with_several_sources_ids_begin_with_the_sources_name():
    known = Known("bbc", prefix="bbc:")
    assert ids(look(known, posts(1))) == ["bbc:1"]
    assert look(known, posts(1)) is None


def test_only_what_changed_is_in_the_frame():
    known = Known()
    look(known, numbered(1, 5))
    changed = [*numbered(4, 6), entry("3", 3, text="Something else."), *numbered(1, 2)]
    found = look(known, changed)
    assert ids(found) == ["3", "6"]
    assert found.blog is None


def test_an_address_is_not_taken_away_by_an_answer_that_names_none():
    known = Known("storm")
    look(known, posts(1, 2, url="https://example.org/live#1"))
    assert look(known, posts(1, 2, url=None)) is None
    assert known.posts["1"].url == "https://example.org/live#1"


def test_an_address_stays_as_it_was_first_known_while_it_leads_to_the_same_place():
    known = Known("storm")
    look(known, posts(1, url="https://example.org/live/storm#entry-1"))
    look(known, [entry("1", 1, text="Edited.", url="https://www.example.org/?p=7#entry-1")])
    assert known.posts["1"].url == "https://example.org/live/storm#entry-1"
    look(known, [entry("1", 1, text="Edited again.", url="https://example.org/live/storm-2")])
    assert known.posts["1"].url == "https://example.org/live/storm-2"


def test_moving_times_tokens_and_signed_pictures_are_no_edit():
    known = Known()
    picture = Block("image", "A hall", url="https://example.org/p.jpg?sig=1")
    first = entry(
        "1", 1, url="https://example.org/1?utm_source=a", blocks=(picture,), links=(Link("x", "https://example.org/x"),)
    )
    look(known, [first])
    again = entry(
        "1",
        5,
        url="https://example.org/1?utm_source=b",
        updated=at(6),
        blocks=(Block("image", "A hall", url="https://example.org/p.jpg?sig=2"),),
        links=(Link("x", "https://example.org/x?at_campaign=7"),),
    )
    assert look(known, [again]) is None


def test_an_edited_post_keeps_its_time_and_says_when_it_was_updated():
    known = Known()
    look(known, [entry("1", 1)])
    (post,) = look(known, [entry("1", 9, text="Mended.")]).entries
    assert post.published == at(1)
    assert post.updated == at(9)


def test_a_time_that_becomes_known_is_news():
    known = Known()
    look(known, [entry("1", None)])
    assert ids(look(known, [entry("1", 5)])) == ["1"]


def test_a_time_in_the_future_is_none():
    (post,) = look(Known(), [entry("1", 60 * 24 * 365)]).entries
    assert post.published is None
    assert post.precision == "none"
    ahead = compare(Known(), page(entry("1", 60 * 24)), at(), ahead=timedelta(days=1))
    assert ahead.entries[0].published == at(60 * 24)


def test_a_post_is_the_same_under_every_spelling_of_its_address():
    spellings = [
        "https://www.example.org/live/1",
        "http://example.org/live/1/",
        "https://example.org/live/1?utm_source=feed&fbclid=x",
        "https://amp.example.org/live/1",
        "https://example.org/amp/live/1",
        "https://example.org/live/1/amp/",
        "https://example.org/live/1?amp=1",
    ]
    assert len(set(map(canonical, spellings))) == 1
    assert canonical("https://example.org/live#1") != canonical("https://example.org/live#2")
    assert canonical("https://example.org/?id=1") != canonical("https://example.org/?id=2")
    known = Known()
    look(known, [entry(spellings[0])])
    assert all(look(known, [entry(spelling, headline=f"Post {spellings[0]}")]) is None for spelling in spellings)


def test_a_post_that_got_another_id_is_the_same_post():
    known = Known()
    look(known, [entry("a-1", 1, headline="Said"), entry("a-2", 2, headline="Done")])
    assert look(known, [entry("b-1", 1, headline="Said"), entry("b-2", 2, headline="Done")]) is None


def test_different_posts_under_one_id_are_told_apart_and_a_pinned_copy_is_not():
    known = Known()
    shared = [entry("x", minute, headline=f"Number {minute}") for minute in (3, 2, 1)]
    assert len(set(ids(look(known, shared)))) == 3
    assert look(known, shared) is None
    pinned = entry("2", None, headline="Post 2", labels=(PINNED,), text="What happened in minute 2.")
    assert ids(look(Known(), [pinned, *posts(3, 2, 1)])) == ["1", "3", "2"]


def test_what_the_publisher_takes_back_is_withdrawn():
    known = Known()
    look(known, numbered(1, 3))
    assert look(known, posts(3, 1), withdrawn=("2", "unknown")).withdrawn == ("2",)
    assert look(known, posts(3, 1), withdrawn=("2",)) is None


def test_a_post_that_is_shown_struck_is_told_and_withdrawn_once():
    known = Known()
    told = look(known, posts(3, 2, 1), withdrawn=("2",))
    assert (ids(told), told.withdrawn) == (["1", "2", "3"], ("2",))
    assert look(known, posts(3, 2, 1), withdrawn=("2",)) is None
    assert ids(look(known, posts(3, 2, 1))) == ["2"]
    assert look(known, posts(3, 2, 1), withdrawn=("2",)).withdrawn == ("2",)


def test_of_a_page_that_only_lists_posts_one_that_leaves_is_withdrawn_at_the_second_look():
    known = Known()
    look(known, [], delta=True, listed=tuple("6543210"))
    compare(known, page(*posts(6, 5, 4, 3, 2, 1, 0), delta=True), at(1), older=True)
    assert confirm(known, at(2)) is None
    assert look(known, [], delta=True, listed=tuple("765431")) is None
    assert confirm(known, at(3)).withdrawn == ("2",)
    assert confirm(known, at(4)) is None


def test_a_withdrawn_post_that_returns_is_told():
    known = Known()
    look(known, numbered(1, 3))
    look(known, posts(3, 1), withdrawn=("2",))
    assert ids(look(known, numbered(1, 3))) == ["2"]


def test_a_post_missing_between_two_that_stayed_is_withdrawn_at_the_second_look():
    known = Known()
    look(known, numbered(1, 6))
    assert look(known, posts(6, 5, 4, 2, 1)) is None
    assert look(known, posts(6, 5, 4, 2, 1)).withdrawn == ("3",)


def test_a_page_that_did_not_change_is_a_second_look_too():
    known = Known()
    look(known, numbered(1, 6))
    look(known, posts(6, 5, 4, 2, 1))
    assert confirm(known, at(61)).withdrawn == ("3",)
    assert confirm(known, at(62)) is None


def test_a_post_missing_once_is_not_withdrawn():
    known = Known()
    look(known, numbered(1, 6))
    for _ in range(3):
        assert look(known, posts(6, 5, 4, 2, 1)) is None
        assert look(known, numbered(1, 6)) is None


def test_the_newest_post_is_withdrawn_once_a_later_one_came_in_its_stead():
    known = Known()
    look(known, numbered(1, 6))
    assert [look(known, numbered(1, 5)) for _ in range(5)] == [None] * 5
    assert look(known, posts(7, 5, 4, 3, 2, 1)).withdrawn == ()
    assert look(known, posts(7, 5, 4, 3, 2, 1)).withdrawn == ("6",)
    assert look(known, posts(7, 5, 4, 3, 2, 1)) is None
    assert ids(look(known, numbered(1, 7))) == ["6"]


def test_a_newest_post_that_its_successor_replaces_at_once_is_withdrawn_at_the_second_look():
    known = Known()
    pin = entry("0", 0, labels=(PINNED,))
    look(known, [pin, *numbered(1, 6)])
    assert look(known, [pin, *posts(7, 5, 4, 3, 2, 1)]).withdrawn == ()
    assert confirm(known, at(61)).withdrawn == ("6",)


def test_of_a_newest_post_that_comes_back_nothing_was_said():
    known = Known()
    look(known, numbered(1, 6))
    looks = [numbered(1, 5), numbered(1, 6), numbered(1, 5), numbered(1, 7), numbered(1, 7), numbered(1, 8)]
    assert not any(found.withdrawn for shown in looks if (found := look(known, shown)))


def test_a_newest_post_is_not_withdrawn_for_an_older_one_that_came_before_it():
    known = Known()
    look(known, numbered(2, 7))
    for _ in range(4):
        found = look(known, [entry("1", 1, text="Brought up."), *numbered(2, 6)])
        assert found is None or not found.withdrawn


def test_a_newest_post_is_not_withdrawn_when_the_page_went_on_without_those_round_it():
    known = Known()
    look(known, numbered(1, 6))
    look(known, numbered(1, 5))
    for _ in range(6):
        found = look(known, numbered(20, 25))
        assert found is None or not found.withdrawn


def test_what_falls_off_the_end_is_not_withdrawn():
    known = Known()
    for newest in range(6, 40):
        found = look(known, numbered(newest - 5, newest))
        assert found.withdrawn == ()


def test_what_is_pinned_is_no_witness():
    known = Known()
    pin = entry("0", 0, labels=(PINNED,))
    for newest in range(6, 20):
        found = look(known, [*numbered(newest - 5, newest), pin])
        assert found.withdrawn == ()


def test_an_old_post_brought_to_the_top_does_not_withdraw_those_that_fall_off():
    known = Known()
    look(known, numbered(1, 6))
    for _ in range(3):
        found = look(known, [entry("1", 1, text="Updated."), *numbered(4, 8)])
        assert found is None or found.withdrawn == ()


def test_a_page_that_lost_a_third_is_distrusted_and_nothing_is_withdrawn():
    known = Known()
    look(known, numbered(1, 9))
    found = look(known, posts(9, 8, 2, 1))
    assert found.trouble.startswith("changed shape:")
    assert found.withdrawn == ()
    recovered = look(known, numbered(1, 9))
    assert recovered.trouble == ""
    assert not recovered.withdrawn


def test_a_page_that_stays_short_is_trusted_again_without_withdrawals():
    known = Known()
    look(known, numbered(1, 9))
    found = [look(known, posts(9, 8)) for _ in range(6)]
    assert [frame.trouble for frame in found if frame][-1] == ""
    assert all(not frame.withdrawn for frame in found if frame)


def test_half_a_page_proves_nothing():
    known = Known()
    look(known, numbered(1, 6))
    for _ in range(3):
        assert look(known, posts(6, 5, 4, 2, 1), problems=("cut short",)) is None


def test_half_a_page_after_whole_ones_is_passed_over_unless_it_stays_so():
    known = Known()
    half, whole = page(*posts(6), problems=("cut short",)), page(*numbered(1, 6))
    assert not doubtful(known, half)
    assert not doubtful(known, whole)
    assert [doubtful(known, half) for _ in range(4)] == [True, True, False, False]


def test_an_answer_with_only_news_says_nothing_by_absence_and_what_it_brought_may_be_missed():
    known = Known()
    look(known, numbered(1, 4))
    assert ids(look(known, posts(6, 5), delta=True)) == ["5", "6"]
    assert look(known, [], delta=True) is None
    assert look(known, posts(6, 4, 3, 2, 1)) is None
    assert look(known, posts(6, 4, 3, 2, 1)).withdrawn == ("5",)


def test_an_answer_with_only_news_may_leave_out_labels():
    known = Known()
    look(known, posts(1, labels=("key",), authors=("A. Writer",)))
    assert look(known, posts(1), delta=True) is None


def test_a_label_that_an_answer_with_only_news_left_out_is_lost_when_the_whole_page_lacks_it():
    known = Known()
    bare = posts(1)
    look(known, posts(1, labels=("key",)))
    assert look(known, bare, delta=True) is None
    assert look(known, bare).entries[0].labels == ()


def test_what_was_inferred_stays_so_when_an_answer_leaves_it_out():
    known = Known()
    look(known, posts(1, labels=("key", "breaking"), inferred=("breaking",)))
    (told,) = look(known, posts(1, headline="Other words"), delta=True).entries
    assert (told.labels, told.inferred) == (("key", "breaking"), ("breaking",))
    (told,) = look(known, posts(1, labels=("breaking",), headline="More words"), delta=True).entries
    assert (told.labels, told.inferred) == (("breaking", "key"), ())


def test_only_what_a_post_says_of_itself_makes_it_another():
    known = Known()
    look(known, posts(1, labels=("key",)))
    assert look(known, posts(1, labels=("key", "breaking"), inferred=("breaking",))) is None
    assert look(known, posts(1, labels=("breaking", "key"), inferred=("breaking",))) is not None


def test_an_older_page_withdraws_nothing():
    known = Known()
    look(known, numbered(10, 15))
    assert ids(compare(known, page(*numbered(5, 9)), at(60), older=True)) == ["5", "6", "7", "8", "9"]
    assert look(known, numbered(10, 15)) is None


def test_facts_that_an_answer_leaves_out_stand():
    known = Known()
    look(known, posts(1), title="An event")
    assert look(known, posts(1), title="") is None
    assert look(known, posts(1), title="Another").blog.title == "Another"


def test_a_source_keeps_the_zone_it_was_first_seen_to_write_in():
    known, facts = Known(), page(*posts(1))
    for zone in ("+01:00", "+00:00", ""):
        compare(known, replace(facts, blog=replace(facts.blog, zone=zone)), at(60))
        assert known.blog.zone == "+01:00"


def test_what_a_session_holds_is_known():
    earlier = [
        Frame(at=at(1), source="bbc", entries=tuple(posts(1, 2)), trouble="offline: nobody there"),
        Frame(at=at(2), source="bbc", withdrawn=("2",)),
    ]
    known = Seen.of(earlier).source("bbc")
    found = look(known, numbered(1, 3))
    assert ids(found) == ["2", "3"]
    assert found.trouble == ""
    assert look(Seen.of([*earlier, found]).source("bbc"), numbered(1, 3)) is None


def test_a_session_of_several_sources_may_go_on_with_one():
    known = Known("bbc", prefix="bbc:")
    first = look(known, posts(1))
    assert look(Seen.of([first]).source("bbc"), posts(1), title="An event") is None


@given(st.lists(st.sets(st.integers(1, 30), min_size=1, max_size=12), min_size=1, max_size=8))
def test_however_a_page_changes_no_known_post_is_lost_or_told_twice(looks):
    known = Known()
    told: set[str] = set()
    gone: set[str] = set()
    for minute, shown in enumerate(looks):
        found = look(known, posts(*sorted(shown, reverse=True)), 60 + minute)
        for post in found.entries if found else ():
            assert post.id not in told or post.id in gone
        told |= set(ids(found))
        gone = set(known.gone)
        assert {str(number) for number in shown} <= told
        assert not {str(number) for number in shown} & gone
    assert set(known.posts) == told


def test_an_id_that_begins_with_the_name_of_its_source_is_a_post_of_its_own():
    known = Known("jf")
    told = compare(known, page(entry("jf:1", text="One."), entry("1", text="Two.")), at(0))
    assert sorted(e.id for e in told.entries) == ["1", "jf:1"]


def test_ids_under_their_sources_name_are_known_again_in_a_later_run():
    one, two = entry("jf:1", source="jf", headline="Post 1"), entry("jf:2", 1, source="jf", headline="Post 2")
    earlier = frame(0, one, two, source="jf", blog=page().blog)
    known = Seen.of([earlier]).source("jf")
    assert compare(known, page(entry("2", 1), entry("1")), at(9)) is None


def test_a_post_that_its_page_tells_with_less_is_not_edited():
    whole = entry(
        "a",
        headline="Gates shut",
        blocks=(
            Block("paragraph", "One."),
            Block("paragraph", "Two."),
            Block("image", "A gate", "https://a.example/g.jpg"),
        ),
        authors=("Ada Okoye",),
        labels=("key",),
    )
    bare = entry("a", headline="Gates shut", blocks=(Block("paragraph", "One. Two."),))
    known = Known("s")
    compare(known, page(whole), at(0))
    assert compare(known, page(bare), at(1)) is None
    cut = entry("a", headline="Gates shut", blocks=(Block("paragraph", "One. Two, and three."),))
    assert compare(known, page(cut), at(2)).entries[0].text == "One. Two, and three."


def test_a_post_that_its_page_only_outlines_stays_as_it_was_known_until_it_is_updated():
    known = Known("s")
    compare(known, page(entry("a", text="All of it.", labels=("key",))), at(0))
    outline = entry("a", text="Intro.")
    assert compare(known, page(outline, outlined=("a",)), at(1)) is None
    later = replace(outline, updated=at(2))
    assert compare(known, page(later, outlined=("a",)), at(2)).entries[0].text == "Intro."
    assert compare(known, page(entry("b", text="Intro."), outlined=("b",)), at(3)).entries[0].text == "Intro."


def test_a_chain_in_which_each_message_names_only_the_one_before_is_one_post_until_it_is_withdrawn():
    known = Known("s")
    compare(known, page(entry("C1", 0)), at(0))
    compare(known, page(entry("C1", 1, text="Second."), same=(("C1", "C2"),)), at(1))
    (third,) = compare(known, page(entry("C2", 2, text="Third."), same=(("C2", "C3"),)), at(2)).entries
    assert (third.id, third.published, third.updated) == ("C1", at(0), at(2))
    assert compare(known, page(withdrawn=("C3",)), at(3)).withdrawn == ("C1",)
    assert list(known.posts) == ["C1"]


def test_ids_that_turn_out_to_be_one_post_too_late_stay_two():
    known = Known("s")
    compare(known, page(entry("C1", 0), entry("C2", 1)), at(1))
    assert compare(known, page(entry("C1", 0), entry("C2", 1), same=(("C1", "C2"),)), at(2)) is None


def test_losing_a_label_alone_is_an_edit():
    known = Known("s")
    compare(known, page(entry("a", labels=("key",))), at(0))
    assert compare(known, page(entry("a")), at(1)).entries[0].labels == ()


@given(
    st.lists(st.tuples(st.integers(0, 4), st.sets(st.integers(0, 11), max_size=2), st.booleans()), max_size=25),
    st.integers(3, 12),
    st.sampled_from(["newest first", "oldest first", "pinned", "shuffled"]),
    st.integers(1, 3),
)
def test_only_what_was_deleted_is_ever_withdrawn_from_a_page_of_the_newest_posts(steps, size, order, per_minute):
    """Each step: how many posts are published, which of those on the page deleted, and whether it is an old copy."""
    known = Known()
    per_minute = 1 if order == "shuffled" else per_minute  # else nothing says which of one minute is the older
    standing, deleted, shown = list(range(size)), set(), []
    for minute, (published, places, stale) in enumerate(steps):
        first = (standing[-1] if standing else 0) + len(deleted) + 1
        standing += range(first, first + published)
        out = {number for place, number in enumerate(reversed(standing)) if place in places}
        deleted |= {str(number) for number in out}
        standing = [number for number in standing if number not in out]
        if not stale or not shown:
            shown = [entry(str(number), number // per_minute) for number in reversed(standing[-size:])]
        arranged = {
            "newest first": shown,
            "oldest first": shown[::-1],
            "pinned": [entry("pin", 0, labels=(PINNED,)), *shown],
            "shuffled": sorted(shown, key=lambda post: crc32(f"{minute} {post.id}".encode())),
        }[order]
        found = look(known, arranged, 600 + minute)
        assert found is None or deleted.issuperset(found.withdrawn)


@given(st.integers(6, 20), st.data(), st.integers(1, 3), st.integers(0, 4))
def test_a_deleted_post_is_withdrawn_in_the_end_unless_the_page_had_no_room_for_it(size, data, per_minute, between):
    place = data.draw(st.integers(0, size - 2))
    known = Known()
    numbers = list(range(size, 0, -1))
    look(known, [entry(str(number), number // per_minute) for number in numbers], 600)
    deleted = numbers.pop(place)
    later = [size + 1, *numbers]
    shown = [numbers] * between + [later] * 3
    found = [look(known, [entry(str(number), number // per_minute) for number in one], 601) for one in shown]
    assert [id for one in found if one for id in one.withdrawn] == [str(deleted)]


TOLD = [
    entry(str(number), minutes, text=text, labels=labels)
    for number in range(4)
    for minutes in (number, 200)  # 200: not there yet at first
    for text in ("One.", "Two.")
    for labels in ((), ("key",))
]
PAGES = st.lists(
    st.tuples(st.lists(st.sampled_from(TOLD), max_size=5), st.sets(st.sampled_from("0123"), max_size=1), st.booleans()),
    max_size=6,
)


@given(PAGES)
def test_that_an_entry_is_the_very_one_of_the_last_page_changes_nothing_but_the_time_it_takes(looks):
    kept, anew = Known(), Known()
    for number, (entries, withdrawn, more) in enumerate(looks):
        facts = {"withdrawn": tuple(withdrawn), "delta": more, "more": more}
        again = [replace(entry) for entry in entries]
        assert look(kept, entries, 60 + 50 * number, **facts) == look(anew, again, 60 + 50 * number, **facts)
