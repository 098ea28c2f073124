"""Whom a surname means when several bear it, and which spellings are one person's, in whatever order posts come."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liveterm.model import Reading
from liveterm.speakers import Cast, Corrections
from liveterm.speakers.corrections import dumps, loads
from tests.speakers.posts import post

POOL = [
    post("Viktor Maran said no. “Never,” Maran said.", id="first"),
    post("President Viktor Maran said yes.", id="titled"),
    post("Elena Maran was at the dinner, too.", id="silent"),
    post("Viktor Maran came with his wife, Elena Maran. Maran said it was late.", id="wife"),
    post("His son, Pavel Maran, was there. Maran said hello.", id="son"),
    post("Maran said: “Perhaps.”", id="bare"),
    post("President Maran said he would see.", id="office"),
    post("Mrs Maran said it was lovely.", id="mrs"),
    post("Maran says so. His deputy, Ivan Maran, said nothing had changed.", id="later"),
    post("Chris Minnow said it was late.", id="chris"),
    post("Christopher Minnow says more will come. Kris Minnows, his chief of staff, says he is right.", id="staff"),
    post("Chris Minow tells reporters: “We wait.”", id="slip"),
    post("Anna Johnson said no. Anna Johnston said yes.", id="two"),
    post("Christine Minnow, a farmer, said no.", id="farmer"),
    post("Viktor Maran Jr said nothing had changed. Maran Jr said so.", id="junior"),
]


def session(*texts: str, corrections: Corrections = Corrections()) -> list[tuple[str, ...]]:  # noqa: B008 — frozen
    """Who speaks in each of several posts."""
    cast = Cast(corrections)
    cast.learn(post(text, id=str(at)) for at, text in enumerate(texts))
    return [cast.reading(str(at)).heard for at in range(len(texts))]


def readings(cast: Cast) -> dict[str, Reading]:
    return {entry.id: cast.reading(entry.id) for entry in POOL}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.permutations(POOL), cuts=st.lists(st.integers(0, len(POOL)), max_size=4), gone=st.sampled_from(POOL))
def test_the_order_of_arrival_leaves_no_trace_among_namesakes(order, cuts, gone):
    cast, straight = Cast(), Cast()
    straight.learn(POOL)
    cast.learn([gone])
    cast.forget(gone.id)
    for start, end in pairwise([0, *sorted(cuts), len(order)]):
        cast.learn(order[start:end])
    assert readings(cast) == readings(straight)


def test_a_son_who_is_called_like_his_father_is_somebody_else():
    father, son, short = session(
        "President Carl Lund said no. Lund said so twice.", "Carl Lund Jr. said yes.", "“Never,” Lund Jr said."
    )
    assert (father, son, short) == (("Carl Lund",), ("Carl Lund Jr",), ("Carl Lund Jr",))


def test_a_son_is_meant_by_the_surname_where_his_father_is_not_known():
    assert session("Carl Lund Jr said yes.", "Lund said no.") == [("Carl Lund Jr",)] * 2


SPOKEN = "Viktor Maran said no. “Never,” Maran said."
MEANT = [
    ([SPOKEN, "Elena Maran was at the dinner, too."], "Maran said: “Perhaps.”", "Viktor Maran"),
    ([SPOKEN, "Elena Maran was there."], "President Maran said he would see.", "Viktor Maran"),
    ([SPOKEN, "Elena Maran was there."], "Mrs Maran said it was lovely.", "Elena Maran"),
    (["President Viktor Maran said yes.", "Ivan Maran, a farmer, said no."], "Maran said no.", "Viktor Maran"),
    ([SPOKEN], "Viktor Maran came with his wife, Elena Maran. Maran said it was late.", "Viktor Maran"),
    ([SPOKEN], "His wife, Elena Maran, was there. Maran said it was late.", "Viktor Maran"),
    ([SPOKEN], "Elena Maran said it was late. Maran said: “Very late.”", "Elena Maran"),
    (["Home Secretary Ann Maran said no.", "Mayor Tom Maran said no."], "Mayor Maran said yes.", "Tom Maran"),
]


@pytest.mark.parametrize(("others", "text", "name"), MEANT)
def test_a_surname_means_whom_a_reporter_would_mean(others, text, name):
    assert session(text, *others)[0] == (name,)


def test_who_is_named_in_full_only_later_is_not_who_spoke_before():
    heard = session("Maran says so. His deputy, Ivan Maran, said nothing had changed.", "President Viktor Maran spoke.")
    assert heard[0] == ("Viktor Maran", "Ivan Maran")


def test_a_surname_of_two_who_both_speak_is_neithers():
    assert session("Johnson said so.", "Boris Johnson said no.", "Rachel Johnson said yes.")[0] == ("Johnson",)


SHARED = [
    ["Maran said: “Perhaps.”", SPOKEN, SPOKEN, "Elena Maran was at the dinner, too."],
    ["Viktor Maran met Elena Maran. Maran said no."],
    ["Maran said: “Perhaps.”", "President Viktor Maran said yes.", "Ivan Maran, a farmer, said no."],
]


@pytest.mark.parametrize("texts", SHARED)
def test_a_bare_surname_that_two_bear_is_never_sure(texts):
    cast = Cast()
    cast.learn(post(text, id=str(at)) for at, text in enumerate(texts))
    assert [speaker.certainty for speaker in cast.reading("0").speakers] == ["likely"]


def test_a_title_that_only_one_of_two_has_makes_sure():
    cast = Cast()
    cast.learn([post("Viktor Maran met Elena Maran. Mrs Maran said no. President Maran said yes.")])
    assert [speaker.certainty for speaker in cast.reading("a").speakers][:1] == ["sure"]


ONE = [
    (["Chris Minnow said no.", "Chris Minnow said yes.", "Chris Minow said so."], "Chris Minnow"),
    (["Chris Minnow said no.", "Chris Minnow said yes.", "Christopher Minnow said so."], "Chris Minnow"),
    (["Liz Maran said no.", "Liz Maran said yes.", "Elizabeth Maran said so."], "Liz Maran"),
    (["UN envoy Geir Hauglund said no.", "Geir Haugland said so."], "Geir Hauglund"),
    (["Chris Minns said no.", "Chris Minns said yes.", "Chris Mins said so."], "Chris Minns"),
    (["Keir Maran said no.", "Kier Maran said so."], "Keir Maran"),
    (["Boris Johnson said no."] * 4 + ["Boris Johnston said yes."], "Boris Johnson"),
]


@pytest.mark.parametrize(("texts", "name"), ONE)
def test_short_forms_and_slips_of_the_pen_are_one_person(texts, name):
    assert set(session(*texts)) == {(name,)}


TWO = [
    ["Anna Johnson said no.", "Anna Johnston said yes."],
    ["David Davis said no.", "David Davies said yes."],
    ["Bob Andersson said no.", "Tom Anderson said yes."],
    ["Chris Minnow said no.", "Kris Minnows said yes."],
    ["John Maran said no.", "Joan Maran said yes."],
    ["Li Qiang said no.", "Li Qiong said yes."],
    ["Tom Miles said no.", "Tom Miles said yes.", "Tom Mills said no.", "Tom Mills said yes."],
    ["Christopher Minnow said no.", "Christine Minnow said yes."],
]


@pytest.mark.parametrize("texts", TWO)
def test_people_whose_names_are_only_alike_stay_apart(texts):
    assert len(set(session(*texts))) == 2


def test_a_short_form_that_fits_two_is_neithers():
    heard = session("Christopher Minnow said no.", "Christine Minnow said yes.", "Chris Minnow said so.")
    assert heard[2] == ("Chris Minnow",)
    assert heard[0] != heard[1]


def test_the_reader_parts_what_was_taken_for_a_slip_and_it_stays_so_in_the_next_run():
    texts = ["Chris Minns said no.", "Chris Minns said yes.", "Chris Mins said so."]
    kept = loads(dumps(Corrections().split("Chris Minns", "Chris Mins")))
    assert session(*texts, corrections=kept)[2] == ("Chris Mins",)
    assert session(*texts, "Chris Minns said more.", corrections=kept)[2] == ("Chris Mins",)
