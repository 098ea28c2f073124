"""GeoJSON alerts: the US weather service's, and the earthquakes of the geological survey."""

from __future__ import annotations

import re
from typing import Final

from liveterm.formats import markup, shape, wording
from liveterm.formats.alertwords import actual, first_of, grave, reflowed, told_apart, told_last, urgent
from liveterm.formats.posts import newest_first
from liveterm.formats.reading import json_of
from liveterm.formats.shape import Record
from liveterm.formats.times import edited, instant, moment
from liveterm.model import BREAKING, Block, Document, Entry, Follow, LiveBlog, Page

NAME: Final = "GeoJSON alerts"
LOOKS_FOR: Final = "JSON of type FeatureCollection with alerts or earthquakes"

_EVERY: Final = 60.0


def parse(document: Document) -> Page | None:
    """The features of a collection (or a single one) as posts; None for other JSON."""
    data = json_of(document)
    kind = shape.string(data, "type")
    if kind == "Feature":
        features = shape.records(data)
    elif kind == "FeatureCollection" and isinstance(shape.dig(data, "features"), list):
        features = shape.records(data, "features")
    else:
        return None
    found = [one for one in features if isinstance(one.get("properties"), dict)]
    alerts = [one for one in found if _is_alert(one["properties"])]
    meant = [one for one in alerts if actual(shape.string(one, "properties", "status"))]
    quakes = [one for one in found if not _is_alert(one["properties"]) and "title" in one["properties"]]
    if features and not alerts and not quakes:
        return None
    chains = {_id(one): _replaced(one["properties"]) for one in meant}
    gone = [first_of(id, chains) for one in meant for id in _cancelled(one["properties"])]
    gone += [_id(one) for one in quakes if shape.string(one, "properties", "status") == "deleted"]
    shown = [one for one in meant if not _cancelled(one["properties"])]
    entries = told_last(_alert(one, first_of(_id(one), chains)) for one in shown)
    entries += [_quake(one) for one in quakes if _id(one) not in gone]
    return Page(
        blog=LiveBlog(wording.line(shape.first(data, "title") or shape.string(data, "metadata", "title")), format=NAME),
        entries=newest_first(entry for entry in entries if entry.id),
        withdrawn=tuple(dict.fromkeys(gone)),
        follow=Follow(older=shape.string(data, "pagination", "next") or None, every=_EVERY),
        problems=(f"{len(features) - len(found)} features have no properties",) if len(found) < len(features) else (),
        same=tuple((*before, id) for id, before in chains.items() if before and id),
    )


def _is_alert(properties: Record) -> bool:
    return "messageType" in properties or "event" in properties


def _id(feature: Record) -> str:
    return shape.string(feature, "properties", "id") or shape.string(feature, "id").rpartition("/")[2]


def _references(properties: Record) -> list[str]:
    """The identifiers of the alerts that this one replaces, the first of them first."""
    found = [
        (instant(shape.dig(one, "sent")), shape.first(one, "identifier", "@id").rpartition("/")[2])
        for one in shape.records(properties, "references")
    ]
    return [id for at, id in sorted(found, key=lambda pair: (pair[0] is None, pair[0] or instant(0))) if id]


def _cancelled(properties: Record) -> list[str]:
    return _references(properties) if shape.string(properties, "messageType") == "Cancel" else []


def _replaced(properties: Record) -> list[str]:
    return _references(properties) if shape.string(properties, "messageType") == "Update" else []


def _alert(feature: Record, id: str) -> Entry:
    """An alert; one that updates others has the id of the first of them, and so is an edit of it."""
    facts: Record = feature["properties"]
    kind = shape.string(facts, "messageType")
    at, precision = moment(shape.dig(facts, "sent"))
    serious = grave(shape.string(facts, "severity"), shape.string(facts, "urgency")) and kind != "Cancel"
    address = shape.string(facts, "@id") or shape.string(feature, "id")
    sender = wording.line(shape.string(facts, "senderName"))
    return Entry(
        id=id,
        url=address if address.startswith("http") else None,
        published=at,
        precision=precision,
        headline=wording.line(shape.first(facts, "headline", "event")),
        blocks=_blocks(facts),
        labels=(BREAKING,) if serious else (),
        authors=(sender,) if sender else (),
        tags=told_apart(*(shape.string(facts, key) for key in ("event", "severity", "urgency"))),
    )


def _blocks(facts: Record) -> tuple[Block, ...]:
    texts = (reflowed(shape.string(facts, key)) for key in ("description", "instruction"))
    blocks = [block for text in texts for block in markup.escaped_body(text).blocks]
    areas = shape.string(facts, "areaDesc")
    return (*blocks, Block("paragraph", areas)) if areas else tuple(blocks)


def _quake(feature: Record) -> Entry:
    facts: Record = feature["properties"]
    at, precision = moment(shape.dig(facts, "time"))
    size, place, level = shape.number(facts, "mag"), shape.string(facts, "place"), shape.string(facts, "alert")
    told = [f"Magnitude {size:g}" if size is not None else "", place, f"alert level {level}" if level else ""]
    address = shape.string(facts, "url")
    return Entry(
        id=_id(feature),
        url=address if re.match(r"https?://", address) else None,
        published=at,
        precision=precision,
        updated=edited(at, moment(shape.dig(facts, "updated")).at),
        headline=wording.line(shape.string(facts, "title")),
        blocks=(Block("paragraph", ", ".join(part for part in told if part)),) if any(told) else (),
        labels=(BREAKING,) if urgent(level) else (),
    )
