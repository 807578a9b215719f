"""What does not fit together in a framework: pages of unknown roles, pages that exist twice, ids that mean two things.

These are findings, not exceptions: a framework that arrives from a file is looked at before anybody relies on it.
"""

from collections import Counter
from collections.abc import Iterator

from levelset.core.findings import Finding, Severity
from levelset.core.model import Framework, Page


def coherence(framework: Framework, file: str | None = None) -> tuple[Finding, ...]:
    """Everything that contradicts itself in the framework; empty for a sound one."""
    findings = (*_keys_twice(framework), *_pages_twice(framework), *_unknown(framework), *_two_texts(framework))
    return tuple(Finding(code, severity, message, file) for code, severity, message in findings)


Told = tuple[str, Severity, str]


def keys_twice(framework: Framework, file: str | None = None) -> tuple[Finding, ...]:
    """Keys that two entries of one list share."""
    return tuple(Finding(code, severity, message, file) for code, severity, message in _keys_twice(framework))


def _keys_twice(framework: Framework) -> Iterator[Told]:
    for what, keys in (
        ("role", [role.key for role in framework.roles]),
        ("pillar", [pillar.key for pillar in framework.pillars]),
        ("responsibility", [responsibility.key for responsibility in framework.responsibilities]),
        ("track", [track.key for track in framework.tracks]),
    ):
        for key, count in Counter(keys).items():
            if count > 1:
                yield (
                    "framework/key-twice",
                    Severity.ERROR,
                    f"Two entries share the {what} key “{key}”; keys are unique.",
                )


def _pages_twice(framework: Framework) -> Iterator[Told]:
    counts = Counter((page.role, page.level) for page in framework.pages)
    for (role, level), count in counts.items():
        if count > 1:
            message = f"The page {role}/{level.lower()} exists twice; a role has one page for a level."
            yield "framework/page-twice", Severity.ERROR, message


def _unknown(framework: Framework) -> Iterator[Told]:
    roles = {role.key for role in framework.roles}
    labels = {level.label for level in framework.levels}
    for role in dict.fromkeys(page.role for page in framework.pages if page.role not in roles):
        yield (
            "framework/unknown-role",
            Severity.ERROR,
            f"Pages belong to the role “{role}”, which is not among the roles.",
        )
    for label in dict.fromkeys(page.level for page in framework.pages if page.level not in labels):
        yield (
            "framework/unknown-level",
            Severity.ERROR,
            f"Pages stand at the level “{label}”, which is not among the levels.",
        )
    for page in framework.pages:
        yield from _unknown_on(page, framework)


def _unknown_on(page: Page, framework: Framework) -> Iterator[Told]:
    pillars = {pillar.key for pillar in framework.pillars}
    responsibilities = {responsibility.key for responsibility in framework.responsibilities}
    for section in page.sections:
        if section.pillar is not None and section.pillar not in pillars:
            yield (
                "framework/unknown-pillar",
                Severity.WARNING,
                f"The page {page.address} has a section for the pillar “{section.pillar}”, which is not among the "
                "pillars.",
            )
        for group in section.groups:
            keys = group.covers or (() if group.key is None else (group.key,))
            for key in keys:
                if key not in responsibilities:
                    yield (
                        "framework/unknown-responsibility",
                        Severity.WARNING,
                        f"The page {page.address} has behaviors for “{key}”, which is not among the responsibilities.",
                    )


def _two_texts(framework: Framework) -> Iterator[Told]:
    texts: dict[str, str] = {}
    told: set[str] = set()
    for page in framework.pages:
        for statement in page.statements():
            first = texts.setdefault(statement.id, statement.text)
            if statement.id and first != statement.text and statement.id not in told:
                told.add(statement.id)
                yield (
                    "framework/id-twice",
                    Severity.ERROR,
                    f"The id {statement.id} stands at two different statements (the second on {page.address}).",
                )
