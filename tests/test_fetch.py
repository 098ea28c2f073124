"""Asking a server that answers well, badly, slowly or not at all."""

from __future__ import annotations

import asyncio
import os
import resource
from datetime import timedelta

import pytest

from liveterm.config import Limits
from liveterm.credentials import without_credentials, words
from liveterm.errors import SourceError
from liveterm.fetch import Failure, Fetcher, advice, is_loopback, rules, server_of
from tests import hostile
from tests.build import at
from tests.hostile import Ask, answer, redirect, site

FEED = b"<rss><channel/></rss>"


@pytest.fixture
async def fetcher():
    fetcher = Fetcher(wall=at, limits=Limits(request_s=5))
    yield fetcher
    await fetcher.close()


async def failure(fetcher, source, **how) -> Failure:
    with pytest.raises(SourceError) as caught:
        await fetcher.read(source, **how)
    error = caught.value
    assert isinstance(error, Failure)
    assert str(error).startswith(f"{error.word}: ")
    assert "\n" not in str(error)
    return error


async def test_an_answer_is_a_document_with_its_address_and_type(fetcher):
    async with site(feed=answer(FEED, content_type="application/rss+xml")) as server:
        said = await fetcher.read(server.url("/feed#part"))
    assert said.document.body == FEED
    assert said.document.url == server.url("/feed")
    assert said.document.content_type == "application/rss+xml"
    assert said.document.now == at()
    assert said.status == 200


async def test_it_says_who_asks_and_carries_nothing_else(fetcher):
    async with site(feed=answer(FEED, set_cookie="id=1; Path=/")) as server:
        await fetcher.read(server.url("/feed"))
        await fetcher.read(server.url("/feed"))
    for ask in server.asks:
        assert ask.headers["user-agent"].startswith("liveterm/")
        assert "+https://" in ask.headers["user-agent"]
        assert ask.headers["accept-encoding"] == "gzip"
        assert "rss" in ask.headers["accept"]
        assert not {"cookie", "referer", "authorization"} & set(ask.headers)


async def test_validators_are_sent_back_to_the_byte_and_an_unchanged_answer_has_no_document(fetcher):
    odd = "W/\"weak tag, 'x' %20\""

    def feed(ask: Ask) -> bytes:
        known = (ask.headers.get("if-none-match"), ask.headers.get("if-modified-since"))
        if known == (odd, "Sunday, 06-Nov-94 08:49:37 GMT"):
            return answer(status=304, etag=odd)
        return answer(FEED, etag=odd, last_modified="Sunday, 06-Nov-94 08:49:37 GMT")

    async with site(feed=feed) as server:
        assert (await fetcher.read(server.url("/feed"))).document
        said = await fetcher.read(server.url("/feed"))
        assert said.document is None
        assert (said.status, said.etag) == (304, odd)
        assert (await fetcher.read(server.url("/feed"), again=False)).document


@pytest.mark.parametrize("tag", ['"grün"'.encode(), b'"gr\xfcn"', '"\u202e\x9b2J"'.encode()])
async def test_a_validator_in_other_letters_is_sent_back_to_the_byte_and_told_clean(fetcher, tag):
    async with site(feed=answer(FEED, etag=tag.decode("latin-1"))) as server:
        await fetcher.read(server.url("/feed"))
        said = await fetcher.read(server.url("/feed"))
    assert server.asks[-1].headers["if-none-match"].encode("latin-1") == tag
    assert said.etag in ('"grün"', '"2J"')


async def test_the_newest_validator_counts_whether_or_not_the_body_changed(fetcher):
    def feed(ask: Ask) -> bytes:
        return answer(FEED, status=200 if ask.number < 3 else 304, etag=f'"{ask.number}"')

    async with site(feed=feed) as server:
        for _ in range(5):
            await fetcher.read(server.url("/feed"))
    assert [ask.headers.get("if-none-match") for ask in server.asks] == [None, '"1"', '"2"', '"3"', '"4"']


