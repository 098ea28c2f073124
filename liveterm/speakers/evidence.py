"""What one post, read by itself, teaches about people: full names, who holds what role, which words need no capital."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from liveterm.speakers.bodies import bodies, in_market, spelled
from liveterm.speakers.capitals import folded, is_first_name, is_many
from liveterm.speakers.clause import Clause
from liveterm.speakers.cues import cues
from liveterm.speakers.drafts import Drafts
from liveterm.speakers.languages import ENGLISH
from liveterm.speakers.lexicon import UNNAMED, listed
from liveterm.speakers.name_parts import surname
from liveterm.speakers.names import NOBLE, Mention, apposed
from liveterm.speakers.roles import AGED, KIN, NATIONAL, PARENT, Role
from liveterm.speakers.sentences import HEADLINE, Token
from liveterm.speakers.subjects import helpers_before
from liveterm.speakers.surnames import is_surname
from liveterm.speakers.verbs import FORMS

Name = tuple[str, ...]
_OF_PEOPLE = listed("""
wife husband widow mother father mum mom dad parents son daughter brother sister partner girlfriend boyfriend children
lawyer lawyers barrister solicitor agent face eyes voice hands hand head death life career childhood colleague friend
""")
"""What people have, and bodies hardly ever."""
_DONE_TO = listed("""
arrested jailed imprisoned sentenced acquitted convicted interviewed married born killed injured buried widowed cuffed
handcuffed murdered stabbed aged divorced
""")
"""What is done to people only: 'arrested Bell', 'Bell was jailed'."""
_PERSONAL = listed("he she his her him himself herself smiles smiled nods nodded shrugs shrugged grins grinned")
_BODILY = listed("""
joke quip laugh sob sigh shout recall remember muse mutter whisper testify moan groan gasp marvel chuckle yell scream
""")


class Evidence(NamedTuple):
    """A post's lessons. `people` maps full names to how much speaks for a person, `alone` bare surnames likewise;
    `weak` are capitals that make a full name only if their last word speaks somewhere, `bodies` names of firms,
    `vouched` surnames for which more speaks than that they open a sentence, as any noun may."""

    people: dict[Name, int]
    weak: frozenset[Name]
    alone: dict[Name, int]
    roles: frozenset[tuple[Role, Name]]
    genders: frozenset[tuple[str, str]]
    styles: frozenset[tuple[str, str]]
    common: tuple[str, ...]
    bodies: frozenset[str] = frozenset()
    vouched: frozenset[str] = frozenset()
    language: str = ENGLISH
    voices: frozenset[Name] = frozenset()


def evidence(post: Drafts) -> Evidence:
    """The lessons of one post; a pure function of it, so that the order in which posts arrive cannot matter."""
    language = post.language
    people: dict[Name, int] = {}
    alone: dict[Name, int] = {}
    roles: set[tuple[Role, Name]] = set()
    genders: set[tuple[str, str]] = set()
    styles: set[tuple[str, str]] = set()
    weak: set[Name] = set()
    firms: set[str] = set()
    moves = 0
    spoke: list[tuple[Clause, list[Name]]] = []
    vouched: set[str] = set()
    clauses = [draft.clause for draft in post.sentences if draft is not None]
    for clause, after in pairwise([*clauses, None]):
        if clause is None:
            break
        subjects = _subjects(clause) if language == ENGLISH else {}
        firms |= {spelled(mention.name) for mention in bodies(clause)} if language == ENGLISH else set()
        moves += in_market(clause)
        vouched |= _relatives(clause)
        spoke.append((clause, [mention.name for mention, strength in subjects.items() if strength and mention.name]))
        for mention in clause.mentions:
            if mention.kind == "person" and spelled(mention.name) not in firms:
                if len(mention.name) > 1:
                    weak.add(mention.name)
                if mention.title in NOBLE and len(mention.name) == 1:
                    styles.add((surname(mention.name), mention.title))
                meant = len(mention.name) == 1 and _is_he(clause, mention, after)
                if len(mention.name) == 1 and (meant or _vouches(clause, mention)):
                    vouched.add(surname(mention.name))
                _learn(clause, mention, max(2 * meant, subjects.get(mention, 0)), people, alone, roles, genders)
    if moves > 1:
        alone = dict.fromkeys(alone, 1)  # in a post about markets a lone name is as likely a firm's
    common = tuple(post.common)  # kept for every post of a story: a set of as many words is four times as large
    sets = (_frozen(roles), _frozen(genders), _frozen(styles), common, _frozen(firms), _frozen(vouched))
    voices = _frozen(_voices(spoke, {name for role, name in roles if role.head in KIN}))
    return Evidence(people, _frozen(weak - people.keys()), alone, *sets, language, voices)


def _voices(spoke: list[tuple[Clause, list[Name]]], kin: set[Name]) -> set[Name]:
    """The full names of those who speak; by the surname, too, if it was the only one with it so far, and no relative's
    of somebody else who may be meant."""
    met: dict[str, set[Name]] = {}
    found: set[Name] = set()
    for clause, names in spoke:
        for mention in clause.mentions:
            if mention.kind == "person" and len(mention.name) > 1:
                met.setdefault(surname(mention.name), set()).add(mention.name)
        for name in names:
            meant = met.get(surname(name), set()) - kin if len(name) < 2 else {name}
            found |= meant if len(meant) == 1 else set()
    return found


_Any = TypeVar("_Any")
_NOTHING: frozenset[Any] = frozenset()


def _frozen(found: set[_Any]) -> frozenset[_Any]:
    """What was found; nothing is the same nothing for all posts, of which most have no more."""
    return frozenset(found) if found else _NOTHING


def _vouches(clause: Clause, mention: Mention) -> bool:
    """Whether a lone capital is a person and no body or thing: by a title, a role or an age, as a name that we know, or
    by what is said of people only: 'Bell, who …', 'Bell's wife', 'arrested Bell'."""
    word, tokens = mention.name[0], clause.tokens
    if mention.sure or apposed(tokens, mention)[1] or is_first_name(word) or is_surname(word):
        return True
    before, rest = tokens[max(0, mention.start - 5) : mention.start], tokens[mention.end : mention.end + 3]
    if before and (before[-1].low in _DONE_TO or (before[-1].low == "as" and any(t.low == "name" for t in before))):
        return True
    after = [token.low for token in rest]
    if after[:1] == ["on"]:
        return any(token.text == ":" for token in tokens[mention.end :])  # "Bell on the bridge: …"
    return after[:2] in ([",", "who"], [",", "whose"]) or after[:1] == ["who"] or bool(_DONE_TO & set(after[1:2]))


