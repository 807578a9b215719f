"""Backups are taken while others write, brought back whole or not at all, and never say more than they must."""

import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from levelset.web.commands.keeping.archive import NotABackup, verify
from support import postgres
from support.environment import missing
from web.commands.processes import environment

ROOT = Path(__file__).parents[3]

SETUP = "import django; django.setup()\nfrom levelset.web.people.models import User\n"
CHANGE = SETUP + "User.objects.update(name='Changed')"
EVE = SETUP + "User.objects.create_user('eve@example.org', name='Eve Erased')"

FILL = """
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone
from levelset.process.rights import Standing
from levelset.web.people.models import User
from levelset.web.people.actions.welcoming import welcome
from levelset.web.sealing import seal
from allauth.mfa.models import Authenticator
user = User.objects.create_user("ada@example.org", "a long enough password", name="Ada", standing=Standing.OWNER)
welcome("ben@example.org", Standing.MEMBER, author=user)
Authenticator.objects.create(user=user, type="totp", data={"secret": seal("SECRETSECRET")})
Session.objects.create(session_key="k" * 32, session_data="who it was", expire_date=timezone.now())
uploads = settings.CONFIGURATION.data / "uploads" / "imports"
uploads.mkdir(parents=True)
(uploads / "page.html").write_text("<h1>IC1</h1>")
"""

ASK = """
import json
import django
django.setup()
from django.contrib.sessions.models import Session
from allauth.mfa.models import Authenticator
from django.conf import settings
from levelset.web.people.models import User, WelcomeLink
from levelset.web.sealing import unseal
from levelset.web.audit.models import Event
user = User.objects.get(email="ada@example.org")
page = settings.CONFIGURATION.data / "uploads" / "imports" / "page.html"
print(json.dumps({
    "name": user.name, "password": user.check_password("a long enough password"),
    "links": WelcomeLink.objects.count(), "events": Event.objects.count(), "sessions": Session.objects.count(),
    "secret": unseal(Authenticator.objects.get().data["secret"]),
    "page": page.read_text() if page.exists() else None,
}))
later = User.objects.create_user("later@example.org", name="Later")
print(later.pk)
"""

WHOLE = {
    "name": "Ada",
    "password": True,
    "links": 1,
    "events": 2,
    "sessions": 0,
    "secret": "SECRETSECRET",
    "page": "<h1>IC1</h1>",
}


