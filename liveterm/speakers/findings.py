"""What has been found in one post: who speaks, whose its words in marks are, and what only the whole post decides."""

from __future__ import annotations

from collections.abc import Callable

from liveterm.model import Certainty, Quote, Reading, Speaker
from liveterm.speakers.attribution import underlined
from liveterm.speakers.borrowing import echoed, repeated
from liveterm.speakers.clause import Clause, Cue
from liveterm.speakers.identity import Identity, Voice
from liveterm.speakers.layout import presents
from liveterm.speakers.names import Mention
from liveterm.speakers.roles import Role
from liveterm.speakers.sentences import HEADLINE, Parsed
from liveterm.speakers.unheld import Unheld, holder

_ORDER: dict[Certainty, int] = {"sure": 0, "likely": 1, "maybe": 2}


class Findings:
    """The speakers of one post and the `owner` of its quotations, by their numbers; `pending` are sentences with
    quotations that no verb gives to anybody."""

    def __init__(self, parsed: Parsed, people: Identity) -> None:
        self.owner: dict[int, Voice | None] = {}
        self.pending: list[tuple[Clause, list[int]]] = []
        self._parsed = parsed
        self._people = people
        self._speakers: dict[str, Speaker] = {}
        self._announced: dict[str, Speaker] = {}
        self._roles: list[Unheld] = []

    def note(self, voice: Voice, cue: Cue, mention: Mention, clause: Clause, doubted: bool = False) -> None:
        """Notes whom a cue makes speak, or that it is a role nobody is known to hold."""
        start, end = underlined(cue, mention, clause)
        speaker = Speaker(voice.label, voice.grade, clause.sentence.block, start, end)
        if cue.manner == "announced":
            self._announced.setdefault(voice.label, Speaker(voice.label, "likely", clause.sentence.block, start, end))
        if voice.role is not None:
            others = [self._people.name(other) for other in clause.mentions if other.kind == "person"]
            beside = frozenset(other.label for other in others if other is not None)
            named = frozenset(self._people.everyone)
            self._roles.append(Unheld(voice.role, speaker, named, beside, presents(clause, mention)))
            return
        if not cue.nested and not doubted:
            if cue.manner != "announced":
                self._people.heard.add(voice.label)
            if not cue.prompts:
                self._people.about(voice.label, self._people.gender(voice.label, mention))
        self.add(speaker)

    def credit(self, voice: Voice, clause: Clause, mention: Mention) -> None:
        """Notes as a speaker whom a sentence names without a verb of speech."""
        first, last = clause.tokens[mention.start], clause.tokens[mention.end - 1]
        self.add(Speaker(voice.label, "likely", clause.sentence.block, first.start, last.end))

    def add(self, speaker: Speaker) -> None:
        """Notes a speaker; of two places, the surer."""
        before = self._speakers.get(speaker.name)
        if before is None or _ORDER[speaker.certainty] < _ORDER[before.certainty]:
            self._speakers[speaker.name] = speaker

    def settle(self) -> None:
        """Roles that nobody is known to hold go to the post's one named speaker, if there is just one."""
        heard = [speaker.name for speaker in self._speakers.values() if speaker.certainty != "maybe"]
        meant: dict[Role, str] = {}
        for unheld in self._roles:
            label = holder(unheld, self._people, heard)
            if label:
                speaker = unheld.speaker
                meant.setdefault(unheld.role, label)
                self.add(Speaker(label, speaker.certainty, speaker.block, speaker.start, speaker.end))
        for clause, numbers in self.pending:
            self._give_to_mentioned(clause, numbers)
        self.owner.update(echoed(self._parsed, self.owner))
        for number, shown in list(repeated(self._parsed, self.owner)):
            own = self.owner.get(number)
            if own is not None and own.role is not None:
                meant.setdefault(own.role, shown.label)
            self.owner[number] = shown
        for number, voice in self.owner.items():
            if voice is not None and not voice.label:
                only = meant.get(voice.role) if voice.role is not None else None
                self.owner[number] = Voice(only, "likely") if only else None

    def _give_to_mentioned(self, clause: Clause, numbers: list[int]) -> None:
        """Words in marks that no verb gives to anybody go to the one speaker their sentence names."""
        voices = [voice for voice in map(self._people.identify, clause.mentions) if voice is not None]
        there = {voice.label for voice in voices if voice.label in self._speakers}
        if len(there) == 1:
            self.owner.update(dict.fromkeys(numbers, Voice(there.pop(), "maybe")))

    def reading(self, silent: Callable[[str], bool]) -> Reading:
        """The reading of the whole post; who is `silent` in it, the reader says does not speak."""
        quotes = []
        for number, (block, span) in enumerate(self._parsed.quotes):
            voice = self.owner.get(number)
            if voice is not None and voice.label in self._announced:
                self.add(self._announced[voice.label])
            label = voice.label if voice is not None and not silent(voice.label) else None
            quotes.append(Quote(span.text, label, "headline" if block == HEADLINE else "body"))
            if label and label not in self._speakers and not silent(label):
                self.add(Speaker(label, "maybe", block, span.start, span.end))
        spoken = tuple(speaker for speaker in self._speakers.values() if not silent(speaker.name))
        heard = {speaker.name for speaker in spoken}
        return Reading(spoken, tuple(name for name in self._people.named if name not in heard), tuple(quotes))
