"""Whom 'he', a left-out 'he' or a role by itself means in other languages than English: whoever has the word, or whom
the post says to be that, and nobody if it may be either of two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from liveterm.speakers.clause import Clause
from liveterm.speakers.foreign import OPINIONS
from liveterm.speakers.foreign_names import is_role
from liveterm.speakers.foreign_words import SPEECH, Speech
from liveterm.speakers.identity import Identity, Voice
from liveterm.speakers.lexicon import listed
from liveterm.speakers.names import Mention
from liveterm.speakers.roles import Role
from liveterm.speakers.sentences import Token

_REACH = 8
_OPENING = 8
"""Tokens of a sentence within which its subject stands."""
_NOWHERE = -2
_OUTLET = 4
"""Words that the name of a paper has at most."""
_LEADERS = listed("""
premier presidente presidenta président présidente president mandatario chancelier chancelière kanzler kanzlerin
bundeskanzler bundeskanzlerin canciller chanceler primeiro-ministro primeira-ministra ministre ministro ministra
""")
"""Words for who leads a government, one of which may stand for another."""
_ENDS = listed(". ! ? …")


class StandIns:
    """The people a post in another language has been of: who has the word, and of whom sentences without one were."""

    def __init__(self, clauses: Sequence[Clause], people: Identity, language: str) -> None:
        self._clauses = clauses
        self._people = people
        self._speech = SPEECH.get(language)
        self._lately: Voice | None = None
        self._described: dict[str, frozenset[str]] = {}
        self._heard_in = self._told_of_in = self._here = _NOWHERE
        self._found: dict[frozenset[str], frozenset[str]] = {}

    def enter(self, clause: Clause) -> None:
        """Goes on to a sentence."""
        self._here = clause.sentence.block

    def opens(self, clause: Clause, before: int) -> Voice | None:
        """Whom a sentence introduces with a colon before it says what they say: 'N wurde deutlich: Er …, sagte er'."""
        opener = clause.mentions[0] if clause.mentions else None
        if opener is None or opener.start > 1 or not any(t.text == ":" for t in clause.tokens[opener.end : before]):
            return None
        self._lately = None
        return self._people.identify(opener)

    def hear(self, clause: Clause, spoke: bool) -> None:
        """Takes note of a sentence."""
        opener = clause.mentions[0] if clause.mentions and not spoke else None
        led = opener is not None and opener.start > 0 and self._is_led(clause, opener.start - 1)
        free = opener is not None and opener.start < _OPENING and not led
        self._lately = self._people.identify(opener) if opener is not None and free else None
        self._told_of_in = self._here
        if spoke:
            self._heard_in = self._here

    def meant(self, mention: Mention, voice: Voice | None) -> Voice | None:
        """Whom a stand-in means if `voice` has the word."""
        role, tied = mention.role, self._tied(mention.role)
        if len(tied) == 1:
            return Voice(next(iter(tied)), "likely")
        if role is not None and (tied or role.narrows):
            return voice if voice is not None and voice.label in tied else None
        if role is not None and mention.start < 2 and not self._goes_on(role, voice):
            return None
        lately = self._lately
        if lately is not None and self._told_of_in == self._here != self._heard_in:
            voice = lately
        if voice is not None and voice.label and lately is not None and lately.label != voice.label:
            return None
        found = voice or lately
        if found is None or not found.label:
            return None
        gender = self._people.gender(found.label, Mention(0, 0, "person"))
        return found._replace(grade="likely") if not gender or mention.gender in ("", gender) else None

    def _goes_on(self, role: Role, voice: Voice | None) -> bool:
        """Whether a role at the head of a sentence, 'Il premier ha detto', may be who has the word: they spoke in its
        paragraph, and the post says nothing else that they are."""
        if voice is None or self._heard_in != self._here or self._speech is None:
            return False
        if voice.label not in self._described:
            self._described[voice.label] = self._describe(voice.label, self._speech)
        told = self._described[voice.label]
        return not told or role.head in told or (role.head in _LEADERS and not told.isdisjoint(_LEADERS))

    def _describe(self, label: str, speech: Speech) -> frozenset[str]:
        """What the post says beside a name that its bearer is."""
        named = (
            (clause, mention)
            for clause in self._clauses
            for mention in clause.mentions
            if (meant := self._people.identify(mention)) is not None and meant.label == label
        )
        beside = (token.low for clause, mention in named for token in _beside(clause, mention, speech))
        return frozenset(low.rpartition("'")[2] for low in beside if is_role(low, speech))

    def _is_led(self, clause: Clause, at: int) -> bool:
        """Whether a preposition at a token makes a name part of something else; not 'Para N, …' at the head."""
        low = clause.tokens[at].low
        if self._speech is None or low not in self._speech.prepositions:
            return False
        return at > 0 or (low,) not in OPINIONS

    def _tied(self, role: Role | None) -> frozenset[str]:
        """Who the post says beside their names to be what a role says, looked for once."""
        if role is None or self._speech is None:
            return frozenset()
        words = role.narrows or frozenset({role.head})
        if words not in self._found:
            self._found[words] = self._look(words, self._speech)
        return self._found[words]

    def _look(self, words: frozenset[str], speech: Speech) -> frozenset[str]:
        found: Iterable[Voice | None] = (
            self._people.identify(mention)
            for clause in self._clauses
            for mention in clause.mentions
            if mention.kind == "person" and all(_is_tied(clause, mention, word, speech) for word in words)
        )
        return frozenset(voice.label for voice in found if voice is not None and voice.label)


def is_outlet(clause: Clause, at: int, language: str) -> bool:
    """Whether words in marks are the name of who was told: 'sagte er dem „Spiegel“'."""
    speech, text = SPEECH.get(language), clause.tokens[at].text
    told = speech is not None and at > 0 and clause.tokens[at - 1].low in speech.told
    named = told and text.lstrip("\"„“«»‘' ")[:1].isupper() and len(text.split()) <= _OUTLET
    return named and not any(text.rstrip("\"”“’»' ").endswith(end) for end in _ENDS)


def is_anothers(clause: Clause) -> bool:
    """Whether words follow a quotation and its comma of which it is not known whom they name: '„…“, höhnte N'."""
    tokens = clause.tokens
    after = [at for at in clause.quoting if [token.text for token in tokens[at + 1 : at + 2]] == [","]]
    return any(at + 2 < len(tokens) and tokens[at + 2].kind == "w" for at in after)


def _is_tied(clause: Clause, named: Mention, word: str, speech: Speech) -> bool:
    """Whether a word tells beside a name what its bearer is: 'N, líder do Chega,', 'SPD-Chef N'."""
    return any(_is_word(token.low, word, speech) for token in _beside(clause, named, speech))


def _beside(clause: Clause, named: Mention, speech: Speech) -> list[Token]:
    """The words beside a name that may tell what its bearer is."""
    tokens = clause.tokens
    beside: list[Token] = []
    if tokens[named.end : named.end + 1] and tokens[named.end].text in ",(":
        after = tokens[named.end + 1 : named.end + 1 + _REACH]
        ends = len(after) if named.end + 1 + len(after) == len(tokens) else 0
        closed = next((at for at, token in enumerate(after) if token.kind == "p" and token.text != "."), ends)
        beside += after[:closed]
    at = named.start - 1
    if at > 0 and tokens[at].text == ",":
        at -= 1
    owned = tokens[at].low in speech.prepositions  # "il portavoce di N"
    while at >= 0 and named.start - at < _REACH and tokens[at].kind == "w" and tokens[at].low not in speech.says:
        if owned and tokens[at].low in speech.prepositions:
            break  # "la portavoz del ministro N"
        owned = owned or is_role(tokens[at].low, speech)
        beside.append(tokens[at])
        at -= 1
    return beside


def _is_word(low: str, word: str, speech: Speech) -> bool:
    """Whether a word is another, or ends in it as in 'Bundesfinanzminister', or begins with it as in 'SPD-Chef'."""
    joined = bool(speech.owned) and len(word) > 4 and low.endswith(word)
    return joined or word in (low.rpartition("'")[2], low.partition("-")[0])
