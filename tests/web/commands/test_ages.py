"""Databases of earlier states of the program are brought up to date, and everything that was in them is still there.

``ages/`` holds one dump of SQLite for each: made by the program of that commit, with the people and the framework that
its own tests had. A new one is added when a version is released; none is ever changed. On PostgreSQL the same rows are
put into tables of that time (``support/old_rows.py``).
"""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from support import postgres
from support.environment import missing
from web.commands.processes import environment

AGES = sorted((Path(__file__).parent / "ages").glob("*.sql"))

LOOK = """
import json
import django
django.setup()
from levelset.web.commands import ground
ground.migrate()
from django.test import Client
from levelset.web.people.models import User
def signed_in(email):
    client = Client(headers={"Host": "localhost"})
    client.post("/account/login/", {"login": email, "password": "correct horse battery staple"})
    return client
member, owner, leaver = map(signed_in, ["mika@example.org", "olga@example.org", "lars@example.org"])
pages = ["/account/", "/framework/", "/framework/bridge-engineer/ic1", "/framework/versions/1/bridge-engineer/matrix"]
print(json.dumps({
    "people": sorted(User.objects.values_list("name", flat=True)),
    "handles": User.objects.exclude(handle="").values("handle").distinct().count(),
    "pages": [member.get(page).status_code for page in pages],
    "statement": member.get("/framework/statements/0961b1f41a", follow=True).status_code,
    "review": owner.get("/import/1/review").status_code,
    "leaver": leaver.get("/account/").status_code,
    "found": [b'"/people/mika-member"' in member.get("/people/?q=" + asked).content for asked in ("mem+mi", "mem+sa")],
}))
"""

LOGGED = """
from levelset.web.evidence.models import Attestation, Entry
second = signed_in("sana@example.org")
entry, draft = Entry.objects.filter(author__name="Mika Member").order_by("pk")
print(json.dumps({
    "pages": [member.get(page).status_code for page in ("/me", "/me/way", "/me/aim", "/account/readers", "/evidence/")],
    "author": [member.get(f"/evidence/{one.key}").status_code for one in (entry, draft)],
    "manager": [second.get(f"/evidence/{one.key}").status_code for one in (entry, draft)],
    "attested": Attestation.objects.get().sentence in second.get(f"/evidence/{entry.key}").content.decode(),
    "manager_of_team": second.get("/team").content.count(b'"/people/mika-member"') > 0,
}))
"""


@pytest.mark.parametrize("age", AGES, ids=lambda path: path.stem)
def test_a_database_of_an_earlier_state_is_brought_up_to_date_and_works(age: Path, tmp_path: Path) -> None:
    old = laid_out(age, tmp_path)
    check(age, data=tmp_path)
    with closing(sqlite3.connect(old)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.postgresql
@pytest.mark.parametrize("age", AGES, ids=lambda path: path.stem)
def test_the_same_on_postgresql(age: Path, tmp_path: Path) -> None:
    binaries = postgres.binaries()
    if binaries is None:
        missing("no PostgreSQL 15 or newer on this machine (Debian, Ubuntu: sudo apt install postgresql)")
        return
    old = laid_out(age, tmp_path / "old")
    (tmp_path / "data").mkdir()
    with postgres.server(binaries) as url:
        run(["-m", "support.old_rows", str(old)], tmp_path / "data", LEVELSET_DATABASE_URL=url)
        check(age, data=tmp_path / "data", LEVELSET_DATABASE_URL=url)
    assert not list((tmp_path / "data").glob("*.sqlite3"))


def laid_out(age: Path, folder: Path) -> Path:
    """The database of that time, as a file."""
    folder.mkdir(exist_ok=True)
    path = folder / "levelset.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(age.read_text(encoding="utf-8"))
    return path


def run(arguments: list[str], data: Path, **settings: str) -> str:
    """What a Python with the settings of Levelset says."""
    env = environment(LEVELSET_DATA=str(data), LEVELSET_TASKS="immediate", LEVELSET_LOG_LEVEL="ERROR", **settings)
    env["DJANGO_SETTINGS_MODULE"] = "levelset.web.settings"
    env["PYTHONPATH"] += os.pathsep + str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def check(age: Path, data: Path, **settings: str) -> None:
    """Bring the database up to date and look at what people see then."""
    logged = "evidence_entry" in age.read_text(encoding="utf-8")
    said = [json.loads(line) for line in run(["-c", LOOK + (LOGGED if logged else "")], data, **settings).splitlines()]
    assert said[0] == {
        "people": ["Edda Editor", "Lars Leaver", "Mika Member", "Olga Owner", "Sana Second"],
        "handles": 5,
        "pages": [200, 200, 200, 200],
        "statement": 200,
        "review": 200,
        "leaver": 302,
        "found": [True, False],
    }
    assert said[1:] == logged * [
        {
            "pages": [200] * 5,
            "author": [200, 200],
            "manager": [200, 404],
            "attested": True,
            "manager_of_team": True,
        }
    ]


def test_there_are_databases_of_earlier_states() -> None:
    assert len(AGES) >= 5
