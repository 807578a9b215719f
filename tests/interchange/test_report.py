"""levelset-import/1 and the archive."""

import io
import json
import zipfile
from dataclasses import dataclass
from enum import StrEnum

import jsonschema
import pytest

from levelset.core.errors import InvalidFramework
from levelset.core.findings import Finding, Severity
from levelset.core.model import Framework, Level, Page, Role, Statement
from levelset.importing.draft import Fate, PieceFate, SourceReport
from levelset.interchange import report_wire
from levelset.interchange.archive import REPORT, to_zip
from levelset.interchange.record import Record
from levelset.interchange.report import Report, ReportedPiece, ReportedSource, report_from_json, report_to_json, schema

SOURCE = SourceReport(
    "ic1.txt", "0" * 64, (PieceFate(1, 1, Fate.TITLE, "IC1", "swe/ic1"), PieceFate(2, None, Fate.CHROME, "Menu"))
)
FINDINGS = (Finding("read/empty", Severity.WARNING, "Nothing there.", "x.txt", 3), Finding("a", Severity.INFO, "So."))


def test_the_report_accounts_for_every_piece() -> None:
    data = report_to_json([SOURCE], FINDINGS)
    assert data == {
        "format": "levelset-import/1",
        "sources": [
            {
                "file": "ic1.txt",
                "sha256": "0" * 64,
                "lines": [
                    {"piece": 1, "line": 1, "fate": "title", "target": "swe/ic1", "text": "IC1"},
                    {"piece": 2, "line": None, "fate": "chrome", "target": None, "text": "Menu"},
                ],
            }
        ],
        "findings": [
            {"code": "read/empty", "severity": "warning", "message": "Nothing there.", "file": "x.txt", "line": 3},
            {"code": "a", "severity": "info", "message": "So.", "file": "", "line": 0},
        ],
    }
    jsonschema.validate(data, schema())


def test_the_report_is_read_again() -> None:
    result = report_from_json(json.loads(json.dumps(report_to_json([SOURCE], FINDINGS))))
    assert result.findings == ()
    assert result.value == Report(
        (
            ReportedSource(
                "ic1.txt",
                "0" * 64,
                (ReportedPiece(1, 1, "title", "IC1", "swe/ic1"), ReportedPiece(2, None, "chrome", "Menu")),
            ),
        ),
        FINDINGS,
    )
    assert report_to_json(result.value.sources, result.value.findings) == report_to_json([SOURCE], FINDINGS)


def test_the_schema_knows_every_fate() -> None:
    fates = schema()["$defs"]["LineWire"]["properties"]["fate"]["enum"]
    assert fates == [fate.value for fate in Fate]


@pytest.mark.parametrize("data", [None, {}, {"format": "levelset/1"}])
def test_what_is_no_report_is_refused(data: object) -> None:
    (finding,) = report_from_json(data, "r.json").findings
    assert (finding.code, finding.file) == ("json/format", "r.json")


def test_bad_reports_are_told_with_the_place() -> None:
    result = report_from_json(
        {"format": "levelset-import/1", "sources": [{"file": "f", "lines": [{"piece": 1, "line": 1, "fate": "eaten"}]}]}
    )
    assert result.value is None
    assert result.findings[0].message.startswith("“sources[0].lines[0].fate” should be 'framework', 'title',")
    assert report_wire.read({"format": "levelset-import/1"}, None).value == Report()


class Other(StrEnum):
    TITLE = "title"


@dataclass(frozen=True)
class OtherPiece:
    number: int = 1
    line: int | None = 1
    fate: Other = Other.TITLE
    text: str = "x"
    target: str | None = None


def test_anything_with_the_right_attributes_can_be_reported() -> None:
    data = report_to_json([ReportedSource("f", "", (OtherPiece(),))], [])  # type: ignore[arg-type]
    assert data["sources"][0]["lines"][0]["fate"] == "title"


FRAMEWORK = Framework(
    "acme",
    "Acme",
    levels=(Level("ic", "IC1", 1),),
    roles=(Role("swe", "Software Engineer"),),
    pages=(Page("swe", "IC1", "IC1 Software Engineer", Statement("I ship", "a1")),),
)


def test_an_archive_holds_the_native_folder() -> None:
    with zipfile.ZipFile(io.BytesIO(to_zip(FRAMEWORK))) as archive:
        assert archive.namelist() == ["acme/framework.yaml", "acme/swe/ic1.md", "acme/levelset.lock"]
        assert archive.read("acme/swe/ic1.md").decode() == "# IC1 Software Engineer\n\n> I ship\n"
    assert to_zip(FRAMEWORK) == to_zip(FRAMEWORK)


def test_an_archive_carries_the_account_and_the_report() -> None:
    packed = to_zip(FRAMEWORK, account=Record(({"file": "ic1.txt"},)), report=report_to_json([SOURCE], []))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert "acme/.levelset/import.json" in archive.namelist()
        assert json.loads(archive.read(f"acme/{REPORT}"))["format"] == "levelset-import/1"


def test_a_framework_that_contradicts_itself_is_not_packed() -> None:
    with pytest.raises(InvalidFramework, match="exists twice"):
        to_zip(
            Framework(
                "a",
                "A",
                FRAMEWORK.organization,
                roles=FRAMEWORK.roles,
                levels=FRAMEWORK.levels,
                pages=FRAMEWORK.pages * 2,
            )
        )
