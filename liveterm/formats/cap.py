"""CAP alerts, 1.1 and 1.2: one alert a document, its text in one or more languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from liveterm.errors import FormatError
from liveterm.formats import markup, wording
from liveterm.formats.alertwords import actual, grave, reflowed, told_apart
from liveterm.formats.posts import made_id
from liveterm.formats.reading import root_name, text_of, xml_of
from liveterm.formats.times import instant, moment
from liveterm.model import BREAKING, Block, Document, Entry, Follow, LiveBlog, Page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAME: Final = "CAP alert"
LOOKS_FOR: Final = "XML whose first element is alert"

_EVERY: Final = 60.0


def parse(document: Document) -> Page | None:
    """An alert as one post; a cancelled one withdraws those it names. None for other XML."""
    text = text_of(document)
    if root_name(text).rpartition(":")[2] != "alert":
        return None
    root = xml_of(document)
    if root is None or _local(root) != "alert":
        return None
    status, kind = _text(root, "status"), _text(root, "msgType").lower()
    replaced = _references(root)
    own = _text(root, "identifier")
    name = replaced[0] if replaced and kind == "update" else own
    infos = _infos(root)
    title = _first(infos, "senderName") or _text(root, "sender")
    if not actual(status):
        return Page(
            LiveBlog(title, format=NAME), follow=Follow(every=_EVERY), problems=(f"this alert is of status {status}",)
        )
    entry = _entry(root, infos, name or made_id(text[:2000]))
    cancelled = kind == "cancel"
    if not infos and not (cancelled and replaced):
        raise FormatError("this alert has no info: it does not say what it warns of")
    return Page(
        blog=LiveBlog(title, format=NAME, over=True if cancelled else None),
        entries=() if cancelled and replaced else (entry,),
        withdrawn=tuple(replaced) if cancelled else (),
        follow=Follow(every=_EVERY),
        same=((*replaced, own),) if kind == "update" and replaced and own else (),
    )


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def _children(element: Element, name: str) -> list[Element]:
    return [child for child in element if _local(child) == name]


def _text(element: Element, name: str) -> str:
    """The words of a child element; "" if it has none."""
    return next((text for child in _children(element, name) if (text := "".join(child.itertext()).strip())), "")


def _first(infos: list[Element], name: str) -> str:
    return next((text for info in infos if (text := _text(info, name))), "")


def _references(root: Element) -> list[str]:
    """The identifiers of the alerts this one is about, the first of them first: “sender,identifier,sent”."""
    parts = [one.split(",") for one in _text(root, "references").split()]
    found = [(instant(part[2]), part[1]) for part in parts if len(part) == 3]
    return [id for at, id in sorted(found, key=lambda pair: (pair[0] is None, pair[0] or instant(0)))]


def _infos(root: Element) -> list[Element]:
    """The texts of an alert in one language: that of the first."""
    infos = _children(root, "info")
    language = _text(infos[0], "language").lower() if infos else ""
    return [info for info in infos if _text(info, "language").lower() == language]


def _entry(root: Element, infos: list[Element], id: str) -> Entry:
    at, precision = moment(_text(root, "sent"))
    blocks = [block for info in infos for block in _blocks(info)]
    serious = any(grave(_text(info, "severity"), _text(info, "urgency")) for info in infos)
    meant = _text(root, "msgType").lower() in ("alert", "update", "")
    sender = _first(infos, "senderName")
    return Entry(
        id=id,
        url=_first(infos, "web") or None,
        published=at,
        precision=precision,
        headline=wording.line(_first(infos, "headline") or _first(infos, "event")),
        blocks=tuple(dict.fromkeys(blocks)),
        labels=(BREAKING,) if serious and meant else (),
        authors=(wording.line(sender),) if sender else (),
        tags=told_apart(_first(infos, "event"), _first(infos, "severity"), _first(infos, "urgency")),
    )


def _blocks(info: Element) -> list[Block]:
    parts = [
        block
        for name in ("description", "instruction")
        for block in markup.escaped_body(reflowed(_text(info, name))).blocks
    ]
    areas = "; ".join(dict.fromkeys(text for area in _children(info, "area") if (text := _text(area, "areaDesc"))))
    return [*parts, Block("paragraph", areas)] if areas else parts
