"""Shapes of other companies: job families, prose under headings, numbered milestones of topics, a chat, a mail."""

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

MILESTONES = """\
# Harbor Growth Framework

## BEACONS

Keeps the lamps of the harbor alight.

### 1. Works well within the lamps that are there

**Example behaviors:**
* Changes a lens without darkness
* Notes what was changed

**Example tasks:**
* Changed the lens of the west mole

### 2. Develops new lamps for places that had none

**Example behaviors:**
* Chooses a place by what skippers tell

**Example tasks:**
* Set up the lamp of the shoal

## GUIDING

Helps others to see in the dark.

### 1. Guides one newcomer at a time

**Example behaviors:**
* Answers the same question twice

### 2. Guides without being asked to

**Example behaviors:**
* Sees who is lost before they say so
"""

CHAT = """\
*Tide Analyst levels (draft v3)*
_please comment in the thread_

*TA1 :seedling:*
• reads the gauge when told to
• writes down what was read

*TA2 :herb:*
• says which gauge is wrong
• tells skippers what that means
"""

MAIL = """\
From: Ruth <ruth@harbor.example>
To: All leads
Subject: Fwd: Lock Engineer career levels

> ---------- Forwarded message ---------
> Lock Engineer I
> Gates
>   - I open a gate by the book
>   - I note what I did not try
> Lock Engineer II
> Gates
>   - I choose which gate to open
"""

WIKI = """\
h1. Lighthouse Engineer Career Path

h2. LH1 Lighthouse Engineer

h3. Lamp
* Lights the lamp at dusk

h2. LH2 Lighthouse Engineer

h3. Lamp
* Notices a weak lamp before it fails
* Cleans the lens without being asked

h2. LH3 Senior Lighthouse Engineer

h3. Lamp
* Decides which lamps are replaced this year
"""

LISTED = """\
role,level,level_name,category,skill,description
Tide Developer,1,Junior,Code,Gauges,Writes small readers of gauges with help
Tide Developer,2,Mid,Code,Gauges,Knows gauges well enough to mend them
Tide Developer,2,Mid,Team,Feedback,Gives feedback within a week or sooner
"""

TABLE = """\
<h1>Quality Engineering competency matrix</h1>
<table><thead><tr><th>Area</th><th>Skill</th><th>QE1<br>Associate</th><th>QE2<br>Engineer</th><th>QE3<br>Senior</th></tr></thead>
<tbody><tr><td>Testing</td><td>Strategy</td><td>Runs the tests that are asked for.</td><td>Chooses tests by risk.</td>
<td>Sets the test strategy of a product.</td></tr></tbody></table>
"""

TOGGLES = """\
<h1>Harbor Support Ladder</h1>
<ul class="toggle"><li><details open><summary>Support Engineer 1</summary><p><strong>Skippers</strong></p>
<ul><li>Answers the radio within the hour</li></ul><p><strong>Charts</strong></p><ul><li>Finds a known shoal</li></ul>
</details></li></ul>
<ul class="toggle"><li><details open><summary>Support Engineer 2</summary><p><strong>Skippers</strong></p>
<ul><li>Calms an angry skipper</li></ul><p><strong>Charts</strong></p><ul><li>Draws a shoal that nobody knew</li></ul>
</details></li></ul>
"""

SHEET = """\
Level: Senior Tide Engineer (TD3)
Reports to: Harbor Manager
Last reviewed: 2026-01-05

What we expect

TECHNICAL DEPTH:
a) reads a gauge that nobody trusts
b) knows the cost of a wrong reading

OWNERSHIP:
a) answers for a tide that came late
"""

