"""What opening and recording a session costs: pytest tests/bench/test_session_bench.py

Compare the rows: reading should take at most 1.5 times what msgspec alone needs, and memory 3 times the file.
"""

from __future__ import annotations

import random
import tracemalloc
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from liveterm import library, session
from liveterm.model import Block, Entry, Frame
from liveterm.session import Header
from liveterm.session.recorder import Recorder
from tests.build import START

POSTS = 10_000
WORDS = "the minister says that talks “will go on” until a café closes and nobody — not even she — leaves"


def frames(count: int) -> list[Frame]:
    """Posts of one to five paragraphs, as live pages have them."""
    dice = random.Random(1)

    def words(number: int) -> str:
        return " ".join(dice.choices(WORDS.split(), k=number))

    return [
        Frame(
            at=START + timedelta(seconds=20 * n + 3),
            source="example",
            entries=(
                Entry(
                    id=f"urn:example:{n}",
                    source="example",
                    url=f"https://example.org/live#{n}",
                    published=START + timedelta(seconds=20 * n),
                    precision="instant",
                    headline=words(9),
                    blocks=tuple(Block("paragraph", words(25)) for _ in range(dice.randint(1, 5))),
                    labels=("breaking",) if dice.random() < 0.1 else (),
                ),
            ),
        )
        for n in range(count)
    ]


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "session.jsonl"
    with Recorder.open(path, Header(started=START, title="Bench")) as recorder:
        for frame in frames(POSTS):
            recorder.record(frame)
    return path


def test_msgspec_alone(benchmark, path):
    decode = msgspec.json.Decoder().decode
    benchmark.pedantic(lambda: [decode(line) for line in path.read_bytes().splitlines()], rounds=10)


def test_reading(benchmark, path):
    benchmark.pedantic(session.read, (path,), rounds=10)


def test_counting_for_the_list(benchmark, path):
    benchmark.pedantic(library.glance, (path,), rounds=10)


def test_recording(benchmark, tmp_path):
    story = iter(frames(2000))
    with Recorder.open(tmp_path / "s.jsonl", Header(started=START)) as recorder:
        benchmark.pedantic(lambda: recorder.record(next(story)), rounds=2000)


def test_memory(path, capsys):
    tracemalloc.start()
    recording = session.read(path)
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    size = path.stat().st_size
    with capsys.disabled():
        print(f"\n{len(recording.frames)} frames: {held / size:.1f} times the file, {peak / size:.1f} at most")
    assert len(recording.frames) == POSTS
