"""Other languages than English: the few ways of saying "said" that are safe there.

Only full names that begin with a known first name, and surnames the session knows, are taken for people: German
writes every noun with a capital, and a wrong speaker is worse than none.
"""

from __future__ import annotations

from typing import NamedTuple

from liveterm.speakers.clause import Clause, Cue
from liveterm.speakers.colons import colon_cues
from liveterm.speakers.lexicon import listed
from liveterm.speakers.names import Mention


class Speech(NamedTuple):
    """A language's words: `says` make speak, `helps` may stand between name and verb, `according` go before a name,
    `prepositions` make a name part of something else, `passive` undoes a verb."""

    says: frozenset[str]
    helps: frozenset[str]
    according: frozenset[str]
    prepositions: frozenset[str]
    passive: frozenset[str]


SPEECH = {
    "de": Speech(
        listed("""
        sagt sagte gesagt erklärt erklärte betont betonte warnt warnte fordert forderte forderten schreibt schrieb
        meint meinte kündigt kündigte kritisiert kritisierte lobt lobte erläutert erläuterte versichert versicherte
        mahnt mahnte teilt teilte
        """),
        listed("hat habe haben nun auch jetzt am zuvor dann sich danach zudem heute gestern"),
        listed("laut zufolge"),
        listed("von vom mit für gegen bei über an zu zum durch nach unter"),
        listed("wird wurde worden werden wurden"),
    ),
    "it": Speech(
        listed("""
        dice disse detto dichiara dichiarato afferma affermato spiega spiegato scrive scritto aggiunge aggiunto
        sottolinea sottolineato annuncia annunciato avverte avvertito ribadisce ribadito precisa precisato commenta
        commentato risponde risposto
        """),
        listed("ha hanno ora poi anche oggi ieri così già"),
        listed("secondo"),
        listed("di da del della dal con per su contro tra fra a al alla"),
        listed("è stato stata viene venne stati"),
    ),
    "es": Speech(
        listed("""
        dice dijo dicho afirma afirmó afirmado asegura aseguró asegurado explica explicó señala señaló señalado añade
        añadió anuncia anunció anunciado declara declaró declarado advierte advirtió escribe escribió insiste insistió
        responde respondió
        """),
        listed("ha han ahora también hoy ayer luego ya"),
        listed("según"),
        listed("de del con para por contra entre a al sobre"),
        listed("fue sido fueron"),
    ),
    "fr": Speech(
        listed("""
        dit déclare déclaré affirme affirmé explique expliqué ajoute ajouté annonce annoncé assure assuré écrit estime
        estimé souligne souligné prévient prévenu répond répondu précise précisé dénonce dénoncé martèle lance lancé
        """),
        listed("a ont aussi maintenant ensuite encore déjà"),
        listed("selon"),
        listed("de du des avec pour par contre entre à au sur chez"),
        listed("été est sont sera"),
    ),
    "pt": Speech(
        listed("""
        diz disse dito afirma afirmou afirmado explica explicou acrescenta acrescentou anuncia anunciou declara
        declarou escreve escreveu garante garantiu alerta alertou responde respondeu critica criticou
        """),
        listed("tem têm agora também hoje ontem já"),
        listed("segundo"),
        listed("de do da dos com para por contra entre a ao sobre"),
        listed("foi sido foram"),
    ),
}


def sure_people(found: list[Mention], known: frozenset[str] | set[str]) -> list[Mention]:
    """The mentions that are people in any language: with a first name, or of a surname in `known`; the name alone."""
    return [
        mention._replace(start=max(mention.start, mention.end - len(mention.name)), role=None)
        for mention in found
        if mention.kind == "person" and (mention.sure > 1 or mention.name[-1] in known)
    ]


def foreign_cues(clause: Clause, speech: Speech) -> list[Cue]:
    """The cues of a sentence in another language, in order."""
    found = []
    for at, token in enumerate(clause.tokens):
        if at in clause.inside or token.kind != "w":
            continue
        cue = _says(clause, at, speech) if token.low in speech.says else None
        if token.low in speech.according:
            cue = _according(clause, at)
        if cue is not None:
            found.append(cue)
    return sorted(colon_cues(clause, found), key=lambda cue: cue.at)


def _says(clause: Clause, at: int, speech: Speech) -> Cue | None:
    start = at
    while start and clause.tokens[start - 1].low in speech.helps | speech.passive:
        start -= 1
        if clause.tokens[start].low in speech.passive:
            return None
    before = clause.ending.get(start) or (
        clause.apposed(start) if start and clause.tokens[start - 1].text in ",)" else None
    )
    if before is not None:
        free = not before.start or clause.tokens[before.start - 1].low not in speech.prepositions
        return Cue(at, (before,), "says", adjacent=True) if free and not before.poss else None
    after = at + 1
    while after < len(clause.tokens) and clause.tokens[after].low in speech.helps:
        after += 1
    follows = next((m for m in clause.mentions if after <= m.start <= after + 4), None)
    if follows is None or not _only_titles(clause, after, follows.start, speech):
        return None
    return Cue(at, (follows,), "inverted", trails=at > 0, adjacent=True)


def _only_titles(clause: Clause, start: int, end: int, speech: Speech) -> bool:
    """Whether nothing but a role stands between a verb and the name after it."""
    return all(
        token.kind == "w" and token.low not in speech.prepositions and token.low not in speech.says
        for token in clause.tokens[start:end]
    )


def _according(clause: Clause, at: int) -> Cue | None:
    after = next((m for m in clause.mentions if at < m.start <= at + 3), None)
    return (
        Cue(at, (after,), "says", "accord", trails=at > 0, adjacent=True)
        if after is not None and not after.poss
        else None
    )
