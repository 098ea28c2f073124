"""Al Jazeera's live blogs: the answers of its GraphQL address. The blog lists its posts; each is asked for alone.

The posts still to ask for travel in the address itself, newest first, so that walking back reads them one by one
until one is known. That a post was edited only the post says: one a minute is read again, the newest first, and the
blog itself before them. Such a round has its second in the address, for nothing it asks is then taken for known.
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

_EVERY, _AGAIN_EVERY = 20.0, 60.0
_HEADERS: Final = (("wp-site", "aje"),)
_MOST: Final = 100  # posts that one address can carry
_BREAKING: Final = ("breaking", "breaking news", "عاجل")
_BLOG, _LIST, _POST = "ArchipelagoSingleLiveBlogQuery", "SingleLiveBlogChildrensQuery", "LiveBlogUpdateQuery"
_LIVE_BLOG = re.compile(r"/liveblog/\d{4}/\d{1,2}/\d{1,2}/(?P<slug>[\w%-]+)")


def parse(document: Document) -> Page | None:
    """What an answer holds: the blog and which posts it has, one post, or the site's banner; None for other JSON."""
    if html_of(document) is not None:
        return None if b"liveBlogUpdate" in document.body else _shell(document)
    data = shape.dig(json_of(document), "data")
    if not isinstance(data, dict):
        return None
    article = data.get("article")
    if isinstance(article, dict) and "children" in article:
        return _blog(article, document)
    posts = [one for one in shape.records(data, "posts") if "content" in one and "id" in one]
    gone = "posts" in data and not data["posts"] and asked(document.url).get("operationName") == _POST
    if gone or (posts and shape.string(posts[0], "postType") in ("liveblog-update", "")):
        return _posts(posts, document)
    if isinstance(data.get("breakingNews"), dict) and "tickerText" in data["breakingNews"]:
        return _banner(data["breakingNews"], document)
    return None


def _shell(document: Document) -> Page | None:
    """The page of a live blog, whose posts are asked for elsewhere: where."""
    address = document.url
    ours = host(address).endswith("aljazeera.com")
    poll = questions_about(address) if ours else ""
    if not poll:
        return None
    return Page(
        LiveBlog(url=address, format=NAME),
        follow=Follow(
            poll=poll,
            older=poll,
            every=_EVERY,
            full=questions_about(address, _round(document)),
            full_every=_AGAIN_EVERY,
            headers=_HEADERS,
        ),
        delta=True,
    )


def question(operation: str, variables: object, site: str = SITE, **more: str) -> str:
    """The address of one question; `more` is what the answer is to be read with: `then`, ids of posts to ask for after
    it, and, of all that is read again, the `blog` and `round`, the second at which that began."""
    wanted = {"wp-site": "aje", "operationName": operation, "variables": _compact(variables), "extensions": "{}"}
    return f"{site}/graphql?{addresses.query(wanted | {name: told for name, told in more.items() if told})}"


def questions_about(page: str, round: str = "") -> str:
    """The address that tells about the live blog of a page; "" if it is none."""
    found = _LIVE_BLOG.search(parts(page).path)
    return _about(found["slug"], SITE, round) if found else ""


def _about(slug: str, site: str, round: str = "") -> str:
    return question(_BLOG, {"name": slug, "postType": "liveblog", "preview": ""}, site, round=round)


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _blog(article: Record, document: Document) -> Page:
    ids = [shape.string(one) or shape.string(one, "id") for one in shape.listing(article, "children")]
    ids = [id for id in ids if id.isdigit()]
    content = markup.body(shape.string(article, "content"), SITE)
    live = shape.dig(article, "isLive")
    slug = shape.string(article, "slug") or _asked(document.url, "name", "postName")
    return Page(
        blog=LiveBlog(
            title=wording.line(shape.string(article, "title")),
            summary=tuple(block.text for block in content.blocks if block.kind in ("item", "paragraph")),
            url=absolute(shape.string(article, "link"), SITE) or None,
            format=NAME,
            over=not live if isinstance(live, bool) else None,
        ),
        entries=_alarm(article, document.url),
        follow=_follow(tuple(ids[: _MOST + 1]), slug, document),
        delta=True,
        listed=tuple(ids),
    )


