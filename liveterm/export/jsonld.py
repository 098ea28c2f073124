"""schema.org LiveBlogPosting in JSON-LD, newest update first.

https://schema.org/LiveBlogPosting; `articleBody` holds the post's HTML, as publishers put it there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from liveterm.export.account import Account
from liveterm.export.hypertext import exact_html, title_html
from liveterm.model import CONCLUDED, EXPORT, LABELS, Block, Entry, LiveBlog, Precision
from liveterm.timeline import Post

_PATTERNS: dict[Precision, str] = {"minute": "%Y-%m-%dT%H:%MZ", "day": "%Y-%m-%d"}


def write(account: Account) -> str:
    """The posts that were not withdrawn as a JSON-LD document."""
    told = posting(account.blog, account.still_there[::-1])
    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"


def posting(blog: LiveBlog, posts: Sequence[Post]) -> dict[str, Any]:
    """A LiveBlogPosting with these posts as its updates."""
    times = [post.time for post in posts]
    changed = [moment for post in posts for moment in (post.entry.updated, post.time) if moment]
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "LiveBlogPosting",
            "additionalType": EXPORT,
            "@id": blog.url,
            "url": blog.url,
            "headline": blog.title,
            "description": "; ".join(blog.summary),
            "datePublished": _stamp(min(times, default=None), "instant"),
            "dateModified": _stamp(max(changed, default=None), "instant"),
            "coverageStartTime": _stamp(min(times, default=None), "instant"),
            "coverageEndTime": _stamp(max(times, default=None), "instant") if blog.over else None,
        }
    ) | {"liveBlogUpdate": [update(post.entry, blog.url or "") for post in posts]}


def update(entry: Entry, base: str) -> dict[str, Any]:
    """A post as a BlogPosting. Its `@id` ends in the post's id; that of a post without an address is a blank node."""
    name = f"{base}#{entry.id}" if entry.url else f"_:{entry.id}"
    return _filled(
        {
            "@type": "BlogPosting",
            "@id": entry.id if "#" in entry.id else name,
            "identifier": entry.id,
            "url": entry.url,
            "headline": _headline(entry.headline),
            "datePublished": _stamp(entry.published, entry.precision),
            "dateModified": _stamp(entry.updated, "instant"),
            "articleBody": exact_html(entry) if entry.blocks or entry.links else "",
            "image": [_image(block) for block in entry.blocks if block.kind == "image" and block.url],
            "author": [{"@type": "Person", "name": name} for name in entry.authors],
            "keywords": [_keyword(*term) for term in terms_of(entry)],
        }
    )


def terms_of(entry: Entry) -> list[tuple[str, str]]:
    """The tags and labels of an entry, each with the set it is of: "" for tags."""
    sets = ((label, CONCLUDED if label in entry.inferred else LABELS) for label in entry.labels)
    return [*((tag, "") for tag in entry.tags), *sets]


def _headline(text: str) -> str | dict[str, str]:
    """A headline; one with signs that would be taken for HTML, as most are, is said to be text."""
    return text if title_html(text) == text else {"@type": "Text", "@value": text}


def _keyword(term: str, terms_of: str) -> str | dict[str, str]:
    """A tag as it is, unless readers would take it for several; a label as a term of our own."""
    if not terms_of and "," not in term:
        return term
    return _filled({"@type": "DefinedTerm", "name": term, "inDefinedTermSet": terms_of})


def _image(block: Block) -> dict[str, Any]:
    return _filled({"@type": "ImageObject", "url": block.url, "caption": block.text, "creditText": block.credit})


def _stamp(moment: datetime | None, precision: Precision) -> str | None:
    return as_exact(moment, precision) if moment else None


def as_exact(moment: datetime, precision: Precision) -> str:
    """A moment no more exact than it is known, as ISO 8601 has it."""
    pattern = _PATTERNS.get(precision)
    there = moment.astimezone(UTC)
    return there.strftime(pattern) if pattern else there.isoformat().replace("+00:00", "Z")


def _filled(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value}
