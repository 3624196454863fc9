"""While a server holds the store, commands are carried out by it; nobody else may ask it to."""

from __future__ import annotations

import http.client
import io
import json
import os
import signal
import socket
import stat
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from starlette.applications import Starlette

from lagesbild.access import StoreHeld, open_store
from lagesbild.cli import handover
from lagesbild.ingest import intake, load
from lagesbild.ingest.recognise import Given
from tests.cli.processes import command, note, serving, started
from tests.ingest.ledgers import ledger
from tests.loading import BOARD, Answer, Desk, settings_in
from tests.store.test_opening import held_by_another


@dataclass(frozen=True)
class Served:
    """A store that a server holds."""

    local: Path
    folder: Path
    address: str
    process: int
    months: Iterator[int] = field(default_factory=lambda: iter(range(202601, 202613)))

    def command(self, *words: object) -> Answer:
        return command(self.local, *words, folder=self.folder)

    def load(self, month: int) -> dict:
        """Load a ledger of a month that no other test uses."""
        (self.folder / f"{month}.csv").write_text(ledger(month, [month], 10))
        answer = self.command("load", f"{month}.csv", "--board", BOARD, "--json")
        assert answer.exit_code == 0, answer.err
        [entry] = answer.loads
        return entry

    def ask(
        self,
        *,
        method: str = "POST",
        path: str = "/arbete",
        body: str | None = None,
        **headers: str,
    ) -> tuple[int, dict[str, str], str]:
        """An answer to any request that a program or a web page could send."""
        where = urlsplit(self.address)
        connection = http.client.HTTPConnection(where.hostname, where.port, timeout=30)
        content = json.dumps({"words": ["boards"], "folder": "/"}) if body is None else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, content, named)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, {key.lower(): value for key, value in answer.getheaders()}, text

    @property
    def secret(self) -> str:
        return f"Bearer {note(self.local)['secret']}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    with serving(folder / "local") as (server, address):
        yield Served(folder / "local", folder, address, server.pid)


def test_a_file_is_loaded_undone_and_loaded_again_by_the_server(served: Served) -> None:
    entry = served.load(next(served.months))
    assert (entry["status"], entry["rows"]) == ("loaded", 10)
    load_id = entry["load_id"]
    assert served.command("undo", load_id).out == f"Inläsning {load_id} är ångrad.\n"
    assert served.command("undo", load_id).exit_code == 1
    assert served.command("redo", load_id).out == f"Inläsning {load_id} gäller igen.\n"
    states = {row["load_id"]: row["state"]
              for row in json.loads(served.command("loads", "--json").out)["loads"]}  # fmt: skip
    assert states[load_id] == "live"


def test_a_question_and_the_checks_are_answered_by_the_server(served: Served) -> None:
    entry = served.load(next(served.months))
    params = ("--param", f"board={BOARD}", "--param", f"load_id={entry['load_id']}")
    answer = served.command("query", "loads/covered_periods", *params, "--format", "json")
    assert json.loads(answer.out)[0]["row_count"] == 10
    assert served.command("check").out == "Alla kontroller gick bra.\n"
    assert served.command("query", "nope").exit_code == 2
    assert served.command("läs").exit_code == 2


def test_a_backup_is_made_while_the_server_runs_and_can_be_restored(
    served: Served, tmp_path: Path
) -> None:
    served.load(next(served.months))
    answer = served.command("backup", tmp_path / "kopia.duckdb")
    assert answer.exit_code == 0
    assert "är skriven och kontrollerad" in answer.out
    restored = command(tmp_path / "annan", "restore", tmp_path / "kopia.duckdb")
    assert restored.exit_code == 0
    assert restored.out.startswith("Databasen är återställd: ")
    assert command(tmp_path / "annan", "check").out == "Alla kontroller gick bra.\n"


def test_paths_are_counted_from_where_the_command_is_given(served: Served) -> None:
    inner = served.folder / "en mapp"
    inner.mkdir()
    month = next(served.months)
    (inner / "export.csv").write_text(ledger(month, [month], 5))
    answer = command(served.local, "load", "export.csv", "--board", BOARD, "--json", folder=inner)
    assert [entry["status"] for entry in answer.loads] == ["loaded"]
    assert command(served.local, "backup", "kopia.duckdb", folder=inner).exit_code == 0
    assert (inner / "kopia.duckdb").is_file()


