"""Every key, once: the bindings, the footer, the help, the palette and the README's table are read off here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from textual.binding import Binding

MOVING, FILTERS, POSTS, STORY_TIME, SCREEN = "Moving", "Filters", "Posts", "Story time", "Screen"
KEPT = "Kept sessions, on the start screen"
GROUPS = (MOVING, FILTERS, POSTS, STORY_TIME, SCREEN, KEPT)


class Key(Struct, frozen=True):
    """One thing a key does. `id` is its name in settings, `keys` Textual's names for the keys."""

    id: str
    keys: str
    action: str
    says: str
    group: str
    short: str = ""  # in the footer


KEYS = (
    Key("next", "j,down", "walk('by', 'cursor', 1)", "next post", MOVING),
    Key("previous", "k,up", "walk('by', 'cursor', -1)", "previous post", MOVING),
    Key("space", "space", "space", "page down; behind the edge of the story: play or pause", MOVING, "page"),
    Key("page-down", "pagedown", "walk('by', 'page', 1)", "page down", MOVING),
    Key("page-up", "pageup", "walk('by', 'page', -1)", "page up", MOVING),
    Key("half-down", "ctrl+d", "walk('by', 'half_page', 1)", "half a page down", MOVING),
    Key("half-up", "ctrl+u", "walk('by', 'half_page', -1)", "half a page up", MOVING),
    Key("top", "g,home", "walk('by', 'edge', 'top')", "top of the screen order", MOVING),
    Key("bottom", "G,end", "walk('by', 'edge', 'bottom')", "bottom of the screen order", MOVING),
    Key("story-up", "left_curly_bracket", "walk('story', -1)", "a screenful of the story up: a row of its map", MOVING),
    Key("story-down", "right_curly_bracket", "walk('story', 1)", "a screenful of the story down", MOVING),
    Key("news", "l", "walk('news')", "oldest unseen, then newest, then back where I was", MOVING, "newest"),
    Key("follow", "F", "follow", "follow: return to the newest post whenever one arrives", MOVING, "follow"),
    Key("marked-next", "e", "walk('marked', 1)", "next post that is breaking, key or by a followed speaker", MOVING),
    Key("marked-previous", "E", "walk('marked', -1)", "previous such post", MOVING),
    Key("match-next", "n", "walk('match', 1)", "next match while searching, else next unread post", MOVING),
    Key("match-previous", "N", "walk('match', -1)", "previous match or unread post", MOVING),
    Key("search", "slash", "prompt('/')", "search, with highlights; among the speakers: find one", MOVING, "search"),
    Key("order", "S", "order", "newest or oldest first; among the speakers: who spoke most or last", MOVING),
    *(
        Key(f"speaker-{n}", str(n), f"filter('number', '{n}')", f"only speaker {n}; again: no longer", FILTERS)
        for n in range(1, 10)
    ),
    Key("everyone", "0", "filter('everyone')", "everyone again", FILTERS),
    Key(
        "only-speaker",
        "w",
        "person('solo')",
        "only the speaker of this post; among the speakers: only that one",
        FILTERS,
    ),
    Key("mute", "M", "person('mute')", "hide the posts of this speaker, or no longer", FILTERS),
    Key("widen", "plus", "filter('widen')", "take those who perhaps speak for speakers, then those mentioned", FILTERS),
    Key("only-kind", "W", "filter('only_kind')", "only the kind of this post", FILTERS),
    Key("breaking", "b", "filter('toggle', 'kinds', 'breaking')", "only breaking posts", FILTERS, "breaking"),
    Key("filter", "f", "prompt('f')", "filter by words", FILTERS, "filter"),
    Key("clear", "x", "filter('clear')", "clear all filters and return to where I was", FILTERS, "clear"),
    Key("toggle-filters", "equals_sign", "filter('off_and_on')", "all filters off and on again", FILTERS),
    Key("strict", "exclamation_mark", "filter('strict')", "whether breaking posts pass every filter", FILTERS),
    Key("speakers", "s", "pane('speakers')", "go to the speakers", FILTERS),
    Key("kinds", "c", "pane('kinds')", "go to the kinds", FILTERS),
    Key(
        "star",
        "asterisk",
        "person('star')",
        "follow the speaker of this post: counted in the badge, found by e",
        FILTERS,
    ),
    Key("quotes", "quotation_mark", "open('quotes')", "only the quotes: to copy, or to go to", POSTS),
    Key("correct", "C", "open('correct')", "correct who a speaker is: rename, merge, take apart, undo …", POSTS),
    Key("enter", "enter", "enter", "go to the breaking post in the banner; else open or fold this post", POSTS),
    Key("hide-banner", "backspace", "hide_banner", "hide the banner", POSTS),
    Key("open", "o", "post('open')", "open the post in the browser", POSTS),
    Key("open-link", "O", "post('open_link')", "show where its first link leads; again: open it", POSTS),
    Key("picture", "v", "open('picture')", "show the post's picture", POSTS),
    Key("links", "u", "post('links')", "its links, numbered", POSTS),
    Key("copy", "y", "post('copy')", "copy its address", POSTS),
    Key("copy-text", "Y", "post('copy_text')", "copy its text with attribution", POSTS),
    Key("details", "i", "post('details')", "details: source, id, both clocks, why it is shown", POSTS),
    Key("changes", "D", "open('changes')", "what changed in this post, version by version (← →)", POSTS),
    Key("edits", "H", "open('edits')", "all edits so far: what was changed, when, how much, by whom", POSTS),
    Key("bookmark", "m", "post('bookmark')", "bookmark", POSTS),
    Key("bookmarks", "apostrophe", "open('bookmarks')", "list of bookmarks", POSTS),
    Key("caught-up", "A", "post('caught_up')", "I have read up to here", POSTS),
    Key("not-caught-up", "U", "not_caught_up", "undo that", POSTS),
    Key(
        "pause",
        "p",
        "time('pause')",
        "pause the story, or go on; polling and recording go on anyway",
        STORY_TIME,
        "pause",
    ),
    Key("back", "left", "time('skip', -60)", "back 1 minute", STORY_TIME),
    Key("on", "right", "time('skip', 60)", "on 1 minute", STORY_TIME),
    Key("far-back", "shift+left", "time('skip', -600)", "back 10 minutes", STORY_TIME),
    Key("far-on", "shift+right", "time('skip', 600)", "on 10 minutes", STORY_TIME),
    Key("step-back", "comma", "time('step', -1)", "previous post in story time", STORY_TIME),
    Key("step", "full_stop", "time('step', 1)", "next post in story time", STORY_TIME),
    Key(
        "marker-back",
        "left_square_bracket",
        "time('marker', -1)",
        "previous breaking post, edit or bookmark",
        STORY_TIME,
    ),
    Key("marker", "right_square_bracket", "time('marker', 1)", "next breaking post, edit or bookmark", STORY_TIME),
    Key("slower", "less_than_sign", "time('gear', -1)", "slower", STORY_TIME),
    Key("faster", "greater_than_sign", "time('gear', 1)", "faster", STORY_TIME),
    Key("normal", "backslash", "time('gear', 0)", "normal speed", STORY_TIME),
    Key("loop", "P", "time('loop')", "begin again when the story has ended, or no longer", STORY_TIME),
    Key("delay-more", "right_parenthesis", "time('hold', 10)", "stay 10 seconds more behind what is known", STORY_TIME),
    Key("delay-less", "left_parenthesis", "time('hold', -10)", "stay 10 seconds less behind", STORY_TIME),
    Key("live", "L", "time('live')", "return to the edge of the story", STORY_TIME, "live"),
    Key(
        "go",
        "colon",
        "prompt(':')",
        "go to a time: 15:30, -20m, 50%; or save NAME, forget NAME, an id",
        STORY_TIME,
        "go to",
    ),
    Key("poll", "r", "poll", "look for news now", STORY_TIME),
    Key("recap", "R", "open('recap')", "the story so far: its summary, what was key, who has spoken", SCREEN),
    Key("times", "t", "times", "your clock, ages, or the source's own clock", SCREEN),
    Key("theme", "T", "theme", "dark or light", SCREEN),
    Key("zen", "z", "zen", "only the posts", SCREEN),
    Key("plain", "Z", "open('plain')", "plain text, for copying with the mouse", SCREEN),
    Key("help", "question_mark", "open('help')", "all keys", SCREEN, "keys"),
    Key("palette", "ctrl+p", "palette", "command palette", SCREEN),
    Key("escape", "escape", "back", "end the search, close the card or what else is open", SCREEN),
    Key("close", "q", "close", "back, or quit", SCREEN),
    Key("quit", "Q", "quit", "quit", SCREEN),
    Key("kept-open", "enter", "screen.kept('open')", "open the session", KEPT, "open"),
    Key("kept-next", "down,j", "screen.kept('move', 1)", "next session", KEPT),
    Key("kept-previous", "up,k", "screen.kept('move', -1)", "previous session; from the first, back to the line", KEPT),
    Key("kept-page-down", "pagedown", "screen.kept('move', 8)", "some sessions down", KEPT),
    Key("kept-page-up", "pageup", "screen.kept('move', -8)", "some sessions up", KEPT),
    Key("kept-rename", "r", "screen.kept('rename')", "give the session another title", KEPT, "rename"),
    Key("kept-delete", "d,delete", "screen.kept('delete')", "delete or compress it, when asked again", KEPT, "delete"),
    Key("kept-mark", "space", "screen.kept('mark')", "mark it, for merging", KEPT, "mark"),
    Key("kept-merge", "m", "screen.kept('merge')", "merge the marked recordings of one event", KEPT, "merge"),
    Key("kept-prune", "p", "screen.kept('prune')", "delete or compress all older than so many days", KEPT, "prune"),
    Key("kept-help", "question_mark", "screen.kept('help')", "these keys", KEPT),
)
STORY_KEYS = tuple(key for key in KEYS if key.group != KEPT)
KEPT_KEYS = tuple(key for key in KEYS if key.group == KEPT)
BY_ID = {key.id: key for key in KEYS}

