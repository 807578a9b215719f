"""``levelset demo``: an invented organization on this machine alone, and nothing that is somebody's."""

import gzip
import http.cookiejar
import re
import signal
import sqlite3
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
import yaml

from levelset.web.commands.demo import FOLDER, FRAMEWORK, MARK, ORGANIZATION
from web.commands.processes import SECONDS, finished, free_port, running


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the demo is started in."""
    return tmp_path_factory.mktemp("demo")


def test_the_demo_opens_with_its_framework_and_its_people(place: Path) -> None:
    port = str(free_port())
    with running("demo", "--no-browser", "--port", port, cwd=place) as demo:
        address = demo.until(r"The demo is at (\S+)")[1]
        assert address == f"http://127.0.0.1:{port}/"
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        people = browser.open(address, timeout=SECONDS).read().decode()
        assert ORGANIZATION in people
        person = re.search(r'value="([0-9a-f-]{36})"', people)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', people)
        assert person is not None
        assert token is not None
        answers = {"person": person[1], "csrfmiddlewaretoken": token[1]}
        body = urllib.parse.urlencode(answers).encode()
        read = browser.open(address + "demo/", body, timeout=SECONDS)
        assert read.geturl() == address + "me"
        assert "What did you do?" in read.read().decode()
        assert "Machine Learning Engineer" in browser.open(address + "framework/", timeout=SECONDS).read().decode()
        assert "Noor" in browser.open(address + "account/", timeout=SECONDS).read().decode()
        assert demo.stop(signal.SIGINT) == 0
    assert (place / FOLDER / ".gitignore").read_text() == "*\n"


def test_a_second_start_finds_everything_and_leaves_the_settings_of_a_real_server_alone(place: Path) -> None:
    real = {"LEVELSET_DATABASE_URL": "postgresql://db.invalid/real", "LEVELSET_ORGANIZATION": "Real Ltd"}
    with running("demo", "--no-browser", "--port", str(free_port()), cwd=place, **real) as demo:
        address = demo.until(r"The demo is at (\S+)")[1]
        assert ORGANIZATION in gzip.decompress(demo.get(address + "framework/")[2]).decode()
        demo.stop()
    with sqlite3.connect(place / FOLDER / "levelset.sqlite3") as records:
        assert records.execute("SELECT count(*) FROM frameworks_frameworkversion").fetchone() == (1,)
        assert records.execute("SELECT count(*) FROM people_user").fetchone() == (40,)


def test_a_port_that_was_named_and_is_taken_is_said(place: Path) -> None:
    port = str(free_port())
    with running("demo", "--no-browser", "--port", port, cwd=place) as demo:
        demo.until("The demo is at")
        second = finished("demo", "--no-browser", "--port", port, cwd=place)
        assert second.returncode == 2
        assert f"Port {port} on 127.0.0.1 is taken" in second.stderr
        demo.stop()


def test_the_demo_does_not_touch_a_folder_that_is_none_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "levelset.sqlite3").write_text("somebody's records")
    refused = finished("demo", "--no-browser", "--port", str(free_port()), LEVELSET_DATA=str(tmp_path))
    assert refused.returncode == 2
    assert "no demo" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["levelset.sqlite3"]


def test_the_demo_has_no_way_to_listen_elsewhere(tmp_path: Path) -> None:
    refused = finished("demo", "--host", "0.0.0.0", cwd=tmp_path)
    assert refused.returncode == 2
    assert "--host" in refused.stderr
    assert not list(tmp_path.iterdir())


def test_the_demo_names_the_organization_of_its_framework() -> None:
    written = yaml.safe_load((FRAMEWORK / "framework.yaml").read_text(encoding="utf-8"))
    assert written["organization"] == ORGANIZATION
    assert MARK not in {path.name for path in FRAMEWORK.iterdir()}
