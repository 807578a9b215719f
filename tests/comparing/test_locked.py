"""A folder that was edited by hand: its texts meet those of its lock."""

import shutil
import subprocess
from pathlib import Path

import pytest

from levelset.comparing.identity import settled_by
from levelset.comparing.locked import as_told, locked, past_of
from levelset.core.model import Framework
from levelset.interchange.files import Folder
from levelset.interchange.folder import read_framework, write_framework
from levelset.interchange.folder_reading import read_lock
from levelset.interchange.folder_writing import lock_of, write_lock
from levelset.interchange.lock import Past
from support.folders import FRAMEWORK
from support.harbors import CARE, CREW, harbor

UNSURE = "I report a worn rope before the day is over."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_framework(harbor(), tmp_path)
    return tmp_path


def edit(folder: Path, page: str, old: str, new: str) -> None:
    path = folder / page
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def of(folder: Path) -> Framework:
    found = read_framework(folder).value
    assert found is not None
    return found


def ids(framework: Framework, page: str = "pilot/h1") -> dict[str, str]:
    found = framework.page(page)
    assert found is not None
    return {one.text: one.id for one in found.statements()}


def relocked(folder: Path) -> Framework:
    found = locked(of(folder), read_lock(Folder(folder)))
    write_lock(found.framework, folder, past_of(found))
    return of(folder)


def test_an_untouched_folder_is_up_to_date(folder: Path) -> None:
    found = locked(of(folder), read_lock(Folder(folder)))
    assert found.framework == of(folder)
    assert (found.became, found.questions) == ((), ())
    assert lock_of(found.framework, folder, past_of(found)) is None
    assert not write_lock(found.framework, folder, {})


def test_a_reworded_moved_and_new_sentence(folder: Path) -> None:
    before = ids(of(folder))
    edit(folder, "pilot/h1.md", "I oil every winch", "I grease every winch")
    moved = f"- {CREW[1][:-1]}, as H1 asks.\n"
    edit(folder, "pilot/h1.md", moved, "")
    edit(folder, "pilot/h1.md", "### Talk\n\n", f"### Talk\n\n- I hum at work.\n{moved}")
    assert "" in ids(of(folder)).values()
    after = ids(relocked(folder))
    assert after[f"I grease{CARE[0][5:-1]}, as H1 asks."] == before[f"{CARE[0][:-1]}, as H1 asks."]
    assert after[f"{CREW[1][:-1]}, as H1 asks."] == before[f"{CREW[1][:-1]}, as H1 asks."]
    assert after["I hum at work."] not in ("", *before.values())
    assert lock_of(of(folder), folder, {}) is None


def test_a_role_and_a_level_called_otherwise_by_hand_keep_ids(folder: Path) -> None:
    before = ids(of(folder))
    (folder / "pilot").rename(folder / "helm")
    edit(folder, "framework.yaml", "key: pilot\n    name: Pilot", "key: helm\n    name: Helm")
    (folder / "helm/h1.md").rename(folder / "helm/l1.md")
    (folder / "crane/h1.md").rename(folder / "crane/l1.md")
    edit(folder, "framework.yaml", "label: H1", "label: L1")
    after = ids(relocked(folder), "helm/l1")
    assert set(before.values()) == set(after.values())
    assert not (folder / "levelset.lock").read_text().count("past ")


def test_a_page_that_was_deleted_by_hand_is_remembered(folder: Path) -> None:
    gone = set(ids(of(folder), "crane/h2").values())
    (folder / "crane/h2.md").unlink()
    relocked(folder)
    past = read_lock(Folder(folder)).past["crane/h2"]
    assert {one.id for one in past} == gone
    assert all(one.new == () and not one.is_open for one in past)


def test_an_unsure_sentence_waits_in_the_lock_for_its_answer(folder: Path) -> None:
    old = f"{CARE[1][:-1]}, as H1 asks."
    before = ids(of(folder))[old]
    edit(folder, "pilot/h1.md", old, UNSURE)
    relocked(folder)
    fresh = ids(of(folder))[UNSURE]
    assert read_lock(Folder(folder)).past["pilot/h1"] == (Past(before, old, (fresh,), is_open=True),)
    found = locked(of(folder), read_lock(Folder(folder)))
    (question,) = found.questions
    assert (question.old.id, question.new.id) == (before, fresh)
    same = settled_by(found, {before: fresh})
    write_lock(same.framework, folder, past_of(same))
    assert ids(of(folder))[UNSURE] == before
    assert read_lock(Folder(folder)).past == {"pilot/h1": (Past(fresh, UNSURE, (before,)),)}


