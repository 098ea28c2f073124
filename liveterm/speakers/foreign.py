"""Other languages than English: the few ways of saying "said" that are safe there. Whoever is said to speak and is no
person that we know of is nobody, and keeps the words."""

from __future__ import annotations

from liveterm.speakers.clause import FOREIGN_AND, Clause, Cue
from liveterm.speakers.foreign_names import is_led, is_role
from liveterm.speakers.foreign_words import Speech
from liveterm.speakers.lexicon import CALENDAR, NAME_PARTICLES, listed
from liveterm.speakers.names import Mention
from liveterm.speakers.phrases import THAT
from liveterm.speakers.roles import Role
from liveterm.speakers.sentences import Token

_GENITIVES = ("n", "en", "s")
_AS = listed("come como comme según segundo quanto ce")
_AFTER_WORDS = (("so",), ("così",))
"""Phrases that give words to a name only right after the words."""
_OF = listed("des der")
_PAPERS = (
    "presse", "nachrichten", "zeitung", "deutschen", "welt", "bild", "zeit", "funke", "redaktion", "rheinischen",
    "süddeutschen", "frankfurter", "neuen", "augsburger", "stuttgarter", "mediengruppe", "agentur",
)  # fmt: skip
"""How the names of papers begin, who are told and not headed: 'sagte der Minister der Deutschen Presse-Agentur'."""
_MEMBERS = ("politiker", "politikerin", "abgeordnete", "abgeordneter")
"""How words end for whom a party has many of: 'der SPD-Politiker'."""
OPINIONS = (("pour",), ("para",), ("per",))
"""Phrases that tell whose opinion follows only at the head of a sentence with words in marks."""
_WHEN = listed("""
hier aujourd'hui lundi mardi mercredi jeudi vendredi samedi dimanche dans en lors devant après avant pendant depuis ce
cette jeudi lunedì martedì mercoledì giovedì venerdì sabato domenica stamattina stamani stasera ieri oggi lunes martes
miércoles jueves viernes sábado domingo ayer hoy anoche segunda segunda-feira terça terça-feira quarta quarta-feira
quinta quinta-feira sexta sexta-feira hoje ontem mientras quando cuando quand se si mas ma mais pero
""")
"""What stands behind 'said the mayor' and tells nothing of the mayor."""
_HOW = listed("sotto tra fra con desde entre sem sin senza sob visiblemente")
"""What begins how or where something was said."""
_ONE = listed("un una uno um uma uns unos unas otro otra outro outra altro altra chi quien quem que che")
_REACH = 8
"""Tokens that may stand between a verb and the name of its subject: 'a déclaré le ministre de l'Intérieur, N'."""


def foreign_cues(clause: Clause, speech: Speech) -> list[Cue]:
    """The cues of a sentence in another language, in order."""
    found: list[Cue] = []
    for at, token in enumerate(clause.tokens):
        if token.kind != "w" or at in clause.inside:
            continue
        cue = _according(clause, at, speech) or _cleft(clause, at, speech)
        if cue is None and (_is_verb(clause, at, speech) or _parted(clause, at, speech)):
            cue = _says(clause, at, speech)
        if cue is not None:
            found.append(_carried_on(clause, found, cue, speech))
    colon = _colon(clause, found, speech)
    return sorted([*found, colon] if colon is not None else found, key=lambda cue: cue.at)


def _carried_on(clause: Clause, found: list[Cue], cue: Cue, speech: Speech) -> Cue:
    """A cue after 'and' with the helper of the verb that opens its sentence is of that verb's subject, who is left out
    twice: 'Ha recordado que … y ha dicho que …'; not if somebody stands between, who may have said it."""
    tokens, first = clause.tokens, found[0] if found else None
    if not speech.drops or cue.who or first is None or first.manner != "carried" or first.at != 1 or cue.at < 4:
        return cue
    between = tokens[first.at + 1 : cue.at - 2]
    again = tokens[cue.at - 2].low in FOREIGN_AND and tokens[cue.at - 1].low == tokens[0].low
    another = any(token.capital or token.low in speech.articles for token in between if token.kind == "w")
    return cue._replace(who=(_stand_in(cue.at, ""),), manner="carried") if again and not another else cue


def _cleft(clause: Clause, at: int, speech: Speech) -> Cue | None:
    """'A dirlo è N': Italian says so of who has said what stands before."""
    lows = [token.low for token in clause.tokens[max(0, at - 1) : at + 2]]
    if len(lows) < 3 or lows[0] != "a" or not lows[1].endswith("rlo") or lows[2] not in ("è", "sono"):
        return None
    named = _named_after(clause, at + 2, speech)
    return Cue(at, (named,), "inverted", adjacent=True) if named is not None else None


