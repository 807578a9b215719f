"""A small world for tests of the web application: a published framework, an import under review, a welcome link."""

from datetime import timedelta
from typing import Any

from levelset.core.model import (
    Facet,
    FacetKind,
    Framework,
    Group,
    Level,
    Page,
    Pillar,
    PillarKind,
    Prose,
    Responsibility,
    Role,
    Section,
    Statement,
    Term,
    Text,
    Track,
)
from levelset.process.rights import Audience, Standing

ROLE = "bridge-engineer"

DOCUMENT = """\
IC3 Bridge Engineer
I build the bridges that others measure theirs against.

🏆 Results

Ownership
- I finish what I began, and what somebody else began too.
- I decide which bridge not to build.

🔧 Craft

Review
- I read the drawings of the whole valley.
- I teach others to read drawings.
"""
"""A document that an editor pastes; its headings are all there."""

MESSY = DOCUMENT.replace("Ownership\n", "\n").replace("🔧 Craft\n\nReview\n", "🔧 Craft\n\n")
"""The same without the headings of its responsibilities."""


def statements(*texts: str) -> tuple[Statement, ...]:
    return tuple(Statement(text) for text in texts)


def page(level: str, summary: str, ownership: tuple[str, ...], review: tuple[str, ...]) -> Page:
    """A page with a facet, a core pillar and a craft pillar."""
    return Page(
        role=ROLE,
        level=level,
        title=f"{level} Bridge Engineer",
        statement=Statement(summary),
        facets=(Facet("Scope", "How far the work reaches", statements(f"My work spans what {level} stands for.")),),
        sections=(
            Section(
                "results",
                "Results",
                "🏆",
                (Text("What stays when the scaffold is gone."),),
                (Group("ownership", "Ownership", statements(*ownership)),),
            ),
            Section("craft", "Craft", "🔧", (), (Group("review", "Review", statements(*review)),)),
        ),
        footnotes=(Text("A span is measured between its bearings."),),
    )


def framework() -> Framework:
    """One role at two levels, with a term, a prose page, a kept, a reworded, a new and a gone behavior."""
    return Framework(
        key="bridges",
        title="Bridges and how we build them",
        organization="Span & Sons",
        tracks=(Track("ic", "Individual contributor"),),
        levels=(Level("ic", "IC1", 1), Level("ic", "IC2", 2)),
        pillars=(
            Pillar("results", "Results", "🏆"),
            Pillar("craft", "Craft", "🔧", PillarKind.CRAFT),
        ),
        facets=(FacetKind("scope", "Scope", "How far the work reaches"),),
        responsibilities=(
            Responsibility("ownership", "Ownership", "results", "Seeing a bridge through to its first train."),
            Responsibility("review", "Review", "craft", "Looking at each other's drawings."),
        ),
        roles=(Role(ROLE, "Bridge Engineer", "BE"),),
        glossary=(Term("PGP", "The plan that a person makes for their own growth."),),
        pages=(
            page(
                "IC1",
                "I build single spans with the help of others.",
                ("I finish the span I began.", "I ask before I cut a cable.", "I may update my PGP in spring."),
                ("I read the drawings of my team before they are built.",),
            ),
            page(
                "IC2",
                "I build whole bridges and hand them over.",
                ("I finish the span I began.", "I know which cable may be cut, and I say why before I cut it."),
                ("I read the drawings of my team and of its neighbors before they are built.", "I draw for others."),
            ),
        ),
        prose=(Prose("what-is-a-span", "What is a span?", "A span lies between **two** bearings."),),
    )


def made_by(editor: Any, audience: Audience) -> dict[str, Any]:
    """Publish the framework and make what else the addresses need; the names that fill the table of addresses."""
    from levelset.web.evidence.actions.logging import capture
    from levelset.web.frameworks.actions import publish
    from levelset.web.imports.actions.starting import Pasted, start
    from levelset.web.people.actions.welcoming import welcome

    version = publish(framework(), author=editor, audience=audience)
    first = version.framework.pages[0]
    people = somebody_somewhere(editor)
    return people | {
        "number": version.number,
        "role": ROLE,
        "slug": "what-is-a-span",
        "statement": next(first.statements()).id,
        "draft": start(author=editor, pasted=Pasted(DOCUMENT)).pk,
        "entry": capture("Tightened the bolts of span two.", author=editor)[0].key,
        "welcome": welcome("new@example.org", Standing.MEMBER, author=None),
    }


def somebody_somewhere(editor: Any) -> dict[str, Any]:
    """The editor in a team, with a manager, people partner from tomorrow on; what the addresses of people need."""
    from levelset.web.people.actions import importing, structure, teams
    from levelset.web.people.actions.welcoming import welcome
    from levelset.web.people.models import Membership, Partnership, ReportingLine, User, WelcomeLink
    from levelset.web.people.periods import today

    manager = User.objects.exclude(pk=editor.pk).filter(is_active=True).order_by("pk").first() or editor
    team, _change = teams.make_team("Bridges", author=None)
    structure.join_team(editor, team, today(), author=None)
    structure.make_partner(editor, team, today() + timedelta(days=1), author=None)
    change = structure.appoint_manager(editor, manager, today(), author=None)
    welcome("invited@example.org", Standing.MEMBER, author=None)
    return {
        "handle": editor.handle,
        "team": team.key,
        "change": change.pk,
        "people_import": importing.prepare("people.csv", "name,email\nEve,eve@example.org\n", author=None).pk,
        "invitation": WelcomeLink.objects.get(email="invited@example.org").pk,
        "line": ReportingLine.objects.get(person=editor).pk,
        "membership": Membership.objects.get(person=editor).pk,
        "partnership": Partnership.objects.get(person=editor).pk,
    }
