"""JSON: one array of the objects that `tail --json` prints, the event first, then its posts, oldest first."""

from __future__ import annotations

from liveterm.export import lines
from liveterm.export.account import Account


def write(account: Account) -> str:
    """The event and its posts as they are known at the end; one object a line."""
    told = [lines.blog_line(source, blog) for source, blog in account.blogs.items()]
    told += map(lines.post_line, account.posts)
    return "[\n" + ",\n".join(lines.text(line).rstrip("\n") for line in told) + "\n]\n"
