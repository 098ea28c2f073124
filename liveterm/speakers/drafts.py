"""A post's sentences as the post has them by itself, which is how the session mostly has them, too."""

from __future__ import annotations

from sys import intern
from typing import NamedTuple

from liveterm.speakers.capitals import Ask
from liveterm.speakers.clause import Clause
from liveterm.speakers.foreign_names import sure_people
from liveterm.speakers.foreign_words import SPEECH
from liveterm.speakers.languages import ENGLISH, language
from liveterm.speakers.names import Mention, mentions
from liveterm.speakers.sentences import HEADLINE, Parsed, Sentence, Token


class Draft(NamedTuple):
    """A sentence with whom it names if nobody is known, and the questions that took, with their answers."""

    clause: Clause
    asked: dict[tuple[str, str], bool]

    def holds(self, common: Ask, known: Ask) -> bool:
        """Whether a session answers the same, so that it would read the same."""
        return all(
            (common if kind == "common" else known)(word) is answer for (kind, word), answer in self.asked.items()
        )


class Drafts(NamedTuple):
    """A post's language, the words it writes without a capital, and drafts of what sentences can teach."""

    language: str
    common: frozenset[str]
    sentences: list[Draft | None]


def drafted(parsed: Parsed) -> Drafts:
    """The drafts of a post; a pure function of it."""
    spoken = language(parsed)
    common = frozenset(
        intern(token.low)  # each post keeps its words, and most are the same
        for sentence in parsed.sentences
        for token in sentence.tokens
        if token.kind == "w" and not token.capital
    )
    drafts = [
        _draft(sentence, spoken, common) if spoken and not headline_case(sentence) else None
        for sentence in parsed.sentences
    ]
    return Drafts(spoken, common, drafts)


def _draft(sentence: Sentence, language: str, common: frozenset[str]) -> Draft:
    asked: dict[tuple[str, str], bool] = {}

    def is_common(word: str) -> bool:
        return asked.setdefault(("common", word), word in common)

    def is_known(last: str) -> bool:
        return asked.setdefault(("known", last), False)

    return Draft(Clause(sentence, named(sentence.tokens, language, is_common, is_known)), asked)


def named(tokens: list[Token], language: str, common: Ask, known: Ask) -> list[Mention]:
    """Whom a sentence of a language names; nobody in one that is not known."""
    found = mentions(tokens, common, known, roles=language == ENGLISH) if language else []
    return found if language in ("", ENGLISH) else sure_people(found, tokens, known, SPEECH[language])


def headline_case(sentence: Sentence) -> bool:
    """Whether Most Words of a Headline Have Capitals, which then say nothing."""
    words = [token for token in sentence.tokens if token.kind == "w"]
    small = [token for token in words if not token.capital]
    share = 0.35 if sentence.block == HEADLINE else 0.2
    return len(words) > (5 if sentence.block == HEADLINE else 8) and len(small) <= share * len(words)
