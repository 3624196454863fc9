"""The examples of docs/operations agree with the program, and with each other."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import fields
from pathlib import Path

import pytest

from lagesbild import disposal
from lagesbild.boards import load_boards
from lagesbild.cli import arguments, handover
from lagesbild.settings import MEBIBYTE, Limits, Settings
from tests.architecture.tree import ROOT, text_of

FOLDER = Path("docs/operations")
OPERATIONS = text_of(Path("docs/operations.md"))
NGINX = text_of(FOLDER / "nginx.conf")
CADDY = text_of(FOLDER / "Caddyfile")
SERVER = "lagesbild.service"
SERVICES = (SERVER, "lagesbild-backup.service")
SERVED = text_of(Path("lagesbild/server.py"))


def unit(name: str) -> dict[str, list[str]]:
    """The keys of a unit of systemd, each with its values."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in text_of(FOLDER / name).splitlines():
        if line and line[0] not in "#[":
            key, separator, value = line.partition("=")
            assert separator, line
            found[key].append(value)
    return found


def environment(name: str) -> dict[str, str]:
    return dict(value.split("=", 1) for value in unit(name)["Environment"])


def settings_there_are() -> set[str]:
    return set(re.findall(r'"(LAGESBILD_[A-Z_]+)"', text_of(Path("lagesbild/settings.py"))))


@pytest.mark.parametrize("name", SERVICES)
def test_a_unit_runs_a_command_that_there_is(name: str) -> None:
    [started] = unit(name)["ExecStart"]
    python, *words = started.split()
    assert python == f"{unit(name)['WorkingDirectory'][0]}/.venv/bin/python"
    assert words[:2] == ["-m", "lagesbild"]
    assert arguments.parse(words[2:]).command in ("serve", "backup")


def test_the_service_may_write_where_it_must_and_nowhere_else() -> None:
    assert unit(SERVER)["ProtectSystem"] == ["strict"]
    [writable] = unit(SERVER)["ReadWritePaths"]
    [copied] = unit("lagesbild-backup.service")["ExecStart"]
    copies = arguments.parse(copied.split()[3:]).destination
    assert writable.split() == [environment(SERVER)["LAGESBILD_LOCAL"], str(copies)]
    for name in SERVICES:
        assert environment(name)["LAGESBILD_LOCAL"] == environment(SERVER)["LAGESBILD_LOCAL"]
        assert unit(name)["UMask"] == ["0077"]
        assert unit(name)["User"] != ["root"]
    assert unit(SERVER)["LimitCORE"] == ["0"]


@pytest.mark.parametrize("name", SERVICES)
def test_a_unit_sets_what_the_program_reads(name: str) -> None:
    ours = {key for key in environment(name) if key.startswith("LAGESBILD_")}
    assert ours <= settings_there_are()


def test_the_page_says_every_setting() -> None:
    assert {name for name in settings_there_are() if f"`{name}`" not in OPERATIONS} == set()


def test_the_proxies_lead_to_the_port_that_is_served() -> None:
    port = environment(SERVER)["LAGESBILD_PORT"]
    assert re.findall(r"server (\S+);", NGINX) == [f"127.0.0.1:{port}"]
    assert re.findall(r"reverse_proxy (\S+)", CADDY) == [f"127.0.0.1:{port}"]
    assert port == str(Settings().port)


def test_the_proxies_let_the_largest_file_through() -> None:
    largest = Limits().file_bytes // MEBIBYTE
    [nginx] = re.findall(r"client_max_body_size (\d+)m;", NGINX)
    [caddy] = re.findall(r"max_size (\d+)MB", CADDY)
    assert largest < int(nginx) <= largest + 10
    assert int(caddy) == int(nginx)
    assert f"maxUploadSize = {largest} " in text_of(Path(".streamlit/config.toml"))


def test_the_proxies_pass_websockets_on_and_keep_them_open() -> None:
    for line in (
        "proxy_set_header Upgrade           $http_upgrade;",
        "proxy_set_header Connection        $connection_upgrade;",
        "proxy_set_header Host              $host;",
        "proxy_http_version 1.1;",
    ):
        assert line in NGINX
    [stream] = re.findall(r"location = /_stcore/stream \{(.*?)\}", NGINX, re.DOTALL)
    assert "proxy_read_timeout 1h;" in stream
    assert "stream_timeout 1h" in CADDY


def test_the_proxies_speak_tls_and_compress() -> None:
    assert "listen 443 ssl;" in NGINX
    assert "return 301 https://" in NGINX
    assert not re.search(r"TLSv1(?:\.1)?[ ;]", NGINX)
    assert re.search(r"^\s*gzip\s+on;", NGINX, re.MULTILINE)
    assert "application/javascript" in NGINX
    assert "encode zstd gzip" in CADDY


def test_what_is_for_this_machine_is_not_let_out() -> None:
    for path in (handover.PATH, "/halsa", "/_stcore/metrics"):
        assert re.search(rf"location = {path} \{{[^}}]*(?:return 404;|deny  all;)", NGINX), path
        assert re.search(rf"@inside path .*{path}\b", CADDY), path
    assert 'Route("/halsa"' in SERVED


@pytest.mark.parametrize("text", [NGINX, CADDY], ids=["nginx", "Caddy"])
def test_the_brackets_of_a_proxy_pair_up(text: str) -> None:
    bare = re.sub(r"#.*", "", text)
    assert bare.count("{") == bare.count("}") > 3


def test_every_statement_of_nginx_ends() -> None:
    lines = [re.sub(r"#.*", "", line).rstrip() for line in NGINX.splitlines()]
    assert [line for line in lines if line and line[-1] not in "{};"] == []


def test_the_backups_of_the_timer_are_those_of_the_page() -> None:
    [started] = unit("lagesbild-backup.service")["ExecStart"]
    assert " ".join(started.split()[3:]) in OPERATIONS
    assert "[Timer]" in text_of(FOLDER / "lagesbild-backup.timer")


def test_every_command_of_the_page_can_be_typed() -> None:
    typed = re.findall(r"python -m lagesbild ([a-z][^`\n#|]*)", OPERATIONS)
    assert len(typed) > 6
    for words in typed:
        assert arguments.parse(words.split()).command


def test_the_rule_of_the_page_can_be_used(tmp_path: Path) -> None:
    [rule] = re.findall(r"```toml\n(\[subjects\.retention\].*?)```", OPERATIONS, re.DOTALL)
    board = tmp_path / "motala"
    board.mkdir()
    file = ROOT / "data" / "boards" / "motala" / "board.toml"
    (board / "board.toml").write_text(f"{file.read_text(encoding='utf-8')}\n{rule}")
    read = disposal.rule_of(load_boards(tmp_path)["motala"])
    assert (read.replaced_months, read.case_months) == (24, 60)


def test_limits_have_names_that_the_settings_know() -> None:
    assert "file_bytes" in {field.name for field in fields(Limits)}
