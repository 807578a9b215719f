"""What each relation to a person is answered at every address about that person or one of their entries.

``test_permissions`` has the standings; here stand those who are something to somebody, each in one relation, in the
order of ``VIEWERS``: manager, above, lead, partner, teammate, named, attester, holder (of broken glass; an owner),
stranger. An address with a handle or the id of a record that is missing here fails. A single answer is everybody's.
"""

from collections.abc import Callable

import pytest
from django.utils import timezone

from cast import Cast, client_of, make_person
from levelset.process import seeing
from levelset.process.attesting import Answer
from levelset.process.rights import Standing
from levelset.process.visibility import Group, Relation
from levelset.web.api.access import tokens
from levelset.web.api.models import PersonalToken
from levelset.web.audit.readings import note_reading
from levelset.web.evidence import access as evidence
from levelset.web.evidence.actions import attesting
from levelset.web.evidence.models import Entry
from levelset.web.growth.access import steps
from levelset.web.growth.models import Step
from levelset.web.people.access.glass import may_ask_for
from levelset.web.people.models import Glass, User
from levelset.web.placements import access as placements
from levelset.web.placements import actions as placing
from support import relatives, world
from support.doors import opens
from support.relatives import FORMER, REASON, VIEWERS, Relatives
from test_permissions import answer_to, routes

pytestmark = pytest.mark.django_db

ELSEWHERE = ("people/teams/", "evidence/from/", "account/")
"""Addresses with an id that is of no person: teams, which all read; and one's own (``test_others_ids``)."""

NOBODY = "404"
POSTED = "405"
OWNERS = "404 404 404 404 404 404 404 200 404"
LEVEL = "200 200 404 200 404 404 404 404 404"
PLACING = "404 404 404 200 404 404 404 404 404"
GLASS = "404 404 404 200 404 404 404 200 404"
NAMED = "404 404 404 404 404 200 404 200 404"
ASKED = "404 404 404 404 404 404 200 404 404"

# route → every address of it that is tried, with the answers to GET.
TABLE: dict[str, dict[str, str]] = {
    "people/<str:handle>": {"/people/{handle}": "200"},
    **{f"people/<str:handle>/{one}": {f"/people/{{handle}}/{one}": OWNERS} for one in ("edit", "leave", "erase")},
    **{
        f"people/<str:handle>/{one}": {f"/people/{{handle}}/{one}": POSTED}
        for one in ("manager", "lead", "team", "partner", "name", "standing", "hold", "hold/lift")
    },
    "people/<str:handle>/level": {"/people/{handle}/level": LEVEL},
    "people/<str:handle>/level/<int:number>/take-back": {"/people/{handle}/level/{placement}/take-back": PLACING},
    "people/breaking-glass/<uuid:key>": {"/people/breaking-glass/{glass}": GLASS},
    **{
        f"people/breaking-glass/<uuid:key>/{one}": {f"/people/breaking-glass/{{glass}}/{one}": POSTED}
        for one in ("grant", "refuse", "end")
    },
    "evidence/<uuid:key>": {
        "/evidence/{draft}": NOBODY,
        "/evidence/{manager}": "200 404 404 404 404 404 404 200 404",
        "/evidence/{above}": "404 200 404 404 404 404 404 200 404",
        "/evidence/{lead}": "404 404 200 404 404 404 404 200 404",
        "/evidence/{partner}": "404 404 404 200 404 404 404 200 404",
        "/evidence/{team}": "404 404 404 404 200 404 404 200 404",
        "/evidence/{members}": "200",
        "/evidence/{by_name}": NAMED,
    },
    "evidence/<uuid:key>/files/<uuid:file>": {
        "/evidence/{draft}/files/{file_of_draft}": NOBODY,
        "/evidence/{by_name}/files/{file_of_by_name}": NAMED,
        "/evidence/{members}/files/{file_of_draft}": NOBODY,
    },
    # Readers write nothing, and are not asked with whom.
    **{
        f"evidence/<uuid:key>/{one}": {f"/evidence/{{{name}}}/{one}": NOBODY for name in ("draft", "members")}
        for one in ("share", "ask")
    },
    **{
        f"evidence/<uuid:key>/{one}": {f"/evidence/{{members}}/{one}": POSTED}
        for one in ("save", "delete", "restore", "erase", "files", "page", "behaviors", "suggestions", "unshare")
    },
    "evidence/<uuid:key>/files/<uuid:file>/remove": {"/evidence/{by_name}/files/{file_of_by_name}/remove": POSTED},
    **{
        f"evidence/<uuid:key>/behaviors/<int:number>/{one}": {f"/evidence/{{members}}/behaviors/1/{one}": POSTED}
        for one in ("remove", "follow")
    },
    **{
        f"evidence/<uuid:key>/asked/<uuid:which>/{one}": {f"/evidence/{{draft}}/asked/{{question}}/{one}": POSTED}
        for one in ("remind", "withdraw")
    },
    "evidence/attesting/<uuid:which>": {"/evidence/attesting/{question}": ASKED},
    # Programs come in by a token alone.
    "api/v1/entries/<key>": {"/api/v1/entries/{members}": "401"},
}