async def test_one_connection_is_kept_through_whatever_is_answered(fetcher):
    kept = (answer(FEED, etag="1"), answer(status=304), answer(status=304), answer(b"no" * 9000, 500), redirect("/new"))
    async with site(feed=lambda ask: kept[ask.number - 1], new=answer(FEED)) as server:
        for _ in range(3):
            await fetcher.read(server.url("/feed"))
        assert (await failure(fetcher, server.url("/feed"))).status == 500
        await fetcher.read(server.url("/feed"))
    assert [ask.path for ask in server.asks] == ["/feed"] * 5 + ["/new"]
    assert server.connections == 1


async def test_a_kept_connection_that_is_good_for_nothing_is_no_trouble(fetcher):
    """The second answer has a body, which is none of the next one's; a question is met by nothing but the end."""

    async def feed(ask: Ask, writer: asyncio.StreamWriter) -> bytes | None:
        if ask.connection == 2 and ask.number == 5:
            return None
        return answer(status=304) + FEED if ask.number == 2 else answer(FEED, etag=str(ask.number))

    async with site(feed=feed) as server:
        for _ in range(5):
            await fetcher.read(server.url("/feed"))
    assert [(ask.number, ask.connection) for ask in server.asks] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 2),
        (5, 2),
        (6, 3),
        (7, 3),
    ]


