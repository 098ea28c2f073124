"""What is handed on: the event's facts and the posts that were chosen, with their history as known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from liveterm import clock
from liveterm.model import Entry, LiveBlog
from liveterm.timeline import Post, Timeline


class Account(NamedTuple):
    """An event and its chosen posts, oldest first. `of` is how many posts there were to choose from.

    `zone` is the zone that times are written in for people; None is the reader's own.
    """

    blog: LiveBlog
    blogs: dict[str, LiveBlog]
    posts: Sequence[Post]
    of: int
    zone: tzinfo | None = None

    @property
    def tally(self) -> str:
        """How many posts, and of how many: "1 post", "12 of 43 posts"."""
        chosen = len(self.posts)
        number = str(chosen) if chosen == self.of else f"{chosen} of {self.of}"
        return f"{number} post" if number == "1" else f"{number} posts"

    @property
    def still_there(self) -> Sequence[Post]:
        """The posts that were not withdrawn."""
        return [post for post in self.posts if not post.withdrawn]


def account(
    timeline: Timeline,
    *,
    wanted: Callable[[Post], bool] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    zone: tzinfo | None = None,
    title: str = "",
    named: str = "",
) -> Account:
    """The posts of a timeline that are wanted and whose time lies in a span, both ends included.

    `title` stands in for an event that has none of its own; one that was `named` bears that name.
    """
    posts = [
        post
        for post in timeline.posts
        if (since is None or post.time >= since)
        and (until is None or post.time <= until)
        and (wanted is None or wanted(post))
    ]
    blogs = timeline.blogs
    return Account(_event(list(blogs.values()), named, title), blogs, posts, len(timeline.posts), zone)


def when(moment: datetime, zone: tzinfo | None) -> str:
    """A moment to the minute, with its zone, for people."""
    there = moment.astimezone(zone) if zone else clock.local(moment)
    return f"{there:%Y-%m-%d %H:%M %Z}"


def stamp(entry: Entry, first_seen: datetime, zone: tzinfo | None = None) -> str:
    """When a post was published, as exactly as the publisher said, or else when it was first seen."""
    if entry.published is None:
        return f"{when(first_seen, zone)} (first seen)"
    return f"{entry.published:%Y-%m-%d}" if entry.precision == "day" else when(entry.published, zone)


def edit_note(post: Post, zone: tzinfo | None) -> str:
    """What became of a post since it was published: "edited 16:20", "withdrawn 16:31", or ""."""
    changed = [version.at for version in post.versions[1:] if not version.withdrawn]
    notes = []
    if changed:
        times = "" if len(changed) == 1 else f"{len(changed)} times, last "
        notes.append(f"edited {times}{when(changed[-1], zone)}")
    elif post.entry.updated:
        notes.append(f"edited {when(post.entry.updated, zone)}")
    if post.withdrawn:
        notes.append(f"withdrawn {when(post.versions[-1].at, zone)}")
    return " · ".join(notes)


def _event(blogs: Sequence[LiveBlog], named: str, title: str) -> LiveBlog:
    """The event as its sources tell it together; the first has the say."""
    first = blogs[0] if blogs else LiveBlog()
    overs = {blog.over for blog in blogs}
    return LiveBlog(
        title=named or first.title or title or "Live event",
        summary=tuple(dict.fromkeys(point for blog in blogs for point in blog.summary)),
        url=first.url,
        format=first.format,
        over=overs.pop() if len(overs) == 1 else None,
        zone=first.zone,
    )
