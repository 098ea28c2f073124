"""The pictures are those of the program as it is: a stale one fails."""

from __future__ import annotations

import os
import time
from importlib.metadata import version
from pathlib import Path

import pytest
import take

FOLDER = Path(take.__file__).parent


@pytest.fixture(autouse=True)
def one_zone(monkeypatch):
    for name in ("TZ", "TEXTUAL_COLOR_SYSTEM", "TERM", "COLORTERM", "NO_COLOR", "LIVETERM_NOW"):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # so that what is changed is put back
    monkeypatch.delenv("NO_COLOR")
    take.prepare()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(
    any(version(name) != pinned for name, pinned in take.MADE_WITH.items()),
    reason="the pictures were taken with other versions of textual or rich",
)
@pytest.mark.parametrize("picture", take.PICTURES, ids=lambda picture: picture.name)
async def test_a_picture_is_what_the_screen_shows(picture):
    kept = (FOLDER / f"{picture.name}.svg").read_text("utf-8")
    assert await take.take(picture) == kept, "stale: run python screenshots/take.py, and look at what changed"