def test_two_commands_at_once_are_both_carried_out(served: Served) -> None:
    months = [next(served.months) for _ in range(2)]
    for month in months:
        (served.folder / f"{month}.csv").write_text(ledger(month, [month], 400))
    running = [started(served.local, "load", f"{month}.csv", "--board", BOARD, folder=served.folder)
               for month in months]  # fmt: skip
    for process in running:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")
        assert "inläst som inläsning" in out
    assert served.command("check").exit_code == 0


def test_restoring_while_the_server_runs_is_refused(served: Served, tmp_path: Path) -> None:
    served.command("backup", tmp_path / "kopia.duckdb")
    answer = served.command("restore", tmp_path / "kopia.duckdb")
    assert answer.exit_code == 1
    assert f"används av process {served.process}" in answer.err
    assert served.command("check").exit_code == 0


def test_a_second_server_says_where_the_first_one_answers(served: Served) -> None:
    answer = served.command("serve", "--port", "0")
    assert answer.exit_code == 1
    assert answer.err == f"Lägesbild svarar redan på {served.address} (process {served.process}).\n"


def test_only_its_owner_may_read_the_servers_note(served: Served) -> None:
    assert stat.S_IMODE((served.local / "server.json").stat().st_mode) == 0o600
    assert note(served.local)["process"] == served.process


def test_the_owner_is_answered(served: Served) -> None:
    status, _, text = served.ask(authorization=served.secret)
    assert status == 200
    assert json.loads(text)["exit_code"] == 0


@pytest.mark.parametrize(
    "said",
    [{}, {"authorization": ""}, {"authorization": "Bearer fel"}, {"authorization": "Bearer "},
     {"authorization": "Bearer \xe5\xe4\xf6"}],
)  # fmt: skip
def test_one_who_does_not_know_the_secret_is_refused(said: dict, served: Served) -> None:
    status, _, text = served.ask(**said)
    assert (status, json.loads(text)) == (403, {"error": "nekad"})


@pytest.mark.parametrize(
    "said",
    [
        {"origin": "https://ond.example"},
        {"origin": "null"},
        {"referer": "https://ond.example/"},
        {"sec_fetch_site": "same-origin"},
        {"cookie": "a=b"},
    ],
)
def test_a_request_from_a_browser_is_refused_even_with_the_secret(
    said: dict, served: Served
) -> None:
    status, headers, _ = served.ask(authorization=served.secret, **said)
    assert status == 403
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("host", ["ond.example", "lagesbild.local:80"])
def test_a_name_that_has_been_made_to_lead_to_this_machine_is_refused(
    host: str, served: Served
) -> None:
    status, _, text = served.ask(authorization=served.secret, host=host)
    assert (status, text) == (400, "Invalid host header")


def test_a_browser_gets_no_leave_to_ask(served: Served) -> None:
    for method in ("OPTIONS", "GET", "PUT"):
        status, headers, text = served.ask(
            method=method, origin="https://ond.example",
            access_control_request_method="POST", access_control_request_headers="authorization",
        )  # fmt: skip
        assert not [name for name in headers if name.startswith("access-control")]
        assert "exit_code" not in text
        assert status != 200 or method == "GET"  # a page, as any other address


def test_a_server_that_was_killed_leaves_the_store_to_the_next_command(tmp_path: Path) -> None:
    local = tmp_path / "local"
    with serving(local) as (server, _):
        (tmp_path / "a.csv").write_text(ledger(1, [202601], 10))
        command(local, "load", "a.csv", "--board", BOARD, folder=tmp_path)
        server.send_signal(signal.SIGKILL)
        server.wait(timeout=30)
        assert (local / "server.json").exists()
        assert command(local, "check").out == "Alla kontroller gick bra.\n"
        with held_by_another(
            local / "lagesbild.duckdb"
        ) as holder:  # the note is of one who is gone
            answer = command(local, "check")
        assert answer.exit_code == 1
        assert f"används av process {holder}. Vänta tills den är klar" in answer.err


def test_a_server_gives_up_the_trials_that_were_open_when_the_last_one_stopped(
    tmp_path: Path,
) -> None:
    settings = settings_in(tmp_path / "local")
    desk = Desk(open_store(settings), settings, tmp_path)
    path = desk.file("a.csv", ledger(1, [202601], 10))
    upload, file = intake.read_upload(path, "a.csv", settings)
    prepared = intake.understand(
        upload, file, desk.store.reader(desk.person), desk.boards[BOARD], settings, Given()
    )
    load.try_out(desk.store, desk.person, BOARD, upload, file, prepared.reading)
    desk.store.close()
    with serving(settings.local):
        pass
    answer = command(settings.local, "loads", "--json")
    assert [row["state"] for row in json.loads(answer.out)["loads"]] == ["discarded"]


