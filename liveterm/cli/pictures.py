"""Pictures for the screen: asked for under the rules for all addresses, unpacked in a process of its own.

What is in a picture's bytes is the sender's choice, so they are read where that can be ended, as pages are. Run as a
module this file is that process: it reads a picture from stdin and writes width, height and pixels to stdout.
"""

from __future__ import annotations

import asyncio
import os
import resource
import struct
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from liveterm import clean, clock
from liveterm.child import end_at_once
from liveterm.config import Settings
from liveterm.errors import SourceError, UsageError
from liveterm.ui import Pixels

if TYPE_CHECKING:
    from liveterm.fetch import Answer
    from liveterm.live.pace import Hosts

MOST_MB: Final = 8  # on the way; twice as much, unpacked
_SECONDS: Final = 10
_MEMORY: Final = 1 << 30
_MOST_PIXELS: Final = 40_000_000
_SIZE: Final = struct.Struct("<HH")
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")


class Pictures:
    """Gets pictures that a page names; nothing inside a private network but from the servers of the `given` sources.

    `hosts` are those that are asked for other things, too: none of both comes too soon after the other.
    """

    def __init__(self, settings: Settings, given: Sequence[str] = (), hosts: Hosts | None = None) -> None:
        self._settings = settings
        self._given = given
        self._hosts = hosts

    async def get(self, url: str, width: int, height: int) -> Pixels:
        """A picture in at most so many pixels. Raises LivetermError."""
        if find_spec("PIL") is None:
            raise UsageError("pictures need one more package: pip install 'liveterm[images]'")
        from liveterm.fetch import is_address
        from liveterm.live.pace import Hosts

        if not is_address(url):
            raise SourceError("this picture has no web address")
        self._hosts = hosts = self._hosts or Hosts(clock.ticks)
        async with hosts.turns(url):
            answer = await self._asked(url, hosts)
        if answer.document is None:
            raise SourceError("there is no picture at its address")
        return await unpacked(answer.document.body, width, height)

    async def _asked(self, url: str, hosts: Hosts) -> Answer:
        """What the picture's host says, once it may be asked."""
        from liveterm.fetch import Fetcher, host_of, is_address
        from liveterm.fetch.rules import origin

        if rest := hosts.away(url):
            raise SourceError(f"{host_of(url)} wants to be left alone for {clock.spelled(rest)}")
        await clock.sleep(hosts.wait_for_page(url))
        limits = self._settings.limits
        ours = any(is_address(source) and origin(source) == origin(url) for source in self._given)
        fetcher = Fetcher(limits=msgspec.structs.replace(limits, body_mb=min(limits.body_mb, 2 * MOST_MB)))
        try:
            return await hosts.ask(url, fetcher.read(url, named_by=None if ours else ""))
        finally:
            await fetcher.close()


async def unpacked(body: bytes, width: int, height: int) -> Pixels:
    """The pixels of a picture file. Raises SourceError when it cannot be read within bounds."""
    paths = os.pathsep.join(filter(None, (str(Path(clean.__file__).parent.parent), os.environ.get("PYTHONPATH", ""))))
    command = (sys.executable, "-P", "-m", __name__, str(width), str(height))
    child = await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={**os.environ, "PYTHONPATH": paths}
    )
    try:
        async with asyncio.timeout(_SECONDS):
            found, _ = await child.communicate(body)
    except TimeoutError:
        found = b""
    finally:
        if child.returncode is None:
            end_at_once(child)
            await child.wait()
    if len(found) < _SIZE.size:
        raise SourceError("this is no picture that can be shown (JPEG, PNG, WebP and GIF can, up to 40 megapixels)")
    across, down = _SIZE.unpack_from(found)
    return Pixels(across, down, found[_SIZE.size :])


def main() -> None:
    """The process that reads one picture."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    from io import BytesIO

    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS // 2  # twice as many are refused
    room = int(sys.argv[1]), int(sys.argv[2])
    with Image.open(BytesIO(sys.stdin.buffer.read()), formats=_FORMATS) as picture:
        picture.draft("RGB", room)
        small = ImageOps.exif_transpose(picture).convert("RGB")
        small.thumbnail(room)
    sys.stdout.buffer.write(_SIZE.pack(*small.size) + small.tobytes())


if __name__ == "__main__":
    main()
