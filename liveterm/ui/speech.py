"""Who says what in a post, as words: why somebody is its speaker, their last words, a quote to pass on."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from liveterm.model import Entry, Quote, Speaker
from liveterm.timeline import Post
from liveterm.ui.times import Dial

_SENTENCE_ENDS = r"[.!?…][\"”’»)\]]*\s"
_LONGEST = 240  # characters of a sentence on either side of its cue
_INITIALS = 4  # a source's name of so few letters is an abbreviation
_PUBLISHERS = {
    domain: name
    for name, *domains in (
        ("ABC News", "abcnews.go.com"),
        ("ABC", "abc.net.au"),
        ("AP", "apnews.com"),
        ("Al Jazeera", "aljazeera.com"),
        ("BBC", "bbc.co.uk", "bbc.com", "bbci.co.uk"),
        ("Bloomberg", "bloomberg.com"),
        ("CBC", "cbc.ca"),
        ("CBS News", "cbsnews.com"),
        ("CNN", "cnn.com"),
        ("Corriere della Sera", "corriere.it"),
        ("DW", "dw.com"),
        ("Der Spiegel", "spiegel.de"),
        ("Die Zeit", "zeit.de"),
        ("El País", "elpais.com"),
        ("Financial Times", "ft.com"),
        ("France 24", "france24.com"),
        ("Le Figaro", "lefigaro.fr"),
        ("Le Monde", "lemonde.fr"),
        ("NBC News", "nbcnews.com"),
        ("NPR", "npr.org"),
        ("RTÉ", "rte.ie"),
        ("Reuters", "reuters.com"),
        ("Sky News", "news.sky.com", "skynews.com"),
        ("The Guardian", "theguardian.com"),
        ("The Independent", "independent.co.uk", "the-independent.com"),
        ("The Irish Times", "irishtimes.com"),
        ("The New York Times", "nytimes.com"),
        ("The Telegraph", "telegraph.co.uk"),
        ("The Times", "thetimes.com", "thetimes.co.uk"),
        ("The Wall Street Journal", "wsj.com"),
        ("The Washington Post", "washingtonpost.com"),
        ("la Repubblica", "repubblica.it"),
        ("tagesschau", "tagesschau.de"),
    )
    for domain in domains
}
"""What people call a publisher, by its domain."""
_MARKS = "“”„‟\"«»‘’' "


class Reason(NamedTuple):
    """The sentence that makes somebody a speaker: the cue in it, and what stands before and after."""

    before: str
    cue: str
    after: str


def reason(entry: Entry, speaker: Speaker) -> Reason | None:
    """Why somebody speaks in a post; None if the cue is not in the text, as in a post that was edited since."""
    text = _said_in(entry, speaker)
    if not 0 <= speaker.start < speaker.end <= len(text):
        return None
    start, end = _sentence(text, speaker.start, speaker.end)
    before, after = text[start : speaker.start], text[speaker.end : end]
    if len(before) > _LONGEST:
        before = f"…{before[-_LONGEST:]}"
    if len(after) > _LONGEST:
        after = f"{after[:_LONGEST]}…"
    return Reason(before, text[speaker.start : speaker.end], after)


def _said_in(entry: Entry, speaker: Speaker) -> str:
    if speaker.block < 0:
        return entry.headline
    return entry.blocks[speaker.block].text if speaker.block < len(entry.blocks) else ""


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence around a stretch of text."""
    begins = max((match.end() for match in re.finditer(_SENTENCE_ENDS, text[:start])), default=0)
    ends = re.compile(_SENTENCE_ENDS).search(text, max(start, end - 1))
    return begins, len(text) if ends is None else ends.end() - 1


def last_words(post: Post, name: str) -> str:
    """What somebody says at the end of a post: their last quote there, else the sentence that makes them a speaker."""
    quoted = [quote.text for quote in post.reading.quotes if quote.speaker == name and quote.text]
    if quoted:
        return f"“{bare(quoted[-1])}”"
    spoken = [speaker for speaker in post.reading.speakers if speaker.name == name]
    why = reason(post.entry, spoken[-1]) if spoken else None
    return "".join(why) if why else post.entry.headline


def bare(quoted: str) -> str:
    """The words of a quote without marks around them."""
    return quoted.strip(_MARKS)


def quotes(post: Post) -> list[Quote]:
    """The quotes of a post in the order they stand in, each once: a headline's words that a quote further on has in
    full are no quote of their own."""
    told = [quote for quote in post.reading.quotes if bare(quote.text)]
    bodies = [(quote.speaker, _plain(quote.text)) for quote in told if quote.where == "body"]
    found: dict[tuple[str, str | None], Quote] = {}
    for quote in told:
        part = f" {_plain(quote.text)} "
        whole = quote.where == "headline" and any(
            quote.speaker in (None, speaker) and part in f" {words} " for speaker, words in bodies
        )
        if not whole:
            found.setdefault((quote.text, quote.speaker), quote)
    return list(found.values())


def _plain(text: str) -> str:
    """The words of a text, in small letters and without what stands between them."""
    return " ".join(re.findall(r"[^\W_]+", text.lower().replace("’", "").replace("'", "")))


def attributed(quote: Quote, entry: Entry, dial: Dial) -> str:
    """A quote to pass on: the words, whose, published by whom, when and where."""
    when = f"{dial.minutes(entry.published)} {dial.name(entry.published)}" if entry.published else ""
    facts = (quote.speaker or "", publisher(entry), when, entry.url or "")
    return f"“{bare(quote.text)}” — {', '.join(fact for fact in facts if fact)}"


def publisher(entry: Entry) -> str:
    """Who published a post, by the name people know; the host where that is not known."""
    host = (urlsplit(entry.url).hostname or "" if entry.url else "").removeprefix("www.")
    labels = host.split(".")
    known = next((name for at in range(len(labels)) if (name := _PUBLISHERS.get(".".join(labels[at:])))), "")
    name = entry.source or host
    return known or (name.upper() if name.isalpha() and len(name) <= _INITIALS else name)