def _relatives(clause: Clause) -> set[str]:
    """The surnames of whom a sentence names a wife, a lawyer, a death."""
    return {
        folded(token.low)
        for token, after in pairwise(clause.tokens)
        if token.poss and token.capital and after.low in _OF_PEOPLE
    }


def _is_he(clause: Clause, mention: Mention, after: Clause | None) -> bool:
    """Whether 'he' and 'she' mean a sentence's subject: 'Bell said she …', 'Bell left. He said …', 'Bell laughed'."""
    rest = clause.tokens[mention.end :]
    if mention is not clause.leading or ((not rest or rest[0].kind != "w") and not mention.start):
        return False
    others = [other for other in clause.mentions if other.start > mention.start and other.kind in ("person", "role")]
    comma = next((at for at in range(mention.end, len(clause.tokens)) if clause.tokens[at].text == ","), None)
    near = clause.tokens[mention.end : others[0].start if others else comma]
    if any(token.low in _PERSONAL or _personal(token) for token in near):
        return True
    follows = after is not None and not others and clause.sentence.block != HEADLINE
    says = any(token.low in FORMS for token in near)  # 'Bell told fans. "Thanks," she said'
    return follows and after is not None and _opens_with_he(after, says)


def _opens_with_he(clause: Clause, says: bool) -> bool:
    """Whether 'he' or 'she' opens a sentence, or follows words in marks that do, if somebody `says` something."""
    first = next((token for token in clause.tokens if token.kind == "w"), None)
    return first is not None and first.low in ("he", "she") and (says or first is clause.tokens[0])


def _personal(token: Token) -> bool:
    """Whether a token is a verb of what only somebody of flesh and blood does."""
    return token.low in FORMS and FORMS[token.low].lemma in _BODILY


def _subjects(clause: Clause) -> dict[Mention, int]:
    """Who is made to speak by name, and how much that says: 'Crews said' may open with any noun, 'Bell says' hardly."""
    found: dict[Mention, int] = {}
    clause.cues = cues(clause)
    for cue in clause.cues:
        if cue.manner == "passive" and cue.lemma in ("ask", "quote", "question"):
            asked = clause.ending.get(helpers_before(clause.tokens, cue.at)[0])
            if asked is not None and clause.tokens[cue.at - 1].low in ("is", "was", "been", "being"):
                found[asked] = 2
        if not cue.adjacent and cue.manner != "by":
            continue
        for mention in cue.who:
            low = mention.name[-1].lower() if mention.name else ""
            plural = len(mention.name) == 1 and is_many(low) and not clause.tokens[cue.at].low.endswith("s")
            found[mention] = 0 if low in UNNAMED or (plural and mention.start == 0) else 1 if plural else 2
    return found


def _learn(
    clause: Clause,
    mention: Mention,
    speaks: int,
    people: dict[Name, int],
    alone: dict[Name, int],
    roles: set[tuple[Role, Name]],
    genders: set[tuple[str, str]],
) -> None:
    _, more = apposed(clause.tokens, mention)
    strength = mention.sure + more + (speaks if len(mention.name) == 1 else min(speaks, 1))
    table = people if len(mention.name) > 1 else alone
    if strength:
        table[mention.name] = max(strength, table.get(mention.name, 0))
    roles.update((held, mention.name) for held in clause.roles(mention) if held.head not in (AGED, NATIONAL, PARENT))
    if mention.gender:
        genders.add((surname(mention.name), mention.gender))
