"""Settings: what is set is in force, what makes no sense costs only itself."""

from __future__ import annotations

import pytest

from liveterm import config
from liveterm.errors import UsageError


@pytest.fixture
def file(tmp_path):
    return tmp_path / "liveterm" / "config.toml"


def test_without_a_file_everything_is_as_usual_and_no_file_appears(file):
    assert config.load(file) == (config.Settings(), [])
    assert not file.exists()


def test_what_was_changed_is_in_force(file):
    config.change("theme", "nord", file)
    config.change("record", "false", file)
    config.change("keys.next", "n,down", file)
    config.change("disk_cap_mb", "5", file)
    settings, complaints = config.load(file)
    assert (settings.theme, settings.record, settings.keys, settings.disk_cap_mb) == (
        "nord",
        False,
        {"next": "n,down"},
        5,
    )
    assert not complaints


def test_a_change_leaves_the_rest_of_the_file_as_it_was(file):
    file.parent.mkdir()
    file.write_text('# mine\ntheme = "nord"\n[headers."a.example"]\nCookie = "x"\n')
    config.change("theme", "dracula", file)
    config.change("zone", "Europe/Paris", file)
    assert file.read_text() == (
        '# mine\ntheme = "dracula"\nzone = "Europe/Paris"\n[headers."a.example"]\nCookie = "x"\n'
    )


def test_a_line_that_makes_no_sense_costs_only_itself(file):
    file.parent.mkdir()
    file.write_text('disk_cap_mb = "lots"\ncolour = "red"\ntheme = "nord"\n')
    settings, complaints = config.load(file)
    assert (settings.theme, settings.disk_cap_mb) == ("nord", 2000)
    assert len(complaints) == 2


def test_limits_are_settings_and_a_senseless_one_costs_only_itself(file):
    config.change("limits.body_mb", "8", file)
    file.write_text(file.read_text() + "limits.redirects = 60\nlimits.colour = 1\n")
    settings, complaints = config.load(file)
    assert settings.limits == config.Limits(body_mb=8)
    assert [sentence.split(": ", 1)[1].split(";")[0] for sentence in complaints] == [
        "limits.redirects: Expected `int` <= 5",
        "there is no setting “limits.colour”",
    ]


def test_a_broken_file_leaves_the_usual_settings_in_force(file):
    file.parent.mkdir()
    file.write_text("theme = ")
    settings, complaints = config.load(file)
    assert settings == config.Settings()
    assert "config.toml" in complaints[0]


@pytest.mark.parametrize(
    "name, value",
    [
        ("colour", "red"),
        ("keys", "x"),
        ("headers.example", "x"),
        ("theme.dark", "x"),
        ("disk_cap_mb", "lots"),
        ("limits.body_mb", "0"),
        ("limits", "1"),
        ("interval", "often"),
        ("zone", "Nowhere/Land"),
        ("clock", "25h"),
        ("order", "sideways"),
    ],
)
def test_a_setting_that_does_not_exist_or_a_value_that_cannot_be_is_refused(file, name, value):
    with pytest.raises(UsageError):
        config.change(name, value, file)
    assert not file.exists()


def test_what_is_shown_reads_back(file):
    config.change("keys.next", "n", file)
    config.change("limits.request_s", "2.5", file)
    file.write_text(config.show(config.load(file)[0]))
    assert config.load(file) == (config.Settings(keys={"next": "n"}, limits=config.Limits(request_s=2.5)), [])


def test_what_a_header_says_is_not_shown(file):
    file.parent.mkdir()
    file.write_text('[headers."news.example.org"]\nCookie = "id=secret"\n')
    shown = config.show(config.load(file)[0])
    assert 'headers."news.example.org" = {Cookie = "…"}' in shown
    assert "secret" not in shown


def test_a_command_that_might_run_the_words_of_a_post_is_not_taken(file):
    with pytest.raises(UsageError, match="as code"):
        config.change("alerts.command", "sh -c 'echo {title}'", file)
    file.parent.mkdir()
    file.write_text("[alerts]\ncommand = \"sh -c 'echo {title}'\"\n")
    settings, (said,) = config.load(file)
    assert settings.alerts.command == ""
    assert "as code" in said


@pytest.mark.parametrize("content", [b"theme = ", b"\xff", b'"\\u001b[31m" = 1'])
def test_what_is_said_of_a_file_is_only_text_whatever_it_is_called(tmp_path, content):
    file = tmp_path / "c\x1b]0;x\x07.toml"
    file.write_bytes(content)
    _, (said,) = config.load(file)
    assert said.isprintable()
    assert "c␛]0;x.toml: " in said


def test_a_key_that_no_terminal_has_costs_itself_and_a_filter_has_a_name_that_can_be_shown(file):
    file.parent.mkdir()
    file.write_text(
        '[keys]\nnews = "\\u001b]0;PWN\\u0007"\nnext = "n,down"\ntop = "["\nbottom = 3\n"\\u001b[31m" = "f8"\n'
        '[filters]\n"f\\u001b[31m" = "a\\u202eb"\n'
    )
    settings, said = config.load(file)
    assert settings.keys == {"next": "n,down", "top": "[", "␛[31m": "f8"}
    assert settings.filters == {"f␛[31m": "ab"}
    assert ["is no key" in sentence for sentence in said] == [True, False]
    assert all(sentence.isprintable() for sentence in said)


def test_no_key_is_set_that_no_terminal_has(file):
    with pytest.raises(UsageError, match="is no key"):
        config.change("keys.next", "\x1b[31m", file)


def test_a_new_file_of_settings_is_for_its_owner_alone_and_an_old_one_stays_as_open_as_it_was(tmp_path):
    file = tmp_path / "new" / "liveterm" / "config.toml"
    config.change("record", "false", file)
    modes = [path.stat().st_mode & 0o777 for path in (file, file.parent, file.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]
    file.chmod(0o644)
    config.change("record", "true", file)
    assert file.stat().st_mode & 0o777 == 0o644
