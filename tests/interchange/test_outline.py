"""A page as people write it, and as Levelset writes it."""

import pytest

from levelset.core.findings import Severity
from levelset.core.model import NoteKind
from levelset.interchange.outline import Block, Heading, Line, Outline, Part, Remark, is_symbol, render
from levelset.interchange.outline_reading import parse

OUTLINE = Outline(
    title=Line("IC2 Engineer"),
    designation="Staff",
    statement=Line("I deliver."),
    blocks=(
        Block(Heading("Scope: How far"), items=(Line("I own tasks"), Line("# of incidents"))),
        Block(
            Heading("Results", "🏆"),
            paragraphs=(Line("What counts."),),
            parts=(
                Part(Heading("Impact"), (Line("I ship"),), (Remark("A note."), Remark("Such as.", NoteKind.EXAMPLE))),
                Part(Heading("")),
            ),
        ),
        Block(Heading("", "🌈")),
        Block(Heading("")),
        Block(Heading("—")),
        Block(Heading("🚀 Growth")),
    ),
    footnotes=(Line("First."), Line("Second.")),
)

TEXT = """---
designation: Staff
---
# IC2 Engineer

> I deliver.

## Scope: How far

- I own tasks
- \\# of incidents

## 🏆 Results

What counts.

### Impact

- I ship

*Note:* A note.

*Example:* Such as.

### —

## 🌈 —

## —

## &#8212;

## &#128640; Growth

[^1]: First.
[^2]: Second.
"""


def test_an_outline_is_written_as_a_person_would_write_it() -> None:
    assert render(OUTLINE) == TEXT


def test_what_is_written_is_read() -> None:
    assert parse(TEXT, "ic2.md") == (OUTLINE, [])


def test_lines_are_known() -> None:
    outline, _ = parse(TEXT, "ic2.md")
    assert outline.title is not None
    assert outline.title.line == 4
    assert outline.blocks[0].items[1].line == 11
    assert outline.blocks[1].parts[0].heading.line == 17
    assert outline.footnotes[1].line == TEXT.split("\n").index("[^2]: Second.") + 1


BY_HAND = """\
IC2 Engineer
============

> I deliver
> every week.

Results
-------
* I ship
  what I promise

* I test


1. I count
2) I list

**Note:** mind the gap

A plain paragraph

_Example:_ like this
"""


@pytest.mark.parametrize("text", [BY_HAND, BY_HAND.replace("\n", "\r\n"), BY_HAND.replace("\n", "\r")])
def test_other_ways_of_writing_the_same_are_read(text: str) -> None:
    outline, findings = parse(text, "ic2.md")
    assert {finding.code for finding in findings} == {"page/formatting"}
    assert outline.title == Line("IC2 Engineer")
    assert outline.statement == Line("I deliver every week.")
    (block,) = outline.blocks
    assert [item.text for item in block.items] == ["I ship what I promise", "I test", "I count", "I list"]
    assert [one.text for one in block.paragraphs] == ["Note: mind the gap", "A plain paragraph", "Example: like this"]


def test_notes_and_examples_are_told_apart() -> None:
    outline, _ = parse(
        "# T\n\n## R\n\n### I\n\n**Note:** one\n\n_Example:_ two\n\nthree\n\n*Noted:* four\n\n*Note*\n", "p.md"
    )
    assert outline.blocks[0].parts[0].remarks == (
        Remark("one"),
        Remark("two", NoteKind.EXAMPLE),
        Remark("three"),
        Remark("Noted: four"),
        Remark("Note"),
    )


def test_above_a_responsibility_a_note_is_a_paragraph() -> None:
    outline, _ = parse("# T\n\n## R\n\n*Note:* one\n", "p.md")
    assert outline.blocks[0].paragraphs == (Line("Note: one"),)


CASES = [
    ("# T\n\n# Again\n", "page/heading", Severity.WARNING, 3),
    ("# T\n\n## R\n\n#### Deep\n", "page/heading", Severity.WARNING, 5),
    ("# T\n\n- loose\n", "page/outside-section", Severity.WARNING, 3),
    ("# T\n\n### Loose\n", "page/outside-section", Severity.WARNING, 3),
    ("# T\n\nOne line\n", "page/statement", Severity.WARNING, 3),
    ("# T\n\nOne\n\nTwo\n", "page/outside-section", Severity.ERROR, 5),
    ("# T\n\n> Quoted\n\nand more\n", "page/outside-section", Severity.ERROR, 5),
    ("# T\n\n## R\n\n- a\n  - b\n", "page/nested-bullet", Severity.WARNING, 6),
    ("# T\n\n## R\n\n- a\n\n  more\n", "page/long-bullet", Severity.WARNING, 7),
    ("# T\n\n## R\n\n> quoted\n", "page/quote", Severity.WARNING, 5),
    ("# T\n\n## R\n\n<!-- hidden -->\n", "page/comment", Severity.INFO, 5),
    ("# T\n\n## R\n\n<div>shown</div>\n", "page/html", Severity.WARNING, 5),
    ("# T\n\n## R\n\n```\ncode\n```\n", "page/not-understood", Severity.WARNING, 5),
    ("# T\n\n## R\n\n    code\n", "page/not-understood", Severity.WARNING, 5),
    ("# T\n\n## R\n\n|a|b|\n|-|-|\n|1|2|\n", "page/not-understood", Severity.WARNING, 5),
    ("# T\n\n## R\n\n- **bold**\n", "page/formatting", Severity.INFO, 5),
    ("---\ncolor: red\n---\n# T\n", "yaml/unknown-key", Severity.WARNING, 2),
    ("---\na: [\n---\n# T\n", "yaml/broken", Severity.ERROR, 3),
    ("---\n- x\n---\n# T\n", "yaml/shape", Severity.ERROR, 2),
]


