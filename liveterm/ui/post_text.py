"""A post as lines of styled text: what it says, where it breaks, and which words mean what.

Nothing here knows the screen library. A line is pieces of (text, role, target): a role is a name such as `headline`,
perhaps with qualities (`text+bold+match`); a target is the address or the person a click on the piece means. A post
is made of parts whose numbers are the same at every width, so that a place in a post survives a resize.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from liveterm.model import BREAKING, KEY, PINNED, SUMMARY, Block, Entry
from liveterm.timeline import Post
from liveterm.ui.edits import last_edit, wording, words_changed
from liveterm.ui.look import Look, Shape, Signs, age, clock_label
from liveterm.ui.search import places
from liveterm.ui.wrapping import breaks, cells, count_rows, fit

GAP, DAY, READ, HEAD, NOTES, BODY, MORE, SIGNATURE = -3, -2, -1, 0, 1, 10, 1_000_000, 1_000_001
"""Numbers of the parts of a post, in the order they stand in. The first three stand above it."""

DOUBTS = {"sure": "", "likely": " (likely)", "maybe": "?"}
LABELS = {BREAKING: "BREAKING", KEY: "KEY", PINNED: "PINNED", SUMMARY: "SUMMARY"}
FOLD_OVER, FOLD_TO = 20, 16  # rows of a headline or a body
COMPACT_ROWS = 2
_UPDATED_AFTER = timedelta(minutes=1)  # many publishers set `updated` to the second they publish

Piece = tuple[str, str, str]


class Mark(Struct, frozen=True):
    """Characters `start` to `end` of a part that have a quality, and what a click on them means."""

    start: int
    end: int
    quality: str
    target: str = ""


class Part(Struct, frozen=True):
    """A stretch of a post that is wrapped as one. `lead` stands before its first line, `rest` before the others."""

    number: int
    text: str
    role: str
    lead: str = ""
    rest: str = ""
    marks: tuple[Mark, ...] = ()


class Line(Struct, frozen=True):
    """A row of a post, from the gutter on, and where in the post it stands."""

    part: int
    offset: int
    pieces: list[Piece]
    cells: int

    @property
    def text(self) -> str:
        return "".join(piece[0] for piece in self.pieces)

    def target_at(self, cell: int) -> tuple[str | None, str]:
        """What a click on a cell means, if anything, and the role of the words there."""
        for text, role, target in self.pieces:
            cell -= cells(text)
            if cell < 0:
                return target or None, role
        return None, ""


# A post, whole -------------------------------------------------------------------------------------------------------


def post_lines(post: Post, look: Look, shape: Shape, label: str) -> list[Line]:
    """The rows of a post; `label` is what stands in its time column."""
    head, *parts = [_marked(part, post, look) for part in _parts(post, look)]
    lines = _wrapped(head, look.head_room, look.head_indent)
    lines[0].pieces[0] = (label.ljust(look.head_indent), "time", "")
    if parts and parts[0].number == NOTES:
        lines.append(_row(NOTES, _notes(post, look), "note", look))
        del parts[0]
    body = [line for part in parts for line in _wrapped(part, look.body_room, look.body_indent)]
    if shape == "compact":
        return _cut(lines if post.entry.headline else lines + body, look)
    if shape == "fold":
        head_rows, body_rows = _folded(len(lines), len(body))
        left = len(lines) - head_rows + len(body) - body_rows
        del lines[head_rows:], body[body_rows:]
        body += [_row(MORE, f"{look.signs.more} {left} more lines", "more", look)] if left else []
    return [*lines, *body, _signature(post, look)]


def post_height(post: Post, look: Look, shape: Shape) -> int:
    """How many rows `post_lines` would give."""
    head, *parts = _parts(post, look)
    rows = count_rows(head.text, look.head_room - len(head.lead))
    if parts and parts[0].number == NOTES:
        rows += 1
        del parts[0]
    room = look.body_room
    body = sum([count_rows(part.text, room - len(part.lead)) for part in parts])
    if shape == "compact":
        return min(rows if post.entry.headline else rows + body, COMPACT_ROWS)
    if shape == "fold":
        kept = sum(_folded(rows, body))
        return kept + (kept < rows + body) + 1
    return rows + body + 1


def _folded(head: int, body: int) -> tuple[int, int]:
    """How many rows of its head and of its body a post shows when folded."""
    if head > FOLD_OVER:
        return FOLD_TO, 0
    return head, FOLD_TO if body > FOLD_OVER else body


def time_label(post: Post, look: Look, now: datetime) -> str:
    """What stands in the time column: when it was published, or how long ago that is at story time."""
    if look.times == "ago":
        return age(now - post.time)
    return "" if post.entry.precision == "day" else clock_label(post.time, look)


# Rows that stand above a post ----------------------------------------------------------------------------------------


def gap_line(hidden: int, reason: str, look: Look) -> Line:
    """The row a run of hidden posts leaves."""
    why = f" ({reason})" if reason else ""
    return _row(GAP, f"{look.signs.dots} {hidden} hidden{why} {look.signs.dots}", "gap", look)


def day_line(day: date, look: Look, today: date) -> Line:
    """The row at the beginning of a day."""
    year = "" if day.year == today.year else f" {day.year}"
    return _rule(DAY, f"{day:%A} {day.day} {day:%B}{year}", "day", look)


def read_line(look: Look) -> Line:
    """The row above what had been read."""
    return _rule(READ, "you had read to here", "readline", look)


def _rule(number: int, words: str, role: str, look: Look) -> Line:
    room = max(0, look.body_room - len(words) - 2)
    sign = look.signs.rule
    return _row(number, f"{sign * (room // 2)} {words} {sign * (room - room // 2)}", role, look)


# What a post is made of ----------------------------------------------------------------------------------------------


def _parts(post: Post, look: Look) -> list[Part]:
    """The post from top to bottom; the first part stands beside the time, and there is always one."""
    entry = post.entry
    parts = _block_parts(entry, look.signs)
    words = _label_words(entry, look)
    if entry.headline:
        parts.insert(0, _labelled(words, Part(HEAD, entry.headline, "headline")))
    elif words and parts and entry.blocks[0].kind == "paragraph":
        parts[0] = _labelled(words, parts[0])
    elif words or not parts:
        parts.insert(0, _labelled(words, Part(HEAD, "" if words else "(no words)", "note")))
    if post.withdrawn or _is_edited(post):
        parts.insert(1, Part(NOTES, "", "note"))
    return parts


def _label_words(entry: Entry, look: Look) -> list[tuple[str, str]]:
    """What stands before a post's first words, each with its quality: words, so that colour is never needed."""
    if not (entry.labels or look.source_marks):
        return []
    source = look.source_marks.get(entry.source, "")
    labels = [(label, LABELS[label]) for label in entry.shown_labels if label in LABELS]
    return [("source", source), *labels] if source else labels


