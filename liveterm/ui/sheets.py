"""What stands on each sheet: the keys, a post's details, its links, the bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from liveterm.model import BREAKING, Entry
from liveterm.story import Story
from liveterm.timeline import Post
from liveterm.ui.cards import Card, heads_of
from liveterm.ui.handing_on import spelled
from liveterm.ui.keys import GROUPS, KEYS, Key, faces
from liveterm.ui.lines import shortened
from liveterm.ui.speech import reason
from liveterm.ui.times import Dial

_CERTAIN = {"sure": "It is sure", "likely": "It is likely", "maybe": "It may be"}
_LISTED = 10
_SHOWN = ("embed", "video")
_FACE_CELLS = 14
_NUMBERS = Key("speaker-1 …", "1", "", "only that speaker; again: no longer", GROUPS[1])


class Sheet(NamedTuple):
    """A title and lines; with `choices` the keys 1 to 9 and 0 (the tenth) close the sheet with one of them. An empty
    choice is one that cannot be made now. `places` are the lines that the choices begin at, if they are to be walked
    through and clicked, too. What does not fit into a line goes on `hang` cells further in."""

    title: str
    lines: Sequence[Content]
    choices: Sequence[str] = ()
    hang: int = 0
    places: Sequence[int] = ()


def help_sheet(chosen: Mapping[str, str], notes: Iterable[str], groups: Sequence[str] = GROUPS) -> Sheet:
    """Every key of these groups; the nine keys to persons are one line."""
    lines: list[Content] = []
    for group in groups:
        lines += [Content(""), Content.styled(group, "bold $accent")]
        if group == GROUPS[1]:
            lines.append(_key_line("1 … 9", _NUMBERS))
        keys = [key for key in KEYS if key.group == group and not key.id.startswith("speaker-")]
        lines += [_key_line(" ".join(faces(chosen.get(key.id, key.keys))), key) for key in keys]
    lines += [Content(""), *(Content.styled(note, "$foreground 60%") for note in notes)]
    return Sheet("Keys", lines[1:], hang=_FACE_CELLS)


def _key_line(face: str, key: Key) -> Content:
    """What a key does, and its name in the settings."""
    return Content.assemble((f"  {face}".ljust(_FACE_CELLS), "bold"), key.says, (f"  {key.id}", "$foreground 60%"))


def details_sheet(post: Post, why: str, dial: Dial) -> Sheet:
    """Where a post comes from, its two clocks, who speaks in it and why it is shown."""
    entry = post.entry
    facts = [
        ("published", dial.full(entry.published) if entry.published else "the publisher does not say"),
        ("precise to", entry.precision),
        ("first seen here", dial.full(post.first_seen)),
        ("updated", dial.full(entry.updated) if entry.updated else ""),
        ("versions seen", str(len({version.entry for version in post.versions}))),
        ("withdrawn", dial.full(post.versions[-1].at) if post.withdrawn else ""),
        ("labels", ", ".join(_label(entry, label) for label in entry.labels)),
        ("authors", ", ".join(entry.authors)),
        ("tags", ", ".join(entry.tags)),
        ("mentioned", ", ".join(post.reading.mentioned)),
        ("source", entry.source),
        ("id", entry.id),
        ("address", entry.url or ""),
        ("shown because", why),
    ]
    lines = [Content.styled(entry.headline or shortened(entry.text, 80) or "(no words)", "bold"), Content("")]
    lines += [Content.assemble((f"{name:<16}", "$foreground 60%"), value) for name, value in facts if value]
    for speaker in post.reading.speakers:
        who = Content.assemble(f"{_CERTAIN[speaker.certainty]} that ", (speaker.name, "bold"), " speaks here:")
        lines += [Content(""), who, *reason_lines(post, speaker.name)]
    return Sheet("Details", lines)


def reason_lines(post: Post, name: str) -> list[Content]:
    """The sentences that make somebody a speaker of a post, the words that do so underlined."""
    reasons = (reason(post.entry, speaker) for speaker in post.reading.speakers if speaker.name == name)
    style = "$foreground 60%"
    return [
        Content.assemble((f"  {why.before}", style), (why.cue, "bold underline"), (why.after, style))
        for why in reasons
        if why is not None
    ]


def _label(entry: Entry, label: str) -> str:
    if label not in entry.inferred:
        return label
    reason = "words" if entry.breaking_for == BREAKING else f"its being {entry.breaking_for}"
    return f"{label} (concluded from {reason})"


def links_sheet(entry: Entry) -> Sheet:
    """The links of a post and what is embedded in it, numbered."""
    links = [(link.text or link.url, spelled(link.url)) for link in entry.links]
    embeds = [
        (block.text or block.kind, spelled(block.url)) for block in entry.blocks if block.url and block.kind in _SHOWN
    ]
    links += [shown for shown in embeds if shown[1] not in {address for _, address in links}]
    if entry.url:
        links.insert(0, ("this post", spelled(entry.url)))
    return _numbered("Links", links, "This post has no links.")


def bookmarks_sheet(posts: Sequence[Post], dial: Dial) -> Sheet:
    """The bookmarked posts, numbered, the last marked first."""
    rows = [
        (f"{dial.minutes(post.time)}  {post.entry.headline or shortened(post.entry.text, 60)}", post.id)
        for post in posts
    ]
    return _numbered("Bookmarks", rows, "No bookmarks yet: m sets one.", show_targets=False)


def recap_sheet(story: Story, people: Sequence[tuple[str, int]], card: Card | None, dial: Dial) -> Sheet:
    """An event in a few lines: what its source sums up, the posts that stand out, numbered, and who has spoken."""
    heads = heads_of(story.timeline.posts)[-_LISTED:][::-1]
    rows = [
        (f"{dial.minutes(post.time)}  {_sign(post)}{post.entry.headline or shortened(post.entry.text, 60)}", post.id)
        for post in heads
    ]
    listed = _numbered("", rows, "", show_targets=False)
    parts: list[tuple[str, Sequence[Content]]] = [
        (card.title if card else "", [Content(line) for line in card.sentences] if card and card.new else []),
        ("Summary", [Content(line) for line in story.blog.summary]),
        ("What stands out", listed.lines if heads else []),
        ("Who has spoken", [Content(", ".join(f"{name} {posts}" for name, posts in people))] if people else []),
    ]
    lines = [
        line for title, body in parts if body for line in (Content(""), Content.styled(title, "bold $accent"), *body)
    ]
    first = next((number for number, line in enumerate(lines[1:]) if line is listed.lines[0]), 0)
    places = [first + place for place in listed.places]
    title, lines = story.blog.title or "The story so far", lines[1:] or [Content("Nothing is known yet.")]
    return Sheet(title, lines, listed.choices, places=places)


def _sign(post: Post) -> str:
    return f"{post.entry.breaking_for.upper()} " if post.entry.breaking else ""


def _numbered(title: str, rows: Sequence[tuple[str, str]], nothing: str, *, show_targets: bool = True) -> Sheet:
    lines: list[Content] = []
    places: list[int] = []
    for number, (text, target) in enumerate(rows, 1):
        places.append(len(lines))
        face = str(number % 10) if number <= _LISTED else " "
        lines.append(Content.assemble((f" {face} ", "bold $accent"), text))
        if show_targets:
            lines.append(Content.styled(f"   {target}", "$foreground 60%"))
    return Sheet(title, lines or [Content(nothing)], [target for _, target in rows], hang=3, places=places)