def is_about_somebody(route: str) -> bool:
    return any(one in route for one in ("handle>", "<uuid:", "<key>")) and not route.startswith(ELSEWHERE)


def test_the_table_names_every_address_about_somebody() -> None:
    every = {route for route in routes() if is_about_somebody(route)}
    assert len(every) > 25
    assert sorted(every - set(TABLE)) == [], "these addresses have no row in the table"
    assert sorted(set(TABLE) - every) == [], "these rows have no address any more"


def test_every_relation_is_answered_as_the_table_says(cast: Cast) -> None:
    with relatives.at_work(cast) as (made, names):
        clients = [client_of(getattr(made, name)) for name in VIEWERS]
        found = []
        for route, addresses in TABLE.items():
            for address, answers in addresses.items():
                path = address.format(**names)
                wanted = answers.split() if " " in answers else [answers] * len(VIEWERS)
                given = [answer_to(client, "GET", path) for client in clients]
                found += [
                    f"{route}, {address} by {name}: {one}, not {other}"
                    for name, one, other in zip(VIEWERS, given, wanted, strict=True)
                    if one != other
                ]
        assert not found, "\n" + "\n".join(found)


def shows(address: str, words: str) -> Callable[[User], bool]:
    """Whether a page says something to somebody."""
    return lambda viewer: words in client_of(viewer).get(address).content.decode()


def reads(*entries: Entry) -> Callable[[User], bool]:
    keys = {entry.pk for entry in entries}
    return lambda viewer: keys <= set(evidence.readable(viewer).values_list("pk", flat=True))


