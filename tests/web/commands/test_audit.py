"""``levelset audit``: heads for a second party, a proof that says what is wrong and exits with 1."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection
from jsonschema import Draft202012Validator

import levelset.web.audit
from cast import Cast
from levelset.cli.main import main
from levelset.web.audit.actions import record
from levelset.web.audit.models import Event
from levelset.web.audit.readings import note_reading
from levelset.web.commands import rounds
from levelset.web.people.holdings import holdings

pytestmark = pytest.mark.django_db
SCHEMA = Path(levelset.web.audit.__file__).parent / "schemas" / "levelset-heads-1.json"


def audit(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["audit", *arguments])


@pytest.fixture
def written(cast: Cast) -> Cast:
    for number in range(3):
        record("note.written", author=cast.member, object_key=f"note/{number}")
        note_reading(cast.second, cast.member.key, f"note/{number}")
    return cast


def test_heads_are_printed_as_their_schema_says_and_prove_the_log(written: Cast, tmp_path: Path) -> None:
    printed = audit("heads")
    told = json.loads(printed.stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(told)
    assert sorted((row["kind"], row["length"]) for row in told["chains"]) == [("event", 3), ("reading", 3)]
    kept = tmp_path / "heads.json"
    kept.write_text(printed.stdout)
    proven = audit("verify", "--heads", str(kept))
    assert (proven.exit_code, proven.stdout) == (
        0,
        "6 entries in 2 chains are what was written, against 1 files of heads.\n",
    )
    told["chains"][0]["digest"] = "0" * 32
    kept.write_text(json.dumps(told))
    refuted = audit("verify", "--heads", str(kept))
    assert refuted.exit_code == 1 and "entry 3: not the one of the head that was kept" in refuted.stdout
    assert audit("verify").exit_code == 0


def test_a_changed_entry_is_said_and_the_exit_status_tells(written: Cast) -> None:
    audit("verify")
    row = Event.objects.get(position=2).pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET object_key = 'note/9' WHERE id = %s", [row])
    found = audit("verify")
    assert found.exit_code == 1
    assert f"entry 2: changed (row {row})" in found.stdout and "1 flaws in 2 chains" in found.stderr


@pytest.mark.parametrize(
    "content", ["", "[]", '{"format": "levelset/1"}', '{"format": "levelset-heads/1", "chains": [1]}']
)
def test_a_file_that_holds_no_heads_is_misuse(written: Cast, tmp_path: Path, content: str) -> None:
    file = tmp_path / "heads.json"
    file.write_text(content)
    found = audit("verify", "--heads", str(file))
    assert found.exit_code == 2 and "levelset audit heads >" in found.stderr


def test_the_worker_chains_what_was_written_and_lets_go_what_is_over(
    written: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connection, "close", lambda: None)
    for _pause, task in rounds.ROUNDS:
        rounds.once(task)
    # That what is over has gone is written down after the round in which all else was chained: the next one has it.
    assert list(Event.objects.filter(position=None).values_list("event", flat=True)) == ["retention.ran"]
    assert holdings() and not caplog.records

    def fails() -> None:
        raise RuntimeError("Mika Member")

    rounds.once(fails)
    assert "RuntimeError" in caplog.text and "Mika" not in caplog.text, "a log names nobody"
