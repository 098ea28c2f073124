"""Who speaks in one post, given what the session knows."""

from __future__ import annotations

import bisect
from itertools import repeat
from typing import NamedTuple

from liveterm.model import Certainty, Entry, Quote, Reading, Speaker
from liveterm.speakers.clause import Clause, Cue
from liveterm.speakers.colons import author, lender
from liveterm.speakers.cues import cues
from liveterm.speakers.evidence import Name, headline_case
from liveterm.speakers.foreign import SPEECH, foreign_cues, sure_people
from liveterm.speakers.languages import ENGLISH, language
from liveterm.speakers.lexicon import BE, BYSTANDERS, DOCUMENTS, INDEFINITE, SESSION_ONLY_WITH_MODIFIER, TITLES
from liveterm.speakers.names import Mention, folded, mentions, surname
from liveterm.speakers.quotes import is_title, words
from liveterm.speakers.registry import View, given_agrees
from liveterm.speakers.roles import Role
from liveterm.speakers.sentences import HEADLINE, Parsed, Sentence, cited
from liveterm.speakers.verbs import FORMS

_ORDER: dict[Certainty, int] = {"sure": 0, "likely": 1, "maybe": 2}


_NEAR = 8
"""Cues to look at on either side of a quotation; those further away have nearer quotations of their own."""


class Voice(NamedTuple):
    """Somebody found to speak: a label, or while the post is still being read a role that nobody is known to hold."""

    label: str
    grade: Certainty
    role: Role | None = None


class Heard(NamedTuple):
    """A cue with who it makes speak: no voices means somebody unnamed."""

    cue: Cue
    voices: tuple[Voice, ...]

    @property
    def voice(self) -> Voice | None:
        """Whose words the cue's are: a reporter's report is nobody's."""
        if not self.voices or (self.cue.lemma == "report" and self.voices[0].grade == "maybe"):
            return None
        return self.voices[0]


