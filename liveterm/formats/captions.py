"""Pictures: what a caption says of them, and whom it names as their maker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from liveterm.formats import wording
from liveterm.model import Block

_WORDS = (
    r"(?:image source|image credit|picture credit|photo(?:graph)? credit|photograph|picture|photo|image|credit|"
    r"fotografie|foto|bild|quelle|crédit(?: photo)?|credito|source)"
)
_CREDIT_LAST = re.compile(
    rf"^(?P<alt>.*?)(?:^|(?<=[\s.!?…)\]”\"'(]))\(?\s*{_WORDS}\s*:\s*(?P<credit>[^:]{{2,200}}?)\)?$",
    re.IGNORECASE | re.DOTALL,
)
_CREDIT_BY = re.compile(
    r"^(?P<alt>.*?)(?:^|(?<=[.!?…)])\s*|\s*\()(?:[Pp]hoto(?:graph)?|[Pp]icture|[Ii]mage|[Ff]oto)s? (?:by|von|di) "
    r"(?P<credit>[^\W\d_a-z].{1,200}?)\)?$",
    re.DOTALL,
)
_CREDIT_GLUED = re.compile(r"^(?P<alt>.*?)Image source,\s*(?P<credit>.+)$", re.DOTALL)
_SIGN = re.compile(r"((?:Image|Picture|Media|Video) (?:source|caption)),\s*")
_CREDIT_BRACKETS = re.compile(r"^(?P<alt>.*?)\s*\[(?P<credit>[^\[\]]{2,200})\]\s*$", re.DOTALL)
_CREDIT_SIGN = re.compile(r"^(?P<alt>.*?)\s*(?:©|\(c\))\s*(?P<credit>.{2,200})$", re.DOTALL | re.IGNORECASE)


def split_credit(caption: str) -> tuple[str, str | None]:
    """A caption's words, and whom they name as the picture's maker ("Photograph: X", "Image source, X", "[X]")."""
    caption = " ".join(caption.split())[:1000].removeprefix("Image caption, ")
    for pattern in (_CREDIT_GLUED, _CREDIT_LAST, _CREDIT_BY, _CREDIT_BRACKETS, _CREDIT_SIGN):
        found = pattern.match(caption)
        if found:
            return found["alt"].strip(), found["credit"].strip() or None
    return caption, None


def credit_of(text: str) -> str | None:
    """A credit without the words that announce it."""
    text = " ".join(text.split())
    alt, credit = split_credit(text)
    return (credit if credit and not alt else text) or None


def image(alt: str, url: str = "", credit: str = "", caption: str = "") -> Block | None:
    """An image block; what its description lacks is taken from the caption. None when nothing is known of it.

    Both are plain words: their entities are resolved.
    """
    told, named = split_credit(caption) if caption else ("", None)
    text = wording.single_spaced(alt) or told
    maker = credit_of(credit) if credit else named
    return Block("image", text, url or None, maker) if text or url or maker else None


def apart(lines: Iterable[str]) -> Iterator[str | Block]:
    """Lines of copied text, of which those about one picture or video have become its block.

    A copy runs description, “Image source, …” and “Image caption, …” together or puts them on lines of their own. An
    empty line parts what belongs to different things.
    """
    about: dict[str, str] = {}
    for sign, words in _signed(lines):
        kind = sign.rpartition(" ")[2]
        if not sign or sign == "alt" or any(known.endswith(kind) for known in about):
            yield from _shown(about)
            about = {}
        if sign:
            about[sign] = words
        else:
            yield words
    yield from _shown(about)


def _signed(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Pieces of text after what each is: "Image source", "Media caption", the "alt" before one of these, or ""."""
    told: list[tuple[str, str]] = []
    last = ""
    for line in lines:
        plain, *rest = _SIGN.split(line)
        signed = list(zip(rest[::2], rest[1::2], strict=True))
        if plain and last and told[-1][0] and not told[-1][1]:
            told[-1] = (told[-1][0], plain)  # the words of the sign above
        elif plain:
            told.append(("alt" if signed else "", plain))
        elif signed and last and not told[-1][0] and signed[0][0].endswith("source"):
            told[-1] = ("alt", told[-1][1])
        told += signed
        last = line
    return told


def _shown(about: dict[str, str]) -> Iterator[Block]:
    """The picture or video that these words are about, if they say anything."""
    alt = about.get("alt", "").strip()
    credit = next((words for sign, words in about.items() if sign.endswith("source")), "")
    caption = next((words for sign, words in about.items() if sign.endswith("caption")), "")
    if any(sign.startswith(("Media", "Video")) for sign in about):
        yield Block("video", caption or alt, credit=credit or None)
    elif block := image(alt, credit=credit, caption=caption):
        yield block
