"""Publishers whose pages mark each post by a class or an attribute of their own: a recipe for each, one reader for all.

These pages usually hold JSON-LD, too, which is read first; what is here is for the day it is missing or empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from liveterm.formats import markup, wording
from liveterm.formats.addresses import absolute, is_web, page
from liveterm.formats.page_extras import inside
from liveterm.formats.posts import apart, made_id, newest_first, with_breaking
from liveterm.formats.reading import html_of
from liveterm.formats.times import NEVER, Moment, edited, moment
from liveterm.model import KEY, Document, Entry, Follow, LiveBlog, Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAME: Final = "known page"
LOOKS_FOR: Final = "posts marked as Reach, Express, AP, CNN, CBS or the New York Times mark theirs"

_EVERY: Final = 60.0
_HEADS: Final = ("h1", "h2", "h3", "h4")
_KEY_EVENT: Final = "KEY EVENT"


class _Recipe(NamedTuple):
    """Where one publisher's page keeps what. A post is known by its class, or by an attribute and its value.

    The words of classes are whole classes; attributes are the post's own, and may be several, the best first.
    """

    sign: bytes
    post_class: str = ""
    post_attribute: tuple[str, tuple[str, ...]] = ("", ())
    id: tuple[str, ...] = ("id",)
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    headline: str = ""
    body: str = ""
    author: str = ""
    key: tuple[str, str] = ("", "")


_RECIPES: Final = (
    _Recipe(
        b"live-event-entry",
        "live-event-entry",
        published=("data-post-time",),
        updated=("data-last-modified-time",),
        body="entry-content",
        author="mark",
        key=("data-type", "key-event"),
    ),
    _Recipe(
        b"live-events__entry",
        "live-events__entry",
        published=("data-sort-time",),
        updated=("data-update-time",),
        headline="live-events__entry-head",
        body="live-events__entry-text",
        author="live-events__entry-author",
    ),
    _Recipe(
        b"LiveBlogPost",
        "LiveBlogPost",
        id=("data-post-id", "id"),
        published=("data-posted-date-timestamp",),
        updated=("data-updated-date-timestamp",),
        headline="LiveBlogPost-headline",
        body="LiveBlogPost-body",
        author="LiveBlogPost-byline",
    ),
    _Recipe(
        b"live-story-post",
        "live-story-post",
        id=("data-post-id", "id"),
        published=("data-published-timestamp", "data-first-publish-timestamp"),
        updated=("data-last-updated-timestamp",),
        headline="live-story-post__headline",
        body="live-story-post__content",
        author="live-story-post__byline",
    ),
    _Recipe(
        b"post-update__",
        "post-update",
        headline="post-update__headline",
        body="post-update__bodytext",
        author="post-update__author",
    ),
    _Recipe(
        b"live-blog-post",
        post_attribute=("data-testid", ("live-blog-post", "reporter-update")),
        id=("id", "data-url"),
    ),
)


def parse(document: Document) -> Page | None:
    """The posts of a page that one of the recipes fits; None when none does."""
    root = None
    for recipe in _RECIPES:
        if recipe.sign not in document.body:
            continue
        root = html_of(document) if root is None else root
        posts = list(_posts(root, recipe)) if root is not None else []
        if root is not None and posts:
            return _page(root, recipe, posts, document)
    return None


def _posts(root: Element, recipe: _Recipe) -> list[Element]:
    name, values = recipe.post_attribute
    found = []
    for one in root.iter():
        kind = one.get("class") or ""
        if (recipe.post_class and recipe.post_class in kind.split()) or (name and one.get(name) in values):
            found.append(one)
    return found


def _page(root: Element, recipe: _Recipe, posts: list[Element], document: Document) -> Page:
    base = page(document.url)
    entries = apart([_entry(post, recipe, base) for post in posts])
    heading = root.find(".//h1")
    title = wording.words(heading) if heading is not None else ""
    blog = LiveBlog(title, url=base if base else None, format=NAME)
    return Page(blog, newest_first(with_breaking(entry) for entry in entries), follow=Follow(every=_EVERY))


def _entry(post: Element, recipe: _Recipe, base: str) -> Entry:
    at = _published(post, recipe)
    head = inside(post, recipe.headline) if recipe.headline else None
    head = next(post.iter(*_HEADS), None) if head is None else head
    headline = wording.words(head) if head is not None else ""
    author = _author(post, recipe)
    text = inside(post, recipe.body) if recipe.body else None
    aside = (head, author)
    body = markup.tree_body([post if text is None else text], base, lambda one: one in aside or one.tag == "time")
    name = wording.words(author).removeprefix("By ") if author is not None else ""
    id = next((given for key in recipe.id if (given := post.get(key))), "").rpartition("#")[2]
    key = bool(recipe.key[0]) and post.get(recipe.key[0]) == recipe.key[1]
    return Entry(
        id=id or made_id(at.at, headline or " ".join(block.text for block in body.blocks)[:80]),
        url=_address(post, base) or (f"{base}#{id}" if id and base else None),
        published=at.at,
        precision=at.precision,
        updated=edited(at.at, _first(post, recipe.updated).at),
        headline=headline,
        blocks=body.blocks,
        labels=(KEY,) if key or name.upper() == _KEY_EVENT else (),
        authors=(name,) if name and name.upper() != _KEY_EVENT else (),
        links=body.links,
    )


def _address(post: Element, base: str) -> str | None:
    """The address that a post offers to be shared by."""
    shared = (one.get("data-link") or "" for one in post.iter("bsp-copy-link"))
    given = post.get("data-url") or next(shared, "")
    address = absolute(given, base) if given.startswith(("http", "/", "#")) else ""
    return address if is_web(address) else None


def _first(post: Element, attributes: tuple[str, ...]) -> Moment:
    return next((found for key in attributes if (found := moment(post.get(key) or "")).at), NEVER)


def _published(post: Element, recipe: _Recipe) -> Moment:
    """The time in the post's attributes, else that of a time element inside."""
    found = _first(post, recipe.published)
    if found.at is not None:
        return found
    stamps = (stamp.get("datetime") or "" for stamp in post.iter("time", "bsp-timestamp", "amp-timeago"))
    return next((at for stamp in stamps if (at := moment(stamp)).at), NEVER)


def _author(post: Element, recipe: _Recipe) -> Element | None:
    if recipe.author == "mark":
        return next(iter(post.iter("mark")), None)
    return inside(post, recipe.author) if recipe.author else post.find(".//*[@data-testid='byline']")