class Reader:
    """One post being read: what has been named in it so far, who the last sentences were about, who has the word."""

    def __init__(self, entry: Entry, parsed: Parsed, view: View) -> None:
        self.entry = entry
        self.view = view
        self.parsed = parsed
        self.language = language(parsed)
        self.clauses = [self._clause(sentence) for sentence in parsed.sentences]
        self.full = self._full_names()
        self.held = self._held()
        self.subjects: list[tuple[str, str]] = []
        self.seen: list[tuple[str, str]] = []
        self.pending: list[tuple[Clause, list[int]]] = []
        self.speakers: dict[str, Speaker] = {}
        self.roles: list[tuple[Role, Speaker]] = []
        self.owner: dict[int, Voice | None] = {}
        self.named: dict[str, None] = {}
        self.announced: dict[str, Speaker] = {}
        self.voice: Voice | None = None
        self.told: list[tuple[Clause, list[Heard]]] = []

    def _clause(self, sentence: Sentence) -> Clause:
        found = mentions(sentence.tokens, self.view.common, self.view.known)
        if self.language != ENGLISH:
            found = self._foreign(found)
        elif headline_case(sentence):
            found = [m for m in found if m.kind != "person" or self.view.known(surname(m.name))]
        return Clause(sentence, found)

    def _foreign(self, found: list[Mention]) -> list[Mention]:
        known = {mention.name[-1] for mention in found if mention.name and self.view.known(surname(mention.name))}
        return sure_people(found, known) if self.language else []

    def _cues(self, clause: Clause) -> list[Cue]:
        if self.language == ENGLISH:
            return cues(clause)
        return foreign_cues(clause, SPEECH[self.language]) if self.language else []

    def _full_names(self) -> dict[str, list[Name]]:
        """Full names this post gives, by surname."""
        table: dict[str, list[Name]] = {}
        for clause in self.clauses:
            for mention in clause.mentions:
                if mention.kind == "person" and len(mention.name) > 1:
                    table.setdefault(surname(mention.name), []).append(mention.name)
        return table

    def _held(self) -> list[tuple[Role, Name]]:
        """Roles this post says somebody holds."""
        return [
            (role, mention.name)
            for clause in self.clauses
            for mention in clause.mentions
            if mention.kind == "person"
            for role in clause.roles(mention)
        ]

    # who a mention is

    def identify(self, mention: Mention) -> Voice | None:
        """The person a mention means, as surely as can be said."""
        if mention.kind == "person":
            return self._named(mention)
        if mention.kind == "pronoun":
            return self._pronoun(mention)
        return self._role(mention.role) if mention.role is not None else None

    def _named(self, mention: Mention) -> Voice | None:
        if len(mention.name) > 1:
            label, grade = self._spelled(mention)
        else:
            label, grade = self._surname(mention)
        shown = self.view.rulings.shown(label) if label else None
        return Voice(shown, grade) if shown else None

    def _spelled(self, mention: Mention) -> tuple[str, Certainty]:
        name = self.view.full(mention.name)
        known = bool(self.view.bearers(surname(mention.name)))
        grade: Certainty = "sure" if mention.sure > 1 else "likely" if known or mention.sure else "maybe"
        return " ".join(name), grade

    def _surname(self, mention: Mention) -> tuple[str, Certainty]:
        last = surname(mention.name)
        here = self.full.get(last)
        if here:
            return " ".join(self.view.full(here[-1] if len(set(here)) == 1 else self._latest(here))), "sure"
        given = {
            " ".join(self.view.full(name)) for names in self.full.values() for name in names if folded(name[0]) == last
        }
        if len(given) == 1:
            return given.pop(), "sure"
        gender = TITLES.get(mention.title, "")
        bearers = [p for p in self.view.bearers(last) if not gender or self.view.gender(p.name) in ("", gender)]
        groups: list[list[Name]] = []
        for person in bearers:
            home = next((group for group in groups if given_agrees(group[0], person.name)), None)
            groups.append([person.name]) if home is None else home.append(person.name)
        if len(groups) == 1 or (groups and bearers[0].weight > bearers[1].weight + 1):
            return " ".join(self.view.full(groups[0][0])), "sure"
        if groups:
            return self._styled(mention), "likely"
        strength = max(self.view.alone(last), 2 * bool(mention.title or mention.role))
        return self._styled(mention), "likely" if strength > 1 else "maybe"

    def _styled(self, mention: Mention) -> str:
        """A bare surname with the title of rank the session most often gives it."""
        title = self.view.ask("style", surname(mention.name))
        return f"{title.title()} {mention.name[0]}" if title else " ".join(mention.name)

    def _latest(self, names: list[Name]) -> Name:
        """Of several in the post with one surname, the one last spoken of."""
        for label, _ in reversed(self.subjects):
            for name in names:
                if label == " ".join(self.view.full(name)):
                    return name
        return names[0]

    def _pronoun(self, mention: Mention) -> Voice | None:
        for label, gender in reversed(self.subjects or self.seen):
            if label and gender in ("", mention.gender):
                return Voice(label, "likely")
        return next((Voice(label, "likely") for label, gender in reversed(self.seen) if gender == mention.gender), None)

    def _role(self, role: Role) -> Voice | None:
        if role.other:
            return None
        self.view.ask("role", role.head)  # so that a correction of this role finds the post
        appointed = self.view.rulings.holder(role)
        if appointed is not None:
            return self._likely(appointed)
        here = {self._label(name): None for held, name in self.held if role.fits(held)}
        if len(here) == 1:
            return self._likely(next(iter(here)))
        if here:
            return self._likely(next((label for label, _ in reversed(self.subjects) if label in here), ""))
        if role.office and (role.narrows or role.head not in SESSION_ONLY_WITH_MODIFIER):
            there = {self._label(name): None for held, name in self.view.holders(role.head) if role.fits(held)}
            there = {label: None for label in there if label in self.named} or there
            if len(there) == 1:
                return self._likely(next(iter(there)))
            if there:
                return None
        if not role.office and role.head not in BYSTANDERS and self.subjects and self.subjects[-1][0]:
            return Voice(self.subjects[-1][0], "likely")
        return Voice("", "likely", role)

    def _likely(self, label: str) -> Voice | None:
        shown = self.view.rulings.shown(label) if label else None
        return Voice(shown, "likely") if shown else None

    def _label(self, name: Name) -> str:
        if len(name) > 1:
            return " ".join(self.view.full(name))
        return self._surname(Mention(0, 1, "person", name))[0]

    def gender(self, label: str, mention: Mention) -> str:
        return mention.gender or self.view.gender(tuple(label.split()))

    # reading on

    def read(self) -> Reading:
        """The whole post: body first, then the headline, which borrows from it."""
        body = [clause for clause in self.clauses if clause.sentence.block != HEADLINE]
        head = [clause for clause in self.clauses if clause.sentence.block == HEADLINE]
        for clause in head[:1]:
            self._note_subject(clause)
        at = 0
        listing: Voice | None = None
        blocks = self._blocks()
        for block, quotation in blocks:
            if quotation is not None:
                self.owner[quotation] = self._lead_in(block, body[:at])
                continue
            stop = at
            while stop < len(body) and body[stop].sentence.block == block:
                stop += 1
            if stop == at + 1 and self._signs(body[at]):
                at = stop
                continue
            under = at < stop and (self._item(block) or _topic(body[at]))
            if under:
                self.voice = listing
            self._paragraph(body[at:stop])
            if not under:
                listing = self.voice if at < stop and _lists(body[stop - 1]) else None
            at = stop
        self._hear_cited()
        for clause in head:
            self._headline(clause)
        self._settle()
        return self._result()

    def _blocks(self) -> list[tuple[int, int | None]]:
        """Body blocks in order, with the quotation's number for a block quote."""
        whole = {
            block: number for number, (block, span) in enumerate(self.parsed.quotes) if self._is_block_quote(block)
        }
        spoken = {clause.sentence.block for clause in self.clauses} | set(whole)
        return [(block, whole.get(block)) for block in sorted(spoken) if block != HEADLINE]

    def _is_block_quote(self, block: int) -> bool:
        return block in self.parsed.whole

    def _signs(self, clause: Clause) -> bool:
        """Takes 'Ann Bell, head teacher' under a quotation for its signature; whether it was one."""
        block = clause.sentence.block
        above = [n for n, (at, _) in enumerate(self.parsed.quotes) if at == block - 1 and self._alone(at)]
        mention = next((m for m in clause.mentions if m.kind == "person"), None)
        if not above or mention is None or len(mention.name) < 2 or not _is_signature(clause, mention):
            return False
        voice = self._named(mention)
        if voice is None:
            return False
        tokens = clause.tokens
        self._add(Speaker(voice.label, "likely", block, tokens[mention.start].start, tokens[mention.end - 1].end))
        while above:
            self.owner.update(dict.fromkeys(above, voice))
            block -= 1
            above = [n for n, (at, _) in enumerate(self.parsed.quotes) if at == block - 1 and self._is_block_quote(at)]
        return True

    def _alone(self, block: int) -> bool:
        """Whether a block is nothing but quotation."""
        tokens = [token for clause in self.clauses if clause.sentence.block == block for token in clause.tokens]
        return self._is_block_quote(block) or (bool(tokens) and all(token.kind in "qp" for token in tokens))

    def _paragraph(self, clauses: list[Clause]) -> None:
        waiting: list[int] = []
        spoke = False
        for clause in clauses:
            heard = self._sentence(clause)
            self.told.append((clause, heard))
            numbers = [token.quote for token in clause.tokens if token.kind == "q"]
            only = bool(numbers) and not heard and all(token.kind != "w" for token in clause.tokens)
            if heard:
                spoke = True
                self._give(clause, heard)
                self.voice = self._speaking(heard)
                for number in waiting:
                    self.owner[number] = self.voice
                waiting = []
            elif numbers and (only or spoke or self._listed(clause) or clause.tokens[0].kind == "q"):
                if self.voice is None and only and clause.sentence.opens:
                    waiting = numbers
                for number in numbers:
                    self.owner[number] = self.voice
            elif numbers:
                self._give_to_subject(clause, numbers)
        if not spoke and not any(token.kind == "q" for clause in clauses for token in clause.tokens):
            self.voice = None

    def _listed(self, clause: Clause) -> bool:
        """Whether a sentence is an item under 'what N has said', or opens a topic of it: 'On Bell: …'."""
        return self.voice is not None and (self._item(clause.sentence.block) or _topic(clause))

    def _item(self, block: int) -> bool:
        return block >= 0 and self.entry.blocks[block].kind == "item"

    def _give_to_subject(self, clause: Clause, numbers: list[int]) -> None:
        """Words in marks in a sentence without a verb of speech are its subject's, if that is who has the word."""
        voice = self.identify(clause.leading) if clause.leading is not None else None
        if voice is not None and self.voice is not None and voice.label == self.voice.label:
            for number in numbers:
                self.owner[number] = voice
        else:
            self.pending.append((clause, numbers))

    def _speaking(self, heard: list[Heard]) -> Voice | None:
        """Who has the word after a sentence."""
        for item in reversed(heard):
            if not item.cue.nested:
                return item.voice
        return None

    def _sentence(self, clause: Clause) -> list[Heard]:
        """The cues of a sentence with their people, noted as speakers."""
        heard: list[Heard] = []
        noted = False
        found = self._cues(clause)
        for cue in found:
            if (
                not noted
                and clause.leading is not None
                and clause.leading.start < cue.at
                and cue.who[:1] != (clause.leading,)
            ):
                self._note_subject(clause)
            noted = True
            item = self._voiced(cue, clause)
            for voice, mention in zip(item.voices, cue.who or (_verb_alone(cue),), strict=False):
                self._note(voice, cue, mention, clause)
            heard.append(item)
        if not noted:
            self._note_subject(clause)
        self._note_named(clause)
        return heard

    def _voiced(self, cue: Cue, clause: Clause) -> Heard:
        """A cue with the people it makes speak, each as surely as the cue allows."""
        voices = [voice for voice in map(self.identify, cue.who) if voice is not None]
        if cue.manner == "document":
            voices = [voice for voice in (self._author(clause),) if voice is not None and voice.label]
        if cue.manner == "colon":
            voices = [voice for voice in voices if voice.grade != "maybe"]  # a label: 'Answers include:'
        return Heard(cue, tuple(voice._replace(grade=self._grade(voice, cue, clause)) for voice in voices))

    def _author(self, upto: Clause) -> Voice | None:
        """Who wrote the document that a sentence quotes, as the post has last said."""
        for clause in reversed(self.clauses[: self.clauses.index(upto) + 1]):
            writer = author(clause)
            if writer is not None:
                return self.identify(writer)
        return None

    def _note_subject(self, clause: Clause) -> None:
        leading = clause.leading
        if leading is not None and leading.kind in ("person", "role"):
            voice = self.identify(leading)
            if voice is not None and voice.grade == "maybe" and not _acts(clause, leading):
                return
            if voice is not None and voice.label:
                self._about(voice.label, self.gender(voice.label, leading))
            elif voice is not None:
                self._about("", leading.gender)

    def _about(self, label: str, gender: str) -> None:
        self.subjects.append((label, gender))

    def _note_named(self, clause: Clause) -> None:
        for mention in clause.mentions:
            if mention.kind == "person":
                voice = self._named(mention)
                if voice is not None and voice.grade != "maybe":
                    self.named.setdefault(voice.label)
                    self.seen.append((voice.label, self.gender(voice.label, mention)))

    def _grade(self, voice: Voice, cue: Cue, clause: Clause) -> Certainty:
        if cue.nested or cue.manner == "announced" or self._reports(voice, cue, clause):
            return "maybe"
        if cue.manner == "carried" and voice.grade == "sure":
            return "likely"
        return voice.grade

    def _reports(self, voice: Voice, cue: Cue, clause: Clause) -> bool:
        """A journalist whose report is cited: 'Ann Bell reports', or the post's own author."""
        if cue.lemma == "report" and _cites(clause, cue):
            return True
        if cue.lemma == "quote" and cue.manner == "says":
            return True
        return any(voice.label and voice.label in author for author in self.entry.authors) and cue.lemma in (
            "write",
            "report",
        )

    def _note(self, voice: Voice, cue: Cue, mention: Mention, clause: Clause) -> None:
        start, end = self._where(cue, mention, clause)
        speaker = Speaker(voice.label, voice.grade, clause.sentence.block, start, end)
        if cue.manner == "announced":
            self.announced.setdefault(voice.label, Speaker(voice.label, "likely", clause.sentence.block, start, end))
        if voice.role is not None:
            self.roles.append((voice.role, speaker))
            return
        if not cue.nested:
            self._about(voice.label, self.gender(voice.label, mention))
        self._add(speaker)

    def _add(self, speaker: Speaker) -> None:
        before = self.speakers.get(speaker.name)
        if before is None or _ORDER[speaker.certainty] < _ORDER[before.certainty]:
            self.speakers[speaker.name] = speaker

    def _where(self, cue: Cue, mention: Mention, clause: Clause) -> tuple[int, int]:
        """The characters to underline: verb and name, when they stand together."""
        tokens = clause.tokens
        verb = tokens[cue.at]
        first, last = min(mention.start, cue.at), max(mention.end - 1, cue.at)
        if last - first < 12:
            return tokens[first].start, tokens[last].end
        return verb.start, verb.end

    # whose quotations

    def _give(self, clause: Clause, heard: list[Heard]) -> None:
        """Gives each quotation of a sentence to the cue it belongs to."""
        outer = [item for item in heard if not item.cue.nested] or heard
        places = [item.cue.at for item in outer]
        for at, token in enumerate(clause.tokens):
            if token.kind == "q":
                split = bisect.bisect_left(places, at)
                item = self._owner(clause, outer[max(0, split - _NEAR) : split], outer[split : split + _NEAR], at)
                self.owner[token.quote] = item.voice if item is not None else None

    def _owner(self, clause: Clause, before: list[Heard], after: list[Heard], at: int) -> Heard | None:
        """The cue a quotation belongs to, of those before and after it that are not nested."""
        if is_title(clause.tokens[at].text) and not self._adjoins(clause, [*before, *after], at):
            return None
        for item in after:
            begins = min([item.cue.at, *(mention.start for mention in item.cue.who[:1])])
            if at < begins <= at + 2 and all(token.kind == "p" for token in clause.tokens[at + 1 : begins]):
                return item
        for item in reversed(before):
            if not item.cue.trails or not after:
                return item
        return next((item for item in after if item.cue.trails or item.cue.adjacent), None)

    def _adjoins(self, clause: Clause, heard: list[Heard], at: int) -> bool:
        return (
            any(item.cue.at in (at - 1, at - 2) or at < item.cue.at <= at + 4 for item in heard)
            and clause.tokens[at].text[-1] in ".!?"
        )

    def _hear_cited(self) -> None:
        """Looks inside quotations of the post's own author, whose report is often pasted whole."""
        for number, voice in list(self.owner.items()):
            if voice is None or not any(voice.label and voice.label in author for author in self.entry.authors):
                continue
            block, span = self.parsed.quotes[number]
            for sentence in cited(block, span):
                clause = self._clause(sentence)
                for item in map(self._voiced, self._cues(clause), repeat(clause)):
                    for heard, mention in zip(item.voices, item.cue.who, strict=False):
                        self._note(heard, item.cue, mention, clause)

    def _lead_in(self, block: int, before: list[Clause]) -> Voice | None:
        """Whose words a block quote is: its lead-in's last speaker or subject."""
        if block and self._is_block_quote(block - 1):
            earlier = [number for number, (at, _) in enumerate(self.parsed.quotes) if at == block - 1]
            return self.owner.get(earlier[-1]) if earlier else None
        lead = before[-1] if before and before[-1].sentence.block >= block - 2 else None
        if lead is None or _from_nobody(lead):
            return None
        if self.voice is not None and lead.mentions and self._cues(lead):
            return self.voice
        lent = lender(lead, len(lead.tokens)) or _owner_of_words(lead)
        if lent is not None and not self._cues(lead):
            voice = self.identify(lent)
            if voice is not None and voice.label:
                first, last = lead.tokens[lent.start], lead.tokens[lent.end - 1]
                self._add(Speaker(voice.label, "likely", lead.sentence.block, first.start, last.end))
            return voice
        leading = lead.leading
        if leading is None or self._cues(lead):
            return None
        return self.identify(leading)

    # the headline

    def _headline(self, clause: Clause) -> None:
        self._give(clause, self._sentence(clause))
        for token in clause.tokens:
            if token.kind == "q":
                own = self.owner.get(token.quote)
                self.owner[token.quote] = own if own is not None and own.label else self._borrowed(token.text) or own

    def _borrowed(self, text: str) -> Voice | None:
        """Whom the body makes say a headline's words, in marks or reported."""
        wanted = words(text)
        quotes = [
            (number, words(span.text)) for number, (block, span) in enumerate(self.parsed.quotes) if block != HEADLINE
        ]
        short = next(
            (number for number, said in quotes if _within(wanted, said) and len(said) < 2 * len(wanted) + 2), None
        )
        if short is not None:
            return self.owner.get(short)
        first = next((number for number, said in quotes if _within(wanted, said)), None)
        for clause, heard in self.told:
            plain = words(" ".join(token.text for token in clause.tokens if token.kind != "q"))
            if _within(wanted, plain):
                return self._speaking(heard)
            if first is not None and any(token.quote == first for token in clause.tokens):
                break
        if first is None and len(wanted) > 2:
            first = next((number for number, said in quotes if _mostly(wanted, said)), None)
        return None if first is None else self.owner.get(first)

    # settling what the whole post decides

    def _settle(self) -> None:
        """Roles that nobody is known to hold go to the post's one named speaker, if there is just one."""
        heard = [speaker.name for speaker in self.speakers.values() if speaker.certainty != "maybe"]
        taken = {self._label(name) for _, name in self.held}
        only = ""
        for role, speaker in self.roles:
            free = [name for name in heard if name not in taken or not role.office]
            label = free[0] if len(free) == 1 else "" if heard else self._one_named()
            if label and role.head not in BYSTANDERS:
                only = label
                self._add(Speaker(only, speaker.certainty, speaker.block, speaker.start, speaker.end))
        for clause, numbers in self.pending:
            self._give_to_mentioned(clause, numbers)
        for number, voice in self.owner.items():
            if voice is not None and not voice.label:
                self.owner[number] = Voice(only, "likely") if only else None

    def _one_named(self) -> str:
        """The one person the post names at all, if it says something of them."""
        names = {label for label, _ in self.seen} | set(self.speakers)
        return next(iter(names)) if len(names) == 1 and any(label in names for label, _ in self.subjects) else ""

    def _give_to_mentioned(self, clause: Clause, numbers: list[int]) -> None:
        """Words in marks that no verb gives to anybody go to the one speaker their sentence names."""
        voices = [voice for voice in map(self.identify, clause.mentions) if voice is not None]
        there = {voice.label for voice in voices if voice.label in self.speakers}
        if len(there) == 1:
            for number in numbers:
                self.owner[number] = Voice(next(iter(there)), "maybe")

    def _silent(self, name: str) -> bool:
        return self.view.rulings.silent(self.entry.id, name)

    def _result(self) -> Reading:
        quotes = []
        for number, (block, span) in enumerate(self.parsed.quotes):
            voice = self.owner.get(number)
            if voice is not None and voice.label in self.announced:
                self._add(self.announced[voice.label])
            label = voice.label if voice is not None and not self._silent(voice.label) else None
            quotes.append(Quote(span.text, label, "headline" if block == HEADLINE else "body"))
            if label and label not in self.speakers and not self._silent(label):
                self._add(Speaker(label, "maybe", block, span.start, span.end))
        spoken = tuple(speaker for speaker in self.speakers.values() if not self._silent(speaker.name))
        heard = {speaker.name for speaker in spoken}
        return Reading(spoken, tuple(name for name in self.named if name not in heard), tuple(quotes))