def _labelled(words: list[tuple[str, str]], part: Part) -> Part:
    before = ""
    marks = []
    for quality, word in words:
        marks.append(Mark(len(before), len(before) + len(word), quality))
        before += f"{word} "
    shift = len(before)
    marks += [replace(mark, start=mark.start + shift, end=mark.end + shift) for mark in part.marks]
    return replace(part, text=before + part.text, marks=tuple(marks))


def _block_parts(entry: Entry, signs: Signs) -> list[Part]:
    parts = []
    before = ""
    for number, block in enumerate(entry.blocks):
        if block.kind == "paragraph" == before:
            parts.append(Part(BODY + 2 * number - 1, "", "text"))
        parts.append(_block_part(BODY + 2 * number, block, signs))
        before = block.kind
    return parts


def _block_part(number: int, block: Block, signs: Signs) -> Part:
    kind, text = block.kind, block.text
    marks = tuple([Mark(span.start, span.end, span.kind, span.url) for span in block.spans])
    if kind == "paragraph":
        return Part(number, text, "text", "", "", marks)
    if kind == "item":
        return Part(number, text, "text", f"{signs.bullet} ", "  ", marks)
    if kind == "quote":
        return Part(number, text, "quote", f"{signs.bar} ", f"{signs.bar} ", marks)
    if kind == "heading":
        return Part(number, text, "heading", "", "", marks)
    return _media_part(number, block, signs)


def _media_part(number: int, block: Block, signs: Signs) -> Part:
    sign = {"image": signs.photo, "video": signs.video}.get(block.kind, signs.embed)
    credit = f" ({block.credit})" if block.credit else ""
    marks = (Mark(0, len(sign), "link", block.url),) if block.url else ()
    return Part(number, f"{sign} {block.text}{credit}", "media", "", "", marks)


# What is marked in it, and said about it -----------------------------------------------------------------------------


def _marked(part: Part, post: Post, look: Look) -> Part:
    """The part with what depends on the reader (who is listened to, what is searched for), struck if withdrawn."""
    marks = part.marks
    if look.heard:
        marks += tuple(_heard(part, post, look.heard))
    if look.needle:
        marks += tuple([Mark(start, end, "match") for start, end in places(part.text, look.needle)])
    return replace(part, role=f"{part.role}+gone" if post.withdrawn else part.role, marks=marks)


