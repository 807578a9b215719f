"""An author says which behaviors an entry speaks to: by choosing, by answering suggestions, by following a version."""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from levelset.comparing.migration import Option
from levelset.core.errors import Refused
from levelset.process.evidence import MOST_BEHAVIORS
from levelset.web.audit.actions import record
from levelset.web.evidence import access
from levelset.web.evidence.framework import Behavior, Reading, behavior_of
from levelset.web.evidence.models import Answer, ChosenPage, Entry, SpeaksTo
from levelset.web.people.models import User


@transaction.atomic
def choose_page(*, author: User, reading: Reading, address: str) -> ChosenPage:
    """Remember which page of the framework a person reads their evidence against.

    Raises ``Refused`` for a page that the published framework does not have.
    """
    page = reading.framework.page(address)
    if page is None:
        raise Refused(_("The published framework has no such page. Choose one of the list."))
    values = {"role": page.role, "level": page.level}
    return ChosenPage.objects.update_or_create(person=author, defaults=values)[0]


@transaction.atomic
def link(*, author: User, key: uuid.UUID, reading: Reading, statement: str) -> SpeaksTo:
    """Say that an entry speaks to a behavior of the published framework.

    Raises ``Refused`` for a behavior that the framework does not have, or one too many.
    """
    entry = access.held(author, key)
    return _link(entry, author, reading, statement)


@transaction.atomic
def unlink(*, author: User, key: uuid.UUID, number: int) -> None:
    """Take a behavior off an entry of the author's own."""
    behavior = access.behavior(author, key, number)
    _remove(behavior, author)


@transaction.atomic
def answer(
    *, author: User, key: uuid.UUID, reading: Reading, statement: str, accept: bool, words: Sequence[str], engine: str
) -> None:
    """Accept or refuse a suggestion. Both are kept, for the author alone; an accepted one is linked."""
    entry = access.held(author, key)
    found = _found(reading, statement)
    values = {
        "version": found.version,
        "responsibility": found.responsibility,
        "responsibility_name": found.responsibility_name,
        "words": list(words),
        "engine": engine,
        "accepted": accept,
    }
    Answer.objects.update_or_create(of=entry, statement=found.statement, defaults=values)
    if accept:
        _link(entry, author, reading, statement)
    record("evidence.answered", author=author, object_key=entry.object_key, data={"accepted": accept})


@transaction.atomic
def follow(*, author: User, key: uuid.UUID, number: int, option: Option, reading: Reading, statement: str = "") -> None:
    """Answer what a new version of the framework asks: follow a statement, stay with the old words, or let it go."""
    behavior = access.behavior(author, key, number)
    if option is Option.LET_GO:
        _remove(behavior, author)
        return
    if option is Option.FOLLOW:
        if statement not in {choice.get("statement") for choice in behavior.choices}:
            raise Refused(_("This is not among what can be chosen. Reload the page."))
        found = _found(reading, statement)
        if behavior.of.behaviors.exclude(pk=behavior.pk).filter(statement=found.statement).exists():
            behavior.delete()  # it speaks to that one already
            return
        found.write_to(behavior)
    behavior.told, behavior.choices = "", []
    behavior.save()
    record("evidence.followed", author=author, object_key=behavior.of.object_key, data={"option": option.value})


def _link(entry: Entry, author: User, reading: Reading, statement: str) -> SpeaksTo:
    found = _found(reading, statement)
    held = entry.behaviors.filter(statement=found.statement).first()
    if held is not None:
        return held
    if entry.behaviors.count() >= MOST_BEHAVIORS:
        raise Refused(
            _("An entry speaks to up to %(most)s behaviors. Say less with more: take one off first.")
            % {"most": MOST_BEHAVIORS}
        )
    behavior = SpeaksTo(of=entry)
    found.write_to(behavior)
    behavior.save()
    record("evidence.linked", author=author, object_key=entry.object_key, data={"statement": found.statement})
    return behavior


def _remove(behavior: SpeaksTo, author: User) -> None:
    entry = behavior.of
    behavior.delete()
    # What was accepted once is not suggested again, but it teaches nothing any more.
    entry.answers.filter(statement=behavior.statement).update(accepted=False)
    record("evidence.unlinked", author=author, object_key=entry.object_key, data={"statement": behavior.statement})


def _found(reading: Reading, statement: str) -> Behavior:
    found = behavior_of(reading, statement)
    if found is None:
        raise Refused(_("The published framework has no such behavior. Reload the page."))
    return found