def test_a_question_ends_when_the_sentence_it_asks_about_goes(folder: Path) -> None:
    old = f"{CARE[1][:-1]}, as H1 asks."
    edit(folder, "pilot/h1.md", old, UNSURE)
    relocked(folder)
    edit(folder, "pilot/h1.md", f"- {UNSURE}\n", "")
    found = locked(of(folder), read_lock(Folder(folder)))
    assert found.questions == ()


def test_what_comes_back_takes_its_id(folder: Path) -> None:
    line = f"- {CARE[1][:-1]}, as H1 asks.\n"
    before = ids(of(folder))
    edit(folder, "pilot/h1.md", line, "")
    relocked(folder)
    edit(folder, "pilot/h1.md", "### Care\n\n", f"### Care\n\n{line}")
    assert ids(relocked(folder)) == before
    assert read_lock(Folder(folder)).past == {}


def test_the_line_of_a_page_and_its_facets_keep_ids_in_other_words(folder: Path) -> None:
    before = ids(of(folder))
    edit(
        folder,
        "pilot/h1.md",
        "> I keep the harbor running as H1 asks.",
        "> I keep the whole harbor running, as H1 asks.",
    )
    edit(folder, "pilot/h1.md", "My work reaches as far as H1 goes.", "My own work reaches just as far as H1 goes.")
    assert list(ids(relocked(folder)).values()) == list(before.values())


def test_inherited_sentences_are_aligned_on_their_core_page(tmp_path: Path) -> None:
    write_framework(FRAMEWORK, tmp_path)
    core = "_core/ic/ic1.md"
    edit(tmp_path, core, "- I read", "- I read widely and well")
    found = locked(of(tmp_path), read_lock(Folder(tmp_path)))
    (question,) = found.questions
    assert (question.old.id, question.old.owner, question.new.owner) == ("core1", "_core/ic/ic1", "_core/ic/ic1")
    same = settled_by(found, {"core1": question.new.id}).framework
    assert ids(same, "swe/ic1")["I read widely and well"] == ids(same, "mle/ic1")["I read widely and well"] == "core1"


def test_inherited_sentences_outlive_another_name_of_their_level(tmp_path: Path) -> None:
    write_framework(FRAMEWORK, tmp_path)
    edit(tmp_path, "framework.yaml", "label: IC1", "label: L1")
    for name in ("swe", "mle", "_core/ic"):
        (tmp_path / name / "ic1.md").rename(tmp_path / name / "l1.md")
    after = relocked(tmp_path)
    assert ids(after, "swe/l1")["I read"] == ids(after, "mle/l1")["I read"] == "core1"


def test_a_folder_without_a_lock_gets_one(folder: Path) -> None:
    before = (folder / "levelset.lock").read_text()
    (folder / "levelset.lock").unlink()
    relocked(folder)
    assert (folder / "levelset.lock").read_text() == before


def test_what_became_is_told_in_words(folder: Path) -> None:
    edit(folder, "pilot/h1.md", f"- {CARE[1][:-1]}, as H1 asks.\n", "")
    found = locked(of(folder), read_lock(Folder(folder)))
    (gone,) = found.became
    assert as_told(gone).startswith("gone: “I report")
    assert as_told(type(gone)(gone.old, ("a", "b"))).startswith("split into 2")
    assert as_told(type(gone)(gone.old, ("a",))).startswith("joined with another")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
def test_git_merges_what_two_people_edited(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    base = (folder / "levelset.lock").read_bytes()
    edits = (
        ("pilot/h1.md", "I oil every winch", "I grease every winch"),
        ("crane/h2.md", f"- {CREW[1][:-1]}, as H2 asks.\n", ""),
    )
    place = tmp_path_factory.mktemp("merge")
    (place / "base").write_bytes(base)
    for name, change in zip(("ours", "theirs"), edits, strict=True):
        before = (folder / change[0]).read_bytes()
        edit(folder, *change)
        relocked(folder)
        (place / name).write_bytes((folder / "levelset.lock").read_bytes())
        (folder / change[0]).write_bytes(before)
        (folder / "levelset.lock").write_bytes(base)
    command = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    merged = subprocess.run(command, cwd=place, capture_output=True, check=False)
    assert merged.returncode == 0
    (folder / "levelset.lock").write_bytes(merged.stdout)
    for change in edits:
        edit(folder, *change)
    found = locked(of(folder), read_lock(Folder(folder)))
    assert lock_of(found.framework, folder, past_of(found)) is None
