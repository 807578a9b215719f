"""Small frameworks of our own for these tests, built from plain words."""

from collections.abc import Iterable, Sequence

from levelset.core.addresses import key_of
from levelset.core.headings import resolve
from levelset.core.model import (
    Facet,
    FacetKind,
    Framework,
    Group,
    InferenceState,
    Inferred,
    Lens,
    LensEntry,
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
    Statement,
    Term,
    Text,
    Track,
)

PILLARS = (
    Pillar("results", "Results", "🏆", definition="What the work brings about."),
    Pillar("direction", "Direction", "🧭"),
    Pillar("craft", "Craft", "🦉", PillarKind.CRAFT),
)
RESPONSIBILITIES = (
    Responsibility("impact", "Impact", "results", "Choosing work that matters and seeing it through."),
    Responsibility("ownership", "Ownership", "results", "Looking after what one has taken on.", ("Accountability",)),
    Responsibility("agility", "Agility", "direction", "Changing course with the facts."),
    Responsibility("innovation", "Innovation", "direction", "Trying what has not been tried."),
    Responsibility("code-fluency", "Code Fluency", "craft", "Writing code that others like to read."),
)


def said(*texts: str, prefix: str = "s") -> tuple[Statement, ...]:
    """Statements with ids made of their first words."""
    return tuple(Statement(text, id=f"{prefix}-{key_of(' '.join(text.split()[:7]))}") for text in texts)


def group(name: str, *texts: str, at: str = "", notes: Sequence[Note] = (), inferred: Inferred | None = None) -> Group:
    """A responsibility as a page shows it; merged headings cover what they name."""
    heading = resolve(name, RESPONSIBILITIES)
    key, covers = (heading.key, heading.covers) if heading else (key_of(name), ())
    return Group(key, name, said(*texts, prefix=at or "s"), tuple(notes), covers, None, inferred)


def section(pillar: str, *groups: Group, intro: Iterable[str] = ()) -> Section:
    """A pillar as a page shows it."""
    known = next(one for one in PILLARS if one.key == pillar)
    return Section(pillar, known.name, known.symbol, tuple(Text(text) for text in intro), groups)


def lever(label: str, text: str, at: str) -> Statement:
    """A statement with a label."""
    return Statement(f"{label} – {text}", id=f"{at}-{key_of(label)}", label=label)


def page_ic1() -> Page:
    """Software Engineer IC1."""
    return Page(
        "software-engineer",
        "IC1",
        "IC1 Software Engineer",
        Statement("I finish small, clear tasks with somebody beside me.", id="a-summary"),
        None,
        (
            Facet("Scope", "How large the work is", said("I work on tasks that somebody cut for me.", prefix="a")),
            Facet(
                "Impact Levers",
                "Where the work reaches further",
                (lever("Craft", "I learn the tools of my team.", "a"),),
            ),
        ),
        (
            section(
                "results",
                group(
                    "Impact",
                    "I deliver small changes that work the first time.",
                    "I ask early when I am stuck.",
                    at="a",
                ),
                group("Ownership", "I answer for the changes that I make.", "I keep my promises about dates.", at="a"),
            ),
            section(
                "direction",
                group("Agility / Innovation", "I take a change of plan without losing the thread.", at="a"),
            ),
            section("craft", group("Code Fluency", "I am learning to read code that others wrote.", at="a")),
        ),
    )


def page_ic2() -> Page:
    """Software Engineer IC2, with everything that a page can have."""
    recovered = Inferred(InferenceState.ACCEPTED, 0.97, ("the same heading stands on IC1",))
    return Page(
        "software-engineer",
        "IC2",
        "IC2 Software Engineer",
        Statement("I take a clear problem from the question to running code, and know when to ask.", id="b-summary"),
        None,
        (
            Facet("Scope", "How large the work is", said("I work on problems of one service.", prefix="b")),
            Facet(
                "Impact Levers",
                "Where the work reaches further",
                (
                    lever("Craft", "I choose tools that fit the problem.", "b"),
                    lever("Mentorship", "I may look after an intern.", "b"),
                ),
            ),
        ),
        (
            section(
                "results",
                group(
                    "Impact",
                    "I deliver changes of middle size that work the first time.",
                    "I ask early when I am stuck.",
                    at="b",
                    notes=(
                        Note("Nobody is expected to lead a project here."),
                        Note("A new report page.", NoteKind.EXAMPLE),
                    ),
                ),
                group(
                    "Ownership",
                    "I answer for the service that I look after, and I lead the work on each SEV in it.",
                    "I keep my promises about dates.",
                    at="b",
                    inferred=recovered,
                ),
                intro=("Work that counts for somebody.",),
            ),
            section(
                "direction",
                group("Agility", "I change course when the facts do.", at="b"),
                group("Innovation", "I try one new thing a quarter, and say what came of it.", at="b"),
            ),
            section(
                "craft",
                group(
                    "Code Fluency",
                    "I know the life of a feature* from idea to removal.",
                    "I write code to be read.[^2]",
                    at="b",
                ),
            ),
        ),
        (Text("* The life of a feature: idea, draft, review, release, removal."), Text("Read by people, that is.")),
    )


def page_ml(level: str = "IC2") -> Page:
    """Machine Learning Engineer."""
    at = f"m{level.lower()}"
    return Page(
        "machine-learning-engineer",
        level,
        f"{level} Machine Learning Engineer",
        Statement("I train models that others can rely on.", id=f"{at}-summary"),
        "Staff" if level == "IC5" else None,
        (),
        (section("results", group("Impact", "I measure what a model changes for the people who use it.", at=at)),),
    )


def framework(*pages: Page, title: str = "Harbor Ladder") -> Framework:
    """A framework that holds these pages, or the usual ones."""
    shown = pages or (page_ic1(), page_ic2(), page_ml("IC2"), page_ml("IC5"))
    labels = sorted({page.level for page in shown})
    names = {
        "software-engineer": ("Software Engineer", "SWE"),
        "machine-learning-engineer": ("Machine Learning Engineer", "MLE"),
    }
    roles = tuple(Role(key, *names.get(key, (key, None)), "ic") for key in dict.fromkeys(page.role for page in shown))
    return Framework(
        key_of(title),
        title,
        "Harbor",
        "2026",
        tracks=(Track("ic", "Individual contributor"),),
        levels=tuple(Level("ic", label, rank) for rank, label in enumerate(labels, start=1)),
        pillars=PILLARS,
        facets=(FacetKind("scope", "Scope", "How large the work is"), FacetKind("impact-levers", "Impact Levers")),
        responsibilities=RESPONSIBILITIES,
        roles=roles,
        lenses=(Lens("archetypes", "Archetypes", (LensEntry("fixer", "Fixer", "Goes where it burns."),)),),
        glossary=(Term("SEV", "An incident that customers notice."), Term("KTLO")),
        pages=shown,
        prose=(
            Prose(
                "how-to-read", "How to read this", "## First\n\nRead *one* level, [then](https://example.org) the next."
            ),
        ),
    )
