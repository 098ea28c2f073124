"""The header, the status line and the footer: what each says, as rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import pairwise

from msgspec import Struct
from textual.actions import parse

from liveterm.story import Story
from liveterm.tape import Look
from liveterm.ui.keys import BY_ID, faces
from liveterm.ui.lines import Act, Piece, Row, joined, shortened
from liveterm.ui.times import Dial, ago, held, span

WELL = ("fine", "quiet", "waiting")
"""States of a look that need no words of their own."""

_FAILING = ("offline", "refused", "gone", "unreadable")
"""First words of troubles in which a source tells nothing."""

_QUIET_FROM = timedelta(minutes=2)
_RECENT = 20  # posts that say how often one usually comes
_NARROW, _ROOMY = 60, 80


class Counts(Struct, frozen=True):
    """What the filters do now. `pierced` are breaking posts that are shown although nobody asked for them, `kept` says
    that the cursor's post is; `more` what becomes of all others where only the newest posts are known."""

    shown: int = 0
    total: int = 0
    pierced: int = 0
    kept: bool = False
    more: str = ""

    @property
    def hidden(self) -> int:
        return self.total - self.shown


# Header --------------------------------------------------------------------------------------------------------------


def header_row(story: Story, dial: Dial, width: int) -> Row:
    """The event, how story time stands to its edge, and what time it is in the story.

    Where there is little room the title gives way first, then the clock, and how story time stands last.
    """
    now, at_edge = story.now, story.at_edge
    title = story.blog.title or ("waiting for the first posts" if not story.ended else "liveterm")
    brief = width < _NARROW and not at_edge
    time = dial.minutes(now) if at_edge or brief else dial.seconds(now)
    day = dial.day(now, story.clock.edge) if width >= _ROOMY else ""
    clock = Piece(f"{day} {time} {'' if brief else f'{dial.name(now)} '}".lstrip(), "strong")
    state = _edge_state(story) if at_edge else _behind(story, dial, brief=brief)
    return Row((Piece(f" {title}", "strong"),), (*state, Piece("  "), clock))


def _edge_state(story: Story) -> tuple[Piece, ...]:
    words = {story.timeline.troubles.get(source, "").partition(":")[0] for source in story.tape.looks}
    told = not story.ended or not len(story.timeline)
    if told and words and words <= set(_FAILING):
        return (Piece(f"○ {' '.join(sorted(words))}", "bad"),)
    if story.ended:
        return (Piece("■ the end", "dim"),)
    if _all_over(story):
        return (Piece("■ ended", "dim"),)
    delay = story.clock.delay
    return (Piece("● LIVE", "live"), *((Piece(f" −{held(delay)}", "warm"),) if delay else ()))


def _all_over(story: Story) -> bool:
    """Whether all sources have said by story time that the event is over, and none is in trouble."""
    blogs, troubles, looks = story.timeline.blogs, story.timeline.troubles, story.tape.looks
    return bool(looks) and all(source in blogs and blogs[source].over and source not in troubles for source in looks)


def _behind(story: Story, dial: Dial, *, brief: bool) -> tuple[Piece, ...]:
    clock = story.clock
    paused = "❚❚" if brief else "❚❚ paused"
    gear = Piece(paused if clock.paused else f"▶ {clock.speed:g}×", "warm", ("time", ("pause",)))
    gap = span(clock.edge - clock.now())
    if story.ended:
        return joined((gear,), (Piece(f"{gap} left", "dim"),))
    live = Piece(f"LIVE {dial.minutes(clock.edge)}", "live", ("time", ("live",)))
    return joined((Piece(f"◀ {gap}{'' if brief else ' behind'}", "warm"),), (gear,), (live,))


# Status line ---------------------------------------------------------------------------------------------------------