def _topic(clause: Clause) -> bool:
    """'On Bell: …': a topic of a news conference, not a speaker."""
    tokens = clause.tokens
    return clause.sentence.opens and tokens[0].low == "on" and any(token.text == ":" for token in tokens[1:10])


def _owner_of_words(clause: Clause) -> Mention | None:
    """'his comments', 'her statement': a pronoun whose words follow."""
    tokens = clause.tokens
    for at in range(len(tokens) - 1):
        if tokens[at].low in ("his", "her") and any(token.low in DOCUMENTS for token in tokens[at + 1 : at + 3]):
            return Mention(at, at + 1, "pronoun", gender="m" if tokens[at].low == "his" else "f")
    return None


def _is_signature(clause: Clause, mention: Mention) -> bool:
    """Whether a paragraph is a name and what its bearer is, after a dash perhaps, and nothing that anybody does."""
    tokens = clause.tokens
    if len(tokens) > 16 or any(
        token.low in FORMS or token.low in BE for token in tokens if token.kind == "w" and not token.capital
    ):
        return False
    opens = mention.start == 0 or (mention.start == 1 and tokens[0].kind == "p")
    rest = tokens[mention.end] if mention.end < len(tokens) else None
    return opens and (rest is None or (rest.text in ",(" and tokens[-1].text != ":"))


