"""schema.org LiveBlogPosting in microdata and RDFa: properties in the attributes of the page's own elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from liveterm.formats import captions, embeds, markup, wording
from liveterm.formats.addresses import absolute, without_scheme
from liveterm.formats.markup import Body
from liveterm.formats.page_extras import inside
from liveterm.formats.posts import apart, made_id, newest_first, positional, with_breaking
from liveterm.formats.reading import html_of
from liveterm.formats.times import NEVER, Moment, edited, moment
from liveterm.model import Document, Entry, Follow, LiveBlog, Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAME: Final = "schema.org microdata"
LOOKS_FOR: Final = "an itemtype or typeof that names LiveBlogPosting"

_EVERY: Final = 60.0
_KIND: Final = "LiveBlogPosting"
_UPDATE: Final = "liveBlogUpdate"
_NDTV: Final = ("liv-blg_txt", "liv-blg_con")
_VALUES: Final = ("content", "datetime", "href", "src")


def parse(document: Document) -> Page | None:
    """The posts that a page's attributes mark as updates; None when there are none."""
    if _KIND.encode() not in document.body:
        return None
    root = html_of(document)
    if root is None:
        return None
    roots = [one for one in root.iter() if isinstance(one.tag, str) and _is_a(one, _KIND)]
    best = max(roots, key=lambda one: sum(1 for _ in _updates(one)), default=None)
    posts = list(_updates(best)) if best is not None else []
    if best is None or not posts:
        return None
    base = absolute(_address(best), document.url) or document.url
    ordinal = _is_positional(posts, base)
    entries = apart([_entry(post, base, ordinal) for post in posts])
    title = _text(best, "headline") or _text(best, "name") or _title(root)
    blog = LiveBlog(title, url=base if base.startswith("http") else None, format=NAME)
    return Page(blog, newest_first(with_breaking(entry) for entry in entries), follow=Follow(every=_EVERY))


def _names(element: Element) -> list[str]:
    """The properties an element is the value of."""
    return (element.get("itemprop") or element.get("property") or "").replace("schema:", "").split()


def _is_a(element: Element, kind: str) -> bool:
    types = (element.get("itemtype") or element.get("typeof") or "").split()
    return any(re.split(r"[/:#]", one)[-1] == kind for one in types)


def _updates(blog: Element) -> Iterator[Element]:
    for one in blog.iter():
        if isinstance(one.tag, str) and any(name.rsplit("/", 1)[-1] == _UPDATE for name in _names(one)):
            yield one


def _own(scope: Element) -> Iterator[Element]:
    """The elements of a scope that belong to it and not to a scope inside it; the inner scopes themselves do."""
    for child in scope:
        if isinstance(child.tag, str):
            yield child
            if child.get("itemscope") is None and child.get("typeof") is None:
                yield from _own(child)


def _property(scope: Element, name: str) -> Iterator[Element]:
    for one in _own(scope):
        if name in _names(one):
            yield one


def _value(element: Element) -> str:
    for key in _VALUES:
        given = element.get(key)
        if given is not None:
            return str(given).strip()
    return wording.words(element)


def _text(scope: Element, name: str) -> str:
    return next((text for one in _property(scope, name) if (text := wording.line(_value(one)))), "")


def _moment(scope: Element, name: str) -> Moment:
    return next((found for one in _property(scope, name) if (found := moment(_value(one))).at), NEVER)


def _address(scope: Element) -> str:
    named = scope.get("itemid") or scope.get("resource") or scope.get("about") or ""
    return next((_value(one) for one in _property(scope, "url")), "") or named


def _entry(post: Element, base: str, ordinal: bool) -> Entry:
    url = absolute(_address(post), base)
    fragment = url.rpartition("#")[2] if "#" in url else ""
    name = post.get("id") or ""
    id = "" if ordinal else fragment or name or (url if url and without_scheme(url) != without_scheme(base) else "")
    at = _moment(post, "datePublished")
    at = at if at.at else _moment(post, "dateCreated")
    headline = _text(post, "headline") or _text(post, "name")
    body = _body(post, base)
    return Entry(
        id=id.removeprefix("block-") or made_id(at.at, headline or _words(body)[:80]),
        url=url or None,
        published=at.at,
        precision=at.precision,
        updated=edited(at.at, _moment(post, "dateModified").at),
        headline=headline,
        blocks=body.blocks,
        authors=_authors(post),
        links=body.links,
    )


def _is_positional(posts: list[Element], base: str) -> bool:
    times = [_moment(post, "datePublished").at for post in posts]
    fragments = [absolute(_address(post), base).rpartition("#")[2] for post in posts]
    known = [at for at in times if at]
    return bool(known) and positional(fragments, times.index(max(known)))


def _body(post: Element, base: str) -> Body:
    """The body as the page shows it; an attribute holds only what its first quotation mark left of it."""
    given = list(_property(post, "articleBody"))
    shown = [one for one in given if one.tag != "meta"]
    if shown:
        return markup.joined([markup.tree_body(shown, base), _media(post, base)])
    for name in _NDTV:
        text = inside(post, name)
        if text is not None:
            return markup.tree_body([text], base, lambda one: "liv-blg_ttl" in (one.get("class") or ""))
    if not given:
        return _media(post, base)
    cut = markup.escaped_body(_value(given[0]), base)
    whole = _around(post, base)
    return whole if _words(whole).startswith(_words(cut)[:20]) else cut


def _words(body: Body) -> str:
    return " ".join(block.text for block in body.blocks)


def _around(post: Element, base: str) -> Body:
    """What a post shows besides its properties."""
    return markup.tree_body([post], base, lambda one: bool(_names(one)) and one is not post)


def _media(post: Element, base: str) -> Body:
    """Pictures and films that stand in a post as properties of it."""
    found = []
    for one in _property(post, "image"):
        picture = one if one.tag == "img" else next(iter(one.iter("img")), None)
        address = absolute((picture.get("src") or "") if picture is not None else _value(one), base)
        found.append(
            captions.image(wording.attribute(picture.get("alt") or "") if picture is not None else "", address)
        )
    for one in _property(post, "video"):
        inner = next((_value(part) for part in _own(one) if set(_names(part)) & {"url", "contentUrl", "embedUrl"}), "")
        found.append(embeds.one_line(_text(one, "name") or "Video", absolute(inner, base), "video"))
    return Body(tuple(block for block in found if block and (block.url or block.text)))


def _authors(post: Element) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in _property(post, "author") if (name := _author(one))))


def _author(element: Element) -> str:
    """An author's name: a property of a scope, or the value itself."""
    return _text(element, "name") or (wording.line(_value(element)) if not len(element) else "")


def _title(root: Element) -> str:
    heading = root.find(".//h1")
    return wording.words(heading) if heading is not None else ""
