"""Pages that call themselves a live blog and show no post yet: before the coverage begins, or filled in by a script."""

from __future__ import annotations

from typing import Final

from liveterm.formats import jsonld, shape, wording
from liveterm.formats.addresses import absolute
from liveterm.model import Document, Follow, LiveBlog, Page

NAME: Final = "announced live blog"
LOOKS_FOR: Final = "a LiveBlogPosting in JSON-LD, if only an empty one"

_EVERY: Final = 60.0


def parse(document: Document) -> Page | None:
    """The facts of a live blog without posts; None for a page that announces none."""
    posting = next(jsonld.postings(document), None)
    if posting is None:
        return None
    title = wording.line(shape.first(posting, "headline", "name"))
    address = absolute(shape.string(posting, "url"), document.url)
    return Page(
        blog=LiveBlog(title, url=address if address.startswith("http") else None, format=NAME),
        follow=Follow(every=_EVERY),
        problems=("the page calls itself a live blog, but no post stands in it",),
    )
