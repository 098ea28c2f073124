"""Invented posts in the manners of many outlets, built from plain text."""

from __future__ import annotations

from liveterm.model import Block, Entry, Reading
from liveterm.speakers import Cast


def post(text: str, headline: str = "", id: str = "a", **facts: object) -> Entry:
    """An entry from lines: '• ' opens an item, '> ' a block quote, anything else is a paragraph."""
    blocks = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith("• "):
            blocks.append(Block("item", line[2:]))
        elif line.startswith("> "):
            blocks.append(Block("quote", line[2:]))
        else:
            blocks.append(Block("paragraph", line))
    return Entry(id=id, headline=headline, blocks=tuple(blocks), **facts)  # type: ignore[arg-type]


def read(text: str, headline: str = "", *others: str, **facts: object) -> Reading:
    """How one post reads, with other posts of the same session around it."""
    cast = Cast()
    cast.learn([post(text, headline, **facts), *(post(other, id=f"other{at}") for at, other in enumerate(others))])
    return cast.reading("a")


def owners(reading: Reading) -> list[tuple[str, str | None]]:
    """The quotations and whose they are."""
    return [(quote.text, quote.speaker) for quote in reading.quotes]
