"""What a long live page costs to read, beside what its JSON, its HTML and the cleaning door alone cost.

Run with `pytest tests/bench`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import process_time

from lxml import etree
from msgspec import msgpack

from liveterm import clean, formats
from liveterm.formats import jsonld
from liveterm.formats.reading import html_of, json_of, root_name, text_of, xml_of
from liveterm.model import Document, Page

SITE = "https://www.elder-mirror.example/news/ferry-live-33386398"
SENTENCE = "The harbour master said that the ferry &quot;would sail at noon&quot;, whatever the wind did. "
POSTS, SHOWN, SIZE = 428, 30, 1_300_000


def update(number: int) -> dict[str, object]:
    at = datetime(2026, 3, 14, tzinfo=UTC) + timedelta(minutes=7 * number)
    linked = f' <a href="{SITE}">More</a>, <b>they say</b>.' if number % 5 == 0 else ""
    return {
        "@type": "BlogPosting",
        "headline": f"Ferry {number} has left, says the harbour master",
        "url": f"{SITE}#{700_000 + number}",
        "datePublished": at.isoformat(timespec="milliseconds"),
        "dateModified": at.isoformat(timespec="milliseconds"),
        "articleBody": SENTENCE * (4 + number % 9) + linked,
        "author": [{"@type": "Person", "name": name, "sameAs": SITE} for name in ("Ada Okoye", "Jo Bell", "Tom Reed")],
        "image": {"@type": "ImageObject", "url": f"https://img.example/{number}.jpg", "width": 615, "height": 409},
    }


def shown(number: int) -> str:
    return (
        f'<div class="live-event-entry" id="{700_000 + number}"><mark>Jo Bell</mark><div class="entry-content">'
        f"<h3>Ferry {number}</h3>{f'<p>{SENTENCE}</p>' * 5}</div></div>"
    )


def page() -> bytes:
    updates = [update(number) for number in range(POSTS, 0, -1)]
    posting = {"@type": "LiveBlogPosting", "headline": "Ferries", "url": SITE, "liveBlogUpdate": updates}
    parts = [
        f'<html><body><script type="application/ld+json">{json.dumps(posting)}</script>',
        *(shown(number) for number in range(POSTS, POSTS - SHOWN, -1)),
    ]
    parts.append("<div class='rail'><a href='/x'><span>And more &#8217;</span></a></div>" * 2000)
    text = "".join(parts)
    return (text + "<script>" + "x = 1;" * ((SIZE - len(text)) // 6) + "</script></body></html>").encode()


def least(work: Callable[[], object], times: int = 7) -> float:
    """The least CPU time that a piece of work took, in milliseconds."""
    took = []
    for _ in range(times):
        for kept in (text_of, json_of, html_of, xml_of, root_name):
            kept.cache_clear()
        begun = process_time()
        work()
        took.append(1000 * (process_time() - begun))
    return min(took)


def test_a_page_of_428_posts_costs_little_more_than_its_parts():
    body = page()
    document = Document(SITE, body)
    written = msgpack.encode(jsonld.parse(document))
    (posting,) = jsonld.postings(document)
    told = json.dumps(posting)

    def anew() -> Page:
        return msgpack.decode(written, type=Page)

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True)
    parts = [
        least(lambda: json.loads(told)),
        least(lambda: etree.fromstring(body, parser)),
        least(lambda: clean.page(anew())) - least(anew),  # what was cleaned a moment ago is not looked at again
    ]
    beyond = least(lambda: formats.parse(document)) - sum(parts)
    print(f"{beyond:.1f} ms beyond {', '.join(f'{part:.1f}' for part in parts)} ms of JSON, HTML, door")
    assert beyond < 4 * sum(parts)
