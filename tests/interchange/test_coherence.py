"""What contradicts itself in a framework is found; a sound one has no findings."""

from dataclasses import replace

from levelset.core.findings import Severity
from levelset.core.model import Framework, Group, Level, Page, Pillar, Responsibility, Role, Section, Statement, Track
from levelset.interchange.coherence import coherence, keys_twice

PAGE = Page(
    "swe",
    "IC1",
    "IC1",
    Statement("I learn", "x"),
    sections=(
        Section("results", "Results", groups=(Group("impact", "Impact"), Group("a-b", "A / B", covers=("impact",)))),
        Section(None, None, groups=(Group(None, None),)),
    ),
)
SOUND = Framework(
    "acme",
    "Acme",
    tracks=(Track("ic", "IC"),),
    levels=(Level("ic", "IC1", 1),),
    roles=(Role("swe", "Software Engineer"),),
    pillars=(Pillar("results", "Results"),),
    responsibilities=(Responsibility("impact", "Impact"),),
    pages=(PAGE,),
)


def codes(framework: Framework) -> list[tuple[str, Severity]]:
    return [(finding.code, finding.severity) for finding in coherence(framework)]


def test_a_sound_framework_has_no_findings() -> None:
    assert coherence(SOUND) == ()


def test_pages_of_unknown_roles_and_levels_are_errors_told_once() -> None:
    lost = replace(SOUND, roles=(), levels=(), pages=(PAGE, replace(PAGE, level="IC2"), replace(PAGE, role="mle")))
    assert codes(lost) == [
        ("framework/unknown-role", Severity.ERROR),
        ("framework/unknown-role", Severity.ERROR),
        ("framework/unknown-level", Severity.ERROR),
        ("framework/unknown-level", Severity.ERROR),
    ]


def test_unknown_pillars_and_responsibilities_are_warnings() -> None:
    lost = replace(SOUND, pillars=(), responsibilities=())
    assert codes(lost) == [
        ("framework/unknown-pillar", Severity.WARNING),
        ("framework/unknown-responsibility", Severity.WARNING),
        ("framework/unknown-responsibility", Severity.WARNING),
    ]


def test_a_page_or_key_that_is_there_twice_is_an_error() -> None:
    twice = replace(SOUND, pages=(PAGE, PAGE), tracks=SOUND.tracks * 2)
    assert codes(twice) == [("framework/key-twice", Severity.ERROR), ("framework/page-twice", Severity.ERROR)]
    (finding,) = keys_twice(twice, "framework.yaml")
    assert (finding.code, finding.file) == ("framework/key-twice", "framework.yaml")


def test_one_id_at_two_texts_is_an_error_told_once() -> None:
    others = [replace(PAGE, level=f"IC{n}", statement=Statement(f"I learn {n}", "x")) for n in (2, 3)]
    levels = tuple(Level("ic", f"IC{n}", n) for n in (1, 2, 3))
    assert codes(replace(SOUND, levels=levels, pages=(PAGE, *others))) == [("framework/id-twice", Severity.ERROR)]


def test_one_id_at_one_text_is_inheritance() -> None:
    levels = (Level("ic", "IC1", 1), Level("ic", "IC2", 2))
    assert coherence(replace(SOUND, levels=levels, pages=(PAGE, replace(PAGE, level="IC2")))) == ()
