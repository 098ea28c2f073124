"""Films, tweets, charts and whatever else cannot be shown here: one line each, with its address."""

from __future__ import annotations

import re
from typing import Final

from liveterm.model import Block, BlockKind

_HOSTS: Final = (
    ("youtu", "YouTube"), ("vimeo", "Vimeo"), ("twitter.", "Twitter"), ("x.com", "X"), ("instagram", "Instagram"),
    ("facebook", "Facebook"), ("tiktok", "TikTok"), ("bsky", "Bluesky"), ("spotify", "Spotify"),
    ("soundcloud", "SoundCloud"), ("dailymotion", "Dailymotion"), ("flourish", "Flourish"),
    ("datawrapper", "Datawrapper"),
)  # fmt: skip


def one_line(text: str, url: str = "", kind: BlockKind = "embed") -> Block | None:
    """One line for something that cannot be shown here; without words, the name of its host stands for it."""
    told = " ".join(text.split())
    if not told and url:
        told = f"{'Video' if kind == 'video' else 'Embedded'}: {host_of(url)}"
    return Block(kind, told, url or None) if told else None


def host_of(url: str) -> str:
    """The name people know a host by."""
    host = re.sub(r"^(?:https?:)?//(?:www\.)?", "", url).split("/", 1)[0].lower()
    return next((name for part, name in _HOSTS if part in host), host)