async def endless_excuse(ask: Ask, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
        await writer.drain()


async def half_an_excuse(ask: Ask, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 503 Busy\r\nContent-Length: 100\r\n\r\n")
    await asyncio.sleep(3600 if ask.number == 1 else 0)


@pytest.mark.parametrize("excuse", [endless_excuse, half_an_excuse])
async def test_what_a_server_says_is_told_however_long_it_goes_on_saying_it(fetcher, excuse):
    async with site(feed=excuse) as server:
        for _ in range(2):
            assert (await failure(fetcher, server.url("/feed"))).status == 503
    assert server.connections == 2


async def test_validators_are_dropped_after_eight_days():
    days = iter([at(), at(), at() + timedelta(days=9)])
    now = [next(days)]
    fetcher = Fetcher(wall=lambda: now[0])
    async with site(feed=answer(FEED, etag='"a"')) as server:
        for moment in [now[0], *days]:
            now[0] = moment
            await fetcher.read(server.url("/feed"))
        await fetcher.close()
    assert ["if-none-match" in ask.headers for ask in server.asks] == [False, True, False]


async def test_the_same_bytes_are_no_news(fetcher):
    async with site(feed=answer(FEED)) as server:
        assert (await fetcher.read(server.url("/feed"))).document
        assert (await fetcher.read(server.url("/feed"))).document is None
        fetcher.forget(server.url("/feed"))
        assert (await fetcher.read(server.url("/feed"))).document


@pytest.mark.parametrize("coding", ["none", "UTF-8", "identity"])
async def test_what_is_no_coding_means_that_there_is_none(fetcher, coding):
    async with site(feed=answer(FEED, content_encoding=coding)) as server:
        assert (await fetcher.read(server.url("/feed"))).document.body == FEED


async def test_gzip_is_inflated(fetcher):
    async with site(feed=answer(hostile.zipped(FEED), content_encoding="gzip")) as server:
        assert (await fetcher.read(server.url("/feed"))).document.body == FEED


@pytest.mark.parametrize(
    "broken",
    [
        answer(hostile.zipped(FEED * 500)[:60], content_encoding="gzip"),
        answer(FEED, content_encoding="gzip"),
        answer(FEED, content_encoding="br"),
        answer(hostile.zipped(hostile.zipped(FEED)), content_encoding="gzip, gzip"),
        answer(hostile.bomb(64), content_encoding="gzip"),
        answer(hostile.zipped(b"") * 2000, content_encoding="gzip"),
        b"HTTP/1.1 200 OK\r\nContent-Length: 10995116277760\r\n\r\n<rss>",
        answer(status=304),
        answer(status=204),
    ],
    ids=["cut gzip", "no gzip", "not offered", "twice", "bomb", "in many parts", "too long", "304 unasked", "204"],
)
async def test_an_answer_that_is_none_is_unreadable(fetcher, broken):
    async with site(feed=broken) as server:
        assert (await failure(fetcher, server.url("/feed"))).word == "unreadable"


async def test_a_bomb_takes_no_memory(fetcher):
    async with site(feed=answer(hostile.bomb(256), content_encoding="gzip")) as server:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        await failure(fetcher, server.url("/feed"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


async def test_a_body_without_an_end_is_not_read_to_it(fetcher):
    async with site(feed=hostile.endless) as server:
        assert "more than" in str(await failure(fetcher, server.url("/feed")))


async def test_a_reader_may_set_narrower_limits():
    fetcher = Fetcher(wall=at, limits=Limits(body_mb=1, redirects=1))
    async with site(feed=answer(b"x" * 600_000), packed=answer(hostile.bomb(2), content_encoding="gzip")) as server:
        server.answers.update({"/a": redirect("/b"), "/b": redirect("/feed")})
        assert "0.5 MB" in str(await failure(fetcher, server.url("/feed")))
        assert "1 MB" in str(await failure(fetcher, server.url("/packed")))
        assert "more than 1 times" in str(await failure(fetcher, server.url("/a")))
    await fetcher.close()


@pytest.mark.parametrize(
    ("headers", "says"), [([("X-A", "")] * 300, "200 lines"), ([("X-A", "a" * 40_000)] * 2, "64 kB")]
)
async def test_headers_have_their_limits(fetcher, headers, says):
    async with site(feed=answer(FEED, headers=headers)) as server:
        assert says in str(await failure(fetcher, server.url("/feed")))


@pytest.mark.parametrize("slow", [hostile.silence, hostile.trickle])
async def test_one_deadline_is_round_everything(slow):
    fetcher = Fetcher(wall=at, limits=Limits(request_s=0.2))
    async with site(feed=slow) as server:
        assert (await failure(fetcher, server.url("/feed"))).word == "offline"
        await fetcher.close()


@pytest.mark.parametrize(
    "broken",
    [
        hostile.reset,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n",
        b"ICY 200 OK\r\n\r\n",
        answer(FEED, headers=[("X-Big", "a" * 300_000)]),
    ],
    ids=["reset", "bad chunk", "not HTTP", "huge header"],
)
async def test_a_broken_answer_is_one_sentence(fetcher, broken):
    async with site(feed=broken) as server:
        assert (await failure(fetcher, server.url("/feed"))).word in ("offline", "unreadable")


async def test_nobody_there_is_offline(fetcher):
    async with site() as server:
        pass
    assert (await failure(fetcher, server.url("/"))).word == "offline"
    assert (await failure(fetcher, "http://no-such-host.invalid/")).word == "offline"


@pytest.mark.parametrize(
    ("status", "word"), [(401, "refused"), (403, "refused"), (404, "refused"), (410, "gone"), (500, "refused")]
)
async def test_what_the_server_said_is_told(fetcher, status, word):
    async with site(feed=answer(b"\x1b]0;x\x07", status, www_authenticate="Basic")) as server:
        error = await failure(fetcher, server.url("/feed"))
    assert (error.word, error.status) == (word, status)
    assert str(status) in str(error)


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        ("30", 30),
        ("99999999999", 86400),
        ("-5", 600),
        ("abc", 600),
        ("\u00b2", 600),
        ("Sat, 14 Mar 2026 09:01:00 GMT", 60),
    ],
)
async def test_a_busy_server_says_how_long_to_stay_away(fetcher, asked, waits):
    async with site(feed=answer(b"busy", 429, retry_after=asked)) as server:
        assert (await failure(fetcher, server.url("/feed"))).wait == waits


@pytest.mark.parametrize("status", [204, 403, 404, 410, 500, 502, 503, 504, 599])
async def test_whatever_a_server_says_it_may_say_when_to_come_back(fetcher, status):
    async with site(feed=answer(b"", status, retry_after="90"), other=answer(b"", status)) as server:
        assert (await failure(fetcher, server.url("/feed"))).wait == 90
        assert (await failure(fetcher, server.url("/other"))).wait is None


async def test_a_move_for_good_is_remembered_and_told(fetcher):
    async with site(old=redirect("/new", 301), new=answer(FEED)) as server:
        assert (await fetcher.read(server.url("/old"))).moved == server.url("/new")
        assert (await fetcher.read(server.url("/old"))).document is None
    assert [ask.path for ask in server.asks] == ["/old", "/new", "/new"]


async def test_a_move_to_where_nothing_is_does_not_last(fetcher):
    looks = iter([redirect("/login", 301), answer(FEED)])
    async with site(feed=lambda _: next(looks), login=answer(status=404)) as server:
        assert (await failure(fetcher, server.url("/feed"))).status == 404
        assert (await fetcher.read(server.url("/feed"))).document is not None


async def test_a_move_to_what_cannot_be_read_does_not_last(fetcher):
    looks = iter([redirect("/login", 301), answer(FEED)])
    async with site(feed=lambda _: next(looks), login=answer(b"<html>Please sign in</html>")) as server:
        await fetcher.read(server.url("/feed"))
        fetcher.forget(server.url("/feed"))
        assert (await fetcher.read(server.url("/feed"))).document.body == FEED


async def test_where_something_moved_may_be_told_in_utf_8(fetcher):
    there = "/n\u00e4chster-tag".encode().decode("latin-1")
    async with site(old=redirect(there), **{"n%C3%A4chster-tag": answer(FEED)}) as server:
        assert (await fetcher.read(server.url("/old"))).document.url == server.url("/n\u00e4chster-tag")


async def test_a_move_for_now_is_not(fetcher):
    async with site(old=redirect("/new", 307), new=answer(FEED)) as server:
        assert (await fetcher.read(server.url("/old"))).moved is None
        await fetcher.read(server.url("/old"))
    assert [ask.path for ask in server.asks] == ["/old", "/new"] * 2


@pytest.mark.parametrize(
    "to",
    ["file:///etc/passwd", "data:text/html,x", "javascript:alert(1)", "ftp://127.0.0.1/", "http://[::1", "", "/feed"],
)
async def test_a_redirect_that_leads_nowhere_good_is_not_followed(fetcher, to):
    async with site(feed=redirect(to)) as server:
        assert (await failure(fetcher, server.url("/feed"))).word == "refused"
    assert len(server.asks) <= 6


async def test_one_origin_cannot_send_us_into_the_network_of_another(fetcher):
    async with site(secret=answer(b"secret")) as inside:
        for address in (inside.url("/secret"), inside.url("/secret").replace("127.0.0.1", "localhost")):
            async with site(feed=redirect(address)) as server:
                assert "inside" in str(await failure(fetcher, server.url("/feed")))
        assert "inside" in str(await failure(fetcher, inside.url("/secret"), named_by="https://example.org/"))
        assert not inside.asks
        assert (await fetcher.read(inside.url("/secret"))).document


@pytest.mark.parametrize(
    "inside",
    ["http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://10.1.2.3/",
     "http://127.0.0.1./", "http://0177.0.0.1/", "http://[::ffff:7f00:1]/", "http://[64:ff9b:1::7f00:1]/",
     "http://169.254.169.254/", "http://localhost/", "http://a.localhost./", "http://0.0.0.0/"],
)  # fmt: skip
async def test_every_spelling_of_a_private_address_is_known(inside):
    with pytest.raises(Failure):
        await rules.check_reach("https://example.org/", inside)


def test_https_never_becomes_http():
    assert rules.next_hop("http://example.org/", "https://example.org/") == "https://example.org/"
    with pytest.raises(Failure):
        rules.next_hop("https://example.org/", "http://example.org/")


async def test_credentials_go_to_their_host_and_are_shown_nowhere(fetcher):
    async with site(feed=answer(FEED)) as server:
        said = await fetcher.read(server.url("/feed").replace("//", "//me:secret@"))
    assert server.asks[0].headers["authorization"].startswith("Basic ")
    assert "secret" not in said.document.url
    assert without_credentials("https://me:secret@example.org/x") == "https://example.org/x"


async def test_a_reader_may_give_headers_to_a_host():
    fetcher = Fetcher(wall=at, headers={"127.0.0.1": {"Cookie": "subscriber=1"}})
    async with site(feed=answer(FEED)) as server:
        await fetcher.read(server.url("/feed"))
        await fetcher.close()
    assert server.asks[0].headers["cookie"] == "subscriber=1"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SSL_CERT_FILE", "/nowhere/ca.pem", "SSL_CERT_FILE"),
        ("ALL_PROXY", "ftp://x", "PROXY"),
        ("ALL_PROXY", "socks5://127.0.0.1:1", "SOCKS"),
    ],
)
async def test_a_broken_environment_is_named(fetcher, monkeypatch, name, value, says):
    monkeypatch.setenv(name, value)
    assert says in str(await failure(fetcher, "http://127.0.0.1:1/"))


