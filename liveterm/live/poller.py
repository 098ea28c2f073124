"""One source, followed: look, compare, wait."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from liveterm import clean, clock
from liveterm.config import Limits
from liveterm.credentials import without_credentials
from liveterm.errors import FormatError, LivetermError
from liveterm.fetch import Answer, Failure, Fetcher, host_of, is_address
from liveterm.formats.apart import Parser
from liveterm.live import pace
from liveterm.live.compare import compare, confirm, doubtful, settle
from liveterm.live.seen import Known, Seen
from liveterm.live.states import mood, state_of, stranger, where
from liveterm.model import Entry, Follow, Frame, Page
from liveterm.tape import Look

MOST_BACK: Final = 1500
"""Posts that walking back through older pages may bring."""

_PAGES_BACK: Final = 200
_NAP_S: Final = 15.0  # how long we sleep at most before we see whether the computer slept
_SLEPT_S: Final = 30.0
_CLOCK_WRONG_S: Final = 300.0
_SKEW_TOLD_S: Final = 60.0  # by how much a clock has to change for that to be told again
_MOVED_TOLD_S: Final = 600.0
_SOON: Final = 1.25  # a look so many intervals ahead is the next one, not one after it
_GATE = re.compile(r"consent|guce|privacy|cookiewall|log-?in|sign-?in|subscri|paywall|captcha", re.IGNORECASE)


@dataclass(slots=True)
class Means:
    """What all pollers share: how to read, whom to tell, what time it is. `interval` and `date` are the reader's."""

    fetcher: Fetcher
    parser: Parser
    hosts: pace.Hosts
    seen: Seen
    limits: Limits
    keep: Callable[[Frame], None]
    on_look: Callable[[Look], None]
    wall: Callable[[], datetime]
    ticks: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]]
    interval: float | None = None
    date: datetime | None = None
    unfocused_since: float | None = None