def run(data: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """``levelset …`` on a data folder."""
    return subprocess.run(
        [sys.executable, "-m", "levelset", *arguments],
        env=environment(LEVELSET_DATA=str(data), **settings),
        capture_output=True,
        text=True,
        check=False,
    )


def script(data: Path, text: str, **settings: str) -> str:
    """Python with Django on a data folder; what it prints."""
    env = environment(LEVELSET_DATA=str(data), DJANGO_SETTINGS_MODULE="levelset.web.settings", **settings)
    done = subprocess.run([sys.executable, "-c", text], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def filled(data: Path, **settings: str) -> Path:
    """A data folder in which somebody has worked."""
    made = run(data, "manage", "migrate", "--verbosity", "0", **settings)
    assert made.returncode == 0, made.stderr
    script(data, FILL, **settings)
    return data


def asked(data: Path, **settings: str) -> dict[str, object]:
    """What a data folder holds of that; it can be written to as well."""
    lines = script(data, ASK, **settings).splitlines()
    assert int(lines[1]) > 1
    answer: dict[str, object] = json.loads(lines[0])
    return answer


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for the tests that only read it."""
    return filled(tmp_path_factory.mktemp("kept") / "data")


@pytest.fixture
def place(data: Path, tmp_path: Path) -> Path:
    """The same folder once more, for a test that changes it."""
    return shutil.copytree(data, tmp_path / "data")


@pytest.fixture(scope="module")
def backup(data: Path) -> Path:
    """A backup of it; its keys lie beside."""
    target = data.parent / "kept.zip"
    done = run(data, "backup", "--into", str(target))
    assert done.returncode == 0, done.stderr
    return target


def test_a_backup_is_brought_back_on_another_machine_as_it_was(backup: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    done = run(tmp_path, "restore", str(backup), "--into", str(fresh))
    assert done.returncode == 0, done.stderr
    assert asked(fresh) == WHOLE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh"]
    assert fresh.stat().st_mode & 0o777 == 0o700
    assert (fresh / "levelset.sqlite3").stat().st_mode & 0o777 == 0o600


def test_the_backup_alone_opens_nothing(data: Path, backup: Path, tmp_path: Path) -> None:
    keys = backup.with_name("kept.zip.keys")
    assert (backup.stat().st_mode & 0o777, keys.stat().st_mode & 0o777) == (0o600, 0o600)
    with zipfile.ZipFile(backup) as archive:
        inside = b"".join(archive.read(name) for name in archive.namelist())
    for name in ("secret_key", "sealing_key", "audit_key"):
        key = (data / name).read_text().strip()
        assert key.encode() not in inside
        assert key in json.loads(keys.read_text())["files"][name]
    assert b"SECRETSECRET" not in inside
    assert b"who it was" not in inside, "a sign-in in a backup would let its finder in"
    alone = tmp_path / "alone.zip"
    alone.write_bytes(backup.read_bytes())
    done = run(tmp_path, "restore", str(alone), "--into", str(tmp_path / "fresh"))
    assert done.returncode == 2
    assert "keys are missing" in done.stderr
    assert not (tmp_path / "fresh").exists()


def test_the_manifest_says_what_it_is_made_of(backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["format"] == "levelset-backup/1"
    assert manifest["database"] == "sqlite"
    assert ["people", "0001_initial"] in manifest["migrations"]
    assert {"database/levelset.sqlite3", "uploads/imports/page.html"} <= set(manifest["files"])


def test_a_folder_that_holds_something_stays_without_being_told(backup: Path, tmp_path: Path) -> None:
    for name, mend in (("photo.jpg", "--replace"), ("secret_key", "--replace")):
        place = tmp_path / name
        place.mkdir()
        (place / name).write_text("mine")
        done = run(tmp_path, "restore", str(backup), "--into", str(place))
        assert done.returncode == 2
        assert mend in done.stderr
        assert [path.name for path in place.iterdir()] == [name]
    done = run(tmp_path, "restore", str(backup), "--into", str(tmp_path / "photo.jpg"), "--replace")
    assert "no data folder of Levelset" in done.stderr
    assert (tmp_path / "photo.jpg" / "photo.jpg").read_text() == "mine"


def damaged(backup: Path, how: str, target: Path) -> Path:
    """A backup that is not what was written."""
    whole = backup.read_bytes()
    if how == "cut":
        target.write_bytes(whole[: len(whole) // 2])
    elif how == "a byte":
        middle = whole.index(b"database/levelset.sqlite3") + 400
        target.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    elif how == "no archive":
        target.write_text("hello")
    elif how == "another packing":
        with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as new:
            new.writestr("manifest.json", old.read("manifest.json"))
        packed = bytearray(target.read_bytes())
        packed[packed.index(b"manifest.json") + len("manifest.json") + 4] = 0xFF  # the properties of the filter
        target.write_bytes(packed)
    else:
        with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                if name == "manifest.json":
                    content = lied(json.loads(content), how)
                new.writestr(name, content)
            if how == "a file more":
                new.writestr("uploads/more.txt", "more")
            if how == "outside":
                new.writestr("uploads/../../evil.txt", "x")
    return target


def lied(manifest: dict[str, object], how: str) -> bytes:
    """A manifest that says something else."""
    files = manifest["files"]
    assert isinstance(files, dict)
    if how == "another format":
        manifest["format"] = "levelset-backup/9"
    elif how == "newer":
        manifest["migrations"] = [["people", "9999_the_future"]]
    elif how == "another sum":
        files["uploads/imports/page.html"]["sha256"] = "0" * 64
    elif how == "outside":
        files["uploads/../../evil.txt"] = {
            "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
            "bytes": 1,
        }
    return json.dumps(manifest).encode()


@pytest.mark.parametrize(
    "how", ["cut", "a byte", "no archive", "another packing", "a file more", "outside", "another format", "another sum"]
)
def test_a_file_that_is_not_what_was_written_is_no_backup(backup: Path, tmp_path: Path, how: str) -> None:
    assert verify(backup)["format"] == "levelset-backup/1"
    with pytest.raises(NotABackup, match=r"bad\.zip"):
        verify(damaged(backup, how, tmp_path / "bad.zip"))


@pytest.mark.parametrize("how", ["a byte", "newer"])
def test_a_backup_that_is_not_whole_touches_nothing(backup: Path, tmp_path: Path, how: str) -> None:
    bad = damaged(backup, how, tmp_path / "bad.zip")
    there = tmp_path / "there"
    there.mkdir()
    (there / "secret_key").write_text("mine")
    keys = str(backup.with_name("kept.zip.keys"))
    done = run(tmp_path, "restore", str(bad), "--into", str(there), "--keys", keys, "--replace")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.zip", "there"]
    assert (there / "secret_key").read_text() == "mine"


def test_what_is_replaced_is_kept_beside_and_its_erasures_are_taken_over(
    backup: Path, place: Path, tmp_path: Path
) -> None:
    script(
        place,
        CHANGE,
    )
    (place / "erasures").write_text("f" * 64 + "\n")
    done = run(tmp_path, "restore", str(backup), "--into", str(place), "--replace")
    assert done.returncode == 0, done.stderr
    assert asked(place) == WHOLE
    assert "f" * 64 in (place / "erasures").read_text()
    aside = next(path for path in tmp_path.iterdir() if path.name.startswith("data.before-"))
    with closing(sqlite3.connect(aside / "levelset.sqlite3")) as old:
        assert old.execute("SELECT name FROM people_user").fetchall() == [("Changed",)]


def eves(place: Path) -> int:
    """How many rows still say who Eve was."""
    with closing(sqlite3.connect(place / "levelset.sqlite3")) as database:
        asked_for = "SELECT count(*) FROM people_user WHERE email LIKE 'eve@%' OR name LIKE 'Eve %'"
        return int(database.execute(asked_for).fetchone()[0])


def test_somebody_who_was_erased_since_is_erased_in_what_is_brought_back(place: Path, tmp_path: Path) -> None:
    script(
        place,
        EVE,
    )
    target = tmp_path / "b.zip"
    assert run(place, "backup", "--into", str(target)).returncode == 0
    script(
        place,
        SETUP + "from levelset.web.people.actions.erasing import erase\n"
        "erase(User.objects.get(email='eve@example.org'), author=None)",
    )
    # On another machine nothing knows of it, and that is said; with the list of the old folder it is done again.
    elsewhere = tmp_path / "elsewhere"
    done = run(tmp_path / "none", "restore", str(target), "--into", str(elsewhere))
    assert done.returncode == 0 and eves(elsewhere) == 1
    assert "Whoever was erased after" in done.stdout and "--erasures FILE" in done.stdout
    for number, (data, more) in enumerate([(tmp_path / "none", ["--erasures", str(place / "erasures")]), (place, [])]):
        new = tmp_path / f"new{number}"
        done = run(data, "restore", str(target), "--into", str(new), *more)
        assert done.returncode == 0, done.stderr
        assert "1 people who were erased" in done.stdout and "Whoever was erased after" not in done.stdout
        assert eves(new) == 0
    for wrong, says in (("nowhere", "There is no file nowhere"), (str(place / "secret_key"), "is no list of erasures")):
        refused = run(tmp_path, "restore", str(target), "--into", str(tmp_path / "no"), "--erasures", wrong)
        assert refused.returncode == 2 and says in refused.stderr and not (tmp_path / "no").exists()
    done = run(tmp_path, "restore", str(target), "--into", str(place), "--replace")
    assert done.returncode == 0, done.stderr
    assert "1 people who were erased" in done.stdout
    assert eves(place) == 0


def test_nothing_is_replaced_under_a_running_server(backup: Path, tmp_path: Path) -> None:
    import fcntl

    place = tmp_path / "data"
    place.mkdir()
    (place / "secret_key").write_text("mine")
    with (place / ".serving").open("w") as server:
        fcntl.flock(server, fcntl.LOCK_SH)
        done = run(tmp_path, "restore", str(backup), "--into", str(place), "--replace")
    assert done.returncode == 2
    assert "A server runs" in done.stderr
    assert (place / "secret_key").read_text() == "mine"


@pytest.mark.parametrize("what", ["no folder", "there already", "no data", "among the uploads"])
def test_a_backup_that_cannot_be_written_says_so(data: Path, backup: Path, tmp_path: Path, what: str) -> None:
    target, source = tmp_path / "b.zip", data
    if what == "no folder":
        target = tmp_path / "none" / "b.zip"
    elif what == "there already":
        target = backup
    elif what == "no data":
        source = tmp_path / "nothing"
    else:
        target = data / "uploads" / "b.zip"
    before = backup.read_bytes()
    done = run(source, "backup", "--into", str(target))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert backup.read_bytes() == before
    assert not source.exists() or source == data


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """A PostgreSQL of its own."""
    folder = postgres.binaries()
    if folder is None:
        missing("no PostgreSQL 15 or newer on this machine")
    assert folder is not None
    with postgres.server(folder) as url:
        yield url


@pytest.mark.postgresql
def test_on_postgresql_a_backup_comes_back_whole_or_not_at_all(database: str, tmp_path: Path) -> None:
    data = filled(tmp_path / "data", LEVELSET_DATABASE_URL=database)
    target = tmp_path / "b.zip"
    done = run(data, "backup", "--into", str(target), LEVELSET_DATABASE_URL=database)
    assert done.returncode == 0, done.stderr
    script(
        data,
        CHANGE,
        LEVELSET_DATABASE_URL=database,
    )
    arguments = ("restore", str(target), "--into", str(data))
    refused = run(data, *arguments, LEVELSET_DATABASE_URL=database)
    assert "--replace" in refused.stderr
    other = run(tmp_path, "restore", str(target), "--into", str(tmp_path / "fresh"), LEVELSET_DATABASE_URL=database)
    assert "The database is not empty" in other.stderr
    assert not (tmp_path / "fresh").exists()
    name = SETUP + "print(User.objects.get().name)"
    assert script(data, name, LEVELSET_DATABASE_URL=database).strip() == "Changed", "a refusal leaves the tables"
    done = run(data, *arguments, "--replace", LEVELSET_DATABASE_URL=database)
    assert done.returncode == 0, done.stderr
    assert asked(data, LEVELSET_DATABASE_URL=database) == WHOLE
    sqlite = run(tmp_path, "restore", str(target), "--into", str(tmp_path / "fresh"))
    assert "The backup is of postgresql" in sqlite.stderr
    assert not (tmp_path / "fresh").exists()