def test_a_server_that_is_stopped_takes_its_note_with_it(tmp_path: Path) -> None:
    local = tmp_path / "local"
    with serving(local) as (server, _):
        server.terminate()
        assert server.wait(timeout=30) == 0
    assert not (local / "server.json").exists()
    assert not (local / "lagesbild.duckdb.wal").exists()  # the store was closed in order


def test_a_server_that_has_stopped_answering_is_named_and_not_waited_for(tmp_path: Path) -> None:
    local = tmp_path / "local"
    with serving(local) as (server, _):
        server.send_signal(signal.SIGSTOP)
        try:
            answer = command(local, "boards")
        finally:
            server.send_signal(signal.SIGCONT)
        assert (answer.exit_code, answer.out) == (1, "")
        assert f"Servern (process {server.pid}) håller databasen men svarar inte." in answer.err
        assert command(local, "boards").exit_code == 0


def test_work_that_takes_longer_than_a_silence_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "SIGN_OF_LIFE_SECONDS", 0.2)
    monkeypatch.setattr(handover, "LONGEST_SILENCE_SECONDS", 2)
    settings = settings_in(tmp_path / "local")
    desk = Desk(open_store(settings), settings, tmp_path)
    out, err = io.StringIO(), io.StringIO()
    with handover.taking_work(settings, desk.store) as counter:
        server = uvicorn.Server(uvicorn.Config(
            Starlette(routes=[counter.route]), log_level="warning", ws="none"))  # fmt: skip
        with socket.create_server(("127.0.0.1", 0)) as listening:
            counter.announce(f"http://127.0.0.1:{listening.getsockname()[1]}")
            serving_it = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
            serving_it.start()
            held = StoreHeld(settings.store, os.getpid())
            with desk.store.change(desk.person):  # so that the command has to wait its turn
                asking = threading.Thread(
                    target=handover.ask_server, args=(settings, ["undo", "9"], held, out, err)
                )
                asking.start()
                asking.join(timeout=4)
                assert asking.is_alive()
            asking.join(timeout=30)
            server.should_exit = True
            serving_it.join(timeout=30)
    desk.store.close()
    assert (out.getvalue(), err.getvalue()) == ("", "Inläsning 9 finns inte.\n")


def test_a_server_that_does_not_take_the_work_is_told_of(tmp_path: Path) -> None:
    """The process that holds the store has a note, but nothing answers at its port."""
    local = tmp_path / "local"
    command(local, "check")
    with held_by_another(local / "lagesbild.duckdb") as holder:
        for text in (
            json.dumps({"host": "127.0.0.1", "port": 9, "secret": "x", "process": holder}),
            json.dumps({"host": "::1", "port": 9, "secret": "x", "process": holder}),
        ):
            (local / "server.json").write_text(text)
            answer = command(local, "check")
            assert (answer.exit_code, answer.out) == (1, "")
            assert f"Servern (process {holder}) håller databasen men tog inte emot" in answer.err


def test_a_question_without_a_store_makes_none(tmp_path: Path) -> None:
    answer = command(tmp_path / "local", "query", "loads/history", "--param", f"board={BOARD}")
    assert (answer.exit_code, answer.out) == (1, "")
    assert answer.err.startswith(f"Det finns ingen databas i {tmp_path / 'local'}.")
    assert not (tmp_path / "local").exists()


@pytest.mark.parametrize("text", ["{", "[]", '{"host": 1}'])
def test_a_note_that_cannot_be_read_is_as_none(text: str, tmp_path: Path) -> None:
    local = tmp_path / "local"
    command(local, "check")
    (local / "server.json").write_text(text)
    with held_by_another(local / "lagesbild.duckdb") as holder:
        answer = command(local, "check")
    assert (answer.exit_code, answer.out) == (1, "")
    assert f"används av process {holder}" in answer.err


def test_a_port_that_is_taken_is_said_and_lets_go_of_the_store(
    served: Served, tmp_path: Path
) -> None:
    port = str(urlsplit(served.address).port)
    answer = command(tmp_path / "local", "serve", "--port", port)
    assert answer.exit_code == 1
    assert f"Port {port} på 127.0.0.1 är upptagen" in answer.err
    assert not (tmp_path / "local" / "server.json").exists()


def test_another_address_than_this_machines_is_refused(tmp_path: Path) -> None:
    answer = command(tmp_path / "local", "serve", "--address", "0.0.0.0")
    assert answer.exit_code == 1
    assert "svarar servern bara på den här datorn" in answer.err