@pytest.mark.parametrize(
    "source",
    [
        "http://",
        "https://:80/",
        "http://exa mple.org:99999/",
        "http://bad host",
        "http://[::1",
        "http://h:99999/",
        "http://a..b/",
        "http://999.1.1.1/",
        "http://xn--/",
        f"http://{'a' * 64}.example/",
        "http://127.0.0.1\\@localhost:1/",
    ],
)
async def test_what_is_no_address_is_said_to_be_none_and_never_will_be_one(fetcher, source):
    error = await failure(fetcher, source)
    assert (error.word, error.final) == ("unreadable", True)


async def test_a_redirect_to_what_is_no_host_may_be_mended(fetcher):
    async with site(feed=redirect("http://999.1.1.1/")) as server:
        assert not (await failure(fetcher, server.url("/feed"))).final


async def test_a_file_is_read_again_only_when_it_changed(fetcher, tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(FEED)
    assert (await fetcher.read(str(path))).document.body == FEED
    assert (await fetcher.read(str(path))).document is None
    path.write_bytes(FEED + b" ")
    assert (await fetcher.read(str(path))).document
    os.utime(path, (1, 1))
    assert (await fetcher.read(str(path))).document is None


async def test_a_compressed_file_is_inflated(fetcher, tmp_path):
    path = tmp_path / "page.html.gz"
    path.write_bytes(hostile.zipped(FEED))
    assert (await fetcher.read(str(path))).document.body == FEED


async def test_what_is_no_readable_file_is_one_sentence(fetcher, tmp_path):
    (tmp_path / "large").write_bytes(b"x")
    os.truncate(tmp_path / "large", 40 << 20)
    (tmp_path / "bomb.gz").write_bytes(hostile.bomb(64))
    for name in ("", "missing", "large", "bomb.gz", "nul\0"):
        assert (await failure(fetcher, f"{tmp_path}/{name}")).word == "unreadable"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://user:pa%40ss@h/x", "https://h/x"),
        ("http://u:se@cret@h:80/@me", "http://h:80/@me"),
        ("http://user:pa/ss@h/x", "http://h/x"),
        ("http://user:p#x@h/", "http://h/"),
        ("HTTP://u:secret@h", "HTTP://h"),
        (" http://u:secret@h/", " http://h/"),
        ("http://[u:secret@h", "http://h"),
        ("http:/u:secret@h/", "http:/h/"),
        ("http:u:secret@h", "h"),
        ("ftp://u:secret@h/", "ftp://h/"),
        ("u:secret@example.org/live", "example.org/live"),
        ("https://h/@me/1", "https://h/@me/1"),
        ("https://h:8443/@me", "https://h:8443/@me"),
        ("http://[::1]/@me", "http://[::1]/@me"),
        ("notes/of me@home.txt", "notes/of me@home.txt"),
        ("me@home.txt", "me@home.txt"),
        ("feed:http://u:secret@h/x", "feed:http://h/x"),
        ("feed:http://u:se/cret@h/x", "feed:http://h/x"),
        ("feed:u:secret@h/x", "h/x"),
        ("view-source:https://secret@h:8443/x", "view-source:https://h:8443/x"),
        ("http//u:secret@h/x", "http//h/x"),
        ("htp/u:secret@h/x", "htp/h/x"),
        ("//u:secret@h", "//h"),
        ("live: http:\\\\u:secret@h", "live: http:\\\\h"),
        ("https://h/read?next=https://u:secret@i/y&by=me@home", "https://h/read?next=https://i/y&by=me@home"),
        ("https://h/u:x/@me@there", "https://h/u:x/@me@there"),
        ("https://h/web/http://[::1]:80/@me", "https://h/web/http://[::1]:80/@me"),
        ("https://h/?u=https%3A%2F%2Fu%3Asecret%40i%2Fy&by=me%40home", "https://h/?u=https%3A%2F%2Fi%2Fy&by=me%40home"),
        ("https://h/?u=http%3a%2f%2fu:secret%40i", "https://h/?u=http%3a%2f%2fi"),
        ("https://h/?u=http%253A%252F%252Fu%253Asecret%2540i", "https://h/?u=http%253A%252F%252Fi"),
        ("https%3A%2F%2Fu%3Asecret%40h%2Fx", "https%3A%2F%2Fh%2Fx"),
        ("https://h/?u=https://u:secret%40i/y", "https://h/?u=https://i/y"),
        ("https://h/?u=https%3A%2F%2Fi%2F%40me", "https://h/?u=https%3A%2F%2Fi%2F%40me"),
        ("https://h/?u=https%3A%2F%2Fi&by=me%40home", "https://h/?u=https%3A%2F%2Fi&by=me%40home"),
        ("http://u:secret＠h/x", "http://h/x"),
        ("http：／／u：secret＠h／x", "http://h/x"),
        ("u：secret﹫example.org/live", "example.org/live"),
        ("集会＠東京.txt", "集会＠東京.txt"),
    ],
)
def test_no_password_is_shown_even_of_what_was_only_meant_for_an_address(given, shown):
    assert without_credentials(given) == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("http://u:secret@h/x · Storm", "http://h/x · Storm"),
        ("https://h/?u=https%3A%2F%2Fu%3Asecret%40i", "https://h/?u=https%3A%2F%2Fi"),
        ("速報：集会＠東京", "速報：集会＠東京"),
    ],
)
def test_no_password_is_shown_in_a_title(title, shown):
    assert words(title) == shown


