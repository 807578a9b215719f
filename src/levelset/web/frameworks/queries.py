"""What pages ask of published versions, beyond the one that is open."""

from typing import Any

from django.db.models import Count, Max, QuerySet

from levelset.core.model import Framework
from levelset.interchange.links_yaml import KeptLink
from levelset.process.rights import Standing
from levelset.web.frameworks import access
from levelset.web.frameworks.models import FrameworkVersion, KeptLinkRow
from levelset.web.prepared import prepared


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


def kept_links() -> tuple[KeptLink, ...]:
    """Every link that people put right and nobody took back, the earliest first; without names of people."""
    return tuple(link_of(row) for row in access.kept_links())


def links_within(framework: Framework) -> list[KeptLink]:
    """The links put right of which every statement stands in this framework, and so may be read by who reads it."""
    known = {statement.id for page in framework.pages for statement in page.statements()}
    return [link for link in kept_links() if all(key in known for key, _text in (*link.old, *link.new))]


def links_between(old_page: str, new_page: str) -> list[KeptLinkRow]:
    """The links put right between two pages, either way round. For those who may edit."""
    return list(access.kept_links().filter(old_page__in=(old_page, new_page), new_page__in=(old_page, new_page)))


def links_mark() -> tuple[int, int]:
    """What changes whenever a link is put right or taken back: a part of the key of a page in memory."""
    held = _links_held.first()
    return (held[1], held[2]) if held else (0, 0)


@prepared
def _links_held() -> QuerySet[KeptLinkRow, tuple[Any, ...]]:
    """One row, or none: they all have the same ``undone_at``, which is none."""
    held = access.kept_links().order_by().values("undone_at")
    return held.annotate(many=Count("pk"), last=Max("pk")).values_list("undone_at", "many", "last")


def link_of(row: KeptLinkRow) -> KeptLink:
    """A row as comparing takes it."""
    old, new = (tuple((str(key), str(text)) for key, text in side) for side in (row.old, row.new))
    return KeptLink(row.old_page, row.new_page, old, new)


def earlier_changes() -> list[dict[str, Any]]:
    """What became of statements with every version so far, the earliest first. For actions, and before publishing."""
    return list(FrameworkVersion.objects.order_by("number").values_list("changes", flat=True))


def numbered(number: int) -> FrameworkVersion | None:
    """The version with this number, whoever may read it. For actions and commands, too."""
    return FrameworkVersion.objects.filter(number=number).first()
