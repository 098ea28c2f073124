"""Whose turn it is where question and answer follow each other without a word on who speaks."""

from __future__ import annotations

from collections.abc import Callable

from liveterm.speakers.attribution import Heard
from liveterm.speakers.clause import Clause, Cue
from liveterm.speakers.identity import Voice
from liveterm.speakers.lexicon import listed
from liveterm.speakers.names import Mention
from liveterm.speakers.quotes import words
from liveterm.speakers.roles import PRONOUN, Role

_ASKS = listed("ask question press quiz")
_ADDRESSES = _ASKS | listed("tell challenge accuse warn remind urge")
_REPLIES = listed("reply respond retort answer counter shoot hit")
_OPENS_QUESTION = listed("to that if whether why what how when where who which about over on")
_ANSWERS = (["yes"], ["no"])
_REACH = 12
_SHORT = 100
"""Characters that a line of quick question and answer has at most: a longer one is a speech, which may ask, too."""


class Dialogue:
    """Who asks in a post and who answers, as far as it has been read."""

    def __init__(self) -> None:
        self._asker: Voice | None = None
        self._answerer: Voice | None = None
        self._spoken_to: Voice | None = None
        self._to_answer = False
        self._prompter = ""
        self._quick = False
        self._asked = False
        self._asking = False

    def hear(self, clause: Clause, heard: list[Heard], identify: Callable[[Mention], Voice | None]) -> None:
        """Takes a sentence with its cues, or with none; `identify` says whom a mention means."""
        to = next((to for to in (_addressee(clause, item.cue) for item in heard) if to is not None), None)
        if to is not None or not any(item.cue.lemma in _ASKS for item in heard):
            self._spoken_to = identify(to) if to is not None else None
            self._to_answer = to is not None and _is_question(clause, to)
        for item in heard:
            if item.cue.lemma in _ASKS and item.voice is not None:
                self._asker = item.voice
            elif item.voice is not None and item.voice != self._asker:
                self._answerer = item.voice
        texts = [clause.tokens[at].text for at in clause.quoting]
        self._prompter = next((item.voice.label for item in heard if item.cue.prompts and item.voice is not None), "")
        self._quick = bool(texts) and sum(map(len, texts)) < _SHORT
        self._asking = any(item.cue.lemma in _ASKS and item.voice is not None for item in heard)
        self._asked = bool(texts) and texts[-1].endswith("?")

    def turn(self, clause: Clause, voice: Voice | None) -> Voice | None:
        """Whose words a paragraph is that is nothing but a quotation, `voice` having spoken last."""
        asker, answerer = self._asker, self._answerer
        text = clause.tokens[0].text
        if asker is None or answerer is None or voice is None or not self._quick or len(text) > _SHORT:
            return voice
        if voice.label == answerer.label and text.endswith("?"):
            return asker
        answers = not text.endswith("?") and (self._asked or words(text)[:1] in _ANSWERS)
        return answerer if voice.label == asker.label and answers else voice

    def stays_out(self, cue: Cue, voice: Voice) -> bool:
        """Whether 'he' cannot be somebody: who only asked in the sentence before does not answer in the next."""
        pronoun = len(cue.who) == 1 and cue.who[0].kind == "pronoun"
        asked = self._asking and self._asker is not None and voice.label == self._asker.label and cue.lemma in _REPLIES
        prompted = voice.label == self._prompter and cue.lemma not in _ASKS
        return pronoun and bool(voice.label) and (prompted or asked)

    def takes_up(self, clause: Clause, cue: Cue, gender: Callable[[str], str]) -> Voice | None:
        """Whom 'he' means with a verb after a sentence that spoke to somebody: who is asked answers, who asked asks;
        not who 'goes on:'."""
        if cue.who and (len(cue.who) > 1 or cue.who[0].kind != "pronoun"):
            return None
        if cue.manner == "colon" and clause.tokens[cue.at - 1].low == "on":
            return None
        asks = cue.lemma in _ASKS
        voice = self._asker if asks else self._spoken_to
        answers = cue.lemma in _REPLIES if not cue.who or not self._to_answer else not asks
        if voice is None and cue.who and cue.lemma in _REPLIES and self._is_other(cue.who[0], gender):
            return Voice("", "likely", Role(PRONOUN, frozenset(), gender=cue.who[0].gender))
        if voice is None or not voice.label or not (answers or (asks and self._to_answer)):
            return None
        if not cue.who:
            return voice
        return voice._replace(grade="likely") if gender(voice.label) in ("", cue.who[0].gender) else None

    def _is_other(self, pronoun: Mention, gender: Callable[[str], str]) -> bool:
        """Whether a pronoun cannot mean who has just asked somebody unnamed: 'N asks why he left. “…,” he replies'."""
        asker = gender(self._asker.label) if self._asker is not None and self._asking else ""
        return asker not in ("", pronoun.gender)


def _addressee(clause: Clause, cue: Cue) -> Mention | None:
    """Whom somebody asks, or tells something that may be answered: 'asks N if …', 'tells N …'."""
    if cue.nested or cue.manner in ("by", "passive") or cue.lemma not in _ADDRESSES:
        return None
    mention = clause.starting.get(cue.at + 1)
    return mention if mention is not None and mention.kind in ("person", "role") and not mention.poss else None


def _is_question(clause: Clause, asked: Mention) -> bool:
    """Whether somebody is asked for an answer: 'asks N if …'; not 'asks N to …', 'tells N that …'."""
    rest = clause.tokens[asked.end : asked.end + _REACH]
    first = next((token for token in rest if token.low in _OPENS_QUESTION or token.kind == "q"), None)
    return first is not None and first.low not in ("to", "that")
