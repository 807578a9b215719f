"""The door to imports: editors and owners come in, everybody else gets what is not there."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from cast import Cast
from levelset.web.imports import access
from levelset.web.imports.models import Import, State
from support.doors import opens

pytestmark = pytest.mark.django_db
ABSENT = 10**6


def test_editors_see_every_import_and_nobody_else_sees_one(cast: Cast) -> None:
    made = [Import.objects.create(author=author) for author in (cast.owner, cast.editor)]
    for viewer in (cast.owner, cast.editor):
        assert set(access.imports(viewer)) == set(made)
        for door in (access.import_record, access.locked):
            assert [opens(door, viewer, one.pk) for one in made] == made
            assert opens(door, viewer, ABSENT) is None
        access.check_editor(viewer)
    for viewer in (cast.member, cast.second, cast.leaver, AnonymousUser()):
        for door in (access.import_record, access.locked, access.reviewed):
            assert not any(opens(door, viewer, one.pk) for one in made)
        for check in (access.imports, access.check_editor):
            with pytest.raises(Http404):
                check(viewer)


def test_what_is_looked_at_is_in_review_or_published_and_has_its_documents(cast: Cast) -> None:
    kept = {state: Import.objects.create(author=cast.editor, state=state) for state in State}
    emptied = [Import.objects.create(state=state, emptied_at=timezone.now()) for state in State]
    found = {state: opens(access.reviewed, cast.editor, one.pk) for state, one in kept.items()}
    shown = {State.REVIEW, State.PUBLISHED}
    assert found == {state: one if state in shown else None for state, one in kept.items()}
    assert not any(opens(access.reviewed, cast.editor, one.pk) for one in emptied)
