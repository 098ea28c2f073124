"""Names that are no person's although they look it: firms, clubs and places, told by what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from liveterm.speakers.capitals import folded
from liveterm.speakers.clause import Clause
from liveterm.speakers.lexicon import PREPOSITIONS, TRANSPARENT, listed
from liveterm.speakers.names import Mention
from liveterm.speakers.sentences import Token
from liveterm.speakers.verbs import FORMS

_KINDS = listed("""
maker chipmaker carmaker drugmaker planemaker housebuilder homebuilder shipbuilder manufacturer retailer supermarket
grocer wholesaler airline carrier bank lender insurer broker brokerage brewer distiller miner driller refiner producer
company firm group giant conglomerate start-up startup unicorn developer operator provider supplier utility publisher
broadcaster streamer studio label band orchestra club team charity union nonprofit foundation watchdog regulator agency
consultancy thinktank platform app site website marketplace newspaper tabloid magazine builder chain brand subsidiary
exchange fund hospital university school city town village island region district county state province
""")
"""What a body is, before its name or beside it: 'the chipmaker Arm', 'Arm, the chipmaker, …'."""
_HAS = listed("shares stock stores customers shareholders flights branches analysts analyst economists economist plc")
_OWNS = listed("shares stock profits revenue revenues customers shareholders stores factory factories ceo earnings")
_MOVES = listed("""
rose fell gained lost added dropped jumped slid climbed slipped surged tumbled soared plunged sank rallied dipped shed
rise rises falls gains loses adds drops jumps slides climbs slips surges tumbles soars plunges sinks rallies dips sheds
advanced retreated edged closed traded opened
""")
_ABOUT = listed("about around nearly almost over more less than as much another up down further by higher lower")
_RESULTS = listed("profit profits loss losses sales revenue revenues earnings results income turnover margin margins")
_MEANS = listed("expects expected plans planned aims aimed intends intended hopes")
_HELPS = listed("would will had has is was does did could")
_ACTS = listed("""
cut launch launching launched acquire acquiring acquired buy buying bought sell selling sold hire hiring hired invest
investing invested issuing issued appoint appointed halt halting halted suspend suspending suspended reviewing
investigating cooperating considering monitoring
""")
_WITHIN = listed("in across near throughout outside around")
_TRUSTS = listed("confidence trust faith belief believe believes believed interest interested succeed")
_OF = listed(
    "shares stake stock analysts analyst economists economist strategist strategists traders boss ceo executive"
)


def bodies(clause: Clause) -> Iterator[Mention]:
    """The names of a sentence that it treats as a body's, not a person's."""
    for mention in clause.mentions:
        named = mention.kind == "person" and not mention.title and mention.role is None
        if named and (_of_body(clause.tokens, mention) or _does(clause.tokens, mention)):
            yield mention


def in_market(clause: Clause) -> int:
    """How many names of a sentence gain or lose by share: among them others are firms, too."""
    return sum(_moves_after(clause.tokens, mention.end) for mention in clause.mentions if mention.kind != "pronoun")


@lru_cache(maxsize=4096)
def spelled(name: tuple[str, ...]) -> str:
    """A whole name as bodies are kept by."""
    return folded("".join(name))


def _of_body(tokens: list[Token], mention: Mention) -> bool:
    """Whether the words around a name say that it is a body's."""
    before = tokens[mention.start - 1] if mention.start else None
    if before is not None and before.kind == "w" and not before.poss and not before.capital and before.low in _KINDS:
        return True
    if before is not None and before.low in ("in", "of", "at") and mention.start > 1:
        owner = tokens[mention.start - 2].low
        if owner in _OF or (before.low == "at" and owner in ("trader", "workers", "staff", "employees")):
            return True
    if _is_within(tokens, mention):
        return True
    after = tokens[mention.end] if mention.end < len(tokens) else None
    if after is None:
        return False
    if after.text == ",":
        return _kind_apposed(tokens, mention.end + 1)
    if mention.poss and after.low == "chief":
        return any(token.low in ("executive", "financial", "operating") for token in tokens[mention.end + 1 :][:1])
    return after.low in (_OWNS if mention.poss else _HAS)


def _is_within(tokens: list[Token], mention: Mention) -> bool:
    """Whether a lone name is where something happens: 'in Halton', 'across Wirral'; not 'confidence in Bell'."""
    at = mention.start - 1
    if at < 0 or len(mention.name) > 1 or mention.poss or tokens[at].low not in _WITHIN:
        return False
    return at == 0 or tokens[at - 1].low not in _TRUSTS


def _kind_apposed(tokens: list[Token], at: int) -> bool:
    """Whether ', the chipmaker,' stands at a token: the last word up to the comma is what a body is."""
    if at >= len(tokens) or tokens[at].low not in ("the", "a", "an", "which"):
        return False
    if tokens[at].low == "which":
        return True
    for i in range(at + 1, min(at + 8, len(tokens))):
        token = tokens[i]
        if token.kind == "p" or token.low in ("which", "that", "who", "behind", "based") or token.low in PREPOSITIONS:
            return tokens[i - 1].low in _KINDS and not tokens[i - 1].poss
    return False


def _does(tokens: list[Token], mention: Mention) -> bool:
    """Whether a name does what only bodies do: gains 2%, reports a profit, says that it expects or raises its own."""
    at = mention.end
    while at < len(tokens) and tokens[at].low in TRANSPARENT:
        at += 1
    if mention.poss or at >= len(tokens) or tokens[at].kind != "w" or tokens[at].capital:
        return False
    verb = tokens[at].low
    rest = tokens[at + 1 : at + 9]
    if _moves_after(tokens, at):
        return True
    if verb in ("reported", "reports", "posted", "posts") and any(token.low in _RESULTS for token in rest[:6]):
        return True
    if not (verb in FORMS or verb.endswith("ed")):
        return False
    words = [token.low for token in rest if token.low != "that"]
    given = mention.sure > 0  # "Ann Bell said its design …": of the bridge
    if "its" in words[:2]:
        return not given or verb not in ("say", "says", "said")
    return words[:1] == ["it"] and _of_itself(words[1:], given)


def _of_itself(words: list[str], given: bool) -> bool:
    """Whether what follows 'it' is something a body does, not the weather: 'it expects', 'it would cut'."""
    if words[:1] and words[0] in _MEANS:
        return True
    if given or words[:1] == [] or words[0] not in _HELPS:
        return False
    later = [word for word in words[1:] if not word.endswith("ly") and word not in ("not", "been", "be", "now", "also")]
    return bool(later) and (later[0] in _ACTS or "its" in later)


def _moves_after(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low in _MOVES and _moves_by_share(tokens[at + 1 : at + 9])


def _moves_by_share(rest: list[Token]) -> bool:
    for i, token in enumerate(rest[:5]):
        if token.kind == "n":
            return any(
                after.text in ("%", "p") or after.low in ("per", "percent", "pc", "points")
                for after in rest[i + 1 : i + 3]
            )
        if token.low not in _ABOUT and token.text not in "$£€":
            return False
    return False
