"""Which language a post is in, by its small words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from liveterm.speakers.lexicon import listed
from liveterm.speakers.sentences import Parsed

ENGLISH = "en"
UNKNOWN = ""
_FEWEST_WORDS = 9
_MOST_WORDS = 400
_MOST_QUOTED = 60

_STOPWORDS = {
    ENGLISH: listed("""
    the of to and in is that for it was on with as at by has have from be not his he she they will who said says are
    this their there we you what when would could can about after before if but an or no all one more than into over
    out up asked told
    """),
    "de": listed("""
    der die das und ist nicht ein eine zu den mit von dem auf für im des sich auch wird hat sie er dass bei nach wie
    am um
    """),
    "it": listed("""
    il la di che è e un una per non sono del della con si da in i le gli ha al nel più anche dei alla lo come
    """),
    "es": listed("el la de que y en un una los las por con no se del al ha su para es como más lo este pero sus le ya"),
    "fr": listed("""
    le la les de des et en un une du que est pas pour qui dans sur au par il elle se ce ne son sa avec plus a aux été
    """),
    "pt": listed("""
    o a os as de que e do da em um uma não para com por no na se dos das ao mais foi é como pelo pela são
    """),
}


def language(parsed: Parsed) -> str:
    """The language of a post: a key of `SPEECH`, English, or unknown.

    A post of a few words, or without any small word of a known language among few, counts as English.
    """
    bag = Counter(islice(_small_words(parsed), _MOST_WORDS))
    counts = {name: sum(bag[word] for word in small & bag.keys()) for name, small in _STOPWORDS.items()}
    words = bag.total()
    best = max(_STOPWORDS, key=lambda name: (counts[name], name == ENGLISH))
    if counts[best] * 16 < words:
        return UNKNOWN if words >= _FEWEST_WORDS else ENGLISH
    return best if best == ENGLISH or counts[best] > counts[ENGLISH] + (words > 20) else ENGLISH


def _small_words(parsed: Parsed) -> Iterator[str]:
    """The words without a capital, quotations' included."""
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.kind == "q":
                yield from (word for word in token.text.split()[:_MOST_QUOTED] if word.islower())
            elif token.kind == "w" and not token.capital:
                yield token.low
