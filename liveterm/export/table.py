"""CSV (RFC 4180): a post a row, oldest first.

A cell that a spreadsheet would take for a formula begins with an apostrophe, as spreadsheets themselves mark text.
"""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Final

from liveterm.export.account import Account
from liveterm.model import Block
from liveterm.timeline import Post

COLUMNS: Final = (
    "id", "source", "published", "updated", "first_seen", "revision", "withdrawn", "labels", "headline", "text",
    "speakers", "authors", "tags", "photos", "links", "url",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(account: Account) -> str:
    """The posts under a row of names. Lists are parted by `; `, times are RFC 3339 in UTC."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for post in account.posts:
        writer.writerow(map(_cell, _row(post)))
    return file.getvalue()


def _row(post: Post) -> tuple[str, ...]:
    entry = post.entry
    return (
        entry.id,
        entry.source,
        _stamp(entry.published),
        _stamp(entry.updated),
        _stamp(post.first_seen),
        str(post.revision),
        "yes" if post.withdrawn else "no",
        "; ".join(entry.labels),
        entry.headline,
        entry.text,
        "; ".join(post.reading.heard),
        "; ".join(entry.authors),
        "; ".join(entry.tags),
        "; ".join(_photo(block) for block in entry.blocks if block.kind == "image"),
        "; ".join(link.url for link in entry.links),
        entry.url or "",
    )


def _photo(block: Block) -> str:
    return f"{block.text} ({block.credit})" if block.credit else block.text


def _stamp(moment: datetime | None) -> str:
    return moment.isoformat().replace("+00:00", "Z") if moment else ""


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
