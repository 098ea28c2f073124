"""Text copied from a live page in the browser, in which headline and "published at" run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from liveterm import clock
from liveterm.formats.posts import apart, made_id, newest_first
from liveterm.formats.reading import looks_like_html, text_of
from liveterm.formats.times import Moment, in_words
from liveterm.model import BREAKING, Block, Document, Entry, LiveBlog, Page

NAME: Final = "copied text"
LOOKS_FOR: Final = "lines with “published at 16:12 Greenwich Mean Time 13 February”, as copied from a browser"

_HEAD = re.compile(
    r"^[ \t]*(?:\d{1,5}[.)][ \t]*)?(?P<headline>\S.{0,600}?),?[ \t]*published at (?P<hour>\d{1,2})[:.](?P<minute>\d\d)"
    r"(?P<zone>(?:[ \t]+[A-Za-z()]+){0,6}?)(?:[ \t]+(?P<day>\d{1,2})[ \t]+(?P<month>[^\W\d_]{3,12}))?"
    r"(?:[ \t]+(?P<year>\d{4}))?[ \t]*$",
    re.MULTILINE,
)
_BULLET = re.compile(r"[•◦▪●‣]\s*")
_GLUED = re.compile(r"(?P<alt>.*?)(?:Image source|Image caption|Media caption|Video source),\s*(?P<rest>.+)")
_IGNORED: Final = ("share", "share page", "copy link", "about sharing", "summary", "live reporting")


class _Head(NamedTuple):
    """Where a post begins, where its words begin, and what its first line says."""

    start: int
    end: int
    headline: str
    moment: Moment


def parse(document: Document) -> Page | None:
    """The posts of a copied live page, or None if no line reads "published at …"."""
    text = text_of(document)
    if "published at" not in text or looks_like_html(text):
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    heads = list(_heads(text, document))
    if not heads:
        return None
    ends = [head.start for head in heads[1:]] + [len(text)]
    entries = apart([_entry(head, text[head.end : end]) for head, end in zip(heads, ends, strict=True)])
    undated = sum(head.moment.at is None for head in heads)
    problems = (f"{undated} of {len(heads)} posts have a time that cannot be read",) if undated else ()
    return Page(_blog(text[: heads[0].start]), newest_first(entries), problems=problems)


def _heads(text: str, document: Document) -> Iterator[_Head]:
    today = document.date or document.now or clock.wall()
    for found in _HEAD.finditer(text):
        at = in_words(found, today, nearest=document.date is not None)
        yield _Head(found.start(), found.end(), found["headline"].strip(), at)


def _entry(head: _Head, rest: str) -> Entry:
    lines = [" ".join(line.split()) for line in rest.split("\n")]
    lines = [line for line in lines if line and line.lower() not in _IGNORED]
    breaking = bool(lines) and lines[0].lower() == "breaking"
    at, precision = head.moment
    return Entry(
        id=made_id(at.strftime("%m-%d %H:%M") if at else "", head.headline),
        published=at,
        precision=precision,
        headline=head.headline,
        blocks=tuple(_block(line) for line in lines[breaking:]),
        labels=(BREAKING,) if breaking else (),
    )


def _block(line: str) -> Block:
    bullet = _BULLET.match(line)
    if bullet:
        return Block("item", line[bullet.end() :])
    glued = _GLUED.fullmatch(line)
    if glued is None:
        return Block("paragraph", line)
    named = "source," in line
    alt = glued["alt"] or ("" if named else glued["rest"])
    return Block("image", alt.strip(), credit=glued["rest"].strip() if named else None)


def _blog(top: str) -> LiveBlog:
    """What stands above the first post: a title, if there is one, and the points of the summary."""
    lines = [line.strip() for line in top.split("\n") if line.strip()]
    points = tuple(line[1:].strip() for line in lines if _BULLET.match(line))
    titles = [line for line in lines if not _BULLET.match(line) and line.lower() not in _IGNORED]
    return LiveBlog(titles[0] if titles else "", points, format=NAME)
