"""What a page says that was not known: new posts, edits, withdrawals, and pages not to be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from liveterm.live.sameness import fingerprint, retold, same_content, same_place
from liveterm.live.seen import Known
from liveterm.model import PINNED, SUMMARY, Entry, Frame, LiveBlog, Page

EARLY: Final = timedelta(minutes=10)
"""How far ahead of our clock a time of publication may be."""

_MOVED: Final = timedelta(seconds=30)  # what a time may move without being an update
_BELIEVED: Final = 3  # looks in a row after which a page that is not whole is believed to be how it is
_TRUST_AGAIN: Final = 4  # looks in a row after which a shrunken page is how the page is now


def compare(
    known: Known, page: Page, at: datetime, *, trouble: str = "", ahead: timedelta = timedelta(0), older: bool = False
) -> Frame | None:
    """What a page says that was not known before, or None; `known` is told all of it.

    A post that left the page is gone only if posts on both sides of it stayed, in two good looks in a row: falling
    off the end is not deletion. The newest is gone once one that is later came in its stead. `older` is for a page
    further back, on which nothing is ever missing. `ahead` is how far the publisher's clock is before ours, `trouble`
    what went wrong besides.
    """
    for ids in page.same:
        known.equate(ids)
    entries = [entry for entry in page.entries if entry.headline or entry.blocks or not page.problems]
    keys = _keys(known, entries)
    fresh = [key for key in keys if key not in known.posts]
    struck = set(map(known.key, page.withdrawn))
    latest = at + EARLY + max(ahead, timedelta(0))
    news: list[Entry] = []
    before, known.page = known.page, known.page if page.more else {}
    for key, entry in keys.items():
        is_repeated = before.get(key) is entry and (key not in known.gone or key in struck)
        known.page.pop(key, None)
        if _is_settled(entry, latest) and (is_repeated or not (page.delta and _leaves_out(entry, known.newest(key)))):
            known.page[key] = entry
            if is_repeated:
                continue
        told = _news(known, key, entry, latest, page, gone=key in known.gone and key not in struck)
        if told is not None and known.take_in(key, told, at):
            news.append(told)
    withdrawn, facts = _taken_back(known, page), _facts(known, page, at)
    if older:
        return _frame(known, at, news + known.due(at), withdrawn, facts, known.trouble)
    known.shown = None if page.problems else list(keys)  # half a page proves nothing
    if page.listed:
        known.shown = list(dict.fromkeys(map(known.key, page.listed)))
    elif page.delta:
        known.window = [*fresh, *known.window] if fresh else known.window
        known.shown = None
    absent, complaint = _absent(known)
    return _frame(known, at, news + known.due(at), withdrawn + absent, facts, complaint or trouble)


def doubtful(known: Known, page: Page) -> bool:
    """Whether a page that cannot be read in full is to be passed over: it follows one that could, and may be cut off.

    Half a page can end in half a post. A page that is never whole is taken as it is.
    """
    known.broken = known.broken + 1 if page.problems else 0
    known.whole = known.whole or not page.problems
    return known.whole and 0 < known.broken < _BELIEVED


def confirm(known: Known, at: datetime, *, trouble: str = "") -> Frame | None:
    """What it teaches us that a page is still as it was: what was missing on it is so for the second time."""
    absent, complaint = _absent(known)
    return _frame(known, at, known.due(at), absent, _held_facts(known, at), complaint or trouble)


def settle(known: Known, at: datetime) -> Frame | None:
    """What changed too often to be told each time, as it stands at the end of a run; None if there is nothing."""
    facts, known.held_blog = known.held_blog, None
    known.blog = facts or known.blog
    return _frame(known, at, known.due(at, all=True), [], facts, known.trouble)


def _frame(
    known: Known, at: datetime, news: list[Entry], withdrawn: list[str], facts: LiveBlog | None, trouble: str
) -> Frame | None:
    trouble = trouble or known.full
    change = trouble if trouble != known.trouble else None
    known.trouble = trouble
    if not (news or withdrawn or facts or change is not None):
        return None
    return Frame(
        at=at,
        source=known.name,
        entries=_oldest_first(news, at),
        withdrawn=tuple(withdrawn),
        blog=facts,
        trouble=change,
    )


def _oldest_first(news: list[Entry], at: datetime) -> tuple[Entry, ...]:
    """Posts in the order they were published; those of one minute in the reverse of the page's order."""
    news.reverse()
    return tuple(sorted(news, key=lambda entry: entry.published or at))


