"""Reading the invented payloads in `fixtures`, and asking about what came out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from liveterm import formats
from liveterm.model import Document, Entry, Page

FIXTURES = Path(__file__).parent / "fixtures"
NOW = datetime(2026, 7, 2, 12, 0, tzinfo=UTC)


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def document(body: str | bytes, url: str = "", **facts: object) -> Document:
    facts.setdefault("now", NOW)
    return Document(url, body.encode() if isinstance(body, str) else body, **facts)  # type: ignore[arg-type]


def read(name: str, url: str = "", **facts: object) -> Page:
    """The page that a fixture gives, through the whole of `formats`."""
    return formats.parse(document(fixture(name), url, **facts))


def ids(page: Page) -> list[str]:
    return [entry.id for entry in page.entries]


def by_id(page: Page) -> dict[str, Entry]:
    return {entry.id: entry for entry in page.entries}


def kinds(entry: Entry) -> list[str]:
    return [block.kind for block in entry.blocks]


def texts(entry: Entry) -> list[str]:
    return [block.text for block in entry.blocks]


def utc(*fields: int) -> datetime:
    return datetime(*fields, tzinfo=UTC)  # type: ignore[arg-type, misc]
