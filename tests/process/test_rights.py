"""Every standing against every right: what the table does not grant is refused."""

import pytest

from levelset.process.rights import Audience, Standing, may_edit, may_manage_people, may_read

STRANGER = None

READERS = {
    (Standing.OWNER, Audience.MEMBERS): True,
    (Standing.EDITOR, Audience.MEMBERS): True,
    (Standing.MEMBER, Audience.MEMBERS): True,
    (STRANGER, Audience.MEMBERS): False,
    (Standing.OWNER, Audience.ANYONE): True,
    (Standing.EDITOR, Audience.ANYONE): True,
    (Standing.MEMBER, Audience.ANYONE): True,
    (STRANGER, Audience.ANYONE): True,
}
"""``(standing, audience)`` → whether such a person may read a version published for that audience."""

HANDS = {
    Standing.OWNER: (True, True),
    Standing.EDITOR: (True, False),
    Standing.MEMBER: (False, False),
    STRANGER: (False, False),
}
"""Standing → whether such a person may edit, and may manage people."""


def test_the_tables_name_every_standing_and_every_audience() -> None:
    everybody = {*Standing, STRANGER}
    assert set(READERS) == {(standing, audience) for standing in everybody for audience in Audience}
    assert set(HANDS) == everybody


@pytest.mark.parametrize(("standing", "audience"), READERS)
def test_who_may_read(standing: Standing | None, audience: Audience) -> None:
    assert may_read(standing, audience) is READERS[standing, audience]


@pytest.mark.parametrize("standing", HANDS)
def test_who_may_edit_and_who_may_manage_people(standing: Standing | None) -> None:
    assert (may_edit(standing), may_manage_people(standing)) == HANDS[standing]


@pytest.mark.parametrize("standing", HANDS)
def test_who_may_edit_may_read_and_who_may_manage_people_may_edit(standing: Standing | None) -> None:
    assert may_edit(standing) <= may_read(standing, Audience.MEMBERS)
    assert may_manage_people(standing) <= may_edit(standing)