def status_row(
    story: Story,
    counts: Counts,
    dial: Dial,
    trouble: str = "",
    *,
    notice: str = "",
    badge: tuple[Piece, ...] = (),
    extra: tuple[Piece, ...] = (),
) -> Row:
    """What is going on, in words, and what the filters hide. A notice takes the place of everything else; a trouble of
    our own stands first as long as it lasts, then the badge where nothing else has room for it."""
    if notice:
        left: tuple[Piece, ...] = (Piece(f" {notice}", "accent"),)
    else:
        own, said = (Piece(trouble, "bad"),), [(piece,) for piece in extra]
        left = (Piece(" "), *joined(own, badge, _troubles(story, dial), *_pace(story, dial), *said))
    return Row(left, (*count_pieces(counts), Piece(" ")))


def count_pieces(counts: Counts) -> tuple[Piece, ...]:
    """Shown and hidden, which make up all there are."""
    more = f", {counts.more}" if counts.more else ""
    if not counts.hidden:
        posts = f"{'the newest ' if more else ''}{counts.total:,} post{'s' * (counts.total != 1)}"
        return (Piece(posts + more, "warm" if more else "dim"),)
    pierced = (Piece(f"{counts.pierced} breaking kept", "dim"),) if counts.pierced else ()
    kept = (Piece("the cursor's kept", "dim"),) if counts.kept else ()
    shown = (Piece(f"{counts.shown:,} of {'the newest ' if more else ''}{counts.total:,}", "strong"),)
    hidden = (Piece(f"{counts.hidden:,} hidden", "warm", ("filter", ("clear",))), Piece(more, "warm"))
    return joined(pierced, kept, shown, hidden[:1]) + hidden[1:]


def _troubles(story: Story, dial: Dial) -> tuple[Piece, ...]:
    """What is wrong, in sentences; of several sources with their names, and first how many and which."""
    timeline, at_looks = story.timeline, story.at_edge and not story.clock.delay
    looks = story.tape.looks if at_looks else {}  # held back, they know more than is shown
    words = {source: state for source, look in looks.items() if (state := look.state) not in WELL}
    words |= {source: trouble.partition(":")[0] for source, trouble in timeline.troubles.items()}
    among = len(timeline.blogs.keys() | timeline.troubles.keys() | story.tape.looks.keys())
    over = [source for source, word in words.items() if word == "ended"]
    bad = {source: word for source, word in words.items() if word != "ended"}
    saying: dict[str, list[str]] = {}
    for source, word in bad.items():
        saying.setdefault(_since(story, dial, source) or looks[source].note or word, []).append(source)
    told = [f"{', '.join(sources)}: {said}" if among > 1 else said for said, sources in saying.items()]
    if len(bad) > 1:
        told.insert(0, _counted(bad, among))
    ended = (f"ended: {', '.join(over)}" if among > 1 else looks[over[0]].note or "ended") if over else ""
    return joined(*((Piece(sentence, "bad"),) for sentence in told), (Piece(ended, "dim"),))


def _counted(words: Mapping[str, str], among: int) -> str:
    """How many of several sources are in trouble, and which: "2 of 3 offline: bbc, nos"."""
    kinds = set(words.values())
    return f"{len(words)} of {among} {kinds.pop() if len(kinds) == 1 else 'in trouble'}: {', '.join(words)}"


def _since(story: Story, dial: Dial, source: str) -> str:
    """A source's trouble with the time since when there is one: "offline since 16:02: nobody answers"."""
    trouble = story.timeline.troubles.get(source, "")
    word, colon, sentence = trouble.partition(":")
    if not colon or word not in _FAILING:
        return trouble
    began = story.tape.time_of(story.timeline.troubled_since[source])
    return f"{word} since {dial.minutes(began)}:{sentence}"


def spans_days(story: Story, dial: Dial) -> bool:
    """Whether a time of day alone does not say when in the story something was."""
    start = story.tape.start
    return start is not None and bool(dial.day(start, story.clock.edge))


