"""A log from another Levelset is read into records: what comes along, what stays behind, what is refused."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.core.findings import Severity
from levelset.interchange.evidence_v1 import FORMAT
from levelset.interchange.worklogs.taken_along import MOST_LINKS, key_of, origin_of_entry, read_taken_along

KEY = "5e0f3c1a-1111-4222-8333-0123456789ab"
ENTRY: dict[str, Any] = {
    "key": KEY,
    "begins": "2026-03-02",
    "ends": "2026-03-04",
    "kind": "experiment",
    "text": "Measured the sag of span two",
    "outcome": "The crew knows when to stop trains.",
    "project": "Span two",
    "links": ["https://wiki.example/two", "javascript:alert(1)", 7, "https://wiki.example/two"],
    "experiment": {"question": "Does it hum?", "result": "", "other": "no part"},
    "lenses": [],
    "behaviors": [{}, {}],
    "files": [{}],
    "audience": [],
    "provenance": "attested",
    "attestations": [{"by": "Sana", "sentence": "I saw it."}],
}


def log(*entries: object, **more: object) -> str:
    return json.dumps({"format": FORMAT, "person": "Ada", "entries": list(entries), **more})


def entry(number: int = 0, **more: object) -> dict[str, Any]:
    return {**ENTRY, "key": f"{number:032x}", **more}


def test_what_was_said_of_the_work_comes_along_and_the_rest_is_told() -> None:
    found = read_taken_along(log(ENTRY))
    (record,) = found.value
    assert (record.origin, record.text, record.outcome) == (f"levelset:{KEY}", ENTRY["text"], ENTRY["outcome"])
    assert (record.begins, record.ends) == (date(2026, 3, 2), date(2026, 3, 4))
    assert (record.kind, record.project, record.links) == ("experiment", "Span two", ("https://wiki.example/two",))
    assert record.experiment == (("question", "Does it hum?"),)
    assert "Sana" not in str(found), "who attests is not taken over"
    (told,) = found.findings
    assert (told.code, told.severity) == ("work/left-behind", Severity.INFO)
    assert "1 attestation, 2 links to behaviors, 1 file." in told.message


def test_the_newest_stand_first_and_each_key_once() -> None:
    plain = {name: [] for name in ("behaviors", "files", "attestations")}
    days = ["2026-01-01", "2026-05-01", "2026-03-01"]
    found = read_taken_along(log(*(entry(n, begins=day, **plain) for n, day in enumerate(days)), entry(1, **plain)))
    assert [str(one.begins) for one in found.value] == ["2026-03-02", "2026-03-01", "2026-01-01"]
    assert found.findings == ()
    many = read_taken_along(log(*(entry(n, **plain) for n in range(1_200))))
    assert (len(many.value), many.findings) == (1_200, ()), "a log comes along whole, however long it is"


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "x"}, {"key": 7}, {"key": None}, {"begins": "last week"}, {"begins": None}, {"text": ""},
        {"text": " \x00 "}, {"text": ["x"]},
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_one_is_left_out_and_told(wrong: dict[str, object]) -> None:
    found = read_taken_along(log(entry(1), entry(2, **wrong), "no entry"))
    assert [one.origin for one in found.value] == [origin_of_entry("00000000-0000-0000-0000-000000000001")]
    assert found.findings[0].code == "work/damaged" and found.findings[0].message.startswith("2 entries")


def test_what_does_not_fit_in_an_entry_is_left_away_and_the_entry_stays() -> None:
    links = [f"https://wiki.example/{n}" for n in range(30)]
    wrong = {"kind": "heroics", "links": links, "experiment": [1], "project": 3, "outcome": None, "files": 1}
    (one,) = read_taken_along(log(entry(ends="2026-01-01", text="a\ud800b", **wrong))).value
    assert (one.kind, one.experiment, one.project, one.outcome, one.ends) == ("", (), "", "", None)
    assert one.text == "a?b" and len(one.links) == MOST_LINKS
    assert read_taken_along(log(entry(links="https://wiki.example", ends=3))).value[0].links == ()


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("hello", "work/no-log", "This is no JSON. Choose the file"),
        ("[" * 100_000, "work/no-log", "This is no JSON"),
        ("[]", "work/no-log", "names no format"),
        ('{"format": 1}', "work/no-log", "names no format"),
        ('{"format": "levelset/1"}', "work/no-log", "“levelset/1”, no levelset-evidence/1"),
        ('{"format": "levelset-evidence/two"}', "work/no-log", "“levelset-evidence/two”"),
        ('{"format": "levelset-evidence/2", "entries": []}', "work/newer", "Update this Levelset first"),
        (f'{{"format": "{FORMAT}"}}', "work/no-log", "no list of entries"),
        (log(), "work/nothing", "no entry in this log"),
        (" " * 10_000_001, "work/too-large", "larger than 10 MB"),
    ],
)  # fmt: skip
def test_other_json_and_newer_formats_are_refused_by_name(text: str, code: str, told: str) -> None:
    found = read_taken_along(text)
    assert found.value == () and [one.code for one in found.findings] == [code]
    assert found.findings[0].severity is Severity.ERROR and told in found.findings[0].message


def test_the_key_of_an_entry_is_found_again_in_its_origin() -> None:
    assert str(key_of(origin_of_entry(KEY))) == KEY
    assert key_of("levelset:x") is key_of(f"git:{KEY}") is key_of("") is None


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(ENTRY)), inner, max_size=4),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.sampled_from(sorted(ENTRY)), VALUES) | VALUES, max_size=4))
def test_nothing_that_json_can_hold_raises(changes: list[Any]) -> None:
    entries = [{**ENTRY, **change} if isinstance(change, dict) else change for change in changes]
    found = read_taken_along(log(*entries))
    assert all(one.text and one.begins for one in found.value) and (found.value or found.findings)