def doors(made: Relatives, viewers: tuple[User, ...]) -> dict[str, Callable[[User], bool]]:
    """For each row of the printed table, the door that it speaks of."""
    person, page = made.person, f"/people/{made.person.handle}"
    shared = {group: relatives.log(person, f"With {group.value}.", group) for group in Group}
    draft, others = relatives.log(person, "A draft."), tuple(one for one in viewers if one != person and one.is_active)
    by_name = relatives.log(person, "By name.", people=others)
    asked = relatives.log(person, "Asked about.")
    questions = {one.pk: relatives.ask(asked, one).key for one in others}
    declined = relatives.ask(shared[Group.MEMBERS], make_person("Dora Declined"))
    attesting.answer(Answer.DECLINED, "", author=declined.colleague, which=declined.key)
    note_reading(make_person("Zoe Reader"), person.key, draft.object_key)
    Step.objects.create(person=person, statement="a", version=1, text="a", changed_at=timezone.now())
    PersonalToken.objects.create(owner=person, name="a", digest="a", expires_at=timezone.now() + relatives.HOUR)

    def is_asked(viewer: User) -> bool:
        return (
            viewer == person or opens(evidence.asked_of_one, viewer, questions.get(viewer.pk, person.key)) is not None
        )

    found = {
        "Name, role, teams, managers of today": shows(page, "<h1><bdi>"),
        "Level, since when, and what was before": shows(f"{page}/level", REASON),
        "Former teams and managers": shows(page, FORMER),
        "An aim that the person opened to their manager": lambda viewer: (
            placements.aims(viewer).filter(person=person, ended_at=None, with_manager=True).exists()
        ),
        "An aim that they kept to themselves": lambda viewer: (
            placements.aims(viewer).filter(person=person, with_manager=False).exists()
        ),
        "Notes on the way to an aim, what was read elsewhere and not picked": lambda viewer: (
            steps(viewer).filter(person=person).exists()
        ),
        "Tokens: that there are any; the secret itself is shown once": lambda viewer: (
            tokens(viewer).filter(owner=person).exists()
        ),
        "Who read the records of the person": shows("/account/readers", "Zoe Reader"),
        "A draft of evidence": reads(draft),
        "Evidence shared with a reader by name: that reader, whoever they are": reads(by_name),
        "An entry, as it was then, without files: whoever was asked by name to attest it": is_asked,
        "Who was asked to attest and did not": shows(f"/evidence/{shared[Group.MEMBERS].key}", "Dora Declined"),
        "To ask for broken glass, or to grant what another asked (owners may, too)": lambda viewer: may_ask_for(
            viewer, person
        ),
    }
    return found | {f"Evidence shared with {words}": reads(shared[group]) for group, words in seeing.GROUPS.items()}


def test_the_printed_table_is_what_the_doors_do(cast: Cast) -> None:
    with relatives.at_work(cast) as (made, _names):
        # Of two aims one was opened to the manager; the earlier one is kept, and is nobody else's.
        placing.choose_aim(f"{world.ROLE}/ic1", with_manager=False, author=made.person)
        placing.choose_aim(f"{world.ROLE}/ic2", with_manager=True, author=made.person)
        by_relation = {Relation.SELF: made.person, Relation.MEMBER: made.stranger}
        by_relation |= {one: getattr(made, one.value) for one in Relation if one not in by_relation}
        viewers = (*by_relation.values(), cast.leaver)
        checked = doors(made, viewers)
        table = {row.words: row.among for row in seeing.rows()}
        under_glass = {words for words in table if "holds broken glass" in words}
        assert set(table) - under_glass == set(checked)
        for words, door in checked.items():
            for relation, viewer in by_relation.items():
                assert door(viewer) is table[words](frozenset({relation, Relation.MEMBER})), (words, relation)
            assert not door(cast.leaver), words
        check_glass(made, viewers, table)


def check_glass(made: Relatives, viewers: tuple[User, ...], table: dict[str, seeing.Rule]) -> None:
    """Everybody holds broken glass now, as owners could: what is shared with anybody is open, and no draft is."""
    named = relatives.log(made.person, "With one person.", people=(make_person("Nina Named"),))
    draft, ends = relatives.log(made.person, "For nobody."), timezone.now() + relatives.HOUR
    for viewer in viewers:
        User.objects.filter(pk=viewer.pk).update(standing=Standing.OWNER.value)
        viewer.refresh_from_db()
        if viewer != made.person:
            Glass.objects.create(
                person=made.person, asked_by=viewer, reason="a complaint", what="May", hours=1,
                granted_at=timezone.now(), ends_at=ends, told_at=timezone.now(),
            )  # fmt: skip
    for words, entry in (("Shared evidence", named), ("A draft", draft)):
        row = next(rule for name, rule in table.items() if name.startswith(f"{words}, for whoever holds broken glass"))
        for viewer in viewers:
            one = (
                frozenset({Relation.SELF if viewer == made.person else Relation.MEMBER})
                if viewer.is_active
                else frozenset()
            )
            assert reads(entry)(viewer) is row(one), (words, viewer)