EXPECTATIONS = """\
<h1>Harbor Manager Expectations at Brackwater</h1><p>This is kept up to date.</p>
<h2>HM1 - Harbor Manager</h2><h3>People</h3><ul><li>Talks with everybody every fortnight</li></ul>
<h2>HM2 - Senior Harbor Manager</h2><h3>People</h3><ul><li>Helps managers to grow</li></ul>
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


def _texts(framework: Framework) -> dict[str, dict[str | None, list[str]]]:
    return {
        page.level: {
            group.name: [statement.text for statement in group.statements]
            for section in page.sections
            for group in section.groups
        }
        for page in framework.pages
    }


def test_numbered_sentences_under_each_topic_are_levels() -> None:
    framework, findings = _read("growth.md", MILESTONES)

    assert "import/no-framework" not in {finding.code for finding in findings}
    assert _texts(framework) == {
        "Level 1": {
            "Beacons": [
                "Works well within the lamps that are there",
                "Changes a lens without darkness",
                "Notes what was changed",
            ],
            "Guiding": ["Guides one newcomer at a time", "Answers the same question twice"],
        },
        "Level 2": {
            "Beacons": ["Develops new lamps for places that had none", "Chooses a place by what skippers tell"],
            "Guiding": ["Guides without being asked to", "Sees who is lost before they say so"],
        },
    }
    notes = [note.text for group in framework.pages[0].sections[0].groups for note in group.notes]
    assert "Changed the lens of the west mole" in " ".join(notes)
    definitions = {one.name: one.definition for one in framework.responsibilities if one.definition}
    assert definitions["Guiding"] == "Helps others to see in the dark."


def test_a_list_that_only_numbers_its_headings_has_no_levels() -> None:
    text = MILESTONES.replace("### 1. Guides", "### 3. Guides").replace("### 2. Guides", "### 4. Guides")
    framework, _ = _read("growth.md", text)

    assert not framework.pages


def test_levels_that_share_letters_are_levels_whatever_the_letters() -> None:
    framework, _ = _read("chat.txt", CHAT)

    assert [(page.title, page.role) for page in framework.pages] == [
        ("TA1 Tide Analyst", "tide-analyst"),
        ("TA2 Tide Analyst", "tide-analyst"),
    ]
    assert [len(list(page.statements())) for page in framework.pages] == [2, 2]
    alone, _ = _read("chat.txt", CHAT.replace("*TA2 :herb:*", "*XY7 :herb:*"))
    assert not alone.pages


def test_the_subject_of_a_mail_is_the_title_without_what_mail_adds() -> None:
    framework, _ = _read("mail.txt", MAIL)

    assert (framework.title, framework.organization) == ("Lock Engineer career levels", "")
    assert _texts(framework) == {
        "I": {"Gates": ["I open a gate by the book", "I note what I did not try"]},
        "II": {"Gates": ["I choose which gate to open"]},
    }


def test_letters_and_a_number_before_the_name_of_a_role_are_its_level() -> None:
    framework, _ = _read("wiki.txt", WIKI)

    assert [(page.level, page.role, page.designation) for page in framework.pages] == [
        ("LH1", "lighthouse-engineer", None),
        ("LH2", "lighthouse-engineer", None),
        ("LH3", "lighthouse-engineer", "Senior"),
    ]
    assert [len(list(page.statements())) for page in framework.pages] == [1, 2, 1]


def test_a_second_column_of_levels_says_what_they_are_called() -> None:
    framework, findings = _read("levels.csv", LISTED)

    assert [(page.level, page.designation) for page in framework.pages] == [("1", "Junior"), ("2", "Mid")]
    assert "import/unresolved" not in {finding.code for finding in findings}


def test_a_word_beside_a_label_is_no_role_where_its_neighbors_name_none() -> None:
    framework, _ = _read("matrix.html", TABLE)

    assert {page.role for page in framework.pages} == {"quality-engineering"}
    assert [page.designation for page in framework.pages] == ["Associate", "Engineer", "Senior"]
    assert framework.organization == ""


def test_what_stands_in_a_toggle_below_its_name_is_no_item_of_it() -> None:
    framework, _ = _read("ladder.html", TOGGLES)

    assert _texts(framework) == {
        "1": {"Skippers": ["Answers the radio within the hour"], "Charts": ["Finds a known shoal"]},
        "2": {"Skippers": ["Calms an angry skipper"], "Charts": ["Draws a shoal that nobody knew"]},
    }


def test_a_property_that_says_role_and_level_begins_the_page() -> None:
    framework, _ = _read("sheet.txt", SHEET)

    assert [(page.level, page.role, page.designation) for page in framework.pages] == [
        ("TD3", "tide-engineer", "Senior"),
    ]
    assert [(name, count) for name, count, _ in _groups(framework)[0]] == [("Technical Depth", 2), ("Ownership", 1)]


def test_what_is_expected_of_a_role_is_what_the_framework_is_called() -> None:
    framework, _ = _read("managers.html", EXPECTATIONS)

    assert (framework.title, framework.organization) == ("Harbor Manager Expectations at Brackwater", "Brackwater")
    assert [page.level for page in framework.pages] == ["HM1", "HM2"]
