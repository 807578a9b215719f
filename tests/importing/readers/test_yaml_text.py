"""YAML: read from events, so nothing is made, nothing explodes, and every line is known."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.importing.document import Document, Look
from levelset.importing.read import read_bytes
from levelset.importing.readers.unreadable import Unreadable
from levelset.importing.readers.yaml_text import read_yaml
from levelset.importing.trees.tree import Node, tree_of


def _tree(text: str) -> Node:
    return tree_of(Document("x.yaml", "yaml", "", read_yaml("x.yaml", text).value))


def _keys(node: Node) -> dict[str, Any]:
    return {entry.name: entry.text or [one.text for one in entry.entries] for entry in node.entries}


def test_keys_and_values_are_pieces_with_lines() -> None:
    pieces = read_yaml("x.yaml", "role: Miller\ntasks:\n- grinds\n- sweeps\nempty:\n").value
    assert [(piece.text, piece.look, piece.source.line) for piece in pieces] == [
        ("role", Look.HEADING, 1),
        ("Miller", Look.PARAGRAPH, 1),
        ("tasks", Look.HEADING, 2),
        ("grinds", Look.ITEM, 3),
        ("sweeps", Look.ITEM, 4),
        ("empty", Look.HEADING, 5),
    ]


def test_a_block_of_bullets_is_several_pieces_on_their_own_lines() -> None:
    pieces = read_yaml("x.yaml", "a: |\n  Always:\n  - first\n    goes on\n  - second\nb: >\n  folded\n  text\n").value
    assert [(piece.text, piece.look, piece.source.line) for piece in pieces] == [
        ("a", Look.HEADING, 1),
        ("Always:", Look.PARAGRAPH, 2),
        ("first goes on", Look.ITEM, 3),
        ("second", Look.ITEM, 5),
        ("b", Look.HEADING, 6),
        ("folded text", Look.PARAGRAPH, 7),
    ]


def test_anchors_and_merge_keys_are_followed() -> None:
    tree = _tree(
        "base: &base\n  a: one\n  b: two\nagain: *base\nmore:\n  <<: *base\n  b: three\n"
        "both:\n  <<: [*base, {c: four}]\nlist: [&x here, *x]\nodd:\n  <<: text\n"
    )
    found = {entry.name: entry for entry in tree.entries}
    assert _keys(found["again"]) == {"a": "one", "b": "two"}
    assert _keys(found["more"]) == {"a": "one", "b": "three"}
    assert _keys(found["both"]) == {"a": "one", "b": "two", "c": "four"}
    assert [one.text for one in found["list"].entries] == ["here", "here"]
    assert _keys(found["odd"]) == {"<<": "text"}


def test_several_documents_are_a_list() -> None:
    tree = _tree("a: 1\n---\nb: 2\n")
    assert [_keys(entry) for entry in tree.entries] == [{"a": "1"}, {"b": "2"}]


def test_tags_make_nothing(tmp_path: Any) -> None:
    sign = tmp_path / "made"
    tree = _tree(f"a: !!python/object/apply:os.mkdir ['{sign}']\nb: !include x.yaml\n")
    assert _keys(tree) == {"a": [str(sign)], "b": "x.yaml"}
    assert not sign.exists()


def test_a_billion_laughs_are_counted_while_they_grow() -> None:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    read = read_bytes("x.yaml", "\n".join(lines).encode())
    assert [finding.code for finding in read.findings] == ["read/too-large"]


@pytest.mark.ends_within(60)
@pytest.mark.parametrize("text", ["[" * 1_000_000, "- " * 100_000 + "a", "? " * 10_000 + "a"])
def test_what_is_nested_without_end_is_refused_at_once(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_yaml("x.yaml", text)
    assert caught.value.code in ("read/too-deep", "read/broken")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\n\tb: 2\n", 2, "a tab stands where YAML wants blanks|mapping"),
        ("a: [1, 2\nb: 3\n", 2, "."),
        ("a: *nobody\n", 1, "nobody"),
        ("a: &a [*a]\n", 1, "itself"),
        ("a: 1\n? [b]\n: 2\n", 2, "where a key should"),
        ("a: 1\nb: \x01\n", 2, "a character that YAML does not allow"),
        ('a: "open\n', 2, "."),
    ],
)
def test_what_is_broken_says_where_and_what(text: str, line: int, what: str) -> None:
    with pytest.raises(Unreadable, match=what) as caught:
        read_yaml("x.yaml", text)
    assert caught.value.code == "read/broken"
    assert f"line {line}:" in str(caught.value)


def test_a_key_that_stands_twice_is_told() -> None:
    result = read_yaml("x.yaml", "a: 1\na: 2\n")
    assert [(finding.code, finding.line) for finding in result.findings] == [("read/repeated-key", 2)]


@given(st.text(max_size=120))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    read = read_bytes("x.yaml", text.encode("utf-8", "replace"))
    assert read.value is not None or read.has_errors


@given(
    st.recursive(st.text(alphabet="abc :-#[]{}&*!|>'\"%@`\n\t", max_size=6), lambda inner: st.lists(inner, max_size=3))
)
def test_nothing_that_looks_like_yaml_makes_it_fail(value: Any) -> None:
    text = json.dumps(value).replace("\\n", "\n").replace("\\t", "\t")
    read = read_bytes("x.yaml", text.encode())
    assert read.value is not None or read.has_errors
