"""Names and standings are put right by hand: by owners alone, audited, never without an owner."""

import pytest
from django.core.management import CommandError, call_command

from cast import Cast, client_of
from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.audit.models import Event
from levelset.web.people.actions import changes, standing, structure, welcoming
from levelset.web.people.models import StructureChange, User, WelcomeLink
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db
THERE = "/people/mika-member"


def test_an_owner_puts_a_name_right_and_takes_it_back(cast: Cast) -> None:
    owner = client_of(cast.owner)
    assert 'value="Mika Member"' in owner.get(f"{THERE}/edit").content.decode()
    page = owner.post(f"{THERE}/name", {"name-name": "  Mika\tÖstby <b> "}, follow=True).content.decode()
    assert "Mika Östby &lt;b&gt;" in page and "Mika Östby <b>" not in page
    cast.member.refresh_from_db()
    assert (cast.member.name, cast.member.handle) == ("Mika Östby <b>", "mika-member")
    found = client_of(cast.second)
    assert "mika-member" in found.get("/people/?q=ostby").content.decode()
    assert "mika-member" not in found.get("/people/?q=member").content.decode()
    event = Event.objects.get(event="person.renamed")
    assert event.actor == str(cast.owner.key) and "stby" not in str(event.data)
    changes.undo(StructureChange.objects.get(event="person.renamed"), author=cast.owner)
    assert "mika-member" in found.get("/people/?q=member").content.decode()


def test_names_that_are_none_and_people_who_are_not_here(cast: Cast) -> None:
    owner = client_of(cast.owner)
    for name in ("", " \x00 ", "x" * 121):
        answer = owner.post(f"{THERE}/name", {"name-name": name})
        assert answer.status_code == 400 and 'class="errorlist' in answer.content.decode()
        with pytest.raises(Refused):
            standing.rename(cast.member, name, author=cast.owner)
    with pytest.raises(Refused, match="has left"):
        standing.rename(cast.leaver, "Somebody", author=cast.owner)
    with pytest.raises(Refused, match="has left"):
        standing.change_standing(cast.leaver, Standing.OWNER, author=cast.owner)
    assert (
        not StructureChange.objects.exists() and not Event.objects.filter(event__startswith="person.renamed").exists()
    )


def test_only_owners_decide_and_one_always_stays(cast: Cast) -> None:
    for somebody in (cast.editor, cast.member):
        for what, sent in (("standing", {"standing-standing": "owner"}), ("name", {"name-name": "Me"})):
            assert client_of(somebody).post(f"{THERE}/{what}", sent).status_code == 404
        with pytest.raises(Refused, match="Only an owner"):
            standing.change_standing(cast.member, Standing.OWNER, author=somebody)
    owner = client_of(cast.owner)
    last = owner.post("/people/olga-owner/standing", {"standing-standing": "member"})
    assert last.status_code == 400 and "Make somebody else an owner first" in last.content.decode()
    assert owner.post(f"{THERE}/standing", {"standing-standing": "emperor"}).status_code == 400
    assert owner.post(f"{THERE}/standing", {"standing-standing": "owner"})["Location"] == THERE
    event = Event.objects.get(event="person.standing_changed")
    assert (event.actor, event.data) == (str(cast.owner.key), {"standing": "owner"})
    # Now the first one may go, or be a member like others; both at once they may not.
    assert (
        owner.post("/people/olga-owner/standing", {"standing-standing": "member"})["Location"] == "/people/olga-owner"
    )
    assert owner.get(f"{THERE}/edit").status_code == 404 and owner.get("/people/olga-owner").status_code == 200
    assert client_of(User.objects.get(pk=cast.member.pk)).get(f"{THERE}/edit").status_code == 200
    with pytest.raises(Refused, match="Make somebody else an owner first"):
        structure.leave(cast.member, today(), author=None)


def test_links_of_who_is_no_owner_any_more_end(cast: Cast) -> None:
    standing.change_standing(cast.second, Standing.OWNER, author=None)
    cast.second.refresh_from_db()
    welcoming.welcome("new@example.org", Standing.OWNER, author=cast.second, shown=True)
    standing.change_standing(cast.second, Standing.EDITOR, author=cast.owner)
    assert WelcomeLink.objects.get().withdrawn_at is not None
    assert Event.objects.filter(event="welcome_link.withdrawn").exists()


def test_the_account_says_who_puts_a_name_right_and_leads_owners_to_the_health_page(cast: Cast) -> None:
    owners = client_of(cast.owner).get("/account/").content.decode()
    assert "/people/olga-owner/edit" in owners and 'href="/healthz"' in owners
    page = client_of(cast.member).get("/account/").content.decode()
    assert "An owner of this installation puts it right" in page and "/people/mika-member/edit" not in page
    assert "/healthz" not in page


def test_a_link_says_the_standing_that_somebody_has(cast: Cast) -> None:
    nia = User.objects.create_user("nia@example.org", name="Nia New", standing=Standing.EDITOR)
    welcoming.welcome(nia.email, Standing.MEMBER, author=cast.owner, shown=True)
    assert WelcomeLink.objects.get().standing == "editor"
    with pytest.raises(Refused, match="Nia New is here already, as Framework editor"):
        welcoming.welcome(nia.email, Standing.OWNER, author=cast.owner, shown=True)


def test_the_console_makes_somebody_who_is_here_an_owner(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("standing", "MIKA@example.org", "owner")
    assert capsys.readouterr().out.strip() == "Mika Member is owner now."
    cast.member.refresh_from_db()
    assert cast.member.standing == "owner"
    assert Event.objects.get(event="person.standing_changed").actor == "system"
    call_command("standing", cast.owner.email, "member")
    for email, what in ((cast.leaver.email, "owner"), ("nobody@example.org", "owner"), (cast.member.email, "member")):
        with pytest.raises(CommandError):
            call_command("standing", email, what)
