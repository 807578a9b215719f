"""levelset/1: everything goes out and comes back; bad data is answered with findings that name the place."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from levelset.core.findings import Severity
from levelset.core.model import (
    Candidate,
    Facet,
    Framework,
    Group,
    InferenceState,
    Inferred,
    Level,
    Note,
    NoteKind,
    Page,
    Pillar,
    Prose,
    Responsibility,
    Role,
    Section,
    Source,
    Statement,
    Text,
)
from levelset.interchange import json_v1, report, schema_files
from levelset.interchange.json_v1 import dumps, from_json, schema, to_json
from levelset.interchange.wire_reading import MOST, path_of
from support.frameworks import frameworks

VALIDATOR = jsonschema.Draft202012Validator(schema())

FRAMEWORK = Framework(
    "acme",
    "Acme",
    levels=(Level("ic", "IC5", 5, "Staff"),),
    roles=(Role("swe", "Software Engineer", "SWE"),),
    pillars=(Pillar("results", "Results", "🏆"),),
    responsibilities=(Responsibility("impact", "Impact", "results"),),
    pages=(
        Page(
            "swe",
            "IC5",
            "IC5 Staff Software Engineer",
            Statement("I may lead", "a1", source=Source("a.txt", 3, piece=2)),
            "Staff",
            facets=(Facet("Levers", "What I use", (Statement("Mentorship – I coach", "b2", "Mentorship"),)),),
            sections=(
                Section(
                    "results",
                    "Results",
                    "🏆",
                    (Text("Why it counts"),),
                    (
                        Group(
                            "impact",
                            "Impact",
                            (Statement("I am learning to ship", "c3"),),
                            (Note("For instance", NoteKind.EXAMPLE),),
                            inferred=Inferred(InferenceState.ASK, 0.5, ("alike",), (Candidate("Impact", 0.5),)),
                        ),
                    ),
                ),
            ),
            footnotes=(Text("A footnote"),),
        ),
    ),
    prose=(Prose("about", "About", "Text."),),
)


def test_the_output_has_the_documented_shape() -> None:
    data = to_json(FRAMEWORK)
    assert data["format"] == "levelset/1"
    assert data["framework"] == {"key": "acme", "title": "Acme", "organization": "", "version": "", "language": "en"}
    (page,) = data["pages"]
    assert (page["role"], page["level"], page["rank"], page["designation"]) == ("swe", "IC5", 5, "Staff")
    assert page["statement"] == {
        "id": "a1",
        "text": "I may lead",
        "label": None,
        "modality": "may",
        "source": {"file": "a.txt", "line": 3, "piece": 2},
    }
    assert page["facets"][0]["statements"][0]["label"] == "Mentorship"
    (section,) = page["sections"]
    (group,) = section["responsibilities"]
    assert section["symbol"] == "🏆"
    assert section["inferred"] is None
    assert group["inferred"] == {
        "state": "ask",
        "confidence": 0.5,
        "reasons": ["alike"],
        "candidates": [{"name": "Impact", "confidence": 0.5}],
    }
    assert group["statements"][0]["modality"] == "is learning to"
    assert group["notes"] == [{"text": "For instance", "kind": "example", "source": {}}]
    assert data["prose"] == [{"slug": "about", "title": "About", "markdown": "Text."}]


def test_what_goes_out_comes_back() -> None:
    result = from_json(json.loads(dumps(FRAMEWORK)))
    assert result.value == FRAMEWORK
    assert result.findings == ()


def test_printing_is_stable_and_keeps_letters() -> None:
    assert dumps(FRAMEWORK) == dumps(FRAMEWORK)
    assert "🏆" in dumps(FRAMEWORK)
    assert dumps(FRAMEWORK).endswith("}\n")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(frameworks())
def test_any_framework_comes_back_and_fits_the_schema(framework: Framework) -> None:
    data = json.loads(dumps(framework))
    VALIDATOR.validate(data)
    result = from_json(data)
    assert result.value is not None
    assert dumps(result.value) == dumps(framework)


def test_half_characters_do_not_break_printing() -> None:
    assert "?" in dumps(Framework("k", "half \ud800 of one"))


@pytest.mark.parametrize("name", schema_files.SCHEMAS)
def test_the_schemas_in_the_package_are_those_of_the_code(name: str) -> None:
    held = (schema_files.FOLDER / name).read_text(encoding="utf-8")
    assert held == schema_files.text_of(name), "Run: ./run python -m levelset.interchange.schema_files"
    jsonschema.Draft202012Validator.check_schema(json.loads(held))


def test_the_schemas_can_be_written(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_files, "FOLDER", tmp_path / "schemas")
    schema_files.main()
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == sorted(schema_files.SCHEMAS)


def test_the_schema_refuses_what_is_wrong() -> None:
    data = to_json(FRAMEWORK)
    data["pages"][0]["sections"][0]["responsibilities"][0]["inferred"]["state"] = "maybe"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json_v1.schema())
    assert report.schema()["title"] == "levelset-import/1"


@pytest.mark.parametrize("data", [None, [], "levelset/1", 3])
def test_what_is_no_object_is_refused(data: Any) -> None:
    (finding,) = from_json(data, "x.json").findings
    assert finding.code == "json/not-an-object"
    assert finding.file == "x.json"


@pytest.mark.parametrize(("said", "shown"), [("levelset/9", "levelset/9"), (None, "missing"), (1, "missing")])
def test_another_format_is_refused(said: Any, shown: str) -> None:
    result = from_json({"format": said})
    assert result.value is None
    assert shown in result.findings[0].message


def guessed(confidence: float) -> dict[str, Any]:
    facet = {"name": "f", "inferred": {"state": "ask", "confidence": confidence}}
    return {"pages": [{"role": "a", "level": "b", "facets": [facet]}]}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"framework": {"title": 3}}, "“framework.title” should be a text."),
        ({"framework": {}}, "“framework.title” is missing."),
        ({"framework": None}, "“framework” should be an object."),
        ({"tracks": None}, "“tracks” should be a list."),
        ({"levels": [{"track": "ic", "label": "IC1", "rank": "1"}]}, "“levels[0].rank” should be a whole number."),
        ({"levels": [{"track": "ic", "label": "IC1", "rank": 1.5}]}, "“levels[0].rank” should be a whole number."),
        ({"pillars": [{"key": "a", "name": "A", "kind": "x"}]}, "“pillars[0].kind” should be 'core' or 'craft'."),
        (
            {"pages": [{"role": "a", "level": "b", "statement": {"text": "x", "source": {"line": 0}}}]},
            "“pages[0].statement.source.line” should be at least 1.",
        ),
        (guessed(2), "“pages[0].facets[0].inferred.confidence” should be at most 1."),
        (
            guessed(float("nan")),
            "“pages[0].facets[0].inferred.confidence” cannot be read (Input should be a finite number).",
        ),
    ],
)
def test_bad_data_is_told_with_its_place(change: dict[str, Any], message: str) -> None:
    result = from_json({"format": "levelset/1", "framework": {"title": "t"}, **change})
    assert result.value is None
    assert message in [finding.message for finding in result.findings]
    assert all(finding.code == "json/shape" for finding in result.findings)


def test_a_flood_of_findings_is_counted() -> None:
    result = from_json({"format": "levelset/1", "framework": {"title": "t"}, "tracks": [{}] * MOST})
    assert len(result.findings) == MOST + 1
    assert result.findings[-1].message == f"… and {MOST} more of this kind."


def test_keys_that_nobody_knows_are_told() -> None:
    data = {**to_json(FRAMEWORK), "colour": 1}
    data["pages"][0]["sections"][0]["mood"] = "good"
    result = from_json(data)
    assert result.value == FRAMEWORK
    assert [finding.severity for finding in result.findings] == [Severity.WARNING] * 2
    assert "“colour”" in result.findings[0].message
    assert "“pages[0].sections[0].mood”" in result.findings[1].message


def test_absent_keys_have_defaults() -> None:
    result = from_json(
        {
            "format": "levelset/1",
            "framework": {"title": "My Framework"},
            "prose": [{"title": "About us", "markdown": "x"}],
            "glossary": [{"term": "SEV"}],
        }
    )
    assert result.value is not None
    assert result.value.key == "my-framework"
    assert result.value.prose[0].slug == "about-us"


def test_a_source_without_a_file_keeps_its_line() -> None:
    data = to_json(FRAMEWORK)
    data["pages"][0]["statement"]["source"] = {"line": 4}
    value = from_json(data).value
    assert value is not None
    assert value.pages[0].statement is not None
    assert value.pages[0].statement.source == Source("", 4)


def test_contradictions_are_told() -> None:
    data = to_json(FRAMEWORK)
    data["roles"] *= 2
    data["pages"] *= 2
    codes = {finding.code for finding in from_json(data, "f.json").findings}
    assert codes == {"framework/key-twice", "framework/page-twice"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["pages", "key", "text", "line"]), inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(to_json(FRAMEWORK))), JSON))
def test_no_data_raises(data: dict[str, Any]) -> None:
    result = from_json({**data, "format": "levelset/1"})
    assert result.value is not None or result.has_errors


def test_paths_read_as_people_write_them() -> None:
    assert path_of(("pages", 2, "sections", 0, "name")) == "pages[2].sections[0].name"
    assert path_of((0, "a")) == "[0].a"