def _headed(tokens: list[Token], speech: Speech) -> Role | None:
    """The role alone, or of a place, that stands before a headline's colon: 'Il sindaco: «…»', 'Il sindaco di Carrù:
    «…»'."""
    at = next((at for at, token in enumerate(tokens[:2]) if is_role(token.low, speech)), None)
    if at is None or (at == 1 and tokens[0].low not in speech.articles):
        return None
    head, after = tokens[at].low.rpartition("'")[2], tokens[at + 1 :]
    if not after:
        return Role(head, frozenset({head}))
    of = after[0].low in speech.prepositions and len(after) < 4 and after[-1].capital
    return Role(head, frozenset({head, after[-1].low})) if of else None


def _is_verb(clause: Clause, at: int, speech: Speech) -> bool:
    low = clause.tokens[at].low
    if low.endswith("ée") and at:  # "l'avait qualifiée"
        return low[:-1] in speech.says and _plain(clause.tokens[at - 1].low) in speech.helps
    return low in speech.says or ("-" in low and low.partition("-")[0] in speech.says)


def _plain(low: str) -> str:
    """A helper without the object it has swallowed: 'l'avait', 'ce qu'a dit N'."""
    return low[3:] if low.startswith("qu'") else low[2:] if low[1:2] == "'" else low


def _parted(clause: Clause, at: int, speech: Speech) -> bool:
    """Whether the rest of a verb closes its clause: 'N warf ihr „Wortbruch“ vor'."""
    rest, tokens = speech.parted.get(clause.tokens[at].low), clause.tokens
    if rest is None:
        return False
    found = (i for i in range(at + 1, min(at + 2 * _REACH, len(tokens))) if tokens[i].low == rest)
    return any(i + 1 == len(tokens) or tokens[i + 1].kind in "pq" or tokens[i + 1].low in FOREIGN_AND for i in found)


def _says(clause: Clause, at: int, speech: Speech) -> Cue | None:
    """The cue of a verb: its subject before it or after it, a pronoun, or nobody that has a name."""
    tokens = clause.tokens
    start = at
    around = speech.helps | speech.passive | speech.denies | speech.pronouns.keys()
    while start and (_plain(tokens[start - 1].low) in around or _joined(tokens[start - 1].low, speech)):
        start -= 1
        if tokens[start].low in speech.passive or tokens[start].low in speech.denies:
            return None
        if tokens[start].low in speech.pronouns:
            return _pronoun(clause, start, at, speech)
    for here in range(start, at + 1):
        if joined := _joined(tokens[here].low, speech):
            return Cue(at, (_stand_in(here, speech.pronouns[joined]),), "carried", trails=at > 0, adjacent=True)
    if start > 1 and tokens[start - 1].low in speech.who and tokens[start - 2].text == ",":
        named = clause.ending.get(start - 2)
        return Cue(at, (named,) if named is not None and not named.poss else (), "says", adjacent=True)
    before = _subject(clause, start, speech) or _of_helper(clause, at, speech)
    if before is not None:
        free = not before.poss and not _belongs(clause, before, speech)
        return Cue(at, clause.joined(before) if free else (), "says", adjacent=True)
    if tokens[0].low == "wie" and (named := _named_after(clause, 1, speech)) is not None and named.end <= at:
        return Cue(at, (named,), "says", adjacent=True)  # "Wie N am Montag mitteilte, …"
    goes_on = bool(start) and tokens[start - 1].low in FOREIGN_AND
    if (start == 2 or goes_on) and not clause.sentence.opens and (role := _varied(clause, 0, speech)) is not None:
        return Cue(at, (role,), "carried", adjacent=True)  # "Il ministro ha detto … e ha ringraziato"
    if start and not _opens_inversion(tokens[start - 1], speech):
        who = _opens_sentence(clause, start, speech) if goes_on else ()
        return Cue(at, who, "carried" if who else "says")
    after = at + 1
    while after < len(tokens) and (tokens[after].low in speech.helps or tokens[after].low in speech.says):
        after += 1
    if after < len(tokens) and tokens[after].low in speech.pronouns:
        return _pronoun(clause, after, at, speech)
    follows = _named_after(clause, after, speech)
    if follows is not None:
        return Cue(at, (follows,), "inverted", trails=at > 0, adjacent=True)
    varied = _varied(clause, after, speech)
    if varied is not None:
        return Cue(at, (varied,), "carried", trails=at > 0, adjacent=True)
    ends = after >= len(tokens) or tokens[after].kind != "w"
    said = ends or tokens[after].low in speech.that | speech.where or _tells_how(clause, start, after, speech)
    dropped = speech.drops and said
    who = (_stand_in(at, ""),) if dropped else ()
    return Cue(at, who, "carried" if dropped else "says", trails=at > 0, adjacent=True)