async def test_what_cannot_be_asked_says_nothing_of_the_password(fetcher):
    for source in (
        "ftp://u:secret@h/",
        "u:secret@h.example/live",
        "http://u:pa/secret@h/",
        "http://u:secret@h:99999/",
        "http://u：secret＠h/",
        "http://h:99999/?u=https%3A%2F%2Fu%3Asecret%40i",
    ):
        assert "secret" not in str(await failure(fetcher, source))
    for source in (
        "feed:http://u:secret@h/x",
        "view-source:https://u:secret@h/",
        "http//u:secret@h",
        "htp//u:secret@h",
    ):
        assert "secret" not in str(await failure(fetcher, source))


async def test_an_address_within_an_address_is_asked_for_as_it_stands(fetcher):
    there = "/web/https://me:word@example.org/x"
    async with site() as server:
        server.answers[there] = answer(FEED)
        assert (await fetcher.read(server.url(there))).document
        fetcher.forget(server.url(there))
        assert (await fetcher.read(server.url(there))).document


@pytest.mark.parametrize("word", ["sec/ret", "sec#ret", "sec?ret"])
async def test_nothing_of_a_proxys_password_is_shown(fetcher, monkeypatch, word):
    monkeypatch.setenv("ALL_PROXY", f"http://me:{word}@127.0.0.1:1")
    said = str(await failure(fetcher, "http://127.0.0.1:1/"))
    assert "PROXY" in said
    assert "sec" not in said


