"""Every format, fed with its own fixture in pieces: it reads what it can, or says in one way that it cannot."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liveterm import formats
from liveterm.errors import FormatError
from liveterm.model import Page
from tests.formats.pages import FIXTURES, document, fixture

NAMES = sorted(path.name for path in FIXTURES.iterdir())
ADDRESSES = st.sampled_from(
    [
        "",
        "https://www.theguardian.com/world/live/x",
        "https://www.bbc.com/news/live/c6x2zrv774gvt",
        "https://www.reddit.com/live/abc.json?limit=100",
        "https://example.org/wp-json/liveblog/v1/7/get-entries/1/2-3",
        "https://[broken",
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["\ud800", "<b>", "&#39;", "²"])
)
ODD = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(st.text(max_size=4), SCALARS, max_size=2)
GENTLY = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])


def attempt(body: bytes, url: str = "") -> Page | None:
    """What becomes of a document: a page that holds together, or the one error there is."""
    try:
        page = formats.parse(document(body, url))
    except FormatError as error:
        assert str(error)
        assert "\n" not in str(error)
        return None
    assert all(entry.id and not entry.id.isspace() for entry in page.entries)
    assert all((entry.published is None) == (entry.precision == "none") for entry in page.entries)
    return page


@pytest.mark.parametrize("name", NAMES)
def test_a_fixture_is_whole(name):
    assert attempt(fixture(name)) is not None


@GENTLY
@given(st.sampled_from(NAMES), st.floats(0, 1), ADDRESSES)
def test_a_payload_may_end_anywhere(name, where, url):
    body = fixture(name)
    attempt(body[: int(len(body) * where)], url)


@GENTLY
@given(st.sampled_from(NAMES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=30), ADDRESSES)
def test_any_bytes_may_be_wrong(name, wrong, url):
    body = bytearray(fixture(name))
    for where, value in wrong:
        body[int((len(body) - 1) * where)] = value
    attempt(bytes(body), url)


@GENTLY
@given(st.sampled_from(NAMES), st.sampled_from(["utf-16", "utf-32", "latin-1", "shift-jis", "utf-7"]), ADDRESSES)
def test_any_encoding_may_come(name, encoding, url):
    attempt(fixture(name).decode().encode(encoding, "replace"), url)


@GENTLY
@given(st.sampled_from([name for name in NAMES if name.endswith(".json")]), st.data(), ADDRESSES)
def test_keys_may_be_dropped_and_values_of_any_kind(name, data, url):
    value = json.loads(fixture(name))
    for _ in range(data.draw(st.integers(1, 4))):
        _spoil(value, data)
    attempt(json.dumps(value).encode(), url)


def _spoil(value: object, data: st.DataObject) -> None:
    """Drop or replace something, somewhere in a JSON value."""
    while isinstance(value, dict | list) and value:
        places = list(value) if isinstance(value, dict) else list(range(len(value)))
        place = data.draw(st.sampled_from(places))
        inner = value[place]
        if isinstance(inner, dict | list) and inner and data.draw(st.booleans()):
            value = inner
        elif isinstance(value, dict) and data.draw(st.booleans()):
            del value[place]
            return
        else:
            value[place] = data.draw(ODD)
            return


def test_a_number_of_thousands_of_digits_does_not_cost_the_page():
    items = b'[{"id": "a", "content_text": "Rain."}, {"id": %s}]' % (b"9" * 10_000)
    page = attempt(b'{"version": "https://jsonfeed.org/version/1.1", "items": %s}' % items)
    assert page.entries[0].id == "a"
