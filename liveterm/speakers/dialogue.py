"""Whose turn it is where question and answer follow each other without a word on who speaks."""

from __future__ import annotations

from liveterm.speakers.attribution import Heard
from liveterm.speakers.clause import Clause
from liveterm.speakers.identity import Voice
from liveterm.speakers.lexicon import listed

_ASKS = listed("ask question press")
_SHORT = 100
"""Characters that a line of quick question and answer has at most: a longer one is a speech, which may ask, too."""


class Dialogue:
    """Who asks in a post and who answers, as far as it has been read."""

    def __init__(self) -> None:
        self._asker: Voice | None = None
        self._answerer: Voice | None = None
        self._quick = False
        self._asked = False

    def hear(self, clause: Clause, heard: list[Heard]) -> None:
        """Takes a sentence with its cues, or with none."""
        for item in heard:
            if item.cue.lemma in _ASKS and item.voice is not None:
                self._asker = item.voice
            elif item.voice is not None and item.voice != self._asker:
                self._answerer = item.voice
        texts = [token.text for token in clause.tokens if token.kind == "q"]
        self._quick = bool(texts) and sum(map(len, texts)) < _SHORT
        self._asked = bool(texts) and texts[-1].endswith("?")

    def turn(self, clause: Clause, voice: Voice | None) -> Voice | None:
        """Whose words a paragraph is that is nothing but a quotation, `voice` having spoken last."""
        asker, answerer = self._asker, self._answerer
        text = clause.tokens[0].text
        if asker is None or answerer is None or voice is None or not self._quick or len(text) > _SHORT:
            return voice
        if voice.label == answerer.label and text.endswith("?"):
            return asker
        return answerer if voice.label == asker.label and self._asked and not text.endswith("?") else voice
