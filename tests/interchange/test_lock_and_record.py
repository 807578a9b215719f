"""The two files that the program keeps for itself: ids, and where everything came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.core.findings import Severity
from levelset.core.model import Candidate, InferenceState, Inferred, Source
from levelset.interchange import lock, record
from levelset.interchange.lock import Entry, Past, ids_for
from levelset.interchange.marks import MarksReader, MarksWriter, inferred_from_json, overridden, source_from_json
from levelset.interchange.record import Record


def test_the_lock_has_one_line_for_each_statement() -> None:
    text = lock.to_text({"swe/ic1": [Entry("a1", "I ship"), Entry("", "I “test”")], "swe/ic2": [Entry("", "new")]})
    assert text == f'{lock.HEAD}\n[swe/ic1]\na1 "I ship"\n- "I “test”"\n'


ENTRIES = st.lists(st.builds(Entry, st.text(max_size=5), st.text(max_size=8)), max_size=4).map(tuple)


@given(st.dictionaries(st.sampled_from(["swe/ic1", "mle/ic2", "_core/ic/ic1"]), ENTRIES))
def test_what_is_locked_is_read(pages: dict[str, tuple[Entry, ...]]) -> None:
    read = lock.from_text(lock.to_text(pages), "levelset.lock")
    assert read.findings == ()
    assert read.pages == {address: held for address, held in pages.items() if any(entry.id for entry in held)}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_strange_lines_are_told_and_the_others_used(newline: str) -> None:
    text = newline.join(
        [
            "levelset-lock/2 – ids",
            'lost "before any page"',
            "",
            "[swe/ic1]",
            "<<<<<<< mine",
            'a1 "I ship"',
            "=======",
            'b2 "broken',
            'c3 "bad \\x escape"',
            '"d4 "x"',
            'e5 "I test"',
        ]
    )
    read = lock.from_text(text, "levelset.lock")
    assert read.pages == {"swe/ic1": (Entry("a1", "I ship"), Entry("e5", "I test"))}
    assert [(one.line, one.severity) for one in read.findings] == [(n, Severity.WARNING) for n in (2, 5, 7, 8, 9, 10)]
    assert "conflict" in read.findings[1].message


NAMES = st.text(min_size=1, max_size=4)
PASTS = st.lists(
    st.builds(Past, NAMES, st.text(max_size=8), st.lists(NAMES, max_size=3).map(tuple), st.booleans()), max_size=3
).map(tuple)


@given(st.dictionaries(st.sampled_from(["swe/ic1", "_core/ic/ic1"]), PASTS))
def test_what_became_of_statements_is_read_as_it_was_locked(past: dict[str, tuple[Past, ...]]) -> None:
    read = lock.from_text(lock.to_text({"swe/ic1": [Entry("a", "x")]}, past), "levelset.lock")
    assert read.findings == ()
    assert {address: set(held) for address, held in read.past.items()} == {
        address: set(held) for address, held in past.items() if held
    }


def test_the_past_stands_beside_its_page_one_line_each_in_a_stable_order() -> None:
    past = {
        "swe/ic1": (Past("b2", "Cut", ("b2", "c3")), Past("a0", "Maybe", ("c3",), is_open=True)),
        "swe/ic9": (Past("z", "No page left"),),
    }
    text = lock.to_text({"swe/ic1": [Entry("b2", "One"), Entry("c3", "Two")]}, past)
    assert text == (
        f'{lock.HEAD}\n[swe/ic1]\nb2 "One"\nc3 "Two"\npast a0 ?> c3 "Maybe"\npast b2 -> b2 c3 "Cut"\n'
        '\n[swe/ic9]\npast z -> none "No page left"\n'
    )


def test_a_lock_of_the_first_form_is_read() -> None:
    read = lock.from_text('levelset-lock/1 – ids\n\n[swe/ic1]\na1 "I ship"\n', "levelset.lock")
    assert read.pages == {"swe/ic1": (Entry("a1", "I ship"),)}
    assert read.findings == ()


def test_history_remembers_what_left_and_forgets_what_came_back() -> None:
    before = lock.Lock(
        {"p": (Entry("stays", "s"), Entry("leaves", "l"), Entry("split", "sp"), Entry("", "none yet"))},
        past={
            "p": (Past("back", "b"), Past("old", "o"), Past("two", "t", ("two", "x")), Past("asked", "?", ("x",), True))
        },
    )
    now = {"p": [Entry("stays", "s"), Entry("back", "b"), Entry("two", "t"), Entry("x", "x")]}
    added = {"p": [Past("split", "sp", ("stays", "x")), Past("asked", "?")]}
    assert lock.history(before, now, added) == {
        "p": (
            Past("old", "o"),
            Past("two", "t", ("two", "x")),
            Past("leaves", "l"),
            Past("split", "sp", ("stays", "x")),
            Past("asked", "?"),
        )
    }


@pytest.mark.parametrize("line", ['past a1 -> "broken "x"', 'past a1 -> b "\\x"', "past a1 -> b", 'past -> b "x"'])
def test_a_broken_line_of_the_past_is_told(line: str) -> None:
    read = lock.from_text(f"levelset-lock/2\n[p]\n{line}\n", "levelset.lock")
    assert [one.code for one in read.findings] == ["lock/line"]


@pytest.mark.parametrize("text", ["", "something else\n"])
def test_another_file_is_no_lock(text: str) -> None:
    read = lock.from_text(text, "levelset.lock")
    assert read.pages == {}
    assert read.findings[0].code == "lock/format"


def test_ids_go_to_the_same_text_first_and_then_to_nearly_the_same() -> None:
    entries = [Entry("a", "I ship."), Entry("b", "I ship"), Entry("c", "I test"), Entry("d", "I test")]
    assert ids_for(["I ship", "i SHIP", "I test", "I test", "I test", "new"], entries) == ["b", "a", "c", "d", "", ""]


def test_the_record_has_one_line_for_each_thing() -> None:
    marks = {"headings": [{"path": ["A"], "inferred": {"state": "ask"}}], "texts": {"x": [{"source": {"file": "f"}}]}}
    account = Record(({"file": "f", "sha256": "0"},), ({"file": "f", "piece": 1},), ({"file": "f", "line": 2},))
    text = record.to_text({"swe/ic1": marks, "swe/ic2": {}}, account)
    assert text.splitlines() == [
        "{",
        ' "format": "levelset-record/1",',
        ' "pages": {',
        '  "swe/ic1": {',
        '   "headings": [',
        '    {"path": ["A"], "inferred": {"state": "ask"}}',
        "   ],",
        '   "texts": {',
        '    "x": [{"source": {"file": "f"}}]',
        "   }",
        "  }",
        " },",
        ' "sources": [',
        '  {"file": "f", "sha256": "0"}',
        " ],",
        ' "decided": [',
        '  {"file": "f", "piece": 1}',
        " ],",
        ' "unresolved": [',
        '  {"file": "f", "line": 2}',
        " ]",
        "}",
    ]
    read = record.from_text(text, "import.json")
    assert read.pages == {"swe/ic1": marks}
    assert read.record == account
    assert read.findings == ()


def test_a_newer_account_takes_the_place_of_the_older_one_of_its_files() -> None:
    old = Record(({"file": "a", "n": 1}, {"file": "b"}), ({"file": "a"},), ({"file": "a"}, {"file": "b"}))
    new = Record(({"file": "a", "n": 2},))
    assert old.with_newer(new) == Record(({"file": "b"}, {"file": "a", "n": 2}), (), ({"file": "b"},))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "record/broken"),
        ("[" * 100_000, "record/broken"),
        ("[]", "record/format"),
        ('{"format": "levelset-import/1"}', "record/format"),
    ],
)
def test_a_damaged_record_is_told(text: str, code: str) -> None:
    read = record.from_text(text, "import.json")
    assert read.findings[0].code == code
    assert read.pages == {}


def test_damaged_parts_of_a_record_count_as_absent() -> None:
    read = record.from_text(
        '{"format": "levelset-record/1", "pages": [], "sources": [1, {"file": "f"}], "decided": 3}', "i"
    )
    assert read.pages == {}
    assert read.record == Record(({"file": "f"},))


def test_marks_are_handed_out_in_order() -> None:
    writer = MarksWriter()
    writer.heading(("A",), {})
    writer.heading(("A",), {"key": "second"})
    writer.text("same", {})
    writer.text("same", {"label": "b"})
    writer.text("none", {})
    marks = writer.to_json()
    assert marks["headings"] == [{"path": ["A"], "nth": 2, "key": "second"}]
    assert len(marks["texts"]) == 1
    reader = MarksReader(marks)
    assert [reader.heading(("A",)), reader.heading(("A",)).get("key")] == [{}, "second"]
    assert [reader.text("same"), reader.text("same"), reader.text("same")] == [{}, {"label": "b"}, {}]


@pytest.mark.parametrize(
    "marks",
    [
        None,
        [],
        {"headings": 3, "texts": []},
        {"headings": [3, {"path": 3}, {"nth": "x"}], "texts": {"x": 3}},
    ],
)
def test_damaged_marks_are_no_marks(marks: object) -> None:
    reader = MarksReader(marks)
    assert reader.heading(("A",)) == {}
    assert reader.text("x") == {}


def test_a_mark_of_the_wrong_kind_is_not_used() -> None:
    defaults = {"name": "A", "key": None, "covers": ["x"]}
    assert overridden(defaults, {"name": 3, "key": "k", "covers": "y"}) == {"name": "A", "key": "k", "covers": ["x"]}
    assert overridden(defaults, {"name": None, "covers": [1]}) == {"name": None, "key": None, "covers": ["1"]}


def test_damaged_sources_and_inferences_are_taken_as_far_as_they_go() -> None:
    assert source_from_json(3) is None
    assert source_from_json({"line": 3}) is None
    assert source_from_json({"file": "f", "line": "3", "page": 2}) == Source("f", page=2)
    assert inferred_from_json({"state": "maybe"}) is None
    assert inferred_from_json("ask") is None
    assert inferred_from_json({"state": "ask", "confidence": "x", "candidates": [1, {"confidence": 1}]}) == Inferred(
        InferenceState.ASK, 0.0, (), (Candidate("", 1),)
    )
