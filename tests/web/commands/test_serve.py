"""``levelset serve`` from the first start to the last signal, in processes of its own."""

import gzip
import os
import re
import signal
import sqlite3
import stat
from pathlib import Path

import pytest

from support import postgres
from support.environment import missing
from web.commands.processes import children, finished, free_port, gone, running


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that the first test makes and the others find."""
    return tmp_path_factory.mktemp("serve") / "data"


def serve(data: Path, port: int, *more: str):  # type: ignore[no-untyped-def]
    """The server on this data folder and port."""
    return running("serve", "--port", str(port), *more, LEVELSET_DATA=str(data))


def test_the_first_start_makes_everything_and_prints_the_link_of_the_first_owner(data: Path) -> None:
    port = free_port()
    with serve(data, port) as server:
        assert server.until(r"Levelset is at (\S+)")[1] == f"http://127.0.0.1:{port}"
        link = server.until(r"(http://\S+/account/welcome/\S+)")[1]
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        assert "first owner" in server.get(link)[2].decode(errors="replace") or server.get(link)[0] == 200
        assert server.stop() == 0


def test_a_folder_that_others_may_read_holds_nothing_that_they_may(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    with serve(data, free_port()) as server:
        server.until("Levelset is at")
        made = [path for path in data.rglob("*") if path.parent == data]
        assert {"levelset.sqlite3", "secret_key"} <= {path.name for path in made}
        assert [path.name for path in made if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
        server.stop()


def test_static_files_travel_compressed_and_are_kept_for_good(data: Path) -> None:
    port = free_port()
    with serve(data, port) as server:
        address = server.until(r"Levelset is at (\S+)")[1]
        page = server.get(address + "/keys/")
        assert page[1]["content-encoding"] == "gzip"
        names = [path.name for path in (data / "static" / "ui").iterdir()]
        style = next(name for name in names if re.fullmatch(r"levelset\.[0-9a-f]{12}\.css", name))
        status, headers, body = server.get(f"{address}/static/ui/{style}")
        assert (status, headers["content-encoding"]) == (200, "gzip")
        assert "immutable" in headers["cache-control"]
        assert len(body) < 8_000
        server.stop()


@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=["ctrl-c", "terminate", "closed"]
)
def test_a_signal_stops_web_and_worker_and_leaves_no_process(data: Path, number: int) -> None:
    with serve(data, free_port()) as server:
        server.until("Levelset is at")
        started = children(server.process.pid)
        assert len(started) == 2
        assert server.stop(number) == 0
        assert all(gone(pid, 1) for pid in started)
        assert "Traceback" not in "".join(server.said)


def test_a_server_that_is_killed_takes_its_processes_with_it(data: Path) -> None:
    with serve(data, free_port()) as server:
        server.until("Levelset is at")
        started = children(server.process.pid)
        assert len(started) == 2
        server.process.kill()
        assert all(gone(pid) for pid in started)


def test_a_worker_that_dies_is_started_again(data: Path) -> None:
    with serve(data, free_port()) as server:
        server.until("Levelset is at")
        (worker,) = [pid for pid in children(server.process.pid) if b"commands.worker" in command(pid)]
        os.kill(worker, signal.SIGKILL)
        server.until("starting it again")
        assert server.stop() == 0


def test_a_web_process_that_dies_is_started_again(data: Path) -> None:
    port = free_port()
    with serve(data, port) as server:
        address = server.until(r"Levelset is at (\S+)")[1]
        (web,) = [pid for pid in children(server.process.pid) if b"commands.worker" not in command(pid)]
        os.kill(web, signal.SIGKILL)
        server.until("Unexpected exit")
        assert gone(web)
        while True:
            try:
                assert server.get(address + "/keys/")[0] == 200
                break
            except OSError:
                continue
        assert server.stop() == 0


def command(pid: int) -> bytes:
    """The command line of a process, which is empty for a moment after it has begun."""
    while not (said := Path(f"/proc/{pid}/cmdline").read_bytes()):
        assert not gone(pid, 0.001)
    return said


def test_a_taken_port_is_said_with_the_mend(data: Path) -> None:
    port = free_port()
    with serve(data, port) as server:
        server.until("Levelset is at")
        second = finished("serve", "--port", str(port), LEVELSET_DATA=str(data))
        assert second.returncode == 2
        assert second.stderr == (
            f"Error: Port {port} on 127.0.0.1 is taken by another program. "
            f"Stop that one, or name another: --port {port + 1}.\n"
        )
        server.stop()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"LEVELSET_DATA": "/dev/null/data"}, "The data folder /dev/null/data cannot be used"),
        ({"LEVELSET_DATABASE_URL": "mysql://host/name"}, "LEVELSET_DATABASE_URL"),
        ({"LEVELSET_DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"}, "The database cannot be used"),
        ({"LEVELSET_SESSION_DAYS": "many"}, "LEVELSET_SESSION_DAYS"),
        ({"LEVELSET_PROFILE": "demo"}, "levelset demo"),
    ],
)
def test_what_stops_the_start_is_one_sentence_and_exit_code_2(
    tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    ended = finished("serve", "--port", str(free_port()), **{"LEVELSET_DATA": str(tmp_path / "data"), **settings})
    assert ended.returncode == 2
    assert said in ended.stderr
    assert ended.stderr.startswith("Error: ")
    assert len(ended.stderr.strip().splitlines()) == 1


def test_a_database_that_is_none_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "levelset.sqlite3").write_bytes(b"this is a letter to my aunt, not a database\n" * 100)
    ended = finished("serve", "--port", str(free_port()), LEVELSET_DATA=str(tmp_path))
    assert ended.returncode == 2
    assert "The database cannot be used" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.postgresql
def test_the_server_runs_on_postgresql_by_one_setting(tmp_path: Path) -> None:
    binaries = postgres.binaries()
    if binaries is None:
        missing("no PostgreSQL 15 or newer on this machine (Debian, Ubuntu: sudo apt install postgresql)")
        return
    with (
        postgres.server(binaries) as url,
        running("serve", "--port", str(free_port()), LEVELSET_DATA=str(tmp_path), LEVELSET_DATABASE_URL=url) as server,
    ):
        address = server.until(r"Levelset is at (\S+)")[1]
        link = server.until(r"(http://\S+/account/welcome/\S+)")[1]
        assert server.get(link)[0] == server.get(address + "/keys/")[0] == 200
        assert server.stop() == 0
    assert not list(tmp_path.glob("*.sqlite3"))


def test_a_database_of_a_newer_levelset_is_left_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serve(data, free_port()) as server:
        server.until("Levelset is at")
        server.stop()
    with sqlite3.connect(data / "levelset.sqlite3") as database:
        database.execute("INSERT INTO django_migrations VALUES (NULL, 'frameworks', '0999_later', '2030-01-01')")
    database.close()
    ended = finished("serve", "--port", str(free_port()), LEVELSET_DATA=str(data))
    assert ended.returncode == 2
    assert "newer Levelset" in ended.stderr


def test_administration_before_the_first_start_says_what_to_do(tmp_path: Path) -> None:
    ended = finished("manage", "welcome", "--email", "ada@example.org", LEVELSET_DATA=str(tmp_path / "data"))
    assert ended.returncode == 2
    assert "levelset serve" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_administration_makes_a_welcome_link(data: Path) -> None:
    assert finished("manage", "migrate", LEVELSET_DATA=str(data)).returncode == 0
    made = finished("manage", "welcome", "--email", "ada@example.org", "--standing", "editor", LEVELSET_DATA=str(data))
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/account/welcome/\S{43}\n", made.stdout)
    again = finished("manage", "welcome", "--email", "no address", LEVELSET_DATA=str(data))
    assert again.returncode == 1
    assert "no e-mail address" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "settings"),
    [
        (("--host", "0.0.0.0"), {}),
        ((), {"LEVELSET_ADDRESS": "https://levels.example.org"}),
        ((), {"LEVELSET_TRUSTED_PROXIES": "1"}),
    ],
)
def test_solo_is_for_this_machine_alone(tmp_path: Path, arguments: tuple[str, ...], settings: dict[str, str]) -> None:
    port = str(free_port())
    done = finished("serve", "--solo", "--port", port, *arguments, LEVELSET_DATA=str(tmp_path / "d"), **settings)
    assert done.returncode == 2
    assert "for this machine alone" in done.stderr


def test_solo_serves_one_person_and_the_folder_opens_to_others_later(tmp_path: Path) -> None:
    data, port = str(tmp_path / "data"), str(free_port())
    with running("serve", "--solo", "--port", port, "--email", "ada@example.org", LEVELSET_DATA=data) as server:
        server.until("alone: no password")
        status, _, page = server.get(f"http://127.0.0.1:{port}/account/")
        assert status == 200
        assert b"ada@example.org" in gzip.decompress(page)
        assert server.stop() == 0
    with running("serve", "--port", port, LEVELSET_DATA=data) as server:
        server.until("The owner has no password yet")
        assert server.until(r"http://127\.0\.0\.1:\d+/account/welcome/(\S+)")
        assert server.stop() == 0
