"""The door to published versions and links put right: one question at a time."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from cast import Cast
from levelset.process.rights import Audience, Standing
from levelset.web.frameworks import access
from levelset.web.frameworks.models import KeptLinkRow
from support.doors import opens

EVERYBODY = (*Standing, None)


def read_by(cast: Cast, standing: Standing | None) -> dict[str, Any]:
    """What somebody of a standing gets, as numbers of versions, by each way to ask."""
    person = cast.person(standing.value if standing else "leaver")
    current, head = access.current_version(person), access.head(standing)
    return {
        "readable": [one.number for one in access.readable(standing)],
        "current": current.number if current else None,
        "head": head.number if head else None,
        "versions": [number for number in (1, 2, 3, 4) if opens(access.version, person, number)],
        "heads": [number for number in (1, 2, 3, 4) if access.head(standing, number)],
    }


def test_each_reads_what_is_for_them_and_the_newest_hides_itself(
    publish: Callable[..., Any], cast: Cast, django_assert_num_queries: Any
) -> None:
    nothing: dict[str, Any] = {"readable": [], "current": None, "head": None, "versions": [], "heads": []}
    assert [read_by(cast, standing) for standing in EVERYBODY] == [nothing] * 4
    for audience in (Audience.ANYONE, Audience.MEMBERS):
        publish(audience=audience)
    inside = {"readable": [2, 1], "current": 2, "head": 2, "versions": [1, 2], "heads": [1, 2]}
    outside = {"readable": [1], "current": None, "head": None, "versions": [1], "heads": [1]}
    assert [read_by(cast, standing) for standing in EVERYBODY] == [inside, inside, inside, outside]
    publish(audience=Audience.ANYONE)
    inside = {"readable": [3, 2, 1], "current": 3, "head": 3, "versions": [1, 2, 3], "heads": [1, 2, 3]}
    outside = {"readable": [3, 1], "current": 3, "head": 3, "versions": [1, 3], "heads": [1, 3]}
    assert [read_by(cast, standing) for standing in EVERYBODY] == [inside, inside, inside, outside]
    head, version = access.head(Standing.MEMBER, 2), access.version(cast.member, 2)
    assert head is not None and (head.sha256, head.audience) == (version.sha256, "members")
    with django_assert_num_queries(0):
        assert access.head(Standing.OWNER, access.LARGEST + 1) is None


def test_links_put_right_are_for_those_who_edit_and_hold_until_they_are_taken_back(cast: Cast) -> None:
    made = [KeptLinkRow.objects.create(old_page="a", new_page="b", made_at=timezone.now()) for _each in range(3)]
    KeptLinkRow.objects.filter(pk=made[2].pk).update(undone_at=timezone.now())
    assert set(access.kept_links()) == set(made[:2])
    for viewer in (cast.owner, cast.editor):
        access.check_editor(viewer)
        assert [opens(access.kept_link, viewer, one.pk) for one in made] == made
        assert opens(access.kept_link, viewer, 10**6) is opens(access.kept_link, viewer, 2**63) is None
    for viewer in (cast.member, cast.second, cast.leaver, AnonymousUser(), None):
        assert not any(opens(access.kept_link, viewer, one.pk) for one in made)
        with pytest.raises(Http404):
            access.check_editor(viewer)