class Poller:
    """Follows one source until it ends or has been looked at often enough."""

    def __init__(self, source: str, known: Known, means: Means) -> None:
        self._source = source
        self._known = known
        self._means = means
        self._follow = Follow()
        self._named_by: str | None = None
        self._unfinished: tuple[Follow, str] | None = None  # how to go on to a page not read yet, and who said so
        self._full_at = 0.0
        self._failures = 0
        self._failing: tuple[str, int | None] | None = None
        self._error: LivetermError | None = None
        self._gave = False
        self._left_out = ""  # what was said of posts that were too many
        self._moved_to: str | None = None
        self._answers: str | None = None  # a host that answers for the one that is asked
        self._moved_at = 0.0
        self._skew = 0.0  # what was told of the server's clock
        self._due = 0.0
        self._every = self._step = pace.interval(means.interval, None, source, None)
        self._ended = False
        self._wake = asyncio.Event()

    @property
    def failure(self) -> LivetermError | None:
        """Why this source never gave a post; None if it did, or was read and has none yet."""
        return None if self._gave else self._error

    def finish(self) -> None:
        """Tell what was held back: nothing more comes."""
        self._keep(settle(self._known, self._means.wall()))

    def poll_now(self) -> None:
        """Look as soon as the host allows it."""
        self._due = 0.0
        self._wake.set()

    async def run(self, looks: int | None = None) -> None:
        """Look again and again; `looks` counts those that failed, brought nothing, or had to wait."""
        left = looks
        while left is None or left > 0:
            if not await self._wait(counting=left is not None):
                left = left and left - 1
                continue
            await self._look()
            left = left and left - 1
            if self._ended:
                return

    async def _wait(self, *, counting: bool) -> bool:
        """Wait until the next look is due; False when counting and a look passed that was not yet allowed."""
        ticks = self._means.ticks
        passes = counting and self._remaining() > self._step * _SOON
        end = ticks() + self._step if passes else float("inf")
        while (rest := min(self._remaining(), end - ticks())) > 0:
            await self._nap(min(rest, _NAP_S))
        if self._remaining() > 0:
            self._tell("waiting")
            return False
        return True

    def _remaining(self) -> float:
        return max(self._due - self._means.ticks(), *map(self._means.hosts.away, (self._source, self._answers or "")))

    async def _nap(self, seconds: float) -> None:
        """Sleep, unless woken; a computer that slept meanwhile gets one prompt look."""
        means = self._means
        self._wake.clear()
        wall, ticks = means.wall(), means.ticks()
        tasks = [asyncio.ensure_future(means.sleep(seconds)), asyncio.ensure_future(self._wake.wait())]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
        if (means.wall() - wall).total_seconds() - (means.ticks() - ticks) > _SLEPT_S:
            self._due = 0.0

    async def _look(self) -> None:
        """Read the source once, however many pages that takes."""
        address, headers, named_by = self._next_question()
        try:
            async with self._means.hosts.turns(address, self._answers or address):
                if not await self._may_ask(address):
                    return self._tell("waiting")
                answer = await self._ask(address, headers, named_by, again=True)
            if address in (self._source, self._follow.full):
                self._full_at = self._means.ticks()
            page = await self._parse(answer)
        except Failure as error:
            self._failed(error, str(error), error.status, error.wait)
        except FormatError as error:
            shown = clean.line(without_credentials(self._source), 200)
            self._failed(FormatError(f"{shown}: {error}"), f"unreadable: {where(self._source)}: {error}")
        else:
            await self._learn(answer, page)
        if self._source == "-" or (not is_address(self._source) and self._error is not None and not self._gave):
            self._ended = True  # stdin ends, and a file that is none of ours will not become one
        return self._tell(state_of(self._known.trouble))

    def _next_question(self) -> tuple[str, Sequence[tuple[str, str]], str | None]:
        """The address to ask, the headers to ask with, and which page named it (None: the reader did)."""
        follow = self._follow
        if follow.full and self._means.ticks() - self._full_at >= follow.full_every:
            return follow.full, follow.headers, self._named_by
        if follow.poll:
            return follow.poll, follow.headers, self._named_by
        return self._source, (), None

    async def _may_ask(self, address: str) -> bool:
        """Keep the distance a host is owed; False if meanwhile it asked to be left alone."""
        means = self._means
        here = (address, self._answers or address)
        while (rest := max(map(means.hosts.wait, here))) > 0:
            await means.sleep(rest)
        return not any(map(means.hosts.away, here))

    async def _ask(
        self, address: str, headers: Sequence[tuple[str, str]], named_by: str | None, *, again: bool
    ) -> Answer:
        hosts = self._means.hosts
        try:
            answer = await self._means.fetcher.read(address, headers=headers, named_by=named_by, again=again)
        finally:
            hosts.asked(address)  # not before: it takes its time until a question goes out, the first one above all
        self._answers = f"https://{answer.via}/" if answer.via else None
        if self._answers:
            hosts.asked(self._answers)
        return answer

    async def _parse(self, answer: Answer) -> Page | None:
        """What an answer says; None if that is what it said before."""
        document = answer.document
        if document is None:
            return None
        if self._means.date is not None:
            document = replace(document, date=self._means.date)
        try:
            return await self._means.parser.parse(document)
        except FormatError:
            self._means.fetcher.forget(document.url)
            if _GATE.search(document.url) and not _GATE.search(self._source):
                raise FormatError(
                    f"{host_of(document.url)} wants consent or a sign-in first; give it in a browser, then put the"
                    " site's cookie into the settings (`liveterm config`)"
                ) from None
            raise

    async def _learn(self, answer: Answer, page: Page | None) -> None:
        """Keep what a look brought and plan the next."""
        self._failures, self._failing, self._error = 0, None, None
        trouble = self._remark(answer)
        if page is None or answer.document is None:
            self._keep(confirm(self._known, self._means.wall(), trouble=trouble or self._left_out))
        elif doubtful(self._known, page):
            self._means.fetcher.forget(answer.document.url)
        else:
            return await self._take_in(page, answer, answer.document.url, trouble)
        return self._plan(answer.fresh)

    async def _take_in(self, page: Page, answer: Answer, url: str, trouble: str) -> None:
        """Keep what a page says, and walk back through older ones if posts that we missed may lie there."""
        known = self._known
        keys, fresh = self._keys(page)
        at, ahead = self._means.wall(), timedelta(seconds=answer.skew)
        page, self._left_out = self._admitted(page)
        trouble = trouble or self._left_out
        self._keep(compare(known, page, at, trouble=trouble, ahead=ahead))
        self._gave = self._gave or bool(page.entries)
        self._take_up(page, url)
        self._plan(answer.fresh)
        unfinished, self._unfinished = self._unfinished, None
        if page.follow.older and fresh == keys:
            await self._walk_back(page.follow, url, fresh)
        elif unfinished is not None:
            await self._walk_back(*unfinished, None)

    async def _walk_back(self, follow: Follow, named_by: str, fresh: set[str] | None) -> None:
        """Read older pages, a second apart, until one holds a post known before, or posts but no new ones.

        `fresh` are the posts that this look brought, None to go on past all that are known.
        """
        means, known, brought, been = self._means, self._known, 0, set[str]()
        self._tell(state_of(known.trouble))
        while (older := follow.older) and older not in been and brought < MOST_BACK and len(been) < _PAGES_BACK:
            been.add(older)
            await means.sleep(pace.between_pages(older))
            try:
                async with means.hosts.turns(older):
                    if means.hosts.away(older):
                        raise Failure("refused", "it wants to be left alone")
                    answer = await self._ask(older, follow.headers, named_by, again=False)
                page = await self._parse(answer)
            except (Failure, FormatError) as error:
                self._unfinished = (follow, named_by)
                self._leave_alone(getattr(error, "wait", None), older)
                return
            if page is None or answer.document is None:
                return
            keys, news = self._keys(page)
            met = fresh is not None and not keys <= news | fresh
            fresh = None if fresh is None else fresh | news
            page, _ = self._admitted(page)
            frame = compare(known, page, means.wall(), ahead=timedelta(seconds=answer.skew), older=True)
            self._keep(frame)
            self._gave = self._gave or bool(page.entries)
            new = len(frame.entries) if frame else 0
            if met or (page.entries and not new):
                return
            brought += new
            follow, named_by = page.follow, answer.document.url

    def _keys(self, page: Page) -> tuple[set[str], set[str]]:
        """The keys of a page's posts, and those of them that are not known yet."""
        keys = {self._known.key(entry.id) for entry in page.entries}
        return keys, {key for key in keys if key not in self._known.posts}

    def _admitted(self, page: Page) -> tuple[Page, str]:
        """The page with no more posts than there is room for, and what to say of those left out."""
        self._limit_changes()
        known, most = self._known, self._means.limits.session_posts
        entries = tuple(map(self._trimmed, page.entries[: self._means.limits.page_posts]))
        told = f"cut: only the first {len(entries):,} posts of this page are shown; limits.page_posts says how many"
        told = told if len(entries) < len(page.entries) else ""
        room = max(0, most - self._means.seen.posts)
        new = [entry for entry in entries if known.key(entry.id) not in known.posts]
        if len(new) > room:
            surplus = {entry.id for entry in new[room:]}
            entries = tuple(entry for entry in entries if entry.id not in surplus)
            told = f"full: {most:,} posts are kept of a run and no more; start another, or raise limits.session_posts"
        return replace(page, entries=entries), told

    def _limit_changes(self) -> None:
        """How many versions of a post are kept from now on, and what to say when one has more."""
        limits, changes = self._means.limits, self._known.changes
        kept, name = f"{limits.post_versions:,} versions are kept of a post", "post_versions"
        changes.most = limits.post_versions
        if self._means.seen.changes >= limits.session_versions:
            kept, name = f"{limits.session_versions:,} changes are kept of a run", "session_versions"
            changes.most = 1
        changes.full = f"full: {kept}; further ones only now and then, and the last; limits.{name} says how many"

    def _trimmed(self, entry: Entry) -> Entry:
        blocks = clean.first_blocks(entry.blocks, self._means.limits.post_blocks)
        return entry if blocks is entry.blocks else replace(entry, blocks=blocks)

    def _take_up(self, page: Page, url: str) -> None:
        """How the format says to go on; a part of the story leaves standing what it does not mention."""
        now, before = page.follow, self._follow
        if page.delta:
            now = replace(
                now,
                poll=now.poll or before.poll,
                full=now.full or before.full,
                every=now.every or before.every,
                headers=now.headers or before.headers,
            )
        self._follow = now
        self._named_by = url

    def _remark(self, answer: Answer) -> str:
        """What went wrong though there was an answer."""
        elsewhere = answer.moved or stranger(answer.via, self._source)
        if elsewhere != self._moved_to:
            self._moved_to, self._moved_at = elsewhere, self._means.ticks()
        if elsewhere and self._means.ticks() - self._moved_at < _MOVED_TOLD_S:
            moved = (
                f"is now {elsewhere}; give that address from now on" if answer.moved else f"is answered by {elsewhere}"
            )
            return clean.line(f"moved: {where(self._source)} {moved}")
        if abs(answer.skew - self._skew) > max(_SKEW_TOLD_S, abs(self._skew) / 10):
            self._skew = answer.skew
        if abs(self._skew) > _CLOCK_WRONG_S:
            way = "ahead of" if self._skew > 0 else "behind"
            span = clock.spelled(abs(self._skew))
            return f"clock wrong: {where(self._source)}'s is {span} {way} this computer's; check which is right"
        return ""

    def _failed(self, error: LivetermError, trouble: str, status: int | None = None, wait: float | None = None) -> None:
        """Tell a trouble once, and stay away for longer each time."""
        word = state_of(trouble)
        self._failures += 1
        self._error = error
        if self._follow.poll or self._follow.full:  # where the page told us to ask may be what fails
            self._means.fetcher.forget(self._source)
        self._follow = Follow()
        if (word, status) != self._failing:
            self._failing = (word, status)
            self._known.trouble = clean.line(trouble)
            self._keep(Frame(at=self._means.wall(), source=self._known.name, trouble=self._known.trouble))
        if word == "gone":
            self._ended = True
        self._leave_alone(wait, self._source)
        self._plan(wait or 0.0, status in (403, 404))

    def _leave_alone(self, seconds: float | None, address: str) -> None:
        """Do what whoever answers for an address said: not to come back for so long."""
        if seconds is not None:
            for host in {address, self._answers or address}:
                self._means.hosts.stay_away(host, seconds)

    def _plan(self, least: float, refused: bool = False) -> None:
        """When to look next: as often as is wise, but not within `least` seconds."""
        means, known = self._means, self._known
        seconds = pace.interval(means.interval, self._follow.every, self._source, known.blog)
        if means.interval is None and is_address(self._source):
            hidden = 0.0 if means.unfocused_since is None else means.ticks() - means.unfocused_since
            seconds = pace.adapted(
                seconds,
                gap=pace.usual_gap(known.latest),
                quiet=pace.quiet_for(known.latest, means.wall()),
                over=known.blog is not None and known.blog.over is True,
                unfocused=hidden,
            )
        self._every = seconds
        lowest = pace.floor(self._source)
        self._step = max(pace.jittered(seconds), lowest)
        wait = max(pace.jittered(pace.backed_off(seconds, self._failures, refused)), lowest, least)
        self._due = means.ticks() + wait

    def _keep(self, frame: Frame | None) -> None:
        if frame is not None:
            self._means.keep(frame)

    def _tell(self, state: str) -> None:
        """Say how the look went and when the next is."""
        means, known = self._means, self._known
        at = means.wall()
        note = known.trouble.partition(": ")[2]
        if state == "fine":
            state, note = mood(known, at)
        next_at = None if self._ended else at + timedelta(seconds=self._remaining())
        means.on_look(Look(known.name, at, next_at, state, note, len(known.posts), self._every))