def _tells_how(clause: Clause, start: int, after: int, speech: Speech) -> bool:
    """Whether a verb after words in marks tells only how or where it was said: '«…», racconta sotto choc'; not
    '«…», racconta dalla finestra un vicino', '«…», dice ai cronisti la donna'."""
    quoted = start > 1 and clause.tokens[start - 1].text == "," and clause.tokens[start - 2].kind == "q"
    if not quoted or clause.tokens[after].low not in speech.prepositions | speech.told | _HOW:
        return False
    rest = clause.tokens[after + 1 : after + 1 + _REACH]
    end = next((at for at, token in enumerate(rest) if token.kind == "p"), len(rest))
    named = any(after < mention.start <= after + end for mention in clause.mentions)
    to = clause.tokens[after].low in speech.told
    named = named or (to and any(token.low in speech.articles for token in rest[1:end]))
    return not named and not any(token.low in _ONE or is_role(token.low, speech) for token in rest[:end])


def _opens_sentence(clause: Clause, at: int, speech: Speech) -> tuple[Mention, ...]:
    """Who the first verb of a sentence is of, when another follows 'and': 'N wies das zurück und sprach von …'."""
    first = next((mention for mention in clause.mentions if mention.end < at), None)
    if first is None or first.start > 2 * _REACH or first.poss or _belongs(clause, first, speech):
        return ()
    told = first.end + (clause.tokens[first.end].text == "," and is_led(first, clause.tokens, first.start - 1, speech))
    verb = clause.tokens[told]
    acts = verb.kind == "w" and not verb.capital and verb.low not in speech.passive and verb.low not in FOREIGN_AND
    return (first,) if acts else ()


def _joined(low: str, speech: Speech) -> str:
    """The pronoun that a hyphen joins to a verb: 'a-t-il'."""
    last = low.rpartition("-")[2]
    return last if last != low and last in speech.pronouns else ""


def _opens_inversion(before: Token, speech: Speech) -> bool:
    """Whether a verb after this token has its subject behind it: '«…», said N', 'On Monday said N'."""
    return before.kind != "w" or before.low in speech.days or before.low in CALENDAR or before.low in _AS


def _stand_in(at: int, gender: str) -> Mention:
    return Mention(at, at + 1, "pronoun", gender=gender)


def _pronoun(clause: Clause, where: int, at: int, speech: Speech) -> Cue:
    """The cue of 'he said': whoever has the word goes on."""
    who = (_stand_in(where, speech.pronouns[clause.tokens[where].low]),)
    return Cue(at, who, "carried", trails=where > at, adjacent=True)


def _subject(clause: Clause, start: int, speech: Speech) -> Mention | None:
    """The name directly before a verb, or before an insertion that ends there."""
    if not start:
        return None
    direct = clause.ending.get(start)
    if direct is not None or clause.tokens[start - 1].text not in ",)":
        return direct
    named = clause.ending.get(start - 1)
    first = _role_start(clause.tokens, named.start, speech) if named is not None else 0
    if named is not None and first and clause.tokens[first - 1].text == ",":
        return named  # 'the minister, N, said'
    return clause.apposed(start)


def _belongs(clause: Clause, named: Mention, speech: Speech, since: int = 0) -> bool:
    """Whether a name is part of something else, of what stands since a token: 'la portavoz del ministro N'."""
    tokens = clause.tokens
    at = _role_start(tokens, named.start, speech)
    if at <= since:
        return False
    article = tokens[at - 1].low
    if at < named.start and any(article == of and tokens[at].low.endswith(end) for of, end in speech.owned):
        return True
    if article in speech.articles:
        at -= 1
    around = [tokens[at].low, tokens[at - 1].low] if at > since else [tokens[at].low]
    return any(low in speech.prepositions for low in around[1:]) or any(_elided(low, speech) for low in around)


def _role_start(tokens: list[Token], at: int, speech: Speech) -> int:
    """Where the role nearest before a name begins, or the name itself."""
    for back in range(at - 1, max(at - _REACH, -1), -1):
        low = tokens[back].low
        if tokens[back].kind != "w" or low in speech.says or (back == at - 1 and low in speech.prepositions):
            break
        if is_role(low, speech) or (speech.owned and any(is_role(low.removesuffix(end), speech) for end in _GENITIVES)):
            while back and is_role(tokens[back - 1].low, speech) and not _elided(tokens[back].low, speech):
                back -= 1  # "secretario general"
            return back
    return at


