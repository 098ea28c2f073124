"""Which thing stands at which row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liveterm.ui.heights import BLOCK, HeightIndex

HEIGHTS = st.lists(st.integers(0, 9), max_size=40)


def naive_find(heights, row):
    for place, height in enumerate(heights):
        if row < height:
            return place, row
        row -= height
    raise AssertionError("beyond the end")


def agrees(index, heights):
    assert len(index) == len(heights)
    assert index.total == sum(heights)
    assert [index[place] for place in range(len(heights))] == heights
    assert [index.before(place) for place in range(len(heights) + 1)] == [
        sum(heights[:place]) for place in range(len(heights) + 1)
    ]
    assert [index.find(row) for row in range(sum(heights))] == [naive_find(heights, row) for row in range(sum(heights))]


@given(HEIGHTS, HEIGHTS)
def test_what_was_added_is_found_at_its_rows(first, more):
    index = HeightIndex(first)
    index.extend(more)
    agrees(index, first + more)


@given(HEIGHTS.filter(bool), st.data())
def test_a_list_that_is_set_filled_and_thinned_stays_right(heights, data):
    index = HeightIndex(heights)
    for _ in range(5):
        place = data.draw(st.integers(0, len(heights)))
        height = data.draw(st.integers(0, 9))
        what = data.draw(st.sampled_from(["set", "insert", "delete", "cut"]))
        if what == "insert":
            index.insert(place, height)
            heights = [*heights[:place], height, *heights[place:]]
        elif what == "cut":
            index.cut(place)
            heights = heights[:place]
        elif place < len(heights) and what == "set":
            index[place] = height
            heights = [*heights[:place], height, *heights[place + 1 :]]
        elif place < len(heights):
            del index[place]
            heights = [*heights[:place], *heights[place + 1 :]]
        agrees(index, heights)


def test_rows_are_found_across_blocks_of_sums():
    heights = [place % 7 for place in range(BLOCK * 3 + 11)]
    index = HeightIndex(heights)
    index[BLOCK + 3] = 50
    index.insert(5, 4)
    heights[BLOCK + 3] = 50
    heights.insert(5, 4)
    for row in range(0, sum(heights), 97):
        assert index.find(row) == naive_find(heights, row)
    assert index.before(BLOCK * 2 + 1) == sum(heights[: BLOCK * 2 + 1])
