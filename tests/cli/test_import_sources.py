"""``levelset import`` of folders, archives, pipes and Levelset's own forms."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from levelset.cli import import_sources
from levelset.cli.import_sources import Step
from levelset.cli.main import main
from levelset.importing.read import read_bytes
from support.writing import PILLARS, Style, written

YAML = """
role: Ferry Engineer
levels:
  - level: IC1
    areas:
      - area: Engine
        responsibilities:
          - Oil: [I keep the level of the oil where it should be]
  - level: IC2
    areas:
      - area: Engine
        responsibilities:
          - Oil: [I decide which oil is bought for the whole fleet]
"""


def _run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def _state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "craft"
    (root / "makers").mkdir(parents=True)
    (root / "makers" / "ic2.txt").write_text(written())
    (root / "makers" / "ic3.md").write_text(written().replace("IC2", "IC3"))
    (root / "ferry.yaml").write_text(YAML)
    (root / "LICENSE").write_text("Do what you like.")
    (root / "logo.png").write_bytes(b"\x89PNG\r\n")
    return root


def _zipped(folder: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder.parent))
    return packed.getvalue()


def test_a_folder_of_several_formats_becomes_one_framework(folder: Path, tmp_path: Path) -> None:
    result = _run("import", folder, "--into", tmp_path / "out", "--report", tmp_path / "report.json", "--json")
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert [page["title"] for page in data["pages"]] == [
        "IC1 Ferry Engineer",
        "IC2 Ferry Engineer",
        "IC2 Bridge Engineer",
        "IC3 Bridge Engineer",
    ]
    report = json.loads((tmp_path / "report.json").read_text())
    assert [source["file"] for source in report["sources"]] == ["ferry.yaml", "makers/ic2.txt", "makers/ic3.md"]
    assert "LICENSE, logo.png" in result.stderr


def test_a_folder_its_archive_and_its_archive_through_a_pipe_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "craft.zip"
    archive.write_bytes(_zipped(folder))
    assert _run("import", folder, "--into", tmp_path / "one").exit_code == 0
    assert _run("import", archive, "--into", tmp_path / "two").exit_code == 0
    assert _run("import", "-", "--into", tmp_path / "three", stdin=_zipped(folder)).exit_code == 0
    assert _state(tmp_path / "one") == _state(tmp_path / "two") == _state(tmp_path / "three")


def test_standard_input_is_a_document(tmp_path: Path) -> None:
    result = _run("import", "-", "--into", tmp_path / "out", stdin=written().encode())
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/bridge-engineer/ic2.md").exists()


@pytest.mark.parametrize("form", ["folder", "archive", "json"])
def test_levelsets_own_forms_are_taken_over_as_they_are(folder: Path, tmp_path: Path, form: str) -> None:
    assert _run("import", folder, "--into", tmp_path / "own").exit_code == 0
    exported = _run("export", tmp_path / "own").stdout
    source = {"folder": tmp_path / "own", "archive": tmp_path / "own.zip", "json": tmp_path / "own.json"}[form]
    (tmp_path / "own.zip").write_bytes(_zipped(tmp_path / "own"))
    (tmp_path / "own.json").write_text(exported)
    result = _run("import", source, "--into", tmp_path / "again")
    assert result.exit_code == 0, result.output
    assert "4 pages read" in result.output
    assert json.loads(_run("export", tmp_path / "again").stdout) == json.loads(exported)


def test_an_own_form_and_documents_are_joined(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "ic4.txt").write_text(written().replace("IC2", "IC4"))
    assert _run("import", folder, "--into", tmp_path / "own").exit_code == 0
    result = _run("import", tmp_path / "own", tmp_path / "ic4.txt", "--into", tmp_path / "again", "--json")
    assert result.exit_code == 0, result.output
    assert [page["level"] for page in json.loads(result.stdout)["pages"]].count("IC4") == 1
    assert len(json.loads(result.stdout)["pages"]) == 5


@pytest.mark.parametrize(
    "text",
    [
        '{"format": "levelset/1", "pages": 7}',
        '{"format": "levelset/1", ',
        '{"format": "levelset/1", "a": ' + "[" * 9000,
    ],
)
def test_a_damaged_own_form_is_an_error_and_nothing_is_written(tmp_path: Path, text: str) -> None:
    (tmp_path / "own.json").write_text(text)
    result = _run("import", tmp_path / "own.json", "--into", tmp_path / "out")
    assert result.exit_code == 1
    assert "own form" in result.output
    assert "Nothing was written." in result.output
    assert not (tmp_path / "out").exists()


def test_a_file_of_500_megabytes_is_refused_at_sight(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(500 * 2**20)
    result = _run("import", path, "--into", tmp_path / "out")
    assert result.exit_code == 1
    assert "500 MB" in result.output


def test_an_empty_folder_says_that_nothing_is_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = _run("import", tmp_path / "empty", "--into", tmp_path / "out")
    assert result.exit_code == 1
    assert "no document" in result.output
    assert not (tmp_path / "out").exists()


def test_many_pages_are_summed_up_by_role(tmp_path: Path) -> None:
    for number in range(1, 15):
        (tmp_path / f"ic{number}.txt").write_text(written().replace("IC2", f"IC{number}"))
    result = _run("import", *sorted(tmp_path.glob("*.txt")), "--into", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "14 pages read" in result.output
    assert "Bridge Engineer: IC1, IC2, IC3" in result.output
    assert len(result.output.splitlines()) < 10
    again = _run("import", *sorted(tmp_path.glob("*.txt")), "--into", tmp_path / "out")
    assert len(again.output.splitlines()) < 10


def test_many_questions_are_counted(tmp_path: Path) -> None:
    for number in range(1, 15):
        torn = written().replace("IC2", f"IC{number}").replace("\nOwnership\n", "\n\n\n")
        (tmp_path / f"ic{number}.txt").write_text(torn)
    result = _run("import", *sorted(tmp_path.glob("*.txt")), "--into", tmp_path / "out")
    assert "On 14 pages" in result.output


def test_progress_is_one_line_that_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(import_sources, "PATIENCE", -1.0)
    step = Step(3, shown=True)
    step(1, "a/\x1b[2J" + "very long name " * 10)
    step(2, "b")
    step.clear()
    shown = capsys.readouterr().err
    assert "Reading 1 of 3: a/?[2Jvery" in shown
    assert "\n" not in shown
    assert shown.rstrip(" \r").endswith("Reading 2 of 3: b")
    silent = Step(3, shown=False)
    silent(1, "a")
    silent.clear()
    assert capsys.readouterr().err == ""


def test_a_reader_that_dies_loses_its_own_document_alone(folder: Path, tmp_path: Path) -> None:
    """In a process of its own, so that the reading really takes place in a copy of it."""
    (folder / "deep.json").write_text("[" * 1_000_000)
    (folder / "cut.zip").write_bytes(_zipped(folder)[:-40])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    command = [sys.executable, "-m", "levelset", "import", str(folder), "--into", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    assert "read/too-deep" in done.stderr
    assert "read/damaged" in done.stderr
    assert "4 pages read" in done.stdout


def test_documents_of_different_styles_keep_their_places(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "ic2.txt").write_text(written())
    (tmp_path / "b" / "ic2.txt").write_text(written(Style(framework="")).replace("IC2", "IC4"))
    result = _run("import", tmp_path / "a", tmp_path / "b", "--into", tmp_path / "out", "--report", tmp_path / "r.json")
    assert result.exit_code == 0, result.output
    report = json.loads((tmp_path / "r.json").read_text())
    assert [source["file"] for source in report["sources"]] == ["a/ic2.txt", "b/ic2.txt"]


def _decide(out: Path, name: str, sentence: str) -> None:
    """Put a decision into the folder's memory, as an import on the server does."""
    place = out / ".levelset" / "import.json"
    record = json.loads(place.read_text())
    document = read_bytes(name, (out.parent / name).read_bytes()).value
    assert document is not None
    piece = next(piece.number for piece in document.pieces if piece.text == sentence)
    record["decided"] = [
        {"file": name, "piece": piece, "name": "Stewardship"},
        {"file": name, "piece": "damaged", "fate": "note"},
        {"file": name, "piece": piece, "pillar": 7},
        {"file": name, "piece": 10_000, "fate": "note"},
    ]
    place.write_text(json.dumps(record))


def test_what_a_person_decided_about_a_document_holds_when_it_comes_again(tmp_path: Path) -> None:
    torn = tmp_path / "ic2.txt"
    torn.write_text(written().replace("\nOwnership\n", "\n\n\n"))
    out = tmp_path / "out"
    assert _run("import", torn, "--into", out).exit_code == 0
    sentence = PILLARS["🏆 Results"]["Ownership"][0]
    _decide(out, "ic2.txt", sentence)
    again = _run("import", torn, "--into", out)
    assert again.exit_code == 0, again.output
    assert "### Stewardship" in (out / "bridge-engineer/ic2.md").read_text()
    assert "please confirm" not in again.output
    before = _state(out)
    assert _run("import", torn, "--into", out).exit_code == 0
    assert _state(out) == before, "the decision is remembered still"
    torn.write_text(torn.read_text() + "\n- I have one more task\n")
    changed = _run("import", torn, "--into", out)
    assert "import/decisions-left" in changed.output
    assert "4 decisions about it" in changed.output
