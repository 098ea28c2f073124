"""A reader's command runs the reader's programs; nothing that a publisher writes is code to any of them."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from liveterm import interpreters
from liveterm.alerts import Call, send
from liveterm.config import Alerts

REFUSED = """
    taskset 1 sh < {text}
    pkexec sh -s < {text}
    somebody --as me sh < {text}
    i3-msg {text}
    sftp host < {text}
    sh -c 'echo {title}'
    /bin/bash -lc 'say {text}'
    env LANG=C zsh -e -c 'open {url}'
    fish --command='echo {title}'
    fish --command={title}
    bash -o pipefail -c 'echo {title} | cat'
    sh -c -e {title}
    sh -c -- {title}
    sh +e -c {title}
    bash -c -o pipefail {title}
    bash --rcfile x -c {title}
    sh {title}
    sh /dev/stdin {title}
    bash -s {title}
    python3 {title}
    python3 -X utf8 {title}
    python3.11 -c 'print("{title}")'
    perl -e 'print 1' -e {title}
    perl -ne print {text}
    perl -pe 1 {text}
    ruby -e 'puts "{title}"'
    node --eval='x("{title}")'
    node -p {title}
    deno run {url}
    deno eval {text}
    php -d x.y=1 {title}
    osascript -e 'say "{title}"'
    awk 'BEGIN{system("x {title}")}'
    sed s/x/{title}/
    env -S "sh -c" {title}
    env {title}
    nice -n 5 timeout 3 dash -c 'x {title}'
    sudo --user me ssh phone notify {title}
    sudo -u me sh {title}
    sudo -i
    unshare -r
    strace -f -o x ssh phone {title}
    firejail --quiet ssh phone {title}
    docker exec -u me box ssh phone {title}
    docker run -i box < {text}
    strace -o x -f ssh phone {title}
    uv run -q ssh phone {title}
    sudo time env sh {title}
    sudo env -S "sh -c" {title}
    flock /tmp/x -c sh {title}
    nohup at now {title}
    busybox sh {title}
    ssh phone notify {title}
    watch notify {title}
    tmux display-message {title}
    screen -X stuff {title}
    parallel notify {title}
    xargs notify {title}
    su me -c 'x {title}'
    make -f notify.mk TEXT={text}
    sqlite3 news.db {text}
    gdb -ex {text}
    xterm -e {title}
    terminal-notifier -execute {text}
    scp -o ProxyCommand={text} a b:
    git -c alias.x={title} x
    git -calias.x={title} x
    i3-msg exec {title}
    find . -exec sh -c 'x {title}' ;
    notify-send "$(echo {title})"
    notify {title} | tee log
    notify {title} >> log
    notify {title} ;
    {title}
    '
    sh < {text}
    bash -s < {text}
    bash -is x.sh < {text}
    sh - < {text}
    sh //dev/stdin < {text}
    sh /dev/./fd/0 < {text}
    sh /proc/self/fd/00 < {text}
    python3 -i x.py < {text}
    python3 -u < {text}
    node < {text}
    timeout 3 sh < {text}
    env LANG=C sh < {text}
    xargs -I% sh -c 'echo %' < {text}
    ed < {text}
    ex -s < {text}
    gdb prog < {text}
    sqlite3 news.db < {text}
    psql news < {text}
    at now < {text}
    script /dev/null < {text}
    su me < {text}
    sudo -s < {text}
    setarch x86_64 < {text}
    ssh phone < {text}
    make -f - < {text}
    cat < x
    cat < '$({text})'
"""

ALLOWED = r"""
    notify {title}
    notify Breaking {title} {text} {url}
    notify --title={title} -b {text}
    notify --urgent {title} --late
    notify title={title}
    notify 'News: {title}'
    notify '{title}: {text} ({url})'
    notify -a script {title}
    notify publish node {title}
    notify -t at -m {title}
    notify -- {title}
    notify < {text}
    notify {title} < '{text} {url}'
    env TITLE={title} notify
    env TITLE={title} sh -c 'notify "$TITLE" "$1"' x {text}
    env -u HOME LANG=C notify {title}
    timeout -k 1 5 notify {title}
    nice -n 5 setsid notify {title}
    sh -c 'notify "$1"' x {title}
    sh -ec 'cat >> /dev/null' < {text}
    bash -c 'notify "$1" "$2"' x {title} {url}
    bash -o pipefail ./x.sh {title}
    bash --norc x.sh {title}
    sh x.sh {title} < {text}
    python3 x.py --title {title} --text={text}
    python3 -X utf8 -W ignore x.py {title} < {text}
    python3 -c 'import sys; print(sys.argv[1], sys.stdin.read())' {title} < {text}
    python3 -m platform {title}
    perl -e 'print @ARGV' {title}
    node --no-warnings -e 'process.argv' x {title}
    awk 'BEGIN {print ARGV[1]}' {title}
    sed -e p -n < {text}
    cat < {text}
    git commit -m {text}
    git tag -m {text} {title}
    curl -s --max-time 5 -d {text} {site}
    curl -s --max-time 5 -F text={text} -H 'Title: {title}' {site}
