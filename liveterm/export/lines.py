"""One post as one JSON object, and as a block of plain lines: what `tail` prints and what exports repeat.

The names and their order are an interface that scripts rely on.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from liveterm.export.account import stamp
from liveterm.model import BREAKING, Block, Entry, LiveBlog, Reading, Speaker
from liveterm.timeline import Post

JsonLine = dict[str, Any]

_encode = msgspec.json.Encoder().encode
_MEDIA = {"image": "Photo", "video": "Video", "embed": "Embed"}
_BULLETS = {"item": "- ", "quote": "> ", "heading": "## "}


def entry_line(entry: Entry, *, revision: int, withdrawn: bool, first_seen: datetime, reading: Reading) -> JsonLine:
    """A post, or one change of it. Every key is there; what is not known is null, "" or []."""
    return {
        "type": "entry",
        "id": entry.id,
        "source": entry.source,
        "url": entry.url,
        "revision": revision,
        "withdrawn": withdrawn,
        "published": entry.published,
        "published_precision": entry.precision,
        "updated": entry.updated,
        "first_seen": first_seen,
        "headline": entry.headline,
        "text": entry.text,
        "blocks": [{"kind": b.kind, "text": b.text, "url": b.url, "credit": b.credit} for b in entry.blocks],
        "labels": entry.labels,
        "authors": entry.authors,
        "tags": entry.tags,
        "links": [{"text": link.text, "url": link.url} for link in entry.links],
        "speakers": [{"name": speaker.name, "certainty": speaker.certainty} for speaker in reading.speakers],
        "mentioned": reading.mentioned,
        "quotes": [{"text": q.text, "speaker": q.speaker, "where": q.where} for q in reading.quotes],
    }


def post_line(post: Post) -> JsonLine:
    """A post as it is known now."""
    return entry_line(
        post.entry,
        revision=post.revision,
        withdrawn=post.withdrawn,
        first_seen=post.first_seen,
        reading=post.reading,
    )


def blog_line(source: str, blog: LiveBlog) -> JsonLine:
    """The event's facts."""
    return {
        "type": "blog",
        "title": blog.title,
        "summary": blog.summary,
        "url": blog.url,
        "format": blog.format,
        "over": blog.over,
        "source": source,
    }


def trouble_line(source: str, at: datetime, what: str) -> JsonLine:
    """Something that went wrong."""
    return {"type": "trouble", "source": source, "at": at, "what": what}


def text(line: JsonLine) -> str:
    """A JSON line with its end; times are RFC 3339 in UTC."""
    return _encode(line).decode() + "\n"


def plain(entry: Entry, *, revision: int, withdrawn: bool, first_seen: datetime, reading: Reading) -> str:
    """A post as lines for people and screen readers, with a blank line after it."""
    state = "WITHDRAWN" if withdrawn else "CHANGED" if revision else ""
    labels = (label.upper() if label == BREAKING else label for label in entry.shown_labels)
    head = (stamp(entry, first_seen), state, *labels, entry.headline)
    lines = [" · ".join(part for part in head if part)]
    if entry.authors:
        lines.append(f"By {', '.join(entry.authors)}")
    lines += map(_plain_block, entry.blocks)
    lines += (f"Link: {link.text} <{link.url}>" if link.text else f"Link: <{link.url}>" for link in entry.links)
    if reading.speakers:
        lines.append(f"Speaking: {', '.join(map(_speaker, reading.speakers))}")
    if entry.url:
        lines.append(f"At: {entry.url}")
    return "\n".join(lines) + "\n\n"


def plain_blog(blog: LiveBlog) -> str:
    """The event as lines for people and screen readers, with a blank line after it."""
    over = {True: "over", False: "live", None: ""}[blog.over]
    lines = [" · ".join(part for part in (blog.title or "Untitled", over) if part)]
    lines += (f"- {point}" for point in blog.summary)
    if blog.url:
        lines.append(f"At: {blog.url}")
    return "\n".join(lines) + "\n\n"


def plain_trouble(source: str, what: str) -> str:
    """What went wrong, or that nothing does any more, in one line, with a blank line after it."""
    return f"Trouble with {source}: {what}\n\n" if what else f"{source}: the trouble is over\n\n"


def caption(block: Block) -> str:
    """One line for a picture, video or embed: what it shows and who made it."""
    kind = f"{_MEDIA.get(block.kind, '')}: "
    words = kind + (block.text.removeprefix(kind) or "no description")
    return f"{words} ({block.credit})" if block.credit else words


def credited(block: Block) -> str:
    """Who made a picture, by a line of its own; many publishers' words say already what they are."""
    credit = block.credit or ""
    return f"Credit: {credit}" if credit and ":" not in credit else credit


def _plain_block(block: Block) -> str:
    if block.kind in _MEDIA:
        return caption(block) + (f" <{block.url}>" if block.url and block.kind != "image" else "")
    mark = _BULLETS.get(block.kind, "")
    return mark + block.text.replace("\n", "\n" + " " * len(mark) if block.kind != "quote" else "\n> ")


def _speaker(speaker: Speaker) -> str:
    return speaker.name if speaker.certainty == "sure" else f"{speaker.name} ({speaker.certainty})"
