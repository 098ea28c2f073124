"""Al Jazeera's live blogs: the answers of its GraphQL address. The blog lists its posts; each is asked for alone.

The posts still to ask for travel in the address itself, newest first, so that walking back reads them one by one
until one is known.
"""

from __future__ import annotations

import json
import re
from typing import Final

from liveterm.formats import addresses, markup, shape, wording
from liveterm.formats.addresses import absolute, asked, host, is_web, parts
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import html_of, json_of
from liveterm.formats.shape import Record
from liveterm.formats.times import edited, moment
from liveterm.model import BREAKING, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "Al Jazeera"
LOOKS_FOR: Final = "JSON with data.article.children or data.posts"
SITE: Final = "https://www.aljazeera.com"

_EVERY: Final = 30.0
_HEADERS: Final = (("wp-site", "aje"),)
_MOST: Final = 100  # posts that one address can carry
_LIVE_BLOG = re.compile(r"/liveblog/\d{4}/\d{1,2}/\d{1,2}/(?P<slug>[\w%-]+)")


def parse(document: Document) -> Page | None:
    """What an answer holds: the blog and which posts it has, one post, or the site's banner; None for other JSON."""
    if html_of(document) is not None:
        return None if b"liveBlogUpdate" in document.body else _shell(document.url)
    data = shape.dig(json_of(document), "data")
    if not isinstance(data, dict):
        return None
    article = data.get("article")
    if isinstance(article, dict) and "children" in article:
        return _blog(article, document)
    posts = [one for one in shape.records(data, "posts") if "content" in one and "id" in one]
    if posts and shape.string(posts[0], "postType") in ("liveblog-update", ""):
        return _posts(posts, document)
    if isinstance(data.get("breakingNews"), dict) and "tickerText" in data["breakingNews"]:
        return _banner(data["breakingNews"], document)
    return None


def _shell(address: str) -> Page | None:
    """The page of a live blog, whose posts are asked for elsewhere: where."""
    ours = host(address).endswith("aljazeera.com")
    poll = questions_about(address) if ours else ""
    if not poll:
        return None
    return Page(
        LiveBlog(url=address, format=NAME),
        follow=Follow(poll=poll, older=poll, every=_EVERY, headers=_HEADERS),
        delta=True,
    )


def question(operation: str, variables: object, site: str = SITE, waiting: tuple[str, ...] = ()) -> str:
    """The address of one question; `waiting` are ids of posts to ask for after it."""
    wanted = {"wp-site": "aje", "operationName": operation, "variables": _compact(variables), "extensions": "{}"}
    if waiting:
        wanted["then"] = ",".join(waiting)
    return f"{site}/graphql?{addresses.query(wanted)}"


def questions_about(page: str) -> str:
    """The address that tells about the live blog of a page; "" if it is none."""
    found = _LIVE_BLOG.search(parts(page).path)
    variables = {"name": found["slug"], "postType": "liveblog", "preview": ""} if found else None
    return question("ArchipelagoSingleLiveBlogQuery", variables) if found else ""


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _blog(article: Record, document: Document) -> Page:
    ids = [shape.string(one) or shape.string(one, "id") for one in shape.listing(article, "children")]
    ids = [id for id in ids if id.isdigit()]
    content = markup.body(shape.string(article, "content"), SITE)
    live = shape.dig(article, "isLive")
    slug = shape.string(article, "slug") or _asked(document.url, "name", "postName")
    poll = question("SingleLiveBlogChildrensQuery", {"postName": slug}, _site(document.url)) if slug else None
    ours = document.url.startswith("http")
    return Page(
        blog=LiveBlog(
            title=wording.line(shape.string(article, "title")),
            summary=tuple(block.text for block in content.blocks if block.kind in ("item", "paragraph")),
            url=absolute(shape.string(article, "link"), SITE) or None,
            format=NAME,
            over=not live if isinstance(live, bool) else None,
        ),
        follow=Follow(
            poll=poll if ours else None,
            older=_next(tuple(ids[: _MOST + 1]), document.url),
            every=_EVERY,
            full=document.url if ours and "SingleLiveBlogQuery" in document.url else None,
            headers=_HEADERS,
        ),
        delta=True,
        listed=tuple(ids),
    )


def _asked(address: str, *names: str) -> str:
    """A variable of the question that an address asks."""
    try:
        variables = json.loads(asked(address).get("variables", "{}"))
    except (ValueError, RecursionError):
        return ""
    return shape.first(variables, *names)


def _site(address: str) -> str:
    place = parts(address)
    return f"{place.scheme}://{place.netloc}" if is_web(address) else SITE


def _next(ids: tuple[str, ...], address: str) -> str | None:
    """The address of the first of the posts, which carries the others."""
    if not ids or not is_web(address):
        return None
    variables = {"postID": int(ids[0][:12]), "postType": "liveblog-update", "preview": "", "isAmp": False}
    return question("LiveBlogUpdateQuery", variables, _site(address), ids[1:])


def _posts(posts: list[Record], document: Document) -> Page:
    waiting = asked(document.url).get("then", "")
    ids = tuple(id for id in waiting.split(",") if id.isdigit())
    return Page(
        blog=LiveBlog(url=absolute(shape.string(posts[0], "link"), SITE) or None, format=NAME),
        entries=newest_first(with_breaking(_entry(post)) for post in posts),
        follow=Follow(older=_next(ids, document.url), every=_EVERY, headers=_HEADERS),
        delta=True,
    )


def _entry(post: Record) -> Entry:
    at, precision = moment(shape.dig(post, "date"))
    body = markup.body(shape.string(post, "content"), SITE)
    shown = shape.dig(post, "shouldDisplayTitle") is not False
    page = absolute(shape.string(post, "link"), SITE)
    id = shape.string(post, "id")
    return Entry(
        id=id,
        url=f"{page}?update={id}" if page else None,
        published=at,
        precision=precision,
        updated=edited(at, moment(shape.dig(post, "modified_gmt")).at),
        headline=wording.line(shape.string(post, "title")) if shown else "",
        blocks=body.blocks,
        authors=_authors(post),
        tags=tuple(
            tag for one in shape.listing(post, "postLabel") if (tag := shape.string(one) or shape.string(one, "name"))
        ),
        links=body.links,
    )


def _authors(post: Record) -> tuple[str, ...]:
    written = wording.line(shape.string(post, "writeInAuthor"))
    names = [wording.line(shape.string(one, "name")) for one in shape.records(post, "author")]
    return tuple(dict.fromkeys(name for name in (written, *names) if name))


def _banner(news: Record, document: Document) -> Page:
    """The site's breaking banner, as one post."""
    text = wording.line(shape.string(news, "tickerText"))
    at, precision = moment(shape.dig(news, "modified"))
    address = absolute(shape.string(news, "link"), SITE)
    entry = Entry(
        id=shape.string(news, "post", "id") or address or "banner",
        url=address or None,
        published=at,
        precision=precision,
        headline=text,
        labels=(BREAKING,),
    )
    return Page(
        LiveBlog("Al Jazeera: breaking news", format=NAME),
        (entry,) if text else (),
        follow=Follow(every=_EVERY),
        delta=True,
    )
