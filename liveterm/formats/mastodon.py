"""Mastodon timelines: the statuses of a hashtag or an account, as its interface lists them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from liveterm.formats import captions, embeds, markup, shape, wording
from liveterm.formats.addresses import asking, is_web, parts
from liveterm.formats.posts import newest_first, with_breaking
from liveterm.formats.reading import json_of
from liveterm.formats.shape import Record
from liveterm.formats.times import edited, moment
from liveterm.model import Block, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "Mastodon"
LOOKS_FOR: Final = "a JSON list of statuses with created_at and account"

_EVERY: Final = 30.0
_SINCE = re.compile(r"\b(?:min_id|since_id)=\d*&?")


def parse(document: Document) -> Page | None:
    """The statuses of a timeline, newest first; None for other JSON."""
    data = json_of(document)
    found = shape.records(data) if isinstance(data, list) else []
    found = [one for one in found if "created_at" in one and isinstance(one.get("account"), dict) and "content" in one]
    if not found:
        return None
    return Page(
        blog=LiveBlog(_title(document.url), format=NAME),
        entries=newest_first(with_breaking(_entry(one)) for one in found if shape.string(one, "id")),
        follow=Follow(older=_older(document.url, shape.string(found[-1], "id")), every=_EVERY),
    )


def _title(address: str) -> str:
    _, found, tag = parts(address).path.partition("/timelines/tag/")
    return f"#{unquote(tag).strip('/')}" if found else ""


def _older(address: str, last: str) -> str | None:
    if not is_web(address) or not last:
        return None
    return asking(_SINCE.sub("", address), max_id=last)


def _entry(status: Record) -> Entry:
    shared = status["reblog"] if isinstance(status.get("reblog"), dict) else status
    at, precision = moment(shape.dig(status, "created_at"))
    body = markup.body(shape.string(shared, "content"))
    name = shape.first(shape.dig(shared, "account"), "display_name", "acct", "username")
    tags = (shape.string(tag, "name") for tag in shape.records(shared, "tags"))
    return Entry(
        id=shape.string(status, "id"),
        url=shape.first(shared, "url", "uri") or None,
        published=at,
        precision=precision,
        updated=edited(at, moment(shape.dig(shared, "edited_at")).at),
        headline=wording.line(shape.string(shared, "spoiler_text")),
        blocks=body.blocks + _media(shared),
        authors=(name,) if name else (),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        links=body.links,
    )


def _media(status: Record) -> tuple[Block, ...]:
    blocks: list[Block | None] = []
    for one in shape.records(status, "media_attachments"):
        told, address = shape.string(one, "description"), shape.first(one, "url", "remote_url", "preview_url")
        if shape.string(one, "type") in ("video", "gifv", "audio"):
            blocks.append(embeds.one_line(told, address, "video"))
        else:
            blocks.append(captions.image(told, address))
    card = shape.dig(status, "card")
    blocks.append(embeds.one_line(shape.string(card, "title"), shape.string(card, "url")) if card else None)
    return tuple(block for block in blocks if block)
