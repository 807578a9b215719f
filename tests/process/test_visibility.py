"""Who may see what of a person: the table of the rule, line by line."""

from itertools import chain, combinations

import pytest

from levelset.process.rights import Standing
from levelset.process.visibility import (
    NOBODY,
    READERS,
    Group,
    Relation,
    may_read_shared,
    may_read_under_glass,
    may_see_aim,
    may_see_asked,
    may_see_history,
    may_see_level,
    may_see_person,
    may_see_private,
    may_see_readers,
    may_see_unattested,
)

ALL = list(Relation)
EVERY_SET = [frozenset(some) for some in chain.from_iterable(combinations(ALL, n) for n in range(len(ALL) + 1))]
SEEN = {
    #               person level readers
    Relation.SELF: (True, True, True),
    Relation.MANAGER: (True, True, False),
    Relation.ABOVE: (True, True, False),
    Relation.LEAD: (True, False, False),
    Relation.PARTNER: (True, True, False),
    Relation.TEAMMATE: (True, False, False),
    Relation.MEMBER: (True, False, False),
}


@pytest.mark.parametrize("relation", ALL)
def test_what_one_relation_shows_and_hides(relation: Relation) -> None:
    reader = frozenset({relation})
    assert (may_see_person(reader), may_see_level(reader), may_see_readers(reader)) == SEEN[relation]


@pytest.mark.parametrize("relation", ALL)
def test_former_teams_and_managers_are_for_those_who_see_the_level(relation: Relation) -> None:
    assert may_see_history(frozenset({relation})) is SEEN[relation][1]


def test_of_a_leaver_those_who_manage_people_see_them_as_well() -> None:
    for reader in EVERY_SET:
        plain = may_see_history(reader)
        assert plain is may_see_history(reader, left=True) is may_see_history(reader, standing=Standing.OWNER)
        for standing in (Standing.EDITOR, Standing.MEMBER, None):
            assert may_see_history(reader, standing=standing, left=True) is plain
        assert may_see_history(reader, standing=Standing.OWNER, left=True) is bool(reader)


def test_nobody_sees_nothing() -> None:
    assert not any(rule(NOBODY) for rule in (may_see_person, may_see_level, may_see_history, may_see_readers))
    assert not may_read_shared(NOBODY, frozenset(Group), named=True)


def test_several_relations_show_what_any_of_them_shows() -> None:
    for reader in EVERY_SET:
        rules = (may_see_person, may_see_level, may_see_readers)
        assert tuple(rule(reader) for rule in rules) == tuple(
            any(SEEN[relation][column] for relation in reader) for column in range(3)
        )


def test_an_aim_is_the_persons_and_a_manager_sees_one_that_was_opened() -> None:
    for reader in EVERY_SET:
        assert may_see_aim(reader, with_manager=False) is (Relation.SELF in reader)
        assert may_see_aim(reader, with_manager=True) is bool({Relation.SELF, Relation.MANAGER} & reader)


def test_what_is_asked_is_shown_to_whoever_is_asked_and_the_rest_to_the_person_alone() -> None:
    for reader in EVERY_SET:
        assert may_see_asked(reader, asked=True) is bool(reader)
        assert may_see_asked(reader, asked=False) is (Relation.SELF in reader)
        assert may_see_private(reader) is may_see_unattested(reader) is (Relation.SELF in reader)


def test_every_group_has_its_readers() -> None:
    assert READERS.keys() == set(Group)
    assert len(set(READERS.values())) == len(Group)
    assert Relation.SELF not in READERS.values()


@pytest.mark.parametrize("group", list(Group))
def test_what_is_shared_with_a_group_is_read_by_it_and_its_author_alone(group: Group) -> None:
    for reader in EVERY_SET:
        expected = Relation.SELF in reader or READERS[group] in reader
        assert may_read_shared(reader, frozenset({group}), named=False) is expected


def test_a_draft_is_its_authors_and_a_name_opens_it() -> None:
    for reader in EVERY_SET:
        assert may_read_shared(reader, frozenset(), named=False) is (Relation.SELF in reader)
        assert may_read_shared(reader, frozenset(), named=True) is bool(reader)


def test_broken_glass_opens_what_is_shared_to_somebody_of_the_organization_and_nothing_else() -> None:
    for reader in EVERY_SET:
        for shared, glass in ((True, True), (True, False), (False, True), (False, False)):
            assert may_read_under_glass(reader, shared=shared, glass=glass) is (bool(reader) and shared and glass)
