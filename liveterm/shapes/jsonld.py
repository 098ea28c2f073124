"""A page whose posts stand in a schema.org LiveBlogPosting, as search engines are given them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Final

import msgspec

from liveterm.export import jsonld
from liveterm.shapes.edition import HTML, Answer, Edition

FRONT: Final = "/live/{name}"


def answer(edition: Edition, path: str, query: Mapping[str, str]) -> Answer | None:
    """The page, with all posts."""
    if path != FRONT.format(name=edition.name):
        return None
    posting = msgspec.json.encode(jsonld.posting(edition.blog, edition.posts)).replace(b"</", b"<\\/")
    title = escape(edition.blog.title)
    head = f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1>'
    script = b'<script type="application/ld+json">%b</script></body></html>' % posting
    return Answer(HTML, head.encode() + script)
