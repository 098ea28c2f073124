"""What opens over the posts at a key: sheets, the quotes, the corrections, plain text.

Each of them is imported when it is opened: it has no place before the first frame.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liveterm.timeline import Post
    from liveterm.ui.correcting import Case
    from liveterm.ui.sheets import Sheet
    from liveterm.ui.story_screen import StoryScreen


class Overlays:
    """Opens what a key opens over a screen, and carries out what the reader chooses there."""

    def __init__(self, screen: StoryScreen) -> None:
        self._screen = screen
        self._seen = ""  # the address behind a link that was shown last

    def quotes(self) -> None:
        """Who said what, of those who are heard, or else of all."""
        from liveterm.ui.handing_on import copy
        from liveterm.ui.quotes import QuotesScreen, said_by

        screen = self._screen
        filtering = screen.filtering
        names = [screen.side.person] if screen.side.person else list(filtering.in_force.speakers)
        posts = [post for post in reversed(screen.story.timeline.posts) if names or filtering.passes(post)]
        said = said_by(posts, names, filtering.in_force.muted)
        if not said:
            read = "" if not screen.story.left_to_read else " and has been read"
            screen.say(f"nobody is quoted in what is shown{read}")
            return
        opened = QuotesScreen(said, names, screen.walking.here, screen.dial, lambda text: copy(text, screen.write))
        screen.app.push_screen(opened, lambda id: screen.action_walk("to", id) if id else None)

    def correct(self) -> None:
        """Ask at once what is not so of a person, and go on from there."""
        from liveterm.ui.correcting import Case, correction_sheet
        from liveterm.ui.screens import SheetScreen

        screen = self._screen
        if screen.people.nobody_found:
            screen.say("nobody is chosen")
            return
        names, in_column = screen.people.here, screen.side.person is not None
        here = screen.walking.here
        if not names and here is not None and not screen.story.has_read(here):
            screen.say("this post has not been read for who speaks yet")
            return
        ranked = (name for name, _ in screen.tally.ranked() if name not in names)
        case = Case(names[0] if names else "", screen.walking.here, [*names, *ranked])

        def chosen(choice: str | None) -> None:
            screen.run_worker(self._correct(case, choice, in_column), name="correcting")

        screen.app.push_screen(SheetScreen(correction_sheet(case, screen.corrector)), chosen)

    async def _correct(self, case: Case, choice: str | None, in_column: bool) -> None:
        """Have what the reader says take effect; the keyboard returns to where it was."""
        from liveterm.ui.correcting import Talk

        screen = self._screen
        talk = Talk(screen.app, screen.corrector, screen.casting, screen.story.timeline.get)
        outcome = await talk.about(case, choice)
        if outcome.names:
            screen.people.rename(*outcome.names, joined=outcome.names[1] in case.others)
            screen.chrome.draw()
        screen.chrome.draw_side()
        screen.say(outcome.says)
        if in_column:
            screen.enter_pane("speakers", outcome.names[1] if outcome.names else case.name)

    def changes(self) -> None:
        """The versions of the reader's post."""
        from liveterm.ui.versions import VersionsScreen

        here = self._screen.walking.here
        if here is not None:
            self._screen.app.push_screen(VersionsScreen(here.versions, self._screen.dial))

    def edits(self) -> None:
        """What was changed so far, to go to."""
        from liveterm.ui.edits_screen import EditsScreen, edits_of
        from liveterm.ui.status import spans_days

        screen = self._screen
        edits = edits_of(screen.story.timeline.posts)
        if not edits:
            screen.say("no edit has been seen so far")
            return
        opened = EditsScreen(edits, screen.walking.here, screen.dial, dated=spans_days(screen.story, screen.dial))
        screen.app.push_screen(opened, lambda id: screen.action_walk("to", id) if id else None)

    def bookmarks(self) -> None:
        """The bookmarks, newest first, to go to."""
        from liveterm.ui.sheets import bookmarks_sheet

        screen = self._screen
        known = (screen.story.timeline.get(id) for id in reversed(screen.reader.bookmarks))
        posts = [post for post in known if post is not None]
        self._sheet(bookmarks_sheet(posts, screen.dial), screen.walking.to)

    def recap(self) -> None:
        """What the event is about and what mattered, to go to."""
        from liveterm.ui.sheets import recap_sheet

        screen = self._screen
        card = screen.cards.bearer.card
        self._sheet(recap_sheet(screen.story, screen.tally.ranked(), card, screen.dial), screen.walking.to)

    def picture(self) -> None:
        """The pictures of the reader's post."""
        from liveterm.ui.graphics import Graphic, drawing
        from liveterm.ui.pictures import Blocks, PictureScreen, pictures_of

        screen = self._screen
        here = screen.walking.here
        pictures = pictures_of(here.entry) if here else []
        if not pictures:
            screen.say("there is no picture in this post that has an address")
            return
        app, doors = screen.app, screen.doors
        colors = app.console.color_system in ("256", "truecolor") and not app.native_ansi_color
        in_full = drawing(doors.settings.pictures)
        canvas = Graphic(in_full) if in_full else Blocks(in_colors=colors and not doors.settings.ascii)
        app.push_screen(PictureScreen(pictures, doors.picture, canvas))

    def plain(self) -> None:
        """The rows in view as plain text."""
        from liveterm.ui.screens import PlainScreen

        self._screen.app.push_screen(PlainScreen(self._screen.timeline.rows_text()))

    def help(self) -> None:
        """All keys."""
        from liveterm.ui.sheets import help_sheet

        doors = self._screen.doors
        self._sheet(help_sheet(doors.settings.keys, [doors.recording()]))

    async def post(self, act: str, post: Post) -> None:
        """Do something with a post: some of it happens on a sheet, some in the browser or the clipboard."""
        from liveterm.ui.post_acts import PostActs

        screen = self._screen
        why = screen.filtering.why(post)
        acts = PostActs(post, screen.reader, why, screen.dial, screen.story.blog.title, screen.write)
        outcome = await acts.do(act)
        screen.say(outcome.says)
        if outcome.sheet is not None:
            self._sheet(outcome.sheet, self.link)
        if outcome.address and not (outcome.stands_behind and self._has_to_be_seen(outcome.address)):
            self.link(outcome.address)

    def _has_to_be_seen(self, url: str) -> bool:
        """Show an address that the reader has not seen yet, if it is one that would be opened; whether that was so."""
        from liveterm.ui.handing_on import is_web, spelled
        from liveterm.ui.keys import BY_ID, faces

        if url == self._seen or not is_web(url):
            return False
        self._seen = url
        key = BY_ID["open-link"]
        face = faces(self._screen.doors.settings.keys.get(key.id, key.keys))[0]
        self._screen.say(f"{face} again opens {spelled(url)}")
        return True

    def link(self, url: str) -> None:
        """Open an address in the browser."""
        from liveterm.ui.handing_on import open_address

        async def go() -> None:
            self._screen.say(await open_address(url, self._screen.say))

        self._screen.run_worker(go(), name="browser")

    def _sheet(self, sheet: Sheet, then: Callable[[str], object] | None = None) -> None:
        from liveterm.ui.screens import SheetScreen

        def chosen(choice: str | None) -> None:
            if choice and then:
                then(choice)

        self._screen.app.push_screen(SheetScreen(sheet), chosen)
