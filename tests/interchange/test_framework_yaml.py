"""framework.yaml: readable, exact, and forgiving; what is wrong is told with its line."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from levelset.core.findings import Severity
from levelset.core.model import (
    FacetKind,
    Framework,
    Lens,
    LensEntry,
    Level,
    Pillar,
    PillarKind,
    Responsibility,
    Role,
    Term,
    Track,
    Waiver,
)
from levelset.interchange import yaml_text
from levelset.interchange.canonical import canonical
from levelset.interchange.framework_yaml import from_yaml, head_of, revised, to_yaml
from support.frameworks import frameworks

FRAMEWORK = Framework(
    "acme",
    "Acme",
    "Acme Inc.",
    "1.10",
    tracks=(Track("ic", "Individual contributor"),),
    levels=(Level("ic", "IC1", 1), Level("ic", "IC2", 2, "Two")),
    roles=(Role("swe", "Software Engineer", "SWE"),),
    pillars=(
        Pillar("results", "Results", "🏆", definition="What counts.\nNot how."),
        Pillar("craft", "Craft", kind=PillarKind.CRAFT),
    ),
    facets=(FacetKind("scope", "Scope", "How far"),),
    responsibilities=(Responsibility("impact", "Impact", "results", "Value.", ("Outcome",)),),
    lenses=(Lens("stage", "Stage", (LensEntry("a", "A", "First"),)),),
    glossary=(Term("SEV", "An incident"), Term("KTLO")),
    waivers=(Waiver("rule", "swe/ic1", "on purpose"),),
)

TEXT = """\
format: levelset-framework/1
key: acme
title: Acme
organization: Acme Inc.
version: '1.10'
language: en
tracks:
  - key: ic
    name: Individual contributor
levels:
  - track: ic
    label: IC1
    rank: 1
  - track: ic
    label: IC2
    rank: 2
    name: Two
roles:
  - key: swe
    name: Software Engineer
    abbreviation: SWE
    track: ic
pillars:
  - key: results
    symbol: 🏆
    name: Results
    kind: core
    definition: |-
      What counts.
      Not how.
  - key: craft
    name: Craft
    kind: craft
facets:
  - key: scope
    name: Scope
    subtitle: How far
responsibilities:
  - key: impact
    pillar: results
    name: Impact
    definition: Value.
    aliases:
      - Outcome
lenses:
  - key: stage
    name: Stage
    entries:
      - key: a
        name: A
        definition: First
terms:
  - term: SEV
    definition: An incident
  - term: KTLO
waivers:
  - rule: rule
    where: swe/ic1
    reason: on purpose
"""


def test_it_is_written_to_be_read() -> None:
    assert to_yaml(FRAMEWORK) == TEXT


def test_what_is_written_is_read() -> None:
    read = from_yaml(TEXT, "framework.yaml")
    assert read.framework == FRAMEWORK
    assert read.findings == ()


def test_empty_values_are_left_out() -> None:
    assert to_yaml(Framework("k", "T")) == "format: levelset-framework/1\nkey: k\ntitle: T\nlanguage: en\n"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(frameworks())
def test_any_head_of_a_framework_comes_back(framework: Framework) -> None:
    head = head_of(canonical(framework))
    read = from_yaml(to_yaml(head), "framework.yaml")
    assert read.framework == head
    assert not [finding for finding in read.findings if finding.severity is Severity.ERROR]


def test_what_people_leave_out_has_a_default() -> None:
    text = """
format: levelset-framework/1
title: My Framework
version: 2.0
levels:
  - label: IC1
    rank: 1
roles:
  - name: Data Engineer
  - key: swe
pillars:
  - name: Results
