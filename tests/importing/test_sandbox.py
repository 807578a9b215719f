"""Files are read in a child process; whatever goes wrong there is a finding about one file."""

import os
import signal
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

from levelset.core.findings import Result, Severity
from levelset.importing import sandbox
from levelset.importing.sandbox import Limits, read_each, read_in_child

READER = "naughty:naughty"


@pytest.fixture(autouse=True)
def _children_find_the_naughty_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


def _files(folder: Path, *texts: str) -> list[tuple[str, Path]]:
    files = []
    for number, text in enumerate(texts, start=1):
        path = folder / f"stored-{number}"
        path.write_text(text)
        files.append((f"{number}.txt", path))
    return files


def test_documents_come_in_order_with_their_findings(tmp_path: Path) -> None:
    result = read_in_child(_files(tmp_path, "one", "two", "none", "three"), reader=READER)
    assert [document.file for document in result.value] == ["1.txt", "2.txt", "4.txt"]
    assert [document.pieces[0].text for document in result.value] == ["one", "two", "three"]
    assert [(finding.code, finding.file) for finding in result.findings] == [
        ("read/fine", "1.txt"),
        ("read/fine", "2.txt"),
        ("read/empty", "3.txt"),
        ("read/fine", "4.txt"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("spin", "import/too-slow"),
        ("eat", "import/too-large"),
        ("many", "import/too-large"),
        ("long", "import/too-large"),
        ("crash", "import/unreadable"),
        ("dig", "import/unreadable"),
        ("leave", "import/unreadable"),
        ("killed", "import/too-large"),
    ],
)
def test_one_bad_file_is_named_and_does_not_lose_the_others(tmp_path: Path, text: str, code: str) -> None:
    limits = Limits(cpu_seconds=1, wall_seconds=60, pieces=100, characters=2_000, memory_bytes=300 * 2**20)
    result = read_in_child(_files(tmp_path, "before", text, "after"), limits, reader=READER)
    assert [document.file for document in result.value] == ["1.txt", "3.txt"]
    errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    assert [(finding.code, finding.file) for finding in errors] == [(code, "2.txt")]
    assert "“2.txt”" in errors[0].message
    assert "secret" not in errors[0].message


def test_a_child_that_waits_for_ever_is_stopped_by_the_clock(tmp_path: Path) -> None:
    result = read_in_child(_files(tmp_path, "sleep", "after"), Limits(wall_seconds=2), reader=READER)
    assert [document.file for document in result.value] == ["2.txt"]
    assert [finding.code for finding in result.findings] == ["import/too-slow", "read/fine"]


def test_output_without_end_is_stopped(tmp_path: Path) -> None:
    result = read_in_child(_files(tmp_path, "y" * 50_000), Limits(output_bytes=10_000), reader=READER)
    assert result.value == ()
    assert [finding.code for finding in result.findings] == ["import/too-large"]


def test_what_a_reader_prints_does_not_break_its_results(tmp_path: Path) -> None:
    result = read_in_child(_files(tmp_path, "chatter", "after"), reader=READER)
    assert [document.file for document in result.value] == ["1.txt", "2.txt"]


def test_the_child_may_not_write_files_and_knows_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEVELSET_SECRET_KEY", "hush")
    target = tmp_path / "written"
    result = read_in_child(_files(tmp_path, f"write {target}", "say"), reader=READER)
    assert not target.exists() or target.read_text() == ""
    assert [finding.code for finding in result.findings if finding.severity is Severity.ERROR] == ["import/unreadable"]
    assert "hush" not in result.value[0].pieces[0].text


def test_what_is_no_file_or_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    plug = socket.socket(socket.AF_UNIX)
    monkeypatch.chdir(tmp_path)
    plug.bind("plug")
    plug.close()
    large = tmp_path / "large"
    with large.open("wb") as handle:
        handle.truncate(3 * 2**20)
    files = [
        ("gone", tmp_path / "gone"),
        ("folder", tmp_path),
        ("pipe", pipe),
        ("plug", tmp_path / "plug"),
        ("nul", Path("a\0b")),
        ("large", large),
        *_files(tmp_path, "good"),
    ]
    result = read_in_child(files, Limits(file_bytes=2**20), reader=READER)
    assert [document.file for document in result.value] == ["1.txt"]
    errors = {finding.file: finding.code for finding in result.findings if finding.severity is Severity.ERROR}
    assert errors.pop("large") == "import/too-large"
    assert set(errors.values()) == {"import/unreadable"}
    assert set(errors) == {"gone", "folder", "pipe", "plug", "nul"}


