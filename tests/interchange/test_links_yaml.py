"""``links.yaml``: what is written is read again, and what cannot be used is told with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.core.findings import Severity
from levelset.interchange.links_yaml import FILE, KeptLink, from_text, read_links, replaced, to_text, write_links
from support.frameworks import texts as any_texts

LINK = KeptLink("swe/ic1", "swe/ic2", (("a1", "I keep # the log"),), (), "Ada", "It is said above: twice.")
filled = any_texts.filter(lambda text: text.strip() != "" and text.isprintable())
sides = st.dictionaries(st.text("abc123", min_size=1, max_size=6), filled, max_size=3).map(
    lambda one: tuple(one.items())
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert read_links(tmp_path).value == ()
    write_links(tmp_path, [LINK])
    assert (tmp_path / FILE).read_text(encoding="utf-8") == to_text([LINK])
    held = read_links(tmp_path)
    assert (held.value, held.findings) == ((LINK,), ())


@given(st.lists(st.builds(KeptLink, filled, filled, sides, sides, any_texts, any_texts), max_size=3))
def test_any_links_come_back(links: list[KeptLink]) -> None:
    usable = [link for link in links if link.old or link.new]
    held = from_text(to_text(usable))
    assert [one.from_page for one in held.value] == [one.from_page for one in usable]
    assert [(one.old, one.new) for one in held.value] == [(one.old, one.new) for one in usable]


@pytest.mark.parametrize(
    ("text", "code", "severity", "line"),
    [
        ("- a\n", "links/shape", Severity.ERROR, 1),
        ("format: x/2\nlinks: []\n", "links/format", Severity.ERROR, 1),
        ("format: levelset-links/1\nlinks:\n  - from: a\n", "links/entry", Severity.WARNING, 3),
        (
            "format: levelset-links/1\nlinks:\n  - from: a\n    to: b\n    old: [x]\n",
            "links/entry",
            Severity.WARNING,
            3,
        ),
        ("format: [\n", "yaml/broken", Severity.ERROR, 2),
    ],
)
def test_what_cannot_be_used_is_told(text: str, code: str, severity: Severity, line: int) -> None:
    held = from_text(text)
    assert held.value == ()
    assert [(one.code, one.severity, one.line) for one in held.findings] == [(code, severity, line)]


def test_an_empty_file_holds_no_link() -> None:
    assert from_text("").value == ()


def test_a_newer_link_takes_the_place_of_those_about_the_same_statements() -> None:
    same = KeptLink("swe/ic1", "swe/ic2", (("a1", "I keep # the log"),), (("b1", "I keep it"),))
    elsewhere = KeptLink("swe/ic2", "swe/ic3", (("a1", "x"),), ())
    apart = KeptLink("swe/ic1", "swe/ic2", (("a2", "y"),), ())
    assert replaced([LINK, elsewhere, apart], same) == (elsewhere, apart, same)


def test_half_a_character_in_a_note_loses_nothing_else() -> None:
    link = KeptLink("swe/ic1", "swe/ic2", (("a1", "I keep the log"),), (), "Ada", "\ud800half")
    held = from_text(to_text([link]))
    assert [(one.old, one.note) for one in held.value or ()] == [(link.old, "?half")]
