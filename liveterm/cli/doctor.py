"""`liveterm doctor`: what was asked, what came back, which format took it, what it found."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from liveterm import alerts, clean, clock, config, session
from liveterm.cli import end_when_told
from liveterm.cli.following import stop_signal
from liveterm.cli.sources import named, session_path
from liveterm.credentials import without_credentials
from liveterm.errors import FormatError, LivetermError, UsageError
from liveterm.fetch import Answer, Failure, Fetcher, host_of
from liveterm.formats import Examination
from liveterm.formats.apart import Parser
from liveterm.live import pace
from liveterm.model import Entry, Page

_TITLES = 5
_FURTHER = 2  # pages further on that posts are looked for
_SENT = {
    "bell": "rung",
    "terminal": "sent; a terminal does not tell whether it shows notices",
    "desktop": "shown",
    "command": "run",
}


class Report(msgspec.Struct, kw_only=True):
    """What there is to say of one source; the names are those of `doctor --json`."""

    source: str
    format: str | None = None
    title: str = ""
    entries: int = 0
    titles: list[str] = []
    newest: datetime | None = None
    oldest: datetime | None = None
    problems: list[str] = []
    looked_for: list[str] = []
    feeds: list[str] = []
    http: dict[str, Any] | None = None
    poll_every_s: float | None = None


_Reports = list[tuple["Report", LivetermError | None]]


class _Means(NamedTuple):
    """What it takes to look at a source."""

    fetcher: Fetcher
    parser: Parser
    hosts: pace.Hosts
    date: datetime | None

    async def ask(self, address: str, headers: Sequence[tuple[str, str]] = (), named_by: str | None = None) -> Answer:
        if rest := self.hosts.away(address):
            raise Failure("refused", f"{host_of(address)} wants to be left alone for {clock.spelled(rest)}")
        return await self.hosts.ask(address, self.fetcher.read(address, headers=headers, named_by=named_by))

    async def examine(self, answer: Answer) -> Examination:
        assert answer.document is not None, "a first look has a document"
        shown = without_credentials(answer.document.url)
        return await self.parser.examine(msgspec.structs.replace(answer.document, url=shown, date=self.date))


def run(arguments: argparse.Namespace) -> int:
    """Report on every source in order, whatever happens to the others; first on alerts, if asked to."""
    end_when_told()
    if not arguments.sources and not arguments.alert:
        raise UsageError("doctor needs a source to look at, or --alert")
    worst = _try_alerts() if arguments.alert else 0
    for report, error in asyncio.run(_until_told(arguments)):
        said = msgspec.json.encode(report).decode() + "\n" if arguments.json else _in_words(report)
        sys.stdout.write(said)
        worst = worst or (error.exit_code if error else 0)
    return worst


def _try_alerts() -> int:
    """Call for a trial and say, on stderr, what came of each way."""
    settings, complaints = config.load()
    for sentence in complaints:
        print(f"liveterm: {sentence}", file=sys.stderr)
    how = settings.alerts
    try:
        terminal = os.open("/dev/tty", os.O_WRONLY)  # wherever stdout leads
    except OSError:
        print("alert by bell, terminal: there is no terminal here", file=sys.stderr)
        terminal, how = os.open(os.devnull, os.O_WRONLY), msgspec.structs.replace(how, bell=False, terminal="off")
    said = asyncio.run(alerts.send(alerts.TRIAL, how, lambda sequence: os.write(terminal, sequence.encode())))
    os.close(terminal)
    for way, wrong in said.items():
        print(f"alert by {way}: {clean.line(wrong) if wrong else _SENT[way]}", file=sys.stderr)
    return int(any(said.values()))


async def _until_told(arguments: argparse.Namespace) -> _Reports:
    """All reports; none if a signal asks for the end before."""
    stop, work = asyncio.create_task(stop_signal()), asyncio.create_task(_examine_all(arguments.sources, arguments))
    await asyncio.wait((work, stop), return_when=asyncio.FIRST_COMPLETED)
    told = stop.done()
    for task in (work, stop) if told else (stop,):
        task.cancel()
    try:
        return await work
    except asyncio.CancelledError:
        return []


async def _examine_all(sources: Sequence[str], arguments: argparse.Namespace) -> _Reports:
    settings = config.load()[0]
    fetcher, parser = Fetcher(limits=settings.limits, headers=settings.headers), Parser(settings.limits)
    hosts = pace.Hosts(clock.ticks)
    try:
        means = _Means(fetcher, parser, hosts, arguments.date)
        return [await _examine(source, means) for source in sources]
    finally:
        await parser.close()
        await fetcher.close()


async def _examine(source: str, means: _Means) -> tuple[Report, LivetermError | None]:
    report = Report(source=clean.line(without_credentials(source)))
    try:
        source = named(source)
        if path := session_path(source):
            _of_session(report, path)
            return report, None
        await clock.sleep(means.hosts.wait(source))
        answer = await means.ask(source)
        report.http = _http(answer)
        found = await means.examine(answer)
        error = _of_page(report, found)
        if found.page is not None:
            await _of_further_pages(report, found.page, answer, means)
        return report, error
    except LivetermError as error:
        report.problems = [*report.problems, str(error)]
        if isinstance(error, Failure) and error.status is not None:
            report.http = _http(Answer(document=None, status=error.status))
        return report, error


async def _of_further_pages(report: Report, page: Page, answer: Answer, means: _Means) -> None:
    """Look for the posts of a page that shows none where it says that they are."""
    for _ in range(_FURTHER):
        address, document = page.follow.older, answer.document
        if page.entries or not address or document is None:
            return
        await clock.sleep(pace.between_pages(address))
        answer = await means.ask(address, page.follow.headers, document.url)
        found = await means.examine(answer)
        if found.page is None:
            raise FormatError("what is there is none of the formats'")
        page = found.page
        report.title = report.title or page.blog.title
        _of_entries(report, page.entries)


def _of_session(report: Report, path: Path) -> None:
    recording = session.read(path)
    latest = {entry.id: entry for frame in recording.frames for entry in frame.entries}
    report.format, report.title = "session", recording.title
    report.problems = recording.warnings
    _of_entries(
        report, sorted(latest.values(), key=lambda e: e.published.timestamp() if e.published else 0, reverse=True)
    )


def _of_page(report: Report, found: Examination) -> FormatError | None:
    report.format, report.looked_for, report.feeds = found.format, list(found.looked_for), list(found.feeds)
    report.problems = list(found.problems)
    if found.page is None:
        return FormatError("no format knows it")
    report.title = found.page.blog.title
    report.poll_every_s = found.page.follow.every
    _of_entries(report, found.page.entries)
    if found.page.left_out:
        report.problems.append(f"{found.page.left_out:,} further posts are left out; a page may have no more")
    return None


def _of_entries(report: Report, entries: Sequence[Entry]) -> None:
    times = [entry.published for entry in entries if entry.published]
    report.entries = len(entries)
    report.titles = [entry.headline or " ".join(entry.text.split())[:80] for entry in entries[:_TITLES]]
    report.newest, report.oldest = max(times, default=None), min(times, default=None)


def _http(answer: Answer) -> dict[str, Any] | None:
    names = ("status", "etag", "last_modified", "bytes", "ms")
    return None if answer.status is None else {name: getattr(answer, name) for name in names}


def _in_words(report: Report) -> str:
    return "\n".join((report.source, *(f"  {label:<11}{words}" for label, words in _facts(report) if words))) + "\n\n"


def _facts(report: Report) -> Iterable[tuple[str, str]]:
    if report.http:
        http = report.http
        yield "answer", f"{http['status']}, {http['bytes']:,} bytes in {http['ms']} ms"
        yield "validators", ", ".join(str(http[name]) for name in ("etag", "last_modified") if http[name])
    yield "format", report.format or "none that is known"
    yield "title", report.title
    if report.entries:
        span = f", from {report.oldest:%Y-%m-%d %H:%M} to {report.newest:%Y-%m-%d %H:%M} UTC" if report.newest else ""
        yield "posts", f"{report.entries}{span}"
    for title in report.titles:
        yield "", f"· {title}"
    yield "poll", f"every {report.poll_every_s:g} s is advised" if report.poll_every_s else ""
    for sentence in report.problems:
        yield "problem", sentence
    for sentence in report.looked_for if report.format is None else ():
        yield "looked for", sentence
    for feed in report.feeds:
        yield "feed", feed