def _keys(known: Known, entries: Sequence[Entry]) -> dict[str, Entry]:
    """The page's entries by the key of the post each is, in the page's order."""
    own = [known.key(entry.id) for entry in entries]
    shared = _shared(own, entries)
    here = set(own)
    keys: dict[str, Entry] = {}
    for key, entry in zip(own, entries, strict=True):
        if key in shared:
            key, entry = _told_apart(known, key, entry)
        elif key not in known.posts:
            twin = known.twins.get(fingerprint(entry))
            if twin is not None and twin not in here and twin not in keys:
                key = twin  # the publisher gave the same post another id
        keys.setdefault(key, entry)
    return keys


def _shared(keys: list[str], entries: Sequence[Entry]) -> set[str]:
    """Keys that different posts on the page have in common; a pinned copy is no different post."""
    if len(set(keys)) == len(keys):
        return set()
    heads: dict[str, set[str]] = {}
    times: dict[str, set[datetime]] = {}
    for key, entry in zip(keys, entries, strict=True):
        heads.setdefault(key, set()).add(entry.headline)
        if entry.published is not None:
            times.setdefault(key, set()).add(entry.published)
    return {key for key, words in heads.items() if len(words) > 1 or len(times.get(key, ())) > 1}


def _told_apart(known: Known, key: str, entry: Entry) -> tuple[str, Entry]:
    """A key and id of its own for an entry whose id others on the page have, too."""
    print_ = fingerprint(entry)
    if known.twins.get(print_) == key:
        return key, entry
    return f"{key}~{print_:08x}", replace(entry, id=f"{entry.id}~{print_:08x}")


def _news(known: Known, key: str, entry: Entry, latest: datetime, page: Page, *, gone: bool) -> Entry | None:
    """The entry as it is to be kept, or None if there is nothing new in it; that one is back which was `gone` is."""
    before = known.newest(key)
    if before is not None:
        if page.delta:
            entry = _completed(entry, before)
        if before.url and (entry.url is None or same_place(entry.url, before.url)):  # of two for one place, the first
            entry = replace(entry, url=before.url)
        dated = before.published is None and entry.published is not None and entry.published <= latest
        outlined = entry.id in page.outlined and not _is_newer(entry, before)
        unchanged = outlined or same_content(before, entry) or retold(before, entry)
        if not gone and not dated and unchanged:
            return None
    return _settled(entry, before, known.id_of(key, entry.id), known.name, latest)


def _is_settled(entry: Entry, latest: datetime) -> bool:
    """Whether an entry means the same whenever it is looked at: its times have come."""
    return all(time is None or time <= latest for time in (entry.published, entry.updated))


def _is_newer(entry: Entry, before: Entry) -> bool:
    return entry.updated is not None and (before.updated is None or entry.updated > before.updated)


def _leaves_out(entry: Entry, before: Entry | None) -> bool:
    """Whether an entry from an answer that tells only part of a post says less of it than is known."""
    return before is not None and _completed(entry, before) != entry


def _completed(entry: Entry, before: Entry) -> Entry:
    """An entry from an answer that tells only part of a post, with what it may have left out."""
    stated = {label for one in (entry, before) for label in one.labels if label not in one.inferred}
    labels = tuple(dict.fromkeys((*entry.labels, *before.labels)))
    return replace(
        entry,
        labels=labels,
        inferred=tuple(label for label in labels if label not in stated),
        authors=entry.authors or before.authors,
        tags=entry.tags or before.tags,
        links=entry.links or before.links,
    )


def _settled(entry: Entry, before: Entry | None, id: str, source: str, latest: datetime) -> Entry:
    """The entry with our id for it, and with times that can be true.

    A post keeps the time it was first published with; a later one says when it was updated. One from the future has
    none, and so stands where it was first seen.
    """
    published, precision, updated = entry.published, entry.precision, entry.updated
    if published is not None and published > latest:
        published, precision = None, "none"
    if before is not None and before.published is not None:
        if updated is None and published is not None and published - before.published > _MOVED:
            updated = published
        published, precision = before.published, before.precision
    if updated is not None and updated > latest:
        updated = None
    return replace(entry, id=id, source=source, published=published, precision=precision, updated=updated)


