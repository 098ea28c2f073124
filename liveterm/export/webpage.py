"""One HTML page, complete in itself: no scripts, nothing loaded from anywhere, readable by machine and ear.

Checked by Debian's `tidy`; it follows WCAG 2.2 in its headings, landmarks, contrast and link names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from zlib import crc32

from liveterm.export.account import Account, edit_note, stamp, when
from liveterm.export.hypertext import attribute, html_of, linked, placed, words
from liveterm.model import BREAKING, Link
from liveterm.timeline import Post, Version

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #555; --line: #ccc; --alert: #a8071a }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eee; --paper: #161616; --soft: #b0b0b0; --line: #444; --alert: #ff8a80 }
  a { color: #8ab4f8 } a:visited { color: #c9a7f5 }
}
body { margin: 0 auto; max-width: 42rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1.05rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { line-height: 1.2 } h2 { font-size: 1.2rem; margin: .2rem 0 } h3 { font-size: 1.05rem }
article { border-top: 1px solid var(--line); padding: 1rem 0 }
article.breaking { border-top: 3px solid var(--alert) }
.facts, figcaption, footer { color: var(--soft); font-size: .9rem; margin: 0 }
.label { color: var(--alert); font-weight: bold; text-transform: uppercase }
.withdrawn h2, .withdrawn .body { text-decoration: line-through }
blockquote { border-left: 4px solid var(--line); margin-left: 0; padding-left: 1rem }
figure { margin: 1rem 0; padding: .5rem 1rem; border: 1px solid var(--line) } figure p { margin: 0 }
.skip { position: absolute; left: -99rem } .skip:focus { position: static }
""".strip()


def write(account: Account) -> str:
    """The event and its posts, oldest first, as one page."""
    return "\n".join(("<!DOCTYPE html>", '<html lang="en">', *_head(account), *_body(account), "</html>", ""))


def _head(account: Account) -> Iterator[str]:
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{words(account.blog.title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"


def _body(account: Account) -> Iterator[str]:
    yield "<body>"
    yield '<a class="skip" href="#posts">Skip to the posts</a>'
    yield "<header>"
    yield f'<h1 dir="auto">{words(account.blog.title)}</h1>'
    if account.blog.summary:
        yield "<ul>{}</ul>".format("".join(f"<li>{words(point)}</li>" for point in account.blog.summary))
    yield f'<p class="facts">{_span(account)}</p>'
    yield "</header>"
    yield '<main id="posts">'
    for post in account.posts:
        yield from _post(post, account.zone)
    yield "</main>"
    yield "<footer><p>Kept by liveterm. Pictures and films are linked to, not shown.</p></footer>"
    yield "</body>"


def _span(account: Account) -> str:
    posts = account.posts
    parts = [account.tally]
    if posts:
        parts.append(f"{_time(posts[0].time, account.zone)} to {_time(posts[-1].time, account.zone)}")
    if account.blog.url:
        parts.append(f"<a href={attribute(account.blog.url)}>the live page</a>")
    return " · ".join(parts)


def _post(post: Post, zone: tzinfo | None) -> Iterator[str]:
    entry, anchor = post.entry, f"p{crc32(post.id.encode('utf-8', 'replace')):08x}"
    marks = [BREAKING] * (entry.breaking_for == BREAKING) + ["withdrawn"] * post.withdrawn
    kind = f' class="{" ".join(marks)}"' if marks else ""
    yield f'<article id="{anchor}"{kind} aria-labelledby="{anchor}-h">'
    yield f'<h2 id="{anchor}-h" dir="auto">{words(entry.headline) or words(stamp(entry, post.first_seen, zone))}</h2>'
    yield f'<p class="facts">{" · ".join(_facts(post, anchor, zone))}</p>'
    blocks, links = placed(entry)
    yield f'<div class="body" dir="auto">{html_of(blocks, quiet=True)}</div>'
    yield from _links(links)
    yield from _earlier(post, zone)
    yield "</article>"


def _facts(post: Post, anchor: str, zone: tzinfo | None) -> Iterator[str]:
    entry = post.entry
    at = _time(entry.published or post.first_seen, zone, stamp(entry, post.first_seen, zone))
    yield f'<a href="#{anchor}">{at}</a>'
    for label in entry.shown_labels:
        yield f'<strong class="label">{words(label)}</strong>'
    if entry.authors:
        yield f"by {words(', '.join(entry.authors))}"
    if note := edit_note(post, zone):
        yield words(note)
    if entry.url:
        name = entry.headline or stamp(entry, post.first_seen, zone)
        yield f"<a href={attribute(entry.url)} aria-label={attribute(f'Permalink: {name}')}>permalink</a>"


def _links(links: Sequence[Link]) -> Iterator[str]:
    """Links that stand nowhere in a post's words, as a list."""
    if links:
        items = (f"<li><a href={attribute(link.url)}>{words(link.text or link.url)}</a></li>" for link in links)
        yield f"<ul>{''.join(items)}</ul>"


def _earlier(post: Post, zone: tzinfo | None) -> Iterator[str]:
    """The versions before the last, folded away."""
    versions: list[Version] = []
    for version in post.versions:
        if version.entry != post.entry and (not versions or version.entry != versions[-1].entry):
            versions.append(version)
    for version in versions:
        headline = f"<p><strong>{words(version.entry.headline)}</strong></p>" if version.entry.headline else ""
        body = html_of(linked(version.entry), quiet=True).replace("<h3>", "<p>").replace("</h3>", "</p>")
        yield f"<details><summary>As it was {_time(version.at, zone)}</summary>{headline}{body}</details>"


def _time(moment: datetime, zone: tzinfo | None, told: str = "") -> str:
    return f'<time datetime="{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}">{words(told or when(moment, zone))}</time>'