def test_an_address_made_of_nothing_but_credentials_is_soon_read():
    hostile_ones = (
        "@" + ":/a:b" * 20_000,
        ":/a:b" * 20_000 + "@",
        "//a:" * 20_000 + "@",
        ":@/" * 20_000,
        "/" * 60_000 + "@",
        "%3A%2F%2F" * 20_000,
        "%" + "25" * 40_000,
        ":" + "%2525" * 20_000 + "%2F",
        "＠：" * 20_000,
    )
    began = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for given in hostile_ones:
        without_credentials(given)
        without_credentials("http://h/" + given)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - began < 2


@pytest.mark.parametrize("value", ["sec\nret", "secret\r\nX: y", "secret\0", " secret "])
async def test_a_header_that_cannot_be_sent_is_not_quoted(value):
    fetcher = Fetcher(headers={"127.0.0.1": {"Cookie": value}})
    async with site(feed=answer(FEED)) as server:
        said = str(await failure(fetcher, server.url("/feed")))
    await fetcher.close()
    assert "ret" not in said
    assert "headers.127.0.0.1" in said


async def test_lines_of_one_header_are_one_list(fetcher):
    lines = [("Cache-Control", "max-age=90"), ("Cache-Control", "public")]
    async with site(feed=answer(FEED, headers=lines)) as server:
        assert (await fetcher.read(server.url("/feed"))).fresh == 90
        lines = [("Content-Encoding", "gzip"), ("Content-Encoding", "identity")]
        server.answers["/twice"] = answer(hostile.zipped(FEED), headers=lines)
        assert "gzip, identity" in str(await failure(fetcher, server.url("/twice")))


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (b"HTTP/1.1 20 OK\r\n\r\n", "unreadable"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "unreadable"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\x1b]0;me\x07\r\n", "unreadable"),
        (b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n", "refused"),
        (b"HTTP/1.1 206 Some\r\nContent-Range: bytes 0-1/9\r\nContent-Length: 2\r\n\r\nab", "refused"),
    ],
)
async def test_an_answer_that_is_none_is_told_from_silence(fetcher, said, word):
    async with site(feed=said) as server:
        assert (await failure(fetcher, server.url("/feed"))).word == word


