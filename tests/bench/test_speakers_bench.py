"""What reading who speaks costs: by the post, by the run of names, by the import. Run with `pytest tests/bench`."""

from __future__ import annotations

import subprocess
import sys
from statistics import median, quantiles
from time import process_time

import pytest

from liveterm.speakers import Cast
from tests.speakers.posts import post

PARAGRAPH = (
    "Transport Secretary Ann Bell says the bridge at Ashby will open in May, after Tom Reed, who chairs the council, "
    "told MPs it was “nowhere near ready”. “We are on time,” she said, adding that the contractor had been warned.\n"
    "Asked by reporters whether the cost had doubled, Reed replied: “No.” The former mayor accused her of hiding it.\n"
)
POSTS = [post(PARAGRAPH * (1 + at % 2), f"Bridge ‘on time’, says Bell {at}", id=str(at)) for at in range(60)]


def test_a_post_takes_a_few_milliseconds():
    cast, took = Cast(), []
    for entry in POSTS:
        begun = process_time()
        cast.learn([entry])
        took.append(1000 * (process_time() - begun))
    print(f"median {median(took):.1f} ms, p95 {quantiles(took, n=20)[-1]:.1f} ms")
    assert median(took) <= 5
    assert quantiles(took, n=20)[-1] <= 20


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell said that the bridge of the town was late and " * 420,
        "Ann Bell, Tom Reed and " * 1000,
        "“No.”\nOn the price:\n“No.”\nAnn Bell, mayor\n" * 500,
    ],
    ids=["a sentence of 5,000 words", "2,000 names", "2,000 paragraphs"],
)
def test_long_runs_stay_under_a_third_of_a_second(text):
    begun = process_time()
    Cast().learn([post(text)])
    took = process_time() - begun
    print(f"{took:.3f} s")
    assert took < 0.3


def test_a_batch_of_posts(benchmark):
    benchmark(lambda: Cast().learn(POSTS))


def test_the_import_is_light():
    code = (
        "import time, liveterm.model; t = time.process_time(); import liveterm.speakers; print(time.process_time() - t)"
    )
    fresh = {"PYTHONDONTWRITEBYTECODE": "", "PATH": ""}
    times = [
        float(
            subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=fresh, check=True).stdout
        )
        for _ in range(5)
    ]
    print(f"{1000 * min(times):.1f} ms")
    assert min(times) <= 0.030
