"""What can be had of a line that does not read as it should.

A session made by a later version may hold kinds and values that this one does not know: they cost themselves, not
the entry around them.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from liveterm.model import Block, Entry, LiveBlog
from liveterm.session.lines import Line

_PLACE, _MISSING = re.compile(r"\$\.([\w.]+)"), re.compile(r"required field `(\w+)`")
_NAMES = {info.encode_name: info for info in msgspec.structs.fields(Entry)}
_LINE = {info.encode_name: info for info in msgspec.structs.fields(Line)}


def salvage(raw: bytes, error: Exception, *, first: bool) -> tuple[Line | None, str]:
    """The line as far as it makes sense, and what is wrong with it ("" for nothing worth a word)."""
    try:
        members = msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None, _torn(raw, first)
    if not isinstance(members, dict):
        return None, "not a line of a session; skipped"
    lost: list[str] = []
    values = {name: members[name] for name in _LINE if name in members}
    if isinstance(values.get("entry"), dict):
        values["entry"] = _entry(values["entry"], lost)
    elif isinstance(values.get("blog"), dict):
        values["blog"] = _kept(values["blog"], msgspec.structs.fields(LiveBlog), lost)
    elif "liveterm" in values:  # a later version's own word for what it is counts, whatever else it means
        values = _kept(values, msgspec.structs.fields(Line), lost)
    try:
        return msgspec.convert(values, Line, strict=True), _said(lost)
    except (msgspec.ValidationError, ValueError):
        return None, f"{_plain(str(error))}; skipped"


def _plain(error: str) -> str:
    """What is amiss with a line, from the words of what could not decode it, which tell of types and paths."""
    place = _PLACE.search(error)
    where = f"its “{place[1].rsplit('.')[-1]}”" if place else "it"
    missing = _MISSING.search(error)
    return f"{where} has no “{missing[1]}”" if missing else f"{where} cannot be read"


def _torn(raw: bytes, first: bool) -> str:
    if not first and raw.lstrip(b"\0")[:1] == b"{" and raw[-1:] != b"}":
        return "torn: it was not written to its end; skipped"
    return "not a line of a session; skipped"


def _said(lost: list[str]) -> str:
    return f"read without {', '.join(lost)}, which cannot be read" if lost else ""


def _entry(members: dict[str, Any], lost: list[str]) -> dict[str, Any]:
    blocks = members.get("blocks")
    if isinstance(blocks, list):
        members = {**members, "blocks": [block for part in blocks for block in _block(part, lost)]}
    return _kept(members, _NAMES.values(), lost)


def _block(part: Any, lost: list[str]) -> list[Any]:
    """A block, as a paragraph if its kind is not known; nothing if it has no text."""
    if not isinstance(part, dict):
        lost.append("a block")
        return []
    for tried in (part, {**part, "kind": "paragraph"}, {"kind": "paragraph", "text": part.get("text")}):
        try:
            msgspec.convert(tried, Block)
        except msgspec.ValidationError:
            continue
        return [tried]
    lost.append("a block")
    return []


def _kept(members: dict[str, Any], fields: Any, lost: list[str]) -> dict[str, Any]:
    """The members that are what their field asks for."""
    kept: dict[str, Any] = {}
    for field in fields:
        name = field.encode_name
        if name not in members:
            continue
        try:
            msgspec.convert(members[name], field.type)
        except (msgspec.ValidationError, ValueError):
            lost.append(f"“{name}”")
        else:
            kept[name] = members[name]
    return kept
