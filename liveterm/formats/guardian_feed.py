"""The Guardian's section feeds: the one item of a live blog holds its two newest posts, each behind its time."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from liveterm.formats import markup, wording
from liveterm.formats.posts import made_id
from liveterm.formats.times import moment
from liveterm.model import Entry

_TIME: Final = re.compile(
    r"<p[^>]{0,200}\bblock-time\b[^>]{0,200}>\s*<time[^>]{0,200}\bdatetime=[\"']([^\"']{10,40})[\"'][^>]{0,200}>.*?</time>.*?</p>",
    re.DOTALL | re.IGNORECASE,
)
_HEADING: Final = re.compile(r"\s*<h2[^>]{0,200}>(.*?)</h2>", re.DOTALL | re.IGNORECASE)


def split_live_blog(item: Entry, html: str) -> list[Entry]:
    """The posts inside a live blog's item, newest first; none when the item is an ordinary one."""
    if "block-time" not in html:
        return []
    found = list(_TIME.finditer(html))
    if not found:
        return []
    ends = [one.start() for one in found[1:]] + [len(html)]
    return [_post(item, one[1], html[one.end() : end]) for one, end in zip(found, ends, strict=True)]


def _post(item: Entry, stamp: str, html: str) -> Entry:
    """One post. Its id is made from the time, which stays when the words are edited; the blog's address is its own."""
    heading = _HEADING.match(html)
    at, precision = moment(stamp)
    body = markup.without_more(markup.body(html[heading.end() :] if heading else html, item.url or ""))
    return replace(
        item,
        id=f"{item.id}#block-{made_id(at or stamp)}",
        published=at,
        precision=precision,
        updated=None,
        headline=wording.line(heading[1]) if heading else "",
        blocks=body.blocks,
        links=body.links,
    )