def _follow(ids: tuple[str, ...], slug: str, document: Document) -> Follow:
    """How to go on: the list of posts tells of new ones, the blog and then each post of what was edited."""
    address, site, round = document.url, _site(document.url), _round(document)
    whole = asked(address).get("operationName") == _BLOG
    again = _next(ids, address, slug, round) if whole and ids else _about(slug, site, round)
    known = is_web(address) and bool(slug)
    return Follow(
        poll=question(_LIST, {"postName": slug}, site) if known else None,
        older=_next(ids, address),
        every=_EVERY,
        full=again if known else None,
        full_every=_AGAIN_EVERY,
        headers=_HEADERS,
    )


def _round(document: Document) -> str:
    return str(int(document.now.timestamp())) if document.now else ""


def _alarm(article: Record, address: str) -> tuple[Entry, ...]:
    """A live blog that is breaking news as a whole, as a post that says so; since when it is one, nothing tells.

    Not while the posts are first walked back to, for this one may be known from an earlier run and would end that.
    """
    id, title = shape.string(article, "id"), wording.line(shape.string(article, "title"))
    walking = is_web(address) and "round" not in asked(address)
    if walking or not (shape.truth(article, "isBreaking") and id and title):
        return ()
    page = absolute(shape.string(article, "link"), SITE)
    return (Entry(id=id, url=page or None, headline=title, labels=(BREAKING,)),)


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


def _next(ids: tuple[str, ...], address: str, blog: str = "", round: str = "") -> str | None:
    """The address of the first of the posts, which carries the others."""
    if not ids or not is_web(address):
        return None
    variables = {"postID": int(ids[0][:12]), "postType": "liveblog-update", "preview": "", "isAmp": False}
    return question(_POST, variables, _site(address), then=",".join(ids[1:]), blog=blog, round=round)


def _posts(posts: list[Record], document: Document) -> Page:
    told = asked(document.url)
    ids = tuple(id for id in told.get("then", "").split(",") if id.isdigit())
    blog, round = told.get("blog", ""), told.get("round", "")
    again = _next(ids, document.url, blog, round) or _about(blog, _site(document.url), _round(document))
    return Page(
        blog=LiveBlog(url=absolute(shape.string(posts[0] if posts else None, "link"), SITE) or None, format=NAME),
        entries=newest_first(with_breaking(_entry(post)) for post in posts),
        follow=Follow(
            older=None if round else _next(ids, document.url),
            every=_EVERY,
            full=again if round else None,
            full_every=_AGAIN_EVERY,
            headers=_HEADERS,
        ),
        delta=True,
    )


def _entry(post: Record) -> Entry:
    at, precision = moment(shape.dig(post, "date"))
    body = markup.body(shape.string(post, "content"), SITE)
    shown = shape.dig(post, "shouldDisplayTitle") is not False
    page = absolute(shape.string(post, "link"), SITE)
    id = shape.string(post, "id")
    signs = [shape.string(one) or shape.string(one, "name") for one in shape.listing(post, "postLabel")]
    return Entry(
        id=id,
        url=f"{page}?update={id}" if page else None,
        published=at,
        precision=precision,
        updated=edited(at, moment(shape.dig(post, "modified_gmt")).at),
        headline=wording.line(shape.string(post, "title")) if shown else "",
        blocks=body.blocks,
        labels=(BREAKING,) if any(sign.lower() in _BREAKING for sign in signs) else (),
        authors=_authors(post),
        tags=tuple(sign for sign in signs if sign and sign.lower() not in _BREAKING),
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
