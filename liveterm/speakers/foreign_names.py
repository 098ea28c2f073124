"""Who is a person in other languages than English: names alone, since capitals say less there.

Only names that begin with a known first name, end in a surname that needs nothing beside it, or stand by what somebody
is ("Bürgermeister", "il ministro"), and surnames the session knows, are people: German writes every noun with a
capital, and a wrong speaker is worse than none.
"""

from __future__ import annotations

from liveterm.speakers.capitals import Ask, is_first_name
from liveterm.speakers.foreign_words import Speech
from liveterm.speakers.lexicon import FOREIGN_TITLES, NAME_PARTICLES, listed
from liveterm.speakers.name_parts import surname
from liveterm.speakers.names import Mention
from liveterm.speakers.sentences import Token
from liveterm.speakers.surnames import is_surname

_LINKS = listed("zu und e y")
"""Particles that join two people as often as they are part of a name."""


def sure_people(found: list[Mention], tokens: list[Token], known: Ask, speech: Speech) -> list[Mention]:
    """The mentions that are people in a language; the name alone, without what stands before it."""
    people = (_person(mention, tokens, known, speech) for mention in found if mention.kind == "person")
    return [mention for mention in people if mention is not None]


def _person(mention: Mention, tokens: list[Token], known: Ask, speech: Speech) -> Mention | None:
    name = mention.name
    if len(name) > 2 and name[1] in _LINKS and not is_first_name(name[0]) and known(surname(name[:1])):
        end = mention.end - len(name) + 1  # "sagte Bell zu Reed"
        mention, name = mention._replace(end=end, name=name[:1], poss=False), name[:1]
    if speech.owned and (told := _told_at(name, known, speech)):
        mention, name = mention._replace(end=mention.end - len(name) + told, name=name[:told], poss=False), name[:told]
    led_by = {phrase[0] for phrase in speech.according if len(phrase) == 1}
    while len(name) > 1 and name[0].lower() in led_by:
        name = name[1:]  # "Segundo Bell, …"
    if len(name) == 1 and is_first_name(name[0]) and _aged(tokens, mention.end):
        return mention._replace(start=mention.end - 1, name=name, role=None, sure=2)
    if len(name) == 1 and mention.title in FOREIGN_TITLES:
        return mention._replace(role=None, sure=2)
    given = next((at for at, word in enumerate(name[:-1]) if len(word) > 2 and is_first_name(word)), None)
    if given is None and (known(surname(name)) if len(name) == 1 else _is_whole(name, tokens, mention, speech)):
        given = 0
    if given is None:
        given = 1 + max((at for at, word in enumerate(name[:-1]) if is_role(word.lower(), speech)), default=-1)
        led = is_led(mention, tokens, mention.end - len(name) - 1, speech)
        if not given and not led and not (len(name) > 1 and _described(tokens, mention.end, speech)):
            return None
    short = name[given:]
    if short[0] in NAME_PARTICLES and not (given and is_surname(short[-1])):
        return None  # "der Corriere della Sera", "o Presidente da República"
    if len(short) == len(name) and len(name) == mention.end - mention.start:
        return mention._replace(role=None, sure=2)
    return mention._replace(start=max(mention.start, mention.end - len(short)), name=short, role=None, sure=2)


def _told_at(name: tuple[str, ...], known: Ask, speech: Speech) -> int:
    """Where in capitals it begins who was told: 'sagte Jens Bell den Reportern', 'sagte Bell der Presse'; else 0."""
    for at in range(1, len(name) - 1):
        if name[at] in speech.told and name[at - 1] not in NAME_PARTICLES:
            return at if at > 1 or known(surname(name[:1])) else 0
    return 0


def _is_whole(name: tuple[str, ...], tokens: list[Token], mention: Mention, speech: Speech) -> bool:
    """Whether words that end in a surname are a name, although nobody is known to be called like the first: 'afirmou
    Lula da Silva'."""
    speaks = mention.start > 0 and tokens[mention.start - 1].low in speech.says
    joined = any(word in NAME_PARTICLES for word in name[1:-1])
    return is_surname(name[-1]) and (speaks or joined) and not any(is_role(word.lower(), speech) for word in name)


def is_led(mention: Mention, tokens: list[Token], at: int, speech: Speech) -> bool:
    """Whether what somebody is stands before a name, or before its comma: 'il procuratore di Carrù, N, …'."""
    if at < 1 or tokens[at].text != ",":
        return at >= 0 and is_role(tokens[at].low, speech)
    closed = mention.end >= len(tokens) or tokens[mention.end].kind == "p"
    for back in range(at - 1, max(at - 6, -1), -1):
        if tokens[back].kind != "w" or tokens[back].low in speech.says or not closed:
            return False
        if is_role(tokens[back].low, speech):
            return True
    return False


def _described(tokens: list[Token], at: int, speech: Speech) -> bool:
    """Whether ', 43 ans' or ', fondatrice du site' follows a name."""
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return False
    if tokens[at + 1].kind == "n":
        return _aged(tokens, at)
    return any(token.kind == "w" and is_role(token.low, speech) for token in tokens[at + 1 : at + 4])


def _aged(tokens: list[Token], at: int) -> bool:
    """Whether ', 43' follows."""
    after = tokens[at : at + 2]
    return len(after) == 2 and after[0].text == "," and after[1].kind == "n" and len(after[1].text) < 4


def is_role(word: str, speech: Speech) -> bool:
    """Whether a word says what somebody is."""
    word = word.rpartition("'")[2]  # "l'avocat"
    return bool({word, word.rpartition("-")[2]} & speech.roles) or (
        bool(speech.role_ends) and word.endswith(speech.role_ends)
    )
