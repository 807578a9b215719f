"""``levelset lock``: the ids of a folder that somebody edited by hand."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from levelset.cli.main import main
from levelset.interchange.files import Folder
from levelset.interchange.folder import read_framework, write_framework
from levelset.interchange.folder_reading import read_lock
from support.harbors import CARE, harbor

OLD = f"{CARE[1][:-1]}, as H1 asks."
UNSURE = "I report a worn rope before the day is over."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_framework(harbor(), tmp_path)
    return tmp_path


def run(folder: Path, *options: str, answer: str = "") -> Result:
    return CliRunner().invoke(main, ["lock", str(folder), *options], input=answer)


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "pilot/h1.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def id_of(folder: Path, text: str) -> str:
    framework = read_framework(folder).value
    assert framework is not None
    return next(one.id for page in framework.pages for one in page.statements() if one.text == text)


def test_a_lock_that_is_up_to_date_is_left_alone(folder: Path) -> None:
    before = (folder / "levelset.lock").stat().st_mtime_ns
    result = run(folder)
    assert (result.exit_code, result.stdout) == (0, "levelset.lock was up to date.\n")
    assert (folder / "levelset.lock").stat().st_mtime_ns == before
    assert run(folder, "--check").stdout == "levelset.lock is up to date.\n"


def test_an_edited_page_is_locked_and_not_touched(folder: Path) -> None:
    before = id_of(folder, OLD)
    edit(folder, OLD, OLD.replace("frayed", "badly frayed"))
    page = (folder / "pilot/h1.md").read_bytes()
    check = run(folder, "--check")
    assert check.exit_code == 1
    assert "Run: levelset lock" in check.stderr
    assert run(folder).stdout == "levelset.lock is up to date now.\n"
    assert id_of(folder, OLD.replace("frayed", "badly frayed")) == before
    assert (folder / "pilot/h1.md").read_bytes() == page
    assert run(folder, "--check").exit_code == 0


@pytest.mark.parametrize(("answer", "same"), [("y\n", True), ("n\n", False)])
def test_an_unsure_statement_is_asked_about_once(folder: Path, answer: str, same: bool) -> None:
    before = id_of(folder, OLD)
    edit(folder, OLD, UNSURE)
    open_ = run(folder)
    assert open_.exit_code == 0
    assert "not sure whether" in open_.stdout
    assert "1 question is open; answer with: levelset lock --interactive" in open_.stdout
    assert run(folder, "--check").exit_code == 1
    asked = run(folder, "--interactive", answer=answer)
    assert f"before: {OLD}" in asked.stdout
    assert f"now:    {UNSURE}" in asked.stdout
    assert (id_of(folder, UNSURE) == before) is same
    assert run(folder, "--check").exit_code == 0


def test_a_question_can_wait(folder: Path) -> None:
    edit(folder, OLD, UNSURE)
    asked = run(folder, "--interactive", answer="\n")
    assert "1 question is open" in asked.stdout
    assert [one.is_open for one in read_lock(Folder(folder)).past["pilot/h1"]] == [True]


def test_equal_questions_of_several_pages_are_asked_once(folder: Path) -> None:
    for page in ("pilot/h1.md", "crane/h1.md"):
        path = folder / page
        path.write_text(path.read_text(encoding="utf-8").replace(OLD, UNSURE), encoding="utf-8")
    asked = run(folder, "--interactive", answer="y\n")
    assert "1 of 1, on pilot/h1 and crane/h1:" in asked.stdout
    assert run(folder, "--check").exit_code == 0


def test_what_became_of_statements_is_told(folder: Path) -> None:
    edit(folder, f"- {OLD}\n", "")
    assert f"pilot/h1: gone: “{OLD}”" in run(folder).stdout


def test_a_folder_that_cannot_be_read_is_left_as_it_is(folder: Path) -> None:
    (folder / "framework.yaml").write_text("title: [", encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 1
    assert "The lock was left as it is." in result.stderr
    assert run(folder / "nowhere").exit_code == 2


def test_asking_and_only_checking_exclude_each_other(folder: Path) -> None:
    result = run(folder, "--check", "--interactive")
    assert result.exit_code == 2
    assert "--check writes nothing" in result.stderr


def test_a_lock_that_cannot_be_written_is_one_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(folder, OLD, "I sing at work.")

    def refused(*_args: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder / "levelset.lock"))

    monkeypatch.setattr("levelset.interchange.folder_writing.put", refused)
    result = run(folder)
    assert result.exit_code == 1
    assert "cannot be written: Permission denied" in result.stderr


def test_an_id_that_stands_twice_in_the_lock_is_borne_once(folder: Path) -> None:
    lock = folder / "levelset.lock"
    own = id_of(folder, OLD)
    text = lock.read_text(encoding="utf-8")
    lock.write_text(text.replace("[crane/h1]\n", f'[crane/h1]\n{own} "I sing at work."\n', 1), encoding="utf-8")
    path = folder / "crane/h1.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("### Talk\n\n", "### Talk\n\n- I sing at work.\n"), "utf-8"
    )
    assert run(folder).exit_code == 0
    assert id_of(folder, OLD) != id_of(folder, "I sing at work.")


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "lock"
    outside.write_text("mine", encoding="utf-8")
    (folder / "levelset.lock").unlink()
    (folder / "levelset.lock").symlink_to(outside)
    run(folder)
    assert outside.read_text(encoding="utf-8") == "mine"


def test_an_import_that_brings_other_words_asks_later(tmp_path: Path) -> None:
    document = Path(__file__).parent.parent.parent / "examples/ic2-data-engineer.txt"
    old, new = (
        "I think about what could break next week and prevent it",
        "I prevent what could break, weeks ahead of time",
    )
    changed = tmp_path / "changed.txt"
    changed.write_text(document.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    folder = tmp_path / "folder"
    before = output = ""
    for path in (document, changed):
        result = CliRunner().invoke(main, ["import", str(path), "--into", str(folder), "--framework", "Wrenfield"])
        assert result.exit_code == 0, result.output
        before, output = before or id_of(folder, old), result.output
    assert "1 statement may be an older one in other words; say so with: levelset lock --interactive" in output
    assert id_of(folder, new) != before
    assert run(folder, "--check").exit_code == 1
    run(folder, "--interactive", answer="y\n")
    assert id_of(folder, new) == before
