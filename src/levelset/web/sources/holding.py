"""What is held about a person in sources: lists that wait for two days, and tokens that nobody sees again."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from levelset.web.people.holdings import ExportedFile, Holding, both_forms, register
from levelset.web.people.models import User
from levelset.web.sources.actions import reading
from levelset.web.sources.models import Gathering, Token


def export(person: User) -> Iterator[ExportedFile]:
    """The lists as they wait, and which tokens are kept; not the tokens themselves: they open other systems."""
    for gathering in Gathering.objects.filter(author=person):
        path = f"evidence/waiting/{gathering.key}"
        yield from both_forms(path, f"Found in: {gathering.get_kind_display()}", gathering.records)
    kept = [
        {"forge": one.forge, "address": one.address, "kept at": one.kept_at}
        for one in Token.objects.filter(author=person)
    ]
    yield from both_forms(
        "evidence/tokens", "Tokens that are kept", kept, note="The tokens themselves are not in here."
    )


def erase(person: User) -> int:
    """Delete both."""
    lists, _more = Gathering.objects.filter(author=person).delete()
    kept, _more = Token.objects.filter(author=person).delete()
    return lists + kept


def retain(now: datetime) -> int:  # noqa: ARG001 - the same clock says what can still be picked from
    """Forget the lists that waited too long."""
    return reading.remove_expired()


def over(now: datetime) -> int:  # noqa: ARG001 - as above
    """How many lists waited too long."""
    return reading.waited_too_long().count()


SOURCES = Holding(
    key="evidence.sources",
    name=_("Sources of evidence: what was found in a log, a calendar or a forge, and tokens for the latter"),
    purpose=_("So that a person picks from it what comes into their log. Nobody else sees it."),
    kept=_("What was found for two days; a token until the person removes it, or leaves."),
    export=export,
    erase=erase,
    models=("sources.Gathering", "sources.Token"),
    retain=retain,
    over=over,
)

register(SOURCES)
