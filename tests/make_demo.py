"""Makes the session that `liveterm demo` plays from its readable source: `python -m tests.make_demo`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import msgspec

from liveterm.model import Block, Entry, Frame, Link, LiveBlog, Span
from liveterm.session.lines import Header, frame_lines, header_line

ROOT = Path(__file__).parent.parent
WRITTEN = ROOT / "tests" / "demo" / "port-ansel.txt"
SESSION = ROOT / "liveterm" / "demo.jsonl"

DAY = "2026-03-11"
ADDRESS = "https://example.org/news/live/port-ansel"
SOURCE = "demo"
SIGNS = {"* ": "item", "> ": "quote", "# ": "heading"}
NAMED = re.compile(r"(photo|video|embed): (.+?)(?: \| (.+))?", re.DOTALL)
MARKED = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<words>.+?)\]\((?P<url>\S+?)\)")


def frames(written: str) -> list[Frame]:
    """What each look at the page taught, in order."""
    blog = LiveBlog(url=ADDRESS, format="session", over=False)
    told = []
    for look in re.split(r"^== ", written, flags=re.MULTILINE)[1:]:
        clock, _, rest = look.partition("\n")
        facts, *posts = re.split(r"^-- ", rest, flags=re.MULTILINE)
        now = facts_of(facts, blog)
        gone = tuple(identity(name) for name in re.findall(r"^gone: (.+)$", facts, re.MULTILINE))
        entries = tuple(entry_of(post) for post in posts)
        told.append(
            Frame(at=at(clock), source=SOURCE, entries=entries, withdrawn=gone, blog=now if now != blog else None)
        )
        blog = now
    return told


def session(written: str) -> bytes:
    """The session file."""
    looks = frames(written)
    assert looks[0].blog is not None
    header = Header(started=looks[0].at, sources=(SOURCE,), title=looks[0].blog.title)
    return header_line(header) + b"".join(line for look in looks for line in frame_lines(look))


def facts_of(text: str, before: LiveBlog) -> LiveBlog:
    """The event as it is described from here on."""
    title = re.search(r"^title: (.+)$", text, re.MULTILINE)
    points = tuple(re.findall(r"^\* (.+)$", text, re.MULTILINE))
    over = bool(re.search(r"^over$", text, re.MULTILINE))
    return msgspec.structs.replace(
        before, title=title[1] if title else before.title, summary=points or before.summary, over=over
    )


def entry_of(text: str) -> Entry:
    """A post as it stood at one look."""
    head, _, rest = text.partition("\n")
    name, clock, *labels = head.split()
    facts = {}
    while found := re.match(r"(by|tags|edited): (.+)\n", rest):
        facts[found[1]] = found[2]
        rest = rest[found.end() :]
    headline, _, body = rest.partition("\n")
    blocks = tuple(block_of(part, name, number) for number, part in enumerate(body.strip().split("\n\n")))
    return Entry(
        id=identity(name),
        source=SOURCE,
        url=f"{ADDRESS}?post={identity(name)}",
        published=at(clock),
        precision="instant",
        updated=at(facts["edited"]) if "edited" in facts else None,
        headline=headline,
        blocks=blocks,
        labels=tuple(labels),
        authors=split(facts.get("by", "")),
        tags=split(facts.get("tags", "")),
        links=tuple(links(blocks)),
    )


def block_of(text: str, post: str, number: int) -> Block:
    """One block, its marks made spans."""
    if found := NAMED.fullmatch(text):
        kind, words, more = found.groups()
        if kind == "photo":
            return Block("image", words, f"https://example.org/port-ansel/photos/{post}-{number}.jpg", more)
        return Block(kind, words, more)
    kind = SIGNS.get(text[:2], "paragraph")
    words, spans = unmarked(text if kind == "paragraph" else text[2:])
    return Block(kind, words, spans=spans)


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """Text without its marks, and the spans they stood for."""
    plain, spans, done = "", [], 0
    for mark in MARKED.finditer(text):
        plain += text[done : mark.start()]
        words = mark["bold"] or mark["words"]
        kind = "bold" if mark["bold"] else "link"
        spans.append(Span(len(plain), len(plain) + len(words), kind, mark["url"] or ""))
        plain += words
        done = mark.end()
    return plain + text[done:], tuple(spans)


def links(blocks: tuple[Block, ...]) -> Iterator[Link]:
    """The links in a post's words."""
    for block in blocks:
        for span in block.spans:
            if span.kind == "link":
                yield Link(block.text[span.start : span.end], span.url)


def identity(name: str) -> str:
    """An id as a publisher makes them, the same each time."""
    return f"asset:{uuid5(NAMESPACE_URL, f'{ADDRESS}#{name}')}"


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"{DAY}T{clock}").replace(tzinfo=UTC)


def split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(";") if name.strip())


if __name__ == "__main__":
    SESSION.write_bytes(session(WRITTEN.read_text("utf-8")))
