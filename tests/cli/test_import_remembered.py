"""What people decided about whole documents is read back when the same documents come again."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cast import Cast
from levelset.cli.main import main
from levelset.importing.draft import PageName
from levelset.interchange.archive import to_zip
from levelset.web.imports import queries
from levelset.web.imports.actions import deciding
from support.writing import TITLE, written
from web.imports.support import brought, work


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def _state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _decided(out: Path, *rows: object) -> None:
    place = out / ".levelset" / "import.json"
    place.write_text(json.dumps({**json.loads(place.read_text()), "decided": rows}))


def test_a_document_keeps_the_role_and_level_that_a_person_gave_it(tmp_path: Path) -> None:
    page, out = tmp_path / "notes.txt", tmp_path / "out"
    page.write_text(written())
    _run("import", page, "--into", out)
    _decided(
        out,
        {"file": "notes.txt", "page": {"role": "Ferry Engineer", "level": "IC6"}},
        {"file": "notes.txt", "page": {"role": "!"}},
        {"file": "notes.txt", "page": "IC7"},
    )
    again = _run("import", page, "--into", out)
    assert again.exit_code == 0, again.output
    assert (out / "ferry-engineer" / "ic6.md").exists()
    before = _state(out)
    _run("import", page, "--into", out)
    assert _state(out) == before


def test_documents_that_were_joined_stay_joined(tmp_path: Path) -> None:
    for number, name in ((2, "Harbour"), (3, "Ferry")):
        text = written().replace("Harbour", name).replace("IC2", f"IC{number}")
        (tmp_path / f"ic{number}.txt").write_text(text)
    pages, out = sorted(tmp_path.glob("*.txt")), tmp_path / "out"
    assert "import/different-frameworks" in _run("import", *pages, "--into", out).output
    assert _run("import", *pages, "--into", out, "--framework", "Works Framework").exit_code == 0
    before = _state(out)
    again = _run("import", *pages, "--into", out)
    assert again.exit_code == 0, again.output
    assert _state(out) == before
    (tmp_path / "ic3.txt").write_text((tmp_path / "ic3.txt").read_text() + "\n- I have one more task\n")
    changed = _run("import", *pages, "--into", out)
    assert "one decision about it" in changed.output


def test_a_document_that_was_left_out_stays_out_and_is_named(tmp_path: Path) -> None:
    for number in (2, 3):
        (tmp_path / f"ic{number}.txt").write_text(written().replace("IC2", f"IC{number}"))
    pages, out = sorted(tmp_path.glob("*.txt")), tmp_path / "out"
    _run("import", *pages, "--into", tmp_path / "both")
    _run("import", pages[0], "--into", out)
    sources = json.loads((tmp_path / "both/.levelset/import.json").read_text())["sources"]
    place = out / ".levelset/import.json"
    record = {**json.loads(place.read_text()), "sources": sources, "decided": [{"file": "ic3.txt", "left_out": True}]}
    place.write_text(json.dumps(record))
    again = _run("import", *pages, "--into", out)
    assert "was left out, as somebody decided" in again.output
    assert not (out / "bridge-engineer/ic3.md").exists()
    before = _state(out)
    _run("import", *pages, "--into", out)
    assert _state(out) == before


@pytest.mark.django_db
def test_what_was_decided_on_the_server_holds_on_the_command_line(cast: Cast, tmp_path: Path) -> None:
    texts = [written(), written().replace(TITLE, "Somebody"), written().replace("IC2", "IC4")]
    found = brought(cast.editor, *texts)
    decide = {"author": cast.editor, "number": found.pk}
    deciding.name_page(**decide, document=2, name=PageName("Bridge Engineer", "IC3"))
    deciding.leave_out(**decide, document=3, out=True)
    deciding.name_framework(**decide, title="Works Framework", organization="Harbour")
    held = work(found, cast.editor)
    packed = to_zip(queries.outcome_of(held).framework, account=queries.account_of(held))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path)
    [out] = [path for path in tmp_path.iterdir() if path.is_dir()]
    before = _state(out)
    for number, text in enumerate(texts, start=1):
        (tmp_path / f"page-{number}.txt").write_text(text)
    again = _run("import", *sorted(tmp_path.glob("page-*.txt")), "--into", out)
    assert again.exit_code == 0, again.output
    assert "import/different-frameworks" not in again.output
    after = _state(out)
    assert {name for name in after if name.endswith(".md")} == {name for name in before if name.endswith(".md")}
    assert {n: t for n, t in after.items() if n.endswith(".md")} == {
        n: t for n, t in before.items() if n.endswith(".md")
    }


LOW = "# IC1 Bridge Engineer\n\n## Results\n\n### Impact\n\n- I grease the hinges\n"
HIGH = LOW.replace("IC1", "IC2").replace("- I grease", "- Same as IC1, and also:\n- I oil")
THERE = "- I grease the hinges\n"


@pytest.mark.parametrize("where", ["all", "high.md", "high.md:7", "high.md:7=bridge-engineer/ic1"])
def test_a_line_takes_over_what_it_points_to_where_the_command_says_so(where: str, tmp_path: Path) -> None:
    docs, out = tmp_path / "docs", tmp_path / "out"
    docs.mkdir()
    (docs / "low.md").write_text(LOW)
    (docs / "high.md").write_text(HIGH)
    first = _run("import", docs, "--into", out)
    assert "import/inherits" in first.output
    assert THERE not in (out / "bridge-engineer" / "ic2.md").read_text()
    taken = _run("import", docs, "--into", out, "--take-over", where)
    assert taken.exit_code == 0, taken.output
    assert THERE in (out / "bridge-engineer" / "ic2.md").read_text()
    assert "import/inherits" not in taken.output
    before = _state(out)
    _run("import", docs, "--into", out)
    assert _state(out) == before, "the folder remembers it"


@pytest.mark.parametrize(
    ("where", "told"),
    [("high.md:9", "high.md:7 (bridge-engineer/ic1)"), ("all=bridge-engineer/ic9", "bridge-engineer/ic1")],
)
def test_a_place_or_page_that_is_not_there_is_misuse_and_nothing_is_written(
    where: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "low.md").write_text(LOW)
    (tmp_path / "high.md").write_text(HIGH)
    run = _run("import", tmp_path / "low.md", tmp_path / "high.md", "--into", tmp_path / "out", "--take-over", where)
    assert run.exit_code == 2
    assert told in run.output
    assert not (tmp_path / "out").exists()