def _pace(story: Story, dial: Dial) -> list[tuple[Piece, ...]]:
    """How the following goes; behind the edge, what moment is shown."""
    if not story.at_edge:
        going_on = "following goes on" if not story.ended else ""
        cut = f"quiet spells cut to {story.quiet_cap:g} s" if story.quiet_cap and not story.clock.paused else ""
        day = dial.day(story.now) if spans_days(story, dial) else ""
        known = f"as it was known {f'on {day} ' * bool(day)}at {dial.minutes(story.now)}"
        return [(Piece(words, "dim"),) for words in (known, cut, going_on)]
    if story.ended:
        return []
    now = story.clock.edge + story.clock.delay
    if not story.timeline.position and len(story.tape):
        return [(Piece(f"what is known is held back {held(story.clock.delay)}", "dim"),)]
    return [_polled(list(story.tape.looks.values()), now), (Piece(_quiet(story), "dim"),)]


def _polled(looks: list[Look], now: datetime) -> tuple[Piece, ...]:
    if not looks:
        return (Piece("first look under way", "dim"),)
    last = max(look.at for look in looks)
    pieces = [Piece(f"polled {ago(now - last)}", "dim")]
    planned = [look.next_at for look in looks if look.next_at is not None]
    if planned:
        pieces += [Piece(" · ", "dim"), Piece(f"next in {span(min(planned) - now)}", "dim", ("poll", ()))]
    return tuple(pieces)


def _quiet(story: Story) -> str:
    """How long nothing came, once that is worth a word, and how long that usually is."""
    posts = story.timeline.posts[-_RECENT:]
    if not posts:
        return ""
    newest = posts[-1]
    since = story.now - (newest.first_seen if newest.entry.precision == "day" else newest.time)
    if since < _QUIET_FROM:
        return ""
    gaps = sorted(late.time - early.time for early, late in pairwise(posts))
    usual = f" (usual {span(gaps[len(gaps) // 2])})" if gaps else ""
    return f"quiet {span(since)}{usual}"


# Footer --------------------------------------------------------------------------------------------------------------

_AT_EDGE = ("speaker-1", "filter", "search", "news", "follow", "space", "breaking", "pause")
_BEHIND = ("space", "step", "back", "slower", "go", "live", "speaker-1")
_TYPED_TOGETHER = {"back": "left right"}
_TOGETHER = {"speaker-1": "1-9", "step": ", .", "back": "← →", "slower": "< >"}
_MEANING = {"speaker-1": "speaker", "step": "step", "back": "1 min", "slower": "speed", "live": "live"}


def footer_row(at_edge: bool, paused: bool, chosen: Mapping[str, str], *, typed: bool = False) -> Row:
    """The keys worth knowing here, each to be clicked too. `chosen` are the reader's own keys; `typed` is for screens
    without arrows, which would look like two other keys."""
    together = _TOGETHER | _TYPED_TOGETHER if typed else _TOGETHER
    pieces: list[Piece] = [Piece(" ")]
    for id in _AT_EDGE if at_edge else _BEHIND:
        meaning = _MEANING.get(id, BY_ID[id].short)
        if id == "space" and not at_edge:
            meaning = "play" if paused else "pause"
        pieces += _hint(id, meaning, chosen, together)
    return Row(tuple(pieces), (*_hint("help", "keys", chosen, together),))


def _hint(id: str, meaning: str, chosen: Mapping[str, str], together: Mapping[str, str]) -> list[Piece]:
    face = together.get(id) if id not in chosen else None
    act = act_of(id)
    return [Piece(face or faces(chosen.get(id, BY_ID[id].keys))[0], "key", act), Piece(f" {meaning}  ", "dim", act)]


def act_of(id: str) -> Act:
    """What a key of this id does; the keys to persons are one entry, which opens the pane."""
    if id == "speaker-1":
        return ("pane", ("speakers",))
    _, name, parameters = parse(BY_ID[id].action)
    return name, parameters


def title_text(title: str, waiting: int, room: int = 80) -> str:
    """What the terminal's own title says."""
    count = f"({waiting}) " if waiting else ""
    return count + shortened(title or "liveterm", room)