def _heard(part: Part, post: Post, names: frozenset[str]) -> list[Mark]:
    """Where a part says that these people speak, and their words in quotation marks."""
    entry, reading = post.entry, post.reading
    block = -1 if part.number == HEAD else (part.number - BODY) // 2
    shift = max(0, part.text.find(entry.headline if block < 0 else entry.blocks[block].text))  # labels stand before
    cues = [
        Mark(speaker.start + shift, speaker.end + shift, "cue")
        for speaker in reading.speakers
        if speaker.block == block and speaker.name in names
    ]
    for quote in reading.quotes:
        start = part.text.find(quote.text) if quote.speaker in names and quote.text else -1
        if start >= 0:
            cues.append(Mark(start, start + len(quote.text), "cue"))
    return cues


def _is_edited(post: Post) -> bool:
    if post.revision and last_edit(post):
        return True
    published, updated = post.entry.published, post.entry.updated
    return updated is not None and published is not None and updated - published >= _UPDATED_AFTER


def _notes(post: Post, look: Look) -> str:
    """What happened to the post since it was published, and when."""
    notes = []
    if post.withdrawn:
        notes.append(f"withdrawn {clock_label(post.versions[-1].at, look)}")
    edit = last_edit(post)
    if edit:
        before, after = edit
        what = str(words_changed(wording(before.entry), wording(after.entry))) or "changed"
        notes.append(f"{look.signs.edit} {what} {clock_label(after.at, look)}")
    elif post.entry.updated and _is_edited(post):
        notes.append(f"{look.signs.edit} updated {clock_label(post.entry.updated, look)}")
    return " · ".join(notes)


def _signature(post: Post, look: Look) -> Line:
    """The last row, which keeps posts apart: who speaks in the post and who wrote it, as far as there is room.

    It is there with or without names, so that working out who speaks never moves a line.
    """
    room = look.body_room
    pieces: list[Piece] = [(" " * look.body_indent, "text", "")]
    names = {speaker.name: speaker.name + DOUBTS[speaker.certainty] for speaker in post.reading.speakers}
    used = 0
    for number, (name, shown) in enumerate(names.items()):
        lead = ", " if number else f"{look.signs.said} "
        if used + len(lead) + cells(shown) > room - 2:
            pieces.append((look.signs.more, "signature", ""))
            used += len(look.signs.more)
            break
        pieces += [(lead, "signature", ""), (shown, "signature+cue" if name in look.heard else "signature", name)]
        used += len(lead) + cells(shown)
    authors = f"by {', '.join(post.entry.authors)}"
    free = room - used - cells(authors)
    if post.entry.authors and free > 1:
        pieces.append((" " * free + authors, "author", ""))
        used = room
    return Line(SIGNATURE, 0, pieces, look.body_indent + used)


# Lines ---------------------------------------------------------------------------------------------------------------


def _wrapped(part: Part, room: int, indent: int) -> list[Line]:
    lead = len(part.lead)
    lines = []
    for start, end in breaks(part.text, room - lead):
        pieces: list[Piece] = [(" " * indent, "text", "")]
        if lead:
            pieces.append((part.rest if start else part.lead, "lead", ""))
        pieces += _pieces(part, start, end)
        lines.append(Line(part.number, start, pieces, indent + lead + cells(part.text[start:end])))
    return lines


def _pieces(part: Part, start: int, end: int) -> list[Piece]:
    """Characters `start` to `end` of a part, cut wherever what they mean changes."""
    text, role = part.text, part.role
    here = [mark for mark in part.marks if mark.start < end and mark.end > start]
    if not here:
        return [(text[start:end], role, "")]
    cuts = sorted({start, end, *(max(start, mark.start) for mark in here), *(min(end, mark.end) for mark in here)})
    pieces = []
    for left, right in pairwise(cuts):
        over = [mark for mark in here if mark.start <= left and mark.end >= right]
        qualities = dict.fromkeys(mark.quality for mark in over)
        target = next((mark.target for mark in over if mark.target), "")
        pieces.append((text[left:right], "+".join([role, *qualities]), target))
    return pieces


def _row(number: int, words: str, role: str, look: Look) -> Line:
    """A line that takes one row whatever it says."""
    text = fit(words, look.body_room, look.signs.more)
    pieces = [(" " * look.body_indent, "text", ""), (text, role, "")]
    return Line(number, 0, pieces, look.body_indent + cells(text))


def _cut(lines: list[Line], look: Look) -> list[Line]:
    """The first rows, with a sign where there would be more."""
    if len(lines) > COMPACT_ROWS:
        del lines[COMPACT_ROWS:]
        *kept, (text, role, target) = lines[-1].pieces
        room = look.head_room - (lines[-1].cells - look.head_indent - cells(text))
        short = fit(text + look.signs.more, room, look.signs.more)
        width = lines[-1].cells - cells(text) + cells(short)
        lines[-1] = replace(lines[-1], pieces=[*kept, (short, role, target)], cells=width)
    return lines
