"""Which language a post is in, by its small words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from liveterm.speakers.foreign_words import SPEECH
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
    out up asked told i i'm it's don't my your our so do did just been were had its him her how why where am
    """),
    "de": listed("""
    der die das und ist nicht ein eine einen einer zu den mit von dem auf für des sich auch wird hat er dass bei nach
    wie um sagt sagte erklärte betonte werden wurde wurden sei seien noch über aus vor zum zur bis keine kein wir ich
    laut sind haben habe aber oder nur schon mehr diese dieser vom beim
    """),
    "it": listed("""
    il la di che è e un una non sono del della con si le gli ha al nel più anche dei alla lo detto dell delle nella
    degli sul hanno alle dal ma ci questo questa stato dopo fra tra perché suo sua siamo dice aggiunto spiega secondo
    """),
    "es": listed("""
    el la de que y en un una los las por con del al ha su para es como más lo este esta pero sus le ya dijo según hay
    fue sin sobre entre está han son muy también nos será afirmó señaló vamos hoy tras cuando porque desde
    """),
    "fr": listed("""
    le la les de des et en un une du que est pas pour qui dans sur au par il elle se ce ne son sa avec plus aux été
    on ans aussi cet nous vous ils sont ont cette ces leur mais déclaré selon dit raconte assure après fait être avait
    sera depuis
    """),
    "pt": listed("""
    o os que e da em um uma não para com por na dos das ao mais foi é pelo pela são disse segundo afirmou ainda está
    uns já também nos nas à às mas ser tem foram isso este esta seu sua muito será há vai vão até sobre
    """),
}
_OWN = {name: words | (SPEECH[name].says if name in SPEECH else frozenset()) for name, words in _STOPWORDS.items()}
"""The small words of a language with its verbs of saying."""
_LETTERS = {"de": "äöüß", "it": "ìò", "es": "ñ¿¡", "fr": "êîûœ", "pt": "ãõ"}
"""Letters that one of these languages alone has, or nearly."""
_ELIDED = {
    "fr": ("l'", "d'", "s'", "n'", "qu'", "j'", "c'"),
    "it": ("l'", "d'", "dell'", "nell'", "all'", "dall'", "un'"),
}
"""How words begin that have swallowed another."""


def language(parsed: Parsed) -> str:
    """The language of a post: a key of `SPEECH`, English, or unknown.

    A post of a few words, or without any small word of a known language among few, counts as English.
    """
    bag = Counter(islice(_small_words(parsed), _MOST_WORDS))
    odd = {word: count for word, count in bag.items() if "'" in word or not word.isascii()}
    counts = {name: _weight(bag, odd, name) for name in _STOPWORDS}
    words = bag.total()
    best = max(_STOPWORDS, key=lambda name: (counts[name], name == ENGLISH))
    if counts[best] * 16 < words:
        return UNKNOWN if words >= _FEWEST_WORDS else ENGLISH
    return best if best == ENGLISH or counts[best] > counts[ENGLISH] + (words > 20) else ENGLISH


def _weight(bag: Counter[str], odd: dict[str, int], name: str) -> int:
    """How much of a language words are: its small words, and those with a letter that only it has, or an elision."""
    small, own, elided = _OWN[name], _LETTERS.get(name, ""), _ELIDED.get(name, ())
    plain = sum([bag[word] for word in small.intersection(bag)])
    return plain + sum(
        count
        for word, count in odd.items()
        if word not in small and (not set(own).isdisjoint(word) or (elided and word.startswith(elided)))
    )


def _small_words(parsed: Parsed) -> Iterator[str]:
    """The words without a capital, and those that open a sentence; quotations' included."""
    for sentence in parsed.sentences:
        for at, token in enumerate(sentence.tokens):
            if token.kind == "q":
                words = token.text.split()[:_MOST_QUOTED]
                yield from (word.lower().strip(".,!?") for n, word in enumerate(words) if not n or word.islower())
            elif token.kind == "w" and (not token.capital or (not at and not _initials(token.text))):
                yield token.low


def _initials(text: str) -> bool:
    """Whether a word is the initials of something: 'UN' is no article."""
    return len(text) > 1 and text.isupper()
