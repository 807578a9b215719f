"""Any tree at all: recognition does not fail, every piece has one fate, and nothing is said that was not there."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from levelset.importing.trees.keys import TABLE
from levelset.interchange.json_v1 import from_json, to_json
from levelset.text.normal import letters

NAMES = ["IC1", "IC2", "Senior", "junior", "1", "2", "Impact", "Ownership", "Backend Engineer", "x", "format"]
KEYS = st.sampled_from([*sorted(TABLE), *NAMES])
TEXTS = st.sampled_from(
    [
        *("", "IC1", "Senior", "Impact", "Data Engineer", "levelset/1", "Level 3", "12", "a/b/1", "🏆 Results"),
        *("I keep the bridge free of ice.", "Uses tests well in all", "https://example.org"),
        *("- one thing\n- another thing", "Line one.\nLine two."),
    ]
)
TREES = st.recursive(
    TEXTS | st.booleans() | st.integers(0, 9) | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_any_tree_is_taken(value: Any) -> None:
    read = read_bytes("tree.json", json.dumps(value).encode())
    if read.value is None:
        return
    draft = recognise([read.value]).value
    [source] = draft.sources
    numbers = [piece.number for piece in read.value.pieces]
    assert sorted({fate.number for fate in source.fates}) == numbers
    said = letters(" ".join(piece.text for piece in read.value.pieces))
    for page in draft.framework.pages:
        for statement in page.statements():
            assert letters(statement.text) in said
    again = from_json(to_json(draft.framework))
    assert not again.has_errors, again.findings
