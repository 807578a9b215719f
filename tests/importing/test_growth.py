"""A longer document takes no more work for each line: counted in lines of code that run, as clocks differ."""

import json
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from levelset.comparing.identity import with_ids
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from levelset.importing.recognition.said import Said

HEAD = "IC3 Data Engineer\n\nI keep data sound.\n\n"


def _word(number: int) -> str:
    return "Zq" + "".join(chr(97 + number // 26**place % 26) for place in range(3))


def _says(number: int) -> str:
    return f"- I {_word(number).lower()} and {_word(number * 7 + 3).lower()} what we ship."


def _statements(count: int) -> str:
    return "\n".join(_says(number) for number in range(count))


def _pages(count: int, body: Callable[[int], str]) -> str:
    return "\n\n".join(f"IC3 {_word(number)} Engineer\n\nI do.\n\nResults\n\n{body(number)}" for number in range(count))


SHAPES: dict[str, Callable[[int], str]] = {
    "statements without a heading": lambda size: HEAD + "Results\n\n" + _statements(4 * size),
    "statements under one heading": lambda size: HEAD + "Results\n\nImpact\n\n" + _statements(4 * size),
    "headings of all kinds": lambda size: (
        "# IC3 Data Engineer\n\n" + "\n".join(f"### {_word(number)}\n{_says(number)}" for number in range(size))
    ),
    "headings before all statements": lambda size: (
        HEAD + "Results\n\n" + "\n\n".join(map(_word, range(size))) + "\n" + _statements(size)
    ),
    "facets before all statements": lambda size: HEAD + "Scope\n\n" * size + _statements(size),
    "page numbers": lambda size: HEAD + "Results\n\n" + f"{_word(1)}\n\npage 7\n\n" * size + _says(1),
    "titles": lambda size: "\n".join(f"IC3 {_word(number)} Engineer" for number in range(size)),
    "pages": lambda size: _pages(size, lambda number: "Impact\n\n" + _says(number)),
    "a sentence over many lines": lambda size: (
        HEAD
        + "I begin a sentence that is as wide as all the others\n"
        + "and that goes on and on below itself\n" * size
    ),
    "a page of items without a heading": lambda size: (
        "# Ferry Steward I\n\n" + "\n".join(map(_says, range(size))) + "\n\n# Ferry Steward II\n\n" + _says(1)
    ),
    "lines that begin with labels": lambda size: (
        "# Ferry Steward I\n\n"
        + "\n".join(f"- {_word(number)}: {_says(number)[2:]}" for number in range(size))
        + "\n\n# Ferry Steward II\n\n"
        + _says(1)
    ),
    "levels under topics": lambda size: "\n\n".join(
        f"## {_word(number)}\n\n### Junior\n\n{_says(number)}\n\n### Senior\n\n{_says(number + 1)}"
        for number in range(size // 2)
    ),
    "lists with gaps": lambda size: HEAD + "Results\n\n" + "\n\n\n".join(map(_says, range(size))),
}


def _steps(text: str) -> int:
    """The lines of Python that run while a text is recognised."""
    read = read_bytes("a.txt", text.encode())
    assert read.value is not None
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        recognise([read.value])
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.replace(" ", "-"))
def test_every_line_of_a_document_takes_a_bounded_amount_of_work(shape: str) -> None:
    _steps(SHAPES[shape](2))  # what is made once does not count

    assert _steps(SHAPES[shape](240)) < 8_000 * 240


@pytest.mark.ends_within(60)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<h1>IC3 Data Engineer</h1><p>I do.</p>" + "<![CDATA[" * 20_000),
        ("a.html", "<h1>IC3 Data Engineer</h1><p>I do.</p>]]>" + "<![CDATA[a" * 20_000),
        ("a.json", json.dumps({"title": "IC3 Data Engineer", "levels": {"1" * 40_000: ["I write tests."]}})),
        ("a.json", json.dumps({"title": "IC3 Data Engineer", "results": ["a@b." * 20_000, "a@" * 40_000]})),
        ("a.adoc", "= IC3 Data Engineer\n\n" + "\n".join("*" * depth + " I do." for depth in range(1, 500))),
    ],
    ids=["cdata", "cdata-behind-an-end", "digits", "addresses", "asterisks"],
)
def test_what_has_no_end_in_other_formats_is_read_to_its_end(name: str, text: str) -> None:
    read = read_bytes(name, text.encode())
    assert read.value is not None
    recognise([read.value])


def test_guessing_ends_where_too_much_is_lost_and_nothing_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = _pages(12, lambda number: "\n".join(_says(7 * number + place) for place in range(4)))
    read = read_bytes("a.txt", text.encode())
    assert read.value is not None

    whole = recognise([read.value])
    assert "import/too-much-lost" not in {finding.code for finding in whole.findings}
    monkeypatch.setattr(Said, "__init__", _spent(Said.__init__))
    ended = recognise([read.value])

    assert "import/too-much-lost" in {finding.code for finding in ended.findings}
    said = [[statement.text for statement in page.statements()] for page in whole.value.framework.pages]
    assert [[statement.text for statement in page.statements()] for page in ended.value.framework.pages] == said


def _spent(made: Callable[..., None]) -> Callable[..., None]:
    def init(self: Said, *arguments: Any, **named: Any) -> None:
        made(self, *arguments, **named)
        self.effort = 0

    return init


@pytest.mark.ends_within(60)
@pytest.mark.parametrize(
    "line",
    [
        "# " + "#" * 400_000 + "b",
        "- " + "__a " * 40_000,
        "- " + "A&" * 40_000,
        "*" + "*a" * 40_000,
        "- " + "cookie " * 40_000,
        "- " + "." * 400_000 + "x",
        "🏆" * 40_000,
        "- I write " + "• " * 4_000,
        "1. a\n" * 4_000,
        "a@b." * 20_000,
    ],
    ids=lambda line: line[:6].strip(),
)
def test_a_line_without_end_is_read_to_its_end(line: str) -> None:
    """A pattern that begins anew at each letter would take hours here, not a moment."""
    read = read_bytes("a.txt", f"{HEAD}Results\n\n{line}\n".encode())
    assert read.value is not None

    assert with_ids(recognise([read.value]).value.framework).pages
