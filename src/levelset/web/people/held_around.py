"""What is held around the account: both logs, broken glass and holds, signing in, tasks."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from levelset.web.audit import erasing as logs
from levelset.web.audit.models import Event, Reading
from levelset.web.people import queries_of_rights as queries
from levelset.web.people.holdings import ExportedFile, Holding, both_forms, register
from levelset.web.people.models import Glass, LegalHold, User
from levelset.web.people.queries_of_holds import held_people, sessions_of, tasks_of

HIDDEN = ("password", "secret", "token", "key", "data", "code")
"""Columns of libraries that are no copy for anybody: what lets somebody in."""

TASKS_KEPT = timedelta(days=14)
"""How long it is kept which tasks were done."""


def _export_logs(person: User) -> Iterable[ExportedFile]:
    key, untold = str(person.key), [f"glass/{glass}" for glass in queries.untold_keys(person)]
    events = Event.objects.filter(Q(actor=key) | Q(subject=key)).exclude(object_key__in=untold)
    done = [
        {"at": event.at, "what": event.event, "object": event.object_key, "by you": event.actor == key}
        for event in events.order_by("id")
    ]
    readers = [
        {"hour": row.hour, "who": _told(row), "record": row.record, "broken glass": row.glass}
        for row in queries.readers_of(person)
    ]
    return [
        *both_forms("logs/done", gettext("What you did, and what was done to your records"), done),
        *both_forms("logs/readers", gettext("Who read your records"), readers),
    ]


def _told(reader: queries.Reader) -> str:
    if reader.operator:
        return gettext("The operator of the server, with a command")
    return reader.name or gettext("Erased person")


def _erase_logs(person: User) -> int:
    return logs.forget_person(str(person.key))


def _retain_readings(now: datetime) -> int:
    held = [str(key) for key in held_people(now).values_list("key", flat=True)]
    oldest = _oldest_reading(now)
    return logs.drop_readings(oldest, held, queries.glasses_told_since(oldest))


def _readings_over(now: datetime) -> int:
    return Reading.objects.filter(hour__lt=_oldest_reading(now)).count()


def _oldest_reading(now: datetime) -> datetime:
    return now - timedelta(days=settings.CONFIGURATION.read_log_days)


def _export_glass(person: User) -> Iterable[ExportedFile]:
    told = [
        {
            "asked by": glass.asked_by.name,
            "granted by": glass.answered_by.name if glass.answered_by else "",
            "reason": glass.reason,
            "what": glass.what,
            "from": glass.granted_at,
            "until": glass.ended_at or glass.ends_at,
        }
        for glass in queries.glasses_told(person)
    ]
    return both_forms("logs/broken-glass", gettext("Glass broken over your records"), told)


def _erase_glass(person: User) -> int:
    return Glass.objects.filter(person=person).delete()[0] + LegalHold.objects.filter(person=person).delete()[0]


def library_models() -> list[tuple[type[Model], str]]:
    """Models of libraries that belong to a user, with the name of the column that says so."""
    return [
        (model, field.name)
        for model in apps.get_models()
        if not model.__module__.startswith("levelset.")
        for field in model._meta.concrete_fields
        if field.related_model is User
    ]


def _export_entrance(person: User) -> Iterable[ExportedFile]:
    rows = [
        {"kind": str(model._meta.verbose_name), **_shown(row)}
        for model, name in library_models()
        for row in model._default_manager.filter(**{name: person})
    ]
    kept = Session.objects.filter(pk__in=sessions_of([person]))
    sessions = [{"kind": gettext("session"), "ends": row.expire_date} for row in kept]
    return both_forms("sign-in", gettext("Signing in"), [*rows, *sessions])


def _shown(row: Model) -> dict[str, Any]:
    fields = [field for field in row._meta.concrete_fields if not field.is_relation and not field.primary_key]
    return {field.name: field.value_from_object(row) for field in fields if field.name not in HIDDEN}


def _erase_entrance(person: User) -> int:
    gone = sum(model._default_manager.filter(**{name: person}).delete()[0] for model, name in library_models())
    return gone + Session.objects.filter(pk__in=sessions_of([person])).delete()[0]


def _export_tasks(person: User) -> Iterable[ExportedFile]:
    rows = [{"task": row.task_path, "at": row.enqueued_at} for row in tasks_of(person)]
    return both_forms("tasks", gettext("Tasks of the server that concerned you"), rows)


def _erase_tasks(person: User) -> int:
    return int(tasks_of(person).delete()[0])


def _clear_sessions(now: datetime) -> int:
    return _sessions_over(now).exclude(pk__in=sessions_of(held_people(now))).delete()[0]


def _sessions_over(now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=min(now, timezone.now()))


def _clear_tasks(now: datetime) -> int:
    over = _tasks_over(now)
    for person in held_people(now):
        over = over.exclude(pk__in=tasks_of(person).values("pk"))
    return int(over.delete()[0])


def _tasks_over(now: datetime) -> QuerySet[Any]:
    done = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
    return DBTaskResult.objects.filter(status__in=done, finished_at__lt=now - TASKS_KEPT)


LOGS = Holding(
    key="audit.logs",
    name=_("What somebody did (audit log), and who read their records (read log), with the time; keys, no names"),
    purpose=_("To account for what was done, and to let people know who read their records. Nothing else."),
    kept=_(
        "The read log for the days of the setting read_log_days, what was read by broken glass for as many days after "
        "the person was told; the audit log until somebody is erased."
    ),
    export=_export_logs,
    erase=_erase_logs,
    models=("audit.Event", "audit.Reading"),
    retain=_retain_readings,
    over=_readings_over,
)
GLASS = Holding(
    key="people.glass",
    name=_("Broken glass over somebody's records, and legal holds: who asked, who granted, why, for how long"),
    purpose=_("To account for every exception to who may see what; to keep what a law says has to be kept."),
    kept=_(
        "Until somebody is erased, which a legal hold prevents; as long as one stands, nothing else of theirs that is "
        "over its time goes either."
    ),
    export=_export_glass,
    erase=_erase_glass,
    models=("people.Glass", "people.LegalHold"),
)
ENTRANCE = Holding(
    key="people.entrance",
    name=_(
        "What lets somebody in: sessions, second factors and passkeys, accounts at the provider of the organization"
    ),
    purpose=_("To let people in, and nobody in their place."),
    kept=_("Sessions for the days of the setting session_days; the rest until the person removes it or is erased."),
    export=_export_entrance,
    erase=_erase_entrance,
    models=(
        "sessions.Session",
        "account.EmailAddress",
        "account.EmailConfirmation",
        "mfa.Authenticator",
        "socialaccount.SocialAccount",
        "socialaccount.SocialToken",
    ),
    retain=_clear_sessions,
    over=lambda now: _sessions_over(now).count(),
)
TASKS = Holding(
    key="people.tasks",
    name=_("Tasks that the server did, with the keys of the records that they were about"),
    purpose=_("To do long work beside the pages, and to find out why something failed."),
    kept=_("Two weeks."),
    export=_export_tasks,
    erase=_erase_tasks,
    models=("django_tasks_database.DBTaskResult",),
    retain=_clear_tasks,
    over=lambda now: _tasks_over(now).count(),
)


def declare() -> None:
    """Register them; called when the app is ready, after the account, which goes last."""
    for holding in (LOGS, GLASS, ENTRANCE, TASKS):
        register(holding)
