"""What the API holds about a person: their tokens, as digests."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.web.api import actions
from levelset.web.api.models import PersonalToken
from levelset.web.people.holdings import ExportedFile, Holding, both_forms, register
from levelset.web.people.models import User


def _export(person: User) -> Iterable[ExportedFile]:
    tokens = [
        {"name": row.name, "writes": row.may_write, "made at": row.made_at, "expires at": row.expires_at,
         "last used on": row.used_on, "revoked at": row.revoked_at}
        for row in PersonalToken.objects.filter(owner=person)
    ]  # fmt: skip
    return both_forms("account/tokens", gettext("Personal tokens"), tokens)


def _erase(person: User) -> int:
    return PersonalToken.objects.filter(owner=person).delete()[0]


TOKENS = Holding(
    key="api.tokens",
    name=_("Personal tokens: name, what they may do, until when they work, the day of the last use, a digest"),
    purpose=_("So that programs of a person reach that person's own evidence, and nothing else."),
    kept=_("Until 30 days after a token is revoked or over, or the person is erased."),
    export=_export,
    erase=_erase,
    models=("api.PersonalToken",),
    retain=actions.clear_away,
    over=lambda now: actions.tokens_over(now).count(),
)


def declare() -> None:
    """Register what the API holds; called when the app is ready."""
    register(TOKENS)
