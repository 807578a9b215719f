"""What can be done on one's way: note something beside a statement, say which entry speaks to it."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.web.audit.actions import record
from levelset.web.evidence import access as evidence
from levelset.web.evidence.actions import linking
from levelset.web.evidence.framework import reading_of
from levelset.web.evidence.suggested import ENGINE
from levelset.web.growth import access, looking, queries
from levelset.web.growth.models import Step
from levelset.web.people.actions.holding import refuse_while_held
from levelset.web.people.models import User

LONGEST = 2_000
"""Characters of one next step."""


@transaction.atomic
def note(statement: str, *, no_opportunity: bool, next_step: str, author: User) -> Step | None:
    """Keep what somebody notes beside a statement of their own way; nothing noted removes it, and gives None.

    Raises ``Refused`` where the statement is neither on their way nor noted already, the text is too long, or a legal
    hold keeps what would be removed.
    """
    text = next_step.strip()
    if len(text) > LONGEST:
        raise Refused(
            _("A next step has at most %(most)s characters; this has %(given)s.")
            % {"most": LONGEST, "given": len(text)}
        )
    User.objects.select_for_update().get(pk=author.pk)
    kept = access.steps(author).filter(statement=statement).first()
    if not text and not no_opportunity:
        if kept is not None:
            refuse_while_held(author, author=author)
            kept.delete()
            _recorded(author)
        return None
    asked = queries.asked_for(author, statement)
    if kept is None and asked is None:
        raise Refused(_("This statement is not on the way to your aim. Reload the page."))
    step = kept or Step(person=author, statement=statement)
    if asked is not None:
        behavior, step.responsibility_name, step.version = asked
        step.text, step.told = behavior.text, ""
    step.no_opportunity, step.next_step, step.changed_at = no_opportunity, text, timezone.now()
    step.save()
    _recorded(author)
    return step


@transaction.atomic
def say(statement: str, *, which: uuid.UUID, speaks: bool, author: User) -> None:
    """Answer whether an entry of one's own speaks to a statement of one's own way.

    A yes links it; a no is kept, so that it is not suggested again. Words that matched are kept with the answer, and
    teach as they do on the page of the entry. Raises ``Refused`` where the statement is not on the way, and Http404
    for an entry that is not the author's.
    """
    way = queries.way(author)
    reading = reading_of(author, way.page.address) if way and way.page else None
    if way is None or reading is None or way.find(statement) is None:
        raise Refused(_("This statement is not on the way to your aim. Reload the page."))
    entry = evidence.held(author, which)
    match = looking.matched(entry, reading, statement)
    if speaks and match is None:
        linking.link(author=author, key=which, reading=reading, statement=statement)
        return
    _score, words = match or (0.0, ())
    linking.answer(
        author=author, key=which, reading=reading, statement=statement, accept=speaks, words=words, engine=ENGINE
    )


def _recorded(author: User) -> None:
    record("growth.noted", author=author, object_key=f"person:{author.key}")
