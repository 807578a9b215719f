"""What pages ask of published versions, beyond the one that is open."""

from levelset.process.rights import Standing
from levelset.web.frameworks import access
from levelset.web.frameworks.models import FrameworkVersion


def versions_for(standing: Standing | None) -> list[FrameworkVersion]:
    """Every version that someone of this standing may read, newest first."""
    return list(access.readable(standing))


def newer_than(standing: Standing | None, number: int) -> int | None:
    """The number of the current version, where it is newer than this one and may be read."""
    current = access.head(standing)
    return current.number if current and current.number > number else None


def newest() -> FrameworkVersion | None:
    """The version that the next one follows, whoever may read it. For actions: no page shows it."""
    return FrameworkVersion.objects.first()


def is_taken(number: int) -> bool:
    """Whether there is a version with this number. For actions, too."""
    return FrameworkVersion.objects.filter(number=number).exists()
