"""Pages lead on: to a level for those who see it, to the record that was read, and back in for whoever left."""

from datetime import timedelta

import pytest

from cast import Cast, client_of, make_person
from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.audit.readings import note_reading
from levelset.web.people.actions import importing, inviting, structure
from levelset.web.people.models import User
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db


def page_of(person: User, address: str) -> str:
    """What somebody reads there, without the frame."""
    answer = client_of(person).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().partition("<main")[2]


def test_the_page_of_a_person_leads_to_their_level_for_those_alone_who_see_it(cast: Cast) -> None:
    former, lead, partner = (make_person(name) for name in ("Fora Former", "Lea Lead", "Pia Partner"))
    structure.appoint_manager(cast.member, former, today() - timedelta(days=90), author=cast.owner)
    structure.appoint_manager(cast.member, cast.second, today(), author=cast.owner)
    structure.appoint_manager(cast.second, cast.editor, today(), author=cast.owner)
    structure.appoint_lead(cast.member, lead, today(), author=cast.owner)
    structure.make_partner(partner, None, today(), author=cast.owner)
    level = "/people/mika-member/level"
    for viewer in (cast.member, cast.second, cast.editor, partner):
        assert f'href="{level}"' in page_of(viewer, "/people/mika-member")
        assert client_of(viewer).get(level).status_code == 200
    for viewer in (cast.owner, lead, former):
        assert level not in page_of(viewer, "/people/mika-member")
        assert client_of(viewer).get(level).status_code == 404


def test_who_read_mine_says_in_words_what_was_read_and_leads_there(cast: Cast) -> None:
    entry = "7d8320dc-0ab2-4912-bac5-c7359e0e4a6f"
    note_reading(cast.second, str(cast.member.key), f"evidence/{entry}")
    note_reading(cast.second, str(cast.member.key), f"level/{cast.member.key}")
    page = page_of(cast.member, "/account/readers")
    assert f'<a href="/evidence/{entry}">an entry of my log</a>' in page
    assert '<a href="/people/mika-member/level">my level</a>' in page
    assert str(cast.member.key) not in page


def test_whom_it_says_to_bring_back_by_a_list_comes_back_and_is_invited_like_the_first_time(cast: Cast) -> None:
    structure.leave(cast.member, today(), author=cast.owner)
    with pytest.raises(Refused, match="Import people brings them back"):
        inviting.invite(cast.member.email, Standing.MEMBER, author=cast.owner)
    back = (today() + timedelta(days=1)).isoformat()
    rows = f"e-mail,begins\n{cast.member.email},{back}\n"
    importing.carry_out(importing.prepare("x.csv", rows, author=cast.owner), leavers=False, author=cast.owner)
    assert inviting.invite(cast.member.email, Standing.MEMBER, author=cast.owner)
    page = f"/people/{cast.member.handle}"
    assert "Invite them" in client_of(cast.owner).get(page).content.decode()
    User.objects.filter(pk=cast.member.pk).update(last_login="2026-01-01T00:00Z")
    with pytest.raises(Refused, match="nobody else is shown a link"):
        inviting.invite(cast.member.email, Standing.MEMBER, author=cast.owner)
    told = client_of(cast.owner).get(page).content.decode()
    assert "Invite them" not in told and f"levelset manage welcome --email {cast.member.email}" in told
