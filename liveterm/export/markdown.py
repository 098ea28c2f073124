"""Markdown (CommonMark): the event and its posts, oldest first, for notes, wikis and mail.

Whatever a post says is text: every sign that Markdown would read as markup is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import tzinfo
from itertools import groupby

from liveterm.export.account import Account, edit_note, stamp, when
from liveterm.export.hypertext import placed
from liveterm.export.lines import caption, credited
from liveterm.model import Block, Link, Span
from liveterm.timeline import Post

_SIGNS = re.compile(r"[\\`*_\[\]<>~|$]|&(?=[#\w])")
_LINE_START = re.compile(r"^(?:#{1,6}(?=\s|$)|[-+=]|\d{1,9}(?=[.)]))")
_ADDRESS = re.compile(r"""(https?://[^\s<>]*[^\s<>.,;:!?'"”’»)\]}])""")
_CLOSING = re.compile(r"(?<!\\)#+$")
_BLANK = re.compile(r"\n\s*\n")
_MARKS = {"bold": "**", "italic": "*"}


def write(account: Account) -> str:
    """The event and its posts as one document."""
    return "\n\n".join(part for part in (*_head(account), *_body(account)) if part) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, line breaks and blank lines included."""
    return _laid_out(_inline(text))


def _inline(text: str) -> str:
    """Text with every sign escaped, but for addresses: they are links, in which nothing can be."""
    parts = enumerate(_ADDRESS.split(text))
    return "".join(f"<{part}>" if number % 2 else _plain(part) for number, part in parts)


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _laid_out(text: str) -> str:
    """Lines that stay lines and are nothing but lines."""
    paragraphs = _BLANK.split(text.strip())
    return "\n\n".join("\\\n".join(map(_line, paragraph.split("\n"))) for paragraph in paragraphs)


def _line(line: str) -> str:
    return _LINE_START.sub(_unmarked, line.strip())


def _unmarked(found: re.Match[str]) -> str:
    """A line's first sign, so that it makes no list, heading or rule; behind a number it is the next that would."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _head(account: Account) -> Iterator[str]:
    blog, posts = account.blog, account.posts
    yield f"# {_heading(blog.title)}"
    yield "\n".join(f"- {_one_line(point)}" for point in blog.summary)
    if posts:
        span = f"{when(posts[0].time, account.zone)} to {when(posts[-1].time, account.zone)}"
        yield f"*{account.tally}, {escaped(span)}*"
    if blog.url:
        yield f"<{blog.url}>"


def _body(account: Account) -> Iterator[str]:
    for post in account.posts:
        yield from _post(post, account.zone)


def _post(post: Post, zone: tzinfo | None) -> Iterator[str]:
    entry = post.entry
    yield f"## {_heading(entry.headline) or escaped(stamp(entry, post.first_seen, zone))}"
    facts = [escaped(stamp(entry, post.first_seen, zone))]
    facts += [f"**{label}**" for label in map(_one_line, entry.shown_labels)]
    facts += [f"by {', '.join(map(_one_line, entry.authors))}"] if entry.authors else []
    facts += [note] if (note := edit_note(post, zone)) else []
    facts += [f"[permalink]({_address(entry.url)})"] if entry.url else []
    yield " · ".join(facts)
    blocks, links = placed(entry)
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        yield ("\n" if kind == "item" else "\n\n").join(map(_block, run))
    yield "\n".join(map(_link, links))


def _block(block: Block) -> str:
    match block.kind:
        case "item":
            return "- " + _marked(block).replace("\n", "\n  ")
        case "heading":
            return f"### {_heading(block.text)}"
        case "quote":
            return "> " + _marked(block).replace("\n", "\n> ")
        case "image" if block.url:
            credit = f"\\\n{_one_line(credited(block))}" if block.credit else ""
            return f"![{_name(block.text)}]({_address(block.url)}){credit}"
        case "image" | "video" | "embed":
            told = _one_line(caption(block))
            return f"{told} <{block.url}>" if block.url else told
        case _:
            return _marked(block)


def _link(link: Link) -> str:
    return f"- [{_name(link.text) or _plain(link.url)}]({_address(link.url)})"


def _one_line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _heading(text: str) -> str:
    """Text as a heading, which signs at its end would close."""
    return _CLOSING.sub(r"\\\g<0>", _one_line(text))


def _name(text: str) -> str:
    """Text as the name of a link or picture, in which no other link can be."""
    return _plain(" ".join(text.split()))


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")


def _marked(block: Block) -> str:
    """A block's words with bold, italic and links."""
    text, told, done = block.text, "", 0
    for span in _apart(block):
        before = _inline(text[done : span.start])
        if span.kind == "link" and before.endswith("!"):  # which would make it a picture
            before = f"{before[:-1]}\\!"
        told += before + _mark(span, text[span.start : span.end])
        done = span.end
    return _laid_out(told + _inline(text[done:]))


def _apart(block: Block) -> list[Span]:
    """The spans that can be marked, in their order; of those that share words a link, or the first and longest.

    Bold and italic need a letter at either end and something between them, or Markdown would show the stars.
    """
    chosen: list[Span] = []
    for span in sorted(block.spans, key=lambda span: (span.kind != "link", span.start, -span.end)):
        words = block.text[span.start : span.end]
        shown = _inline(words)
        clear = bool(span.url) if span.kind == "link" else shown[:1].isalnum() and shown[-1:].isalnum()
        if clear and "\n" not in words and all(_part(span, one) for one in chosen):
            chosen.append(span)
    return sorted(chosen, key=lambda span: span.start)


def _part(one: Span, other: Span) -> bool:
    """Whether two spans can both be marked: they share no words, and no stars of one touch those of the other."""
    gap = max(one.start - other.end, other.start - one.end)
    return gap > 0 or (gap == 0 and "link" in (one.kind, other.kind))


def _mark(span: Span, words: str) -> str:
    if span.kind == "link":
        return f"[{_plain(words)}]({_address(span.url)})"
    return f"{_MARKS[span.kind]}{_inline(words)}{_MARKS[span.kind]}"