"""

FINE_ELSEWHERE = r"""
    ntfy publish swift {title}
    sudo -u me notify-send -a script {title}
    notify-send --icon watch 'News: {title}' {text}
    ruby -W0 x.rb {title}
    php -d x=1 -f x.php {title}
    php -r 'x($argv);' {title}
    deno run --allow-all x.ts {title}
    osascript -e 'on run a' -e 'display notification (item 1 of a)' -e 'end run' {title}
    osascript notify.scpt {title} {text}
    terminal-notifier -message {text} -title {title} -open {url}
    docker exec -u me box notify {title}
    docker exec -it box notify {title}
    env LANG=C notify -a at {title}
    http POST https://n.example text={text}
    espeak-ng --stdin < {text}
    mail -s {title} me@n.example < {text}
    tmux -V
"""

HOSTILE = [
    "$(touch pwned)",
    "; touch pwned",
    "`touch pwned`",
    "x; touch pwned #",
    "touch pwned",
    "touch pwned |",
    "|touch pwned",
    "!touch pwned",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "x && touch pwned || touch pwned",
    "-o pwned",
    "--output=pwned",
    "-opwned",
    "-F",
    "--exec=touch pwned",
    "@secret",
    "<secret",
    "-d@secret",
    "x=@secret",
    "pwned",
    "e touch pwned",
    "1e touch pwned",
    "w pwned",
    "system('touch pwned')",
    "import os; os.system('touch pwned')",
    "require('fs').writeFileSync('pwned', '')",
    "%{touch pwned}",
    "${IFS}touch${IFS}pwned",
    "~!touch pwned",
    "{title}{url}$(touch pwned)",
]
SECRET = "what nobody shall read"


def commands(table: str) -> list[str]:
    return [line.strip() for line in table.splitlines() if line.strip()]


@pytest.mark.parametrize("command", commands(REFUSED))
def test_no_program_is_given_the_words_of_a_post_where_it_might_take_them_for_code(command):
    with pytest.raises(ValueError, match=r".{20}; .{10}|is no command: .{10}"):
        interpreters.check(command)


@pytest.mark.parametrize("command", commands(ALLOWED + FINE_ELSEWHERE))
def test_the_words_of_a_post_may_be_arguments_or_stdin_of_anything_else(command):
    interpreters.check(command)


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """A folder to run commands in, with programs of the reader's, and a secret."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "secret").write_text(SECRET)
    (folder / "x.sh").write_text('notify "$@"\n')
    (folder / "x.py").write_text("import sys\nprint(sys.argv, sys.stdin.read())\n")
    bin = tmp_path / "bin"
    bin.mkdir()
    (bin / "notify").write_text('#!/bin/sh\nprintf "%s\\n" "$TITLE" "$@"\ncat\n')
    (bin / "notify").chmod(0o700)
    monkeypatch.setenv("PATH", f"{bin}:{os.environ['PATH']}")
    monkeypatch.chdir(folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("command", commands(ALLOWED))
async def test_no_headline_does_anything_through_a_command_that_is_allowed(command, place):
    if not shutil.which(shlex.split(command)[0]):
        pytest.skip("that program is not here")
    heard: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        heard.append(head + (await reader.readexactly(int(length[1])) if length else b""))
        writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1") as server:
        site = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        before = contents(place)
        how = Alerts(bell=False, terminal="off", command=command.replace("{site}", site))
        for text in HOSTILE:
            said = await send(Call(text, text, "https://n.example/?" + "$(touch%20pwned)"), how, len, os.environ)
            assert "cannot be run" not in said["command"]
            assert "was ended after" not in said["command"]
    assert contents(place) == before
    assert SECRET.encode() not in b"".join(heard)
    assert bool(heard) == ("{site}" in command)
