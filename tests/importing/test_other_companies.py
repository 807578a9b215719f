"""Published frameworks of other companies, as whole folders: nothing is lost or invented, and all of it comes back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from levelset.cli.import_sources import read_sources
from levelset.cli.main import main
from levelset.importing.document import Look
from levelset.importing.recognise import recognise
from levelset.text.normal import letters

OTHER = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "other"
COMPANIES = sorted(path.name for path in OTHER.iterdir()) if OTHER.is_dir() else []

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not COMPANIES, reason="needs ../shared/corpus/other, which is not part of the repository"),
]


def _import(source: Path, into: Path) -> Result:
    return CliRunner().invoke(main, ["import", str(source), "--into", str(into), "--framework", "Of a company"])


def _state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("company", COMPANIES)
def test_a_company_is_imported_alike_each_time_and_comes_back_from_its_export(company: str, tmp_path: Path) -> None:
    first = _import(OTHER / company, tmp_path / "one")
    assert first.exception is None or isinstance(first.exception, SystemExit), first.output
    assert first.exit_code in (0, 1)
    assert (tmp_path / "one" / "framework.yaml").exists(), first.output
    _import(OTHER / company, tmp_path / "two")
    assert _state(tmp_path / "one") == _state(tmp_path / "two")
    exported = CliRunner().invoke(main, ["export", str(tmp_path / "one")]).stdout
    (tmp_path / "export.json").write_text(exported)
    assert _import(tmp_path / "export.json", tmp_path / "three").exit_code == 0
    again = CliRunner().invoke(main, ["export", str(tmp_path / "three")]).stdout
    assert json.loads(again) == json.loads(exported)


@pytest.mark.parametrize("company", COMPANIES)
def test_every_piece_has_a_fate_and_nothing_is_invented(company: str) -> None:
    sources = read_sources([OTHER / company])
    draft = recognise(sources.documents, title="Of a company").value
    fates = {source.file: {fate.number for fate in source.fates} for source in draft.sources}
    for document in sources.documents:
        numbers = {piece.number for piece in document.pieces if piece.look is not Look.BLANK and letters(piece.text)}
        assert numbers <= fates[document.file], document.file
    said = letters(" ".join(piece.raw or piece.text for document in sources.documents for piece in document.pieces))
    plain = letters(" ".join(piece.text for document in sources.documents for piece in document.pieces))
    for page in draft.framework.pages:
        for statement in page.statements():
            told = letters(statement.text)
            assert told in plain or told in said, statement.text