async def test_how_large_a_file_or_stdin_may_be_is_for_the_reader_to_say(tmp_path, monkeypatch):
    fetcher = Fetcher(limits=Limits(file_mb=1))
    (tmp_path / "page").write_bytes(b"x" * (1 << 20))
    assert (await fetcher.read(f"{tmp_path}/page")).document
    (tmp_path / "page").write_bytes(b"x" * ((1 << 20) + 1))
    assert "limits.file_mb" in str(await failure(fetcher, f"{tmp_path}/page"))
    (tmp_path / "page.gz").write_bytes(hostile.bomb(2))
    assert "limits.file_mb" in str(await failure(fetcher, f"{tmp_path}/page.gz"))
    with (tmp_path / "page").open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert "limits.file_mb" in str(await failure(fetcher, "-"))


async def test_stdin_is_read_once(fetcher, monkeypatch):
    here, there = os.pipe()
    os.write(there, b"copied text")
    os.close(there)
    with os.fdopen(here) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert (await fetcher.read("-")).document.body == b"copied text"
        assert (await fetcher.read("-")).document is None


async def test_reading_stdin_does_not_keep_anyone_from_leaving(fetcher, monkeypatch):
    here, there = os.pipe()
    with os.fdopen(here) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        waiting = asyncio.create_task(fetcher.read("-"))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        os.close(there)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=30"}, 30),
        ({"cache-control": "max-age=60", "age": "45"}, 15),
        ({"cache-control": "s-maxage=99, max-age=7"}, 7),
        ({"cache-control": "max-age=99999999"}, 3600),
        ({"cache-control": "no-cache, max-age=30"}, 0),
        ({"expires": "Sat, 14 Mar 2026 09:00:40 GMT"}, 40),
        ({"expires": "Sat, 14 Mar 2026 10:00:40 GMT", "date": "Sat, 14 Mar 2026 10:00:00 GMT"}, 40),
        ({"expires": "Sat, 14 Mar 2026 09:00:40 GMT", "date": "Sat, 14 Mar 2026 09:00:00 GMT", "age": "30"}, 10),
        ({"expires": "0"}, 0),
        ({"expires": "x" * 5000}, 0),
        ({"cache-control": "max-age=30", "age": "²"}, 30),
        ({}, None),
    ],
)
def test_how_long_an_answer_stays_good(headers, seconds):
    assert advice.fresh_for(headers, at()) == seconds


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        ("Sat, 14 Mar 2026 09:02:00 GMT", 120),
        ("Sat, 14 Mar 2026 08:00:00 GMT", 0),
        ("Saturday, 14-Mar-26 09:02:00 GMT", 120),
        ("Sat Mar 14 09:02:00 2026", 120),
        ("Sat, 31 Feb 2026 09:00:00 GMT", 600),
        ("-1", 600),
        ("1e3", 600),
        ("120, 60", 600),
        ("99999999", 86400),
    ],
)
def test_what_a_server_says_of_when_to_come_back_is_understood_or_ten_minutes(given, seconds):
    assert advice.stay_away({"retry-after": given}, at()) == seconds