terms: ~
"""
    framework = from_yaml(text, "f").framework
    assert framework is not None
    assert (framework.key, framework.version, framework.language) == ("my-framework", "2.0", "en")
    assert framework.levels == (Level("ic", "IC1", 1),)
    assert framework.roles == (Role("data-engineer", "Data Engineer"), Role("swe", "swe"))
    assert framework.pillars == (Pillar("results", "Results"),)
    assert framework.glossary == ()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "framework/empty", 1),
        ("title: [", "yaml/broken", 1),
        ("format: levelset-framework/1\ntitle: 'x\n", "yaml/broken", 3),
        ("a: b\n\x07: c\n", "yaml/broken", 2),
        ("- a\n- b\n", "yaml/shape", 1),
        ("format: levelset-framework/9\n", "framework/format", 1),
        ("just text", "yaml/shape", 1),
        ("[" * 5000 + "]" * 5000, "yaml/broken", 1),
        ("- " * 5000 + "x", "yaml/broken", 1),
    ],
)
def test_a_file_that_cannot_be_used_says_why(text: str, code: str, line: int) -> None:
    read = from_yaml(text, "framework.yaml")
    assert read.framework is None
    (finding, *_) = read.findings
    assert (finding.code, finding.severity, finding.file) == (code, Severity.ERROR, "framework.yaml")
    assert finding.line is not None
    assert abs(finding.line - line) <= 1


HEAD = "format: levelset-framework/1\ntitle: T\n"


@pytest.mark.parametrize(
    ("text", "code", "severity", "line"),
    [
        ("title: T\n", "framework/no-format", Severity.WARNING, 1),
        (HEAD + "colour: red\n", "yaml/unknown-key", Severity.WARNING, 3),
        (HEAD + "title: U\n", "yaml/shape", Severity.ERROR, 3),
        (HEAD + "? [a]\n: b\n", "yaml/unknown-key", Severity.WARNING, 3),
        (HEAD + "roles: swe\n", "yaml/shape", Severity.ERROR, 3),
        (HEAD + "roles:\n  - swe\n", "yaml/shape", Severity.ERROR, 4),
        (HEAD + "roles:\n  -\n", "yaml/shape", Severity.WARNING, 4),
        (HEAD + "roles:\n  - key: a\n    mood: b\n", "yaml/unknown-key", Severity.WARNING, 5),
        (HEAD + "levels:\n  - label: IC1\n    rank: first\n", "yaml/shape", Severity.ERROR, 5),
        (HEAD + "levels:\n  - label: [IC1]\n", "yaml/shape", Severity.ERROR, 4),
        (HEAD + "pillars:\n  - key: a\n    kind: nice\n", "framework/pillar-kind", Severity.ERROR, 5),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, code: str, severity: Severity, line: int) -> None:
    read = from_yaml(text, "framework.yaml")
    assert read.framework is not None
    assert (code, severity, line) in [(one.code, one.severity, one.line) for one in read.findings]


def test_only_what_changes_is_written_anew() -> None:
    held = """# Our framework, with love.
format: levelset-framework/1
key: acme
title: "Acme"   # the company

# Levels, in order.
levels:
  - {track: ic, label: IC1, rank: 1}   # juniors
mood: sunny
roles:
  - key: swe
    name: Software Engineer
    track: ic
# The end."""
    before = from_yaml(held, "f").framework
    assert before is not None
    after = replace(
        before, roles=(*before.roles, Role("mle", "ML Engineer")), tracks=(Track("ic", "IC"),), language="de"
    )
    text, findings = revised(held, after)
    assert findings == ()
    assert (
        text
        == """# Our framework, with love.
format: levelset-framework/1
key: acme
title: "Acme"   # the company
language: de
tracks:
  - key: ic
    name: IC

# Levels, in order.
levels:
  - {track: ic, label: IC1, rank: 1}   # juniors
mood: sunny
roles:
  - key: swe
    name: Software Engineer
    track: ic
  - key: mle
    name: ML Engineer
    track: ic
"""
    )


def test_what_is_no_longer_there_is_taken_out() -> None:
    text, _ = revised(TEXT, replace(FRAMEWORK, waivers=(), glossary=()))
    assert text == TEXT[: TEXT.index("terms:")]


@pytest.mark.parametrize(
    "held", ["{title: T, format: levelset-framework/1}\n", "  title: T\n  format: levelset-framework/1\n"]
)
def test_a_file_that_is_laid_out_otherwise_is_written_whole(held: str) -> None:
    assert revised(held, FRAMEWORK) == (TEXT, ())


@pytest.mark.parametrize("held", ["title: [", "title: T\nroles: x\n"])
def test_a_file_that_cannot_be_read_is_not_replaced(held: str) -> None:
    text, findings = revised(held, FRAMEWORK)
    assert text is None
    assert findings


def test_a_patch_that_would_say_something_else_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    from levelset.interchange import framework_yaml

    monkeypatch.setattr(framework_yaml, "_patched", lambda *_: "title: Wrong\n")
    assert revised(TEXT, FRAMEWORK) == (TEXT, ())


def test_a_key_before_all_others_is_put_first() -> None:
    text, _ = revised("title: T\nlanguage: en\n", Framework("k", "T"))
    assert text == "format: levelset-framework/1\nkey: k\ntitle: T\nlanguage: en\n"


def test_equal_values_are_written_twice() -> None:
    shared = ["x"]
    assert yaml_text.dump({"one": shared, "two": shared}) == "one:\n  - x\ntwo:\n  - x\n"