def test_results_come_one_by_one_with_their_place(tmp_path: Path) -> None:
    files = [("gone", tmp_path / "gone"), *_files(tmp_path, "one", "crash", "two")]
    places = {place: result.value is not None for place, result in read_each(files, reader=READER)}
    assert places == {0: False, 1: True, 2: False, 3: True}


def test_stopping_early_leaves_no_child_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def watched(*args: Any, **kwargs: Any) -> "subprocess.Popen[bytes]":
        started.append(Popen(*args, **kwargs))
        return started[-1]

    Popen = subprocess.Popen  # noqa: N806 - as it is called there
    monkeypatch.setattr(sandbox.subprocess, "Popen", watched)
    reading = read_each(_files(tmp_path, "one", "sleep"), reader=READER)
    assert next(reading)[0] == 0
    assert [child.returncode for child in started] == [None]
    reading.close()
    assert [child.returncode for child in started] == [-signal.SIGKILL]


def test_no_files_give_no_documents() -> None:
    assert read_in_child([]) == Result(())


def test_levelsets_own_reader_is_the_usual_one(tmp_path: Path) -> None:
    good, binary, empty = tmp_path / "good", tmp_path / "binary", tmp_path / "empty"
    good.write_text("Heading\n\n• I write tests before I need them.\n")
    binary.write_bytes(bytes(range(256)) * 50)
    empty.write_bytes(b"")
    result = read_in_child([("good.txt", good), ("binary.txt", binary), ("empty.txt", empty)])
    assert [document.file for document in result.value] == ["good.txt"]
    assert {finding.file for finding in result.findings if finding.severity is Severity.ERROR} == {
        "binary.txt",
        "empty.txt",
    }


@pytest.fixture
def _branching(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a command, where no other thread runs."""
    monkeypatch.setattr(sandbox.threading, "active_count", lambda: 1)


@pytest.mark.usefixtures("_branching")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("spin", "import/too-slow"),
        ("eat", "import/too-large"),
        ("many", "import/too-large"),
        ("crash", "import/unreadable"),
        ("dig", "import/unreadable"),
        ("leave", "import/unreadable"),
        ("killed", "import/too-large"),
    ],
)
def test_in_a_copy_of_the_process_likewise(tmp_path: Path, text: str, code: str) -> None:
    limits = Limits(cpu_seconds=1, wall_seconds=60, pieces=100, characters=2_000, memory_bytes=2**30, branch=True)
    result = read_in_child(_files(tmp_path, "before", text, "after"), limits, reader=READER)
    assert [document.file for document in result.value] == ["1.txt", "3.txt"]
    assert code in [finding.code for finding in result.findings if finding.file == "2.txt"]


def children() -> set[str]:
    """The processes that this one has begun and that are still there; a browser of other tests may be among them."""
    tasks = Path("/proc/self/task").iterdir()
    return {number for task in tasks for number in (task / "children").read_text(encoding="ascii").split()}


@pytest.mark.usefixtures("_branching")
def test_a_copy_leaves_nothing_behind_and_knows_nothing_of_the_environment(tmp_path: Path) -> None:
    before = {path.name for path in Path("/proc/self/fd").iterdir()}
    earlier = children()
    limits = Limits(branch=True)
    assert sandbox._child_for(limits) is sandbox._Branched
    read_in_child(_files(tmp_path, "one", "two"), limits, reader=READER)
    assert {path.name for path in Path("/proc/self/fd").iterdir()} == before
    assert children() == earlier


@pytest.mark.usefixtures("_branching")
def test_a_copy_that_is_left_in_the_middle_is_ended(tmp_path: Path) -> None:
    earlier = children()
    reading = read_each(_files(tmp_path, "one", "spin"), Limits(branch=True, cpu_seconds=30), reader=READER)
    next(reading)
    reading.close()
    assert children() == earlier


def test_where_threads_run_the_child_is_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox.threading, "active_count", lambda: 2)
    assert sandbox._child_for(Limits(branch=True)) is sandbox._Child
    monkeypatch.setattr(sandbox.threading, "active_count", lambda: 1)
    assert sandbox._child_for(Limits()) is sandbox._Child
