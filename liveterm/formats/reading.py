"""What a document is and holds: its text, its JSON, its HTML or XML tree, each worked out once for all formats.

The formats are asked one after the other about the same document, so the last answers are kept. Trees and JSON
are shared: nobody may change them.
"""

from __future__ import annotations

import codecs
import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from liveterm.errors import FormatError
from liveterm.formats.addresses import is_web
from liveterm.model import Document

if TYPE_CHECKING:
    from lxml.etree import HTMLParser
    from lxml.etree import _Element as Element

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_IN_TYPE = re.compile(r"charset\s*=\s*\"?([\w.:-]{2,40})", re.IGNORECASE)
_TEXT_CODECS = re.compile(r"(?i)utf-?_?(8|16|32)|(iso|latin|cp|windows|koi8|mac|euc|shift|sjis|gb|big5|us-ascii|ascii)")
_PROLOG = re.compile(
    r"\s*(?:<\?[^>]{0,2000}\?>|<!--.{0,4000}?-->|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,4000}\])?\s*>)", re.S
)
_BEFORE_ROOT = re.compile(
    r"\s*+(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^<>\[\"']|\"[^\"<]*\"|'[^'<]*')*+>)", re.DOTALL | re.IGNORECASE
)
"""What may stand before the first element and declares nothing."""
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_SURROGATE = re.compile(
    rb"&#(?:0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3])|[xX]0*[dD][89a-fA-F][\da-fA-F]{2})"
    rb"(?![\da-fA-F]);?"
)
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)")
_SAYS_FROM_WITHIN: Final = 4000  # characters
_VALUE = re.compile(r'[{\["]')
_ROOT = re.compile(r"\s*<([A-Za-z_][\w.:-]*)")
_XML_ROOTS: Final = ("rss", "feed", "rdf", "alert")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,2000}\?>")
_MOST_DIGITS: Final = 300
_GUARD: Final = ("for(;;);", "while(1);", ")]}',", ")]}'")
_TAGS = re.compile(
    r"<(?:!doctype html|html|head|body|div|p|article|section|script|meta|ul|ol|h[1-6]|amp-|main|span|a)\b", re.I
)


@lru_cache(maxsize=2)
def text_of(document: Document) -> str:
    """The document's text; bytes that mean nothing become U+FFFD, NULs are dropped."""
    plain = _plain(document)
    return _decoded(document).lstrip("\ufeff").replace("\x00", "") if plain is None else plain


@lru_cache(maxsize=2)
def _plain(document: Document) -> str | None:
    """The text of a document whose bytes are that text in UTF-8, as nearly always; None for another."""
    body = document.body
    if b"\x00" in body or body.startswith(tuple(mark for mark, _ in _BOMS)):
        return None
    try:
        return body.decode()
    except UnicodeDecodeError:
        return None


@lru_cache(maxsize=2)
def json_of(document: Document) -> Any:
    """The document's JSON value; None when it is not JSON at all.

    Raises FormatError when it begins like JSON and then is not.
    """
    text = text_of(document).strip()
    for guard in _GUARD:
        text = text.removeprefix(guard).lstrip()
    if not text.startswith(("{", "[")):
        return None
    try:
        return loads(text)
    except ValueError as error:
        if text.startswith("[") and not _ended(text):
            return None  # copied text may well begin with a bracket
        raise FormatError(f"this begins like JSON but cannot be read ({error}); it may have been cut off") from error


def loads(text: str) -> Any:
    """The JSON value in a text, raw line breaks inside strings allowed; ValueError for everything that is none."""
    try:
        return json.loads(text, strict=False, parse_int=_whole)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _whole(digits: str) -> int | float:
    """A whole number; one of thousands of digits, which Python refuses to read, costs its post and not the page."""
    return int(digits) if len(digits) <= _MOST_DIGITS else float("inf")


def value_after(text: str, position: int) -> Any:
    """The JSON value that begins at or after a position in a script, undone once more if it is JSON in a string."""
    start = _VALUE.search(text, position, position + 2000)
    if start is None:
        return None
    try:
        value, _ = json.JSONDecoder(strict=False, parse_int=_whole).raw_decode(text, start.start())
        return loads(value) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return None


def canonical(root: Element) -> str:
    """The address that a page names as its own; "" if it names none of the web."""
    links = (one.get("href") or "" for one in root.iterfind(".//link[@rel='canonical']"))
    shared = (one.get("content") or "" for one in root.iterfind(".//meta[@property='og:url']"))
    return next((address.strip() for address in (*links, *shared) if is_web(address.strip())), "")


def title_of(root: Element) -> str:
    """What a page is called: as it wants to be shared, else in a browser's tab."""
    shared = (one.get("content") or "" for one in root.iterfind(".//meta[@property='og:title']"))
    tabs = ("".join(one.itertext()) for one in root.iterfind(".//head/title"))
    return next((title for given in (*shared, *tabs) if (title := " ".join(given.split()))), "")


