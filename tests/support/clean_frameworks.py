"""Frameworks without a fault, made up from words of our own, to plant faults in."""

from random import Random

from levelset.core.model import (
    Facet,
    FacetKind,
    Framework,
    Group,
    Level,
    Page,
    Pillar,
    Responsibility,
    Role,
    Section,
    Statement,
    Term,
    Text,
    Track,
)

VERBS = (
    "plan",
    "repair",
    "review",
    "release",
    "measure",
    "document",
    "test",
    "design",
    "retire",
    "rehearse",
    "restore",
    "compare",
    "sort",
    "draft",
    "label",
    "trace",
    "simplify",
    "schedule",
    "inspect",
    "rebuild",
    "record",
    "prune",
    "migrate",
    "explain",
    "patch",
    "tune",
    "archive",
    "replay",
)
THINGS = (
    "pumps",
    "valves",
    "gauges",
    "alarms",
    "sensors",
    "filters",
    "meters",
    "boilers",
    "pipes",
    "tanks",
    "screens",
    "forms",
    "maps",
    "ledgers",
    "queues",
    "reports",
    "invoices",
    "receipts",
    "tickets",
    "schedules",
    "backups",
    "indexes",
    "graphs",
    "tables",
    "scripts",
    "adapters",
    "brackets",
    "turbines",
    "cranes",
    "locks",
)
PLACES = (
    "in the harbor",
    "at the reservoir",
    "for the night crew",
    "for our clerks",
    "along the canal",
    "in the archive",
    "at the weir",
    "for new tenants",
    "in the control room",
    "at the depot",
    "for the inspectors",
    "in the laboratory",
    "on the east bank",
    "for the auditors",
    "at the water tower",
    "in the orchard",
)
TAILS = (
    "before the rains begin",
    "and write down what I found",
    "with a checklist that others can follow",
    "within a day of the first report",
    "without stopping the line",
    "so that a newcomer can repeat it",
    "each spring",
    "from the oldest to the newest",
    "until the last one works",
    "when the forecast changes",
    "by the end of the month",
    "and show the result at the Monday meeting",
)
NAMES = ("Water Quality", "Maintenance", "Field Work", "Teaching", "Planning", "Record Keeping")
PILLARS = (("results", "Results"), ("people", "People"))
ROLES = (("hydrologist", "Hydrologist"), ("pump-engineer", "Pump Engineer"))


def clean_framework(random: Random, levels: int = 4, statements: int = 4) -> Framework:
    """A framework of two roles in which every sentence is another one, and nothing is wrong."""
    used: set[tuple[str, ...]] = set()
    responsibilities = tuple(
        Responsibility(name.lower().replace(" ", "-"), name, PILLARS[number % 2][0])
        for number, name in enumerate(NAMES)
    )
    pages = tuple(
        _page(random, used, role, rank, responsibilities, statements)
        for role, _ in ROLES
        for rank in range(1, levels + 1)
    )
    return Framework(
        "waterworks",
        "Waterworks Framework",
        tracks=(Track("ic", "Individual contributor"),),
        levels=tuple(Level("ic", f"W{rank}", rank) for rank in range(1, levels + 1)),
        pillars=tuple(Pillar(key, name) for key, name in PILLARS),
        facets=(FacetKind("scope", "Scope"),),
        responsibilities=responsibilities,
        roles=tuple(Role(key, name) for key, name in ROLES),
        glossary=(Term("weir", "A low wall across a river, over which the water flows."),),
        pages=pages,
    )


def _page(
    random: Random,
    used: set[tuple[str, ...]],
    role: str,
    rank: int,
    responsibilities: tuple[Responsibility, ...],
    count: int,
) -> Page:
    sections = tuple(
        Section(
            key,
            name,
            groups=tuple(
                Group(one.key, one.name, tuple(Statement(sentence(random, used)) for _ in range(count)))
                for one in responsibilities
                if one.pillar == key
            ),
        )
        for key, name in PILLARS
    )
    title = f"W{rank} {dict(ROLES)[role]}"
    scope = Facet("Scope", statements=(Statement(f"I answer for {rank + 1} basins of the river[^1]."),))
    return Page(role, f"W{rank}", title, None, None, (scope,), sections, (Text("The list of basins has them all."),))


def sentence(random: Random, used: set[tuple[str, ...]]) -> str:
    """A sentence in the first person; no two that come of one ``used`` share verb and thing."""
    while True:
        verb, thing, other = random.choice(VERBS), random.choice(THINGS), random.choice(THINGS)
        parts = (verb, thing)
        if thing != other and parts not in used:
            used.add(parts)
            return f"I {verb} {thing} and {other} {random.choice(PLACES)} {random.choice(TAILS)}."