def _verb_alone(cue: Cue) -> Mention:
    """A stand-in where nobody is named beside the verb: what is underlined is the verb."""
    return Mention(cue.at, cue.at + 1, "other")


def _cites(clause: Clause, cue: Cue) -> bool:
    """Whether 'N reports' cites a colleague: it closes the sentence, follows 'as', or N is a reporter."""
    if cue.trails or cue.at + 2 >= len(clause.tokens):
        return True
    mention = cue.who[0] if cue.who else None
    if mention is None:
        return False
    written = mention.role is not None and mention.role.head in ("correspondent", "editor", "reporter", "journalist")
    return written or (mention.start > 0 and clause.tokens[mention.start - 1].low == "as")


def _lists(clause: Clause) -> bool:
    """Whether a sentence announces the items that follow."""
    return clause.tokens[-1].text == ":" or any(token.low.startswith("here") for token in clause.tokens[:4])


def _acts(clause: Clause, mention: Mention) -> bool:
    """Whether an unknown capital word is the doer of something and no plural, so that 'he' may mean it."""
    after = clause.tokens[mention.end : mention.end + 1]
    return bool(after) and after[0].kind == "w" and not mention.name[-1].endswith("s")


def _from_nobody(clause: Clause) -> bool:
    """'…a comment from one unnamed rebel': a lead-in that names nobody's words."""
    tokens = clause.tokens
    for at in range(len(tokens) - 2):
        if tokens[at].low in DOCUMENTS and tokens[at + 1].low == "from" and tokens[at + 2].low in INDEFINITE:
            return True
    return False


def _mostly(wanted: list[str], said: list[str]) -> bool:
    """Whether nearly all of some words are among others: a headline shortens what was said."""
    return sum(word in said for word in wanted) >= 0.75 * len(wanted)


def _within(wanted: list[str], said: list[str]) -> bool:
    """Whether words stand in a row within others."""
    size = len(wanted)
    return any(said[at : at + size] == wanted for at in range(len(said) - size + 1))


def read(entry: Entry, parsed: Parsed, view: View) -> Reading:
    """Who speaks in a post."""
    return Reader(entry, parsed, view).read()
