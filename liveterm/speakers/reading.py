"""Who speaks in one post, given what the session knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, repeat

from liveterm.model import Entry, Reading, Speaker
from liveterm.speakers.attribution import Heard, is_named, pointed_to, shares, speaking
from liveterm.speakers.borrowing import borrowed
from liveterm.speakers.clause import Clause, Cue
from liveterm.speakers.colons import author, lender
from liveterm.speakers.cues import cues
from liveterm.speakers.dialogue import Dialogue
from liveterm.speakers.drafts import Draft, headline_case, named
from liveterm.speakers.findings import Findings
from liveterm.speakers.foreign import foreign_cues
from liveterm.speakers.foreign_words import SPEECH
from liveterm.speakers.grading import certainty
from liveterm.speakers.identity import Identity, Voice
from liveterm.speakers.languages import ENGLISH
from liveterm.speakers.layout import (
    announced,
    comes,
    from_nobody,
    interviews,
    introduces,
    introduces_people,
    is_label,
    is_lettered,
    is_quotation,
    is_signature,
    is_topic,
    labels,
    opens_list,
    opens_talk,
    opens_topic,
    pronoun_of_words,
    spoken_to,
    talked,
    tells_of,
    verb_alone,
)
from liveterm.speakers.name_parts import surname
from liveterm.speakers.names import Mention
from liveterm.speakers.quotes import is_title, words
from liveterm.speakers.registry import View
from liveterm.speakers.sentences import HEADLINE, Parsed, Sentence, cited
from liveterm.speakers.stand_ins import StandIns, is_anothers, is_outlet


class Reader:
    """One post being read: what has been named in it so far, who the last sentences were about, who has the word."""

    def __init__(
        self, entry: Entry, parsed: Parsed, language: str, view: View, drafts: Sequence[Draft | None] = ()
    ) -> None:
        self.entry = entry
        self.view = view
        self.parsed = parsed
        self.language = language
        self.clauses = list(map(self._clause, parsed.sentences, chain(drafts, repeat(None))))
        self.people = Identity(self.clauses, view)
        self.findings = Findings(parsed, self.people)
        self.writer: Voice | None = None
        self.fresh = False
        self.dialogue = Dialogue()
        self.voice: Voice | None = None
        self.of_people = language == ENGLISH and introduces_people(entry)
        self.stand_ins = StandIns(self.clauses, self.people, language)
        self.told: list[tuple[Clause, list[Heard]]] = []

    def _clause(self, sentence: Sentence, draft: Draft | None = None) -> Clause:
        if draft is not None and draft.holds(self.view.common, self.view.known):
            return draft.clause
        found = named(sentence.tokens, self.language, self.view.common, self.view.known)
        if self.language == ENGLISH and headline_case(sentence):
            found = [m for m in found if m.kind != "person" or self.view.known(surname(m.name))]
        return Clause(sentence, found)

    def _cues(self, clause: Clause) -> list[Cue]:
        if clause.cues is None:
            speech = SPEECH.get(self.language)
            clause.cues = foreign_cues(clause, speech) if speech else cues(clause) if self.language == ENGLISH else []
        if not self.of_people:
            return clause.cues
        return [
            cue
            for cue in clause.cues
            if cue.manner != "colon"
            or clause.tokens[cue.at + 1 : cue.at + 2] == []
            or clause.tokens[cue.at + 1].kind == "q"
        ]

    # reading on

    def read(self) -> Reading:
        """The whole post: body first, then the headline, which borrows from it."""
        body = [clause for clause in self.clauses if clause.sentence.block != HEADLINE]
        head = [clause for clause in self.clauses if clause.sentence.block == HEADLINE]
        for clause in head[:1]:
            self.people.note_subject(clause)
        at = 0
        listing: Voice | None = None
        talker: Voice | None = None
        blocks = self.parsed.blocks()
        for block, quotation in blocks:
            if quotation is not None:
                self.findings.owner[quotation] = self._lead_in(block, body[:at])
                continue
            stop = at
            while stop < len(body) and body[stop].sentence.block == block:
                stop += 1
            if stop == at + 1 and self._signs(body[at]):
                at = stop
                continue
            topic = at < stop and opens_topic(body[at])
            under = topic or (at < stop and self._item(block))
            if under:
                self.voice = listing or (talker if topic else None)
            self._paragraph(body[at:stop])
            if not under and not is_quotation(body[at:stop]):
                talker = self.voice if at < stop and labels(self._cues(body[at])) else None
                listing = self.voice if at < stop and self._goes_to_list(body[at:stop]) else None
            at = stop
        self._hear_cited()
        for clause in head:
            self._headline(clause)
        self.findings.settle()
        return self.findings.reading(partial(self.view.rulings.silent, self.entry.id))

    def _signs(self, clause: Clause) -> bool:
        """Takes 'Ann Bell, head teacher' under a quotation for its signature; whether it was one."""
        block = clause.sentence.block
        above = self.parsed.quoted_in(block - 1, block - 1) if self.parsed.is_quotation(block - 1) else ()
        mention = next((m for m in clause.mentions if m.kind == "person"), None)
        if not above or mention is None or len(mention.name) < 2 or not is_signature(clause, mention):
            return False
        voice = self.people.name(mention)
        if voice is None:
            return False
        self.findings.credit(voice, clause, mention)
        self.findings.owner.update(dict.fromkeys([*above, *self.parsed.boxed(block - 1)], voice))
        return True

    def _paragraph(self, clauses: list[Clause]) -> None:
        waiting: list[int] = []
        told_of: Voice | None = None
        spoke = False
        lettered = is_lettered(clauses[:1])
        if lettered and clauses[0].tokens[0].text == "A":
            spoke = self._answer(clauses)
        for clause in clauses:
            if lettered:
                clause.cues = []  # "A: Bell said no": what a witness says of others
            heard = self._sentence(clause)
            self.told.append((clause, heard))
            names = {at for at in clause.quoting if self._is_name(clause, at)}
            numbers = [clause.tokens[at].quote for at in clause.quoting if at not in names]
            only = bool(numbers) and not heard and all(token.kind != "w" for token in clause.tokens)
            if heard:
                spoke = True
                self.findings.owner.update(self._shares(clause, heard))
                self.voice = speaking(heard)
                if told_of is not None and (self.voice is None or self.voice.label != told_of.label):
                    waiting = []
                self.findings.owner.update(dict.fromkeys(pointed_to(self.parsed, self.told) or waiting, self.voice))
                waiting = []
            elif numbers and (only or self._goes_on(clause, spoke)):
                if only and self.voice is None and len(self.told) > 1:
                    self._take_the_floor(clause, self.told[-2][0])
                if only and clause.sentence.opens:
                    self.voice = self.dialogue.turn(clause, self.voice)
                    waiting = numbers if self.voice is None else []
                if self.voice is not None:
                    self.findings.owner.update(dict.fromkeys(numbers, self.voice))
            elif numbers:
                self._give_to_subject(clause, numbers)
            else:
                who = tells_of(clause) if waiting and told_of is None else None
                told_of = self.people.identify(who) if who is not None else None
                waiting = waiting if told_of is not None else []
            self.dialogue.hear(clause, heard, self.people.identify)
        if not spoke and not is_topic(clauses) and not any(clause.quoting for clause in clauses):
            who = talked(clauses)
            self.voice = self._given_the_floor(clauses[0], who) if who is not None else None

    def _answer(self, clauses: list[Clause]) -> bool:
        """Gives a line of a transcript to the one person of whom the post says before that they are interviewed."""
        asked = {
            voice.label: voice
            for clause in self.clauses
            if clause.sentence.block < clauses[0].sentence.block and interviews(clause) and not is_lettered([clause])
            for voice in map(self.people.name, (m for m in clause.mentions if m.kind == "person"))
            if voice is not None and voice.grade != "maybe"
        }
        if len(asked) != 1:
            return False
        label = next(iter(asked))
        self.voice = Voice(label, "likely")
        letter = clauses[0].tokens[0]
        self.findings.add(Speaker(label, "likely", clauses[0].sentence.block, letter.start, letter.end))
        return True

    def _take_the_floor(self, here: Clause, before: Clause) -> None:
        """Gives the word to who has just come to speak: 'Bell is back. "…"', or whose words the paragraph before says
        are to follow."""
        if here.sentence.opens:
            who = announced(before) if here.sentence.block == before.sentence.block + 1 else None
        else:
            who = before.leading if comes(before) else None
        self.voice = self._given_the_floor(before, who) if who is not None else None

    def _given_the_floor(self, clause: Clause, who: Mention) -> Voice | None:
        """Whose words follow a sentence that says so, noted as a speaker."""
        voice = self.people.identify(who)
        if voice is None or not voice.label or voice.grade == "maybe":
            return None
        self.findings.credit(voice, clause, who)
        return voice._replace(grade="likely")

    def _goes_on(self, clause: Clause, spoke: bool) -> bool:
        """Whether words in marks, without a verb of speech, are those of who has the word."""
        opens = clause.tokens[0].kind == "q" and (self.language == ENGLISH or not is_anothers(clause))
        return (spoke and not self._of_body(clause)) or self._listed(clause) or opens

    def _of_body(self, clause: Clause) -> bool:
        """Whether a sentence without a verb of speech is of another: somebody, a body; in other languages anybody."""
        leading = clause.leading
        if is_label(clause):
            return True
        if introduces(clause):
            there = [self.people.name(mention) for mention in clause.mentions if mention.kind == "person"]
            return any(voice is not None and voice != self.voice for voice in there)
        if self.language != ENGLISH or leading is None or leading.start > 1:
            return self.language != ENGLISH
        if leading.kind == "person":
            voice = self.people.name(leading)
            return voice is not None and self.voice is not None and voice.label != self.voice.label
        if leading.kind == "role" and leading.role is not None and leading.role.office:
            voice = self.people.identify(leading)
            return voice is None or self.voice is None or voice.label != self.voice.label
        return leading.kind == "other" and clause.tokens[leading.start].capital

    def _listed(self, clause: Clause) -> bool:
        """Whether a sentence is an item under 'what N has said', or opens a topic of it: 'On Bell: …'."""
        return self.voice is not None and (self._item(clause.sentence.block) or opens_topic(clause))

    def _goes_to_list(self, clauses: list[Clause]) -> bool:
        """Whether items, or paragraphs on other topics, may follow with the words of the same speaker."""
        return opens_list(clauses[-1]) or opens_talk(clauses[0], self._cues(clauses[0]))

    def _item(self, block: int) -> bool:
        return block >= 0 and self.entry.blocks[block].kind == "item"

    def _give_to_subject(self, clause: Clause, numbers: list[int]) -> None:
        """Words in marks in a sentence without a verb of speech are its subject's, if that is who has the word."""
        voice = self.people.identify(clause.leading) if clause.leading is not None else None
        if voice is not None and self.voice is not None and voice.label == self.voice.label:
            self.findings.owner.update(dict.fromkeys(numbers, voice))
        else:
            said = [number for number in numbers if not is_title(self.parsed.quotes[number][1].text)]
            self.findings.pending.append((clause, said))

    def _sentence(self, clause: Clause) -> list[Heard]:
        """The cues of a sentence with their people, noted as speakers."""
        heard: list[Heard] = []
        noted = False
        self.people.enter(clause)
        self.stand_ins.enter(clause)
        writer = author(clause)
        if writer is not None:
            self.writer = self.people.identify(writer)
        found = self._cues(clause)
        if found and self.language != ENGLISH:
            self.voice = self.stand_ins.opens(clause, found[-1].at) or self.voice
        for cue in found:
            if (
                not noted
                and clause.leading is not None
                and clause.leading.start < cue.at
                and cue.who[:1] != (clause.leading,)
            ):
                self.people.note_subject(clause)
            noted = True
            item = self._voiced(cue, clause)
            for voice, mention in zip(item.voices, cue.who or (verb_alone(cue),), strict=False):
                self.findings.note(voice, cue, mention, clause, item.doubted)
            heard.append(item)
        if not noted:
            self.people.note_subject(clause)
        self.fresh = writer is not None or any(item.cue.manner == "document" and item.voices for item in heard)
        self.stand_ins.hear(clause, any(item.voices for item in heard))
        self.people.note_named(clause)
        return heard

    def _voiced(self, cue: Cue, clause: Clause) -> Heard:
        """A cue with the people it makes speak, each as surely as the cue allows."""
        taken = self.dialogue.takes_up(clause, cue, self.people.gender_of)
        voices = [taken] if taken is not None else list(filter(None, map(self._meant, cue.who)))
        if voices and cue.who and cue.who[0].kind == "role" and (to := spoken_to(clause, cue)) is not None:
            hearer = self.people.identify(to)
            voices = [voice for voice in voices if hearer is None or voice.label != hearer.label or not voice.label]
        voices = [voice for voice in voices if not self.dialogue.stays_out(cue, voice)]
        if cue.manner == "document":
            told = self.fresh or all(token.low != "it" for token in clause.tokens[max(0, cue.at - 3) : cue.at])
            voices = [voice for voice in (self.writer,) if told and voice is not None and voice.label]
        if cue.manner == "colon":
            voices = [voice for voice in voices if voice.grade != "maybe"]  # a label: 'Answers include:'
        doubted = any(voice.grade == "maybe" for voice in voices)
        graded = tuple(
            voice._replace(grade=certainty(voice, cue, clause, self.people, self.entry.authors)) for voice in voices
        )
        return Heard(cue, graded, doubted)

    def _meant(self, mention: Mention) -> Voice | None:
        """Whom a mention of a cue means. In other languages than English a pronoun is whoever has the word."""
        if self.language == ENGLISH or mention.kind != "pronoun":
            return self.people.identify(mention)
        return self.stand_ins.meant(mention, self.voice)

    # whose quotations

    def _shares(self, clause: Clause, heard: list[Heard]) -> Iterator[tuple[int, Voice | None]]:
        names = {clause.tokens[at].quote for at in clause.quoting if self._is_name(clause, at)}
        owned = shares(clause, heard, titles=self.language != "de")
        return ((number, None if number in names else voice) for number, voice in owned)

    def _is_name(self, clause: Clause, at: int) -> bool:
        """Whether words in marks are what something is called."""
        return is_named(clause, at) or is_outlet(clause, at, self.language)

    def _hear_cited(self) -> None:
        """Looks inside quotations of the post's own author, whose report is often pasted whole."""
        for number, voice in list(self.findings.owner.items()):
            if voice is None or not any(voice.label and voice.label in author for author in self.entry.authors):
                continue
            block, span = self.parsed.quotes[number]
            for sentence in cited(block, span):
                clause = self._clause(sentence)
                for item in map(self._voiced, self._cues(clause), repeat(clause)):
                    for heard, mention in zip(item.voices, item.cue.who, strict=False):
                        self.findings.note(heard, item.cue, mention, clause)

    def _lead_in(self, block: int, before: list[Clause]) -> Voice | None:
        """Whose words a block quote is: its lead-in's last speaker or subject."""
        if block and block - 1 in self.parsed.whole:
            earlier = self.parsed.quoted_in(block - 1, block - 1)
            return self.findings.owner.get(earlier[-1]) if earlier else None
        lead = before[-1] if before and before[-1].sentence.block >= block - 2 else None
        if lead is None or from_nobody(lead):
            return None
        if self.voice is not None and lead.mentions and self._cues(lead):
            return self.voice
        lent = lender(lead, len(lead.tokens)) or pronoun_of_words(lead) or announced(lead)
        if lent is not None and not self._cues(lead):
            voice = self.people.identify(lent)
            if voice is not None and voice.label:
                self.findings.credit(voice, lead, lent)
            return voice
        leading = lead.leading
        if leading is None or self._cues(lead):
            return None
        return self.people.identify(leading)

    # the headline

    def _headline(self, clause: Clause) -> None:
        self.findings.owner.update(self._shares(clause, self._sentence(clause)))
        for token in (clause.tokens[at] for at in clause.quoting):
            own = self.findings.owner.get(token.quote)
            if own is None or not own.label:
                own = borrowed(words(token.text), self.parsed, self.told, self.findings.owner) or own
            self.findings.owner[token.quote] = own


def read(entry: Entry, parsed: Parsed, language: str, view: View, drafts: Sequence[Draft | None] = ()) -> Reading:
    """Who speaks in a post; with the drafts of its sentences, as far as they hold."""
    return Reader(entry, parsed, language, view, drafts).read()
