"""The shapes in which publishers put live events on the web: what a story is at a moment, as they would answer.

A shape is one module with FRONT and `answer(edition, path, query)`; SHAPES gives it its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from liveterm.shapes import atom, bbc, guardian, jsonfeed, jsonld, rss, sourcefabric, wordpress
from liveterm.shapes.edition import Answer, Edition, Shape

__all__ = ["SHAPES", "Answer", "Edition", "Shape"]

SHAPES: Final[Mapping[str, Shape]] = {
    "rss": rss,
    "atom": atom,
    "jsonfeed": jsonfeed,
    "jsonld": jsonld,
    "bbc": bbc,
    "guardian": guardian,
    "wp": wordpress,
    "sourcefabric": sourcefabric,
}
"""What each shape is called on the command line."""