def _taken_back(known: Known, page: Page) -> list[str]:
    """Ids of known posts that the publisher says are gone."""
    keys = dict.fromkeys(map(known.key, page.withdrawn))
    gone = [key for key in keys if key in known.posts and key not in known.gone]
    known.strike(gone)
    return [known.posts[key].id for key in gone]


def _absent(known: Known) -> tuple[list[str], str]:
    """Ids of posts that left the page without a word, twice, and a complaint if the page is not to be trusted."""
    if known.shown is None:
        return [], ""
    shown = [key for key in known.shown if key in known.posts]  # one that is only listed may not have been read yet
    here = set(shown)
    window = [key for key in known.window if key not in known.gone]
    if here.issuperset(window):
        known.shrunk, known.missing, known.window = 0, set(), shown
        return [], ""
    lost, suspected = _left(known, window, here)
    stood = len(window) - len(known.missing.intersection(window))
    fewer = max(stood - len(here), len(lost))
    if fewer > 1 and fewer * 3 >= stood:
        known.shrunk += 1
        if known.shrunk < _TRUST_AGAIN:
            left = f"{len(here)} post{'s' * (len(here) != 1)}"
            return [], f"changed shape: the page shows {left} instead of {stood}; nothing is withdrawn"
        lost, suspected = [], []
    known.shrunk = 0
    again = [key for key in lost if key in known.missing]
    known.missing = {*lost, *suspected}.difference(again)
    known.window = _woven(known, shown, [key for key in window if key in here or key in known.missing])
    known.strike(again)
    return [known.posts[key].id for key in again], ""


def _left(known: Known, window: list[str], here: set[str]) -> tuple[list[str], list[str]]:
    """Those of the window that left it, not at its end: between two that stayed, and newer than all that stayed.

    Between is meant by place and by time. What was newest is between once something later came. What is pinned stays
    whatever happens around it, so it is no witness.
    """
    stayed = [key in here and not _is_pinned(known, key) for key in window]
    if True not in stayed:
        return [], []
    first, last = stayed.index(True), len(stayed) - 1 - stayed[::-1].index(True)
    dated = [known.posts[key].published for key, witness in zip(window, stayed, strict=True) if witness]
    times = [time for time in dated if time is not None]
    lost, suspected = [], []
    for place, key in enumerate(window[:last]):
        time = known.posts[key].published
        if key in here or (time is not None and times and time < min(times)):
            continue
        if place > first and (time is None or not times or time <= max(times)):
            lost.append(key)
        elif time is not None and times and time >= max(times) and not _is_pinned(known, key):
            suspected.append(key)
    return lost, suspected


def _is_pinned(known: Known, key: str) -> bool:
    return not {PINNED, SUMMARY}.isdisjoint(known.posts[key].labels)


def _woven(known: Known, shown: list[str], window: list[str]) -> list[str]:
    """The posts shown, with those that are only missing for now after the ones they stood behind.

    What stood before all that stayed is before the first of those now, and behind what is new.
    """
    here = set(shown)
    first, last = None, None
    top: list[str] = []
    behind: dict[str, list[str]] = {}
    for key in window:
        if key not in here:
            (top if last is None else behind.setdefault(last, [])).append(key)
        elif not _is_pinned(known, key):
            first, last = first or key, key
    return [key for one in shown for key in (*(top if one == first else ()), one, *behind.get(one, ()))]


def _facts(known: Known, page: Page, at: datetime) -> LiveBlog | None:
    """The event's facts if they changed; an answer that leaves some out changes nothing about those."""
    before, now = known.held_blog or known.blog, page.blog
    if before is not None:
        now = LiveBlog(
            title=now.title or before.title,
            summary=now.summary or before.summary,
            url=before.url or now.url,
            format=before.format or now.format,
            over=before.over if now.over is None else now.over,
            zone=before.zone or now.zone,
        )
    if now == before:
        return _held_facts(known, at)
    return now if known.take_in_blog(now, at) else None


def _held_facts(known: Known, at: datetime) -> LiveBlog | None:
    """The event's facts that were held back, if they are to be told now."""
    held = known.held_blog
    return held if held is not None and known.take_in_blog(held, at) else None
