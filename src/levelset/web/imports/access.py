"""The door to imports: framework editors and owners come in; for everyone else there is nothing here.

Drafts are no secret among editors: whoever may edit sees every import.
"""

from django.db.models import QuerySet
from django.http import Http404

from levelset.process.rights import may_edit
from levelset.web.imports.models import Import, State
from levelset.web.ui.viewer import standing_of


def check_editor(user: object) -> None:
    """Raises Http404 for someone who may not edit, as for an address that leads nowhere."""
    if not may_edit(standing_of(user)):
        raise Http404


def imports(user: object) -> QuerySet[Import]:
    """Every import that this person may see, the newest first; raises Http404 for someone who may see none."""
    check_editor(user)
    return Import.objects.all()


def import_record(user: object, number: int) -> Import:
    """One import; raises Http404 alike for one that is not theirs to see and one that is not there."""
    found = imports(user).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def locked(user: object, number: int) -> Import:
    """The same, held until the end of the transaction: who wants to change it after us waits."""
    found = imports(user).select_for_update().filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def reviewed(user: object, number: int) -> Import:
    """One import whose documents are there to be looked at; raises Http404 otherwise."""
    found = import_record(user, number)
    if found.state not in (State.REVIEW, State.PUBLISHED) or found.emptied_at is not None:
        raise Http404
    return found