def test_a_time_to_come_back_is_by_the_clock_of_who_names_it():
    said = {"retry-after": "Sat, 14 Mar 2026 15:02:00 GMT", "date": "Sat, 14 Mar 2026 15:00:00 GMT"}
    assert advice.stay_away(said, at()) == 120


def test_a_clock_that_is_wrong_is_noticed():
    assert advice.skew({"date": "Sun, 15 Mar 2026 09:00:00 GMT"}, at()) == 86400
    assert advice.skew({"date": "Sat, 14 Mar 2026 08:59:00 GMT", "age": "60"}, at()) == 0
    assert at() + timedelta(seconds=advice.skew({"date": "Fri, 31 Dec 9999 23:59:59 GMT"}, at())) < at(10**6)


def test_loopback_is_known():
    assert is_loopback("http://127.0.0.1:80/")
    assert is_loopback("http://localhost/")
    assert not is_loopback("http://10.0.0.1/")
    assert not is_loopback("https://example.org/")


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("https://EX.com./live", "ex.com"),
        ("https://ex.com:8443/", "ex.com"),
        ("http://münchen.example/", "xn--mnchen-3ya.example"),
        ("http://MÜNCHEN.example./", "xn--mnchen-3ya.example"),
        ("http://127.1/", "localhost"),
        ("http://0x7f000001/", "localhost"),
        ("http://2130706433:8000/", "localhost"),
        ("http://[::ffff:127.0.0.1]/", "localhost"),
        ("http://[0:0::1]/", "localhost"),
        ("http://a.localhost./", "localhost"),
        ("http://\uff11\uff12\uff17.0.0.1/", "localhost"),
        ("http://0xc0.0.0x2.1/", "192.0.2.1"),
        ("http://[2001:DB8:0::1]/", "2001:db8::1"),
        ("http://a..b/", "a..b"),
    ],
)
def test_a_host_is_one_however_it_is_written(address, server):
    assert server_of(address) == server
