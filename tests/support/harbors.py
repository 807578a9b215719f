"""A small ladder of an invented harbor company, for tests that compare frameworks: two roles, two levels."""

from dataclasses import replace
from typing import Any

from levelset.comparing.identity import with_ids
from levelset.core.model import (
    Facet,
    FacetKind,
    Framework,
    Group,
    Level,
    Page,
    Pillar,
    PillarKind,
    Responsibility,
    Role,
    Section,
    Statement,
    Term,
)

CARE = ("I oil every winch before the season opens.", "I report a frayed rope on the day I see it.")
CREW = ("I greet new colleagues on the pier.", "I lend a hand when a neighboring crew is short.")
TALK = ("I call out the depth clearly and in good time.", "I write the log in words that the night shift understands.")
PILOTING = ("I steer small boats through the inner basin.", "I know the currents of the outer channel by heart.")
CRANES = ("I lift containers without swinging them.", "I check the brakes of my crane each morning.")


def group(key: str, name: str, *texts: str) -> Group:
    """A responsibility with these statements."""
    return Group(key, name, tuple(map(Statement, texts)))


def page(role: str, level: str, *crafts: Group, **changed: tuple[str, ...]) -> Page:
    """A page with the core of the ladder, ``care``, ``crew`` and ``talk``, each of which may be another one."""
    core = {"care": CARE, "crew": CREW, "talk": TALK, **changed}
    at_level = {key: tuple(f"{text[:-1]}, as {level} asks." for text in texts) for key, texts in core.items()}
    return Page(
        role,
        level,
        f"{level} {role.title()}",
        Statement(f"I keep the harbor running as {level} asks."),
        facets=(Facet("Scope", "How far", (Statement(f"My work reaches as far as {level} goes."),)),),
        sections=(
            Section("order", "Order", "⚓", groups=(group("care", "Care", *at_level["care"]),)),
            Section(
                "people", "People", "🤝",
                groups=(group("crew", "Crew", *at_level["crew"]), group("talk", "Talk", *at_level["talk"])),
            ),
            Section("craft", "Craft", "🔧", groups=crafts),
        ),
    )  # fmt: skip


def harbor(**values: Any) -> Framework:
    """The ladder with ids; ``values`` replace parts of it before ids are given."""
    pilot, crane = group("piloting", "Piloting", *PILOTING), group("cranes", "Cranes", *CRANES)
    base = Framework(
        "harbor",
        "The Harbor Ladder",
        "Tidewater",
        levels=(Level("ic", "H1", 1), Level("ic", "H2", 2)),
        roles=(Role("pilot", "Pilot"), Role("crane", "Crane Driver")),
        pillars=(
            Pillar("order", "Order", "⚓"),
            Pillar("people", "People", "🤝"),
            Pillar("craft", "Craft", "🔧", PillarKind.CRAFT),
        ),
        facets=(FacetKind("scope", "Scope", "How far"),),
        responsibilities=(
            Responsibility("care", "Care", "order", "Things last."),
            Responsibility("crew", "Crew", "people"),
            Responsibility("talk", "Talk", "people"),
            Responsibility("piloting", "Piloting", "craft"),
            Responsibility("cranes", "Cranes", "craft"),
        ),
        glossary=(Term("knot", "A nautical mile an hour."),),
        pages=(
            page("pilot", "H1", pilot),
            page("pilot", "H2", pilot),
            page("crane", "H1", crane),
            page("crane", "H2", crane),
        ),
    )
    return with_ids(replace(base, **values))


def on_pages(framework: Framework, change: Any) -> Framework:
    """The framework with every page as ``change`` makes it; ids stay where statements do."""
    return replace(framework, pages=tuple(change(one) for one in framework.pages))


def regrouped(one: Page, change: Any) -> Page:
    """A page with each section's groups as ``change`` makes them of section and groups."""
    return replace(
        one, sections=tuple(replace(section, groups=tuple(change(section, section.groups))) for section in one.sections)
    )


def reworded(framework: Framework, old: str, new: str) -> Framework:
    """The framework with a part of its texts written otherwise, statements without ids where it stands."""

    def of_page(one: Page) -> Page:
        def of_groups(_section: Section, groups: tuple[Group, ...]) -> list[Group]:
            return [
                replace(
                    each,
                    statements=tuple(
                        replace(two, text=two.text.replace(old, new), id="" if old in two.text else two.id)
                        for two in each.statements
                    ),
                )
                for each in groups
            ]

        return regrouped(one, of_groups)

    return on_pages(framework, of_page)
