"""What a look costs grows with what it brought, not with what is kept."""

from __future__ import annotations

from time import process_time

from liveterm.live import pace
from liveterm.live.compare import compare
from liveterm.live.seen import Known
from tests.build import at, entry, page


def known(posts: int) -> Known:
    known = Known("a")
    for n in range(posts):
        known.keep(f"p{n}", entry(f"p{n}", n / 60))
    return known


def cost(kept: int) -> float:
    """Seconds of a hundred looks that each bring one post more and then see how busy the source is."""
    here = known(kept)
    pages = [page(entry(f"new{n}", 3000 + n), delta=True) for n in range(100)]
    began = process_time()
    for one in pages:
        compare(here, one, at(5000))
        assert pace.usual_gap(here.latest) and pace.quiet_for(here.latest, at(5000)) is not None
    return process_time() - began


def test_a_look_at_ten_thousand_posts_costs_what_one_at_a_hundred_does():
    assert min(cost(10_000) for _ in range(3)) < 4 * min(cost(100) for _ in range(3))