_FACES = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "shift+left": "⇧←", "shift+right": "⇧→",
    "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "enter": "Enter", "escape": "Esc",
    "backspace": "Backspace", "delete": "Del", "space": "space", "slash": "/", "equals_sign": "=",
    "exclamation_mark": "!", "asterisk": "*", "plus": "+", "quotation_mark": '"',
    "apostrophe": "'", "comma": ",", "full_stop": ".", "left_square_bracket": "[",
    "right_square_bracket": "]", "less_than_sign": "<", "greater_than_sign": ">", "backslash": "\\", "colon": ":",
    "question_mark": "?", "left_parenthesis": "(",
    "right_parenthesis": ")", "left_curly_bracket": "{", "right_curly_bracket": "}",
}  # fmt: skip


def bindings(keys: Iterable[Key] = STORY_KEYS) -> list[Binding]:
    """The bindings of the story's screen, or of what has other keys."""
    return [Binding(key.keys, key.action, key.says, id=key.id, show=False) for key in keys]


def keymap(chosen: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The reader's own keys by action id, and a sentence for each that cannot be."""
    good: dict[str, str] = {}
    complaints = []
    taken = {(name, key in KEPT_KEYS): key.id for key in KEYS if key.id not in chosen for name in key.keys.split(",")}
    for id, keys in chosen.items():
        if id not in BY_ID:
            complaints.append(f"keys.{id}: there is no such action; ? lists them")
            continue
        wanted = [(name, BY_ID[id] in KEPT_KEYS) for name in keys.split(",")]
        clash = next((taken[name] for name in wanted if name in taken), None)
        if clash:
            complaints.append(f"keys.{id}: {keys} already means “{clash}”; give that another key first")
        else:
            good[id] = keys
            taken.update(dict.fromkeys(wanted, id))
    return good, complaints


def faces(keys: str) -> list[str]:
    """How keys are written for people."""
    return [_face(name) for name in keys.split(",")]


def _face(name: str) -> str:
    if name in _FACES:
        return _FACES[name]
    return f"^{name.removeprefix('ctrl+')}" if name.startswith("ctrl+") else name