def _elided(low: str, speech: Speech) -> bool:
    """Whether a word has swallowed a preposition: 'dell'avvocato'."""
    return "'" in low and low.partition("'")[0] + "'" in speech.prepositions


def _of_helper(clause: Clause, at: int, speech: Speech) -> Mention | None:
    """The subject of a participle at the end, its helper far before it: 'N hat die Tat „feige“ genannt'."""
    if not speech.parts:
        return None
    for back in range(at - 1, max(at - 3 * _REACH, 0), -1):
        if clause.tokens[back].low in speech.parts:
            return _subject(clause, back, speech)
        if clause.tokens[back].text in ",:;":
            return None
    return None


def _named_after(clause: Clause, at: int, speech: Speech) -> Mention | None:
    """The name that follows, with at most what its bearer is, or who was told, in between."""
    starts = (clause.starting.get(here) for here in range(at, at + _REACH + 1))
    follows = next((mention for mention in starts if mention is not None), None)
    if follows is None or follows.poss:
        return None
    if _belongs(clause, follows, speech, at):
        return _behind_owner(clause, follows)
    between = clause.tokens[at : follows.start]
    if between and between[-1].text == "," and _of_other(clause.tokens, at, follows.start, speech):
        return None
    if not between:
        return follows
    if any(token.kind != "w" for token in between[:-1]) or between[-1].kind not in "wp":
        return None
    if between[-1].low in speech.prepositions or any(token.low in speech.says for token in between):
        return None
    if len(between) == 2 and between[0].low in speech.prepositions and between[1].kind == "w":
        return follows if at > 1 and clause.tokens[at - 2].kind in "qp" else None  # "…", cuenta entre lágrimas N
    told = between[0].low in speech.told and len(between) < 4 and between[-1].kind == "w"
    apposed = between[-1].kind == "w" or between[-1].text == ","
    return follows if apposed and (told or any(is_role(token.low, speech) for token in between)) else None


def _behind_owner(clause: Clause, owner: Mention) -> Mention | None:
    """Whose a role is, after whom its bearer is named between commas: 'sagte der Sprecher von N, M, am Montag'."""
    tokens = clause.tokens
    if owner.end >= len(tokens) or tokens[owner.end].text != ",":
        return None
    named = clause.starting.get(owner.end + 1)
    closed = named is not None and (named.end >= len(tokens) or tokens[named.end].kind == "p")
    return named if closed else None


def _of_other(tokens: list[Token], start: int, end: int, speech: Speech) -> bool:
    """Whether a name after a comma may be that of whose spokesman it is: 'o porta-voz do ministro, N'."""
    roles = [at for at in range(start, end) if is_role(tokens[at].low, speech)]
    return any(tokens[at - 1].low in speech.prepositions or _elided(tokens[at].low, speech) for at in roles[1:])


def _varied(clause: Clause, at: int, speech: Speech) -> Mention | None:
    """'sagte die SPD-Politikerin': whoever has the word, by what they are; 'the spokesman', who may be anybody, and the
    head of a body are only whom the post says to be that."""
    if at >= len(clause.tokens) or clause.tokens[at].low not in speech.articles:
        return None
    for i in range(at + 1, min(at + 4, len(clause.tokens))):
        low = clause.tokens[i].low
        if is_role(low, speech):
            body = low if low.endswith(speech.anybody) else _body_of(clause.tokens, i, speech)
            role = Role(low, frozenset({body} if body else ()))
            return _stand_in(i, speech.articles[clause.tokens[at].low])._replace(role=role)
    return None


def _body_of(tokens: list[Token], at: int, speech: Speech) -> str:
    """What somebody is head or member of, if the role at a token says so: 'il leader della Lega', 'der SPD-Chef'."""
    prefix, hyphen, role = tokens[at].low.partition("-")
    if hyphen and tokens[at].capital:
        return "" if role.endswith(_MEMBERS) else prefix
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and not speech.owned and _is_adjective(after, speech):
        return after.low
    for token in tokens[at + 1 : at + 4]:
        if token.kind != "w" or token.low in speech.says:
            return ""
        word = token.low.rpartition("'")[2]
        if token.text[-len(word) :][:1].isupper():
            return "" if word.startswith(_PAPERS) else word
        if not (token.low in speech.prepositions or token.low in speech.articles or token.low in _OF):
            return ""
    return ""


