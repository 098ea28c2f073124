"""Story time."""

from __future__ import annotations

from datetime import timedelta

from liveterm.clock import Clock, wall
from tests.build import Turned, at, clock


def test_at_the_edge_story_time_is_the_edge():
    assert clock(end=60).now() == at(60)
    assert clock(end=60).at_edge


def test_behind_the_edge_it_runs_at_its_speed():
    seconds = Turned()
    behind = clock(start=0, running=seconds, speed=60)
    seconds.pass_by(30)
    assert behind.now() == at(30)


def test_it_never_passes_the_edge_and_stays_there_as_the_edge_moves():
    seconds, end = Turned(), [at(10)]
    clock = Clock(lambda: end[0], start=at(0), speed=600, running=seconds)
    seconds.pass_by(3)
    assert clock.now() == at(10)
    end[0] = at(11)
    assert clock.now() == at(11)


def test_a_paused_clock_stands_still_though_the_edge_moves():
    seconds, end = Turned(), [at(10)]
    clock = Clock(lambda: end[0], running=seconds)
    clock.pause()
    seconds.pass_by(99)
    end[0] = at(20)
    assert clock.now() == at(10)
    assert not clock.at_edge
    clock.play()
    seconds.pass_by(60)
    assert clock.now() == at(11)


def test_a_change_of_speed_does_not_move_story_time():
    seconds = Turned()
    behind = clock(start=0, running=seconds)
    seconds.pass_by(60)
    behind.set_speed(10)
    assert behind.now() == at(1)
    seconds.pass_by(60)
    assert behind.now() == at(11)


def test_the_gears_stay_within_bounds():
    behind = clock(start=0)
    for _ in range(30):
        behind.shift_gear(1)
    assert behind.speed == 600
    for _ in range(30):
        behind.shift_gear(-1)
    assert behind.speed == 0.5


def test_catching_up_ends_at_the_usual_speed():
    seconds = Turned()
    behind = clock(start=0, end=10, running=seconds)
    behind.set_speed(60)
    seconds.pass_by(11)
    assert behind.at_edge
    assert behind.speed == 1


def test_a_delay_holds_the_edge_back():
    assert clock(end=60, delay=timedelta(minutes=5)).now() == at(55)


def test_seeking_past_the_edge_ends_at_it():
    behind = clock(start=0, end=10)
    behind.seek(at(99))
    assert behind.now() == at(10)


def test_the_wall_clock_can_be_frozen(monkeypatch):
    monkeypatch.setenv("LIVETERM_NOW", "2026-03-14T09:00:00Z")
    assert wall() == at(0)


def test_a_clock_that_rests_stands_where_it_is_taken_from_its_edge():
    seconds = Turned()
    resting = clock(end=60, running=seconds, rests=True)
    resting.seek(at(10))
    seconds.pass_by(60)
    assert resting.now() == at(10)
    resting.play()
    seconds.pass_by(60)
    assert resting.now() == at(11)
