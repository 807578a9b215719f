"""Pages of a job family in one document: levels in brackets, "Responsibilities" beside other headings, "Extends …"."""

from levelset.core.findings import Finding
from levelset.core.model import Framework
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

FAMILY = """\
# Lock Keeper

Lock Keepers let ships through, and nothing else.

## Levels

### Junior Lock Engineer

#### Pay Grade

The Junior Lock Engineer is grade 5.

#### Responsibilities

- Opens the gate when told to.
- Answers the horn within a minute.

#### Requirements

- Can swim.

### Lock Engineer (Intermediate)

#### Pay Grade

The Lock Engineer is grade 6.

#### Responsibilities

- Extends the Junior Lock Engineer responsibilities.
- Decides which ship goes first.

#### Requirements

- Extends the Junior Lock Engineer requirements.

### Senior Lock Engineer

#### Pay Grade

The Senior Lock Engineer is grade 7.

#### Responsibilities

- Extends the Lock Engineer responsibilities.
- Plans the winter works.

#### Requirements

- Has led a closure of a month.
"""

LADDER = """\
The Sluice Ladder for Lock Engineers

Level 1 - Associate Engineer

Delivery
Associates open the gates that they were shown. They ask when the water looks wrong.

Craft
They grease a hinge so that it lasts the winter.

Teamwork
They take their turn at night.

Level 2 - Engineer

Delivery
Engineers plan the gates of a day. They keep the hour that they gave.

Craft
They know one gate well enough to be asked about it.

Teamwork
They help associates to settle.
"""


def _read(name: str, text: str) -> tuple[Framework, tuple[Finding, ...]]:
    document = read_bytes(name, text.encode()).value
    assert document is not None
    result = recognise([document])
    return result.value.framework, result.findings


def _groups(framework: Framework) -> list[list[tuple[str | None, int, int]]]:
    return [
        [(group.name, len(group.statements), len(group.notes)) for section in page.sections for group in section.groups]
        for page in framework.pages
    ]


def test_a_heading_that_usually_announces_holds_what_is_its_own_beside_others() -> None:
    framework, findings = _read("family.md", FAMILY)

    assert [(page.level, page.role) for page in framework.pages] == [
        ("Junior", "lock-engineer"),
        ("Intermediate", "lock-engineer"),
        ("Senior", "lock-engineer"),
    ]
    assert _groups(framework) == [
        [("Pay Grade", 0, 1), ("Responsibilities", 2, 0), ("Requirements", 1, 0)],
        [("Pay Grade", 0, 1), ("Responsibilities", 2, 0), ("Requirements", 1, 0)],
        [("Pay Grade", 0, 1), ("Responsibilities", 2, 0), ("Requirements", 1, 0)],
    ]
    assert "import/columns" not in {finding.code for finding in findings}


def test_a_line_that_extends_another_level_builds_on_it() -> None:
    _, findings = _read("family.md", FAMILY)

    told = [finding.message for finding in findings if finding.code == "import/inherits"]
    assert len(told) == 3
    assert "Lock Engineer (Intermediate) builds on Junior Lock Engineer" in told[0]
    assert "Senior Lock Engineer builds on Lock Engineer (Intermediate)" in told[2]


def test_extending_something_else_is_a_behavior() -> None:
    text = FAMILY.replace("- Plans the winter works.", "- Extends the skills of junior colleagues over a season.")
    _, findings = _read("family.md", text)

    assert len([finding for finding in findings if finding.code == "import/inherits"]) == 3


def test_one_name_of_a_pillar_among_headings_with_prose_is_one_of_them() -> None:
    framework, _ = _read("ladder.txt", LADDER)

    assert framework.title == "The Sluice Ladder for Lock Engineers"
    assert [[name for name, _, _ in page] for page in _groups(framework)] == [["Delivery", "Craft", "Teamwork"]] * 2
    assert all(statements for page in _groups(framework) for _, statements, _ in page)
