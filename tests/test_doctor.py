"""What `liveterm doctor` finds out about a source that is asked for over the web."""

from __future__ import annotations

import asyncio
import json
import sys

import pytest

from liveterm.cli.doctor import _Means
from liveterm.fetch import Failure, Fetcher
from liveterm.formats.apart import Parser
from liveterm.live import pace
from tests.hostile import answer, site

ENTRY = {
    "id": 7,
    "type": "new",
    "render": "<p>The gates are open.</p>",
    "entry_time": 1777809900,
    "timestamp": 1777809900,
}


async def doctor(*sources: str) -> tuple[int | None, list[dict[str, object]]]:
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "liveterm", "doctor", *sources, "--json"), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await program.communicate()
    return program.returncode, [json.loads(line) for line in said.splitlines()]


async def test_a_page_that_only_says_where_its_posts_are_is_followed_there(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("LIVETERM_MIN_INTERVAL", "0")
    async with site() as server:
        settings = json.dumps({"endpoint_url": server.url("/wp-json/liveblog/v1/9/"), "latest_entry_id": 7})
        page = f"<html><body><h1>Dam</h1><script>var liveblog_settings = {settings};</script></body></html>"
        server.answers["/live"] = answer(page, content_type="text/html")
        server.answers["/wp-json/liveblog/v1/9/get-entries/1/7-0"] = answer(
            json.dumps({"entries": [ENTRY], "page": 1, "pages": 1}), content_type="application/json"
        )
        code, (report,) = await doctor(server.url("/live"))
        assert (code, report["format"], report["title"], report["entries"]) == (0, "WordPress liveblog", "Dam", 1)
        assert report["titles"] == ["The gates are open."]
        assert report["problems"] == []
        del server.answers["/wp-json/liveblog/v1/9/get-entries/1/7-0"]
        code, (report,) = await doctor(server.url("/live"))
        assert (code, report["entries"], len(report["problems"])) == (1, 0, 1)


async def test_the_distance_between_two_questions_begins_when_the_first_was_answered_or_not():
    now, fetcher = [0.0], Fetcher()
    means = _Means(fetcher, Parser(), pace.Hosts(lambda: now[0]), None)

    def slowly(ask):
        now[0] += 8.0
        return answer("a page", 404 if ask.number == 2 else 200)

    async with site(page=slowly) as server:
        await means.ask(server.url("/page"))
        assert means.hosts.wait(server.url("/")) == pace.FLOOR_S
        now[0] += 30.0
        with pytest.raises(Failure):
            await means.ask(server.url("/page"))
        assert means.hosts.wait(server.url("/")) == pace.FLOOR_S
    await fetcher.close()
