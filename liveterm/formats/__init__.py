"""Bytes in, a Page out: every format liveterm reads, and the order in which they are asked.

A format is one module with NAME, LOOKS_FOR and `parse(document) -> Page | None`: None means that the document is not
of its kind, FormatError that it is and cannot be read. To add one, write the module and give it its line in FORMATS.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol

from msgspec.structs import replace

from liveterm import clean
from liveterm.errors import FormatError
from liveterm.formats import (
    activity,
    aljazeera,
    amp,
    announced,
    arc,
    bbc,
    bbc_old,
    bbc_page,
    cap,
    feed,
    feedlinks,
    geojson,
    guardian,
    guardian_capi,
    guardian_page,
    jsonfeed,
    jsonld,
    known_pages,
    mastodon,
    microdata,
    norkon,
    pasted,
    reddit,
    sourcefabric,
    ticker,
    wordpress,
)
from liveterm.formats.addresses import is_web
from liveterm.formats.reading import at_home, html_of, text_of, title_of
from liveterm.formats.times import zone_of
from liveterm.model import Document, Follow, Page


class Format(Protocol):
    """What a module has to offer to be a format."""

    @property
    def NAME(self) -> str:
        """What people call it."""

    @property
    def LOOKS_FOR(self) -> str:
        """The sign it looks for, in a short phrase that can follow “looked for”."""

    def parse(self, document: Document) -> Page | None:
        """The page, or None if this document is none of the format's."""


FORMATS: Final[tuple[Format, ...]] = (
    bbc,
    guardian,
    guardian_capi,
    guardian_page,
    aljazeera,
    reddit,
    jsonfeed,
    geojson,
    mastodon,
    activity,
    feed,
    cap,
    jsonld,
    microdata,
    amp,
    sourcefabric,
    wordpress,
    norkon,
    arc,
    bbc_old,
    bbc_page,
    known_pages,
    ticker,
    announced,
    pasted,
)
"""Specific before general: the first that knows a document has it."""


_SOUGHT: Final = "looked for JSON-LD, publishers' own data, tickers"


class Examination(NamedTuple):
    """What asking every format about a document showed; `looked_for` says of each why it was not the one."""

    format: str | None
    page: Page | None
    looked_for: tuple[str, ...]
    feeds: tuple[str, ...]
    problems: tuple[str, ...]


def parse(document: Document) -> Page:
    """What a document says, clean. Raises FormatError when no format knows it, or the one that does cannot read it."""
    found = examine(document)
    if found.page is not None:
        return found.page
    raise FormatError(_refusal(found, document))


def examine(document: Document) -> Examination:
    """Which format took a document, what it read, and why the formats asked before it did not.

    A page that was saved leads nowhere: whoever reads a file does not mean to ask its publisher for more.
    """
    saved, document = not is_web(document.url), at_home(document)
    said: list[str] = []
    broken: list[str] = []
    for format, page, error in _asked(document):
        if page is not None:
            page = replace(page, follow=Follow(every=page.follow.every)) if saved else page
            page = clean.page(_zoned(_titled(page, document), document))
            return Examination(format.NAME, page, tuple(said), feedlinks.of(document), page.problems)
        said.append(f"{format.NAME}: {error or f'{format.LOOKS_FOR}: not there'}")
        if error and error not in broken:
            broken.append(error)
    return Examination(None, None, tuple(said), feedlinks.of(document), tuple(broken))


def _titled(page: Page, document: Document) -> Page:
    """A page whose format found no title, under the one that the HTML has."""
    root = None if page.blog.title else html_of(document)
    return page if root is None else replace(page, blog=replace(page.blog, title=title_of(root)))


def _zoned(page: Page, document: Document) -> Page:
    """A page that says in which zone its publisher writes times, unless its format did."""
    zone = "" if page.blog.zone else zone_of(text_of(document))
    return replace(page, blog=replace(page.blog, zone=zone)) if zone else page


def _asked(document: Document) -> Iterator[tuple[Format, Page | None, str]]:
    for format in FORMATS:
        try:
            yield format, format.parse(document), ""
        except FormatError as error:
            yield format, None, str(error)


def _refusal(found: Examination, document: Document) -> str:
    """One sentence: what this is not, and what to try instead; short enough for one line of the screen."""
    if not document.body.strip():
        return "this is empty; look again later, or give the address of a live page or feed"
    if found.problems:
        return f"{found.problems[0]}; `liveterm doctor` shows more"
    service = feedlinks.service(document)
    if service and not found.feeds:
        return f"this page shows a live blog of {service}, which liveterm cannot read; try the publisher's feed"
    if found.feeds:
        return f"this is no live blog ({_SOUGHT}); try the feed that the page offers: {found.feeds[0]}"
    return f"this is no live blog or feed ({_SOUGHT}); `liveterm doctor` says more"