@pytest.mark.parametrize(("text", "code", "severity", "line"), CASES)
def test_what_is_not_understood_is_told_with_its_line(text: str, code: str, severity: Severity, line: int) -> None:
    _, findings = parse(text, "p.md")
    assert (code, severity, "p.md", line) in [(one.code, one.severity, one.file, one.line) for one in findings]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("# T\n\n# Again\n\n## R\n", "Again"),
        ("# T\n\n## R\n\n#### Deep\n", "Deep"),
        ("# T\n\n- loose\n", "loose"),
        ("# T\n\nOne line\n", "One line"),
        ("# T\n\n## R\n\n- a\n  - nested\n", "nested"),
        ("# T\n\n## R\n\n- a\n\n  more\n", "a more"),
        ("# T\n\n## R\n\n- a\n\n      code\n", "a code"),
        ("# T\n\n## R\n\n> quoted\n", "quoted"),
        ("# T\n\n## R\n\n<div>shown</div>\n", "<div>shown</div>"),
        ("# T\n\n## R\n\n```\ncode\n```\n", "``` code ```"),
        ("# T\n\n## R\n\n|a|b|\n|-|-|\n|1|2|\n", "|1|2|"),
        ("# T\n\n## R\n\n[a]: http://x.example\n", "[a]: http://x.example"),
        ("# T\n\n## R\n\n" + "- " * 30 + "deep\n", "deep"),
        ("# T\n\n## R\n\n" + "> " * 30 + "deep\n", "deep"),
        ("# T\n\n[^a]: foot\n\n    and toe\n", "foot and toe"),
    ],
)
def test_what_is_not_understood_is_not_lost(text: str, word: str) -> None:
    outline, _ = parse(text, "p.md")
    assert word in str(outline)


def test_the_rest_of_a_page_is_read_behind_a_nested_list() -> None:
    outline, _ = parse("# T\n\n## R\n\n- a\n  1. b\n- c\n-\n\n***\n\n## S\n", "p.md")
    assert [item.text for item in outline.blocks[0].items] == ["a", "b", "c"]
    assert outline.blocks[1].heading == Heading("S")


def test_empty_things_are_nothing() -> None:
    assert parse("", "p.md") == (Outline(), [])
    assert parse("#\n", "p.md")[0].title == Line("")
    assert parse("# T\n\n>\n\n## R\n\n-\n\n[^1]:\n", "p.md")[0] == Outline(Line("T"), blocks=(Block(Heading("R")),))
    assert render(Outline()) == "#\n"
    assert parse("---\n---\n# T\n", "p.md") == (Outline(Line("T")), [])
    assert parse("# T\n\n## R\n\n- []()\n\n[]()\n", "p.md")[0] == Outline(Line("T"), blocks=(Block(Heading("R")),))


def test_named_footnotes_are_numbered_and_so_are_their_marks() -> None:
    text = """# T

> I ship[^b]

## R

Intro[^a] and [^zzz].

- an item[^a]

### I

- another[^b]

*Note:* a note[^a]

[^a]: First
[^b]: Second, like [^a]
"""
    outline, findings = parse(text, "p.md")
    assert findings == []
    assert outline.statement == Line("I ship[^2]")
    assert outline.blocks[0].paragraphs == (Line("Intro[^1] and [^zzz]."),)
    assert outline.blocks[0].items == (Line("an item[^1]"),)
    assert outline.blocks[0].parts[0].items == (Line("another[^2]"),)
    assert outline.blocks[0].parts[0].remarks == (Remark("a note[^1]"),)
    assert outline.footnotes == (Line("First"), Line("Second, like [^1]"))


def test_front_matter_that_does_not_end_is_text() -> None:
    outline, _ = parse("---\ndesignation: Staff\n", "p.md")
    assert outline.designation is None


@pytest.mark.parametrize("text", ["🏆", "❤️", "👩‍💻", "1️⃣", "🇫🇷", "★", "👍🏽"])
def test_symbols(text: str) -> None:
    assert is_symbol(text)


@pytest.mark.parametrize("text", ["", "R", "—", "#", "1", "🏆a", "1️⃣2️⃣", "\ufe0f"])
def test_no_symbols(text: str) -> None:
    assert not is_symbol(text)
