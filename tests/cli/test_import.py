"""``levelset import`` and ``levelset export`` as a person and a script use them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from levelset.cli import import_
from levelset.cli.main import main
from levelset.core.errors import LevelsetError
from levelset.core.findings import Result as Result_
from levelset.importing import bounded
from levelset.interchange import json_v1
from support.writing import PILLARS, TITLE, Style, written


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "ic2.txt"
    path.write_text(written())
    return path


def _state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_document_becomes_a_folder_that_reads_well(document: Path, tmp_path: Path) -> None:
    result = _run("import", document, "--into", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "1 page read" in result.output
    page = (tmp_path / "out/bridge-engineer/ic2.md").read_text()
    assert page.startswith(f"# {TITLE}\n")
    assert "## 🏆 Results" in page
    assert "### Ownership" in page


def test_json_is_levelset_1_and_the_report_accounts_for_every_line(document: Path, tmp_path: Path) -> None:
    result = _run("import", document, "--into", tmp_path / "out", "--json", "--report", tmp_path / "r/report.json")
    data = json.loads(result.stdout)
    Draft202012Validator(json_v1.schema()).validate(data)
    assert data["format"] == "levelset/1"
    report = json.loads((tmp_path / "r/report.json").read_text())
    assert report["format"] == "levelset-import/1"
    [source] = report["sources"]
    lines = document.read_text().split("\n")
    assert {line["line"] for line in source["lines"]} == {n for n, line in enumerate(lines, 1) if line.strip()}


def test_the_same_input_gives_the_same_bytes(document: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert _run("import", document, "--into", tmp_path / name).exit_code == 0
    assert _state(tmp_path / "one") == _state(tmp_path / "two")


def test_importing_again_changes_nothing(document: Path, tmp_path: Path) -> None:
    _run("import", document, "--into", tmp_path / "out")
    before = _state(tmp_path / "out")
    result = _run("import", document, "--into", tmp_path / "out")
    assert result.exit_code == 0
    assert _state(tmp_path / "out") == before


def test_a_folder_that_holds_a_framework_is_added_to_and_serves_as_reference(document: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _run("import", document, "--into", out)
    (out / "notes.txt").write_text("mine")
    before = _state(out)
    torn = tmp_path / "ic3.txt"
    torn.write_text(written().replace("IC2", "IC3").replace("\nOwnership\n", "\n\n\n"))
    result = _run("import", torn, "--into", out)
    assert result.exit_code == 0, result.output
    assert "lost headings put back: Ownership" in result.output
    after = _state(out)
    untouched = {name for name in before if after[name] == before[name]}
    assert {"notes.txt", "bridge-engineer/ic2.md"} <= untouched
    assert set(after) - set(before) == {"bridge-engineer/ic3.md"}


def test_the_same_page_again_replaces_it_and_says_what_changed(document: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _run("import", document, "--into", out)
    ids = {s["text"]: s["id"] for s in _statements(_run("export", out))}
    document.write_text(written().replace("I say early when", "I say very early when"))
    result = _run("import", document, "--into", out)
    assert "replaced" in result.output
    assert "1 reworded" in result.output
    again = {s["text"]: s["id"] for s in _statements(_run("export", out))}
    kept = set(ids) & set(again)
    assert len(kept) == len(ids) - 1
    assert all(ids[text] == again[text] for text in kept)


def _statements(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return [
        statement
        for page in json.loads(result.stdout)["pages"]
        for section in page["sections"]
        for group in section["responsibilities"]
        for statement in group["statements"]
    ]


def test_documents_of_different_frameworks_are_refused_until_joined(document: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(written(Style(framework="Canal Engineering Career Framework")).replace("IC2", "IC3"))
    refused = _run("import", document, other, "--into", tmp_path / "out")
    assert refused.exit_code == 1
    assert "different frameworks" in refused.output
    assert not (tmp_path / "out").exists()
    joined = _run("import", document, other, "--into", tmp_path / "out", "--framework", "Waterways", "--json")
    assert joined.exit_code == 0
    assert json.loads(joined.stdout)["framework"]["title"] == "Waterways"


def test_json_of_documents_that_are_refused_is_nothing_at_all(document: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(written(Style(framework="Canal Engineering Career Framework")).replace("IC2", "IC3"))
    refused = _run("import", document, other, "--into", tmp_path / "out", "--json")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "different frameworks" in refused.stderr


def test_a_folder_with_another_framework_is_not_mixed_up(document: Path, tmp_path: Path) -> None:
    _run("import", document, "--into", tmp_path / "out")
    before = _state(tmp_path / "out")
    document.write_text(written(Style(framework="Canal Engineering Career Framework")))
    result = _run("import", document, "--into", tmp_path / "out")
    assert result.exit_code == 1
    assert "Canal Engineering Career Framework" in result.output
    assert _state(tmp_path / "out") == before


def test_a_title_that_is_found_later_is_taken(document: Path, tmp_path: Path) -> None:
    first = tmp_path / "first.txt"
    first.write_text(written(Style(framework="")).replace("IC2", "IC1"))
    _run("import", first, "--into", tmp_path / "out")
    _run("import", document, "--into", tmp_path / "out")
    data = json.loads(_run("export", tmp_path / "out").stdout)
    assert data["framework"]["title"] == "Harbour Engineering Career Framework"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "PDF"),
        (b"Dear council, the bridge will be closed on Monday. Take the ferry, please.", "No framework was found"),
    ],
)
def test_bad_input_is_said_and_nothing_is_written(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    result = _run("import", path, "--into", tmp_path / "out")
    assert result.exit_code == 1
    assert message in result.output
    assert "Nothing was written" in result.output
    assert not (tmp_path / "out").exists()
    assert "Traceback" not in result.output


def test_one_bad_file_does_not_stop_the_others(document: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    result = _run("import", bad, document, "--into", tmp_path / "out")
    assert result.exit_code == 1
    assert (tmp_path / "out/bridge-engineer/ic2.md").exists()


def test_a_broken_folder_is_not_written_over(document: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "framework.yaml").write_text("title: [")
    result = _run("import", document, "--into", out)
    assert result.exit_code == 1
    assert "Mend it first" in result.output
    assert _state(out) == {"framework.yaml": b"title: ["}


def test_a_link_that_leads_elsewhere_is_not_written_through(document: Path, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "bridge-engineer").symlink_to(elsewhere)
    result = _run("import", document, "--into", out)
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert not isinstance(result.exception, LevelsetError)
    assert list(elsewhere.iterdir()) == []


def test_the_folder_remembers_its_documents(document: Path, tmp_path: Path) -> None:
    _run("import", document, "--into", tmp_path / "out")
    record = json.loads((tmp_path / "out/.levelset/import.json").read_text())
    assert [source["file"] for source in record["sources"]] == ["ic2.txt"]


def test_misuse_is_exit_2(tmp_path: Path, document: Path) -> None:
    assert _run("import", tmp_path / "missing.txt", "--into", tmp_path / "out").exit_code == 2
    assert _run("import", document).exit_code == 2
    unknown = _run("inport")
    assert unknown.exit_code == 2
    assert "There is no command" in unknown.output


def test_what_cannot_be_written_is_said(document: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = _run("import", document, "--into", tmp_path / "file" / "out")
    assert result.exit_code == 1
    assert "cannot be written" in result.output
    result = _run("import", document, "--into", tmp_path / "out", "--report", tmp_path / "file" / "report.json")
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def test_guesses_are_listed_for_confirmation(tmp_path: Path) -> None:
    path = tmp_path / "torn.txt"
    names = [name for groups in PILLARS.values() for name in groups]
    path.write_text("\n".join("\n" if line in names else line for line in written().split("\n")))
    result = _run("import", path, "--into", tmp_path / "out")
    assert result.exit_code == 0
    assert "please confirm or correct" in result.output


def test_export_of_what_is_no_framework_is_an_error(tmp_path: Path) -> None:
    result = _run("export", tmp_path)
    assert result.exit_code == 1
    assert "Traceback" not in result.output


def test_help_lists_every_command_and_its_line() -> None:
    result = _run("--help")
    assert result.exit_code == 0
    for name in ("import", "export", "serve", "demo", "manage"):
        assert name in result.output


@pytest.mark.parametrize("report", ["ic2.txt", "out/framework.yaml", "out/bridge-engineer/ic2.md", "out/levelset.lock"])
def test_a_report_never_takes_the_place_of_a_document_or_of_the_framework(
    document: Path, tmp_path: Path, report: str
) -> None:
    _run("import", document, "--into", tmp_path / "out")
    before = _state(tmp_path)
    result = _run("import", document, "--into", tmp_path / "out", "--report", tmp_path / report)
    assert (result.exit_code, _state(tmp_path)) == (2, before)
    assert "would overwrite" in result.output


def test_a_source_that_never_ends_is_told_so(tmp_path: Path) -> None:
    result = _run("import", "/dev/zero", "--into", tmp_path / "out")
    assert result.exit_code == 1
    assert "a device, not a file" in result.output


def test_names_that_are_no_text_or_would_move_the_terminal_are_made_harmless(document: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"a\xff.txt")
    moving = tmp_path / "b\x1b[2J\n.txt"
    odd.write_text("Nothing that is a framework.\n")
    moving.write_text("Nothing that is a framework.\n")
    result = _run("import", document, odd, moving, "--into", tmp_path / "out", "--report", tmp_path / "r.json")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "a?.txt" in (tmp_path / "r.json").read_text()
    assert "\x1b[2J" not in result.output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_on_a_full_disk_is_said_plainly(document: Path, tmp_path: Path) -> None:
    _run("import", document, "--into", tmp_path / "out")
    with Path("/dev/full").open("w") as full:
        export = [sys.executable, "-m", "levelset", "export", str(tmp_path / "out")]
        ended = subprocess.run(export, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode != 0
    assert "The output cannot be written" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_summary_tells_a_terminal_nothing_that_a_document_says(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<h1>IC2 Bridge \u202eEngineer</h1><p>I keep bridges.</p><h2>Results</h2><ul><li>I measure.</li></ul>", "utf-8"
    )
    first = _run("import", page, "--into", tmp_path / "out")
    page.write_text(page.read_text("utf-8").replace("I measure.", "I measure what holds."), "utf-8")
    second = _run("import", page, "--into", tmp_path / "out")
    assert "Bridge \N{REPLACEMENT CHARACTER}Engineer" in second.output
    assert "\u202e" not in first.output + second.output


def test_documents_that_take_too_long_to_understand_leave_nothing_behind(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_, "recognise_bounded", lambda *_, **__: Result_(None, (bounded.TOO_SLOW,)))
    result = _run("import", document, "--into", tmp_path / "out")
    assert result.exit_code == 1
    assert "took too long" in result.output
    assert "Nothing was written." in result.output
    assert not (tmp_path / "out").exists()