def changed(root: Element) -> list[str]:
    """What the head of a page says of when it was last changed."""
    said = (one for one in root.iter("meta") if "modified" in (one.get("property") or one.get("name") or ""))
    return [one.get("content") or "" for one in said]


def at_home(document: Document) -> Document:
    """A document that was saved, under the address it names as its own: what is relative on it is seen from there."""
    if is_web(document.url):
        return document
    try:
        root = html_of(document)
    except FormatError:
        return document
    said = _SAVED_FROM.search(text_of(document), 0, _SAYS_FROM_WITHIN)
    own = (canonical(root) if root is not None else "") or (said[1] if said else "")
    return replace(document, url=own) if own else document


@lru_cache(maxsize=2)
def html_of(document: Document) -> Element | None:
    """The root of the document's HTML, or None when it holds no HTML tags."""
    text = text_of(document)
    if not looks_like_html(text):
        return None
    return _tree(text.encode("utf-8", "replace") if _plain(document) is None else document.body)


@lru_cache(maxsize=2)
def xml_of(document: Document) -> Element | None:
    """The root of the document's XML, as far as it can be read; None when there is none."""
    return parsed_xml(text_of(document))


def without_declaration(text: str) -> str:
    """An XML text without the line that says how it was encoded: it no longer is."""
    return _DECLARATION.sub("", text, count=1).lstrip()


def looks_like_html(text: str) -> bool:
    """Whether the text holds HTML: no XML of another kind, no JSON, a tag near its start."""
    if text.lstrip()[:1] in ("{", "["):
        return False
    root = root_name(text)
    if ":" in root or root in _XML_ROOTS:
        return False
    return root in ("html", "body") or bool(_TAGS.search(text[:20_000]))


@lru_cache(maxsize=4)
def root_name(text: str) -> str:
    """The name of an XML or HTML text's first element, as it is written, in small letters; "" when there is none."""
    position = 0
    for _ in range(20):
        skipped = _PROLOG.match(text, position)
        if skipped is None:
            break
        position = skipped.end()
    found = _ROOT.match(text, position)
    return found[1].lower() if found else ""


def may_declare_entities(text: str) -> bool:
    """Whether a parser might take something in an XML text for the declaration of an entity.

    That can only stand before the first element. Where that begins beyond doubt, what comes after it is words.
    """
    position = 0
    while skipped := _BEFORE_ROOT.match(text, position):
        position = skipped.end()
    root = _ROOT.match(text, position)
    return bool(_ENTITY.search(text, 0, root.start(1) if root else len(text)))


def parsed_html(text: str) -> Element | None:
    """The tree of an HTML text, however broken; None for one with nothing in it."""
    return _tree(text.encode("utf-8", "replace"))


def parsed_xml(text: str) -> Element | None:
    """The tree of an XML text, as far as it can be read; None when there is none, or it may declare entities."""
    from lxml import etree

    if may_declare_entities(text):
        return None
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(_harmless(without_declaration(text).encode("utf-8", "replace")), parser)
    except (etree.LxmlError, ValueError):
        return None


def _tree(body: bytes) -> Element | None:
    from lxml import etree

    try:
        return etree.fromstring(_harmless(body), _html_parser())
    except (etree.LxmlError, ValueError):
        return None


def _harmless(body: bytes) -> bytes:
    """A text as the parsers take it. References to surrogates are replaced: libxml2 resolves them, and lxml cannot
    hand out the words that hold them."""
    return _SURROGATE.sub("\ufffd".encode(), body) if b"&#" in body else body


@lru_cache(maxsize=1)
def _html_parser() -> HTMLParser:
    """The parser for every page and fragment: making one takes longer than most fragments."""
    from lxml import etree

    return etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)


def _decoded(document: Document) -> str:
    body = document.body
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body.decode(codec, "replace")
    loose = body.decode("utf-8", "replace")
    if loose.count("\ufffd") * 10 <= sum(char > "\x7f" for char in loose):
        return loose  # UTF-8 with a scratch
    declared = _IN_TYPE.search(document.content_type)
    inside = _DECLARED.search(body, 0, 2000)
    named = declared[1] if declared else inside[1].decode("ascii", "replace") if inside else ""
    return _decoded_as(body, named) or body.decode("cp1252", "replace")


def _decoded_as(body: bytes, codec: str) -> str:
    """The text by a declared encoding; "" when there is no such encoding of text."""
    if not _TEXT_CODECS.match(codec):
        return ""
    try:
        return body.decode(codec, "replace")
    except (LookupError, ValueError):
        return ""


def _ended(text: str) -> bool:
    return text.endswith(("}", "]"))
