"""Text copied from a live page in the browser, in which headline and "published at" run together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from liveterm import clock
from liveterm.formats import captions
from liveterm.formats.posts import apart, made_id, newest_first, with_breaking
from liveterm.formats.reading import looks_like_html, text_of
from liveterm.formats.times import Moment, in_words
from liveterm.model import BREAKING, Block, Document, Entry, LiveBlog, Page

NAME: Final = "copied text"
LOOKS_FOR: Final = "lines with “published at 16:12 Greenwich Mean Time 13 February”, as copied from a browser"

_HALF = r"[AaPp]\.?[Mm]\b\.?"
_ZONE = rf"(?=\S)(?:{_HALF}|\(?(?:[^\W\d_a-z][\w.’'&()-]*)?(?:[+−-]\d{{1,2}}(?::?\d\d)?)?\)?)"  # names have capitals
_HEAD = re.compile(
    r"^[ \t]*(?:\d{1,5}[.)][ \t]*\n?[ \t]*)?(?P<headline>(?:\S.{0,600}?)?),?[ \t]*published at "
    rf"(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?P<zone>(?:{_HALF})?(?:[ \t]+{_ZONE}){{0,7}}?)"
    r"(?:[ \t]+(?P<day>\d{1,2})[ \t]+(?P<month>[^\W\d_]{3,12}))?(?:[ \t]+(?P<year>\d{4}))?[ \t]*$",
    re.MULTILINE,
)
_BULLET = re.compile(r"[•◦▪●‣]\s*|[*-]\s+|\d{1,2}[.)]\s+")
_BYLINE = re.compile(r"(?:edited|reporting|written) by\b", re.IGNORECASE)
_SUMMARY: Final = "summary"
_IGNORED: Final = ("share", "share page", "copy link", "about sharing", _SUMMARY, "live reporting")


class _Head(NamedTuple):
    """Where a post begins, where its words begin, and what its first line says.

    `told` stands for its time in the id: the same whenever and wherever the text is read.
    """

    start: int
    end: int
    headline: str
    moment: Moment
    told: str


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
    return Page(_blog(text[: heads[0].start]), newest_first(with_breaking(entry) for entry in entries))


def _heads(text: str, document: Document) -> Iterator[_Head]:
    """The first lines of the posts. Where one names no zone its time is the reader's, whose browser wrote it."""
    today = document.date or document.now or clock.wall()
    above = None
    for found in _HEAD.finditer(text):
        moment = in_words(found, today, nearest=document.date is not None, zone=None, above=above)
        above = moment.at if moment.precision == "minute" else above
        lasting = moment.at and found["day"] and found["zone"] and moment.precision == "minute"
        told = f"{moment.at:%m-%d %H:%M}" if lasting else text[found.end("headline") : found.end()].strip(" ,\t")
        yield _Head(found.start(), found.end(), found["headline"].strip(), moment, told)


def _entry(head: _Head, rest: str) -> Entry:
    lines = _lines(rest)
    first = next(filter(None, lines), "")
    breaking = first.lower() == "breaking"
    if breaking:
        lines.remove(first)
    return Entry(
        id=made_id(head.told, head.headline),
        published=head.moment.at,
        precision=head.moment.precision,
        headline=head.headline,
        blocks=tuple(_blocks(lines)),
        labels=(BREAKING,) if breaking else (),
    )


def _lines(text: str) -> list[str]:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return [line for line in lines if line.lower() not in _IGNORED]


def _blocks(lines: list[str]) -> Iterator[Block]:
    parted = (part for line in lines for part in ((line, "") if _BULLET.match(line) else (line,)))
    for piece in captions.apart(parted):
        if isinstance(piece, Block):
            yield piece
        elif bullet := _BULLET.match(piece):
            yield Block("item", piece[bullet.end() :])
        else:
            yield Block("paragraph", piece)


def _blog(top: str) -> LiveBlog:
    """What stands above the first post: a title before the summary, if there is one, and the points of the summary."""
    titles: list[str] = []
    points: list[str] = []
    within = False
    for line in filter(None, (" ".join(line.split()) for line in top.split("\n"))):
        bullet = _BULLET.match(line)
        if line.lower() in _IGNORED:
            within = line.lower() == _SUMMARY
        elif bullet or within:
            points.append(line[bullet.end() :] if bullet else line)
        elif not _BYLINE.match(line):
            titles.append(line)
    return LiveBlog(titles[0] if titles else "", tuple(points), format=NAME)
