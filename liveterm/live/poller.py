"""One source, followed: look, compare, wait."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import compress
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
from liveterm.live.resting import Resting
from liveterm.live.room import admitted
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
        self._resting = Resting(means.ticks)
        self._failures = 0
        self._failing: tuple[str, int | None] | None = None
        self._error: LivetermError | None = None
        self._unreached = ""  # the trouble with an address without which the source has no posts
        self._gave = False
        self._left_out = ""  # what was said of posts that were too many
        self._moved_to: str | None = None
        self._moved_at = 0.0
        self._skew = 0.0  # what was told of the server's clock
        self._fresh: dict[str, float] = {}  # until when an answer stays good, by its address
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
        return max(self._due - self._means.ticks(), self._means.hosts.away(self._next_question()[0]))

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
            async with self._means.hosts.turns(address):
                if not await self._may_ask(address):
                    return self._tell("waiting")
                answer = await self._ask(address, headers, named_by, again=True)
            if address in (self._source, self._follow.full):
                self._full_at = self._means.ticks()
            page = await self._parse(answer)
        except (Failure, FormatError) as error:
            self._failed(address, error)
        else:
            await self._learn(address, answer, page)
        if self._source == "-" or (not is_address(self._source) and self._error is not None and not self._gave):
            self._ended = True  # stdin ends, and a file that is none of ours will not become one
        return self._tell(state_of(self._known.trouble))

    def _next_question(self) -> tuple[str, Sequence[tuple[str, str]], str | None]:
        """The address to ask, the headers to ask with, and which page named it (None: the reader did)."""
        follow = self._follow
        full_due = self._means.ticks() - self._full_at >= follow.full_every
        if follow.full and full_due and not self._rests(follow.full) and not self._good_for(follow.full):
            return follow.full, follow.headers, self._named_by
        if follow.poll and not self._rests(follow.poll):
            return follow.poll, follow.headers, self._named_by
        return self._source, (), None

    def _rests(self, address: str) -> bool:
        """Whether an address that a page named is left alone, which the source's own then stands in for."""
        return self._resting.rests(address) or self._means.hosts.away(address) > 0

    def _good_for(self, address: str) -> float:
        """For how many seconds what an address said last stays good."""
        return max(0.0, self._fresh.get(address, 0.0) - self._means.ticks())

    async def _may_ask(self, address: str) -> bool:
        """Keep the distance a host is owed; False if meanwhile it asked to be left alone."""
        means = self._means
        while (rest := means.hosts.wait(address)) > 0:
            await means.sleep(rest)
        return not means.hosts.away(address)

    async def _ask(
        self, address: str, headers: Sequence[tuple[str, str]], named_by: str | None, *, again: bool
    ) -> Answer:
        question = self._means.fetcher.read(address, headers=headers, named_by=named_by, again=again)
        return await self._means.hosts.ask(address, question)

    async def _parse(self, answer: Answer) -> Page | None:
        """What an answer says; None if that is what it said before."""
        document = answer.document
        if document is None:
            return None
        shown = without_credentials(document.url)  # whatever a format makes of it is shown and recorded
        try:
            held, read = tuple[Entry, ...](), 0
            async for page in self._means.parser.parts(replace(document, url=shown, date=self._means.date)):
                read += len(page.entries)
                if page.more and read <= self._means.limits.page_posts:
                    held = self._keep_part(replace(page, entries=held + page.entries), answer)
            return page
        except FormatError:
            self._means.fetcher.forget(document.url)
            if _GATE.search(document.url) and not _GATE.search(self._source):
                raise FormatError(
                    f"{host_of(document.url)} wants consent or a sign-in first; give it in a browser, then put the"
                    " site's cookie into the settings (`liveterm config`)"
                ) from None
            raise

    def _keep_part(self, page: Page, answer: Answer) -> tuple[Entry, ...]:
        """Keep what has been read of a long page, while the rest of it is, but for what is held until then.

        Posts of one time stand in the order they come in; those of the oldest may have others further down the page.
        """
        oldest = min((entry.published for entry in page.entries if entry.published is not None), default=None)
        early = [oldest is not None and e.published is not None and e.published > oldest for e in page.entries]
        held = tuple(entry for entry, is_early in zip(page.entries, early, strict=True) if not is_early)
        page, _ = self._admitted(replace(page, entries=tuple(compress(page.entries, early))))
        ahead, known = timedelta(seconds=answer.skew), self._known
        self._keep(compare(known, page, self._means.wall(), trouble=known.trouble, ahead=ahead))
        self._gave = self._gave or bool(page.entries)
        return held

    async def _learn(self, address: str, answer: Answer, page: Page | None) -> None:
        """Keep what a look brought and plan the next."""
        self._worked(address, gives=page is not None and bool(page.entries) and not page.delta)
        self._fresh = {asked: until for asked, until in self._fresh.items() if until > self._means.ticks()}
        self._fresh[address] = self._means.ticks() + answer.fresh
        trouble = self._remark(answer) or self._unreached
        if page is None or answer.document is None:
            self._keep(confirm(self._known, self._means.wall(), trouble=trouble or self._left_out))
        elif doubtful(self._known, page):
            self._means.fetcher.forget(answer.document.url)
        else:
            return await self._take_in(page, answer, answer.document.url, trouble)
        return self._plan()

    def _worked(self, address: str, *, gives: bool) -> None:
        """Take an address for well; one that a page named may still be what is wrong, unless this one `gives` posts."""
        if address == self._source:
            self._failures = 0
        else:
            self._resting.worked(address)
        if gives or address != self._source:
            self._unreached = ""
        if not self._unreached:
            self._failing = self._error = None

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
        self._plan()
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
            self._unfinished = (follow, named_by)
            if self._rests(older):
                return
            await means.sleep(pace.between_pages(older))
            try:
                async with means.hosts.turns(older):
                    if means.hosts.away(older):
                        return
                    answer = await self._ask(older, follow.headers, named_by, again=False)
                page = await self._parse(answer)
            except (Failure, FormatError) as error:
                self._failed_further_back(older, error)
                return
            self._unfinished = None
            self._worked(older, gives=True)
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
        return admitted(page, self._known, self._means.seen, self._means.limits)

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
        elsewhere = without_credentials(answer.moved or "") or stranger(answer.via, self._source)
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

    def _failed(self, address: str, error: Failure | FormatError) -> None:
        """Tell a trouble once, and stay away for longer each time: from the source, or from what a page named."""
        if self._follow.poll or self._follow.full:  # where the page told us to ask may be what fails
            self._means.fetcher.forget(self._source)
        self._follow = Follow()
        trouble = self._complain(address, error)
        if address == self._source:
            self._failures += 1
            self._ended = self._ended or (isinstance(error, Failure) and error.final)
        else:
            self._unreached = trouble
            self._resting.failed(address, error, self._step)
        self._plan(refused=isinstance(error, Failure) and error.refused)

    def _failed_further_back(self, older: str, error: Failure | FormatError) -> None:
        """Leave an older page for later; it is a trouble if without it there are no posts at all."""
        self._resting.failed(older, error, self._step)
        if not self._gave:
            self._unreached = self._complain(older, error)

    def _complain(self, address: str, error: Failure | FormatError) -> str:
        """Say what is wrong with an address, once as long as it lasts; the result is what there is to say."""
        self._error, trouble, status = error, str(error), getattr(error, "status", None)
        if isinstance(error, FormatError):
            shown = clean.line(without_credentials(address), 200)
            self._error, trouble = FormatError(f"{shown}: {error}"), f"unreadable: {where(address)}: {error}"
        trouble = clean.line(trouble)
        if (state_of(trouble), status) != self._failing:
            self._failing = (state_of(trouble), status)
            self._known.trouble = trouble
            self._keep(Frame(at=self._means.wall(), source=self._known.name, trouble=trouble))
        return self._known.trouble

    def _plan(self, *, refused: bool = False) -> None:
        """When to look next: as often as is wise, but not while what was said last stays good."""
        means, known, follow = self._means, self._known, self._follow
        advised = None if follow.poll and self._rests(follow.poll) else follow.every
        seconds = pace.interval(means.interval, advised, self._source, known.blog)
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
        least = max(lowest, self._good_for(self._next_question()[0]))
        wait = max(pace.jittered(pace.backed_off(seconds, self._failures, refused)), least)
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
