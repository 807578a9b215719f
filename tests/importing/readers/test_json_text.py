"""JSON: every key and value with its line; what is broken says where."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.importing.document import Document, Look
from levelset.importing.read import read_bytes
from levelset.importing.readers.json_text import read_json
from levelset.importing.readers.nesting import Sort
from levelset.importing.readers.unreadable import Unreadable
from levelset.importing.trees.tree import Node, tree_of
from levelset.text.normal import squeeze


def _value(node: Node) -> Any:
    """A tree as plain values; empty texts, lists and mappings are all nothing."""
    if node.sort is Sort.MAP:
        return [(entry.name, _value(entry)) for entry in node.entries]
    if node.sort is Sort.LIST:
        return [_value(entry) for entry in node.entries]
    return node.text or None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return [(squeeze(key), _plain(item)) for key, item in value.items()] or None
    if isinstance(value, list):
        return _trimmed([_plain(item) for item in value]) or None
    if value is None or value == "":
        return None
    return squeeze(value) or None if isinstance(value, str) else json.dumps(value)


def _trimmed(items: list[Any]) -> list[Any]:
    while items and items[-1] is None:
        items.pop()
    return items


WORDS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=8
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS.map("a {}".format),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


def _tree(text: str) -> Node:
    pieces = read_json("x.json", text).value
    return tree_of(Document("x.json", "json", "", pieces))


@given(VALUES.filter(lambda value: isinstance(value, dict | list)))
def test_a_tree_comes_back_as_it_was(value: Any) -> None:
    assert (_value(_tree(json.dumps(value, ensure_ascii=False))) or None) == _plain(value)
    assert (_value(_tree(json.dumps(value, indent=2))) or None) == _plain(value)


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    assert read_bytes("x.json", data) is not None


@given(VALUES, st.integers(min_value=0))
def test_what_is_cut_off_is_read_or_said_to_be_broken(value: Any, at: int) -> None:
    text = json.dumps(value)
    read = read_bytes("x.json", text[: at % (len(text) + 1)].encode())
    assert read.value is not None or read.has_errors


def test_keys_and_values_are_pieces_with_lines() -> None:
    pieces = read_json("x.json", '{\n "role": "Miller",\n "tasks": ["grinds",\n  "sweeps"]\n}').value
    assert [(piece.text, piece.look, piece.source.line) for piece in pieces] == [
        ("role", Look.HEADING, 2),
        ("Miller", Look.PARAGRAPH, 2),
        ("tasks", Look.HEADING, 3),
        ("grinds", Look.ITEM, 3),
        ("sweeps", Look.ITEM, 4),
    ]
    assert [piece.number for piece in pieces] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, // why\n "b": [1, 2,], /* no */ }',
        '{"a": NaN, "b": -Infinity}',
        '{"a": 1}\n{"a": 2}\n',
        '{"a": "line\nline"}',
        '"a text"',
        '{"\\ud800": "\\udc00 half"}',
    ],
)
def test_what_people_write_besides_is_let_through(text: str) -> None:
    assert read_bytes("x.json", text.encode()).value is not None


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('{"a": 1\n "b": 2}', 2, "a comma is missing"),
        ('{"a": 1 {', 1, "out of place"),
        ("[1,\n 2", 2, "ends inside"),
        ('{"a"', 1, "ends inside"),
        ('{"a": }', 1, "closes nothing"),
        ('{"a": 1]', 1, "closes nothing"),
        ("[1}", 1, "closes nothing"),
        ("]", 1, "closes nothing"),
        ('{"a": "open\n}', 1, "closing quote"),
        ('{"a": "\\x"}', 1, "an escape"),
        ("{a: 1}", 1, "double quotes"),
        ("{1: 1}", 1, "double quotes"),
        ("[yes]", 1, "double quotes"),
        ('{"a" : : 1}', 1, "out of place"),
        ("[:]", 1, "out of place"),
        (",", 1, "out of place"),
        ('{"a", 1}', 1, "out of place"),
        ("{{}: 1}", 1, "out of place"),
        ("[1 /x]", 1, "out of place"),
    ],
)
def test_what_is_broken_says_where_and_what(text: str, line: int, what: str) -> None:
    with pytest.raises(Unreadable, match=what) as caught:
        read_json("x.json", text)
    assert caught.value.code == "read/broken"
    assert f"line {line}:" in str(caught.value)


def test_a_million_lists_in_each_other_are_refused_at_once() -> None:
    read = read_bytes("x.json", b"[" * 1_000_000)
    assert [finding.code for finding in read.findings] == ["read/too-deep"]
    nested = b'{"a":' * 500_000
    assert [finding.code for finding in read_bytes("x.json", nested).findings] == ["read/too-deep"]


def test_more_than_anybody_could_review_is_refused() -> None:
    read = read_bytes("x.json", b"[" + b"1," * 200_001 + b"1]")
    assert [finding.code for finding in read.findings] == ["read/too-large"]


def test_a_key_that_stands_twice_is_told_and_both_are_read() -> None:
    result = read_json("x.json", '{"a": "one",\n "a": "two"}')
    assert [(finding.code, finding.line) for finding in result.findings] == [("read/repeated-key", 2)]
    assert [piece.text for piece in result.value] == ["a", "one", "a", "two"]
    many = "{" + ",".join('"a": 1' for _ in range(50)) + "}"
    told = read_json("x.json", many).findings
    assert len(told) == 21
    assert "29 more" in told[-1].message


def test_an_empty_document_says_so() -> None:
    assert [finding.code for finding in read_bytes("x.json", b"{}").findings] == ["read/empty"]
