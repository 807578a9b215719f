"""What published versions and imports hold about a person: their name, beside what they did."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.web.frameworks.models import FrameworkVersion, KeptLinkRow
from levelset.web.imports.actions import removing
from levelset.web.imports.models import Decision, Import
from levelset.web.people.holdings import ExportedFile, Holding, both_forms, register
from levelset.web.people.models import User

COLUMNS: tuple[tuple[type[Model], str, str, str], ...] = (
    (FrameworkVersion, "published_by", "published_by_name", "published_at"),
    (KeptLinkRow, "made_by", "made_by_name", "made_at"),
    (Import, "author", "author_name", "created_at"),
    (Decision, "author", "author_name", "at"),
)


def _rows(model: type[Model], link: str, person: User) -> QuerySet[Any]:
    """What a person did, past the query set that refuses every change: who published is no part of what was."""
    return QuerySet(model).filter(**{link: person})


def _export(person: User) -> Iterable[ExportedFile]:
    done = [
        {"what": str(model._meta.verbose_name), "number": row.pk, "at": getattr(row, at)}
        for model, link, _name, at in COLUMNS
        for row in _rows(model, link, person).order_by("pk")
    ]
    return both_forms("framework/done", gettext("What you imported, decided, put right and published"), done)


def _erase(person: User) -> int:
    return sum(
        _rows(model, link, person).update(**{link: None, name: gettext("Erased person")})
        for model, link, name, _at in COLUMNS
    )


WORK = Holding(
    key="frameworks.work",
    name=_("Who imported, decided, put links right and published: the name beside it"),
    purpose=_("To account for how the framework came to be what it is."),
    kept=_(
        "As long as the version; without the name after an erasure. The documents that were imported go 90 days after "
        "they were published."
    ),
    export=_export,
    erase=_erase,
    models=("frameworks.FrameworkVersion", "frameworks.KeptLinkRow", "imports.Import", "imports.Decision"),
    retain=removing.remove_expired,
    over=lambda now: removing.published_too_long(now).count(),
)


def declare() -> None:
    """Register what imports and frameworks hold; called when the app is ready."""
    register(WORK)