def _is_adjective(token: Token, speech: Speech) -> bool:
    """Whether a word behind a role is an adjective, which says of what body: 'o líder socialista'."""
    small = (speech.prepositions, speech.where, speech.told, speech.that, speech.helps, speech.says, speech.who)
    words = (*small, speech.denies, speech.passive, speech.pronouns, NAME_PARTICLES, FOREIGN_AND, _WHEN)
    plain = token.kind == "w" and not token.capital and "'" not in token.low
    return plain and not token.low.endswith(("mente", "ment")) and not any(token.low in table for table in words)


def _according(clause: Clause, at: int, speech: Speech) -> Cue | None:
    """'selon N', 'nach Angaben von N', 'N zufolge'; of a body that is so named: nobody."""
    lows = [token.low for token in clause.tokens[at : at + 4]]
    for phrase in speech.according:
        if tuple(lows[: len(phrase)]) == phrase:
            if phrase == ("così",) and at == 0 and (named := _named_after(clause, 1, speech)) is not None:
                after = clause.tokens[named.end : named.end + 1]
                return Cue(at, (named,), "says", THAT) if after and after[0].text in ",." else None
            if phrase in _AFTER_WORDS and (
                not at or (clause.tokens[at - 1].text not in ',“”«»"' and clause.tokens[at - 1].kind != "q")
            ):
                continue
            if _is_told([token.low for token in clause.tokens[at + len(phrase) : at + len(phrase) + 3]], speech):
                continue
            if phrase in OPINIONS and not _opens_opinion(clause, at):
                continue
            follows = _named_after(clause, at + len(phrase), speech)
            if follows is None and phrase in _AFTER_WORDS:
                follows = _varied(clause, at + 1, speech)
            return Cue(at, (follows,) if follows is not None else (), "says", "accord", trails=at > 0, adjacent=True)
    if lows[0] in speech.after_name and (named := clause.ending.get(at)) is not None:
        return Cue(at, (named,), "says", "accord", trails=True, adjacent=True)
    return None


def _is_told(lows: list[str], speech: Speech) -> bool:
    """Whether a verb with a subject of its own follows: 'según explica N', 'secondo quanto ha detto N'."""
    lows = lows[1:] if lows[:1] == ["quanto"] else lows
    return bool(lows) and (lows[0] in speech.says or (lows[0] in speech.helps and lows[-1] in speech.says))


def _opens_opinion(clause: Clause, at: int) -> bool:
    """Whether 'pour' stands at the head of a sentence that has words in marks: 'Pour N, « c'est trop »'."""
    opens = at == 0 or clause.tokens[at - 1].kind == "p"
    return opens and any(token.kind == "q" for token in clause.tokens[at + 2 : at + 3 * _REACH])


def _colon(clause: Clause, found: list[Cue], speech: Speech) -> Cue | None:
    """Who speaks before a colon: 'Il sindaco N: «…»'; nobody that has a name for 'Air France : «…»'."""
    tokens = clause.tokens
    at = next((at for at, token in enumerate(tokens[:30]) if token.text == ":" and token.kind == "p"), -1)
    opens = clause.sentence.opens or clause.sentence.block < 0
    if at < 1 or any(cue.at < at and cue.who for cue in found) or (at + 1 < len(tokens) and tokens[at + 1].kind == "n"):
        return None
    quotes = at + 1 == len(tokens) or tokens[at + 1].kind == "q"
    named = clause.ending.get(at) or (clause.apposed(at + 1) if tokens[at - 1].text == ")" else None)
    if named is None:
        named = next((m for m in clause.mentions if m.end < at and tokens[m.end].text in ",("), None)
    if named is None and quotes and clause.mentions and tokens[at + 1 : at + 2]:
        first = clause.mentions[0]  # "N wurde deutlicher: …"
        named = first if all(mention.start >= at for mention in clause.mentions[1:]) else None
    if named is not None and not named.poss and (opens or quotes):
        led = tokens[: named.start]
        plain = not led or is_role(led[-1].low, speech) or any(is_role(token.low, speech) for token in led)
        said = any(token.low in speech.words or token.low == "così" for token in led[-3:])  # "la risposta di N: …"
        if (plain or said) and (said or not _belongs(clause, named, speech)):
            return Cue(at, (named,), "colon", adjacent=True)
    if not quotes or named is not None:
        return None
    if clause.sentence.block < 0 and (role := _headed(tokens[:at], speech)) is not None:
        return Cue(at, (_stand_in(0, "")._replace(role=role),), "colon", adjacent=True)
    going_on = any(token.low in speech.pronouns for token in tokens[:at])
    return None if going_on else Cue(at, (), "colon", adjacent=True)
