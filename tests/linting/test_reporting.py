"""What people and programs get to read: files and lines, text, JSON, GitHub annotations, SARIF."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

import levelset.web
from levelset.core.findings import Finding, Severity
from levelset.interchange.folder import read_framework
from levelset.linting.checking import check
from levelset.linting.lines import Lines
from levelset.linting.reporting import FORMAT, Report, dumps, report_of, schema, to_github, to_json, to_text
from levelset.linting.rule import Place, Profile
from levelset.linting.sarif import to_sarif

DEMO = Path(levelset.web.__file__).parent / "demo" / "framework"

BROKEN = """\
# IC2 Software Engineer

> I finish what I begin.

## 🦉 Craft

### Code Fluency

* I am involved in the releases
  of my team.
- I test my changes before before review.
- I test my changes in \\[every\\] way.

### Software Design
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "fw"
    shutil.copytree(DEMO, place)
    (place / "software-engineer/ic2.md").write_text(BROKEN, encoding="utf-8")
    return place


def report(folder: Path, prefix: str = "") -> Report:
    held = read_framework(folder)
    assert held.value is not None
    return report_of("Demo", Profile.DEFAULT, check(held.value), Lines(folder, held.value), held.findings, prefix)


def test_findings_stand_at_their_lines(folder: Path) -> None:
    told = {(one.finding.code, one.finding.file, one.finding.line) for one in report(folder).told}
    assert told >= {
        ("check/vague", "software-engineer/ic2.md", 9),
        ("check/doubled-word", "software-engineer/ic2.md", 11),
        ("check/empty-section", "software-engineer/ic2.md", 14),
    }


def test_places_are_found_in_every_kind_of_file() -> None:
    held = read_framework(DEMO).value
    assert held is not None
    lines = Lines(DEMO, held)
    core = (DEMO / "_core/ic/ic3.md").read_text(encoding="utf-8").splitlines()
    number = next(at for at, line in enumerate(core, 1) if line.startswith("- "))
    assert lines.of(Place("_core/ic/ic3", "Impact", core[number - 1][2:])) == ("_core/ic/ic3.md", number)
    main = (DEMO / "framework.yaml").read_text(encoding="utf-8").splitlines()
    term = held.glossary[1].term
    assert main[(lines.line(Place("framework.yaml", term, term)) or 0) - 1] == f"- term: {term}"
    prose = (DEMO / "_pages/what-impact-means.md").read_text(encoding="utf-8").splitlines()
    assert lines.of(Place("_pages/what-impact-means", text=prose[4])) == ("_pages/what-impact-means.md", 5)
    assert lines.of(Place("nobody/ic9", text="x")) == ("nobody/ic9.md", None)


def test_of_two_equal_sentences_the_one_under_its_heading_is_meant() -> None:
    held = read_framework(DEMO).value
    assert held is not None
    lines = Lines(DEMO, held)
    text = (DEMO / "software-engineer/ic2.md").read_text(encoding="utf-8").splitlines()
    heading = text.index("### Operational Excellence")
    found = lines.line(Place("software-engineer/ic2", "Operational Excellence", text[heading + 2][2:]))
    assert found == heading + 3


def test_text_has_a_line_for_each_finding_and_one_that_sums_up(folder: Path) -> None:
    shown = to_text(report(folder, "fw/"))
    assert (
        "fw/software-engineer/ic2.md:9: warning: “am involved in”: it does not say what the person does. [check/vague]"
        in shown
    )
    assert shown.splitlines()[-1].startswith("1 error, ")
    assert shown.endswith("(profile default, rules 1).\n")


def test_nothing_found_is_said(tmp_path: Path) -> None:
    assert to_text(report(DEMO)) == "Nothing found (profile default, rules 1).\n"


def test_json_keeps_to_its_schema(folder: Path) -> None:
    with (folder / "framework.yaml").open("a", encoding="utf-8") as main:
        main.write("waivers:\n- {rule: check/vague, where: '*', reason: The law wants it.}\n")
    value = json.loads(dumps(to_json(report(folder))))
    jsonschema.validate(value, schema())
    assert value["format"] == FORMAT
    assert [one["reason"] for one in value["waived"]] == ["The law wants it."]
    doubled = next(one for one in value["findings"] if one["code"] == "check/doubled-word")
    assert (doubled["page"], doubled["heading"], doubled["words"]) == (
        "software-engineer/ic2",
        "Code Fluency",
        "before before",
    )
    assert value["counts"]["error"] == sum(one["severity"] == "error" for one in value["findings"])


def test_a_value_of_another_shape_breaks_the_schema(folder: Path) -> None:
    value = to_json(report(folder))
    del value["findings"][0]["code"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, schema())


def test_github_gets_one_escaped_command_a_finding(folder: Path) -> None:
    commands = to_github(report(folder, "a,b:c/")).splitlines()[:-1]
    assert commands
    for command in commands:
        kind, _, rest = command.removeprefix("::").partition(" ")
        assert kind in ("error", "warning", "notice")
        assert rest.startswith("file=a%2Cb%3Ac/")
        assert ",title=" in rest


def test_a_finding_without_a_place_is_told_too(folder: Path) -> None:
    finding = Finding("folder/missing", Severity.ERROR, "100% gone\nfor good")
    held = read_framework(folder).value
    assert held is not None
    told = report_of("Demo", Profile.DEFAULT, check(held), Lines(folder, held), [finding])
    assert "::error line=1,title=folder/missing::100%25 gone%0Afor good" in to_github(told)
    results = to_sarif(told)["runs"][0]["results"]
    assert "locations" not in next(one for one in results if one["ruleId"] == "folder/missing")
    jsonschema.validate(to_json(told), schema())


def test_sarif_has_what_the_standard_asks_for(folder: Path) -> None:
    """What SARIF 2.1.0 requires (§3.13, §3.14, §3.18, §3.19, §3.27, §3.49) and what code scanning reads."""
    with (folder / "framework.yaml").open("a", encoding="utf-8") as main:
        main.write("waivers:\n- {rule: check/vague, where: '*', reason: The law wants it.}\n")
    log = json.loads(dumps(to_sarif(report(folder, "my fw/"))))
    assert (log["version"], set(log)) == ("2.1.0", {"$schema", "version", "runs"})
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "levelset check"
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"].startswith("my%20fw/")
        assert physical["region"]["startLine"] >= 1
    (suppressed,) = [result for result in run["results"] if "suppressions" in result]
    assert suppressed["suppressions"] == [{"kind": "external", "justification": "The law wants it."}]


def test_a_fingerprint_stays_when_lines_move(folder: Path) -> None:
    def fingerprints() -> set[str]:
        return {one["partialFingerprints"]["levelset/1"] for one in to_sarif(report(folder))["runs"][0]["results"]}

    before = fingerprints()
    page = folder / "software-engineer/ic2.md"
    page.write_text(page.read_text(encoding="utf-8").replace("> I", "\n\n\n> I"), encoding="utf-8")
    assert fingerprints() == before
