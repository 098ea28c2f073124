"""How much of a page there is room for: so many posts of a page and of a run, so many blocks and versions of a post."""

from __future__ import annotations

from msgspec.structs import replace

from liveterm import clean
from liveterm.config import Limits
from liveterm.live.seen import Known, Seen
from liveterm.model import Entry, Page


def admitted(page: Page, known: Known, seen: Seen, limits: Limits) -> tuple[Page, str]:
    """The page with no more posts than there is room for, and what to say of those left out."""
    _limit_changes(known, seen, limits)
    entries = tuple(_trimmed(entry, limits.post_blocks) for entry in page.entries[: limits.page_posts])
    told = f"cut: only the first {len(entries):,} posts of this page are shown; limits.page_posts says how many"
    told = told if page.left_out or len(entries) < len(page.entries) else ""
    most, room = limits.session_posts, max(0, limits.session_posts - seen.posts)
    new = [entry for entry in entries if known.key(entry.id) not in known.posts]
    if len(new) > room:
        surplus = {entry.id for entry in new[room:]}
        entries = tuple(entry for entry in entries if entry.id not in surplus)
        told = f"full: {most:,} posts are kept of a run and no more; start another, or raise limits.session_posts"
    return replace(page, entries=entries), told


def _limit_changes(known: Known, seen: Seen, limits: Limits) -> None:
    """How many versions of a post are kept from now on, and what to say when one has more."""
    changes = known.changes
    kept, name = f"{limits.post_versions:,} versions are kept of a post", "post_versions"
    changes.most = limits.post_versions
    if seen.changes >= limits.session_versions:
        kept, name = f"{limits.session_versions:,} changes are kept of a run", "session_versions"
        changes.most = 1
    changes.full = f"full: {kept}; further ones only now and then, and the last; limits.{name} says how many"


def _trimmed(entry: Entry, most: int) -> Entry:
    blocks = clean.first_blocks(entry.blocks, most)
    return entry if blocks is entry.blocks else replace(entry, blocks=blocks)
