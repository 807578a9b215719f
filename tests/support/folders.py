"""A small framework in a native folder, for tests that write, break and read it."""

from pathlib import Path

from levelset.core.findings import Result, Severity
from levelset.core.model import (
    Candidate,
    Facet,
    FacetKind,
    Framework,
    Group,
    InferenceState,
    Inferred,
    Level,
    Note,
    NoteKind,
    Page,
    Pillar,
    PillarKind,
    Prose,
    Responsibility,
    Role,
    Section,
    Source,
    Statement,
    Text,
    Track,
)

GUESS = Inferred(InferenceState.ASK, 0.5, ("Words in common: ship.",), (Candidate("Impact", 0.5),))


def page(role: str, level: str, *extra: Section) -> Page:
    return Page(
        role,
        level,
        f"{level} {role}",
        Statement("I deliver", "id-" + role + level, source=Source("a.txt", 2)),
        facets=(
            Facet(
                "Scope",
                "How far",
                (
                    Statement("Tasks – I own them", f"f-{role}{level}", "Tasks"),
                    Statement("# of tasks", f"g-{role}{level}"),
                ),
                GUESS,
            ),
        ),
        sections=(
            Section(
                "results",
                "Results",
                "🏆",
                (Text("What counts.", Source("a.txt", 5)),),
                (
                    Group(
                        "impact",
                        "Impact",
                        (Statement("I ship", f"s-{role}{level}", source=Source("a.txt", 6)),),
                        (Note("Such as this.", NoteKind.EXAMPLE), Note("Mind.")),
                        inferred=GUESS,
                    ),
                ),
            ),
            *extra,
        ),
        footnotes=(Text("A footnote."),),
    )


SHARED = Section(
    "talent",
    "Talent",
    "🌳",
    groups=(Group("growth", "Growth", (Statement("I read", "core1"),), inherited_from="_core/ic/ic1"),),
)
FRAMEWORK = Framework(
    "acme",
    "Acme Framework",
    "Acme",
    tracks=(Track("ic", "Individual contributor"),),
    levels=(Level("ic", "IC1", 1), Level("ic", "IC2", 2)),
    roles=(Role("swe", "Software Engineer"), Role("mle", "ML Engineer")),
    pillars=(
        Pillar("results", "Results", "🏆"),
        Pillar("talent", "Talent", "🌳"),
        Pillar("craft", "Craft", "🦉", PillarKind.CRAFT),
    ),
    facets=(FacetKind("scope", "Scope"),),
    responsibilities=(
        Responsibility("impact", "Impact", "results", aliases=("Outcome",)),
        Responsibility("growth", "Growth", "talent"),
        Responsibility("agility", "Agility", "results"),
        Responsibility("innovation", "Innovation", "results"),
    ),
    pages=(page("swe", "IC1", SHARED), page("swe", "IC2"), page("mle", "IC1", SHARED)),
    prose=(Prose("about", "About *us*", "# Inner\n\nText."),),
)


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def told(result: Result[Framework | None]) -> list[tuple[str, Severity, str | None, int | None]]:
    return [(one.code, one.severity, one.file, one.line) for one in result.findings]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
