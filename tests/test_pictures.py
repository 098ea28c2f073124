"""Pictures on demand: asked for under the rules, unpacked elsewhere, shown in half blocks, described always."""

from __future__ import annotations

import struct
import sys
import zlib
from io import BytesIO, StringIO

import pytest
from PIL import Image

from liveterm import clock
from liveterm.cli import pictures
from liveterm.cli.pictures import Pictures, unpacked
from liveterm.config import Settings
from liveterm.errors import LivetermError, SourceError
from liveterm.live import pace
from liveterm.model import Block
from liveterm.ui import Doors, Pixels, graphics
from liveterm.ui.pictures import fitted, half_blocks, shades
from tests.build import frame
from tests.hostile import answer, site
from tests.ui.conftest import Telling, opening, post, until

RED, BLUE = (255, 0, 0), (0, 0, 255)


def picture(width: int = 40, height: int = 20, kind: str = "PNG") -> bytes:
    """The left half red, the right half blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    file = BytesIO()
    image.save(file, kind)
    return file.getvalue()


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 900 million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "JPEG"])
async def test_a_picture_is_unpacked_to_fit(kind):
    found = await unpacked(picture(400, 200, kind), 40, 40)
    assert (found.width, found.height) == (40, 20)
    assert found.at(2, 2)[0] > 200 > found.at(2, 2)[2]
    assert found.at(37, 18)[2] > 200 > found.at(37, 18)[0]


@pytest.mark.parametrize("body", [b"", b"<html>", picture()[:60], bomb(), b"%!PS-Adobe-3.0 EPSF-3.0\n"])
async def test_what_is_no_picture_is_said_to_be_none(body):
    with pytest.raises(SourceError, match="no picture that can be shown"):
        await unpacked(body, 40, 40)


async def test_a_picture_of_a_page_the_reader_named_is_asked_for():
    async with site(photo=answer(picture())) as server:
        pictured = Pictures(Settings(), [server.url("/live")])
        found = await pictured.get(server.url("/photo"), 40, 40)
    assert (found.width, found.height) == (40, 20)


async def test_a_page_elsewhere_cannot_have_us_ask_inside():
    async with site(photo=answer(picture())) as server:
        with pytest.raises(LivetermError, match="private network"):
            await Pictures(Settings(), ["https://news.example/live"]).get(server.url("/photo"), 40, 40)
        assert not server.asks


async def test_a_picture_keeps_the_distance_its_host_is_owed_and_so_does_the_next_look(monkeypatch):
    async with site(photo=answer(picture()), busy=answer(b"", 429, retry_after="90")) as server:
        slept, hosts = [], pace.Hosts(lambda: sum(slept))

        async def sleep(seconds: float) -> None:
            slept.append(seconds)

        monkeypatch.setattr(clock, "sleep", sleep)
        pictured = Pictures(Settings(), [server.base], hosts)
        hosts.asked(server.url("/live"))
        await pictured.get(server.url("/photo"), 40, 40)
        assert slept == [pace.PAGES_S]
        assert hosts.wait(server.url("/live")) == pace.FLOOR_S
        with pytest.raises(LivetermError, match="429"):
            await pictured.get(server.url("/busy"), 40, 40)
        assert hosts.away(server.url("/live")) == 90
        with pytest.raises(LivetermError, match="left alone"):
            await pictured.get(server.url("/photo"), 40, 40)
    assert len(server.asks) == 2


@pytest.mark.parametrize("url", ["file:///etc/passwd", "data:image/png;base64,AA", "/photo.png"])
async def test_only_web_addresses_are_asked(url):
    with pytest.raises(LivetermError, match="no web address"):
        await Pictures(Settings()).get(url, 40, 40)


async def test_too_large_a_picture_is_not_read():
    async with site(photo=answer(b"x" * ((pictures.MOST_MB << 20) + 1))) as server:
        with pytest.raises(LivetermError, match="larger than 8 MB"):
            await Pictures(Settings(), [server.base]).get(server.url("/photo"), 40, 40)


async def test_without_the_extra_a_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)
    with pytest.raises(LivetermError, match=r"pip install 'liveterm\[images\]'"):
        await Pictures(Settings()).get("https://news.example/photo", 40, 40)


def test_half_a_cell_is_a_pixel():
    pixels = Pixels(2, 3, bytes((*RED, *BLUE, *BLUE, *RED, *RED, *BLUE)))
    first, second = half_blocks(pixels, 4)
    assert [first.text, second.text] == [" ▀▀ ", " ▀▀ "]
    assert [segment.style.color.name for segment in first if segment.style] == ["#ff0000", "#0000ff"]
    assert [segment.style.bgcolor.name for segment in first if segment.style] == ["#0000ff", "#ff0000"]


def test_without_colour_brighter_is_fuller():
    assert shades(Pixels(3, 1, bytes((0, 0, 0, 120, 120, 120, 255, 255, 255))), 3)[0].text == " =@"


def test_a_picture_keeps_its_shape_in_a_smaller_room():
    small = fitted(Pixels(40, 20, bytes(40 * 20 * 3)), 10, 40)
    assert (small.width, small.height, len(small.data)) == (10, 5, 150)


async def test_v_shows_the_picture_and_what_it_is_of():
    async def get(url: str, width: int, height: int) -> Pixels:
        assert url == "https://news.example/gate.jpg"
        return Pixels(2, 2, bytes((*RED, *BLUE, *BLUE, *RED)))

    block = Block("image", "The gate at night", "https://news.example/gate.jpg", "Joel Pryce")
    frames = Telling("live")
    app = frames.open(*opening(frame(21, post(21, blocks=(block,)))), doors=Doors(picture=get))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "v")
        await until(lambda: "asking" not in app.screen.text())
        assert "The gate at night (Joel Pryce)" in app.screen.text()
        await until(lambda: any("--" in strip.text for strip in app.screen._canvas._strips))
        await pilot.press("escape", "j", "v")
        assert len(app.screen_stack) == 1


TERMINALS = [
    ({"TERM": "xterm-kitty"}, "auto", "kitty"),
    ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "auto", "sixel"),
    ({"TERM": "foot"}, "blocks", None),
    ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-1/default,1,0"}, "auto", None),
    ({"TERM": "xterm-256color"}, "auto", None),
    ({"TERM": "xterm-256color"}, "sixel", "sixel"),
]


@pytest.mark.parametrize(("environ", "wanted", "protocol"), TERMINALS)
def test_a_terminal_is_sent_pictures_in_full_that_draws_them_or_is_said_to(environ, wanted, protocol, monkeypatch):
    monkeypatch.setattr("fcntl.ioctl", lambda *_: struct.pack("HHHH", 24, 80, 800, 480))
    monkeypatch.setenv("PATH", "")
    found = graphics.drawing(wanted, environ)
    assert (found and found.protocol, found and found.cell) == (protocol, protocol and (10, 20))


def test_a_kitty_without_its_kitten_is_too_old(monkeypatch, tmp_path):
    monkeypatch.setattr("fcntl.ioctl", lambda *_: struct.pack("HHHH", 24, 80, 800, 480))
    monkeypatch.setenv("PATH", str(tmp_path))
    for name, protocol in (("kitty", None), ("kitten", "kitty")):
        (tmp_path / name).touch(0o755)
        found = graphics.drawing("auto", {"TERM": "xterm-kitty"})
        assert (found and found.protocol) == protocol


def test_a_terminal_that_gives_no_size_in_pixels_gets_blocks(monkeypatch):
    monkeypatch.setattr("fcntl.ioctl", lambda *_: struct.pack("HHHH", 24, 80, 0, 0))
    assert graphics.drawing("sixel", {}) is None


@pytest.mark.parametrize(("protocol", "sign"), [("sixel", "\x1bP"), ("kitty", "\U0010eeee")])
async def test_a_picture_in_full_takes_the_cells_it_has_pixels_for(protocol, sign, monkeypatch):
    sent = StringIO()
    monkeypatch.setattr(sys, "__stdout__", sent)

    async def get(url: str, width: int, height: int) -> Pixels:
        assert (width, height) == (800, 440)
        return Pixels(60, 40, bytes(RED) * 2400)

    block = Block("image", "The gate at night", "https://news.example/gate.jpg")
    app = Telling("live").open(*opening(frame(21, post(21, blocks=(block,)))), doors=Doors(picture=get))
    monkeypatch.setattr(graphics, "drawing", lambda _: graphics.Drawing(protocol, (10, 20)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "v")
        await until(lambda: "asking" not in app.screen.text())
        await pilot.pause()
        (drawn,) = app.screen.query("Graphic > *")
        assert drawn.region.size == (6, 2)
        rows = app.screen._compositor.render_strips()
        assert any(sign in row.text for row in rows)
        await pilot.press("escape")
        await pilot.pause()
    assert ("a=d" in sent.getvalue()) is (protocol == "kitty")  # the terminal is told to forget it


async def test_a_picture_that_cannot_be_had_is_described_all_the_same():
    block = Block("image", "The gate at night", "https://news.example/gate.jpg")
    frames = Telling("live")
    app = frames.open(*opening(frame(21, post(21, blocks=(block,)))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "v")
        await until(lambda: "cannot be asked for" in app.screen.text())
        assert "The gate at night" in app.screen.text()
